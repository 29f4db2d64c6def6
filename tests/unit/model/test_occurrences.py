"""Occurrences of every kind of time: addresses that are unique, have the form of one, and name their period."""

from datetime import date

import pytest
from helpers.rule_checks import criterion, model
from helpers.support import ROOT
from reading import phrases

from cchc.model.occurrences import Occurrence, occurrences
from cchc.model.values import is_address

PHRASES = list(phrases(ROOT / "tests" / "data" / "time-phrases.tsv"))


def of(phrase: str, year: int = 2026) -> tuple[Occurrence, ...]:
    """The occurrences of a plan of one criterion with that time."""
    plan = model({"I": [criterion("1.1", timeframe=phrase)]}, year=str(year)).plan
    assert plan is not None
    return occurrences(plan)


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
    assert of(phrase) == ()
