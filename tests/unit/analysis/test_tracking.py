"""The states over all days of 2023–2026: of the real plan, moved to another year, and of generated plans."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from helpers.support import COMMUNE, ROOT, dossier_of
from hypothesis import given
from hypothesis import strategies as st

from cchc.analysis.groups import by_holder
from cchc.analysis.status import tally
from cchc.analysis.tracking import Asking, Grade, Stake, State, Tracked, days_late, stake, tracked
from cchc.model.dossier import SoundDossier
from cchc.model.occurrences import occurrences
from cchc.model.plan import MaintainPlan, RemedyPlan
from cchc.model.progress import Progress
from cchc.model.workdays import WorkCalendar

WHOLE = {"id": "tong", "title": "Báo cáo", "due": "2024-03-31"}
DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31))
YEARS = st.integers(2023, 2026)
DONE = {State.DONE_ON_TIME, State.DONE_LATE}
TIMES = st.sampled_from([None, "Thường xuyên", "Hằng tháng", "Mỗi 6 tháng", "Quý I", "Tháng 02", "Trước 01/3", "sớm"])
MOVES = st.sampled_from([lambda _, due: due, WorkCalendar.working_day])


@cache
def moved_to(year: int) -> SoundDossier:
    """The real plan as it would be signed in another year."""
    with TemporaryDirectory() as folder:
        for name in ("2024.yaml", "commune.yaml"):
            text = (ROOT / "plans" / name).read_text(encoding="utf-8").replace("2024", str(year))
            (Path(folder) / name).write_text(text, encoding="utf-8")
        return dossier_of(Path(folder) / "2024.yaml")


@st.composite
def generated(draw: st.DrawFn) -> SoundDossier:
    year = draw(YEARS)
    criteria: list[dict[str, Any]] = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        days = draw(st.lists(st.dates(date(year, 1, 1), date(year, 12, 31)), max_size=2, unique=True))
        due = {"deliverables": [{"id": "a", "title": "A", "due": [str(day) for day in sorted(days)]}]} if days else {}
        timeframe = draw(TIMES)
        criteria.append({"code": f"1.{number}", "title": "T", "max_score": "1", "timeframe": timeframe, **due})
    return SoundDossier(MaintainPlan.model_validate(head("maintain", year) | {"areas": [area(criteria)]}), COMMUNE)


PLANS = st.one_of(YEARS.map(moved_to), generated())


def head(kind: str, year: int) -> dict[str, Any]:
    return {"cchc": "1", "kind": kind, "year": str(year), "commune": "commune.yaml", "title": "T"}


def area(criteria: list[dict[str, Any]]) -> dict[str, Any]:
    return {"number": "I", "title": "A", "criteria": criteria}


def with_progress(dossier: SoundDossier, **recorded: list[dict[str, Any]]) -> SoundDossier:
    text = {"cchc": "1", "kind": "progress", "plan": "2024.yaml", **recorded}
    return replace(dossier, progress=Progress.model_validate(text))


def entry(what: str, day: date, withdrawn: date | None = None) -> dict[str, Any]:
    return {"what": what, "date": str(day)} | ({"withdrawn": str(withdrawn)} if withdrawn else {})


def states(dossier: SoundDossier, asking: Asking) -> dict[str, State]:
    return {item.address: item.state for item in tracked("p", dossier, asking)}


def one_due(due: date) -> SoundDossier:
    deliverable = {"id": "a", "title": "A", "due": [str(due)]}
    criterion = {"code": "1.1", "title": "T", "max_score": "1", "deliverables": [deliverable]}
    return SoundDossier(
        MaintainPlan.model_validate(head("maintain", due.year) | {"areas": [area([criterion])]}), COMMUNE
    )


def only(dossier: SoundDossier, asking: Asking) -> Tracked:
    (item,) = tracked("p", dossier, asking)
    return item


@given(PLANS, DAYS, st.integers(0, 60), MOVES, st.data())
def test_each_occurrence_is_in_exactly_the_state_that_its_days_say(
    dossier: SoundDossier, day: date, soon: int, moved: Any, data: st.DataObject
) -> None:
    addresses = [each.address for each in occurrences(dossier.plan)]
    done = data.draw(st.dictionaries(st.sampled_from(addresses), DAYS)) if addresses else {}
    recorded = with_progress(dossier, entries=[entry(what, on) for what, on in done.items()])
    found = tracked("p", recorded, Asking(day, soon, moved))
    assert [item.address for item in found if item.due] == addresses
    for item in found:
        ends = moved(WorkCalendar(), item.stated) if item.stated else None
        on = done.get(item.address)
        told = {
            State.NO_DEADLINE: ends is None,
            State.DONE_ON_TIME: bool(ends and on and on <= day and on <= ends),
            State.DONE_LATE: bool(ends and on and ends < on <= day),
            State.OVERDUE: bool(ends and (on is None or on > day) and ends < day),
            State.DUE_SOON: bool(ends and (on is None or on > day) and day <= ends <= day + timedelta(days=soon)),
            State.IN_TIME: bool(ends and (on is None or on > day) and ends > day + timedelta(days=soon)),
        }
        assert [state for state, holds in told.items() if holds] == [item.state]


@given(PLANS, DAYS, st.data())
def test_the_counts_add_up_and_no_share_is_above_one(dossier: SoundDossier, day: date, data: st.DataObject) -> None:
    addresses = [each.address for each in occurrences(dossier.plan)]
    done = data.draw(st.dictionaries(st.sampled_from(addresses), DAYS)) if addresses else {}
    recorded = with_progress(dossier, entries=[entry(what, on) for what, on in done.items()])
    items = tracked("p", recorded, Asking(day))
    counted = tally(items, day)
    assert counted.total == len(items) == sum(counted.counts.values())
    assert counted.dated == len(addresses)
    assert counted.done == len([on for on in done.values() if on <= day])
    assert counted.on_time_so_far <= counted.due_so_far <= counted.dated
    assert counted.share_on_time is None or 0 <= counted.share_on_time <= 1


@given(YEARS, DAYS, DAYS, st.data())
def test_doing_one_changes_no_other_and_withdrawing_it_restores_its_state(
    year: int, day: date, on: date, data: st.DataObject
) -> None:
    dossier = moved_to(year)
    what = data.draw(st.sampled_from([each.address for each in occurrences(dossier.plan)]))
    before = states(dossier, Asking(day))
    after = states(with_progress(dossier, entries=[entry(what, on)]), Asking(day))
    assert {address for address in before if before[address] is not after[address]} <= {what}
    assert (after[what] in DONE) == (on <= day)
    assert states(with_progress(dossier, entries=[entry(what, on, withdrawn=on)]), Asking(day)) == before


@given(DAYS, DAYS, st.integers(1, 400), DAYS)
def test_an_extension_makes_nothing_late_earlier_and_withdrawn_it_counts_for_nothing(
    due: date, day: date, longer: int, granted: date
) -> None:
    plain = one_due(due)
    extension = {"what": "1.1/a", "was": str(due), "due": str(due + timedelta(days=longer)), "document": "CV 1"}
    extended = with_progress(plain, extensions=[extension | {"date": str(granted)}])
    before, after = only(plain, Asking(day)), only(extended, Asking(day))
    assert not (after.state is State.OVERDUE and before.state is not State.OVERDUE)
    holds = granted <= day
    assert (after.stated, after.due) == (due, due + timedelta(days=longer * holds))
    assert len(after.extensions) == holds
    withdrawn = with_progress(plain, extensions=[extension | {"date": str(granted), "withdrawn": str(granted)}])
    assert only(withdrawn, Asking(day)).state is before.state


@given(st.lists(DAYS, min_size=1, max_size=4), DAYS)
def test_of_several_entries_the_earliest_counts(days: list[date], due: date) -> None:
    item = only(with_progress(one_due(due), entries=[entry("1.1/a", day) for day in days]), Asking(date(2027, 1, 1)))
    assert item.entry
    assert item.entry.date == min(days)
    assert (item.state, item.days) == (
        (State.DONE_ON_TIME, 0)
        if min(days) <= due
        else (State.DONE_LATE, days_late(due, min(days), date(due.year, 12, 31)))
    )


@pytest.mark.parametrize(
    ("late", "grade"),
    [(0, None), (1, "1-7"), (7, "1-7"), (8, "8-30"), (30, "8-30"), (31, "over-30"), (366, "over-30")],
)
def test_the_grades_of_lateness_end_with_their_last_day(late: int, grade: str | None) -> None:
    due = date(2024, 2, 29)
    found = only(one_due(due), Asking(due + timedelta(days=late))).grade
    assert found == (Grade(grade) if grade else None)


@given(DAYS, st.integers(0, 60))
def test_soon_begins_on_the_last_of_so_many_days_before_and_ends_with_the_due_day(due: date, soon: int) -> None:
    told = [only(one_due(due), Asking(due - timedelta(days=left), soon)).state for left in (soon + 1, soon, 0, -1)]
    assert told == [State.IN_TIME, State.DUE_SOON, State.DUE_SOON, State.OVERDUE]


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_the_real_plan_is_as_late_in_every_year(year: int) -> None:
    def late(day: date) -> tuple[Tracked, ...]:
        return tuple(i for i in tracked("p", moved_to(year), Asking(day)) if i.state is State.OVERDUE)

    def held(day: date) -> dict[str, int]:
        return {group.key: len(group.items) for group in by_holder(late(day))}

    assert held(date(year, 7, 15)) == {"vp-tk": 10}
    assert held(date(year + 1, 1, 1)) == {"vp-tk": 24, "vh-xh": 1, "tp-ht": 1, "nganh-doan-the-to-chuc": 1}
    assert len(late(date(year + 1, 1, 1))) == 26
    assert date(year, 3, 1) - timedelta(days=1) in {
        item.due for item in tracked("p", moved_to(year), Asking(date(year, 1, 1)))
    }


def test_points_at_stake_count_each_criterion_once_and_no_part_beside_its_whole() -> None:
    maintain = SoundDossier(
        MaintainPlan.model_validate(
            head("maintain", 2024)
            | {
                "areas": [
                    area(
                        [
                            {"code": code, "title": "T", "max_score": "4", "timeframe": "Hằng quý"}
                            for code in ("1.1", "1.2")
                        ]
                    )
                ]
            }
        ),
        COMMUNE,
    )
    criteria = [
        {"code": "1.3", "title": "T", "max_score": "4", "score": "1", "same_as": "1.1", "timeframe": "Năm 2024"},
        {"code": "1.4", "title": "T", "max_score": "2", "score": "1", "part_of": "1.2", "timeframe": "Năm 2024"},
        {"code": "1.5", "title": "T", "max_score": "1,5", "score": "1", "timeframe": "Năm 2024"},
    ]
    remedy = RemedyPlan.model_validate(head("remedy", 2024) | {"assessed_year": "2023", "areas": [area(criteria)]})
    assert isinstance(maintain.plan, MaintainPlan)
    for plan, name in ((maintain.plan, "m.yaml"), (remedy, "r.yaml")):
        plan.settle(plan.place._replace(file=name))
    asking = Asking(date(2024, 7, 1))
    own = tracked("m.yaml", maintain, asking)
    others = tracked("r.yaml", SoundDossier(remedy, COMMUNE, maintain=maintain.plan), asking)
    assert stake(own) == Stake(2, Decimal(8))
    assert stake(others) == Stake(3, Decimal("7.5"))
    assert stake((*own, *others)) == stake((*others, *own)) == Stake(3, Decimal("9.5"))


def test_a_part_adds_nothing_beside_the_criterion_that_it_stands_under() -> None:
    parts = [{"code": f"1.1.{n}", "title": "T", "max_score": "2", "timeframe": "Quý I"} for n in (1, 2)]
    whole = {"code": "1.1", "title": "T", "max_score": "4", "deliverables": [WHOLE], "parts": parts}
    plan = MaintainPlan.model_validate(head("maintain", 2024) | {"areas": [area([whole])]})
    items = tracked("m.yaml", SoundDossier(plan, COMMUNE), Asking(date(2024, 7, 1)))
    assert (len(items), stake(items)) == (3, Stake(1, Decimal(4)))
    assert stake(item for item in items if item.row.address != "1.1") == Stake(2, Decimal(4))


@pytest.mark.parametrize("maximums", [("4", "3"), ("3", "4")])
def test_one_criterion_with_two_maximums_counts_with_the_larger(maximums: tuple[str, str]) -> None:
    criteria = [
        {"code": f"1.{n}", "title": "T", "max_score": most, "score": "0", "same_as": "2.1", "timeframe": "Năm 2024"}
        for n, most in enumerate(maximums, 1)
    ]
    plan = RemedyPlan.model_validate(head("remedy", 2024) | {"assessed_year": "2023", "areas": [area(criteria)]})
    asked = tracked("r.yaml", SoundDossier(plan, COMMUNE), Asking(date(2024, 7, 1)))
    assert stake(asked) == Stake(1, Decimal(4))


def test_an_extension_granted_afterwards_makes_nothing_punctual() -> None:
    progress = {
        "cchc": "1",
        "kind": "progress",
        "plan": "2024.yaml",
        "entries": [{"what": "1.2/quy-1", "date": "2024-03-20"}],
        "extensions": [
            {"what": "1.2/quy-1", "was": "2024-03-15", "due": "2024-03-31", "document": "x", "date": "2024-03-21"}
        ],
    }
    dossier = replace(moved_to(2024), progress=Progress.model_validate(progress))
    states = {
        day: next(item for item in tracked("2024", dossier, Asking(date(2024, 3, day))) if item.address == "1.2/quy-1")
        for day in (19, 20, 25)
    }
    assert {day: (item.state, item.days) for day, item in states.items()} == {
        19: (State.OVERDUE, 4),
        20: (State.DONE_LATE, 5),
        25: (State.DONE_LATE, 5),
    }


def test_what_is_due_on_the_day_itself_is_due_so_far_only_when_it_is_done() -> None:
    dossier = moved_to(2024)
    day = date(2024, 3, 15)
    open_ = tally(tracked("2024", dossier, Asking(day)), day)
    entry = {"what": "1.2/quy-1", "date": "2024-03-15"}
    progress = Progress.model_validate({"cchc": "1", "kind": "progress", "plan": "2024.yaml", "entries": [entry]})
    done = tally(tracked("2024", replace(dossier, progress=progress), Asking(day)), day)
    assert (open_.due_so_far, done.due_so_far, done.on_time_so_far) == (2, 3, 1)
