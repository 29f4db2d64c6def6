from decimal import Decimal
from typing import Any

import pytest
from helpers.rule_checks import criterion, model
from helpers.support import COMMUNE, ROOT, dossier_of
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.analysis.gaps import ScoredPoints, gaps
from cchc.analysis.scenario import NotAssumed, Scenario, not_assumed, scenario
from cchc.model.dossier import SoundDossier
from cchc.model.plan import RemedyPlan
from cchc.model.values import Unscored

REAL = dossier_of(ROOT / "plans" / "2023_gaps.yaml")
WORD, SURVEY = "không phát sinh", "điều tra XHH"


def plan_of(areas: dict[str, list[dict[str, Any]]], **fields: str) -> RemedyPlan:
    """A remedy plan with these criteria by area."""
    plan = model(areas, assessed_year="2023", **fields).plan
    assert isinstance(plan, RemedyPlan)
    return plan


def assumed(plan: RemedyPlan, **scores: str) -> Scenario:
    """A scenario with these scores, by codes with underscores: `_1_1="2"`."""
    dossier = SoundDossier(plan, COMMUNE)
    by_code = {code.strip("_").replace("_", "."): Decimal(score) for code, score in scores.items()}
    return scenario(gaps(plan, dossier), dossier, by_code)


def family(score: str | None, *parts: str | None) -> dict[str, Any]:
    """A criterion of 1,5 points a part."""
    listed = [criterion(f"1.1.{number}", "1.5", score=each) for number, each in enumerate(parts, 1)]
    return criterion("1.1", str(Decimal("1.5") * len(parts)), score=score, parts=listed)


def reasons(plan: RemedyPlan) -> dict[str, NotAssumed]:
    """The criteria that take no assumed score, and why."""
    return {row.address: reason for row in plan.rows if (reason := not_assumed(plan, row))}


def test_the_real_plan_with_two_criteria_won_back_has_new_sums_and_stays_as_it_is() -> None:
    assert isinstance(REAL.plan, RemedyPlan)
    found = scenario(gaps(REAL.plan, REAL), REAL, {"3.2.2": Decimal(4), "5.3.2": Decimal("3.5")})
    assert found.real.totals == ScoredPoints(Decimal("27.5"), Decimal(8), Decimal("19.5"))
    assert found.assumed.totals == ScoredPoints(Decimal("27.5"), Decimal(14), Decimal("13.5"))
    assert [(gap.row.address, moved.real.score, moved.assumed.score) for gap, moved in found.criteria] == [
        ("3.2.2", 0, 4),
        ("5.3.2", Decimal("1.5"), Decimal("3.5")),
    ]
    assert [(area.area.number, moved.real.gap, moved.assumed.gap) for area, moved in found.areas] == [
        ("III", 5, 1),
        ("V", Decimal("2.5"), Decimal("0.5")),
    ]
    assert gaps(REAL.plan, REAL) == found.real


@pytest.mark.parametrize(
    ("score", "parts", "scores", "parent", "totals"),
    [
        ("2", ("1", "1"), {"_1_1_1": "1.5"}, "2.5", ("3", "2.5", "0.5")),
        ("2", ("1", None), {"_1_1_1": "0"}, "1", ("3", "1", "2")),
        (None, ("1", None), {"_1_1_2": "0"}, "1", ("3", "1", "2")),
        (None, (None, None), {"_1_1_2": "0"}, None, ("3", "0", "1.5")),
        (None, (None, None), {"_1_1": "3"}, "3", ("3", "3", "0")),
        (SURVEY, (None, None), {"_1_1_1": "1", "_1_1_2": "1.5"}, "2.5", ("3", "2.5", "0.5")),
        ("1", (None, None), {"_1_1": "0"}, "0", ("3", "0", "3")),
        ("1", ("1", WORD), {"_1_1_1": "1.5"}, "1.5", ("1.5", "1.5", "0")),
    ],
)
def test_a_parent_rises_and_falls_with_its_parts(
    score: str | None,
    parts: tuple[str | None, ...],
    scores: dict[str, str],
    parent: str | None,
    totals: tuple[str, str, str],
) -> None:
    found = assumed(plan_of({"I": [family(score, *parts)]}), **scores)
    assert found.assumed.criteria[0].points.score == (None if parent is None else Decimal(parent))
    assert found.assumed.totals == ScoredPoints(*map(Decimal, totals))


