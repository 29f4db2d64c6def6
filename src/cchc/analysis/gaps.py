"""Điểm bị mất: the assessed year's scores against the maximum, by criterion, by area and in all."""

from dataclasses import dataclass
from decimal import Decimal

from cchc.model.commune import Mention
from cchc.model.criterion import Area, RemedyCriterion
from cchc.model.dossier import SoundDossier
from cchc.model.plan import RemedyPlan
from cchc.model.rows import Row


@dataclass(frozen=True, slots=True)
class ScoredPoints:
    """Điểm tối đa, điểm đạt được, and the gap between them."""

    max_score: Decimal
    score: Decimal

    @property
    def gap(self) -> Decimal:
        """Điểm bị mất."""
        return self.max_score - self.score


@dataclass(frozen=True, slots=True)
class CriterionGap:
    """A criterion's points, and the parties that its remedy names as lead."""

    row: Row
    points: ScoredPoints
    plan_criterion: str | None
    """The code of the corresponding or containing criterion in the maintain plan."""
    relation: str | None
    """The relation to `plan_criterion`: `same`, `part`, or `None` without one."""
    lead: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class AreaGap:
    """A lĩnh vực's points; parts are counted in their parent only."""

    area: Area
    points: ScoredPoints


@dataclass(frozen=True, slots=True)
class Gaps:
    """The points lost by one remedy plan."""

    plan: RemedyPlan
    criteria: tuple[CriterionGap, ...]
    areas: tuple[AreaGap, ...]
    totals: ScoredPoints

    def largest_first(self) -> "Gaps":
        """These gaps with the largest loss first; equal losses stay in print order."""
        criteria = sorted(self.criteria, key=lambda criterion: -criterion.points.gap)
        areas = sorted(self.areas, key=lambda area: -area.points.gap)
        return Gaps(self.plan, tuple(criteria), tuple(areas), self.totals)


def gaps(plan: RemedyPlan, dossier: SoundDossier) -> Gaps:
    """The gaps of a remedy plan, in print order."""
    areas = tuple(AreaGap(area, _sum(area.criteria)) for area in plan.areas)
    criteria = tuple(
        _criterion(row, row.criterion, dossier) for row in plan.rows if isinstance(row.criterion, RemedyCriterion)
    )
    return Gaps(plan, criteria, areas, _sum(tuple(criterion for area in plan.areas for criterion in area.criteria)))


def _criterion(row: Row, criterion: RemedyCriterion, dossier: SoundDossier) -> CriterionGap:
    lead = row.text("lead")
    return CriterionGap(
        row=row,
        points=ScoredPoints(criterion.max_score, criterion.score),
        plan_criterion=criterion.same_as or criterion.part_of,
        relation="same" if criterion.same_as else "part" if criterion.part_of else None,
        lead=dossier.commune.leads(lead) if lead else (),
    )


def _sum(criteria: tuple[RemedyCriterion, ...]) -> ScoredPoints:
    return ScoredPoints(
        sum((criterion.max_score for criterion in criteria), Decimal(0)),
        sum((criterion.score for criterion in criteria), Decimal(0)),
    )
