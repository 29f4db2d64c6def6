"""The columns of lost points and of their remedies."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from cchc.analysis.coverage import Remedy
from cchc.analysis.gaps import CriterionGap, ScoredPoints
from cchc.model.emphasis import plain
from cchc.model.plan import RemedyPlan
from cchc.model.values import Unscored
from cchc.phrasing.column import AREA_HEADING, LEAD_HEADING, Column, ValueKind
from cchc.phrasing.coverages import (
    awaited_lead,
    awaited_time,
    coverage_name,
    lead_names,
    remedy_due,
    remedy_state,
    remedy_upkeep,
)
from cchc.phrasing.score_sources import score_source

_GapColumn, _RemedyColumn = Column[CriterionGap], Column[Remedy]
_DUE_HEADING = "Thời hạn"


def _lead(gap: CriterionGap) -> str:
    return "; ".join(mention.party.id for mention in gap.lead if mention.party)


def _title_and_state(gap: CriterionGap) -> str:
    title = plain(gap.row.criterion.title)
    return title if gap.unscored in {None, Unscored.PENDING} else f"{title} ({gap.unscored.value})"


AREA = _GapColumn(AREA_HEADING, ValueKind.CODE, lambda gap: gap.row.area_number or None)
CODE = _GapColumn("Mã", ValueKind.CODE, lambda gap: gap.row.address)
TITLE = _GapColumn(
    "Tiêu chí, tiêu chí thành phần", ValueKind.TEXT, lambda gap: plain(gap.row.criterion.title), wide=True
)
TITLE_AND_STATE = replace(TITLE, value=_title_and_state)
"""The title and, in brackets, the word that the plan has in place of a number."""
POINTS = (
    Column[ScoredPoints]("Tối đa", ValueKind.POINTS, lambda points: points.max_score),
    Column[ScoredPoints]("Đạt", ValueKind.POINTS, lambda points: points.score),
    Column[ScoredPoints]("Mất", ValueKind.POINTS, lambda points: points.gap),
)
"""The columns of points, for a criterion, an area or all."""
PLAN_CRITERION = _GapColumn("Mã trong phụ lục duy trì", ValueKind.CODE, lambda gap: gap.plan_criterion)
RELATION = _GapColumn("Quan hệ", ValueKind.TEXT, lambda gap: gap.relation)
SCORE_STATE = _GapColumn("Tình trạng điểm", ValueKind.TEXT, lambda gap: gap.unscored and gap.unscored.value)
"""The reason why a criterion has no number; blank with one."""
SCORE_SOURCE = Column[RemedyPlan]("Nguồn điểm", ValueKind.TEXT, score_source)
LEAD_IDS = _GapColumn(LEAD_HEADING, ValueKind.TEXT, _lead)


def _in_charge(remedy: Remedy) -> str:
    """The lead, the due day and the state, a line each; without a day the state says nothing more."""
    state = [remedy_state(remedy)] if remedy.due else []
    return "\n".join([lead_names(remedy), DUE.text(remedy), *state])


LEAD = _RemedyColumn(LEAD_HEADING, ValueKind.TEXT, lead_names, 18, wraps=True, roomy=True)
DUE = _RemedyColumn(_DUE_HEADING, ValueKind.DAY, remedy_due, 12, wraps=True, roomy=True)
STATE = _RemedyColumn("Tình trạng", ValueKind.TEXT, remedy_state, 10, wraps=True, roomy=True)
COVERAGE = _RemedyColumn("Phân công khắc phục", ValueKind.TEXT, coverage_name, broad=True)
UPKEEP = _RemedyColumn("Ở phụ lục duy trì", ValueKind.TEXT, remedy_upkeep, 18, wraps=True, roomy=True)
IN_CHARGE = replace(LEAD, heading=f"{LEAD_HEADING}, {_DUE_HEADING.lower()}", value=_in_charge, roomy=False, slim=True)
"""Who brings the points back and until when, in one column of a narrow screen."""
_AWAITED: Mapping[str, Callable[[CriterionGap], str]] = {
    LEAD.heading: awaited_lead,
    DUE.heading: awaited_time,
    IN_CHARGE.heading: lambda gap: f"{awaited_lead(gap)}\n{awaited_time(gap)}",
}


def awaited_text(column: Column[Remedy], gap: CriterionGap) -> str:
    """A column's text for a criterion that has no number yet: its lead and its time, and no more."""
    return _AWAITED[column.heading](gap) if column.heading in _AWAITED else ""
