"""Điểm bị mất qua các năm: the points of each criterion in the remedy annexes of one commune.

An annex lists only what lost points, so that its silence is no score: a criterion that it leaves out is never called
recovered. The state of a criterion is that of the newest year. Its number there is compared with the last number
before it, as a share of the maximum, since the Index is revised; of two equal maximums that is the score itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from cchc.analysis.coverage import Covered
from cchc.analysis.gaps import CriterionGap, ScoredPoints, summed
from cchc.analysis.successions import Listed, Succession, listed, successions
from cchc.model.commune import Commune


class HistoryState(StrEnum):
    """The state of a criterion that lost points in one of the years, in the newest of them."""

    RECOVERED = "recovered"
    """Đã khắc phục: it has the maximum."""
    PARTLY = "partly_recovered"
    """Khắc phục một phần: it lost points, less of its maximum than when it had a number before."""
    UNRECOVERED = "not_recovered"
    """Chưa khắc phục: it lost as much as then, or more."""
    AGAIN = "lost_again"
    """Mất điểm lại: it lost points after a year in which it had the maximum, which it had lost before."""
    NEW = "newly_lost"
    """Mới mất điểm: it lost points, and no loss before is known."""
    ABSENT = "not_listed"
    """Không có trong phụ lục năm sau: the newest annex does not list it, so that it has no number."""
    UNSCORED = "not_scored"
    """Có trong phụ lục năm sau, chưa có điểm: the newest annex lists it with a word in place of a number."""


class YearStanding(NamedTuple):
    """A criterion in the annex of one year."""

    listed: Listed
    name: str
    """The name of the annex's file."""
    gap: CriterionGap
    told: Decimal
    """The points that it lost and no other row tells: those of a year add up to the loss of the year."""

    @property
    def points(self) -> ScoredPoints | None:
        """The points that it was given; `None` where a word stands in place of a number."""
        return None if self.gap.unscored else self.gap.points


class ScoreHistory(NamedTuple):
    """One criterion over the years; `None` for a year whose annex does not list it."""

    standings: tuple[YearStanding | None, ...]
    successions: tuple[Succession, ...] = ()
    """The steps from one annex to the next that lists it."""

    @property
    def known(self) -> tuple[YearStanding, ...]:
        """The years that list it."""
        return tuple(standing for standing in self.standings if standing)

    @property
    def newest(self) -> YearStanding:
        """The criterion as the newest annex that lists it has it."""
        return self.known[-1]

    @property
    def lost(self) -> Decimal:
        """The points that it lost in the newest year, unless another row tells them."""
        newest = self.standings[-1]
        return newest.told if newest else Decimal(0)

    @property
    def is_lost(self) -> bool:
        """True if it lost points in any of the years."""
        return any(standing.told for standing in self.known)

    @property
    def state(self) -> HistoryState:
        """The state of a criterion that lost points."""
        newest = self.standings[-1]
        if newest is None:
            return HistoryState.ABSENT
        if newest.points is None:
            return HistoryState.UNSCORED
        return _state([standing.points for standing in self.known[:-1] if standing.points], newest.points)

    @property
    def fallen(self) -> tuple[YearStanding, YearStanding] | None:
        """The last two years with a number, where it had lost points before and has a lower score, or share, since."""
        scored = [standing for standing in self.known if standing.points]
        if self.state not in {HistoryState.PARTLY, HistoryState.UNRECOVERED}:
            return None
        before, newest = scored[-2:]
        return (before, newest) if _is_worse(newest.gap.points, before.gap.points) else None

    @property
    def has_other_maximum(self) -> bool:
        """True if its maximum is not the same in all years with a number."""
        return len({standing.points.max_score for standing in self.known if standing.points}) > 1


class AssessedYear(NamedTuple):
    """A year that was assessed, with the remedy annexes that list its scores: mostly one."""

    year: int
    annexes: tuple[Covered, ...]

    @property
    def totals(self) -> ScoredPoints:
        """The points of all that the annexes list."""
        return summed(covered.gaps.totals for covered in self.annexes)


