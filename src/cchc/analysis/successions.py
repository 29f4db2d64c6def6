"""Một tiêu chí qua hai năm: which criterion of a later remedy annex is which one of an earlier annex.

Codes are renumbered from year to year, and a code that is used again may mean something else. So a criterion is found
by what `same_as` names (its code in the plan's own year, by which the next annex calls it), else by its own code; its
title only bears that out. Under one code alone, criteria with quite different titles are two. The mapping of a person
is followed even where the titles differ; `Succession.likeness` then tells that it is in doubt.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from cchc.model.criterion import RemedyCriterion
from cchc.model.emphasis import plain
from cchc.model.folding import fold
from cchc.model.plan import RemedyPlan
from cchc.model.rows import Row
from cchc.model.title_likeness import Likeness, title_likeness

_Link = tuple[str, str]
"""A field, and the value that two criteria have in common."""


class Basis(IntEnum):
    """The ground on which two criteria are held to be one, the best first."""

    MAPPED = 0
    """`same_as` of the earlier one names the later one, in the year that this one was assessed for."""
    CODE = 1
    """Both have one code, or `same_as` names the code in another year."""
    SAME = 2
    """`same_as` of both names one code."""
    TITLE = 3
    """Both have one title and no code."""


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """A criterion as the remedy annex of one year lists it; equal only to itself."""

    row: Row
    criterion: RemedyCriterion
    plan: RemedyPlan

    @property
    def title(self) -> str:
        """The title, folded."""
        return fold(plain(self.criterion.title))

    @property
    def code(self) -> str:
        """The code in small letters; blank without one."""
        return (self.criterion.code or "").casefold()

    @property
    def mapped(self) -> str:
        """The code in the plan's own year, in small letters; blank where the plan does not tell."""
        return (self.criterion.same_as or "").casefold()


class Succession(NamedTuple):
    """Two criteria of two years that are one, and how far their titles bear that out."""

    earlier: Listed
    later: Listed
    basis: Basis
    likeness: Likeness


def listed(plan: RemedyPlan) -> Iterator[Listed]:
    """The criteria of a remedy plan, in print order."""
    yield from (Listed(row, row.criterion, plan) for row in plan.rows if isinstance(row.criterion, RemedyCriterion))


def successions(earlier: Sequence[Listed], later: Sequence[Listed]) -> list[Succession]:
    """The criteria that are one; each is that of one other at most, the one whose title is most alike."""
    places = {each: at for at, each in enumerate((*earlier, *later))}

    def rank(pair: Succession) -> tuple[int, ...]:
        return -pair.likeness, pair.basis, places[pair.earlier], places[pair.later]

    found: list[Succession] = []
    taken: set[Listed] = set()
    for pair in sorted(_possible(earlier, later), key=rank):
        if taken.isdisjoint((pair.earlier, pair.later)):
            taken |= {pair.earlier, pair.later}
            found.append(pair)
    return found


def _possible(earlier: Iterable[Listed], later: Sequence[Listed]) -> Iterator[Succession]:
    """All pairs that may be one criterion."""
    known = _by_link(later)
    for one in earlier:
        for basis, link in _links_of(one):
            for other in known.get(link, ()):
                pair = _succession(one, other, basis)
                if pair.likeness or pair.basis is Basis.MAPPED:
                    yield pair


def _by_link(later: Iterable[Listed]) -> Mapping[_Link, Sequence[Listed]]:
    """The later criteria by what may link them to an earlier one; a blank code links nothing."""
    found: dict[_Link, list[Listed]] = {}
    for each in later:
        title = "" if each.code else each.title
        for link in (("code", each.code), ("same_as", each.mapped), ("title", title)):
            if link[1]:
                found.setdefault(link, []).append(each)
    return found


def _links_of(earlier: Listed) -> Iterator[tuple[Basis, _Link]]:
    """What may link an earlier criterion to a later one, and the ground that it is."""
    yield Basis.MAPPED, ("code", earlier.mapped)
    yield Basis.CODE, ("code", earlier.code)
    yield Basis.SAME, ("same_as", earlier.mapped)
    yield Basis.TITLE, ("title", "" if earlier.code else earlier.title)


def _succession(one: Listed, other: Listed, basis: Basis) -> Succession:
    """The pair; what `same_as` names is its code in the plan's own year only, in others it is a code like its own."""
    is_of_year = other.plan.assessed_year in one.plan.years
    return Succession(
        one,
        other,
        basis if basis is not Basis.MAPPED or is_of_year else Basis.CODE,
        title_likeness(one.title, other.title),
    )
