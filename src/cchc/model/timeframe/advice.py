"""The readable form nearest to a phrase that cannot be read, for the advice of a finding."""

import re
import unicodedata

from cchc.model.emphasis import plain
from cchc.model.timeframe.reading import timeframe_of

_CHANGES = tuple(
    (re.compile(before, re.IGNORECASE), after)
    for before, after in (
        (r"\s*\((?:dự kiến|hoặc|nếu|sau khi|khi)\b[^()]*\)", ""),
        (r"\b(?:dự kiến|(?:vào )?khoảng|không quá|không muộn hơn|chậm nhất trước)\b(?: là| vào| trong)?\s*", ""),
        (r"\b(?:trong |vào )?(?:nửa )?đầu năm\b", "6 tháng đầu năm"),
        (r"\b(?:trong |vào )?cuối năm(?= 20)", "Quý IV năm"),
        (r"\b(?:trong |vào )?cuối năm\b", "Quý IV"),
        (r"\b(?:đầu|giữa|cuối) (?=(?:tháng|quý)\b)", ""),
        (r"^định kỳ$", "Định kỳ hằng quý"),
        (r"\s*,? (?:sau )?khi\b.*", ""),
        (r"\s*,? theo\b.*", ""),
    )
)
"""Words that keep a time from being read, and what may stand in their place."""


def nearest_readable(phrase: str, year: int) -> str | None:
    """A form of this phrase that can be read; `None` when none is near."""
    text = unicodedata.normalize("NFC", plain(phrase)).strip(" .;")
    for before, after in _CHANGES:
        text = before.sub(after, text).strip(" ,")
        if text and timeframe_of(text, year):
            return text[0].upper() + text[1:]
    return None
