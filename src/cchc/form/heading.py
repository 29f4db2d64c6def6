"""The heading of an annex: “Phụ lục …”, its name, “(Kèm theo …)”, the short rule (Phụ lục I, mục III.1; Mẫu 2.1)."""

import re
from collections.abc import Iterable, Iterator

from cchc.form.basis import ANNEX_HEADING, ANNEX_NUMBER, CONVENTION, REFERENCE
from cchc.form.found import FormFault, place
from cchc.form.line_form import LineForm, wrong_in
from cchc.form.reference import check_reference
from cchc.reading.annexes import DocumentAnnex
from cchc.reading.content import Paragraph, TextLine
from cchc.wording import listing

_RULE = re.compile(r"[_—–―─-]{3,}")
_TITLE_CASE = re.compile(r"(?!PHỤ)[Pp]h[Ụụ]\s+L[ỤụỤ][Cc]")
_LABEL_FORM = LineForm((14, 14), bold=True, italic=False, capitals=False)
_TITLE_FORM = LineForm((13, 14), bold=True, italic=False, capitals=True)
_REFERENCE_FORM = LineForm((13, 14), bold=False, italic=True, capitals=False)
_BASES = {"N806": ANNEX_HEADING, "N808": ANNEX_HEADING, "N810": REFERENCE}


def check_heading(annex: DocumentAnnex) -> Iterator[FormFault]:
    """Each line is there and in its form; the short rule is below, nothing of another document above."""
    yield from _check_letterhead(annex)
    yield from _check_label(annex)
    if annex.title:
        yield from _check_line(annex, annex.title, "N808", _TITLE_FORM, "tên phụ lục")
    elif annex.title_below:
        where, mend = place(annex.name, "dòng “Kèm theo”"), "Đề nghị đưa dòng này xuống dưới tên phụ lục."
        yield FormFault("N810", where, "dòng “Kèm theo” ở trên tên phụ lục", REFERENCE, "phải ở dưới", mend)
    elif not annex.label_holds_title:
        yield _missing(annex, "N807", "tên phụ lục", CONVENTION, f"dưới dòng “Phụ lục”, {_TITLE_FORM}")
    if annex.reference:
        yield from _check_line(annex, annex.reference, "N810", _REFERENCE_FORM, "dòng “Kèm theo”")
        yield from check_reference(annex)
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


def _check_letterhead(annex: DocumentAnnex) -> Iterator[FormFault]:
    """An annex begins with “Phụ lục”: the letterhead is that of the document which it goes with."""
    if annex.letterhead:
        where = place(annex.name, "trên dòng “Phụ lục”")
        wrong = "tiêu đề của văn bản (quốc hiệu, tên cơ quan, số, ký hiệu) ở trên dòng “Phụ lục”"
        right = "như Mẫu 2.1 của Nghị định thì phụ lục bắt đầu bằng dòng “Phụ lục”"
        yield FormFault("N834", where, wrong, CONVENTION, right, "Đề nghị xóa các dòng tiêu đề này.")


def _check_label(annex: DocumentAnnex) -> Iterator[FormFault]:
    if annex.label is None:
        yield _missing(annex, "N805", "dòng “Phụ lục”", ANNEX_HEADING, f"trên tên phụ lục, {_LABEL_FORM}")
    elif annex.label_holds_title:
        where, wrong = place(annex.name, "dòng “Phụ lục”"), "“Phụ lục” và tên phụ lục ở cùng một dòng"
        right, mend = "phải là hai dòng riêng", "Đề nghị xuống dòng sau số thứ tự của phụ lục."
        yield FormFault("N805", where, wrong, ANNEX_HEADING, right, mend, annex.label.text)
    else:
        yield from _check_line(annex, (annex.label,), "N806", _LABEL_FORM, "dòng “Phụ lục”")
        if title_case := _TITLE_CASE.match(annex.label.printed.strip()):
            where, right = place(annex.name, "dòng “Phụ lục”"), "viết “Phụ lục”"
            mend = f"Đề nghị sửa “{title_case[0]}” thành “Phụ lục”."
            yield FormFault("N841", where, "viết hoa cả hai chữ", ANNEX_HEADING, right, mend, annex.label.text)


def _check_line(
    annex: DocumentAnnex, lines: tuple[TextLine, ...], code: str, form: LineForm, name: str
) -> Iterator[FormFault]:
    if wrong := wrong_in(lines, form):
        where = place(annex.name, name if name.startswith("dòng") else f"dòng {name}")
        text = " ".join(line.text for line in lines)
        basis, mend = _BASES[code], "Đề nghị chọn dòng này và sửa lại."
        yield FormFault(code, where, f"{name} {listing(wrong)}", basis, f"phải là {form}", mend, text)


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