class ScoreYears(NamedTuple):
    """The criteria of one commune over two or more assessed years."""

    commune: Commune
    years: tuple[AssessedYear, ...]
    histories: tuple[ScoreHistory, ...]
    """The criteria that lost points in one of the years: most points of the newest year first."""
    others: tuple[ScoreHistory, ...]
    """The criteria that the annexes list without a loss."""

    def of(self, state: HistoryState) -> tuple[ScoreHistory, ...]:
        """The criteria in a state."""
        return tuple(history for history in self.histories if history.state is state)


def assessed_years(found: Iterable[Covered]) -> tuple[AssessedYear, ...]:
    """Remedy plans by the years that they were assessed for, the earliest first; those of one year by their names."""

    def year(covered: Covered) -> int:
        return covered.gaps.plan.assessed_year

    ordered = sorted(found, key=lambda covered: (year(covered), covered.name))
    return tuple(AssessedYear(each, tuple(annexes)) for each, annexes in groupby(ordered, year))


def score_years(years: Sequence[AssessedYear]) -> ScoreYears:
    """The criteria of one commune over its assessed years, the earliest first."""
    found: list[ScoreHistory] = []
    for at, year in enumerate(years):
        found = list(_with_year(found, list(_standings(year)), at))
    ranked = sorted(found, key=_rank)
    return ScoreYears(
        years[-1].annexes[-1].dossier.commune,
        tuple(years),
        tuple(history for history in ranked if history.is_lost),
        tuple(history for history in found if not history.is_lost),
    )


def _state(before: Sequence[ScoredPoints], newest: ScoredPoints) -> HistoryState:
    """The state of a criterion with a number in the newest year, by its numbers before."""
    if not newest.gap:
        return HistoryState.RECOVERED
    if not any(points.gap for points in before):
        return HistoryState.NEW
    if not before[-1].gap:
        return HistoryState.AGAIN
    return HistoryState.PARTLY if _is_better(newest, before[-1]) else HistoryState.UNRECOVERED


def _is_better(newest: ScoredPoints, before: ScoredPoints) -> bool:
    """True if the newest score is a larger share of its maximum."""
    assert newest.score is not None and before.score is not None  # noqa: S101, PT018 — both have a number
    return newest.score * before.max_score > before.score * newest.max_score


def _is_worse(newest: ScoredPoints, before: ScoredPoints) -> bool:
    """True if the newest score is lower, or a smaller share of its maximum."""
    assert newest.score is not None and before.score is not None  # noqa: S101, PT018 — both have a number
    return newest.score < before.score or _is_better(before, newest)


def _rank(history: ScoreHistory) -> tuple[Decimal, Decimal]:
    """The most points of the newest year first, then those of the last year that lists it."""
    return -history.lost, -history.newest.told


def _standings(year: AssessedYear) -> Iterator[YearStanding]:
    """The criteria that a year's annexes list."""
    for covered in year.annexes:
        gaps: Mapping[int, CriterionGap] = {id(gap.row.criterion): gap for gap in covered.gaps.criteria}
        for each in listed(covered.gaps.plan):
            gap = gaps[id(each.criterion)]
            remedy = covered.remedy(gap)
            yield YearStanding(each, covered.name, gap, remedy.points if remedy else Decimal(0))


def _with_year(before: Sequence[ScoreHistory], own: Sequence[YearStanding], years: int) -> Iterator[ScoreHistory]:
    """The histories of so many years, and those of one more; a criterion that begins in it was in none of them."""
    links = successions([history.newest.listed for history in before], [standing.listed for standing in own])
    by_earlier, by_later = {link.earlier: link for link in links}, {link.later: link for link in links}
    standings = {standing.listed: standing for standing in own}
    yield from (_continued(history, by_earlier.get(history.newest.listed), standings) for history in before)
    beginning = (standing for standing in own if standing.listed not in by_later)
    yield from (ScoreHistory((*[None] * years, standing)) for standing in beginning)


def _continued(
    history: ScoreHistory, link: Succession | None, standings: Mapping[Listed, YearStanding]
) -> ScoreHistory:
    """A history with one year more, whose annex lists the criterion where there is a link to it."""
    if link is None:
        return history._replace(standings=(*history.standings, None))
    return ScoreHistory((*history.standings, standings[link.later]), (*history.successions, link))
