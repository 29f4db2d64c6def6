"""What the decree leaves free gives no finding, however it is said; and formatting is what Word makes of it."""

from copy import deepcopy
from typing import Any

import pytest
from docx.enum.dml import MSO_THEME_COLOR
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt, RGBColor
from helpers import word_documents
from helpers.word_documents import END, LABEL, REFERENCE, RULE, TITLE, Change, Found, changed, element, found, ours

from cchc.form import findings

CELL = "Phụ lục I, bảng 1, hàng 3, cột 2"
AUTO, AUTOFIT = {"type": "auto", "w": "0"}, {"type": "autofit"}
MM = 57
"""Twentieths of a point in a millimetre, nearly."""
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def centred_by_frame(document: Any) -> None:
    paragraph = document.sections[0].header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    paragraph._p.pPr.insert(1, element("w:framePr", wrap="around", vAnchor="text", hAnchor="margin", xAlign="center"))


def in_text_box(document: Any) -> None:
    """As Word's gallery of page numbers draws some: nobody can tell where it stands without drawing the page."""
    paragraph = document.sections[0].header.paragraphs[0]
    field = deepcopy(paragraph._p)
    field.pPr.append(element("w:jc", val="left"))
    word_documents.no_number(document)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    box = element("w:txbxContent")
    box.append(field)
    paragraph._p.append(element("w:r"))
    paragraph._p[-1].append(element("w:pict"))
    paragraph._p[-1][0].append(box)


def simple_field(document: Any) -> None:
    word_documents.no_number(document)
    word_documents.page_field(document.sections[0].header.paragraphs[0], r"PAGE \* MERGEFORMAT")


def field_in_pieces(document: Any) -> None:
    """Word cuts an instruction where it pleases."""
    instruction = next(document.sections[0].header.paragraphs[0]._p.iter(qn("w:instrText")))
    instruction.text = " PA"
    rest = deepcopy(instruction)
    rest.text = "GE "
    instruction.addnext(rest)


def broken_name(document: Any) -> None:
    first = document.paragraphs[TITLE]
    second = deepcopy(first._p)
    first._p.addnext(second)


def one_paragraph(document: Any) -> None:
    """“Phụ lục I” and the name in one paragraph, a line each."""
    run = document.paragraphs[LABEL].runs[0]
    run.add_break(WD_BREAK.LINE)
    run.add_text(document.paragraphs[TITLE].text)
    word_documents.without(TITLE)(document)


AFTER_REFERENCE = "Kèm theo Kế hoạch số 05/KH-UBND ngày 05 tháng 3 năm 2024 của UBND xã"


def upright_second_line(document: Any) -> None:
    """“Kèm theo …” without brackets ends with its line: a note below it has a form of its own."""
    note = document.paragraphs[REFERENCE]._p
    copy = deepcopy(note)
    note.addnext(copy)
    for each in copy.iter(qn("w:t")):
        each.text = "Đơn vị tính: điểm"
    for each in copy.iter(qn("w:r")):
        word_documents.put(each.get_or_add_rPr(), "w:i", val="0")


def underscores(document: Any) -> None:
    rule = document.paragraphs[RULE]
    rule.style = document.styles["Normal"]
    rule.add_run("____________")


def drawn_rule(document: Any) -> None:
    document.paragraphs[RULE].style = document.styles["Normal"]
    document.paragraphs[REFERENCE].runs[0]._r.append(element("w:drawing"))


def in_content_control(document: Any) -> None:
    """The heading and the table inside content controls, as in a locked form."""
    for child in list(document.element.body)[:5]:
        control, content = element("w:sdt"), element("w:sdtContent")
        child.addprevious(control)
        control.append(content)
        content.append(child)


def in_table(document: Any) -> None:
    """The heading in a table without lines that only arranges it."""
    table = document.add_table(1, 2)
    table.style = document.styles["Normal Table"]
    document.paragraphs[LABEL]._p.addprevious(table._tbl)
    for paragraph in document.paragraphs[:END]:
        table.cell(0, 1)._tc.append(paragraph._p)


def deleted(document: Any) -> None:
    """Text in Arial that a tracked change takes away, and a row of it."""
    gone = f'<w:del {W} w:id="1" w:author="a"><w:r><w:rPr><w:rFonts w:ascii="Arial"/></w:rPr><w:delText>x</w:delText></w:r></w:del>'
    document.paragraphs[TITLE]._p.append(parse_xml(gone))
    row = deepcopy(word_documents.rows(document)[2])
    word_documents.rows(document)[2].addnext(row)
    row.get_or_add_trPr().append(element("w:del", id="2", author="a"))
    for text in row.iter(qn("w:t")):
        text.text = ""


