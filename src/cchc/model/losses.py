"""Chỗ mất điểm: the rows of a remedy plan that lost points, so that no point is told twice.

A parent and its parts tell of the same points. The parts tell of a loss where their own losses add up to it, since they
say where the points went and who brings them back; else the parent tells of it, with its parts as its remedy.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from cchc.model.criterion import RemedyCriterion
from cchc.model.plan import RemedyPlan
from cchc.model.rows import Row


class Loss(NamedTuple):
    """A criterion that lost points: its row, the points, and the rows that state its remedy."""

    row: Row
    points: Decimal
    remedies: tuple[Row, ...]
    """The row itself; for a parent that tells of its parts' loss, also the parts that may have lost some of it."""


def losses(plan: RemedyPlan) -> tuple[Loss, ...]:
    """What lost points in a plan, in print order; the points add up to those of the totals."""
    parts = _parts(plan)
    wholes = (row for row in plan.rows if row.parent is None)
    return tuple(loss for row in wholes for loss in _of_whole(plan, row, parts.get(id(row.criterion), ())))


def possible_losses(plan: RemedyPlan) -> tuple[Loss, ...]:
    """Each criterion as if it told of its own loss, 0 points where none is known: with other scores it might."""
    parts = _parts(plan)
    return tuple(
        _by_itself(plan, row, _lost(plan, row) or Decimal(0), parts.get(id(row.criterion), ()))
        for row in plan.rows
        if isinstance(row.criterion, RemedyCriterion)
    )


def _parts(plan: RemedyPlan) -> dict[int, list[Row]]:
    """The rows of the parts by the identity of their parent."""
    parts: dict[int, list[Row]] = {}
    for row in plan.rows:
        if row.parent is not None:
            parts.setdefault(id(row.parent), []).append(row)
    return parts


def _of_whole(plan: RemedyPlan, row: Row, parts: Sequence[Row]) -> Iterator[Loss]:
    """The losses of a criterion that is no part, told by itself or by its parts; none outside the totals."""
    criterion = row.criterion
    if not isinstance(criterion, RemedyCriterion) or not plan.counts(criterion):
        return
    own = plan.counted_gap(criterion)
    of_parts = tuple(_of_parts(plan, parts))
    if own is None or own == sum(loss.points for loss in of_parts):
        yield from of_parts
    elif own > 0:
        yield _by_itself(plan, row, own, parts)


def _by_itself(plan: RemedyPlan, row: Row, lost: Decimal, parts: Sequence[Row]) -> Loss:
    """The loss of a row that tells of it itself."""
    return Loss(row, lost, (row, *(part for part in parts if _may_have_lost(plan, part))))


def _of_parts(plan: RemedyPlan, parts: Sequence[Row]) -> Iterator[Loss]:
    for part in parts:
        lost = _lost(plan, part)
        if lost is not None and lost > 0:
            yield Loss(part, lost, (part,))


def _may_have_lost(plan: RemedyPlan, part: Row) -> bool:
    """False for a part with full marks, or one that did not occur."""
    counts = isinstance(part.criterion, RemedyCriterion) and plan.counts(part.criterion)
    return counts and _lost(plan, part) != 0


def _lost(plan: RemedyPlan, row: Row) -> Decimal | None:
    return plan.counted_gap(row.criterion) if isinstance(row.criterion, RemedyCriterion) else None
