"""Titles and labels of lost points: which Index, of which year, of whom; which sum."""

from cchc.analysis.gap_groups import GapGroup
from cchc.model.commune import Commune
from cchc.model.criterion import Area
from cchc.model.emphasis import plain
from cchc.model.plan import RemedyPlan
from cchc.phrasing.coverages import lost_points
from cchc.phrasing.headings import NO_AREA, holder_name

SCORED_SUM = "Cộng các tiêu chí đã có điểm"
"""The label of the sum of what has a number, above the sum of all."""


def subject(plan: RemedyPlan, commune: Commune) -> str:
    """“Chỉ số CCHC năm 2023, UBND xã Cẩm Giàng”."""
    return f"Chỉ số CCHC năm {plan.assessed_year}, {office(commune)}"


def office(commune: Commune) -> str:
    """“UBND xã Cẩm Giàng”."""
    return f"UBND {commune.unit or ''} {commune.name}".replace("  ", " ")


def sum_label(area: Area | None = None) -> str:
    """“Cộng lĩnh vực III”; “Tổng cộng” for the sum of all."""
    return "Tổng cộng" if area is None else f"Cộng lĩnh vực {area.number or f'“{plain(area.title)}”'}"


def group_heading(group: GapGroup) -> str:
    """“Lĩnh vực III. Cải cách thủ tục hành chính: mất 5 điểm (02 tiêu chí)”, “VP-TK: …”."""
    if group.holder:
        name = holder_name(group.holder)
    else:
        label = f"Lĩnh vực {group.key}" if group.key else ""
        name = ". ".join(filter(None, (label, group.title))) or NO_AREA
    return f"{name}: {lost_points(group.remedies)}"