def moved(document: Any) -> None:
    gone = f'<w:moveFrom {W} w:id="1" w:author="a"><w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>x</w:t></w:r></w:moveFrom>'
    document.paragraphs[TITLE]._p.append(parse_xml(gone))


def hidden(document: Any) -> None:
    run = document.paragraphs[TITLE].add_run("chữ ẩn")
    run.font.hidden, run.font.name, run.font.color.rgb = True, "Arial", RGBColor(255, 0, 0)


def signs(document: Any) -> None:
    """Bullets, blanks and tabs in other fonts, colours and sizes."""
    for text in (" \u00a0\t", "→ • –"):
        run = document.paragraphs[TITLE].add_run(text)
        run.font.name, run.font.size, run.font.color.rgb = "Wingdings", Pt(8), RGBColor(255, 0, 0)


def theme_black(document: Any) -> None:
    document.paragraphs[TITLE].runs[0].font.color.theme_color = MSO_THEME_COLOR.TEXT_1


def lower_case_by_caps(document: Any) -> None:
    run = document.paragraphs[TITLE].runs[0]
    run.text, run.font.all_caps = run.text.lower(), True


def free_table(document: Any) -> None:
    """Sizes, bold, alignment, fills and heights in the table."""
    for paragraph in word_documents.rows(document)[2].iter(qn("w:p")):
        paragraph.get_or_add_pPr().append(element("w:jc", val="both"))
    for run in word_documents.rows(document)[2].iter(qn("w:r")):
        for tag, value in (("w:b", "1"), ("w:i", "1"), ("w:sz", "20")):
            word_documents.put(run.get_or_add_rPr(), tag, val=value)
    word_documents.cell(document, 3, 2).get_or_add_tcPr().append(element("w:shd", val="clear", fill="FFFF00"))
    document.tables[0].rows[2].height = Mm(40)


def hair(document: Any) -> None:
    """An edge dragged by a hair: Word adds a column that nobody sees."""
    grid = document.tables[0]._tbl.tblGrid
    grid.append(element("w:gridCol", w="15"))
    for number, row in enumerate(word_documents.rows(document)):
        if number:
            row.get_or_add_trPr().insert(0, element("w:gridAfter", val="1"))
        else:
            row.tc_lst[-1].get_or_add_tcPr().append(element("w:gridSpan", val="2"))


def last_row_merged(document: Any) -> None:
    """The last criterion takes two rows, all cells merged."""
    last = word_documents.rows(document)[-1]
    more = deepcopy(last)
    last.addnext(more)
    for row, state in ((last, "restart"), (more, "continue")):
        for each in row.tc_lst:
            word_documents.put(each.get_or_add_tcPr(), "w:vMerge", val=state)
    for paragraph in last.iter(qn("w:p")):
        paragraph.get_or_add_pPr().append(element("w:keepNext"))
    for text in more.iter(qn("w:t")):
        text.text = ""


def without_lines(document: Any) -> None:
    """A table that arranges two texts, with rows that may split."""
    table = document.add_table(2, 2)
    table.style = document.styles["Normal Table"]
    document.paragraphs[END]._p.addprevious(table._tbl)


def signatures_in_table(document: Any) -> None:
    table = document.add_table(1, 2)
    table.style = document.styles["Normal Table"]
    for line in ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Trần Văn A"):
        run = table.cell(0, 1).add_paragraph().add_run(line)
        run.bold, run.font.size = True, Pt(13)


def wide_without_lines(document: Any) -> None:
    """A letterhead that goes into the margins."""
    table = document.add_table(1, 2)
    table.style = document.styles["Normal Table"]
    word_documents.put(table._tbl.tblPr, "w:tblW", type="dxa", w=str(200 * MM))
    document.paragraphs[END]._p.addprevious(table._tbl)


def high_row(document: Any) -> None:
    """A row of more than a third of a page, which nothing keeps on one."""
    word_documents.in_row(3, "w:cantSplit")(document)
    word_documents.rows(document)[2].get_or_add_trPr().append(element("w:trHeight", val=str(20 * 200)))


def high_group(document: Any) -> None:
    """Two merged rows of more than a third of a page, which nothing keeps together."""
    word_documents.not_kept(3)(document)
    for row in word_documents.rows(document)[2:4]:
        row.get_or_add_trPr().append(element("w:trHeight", val=str(20 * 70)))


