from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import ROOT

from cchc.analysis.overdue import Overdue, overdue
from cchc.loading import load
from cchc.model.dossier import Dossier
from cchc.model.occurrences import occurrences

MAINTAIN = load([ROOT / "plans" / "2024.yaml"]).cases[0].dossier
EXAMPLE = load([ROOT / "tests" / "examples" / "maintain.yaml"]).cases[0].dossier
UNSURE = load([ROOT / "tests" / "examples" / "o-parties.yaml"]).cases[0].dossier


def counts(found: Overdue) -> dict[str, int]:
    return {party.party.id if party.party else party.name: len(party.late) for party in found.parties}


def late(dossier: Dossier, day: date) -> Overdue:
    return overdue([("2024", dossier)], day)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-01-31", {}),
        ("2024-02-01", {"vp-tk": 1}),
        ("2024-07-15", {"vp-tk": 10}),
        ("2024-12-31", {"vp-tk": 19}),
        ("2025-01-01", {"vp-tk": 24, "vh-xh": 1, "tp-ht": 1, "nganh-doan-the-to-chuc": 1}),
    ],
)
def test_with_nothing_done_the_real_plan_is_late_with(day: str, expected: dict[str, int]) -> None:
    assert counts(late(MAINTAIN, date.fromisoformat(day))) == expected


def test_two_leads_count_twice_in_pairs_and_once_in_occurrences() -> None:
    found = late(MAINTAIN, date(2025, 1, 1))
    assert (found.pairs, found.occurrences) == (27, 26)
    both = {
        party.party.id
        for party in found.parties
        for item in party.late
        if party.party and item.occurrence.address == "1.6/doi-thoai"
    }
    assert both == {"vp-tk", "vh-xh"}


def test_the_most_late_come_first_and_nobody_in_particular_last() -> None:
    found = late(MAINTAIN, date(2025, 1, 1))
    assert [item.days for item in found.parties[0].late] == sorted(
        (i.days for i in found.parties[0].late), reverse=True
    )
    assert [party.accountable for party in found.parties] == [True, True, True, False]


def test_what_was_recorded_by_that_day_is_not_late() -> None:
    day = date(2024, 10, 1)
    assert {item.occurrence.address for party in late(EXAMPLE, day).parties for item in party.late} == {
        "1.10/bao-cao/2024-09-16",
        "1.10/hop/2024-H1",
        "7.3.1/2024-Q1",
        "7.3.1/2024-Q2",
        "7.3.1/2024-Q3",
    }


def test_a_name_that_is_no_partys_is_listed_under_itself() -> None:
    assert counts(late(UNSURE, date(2024, 7, 1))) == {"Kế toán": 1}


def test_a_lead_that_nobody_is_named_as_is_listed_under_a_blank_name() -> None:
    assert MAINTAIN.plan
    nameless = [each.model_copy(update={"lead": None}) for each in MAINTAIN.plan.areas[1].criteria[:1]]
    area = MAINTAIN.plan.areas[1].model_copy(update={"criteria": tuple(nameless)})
    plan = MAINTAIN.plan.model_copy(update={"areas": (area,)})
    plan.__dict__.pop("rows", None)
    found = late(Dossier(plan, MAINTAIN.commune), date(2025, 1, 1))
    assert [(party.party, party.name, len(party.late)) for party in found.parties] == [(None, "", 1)]


@given(st.dates(date(2023, 1, 1), date(2026, 12, 31)))
def test_each_occurrence_is_late_from_the_day_after_it_was_due(day: date) -> None:
    assert MAINTAIN.plan
    listed = {item.occurrence.address for party in late(MAINTAIN, day).parties for item in party.late}
    assert listed == {each.address for each in occurrences(MAINTAIN.plan) if each.due < day}
