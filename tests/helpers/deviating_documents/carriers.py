"""Letters of another font or colour, each said in another place: runs, styles, tables, lists, boxes, notes, headers."""

from helpers.decree.draft import DEFAULTS, LEADS, NORMAL, TABLE, WIDTHS, Draft, header, heading, lines, page, section
from helpers.decree.formatting import OFFICE, defaults, style
from helpers.decree.layouts import control
from helpers.decree.wording import LINES, TIMES, cell, field, fonts, line, look, numbered, paragraph, row, run, table
from helpers.deviating_documents.expected import deviates

ARIAL, RED = fonts("Arial"), '<w:color w:val="FF0000"/>'
CELL = "bảng 1, hàng 3, cột 3"
"""The first cell with LEADS[1]."""
BELOW = "đoạn 6"
"""The first paragraph below `./.`."""
SECTION = "phần (section) 1"
CENTRED = '<w:jc w:val="center"/>'
W14 = look(14)


def in_cell(properties: str, *, text: str = LEADS[1], styles: str = "", more: str = "") -> Draft:
    """The annex with other properties of the text in one cell."""
    changed = TABLE.replace(run(LEADS[1], look(12)), run(text, look(12, more=properties)) + more, 1)
    return Draft(table=changed, styles=DEFAULTS + NORMAL + styles)


def below(xml: str, **parts: str) -> Draft:
    """The annex with something below its `./.`."""
    return Draft(after=xml, **parts)  # type: ignore[arg-type]


def styled(properties: str, *, kind: str = "paragraph") -> Draft:
    """A line below the annex in a style of these properties."""
    named = '<w:pStyle w:val="Khac"/>' if kind == "paragraph" else ""
    text = run("Ghi chú", "" if named else '<w:rStyle w:val="Khac"/>')
    return below(paragraph(text, named), styles=DEFAULTS + NORMAL + style("Khac", properties, kind=kind))


def box(inner: str, *, older: bool = False) -> str:
    """A text box on a paragraph of its own, in DrawingML or in VML."""
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    drawn = f"<w:drawing><wp:anchor><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></wp:anchor></w:drawing>"
    return paragraph(
        f"<w:r>{f'<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>' if older else drawn}</w:r>"
    )


def table_style(part: str, properties: str) -> str:
    return (
        '<w:style w:type="table" w:styleId="Bang"><w:name w:val="Bang"/>'
        f'<w:tblStylePr w:type="{part}"><w:rPr>{properties}</w:rPr></w:tblStylePr></w:style>'
    )


def by_part(part: str, properties: str, look_bits: str = "05E0") -> Draft:
    """The table in a style that says something of one part of it."""
    said = f'<w:tblStyle w:val="Bang"/>{LINES}<w:tblLook w:val="{look_bits}"/>'
    return Draft(
        table=table([heading(), *lines()], WIDTHS, said), styles=DEFAULTS + NORMAL + table_style(part, properties)
    )


def listed(level: str, *, text: str = "%1.", mark: str = "") -> Draft:
    """A numbered line below the annex, its number of these properties."""
    said = f'<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/><w:rPr>{level}</w:rPr></w:lvl>'
    lists = (
        f'<w:abstractNum w:abstractNumId="3">{said}</w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>'
    )
    own = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    numbered_line = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>{own}'
    return below(paragraph(run("Ghi chú"), numbered_line), numbering=lists)


def note(properties: str) -> Draft:
    text = f'<w:footnote w:id="2">{paragraph(run("Theo Chỉ số", properties))}</w:footnote>'
    return below(paragraph(run("Ghi chú") + '<w:r><w:footnoteReference w:id="2"/></w:r>'), footnotes=text)


def number(properties: str, more: str = "") -> Draft:
    return Draft(headers={"default": numbered(field(" PAGE ", f"{properties}{W14}")) + more})


# Fonts.


@deviates("N803", "dòng tên phụ lục", "phông chữ Arial")
def a_font_of_a_run() -> Draft:
    return Draft(title=paragraph(run("NHIỆM VỤ NĂM 2024", look(14, bold=True, more=ARIAL)), CENTRED))


@deviates("N803", CELL, "phông chữ Calibri")
def a_font_of_a_run_in_a_cell() -> Draft:
    return in_cell(fonts("Calibri"))


@deviates("N803", CELL, "phông chữ Arial")
def a_font_of_ascii_alone() -> Draft:
    return in_cell('<w:rFonts w:ascii="Arial"/>')


@deviates("N803", CELL, "phông chữ Cambria")
def a_font_of_other_letters_alone() -> Draft:
    return in_cell('<w:rFonts w:hAnsi="Cambria"/>')


@deviates("N803", CELL, "phông chữ Arial")
def a_font_of_some_words_of_a_cell() -> Draft:
    return in_cell("", more=run(" và Tổ công nghệ số", look(12, more=ARIAL)))


