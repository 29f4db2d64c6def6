"""Vietnamese forms of numbers, days and counts, and the names of the columns.

Form of numbers and dates: decimal comma (Luật Kế toán, Điều 12); days below 10 and months 1 and 2 with a leading zero,
other months without (Nghị định 30/2020/NĐ-CP, Phụ lục I).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from itertools import chain
from itertools import count as count_from

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Việt Nam's time zone: one offset and no summer time since 1975, so that Windows needs no time zone data base."""
_LONGEST_QUOTE = 80
_DAYS = (
    "(?P<year>[0-9]{4})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})",
    "(?:ngày )?(?P<day>[0-9]{1,2})(?: ?[-/.] ?| tháng )(?P<month>[0-9]{1,2})(?: ?[-/.] ?| năm )(?P<year>[0-9]{4})",
)
"""Written days: the year first, as in files, or the day first, as officials write it."""
_MARKER = r"(##\w*)\["
_COMMAND = r"(?m)^((?:[^\S\n]|\x1b\[[0-9;]*m)*):(?=(?:\x1b\[[0-9;]*m)*:)"
_QUARTERS = ("I", "II", "III", "IV")
_SHORTEST_RANGE = 3
"""The fewest periods in a row that are told as a range."""
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""The first characters of a text that Excel takes for a formula."""
CRITERION = "Lĩnh vực/Tiêu chí/Tiêu chí thành phần"

FIELDS = {
    "aliases": "Cách viết khác",
    "head": "Có người đứng đầu chịu trách nhiệm",
    "annex": "Số phụ lục",
    "areas": "Các lĩnh vực",
    "assessed_year": "Năm được chấm điểm",
    "basis": "Văn bản giao",
    "by": "Người thực hiện",
    "cchc": "Phiên bản",
    "cells": "Các ô của cột tự đặt",
    "code": "Mã tiêu chí",
    "columns": "Tên cột",
    "commune": "Tệp đơn vị",
    "criteria": "Các tiêu chí",
    "criterion": "Tiêu chí",
    "date": "Ngày",
    "decided_by": "Cấp quyết định điểm",
    "deliverables": "Nhiệm vụ, sản phẩm có thời hạn",
    "document": "Văn bản",
    "due": "Thời hạn",
    "entries": "Các kết quả đã ghi nhận",
    "events": "Các sự việc đã ghi nhận",
    "every": "Định kỳ",
    "evidence": "Tài liệu kiểm chứng",
    "extensions": "Các lần gia hạn",
    "file": "Tệp kiểm chứng",
    "from": "Từ ngày",
    "funding": "Nguồn kinh phí",
    "id": "Mã",
    "issuer": "Cơ quan ban hành",
    "kind": "Loại",
    "labels": "In nhãn TC, TCTP",
    "lead": "Chủ trì",
    "lines": "Các dòng thẩm quyền ký",
    "maintain_plan": "Tệp phụ lục duy trì",
    "max_score": "Điểm tối đa",
    "members": "Những người giữ việc",
    "name": "Tên",
    "note": "Ghi chú",
    "not_applicable": "Cách tính tiêu chí không phát sinh",
    "number": "Số",
    "numbering": "Cách đánh số TT",
    "part_of": "Thuộc tiêu chí",
    "parties": "Các đầu mối",
    "parts": "Các tiêu chí thành phần",
    "plan": "Tệp kế hoạch",
    "product": "Sản phẩm",
    "same_as": "Tương ứng tiêu chí",
    "score": "Điểm đạt được",
    "score_document": "Văn bản về điểm",
    "score_source": "Nguồn điểm",
    "sha256": "Mã băm SHA-256",
    "short": "Tên gọi tắt",
    "signatory": "Người ký",
    "support": "Phối hợp",
    "symbol": "Ký hiệu",
    "target": "Mục tiêu",
    "tasks": "Nhiệm vụ, giải pháp",
    "timeframe": "Thời gian thực hiện",
    "title": "Tên gọi",
    "unit": "Cấp hành chính",
    "until": "Đến",
    "was": "Thời hạn cũ",
    "what": "Địa chỉ nhiệm vụ",
    "withdrawn": "Ngày rút ghi nhận",
    "year": "Năm",
}
"""The Vietnamese name of each field of the plan language; in a sentence use `field_name`."""
_OTHER_FIELDS = {"Commune.code": "Mã đơn vị", "IssuedDocument.kind": "Loại văn bản"}
"""The names of fields that mean something else in one group than in the others."""


def field_title(field: str, group: str = "") -> str:
    """The Vietnamese name of a field of the language, as it is used in a group such as `Commune`."""
    return _OTHER_FIELDS.get(f"{group}.{field}", FIELDS[field])


def field_name(field: str, group: str = "") -> str:
    """A field as messages name it, the column's name first: “Điểm tối đa (max_score)”."""
    return f"{field_title(field, group)} ({field})" if field in FIELDS else f"“{field}”"


