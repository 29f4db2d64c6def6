"""The page of an annex: paper, margins, and its number in the top margin (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I).

The decree does not say how a page with a wide table lies, so nothing here asks for it.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from cchc.form.basis import ANNEX_PAGES, CONVENTION, MARGINS, PAGE_NUMBER, PAPER
from cchc.form.found import FormFault, place, section_of
from cchc.form.line_form import wrong_sizes
from cchc.reading.annexes import DocumentAnnex
from cchc.reading.content import Paragraph
from cchc.reading.field_values import number_on, sums_page_number
from cchc.reading.fields import has_page_number, page_field
from cchc.reading.lengths import whole
from cchc.reading.paging import goes_over_a_page
from cchc.reading.sections import DEFAULT, EVEN, FIRST, Section
from cchc.reading.seen import seen
from cchc.wording import listing, points

A4 = (210, 297)
TOLERANCE = 0.5
"""The tolerance in millimetres for lengths, since programs round them."""
_MARGINS = {"left": ("trái", 30, 35), "right": ("phải", 15, 20), "top": ("trên", 20, 25), "bottom": ("dưới", 20, 25)}
PAGES = {FIRST: "trang thứ nhất", DEFAULT: "trang", EVEN: "trang chẵn"}
_ARABIC = {"decimal", "decimalZero", "numberInDash"}
_OTHER_FORMAT = re.compile(r"\\\* ?(?:roman|alphabetic|cardtext|ordtext|ordinal|hex)", re.IGNORECASE)
_LEAST, _MOST = 13, 14


def check_paper(annex: DocumentAnnex) -> Iterator[FormFault]:
    """A4, either way up; margins within the decree's ranges."""
    for section in annex.sections:
        width, height = section.paper
        if any(abs(one - other) > TOLERANCE for one, other in zip(sorted(section.paper), A4, strict=True)):
            wrong, right = f"khổ giấy {mm(width)} × {mm(height)} mm", "phải là A4 (210 × 297 mm)"
            yield FormFault(
                "N801", section_of(annex, section), wrong, PAPER, right, "Đề nghị vào Layout, Size, chọn A4."
            )
        wrong_margins = [
            (f"lề {name} {mm(length)} mm", f"lề {name} từ {least} đến {most} mm")
            for side, (name, least, most) in _MARGINS.items()
            if not least - TOLERANCE <= (length := section.margins[side]) <= most + TOLERANCE
        ]
        if wrong_margins:
            wrong = listing([wrong for wrong, _ in wrong_margins])
            right = f"phải là {listing([right for _, right in wrong_margins])}"
            mend = "Đề nghị vào Layout, Margins, sửa lề."
            yield FormFault("N802", section_of(annex, section), wrong, MARGINS, right, mend)


def check_page_numbers(annex: DocumentAnnex, pages: int | None) -> Iterator[FormFault]:
    """In the top margin, centred, 13–14, upright, Arabic, from 1, on every page but the first."""
    yield from _check_count(annex)
    first = annex.sections[0]
    number, shown_first = _first_page(annex)
    for parts, where in ((first.headers, _header), (first.footers, _footer)):
        if any(number_on(each, number) for each in parts.get(shown_first, ())):
            wrong, right = "số trang hiện ở trang đầu", "thì không hiển thị số trang thứ nhất"
            mend = "Đề nghị bấm đúp vào đầu trang, chọn Different First Page và xóa số ở trang đầu."
            yield FormFault("N814", where(annex, first, shown_first), wrong, PAGE_NUMBER, right, mend)
    needed = goes_over_a_page(annex, pages)
    for section, kind in _later_pages(annex):
        yield from _check_number(annex, section, kind, number + 1, needed=needed)


def check_room_for_signature(annex: DocumentAnnex) -> Iterator[FormFault]:
    """Nothing in the top margin of the first page of an annex that is a file of its own (Phụ lục I, mục III.1.d)."""
    section = annex.sections[0]
    if annex.position > 1 or section.number > 1 or not annex.begins_section:
        return
    for paragraph in section.headers.get(section.first_kind, ()):
        if paragraph.text and not has_page_number(paragraph):
            yield FormFault(
                "N829",
                _header(annex, section, section.first_kind),
                "chữ ở đầu trang đầu chiếm chỗ của chữ ký số",
                CONVENTION,
                "thì để trống",
                "Đề nghị xóa, hoặc đưa vào nội dung.",
                paragraph.text,
            )


def mm(length: float) -> str:
    """A length in millimetres as it is printed: 29,6."""
    return points(Decimal(str(round(length, 1))))