@pytest.mark.parametrize(
    ("score", "parts", "expected"),
    [
        ("2", ("1", "1"), {"1.1": NotAssumed.IN_PARTS}),
        (None, ("1", None), {"1.1": NotAssumed.IN_PARTS}),
        (None, (None, None), {}),
        (SURVEY, (None, None), {}),
        ("1", (None, None), {"1.1.1": NotAssumed.IN_PARENT, "1.1.2": NotAssumed.IN_PARENT}),
        ("2", ("1", None), {"1.1.2": NotAssumed.IN_PARENT}),
        ("1", ("1", WORD), {"1.1": NotAssumed.IN_PARTS, "1.1.2": NotAssumed.NOT_APPLICABLE}),
        (WORD, (None, WORD), dict.fromkeys(("1.1", "1.1.1", "1.1.2"), NotAssumed.NOT_APPLICABLE)),
    ],
)
def test_a_score_is_assumed_where_the_points_are_told(
    score: str | None, parts: tuple[str | None, ...], expected: dict[str, NotAssumed]
) -> None:
    assert reasons(plan_of({"I": [family(score, *parts)]})) == expected


def test_a_criterion_without_a_number_gets_one_and_no_sum_lacks_it_any_more() -> None:
    found = assumed(plan_of({"I": [criterion("1.1", score=None), criterion("1.2", score="1")]}), _1_1="1.5")
    assert found.real.told(Unscored.PENDING) == ["1.1"]
    assert found.real.totals == ScoredPoints(Decimal(4), Decimal(1), Decimal(1))
    assert found.assumed.told(Unscored.PENDING) == []
    assert found.assumed.totals == ScoredPoints(Decimal(4), Decimal("2.5"), Decimal("1.5"))


@pytest.mark.parametrize(
    "criteria",
    [
        {"criteria": [criterion("1.1", score="0")]},
        {
            "areas": [
                {"number": "A", "title": "T", "areas": [{"title": "T", "criteria": [criterion("1.1", score="0")]}]}
            ]
        },
    ],
)
def test_criteria_without_areas_and_those_of_areas_within_areas_have_scenarios(criteria: dict[str, Any]) -> None:
    data = {"cchc": "1", "kind": "remedy", "year": "2024", "assessed_year": "2023", "commune": "c.yaml", "title": "T"}
    found = assumed(RemedyPlan.model_validate({**data, **criteria}), _1_1="2")
    assert [moved.assumed.gap for _, moved in found.areas] == [0] * len(criteria.get("areas", ()))
    assert found.assumed.totals == ScoredPoints(Decimal(2), Decimal(2), Decimal(0))


SCORES = st.sampled_from([None, "0", "0,125", "1", "1.5", WORD, SURVEY])


@settings(max_examples=40)
@given(st.lists(st.lists(SCORES, max_size=3), min_size=1, max_size=3), st.booleans(), st.data())
def test_no_assumed_score_exceeds_a_maximum_and_the_sums_are_those_of_the_parts(
    families: list[list[str | None]], in_full: bool, data: st.DataObject
) -> None:
    plan = plan_of(
        {"I": [_family(at, parts) for at, parts in enumerate(families, 1)]},
        not_applicable="full" if in_full else "exclude",
    )
    open_rows = [row for row in plan.rows if not not_assumed(plan, row) and not row.criterion.parts]
    before = gaps(plan, SoundDossier(plan, COMMUNE))
    most = {gap.row.address: gap.points.max_score for gap in before.criteria}
    wanted = {
        row.address: most[row.address] * data.draw(st.integers(0, 8)) / 8
        for row in open_rows
        if data.draw(st.booleans())
    }
    found = scenario(before, SoundDossier(plan, COMMUNE), wanted)
    for gap in found.assumed.criteria:
        assert gap.points.score is None or gap.points.score <= gap.points.max_score == most[gap.row.address]
    moves = [moved for _, moved in found.criteria]
    for name in ("score", "gap"):
        own = getattr(found.assumed.totals, name) or 0
        assert own == sum(getattr(area.points, name) or 0 for area in found.assumed.areas)
        assert own == (getattr(before.totals, name) or 0) + sum(
            (getattr(moved.assumed, name) or 0) - (getattr(moved.real, name) or 0) for moved in moves
        )


def _family(number: int, scores: list[str | None]) -> dict[str, Any]:
    """A criterion with these parts, of 2 points each; its score is their sum where all of them have a number."""
    parts = [criterion(f"{number}.1.{at}", score=score) for at, score in enumerate(scores, 1)]
    known = [Decimal(score.replace(",", ".")) for score in scores if score not in {None, WORD, SURVEY} and score]
    whole = len(known) == len(scores) and known
    return criterion(
        f"{number}.1", str(2 * len(parts) or 2), score=f"{sum(known)}".replace(".", ",") if whole else None, parts=parts
    )
