"""Text of foreign Word files: what is printed of it, in which look, and what is told of what is not."""

import pytest
from helpers.foreign_word_making import cell, marked, paragraph, read, read_cell, row, run, table, told
from helpers.hostile_files import W

from cchc.reading.foreign.document import ForeignText

MATH = "<m:oMath>{}</m:oMath>"
MARK = "<w:fldChar w:fldCharType='{}'/>"


def field(instruction: str, result: str) -> str:
    marks = [f"<w:r>{MARK.format(kind)}</w:r>" for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{instruction}</w:instrText></w:r>{marks[1]}{result}{marks[2]}"


def change(kind: str, content: str) -> str:
    return f"<w:{kind} w:id='1' w:author='a'>{content}</w:{kind}>"


def deleted(text: str) -> str:
    return change("del", f"<w:r><w:delText>{text}</w:delText></w:r>")


def drawing(content: str) -> str:
    return f"<w:r><w:drawing><wp:inline>{content}</wp:inline></w:drawing></w:r>"


BOX = "<w:txbxContent>{}</w:txbxContent>"
CONTROL = "<w:sdt><w:sdtPr><w:id w:val='1'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
ONE = run("một")


@pytest.mark.parametrize(
    "content",
    [
        CONTROL.format(ONE),
        CONTROL.format(CONTROL.format(ONE)),
        CONTROL.format(paragraph(ONE)),
        change("ins", ONE),
        change("moveTo", ONE),
        f"<w:hyperlink w:anchor='x'>{ONE}</w:hyperlink>",
        f"<w:smartTag w:element='place'><w:smartTagPr/>{ONE}</w:smartTag>",
        f"<w:customXml w:element='x'><w:customXmlPr/>{ONE}</w:customXml>",
        f"<w:bdo w:val='ltr'>{ONE}</w:bdo>",
        f"<w:fldSimple w:instr=' REF a '>{ONE}</w:fldSimple>",
        field(" REF a ", ONE),
        field(" REF a ", field(" PAGE ", ONE)),
        f"<mc:AlternateContent><mc:Choice Requires='x'>{ONE}</mc:Choice><mc:Fallback>{run('hai')}</mc:Fallback></mc:AlternateContent>",
        f"<mc:AlternateContent><mc:Fallback>{ONE}</mc:Fallback></mc:AlternateContent>",
        "<w:r><mc:AlternateContent><mc:Choice Requires='x'><w:t>một</w:t></mc:Choice></mc:AlternateContent></w:r>",
        run("m") + "<w:proofErr w:type='spellStart'/><w:bookmarkStart w:id='1' w:name='a'/>" + run("ột"),
        run("mo") + run("\u0323\u0302t"),
        run("m\u00ad\u200bột"),
        "<w:r><w:t>m</w:t><w:softHyphen/><w:t>ột</w:t></w:r>",
        "<w:r><w:lastRenderedPageBreak/><w:t>một</w:t></w:r>",
        run("một", "<w:caps/>"),
        run("một", "<w:webHidden/>"),
    ],
)
def test_text_is_read_whatever_stands_around_it(content: str) -> None:
    found = read_cell(content)
    assert (found.written, found.remarks) == (("một",), ())


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (paragraph("một") + paragraph("hai"), ("một", "hai")),
        (paragraph("một") + paragraph() + paragraph("  ") + paragraph("hai"), ("một", "hai")),
        ("<w:r><w:t>một</w:t><w:br/><w:t>hai</w:t></w:r>", ("một", "hai")),
        ("<w:r><w:t>một</w:t><w:cr/><w:t>hai</w:t></w:r>", ("một", "hai")),
        ("<w:r><w:t>một</w:t><w:br w:type='page'/><w:t>hai</w:t></w:r>", ("một", "hai")),
        ("<w:r><w:t>một</w:t><w:tab/><w:t>hai</w:t></w:r>", ("một hai",)),
        (run("một\nhai"), ("một hai",)),
        (run("  một \u00a0 ") + run(" hai "), ("một hai",)),
        ("<w:r><w:t>Văn phòng</w:t><w:noBreakHyphen/><w:t>Thống kê</w:t></w:r>", ("Văn phòng-Thống kê",)),
        (run("Văn phòng\u2011Thống kê"), ("Văn phòng-Thống kê",)),
        (run("một &amp; &lt;hai&gt;"), ("một & <hai>",)),
    ],
)
def test_paragraphs_and_breaks_begin_lines(content: str, lines: tuple[str, ...]) -> None:
    assert read_cell(content).written == lines