def _check_count(annex: DocumentAnnex) -> Iterator[FormFault]:
    """Page numbers begin with 1 where the annex does, and go on from there."""
    first, *others = annex.sections
    if not annex.begins_section:
        wrong = "phụ lục không có phần (section) riêng từ trang mới, nên số trang không đánh riêng từ 1"
        mend = "Đề nghị đặt con trỏ trước dòng “Phụ lục”, vào Layout, Breaks, chọn Next Page."
        yield FormFault("N817", section_of(annex, first), wrong, ANNEX_PAGES, "phải đánh riêng từng phụ lục", mend)
    elif wrong := _wrong_start(first):
        is_start = first.numbers[1] is not None
        basis, right = (PAGE_NUMBER, "từ 1") if is_start else (ANNEX_PAGES, "riêng từng phụ lục, từ 1")
        mend = "Đề nghị vào Insert, Page Number, Format Page Numbers, đặt Start at: 1."
        yield FormFault("N817", section_of(annex, first), f"số trang {wrong}", basis, f"phải đánh {right}", mend)
    for section in others:
        if section.numbers[1] is not None:
            wrong, right = f"số trang đánh lại từ {section.numbers[1]} giữa phụ lục", "phải đánh liên tục từ 1"
            again = "Đề nghị vào Insert, Page Number, Format Page Numbers, chọn Continue from previous section."
            yield FormFault("N817", section_of(annex, section), wrong, ANNEX_PAGES, right, again)


def _wrong_start(section: Section) -> str:
    """The fault of the number of a section's first page, blank for none."""
    start = section.numbers[1] or ("1" if section.number == 1 else "")
    if _summed_start(section, start) == "1":
        return ""
    return f"bắt đầu từ {start}" if start else "tiếp theo phần trước"


def _summed_start(section: Section, start: str) -> str:
    """The number of the first page as its field prints it, which may add to `start`; 1 when it cannot be told."""
    summed = next(filter(sums_page_number, section.headers.get(DEFAULT, ())), None)
    if summed is None:
        return start
    return (number_on(summed, whole(start) or 1) if start else None) or "1"


def _first_page(annex: DocumentAnnex) -> tuple[int, str]:
    """The number of an annex's first page, at least 2 where the numbers go on, and the kind of that page."""
    if not annex.begins_section:
        return 2, DEFAULT
    first = annex.sections[0]
    return whole(first.numbers[1]) or min(first.number, 2), first.first_kind


def _later_pages(annex: DocumentAnnex) -> Iterator[tuple[Section, str]]:
    """The kinds of pages of an annex after its first one."""
    for section in annex.sections:
        goes_on = section is not annex.sections[0]
        kinds = (FIRST, *section.other_kinds) if goes_on and section.first_differs else section.other_kinds
        yield from ((section, kind) for kind in kinds)


def _check_number(annex: DocumentAnnex, section: Section, kind: str, page: int, *, needed: bool) -> Iterator[FormFault]:
    """The number on pages of a kind, of which one has the number `page`."""
    numbers = [each for each in section.headers.get(kind, ()) if number_on(each, page) != ""]
    below = [each for each in section.footers.get(kind, ()) if number_on(each, page) != ""]
    if below:
        yield FormFault(
            "N816",
            _footer(annex, section, kind),
            "số trang ở cuối trang",
            PAGE_NUMBER,
            "phải ở lề trên, canh giữa",
            "Đề nghị xóa ở chân trang, rồi vào Insert, Page Number, Top of Page.",
        )
    elif not numbers and needed:
        yield FormFault(
            "N813",
            _header(annex, section, kind),
            "không có số trang",
            PAGE_NUMBER,
            "phải đánh số trang ở giữa lề trên",
            "Đề nghị vào Insert, Page Number, Top of Page, chọn kiểu canh giữa.",
        )
    for number in numbers:
        if wrong := list(_wrong_in_number(section, number)):
            where, right = _header(annex, section, kind), "phải là chữ số Ả Rập, cỡ 13 đến 14, kiểu đứng, canh giữa"
            mend = "Đề nghị chọn số trang và sửa lại."
            yield FormFault("N815", where, f"số trang {listing(wrong)}", PAGE_NUMBER, right, mend)


def _wrong_in_number(section: Section, paragraph: Paragraph) -> Iterator[str]:
    if section.numbers[0] not in _ARABIC or _OTHER_FORMAT.search(page_field(paragraph)):
        yield "không phải chữ số Ả Rập"
    looks = [piece.look for piece in seen(paragraph)]
    if sizes := wrong_sizes(looks, _LEAST, _MOST):
        yield sizes
    if any(look.italic for look in looks):
        yield "nghiêng"
    if not section.centres(paragraph):
        yield "không canh giữa"


def _header(annex: DocumentAnnex, section: Section, kind: str) -> str:
    return place(section_of(annex, section), f"đầu {PAGES[kind]}")


def _footer(annex: DocumentAnnex, section: Section, kind: str) -> str:
    return place(section_of(annex, section), f"chân {PAGES[kind]}")