def points(value: Decimal) -> str:
    """A number of points with a decimal comma and no trailing zero: 4, 1,5, 19,5."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


def percent(part: Decimal, whole: Decimal) -> str:
    """`part` of `whole` as a percentage with at most one decimal, halves up: 63,6%. `whole` is above zero."""
    return points((part * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)) + "%"


def day(value: date) -> str:
    """A day as officials write it: 15/7/2024, 05/01/2024."""
    return f"{value.day:02}/{month_number(value.month)}/{value.year}"


def day_meant(text: str) -> date | None:
    """The day that is written as 28/6/2024, 28-06-2024, 28.6.2024, ngày 28 tháng 6 năm 2024 or 2024-06-28, else `None`.

    Raises:
        ValueError: It is written so, but the calendar has no such day.
    """
    written = " ".join(text.split())
    match = next(filter(None, (re.fullmatch(form, written, re.IGNORECASE) for form in _DAYS)), None)
    return match and date(*(int(match[part]) for part in ("year", "month", "day")))


def instant(value: datetime) -> str:
    """An instant in Việt Nam's time, to the second: 15/01/2024 09:30:05 +07:00."""
    there = value.astimezone(VIETNAM).replace(microsecond=0)
    return f"{day(there)} {there:%H:%M:%S} {there.isoformat()[-6:]}"


def month_number(month: int) -> str:
    """1 and 2 with a leading zero, 3 to 12 without (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4)."""
    return f"{month:02}" if month <= 2 else str(month)  # noqa: PLR2004 — the decree's own months


def day_in_words(value: date) -> str:
    """A day as a document names it: ngày 05 tháng 01 năm 2024, ngày 05 tháng 3 năm 2024 (as `month_number`)."""
    return f"ngày {value.day:02} tháng {month_number(value.month)} năm {value.year}"


def issued_number(text: str) -> str | None:
    """The number of a document as it is written: below 10 with a leading zero (Nghị định 30/2020/NĐ-CP, mục II.3).

    `None` when the text is no number.
    """
    return f"{int(text):02}" if re.fullmatch("0*[1-9][0-9]{0,4}", text) else None


def count(number: int) -> str:
    """A count of one or more with a leading zero below ten: 02 tệp. For none, the caller writes “không có”."""
    return f"{number:02}"


def count_or_zero(value: int) -> str:
    """A count with a leading zero below ten, "0" for none: 00 never appears."""
    return count(value) if value else "0"


def copied_scores_sentence(copied: int, year: int) -> str:
    """The warning that so many criteria, which are all of an annex, have the scores of the year before."""
    which = f"{count(copied)}/{count(copied)} tiêu chí"
    return f"Điểm đạt được của {which} giống hệt năm trước ({year}). Đề nghị kiểm tra lại điểm đã chấm."


