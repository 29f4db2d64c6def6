"""The heading of an annex: “Phụ lục …”, its name, “(Kèm theo …)”, the short rule (Phụ lục I, mục III.1; Mẫu 2.1)."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from cchc.form.basis import ANNEX_HEADING, ANNEX_NUMBER, CONVENTION, DATE, REFERENCE, SYMBOL
from cchc.form.found import FormFault, place
from cchc.form.line_form import LineForm, wrong_in
from cchc.reading.annexes import DocumentAnnex
from cchc.reading.content import Paragraph, TextLine
from cchc.wording import listing, month_number

_DATE = re.compile(
    r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\b(?:\s+năm\s+(?P<year>\d{4})\b)?", re.IGNORECASE
)
_MONTH = re.compile(r"tháng\s+(?P<month>\d{1,2})\b", re.IGNORECASE)
_DATE_IN_FIGURES = re.compile(r"\b\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}\b")
_DOCUMENT_NUMBER = re.compile(r"\bsố\s*:?\s*(?P<number>\d+)\s*[/-]", re.IGNORECASE)
_ISSUED_WITH = re.compile(r"\(?\s*ban\s+hành\s+kèm\s+theo\b", re.IGNORECASE)
_PARTS = {
    "số": re.compile(r"\bsố\b", re.IGNORECASE),
    "ngày, tháng, năm": re.compile(r"\bngày\b.*\btháng\b.*\bnăm\b|\d\s?[/.-]\s?\d{4}", re.IGNORECASE),
    "tên cơ quan": re.compile(r"\bcủa\b", re.IGNORECASE),
}
_RULE = re.compile(r"[_—–―─-]{3,}")
_LONGEST = 1000
"""The most characters of the line “(Kèm theo …)” that are read: the time of the patterns grows with its third power."""
_MONTHS = 12
_LEAP_YEAR = 2000
"""The year assumed for a date without a year: a leap year, so that 29 February is a day."""
_LABEL_FORM = LineForm((14, 14), bold=True, italic=False, capitals=False)
_TITLE_FORM = LineForm((13, 14), bold=True, italic=False, capitals=True)
_REFERENCE_FORM = LineForm((13, 14), bold=False, italic=True, capitals=False)
_BASES = {"N806": ANNEX_HEADING, "N808": ANNEX_HEADING, "N810": REFERENCE}


def check_heading(annex: DocumentAnnex) -> Iterator[FormFault]:
    """Each line is there and in its form; the short rule is below."""
    yield from _check_label(annex)
    if annex.title:
        yield from _check_line(annex, annex.title, "N808", _TITLE_FORM, "tên phụ lục")
    elif not annex.label_holds_title:
        yield _missing(annex, "N807", "tên phụ lục", CONVENTION, f"dưới dòng “Phụ lục”, {_TITLE_FORM}")
    if annex.reference:
        yield from _check_line(annex, annex.reference, "N810", _REFERENCE_FORM, "dòng “Kèm theo”")
        yield from _check_reference(annex, " ".join(line.text for line in annex.reference)[:_LONGEST])
        yield from _check_rule(annex)
    else:
        form = "(Kèm theo Kế hoạch số … ngày … tháng … năm … của …)"
        yield _missing(annex, "N809", "dòng “Kèm theo”", REFERENCE, f"dưới tên phụ lục, dạng “{form}”")


def check_numbers(annexes: Iterable[DocumentAnnex]) -> Iterator[FormFault]:
    """Two or more annexes have Roman numbers, one after the other; another number means that there are others."""
    last = 0
    for annex in annexes:
        if annex.label is None or (annex.of == 1 and not annex.number):
            continue
        where, quote = place(annex.name, "dòng “Phụ lục”"), annex.label.text
        if annex.roman is None:
            right = "thì từ hai phụ lục trở lên phải đánh số bằng chữ số La Mã"
            mend = "Đề nghị ghi, ví dụ, “Phụ lục I”, “Phụ lục II”."
            yield FormFault("N812", where, "chưa đánh số La Mã", ANNEX_NUMBER, right, mend, quote)
        elif annex.roman <= last:
            wrong, right = "số không tăng so với phụ lục trước", "các phụ lục phải được đánh số"
            yield FormFault("N812", where, wrong, ANNEX_NUMBER, right, "Đề nghị đánh số lại theo thứ tự.", quote)
        last = annex.roman or last


def _check_label(annex: DocumentAnnex) -> Iterator[FormFault]:
    if annex.label is None:
        yield _missing(annex, "N805", "dòng “Phụ lục”", ANNEX_HEADING, f"trên tên phụ lục, {_LABEL_FORM}")
    elif annex.label_holds_title:
        where, wrong = place(annex.name, "dòng “Phụ lục”"), "“Phụ lục” và tên phụ lục ở cùng một dòng"
        right, mend = "phải là hai dòng riêng", "Đề nghị xuống dòng sau số thứ tự của phụ lục."
        yield FormFault("N805", where, wrong, ANNEX_HEADING, right, mend, annex.label.text)
    else:
        yield from _check_line(annex, (annex.label,), "N806", _LABEL_FORM, "dòng “Phụ lục”")


def _check_line(
    annex: DocumentAnnex, lines: tuple[TextLine, ...], code: str, form: LineForm, name: str
) -> Iterator[FormFault]:
    if wrong := wrong_in(lines, form):
        where = place(annex.name, name if name.startswith("dòng") else f"dòng {name}")
        text = " ".join(line.text for line in lines)
        basis, mend = _BASES[code], "Đề nghị chọn dòng này và sửa lại."
        yield FormFault(code, where, f"{name} {listing(wrong)}", basis, f"phải là {form}", mend, text)


def _check_reference(annex: DocumentAnnex, text: str) -> Iterator[FormFault]:
    """Faults of the line “(Kèm theo …)”: a missing part, a wrong number or day, a day in no calendar, other words.

    Numbers below ten and the first two months have a leading zero; blanks that are still to be filled in are no fault.
    """
    where = place(annex.name, "dòng “Kèm theo”")
    missing = [name for name, pattern in _PARTS.items() if not pattern.search(text)]
    if missing:
        right = "phải ghi số, ký hiệu, thời gian, cơ quan ban hành văn bản"
        mend = "Đề nghị bổ sung; bản điện tử để trống chỗ điền số và ngày."
        yield FormFault("N811", where, f"thiếu {listing(missing)}", REFERENCE, right, mend, text)
    for written, right, basis in _miswritten(text):
        yield FormFault("N811", where, f"“{written}”", basis, f"phải ghi “{right}”", "Đề nghị sửa lại.", text)
    if impossible := _impossible(text):
        wrong, right = f"“{impossible}” không có trong lịch", "phải là ngày ban hành văn bản"
        yield FormFault("N811", where, wrong, DATE, right, "Đề nghị kiểm tra lại.", text)
    if _ISSUED_WITH.match(text):
        wrong, right = "dòng này ghi “Ban hành kèm theo”", "như mẫu của Nghị định ghi “Kèm theo”"
        yield FormFault("N831", where, wrong, CONVENTION, right, "Đề nghị bỏ chữ “Ban hành”.", text)


def _miswritten(text: str) -> Iterator[tuple[str, str, str]]:
    """Numbers and days in a wrong form: as written, as they should be, and the part of the decree."""
    number = _DOCUMENT_NUMBER.search(text)
    if number and len(number["number"]) == 1:
        yield f"số {number['number']}", f"số 0{number['number']}", SYMBOL
    figures = _DATE_IN_FIGURES.search(text)
    if figures:
        yield figures[0], "ngày … tháng … năm …", DATE
    day = _DATE.search(text)
    if day and len(day["day"]) == 1:
        yield f"ngày {day['day']}", f"ngày 0{day['day']}", DATE
    month = _MONTH.search(text)
    if month and 1 <= int(month["month"]) <= _MONTHS and month["month"] != (right := month_number(int(month["month"]))):
        yield f"tháng {month['month']}", f"tháng {right}", DATE


def _impossible(text: str) -> str:
    """The day, or the month where the day is blank, that no calendar has; blank when there is none."""
    found, month = _DATE.search(text), _MONTH.search(text)
    if found:
        try:
            date(int(found["year"] or _LEAP_YEAR), int(found["month"]), int(found["day"]))
        except ValueError:
            return found[0]
    return month[0] if month and not 1 <= int(month["month"]) <= _MONTHS else ""


def _check_rule(annex: DocumentAnnex) -> Iterator[FormFault]:
    """A short line under the heading: drawn, a border, or of underscores, as in the decree's samples."""
    if not any(map(_is_rule, _below_title(annex))):
        where, wrong = place(annex.name, "dòng “Kèm theo”"), "không có đường kẻ ngắn dưới dòng “Kèm theo”"
        mend = "Đề nghị kẻ một đường ngắn ở giữa (Insert, Shapes, Line)."
        yield FormFault("N827", where, wrong, CONVENTION, "phải có như mẫu của Nghị định", mend)


def _below_title(annex: DocumentAnnex) -> list[Paragraph]:
    """The paragraphs from “(Kèm theo …)” down to the first table."""
    first = annex.reference[0]
    index = next(number for number, each in enumerate(annex.head) if any(line is first for line in each.lines))
    return annex.head[index:]


def _is_rule(paragraph: Paragraph) -> bool:
    drawn = paragraph.said.get("rule") == "1" or paragraph.has_drawing
    return drawn or any(_RULE.fullmatch(line.text) for line in paragraph.lines)


def _missing(annex: DocumentAnnex, code: str, name: str, basis: str, how: str) -> FormFault:
    where, mend = place(annex.name, "đầu phụ lục"), f"Đề nghị bổ sung {how}."
    return FormFault(code, where, f"không có {name}", basis, "phải có", mend)
