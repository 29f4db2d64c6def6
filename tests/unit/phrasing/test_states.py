"""The one table of names of states and grades."""

from dataclasses import replace
from datetime import date

from helpers.workbook_making import MAINTAIN, state_of

from cchc.analysis.tracking import Grade, State
from cchc.model.progress import Progress
from cchc.phrasing.columns import COUNTED, LATE_BY_GRADE
from cchc.phrasing.sentences import totals
from cchc.phrasing.states import GRADES, STATES


def test_every_state_has_every_name_and_no_two_states_share_one() -> None:
    assert list(STATES) == list(State)
    assert list(GRADES) == list(Grade)
    for names in ([name.full for name in STATES.values()], [name.short for name in STATES.values()]):
        assert all(names)
        assert len(set(names)) == len(State)


def test_every_state_has_a_narrow_column_and_every_grade_too() -> None:
    assert [column.heading for column in COUNTED[1 : 1 + len(State)]] == [name.short for name in STATES.values()]
    assert [column.heading for column in LATE_BY_GRADE] == [f"Quá hạn {name}" for name in GRADES.values()]
    tally = state_of(MAINTAIN, date(2024, 7, 15)).totals
    assert [column.value(tally) for column in COUNTED[1 : 1 + len(State)]] == [tally.counts[state] for state in State]


def test_a_sentence_says_the_full_names_in_small_letters() -> None:
    nothing_done = Progress.model_validate({"cchc": "1", "kind": "progress", "plan": "2024.yaml"})
    found = state_of(replace(MAINTAIN, progress=nothing_done), date(2024, 7, 15))
    assert next(iter(totals(found.totals, found.items))) == (
        "Tổng số 26 nhiệm vụ có thời hạn: 10 quá hạn, chưa hoàn thành; 16 trong hạn."
    )