@deviates("N803", BELOW, "phông chữ Arial")
def a_font_of_a_paragraph_style() -> Draft:
    return styled(ARIAL)


@deviates("N803", BELOW, "phông chữ Tahoma")
def a_font_of_a_character_style() -> Draft:
    return styled(fonts("Tahoma"), kind="character")


@deviates("N803", BELOW, "phông chữ Verdana")
def a_font_at_the_root_of_three_styles() -> Draft:
    chain = style("Goc", fonts("Verdana")) + style("Giua", based_on="Goc") + style("Khac", based_on="Giua")
    return below(paragraph(run("Ghi chú"), '<w:pStyle w:val="Khac"/>'), styles=DEFAULTS + NORMAL + chain)


@deviates("N803", BELOW, "phông chữ Arial")
def a_font_of_a_linked_style() -> Draft:
    linked = style("Khac").replace("<w:pPr>", '<w:link w:val="KhacChar"/><w:pPr>', 1)
    chars = style("KhacChar", ARIAL, kind="character")
    return below(paragraph(run("Ghi chú", '<w:rStyle w:val="KhacChar"/>')), styles=DEFAULTS + NORMAL + linked + chars)


@deviates("N803", "dòng “Phụ lục”", "phông chữ Arial")
def a_font_of_the_documents_defaults() -> Draft:
    return Draft(styles=defaults(f'{ARIAL}<w:sz w:val="28"/><w:lang w:val="vi-VN"/>') + NORMAL)


@deviates("N803", "dòng “Phụ lục”", "phông chữ Arial")
def a_font_of_the_default_style() -> Draft:
    return Draft(styles=DEFAULTS + NORMAL.replace("</w:style>", f"<w:rPr>{ARIAL}</w:rPr></w:style>"))


@deviates("N803", CELL, "phông chữ Calibri")
def a_font_of_the_theme() -> Draft:
    """A theme for another language has no font for Vietnamese."""
    draft = in_cell('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>')
    draft.theme = OFFICE
    return draft


@deviates("N803", CELL, "phông chữ Arial")
def a_font_of_the_theme_for_vietnamese() -> Draft:
    draft = in_cell('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>')
    draft.theme = OFFICE.replace('script="Viet" typeface="Times New Roman"', 'script="Viet" typeface="Arial"')
    draft.settings = '<w:themeFontLang w:val="vi-VN"/>'
    return draft


@deviates("N803", "bảng 1, hàng 1, cột 1", "phông chữ Arial")
def a_font_of_a_table_style() -> Draft:
    return Draft(
        table=table([heading(), *lines()], WIDTHS, f'<w:tblStyle w:val="Bang"/>{LINES}'),
        styles=defaults('<w:sz w:val="28"/><w:lang w:val="vi-VN"/>')
        + NORMAL
        + f'<w:style w:type="table" w:styleId="Bang"><w:name w:val="Bang"/><w:rPr>{ARIAL}</w:rPr></w:style>',
    )


@deviates("N803", "bảng 1, hàng 1, cột 1", "phông chữ Arial")
def a_font_of_a_table_styles_first_row() -> Draft:
    return by_part("firstRow", ARIAL)


@deviates("N803", "bảng 1, hàng 35, cột 1", "phông chữ Arial")
def a_font_of_a_table_styles_last_row() -> Draft:
    return by_part("lastRow", ARIAL, "0660")


@deviates("N803", "bảng 1, hàng 1, cột 1", "phông chữ Arial")
def a_font_of_a_table_styles_first_column() -> Draft:
    return by_part("firstCol", ARIAL)


@deviates("N803", "bảng 1, hàng 1, cột 4", "phông chữ Arial")
def a_font_of_a_table_styles_last_column() -> Draft:
    return by_part("lastCol", ARIAL)


@deviates("N803", "bảng 1, hàng 2, cột 1", "phông chữ Arial")
def a_font_of_a_table_styles_bands() -> Draft:
    return by_part("band1Horz", ARIAL)


@deviates("N803", f"{BELOW}, số thứ tự tự động", "phông chữ Arial")
def a_font_of_an_automatic_number() -> Draft:
    return listed(ARIAL)


@deviates("N803", f"{BELOW}, số thứ tự tự động", "phông chữ Arial")
def a_font_of_a_paragraphs_end_that_its_number_takes() -> Draft:
    return listed("", mark=ARIAL)


@deviates("N803", BELOW, "phông chữ Arial")
def a_font_in_a_content_control() -> Draft:
    return below(control(paragraph(run("Ghi chú", ARIAL))))


@deviates("N803", f"{BELOW}, hộp văn bản", "phông chữ Arial")
def a_font_in_a_text_box() -> Draft:
    return below(box(paragraph(run("Ghi chú", ARIAL))))


