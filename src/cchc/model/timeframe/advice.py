"""What may be said of a phrase that cannot be read: the readable form nearest to it, a time that no calendar has."""

import calendar
import re
import unicodedata

from cchc.model.emphasis import plain
from cchc.model.timeframe.reading import timeframe_of

_TIMES_A_YEAR = r"(?:(?:ít nhất|tối thiểu|định kỳ) )*\b(?:{0} lần(?: ?/ ?| (?:trong|một|mỗi) )năm|mỗi năm {0} lần)\b"
_DAY_AND_MONTH = r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]"
_WEEK = "(?:0?[1-5]|I{1,3}|IV|V|nhất|hai|ba|tư|năm|đầu|cuối)"
_CHANGES = tuple(
    (re.compile(before, re.IGNORECASE), after)
    for before, after in (
        (r"\s*\((?:dự kiến|hoặc|nếu|sau khi|khi)\b[^()]*\)", ""),
        (r"\b(?:dự kiến|(?:vào )?khoảng|không quá|không muộn hơn|chậm nhất trước)\b(?: là| vào| trong)?\s*", ""),
        (r"\b(?:trong |vào )?(?:nửa )?đầu năm\b", "6 tháng đầu năm"),
        (r"\b(?:trong |vào )?cuối năm(?= 20)", "Quý IV năm"),
        (r"\b(?:trong |vào )?cuối năm\b", "Quý IV"),
        (rf"{_TIMES_A_YEAR.format('(?:0?2|hai)')}", "6 tháng/lần"),
        (rf"{_TIMES_A_YEAR.format('(?:0?4|bốn)')}", "Hằng quý"),
        (rf"{_TIMES_A_YEAR.format('12')}", "Hằng tháng"),
        (r"\b(tháng |T|quý )(\w{1,3})[/.-]([2-4][0-9])(?![0-9])", r"\g<1>\g<2>/20\g<3>"),
        (rf"\b{_DAY_AND_MONTH}([2-4][0-9])(?![0-9])", r"\g<1>/\g<2>/20\g<3>"),
        (rf"\btuần (?:lễ )?(?:thứ )?{_WEEK}(?: tiên| cùng)?(?: của)? (?=tháng)", ""),
        *(
            (rf"\b{part} quý {quarter}\b", f"tháng {3 * number + month}")
            for number, quarter in enumerate(("(?:I|0?1)", "(?:II|0?2)", "(?:III|0?3)", "(?:IV|0?4)"))
            for month, part in enumerate(("đầu", "giữa", "cuối"), 1)
        ),
        (r"\b(?:đầu|giữa|cuối) (?=(?:tháng|quý)\b)", ""),
        (r"^định kỳ$", "Định kỳ hằng quý"),
        (r"\s*,? (?:sau )?khi\b.*", ""),
        (r"\s*,? theo\b.*", ""),
    )
)
"""Words that keep a time from being read, and what may stand in their place."""


_DAY = re.compile(
    r"(?<!số )(?:\bngày |\btrước |\bđến |\bnhất |\bvà |^|; )([0-9]{1,2})"
    r"(?:/| tháng |[.-](?=[0-9]{1,2}[.-](?:20)?[0-9]{2}\b))([0-9]{1,2})(?![0-9])"
    r"(?:(?:[/.-]| năm )((?:20)?[0-9]{2})\b)?(?![/-])",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(tháng) (0?0|1[3-9]|[2-9][0-9])(?![0-9.-]|/(?!20))|\b(quý) (0?0|0?[5-9]|v|vi{1,3}|i?x)(?![\w-])", re.IGNORECASE
)
_MONTHS = 12
_CENTURY = 2000


def not_in_calendar(phrase: str, years: range) -> str | None:
    """The first day, month or quarter of a phrase that no year of the plan has: “ngày 30/02/2026”; else `None`."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", plain(phrase))).strip()
    for day, month, named in _DAY.findall(text):
        meant = [int(named[-2:]) + _CENTURY] if named else years
        if not any(_exists(int(day), int(month), year) for year in meant):
            return f"ngày {day}/{month}" + (f"/{meant[0]}" if len(meant) == 1 else "")
    part = _PART.search(text)
    return f"{(part[1] or part[3]).lower()} {part[2] or part[4]}" if part else None


def _exists(day: int, month: int, year: int) -> bool:
    return 1 <= month <= _MONTHS and 1 <= day <= calendar.monthrange(year, month)[1]


def nearest_readable(phrase: str, year: int) -> str | None:
    """A form of this phrase that can be read; `None` when none is near."""
    text = unicodedata.normalize("NFC", plain(phrase)).strip(" .;")
    for before, after in _CHANGES:
        text = before.sub(after, text).strip(" ,")
        if text and timeframe_of(text, year):
            return text[0].upper() + text[1:]
    return None