FREE: list[tuple[str, Change]] = [
    ("portrait", word_documents.all_of(word_documents.portrait, word_documents.FITTED)),
    (
        "the widest margins",
        word_documents.all_of(
            word_documents.section(left_margin=Mm(35), right_margin=Mm(20), top_margin=Mm(25), bottom_margin=Mm(25)),
            word_documents.FITTED,
        ),
    ),
    ("rounded lengths", word_documents.section(left_margin=Mm(29.6), page_width=Mm(297.4), right_margin=Mm(14.6))),
    ("gutter within the margin", word_documents.section(left_margin=Mm(25), gutter=Mm(5))),
    ("the table", free_table),
    ("a number of one of one", word_documents.text(LABEL, "Phụ lục")),
    ("a number to be filled in", word_documents.text(LABEL, "Phụ lục …")),
    ("name of 13", word_documents.run(TITLE, size=Pt(13))),
    ("“Kèm theo” of 14", word_documents.run(REFERENCE, size=Pt(14))),
    ("name by All Caps", lower_case_by_caps),
    ("name of two paragraphs", broken_name),
    ("heading of one paragraph", one_paragraph),
    ("heading in content controls", in_content_control),
    ("heading in a table without lines", in_table),
    (
        "dots for what is filled in later",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số …/KH-UBND ngày … tháng … năm 2024 của UBND xã)"),
    ),
    (
        "filled in",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 3 năm 2024 của UBND xã)"),
    ),
    (
        "29 February of a leap year",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số 15/KH-UBND ngày 29 tháng 02 năm 2024 của UBND xã)"),
    ),
    (
        "29 February of a year still open",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số 15/KH-UBND ngày 29 tháng 02 năm … của UBND xã)"),
    ),
    (
        "December",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số 105/KH-UBND ngày 10 tháng 12 năm 2024 của UBND xã)"),
    ),
    (
        "October",
        word_documents.text(REFERENCE, "Kèm theo Kế hoạch số: 05/KH-UBND ngày 31 tháng 10 năm 2024 của UBND xã"),
    ),
    (
        "“Kèm theo” of two lines",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số 05/KH-UBND\nngày 05 tháng 3 năm 2024 của UBND xã)"),
    ),
    (
        "a line below “Kèm theo”",
        word_documents.all_of(word_documents.text(REFERENCE, AFTER_REFERENCE), upright_second_line),
    ),
    ("rule of underscores", underscores),
    ("drawn rule", drawn_rule),
    ("page number centred by a tab", word_documents.tabbed(126)),
    ("page number centred by a frame", centred_by_frame),
    ("page number in a text box", in_text_box),
    ("page number of 14, bold", word_documents.header(size=Pt(14), bold=True)),
    ("simple field", simple_field),
    ("field in pieces", field_in_pieces),
    ("begins with 1 unsaid", word_documents.setting("sectPr", "w:pgNumType", fmt="decimal")),
    ("nearly black", word_documents.in_cell(3, 2, "w:color", val="0D0D0D")),
    ("automatic colour", word_documents.in_cell(3, 2, "w:color", val="auto")),
    ("the theme's black", theme_black),
    ("hidden", hidden),
    ("signs and blanks", signs),
    (
        "font in other letters",
        word_documents.in_cell(3, 2, "w:rFonts", ascii="times new roman", hAnsi="Times New Roman", eastAsia="SimSun"),
    ),
    ("letters that are signs", word_documents.in_cell(3, 2, "w:rFonts", ascii="Wingdings", hAnsi="Wingdings 2")),
    ("vi", word_documents.in_cell(3, 2, "w:lang", val="vi")),
    ("numbers have no language", word_documents.in_cell(3, 1, "w:lang", val="en-US")),
    ("a hair's breadth", hair),
    ("table without lines", without_lines),
    (
        "wide table without lines",
        word_documents.all_of(word_documents.portrait, word_documents.FITTED, wide_without_lines),
    ),
    (
        "table of automatic width",
        word_documents.all_of(word_documents.portrait, word_documents.of_table(tblW=AUTO, tblLayout=AUTOFIT)),
    ),
    (
        "table of a width and a layout unsaid",
        word_documents.all_of(word_documents.portrait, word_documents.of_table(tblW=None, tblLayout=None)),
    ),
    ("table over the margins by a cell's padding", word_documents.section(left_margin=Mm(34.5))),
    ("table indented into the margin", word_documents.of_table(jc=None, tblInd={"type": "dxa", "w": str(14 * MM)})),
    ("centred table with an indent that does not count", word_documents.of_table(tblInd={"type": "dxa", "w": "9000"})),
    ("table at the right, likewise", word_documents.of_table(jc={"val": "right"}, tblInd={"type": "dxa", "w": "9000"})),
    ("indent of automatic width", word_documents.of_table(jc=None, tblInd={"type": "auto", "w": "9000"})),
    ("table that text flows around", word_documents.of_table(jc=None, tblpPr={}, tblInd={"type": "dxa", "w": "9000"})),
    ("last row merged into the one above", last_row_merged),
    ("a high row that may cross a page", high_row),
    ("a high group of merged rows that may part", high_group),
    ("signatures", word_documents.signatures("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Trần Văn A")),
    ("signatures in a table", signatures_in_table),
    ("text below the table", lambda d: d.paragraphs[END].insert_paragraph_before("Ghi chú: TC là tiêu chí.")),
]


