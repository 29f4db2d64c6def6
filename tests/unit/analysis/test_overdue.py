from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest
from helpers.rule_checks import plan_text, written
from helpers.support import ROOT, dossier_of
from hypothesis import given
from hypothesis import strategies as st

from cchc.analysis.groups import Role
from cchc.analysis.overdue import Overdue, overdue
from cchc.analysis.tracking import Asking, Grade, Stake, State
from cchc.model.dossier import SoundDossier
from cchc.model.occurrences import occurrences

MAINTAIN = dossier_of(ROOT / "plans" / "2024.yaml")
REMEDY = dossier_of(ROOT / "plans" / "2023_gaps.yaml")
EXAMPLE = dossier_of(ROOT / "tests" / "examples" / "maintain.yaml")
UNSURE = dossier_of(ROOT / "tests" / "examples" / "o-parties.yaml")


def counts(found: Overdue) -> dict[str, int]:
    return {group.key or group.title: len(group.items) for group in found.groups}


def late(dossier: SoundDossier, day: date) -> Overdue:
    return overdue([("2024", dossier)], Asking(day))


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


def test_who_only_helps_in_a_lead_cell_supports_and_is_late_with_nothing(tmp_path: Path) -> None:
    plan = plan_text().replace("lead: VP-TK", "lead: VP-TK chủ trì, phối hợp với TP-HT")
    dossier = dossier_of(written(tmp_path, p=plan) / "p.yaml")
    asked = Asking(date(2025, 1, 1))
    found = {role: counts(overdue([("p", dossier)], asked, role=role)) for role in ("lead", "support", "any")}
    assert found == {"lead": {"vp-tk": 1}, "support": {"tp-ht": 1}, "any": {"vp-tk": 1, "tp-ht": 1}}


def test_the_lost_points_of_a_party_are_those_of_the_remedies_that_name_it_in_the_role_that_was_asked_for() -> None:
    (helper,) = (party for party in REMEDY.commune.parties if party.id == "vp-tk")
    found = {}
    for role in get_args(Role):
        (plan,) = overdue([("p", REMEDY)], Asking(date(2024, 12, 31)), role=role, parties=[helper]).plans
        found[role] = " ".join(plan.lost.undated)
        assert plan.lost.criteria == len(plan.lost.undated)
    assert found == {
        "lead": "3.2.2",
        "support": "5.3.2 1.6 4.2 3.5.2 7.4.2",
        "any": "3.2.2 5.3.2 1.6 4.2 3.5.2 7.4.2",
    }


def test_two_leads_count_twice_in_pairs_and_once_in_occurrences() -> None:
    found = late(MAINTAIN, date(2025, 1, 1))
    assert (found.pairs, len(found.late)) == (27, 26)
    both = {group.key for group in found.groups for item in group.items if item.address == "1.6/doi-thoai"}
    assert both == {"vp-tk", "vh-xh"}


def test_the_most_late_come_first_and_nobody_in_particular_last() -> None:
    found = late(MAINTAIN, date(2025, 1, 1))
    days = [item.days for item in found.groups[0].items]
    assert days == sorted(days, reverse=True)
    assert [group.holder.accountable for group in found.groups if group.holder] == [True, True, True, False]


def test_what_was_recorded_by_that_day_is_not_late() -> None:
    day = date(2024, 10, 1)
    assert {item.address for item in late(EXAMPLE, day).late} == {
        "1.10/bao-cao/2024-09-16",
        "1.10/hop/2024-H1",
        "7.3.1/2024-Q1",
        "7.3.1/2024-Q2",
        "7.3.1/2024-Q3",
    }


def test_a_name_that_is_no_partys_is_listed_under_itself() -> None:
    assert counts(late(UNSURE, date(2024, 7, 1))) == {"Kế toán": 1}


