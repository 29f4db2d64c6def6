"""Phương án khắc phục: the smallest sets of lost criteria that bring a number of points if wholly won back.

Sets of the least size are ranked by the number of criteria whose points others decide, then by points, then by print
order. They are not all tried: the best set for each number of such criteria is at hand, and every other one is reached
from it by putting, in place of a criterion, the next of its kind that is not in the set (the most points first, then
print order). No such step makes a set better: its points fall, or they stay and an earlier criterion gives way to a
later one. So a heap yields the sets in their order, as many as are wanted.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from heapq import heapify, heappop, heappush
from itertools import accumulate, islice

from cchc.analysis.groups import Holder, holder_named
from cchc.analysis.upkeep import lead_texts, leads, related
from cchc.model.criterion import Criterion
from cchc.model.dossier import SoundDossier
from cchc.model.losses import Loss, losses
from cchc.model.plan import MaintainPlan, RemedyPlan
from cchc.model.rows import Row

MOST = 5
"""The most sets that are told."""
_Ranks = tuple[int, ...]
"""A set of criteria by their ranks, in ascending order."""
_Key = tuple[int, Decimal, tuple[int, ...]]
"""Criteria that others decide, points below zero, places in print: a smaller key is a better set's."""


@dataclass(frozen=True, slots=True)
class Winnable:
    """A criterion whose lost points can be won back."""

    row: Row
    points: Decimal
    decided_by: str | None = None
    """The level that decides its points; `None` where the commune does."""
    lead: tuple[Holder, ...] = ()
    """The parties that lead its remedy, each once; none where the annex names none."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """Một phương án khắc phục: a set of criteria in print order."""

    criteria: tuple[Winnable, ...]

    @property
    def points(self) -> Decimal:
        """The points that it brings."""
        return points_of(self.criteria)

    @property
    def decided_by_others(self) -> tuple[Winnable, ...]:
        """Its criteria whose points the commune does not decide."""
        return tuple(each for each in self.criteria if each.decided_by)


@dataclass(frozen=True, slots=True)
class Recovered:
    """The answer to a wanted number of points: all that can be won back, and the best sets of criteria."""

    wanted: Decimal
    reachable: Decimal
    ways: tuple[Recovery, ...]
    """At most `MOST`; none where the points cannot be had."""
    has_more: bool
    """True if there are further sets of that size."""

    @property
    def criteria(self) -> tuple[Winnable, ...]:
        """The criteria of all these sets, each once."""
        return tuple({each.row.address: each for way in self.ways for each in way.criteria}.values())


def recovered(plan: RemedyPlan, dossier: SoundDossier, wanted: Decimal) -> Recovered:
    """The best sets of a plan's criteria that bring the points `wanted`, which are above 0."""
    lost = [
        Winnable(loss.row, loss.points, _decided_by(loss, dossier), _leads(loss.remedies, dossier))
        for loss in losses(plan)
    ]
    ways = tuple(islice(recoveries(lost, wanted), MOST + 1))
    return Recovered(wanted, points_of(lost), ways[:MOST], has_more=len(ways) > MOST)


def points_of(criteria: Iterable[Winnable]) -> Decimal:
    """The points that criteria bring together."""
    return sum((each.points for each in criteria), Decimal(0))


def recoveries(criteria: Sequence[Winnable], wanted: Decimal) -> Iterator[Recovery]:
    """The smallest sets of `criteria`, which stand in print order, that bring the points `wanted`; the best set first.

    None where so many points cannot be had.
    """
    ranking = _Ranking(criteria)
    heap = [*map(ranking.ranked, ranking.best_of_size(_least_size(criteria, wanted)))]
    heapify(heap)
    met = {ranks for _, ranks in heap}
    while heap:
        (_, negative, places), ranks = heappop(heap)
        if -negative >= wanted:
            yield Recovery(tuple(criteria[place] for place in places))
            further = {*ranking.after(ranks)} - met
            met |= further
            for each in further:
                heappush(heap, ranking.ranked(each))


class _Ranking:
    """Criteria by rank: those that the commune decides before the others, of each kind the most points first."""

    def __init__(self, criteria: Sequence[Winnable]) -> None:
        self._criteria = criteria
        self._own = sum(each.decided_by is None for each in criteria)
        self._places = sorted(range(len(criteria)), key=self._order)
        """The place in print of each rank."""

    def _order(self, place: int) -> tuple[bool, Decimal, int]:
        each = self._criteria[place]
        return each.decided_by is not None, -each.points, place

    def best_of_size(self, size: int) -> Iterator[_Ranks]:
        """The best set of that size for each number of criteria that others decide."""
        others = len(self._places) - self._own
        for number in range(max(0, size - self._own), min(size, others) + 1):
            yield (*range(size - number), *range(self._own, self._own + number))

    def after(self, ranks: _Ranks) -> Iterator[_Ranks]:
        """The sets in which, in place of one criterion, stands the next one of its kind."""
        ends = {self._own, len(self._places)}
        for at, rank in enumerate(ranks):
            if rank + 1 not in ends and rank + 1 not in ranks[at + 1 : at + 2]:
                yield (*ranks[:at], rank + 1, *ranks[at + 1 :])

    def ranked(self, ranks: _Ranks) -> tuple[_Key, _Ranks]:
        """A set with its key."""
        places = sorted(self._places[rank] for rank in ranks)
        points = points_of(self._criteria[place] for place in places)
        return (sum(rank >= self._own for rank in ranks), -points, tuple(places)), ranks


def _least_size(criteria: Sequence[Winnable], wanted: Decimal) -> int:
    """The least number of criteria that bring the points; one more than there are where these do not."""
    sums = accumulate(sorted((each.points for each in criteria), reverse=True))
    return next((size for size, points in enumerate(sums, 1) if points >= wanted), len(criteria) + 1)


def _leads(rows: Iterable[Row], dossier: SoundDossier) -> tuple[Holder, ...]:
    return tuple(holder_named(lead, dossier.commune) for lead in leads(lead_texts(rows, ()), dossier.commune))


def _decided_by(loss: Loss, dossier: SoundDossier) -> str | None:
    """The level that decides the lost points, as either annex says; of several the one that is named first."""
    known = (criterion for row in loss.remedies for criterion in _deciding(row, dossier.maintain))
    return next((each.decided_by for each in known if each and each.decided_by), None)


def _deciding(row: Row, maintain: MaintainPlan | None) -> Iterator[Criterion | None]:
    """A criterion and the one that it is a part of, then those of the maintain annex that it relates to."""
    yield from (row.criterion, row.parent)
    found = related(row)
    there = maintain.rows.at(found[0]) if found and maintain else None
    if there:
        yield from (there.criterion, there.parent)