@deviates("N803", f"{BELOW}, hộp văn bản", "phông chữ Arial")
def a_font_in_a_text_box_of_older_programs() -> Draft:
    return below(box(paragraph(run("Ghi chú", ARIAL)), older=True))


@deviates("N803", BELOW, "phông chữ Arial")
def a_font_in_a_frame() -> Draft:
    return below(paragraph(run("Ghi chú", ARIAL), '<w:framePr w:w="3000" w:wrap="around"/>'))


@deviates("N803", BELOW, "phông chữ Arial")
def a_font_of_a_fields_result() -> Draft:
    return below(paragraph(field(" REF nhiem_vu ", ARIAL, "nhiệm vụ 1")))


@deviates("N803", BELOW, "phông chữ Arial")
def a_font_of_a_link() -> Draft:
    return below(paragraph(f'<w:hyperlink w:anchor="a">{run("Cổng thông tin", ARIAL)}</w:hyperlink>'))


@deviates("N803", "bảng 1, hàng 3, cột 3", "phông chữ Arial")
def a_font_in_a_table_within_a_cell() -> Draft:
    inner = table([row([cell(paragraph(run("Ghi chú", ARIAL)), 1000)])], (1000,)) + paragraph()
    return Draft(table=TABLE.replace(cell(LEADS[1], WIDTHS[2]), cell(inner, WIDTHS[2]), 1))


@deviates("N803", f"{BELOW}, chú thích", "phông chữ Arial")
def a_font_of_a_footnote() -> Draft:
    return note(ARIAL)


@deviates("N803", f"{BELOW}, chú thích", "phông chữ Arial")
def a_font_of_an_endnote() -> Draft:
    content = header(f'<w:endnote w:id="2">{paragraph(run("Theo Chỉ số", ARIAL))}</w:endnote>', "endnotes")
    draft = below(paragraph(run("Ghi chú") + '<w:r><w:endnoteReference w:id="2"/></w:r>'))
    draft.parts = {"cuoi": ("endnotes", "endnotes.xml", content)}
    return draft


@deviates("N803", f"{SECTION}, đầu trang", "phông chữ Arial")
def a_font_of_the_page_number() -> Draft:
    return number(ARIAL)


@deviates("N803", f"{SECTION}, chân trang", "phông chữ Arial")
def a_font_in_a_footer() -> Draft:
    return Draft(footers={"default": paragraph(run("Lưu hành nội bộ", ARIAL))})


@deviates("N803", f"{SECTION}, đầu trang chẵn", "phông chữ Arial")
def a_font_in_a_header_of_even_pages() -> Draft:
    other = numbered(field(" PAGE ", f"{ARIAL}{W14}"))
    return Draft(headers={"default": numbered(field(" PAGE ", W14)), "even": other}, settings="<w:evenAndOddHeaders/>")


@deviates("N803", "phần (section) 1, đầu trang", "phông chữ Arial")
def a_font_in_a_header_that_the_next_section_inherits() -> Draft:
    number_14 = numbered(field(" PAGE ", f"{ARIAL}{W14}"))
    middle = section(page(), '<w:headerReference w:type="default" r:id="dau"/>')
    last = page(more="<w:pgNumType/>", first=False)
    return Draft(
        end=middle + line("./.", jc="right"),
        headers={},
        paper=last,
        parts={"dau": ("header", "header9.xml", header(number_14))},
    )


@deviates("N803", "dòng “Kèm theo”", "phông chữ Arial")
def a_font_of_part_of_the_reference() -> Draft:
    words = run("(Kèm theo Kế hoạch số 15/KH-UBND ", look(13, italic=True))
    rest = run("ngày 05 tháng 3 năm 2024 của UBND xã)", look(13, italic=True, more=ARIAL))
    return Draft(reference=paragraph(words + rest, CENTRED))


@deviates("N803", CELL, "chuyển mã sang Unicode")
def a_font_of_an_old_code_table() -> Draft:
    return in_cell(fonts(".VnTime"), text="C«ng chøc V¨n hãa")


@deviates("N803", f"{SECTION}, đầu trang", "phông chữ Arial")
def a_font_of_a_page_number_that_was_never_printed() -> Draft:
    return Draft(headers={"default": numbered(field(" PAGE ", f"{ARIAL}{W14}", ""))})


@deviates("N803", f"{SECTION}, đầu trang", "phông chữ Arial")
def a_font_of_a_table_style_in_the_header() -> Draft:
    said = f'<w:tblStyle w:val="Bang"/>{LINES}<w:tblLook w:val="0420"/>'
    inner = table([row([cell(numbered(field(" PAGE ", W14)), 9000)])], (9000,), said) + paragraph()
    return Draft(headers={"default": inner}, styles=DEFAULTS + NORMAL + table_style("firstRow", ARIAL))


