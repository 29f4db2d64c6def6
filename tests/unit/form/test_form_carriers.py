"""Letters are judged wherever they are printed: text boxes, notes, automatic numbers, parts of a table's style."""

import pytest
from helpers.decree import wording
from helpers.decree.draft import DEFAULTS, NORMAL, WIDTHS, Draft
from helpers.decree.wording import paragraph, run, table
from helpers.word_documents import found

from cchc.form import findings

RED = '<w:color w:val="FF0000"/>'
ARIAL = wording.fonts("Arial")
FAULTS = [(RED, "N804"), (ARIAL, "N803")]


def boxed(inner: str) -> str:
    """A text box as Word draws it, with what older programs show instead."""
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    shape = f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp>"
    new = f'<mc:Choice Requires="wps"><w:drawing><wp:inline>{shape}</wp:inline></w:drawing></mc:Choice>'
    old = f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
    return paragraph(f"<w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r>")


def numbering(level: str, kind: str = "decimal", text: str = "%1.") -> str:
    """A list of one level, whose number has these properties."""
    said = f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:rPr>{level}</w:rPr>'
    return (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">{said}</w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
    )


LISTED = paragraph(run("Ghi chú"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>')


@pytest.mark.parametrize(("look", "code"), FAULTS)
def test_a_text_box_is_printed(look: str, code: str) -> None:
    draft = Draft(after=boxed(paragraph(run("Ghi chú", look))))
    assert found(draft.packed()) == [(code, "Phụ lục I, đoạn 6, hộp văn bản")]


@pytest.mark.parametrize(("look", "code"), FAULTS)
def test_a_note_is_printed_and_one_that_nothing_refers_to_is_not(look: str, code: str) -> None:
    note = f'<w:footnote w:id="{{}}">{paragraph(run("Theo Chỉ số", look))}</w:footnote>'
    referring = paragraph('<w:r><w:footnoteReference w:id="2"/></w:r>')
    draft = Draft(after=referring, footnotes=note.format(2))
    assert found(draft.packed()) == [(code, "Phụ lục I, đoạn 6, chú thích")]
    draft.footnotes = note.format(3)
    assert found(draft.packed()) == []


@pytest.mark.parametrize(("look", "code"), FAULTS)
def test_an_automatic_number_has_a_look_of_its_own(look: str, code: str) -> None:
    draft = Draft(after=LISTED, numbering=numbering(look))
    assert found(draft.packed()) == [(code, "Phụ lục I, đoạn 6, số thứ tự tự động")]


@pytest.mark.parametrize("kind", ["bullet", "none"])
def test_a_bullet_is_no_number(kind: str) -> None:
    assert found(Draft(after=LISTED, numbering=numbering(RED, kind, "o")).packed()) == []


def test_a_list_in_a_style_has_the_level_that_names_the_style() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Muc"/>'
        '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    )
    levels = [
        f'<w:lvl w:ilvl="{depth}"><w:pStyle w:val="{name}"/><w:lvlText w:val="%1."/><w:rPr>{look}</w:rPr></w:lvl>'
        for depth, name, look in ((0, "Khac", RED), (1, "Muc", ARIAL))
    ]
    lists = f'<w:abstractNum w:abstractNumId="1">{"".join(levels)}</w:abstractNum>'
    draft = Draft(
        after=paragraph(run("Ghi chú"), '<w:pStyle w:val="Muc"/>'),
        styles=DEFAULTS + NORMAL + style,
        numbering=f'{lists}<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>',
    )
    assert found(draft.packed()) == [("N803", "Phụ lục I, đoạn 6, số thứ tự tự động")]


TABLE_STYLE = (
    '<w:style w:type="table" w:styleId="Bang"><w:name w:val="Bang"/><w:tblPr>{sizes}</w:tblPr>'
    f'<w:tblStylePr w:type="{{part}}"><w:rPr>{RED}</w:rPr></w:tblStylePr></w:style>'
)
BITS = {"firstRow": 1, "lastRow": 1, "firstColumn": 1, "lastColumn": 1, "noHBand": 0, "noVBand": 0}


def small(look: str) -> str:
    """A table of five rows and four columns, each cell with its row and column."""
    rows = [
        wording.row([wording.cell(f"{down}{across}", WIDTHS[0]) for across in range(1, 5)], repeats=down == 1)
        for down in range(1, 6)
    ]
    return table(rows, WIDTHS, f'<w:tblStyle w:val="Bang"/>{wording.LINES}{look}')


def red_cells(part: str, look: str, sizes: str = "") -> list[str]:
    """The cells that a part of the style colours."""
    draft = Draft(table=small(look), styles=DEFAULTS + NORMAL + TABLE_STYLE.format(part=part, sizes=sizes))
    (only,) = [each for each in findings(draft.packed(), "a.docx") if each.code == "N804"]
    return [only.where.removeprefix("Phụ lục I, bảng 1, "), only.message.split("; có ")[-1].split(" chỗ")[0]]


LOOK = "<w:tblLook {}/>".format(" ".join(f'w:{name}="{bit}"' for name, bit in BITS.items()))


@pytest.mark.parametrize(
    ("part", "first", "number"),
    [
        ("wholeTable", "hàng 1, cột 1", "20"),
        ("firstRow", "hàng 1, cột 1", "04"),
        ("lastRow", "hàng 5, cột 1", "04"),
        ("firstCol", "hàng 1, cột 1", "05"),
        ("lastCol", "hàng 1, cột 4", "05"),
        ("band1Horz", "hàng 2, cột 1", "08"),
        ("band2Horz", "hàng 3, cột 1", "04"),
        ("band1Vert", "hàng 1, cột 2", "05"),
        ("band2Vert", "hàng 1, cột 3", "05"),
    ],
)
def test_parts_of_a_tables_style_apply_to_their_cells(part: str, first: str, number: str) -> None:
    assert red_cells(part, LOOK) == [first, number]


@pytest.mark.parametrize(
    ("part", "where"),
    [
        ("nwCell", "hàng 1, cột 1"),
        ("neCell", "hàng 1, cột 4"),
        ("swCell", "hàng 5, cột 1"),
        ("seCell", "hàng 5, cột 4"),
    ],
)
def test_corners_are_cells_of_two_parts(part: str, where: str) -> None:
    assert red_cells(part, LOOK)[0] == where


def test_bands_are_as_high_as_the_style_states() -> None:
    assert red_cells("band1Horz", LOOK, '<w:tblStyleRowBandSize w:val="2"/>') == ["hàng 2, cột 1", "08"]
    assert red_cells("band2Horz", LOOK, '<w:tblStyleRowBandSize w:val="2"/>') == ["hàng 4, cột 1", "04"]


@pytest.mark.parametrize("look", ["", '<w:tblLook w:val="0600"/>'])
def test_parts_that_a_table_does_not_take_do_not_apply(look: str) -> None:
    for part in ("firstRow", "lastCol", "band1Horz", "band2Vert"):
        draft = Draft(table=small(look), styles=DEFAULTS + NORMAL + TABLE_STYLE.format(part=part, sizes=""))
        assert found(draft.packed()) == []


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times"])
def test_a_font_of_an_old_code_table_asks_for_conversion(font: str) -> None:
    draft = Draft(after=paragraph(run("NhiÖm vô, môc tiªu n¨m 2024", wording.fonts(font))))
    (only,) = findings(draft.packed(), "a.docx")
    assert only.code == "N803"
    assert only.message.endswith(
        "Đề nghị chuyển mã sang Unicode (UniKey Toolkit, Ctrl+Shift+F6), rồi đặt phông chữ Times New Roman."
    )
