"""The closing of an annex, in the last row of its table."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from docx.document import Document as Word
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from helpers.docx_reading import grid, part, rows
from helpers.support import ROOT
from helpers.word_documents import found
from helpers.word_making import changed_template, opened, rendered, view

from cchc.documents.templating.template import template
from cchc.documents.views.annex import SignatureBlock
from cchc.documents.word.render import docx
from cchc.form.ending import check_ending
from cchc.reading.annexes import annexes
from cchc.reading.word_file import word_package

PLAN = "tests/examples/maintain.yaml"
BLOCK = SignatureBlock(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Họ và tên")


def below(content: bytes) -> list[str]:
    """The texts of the paragraphs outside the table."""
    return [paragraph.text for paragraph in opened(content).paragraphs][4:]


def made(folder: Path, change: Callable[[Word], object]) -> bytes:
    """An annex with the signatory's block, by our template with a change."""
    return docx(view(PLAN, signature=BLOCK), template(changed_template(folder, change)))


@pytest.mark.parametrize(
    ("signature", "lines"), [(None, "./."), (BLOCK, "./.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nHọ và tên")]
)
def test_it_is_a_row_over_all_columns_that_does_not_cross_a_page(signature: SignatureBlock | None, lines: str) -> None:
    content = docx(view(PLAN, signature=signature), template(ROOT / "templates" / "maintain.docx"))
    assert grid(content)[-1] == [(lines, 8, None)]
    last = rows(content)[-1]
    assert [each.tag for each in last.find(qn("w:trPr"))] == [qn("w:cantSplit")]
    borders = last.find(f"{qn('w:tc')}/{qn('w:tcPr')}/{qn('w:tcBorders')}")
    drawn = {each.tag.rpartition("}")[2]: each.get(qn("w:val")) for each in borders}
    assert drawn == {"top": "single", "left": "nil", "bottom": "nil", "right": "nil"}
    assert below(content) == [""]


def test_it_is_read_as_what_stands_below_the_table() -> None:
    content = docx(view(PLAN, signature=BLOCK), template(ROOT / "templates" / "maintain.docx"))
    (annex,) = annexes(word_package(content, "Tệp"))
    assert [line.text for each in annex.tail for line in each.lines if line.text] == ["./.", *BLOCK.lines, BLOCK.name]
    assert len(annex.tables[0].rows) == len(rows(content)) - 1
    assert list(check_ending(annex)) == []
    assert found(content) == []


def test_a_fault_in_it_is_found_where_it_was() -> None:
    content = docx(
        view(PLAN, signature=SignatureBlock(("TM. Ủy ban", "CHỦ TỊCH"), "Họ và tên")),
        template(ROOT / "templates" / "maintain.docx"),
    )
    assert found(content) == [("N828", "Phụ lục I, khối chữ ký")]


def note(document: Word) -> None:
    """A note between the table and “./.”."""
    document.paragraphs[4].insert_paragraph_before("Ghi chú: TC là tiêu chí.")


def signature_table(document: Word) -> None:
    """The signatures in a table without lines, as many offices have them."""
    signatures = document.add_table(1, 2)
    signatures.style = "Normal Table"
    signatures.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nHọ và tên"
    end = document.paragraphs[4]._p
    for paragraph in document.paragraphs[5:]:
        document.element.body.remove(paragraph._p)
    end.addnext(signatures._tbl)


def page_break(document: Word) -> None:
    document.paragraphs[4].paragraph_format.page_break_before = True


def long(document: Word) -> None:
    end = document.paragraphs[4]._p
    for _ in range(12):
        end.addnext(deepcopy(end))


def floating(document: Word) -> None:
    properties = document.tables[0]._tbl.tblPr
    properties.insert(1, parse_xml(f"<w:tblpPr {nsdecls('w')} w:tblpY='1'/>"))


@pytest.mark.parametrize("change", [note, signature_table, page_break, long, floating])
def test_an_unusual_closing_stays_where_it_is(change: Callable[[Word], object], tmp_path: Path) -> None:
    content = made(tmp_path, change)
    assert "./." in below(content)
    assert grid_of_first(content)[-1][0][0] != "./."


def grid_of_first(content: bytes) -> list[list[tuple[str, int, str | None]]]:
    table = next(part(content).iter(qn("w:tbl")))
    return [[("".join(cell.itertext()), 1, None) for cell in row.iter(qn("w:tc"))] for row in table.iter(qn("w:tr"))]


def test_a_closing_without_its_sign_begins_with_the_signatures(tmp_path: Path) -> None:
    content = made(tmp_path, lambda document: document.element.body.remove(document.paragraphs[4]._p))
    assert grid(content)[-1][0][0].split("\n") == [*BLOCK.lines, BLOCK.name]


def test_without_a_closing_nothing_is_added(tmp_path: Path) -> None:
    def end(document: Word) -> None:
        for paragraph in document.paragraphs[4:]:
            document.element.body.remove(paragraph._p)

    content = docx(view(PLAN), template(changed_template(tmp_path, end)))
    assert len(grid(content)) == len(grid(rendered(PLAN))) - 1


def test_the_line_below_the_table_is_drawn_as_the_table_says(tmp_path: Path) -> None:
    def frame(document: Word) -> None:
        borders = "".join(f"<w:{side} w:val='double' w:sz='12'/>" for side in ("top", "left", "bottom", "right"))
        inside = "<w:insideH w:val='single' w:sz='4'/><w:insideV w:val='single' w:sz='4'/>"
        properties = document.tables[0]._tbl.tblPr
        properties.insert(3, parse_xml(f"<w:tblBorders {nsdecls('w')}>{borders}{inside}</w:tblBorders>"))

    top = rows(made(tmp_path, frame))[-1].find(f".//{qn('w:tcBorders')}/{qn('w:top')}")
    assert (top.get(qn("w:val")), top.get(qn("w:sz"))) == ("double", "12")