def test_a_lead_that_nobody_is_named_as_is_listed_under_a_blank_name() -> None:
    nameless = [each.model_copy(update={"lead": None}) for each in MAINTAIN.plan.areas[1].criteria[:1]]
    area = MAINTAIN.plan.areas[1].model_copy(update={"criteria": tuple(nameless)})
    plan = MAINTAIN.plan.changed(areas=(area,))
    found = late(SoundDossier(plan, MAINTAIN.commune), date(2025, 1, 1))
    assert [(group.key, group.title, len(group.items)) for group in found.groups] == [("", "", 1)]


@given(st.dates(date(2023, 1, 1), date(2026, 12, 31)))
def test_each_occurrence_is_late_from_the_day_after_it_was_due(day: date) -> None:
    listed = {item.address for item in late(MAINTAIN, day).late}
    assert listed == {each.address for each in occurrences(MAINTAIN.plan) if each.due < day}


def test_what_is_due_soon_is_added_after_what_is_late_and_apart() -> None:
    found = overdue([("2024", MAINTAIN)], Asking(date(2024, 6, 17)), within=13)
    assert [item.address for item in found.soon] == ["1.2/6-thang", "1.3/tin-bai/2024-06", "1.3/hop/2024-Q2"]
    assert [item.days for item in found.soon] == [0, 13, 13]
    assert [item.state for item in found.groups[0].items] == [State.OVERDUE] * 7 + [State.DUE_SOON] * 3
    assert found.pairs == len(found.late) == 7


def test_without_within_nothing_due_soon_is_listed_even_on_its_day() -> None:
    assert late(MAINTAIN, date(2024, 1, 31)).items == ()


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("area", {"I": 23, "II": 1, "V": 1, "VI": 1}),
        ("criterion", {"1.1": 1, "1.2": 4, "1.3": 16, "1.4": 1, "1.6": 1, "2.1": 1, "5.2.1": 1, "6.4": 1}),
    ],
)
def test_each_is_once_under_its_area_or_criterion_in_print_order(by: str, expected: dict[str, int]) -> None:
    found = overdue([("2024", MAINTAIN)], Asking(date(2025, 1, 1)), by=by)  # type: ignore[arg-type]
    assert list(counts(found).items()) == list(expected.items())


def test_months_are_those_of_the_due_days_in_order() -> None:
    found = overdue([("2024", MAINTAIN)], Asking(date(2024, 4, 1)), by="month")
    assert list(counts(found).items()) == [("2024-01", 1), ("2024-02", 1), ("2024-03", 3)]


def test_who_supports_is_listed_by_role() -> None:
    asked = Asking(date(2024, 4, 1))
    support = counts(overdue([("2024", MAINTAIN)], asked, role="support"))
    either = counts(overdue([("2024", MAINTAIN)], asked, role="any"))
    assert support == {
        "vh-xh-vhtt": 4,
        "bbt-trang-ttdt": 4,
        "dai-truyen-thanh": 4,
        "vp-tk": 1,
        "vh-xh": 1,
        "tc-kt": 1,
        "tp-ht": 1,
    }
    assert either == support | {"vp-tk": 5}


def test_only_the_party_that_is_asked_for_is_listed_and_the_groups_hold_only_what_is_its() -> None:
    commune = MAINTAIN.commune
    culture = [party for party in commune.parties if party.id == "vh-xh"]
    asked = Asking(date(2025, 1, 1))
    assert counts(overdue([("2024", MAINTAIN)], asked, parties=culture)) == {"vh-xh": 1}
    assert counts(overdue([("2024", MAINTAIN)], asked, by="area", parties=culture)) == {"I": 1}


def test_grades_and_points_at_stake_count_each_nhiem_vu_and_each_criterion_once() -> None:
    found = late(MAINTAIN, date(2025, 1, 1))
    assert sum(found.grades.values()) == 26
    assert found.grades[Grade.UP_TO_7] == len([item for item in found.late if item.days <= 7])
    codes = {item.row.address: item.row.criterion.max_score or Decimal(0) for item in found.late}
    assert found.stake == Stake(len(codes), sum(codes.values(), Decimal(0)))
