"""`cchc import` of what makes tables of Word hard to read: each construct in an annex of its own, to the plan."""

from pathlib import Path

import pytest
from helpers.imports import imported
from helpers.offices.constructs import CONSTRUCTS

from cchc.model.plan import Plan
from cchc.wording import points


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_a_cell_is_read_as_it_is_seen_and_what_was_left_out_is_told(tmp_path: Path, name: str) -> None:
    construct = CONSTRUCTS[name]
    told = imported(tmp_path, construct.content)
    assert told.outcome.exit_code == 0, told.outcome.err
    (plan,) = told.plans.values()
    assert {place: own(plan, *place) for place in construct.says} == construct.says
    written = " ".join(doubt.written for doubt in told.doubts)
    assert [words for words in construct.told if words not in written] == []


def own(plan: Plan, address: str, column: str) -> str:
    """The cell as it stands in the plan file."""
    (row,) = (row for row in plan.rows if row.address == address)
    if column == "criterion":
        return row.criterion.title
    if column == "max_score":
        return points(row.criterion.max_score) if row.criterion.max_score is not None else ""
    return row.own(column) or ""
