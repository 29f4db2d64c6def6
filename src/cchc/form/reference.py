"""What the line “(Kèm theo …)” says: number and symbol, day, issuer (Phụ lục I, khoản 3, 4 Mục II, khoản 1 Mục III).

What is still to be filled in is no fault: an electronic copy leaves number, symbol and day open, as Mẫu 2.2 has them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from cchc.form.basis import CONVENTION, DATE, KIND, REFERENCE, SYMBOL
from cchc.form.found import FormFault, place
from cchc.model.document_kind import kind_in, kind_named
from cchc.reading.annexes import DocumentAnnex
from cchc.reading.references import SIGN, kind_stated, numbered_in
from cchc.resources import document_kinds
from cchc.wording import listing, month_number

_LONGEST = 1000
"""The most characters of the line that are read: the time of the patterns grows with its third power."""
_UNTIED_SYMBOL = re.compile(r"\s*(?P<symbol>[A-ZĐ]{2,}[\w/–—−-]*)")
"""A symbol with nothing between it and its number."""
_ONE_PART = re.compile(r"\s*[/\\]\s*[^\W\d_]+")
"""A symbol that has no issuer yet."""
_SEPARATOR = re.compile(rf"\s*(?P<sign>{SIGN}|(?<=[^\W_])_(?=[^\W_]))\s*")
_HYPHEN_FIRST = re.compile(r"(?P<number>\d+)-(?=[^/]+$)")
"""A hyphen in the place of the slash; the Party's `05-KH/ĐU` has its slash further on."""
_DATE = re.compile(
    r"ngày\s*(?P<day>\d{1,2})\s*tháng\s*(?P<month>\d{1,2})\b(?:\s*năm\s*(?P<year>\d{4})\b)?", re.IGNORECASE
)
_DAY = re.compile(r"\bngày\s*(?P<number>\d+)(?=\s*tháng\b)", re.IGNORECASE)
_MONTH = re.compile(r"\btháng\s*(?P<number>\d+)\b(?!\s?[/.-]\s?\d)", re.IGNORECASE)
_YEAR = re.compile(r"\bnăm\s*['’]?(?P<number>\d+)\b", re.IGNORECASE)
_IN_FIGURES = re.compile(
    r"\b\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}\b|\b(?:ngày|tháng)\s*\d+(?:\s?[/.-]\s?\d+)+", re.IGNORECASE
)
_NUMERAL = r"(?:một|hai|ba|tư|bốn|sáu|bảy|tám|chín|mười|mùng|mồng|giêng|chạp|[ivx]+)"
_IN_WORDS = re.compile(rf"\b(?:ngày|tháng)\s+{_NUMERAL}\b", re.IGNORECASE)
_TIED = re.compile(r"\b(?P<word>ngày|tháng|năm)(?P<number>\d+)", re.IGNORECASE)
_ISSUED_WITH = re.compile(r"\(?\s*ban\s+hành\s+kèm\s+theo\b", re.IGNORECASE)
_PARTS = {
    "số": re.compile(r"\bsố", re.IGNORECASE),
    "ngày, tháng, năm": re.compile(r"\bngày.*\btháng.*\bnăm|\d\s?[/.-]\s?\d{4}|\bngày\s*\d+\s?[/.-]", re.IGNORECASE),
    "tên cơ quan": re.compile(r"\bcủa\b", re.IGNORECASE),
}
_MONTHS = 12
_YEAR_DIGITS, _SHORT_YEAR_DIGITS = 4, 2
_LEAP_YEAR = 2000
"""The year assumed for a date without a year: a leap year, so that 29 February is a day."""


@dataclass(frozen=True, slots=True)
class Miswritten:
    """A piece of the line, what it should be, and what says so."""

    written: str
    right: str
    basis: str


def check_reference(annex: DocumentAnnex) -> Iterator[FormFault]:
    """Faults of the line: a missing part, a piece in a wrong form, a day in no calendar, other words."""
    text = " ".join(line.text for line in annex.reference)[:_LONGEST].replace("\u2011", "-")
    where = place(annex.name, "dòng “Kèm theo”")
    if missing := list(_missing(text)):
        right = "phải ghi số, ký hiệu, thời gian, cơ quan ban hành văn bản"
        mend = "Đề nghị bổ sung; bản điện tử để trống chỗ điền số và ngày."
        yield FormFault("N811", where, f"thiếu {listing(missing)}", REFERENCE, right, mend, text)
    for each in (*_in_number(text), *_in_date(text)):
        right, mend = f"phải ghi “{each.right}”", "Đề nghị sửa lại."
        yield FormFault("N811", where, f"“{each.written}”", each.basis, right, mend, text)
    if told := _other_kind(text):
        wrong, right = f"ký hiệu là của {told}", "phải là chữ viết tắt của tên loại văn bản"
        yield FormFault("N811", where, wrong, KIND, right, "Đề nghị kiểm tra tên loại và ký hiệu.", text)
    if impossible := _impossible(text):
        wrong, right = f"“{impossible}” không có trong lịch", "phải là ngày ban hành văn bản"
        yield FormFault("N811", where, wrong, DATE, right, "Đề nghị kiểm tra lại.", text)
    yield from _check_words(where, text)


def _missing(text: str) -> Iterator[str]:
    """The parts that are not there; with a number, its symbol is one of them."""
    yield from (name for name, pattern in _PARTS.items() if not pattern.search(text))
    if (found := numbered_in(text)) and found["number"] and not _has_symbol(found, text):
        yield "ký hiệu"