def listing(items: list[str]) -> str:
    """“a, b và c”."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} và {items[-1]}"


def together(names: Sequence[str]) -> str:
    """Names of periods; a first word that all share stands once, three or more in a row of one year are a range.

    “quý I, II”, “tháng 1–6, 9”, “tháng 10–12/2026, 1/2027”.
    """
    heads, _, tails = zip(*(name.partition(" ") for name in names), strict=True)
    if len(set(heads)) == 1 and not any(" " in tail for tail in tails) and all(tails):
        return f"{heads[0]} {', '.join(_ranges(tails))}"
    return ", ".join(names)


def _ranges(tails: Sequence[str]) -> Iterator[str]:
    """The numbers of periods, each run of three or more as a range: 1–6, I–III, 1–6/2026."""
    runs: list[list[str]] = []
    for tail in tails:
        if runs and _follows(runs[-1][-1], tail):
            runs[-1].append(tail)
        else:
            runs.append([tail])
    for run in runs:
        yield from run if len(run) < _SHORTEST_RANGE else [f"{run[0].partition('/')[0]}–{run[-1]}"]


def _follows(one: str, other: str) -> bool:
    """True if a period comes right after another one of its year: 3 after 2, II after I, 7/2026 after 6/2026."""
    (number, _, year), (following, _, its_year) = one.partition("/"), other.partition("/")
    if number in _QUARTERS:
        return year == its_year and following in _QUARTERS[_QUARTERS.index(number) + 1 :][:1]
    return year == its_year and number.isdecimal() and following == str(int(number) + 1)


def one_line(sentence: str) -> str:
    """A message on one line, whatever values it quotes: line breaks become spaces, a long value is cut."""
    joined = " ".join(sentence.split())
    return re.sub(f"“([^”]{{{_LONGEST_QUOTE + 1},}})”", lambda quoted: f"“{_cut(quoted[1])}…”", joined)


def _cut(value: str) -> str:
    """The beginning of a long value, whole words where it has any."""
    return value[:_LONGEST_QUOTE].rsplit(" ", 1)[0]


def harmless(value: str) -> str:
    """A value on one line, safe to show: any blank (tab, hard space) as a plain one, invisible characters as U+FFFD.

    Invisible are control and format characters, line breaks, half characters: a terminal or a log would obey or hide
    them.
    """
    return value if value.isprintable() else "".join(map(_harmless, value))


def harmless_line(text: str) -> str:
    """A text on one line, safe to show: line breaks become blanks, unlike in a name."""
    return harmless(text.replace("\n", " "))


def harmless_lines(text: str) -> str:
    """A text of several lines, safe to show: each line as with `harmless`."""
    return text if text.isprintable() else "\n".join(map(harmless, text.split("\n")))


def _harmless(letter: str) -> str:
    if letter.isprintable():
        return letter
    return " " if letter == "\t" or unicodedata.category(letter) == "Zs" else "\N{REPLACEMENT CHARACTER}"


def without_markers(text: str, instead: str = "\N{REPLACEMENT CHARACTER}") -> str:
    """A text without `##[` (GitHub) and its kin (`##vso[`, `##teamcity[`), which CI obeys wherever they stand.

    `instead` takes the place of the bracket.
    """
    return re.sub(_MARKER, lambda found: found[1] + instead, text)


def without_commands(text: str) -> str:
    """A text without commands to CI: no markers, and no line that begins with `::`, colours left aside."""
    return re.sub(_COMMAND, "\\1\N{REPLACEMENT CHARACTER}", without_markers(text))


def guarded(cell: str) -> str:
    """A cell of a CSV file for Excel: with a leading apostrophe where Excel would take it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULAS) else cell


def unguarded(cell: str) -> str:
    """The cell without the apostrophe of `guarded`."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULAS) else cell


def bare(text: str) -> str:
    """A text as people type it without diacritics: Điểm tối đa → diem toi da."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def slug(text: str) -> str:
    """A text as a part of a file's name: small letters without diacritics, digits and dashes; blank if it has none."""
    return re.sub("[^a-z0-9]+", "-", bare(text)).strip("-")


def distinct(names: Sequence[str]) -> list[str]:
    """The names in their order, one that stands before already with a number: a, a-2, a-3."""
    found: dict[str, None] = {}
    numbers: dict[str, Iterator[int]] = {}
    for name in names:
        further = numbers.setdefault(name, count_from(2))
        variants = chain([name], (f"{name}-{number}" for number in further))
        found[next(variant for variant in variants if variant not in found)] = None
    return list(found)


PARTY_KINDS = {"official": "công chức", "unit": "bộ phận", "group": "tập thể", "outside": "cơ quan ngoài xã"}
"""The Vietnamese name of each kind of party."""
CHOICES = {
    **PARTY_KINDS,
    "maintain": "duy trì",
    "remedy": "khắc phục",
    "assignments": "phân công nhiệm vụ",
    "restart": "đánh lại ở mỗi lĩnh vực",
    "continue": "đánh tiếp cả bảng",
    "commune": "đơn vị",
    "progress": "tiến độ",
    "week": "tuần",
    "month": "tháng",
    "quarter": "quý",
    "half-year": "nửa năm",
    "year": "năm",
    "self": "tự chấm",
    "appraised": "thẩm định",
    "published": "công bố",
    "exclude": "không tính",
    "full": "tính đủ điểm",
}
"""The Vietnamese name of each word that a field chooses from."""
