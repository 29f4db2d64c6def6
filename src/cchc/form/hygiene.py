"""Leftovers of drafting and habits of other papers. The decree says nothing of them: all of it is our convention."""

import re
from collections.abc import Iterator, Sequence

from cchc.form.basis import CONVENTION
from cchc.form.ending import signature_block
from cchc.form.found import FormFault, place, section_of
from cchc.form.page import TOLERANCE, mm
from cchc.form.printed import PlacedParagraph, heading_lines
from cchc.reading.annexes import DocumentAnnex
from cchc.reading.fields import has_page_number
from cchc.reading.watermarks import has_watermark

_BESIDE = re.compile(r"/|\b(?![ivxlcdm]+\b)[^\W\d_]+", re.IGNORECASE)
"""A word, or the stroke before the number of all pages; a number in Roman figures is another fault."""
_SIDES = {"top": ("đầu trang", "lề trên", "Header"), "bottom": ("chân trang", "lề dưới", "Footer")}


def check_hygiene(annex: DocumentAnnex, everything: Sequence[PlacedParagraph]) -> Iterator[FormFault]:
    """Headers deeper than the margin, text beside the page number, watermarks, underlines, markers."""
    yield from _check_distances(annex)
    for where, paragraph in everything:
        if has_page_number(paragraph) and _BESIDE.search(paragraph.text):
            wrong, mend = "bên cạnh số trang có chữ khác", "Đề nghị chỉ để lại số trang."
            yield FormFault("N844", where, wrong, CONVENTION, "chỉ ghi số trang", mend, paragraph.text)
        if has_watermark(paragraph):
            mend = "Đề nghị vào Design, Watermark, chọn Remove Watermark."
            yield FormFault("N845", where, "có hình mờ, chữ chìm", CONVENTION, "thì không có", mend)
        marked = "".join(piece.text for line in paragraph.lines for piece in line.pieces if piece.is_marked)
        if marked:
            mend = "Đề nghị chọn chữ này, vào Home, Text Highlight Color (hoặc Shading), chọn No Color."
            yield FormFault("N847", where, "chữ còn tô nền", CONVENTION, "thì không tô nền", mend, marked)
    yield from _check_underlines(annex)


def _check_distances(annex: DocumentAnnex) -> Iterator[FormFault]:
    """A header or footer that begins deeper than the margin pushes the text away from it."""
    for section in annex.sections:
        kinds = {section.first_kind, *section.other_kinds}
        for side, parts in (("top", section.headers), ("bottom", section.footers)):
            distance, margin = section.distances[side], section.margins[side]
            if distance - margin > TOLERANCE and kinds & parts.keys():
                name, edge, box = _SIDES[side]
                wrong = f"{name} cách mép giấy {mm(distance)} mm, xa hơn {edge} ({mm(margin)} mm)"
                mend = f"Đề nghị bấm đúp vào {name}, đặt {box} from Edge nhỏ hơn {edge}."
                yield FormFault("N843", section_of(annex, section), wrong, CONVENTION, f"phải nằm trong {edge}", mend)


def _check_underlines(annex: DocumentAnnex) -> Iterator[FormFault]:
    for name, lines in (*heading_lines(annex), ("khối chữ ký", signature_block(annex))):
        for line in lines:
            if any(look.underlined for look in line.looks):
                mend = "Đề nghị chọn dòng này, bấm Ctrl+U để bỏ gạch chân."
                yield FormFault(
                    "N846", place(annex.name, name), "gạch chân", CONVENTION, "thì không gạch chân", mend, line.text
                )
