"""The occurrences that both annexes have: which are one nhiệm vụ, and which stay two."""

from typing import Any

import pytest
from helpers.two_annexes import annexes, criterion, entry, extension, records, same

from cchc.model.debts import debts, holding

Rows = list[dict[str, Any]]
MEETING = {"id": "hop", "title": "Cuộc họp", "every": "quarter"}
NEWS = {"id": "tin", "title": "Tin, bài", "every": "month"}
REPORT = {"id": "bao-cao", "title": "Báo cáo quý", "every": "quarter"}
YEAR = {"id": "nam", "title": "Báo cáo năm", "due": ["2024-12-31"]}


def pairs(maintain: Rows, remedy: Rows, **kwargs: Any) -> dict[str, str]:
    """The addresses of the remedy annex that are one nhiệm vụ with one of the maintain annex, and that one."""
    (_, (_, dossier)) = annexes(maintain, remedy, **kwargs)
    return {debt.remedy.address: debt.maintain.address for debt in debts(dossier)}


def quarters(own: str, other: str) -> dict[str, str]:
    return {f"{own}/2024-Q{number}": f"{other}/2024-Q{number}" for number in range(1, 5)}


@pytest.mark.parametrize("other", [MEETING, {"id": "giao-ban", "title": "Họp giao ban", "every": "quarter"}])
def test_the_only_duty_of_a_rhythm_is_one_whatever_each_annex_calls_it(other: dict[str, str]) -> None:
    found = pairs([criterion("1.3", MEETING, NEWS)], [same("1.5", other, same_as="1.3")])
    assert found == quarters(f"1.5/{other['id']}", "1.3/hop")


def test_a_code_in_other_letters_is_the_same_code() -> None:
    assert pairs([criterion("1.1a", MEETING)], [same("1", MEETING, same_as="1.1A")]) == quarters("1/hop", "1.1a/hop")


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ({"timeframe": "Năm 2024"}, {"timeframe": "Đến hết ngày 31/12/2024"}),
        ({"timeframe": "Năm 2024"}, {"deliverables": [{"id": "a", "title": "A", "every": "year"}]}),
        ({"deliverables": [YEAR]}, {"timeframe": "Hằng năm"}),
    ],
)
def test_a_rhythm_is_its_days_however_it_is_written(own: dict[str, Any], other: dict[str, Any]) -> None:
    assert len(pairs([criterion("2.1", **own)], [same("2.1", same_as="2.1", **other)])) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"id": "hop", "title": "Cuộc họp", "every": "month"},
        {"id": "hop", "title": "Cuộc họp", "every": "half-year"},
        {"id": "hop", "title": "Cuộc họp", "due": ["2024-12-31"]},
        {"id": "hop", "title": "Cuộc họp", "due": ["2024-03-31", "2024-06-30"]},
    ],
)
def test_another_rhythm_is_another_duty_though_days_agree(other: dict[str, Any]) -> None:
    assert pairs([criterion("1.3", MEETING)], [same("1.3", other, same_as="1.3")]) == {}


def test_another_day_is_another_duty() -> None:
    other = {"id": "nam", "title": "Báo cáo năm", "due": ["2024-12-30"]}
    assert pairs([criterion("1.2", YEAR)], [same("1.2", other, same_as="1.2")]) == {}


def test_of_several_of_one_rhythm_the_title_tells_and_then_the_id() -> None:
    one = {"id": "a", "title": "Báo cáo quý", "every": "quarter"}
    two = {"id": "hop", "title": "Họp CCHC", "every": "quarter"}
    found = pairs([criterion("1.3", MEETING, REPORT)], [same("1.3", one, two, same_as="1.3")])
    assert found == quarters("1.3/a", "1.3/bao-cao") | quarters("1.3/hop", "1.3/hop")
    assert pairs([criterion("1.3", MEETING, REPORT)], [same("1.3", one, same_as="1.3")]) == quarters(
        "1.3/a", "1.3/bao-cao"
    )


def test_of_several_of_one_rhythm_what_nothing_tells_stays_two() -> None:
    other = {"id": "khao-sat", "title": "Khảo sát", "every": "quarter"}
    assert pairs([criterion("1.3", MEETING, REPORT)], [same("1.3", other, same_as="1.3")]) == {}
    assert pairs([criterion("1.3", MEETING)], [same("1.3", other, MEETING, same_as="1.3")]) == quarters(
        "1.3/hop", "1.3/hop"
    )
    twice = [same("1.3", MEETING, same_as="1.3"), same("1.4", MEETING, same_as="1.3")]
    assert pairs([criterion("1.3", MEETING)], twice) == {}


def test_a_part_of_a_criterion_is_no_debt_nor_is_an_equal_code() -> None:
    for other in ({"part_of": "1.3"}, {}):
        assert pairs([criterion("1.3", MEETING)], [criterion("1.3", MEETING, score="1", **other)]) == {}


def test_of_a_period_the_shared_years_count() -> None:
    later = [criterion("1.3", {"id": "nam", "title": "N", "every": "year"})]
    (_, (_, dossier)) = annexes(later, [same("1.3", YEAR, same_as="1.3")], years=("2025", "2024"))
    assert debts(dossier) == ()


def test_events_of_one_day_are_one_and_others_stay() -> None:
    rows = [criterion("3.1", timeframe="Trong 10 ngày kể từ ngày có yêu cầu")]
    others = [same("3.2", same_as="3.1", timeframe="Trong 10 ngày kể từ ngày có yêu cầu")]
    done = {"events": [entry("3.1", "2024-05-10"), entry("3.1", "2024-06-10")]}
    there = {"events": [entry("3.2", "2024-05-10"), entry("3.2", "2024-07-10")]}
    assert pairs(rows, others, done=done, done_there=there) == {"3.2/2024-05-10": "3.1/2024-05-10"}


def test_a_plan_without_such_criteria_has_no_debts() -> None:
    (maintain, remedy) = annexes([criterion("1.3", MEETING)], [criterion("1.3", MEETING, score="1")])
    assert debts(maintain[1]) == debts(remedy[1]) == ()


def test_the_extension_recorded_last_holds() -> None:
    earlier = records("a.yaml", {"extensions": [extension("1", "2025-02-28", "2024-12-01")]})
    later = records("a.yaml", {"extensions": [extension("1", "2025-01-15", "2024-12-02")]})
    longer = records("a.yaml", {"extensions": [extension("1", "2025-01-31", "2024-12-02")]})
    assert earlier and later and longer
    chains = [progress.extensions for progress in (earlier, later, longer)]
    assert holding([*chains[:2], ()]) == (*chains[0], *chains[1])
    assert holding(chains)[-1:] == holding(chains[::-1])[-1:] == chains[2]
    assert holding([chains[2], chains[2]]) == chains[2]
    assert holding([(), ()]) == ()
