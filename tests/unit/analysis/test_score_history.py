from decimal import Decimal
from itertools import chain

import pytest
from helpers.year_making import annex_of, covered_of, over, scored, scores, states
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.analysis.score_history import HistoryState, ScoreYears, assessed_years, score_years
from cchc.model.plan import RemedyPlan

WORD, SURVEY = "không phát sinh", "điều tra XHH"
GONE = "–"
"""In place of a score in a year whose annex does not list the criterion."""


def state(*given: str | None, most: str = "2") -> HistoryState | None:
    """The state of a criterion with these scores in years that follow each other; `None` where it never lost points."""
    plans = []
    for year, score in enumerate(given, 2021):
        own = [] if score == GONE else [scored("1.1", score, most)]
        plans.append(annex_of(year, scored("9.9", "0"), *own))
    return states(over(*plans)).get("1.1")


@pytest.mark.parametrize(
    ("given_scores", "expected"),
    [
        (("0", "2"), HistoryState.RECOVERED),
        (("0", "1"), HistoryState.PARTLY),
        (("1", "1"), HistoryState.UNRECOVERED),
        (("1", "0,5"), HistoryState.UNRECOVERED),
        ((GONE, "1"), HistoryState.NEW),
        (("2", "1"), HistoryState.NEW),
        ((None, "1"), HistoryState.NEW),
        (("1", GONE), HistoryState.ABSENT),
        (("1", None), HistoryState.UNSCORED),
        (("1", WORD), HistoryState.UNSCORED),
        (("1", SURVEY), HistoryState.UNSCORED),
        (("1", "2", "1"), HistoryState.AGAIN),
        (("1", "2", "2", "1,5"), HistoryState.AGAIN),
        (("2", "1", "2"), HistoryState.RECOVERED),
        (("1", "2", GONE), HistoryState.ABSENT),
        (("1", GONE, "2"), HistoryState.RECOVERED),
        (("1", GONE, "1"), HistoryState.UNRECOVERED),
        (("1", GONE, "1,125"), HistoryState.PARTLY),
        (("1", None, "1,5"), HistoryState.PARTLY),
        (("1", "2", "1", "1"), HistoryState.UNRECOVERED),
        (("1", "2", GONE, "1"), HistoryState.AGAIN),
        (("1,124", "1,125"), HistoryState.PARTLY),
    ],
)
def test_a_state_is_that_of_the_newest_year_by_the_last_number_before(
    given_scores: tuple[str | None, ...], expected: HistoryState
) -> None:
    assert state(*given_scores) is expected


def test_what_never_lost_points_has_no_state() -> None:
    assert state("2", "2") is state(None, "2") is state(None, WORD) is None
    years = over(annex_of(2023, scored("1.1", "2"), scored("1.2", "0")), annex_of(2024, scored("1.2", "0")))
    assert [scores(history) for history in years.others] == [["2", GONE]]


def test_a_criterion_that_counts_in_full_without_occurring_is_not_recovered() -> None:
    years = over(annex_of(2023, scored("1.1", "0")), annex_of(2024, scored("1.1", WORD), not_applicable="full"))
    assert states(years) == {"1.1": HistoryState.UNSCORED}


@pytest.mark.parametrize(
    ("score", "most", "expected"),
    [
        ("2", "4", HistoryState.UNRECOVERED),
        ("1,999", "4", HistoryState.UNRECOVERED),
        ("2,001", "4", HistoryState.PARTLY),
        ("0,5", "1", HistoryState.UNRECOVERED),
        ("0,75", "1", HistoryState.PARTLY),
        ("1", "1", HistoryState.RECOVERED),
    ],
)
def test_shares_are_compared_where_the_maximum_was_revised(score: str, most: str, expected: HistoryState) -> None:
    years = over(annex_of(2023, scored("1.1", "1")), annex_of(2024, scored("1.1", score, most)))
    assert states(years) == {"1.1": expected}
    assert years.histories[0].has_other_maximum


