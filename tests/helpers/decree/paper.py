"""Sound documents by their paper: margins, sections, headers, page numbers."""

from dataclasses import replace

from helpers.decree.draft import (
    LABEL,
    NARROW,
    PAGE,
    REFERENCE,
    TITLE,
    Draft,
    header,
    page,
    section,
    tasks,
)
from helpers.decree.wording import code_of, field, line, look, numbered, paragraph, run, simple_field

_14 = look(14)
_PORTRAIT = 'w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="{}"'


def margins(left: int, right: int, top: int = 20, bottom: int = 20, gutter: int = 0) -> str:
    """Margins in millimetres."""
    sides = {"top": top, "right": right, "bottom": bottom, "left": left, "gutter": gutter, "header": 10, "footer": 10}
    return " ".join(f'w:{name}="{round(length * 56.6929)}"' for name, length in sides.items())


def in_header(xml: str, **more: object) -> Draft:
    """The annex with another paragraph that prints the page's number."""
    return Draft(headers={"default": xml}, **more)  # type: ignore[arg-type]


def plan(more: str = "") -> str:
    """A whole Kế hoạch on portrait pages, before the annex."""
    head = (
        line("ỦY BAN NHÂN DÂN XÃ", 13, bold=True)
        + line("Số: 15/KH-UBND", 13)
        + line("KẾ HOẠCH", 14, bold=True)
        + line("Cải cách hành chính năm 2024", 14, bold=True)
    )
    text = "Thực hiện nhiệm vụ cải cách hành chính, Ủy ban nhân dân xã ban hành Kế hoạch với các nội dung như sau: "
    body = "".join(line(f"{number}. {text * 3}", jc="both") for number in range(1, 30))
    return head + body + line("(Chi tiết tại Phụ lục I kèm theo)./.", jc="both") + more


# Margins.


def portrait() -> Draft:
    return Draft(paper=page(portrait=True), table=tasks(NARROW))


def widest_margins() -> Draft:
    return Draft(paper=page(margins=margins(35, 20, 25, 25)), table=tasks((800, 7000, 2800, 2800)))


def margins_rounded_by_a_program() -> Draft:
    sides = 'w:top="1138" w:right="850" w:bottom="1133" w:left="1699" w:header="562" w:footer="562" w:gutter="0"'
    return Draft(paper=page(margins=sides))


def a_gutter_at_the_left() -> Draft:
    """The gutter is part of the left margin: 25 and 5."""
    return Draft(paper=page(margins=margins(25, 15, gutter=5)))


def a_gutter_at_the_top() -> Draft:
    return Draft(paper=page(margins=margins(30, 15, 15, gutter=5)), settings="<w:gutterAtTop/>")


def a_gutter_at_the_right() -> Draft:
    """In a section that is bound at its right."""
    return Draft(
        paper=page(margins=margins(30, 10, gutter=5), more='<w:pgNumType w:start="1"/>').replace(
            "<w:titlePg/>", "<w:titlePg/><w:rtlGutter/>"
        )
    )


def mirrored_margins() -> Draft:
    """Left and right are inside and outside."""
    return Draft(
        paper=page(margins=margins(30, 20)), settings="<w:mirrorMargins/>", table=tasks((800, 7200, 3000, 3000))
    )


def mirrored_margins_with_a_gutter() -> Draft:
    return Draft(paper=page(margins=margins(20, 15, gutter=10)), settings="<w:mirrorMargins/>")


def an_exact_top_margin() -> Draft:
    """A negative margin does not grow with the header."""
    return Draft(paper=page(margins=margins(30, 15, -20)))


def lengths_with_units() -> Draft:
    """As strict files say them."""
    paper = '<w:pgSz w:w="297mm" w:h="210mm" w:orient="landscape"/>'
    sides = '<w:pgMar w:top="2cm" w:right="15mm" w:bottom="20mm" w:left="3cm" w:header="10mm" w:footer="10mm" w:gutter="0"/>'
    return Draft(paper=f'{paper}{sides}<w:pgNumType w:start="1"/><w:titlePg/>')


# Page numbers.


def a_simple_field() -> Draft:
    return in_header(numbered(simple_field(r" PAGE   \* MERGEFORMAT ", _14)))


def a_field_of_arabic_numbers() -> Draft:
    return in_header(numbered(field(r" PAGE \* Arabic \* MERGEFORMAT ", _14)))


def a_field_in_small_letters() -> Draft:
    return in_header(numbered(field("page", _14)))


def a_field_that_was_never_printed() -> Draft:
    return in_header(numbered(field(" PAGE ", _14, result="")))


def a_field_in_one_run() -> Draft:
    """All marks of the field in one run, as some programs write it."""
    marks = '<w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="end"/>'
    return in_header(numbered(f"<w:r><w:rPr>{_14}</w:rPr>{marks}</w:r>"))


