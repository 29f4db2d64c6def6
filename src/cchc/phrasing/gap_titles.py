"""Titles and labels of lost points: which Index, of which year, of whom; which sum."""

from cchc.model.commune import Commune
from cchc.model.criterion import Area
from cchc.model.emphasis import plain
from cchc.model.plan import RemedyPlan


def subject(plan: RemedyPlan, commune: Commune) -> str:
    """“Chỉ số CCHC năm 2023, UBND xã Cẩm Giàng”."""
    return f"Chỉ số CCHC năm {plan.assessed_year}, {office(commune)}"


def office(commune: Commune) -> str:
    """“UBND xã Cẩm Giàng”."""
    return f"UBND {commune.unit or ''} {commune.name}".replace("  ", " ")


def sum_label(area: Area | None = None) -> str:
    """“Cộng lĩnh vực III”; “Tổng cộng” for the sum of all."""
    return "Tổng cộng" if area is None else f"Cộng lĩnh vực {area.number or f'“{plain(area.title)}”'}"
