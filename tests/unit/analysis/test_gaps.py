from decimal import Decimal
from pathlib import Path

import pytest
from helpers.support import dossier_of

from cchc.analysis.gaps import Gaps, ScoredPoints, gaps
from cchc.model.plan import RemedyPlan

pytestmark = pytest.mark.usefixtures("in_project")


def found(path: str) -> Gaps:
    dossier = dossier_of(Path(path))
    assert isinstance(dossier.plan, RemedyPlan)
    return gaps(dossier.plan, dossier)


def test_areas_and_totals_are_those_of_the_document() -> None:
    real = found("plans/2023_gaps.yaml")
    assert real.totals == ScoredPoints(Decimal("27.5"), Decimal(8))
    assert real.totals.gap == Decimal("19.5")
    assert [str(area.points.gap) for area in real.areas] == ["2", "2.0", "5", "2", "2.5", "1", "5"]


def test_parts_are_listed_but_counted_in_their_parent_only() -> None:
    example = found("tests/examples/remedy.yaml")
    assert [(gap.row.criterion.code, str(gap.points.gap)) for gap in example.criteria] == [
        ("1.1", "1.5"),
        ("1.2", "0"),
        ("7.3", "2"),
        ("7.3.1", "0.5"),
        ("7.3.2", "1.5"),
    ]
    assert example.totals == ScoredPoints(Decimal(8), Decimal("4.5"))


def test_relation_and_lead_are_those_of_the_plan_and_of_the_cell_above() -> None:
    told = {
        gap.row.criterion.code: (gap.plan_criterion, gap.relation, [m.party.id for m in gap.lead if m.party])
        for gap in found("tests/examples/remedy.yaml").criteria
    }
    assert told == {
        "1.1": ("1.1", "same", ["vp-tk"]),
        "1.2": (None, None, []),
        "7.3": ("7.3", "part", []),
        "7.3.1": (None, None, ["vp-tk"]),
        "7.3.2": (None, None, ["vp-tk"]),
    }


def test_the_largest_loss_comes_first_and_equal_losses_in_print_order() -> None:
    real = found("plans/2023_gaps.yaml").largest_first()
    assert " ".join(gap.row.address for gap in real.criteria) == ("3.2.2 5.3.2 1.6 2.1 4.2 7.4.3 7.4.4 3.5.2 6.3 7.4.2")
    assert " ".join(area.area.number or "" for area in real.areas) == "III VII V I II IV VI"
