"""Times: which phrases are read, which products want a deadline, and which year a document may have."""

from pathlib import Path

import pytest
from helpers.rule_checks import criterion, found, messages, model, places

from cchc.diagnostics import Place
from cchc.model.dossier import Dossier
from cchc.model.plan import AssignmentsPlan
from cchc.rules import timing


@pytest.mark.parametrize(
    ("text", "code", "piece"),
    [
        ("Hoàn thành trước 30/11/2024", "D604", "trước 30/11/2024"),
        ("Chậm nhất ngày 15 tháng 12", "D604", "Chậm nhất ngày 15 tháng 12"),
        ("Nộp trong tháng 6", "D604", "trong tháng 6"),
        ("Xong trong quý III", "D604", "trong quý III"),
        ("Mỗi năm một lần", "D604", "Mỗi năm"),
        ("Rà soát định kỳ 6 tháng", "D604", "định kỳ 6 tháng"),
        ("Họp 01 lần/quý", "D604", "01 lần/quý"),
        ("- Quý I: họp", "D604", "Quý I"),
        ("Nộp, hạn chót 20/6", "D604", "hạn chót 20/6"),
        ("Muộn nhất ngày 20/6", "D604", "Muộn nhất ngày 20/6"),
        ("Sơ kết trong 6 tháng đầu năm", "D604", "trong 6 tháng đầu năm"),
    ],
)
def test_a_time_in_prose_is_pointed_at(text: str, code: str, piece: str, tmp_path: Path) -> None:
    assert found(tmp_path, tasks=f'"{text}"') == [(code, piece)]


@pytest.mark.parametrize(
    "text",
    [
        "Xây dựng quy chế làm việc",
        "Rà soát, xây dựng quy chế làm việc",
        "Tiếp tục ban hành các kế hoạch, báo cáo",
        "Họp xét; quyết định chi thu nhập tăng thêm",
        "Hoàn thiện báo cáo kiểm soát",
    ],
)
def test_a_product_wants_a_deadline(text: str, tmp_path: Path) -> None:
    assert [code for code, _ in found(tmp_path, tasks=text)] == ["D603"]
    assert found(tmp_path, tasks=text, timeframe="Quý I/2024") == []


@pytest.mark.parametrize("phrase", ["06 tháng đầu năm 2024", "Thường xuyên trong năm 2024", "Thường xuyên, cả năm"])
def test_usual_timeframes_are_read(phrase: str, tmp_path: Path) -> None:
    assert found(tmp_path, timeframe=phrase) == []


def test_the_document_may_be_of_the_year_before_and_of_no_other(tmp_path: Path) -> None:
    for year, codes in {"2022": ["D606"], "2023": [], "2024": [], "2025": ["D606"]}.items():
        assert [code for code, _ in found(tmp_path, timeframe=f'Quý I\ndocument: {{date: "{year}"}}')] == codes


@pytest.mark.parametrize(
    ("phrase", "codes"),
    [
        ("Năm 2023, 2024", []),
        ("Quý IV/2024, Quý I/2025", []),
        ("Từ nay đến hết năm 2030", []),
        ("Từ ngày ban hành đến hết năm 2025", []),
        ("2024-2030", []),
        ("Quý IV - quý I/2025", []),
        ("Quý IV/2023", ["D605"]),
        ("30/11/2023", ["D605"]),
        ("Đến hết năm 2030", ["D605"]),
        ("Quý I, II/2025", ["D605", "D605"]),
    ],
)
def test_a_time_of_another_year_is_told_unless_it_names_the_plans_year_too(
    phrase: str, codes: list[str], tmp_path: Path
) -> None:
    assert [code for code, _ in found(tmp_path, timeframe=phrase)] == codes


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("Ngày 30/02/2024", "“Ngày 30/02/2024”: ngày 30/02/2024 không có trong lịch. Đề nghị kiểm tra lại ngày."),
        ("Trước 31/9", "“Trước 31/9”: ngày 31/9/2024 không có trong lịch. Đề nghị kiểm tra lại ngày."),
        ("Tháng 13", "“Tháng 13”: tháng 13 không có trong lịch. Đề nghị kiểm tra lại tháng."),
        ("Quý V", "“Quý V”: quý V không có trong lịch. Đề nghị kiểm tra lại quý."),
        (
            "Khoảng quý III",
            "“Khoảng quý III” không đọc được thành thời hạn. Đề nghị ghi dạng “Quý III”; hoặc giữ chữ này và thêm dòng: "
            'deliverables: [{id: ket-qua, title: Kết quả, due: "2024-11-30"}].',
        ),
    ],
)
def test_a_time_that_cannot_be_read_is_told_with_its_mend(phrase: str, message: str, tmp_path: Path) -> None:
    assert found(tmp_path, timeframe=phrase) == [("D601", phrase)]
    assert messages(tmp_path) == [f"TC 1.1: thời gian {message}"]


@pytest.mark.parametrize(
    ("row", "fields"),
    [
        ({"title": "Báo cáo hằng quý", "timeframe": "Thường xuyên"}, ["title"]),
        ({"title": "Báo cáo", "product": "Báo cáo trước ngày 15/6", "timeframe": "Thường xuyên"}, ["product"]),
        ({"title": "Báo cáo hằng quý"}, ["title"]),
        ({"title": "Báo cáo hằng quý", "timeframe": "Hằng quý"}, []),
        ({"title": "Báo cáo hằng quý", "deliverables": [{"id": "a", "title": "A", "every": "quarter"}]}, []),
    ],
)
def test_the_task_of_an_assignment_and_its_product_state_times_too(row: dict[str, object], fields: list[str]) -> None:
    head = {"cchc": "1", "kind": "assignments", "year": "2024", "commune": "c.yaml", "title": "Phân công"}
    plan = AssignmentsPlan.model_validate({**head, "criteria": [row]}).settle(Place("p.yaml"))
    assert places(timing.stated_deadlines_are_tracked, Dossier(plan)) == [f"criteria.0.{field}" for field in fields]


def test_an_annex_without_a_column_for_time_is_told_of_the_field() -> None:
    rows = [
        criterion("1.1", tasks="Báo cáo hằng quý"),
        criterion("1.2", tasks="Báo cáo hằng quý", timeframe="Thường xuyên"),
    ]
    dossier = model({"I": rows}, columns=["criterion", "tasks"])
    asked = {"trường timeframe": dossier, "cột Thời gian thực hiện": model({"I": rows})}
    for where, each in asked.items():
        rule = timing.stated_deadlines_are_tracked
        assert places(rule, each) == [f"areas.0.criteria.{at}.tasks" for at in (0, 1)]
        assert [told.message.endswith(f"hoặc ghi ở {where}.") for told in rule.check(each)] == [True, True]
