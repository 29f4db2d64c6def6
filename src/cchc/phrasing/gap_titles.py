"""The subject of everything that tells of lost points: which Index, of which year, of whom."""

from cchc.model.commune import Commune
from cchc.model.plan import RemedyPlan


def subject(plan: RemedyPlan, commune: Commune) -> str:
    """“Chỉ số CCHC năm 2023, UBND xã Cẩm Giàng”."""
    return f"Chỉ số CCHC năm {plan.assessed_year}, UBND {commune.unit or ''} {commune.name}".replace("  ", " ")
