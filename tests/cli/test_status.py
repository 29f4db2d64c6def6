import csv
import io
import json
import re
from pathlib import Path

import pytest
from docx import Document
from helpers.support import CAM_GIANG, CAM_GIANG_IN_CSV, Run
from openpyxl import load_workbook

PROGRESS = """cchc: 1
kind: progress
plan: 2024.yaml
entries:
- {what: 1.3/tin-bai/2024-01, date: "2024-01-31"}
- {what: 1.3/tin-bai/2024-02, date: "2024-03-04"}
- {what: 1.2/quy-1, date: "2024-03-14", evidence: Báo cáo số 21/BC-UBND}
- {what: 1.2/nam, date: "2024-07-01"}
extensions:
- {what: 1.2/6-thang, was: "2024-06-17", due: "2024-07-20", document: Công văn số 12/UBND, date: "2024-06-10"}
"""


@pytest.fixture
def recorded(in_office: Path) -> Path:
    (in_office / "plans" / "2024.progress.yaml").write_text(PROGRESS, encoding="utf-8")
    return in_office


@pytest.mark.usefixtures("in_project")
def test_with_nothing_recorded_the_table_says_so_and_the_totals_are_those_of_the_plan(run: Run) -> None:
    outcome = run("status", "plans/2024.yaml", "--today", "2024-07-15")
    assert (outcome.exit_code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert lines[:8] == [
        "TÌNH HÌNH THỰC HIỆN KẾ HOẠCH (tính đến ngày 15/7/2024)",
        "                                     Hoàn           Sắp         Không ấn   Tỷ lệ",
        "                    Tổng   Đúng     thành   Trong   đến   Quá       định    đúng",
        "Lĩnh vực              số    hạn   quá hạn     hạn   hạn   hạn   thời hạn     hạn",
        "─" * 80,
        "I. Công tác chỉ       24      0         0      13     0    10          1      0%",
        "đạo, điều hành",
        "░░░░░░░░ 0/23",
    ]
    start = next(at for at, line in enumerate(lines) if line.startswith("Tổng số"))
    assert " ".join(lines[start : lines.index("", start)]) == (
        "Tổng số 50 nhiệm vụ, trong đó 26 nhiệm vụ có thời hạn, 24 nhiệm vụ không ấn định thời hạn. "
        "Đã hoàn thành 0 nhiệm vụ (đúng hạn 0, quá hạn 0); chưa hoàn thành 26 nhiệm vụ (trong hạn 16, sắp đến hạn 0, "
        "quá hạn 10). Tỷ lệ hoàn thành đúng hạn: 0% (0/10 nhiệm vụ đã đến hạn). Sắp đến hạn: trong 14 ngày tới. Thanh "
        "ngang: số đã hoàn thành trên số có thời hạn. Chưa có tệp tiến độ cho plans/2024.yaml: mọi nhiệm vụ được coi "
        "là chưa hoàn thành."
    )
    assert max(map(len, lines)) <= 80


@pytest.mark.usefixtures("recorded")
def test_what_is_recorded_and_extended_is_counted_where_it_belongs(run: Run) -> None:
    found = json.loads(run("status", "plans/2024.yaml", "--today", "2024-07-15", "--format", "json").out)
    assert found["totals"] == {
        "total": 50,
        "done_on_time": 3,
        "done_late": 1,
        "in_time": 15,
        "due_soon": 1,
        "overdue": 6,
        "no_deadline": 24,
        "due_so_far": 9,
        "done_on_time_so_far": 2,
        "share_on_time": 0.2222,
    }
    assert sum(area["total"] for area in found["areas"]) == 50
    assert {party["id"]: party["overdue"] for party in found["parties"] if party["overdue"]} == {"vp-tk": 6}
    items = {item["what"]: item for item in found["items"]}
    assert len(items) == 50
    assert (items["1.3/tin-bai/2024-02"]["state"], items["1.3/tin-bai/2024-02"]["days_late"]) == ("done_late", 4)
    assert items["1.2/6-thang"]["extensions"] == [
        {"was": "2024-06-17", "due": "2024-07-20", "document": "Công văn số 12/UBND"}
    ]
    assert (items["1.2/6-thang"]["state"], items["1.2/6-thang"]["days_left"]) == ("due_soon", 5)
    assert items["1.5"]["due"] is None
    assert [each["criterion"] for each in found["products_without_deadline"]] == [
        "3.1",
        "3.2.1",
        "4.1",
        "4.2",
        "6.1",
        "6.2",
        "7.1",
    ]


@pytest.mark.usefixtures("recorded")
def test_the_table_says_that_a_day_was_extended(run: Run) -> None:
    out = " ".join(run("status", "plans/2024.yaml", "--today", "2024-07-15").out.split())
    assert "1.2/6-thang: đã gia hạn 01 lần, từ 17/6/2024 (Công văn số 12/UBND); thời hạn nay là 20/7/2024. Sắp" in out
    assert "(đúng hạn 03, quá hạn 01)" in out
    overdue = " ".join(run("overdue", "--today", "2024-07-15", "--within", "5d").out.split())
    assert "1.2/6-thang Báo cáo CCHC 6 tháng 20/7/2024 còn 05 ngày đã gia hạn 01 lần, từ 17/6/2024" in overdue


@pytest.mark.usefixtures("recorded")
def test_an_extension_counts_from_the_day_it_was_recorded_on(run: Run) -> None:
    before = json.loads(run("status", "plans/2024.yaml", "--today", "2024-06-09", "--format", "json").out)
    assert {item["what"]: item["due"] for item in before["items"]}["1.2/6-thang"] == "2024-06-17"


@pytest.mark.usefixtures("recorded")
def test_one_official_is_asked_for_by_role(run: Run) -> None:
    found = json.loads(run("status", "--official", "VH-XH", "--role", "any", "--format", "json").out)
    assert [party["id"] for party in found["parties"]] == ["vh-xh"]
    assert {item["what"] for item in found["items"]} >= {"1.6/doi-thoai", "1.2/quy-1"}


@pytest.mark.usefixtures("recorded")
def test_csv_has_a_record_for_each_nhiem_vu(run: Run) -> None:
    out = run("status", "plans/2024.yaml", "--today", "2024-07-15", "--format", "csv").out
    records = {record["Mã nhiệm vụ"]: record for record in csv.DictReader(io.StringIO(out))}
    assert len(records) == 50
    assert records["1.2/quy-1"] == {
        "Đầu mối chủ trì": "Công chức Văn phòng - Thống kê",
        "Tệp": "plans/2024.yaml",
        "Mã nhiệm vụ": "1.2/quy-1",
        "Mã tiêu chí": "1.2",
        "Nhiệm vụ, sản phẩm": "Báo cáo CCHC quý I",
        "Thời hạn": "2024-03-15",
        "Quá hạn (ngày)": "",
        "Lĩnh vực": "I",
        "Thời hạn trong kế hoạch": "2024-03-15",
        "Số lần gia hạn": "",
        "Tình trạng": "Hoàn thành đúng hạn",
        "Mức quá hạn": "",
        "Còn (ngày)": "",
        "Điểm tối đa": "1.5",
        "Ngày hoàn thành": "2024-03-14",
        "Tài liệu kiểm chứng": "Báo cáo số 21/BC-UBND",
        "Mã ở phụ lục kia": "",
        **CAM_GIANG_IN_CSV,
    }
    assert out.splitlines()[0].endswith(f",{','.join(CAM_GIANG_IN_CSV)}")


@pytest.mark.usefixtures("in_project")
def test_before_anything_is_due_there_is_no_share(run: Run) -> None:
    out = run("status", "--today", "2024-01-15").out
    assert "Tỷ lệ hoàn thành đúng hạn: chưa có nhiệm vụ đến hạn.\n" in out
    assert "Phụ lục I\n" in out
    assert "Phụ lục II\n" in out
    assert out.index("\nTất cả phụ lục\n") < out.index("\nTổng cộng ")
    assert "%" not in out.replace("100%", "")


@pytest.mark.parametrize("command", ["status", "overdue"])
def test_a_plan_that_was_left_out_is_told_of_in_the_report_itself(run: Run, in_office: Path, command: str) -> None:
    plan = in_office / "plans" / "2024.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("max_score: 4", "max_score: x", 1), encoding="utf-8")
    outcome = run(command, "--today", "2024-07-15")
    assert outcome.exit_code == 1
    assert "\nChưa tính plans/2024.yaml vì tệp còn lỗi.\n" in outcome.out
    assert ("\nPhụ lục II: 10/10 tiêu chí bị mất điểm chưa ấn định thời hạn" in outcome.out) == (command == "overdue")
    shape = json.loads(run(command, "--format", "json").out)
    assert shape["plans"][-1] == {
        "path": "plans/2024.yaml",
        "has_progress": False,
        "unrecorded": 0,
        "left_out": True,
        "unread_timeframes": [],
        "on_event": [],
        "lost_criteria": 0,
        "lost_without_deadline": [],
        "points_without_deadline": 0,
        "workdays": None,
        **CAM_GIANG,
    }
    assert run(command, "-o", "bang.xlsx").exit_code == 1
    book = load_workbook("bang.xlsx")
    said = [cell.value for row in book["Tổng hợp"].iter_rows() for cell in row]
    assert "Chưa tính plans/2024.yaml vì tệp còn lỗi." in said


def test_a_time_that_cannot_be_read_is_not_taken_for_none(run: Run, in_office: Path) -> None:
    plan = in_office / "plans" / "2024.yaml"
    text = plan.read_text(encoding="utf-8").replace(
        'timeframe: Năm 2024\n  - code: "2.2"', 'timeframe: Trong cuối năm\n  - code: "2.2"'
    )
    plan.write_text(text, encoding="utf-8")
    said = "\nThời gian không đọc được nên chưa theo dõi được (Phụ lục I): 2.1.\n"
    for command in ("status", "overdue"):
        assert said in run(command, "--today", "2025-01-01").out
        plans = json.loads(run(command, "--format", "json").out)["plans"]
        assert [each["unread_timeframes"] for each in plans] == [["2.1"], []]
    assert run("sheet", "--official", "TP-HT", "--today", "2024-07-15", "-o", "p.docx").exit_code == 0
    words = "\n".join(paragraph.text for paragraph in Document("p.docx").paragraphs)
    assert "TC\N{NO-BREAK SPACE}2.1 (thời gian “Trong cuối năm” không đọc được)" in words


@pytest.mark.usefixtures("in_project")
@pytest.mark.parametrize(("width", "beside"), [(60, False), (76, False), (80, True), (120, True)])
def test_on_a_narrow_terminal_the_columns_stand_below_each_other(
    run: Run, monkeypatch: pytest.MonkeyPatch, width: int, beside: bool
) -> None:
    monkeypatch.setattr("cchc.cli.outputs._on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", str(width))
    out = re.sub(r"\x1b\[[0-9;]*m", "", run("status", "plans/2024.yaml", "--today", "2024-07-15").out)
    assert max(map(len, out.splitlines())) <= width
    assert ("╭" in out.split("SẢN PHẨM")[0]) == beside
    assert ("\nI. Công tác chỉ đạo, điều hành\n░░░░░░░░ 0/23\nTổng số: 24; Đúng hạn: 0; " in out) == (not beside)


@pytest.mark.usefixtures("in_project")
def test_a_file_of_another_kind_is_refused_with_what_may_be_written(run: Run) -> None:
    outcome = run("status", "-o", "x.abc")
    assert (outcome.exit_code, outcome.err) == (
        2,
        "Không ghi được dạng “.abc”. Đề nghị dùng một trong các đuôi .csv, .json, .md, .txt, .xlsx, .ics.\n",
    )
