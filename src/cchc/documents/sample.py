"""A small plan with everything that a plan may hold, and the documents made of it, on which templates are tried."""

from collections.abc import Callable
from datetime import date
from typing import Any

from cchc.analysis.coverage import covered
from cchc.analysis.status import Status, status
from cchc.analysis.tracking import Asking
from cchc.documents.registry import ASSIGNMENTS, GAPS, LEADER, MAINTAIN, REMEDY, SHEET, WordDocument
from cchc.documents.views.annex import Annex, PaperCopy, SignatureBlock, annex
from cchc.documents.views.leader import Leader, leader
from cchc.documents.views.loss_table import COLUMNS, LossLine, LossTable
from cchc.documents.views.sheet import HeadingLine, Sheet, sheet
from cchc.documents.views.view import View
from cchc.model.commune import Commune
from cchc.model.dossier import SoundDossier
from cchc.model.plan import AssignmentsPlan, MaintainPlan, Plan, RemedyPlan
from cchc.wording import FIELDS

_COMMUNE = {
    "cchc": "1",
    "kind": "commune",
    "name": "Mẫu",
    "issuer": "Ủy ban nhân dân xã Mẫu",
    "parties": [
        {"id": "vp-tk", "title": "Công chức Văn phòng - Thống kê", "kind": "official"},
        {"id": "tp-ht", "title": "Công chức Tư pháp - Hộ tịch", "kind": "official"},
        {"id": "can-bo", "title": "Cán bộ, công chức", "kind": "group"},
    ],
}
_CELLS = {
    "target": "Thực hiện đầy đủ 03 hoạt động (<i>kiểm tra; thu thập thông tin; điều tra, khảo sát</i>)",
    "tasks": "- Xây dựng kế hoạch & báo cáo\n- Báo cáo đúng thời gian, tỷ lệ < 5%",
    "lead": "Công chức Văn phòng - Thống kê",
    "support": "Cán bộ, công chức",
    "timeframe": "Quý III/2025",
}
_TRACKED: list[dict[str, Any]] = [
    {"code": "1.1", "title": "Chế độ báo cáo", "deliverables": [{"id": "quy", "title": "Báo cáo", "every": "quarter"}]},
    {"code": "1.2", "title": "Kiểm tra", "deliverables": [{"id": "kt", "title": "Kiểm tra", "due": ["2025-07-20"]}]},
    {"code": "1.3", "title": "Tuyên truyền", "timeframe": "Thường xuyên"},
    {"code": "1.4", "title": "Sáng kiến", "timeframe": "Quý II/2025", "lead": "Cán bộ, công chức"},
    {"code": "1.5", "title": "Hộ tịch", "timeframe": "Thường xuyên", "lead": "Công chức Tư pháp - Hộ tịch"},
]
"""The sample's criteria: on its day, some have overdue items, one has an item due soon, some never fall due."""
_LOST: list[dict[str, Any]] = [
    {"code": "2.1", "title": "Rà soát & đơn giản hóa", "max_score": "2,5", "score": "1", **_CELLS},
    {"code": "2.2", "title": "Số hóa hồ sơ", "max_score": "2", "score": "0", "lead": "Cán bộ, công chức"},
]
"""Criteria that lost points: one with a đầu mối and a deadline, one without either."""
_ASKING = Asking(date(2025, 7, 15))
_CONTINUED = dict.fromkeys(_CELLS, "như trên")
_PLAN: dict[str, Any] = {
    "cchc": "1",
    "year": "2025",
    "commune": "commune.yaml",
    "annex": "XX",
    "title": "Mục tiêu, nhiệm vụ và giải pháp <b>mẫu</b> năm 2025",
    "document": {"symbol": "KH-UBND", "date": "2025-01"},
}


