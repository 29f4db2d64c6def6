"""Chỗ cần đối chiếu giữa các năm: where it is in doubt that criteria of two years are one, or are two."""

from collections.abc import Iterable, Iterator

from cchc.analysis.score_history import ScoreHistory, ScoreYears, YearStanding
from cchc.analysis.successions import Succession
from cchc.model.title_likeness import Likeness


def reworded(years: ScoreYears, likeness: Likeness) -> Iterator[Succession]:
    """The steps between two years in which a criterion's title changed so far."""
    for history in years.histories:
        yield from (step for step in history.successions if step.likeness is likeness)


def unlinked(years: ScoreYears) -> Iterator[tuple[YearStanding, YearStanding]]:
    """Criteria of two years that count as two though they share their code or their title.

    The earlier one is as the last annex lists it before the later one appears, whose annex does not list it.
    """
    every = (*years.histories, *years.others)
    known: dict[str, dict[int, ScoreHistory]] = {}
    for history in every:
        for name in _names(history.known):
            known.setdefault(name, {})[id(history)] = history
    for other in every:
        namesakes = {at: one for name in _names(other.known[:1]) for at, one in known[name].items()}
        yield from _that_may_be(other, namesakes.values())


def _that_may_be(other: ScoreHistory, namesakes: Iterable[ScoreHistory]) -> Iterator[tuple[YearStanding, YearStanding]]:
    """The criteria that may be this one of a later year, each with it; none where neither lost points."""
    for one in namesakes:
        pair = _before_beginning(one, other) if one.is_lost or other.is_lost else None
        if pair and _may_be_one(*pair):
            yield pair


def _names(standings: Iterable[YearStanding]) -> Iterator[str]:
    """The codes and the titles of a criterion."""
    for standing in standings:
        yield from (standing.listed.code, standing.listed.title)


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