def test_italics_and_bold_are_those_that_result_from_all_levels() -> None:
    styles = (
        "<w:style w:type='paragraph' w:default='1' w:styleId='n'><w:name w:val='Normal'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='p'><w:name w:val='p'/><w:rPr><w:i/></w:rPr></w:style>"
        "<w:style w:type='character' w:styleId='c'><w:name w:val='c'/><w:rPr><w:b/></w:rPr></w:style>"
        "<w:style w:type='table' w:styleId='t'><w:name w:val='t'/>"
        "<w:tblStylePr w:type='firstRow'><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>"
    )
    parts = {"styles": f"<w:styles {W}>{styles}</w:styles>"}
    content = paragraph(
        run("nghiêng ") + run("đứng", "<w:i w:val='0'/>") + run(" đậm", "<w:rStyle w:val='c'/>"),
        "<w:pStyle w:val='p'/>",
    )
    assert marked(read_cell(content, parts)) == "<i>nghiêng </i>đứng<ib> đậm</ib>"
    look = "<w:tblStyle w:val='t'/><w:tblLook w:val='0020'/>"
    (found,) = read(table(row("một"), row("hai"), properties=look), parts).tables
    assert [marked(each.content) for each in found.cells] == ["<b>một</b>", "hai"]


def test_neighbours_of_one_look_are_one_run() -> None:
    found = read_cell(run("Kiểm ", "<w:i/>") + run("tra", "<w:i/><w:color w:val='FF0000'/>") + run("; hết"))
    assert marked(found) == "<i>Kiểm tra</i>; hết"


@pytest.mark.parametrize(
    ("content", "written", "remarks"),
    [
        (run("một ") + deleted("hai") + run("ba"), "một ba", [("deleted", "hai")]),
        (deleted("hai ") + deleted("ba") + run("một"), "một", [("deleted", "hai ba")]),
        (deleted("hai") + run("một") + deleted("ba"), "một", [("deleted", "hai"), ("deleted", "ba")]),
        (change("moveFrom", run("hai")) + run("một"), "một", [("deleted", "hai")]),
        (change("ins", run("một") + deleted("hai")), "một", [("deleted", "hai")]),
        (run("một") + run("hai", "<w:vanish/>"), "một", [("hidden", "hai")]),
        (run("một") + run(" ", "<w:vanish/>"), "một", []),
        (run("một") + run("hai", "<w:vanish w:val='0'/>"), "mộthai", []),
        (run("một ") + run("hai", "<w:strike/>"), "một hai", [("struck", "hai")]),
        (run("một ") + run("ha", "<w:dstrike/>") + run("i", "<w:strike/>"), "một hai", [("struck", "hai")]),
        (run("KÕ ho¹ch", "<w:rFonts w:ascii='.VnTime' w:hAnsi='.VnTime'/>"), "KÕ ho¹ch", [("old-font", ".VnTime")]),
        (
            run("Keá", "<w:rFonts w:ascii='VNI-Times' w:hAnsi='VNI-Times'/>")
            + run("hoaïch", "<w:rFonts w:ascii='VNI-Times' w:hAnsi='VNI-Times'/>"),
            "Keáhoaïch",
            [("old-font", "VNI-Times")],
        ),
        (run("TT 1", "<w:rFonts w:ascii='.VnTime' w:hAnsi='.VnTime'/>"), "TT 1", []),
        (drawing("<wp:docPr id='1' name='Picture 1' descr='Con dấu'/><a:blip/>"), "", [("picture", "Con dấu")]),
        (drawing("<wp:docPr id='1' name='Đường thẳng'/><a:prstGeom prst='line'/>"), "", []),
        (drawing(BOX.format(paragraph("một") + paragraph("hai"))), "", [("box", "một hai")]),
        ("<w:r><w:pict><v:shape alt='ảnh'><v:imagedata/></v:shape></w:pict></w:r>", "", [("picture", "ảnh")]),
        ("<w:r><w:pict><v:shape><v:textpath string='Phụ lục'/></v:shape></w:pict></w:r>", "", [("box", "Phụ lục")]),
        ("<w:r><w:object><o:OLEObject ProgID='Excel.Sheet.12'/></w:object></w:r>", "", [("picture", "")]),
        (
            f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{BOX.format(paragraph('một'))}</w:drawing>"
            f"</mc:Choice><mc:Fallback><w:pict>{BOX.format(paragraph('một'))}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            "",
            [("box", "một")],
        ),
        ("<w:r><w:sym w:font='Wingdings' w:char='F04A'/></w:r>", "", [("picture", "ký hiệu của phông chữ Wingdings")]),
    ],
)
def test_what_is_left_out_or_odd_is_told(content: str, written: str, remarks: list[tuple[str, str]]) -> None:
    found = read_cell(content)
    assert (" ".join(found.written), told(found)) == (written, remarks)