def a_field_cut_in_pieces() -> Draft:
    return in_header(numbered(field(code_of(" PA") + code_of("GE "), _14)))


def a_number_in_a_content_control() -> Draft:
    """As Word's gallery “Top of Page” puts it."""
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Page Numbers (Top of Page)"/></w:docPartObj></w:sdtPr>'
    return in_header(f"<w:sdt>{gallery}<w:sdtContent>{PAGE}</w:sdtContent></w:sdt>{paragraph()}")


def a_number_in_a_frame() -> Draft:
    frame = '<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>'
    return in_header(numbered(field(" PAGE ", _14), frame) + paragraph())


def a_number_in_a_table() -> Draft:
    """The middle of three cells."""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="4762" w:type="dxa"/></w:tcPr>{inner}</w:tc>'
        for inner in (paragraph(), PAGE, paragraph())
    )
    grid = '<w:gridCol w:w="4762"/>' * 3
    return in_header(
        f'<w:tbl><w:tblPr><w:tblW w:w="14286" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"<w:tr>{cells}</w:tr></w:tbl>{paragraph()}"
    )


def a_number_after_a_tab() -> Draft:
    """A tab to a stop in the middle of the line: 126 mm."""
    stop = '<w:tabs><w:tab w:val="clear" w:pos="4680"/><w:tab w:val="center" w:pos="7143"/></w:tabs>'
    return in_header(paragraph(f"<w:r><w:tab/></w:r>{field(' PAGE ', _14)}", stop))


def a_number_after_a_tab_by_alignment() -> Draft:
    tab = '<w:r><w:ptab w:relativeTo="margin" w:alignment="center" w:leader="none"/></w:r>'
    return in_header(paragraph(tab + field(" PAGE ", _14)))


def a_number_in_dashes() -> Draft:
    return in_header(
        numbered(field(" PAGE ", _14, result="- 2 -")),
        paper=page(more='<w:pgNumType w:fmt="numberInDash" w:start="1"/>'),
    )


def a_number_from_the_second_page_by_a_condition() -> Draft:
    """`{IF {PAGE} > 1 {PAGE}}`: nothing on the first page, without a first page of its own."""
    inner = code_of(" IF ") + field(" PAGE ", _14) + code_of(" > 1 ") + field(" PAGE ", _14) + code_of(" ")
    return in_header(numbered(field(inner, _14)), paper=page(first=False))


def a_number_unless_it_is_one() -> Draft:
    """`{IF {PAGE} = 1 "" {PAGE}}`, as it is found in many forms."""
    inner = code_of(" IF ") + field("PAGE", _14) + code_of(' = "1" "" ') + field("PAGE", _14)
    return in_header(numbered(field(inner, _14)), paper=page(first=False))


def a_number_unless_it_is_less() -> Draft:
    inner = code_of(" IF 2 <= ") + field("PAGE", _14) + code_of(' "') + field("PAGE", _14) + code_of('" ""')
    return in_header(numbered(field(inner, _14)), paper=page(first=False))


def a_number_by_a_sum() -> Draft:
    """The annex goes on counting after a cover, and takes the cover's page away again."""
    inner = code_of(" = ") + field("PAGE", _14) + code_of(" - 1 ")
    return in_header(numbered(field(inner, _14)), paper=page(more='<w:pgNumType w:start="2"/>'))


def numbers_on_odd_and_even_pages() -> Draft:
    return Draft(headers={"default": PAGE, "even": PAGE}, settings="<w:evenAndOddHeaders/>")


def a_header_of_even_pages_that_is_not_used() -> Draft:
    return Draft(headers={"default": PAGE, "even": paragraph()})


def a_first_page_without_text() -> Draft:
    return Draft(headers={"default": PAGE, "first": paragraph()}, footers={"default": paragraph()})


def a_number_of_13() -> Draft:
    return in_header(numbered(field(" PAGE ", look(13))))


def counted_from_one_unsaid() -> Draft:
    return Draft(paper=page(more="<w:cols/>"))


# Pages that need no number.


def one_page() -> Draft:
    return Draft(headers={}, table=tasks(rows=6), paper=page(first=False))


def one_page_in_portrait() -> Draft:
    return Draft(headers={}, table=tasks(NARROW, rows=8), paper=page(portrait=True, first=False))


def one_full_page_that_says_so() -> Draft:
    """Many words in small letters; the program that saved the file counted one page."""
    small = tasks(NARROW, rows=14).replace('<w:sz w:val="24"/>', '<w:sz w:val="20"/>')
    return Draft(headers={}, table=small, paper=page(portrait=True, first=False), pages=1)


