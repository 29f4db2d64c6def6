"""The project's own plans: the numbers of the real document, and the text of its hard cells."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cchc.loading import load
from cchc.model.criterion import RemedyCriterion
from cchc.model.plan import MaintainPlan, Plan, RemedyPlan

pytestmark = pytest.mark.usefixtures("in_project")

COLUMNS = ("target", "tasks", "lead", "support", "timeframe")
"""The columns of both annexes whose cells may continue the cell above."""


def plan(name: str) -> Plan:
    found = load([Path("plans") / name]).cases[0].dossier.plan
    assert found is not None
    return found


def cell(name: str, code: str, column: str) -> Any:
    return getattr({row.criterion.code: row.criterion for row in plan(name).rows}[code], column)


def test_maintain_plan_has_33_rows_and_96_points() -> None:
    maintain = plan("2024.yaml")
    assert isinstance(maintain, MaintainPlan)
    assert len(maintain.rows) == 33
    by_area = [sum(criterion.max_score or 0 for criterion in area.criteria) for area in maintain.areas]
    assert sum(by_area) == 96
    assert by_area == [Decimal(text) for text in ("15.5", "10", "25", "9", "10", "8", "18.5")]
    assert [area.number for area in maintain.areas] == ["I", "II", "III", "IV", "V", "VI", "VII"]


def test_remedy_plan_has_10_rows_and_lost_19_and_a_half_of_27_and_a_half_points() -> None:
    remedy = plan("2023_gaps.yaml")
    assert isinstance(remedy, RemedyPlan)
    criteria = [row.criterion for row in remedy.rows if isinstance(row.criterion, RemedyCriterion)]
    assert len(criteria) == 10
    assert sum(criterion.max_score for criterion in criteria) == Decimal("27.5")
    assert sum(criterion.points or 0 for criterion in criteria) == 8
    assert sum(criterion.gap or 0 for criterion in criteria) == Decimal("19.5")
    by_area = [sum(criterion.max_score for criterion in area.criteria) for area in remedy.areas]
    assert by_area == [Decimal(text) for text in ("2", "5.5", "6", "2", "4", "2", "6")]


def test_rows_are_the_printed_ones_in_order() -> None:
    assert " ".join(row.address for row in plan("2024.yaml").rows) == (
        "1.1 1.2 1.3 1.4 1.5 1.6 2.1 2.2 2.3 3.1 3.2.1 3.2.2 3.3 3.4 3.5 4.1 4.2 4.3 5.2.1 5.2.3 5.3 "
        "6.1 6.2 6.3 6.4 7.1 7.2 7.3 7.3.1 7.3.2 7.3.3 7.4.1 7.4.3"
    )
    assert " ".join(row.number for row in plan("2024.yaml").rows[-8:]) == ("1 2 3 3.1 3.2 3.3 4 5")
    assert " ".join(row.address for row in plan("2023_gaps.yaml").rows) == (
        "1.6 2.1 3.2.2 3.5.2 4.2 5.3.2 6.3 7.4.2 7.4.3 7.4.4"
    )


def test_merged_cells_and_blank_cells_are_those_of_the_print() -> None:
    merged = {
        row.criterion.code: " ".join(column for column in COLUMNS if row.continues(column))
        for row in plan("2024.yaml").rows
        if any(row.continues(column) for column in COLUMNS)
    }
    assert merged == {
        "2.2": "lead support",
        "2.3": "tasks lead support timeframe",
        "3.2.2": "target tasks lead support timeframe",
        "6.3": "target tasks lead support timeframe",
    }
    blank = {
        f"{name} {row.criterion.code}": " ".join(column for column in COLUMNS if getattr(row.criterion, column) is None)
        for name in ("2024", "2023_gaps")
        for row in plan(f"{name}.yaml").rows
        if any(getattr(row.criterion, column) is None for column in COLUMNS)
    }
    assert blank == {
        "2024 1.4": "timeframe",
        "2024 7.3": "target tasks lead support timeframe",
        "2023_gaps 7.4.3": "target tasks lead support timeframe",
    }


def test_the_same_criterion_in_both_annexes_is_the_one_that_the_document_means() -> None:
    related = {
        row.criterion.code: (row.criterion.same_as, row.criterion.part_of)
        for row in plan("2023_gaps.yaml").rows
        if isinstance(row.criterion, RemedyCriterion)
    }
    assert related == {
        "1.6": ("1.4", None),
        "2.1": ("2.1", None),
        "3.2.2": ("3.2.2", None),
        "3.5.2": (None, "3.5"),
        "4.2": ("4.2", None),
        "5.3.2": (None, "5.3"),
        "6.3": ("6.3", None),
        "7.4.2": (None, None),
        "7.4.3": ("7.4.3", None),
        "7.4.4": (None, None),
    }


def test_deliverables_are_those_that_the_text_states() -> None:
    stated = {
        f"{row.criterion.code}/{deliverable.id}": deliverable.every or " ".join(map(str, deliverable.due or ()))
        for row in plan("2024.yaml").rows
        for deliverable in row.criterion.deliverables
    }
    assert stated == {
        "1.1/hoan-thanh": "2024-11-30",
        "1.2/quy-1": "2024-03-15",
        "1.2/6-thang": "2024-06-17",
        "1.2/quy-3": "2024-09-16",
        "1.2/nam": "2024-12-16",
        "1.3/tin-bai": "month",
        "1.3/hop": "quarter",
        "1.4/sang-kien": "2024-12-31",
        "1.6/doi-thoai": "2024-12-31",
        "6.4/giai-ngan": "2024-12-31",
    }


def test_the_row_that_a_page_break_cut_is_whole() -> None:
    assert cell("2024.yaml", "1.6", "title") == (
        "Tổ chức diễn đàn, đối thoại giữa lãnh đạo đơn vị với tổ chức, cá nhân"
    )
    assert cell("2024.yaml", "1.6", "target") == (
        "Tổ chức tối thiểu 01 cuộc đối thoại trở lên\n"
        "100% kiến nghị, đề xuất của người dân, tổ chức qua đối thoại được xử lý theo quy định"
    )
    assert cell("2024.yaml", "1.6", "tasks") == (
        "- Xây dựng các chương trình, kế hoạch và các văn bản liên quan để tổ chức đối thoại;\n"
        "- Tổng hợp đầy đủ các kiến nghị, đề xuất của người dân, tổ chức qua đối thoại và đề nghị cấp có thẩm quyền "
        "xử lý theo quy định"
    )
    assert cell("2024.yaml", "1.6", "lead") == "Công chức Văn phòng - Thống kê; công chức Văn hóa - Xã hội xã"
    assert cell("2024.yaml", "1.6", "support") == "Các ngành, đoàn thể, các thôn; người dân"
    assert cell("2024.yaml", "1.6", "timeframe") == "Năm 2024"


def test_italics_are_kept() -> None:
    assert cell("2024.yaml", "2.1", "target") == (
        "Ban hành Kế hoạch, thực hiện đầy đủ 03 hoạt động TDTHPL (<i>Kiểm tra; thu thập thông tin; điều tra, khảo sát "
        "tình hình thi hành pháp luật</i>); ban hành đầy đủ văn bản xử lý kết quả TDTHPL; báo cáo đúng nội dung theo "
        "dõi thi hành pháp luật"
    )


def test_long_cells_and_corrected_cells_are_to_the_letter() -> None:
    assert cell("2024.yaml", "2.3", "title") == (
        "Xử lý văn bản trái pháp luật do cơ quan có thẩm quyền kiểm tra kiến nghị"
    )
    assert cell("2024.yaml", "2.3", "target") == (
        "100% văn bản trái pháp luật do cơ quan có thẩm quyền kiểm tra kiến nghị được xử lý theo quy định"
    )
    assert cell("2024.yaml", "3.5", "target") == (
        "100% thủ tục hành chính thuộc thẩm quyền của xã được tiếp nhận và giải quyết đúng thời gian theo cơ chế một "
        "cửa, một cửa liên thông"
    )
    assert cell("2024.yaml", "3.5", "tasks") == (
        "Duy trì thực hiện tốt hoạt động cơ chế một cửa, một cửa liên thông và xử lý phản ánh, kiến nghị của cá nhân, "
        "tổ chức; thực hiện xin lỗi người dân, tổ chức khi để xảy ra trễ hẹn trong giải quyết hồ sơ TTHC"
    )
    assert cell("2024.yaml", "7.2", "target") == (
        "100% công chức được trang bị máy vi tính; Trang thông tin điện tử đáp ứng yêu cầu chức năng, tính năng kỹ "
        "thuật theo quy định; duy trì số công chức chuyên trách CNTT; 100% chứng thư số chuyên dùng cho tổ chức và các "
        "cá nhân lãnh đạo có quyền ký ban hành văn bản; cá nhân kế toán đơn vị"
    )
    assert cell("2023_gaps.yaml", "3.2.2", "tasks") == (
        "Tham mưu cho UBND xã chỉ đạo rà soát, đánh giá TTHC trong năm; tập trung rà soát, đơn giản hóa về thành phần "
        "hồ sơ, đảm bảo có ít nhất 01 phương án đơn giản hóa TTHC được Chủ tịch UBND tỉnh phê duyệt."
    )


@pytest.mark.parametrize(
    ("name", "key_line", "copied"),
    [
        ("2024.yaml", 'code: "1.6"', '"TC 1.0."'),
        ("2024.yaml", "title: Thể chế số", '"Thẻ chế số"'),
        ("2024.yaml", "target: Hoàn thành 100% nhiệm vụ được UBND huyện", '"100 %"'),
        ("2023_gaps.yaml", "lead: Bộ phận TN&Trả KQ", '"Bộ phận TN&Trà KQ"'),
        ("2023_gaps.yaml", 'code: "7.4.3"', '"TCTP. 4.4.3"'),
    ],
)
def test_a_correction_stands_on_the_line_of_its_key(name: str, key_line: str, copied: str) -> None:
    lines = (Path("plans") / name).read_text(encoding="utf-8").split("\n")
    found = [line for line in lines if key_line in line]
    assert [line.split("# ")[1] for line in found] == [f"bản chép: {copied}"]


def test_no_line_is_too_long_to_read() -> None:
    for path in Path("plans").glob("*.yaml"):
        assert max(len(line) for line in path.read_text(encoding="utf-8").split("\n")) < 200


def test_the_findings_of_the_real_plans_are_these_and_no_others() -> None:
    found = load([Path("plans") / name for name in ("2024.yaml", "2023_gaps.yaml", "commune.yaml")]).diagnostics
    by_code: dict[str, list[str]] = {}
    for each in found:
        by_code.setdefault(f"{Path(each.path).stem} {each.code}", []).append(each.criterion or each.field)
    assert by_code == {
        "2024 P314": ["1.4"],
        "2024 O403": ["5.3", "6.4"],
        "2024 O405": ["1.2"],
        "2024 T506": ["2.1"],
        "2024 D603": ["3.1", "3.2.1", "4.1", "4.2", "6.1", "6.2", "7.1"],
        "2023_gaps P315": ["7.4.3"],
        "2023_gaps O403": ["1.6", "4.2", "5.3.2", "7.4.2"],
        "2023_gaps O404": ["6.3"],
        "2023_gaps D609": ["areas"],
        "2023_gaps T505": ["columns/target"],
        "2023_gaps X710": ["document/date"],
        "commune O407": ["parties/vh-xh-vhtt/title"],
    }
