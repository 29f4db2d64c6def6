"""The closing of an annex on one page with the last row, for LibreOffice."""

import pytest
from docx.oxml.ns import qn
from helpers.docx_reading import grids, part
from helpers.word_making import rendered

from cchc.documents.word.closing import brought_along


@pytest.mark.parametrize(("plan", "moved"), [("plans/2024.yaml", 1), ("plans/2023_gaps.yaml", 1)])
def test_the_last_row_moves_to_a_page_of_its_own_below_the_headings(plan: str, moved: int) -> None:
    annex = rendered(plan)
    (whole,) = grids(annex)
    above, below = grids(brought_along(annex))
    assert above == whole[:-moved]
    assert below == [whole[0], *whole[-moved:]]
    breaks = list(part(brought_along(annex)).iter(qn("w:pageBreakBefore")))
    assert len(breaks) == 1


def test_rows_that_stay_together_move_together() -> None:
    annex = rendered("tests/examples/remedy.yaml")
    (whole,) = grids(annex)
    above, below = grids(brought_along(annex))
    assert above + below[1:] == whole
    assert below[0] == whole[0]
    assert len(below) > 2
