"""Phương án giả định: the points of a remedy plan, had some of its criteria been given other scores.

The plan stays as it is: the assumed scores stand in a copy, and the copy is summed as every plan is. A criterion whose
points are those of its parts has no score of its own to assume; its parts have, and it rises and falls with them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from cchc.analysis.gaps import AreaGap, CriterionGap, Gaps, ScoredPoints, gaps
from cchc.model.criterion import RemedyArea, RemedyCriterion
from cchc.model.dossier import SoundDossier
from cchc.model.plan import RemedyPlan
from cchc.model.rows import Row
from cchc.model.values import Unscored


@dataclass(frozen=True, slots=True)
class Moved:
    """Điểm trước và sau: real points, and those of the scenario."""

    real: ScoredPoints
    assumed: ScoredPoints


@dataclass(frozen=True, slots=True)
class Scenario:
    """Phương án giả định: the real gaps, and the gaps with the assumed scores, which have the same rows and areas."""

    real: Gaps
    assumed: Gaps
    addresses: frozenset[str]
    """The addresses of the criteria that were given a score."""

    @property
    def totals(self) -> Moved:
        """The sums of the plan."""
        return Moved(self.real.totals, self.assumed.totals)

    @property
    def criteria(self) -> Iterator[tuple[CriterionGap, Moved]]:
        """The criteria that were given a score, in the order of the real ones."""
        for gap, other in zip(self.real.criteria, self.assumed.criteria, strict=True):
            if gap.row.address in self.addresses:
                yield gap, Moved(gap.points, other.points)

    @property
    def areas(self) -> Iterator[tuple[AreaGap, Moved]]:
        """The areas that hold these criteria."""
        touched = {id(area) for gap, _ in self.criteria for area in gap.row.areas}
        for area, other in zip(self.real.areas, self.assumed.areas, strict=True):
            if id(area.area) in touched:
                yield area, Moved(area.points, other.points)


class NotAssumed(Enum):
    """A reason why a criterion takes no assumed score."""

    NOT_APPLICABLE = auto()
    """It did not occur, or the criterion that it is a part of did not."""
    IN_PARTS = auto()
    """Its points are those of its parts."""
    IN_PARENT = auto()
    """It is a part without a number, and that of its parent holds its points already."""


def scenario(found: Gaps, dossier: SoundDossier, scores: Mapping[str, Decimal]) -> Scenario:
    """A plan's gaps with these scores, by the addresses of rows to which `not_assumed` has no objection."""
    wanted = {id(row.criterion): scores[row.address] for row in found.plan.rows if row.address in scores}
    changed = found.plan.changed(**_with_scores(found.plan, wanted, found.plan))
    return Scenario(found, gaps(changed, dossier), frozenset(scores))


def not_assumed(plan: RemedyPlan, row: Row) -> NotAssumed | None:
    """The reason why a criterion takes no assumed score; `None` where it takes one, up to its counted maximum."""
    own, *parents = _family(row)
    if Unscored.NOT_APPLICABLE in {each.score for each in (own, *parents)}:
        return NotAssumed.NOT_APPLICABLE
    if own.points is None and any(parent.points is not None for parent in parents):
        return NotAssumed.IN_PARENT
    return NotAssumed.IN_PARTS if is_sum(plan, own) and any(part.points is not None for part in own.parts) else None


def _family(row: Row) -> list[RemedyCriterion]:
    """The criterion, and the one that it is a part of."""
    return [each for each in (row.criterion, row.parent) if isinstance(each, RemedyCriterion)]


def is_sum(plan: RemedyPlan, criterion: RemedyCriterion) -> bool:
    """True if a criterion's points are those of its parts: all that count have a number, or it has none itself."""
    scores = _scores_of_parts(plan, criterion)
    return bool(scores) and (None not in scores or criterion.points is None)


def _with_scores(group: RemedyArea | RemedyPlan, scores: Mapping[int, Decimal], plan: RemedyPlan) -> dict[str, object]:
    """The areas and the criteria of an area or of the plan with these scores, by the identities of criteria."""
    areas = (area.model_copy(update=_with_scores(area, scores, plan)) for area in group.areas)
    criteria = (_rescored(criterion, scores, plan) for criterion in group.criteria)
    return {"areas": tuple(areas), "criteria": tuple(criteria)}


def _rescored(criterion: RemedyCriterion, scores: Mapping[int, Decimal], plan: RemedyPlan) -> RemedyCriterion:
    """A copy of a criterion with the scores of itself and of its parts."""
    changed = criterion.model_copy(update={"parts": tuple(_rescored(part, scores, plan) for part in criterion.parts)})
    score = scores.get(id(criterion))
    if score is None and any(id(part) in scores for part in criterion.parts):
        score = _following(plan, criterion, changed)
    return changed if score is None else changed.model_copy(update={"score": score})


def _following(plan: RemedyPlan, before: RemedyCriterion, after: RemedyCriterion) -> Decimal | None:
    """The score of a criterion whose parts have other scores than before; `None` while it has none.

    A number moves by as much as its parts do; without one, the criterion has the sum of its parts once all have one.
    """
    old, new = (_scores_of_parts(plan, each) for each in (before, after))
    known = sum((score for score in new if score is not None), Decimal(0))
    if before.points is not None:
        return before.points + known - sum((score for score in old if score is not None), Decimal(0))
    return None if None in new else known


def _scores_of_parts(plan: RemedyPlan, criterion: RemedyCriterion) -> list[Decimal | None]:
    """The scores of the parts that count; `None` for a part without a number."""
    return [plan.counted_score(part) for part in criterion.parts if plan.counts(part)]
