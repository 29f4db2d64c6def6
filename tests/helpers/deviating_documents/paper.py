"""Paper, margins and page numbers that deviate, said by sections, headers, footers, styles and fields."""

from helpers.decree.draft import DEFAULTS, LABEL, NORMAL, PAGE, WIDTHS, Draft, header, page, section, tasks
from helpers.decree.formatting import style
from helpers.decree.paper import margins
from helpers.decree.wording import code_of, field, line, look, numbered, paragraph, run, simple_field
from helpers.deviating_documents.expected import deviates

SECTION = "phần (section) 1"
HEADER, FOOTER = f"{SECTION}, đầu trang", f"{SECTION}, chân trang"
SLIM = (600, 3000, 2000, 2000)
"""A table that any paper has room for."""
_14 = look(14)


def sized(width: int, height: int) -> Draft:
    """The annex on paper of so many millimetres."""
    size = f'<w:pgSz w:w="{round(width * 56.6929)}" w:h="{round(height * 56.6929)}"/>'
    said = f'{size}<w:pgMar {margins(30, 15)}/><w:pgNumType w:start="1"/><w:titlePg/>'
    return Draft(table=tasks(SLIM), paper=said)


def within(left: int = 30, right: int = 15, top: int = 20, bottom: int = 20, gutter: int = 0) -> Draft:
    return Draft(table=tasks(SLIM), paper=page(margins=margins(left, right, top, bottom, gutter)))


def printed(number: str, **more: object) -> Draft:
    """The annex with another paragraph that prints the page's number."""
    return Draft(headers={"default": number}, **more)  # type: ignore[arg-type]


def divided(second: str, references: str = "", first: str = "") -> Draft:
    """The annex in two sections; the second begins before its `./.` and says this."""
    named = '<w:headerReference w:type="default" r:id="dau"/>'
    parts = {"dau": ("header", "header9.xml", header(PAGE)), "trong": ("header", "header8.xml", header(paragraph()))}
    middle = section(first or page(), named)
    return Draft(end=middle + line("./.", jc="right"), headers={}, paper=references + second, parts=parts)


GOES_ON = page(more="<w:pgNumType/>", first=False)


@deviates("N801", SECTION, "khổ giấy 215,9 × 279,4 mm")
def letter() -> Draft:
    draft = sized(216, 279)
    draft.paper = draft.paper.replace('w:w="12246" w:h="15817"', 'w:w="12240" w:h="15840"')
    return draft


@deviates("N801", SECTION, "khổ giấy 148 × 210 mm")
def a5() -> Draft:
    draft = sized(148, 210)
    draft.table = tasks((400, 2000, 1500, 1500))
    return draft


@deviates("N801", SECTION, "khổ giấy 420 × 297 mm")
def a3_lying() -> Draft:
    return sized(420, 297)


@deviates("N801", SECTION, "khổ giấy 215,9 × 279,4 mm")
def paper_unsaid() -> Draft:
    """Word then takes Letter."""
    draft = sized(210, 297)
    draft.paper = draft.paper[draft.paper.index("<w:pgMar") :]
    return draft


@deviates("N801", "phần (section) 2", "khổ giấy 279,4 × 215,9 mm")
def letter_in_the_second_section() -> Draft:
    return divided(GOES_ON.replace('w:w="16838" w:h="11906"', 'w:w="15840" w:h="12240"'))


@deviates("N802", SECTION, "lề trái 25 mm")
def a_narrow_left_margin() -> Draft:
    return within(left=25)


@deviates("N802", SECTION, "lề trái 40 mm")
def a_wide_left_margin() -> Draft:
    return within(left=40)


@deviates("N802", SECTION, "lề phải 10 mm")
def a_narrow_right_margin() -> Draft:
    return within(right=10)


@deviates("N802", SECTION, "lề phải 25 mm")
def a_wide_right_margin() -> Draft:
    return within(right=25)


@deviates("N802", SECTION, "lề trên 15 mm")
def a_low_top_margin() -> Draft:
    return within(top=15)


@deviates("N802", SECTION, "lề trên 30 mm")
def a_high_top_margin() -> Draft:
    return within(top=30)


@deviates("N802", SECTION, "lề dưới 15 mm")
def a_low_bottom_margin() -> Draft:
    return within(bottom=15)


@deviates("N802", SECTION, "lề dưới 30 mm")
def a_high_bottom_margin() -> Draft:
    return within(bottom=30)


@deviates("N802", SECTION, "lề trái 40 mm")
def a_gutter_beside_a_full_margin() -> Draft:
    return within(gutter=10)


@deviates("N802", "phần (section) 2", "lề trái 20 mm")
def a_margin_of_the_second_section() -> Draft:
    return divided(page(margins=margins(20, 15), more="<w:pgNumType/>", first=False))


# Page numbers.


@deviates("N816", FOOTER, "số trang ở cuối trang")
def a_number_below() -> Draft:
    return Draft(headers={}, footers={"default": PAGE})


@deviates("N816", FOOTER, "số trang ở cuối trang")
def a_number_below_in_a_content_control() -> Draft:
    return Draft(headers={}, footers={"default": f"<w:sdt><w:sdtContent>{PAGE}</w:sdtContent></w:sdt>"})


@deviates("N815", HEADER, "không canh giữa")
def a_number_at_the_left() -> Draft:
    return printed(numbered(field(" PAGE ", _14), ""))


@deviates("N815", HEADER, "không canh giữa")
def a_number_at_the_right() -> Draft:
    return printed(numbered(field(" PAGE ", _14), '<w:jc w:val="right"/>'))


