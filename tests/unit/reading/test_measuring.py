"""The room that text takes, measured without drawing it."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as Word
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt
from helpers.support import libreoffice
from helpers.tools import LIBERATION
from helpers.word_documents import element, saved
from helpers.word_making import opened, rendered

from cchc.reading.measuring import cell_height, row_heights
from cchc.reading.stretches import width
from cchc.reading.table_reading import table
from cchc.reading.tables import Table
from cchc.reading.word_file import word_package
from cchc.soffice import pdfs

LINE = 12 * 1.15
RULE = 0.5
"""A line of the table, which each row has."""


def made(*rows: tuple[str, ...], width: float = 100, change: Callable[[Word], object] = lambda _: None) -> Table:
    """A table of these rows in Times 12, its columns as wide as told: less 10.8 for the margins beside the text."""
    document = Document()
    font = document.styles["Normal"].font
    font.name, font.size = "Times New Roman", Pt(12)
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    document.styles["Normal"].paragraph_format.line_spacing = 1
    drawn = document.add_table(rows=len(rows), cols=len(rows[0]))
    drawn.style = "Table Grid"
    for column in drawn.columns:
        column.width = Pt(width)
    for row, texts in zip(drawn.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    change(document)
    read = word_package(saved(document), "Tệp")
    return table(read.body.findall(qn("w:tbl"))[0], read.looks)


def heights(*rows: tuple[str, ...], **options: Any) -> list[float]:
    """The heights of the rows of such a table."""
    return [round(each, 2) for each in row_heights(made(*rows, **options))]


def lined(number: int) -> list[float]:
    """The height of a row of so many lines."""
    return [round(number * LINE + RULE, 2)]


def lines(text: str, room: float) -> float:
    """The lines that a text takes in a room."""
    read = made((text,), width=room + 10.8)
    return round(cell_height(read, read.rows[0].cells[0]) / LINE, 6)


def test_a_text_is_as_wide_as_its_letters_in_their_face() -> None:
    assert width("", 12) == 0
    assert width("Xã", 1000) == 722 + 444
    assert width("Xã", 12) == pytest.approx(13.992)
    assert width("Một", 1000, bold=True) == 944 + 500 + 333
    assert width("Một", 1000, italic=True) == 833 + 500 + 278
    assert width("Một", 1000, bold=True, italic=True) == 889 + 500 + 278


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("a\u00a0b\u202fc", "a b c"),  # hard spaces
        ("TC\u2011KT", "TC-KT"),  # a hard hyphen
        ("ê\u0301", "ế"),  # letter and mark apart
        ("a\u200bb\u00ad", "ab"),  # what nobody sees
    ],
)
def test_other_spellings_are_as_wide(text: str, alike: str) -> None:
    assert width(text, 12) == width(alike, 12)


def test_letters_that_times_lacks_have_a_likely_width() -> None:
    assert width("✓", 1000) == 556
    assert width("字", 1000) == 1000


@pytest.mark.parametrize(
    ("text", "room", "number"),
    [
        ("", 100, 1),
        ("aaa aaa aaa", 54, 1),
        ("aaa aaa aaa", 53, 2),
        ("aaa aaa", 35.1, 1),  # 34.97
        ("aaa aaa", 34.9, 2),
        ("aaa aaa     ", 35.1, 1),  # blanks hang over the edge
        ("aaa\u00a0aaa aaa", 35.1, 2),
        ("aaa aaa\u00a0aaa", 35.1, 2),
        ("aaa-aaa", 20.1, 2),  # a line breaks after a hyphen
        ("aaa–aaa", 22.1, 2),
        ("aaa/aaa", 40, 1),
        ("aa aa-aa aa", 31, 2),
        ("aa aa/aa aa", 31, 3),  # and not after a slash
        ("- aaa aaa", 28, 2),
        ("aaaaaaaaaaaa", 16, 4),  # three letters in a line
        ("aa aaaaaa", 16, 3),
        ("a", 2, 1),
        ("aaa\naaa", 100, 2),
        ("aaa\n\naaa", 100, 3),
    ],
)
def test_lines_are_filled_word_by_word(text: str, room: float, number: int) -> None:
    assert lines(text, room) == number


def test_a_hard_hyphen_of_word_holds_its_words_together() -> None:
    def harden(document: Word) -> None:
        run = document.tables[0].rows[0].cells[0].paragraphs[0].runs[0]._r
        run.clear_content()
        run.add_t("aa aa")
        run.append(element("w:noBreakHyphen"))
        run.add_t("aa aa")

    assert heights(("aa aa-aa aa",), width=41.8) == lined(2)
    assert heights(("x",), width=41.8, change=harden) == lined(3)


def test_a_line_is_as_high_as_its_largest_letters() -> None:
    def enlarge(document: Word) -> None:
        paragraph = document.tables[0].rows[0].cells[0].paragraphs[0]
        paragraph.add_run(" bbb").font.size = Pt(20)

    assert heights(("aaa",), change=enlarge) == [round(23 + RULE, 2)]
    assert heights(("aaaaaaaaaaaaaa",), change=enlarge) == [round(LINE + 23 + RULE, 2)]


def test_spacing_indents_and_margins_count() -> None:
    def space(document: Word) -> None:
        layout = document.tables[0].rows[0].cells[0].paragraphs[0].paragraph_format
        layout.space_before, layout.space_after, layout.line_spacing = Pt(3), Pt(4), 1.5

    def fix(document: Word) -> None:
        document.tables[0].rows[0].cells[0].paragraphs[0].paragraph_format.line_spacing = Pt(18)

    def indent(document: Word) -> None:
        layout = document.tables[0].rows[0].cells[0].paragraphs[0].paragraph_format
        layout.left_indent, layout.right_indent, layout.first_line_indent = Pt(30), Pt(10), Pt(20)

    def pad(document: Word) -> None:
        margins = f"""<w:tblCellMar {nsdecls("w")}><w:top w:w="40" w:type="dxa"/><w:start w:w="500" w:type="dxa"/>
            <w:bottom w:w="60" w:type="dxa"/></w:tblCellMar>"""
        document.tables[0]._tbl.tblPr.append(parse_xml(margins))

    def pad_cell(document: Word) -> None:
        margins = f"""<w:tcMar {nsdecls("w")}><w:top w:w="200" w:type="dxa"/></w:tcMar>"""
        document.tables[0].rows[0].cells[0]._tc.get_or_add_tcPr().append(parse_xml(margins))

    text = "aaa aaa aaa"
    assert heights((text,)) == [round(LINE + RULE, 2)]
    assert heights((text,), change=space) == [round(1.5 * LINE + 7 + RULE, 2)]
    assert heights((text,), change=fix) == [round(18 + RULE, 2)]
    assert heights((text,), change=indent) == [round(2 * LINE + RULE, 2)]
    assert heights((text, text), change=pad) == [round(LINE + 5 + RULE, 2)]
    assert heights((text, text), width=80, change=pad) == [round(2 * LINE + 5 + RULE, 2)]
    assert heights((text, text), change=pad_cell) == [round(LINE + 10 + RULE, 2)]


def test_a_row_has_its_least_height_and_text_set_sideways_needs_none() -> None:
    def raise_row(document: Word) -> None:
        document.tables[0].rows[0].height = Pt(50)
        document.tables[0].rows[0].height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST

    def turn(document: Word) -> None:
        document.tables[0].rows[0].cells[0]._tc.get_or_add_tcPr().append(element("w:textDirection", val="btLr"))

    assert heights(("aaa", "aaa"), change=raise_row) == [round(50 + RULE, 2)]
    assert heights(("aaa aaa aaa aaa", "aaa"), width=20, change=turn) == [round(3 * LINE + RULE, 2)]


def test_the_text_of_a_merged_cell_may_fill_all_its_rows() -> None:
    def merge(document: Word) -> None:
        cells = document.tables[0].columns[1].cells
        cells[0].merge(cells[2]).text = "b\nb\nb\nb\nb\nb"

    found = heights(("a", ""), ("a\na", ""), ("a", ""), ("a", "c"), change=merge)
    assert found == [14.3, 28.1, round(3 * LINE - RULE, 2), 14.3]


@pytest.mark.needs("soffice", "pdftotext", LIBERATION)
@pytest.mark.parametrize("plan", ["plans/2024.yaml", "plans/2023_gaps.yaml"])
def test_the_rows_of_the_real_annexes_are_as_high_as_libreoffice_makes_them(plan: str, tmp_path: Path) -> None:
    document = opened(rendered(plan))
    document.sections[0].page_height = Mm(2000)  # on one page, and each row begins with its number
    for number, row in enumerate(document.tables[0].rows):
        row.cells[0].paragraphs[0].text = f"@{number}"
        for alignment in row._tr.iter(qn("w:vAlign")):
            alignment.set(qn("w:val"), "top")
    (content,) = pdfs([saved(document)], libreoffice())
    (tmp_path / "a.pdf").write_bytes(content)
    boxes = subprocess.run(["pdftotext", "-bbox", tmp_path / "a.pdf", "-"], check=True, capture_output=True).stdout
    tops = {int(row): float(top) for top, row in re.findall(rb'yMin="([\d.]+)"[^>]*>@(\d+)<', boxes)}
    read = word_package(saved(document), "Tệp")
    measured = row_heights(table(read.body.findall(qn("w:tbl"))[0], read.looks))
    last = len(measured) - 2  # the closing is no row like others
    drawn = [tops[row + 1] - tops[row] for row in range(last)]
    assert drawn == pytest.approx(measured[:last], abs=1)
