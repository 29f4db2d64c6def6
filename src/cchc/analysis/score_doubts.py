"""Chỗ cần đối chiếu giữa các năm: where it is in doubt that criteria of two years are one, or are two."""

from collections.abc import Iterator
from itertools import product

from cchc.analysis.score_history import ScoreHistory, ScoreYears, YearStanding
from cchc.analysis.successions import Likeness, Succession


def reworded(years: ScoreYears, likeness: Likeness) -> Iterator[Succession]:
    """The steps between two years in which a criterion's title changed so far."""
    for history in years.histories:
        yield from (step for step in history.successions if step.likeness is likeness)


def unlinked(years: ScoreYears) -> Iterator[tuple[YearStanding, YearStanding]]:
    """Criteria of two years that count as two though they share their code or their title.

    The earlier one is as the last annex lists it before the later one appears, whose annex does not list it.
    """
    every = (*years.histories, *years.others)
    for one, other in product(every, every):
        if not (one.is_lost or other.is_lost):
            continue
        pair = _before_beginning(one, other)
        if pair and _may_be_one(*pair):
            yield pair


def _before_beginning(one: ScoreHistory, other: ScoreHistory) -> tuple[YearStanding, YearStanding] | None:
    """The last standing of a criterion before another appears for the first time, and that first one."""
    first = next(at for at, standing in enumerate(other.standings) if standing)
    before = [standing for standing in one.standings[:first] if standing]
    beginning = other.standings[first]
    return (before[-1], beginning) if before and beginning and one.standings[first] is None else None


def _may_be_one(one: YearStanding, other: YearStanding) -> bool:
    """True for one title, or one code that `same_as` does not say to have become another."""
    earlier, later = one.listed, other.listed
    return earlier.title == later.title or (earlier.code == later.code != "" and earlier.mapped in {"", earlier.code})
