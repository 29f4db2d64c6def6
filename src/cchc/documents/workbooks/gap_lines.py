"""The lines of the sheet of criteria: each criterion and how it enters the sums, each sum and the lines it adds up."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from cchc.analysis.gaps import CriterionGap, Gaps, ScoredPoints
from cchc.analysis.scenario import is_sum
from cchc.model.criterion import Area, RemedyCriterion
from cchc.model.emphasis import plain
from cchc.model.values import Unscored
from cchc.phrasing.gap_titles import sum_label


class Counted(IntEnum):
    """How a criterion enters the sums; from `POINTS` on its score and its loss are counted."""

    NOT = 0
    """It did not occur, or another line tells of its points."""
    MAXIMUM = 1
    """Its parts tell of its points."""
    POINTS = 2
    """It is such a part."""
    WHOLE = 3


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion in row `at`."""

    at: int
    gap: CriterionGap
    counted: Counted
    parts: range
    """The rows of the parts whose sum its score is; blank where it has a score of its own."""
    family: range
    """The rows that may tell of its loss: itself, its parts below it; of such a part, its parent's. Blank where it
    never tells of one."""
    needed: int
    """The number of these parts that must have a score before it has one."""

    @property
    def points(self) -> ScoredPoints:
        """Its points."""
        return self.gap.points

    @property
    def is_open(self) -> bool:
        """True if its score may be changed."""
        return self.counted >= Counted.POINTS and self.gap.unscored is not Unscored.NOT_APPLICABLE

    @property
    def may_tell(self) -> bool:
        """True if it tells of a loss, or may once a score is changed."""
        return bool(self.family) and (self.is_open or bool(self.points.gap))


@dataclass(frozen=True, slots=True)
class SumRow:
    """The sum, in row `at`, of the criteria in the rows `of`: those of an area, or all."""

    at: int
    points: ScoredPoints
    of: range
    area: Area | None = None

    @property
    def label(self) -> str:
        """“Cộng lĩnh vực III”, “Tổng cộng”."""
        return sum_label(self.area)

    @property
    def title(self) -> str:
        """“III. Cải cách thủ tục hành chính”, “Tổng cộng”."""
        return ". ".join(filter(None, (self.area.number, plain(self.area.title)))) if self.area else self.label


def lines_of(gaps: Gaps, first: int) -> tuple[CriterionRow | SumRow, ...]:
    """All lines of a plan in print order from row `first` on, the sum of each area below it; the total is the last."""
    rows: list[CriterionRow | SumRow] = [*_criteria(gaps, [gap for gap in gaps.criteria if not gap.row.areas], first)]
    for area in gaps.areas:
        top = first + len(rows)
        rows += _criteria(gaps, [gap for gap in gaps.criteria if any(each is area.area for each in gap.row.areas)], top)
        at = first + len(rows)
        rows.append(SumRow(at, area.points, range(top, at), area.area))
    at = first + len(rows)
    return (*rows, SumRow(at, gaps.totals, range(first, at)))


def weight(line: CriterionRow | SumRow, total: ScoredPoints) -> Decimal | None:
    """The part of all lost points that was lost in a line; `None` for the total, and where none are known."""
    if isinstance(line, SumRow) and line.area is None:
        return None
    return line.points.gap / total.gap if line.points.gap is not None and total.gap else None


def _criteria(gaps: Gaps, own: list[CriterionGap], first: int) -> Iterator[CriterionRow]:
    family = range(0)
    for at, gap in enumerate(own, first):
        criterion, whole = gap.row.criterion, gap.row.parent or gap.row.criterion
        assert isinstance(criterion, RemedyCriterion)  # noqa: S101 — no other criterion has gaps
        assert isinstance(whole, RemedyCriterion)  # noqa: S101 — as above
        counted = _counted(gaps, criterion, whole)
        below = range(at + 1, at + 1 + len(criterion.parts))
        if criterion is whole:
            family = range(at, below.stop) if counted is Counted.WHOLE else range(0)
        yield CriterionRow(
            at,
            gap,
            counted,
            parts=below if counted is Counted.MAXIMUM else range(0),
            family=range(at, at + 1) if counted is Counted.POINTS else family,
            needed=sum(map(gaps.plan.counts, criterion.parts)),
        )


def _counted(gaps: Gaps, criterion: RemedyCriterion, whole: RemedyCriterion) -> Counted:
    """How a criterion enters the sums that is the `whole`, or a part of it."""
    if not (gaps.plan.counts(whole) and gaps.plan.counts(criterion)):
        return Counted.NOT
    in_parts = whole.unscored is not Unscored.NOT_APPLICABLE and is_sum(gaps.plan, whole)
    if criterion is whole:
        return Counted.MAXIMUM if in_parts else Counted.WHOLE
    return Counted.POINTS if in_parts else Counted.NOT