def _has_symbol(found: re.Match[str], text: str) -> bool:
    """True if letters, or room for them, follow a number."""
    written = re.search(r"[^\W\d_]|[.…]", found["symbol"])
    return written is not None or _UNTIED_SYMBOL.match(text, found.end()) is not None


def _in_number(text: str) -> Iterator[Miswritten]:
    """Number and symbol: two digits at least, a slash after it, hyphens in it, no spaces, capitals."""
    found = numbered_in(text)
    if found is None:
        return
    number, whole = found["number"], found["whole"].strip()
    if len(number) == 1:
        yield Miswritten(f"số {number}", f"số 0{number}", SYMBOL)
    untied = _UNTIED_SYMBOL.match(text, found.end())
    if number and untied and (not found["symbol"] or _ONE_PART.fullmatch(found["symbol"])):
        begun = f"{whole}-" if found["symbol"] else f"{number}/"
        yield Miswritten(text[found.start("number") : untied.end()], f"{begun}{untied['symbol']}", SYMBOL)
    written = whole if number else found["symbol"].strip()
    if (right := _rightly_written(written)) != written:
        yield Miswritten(written, right, SYMBOL)


def _rightly_written(written: str) -> str:
    """A symbol, with its number or without, as the decree writes it."""
    right = _SEPARATOR.sub(lambda sign: "/" if set(sign["sign"]) & {"/", "\\"} else "-", written)
    right = _HYPHEN_FIRST.sub(r"\g<number>/", right)
    return re.sub(r"\b[^\W\d_]{2,}\b", lambda group: _capitals(group[0]), _run_together().sub(r"\1-\2", right))


def _capitals(group: str) -> str:
    """A group of letters of a symbol as it is written: “TTr” as the decree has it, others in capitals."""
    kinds = {kind.upper(): kind for kind in document_kinds()}
    return kinds.get(group.upper(), group.upper() if group.islower() else group)


@cache
def _run_together() -> re.Pattern[str]:
    """A kind and an issuer with no hyphen between: KHUBND, KH.UBND."""
    kinds = "|".join(sorted(document_kinds(), key=len, reverse=True))
    return re.compile(rf"(?<=/)({kinds})\.?((?:UBND|HĐND)\b)", re.IGNORECASE)


def _other_kind(text: str) -> str | None:
    """The kind that a symbol tells, when the line names another kind; `None` where either is not known."""
    found, stated = numbered_in(text), kind_stated(text)
    told = kind_in(found["symbol"], "") if found and found["symbol"] else None
    kinds = document_kinds().values()
    named = kind_named(stated) if stated else ""
    return told if told in kinds and named in kinds and told != named else None


def _in_date(text: str) -> Iterator[Miswritten]:
    """The day: in Arabic figures, day and month below ten as the decree writes them, the year in full."""
    if (day := _DATE.search(text)) and day["year"]:
        text = text[: day.end()]  # what follows is another document's
    if figures := _IN_FIGURES.search(text):
        yield Miswritten(figures[0], "ngày … tháng … năm …", DATE)
    for words in _IN_WORDS.finditer(text):
        yield Miswritten(words[0], f"{words[0].split()[0]} …” bằng chữ số Ả Rập", DATE)
    for name, pattern, right in (("ngày", _DAY, _day), ("tháng", _MONTH, _month), ("năm", _YEAR, _year)):
        found = pattern.search(text)
        if found and found["number"] != right(found["number"]):
            yield Miswritten(f"{name} {found['number']}", f"{name} {right(found['number'])}", DATE)


def _day(number: str) -> str:
    return f"{int(number):02}"


def _month(number: str) -> str:
    """The month as it is to be written; one that no calendar has is another fault."""
    return month_number(int(number)) if 1 <= int(number) <= _MONTHS else number


def _year(number: str) -> str:
    """The year in full, of one in two figures; dots for what nobody can know."""
    if len(number) == _YEAR_DIGITS:
        return number
    return f"20{number}" if len(number) == _SHORT_YEAR_DIGITS else "20…"


def _impossible(text: str) -> str:
    """The day, or the month where the day is blank, that no calendar has; blank when there is none."""
    found, month = _DATE.search(text), _MONTH.search(text)
    if found:
        try:
            date(int(found["year"] or _LEAP_YEAR), int(found["month"]), int(found["day"]))
        except ValueError:
            return found[0]
    return month[0] if month and not 1 <= int(month["number"]) <= _MONTHS else ""


def _check_words(where: str, text: str) -> Iterator[FormFault]:
    if _ISSUED_WITH.match(text):
        wrong, right = "dòng này ghi “Ban hành kèm theo”", "như mẫu của Nghị định ghi “Kèm theo”"
        yield FormFault("N831", where, wrong, CONVENTION, right, "Đề nghị bỏ chữ “Ban hành”.", text)
    found = numbered_in(text)
    if found and found["number"] and not found["gap"].endswith(" "):
        yield _untied(where, found[0].strip(), f"số {found['whole'].strip()}", text)
    for tied in _TIED.finditer(text):
        yield _untied(where, tied[0], f"{tied['word']} {tied['number']}", text)


def _untied(where: str, written: str, right: str, text: str) -> FormFault:
    wrong = f"“{written}” thiếu dấu cách"
    return FormFault("N848", where, wrong, CONVENTION, f"thì ghi “{right}”", "Đề nghị thêm dấu cách.", text)
