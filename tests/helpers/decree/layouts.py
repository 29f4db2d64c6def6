"""Sound documents by what their text stands in: tables, cells, content controls, frames, text boxes."""

from collections.abc import Callable

from helpers.decree.draft import (
    END,
    LABEL,
    NARROW,
    REFERENCE,
    RULE,
    TABLE,
    TITLE,
    WIDTHS,
    Draft,
    area,
    heading,
    lines,
    page,
    tasks,
)
from helpers.decree.wording import BORDERS, LINES, cell, line, look, paragraph, row, run, table

_START, _GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_OPEN = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
_PARTS = (LABEL, TITLE, REFERENCE, RULE)


def control(inner: str, properties: str = '<w:tag w:val="goog_rdk_0"/>') -> str:
    """A content control around blocks, rows, cells or runs."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def _each(change: Callable[[str], str], table: str = TABLE, end: str = END) -> Draft:
    """The annex with a change of each line of its heading."""
    return Draft(change(LABEL), change(TITLE), change(REFERENCE), change(RULE), table, end)


def open_table(widths: tuple[int, ...], *cells: str, borders: str = "") -> str:
    said = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{said}</w:tblPr><w:tblGrid>{grid}</w:tblGrid><w:tr>{''.join(cells)}</w:tr></w:tbl>"


def _with(table_xml: str) -> Draft:
    return Draft(table=table_xml)


# Content controls and marks around text.


def content_controls_around_blocks() -> Draft:
    return _each(control, table=control(TABLE), end=control(END))


def one_content_control_around_all() -> Draft:
    whole = "".join((*_PARTS, TABLE, END))
    return Draft("", "", "", "", "", "", before=control(control(whole)))


def content_controls_around_runs() -> Draft:
    return _each(
        lambda text: text.replace("<w:r>", "<w:sdt><w:sdtContent><w:r>").replace(
            "</w:r>", "</w:r></w:sdtContent></w:sdt>"
        )
    )


def content_controls_around_rows() -> Draft:
    return _with(table([heading(), control("".join(lines()))], WIDTHS))


def content_controls_around_cells() -> Draft:
    return _with(
        TABLE.replace("<w:tc>", "<w:sdt><w:sdtContent><w:tc>").replace("</w:tc>", "</w:tc></w:sdtContent></w:sdt>")
    )


def custom_xml_around_blocks() -> Draft:
    return _each(lambda text: f'<w:customXml w:element="a">{text}</w:customXml>')


def smart_tags_and_links() -> Draft:
    """Words that Word took for a place, and a link within the document."""
    label = paragraph(
        f'<w:smartTag w:element="place"><w:hyperlink w:anchor="a">{run("Phụ lục I", look(14, bold=True))}</w:hyperlink>'
        "</w:smartTag>",
        '<w:jc w:val="center"/>',
    )
    return Draft(label=label)


def bookmarks_and_marks_of_spelling() -> Draft:
    """Marks between runs that print nothing."""
    bold = look(14, bold=True)
    marks = '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="phuluc"/>'
    ends = '<w:bookmarkEnd w:id="1"/><w:proofErr w:type="spellEnd"/>'
    inner = f"{run('Phụ', bold)}{marks}{run(' lục', bold)}{ends}<w:r><w:lastRenderedPageBreak/></w:r>{run(' I', bold)}"
    return Draft(label=paragraph(inner, '<w:jc w:val="center"/>'))


# Frames, text boxes, tables that arrange the heading.


def label_in_a_frame() -> Draft:
    frame = '<w:framePr w:w="4000" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="center" w:y="1"/>'
    return Draft(label=LABEL.replace('<w:jc w:val="center"/>', f'{frame}<w:jc w:val="center"/>'))


def room_for_the_signature_in_a_text_box() -> Draft:
    """As in the decree's sample: number and time in a box at the top right, of size 10."""
    text = paragraph(run("Số: …/KH-UBND; ngày …; giờ …", look(10)))
    box = (
        '<w:r><w:pict><v:shape style="position:absolute;margin-left:400pt;width:200pt;height:20pt"><v:textbox>'
        f"<w:txbxContent>{text}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    return Draft(label=LABEL.replace("</w:pPr>", f"</w:pPr>{box}"))


def heading_in_a_table_without_lines() -> Draft:
    blocks = "".join(_PARTS)
    return Draft(open_table((14286,), cell(blocks, 14286)), "", "", "")


def heading_in_a_table_that_says_that_it_has_no_lines() -> Draft:
    """Two columns, the left one empty, without borders by every means."""
    no_lines = f"<w:tblBorders>{_OPEN}</w:tblBorders>"
    of_cell = f"<w:tcBorders>{_OPEN}</w:tcBorders>"
    cells = (cell("", 200, of_cell), cell("".join(_PARTS), 14086, of_cell))
    return Draft(open_table((200, 14086), *cells, borders=no_lines), "", "", "")


def a_rule_drawn_in_vml() -> Draft:
    shape = '<w:r><w:pict><v:line from="300pt,2pt" to="420pt,2pt" strokecolor="black"/></w:pict></w:r>'
    return Draft(rule=paragraph(shape, '<w:jc w:val="center"/>'))


def a_rule_drawn_below_the_reference() -> Draft:
    """Drawn as Word of today does, with the version for older programs beside it."""
    drawing = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:extent cx="1" cy="1"/>'
        "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:line/></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    return Draft(reference=REFERENCE.replace("</w:p>", f"{drawing}</w:p>"), rule="")


def a_rule_as_a_border() -> Draft:
    border = '<w:pBdr><w:top w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr><w:ind w:left="5500" w:right="5500"/>'
    return Draft(rule=paragraph("", border))


def a_rule_of_dashes() -> Draft:
    return Draft(rule=line("————————"))


# Tables.


def _two_rows_of_headings() -> list[str]:
    """“Thực hiện” over two columns; the other headings take both rows."""
    wide = WIDTHS[2] + WIDTHS[3]
    head = (
        cell("TT", WIDTHS[0], _START, bold=True),
        cell("Mục tiêu, nhiệm vụ, giải pháp", WIDTHS[1], _START, bold=True),
        cell("Thực hiện", wide, '<w:gridSpan w:val="2"/>', bold=True),
    )
    below = (
        cell("", WIDTHS[0], _GOES_ON),
        cell("", WIDTHS[1], _GOES_ON),
        cell("Chủ trì", WIDTHS[2], bold=True),
        cell("Thời gian", WIDTHS[3], bold=True),
    )
    return [row(head, repeats=True), row(below, repeats=True)]


def two_rows_of_headings() -> Draft:
    return _with(table([*_two_rows_of_headings(), *lines()], WIDTHS))


def two_rows_of_headings_and_one_of_numbers() -> Draft:
    """The columns are numbered in a third row, which is repeated too."""
    numbers = row((cell(f"({n})", width, jc="center") for n, width in enumerate(WIDTHS, 1)), repeats=True)
    return _with(table([*_two_rows_of_headings(), numbers, *lines()], WIDTHS))


def three_rows_of_headings() -> Draft:
    cells = [[cell(f"Cột {n}", width, _START, bold=True) for n, width in enumerate(WIDTHS, 1)]]
    cells += [[cell("", width, _GOES_ON) for width in WIDTHS] for _ in range(2)]
    return _with(table([*(row(each, repeats=True) for each in cells), *lines()], WIDTHS))


def merged_rows_that_stay_together() -> Draft:
    """A criterion of two rows, kept on one page."""
    first = (cell("1", WIDTHS[0], _START, kept=True), *(cell("Nhiệm vụ", w, kept=True) for w in WIDTHS[1:]))
    second = (cell("", WIDTHS[0], _GOES_ON), *(cell("Nhiệm vụ khác", w) for w in WIDTHS[1:]))
    return _with(table([heading(), row(first), row(second), *lines()], WIDTHS))


def a_last_row_merged_over_all_columns() -> Draft:
    note = cell("Các nhiệm vụ khác thực hiện theo Kế hoạch của cấp trên.", sum(WIDTHS), '<w:gridSpan w:val="4"/>')
    return _with(table([heading(), *lines(), row([note])], WIDTHS))


def cells_merged_by_the_older_way() -> Draft:
    """`w:hMerge`, as programs before Word 2003 wrote it."""
    cells = (
        cell("I", WIDTHS[0], bold=True, kept=True),
        cell("Công tác chỉ đạo", WIDTHS[1], '<w:hMerge w:val="restart"/>', bold=True, kept=True),
        cell("", WIDTHS[2], '<w:hMerge w:val="continue"/>'),
        cell("", WIDTHS[3], '<w:hMerge w:val="continue"/>'),
    )
    return _with(table([heading(), row(cells), *lines()], WIDTHS))


def a_table_in_a_cell() -> Draft:
    inner = open_table((1500, 1400), cell("Quý I", 1500), cell("02 đợt", 1400)) + paragraph()
    cells = (
        cell("1", WIDTHS[0]),
        cell("Tuyên truyền", WIDTHS[1]),
        cell("Văn phòng", WIDTHS[2]),
        cell(inner, WIDTHS[3]),
    )
    return _with(table([heading(), row(cells), *lines()], WIDTHS))


def a_table_with_lines_in_a_cell() -> Draft:
    inner = table([row([cell("Quý I", 1500), cell("02 đợt", 1400)])], (1500, 1400)) + paragraph()
    cells = (
        cell("1", WIDTHS[0]),
        cell("Tuyên truyền", WIDTHS[1]),
        cell("Văn phòng", WIDTHS[2]),
        cell(inner, WIDTHS[3]),
    )
    return _with(table([heading(), row(cells), *lines()], WIDTHS))


def lines_by_the_cells_alone() -> Draft:
    each = f"<w:tcBorders>{BORDERS}</w:tcBorders>"
    inner = TABLE.replace(LINES, "").replace("</w:tcPr>", f"{each}</w:tcPr>")
    return _with(inner)


def lines_by_the_tables_style() -> Draft:
    style = (
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
        f"<w:tblPr>{LINES}</w:tblPr></w:style>"
    )
    draft = _with(tasks(properties='<w:tblStyle w:val="TableGrid"/>'))
    draft.styles += style
    return draft


def a_width_in_parts_of_the_page() -> Draft:
    return _with(TABLE.replace('<w:tblW w:w="14286" w:type="dxa"/>', '<w:tblW w:w="5000" w:type="pct"/>', 1))


def a_width_in_percent_with_its_sign() -> Draft:
    return _with(TABLE.replace('<w:tblW w:w="14286" w:type="dxa"/>', '<w:tblW w:w="100%" w:type="pct"/>', 1))


def a_width_that_the_program_chooses() -> Draft:
    fitted = TABLE.replace('<w:tblW w:w="14286" w:type="dxa"/>', '<w:tblW w:w="0" w:type="auto"/>', 1)
    return _with(fitted.replace('<w:tblLayout w:type="fixed"/>', "", 1))


def a_table_that_stands_over_the_margins_by_its_padding() -> Draft:
    return _with(TABLE.replace("<w:tblBorders>", '<w:tblInd w:w="-108" w:type="dxa"/><w:tblBorders>', 1))


def several_tables() -> Draft:
    return _with(tasks(rows=12) + line("Danh mục báo cáo", jc="left") + tasks(rows=20))


def no_table() -> Draft:
    """An annex of text alone."""
    text = "Các tiêu chí, tiêu chí thành phần được chấm theo hướng dẫn của cơ quan cấp trên. " * 6
    return Draft(
        table="".join(line(f"{number}. {text}", jc="both") for number in range(1, 12)),
        paper=page(portrait=True),
    )


def a_paragraph_before_the_table() -> Draft:
    return _with(line("Đơn vị tính: điểm", 13, italic=True, jc="right") + TABLE)


def an_area_in_one_cell() -> Draft:
    whole = cell("I. Công tác chỉ đạo, điều hành", sum(WIDTHS), '<w:gridSpan w:val="4"/>', bold=True, kept=True)
    return _with(table([heading(), row([whole]), *lines()], WIDTHS))


def headings_kept_with_the_rows_by_their_style() -> Draft:
    style = (
        '<w:style w:type="paragraph" w:styleId="LinhVuc"><w:name w:val="LinhVuc"/><w:basedOn w:val="Normal"/>'
        "<w:pPr><w:keepNext/></w:pPr></w:style>"
    )
    kept = area("I", "Công tác chỉ đạo").replace("<w:keepNext/>", '<w:pStyle w:val="LinhVuc"/>')
    draft = _with(table([heading(), kept, *lines()], WIDTHS))
    draft.styles += style
    return draft


def rows_held_together_by_the_tables_style() -> Draft:
    """The style says that no row is cut, and that first rows are repeated."""
    first = '<w:tblStylePr w:type="firstRow"><w:trPr><w:tblHeader/></w:trPr></w:tblStylePr>'
    style = (
        '<w:style w:type="table" w:styleId="Luoi"><w:name w:val="Luoi"/>'
        f"<w:tblPr>{LINES}</w:tblPr><w:trPr><w:cantSplit/></w:trPr>{first}</w:style>"
    )
    inner = tasks(properties='<w:tblStyle w:val="Luoi"/><w:tblLook w:val="0020" w:firstRow="1"/>')
    draft = _with(inner.replace("<w:cantSplit/>", "").replace("<w:tblHeader/>", ""))
    draft.styles += style
    return draft


def an_edge_that_was_dragged_by_a_hair() -> Draft:
    """Word adds a column that nobody sees; the row leaves it out."""
    widths = (*WIDTHS[:3], WIDTHS[3] - 40, 40)
    wide = '<w:gridSpan w:val="2"/>'
    left_out = '<w:gridAfter w:val="1"/><w:wAfter w:w="40" w:type="dxa"/>'
    whole = [cell("Nội dung", width) for width in WIDTHS[:3]]
    rows = [row([*whole, cell("Quý I", WIDTHS[3], wide)]) for _ in range(24)]
    short = row([*whole, cell("Quý II", WIDTHS[3] - 40)], more=left_out)
    head = heading().replace("</w:tcPr>", f"{wide}</w:tcPr>")
    return _with(table([_last_only(head, wide), *rows, short], widths))


def _last_only(row_xml: str, piece: str) -> str:
    before, _, after = row_xml.rpartition(piece)
    return before.replace(piece, "") + piece + after


def text_set_sideways() -> Draft:
    sideways = '<w:textDirection w:val="btLr"/>'
    cells = (cell("TT", WIDTHS[0], sideways), *(cell("Nội dung", width) for width in WIDTHS[1:]))
    return _with(table([heading(), row(cells, more='<w:trHeight w:val="900"/>'), *lines()], WIDTHS))


def narrow_page_with_a_table() -> Draft:
    return Draft(table=tasks(NARROW), paper=page(portrait=True))


def footnotes_in_times() -> Draft:
    note = f'<w:footnote w:id="1">{paragraph(run("Theo hướng dẫn.", look(10)))}</w:footnote>'
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
    return Draft(table=TABLE + paragraph(run("Ghi chú", look(13)) + mark), footnotes=note)
