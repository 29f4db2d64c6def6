"""The columns of lost points."""

from decimal import Decimal

from cchc.analysis.gaps import CriterionGap, ScoredPoints
from cchc.model.emphasis import plain
from cchc.model.plan import RemedyPlan
from cchc.phrasing.column import AREA_HEADING, LEAD_HEADING, Column, ValueKind
from cchc.phrasing.score_sources import score_source

_GapColumn = Column[CriterionGap]


def _share(gap: CriterionGap) -> Decimal | None:
    points = gap.points
    return None if points.score is None or not points.max_score else points.score / points.max_score


def _lead(gap: CriterionGap) -> str:
    return "; ".join(mention.party.id for mention in gap.lead if mention.party)


AREA = _GapColumn(AREA_HEADING, ValueKind.CODE, lambda gap: gap.row.area_number or None)
CODE = _GapColumn("Mã", ValueKind.CODE, lambda gap: gap.row.address)
TITLE = _GapColumn(
    "Tiêu chí, tiêu chí thành phần", ValueKind.TEXT, lambda gap: plain(gap.row.criterion.title), wide=True
)
POINTS = (
    Column[ScoredPoints]("Tối đa", ValueKind.POINTS, lambda points: points.max_score),
    Column[ScoredPoints]("Đạt", ValueKind.POINTS, lambda points: points.score),
    Column[ScoredPoints]("Mất", ValueKind.POINTS, lambda points: points.gap),
)
"""The columns of points, for a criterion, an area or all."""
SHARE = _GapColumn("Tỷ lệ đạt", ValueKind.SHARE, _share)
PLAN_CRITERION = _GapColumn("Mã trong phụ lục duy trì", ValueKind.CODE, lambda gap: gap.plan_criterion)
RELATION = _GapColumn("Quan hệ", ValueKind.TEXT, lambda gap: gap.relation)
SCORE_STATE = _GapColumn("Tình trạng điểm", ValueKind.TEXT, lambda gap: gap.unscored and gap.unscored.value)
"""The reason why a criterion has no number; blank with one."""
SCORE_SOURCE = Column[RemedyPlan]("Nguồn điểm", ValueKind.TEXT, score_source)
LEAD_IDS = _GapColumn(LEAD_HEADING, ValueKind.TEXT, _lead)