def one_page_of_a_long_document() -> Draft:
    """The document has many pages, the annex one of them."""
    draft = plan_before()
    return replace(draft, headers={"default": paragraph()}, table=tasks(rows=5), pages=6)


def annexes_of_one_page_each() -> Draft:
    return replace(
        two_annexes(),
        headers={},
        before=_annex("I", tasks(rows=5)) + section(page(first=False)),
        table=tasks(rows=5),
        pages=2,
    )


def one_page_that_says_nothing() -> Draft:
    """More than fifteen hundred letters, and still one page."""
    return Draft(headers={}, table=tasks(NARROW, rows=11), paper=page(portrait=True, first=False))


# Sections.


def _annex(number: str, table: str) -> str:
    label = LABEL.replace("Phụ lục I", f"Phụ lục {number}")
    return label + TITLE + REFERENCE + line("_______________") + table + line("./.", jc="right")


def _first_header(content: str = PAGE) -> dict[str, tuple[str, str, str]]:
    return {"dau": ("header", "header1.xml", header(content)), "trong": ("header", "header2.xml", header(paragraph()))}


_NAMED = '<w:headerReference w:type="default" r:id="dau"/>'


def two_annexes() -> Draft:
    """The second has the headers of the first."""
    return Draft(
        before=_annex("I", tasks()) + section(page(), _NAMED),
        label=LABEL.replace("Phụ lục I", "Phụ lục II"),
        headers={},
        parts=_first_header(),
    )


def three_annexes_of_two_shapes() -> Draft:
    """Landscape, portrait, landscape; all with the first one's header."""
    return replace(
        two_annexes(),
        before=_annex("I", tasks())
        + section(page(), _NAMED)
        + _annex("II", tasks(NARROW))
        + section(page(portrait=True)),
        label=LABEL.replace("Phụ lục I", "Phụ lục III"),
    )


def plan_before() -> Draft:
    """A Kế hoạch, and its annex in a section of its own."""
    return Draft(
        before=plan() + section(page(portrait=True), _NAMED),
        reference=line("(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 3 năm 2024 của UBND xã)", 13, italic=True),
        headers={},
        parts=_first_header(),
    )


def plan_without_numbers_before() -> Draft:
    """A letter of one page with no header; the annex has its own."""
    return replace(plan_before(), before=plan() + section(page(portrait=True)), headers={"default": PAGE}, parts={})


def plan_with_its_own_faults_before() -> Draft:
    """What stands before the annex is another document's, judged by nobody here."""
    strange = paragraph(run("Kế hoạch", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:color w:val="FF0000"/>'))
    letter = page(portrait=True).replace("11906", "12240")
    return replace(plan_without_numbers_before(), before=strange + plan() + section(letter))


def plan_and_two_annexes() -> Draft:
    return replace(
        two_annexes(),
        before=plan() + section(page(portrait=True), _NAMED) + _annex("I", tasks()) + section(page()),
    )


def first_page_upright_and_the_rest_lying() -> Draft:
    """Two sections in one annex; the second goes on counting."""
    first = LABEL + TITLE + REFERENCE + line("_______________") + tasks(NARROW)
    return Draft(
        before=first + section(page(portrait=True), _NAMED),
        label="",
        title="",
        reference="",
        rule="",
        table=tasks(),
        headers={},
        paper=page(more="<w:cols/>", first=False),
        parts=_first_header(),
    )


def a_second_section_with_a_first_page_of_its_own() -> Draft:
    """All kinds of its pages have a number."""
    draft = first_page_upright_and_the_rest_lying()
    return replace(draft, headers={"first": PAGE, "default": PAGE}, paper=page(more="<w:cols/>"))


def a_section_that_goes_on_in_the_page() -> Draft:
    """Columns for a note at the end: the page goes on, and so do the numbers."""
    note = line("Ghi chú: các chữ viết tắt dùng trong Phụ lục này theo Kế hoạch.", 12, jc="both")
    return replace(
        first_page_upright_and_the_rest_lying(),
        before=LABEL + TITLE + REFERENCE + line("_______________") + tasks() + section(page(), _NAMED),
        table=note,
        paper=page(kind='<w:type w:val="continuous"/>', more="<w:cols/>", first=False),
    )


def sections_that_begin_on_odd_pages() -> Draft:
    return replace(two_annexes(), paper=page(kind='<w:type w:val="oddPage"/>'))


def a_link_to_a_header_that_is_not_there() -> Draft:
    """Nothing is printed on the first page for it; the others have their number."""
    broken = '<w:headerReference w:type="first" r:id="khong"/>'
    return Draft(paper=page().replace("<w:pgSz", f"{broken}<w:pgSz", 1))


def a_page_border_and_a_vertical_centre() -> Draft:
    return Draft(paper=page(more='<w:pgNumType w:start="1"/><w:vAlign w:val="top"/>'))
