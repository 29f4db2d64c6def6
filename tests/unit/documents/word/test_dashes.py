"""Lists in centred cells are aligned to the left."""

import re
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from helpers.word_making import opened, rendered
from hypothesis import given
from hypothesis import strategies as st

from cchc.documents.word.dashes import align_lists
from cchc.reading.content import Paragraph
from cchc.reading.word_file import package_of

LEFT, CENTER = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER


def aligned(text: str, alignment: Any = CENTER) -> Any:
    """The alignment of a cell with this text afterwards."""
    document = Document()
    paragraph = document.add_table(1, 1).cell(0, 0).paragraphs[0]
    paragraph.alignment = alignment
    paragraph.add_run(text)
    align_lists(package_of(document))
    return paragraph.alignment


@pytest.mark.parametrize("text", ["- Công an xã", "- Phòng Kinh tế\n- Các thôn", "Gồm:\n- Các thôn", "• A", "+ A\n+ B"])
def test_a_centred_cell_with_dashes_is_aligned_to_the_left(text: str) -> None:
    assert aligned(text) == LEFT


@pytest.mark.parametrize("text", ["", "Phòng Văn hóa - Xã hội", "-1", "−0,5", "Quý I\nQuý II", "./.", "2026-2030"])
def test_another_centred_cell_stays_as_it_is(text: str) -> None:
    assert aligned(text) == CENTER


@pytest.mark.parametrize("alignment", [None, LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY])
def test_a_cell_that_is_not_centred_stays_as_it_is(alignment: Any) -> None:
    assert aligned("- A\n- B", alignment) == alignment


def test_a_paragraph_outside_of_tables_stays_as_it_is() -> None:
    document = Document()
    paragraph = document.add_paragraph("- A")
    paragraph.alignment = CENTER
    align_lists(package_of(document))
    assert paragraph.alignment == CENTER


@pytest.mark.parametrize("plan", ["plans/2024.yaml", "plans/2023_gaps.yaml"])
def test_no_cell_of_the_real_annexes_is_concerned(plan: str) -> None:
    cells = (cell for row in opened(rendered(plan)).tables[0].rows for cell in row.cells)
    assert [paragraph.text for cell in cells for paragraph in cell.paragraphs if paragraph.alignment == LEFT] == []


@given(st.lists(st.text(alphabet="a-–•+ \t\n\u00a0", max_size=6), max_size=4))
def test_every_paragraph_with_a_line_that_begins_with_a_dash_is_found(texts: list[str]) -> None:
    document = Document()
    paragraph = document.add_table(1, 1).cell(0, 0).paragraphs[0]
    paragraph.alignment = CENTER
    for text in texts:
        paragraph.add_run(text)
    package = package_of(document)
    lines = [line.text for line in Paragraph(paragraph._p, package.looks).lines]
    align_lists(package)
    assert (paragraph.alignment == LEFT) == any(re.match("[-–+•] ", line) for line in lines)
