"""The best sets of criteria are those that a trial of all sets finds."""

import random
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, islice
from typing import Any

from helpers.rule_checks import criterion, model
from helpers.support import COMMUNE

from cchc.analysis.recovery import MOST, Winnable, points_of, recovered, recoveries
from cchc.model.criterion import Criterion
from cchc.model.dossier import SoundDossier
from cchc.model.losses import losses
from cchc.model.plan import MaintainPlan, RemedyPlan
from cchc.model.rows import Row

POINTS = ("0.125", "0.25", "0.5", "1", "1", "1.5", "2", "2", "4")


def lost(points: str, decided_by: str | None = None) -> Winnable:
    """A criterion that lost so many points."""
    row = Row((), "", Criterion(title="T"), "1", "1.1", "TC 1.1", None, None, {}, {})
    return Winnable(row, Decimal(points), decided_by)


def tried(criteria: list[Winnable], wanted: Decimal) -> list[tuple[int, ...]]:
    """The best sets by their places, found by trying every set."""
    for size in range(1, len(criteria) + 1):
        places = [
            chosen
            for chosen in combinations(range(len(criteria)), size)
            if points_of(criteria[at] for at in chosen) >= wanted
        ]
        if places:

            def key(chosen: tuple[int, ...]) -> tuple[int, Decimal, tuple[int, ...]]:
                own = [criteria[at] for at in chosen]
                return sum(each.decided_by is not None for each in own), -points_of(own), chosen

            return sorted(places, key=key)[:MOST]
    return []


def best(criteria: list[Winnable], wanted: Decimal) -> list[tuple[int, ...]]:
    """The best sets by their places, as the program finds them."""
    places = {id(each): at for at, each in enumerate(criteria)}
    return [tuple(places[id(each)] for each in found.criteria) for found in islice(recoveries(criteria, wanted), MOST)]


def cases(number: int) -> Iterator[tuple[list[Winnable], Decimal]]:
    """So many lists of criteria, with the points that are wanted of each; always the same ones."""
    dice = random.Random(18)  # noqa: S311 — nothing secret
    for _ in range(number):
        deciders = (None, *("Chủ tịch UBND tỉnh",) * dice.randrange(2))
        criteria = [lost(dice.choice(POINTS), dice.choice(deciders)) for _ in range(dice.randint(1, 7))]
        all_points = points_of(criteria)
        yield criteria, max(Decimal("0.125"), (all_points * dice.randint(1, 10) / 9).quantize(Decimal("0.001")))


def test_the_best_sets_are_those_that_a_trial_of_all_sets_finds_in_a_thousand_cases() -> None:
    for criteria, wanted in cases(1000):
        assert best(criteria, wanted) == tried(criteria, wanted), (criteria, wanted)


def test_the_fewest_that_others_decide_come_before_the_most_points_and_these_before_print_order() -> None:
    criteria = [lost("2"), lost("4", "Chủ tịch UBND tỉnh"), lost("3"), lost("2")]
    assert best(criteria, Decimal(5)) == [(0, 2), (2, 3), (1, 2), (0, 1), (1, 3)]


def test_a_criterion_that_alone_brings_the_points_is_enough_and_too_many_points_have_no_set() -> None:
    criteria = [lost("1"), lost("2.5")]
    assert best(criteria, Decimal("2.5")) == [(1,)]
    assert best(criteria, Decimal("3.5")) == [(0, 1)]
    assert best(criteria, Decimal("3.501")) == []


def test_two_hundred_criteria_are_not_tried_set_by_set() -> None:
    criteria = [lost(POINTS[at % len(POINTS)], "Tỉnh" if at % 3 else None) for at in range(200)]
    found = [*islice(recoveries(criteria, points_of(criteria) / 2), MOST)]
    assert [len(each.criteria) for each in found] == [len(found[0].criteria)] * MOST
    assert all(each.points >= points_of(criteria) / 2 for each in found)


LEVEL = "Chủ tịch UBND tỉnh"


def deciders(remedy: list[dict[str, Any]], maintained: list[dict[str, Any]]) -> list[tuple[str, str | None]]:
    """The criteria of the way to win everything back, with the level that decides the points of each."""
    plan, maintain = model({"I": remedy}, assessed_year="2023").plan, model({"I": maintained}).plan
    assert isinstance(plan, RemedyPlan)
    assert isinstance(maintain, MaintainPlan)
    found = recovered(
        plan, SoundDossier(plan, COMMUNE, maintain), sum((loss.points for loss in losses(plan)), Decimal(0))
    )
    return [(each.row.address, each.decided_by) for each in found.ways[0].criteria]


def test_a_part_relates_to_the_maintain_annex_through_its_parent_and_a_criterion_there_has_its_parents_level() -> None:
    def parts(code: str, *scores: str, **fields: str) -> list[dict[str, Any]]:
        return [criterion(f"{code}.{at}", "1", score=score, **fields) for at, score in enumerate(scores, 1)]

    remedy = [
        criterion("1.1", score="0", same_as="1.1", parts=parts("1.1", "0", "0")),
        criterion("1.2", score="0", same_as="1.2.1"),
        criterion(
            "1.3", score="1", parts=[*parts("1.3", "0.5", decided_by=LEVEL), criterion("1.3.2", "1", score=None)]
        ),
        criterion("1.4", score="0", same_as="1.4"),
    ]
    maintained = [
        criterion("1.1", decided_by=LEVEL),
        criterion("1.2", decided_by="Sở Nội vụ", parts=[criterion("1.2.1")]),
        criterion("1.4"),
    ]
    assert deciders(remedy, maintained) == [
        *(("1.1.1", LEVEL), ("1.1.2", LEVEL), ("1.2", "Sở Nội vụ"), ("1.3", LEVEL), ("1.4", None)),
    ]
