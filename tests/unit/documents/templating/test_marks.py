"""Marks in a rendered document, and the merges and the emphasis that they become."""

from typing import Any

import pytest
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from cchc.documents.templating.marks import KEEP_ROW, MERGE_CONTINUE, MERGE_START, marked, resolve

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
START, CONTINUED, ORDINARY = "<w:vMerge w:val='restart'/>", "<w:vMerge/>", ""


def resolved(inner: str) -> Any:
    body: Any = parse_xml(f"<w:body {nsdecls('w')} {W14}>{inner}</w:body>")
    resolve(body)
    return body


def cell(text: str, properties: str = "", paragraph: str = "") -> str:
    said = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return f"<w:tc>{said}<w:p>{paragraph}<w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(row if row.startswith('<w:sdt>') else f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def names(properties: Any) -> list[str]:
    return [str(child.tag).rpartition("}")[2] for child in properties]


def kept(body: Any) -> list[bool]:
    """Whether each row stays with the next one."""
    return [
        all(found.pPr is not None and found.pPr.keepNext_val for found in row.iter(qn("w:p")))
        for row in body.xpath(".//w:tr")
    ]


def test_a_merge_takes_its_place_among_the_properties_of_its_cell() -> None:
    own = (
        "<w:cnfStyle w:val='0'/><w:tcW w:w='9'/><w:gridSpan w:val='2'/><w:tcBorders/><w:shd w:val='clear'/><w:vAlign/>"
        "<w:hideMark/><w:headers/>"
    )
    body = resolved(table(cell(f"{MERGE_START}a", own), cell(f"{MERGE_CONTINUE}")))
    first, second = body.xpath(".//w:tcPr")
    assert names(first) == [
        *("cnfStyle", "tcW", "gridSpan", "vMerge", "tcBorders", "shd", "vAlign", "hideMark", "headers"),
    ]
    assert [first.vMerge.get(qn("w:val")), second.vMerge.get(qn("w:val"))] == ["restart", "continue"]
    assert [text.text for text in body.xpath(".//w:t")] == ["a"]


def test_a_merge_of_the_template_is_replaced() -> None:
    body = resolved(table(cell(f"{MERGE_START}a", START + CONTINUED), cell(f"{MERGE_CONTINUE}", START)))
    assert [[each.get(qn("w:val")) for each in found] for found in body.xpath(".//w:tcPr")] == [
        ["restart"],
        ["continue"],
    ]


def test_a_merge_outside_a_table_means_nothing() -> None:
    (text,) = resolved(f"<w:p><w:r><w:t>{MERGE_START}a</w:t></w:r></w:p>").xpath(".//w:t")
    assert text.text == "a"


def test_emphasis_takes_its_place_among_the_properties_of_its_run() -> None:
    own = (
        "<w:rStyle w:val='a'/><w:rFonts/><w:bCs/><w:caps/><w:color w:val='auto'/><w:sz w:val='24'/><w:lang/>"
        "<w14:ligatures/><w:rPrChange w:id='1' w:author='a'><w:rPr/></w:rPrChange>"
    )
    body = resolved(
        f"<w:p><w:r><w:rPr><!-- -->{own}</w:rPr><w:t>một {marked('<i>hai <b>ba</b></i>')}</w:t></w:r></w:p>"
    )
    plain, italic, both = (names(found) for found in body.xpath(".//w:r/w:rPr"))
    expected = ["rStyle", "rFonts", "bCs", "caps", "color", "sz", "lang", "ligatures", "rPrChange"]
    assert [name for name in plain if name.isalpha()] == expected
    assert [name for name in italic if name.isalpha()] == [*expected[:3], "i", *expected[3:]]
    assert [name for name in both if name.isalpha()] == [*expected[:2], "b", "bCs", "i", *expected[3:]]
    assert [found.text for found in body.xpath(".//w:t")] == ["một ", "hai ", "ba"]


def test_properties_that_python_docx_does_not_know_stay_behind_the_emphasis() -> None:
    (found,) = resolved(f"<w:p><w:r><w:rPr><w14:ligatures/></w:rPr><w:t>{marked('<b>a</b>')}</w:t></w:r></w:p>").xpath(
        ".//w:rPr"
    )
    assert names(found) == ["b", "ligatures"]


def test_emphasis_that_the_template_takes_back_is_replaced() -> None:
    (found,) = resolved(f"<w:p><w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t>{marked('<b>a</b>')}</w:t></w:r></w:p>").xpath(
        ".//w:rPr"
    )
    assert [(each.tag, each.val) for each in found] == [(qn("w:b"), True)]


def test_a_merge_that_the_template_leaves_unsaid_goes_on() -> None:
    merged = table(cell("a", START), cell("", CONTINUED), cell("", "<w:vMerge w:val='continue'/>"), cell("b"))
    assert kept(resolved(merged)) == [True, True, False, False]


def test_only_the_cells_of_a_row_itself_hold_it() -> None:
    inner = table(cell("a", START), cell("", CONTINUED))
    outer = f"<w:tc>{inner}<w:p/></w:tc>"
    assert kept(resolved(table(cell("1"), outer))) == [False, False, True, True]


def test_rows_in_content_controls_are_rows() -> None:
    control = "<w:sdt><w:sdtContent><w:tr>{}</w:tr></w:sdtContent></w:sdt>"
    body = resolved(f"<w:tbl>{control.format(cell('a', START))}{control.format(cell('', CONTINUED))}</w:tbl>")
    assert kept(body) == [True, False]


CONTROL = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    "around",
    [
        CONTROL.format("{}") + "<w:p/>",
        CONTROL.format(CONTROL.format("{}")) + "<w:bookmarkEnd w:id='1'/><w:p/>",
        CONTROL.format("{}") + CONTROL.format("<w:p/>"),
        CONTROL.format("{}<w:p/>"),
    ],
)
def test_the_last_row_of_a_table_in_a_content_control_stays_with_what_follows(around: str) -> None:
    assert kept(resolved(around.format(table(cell("a"), CONTROL.format(f"<w:tr>{cell('b')}</w:tr>"))))) == [False, True]
    assert kept(resolved(CONTROL.format(table(cell("a"))) + "<w:sectPr/>")) == [False]


def test_a_row_in_a_content_control_keeps_what_its_mark_says() -> None:
    row = CONTROL.format(CONTROL.format(f"<w:tr>{cell(f'{KEEP_ROW}a')}</w:tr>"))
    assert kept(resolved(f"<w:tbl>{row}<w:tr>{cell('b')}</w:tr></w:tbl>")) == [True, False]


def test_the_last_row_stays_with_a_paragraph_below_and_what_says_otherwise_is_replaced() -> None:
    own = "<w:pPr><w:pStyle w:val='a'/><w:keepNext w:val='0'/><w:keepLines/></w:pPr>"
    body = resolved(table(cell("a"), cell("b", paragraph=own)) + "<w:p/>")
    assert kept(body) == [False, True]
    (properties,) = body.xpath(".//w:tr[last()]//w:pPr")
    assert names(properties) == ["pStyle", "keepNext", "keepLines"]
