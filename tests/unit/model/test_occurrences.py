"""Occurrences of every kind of time: addresses that are unique, have the form of one, and name their period."""

from collections.abc import Sequence
from datetime import date

import pytest
from helpers.rule_checks import criterion, model
from helpers.support import ROOT
from hypothesis import given
from hypothesis import strategies as st

from bench.reading import Phrase, phrases
from cchc.model.occurrences import occurrences
from cchc.model.progress import Event, Progress
from cchc.model.stated import Occurrence
from cchc.model.values import is_address

PHRASES = list(phrases(ROOT / "tests" / "data" / "time-phrases.tsv"))


def of(phrase: str, year: int = 2026, *, until: int | None = None, events: Sequence[Event] = ()) -> list[Occurrence]:
    """The occurrences of a plan of one criterion with that time, after these events."""
    period = {"until": str(until)} if until else {}
    plan = model({"I": [criterion("1.1", timeframe=phrase)]}, year=str(year), **period).plan
    assert plan is not None
    return list(occurrences(plan, Progress(cchc="1", kind="progress", plan="k.yaml", events=tuple(events))))


def event(day: str, **more: str) -> Event:
    return Event.model_validate({"what": "1.1", "date": day, **more})


def test_addresses_are_unique_and_have_the_form_of_one_whatever_the_time() -> None:
    for phrase in PHRASES:
        addresses = [each.address for each in of(phrase.text, phrase.year)]
        assert len(set(addresses)) == len(addresses)
        assert [address for address in addresses if not is_address(address)] == []
        assert bool(addresses) == phrase.names_a_day, phrase.text


@pytest.mark.parametrize(
    ("phrase", "first", "last", "many"),
    [
        ("Hằng tuần", ("1.1/2026-W01", "2026-01-02"), ("1.1/2026-W53", "2027-01-01"), 53),
        ("Thứ Hai hằng tuần", ("1.1/2026-W01", "2025-12-29"), ("1.1/2026-W53", "2026-12-28"), 53),
        ("Trước ngày 20 hằng tháng", ("1.1/2026-01", "2026-01-19"), ("1.1/2026-12", "2026-12-19"), 12),
        ("Ngày 31 hằng tháng", ("1.1/2026-01", "2026-01-31"), ("1.1/2026-12", "2026-12-31"), 12),
        ("Trước ngày 15 tháng cuối quý", ("1.1/2026-Q1", "2026-03-14"), ("1.1/2026-Q4", "2026-12-14"), 4),
        ("Ngày cuối cùng của tháng đầu quý sau", ("1.1/2026-Q1", "2026-04-30"), ("1.1/2026-Q4", "2027-01-31"), 4),
        ("Thường xuyên, hằng quý", ("1.1/2026-Q1", "2026-03-31"), ("1.1/2026-Q4", "2026-12-31"), 4),
        ("Quý I, II và IV", ("1.1/2026-03-31", "2026-03-31"), ("1.1/2026-12-31", "2026-12-31"), 3),
        ("2026-2030", ("1.1", "2030-12-31"), ("1.1", "2030-12-31"), 1),
    ],
)
def test_an_occurrence_belongs_to_its_period_whenever_it_is_due(
    phrase: str, first: tuple[str, str], last: tuple[str, str], many: int
) -> None:
    found = [(each.address, each.due.isoformat()) for each in of(phrase)]
    assert (found[0], found[-1], len(found)) == (first, last, many)


def test_a_day_that_a_month_lacks_is_its_last() -> None:
    assert [each.due for each in of("Ngày 31 hằng tháng")][1] == date(2026, 2, 28)


@pytest.mark.parametrize("phrase", ["Khi có phát sinh", "Từ năm 2026", "Thường xuyên", "Định kỳ"])
def test_what_names_no_day_has_no_occurrence(phrase: str) -> None:
    assert of(phrase) == []


