"""A small plan with everything that a plan may hold, on which a template is tried."""

from datetime import date
from typing import Any

from cchc.documents.annex import Annex, PaperCopy, SignatureBlock, annex
from cchc.model.commune import Commune
from cchc.model.plan import MaintainPlan, Plan, RemedyPlan

_COMMUNE = {
    "cchc": "1",
    "kind": "commune",
    "name": "Mẫu",
    "issuer": "Ủy ban nhân dân xã Mẫu",
    "parties": [{"id": "vp-tk", "title": "Công chức Văn phòng - Thống kê", "kind": "official"}],
}
_CELLS = {
    "target": "Thực hiện đầy đủ 03 hoạt động (<i>kiểm tra; thu thập thông tin; điều tra, khảo sát</i>)",
    "tasks": "- Xây dựng kế hoạch & báo cáo\n- Báo cáo đúng thời gian, tỷ lệ < 5%",
    "lead": "Công chức Văn phòng - Thống kê",
    "support": "Cán bộ, công chức",
    "timeframe": "Quý III/2025",
}
_CONTINUED = dict.fromkeys(_CELLS, "như trên")
_PLAN = {
    "cchc": "1",
    "year": "2025",
    "commune": "commune.yaml",
    "annex": "II",
    "title": "Mục tiêu, nhiệm vụ và giải pháp <b>mẫu</b> năm 2025",
    "document": {"symbol": "KH-UBND", "date": "2025-01"},
}


def sample(*, scored: bool) -> Annex:
    """The sample's annex, on paper and with a signature block; `scored` when the template has a column for scores."""
    criteria: list[dict[str, Any]] = [
        {"code": "1.1", "title": "Kế hoạch cải cách hành chính", "max_score": "5,5", **_CELLS},
        {"code": "1.2", "title": "Chế độ báo cáo", "max_score": "3", **_CONTINUED},
        {"code": "1.3", "title": "Tuyên truyền", "max_score": "2", **_CELLS, "tasks": "như trên", "support": ""},
    ]
    if scored:
        criteria = [{**criterion, "score": score} for criterion, score in zip(criteria, ("3,5", "0", "1"), strict=True)]
    kind = {"kind": "remedy", "assessed_year": "2024"} if scored else {"kind": "maintain"}
    model: type[Plan] = RemedyPlan if scored else MaintainPlan
    areas = [{"number": "I", "title": "Công tác chỉ đạo, điều hành", "criteria": criteria}]
    plan = model.model_validate({**_PLAN, **kind, "areas": areas})
    return annex(
        plan,
        Commune.model_validate(_COMMUNE),
        paper=PaperCopy("05", date(2025, 1, 15)),
        signature=SignatureBlock(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ""),
    )
