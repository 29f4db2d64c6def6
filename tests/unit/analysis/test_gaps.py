from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from helpers.rule_checks import criterion, model
from helpers.support import COMMUNE, dossier_of

from cchc.analysis.gaps import Gaps, ScoredPoints, gaps
from cchc.model.dossier import SoundDossier
from cchc.model.plan import RemedyPlan
from cchc.model.values import Unscored

pytestmark = pytest.mark.usefixtures("in_project")


def found(path: str) -> Gaps:
    dossier = dossier_of(Path(path))
    assert isinstance(dossier.plan, RemedyPlan)
    return gaps(dossier.plan, dossier)


def test_areas_and_totals_are_those_of_the_document() -> None:
    real = found("plans/2023_gaps.yaml")
    assert real.totals == ScoredPoints(Decimal("27.5"), Decimal(8), Decimal("19.5"))
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
    assert example.totals == ScoredPoints(Decimal(8), Decimal("4.5"), Decimal("3.5"))


def sums(*criteria: dict[str, Any], **fields: str) -> tuple[ScoredPoints, dict[str, list[str]]]:
    """The totals of a plan with these criteria, and the codes told of by the state."""
    plan = model({"I": list(criteria)}, assessed_year="2023", **fields).plan
    assert isinstance(plan, RemedyPlan)
    counted = gaps(plan, SoundDossier(plan, COMMUNE))
    return counted.totals, {state.name: codes for state in Unscored if (codes := counted.told(state))}


def of(*values: str | None) -> ScoredPoints:
    """Maximum, score and gap."""
    maximum, score, gap = (None if value is None else Decimal(value) for value in values)
    return ScoredPoints(maximum or Decimal(0), score, gap)


WORD, SURVEY = "không phát sinh", "điều tra XHH"


def parent(score: str | None, *parts: str | None) -> dict[str, Any]:
    """A criterion of 3 points with parts of 1.5 each."""
    listed = [criterion(f"1.1.{number}", "1.5", score=each) for number, each in enumerate(parts, 1)]
    return criterion("1.1", "3", score=score, parts=listed)


@pytest.mark.parametrize(
    ("scores", "fields", "totals", "told"),
    [
        ([None], {}, of("2", None, None), {"PENDING": ["1.1"]}),
        (["1", None], {}, of("4", "1", "1"), {"PENDING": ["1.2"]}),
        (["1", SURVEY], {}, of("4", "1", "1"), {"SURVEY": ["1.2"]}),
        (["1", WORD], {}, of("2", "1", "1"), {"NOT_APPLICABLE": ["1.2"]}),
        (["1", WORD], {"not_applicable": "full"}, of("4", "3", "1"), {"NOT_APPLICABLE": ["1.2"]}),
        ([WORD], {}, of("0", None, None), {"NOT_APPLICABLE": ["1.1"]}),
        (["2", "0"], {}, of("4", "2", "2"), {}),
    ],
)
def test_sums_are_of_what_is_known_and_the_maximum_of_all_that_occurred(
    scores: list[str | None], fields: dict[str, str], totals: ScoredPoints, told: dict[str, list[str]]
) -> None:
    criteria = [criterion(f"1.{number}", score=score) for number, score in enumerate(scores, 1)]
    assert sums(*criteria, **fields) == (totals, told)


@pytest.mark.parametrize(
    ("family", "fields", "totals", "told"),
    [
        (parent("1", "1", None), {}, of("3", "1", "2"), {}),
        (parent("1", "1", WORD), {}, of("1.5", "1", "0.5"), {"NOT_APPLICABLE": ["1.1.2"]}),
        (parent("2.5", "1", WORD), {"not_applicable": "full"}, of("3", "2.5", "0.5"), {"NOT_APPLICABLE": ["1.1.2"]}),
        (parent(None, "1", None), {}, of("3", "1", "0.5"), {"PENDING": ["1.1.2"]}),
        (parent(None, "1", SURVEY), {}, of("3", "1", "0.5"), {"SURVEY": ["1.1.2"]}),
        (parent(None, None, WORD), {}, of("1.5", None, None), {"PENDING": ["1.1.1"], "NOT_APPLICABLE": ["1.1.2"]}),
        (parent(SURVEY, None, None), {}, of("3", None, None), {"SURVEY": ["1.1"]}),
        (parent(WORD, None, WORD), {}, of("0", None, None), {"NOT_APPLICABLE": ["1.1"]}),
        (parent(WORD, None, WORD), {"not_applicable": "full"}, of("3", "3", "0"), {"NOT_APPLICABLE": ["1.1"]}),
    ],
)
def test_what_is_known_of_parts_counts_where_their_parent_has_no_number_and_each_lack_is_told_once(
    family: dict[str, Any], fields: dict[str, str], totals: ScoredPoints, told: dict[str, list[str]]
) -> None:
    assert sums(family, **fields) == (totals, told)


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