@deviates("N815", HEADER, "không canh giữa")
def a_number_at_the_right_by_its_style() -> Draft:
    right = style("Header", lines='<w:jc w:val="right"/>')
    return printed(numbered(field(" PAGE ", _14), '<w:pStyle w:val="Header"/>'), styles=DEFAULTS + NORMAL + right)


@deviates("N815", HEADER, "không canh giữa")
def a_number_in_a_frame_at_the_right() -> Draft:
    frame = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="right" w:y="1"/>'
    return printed(numbered(field(" PAGE ", _14), frame) + paragraph())


@deviates("N815", HEADER, "cỡ 12")
def a_small_number() -> Draft:
    return printed(numbered(field(" PAGE ", look(12))))


@deviates("N815", HEADER, "cỡ 16")
def a_large_number() -> Draft:
    return printed(numbered(field(" PAGE ", look(16))))


@deviates("N815", HEADER, "cỡ 12")
def a_small_number_by_its_paragraphs_style() -> Draft:
    small = style("Header", '<w:sz w:val="24"/>', lines='<w:jc w:val="center"/>')
    return printed(numbered(field(" PAGE "), '<w:pStyle w:val="Header"/>'), styles=DEFAULTS + NORMAL + small)


@deviates("N815", HEADER, "cỡ 11")
def a_small_number_by_a_character_style() -> Draft:
    small = style("PageNumber", '<w:sz w:val="22"/>', kind="character")
    return printed(numbered(field(" PAGE ", '<w:rStyle w:val="PageNumber"/>')), styles=DEFAULTS + NORMAL + small)


@deviates("N815", HEADER, "cỡ 12")
def a_small_number_that_was_never_printed() -> Draft:
    return printed(numbered(field(" PAGE ", look(12), "")))


@deviates("N815", HEADER, "cỡ 12")
def a_small_number_whose_field_is_all_in_its_marks() -> Draft:
    begin, end = (
        f'<w:r><w:rPr>{look(12)}</w:rPr><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end")
    )
    return printed(numbered(begin + code_of("PAGE", look(12)) + end))


@deviates("N815", HEADER, "nghiêng")
def a_number_in_italics() -> Draft:
    return printed(numbered(field(" PAGE ", look(14, italic=True))))


@deviates("N815", HEADER, "nghiêng")
def a_number_in_italics_by_a_simple_field() -> Draft:
    return printed(numbered(simple_field(" PAGE ", look(14, italic=True))))


@deviates("N815", HEADER, "không phải chữ số Ả Rập")
def numbers_in_roman_figures() -> Draft:
    return Draft(paper=page(more='<w:pgNumType w:fmt="lowerRoman" w:start="1"/>'))


@deviates("N815", HEADER, "không phải chữ số Ả Rập")
def numbers_in_letters() -> Draft:
    return Draft(paper=page(more='<w:pgNumType w:fmt="upperLetter" w:start="1"/>'))


@deviates("N815", HEADER, "không phải chữ số Ả Rập")
def numbers_in_roman_figures_by_the_field() -> Draft:
    return printed(numbered(field(r" PAGE \* ROMAN ", _14, "II")))


@deviates("N814", HEADER, "số trang hiện ở trang đầu")
def a_number_on_the_first_page() -> Draft:
    return Draft(paper=page(first=False))


@deviates("N814", f"{SECTION}, đầu trang thứ nhất", "số trang hiện ở trang đầu")
def a_number_in_the_header_of_the_first_page() -> Draft:
    return Draft(headers={"default": PAGE, "first": PAGE})


@deviates("N813", HEADER, "không có số trang")
def no_number() -> Draft:
    return Draft(headers={})


@deviates("N813", HEADER, "không có số trang")
def a_number_typed_by_hand() -> Draft:
    """It is the same on each page."""
    return printed(numbered(run("2", _14)))


@deviates("N813", f"{SECTION}, đầu trang chẵn", "không có số trang")
def no_number_on_even_pages() -> Draft:
    return Draft(headers={"default": PAGE, "even": paragraph()}, settings="<w:evenAndOddHeaders/>")


@deviates("N813", "phần (section) 2, đầu trang", "không có số trang")
def no_number_in_the_second_section() -> Draft:
    return divided(GOES_ON, '<w:headerReference w:type="default" r:id="trong"/>')


@deviates("N817", SECTION, "bắt đầu từ 3")
def numbers_from_three() -> Draft:
    return Draft(paper=page(more='<w:pgNumType w:start="3"/>'))


@deviates("N817", SECTION, "bắt đầu từ 0")
def numbers_from_nought() -> Draft:
    return Draft(paper=page(more='<w:pgNumType w:start="0"/>'))


@deviates("N817", "phần (section) 2", "đánh lại từ 1 giữa phụ lục")
def numbers_that_begin_anew_within_the_annex() -> Draft:
    return divided(page(first=False))


@deviates("N829", f"{SECTION}, đầu trang thứ nhất", "chiếm chỗ của chữ ký số")
def text_at_the_place_of_the_signature() -> Draft:
    return Draft(headers={"default": PAGE, "first": paragraph(run("Dự thảo lần 2"))})


# Tables.


@deviates("N830", "bảng 1", "bảng rộng")
def a_table_wider_than_the_page() -> Draft:
    return Draft(paper=page(portrait=True), table=tasks(WIDTHS))


@deviates("N812", "Phụ lục 1, dòng “Phụ lục”", "chưa đánh số La Mã")
def a_number_in_arabic_figures() -> Draft:
    return Draft(label=LABEL.replace("Phụ lục I", "Phụ lục 1"))
