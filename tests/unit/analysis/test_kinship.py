"""One debt, two annexes: what is tracked once, under which address, and whose records count."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from helpers.two_annexes import MAINTAIN, REMEDY, annexes, criterion, entry, extension, same
from hypothesis import given
from hypothesis import strategies as st

from cchc.analysis.coverage import covered
from cchc.analysis.groups import by_holder
from cchc.analysis.overdue import overdue
from cchc.analysis.status import status
from cchc.analysis.tracking import Asking, State, Tracked, stake, tracked, tracked_together
from cchc.model.debts import debts
from cchc.model.dossier import SoundDossier
from cchc.model.occurrences import occurrences
from cchc.model.workdays import WorkCalendar

DAY = Asking(date(2024, 7, 15))
MEETING = {"id": "hop", "title": "Cuộc họp", "every": "quarter"}
OTHERS = {"id": "giao-ban", "title": "Họp giao ban", "every": "quarter"}
NEWS = {"id": "tin", "title": "Tin, bài", "every": "month"}
YEAR = {"id": "nam", "title": "Báo cáo năm", "due": ["2024-12-31"]}
Dossiers = Sequence[tuple[str, SoundDossier]]


def pair(**recorded: Any) -> Dossiers:
    """A criterion in both annexes, with a meeting of one rhythm and something of its own in each."""
    maintain = [criterion("1.3", MEETING, NEWS)]
    return annexes(maintain, [same("1.5", OTHERS, YEAR, same_as="1.3", lead="VH-XH")], **recorded)


def dated(items: Sequence[Tracked]) -> dict[tuple[str, str], Tracked]:
    return {item.key: item for item in items if item.due}


def test_what_both_annexes_have_is_tracked_once_under_the_address_of_the_maintain_annex() -> None:
    items = dated(tracked_together(pair(), DAY))
    assert [address for plan, address in items if plan == REMEDY] == ["1.5/nam"]
    assert items[MAINTAIN, "1.3/hop/2024-Q2"].also == ("1.5/giao-ban/2024-Q2",)
    assert items[MAINTAIN, "1.3/tin/2024-01"].also == ()
    assert len(items) == 12 + 4 + 1


def test_one_plan_asked_alone_has_its_own_addresses_and_the_records_of_the_maintain_plan() -> None:
    recorded = {"entries": [entry("1.3/hop/2024-Q1", "2024-03-20")]}
    (_, (name, remedy)) = pair(done=recorded)
    items = dated(tracked(name, remedy, DAY))
    assert {address: item.state for (_, address), item in items.items() if "giao-ban" in address} == {
        "1.5/giao-ban/2024-Q1": State.DONE_ON_TIME,
        "1.5/giao-ban/2024-Q2": State.OVERDUE,
        "1.5/giao-ban/2024-Q3": State.IN_TIME,
        "1.5/giao-ban/2024-Q4": State.IN_TIME,
    }
    assert items[REMEDY, "1.5/giao-ban/2024-Q1"].also == ("1.3/hop/2024-Q1",)
    assert items[REMEDY, "1.5/giao-ban/2024-Q1"].leads == ("VH-XH",)  # the maintain annex makes nobody responsible


@pytest.mark.parametrize(
    ("done", "there", "on"),
    [
        ([("1.3/hop/2024-Q1", "2024-03-20")], [], date(2024, 3, 20)),
        ([], [("1.5/giao-ban/2024-Q1", "2024-03-25")], date(2024, 3, 25)),
        ([("1.3/hop/2024-Q1", "2024-04-02")], [("1.5/giao-ban/2024-Q1", "2024-03-25")], date(2024, 3, 25)),
        ([("1.3/hop/2024-Q1", "2024-03-20")], [("1.5/giao-ban/2024-Q1", "2024-04-02")], date(2024, 3, 20)),
        ([("1.3/hop/2024-Q1", "2024-03-20")] * 2, [("1.5/giao-ban/2024-Q1", "2024-03-20")], date(2024, 3, 20)),
    ],
)
def test_a_result_under_either_address_holds_and_the_earliest_counts(
    done: list[tuple[str, str]], there: list[tuple[str, str]], on: date
) -> None:
    recorded = [{"entries": [entry(*each) for each in side]} for side in (done, there)]
    items = dated(tracked_together(pair(done=recorded[0], done_there=recorded[1]), DAY))
    found = items[MAINTAIN, "1.3/hop/2024-Q1"]
    assert (found.state, found.entry and found.entry.date) == (State.DONE_ON_TIME, on)


def test_a_withdrawn_result_is_none_and_the_other_one_still_holds() -> None:
    done = {"entries": [entry("1.3/hop/2024-Q1", "2024-03-20", withdrawn="2024-03-21")]}
    there = {"entries": [entry("1.5/giao-ban/2024-Q1", "2024-04-10")]}
    for recorded, state in ((done, State.OVERDUE), (there, State.DONE_LATE)):
        found = pair(done=done, done_there=recorded if recorded is there else {})
        assert dated(tracked_together(found, DAY))[MAINTAIN, "1.3/hop/2024-Q1"].state is state


def test_an_extension_under_either_address_holds_and_of_two_the_one_recorded_last() -> None:
    def due(own: list[dict[str, str]], there: list[dict[str, str]]) -> date | None:
        found = pair(done={"extensions": own}, done_there={"extensions": there})
        return dated(tracked_together(found, DAY))[MAINTAIN, "1.3/hop/2024-Q2"].due

    own = extension("1.3/hop/2024-Q2", "2024-08-15", "2024-06-20", was="2024-06-30")
    there = extension("1.5/giao-ban/2024-Q2", "2024-07-31", "2024-06-25", was="2024-06-30")
    assert due([own], []) == date(2024, 8, 15)
    assert due([], [there]) == due([own], [there]) == date(2024, 7, 31)


def test_the_leads_of_both_annexes_answer_and_the_nhiem_vu_counts_once() -> None:
    found = status(pair(), DAY)
    shared = {group.title: [item.address for item in group.items if item.also] for group in by_holder(found.items)}
    quarters = [f"1.3/hop/2024-Q{number}" for number in range(1, 5)]
    assert shared == {"Văn phòng": quarters, "Phòng Văn hóa - Xã hội": quarters}
    assert found.totals.dated == 17


def test_what_stays_two_says_so_and_what_is_one_does_not() -> None:
    items = dated(tracked_together(pair(), DAY))
    assert {item.address.split("/")[1]: item.stays_apart for item in items.values()} == {
        "hop": False,
        "tin": True,
        "nam": True,
    }
    assert not any(item.stays_apart for name, dossier in pair() for item in tracked(name, dossier, DAY))


def test_a_plan_whose_nhiem_vu_are_all_tracked_elsewhere_has_nothing_to_record() -> None:
    rows = [criterion("1.3", MEETING)], [same("1.5", OTHERS, same_as="1.3")]
    for found in (overdue(annexes(*rows, done={}), DAY), status(annexes(*rows, done={}), DAY)):
        assert [plan.is_unrecorded for plan in found.plans] == [False, False]
    assert not any(item.is_unrecorded for item in tracked_together(annexes(*rows, done_there={}), DAY) if item.due)


def test_a_remedy_done_under_the_address_of_the_maintain_annex_is_done() -> None:
    rows = [criterion("1.3", MEETING)], [same("1.5", OTHERS, same_as="1.3"), same("1.6", YEAR, same_as="1.9")]
    done = {"entries": [entry(f"1.3/hop/2024-Q{number}", "2024-03-20") for number in range(1, 5)]}
    (_, (name, remedy)) = annexes(*rows, done=done)
    found = covered(name, remedy, Asking(date(2025, 1, 15)))
    assert [(each.state, each.told_state) for each in found.remedies] == [
        (State.DONE_ON_TIME, State.DONE_ON_TIME),
        (State.OVERDUE, None),  # nothing is recorded for what the maintain annex has not
    ]
    assert found.is_recorded
    (plan,) = overdue([(name, remedy)], DAY).plans
    assert (plan.is_unrecorded, plan.unrecorded, plan.occurrences) == (True, 1, 5)


def test_what_a_plan_of_more_years_has_too_is_late_in_the_days_after_the_year_of_the_other() -> None:
    (kept, won) = annexes([criterion("1.3", MEETING)], [same("1.5", OTHERS, same_as="1.3")], {}, until="2028")
    after = Asking(date(2025, 1, 20))
    together = dated(tracked_together([kept, won], after))
    alone = dated(tracked(*won, after))
    assert together[MAINTAIN, "1.3/hop/2024-Q2"].days == alone[REMEDY, "1.5/giao-ban/2024-Q2"].days == 204
    assert [plan.ended for plan in overdue([won], after).plans] == [""]


def test_days_off_move_the_day_of_both() -> None:
    items = dated(tracked_together(pair(), Asking(date(2024, 7, 15), moved=WorkCalendar.working_day)))
    assert items[MAINTAIN, "1.3/hop/2024-Q2"].due == date(2024, 7, 1)
    assert len(items) == 17


IDS = st.sampled_from("abc")
TIMES = st.sampled_from(
    [
        {"every": "quarter"},
        {"every": "month"},
        {"every": "year"},
        {"due": ["2024-12-31"]},
        {"due": ["2024-06-30"]},
        {"due": ["2024-03-31", "2024-06-30", "2024-09-30", "2024-12-31"]},
    ]
)
DELIVERABLES = st.lists(
    st.builds(lambda id_, title, time: {"id": id_, "title": title, **time}, IDS, st.sampled_from("XYZ"), TIMES),
    max_size=3,
    unique_by=lambda each: str(each["id"]),
)


@st.composite
def made(draw: st.DrawFn) -> Dossiers:
    """Two annexes with criteria that are related or not, and results under some of their addresses."""
    rows = [criterion(f"1.{number}", *draw(DELIVERABLES), timeframe=draw(st.sampled_from(["Năm 2024", "Thường xuyên"])))
            for number in range(1, 3)]  # fmt: skip
    others = [same(f"1.{number + 4}", *draw(DELIVERABLES), same_as=f"1.{number}", timeframe="Năm 2024")
              for number in draw(st.lists(st.sampled_from([1, 2]), min_size=1, max_size=3))]  # fmt: skip
    for number, other in enumerate(others):
        other["code"] = f"2.{number + 1}"
    bare = annexes(rows, others)
    recorded = []
    for _, dossier in bare:
        addresses = [each.address for each in occurrences(dossier.plan)]
        chosen = draw(st.lists(st.sampled_from(addresses), unique=True)) if addresses else []
        recorded.append({"entries": [entry(each, "2024-05-05") for each in chosen]})
    return annexes(rows, others, *recorded)


@given(made())
def test_merging_loses_no_day_and_no_result_and_the_order_of_files_changes_no_figure(dossiers: Dossiers) -> None:
    apart = [item for name, dossier in dossiers for item in tracked(name, dossier, DAY)]
    together = tracked_together(dossiers, DAY)
    merged = sum(len(debts(dossier)) for _, dossier in dossiers)
    assert len(together) == len(apart) - merged
    own = {(item.plan, item.address) for item in together} | {
        (each.plan, each.occurrence.address) for item in together for each in item.kin
    }
    assert own == {item.key for item in apart}
    assert {item.row.address: item.due for item in apart}.keys() >= {item.row.address for item in together}
    assert {(item.due, item.title) for item in together} <= {(item.due, item.title) for item in apart}
    assert {item.due for item in together} == {item.due for item in apart}
    done = {(item.plan, item.address) for item in together if item.done}
    for name, dossier in dossiers:
        for what in dossier.progress.done_by(DAY.as_of) if dossier.progress else ():
            assert (name, what) in done or any(
                (each.plan, each.occurrence.address) == (name, what)
                for item in together
                if item.done
                for each in item.kin
            )
    backwards = tracked_together(dossiers[::-1], DAY)
    assert {item.key: (item.state, item.due) for item in backwards} == {
        item.key: (item.state, item.due) for item in together
    }
    assert stake(backwards) == stake(together)
    assert status(dossiers, DAY).totals == status(dossiers[::-1], DAY).totals
