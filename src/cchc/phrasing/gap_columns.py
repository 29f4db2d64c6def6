"""The columns of lost points."""

from decimal import Decimal

from cchc.analysis.gaps import CriterionGap, Points
from cchc.model.emphasis import plain
from cchc.phrasing.column import AREA_HEADING, LEAD_HEADING, Column, ValueKind

_Column = Column[CriterionGap]


def _share(gap: CriterionGap) -> Decimal:
    return gap.points.score / gap.points.max_score


def _lead(gap: CriterionGap) -> str:
    return "; ".join(mention.party.id for mention in gap.lead if mention.party)


AREA = _Column(AREA_HEADING, ValueKind.CODE, lambda gap: gap.row.area.number)
CODE = _Column("Mã", ValueKind.CODE, lambda gap: gap.row.criterion.code)
TITLE = _Column("Tiêu chí, tiêu chí thành phần", ValueKind.TEXT, lambda gap: plain(gap.row.criterion.title), wide=True)
POINTS = (
    Column[Points]("Tối đa", ValueKind.POINTS, lambda points: points.max_score),
    Column[Points]("Đạt", ValueKind.POINTS, lambda points: points.score),
    Column[Points]("Mất", ValueKind.POINTS, lambda points: points.gap),
)
"""The columns of points, for a criterion, an area or all."""
SHARE = _Column("Tỷ lệ đạt", ValueKind.SHARE, _share)
PLAN_CRITERION = _Column("Mã trong phụ lục duy trì", ValueKind.CODE, lambda gap: gap.plan_criterion)
RELATION = _Column("Quan hệ", ValueKind.TEXT, lambda gap: gap.relation)
LEAD_IDS = _Column(LEAD_HEADING, ValueKind.TEXT, _lead)