def sample(kind: type[Plan]) -> Annex:
    """The sample's annex of this kind, on paper and with a signature block."""
    criteria: list[dict[str, Any]] = [
        {"code": "1.1", "title": "Kế hoạch cải cách hành chính", "max_score": "5,5", **_CELLS},
        {"code": "1.2", "title": "Chế độ báo cáo", "max_score": "3", **_CONTINUED},
        {"code": "1.3", "title": "Tuyên truyền", "max_score": "2", **_CELLS, "tasks": "như trên", "support": ""},
    ]
    fields: dict[str, Any] = {"kind": "maintain"}
    if kind is RemedyPlan:
        fields = {"kind": "remedy", "assessed_year": "2024"}
        criteria = [{**criterion, "score": score} for criterion, score in zip(criteria, ("3,5", "0", "1"), strict=True)]
    if kind is AssignmentsPlan:
        fields = {"kind": "assignments"}
        criteria = [_assignment(criterion) for criterion in criteria]
    return annex(
        kind.model_validate({**_PLAN, **fields, "areas": _areas(criteria)}),
        Commune.model_validate(_COMMUNE),
        paper=PaperCopy("05", date(2025, 1, 15)),
        signature=SignatureBlock(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ""),
    )


def _assignment(criterion: dict[str, Any]) -> dict[str, Any]:
    """A row of the sample as a nhiệm vụ: without points, with a product."""
    cells = {name: text for name, text in criterion.items() if name not in {"code", "max_score", "target", "tasks"}}
    return cells | {"product": "Báo cáo & biểu tổng hợp", "note": "Tỷ lệ < 5%"}


def sheet_sample() -> Sheet:
    """The sample's sheet, of two annexes."""
    found = _status()
    return sheet(found.holders[0], found.as_of)


def leader_sample() -> Leader:
    """The sample's page for the chairman, with criteria that lost points."""
    plan = RemedyPlan.model_validate(
        {**_PLAN, "kind": "remedy", "assessed_year": "2024", "annex": "III", "areas": _areas(_LOST)}
    )
    return leader(_status(), [covered("III.yaml", SoundDossier(plan, Commune.model_validate(_COMMUNE)), _ASKING)])


def loss_table_sample() -> LossTable:
    """A table of one criterion below a heading, and its sum."""
    remedy: dict[str, Any] = {
        "lead": "VP-TK",
        "due": "31/12/2025",
        "state": "Trong hạn",
        "coverage": "Có đầu mối, có thời hạn",
    }
    points: dict[str, Any] = {"max_score": "5,5", "score": "3,5", "gap": "2"}
    return LossTable(
        issuer="Ủy ban nhân dân xã Mẫu",
        index="Chỉ số CCHC năm 2024, UBND xã Mẫu",
        source=("Theo điểm thẩm định.", "Việc khắc phục tính đến ngày 15/7/2025."),
        heading={name: FIELDS.get(name, name) for name in COLUMNS},
        lines=(
            HeadingLine("Lĩnh vực I. Công tác chỉ đạo, điều hành: mất 2 điểm (01 tiêu chí)"),
            LossLine(number="1", code="1.1", title="Báo cáo & kiểm tra, tỷ lệ < 5%", upkeep="1.1", **points, **remedy),
            LossLine(title="Tổng cộng", is_sum=True, **points),
        ),
        notes=("Chỉ gồm 01 tiêu chí bị mất điểm; không phải tổng điểm Chỉ số CCHC của xã.",),
        computed_title="PHƯƠNG ÁN GIẢ ĐỊNH",
        computed=("1.1: đạt 3,5 → 5,5.",),
    )


def _status() -> Status:
    commune = Commune.model_validate(_COMMUNE)
    criteria = [{"max_score": "2", "lead": _CELLS["lead"], **criterion} for criterion in _TRACKED]
    plans = (
        MaintainPlan.model_validate({**_PLAN, "kind": "maintain", "annex": annex, "areas": _areas(criteria)})
        for annex in ("I", "II")
    )
    dossiers = [(f"{plan.annex}.yaml", SoundDossier(plan, commune)) for plan in plans]
    return status(dossiers, _ASKING)


def _areas(criteria: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"number": "I", "title": "Công tác chỉ đạo, điều hành", "criteria": criteria}]


SAMPLES: dict[WordDocument, Callable[[], View]] = {
    MAINTAIN: lambda: sample(MaintainPlan),
    REMEDY: lambda: sample(RemedyPlan),
    ASSIGNMENTS: lambda: sample(AssignmentsPlan),
    SHEET: sheet_sample,
    LEADER: leader_sample,
    GAPS: loss_table_sample,
}
"""The function that makes each document's sample."""