@pytest.mark.parametrize(
    ("content", "written"),
    [
        ("<w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r>", "≥"),
        ("<w:r><w:sym w:font='Symbol' w:char='B3'/></w:r>", "≥"),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>", "✓"),
        ("<w:r><w:sym w:font='Times New Roman' w:char='2265'/></w:r>", "≥"),
        ("<w:r><w:sym w:font='Symbol' w:char='x'/></w:r>", ""),
        (run("\uf0b7 một", "<w:rFonts w:ascii='Symbol' w:hAnsi='Symbol'/>"), "• một"),
        (MATH.format("<m:r><m:t>x≥1</m:t></m:r>"), "x≥1"),
        (
            MATH.format(
                "<m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>c</m:t></m:r></m:den></m:f>"
                "<m:r><m:t>×100%</m:t></m:r>"
            ),
            "(a+b)/c×100%",
        ),
        (
            MATH.format("<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"),
            "x^2",
        ),
        (MATH.format("<m:rad><m:deg/><m:e><m:r><m:t>x</m:t></m:r></m:e></m:rad>"), "√x"),
        (
            f"<w:r><w:ruby><w:rubyPr/><w:rt>{run('trên')}</w:rt><w:rubyBase>{run('chữ')}</w:rubyBase></w:ruby></w:r>",
            "chữ(trên)",
        ),
        (
            f"<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList><w:result w:val='1'/><w:listEntry w:val='một'/>"
            f"<w:listEntry w:val='hai'/></w:ddList></w:ffData></w:fldChar></w:r><w:r>{MARK.format('end')}</w:r>",
            "hai",
        ),
        (
            "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>"
            f"</w:ffData></w:fldChar></w:r><w:r>{MARK.format('end')}</w:r>",
            "☒",
        ),
        (f"<w:r>{MARK.format('begin')}</w:r>{run('một')}", "một"),
        (f"{run('một')}<w:r>{MARK.format('end')}</w:r>", "một"),
        (
            f"<w:r>{MARK.format('begin')}</w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r>{MARK.format('end')}</w:r>",
            "",
        ),
    ],
)
def test_signs_equations_and_choices_are_text(content: str, written: str) -> None:
    assert " ".join(read_cell(content).written) == written


def test_notes_are_told_with_their_text() -> None:
    content = "<w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:endnoteReference w:id='3'/></w:r>"
    content += "<w:commentRangeStart w:id='4'/>" + run("một") + "<w:r><w:commentReference w:id='4'/></w:r>"
    parts = {
        f"{kind}s": f"<w:{kind}s {W}><w:{kind} w:id='{number}'>{paragraph(f'chú {number}')}</w:{kind}></w:{kind}s>"
        for number, kind in enumerate(("footnote", "endnote", "comment"), 2)
    }
    found = read_cell(content, parts)
    assert (found.written, told(found)) == (("một",), [("note", "chú 2"), ("note", "chú 3"), ("note", "chú 4")])
    assert told(read_cell(content)) == [("note", "")]


@pytest.mark.parametrize("mark", ["<w:del w:id='1' w:author='a'/>", "<w:vanish/>"])
def test_a_paragraph_whose_end_is_deleted_or_hidden_is_one_with_the_next(mark: str) -> None:
    content = paragraph("một ", f"<w:rPr>{mark}</w:rPr>") + paragraph("hai") + paragraph("ba")
    assert read_cell(content).written == ("một hai", "ba")
    (first, _) = read(content).blocks
    assert isinstance(first, ForeignText)
    assert first.written == ("một hai",)


def test_another_file_in_the_text_is_told() -> None:
    found = read(paragraph("một") + "<w:altChunk r:id='x'/>" + paragraph("hai"))
    assert [told(block) for block in found.blocks if isinstance(block, ForeignText)] == [[], [("picture", "")], []]
    assert told(read_cell(paragraph("một") + "<w:altChunk r:id='x'/>")) == [("picture", "")]


def test_texts_outside_tables_know_their_place_and_whether_they_are_centred() -> None:
    box = drawing(BOX.format(paragraph("trong hộp")))
    found = read(
        paragraph()
        + paragraph("một", "<w:jc w:val='center'/>")
        + table(row("a"))
        + paragraph(run("hai") + box + deleted("x"))
    )
    texts = [block for block in found.blocks if isinstance(block, ForeignText)]
    assert [(text.text, text.centred) for text in texts] == [("một", True), ("hai", False)]
    assert [(remark.text, remark.place) for remark in texts[1].remarks] == [
        ("trong hộp", "đoạn 3, hộp chữ"),
        ("x", "đoạn 3"),
    ]


def test_a_cell_whose_only_content_is_deleted_is_blank() -> None:
    (found,) = read(table(row(cell(paragraph("x"), "<w:cellDel w:id='1' w:author='a'/>")))).tables
    assert [(each.text, told(each.content)) for each in found.cells] == [("", [("deleted", "x")])]