@pytest.mark.parametrize("change", [change for _, change in FREE], ids=[name for name, _ in FREE])
def test_what_is_free_is_left_alone(change: Change) -> None:
    assert found(changed(change)) == []


@pytest.mark.parametrize("change", [deleted, moved])
def test_what_a_tracked_change_takes_away_has_no_other_fault_than_the_change(change: Change) -> None:
    assert {code for code, _ in found(changed(change))} == {"N832"}


def test_an_annex_of_one_page_needs_no_page_number() -> None:
    assert found(changed(word_documents.no_number)) == []


# How formatting is resolved.


def style(document: Any, name: str, based_on: str, kind: WD_STYLE_TYPE = WD_STYLE_TYPE.PARAGRAPH) -> Any:
    made = document.styles.add_style(name, kind)
    made.base_style = document.styles[based_on]
    return made


def by_paragraph_style(document: Any) -> None:
    style(document, "Cha", "Normal").font.name = "Arial"
    style(document, "Con", "Cha")
    paragraph = document.tables[0].cell(2, 1).paragraphs[0]
    paragraph.style = document.styles["Con"]


def by_character_style(document: Any) -> None:
    style(document, "Chữ", "Default Paragraph Font", WD_STYLE_TYPE.CHARACTER).font.name = "Arial"
    document.tables[0].cell(2, 1).paragraphs[0].runs[0].style = document.styles["Chữ"]


def direct_over_style(document: Any) -> None:
    by_paragraph_style(document)
    document.tables[0].cell(2, 1).paragraphs[0].runs[0].font.name = "Times New Roman"


def theme_over_name(document: Any) -> None:
    fonts = document.tables[0].cell(2, 1).paragraphs[0].runs[0]._r.get_or_add_rPr().get_or_add_rFonts()
    for name, value in (("ascii", "Times New Roman"), ("asciiTheme", "minorHAnsi"), ("hAnsi", "Times New Roman")):
        fonts.set(qn(f"w:{name}"), value)


def themed_colour(document: Any) -> None:
    document.tables[0].cell(2, 1).paragraphs[0].runs[0].font.color.theme_color = MSO_THEME_COLOR.ACCENT_1


def bold_over_bold(document: Any) -> None:
    """A bold character style in a bold paragraph style is not bold, as in Word."""
    style(document, "Đậm", "Default Paragraph Font", WD_STYLE_TYPE.CHARACTER).font.bold = True
    document.paragraphs[TITLE].runs[0].style = document.styles["Đậm"]


def in_every_style(document: Any, tag: str) -> None:
    """What our styles say of a property is taken away."""
    for each in list(document.styles.element.iter(qn(tag))):
        each.getparent().remove(each)


def nothing_said(document: Any) -> None:
    """Without sizes and fonts anywhere, Word takes Times New Roman 10."""
    for tag in ("w:rFonts", "w:sz", "w:szCs"):
        in_every_style(document, tag)


def by_document_defaults(document: Any) -> None:
    in_every_style(document, "w:rFonts")
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    defaults.append(element("w:rFonts", asciiTheme="minorHAnsi", hAnsiTheme="minorHAnsi"))


def by_table_style(document: Any) -> None:
    """The colour of a table's style, which no paragraph style contradicts."""
    in_every_style(document, "w:color")
    document.styles["Table Grid"].font.color.rgb = RGBColor(0x36, 0x5F, 0x91)


def by_first_row_of_table_style(document: Any) -> None:
    in_every_style(document, "w:color")
    condition = element("w:tblStylePr", type="firstRow")
    condition.append(element("w:rPr"))
    condition[0].append(element("w:color", val="FFFFFF"))
    document.styles["Table Grid"].element.append(condition)


def first_row_not_taken(document: Any) -> None:
    by_first_row_of_table_style(document)
    look = document.tables[0]._tbl.tblPr.find(qn("w:tblLook"))
    look.set(qn("w:firstRow"), "0")