@pytest.mark.parametrize(
    ("phrase", "addresses"),
    [
        (
            "Năm 2026 và các năm tiếp theo",
            {"1.1/2026": "2026-12-31", "1.1/2027": "2027-12-31", "1.1/2028": "2028-12-31"},
        ),
        ("Năm 2027 và các năm tiếp theo", {"1.1/2027": "2027-12-31", "1.1/2028": "2028-12-31"}),
        ("Năm 2028 và các năm tiếp theo", {"1.1": "2028-12-31"}),
        ("Hằng năm", {"1.1/2026": "2026-12-31", "1.1/2027": "2027-12-31", "1.1/2028": "2028-12-31"}),
        ("Hằng quý năm 2027", {}),
        ("Tháng 6", {}),
        ("Tháng 6/2027", {"1.1": "2027-06-30"}),
        ("2026-2028", {"1.1": "2028-12-31"}),
    ],
)
def test_a_plan_of_a_period_names_the_year_of_what_recurs(phrase: str, addresses: dict[str, str]) -> None:
    assert {each.address: each.due.isoformat() for each in of(phrase, until=2028)} == addresses


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("Tháng 2 hằng năm", ["2026-02-28", "2027-02-28", "2028-02-29"]),
        ("Trước ngày 01/3 hằng năm", ["2026-02-28", "2027-02-28", "2028-02-29"]),
        ("Đến hết tháng 02/2026 và các năm tiếp theo", ["2026-02-28", "2027-02-28", "2028-02-29"]),
        ("Từ tháng 1 đến tháng 2 hằng năm", ["2026-02-28", "2027-02-28", "2028-02-29"]),
        ("Ngày 28/02 hằng năm", ["2026-02-28", "2027-02-28", "2028-02-28"]),
        ("Trước ngày 29/02/2028 và các năm tiếp theo", ["2028-02-28"]),
        ("Quý II hằng năm", ["2026-06-30", "2027-06-30", "2028-06-30"]),
    ],
)
def test_the_end_of_february_is_its_end_in_each_year_and_a_day_stays_that_day(phrase: str, due: list[str]) -> None:
    assert [each.due.isoformat() for each in of(phrase, until=2028)] == due


def test_the_29th_of_february_is_the_28th_in_other_years() -> None:
    found = of("Tháng 02/2028 và các năm tiếp theo", 2028, until=2029)
    assert [each.due.isoformat() for each in found] == ["2028-02-29", "2029-02-28"]


def test_turns_of_a_plan_of_a_period_are_named_with_their_year() -> None:
    for phrase, names in {
        "Hằng quý": ("quý I/2026", "quý IV/2027"),
        "6 tháng một lần": ("6 tháng đầu năm 2026", "6 tháng cuối năm 2027"),
        "Hằng năm": ("năm 2026", "năm 2027"),
    }.items():
        turns = [each.turn.name for each in of(phrase, until=2027) if each.turn]
        assert (turns[0], turns[-1]) == names


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("Khi có phát sinh", "2026-05-08"),
        ("Trong vòng 20 ngày kể từ khi nhận được văn bản", "2026-05-28"),
        ("05 ngày làm việc kể từ ngày nhận được hồ sơ", "2026-05-15"),
        ("Chậm nhất 02 tuần sau khi họp", "2026-05-22"),
        ("01 tháng kể từ khi ban hành", "2026-06-08"),
    ],
)
def test_an_event_makes_an_occurrence_due_after_the_time_that_the_phrase_gives(phrase: str, due: str) -> None:
    (only,) = of(phrase, events=[event("2026-05-08")])
    assert (only.address, only.due.isoformat(), only.happened) == ("1.1/2026-05-08", due, date(2026, 5, 8))
    assert only.title == "Tiêu chí 1.1 (sự việc ngày 08/5/2026)"


def test_a_month_after_the_last_day_of_january_is_the_last_of_february() -> None:
    assert [each.due for each in of("01 tháng kể từ khi họp", events=[event("2026-01-31")])] == [date(2026, 2, 28)]


def test_withdrawn_repeated_and_foreign_events_make_no_occurrence() -> None:
    events = [
        event("2026-05-08"),
        event("2026-05-08"),
        event("2026-06-01", withdrawn="2026-06-02"),
        event("2025-12-31"),
        event("2028-01-01"),
        event("2026-07-01").model_copy(update={"what": "1.9"}),
    ]
    assert [each.address for each in of("Khi có phát sinh", events=events)] == ["1.1/2026-05-08"]
    assert [each.address for each in of("Tháng 6", events=events)] == ["1.1"]


@given(
    st.sampled_from(PHRASES),
    st.integers(0, 4),
    st.lists(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=4),
)
def test_an_address_means_one_occurrence_and_that_one_has_the_address(
    phrase: Phrase, more: int, days: list[date]
) -> None:
    events = [event(day.isoformat()) for day in days]
    found = of(phrase.text, phrase.year, until=phrase.year + more, events=events)
    by_address = {each.address: each for each in found}
    assert len(by_address) == len(found)
    assert [by_address[each.address] for each in found] == found
    assert all(is_address(address) and address.split("/")[0] == "1.1" for address in by_address)
