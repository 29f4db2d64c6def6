"""Điểm bị mất: the assessed year's scores against the maximum, by criterion, by area and in all."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from cchc.model.commune import Mention
from cchc.model.criterion import Area, RemedyCriterion
from cchc.model.dossier import SoundDossier
from cchc.model.plan import RemedyPlan
from cchc.model.rows import Row
from cchc.model.values import Unscored

_AWAITED = {Unscored.PENDING, Unscored.SURVEY}
"""The words in place of a number that is still to come."""


class ScoredPoints(NamedTuple):
    """Điểm tối đa, điểm đạt được and điểm bị mất; score and gap are `None` while no number is known.

    In a sum they are those of the criteria that are scored, while the maximum is that of all: maximum less score would
    call every criterion lost that nobody has scored yet.
    """

    max_score: Decimal
    score: Decimal | None
    gap: Decimal | None


class CriterionGap(NamedTuple):
    """A criterion's points, and the parties that its remedy names as lead."""

    row: Row
    points: ScoredPoints
    plan_criterion: str | None
    """The code of the corresponding or containing criterion in the maintain plan."""
    relation: str | None
    """The relation to `plan_criterion`: `same`, `part`, or `None` without one."""
    lead: tuple[Mention, ...]
    unscored: Unscored | None = None
    """The reason why the plan has no number; `None` with one."""
    is_told: bool = False
    """True if the sums must tell of the criterion: it has no number, and no other row tells of it."""


class AreaGap(NamedTuple):
    """A lĩnh vực's points; parts are counted in their parent only."""

    area: Area
    points: ScoredPoints


class Gaps(NamedTuple):
    """The points lost by one remedy plan."""

    plan: RemedyPlan
    criteria: tuple[CriterionGap, ...]
    areas: tuple[AreaGap, ...]
    totals: ScoredPoints

    def largest_first(self) -> "Gaps":
        """These gaps with the largest loss first, unknown ones last; equal losses stay in print order."""
        criteria = sorted(self.criteria, key=lambda criterion: _by_size(criterion.points))
        areas = sorted(self.areas, key=lambda area: _by_size(area.points))
        return Gaps(self.plan, tuple(criteria), tuple(areas), self.totals)

    @property
    def awaited(self) -> tuple[CriterionGap, ...]:
        """The criteria whose points nobody knows yet; in place of a parent that says so, its parts."""
        told = {id(gap.row.criterion) for gap in self.criteria if gap.is_told and gap.unscored in _AWAITED}
        own = (gap for gap in self.criteria if not gap.row.is_heading)
        return tuple(gap for gap in own if not told.isdisjoint({id(gap.row.criterion), id(gap.row.parent)}))

    def told(self, state: Unscored, area: Area | None = None) -> list[str]:
        """The addresses of the criteria without a number for that reason, of one area or of all."""
        own = [gap for gap in self.criteria if gap.is_told and gap.unscored is state]
        return [gap.row.address for gap in own if area is None or any(each is area for each in gap.row.areas)]


def gaps(plan: RemedyPlan, dossier: SoundDossier) -> Gaps:
    """The gaps of a remedy plan, in print order."""
    criteria = tuple(
        _criterion(row, row.criterion, plan, dossier) for row in plan.rows if isinstance(row.criterion, RemedyCriterion)
    )
    points = {id(gap.row.criterion): gap.points for gap in criteria}
    areas = tuple(AreaGap(area, _sum(plan, _listed(plan, area), points)) for area in plan.areas)
    return Gaps(plan, criteria, areas, _sum(plan, _listed(plan), points))


def summed(several: Iterable[ScoredPoints]) -> ScoredPoints:
    """Points together, of criteria or of plans; score and gap are `None` where none of theirs is known."""
    counted = tuple(several)
    return ScoredPoints(
        sum((points.max_score for points in counted), Decimal(0)),
        _known([points.score for points in counted]),
        _known([points.gap for points in counted]),
    )


def _listed(plan: RemedyPlan, area: Area | None = None) -> list[RemedyCriterion]:
    """The criteria of an area and of the areas within it, or of the whole plan; parts are not among them."""
    rows = [
        row for row in plan.rows if row.parent is None and (area is None or any(each is area for each in row.areas))
    ]
    return [row.criterion for row in rows if isinstance(row.criterion, RemedyCriterion)]


def _by_size(points: ScoredPoints) -> tuple[bool, Decimal]:
    return points.gap is None, -(points.gap or Decimal(0))


def _criterion(row: Row, criterion: RemedyCriterion, plan: RemedyPlan, dossier: SoundDossier) -> CriterionGap:
    lead = row.text("lead")
    return CriterionGap(
        row=row,
        points=_points(plan, criterion),
        plan_criterion=criterion.same_as or criterion.part_of,
        relation="same" if criterion.same_as else "part" if criterion.part_of else None,
        lead=dossier.commune.leads(lead) if lead else (),
        unscored=criterion.unscored,
        is_told=_is_told(row, criterion),
    )


def _is_told(row: Row, criterion: RemedyCriterion) -> bool:
    """True if the sums must tell of a criterion without a number.

    A parent that is not scored yet is told of by its parts; a part is told of by a parent that says a word. Where the
    parent has a number, the sums lack nothing for want of a part's, but a part that did not occur changes them.
    """
    parent = row.parent.unscored if isinstance(row.parent, RemedyCriterion) else Unscored.PENDING
    if row.is_heading:
        return criterion.unscored not in {None, Unscored.PENDING}
    if parent is None:
        return criterion.unscored is Unscored.NOT_APPLICABLE
    return parent is Unscored.PENDING and criterion.unscored is not None


def _points(plan: RemedyPlan, criterion: RemedyCriterion) -> ScoredPoints:
    """A criterion's points as they count in its plan."""
    return ScoredPoints(plan.counted_maximum(criterion), plan.counted_score(criterion), plan.counted_gap(criterion))


def _sum(plan: RemedyPlan, criteria: Iterable[RemedyCriterion], points: Mapping[int, ScoredPoints]) -> ScoredPoints:
    """The sum of these criteria, whose points and those of their parts are known by their identity."""
    return summed(each for criterion in criteria for each in _counted(plan, criterion, points))


def _counted(
    plan: RemedyPlan, criterion: RemedyCriterion, points: Mapping[int, ScoredPoints]
) -> Iterator[ScoredPoints]:
    """The points by which a criterion enters a sum: nothing if it left the totals; else its own.

    A parent without a number enters with its maximum, and with what is known of its parts.
    """
    own = points[id(criterion)]
    if plan.counts(criterion):
        yield own
        parts = criterion.parts if own.score is None else ()
        yield from (points[id(part)]._replace(max_score=Decimal(0)) for part in parts)


def _known(values: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of the known values; `None` when none is known."""
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None
