"""The usual headings of an annex's columns, which a plan need not state."""

from cchc.model.columns import POINT_COLUMNS, TEXT_COLUMNS
from cchc.model.plan import AssignmentsPlan, Plan, RemedyPlan, period_of
from cchc.wording import CRITERION, FIELDS

_YEAR_OF_UNITS = 2026
"""The year from which the headings speak of đơn vị: the posts of công chức cấp xã ended in 2025 (NĐ 170/2025/NĐ-CP)."""


def usual_headings(model: type[Plan], years: range) -> dict[str, str]:
    """The usual headings by the names of columns, in a plan of that kind for these years."""
    is_assignments, is_remedy = issubclass(model, AssignmentsPlan), issubclass(model, RemedyPlan)
    done = "" if is_remedy else " thực hiện"
    who = "Công chức/bộ phận" if is_remedy else "Cơ quan"
    if is_assignments or years[0] >= _YEAR_OF_UNITS:
        who, done = "Đơn vị", ""
    return {
        **{name: FIELDS[name] for name in (*POINT_COLUMNS, *TEXT_COLUMNS)},
        "number": "TT",
        "code": "Mã",
        "criterion": CRITERION,
        "title": "Nội dung nhiệm vụ" if is_assignments else "Tiêu chí, tiêu chí thành phần",
        "target": f"Mục tiêu {period_of(years)}",
        "lead": f"{who} chủ trì{done}",
        "support": f"{who} phối hợp{done}",
    }