def first_row_by_bit(document: Any) -> None:
    by_first_row_of_table_style(document)
    look = document.tables[0]._tbl.tblPr.find(qn("w:tblLook"))
    look.attrib.pop(qn("w:firstRow"))
    look.set(qn("w:val"), "0420")


def circle_of_styles(document: Any) -> None:
    first, second = style(document, "Một", "Normal"), style(document, "Hai", "Một")
    first.base_style = second
    second.font.name = "Arial"
    document.tables[0].cell(2, 1).paragraphs[0].style = first


def kept_by_style_only(document: Any) -> None:
    """Our area rows are kept with the next row by their style; a style that says otherwise counts."""
    for name in ("Bảng - lĩnh vực", "Bảng - số lĩnh vực"):
        document.styles[name].paragraph_format.keep_with_next = False


def inserted(document: Any) -> None:
    added = (
        f'<w:ins {W} w:id="1" w:author="a"><w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>thêm</w:t></w:r></w:ins>'
    )
    document.tables[0].cell(2, 1).paragraphs[0]._p.append(parse_xml(added))


def linked(document: Any) -> None:
    added = (
        f'<w:hyperlink {W} w:anchor="a"><w:r><w:rPr><w:color w:val="0000FF"/></w:rPr><w:t>xem</w:t></w:r></w:hyperlink>'
    )
    document.tables[0].cell(2, 1).paragraphs[0]._p.append(parse_xml(added))


HEADING_LINES = [
    ("N806", "Phụ lục I, dòng “Phụ lục”"),
    ("N808", "Phụ lục I, dòng tên phụ lục"),
    ("N810", "Phụ lục I, dòng “Kèm theo”"),
]
RESOLVED: list[tuple[str, Change, Found]] = [
    ("a style that another one is based on", by_paragraph_style, [("N803", CELL)]),
    ("a character style", by_character_style, [("N803", CELL)]),
    ("direct formatting goes before a style", direct_over_style, []),
    ("a theme's font goes before a name beside it", theme_over_name, [("N803", CELL)]),
    ("a theme's colour", themed_colour, [("N804", CELL)]),
    ("bold over bold", bold_over_bold, [("N808", "Phụ lục I, dòng tên phụ lục")]),
    ("nothing said", nothing_said, [*HEADING_LINES, ("N815", "Phụ lục I, phần (section) 1, đầu trang")]),
    ("the document's defaults by the theme", by_document_defaults, [("N803", "Phụ lục I, dòng “Phụ lục”")]),
    ("a table style", by_table_style, [("N804", "Phụ lục I, bảng 1, hàng 1, cột 1")]),
    ("a table style's first row", by_first_row_of_table_style, [("N804", "Phụ lục I, bảng 1, hàng 1, cột 1")]),
    ("a table style's first row, not taken", first_row_not_taken, []),
    ("a table style's first row, by a bit", first_row_by_bit, [("N804", "Phụ lục I, bảng 1, hàng 1, cột 1")]),
    ("styles based on each other", circle_of_styles, [("N803", CELL)]),
    ("kept with the next by style", kept_by_style_only, [("N820", "Phụ lục I, bảng 1, hàng 2")]),
    ("inserted text is there", inserted, [("N804", CELL), ("N832", CELL)]),
    ("linked text is there", linked, [("N804", CELL)]),
]


@pytest.mark.parametrize(("change", "expected"), [case[1:] for case in RESOLVED], ids=[case[0] for case in RESOLVED])
def test_formatting_is_what_word_makes_of_it(change: Change, expected: Found) -> None:
    assert found(changed(change)) == expected


def bare(document: Any) -> None:
    """Nothing but the document itself: no styles, no theme, no settings."""
    rels = document.part.rels
    for rid in [rid for rid, each in rels.items() if each.reltype.endswith(("/styles", "/theme", "/settings"))]:
        del rels[rid]


def test_a_document_without_styles_is_times_new_roman_10_at_the_left() -> None:
    codes = {code for code, _ in found(changed(bare))}
    assert codes == {"N806", "N808", "N810", "N815", "N825", "N827"}


def test_equal_findings_of_many_places_are_one_with_their_number() -> None:
    def arial(document: Any) -> None:
        for each in document.styles.element.iter(qn("w:rFonts")):
            for name in ("ascii", "hAnsi"):
                each.set(qn(f"w:{name}"), "Arial")

    (only,) = findings(changed(arial, content=ours("plans/2024.yaml")), "a.docx")
    assert only.message == (
        "“Phụ lục I”: phông chữ Arial, theo khoản 4 Mục I Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP phải là Times New "
        "Roman; có 274 chỗ như vậy. Đề nghị chọn toàn bộ văn bản (Ctrl-A) rồi đổi sang Times New Roman."
    )
