"""Marks of lists in foreign Word files: printed as Word counts them, through texts, cells and merges."""

import pytest
from helpers.foreign_word_making import ON, START, cell, drawing, marked, paragraph, read, row, run, table
from helpers.hostile_files import W

from cchc.reading.foreign.document import ForeignText


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return f"<w:lvl w:ilvl='{depth}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>"


def numbering(*levels: str, lists: str = "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>") -> dict[str, str]:
    definition = f"<w:abstractNum w:abstractNumId='7'>{''.join(levels)}</w:abstractNum>"
    return {"numbering": f"<w:numbering {W}>{definition}{lists}</w:numbering>"}


def item(text: str = "", depth: int = 0, number: int = 1, more: str = "") -> str:
    return paragraph(text, f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='{number}'/></w:numPr>{more}")


DECIMAL = numbering(level(0, "decimal", "%1."))


def lines(body: str, parts: dict[str, str]) -> list[str]:
    """The lines of a document without tables."""
    return [line for block in read(body, parts).blocks if isinstance(block, ForeignText) for line in block.written]


def test_numbers_of_several_levels_begin_anew_below_a_higher_one() -> None:
    levels = numbering(level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)"))
    body = "".join([item("a"), item("b", 1), item("c", 1), item("d", 2), item("e"), item("f", 1), item("g", 2)])
    assert lines(body, levels) == ["I. a", "1. b", "2. c", "a) d", "II. e", "1. f", "a) g"]


@pytest.mark.parametrize(
    ("restart", "last"), [("", "1."), ("<w:lvlRestart w:val='0'/>", "2."), ("<w:lvlRestart w:val='1'/>", "1.")]
)
def test_a_level_may_say_that_it_counts_on(restart: str, last: str) -> None:
    levels = numbering(level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", restart))
    assert lines(item("a") + item("b", 1) + item("c") + item("d", 1), levels)[-1] == f"{last} d"


def test_codes_of_several_numbers() -> None:
    levels = numbering(
        level(0, "decimal", "%1"), level(1, "decimal", "TC %1.%2."), level(2, "decimal", "TCTP %1.%2.%3.")
    )
    body = item("a") + item("b", 1) + item("c", 2) + item("d", 2) + item("e", 1)
    assert lines(body, levels) == ["1 a", "TC 1.1. b", "TCTP 1.1.1. c", "TCTP 1.1.2. d", "TC 1.2. e"]


@pytest.mark.parametrize(
    ("sign", "font", "printed"),
    [
        ("-", "Times New Roman", "-"),
        ("+", "Times New Roman", "+"),
        ("•", "Arial", "•"),
        ("\uf0b7", "Symbol", "•"),
        ("\uf0a7", "Wingdings", "▪"),
        ("\uf0d8", "Wingdings", "➢"),
        ("\uf0fc", "Wingdings", "✓"),
        ("\uf0b7", "Times New Roman", "•"),
        ("\uf04a", "Webdings", "•"),
        ("o", "Courier New", "o"),
    ],
)
def test_bullets_are_printed_signs(sign: str, font: str, printed: str) -> None:
    fonts = f"<w:rPr><w:rFonts w:ascii='{font}' w:hAnsi='{font}'/></w:rPr>"
    bullets = numbering(level(0, "bullet", sign).replace("</w:lvl>", f"{fonts}</w:lvl>"))
    assert lines(item("một") + item("hai"), bullets) == [f"{printed} một", f"{printed} hai"]


def test_numbers_count_through_the_rows_of_a_table() -> None:
    (found,) = read(item("đầu") + table(row(cell(item()), "a"), row(cell(item()), "b")), DECIMAL).tables
    assert drawing(found) == "2. | a\n3. | b"


def test_cells_that_a_merge_hides_and_rows_that_are_deleted_do_not_count() -> None:
    gone = "<w:del w:id='1' w:author='a'/>"
    rows = [
        row(cell(item(), START), "a"),
        row(cell(item(), ON), "b"),
        row(cell(item()), "c", properties=gone),
        row(cell(item()), "d"),
    ]
    (found,) = read(table(*rows), DECIMAL).tables
    assert drawing(found) == "1. | a\n^ | b\n2. | d"


def test_a_paragraph_whose_end_is_deleted_has_no_number() -> None:
    assert lines(item("a ", more="<w:rPr><w:del w:id='1' w:author='a'/></w:rPr>") + item("b") + item("c"), DECIMAL) == [
        "1. a b",
        "2. c",
    ]


def test_a_list_that_stands_in_a_style_is_printed() -> None:
    style = "<w:style w:type='paragraph' w:styleId='l'><w:name w:val='l'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    parts = DECIMAL | {"styles": f"<w:styles {W}>{style}</w:styles>"}
    listed = "<w:pStyle w:val='l'/>"
    no_list = f"{listed}<w:numPr><w:numId w:val='0'/></w:numPr>"
    assert lines(paragraph("a", listed) + paragraph("b", no_list) + paragraph("c", listed), parts) == [
        "1. a",
        "b",
        "2. c",
    ]


def test_a_list_begins_anew_where_it_says_so() -> None:
    lists = "".join(
        f"<w:num w:numId='{number}'><w:abstractNumId w:val='7'/>{more}</w:num>"
        for number, more in (
            (1, ""),
            (2, "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"),
            (3, ""),
        )
    )
    parts = numbering(level(0, "decimal", "%1."), lists=lists)
    assert lines("".join(item("a", number=each) for each in (1, 1, 2, 2, 3)), parts) == [
        "1. a",
        "2. a",
        "1. a",
        "2. a",
        "3. a",
    ]


def test_a_number_has_a_look_of_its_own() -> None:
    bold = numbering(level(0, "decimal", "%1.").replace("</w:lvl>", "<w:rPr><w:b/></w:rPr></w:lvl>"))
    (found,) = read(item(run("một", "<w:i/>")), bold).blocks
    assert isinstance(found, ForeignText)
    assert marked(found) == "<b>1. </b><i>một</i>"


def test_a_line_that_is_in_no_list_has_no_mark_and_an_unknown_list_is_none() -> None:
    assert lines(paragraph("a") + item("b", number=9) + item("c"), DECIMAL) == ["a", "b", "1. c"]
    assert lines(item("a"), {}) == ["a"]


def test_the_label_of_an_annex_is_numbered() -> None:
    assert lines(item(run("KẾ HOẠCH")) + item(), numbering(level(0, "upperRoman", "Phụ lục %1"))) == [
        "Phụ lục I KẾ HOẠCH",
        "Phụ lục II",
    ]