@deviates("N803", "bảng 1, hàng 3, cột 1, số thứ tự tự động", "phông chữ Calibri")
def a_font_of_the_automatic_numbers_of_a_column() -> Draft:
    """The cells hold nothing else."""
    draft = listed(fonts("Calibri"))
    counted = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>'
    rows = [
        row([cell(paragraph("", counted), 800), cell(text, 7486), cell(LEADS[0], 3000), cell("Quý I", 3000)])
        for text in ("Ban hành kế hoạch", "Tuyên truyền")
    ]
    return Draft(table=table([heading(), lines()[0], *rows], WIDTHS), numbering=draft.numbering)


# Colours.


@deviates("N804", CELL, "mã màu FF0000")
def a_colour_of_a_run() -> Draft:
    return in_cell(RED)


@deviates("N804", CELL, "mã màu 1F497D")
def a_colour_of_the_theme() -> Draft:
    draft = in_cell('<w:color w:val="1F497D" w:themeColor="text2"/>')
    draft.theme = OFFICE + '<a:clrScheme name="Office"><a:dk2><a:srgbClr val="1F497D"/></a:dk2></a:clrScheme>'
    return draft


@deviates("N804", CELL, "mã màu 595959")
def a_tint_of_the_themes_black() -> Draft:
    return in_cell('<w:color w:val="595959" w:themeColor="text1" w:themeTint="A6"/>')


@deviates("N804", BELOW, "mã màu FF0000")
def a_colour_of_a_paragraph_style() -> Draft:
    return styled(RED)


@deviates("N804", BELOW, "mã màu 0563C1")
def a_colour_of_a_character_style() -> Draft:
    return styled('<w:color w:val="0563C1"/>', kind="character")


@deviates("N804", "dòng “Phụ lục”", "mã màu 2E74B5")
def a_colour_of_the_documents_defaults() -> Draft:
    more = f'{TIMES}<w:sz w:val="28"/><w:lang w:val="vi-VN"/><w:color w:val="2E74B5"/>'
    return Draft(styles=defaults(more) + NORMAL)


@deviates("N804", "bảng 1, hàng 1, cột 1", "mã màu FFFFFF")
def white_text_of_a_table_styles_first_row() -> Draft:
    return by_part("firstRow", '<w:color w:val="FFFFFF"/>')


@deviates("N804", "bảng 1, hàng 1, cột 1", "mã màu FF0000")
def a_colour_of_a_table_styles_corner() -> Draft:
    return by_part("nwCell", RED)


@deviates("N804", f"{BELOW}, số thứ tự tự động", "mã màu FF0000")
def a_colour_of_an_automatic_number() -> Draft:
    return listed(RED, text="Bước %1:")


@deviates("N804", f"{BELOW}, hộp văn bản", "mã màu FF0000")
def a_colour_in_a_text_box() -> Draft:
    return below(box(paragraph(run("Ghi chú", RED))))


@deviates("N804", f"{BELOW}, chú thích", "mã màu FF0000")
def a_colour_of_a_footnote() -> Draft:
    return note(RED)


@deviates("N804", f"{SECTION}, đầu trang", "mã màu FF0000")
def a_colour_of_the_page_number() -> Draft:
    return number(RED)


@deviates("N804", "dòng “Kèm theo”", "mã màu FF0000")
def a_colour_of_the_reference() -> Draft:
    text = "(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 3 năm 2024 của UBND xã)"
    return Draft(reference=paragraph(run(text, look(13, italic=True, more=RED)), CENTRED))


# Code tables.


@deviates("N842", CELL, "bảng mã TCVN3")
def text_of_tcvn3_in_times() -> Draft:
    return in_cell("", text="C«ng chøc V¨n hãa - X· héi")


@deviates("N842", BELOW, "bảng mã VNI")
def text_of_vni_in_times() -> Draft:
    return below(paragraph(run("Coâng chöùc Vaên hoùa - Xaõ hoäi")))


@deviates("N842", f"{BELOW}, chú thích", "bảng mã TCVN3")
def text_of_tcvn3_in_a_footnote() -> Draft:
    text = f'<w:footnote w:id="2">{paragraph(run("Céng hßa x· héi chñ nghÜa ViÖt Nam"))}</w:footnote>'
    return below(paragraph(run("Ghi chú") + '<w:r><w:footnoteReference w:id="2"/></w:r>'), footnotes=text)


@deviates("N842", CELL, "bảng mã TCVN3")
def text_of_tcvn3_cut_into_runs() -> Draft:
    return in_cell("", text="NhiÖm v", more=run("ô, môc tiªu n", look(12)) + run("¨m 2024", look(12)))