def test_a_year_between_without_an_annex_is_no_year() -> None:
    years = over(annex_of(2023, scored("1.1", "0")), annex_of(2025, scored("1.1", "2"), scored("1.2", "1")))
    assert [year.year for year in years.years] == [2023, 2025]
    assert states(years) == {"1.2": HistoryState.NEW, "1.1": HistoryState.RECOVERED}


def test_parts_tell_of_a_loss_where_they_add_up_to_it_and_no_point_counts_twice() -> None:
    def family(score: str, *parts: str | None) -> dict[str, object]:
        own = [scored(f"1.1.{at}", part) for at, part in enumerate(parts, 1)]
        return scored("1.1", score, "4", parts=own)

    years = over(annex_of(2023, family("2", "1", "1")), annex_of(2024, family("3", None, None)))
    assert states(years) == {
        "1.1": HistoryState.PARTLY,
        "1.1.1": HistoryState.UNSCORED,
        "1.1.2": HistoryState.UNSCORED,
    }
    assert [
        sum(each.told for each in own if each) for own in zip(*(h.standings for h in years.histories), strict=True)
    ] == [2, 1]


def test_several_annexes_of_one_year_are_taken_together() -> None:
    years = over(
        annex_of(2023, scored("1.1", "0")), annex_of(2023, scored("2.1", "1")), annex_of(2024, scored("2.1", "2"))
    )
    assert states(years) == {"2.1": HistoryState.RECOVERED, "1.1": HistoryState.ABSENT}
    assert years.years[0].totals.gap == 3


def test_the_most_points_of_the_newest_year_come_first_then_those_last_known() -> None:
    before = annex_of(
        2023, *(scored(code, score) for code, score in (("1.1", "1,5"), ("1.2", "0"), ("1.3", "1"), ("1.4", "1")))
    )
    after = annex_of(2024, scored("1.3", "1,5"), scored("1.4", "0"))
    assert [*states(over(before, after))] == ["1.4", "1.3", "1.2", "1.1"]


_SCORES = st.sampled_from(["0", "0,5", "1,125", "2", None, WORD, SURVEY, GONE])
_HISTORIES = st.lists(st.lists(_SCORES, min_size=3, max_size=3), min_size=1, max_size=5)


def plans_of(criteria: list[list[str | None]]) -> list[RemedyPlan]:
    """The annexes of three years in which these criteria have these scores, and one more has none."""
    columns = zip(*criteria, strict=True)
    return [
        annex_of(
            2023 + year,
            scored("1.99", "0"),
            *(scored(f"1.{at}", score) for at, score in enumerate(own, 1) if score != GONE),
        )
        for year, own in enumerate(columns)
    ]


def told(years: ScoreYears) -> list[tuple[object, ...]]:
    """Each criterion with its state, its scores and what it lost in the newest year."""
    every = (*years.histories, *years.others)
    return [(each.newest.listed.row.address, each.state, scores(each), each.lost) for each in every]


@settings(max_examples=12)
@given(_HISTORIES)
def test_states_part_the_lost_criteria_and_the_order_of_files_changes_nothing(criteria: list[list[str | None]]) -> None:
    found = [covered_of(plan) for plan in plans_of(criteria)]
    expected = score_years(assessed_years(found))
    for order in (found[::-1], [*found[1:], found[0]]):
        assert told(score_years(assessed_years(order))) == told(expected)
    by_state = [expected.of(each) for each in HistoryState]
    assert sorted(map(id, chain(*by_state))) == sorted(map(id, expected.histories))
    lost = sum(history.lost for history in chain(*by_state))
    assert lost == found[-1].lost == (found[-1].gaps.totals.gap or Decimal(0))
    for history in expected.of(HistoryState.RECOVERED):
        newest = history.standings[-1]
        assert newest and newest.points and newest.points.score == newest.points.max_score
