"""Word files of other offices as texts and tables: our own annexes, read as if they were foreign."""

import subprocess
import sys

import pytest
from helpers import docx_reading, foreign
from helpers.word_making import rendered, view

from cchc.reading.foreign.document import ForeignText
from cchc.reading.foreign.word.reader import foreign_word

PLANS = ["plans/2024.yaml", "plans/2023_gaps.yaml"]


@pytest.mark.parametrize("plan", PLANS)
def test_a_real_annex_of_ours_is_read_cell_by_cell(plan: str) -> None:
    printed = view(plan)
    (found,) = foreign_word(rendered(plan), "Tệp “a.docx”").tables
    assert (found.name, set(found.repeated)) == ("bảng 1", {1})
    assert [cell.text for cell in found.starting_in(1)] == [
        text.replace("\n", " ") for text in printed.heading.values()
    ]
    assert found.row_count == len(printed.lines) + 1
    for number, line in enumerate(printed.lines, 2):
        for column, expected in enumerate(line.cells.values(), 1):
            cell = found.at(number, column)
            assert cell is not None
            assert cell.content.lines == foreign.text(expected.text).lines or line.is_area
            assert cell.text == foreign.text(expected.text).text
            assert cell.columns == (len(printed.heading) - 1 if line.is_area and column == 2 else 1)
            assert (cell.row < number) <= (expected.merge == "continue")


@pytest.mark.parametrize("plan", PLANS)
def test_merges_are_those_of_the_file(plan: str) -> None:
    content = rendered(plan)
    (found,) = foreign_word(content, "Tệp “a.docx”").tables
    covered = {(row, cell.column) for cell in found.cells for row in range(cell.row + 1, cell.row + cell.rows)}
    assert covered == {
        (number, column)
        for number, row in enumerate(docx_reading.grid(content), 1)
        for column, (_, _, merge) in enumerate(row, 1)
        if merge == "continue"
    }


def test_the_lines_around_the_table_are_texts() -> None:
    blocks = foreign_word(rendered(PLANS[0]), "Tệp “a.docx”").blocks
    texts = [block for block in blocks if isinstance(block, ForeignText)]
    assert [(text.text[:9], text.centred, text.bold, text.italic) for text in texts] == [
        ("Phụ lục I", True, True, False),
        ("MỤC TIÊU,", True, True, False),
        ("(Kèm theo", True, False, True),
        ("./.", False, False, False),
    ]


def test_python_docx_is_not_loaded_for_it() -> None:
    script = "import sys, cchc.reading.foreign.word.reader; print('docx' in sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8").stdout
    assert loaded == "False\n"
