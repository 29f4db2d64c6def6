import csv
import io
import json
import shutil
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Self

import pytest
from helpers.support import CAM_GIANG, CAM_GIANG_IN_CSV, ROOT, Run

pytestmark = pytest.mark.usefixtures("in_project")


NOTHING_LOST = {"lost_criteria": 0, "lost_without_deadline": [], "points_without_deadline": 0}
ALL_LOST = {
    "lost_criteria": 10,
    "lost_without_deadline": ["3.2.2", "5.3.2", "1.6", "2.1", "4.2", "7.4.3", "7.4.4", "3.5.2", "6.3", "7.4.2"],
    "points_without_deadline": 19.5,
}
OF_TWO = " (02 tiêu chí, tối đa 5,5 điểm)"


def test_in_july_the_statistics_office_is_late_with_ten_and_nobody_else(run: Run) -> None:
    outcome = run("overdue", "--today", "2024-07-15")
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert (
        outcome.out
        == """\
NHIỆM VỤ QUÁ HẠN (tính đến ngày 15/7/2024)

Chưa có tệp tiến độ cho plans/2024.yaml: mọi nhiệm vụ được coi là chưa hoàn
thành.
Phụ lục II: 10/10 tiêu chí bị mất điểm chưa ấn định thời hạn (19,5 điểm), nên
chưa xác định được quá hạn.

Công chức Văn phòng - Thống kê: 10 nhiệm vụ (02 tiêu chí, tối đa 5,5 điểm)
                                                                         Quá hạn
Mã            Nhiệm vụ, sản phẩm                              Thời hạn    (ngày)
────────────────────────────────────────────────────────────────────────────────
1.3/tin-bai   Tin, bài về CCHC trên trang TTĐT (tháng       31/01/2024       166
              1–6)
1.2/quy-1     Báo cáo CCHC quý I                             15/3/2024       122
1.3/hop       Cuộc họp liên quan đến CCHC (quý I, II)        31/3/2024       106
1.2/6-thang   Báo cáo CCHC 6 tháng                           17/6/2024        28

Tổng số: 10 nhiệm vụ quá hạn.
02 tiêu chí có nhiệm vụ quá hạn (tổng điểm tối đa 5,5; không phải điểm bị mất).
Mức quá hạn: 08–30 ngày: 03; trên 30 ngày: 07 nhiệm vụ.
Nhiệm vụ nhiều kỳ ghi một dòng, theo kỳ đến hạn sớm nhất; mã của từng kỳ ghi như
1.3/tin-bai/2024-01.
"""
    )


def test_after_the_year_all_that_was_due_is_late_and_the_group_comes_last(run: Run) -> None:
    found = json.loads(run("overdue", "--today", "2025-01-01", "--format", "json").out)
    assert (found["schema_version"], found["as_of"]) == (1, "2025-01-01")
    assert found["totals"] == {
        "occurrences": 26,
        "pairs": 27,
        "due_soon": 0,
        "political": 0,
        "points_at_stake": 24,
        "grades": {"1-7": 7, "8-30": 1, "over-30": 18},
    }
    assert found["plans"] == [
        {
            "path": f"plans/{name}.yaml",
            "has_progress": False,
            "unrecorded": 26 if name == "2024" else 0,
            "left_out": False,
            "unread_timeframes": [],
            "on_event": [],
            **lost,
            "workdays": None,
            **CAM_GIANG,
        }
        for name, lost in {"2024": NOTHING_LOST, "2023_gaps": ALL_LOST}.items()
    ]
    assert [(party["id"], party["kind"], len(party["overdue"])) for party in found["parties"]] == [
        ("vp-tk", "official", 24),
        ("vh-xh", "official", 1),
        ("tp-ht", "official", 1),
        ("nganh-doan-the-to-chuc", "group", 1),
    ]
    assert found["parties"][2] == {
        "id": "tp-ht",
        "title": "Công chức Tư pháp - Hộ tịch",
        "kind": "official",
        **CAM_GIANG,
        "political": False,
        "points_at_stake": 5.5,
        "overdue": [
            {
                "what": "2.1",
                "also": [],
                "criterion": "2.1",
                "area": "II",
                "title": "Theo dõi thi hành pháp luật (TDTHPL)",
                "state": "overdue",
                "due": "2024-12-31",
                "stated_due": "2024-12-31",
                "happened": None,
                "due_moved_from": None,
                "days_late": 1,
                "grade": "1-7",
                "max_score": 5.5,
                "lead": ["tp-ht"],
                "done": None,
                "extensions": [],
                "plan": "plans/2024.yaml",
                **CAM_GIANG,
            }
        ],
        "due_soon": [],
    }


def test_who_answers_for_nothing_in_particular_stands_under_a_heading(run: Run) -> None:
    lines = run("overdue", "--today", "2025-01-01").out.splitlines()
    headings = [line for line in lines if " nhiệm vụ (" in line or line.startswith(("Chưa xác định", "Tổng số"))]
    assert headings == [
        "Công chức Văn phòng - Thống kê: 24 nhiệm vụ (06 tiêu chí, tối đa 16,5 điểm)",
        "Công chức Văn hóa - Xã hội: 01 nhiệm vụ (01 tiêu chí, tối đa 2 điểm)",
        "Công chức Tư pháp - Hộ tịch: 01 nhiệm vụ (01 tiêu chí, tối đa 5,5 điểm)",
        "Chưa xác định đầu mối chịu trách nhiệm",
        "Các ngành, đoàn thể, tổ chức, cá nhân có liên quan (tập thể): 01 nhiệm vụ (01",
        "Tổng số: 26 nhiệm vụ quá hạn; nhiệm vụ có nhiều đầu mối hiện ở từng đầu mối,",
    ]


@pytest.mark.parametrize("name", ["tp-ht", "TP-HT", "công chức tư pháp–hộ tịch xã"])
def test_one_official_is_found_by_id_or_any_name(run: Run, name: str) -> None:
    found = json.loads(run("overdue", "--today", "2025-01-01", "--official", name, "--format", "json").out)
    assert (found["totals"]["occurrences"], found["totals"]["pairs"]) == (1, 1)
    assert [party["id"] for party in found["parties"]] == ["tp-ht"]


def test_an_unknown_official_is_wrong_usage(run: Run) -> None:
    outcome = run("overdue", "--official", "vp-kt")
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err == (
        "Tệp đơn vị không có đầu mối “vp-kt”; có phải “vp-tk”? Đề nghị ghi mã, tên gọi tắt hoặc tên đầy đủ trong tệp đơn vị.\n"
    )


@pytest.mark.parametrize("name", ["ai đó", "VH", "vh-x"])
def test_where_no_party_is_near_or_several_are_they_are_listed(run: Run, name: str) -> None:
    assert run("overdue", "--official", name).err == (
        f"Tệp đơn vị không có đầu mối “{name}”. Các đầu mối: VP-TK, TP-HT, TC-KT, VH-XH, vh-xh-vhtt, dai-truyen-thanh, Bộ phận TN&Trả KQ, bbt-trang-ttdt, … "
        "Đề nghị ghi mã, tên gọi tắt hoặc tên đầy đủ trong tệp đơn vị.\n"
    )


def test_nothing_late_is_said_in_a_sentence(run: Run) -> None:
    out = run("overdue", "--today", "2024-01-31").out
    assert out == (
        "NHIỆM VỤ QUÁ HẠN (tính đến ngày 31/01/2024)\n\n"
        "Chưa có tệp tiến độ cho plans/2024.yaml: mọi nhiệm vụ được coi là chưa hoàn\nthành.\n"
        "Phụ lục II: 10/10 tiêu chí bị mất điểm chưa ấn định thời hạn (19,5 điểm), nên\nchưa xác định được quá hạn.\n\n"
        "Trong các nhiệm vụ có thời hạn, không có nhiệm vụ quá hạn tính đến ngày\n31/01/2024.\n"
    )


def test_lost_points_without_a_deadline_stand_first_and_nothing_is_told_to_be_well(run: Run) -> None:
    out = run("overdue", "plans/2023_gaps.yaml", "--today", "2024-12-31").out
    assert out == (
        "NHIỆM VỤ QUÁ HẠN (tính đến ngày 31/12/2024)\n\n"
        "Phụ lục II: 10/10 tiêu chí bị mất điểm chưa ấn định thời hạn (19,5 điểm), nên\nchưa xác định được quá hạn.\n"
    )
    assert run("overdue", "--by", "area", "--today", "2025-01-01").out.index("mất điểm") < 300


def test_the_day_may_come_from_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_TODAY", "2024-02-01")
    assert json.loads(run("overdue", "--format", "json").out)["as_of"] == "2024-02-01"
    assert json.loads(run("overdue", "--format", "json", "--today", "2024-03-01").out)["as_of"] == "2024-03-01"


def test_csv_and_markdown_list_each_pair(run: Run) -> None:
    records = list(csv.DictReader(io.StringIO(run("overdue", "--today", "2025-01-01", "--format", "csv").out)))
    assert len(records) == 27
    assert records[-1] == {
        "Đầu mối chủ trì": "Các ngành, đoàn thể, tổ chức, cá nhân có liên quan",
        "Loại đầu mối": "tập thể",
        "Tệp": "plans/2024.yaml",
        "Mã nhiệm vụ": "6.4/giai-ngan",
        "Mã tiêu chí": "6.4",
        "Nhiệm vụ, sản phẩm": "Giải ngân vốn đầu tư đạt từ 90% trở lên",
        "Thời hạn": "2024-12-31",
        "Quá hạn (ngày)": "1",
        "Lĩnh vực": "VI",
        "Thời hạn trong kế hoạch": "2024-12-31",
        "Số lần gia hạn": "",
        "Tình trạng": "Quá hạn, chưa hoàn thành",
        "Mức quá hạn": "01–07 ngày",
        "Còn (ngày)": "",
        "Điểm tối đa": "2",
        "Ngày hoàn thành": "",
        "Tài liệu kiểm chứng": "",
        "Mã ở phụ lục kia": "",
        **CAM_GIANG_IN_CSV,
    }
    assert list(records[0])[-3:] == list(CAM_GIANG_IN_CSV)
    markdown = run("overdue", "--today", "2025-01-01", "--format", "md").out
    assert "### Chưa xác định đầu mối chịu trách nhiệm\n\n### Các ngành, đoàn thể" in markdown
    assert "| 2.1 | Theo dõi thi hành pháp luật (TDTHPL) | 31/12/2024 | 1 | 01–07 ngày | 5,5 |" in markdown


PROGRESS = """cchc: 1
kind: progress
plan: 2024.yaml
entries:
- {what: 1.3/tin-bai/2024-01, date: "2024-01-31"}
- {what: 1.3/tin-bai/2024-02, date: "2024-02-28", withdrawn: "2024-03-01"}
- {what: 1.2/quy-1, date: "2024-07-16"}
"""


def test_what_was_recorded_by_the_day_is_no_longer_late(run: Run, in_office: Path) -> None:
    (in_office / "plans" / "2024.progress.yaml").write_text(PROGRESS, encoding="utf-8")
    outcome = run("overdue", "--today", "2024-07-15")
    assert outcome.exit_code == 0
    assert outcome.out.splitlines()[5] == f"Công chức Văn phòng - Thống kê: 09 nhiệm vụ{OF_TWO}"
    assert "tệp tiến độ" not in outcome.out
    assert run("overdue", "--today", "2024-07-16").out.splitlines()[5].endswith(f": 08 nhiệm vụ{OF_TWO}")


def test_a_broken_progress_file_stops_overdue_and_nothing_else(run: Run, in_office: Path) -> None:
    progress = in_office / "plans" / "2024.progress.yaml"
    progress.write_text(PROGRESS.replace("1.2/quy-1", "1.2/quy-2"), encoding="utf-8")
    outcome = run("overdue", "plans/2024.yaml", "--today", "2024-07-15")
    assert (outcome.exit_code, outcome.out) == (1, "")
    assert outcome.err.startswith(
        "plans/2024.progress.yaml:7:10: lỗi X705 Kế hoạch không có nhiệm vụ “1.2/quy-2”; có phải “1.2/quy-"
    )
    assert run("render").exit_code == 0
    assert run("gaps").exit_code == 0
    assert run("validate").exit_code == 1


def test_unknown_and_blank_leads_have_no_id(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("commune.yaml", "o-parties.yaml"):
        (tmp_path / name).write_bytes((ROOT / "tests" / "examples" / name).read_bytes())
    plan = tmp_path / "o-parties.yaml"
    text = plan.read_text(encoding="utf-8").replace(
        "    lead: như trên\n    timeframe: Thường xuyên", "    timeframe: Quý I"
    )
    plan.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = json.loads(run("overdue", ".", "--today", "2025-01-01", "--format", "json").out)
    assert [(party["id"], party["title"], party["kind"]) for party in found["parties"]] == [
        (None, "", None),
        (None, "Kế toán", None),
    ]
    assert "Chưa ghi đầu mối chủ trì: 01 nhiệm vụ (" in run("overdue", ".", "--today", "2025-01-01").out


@pytest.mark.parametrize(("utc", "day"), [("16:59", "2024-06-30"), ("17:00", "2024-07-01")])
def test_today_is_the_day_in_viet_nam(run: Run, monkeypatch: pytest.MonkeyPatch, utc: str, day: str) -> None:
    instant = datetime.fromisoformat(f"2024-06-30T{utc}:00+00:00")

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.fromtimestamp(instant.timestamp(), tz)

    monkeypatch.setattr("cchc.cli.clock.datetime", Clock)
    assert json.loads(run("overdue", "--format", "json").out)["as_of"] == day


def test_a_progress_file_that_would_be_passed_over_is_told_on_stderr(run: Run, in_office: Path) -> None:
    (in_office / "plans" / "2024.progress.yml").write_text(PROGRESS, encoding="utf-8")
    outcome = run("overdue", "--today", "2024-07-15")
    assert outcome.exit_code == 1
    assert outcome.err.startswith(
        "plans/2024.progress.yml:3:7: lỗi X706 Tệp này ghi plan: 2024.yaml, nhưng tệp tiến độ"
    )
    assert outcome.out.splitlines()[7].endswith(f": 10 nhiệm vụ{OF_TWO}")


def test_an_unknown_lead_named_twice_is_one(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("commune.yaml", "o-parties.yaml"):
        (tmp_path / name).write_bytes((ROOT / "tests" / "examples" / name).read_bytes())
    plan = tmp_path / "o-parties.yaml"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("lead: Kế toán", "lead: Kế toán; kế toán; Ai đó"), encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    found = json.loads(run("overdue", ".", "--today", "2024-07-15", "--format", "json").out)
    assert [(party["title"], len(party["overdue"])) for party in found["parties"]] == [("Kế toán", 1), ("Ai đó", 1)]
    assert (found["totals"]["occurrences"], found["totals"]["pairs"]) == (1, 2)


def test_a_long_address_wraps_and_cuts_nothing(run: Run, in_office: Path) -> None:
    plan = in_office / "plans" / "2024.yaml"
    name = "-".join(["hoan-thanh-nhiem-vu"] * 4)
    plan.write_text(plan.read_text(encoding="utf-8").replace("id: hoan-thanh\n", f"id: {name}\n"), encoding="utf-8")
    out = run("overdue", "--today", "2025-01-01").out
    assert "…" not in out
    assert "30/11/2024" in out
    assert max(len(line) for line in out.splitlines()) <= 80
    assert name in "".join(line[:27].strip() for line in out.splitlines())


def test_a_lead_of_nothing_but_separators_names_nobody_and_loses_nothing(run: Run, in_office: Path) -> None:
    plan = in_office / "plans" / "2024.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("lead: Công chức Tư pháp - Hộ tịch xã", 'lead: ";"', 1), encoding="utf-8")
    found = json.loads(run("overdue", "--today", "2025-01-01", "--format", "json").out)
    assert (found["totals"]["occurrences"], found["totals"]["pairs"]) == (26, 27)
    assert {party["id"] for party in found["parties"]} == {"vp-tk", "vh-xh", None, "nganh-doan-the-to-chuc"}


def test_what_is_late_fails_a_check_that_asks_for_it(run: Run) -> None:
    assert run("overdue", "--today", "2024-07-15", "--fail-if-any").exit_code == 1
    assert run("overdue", "--today", "2024-07-15", "--fail-if-any", "--official", "TP-HT").exit_code == 0
    assert run("overdue", "--today", "2024-01-31", "--fail-if-any", "--within", "1d").exit_code == 0


@pytest.mark.parametrize(("text", "days"), [("0", 0), ("14d", 14), ("14", 14), ("2w", 14)])
def test_within_is_a_number_of_days_or_weeks(run: Run, text: str, days: int) -> None:
    found = json.loads(run("overdue", "--today", "2024-06-17", "--within", text, "--format", "json").out)
    assert found["within_days"] == days
    soon = [item["days_left"] for party in found["parties"] for item in party["due_soon"]]
    assert soon == [each for each in (0, 13, 13) if each <= days]


def test_another_unit_is_refused(run: Run) -> None:
    outcome = run("overdue", "--within", "2m")
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "“2m” không phải là số ngày. Đề nghị ghi dạng 14d (14 ngày) hoặc 2w (2 tuần)." in outcome.err


def test_by_month_each_line_names_who_leads(run: Run) -> None:
    lines = run("overdue", "--today", "2024-03-20", "--group-by", "month", "--within", "12d").out.splitlines()
    assert lines[0] == "NHIỆM VỤ QUÁ HẠN VÀ ĐẾN HẠN TRONG 12 NGÀY TỚI (tính đến ngày 20/3/2024)"
    assert [line for line in lines if line.startswith("Tháng")] == [
        "Tháng 1/2024: 01 quá hạn (01 tiêu chí, tối đa 4 điểm), 0 sắp đến hạn",
        "Tháng 2/2024: 01 quá hạn (01 tiêu chí, tối đa 4 điểm), 0 sắp đến hạn",
        "Tháng 3/2024: 01 quá hạn (01 tiêu chí, tối đa 1,5 điểm), 02 sắp đến hạn",
    ]
    assert [line.split()[:2] for line in lines if line.startswith("1.")] == [
        ["1.3/tin-bai/2024-01", "VP-TK"],
        ["1.3/tin-bai/2024-02", "VP-TK"],
        ["1.2/quy-1", "VP-TK"],
        ["1.3/tin-bai/2024-03", "VP-TK"],
        ["1.3/hop/2024-Q1", "VP-TK"],
    ]


def test_a_wide_terminal_shows_grades_and_points(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc.cli.outputs._on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "110")
    wide = run("overdue", "--today", "2024-02-01").out
    monkeypatch.setenv("COLUMNS", "80")
    narrow = run("overdue", "--today", "2024-02-01").out
    assert ("Mức quá hạn" in wide, "01–07 ngày │" in wide) == (True, True)
    assert "01–07 ngày │" not in narrow


def test_the_message_to_the_chairman_speaks_of_no_deadlines_where_none_is_set(run: Run) -> None:
    said = run("sheet", "plans/2023_gaps.yaml", "--all", "--format", "text", "--today", "2024-12-31").out
    assert said == (
        "Tình hình thực hiện Kế hoạch CCHC năm 2024, Ủy ban nhân dân xã Cẩm Giàng\nTính đến ngày 31/12/2024\n\n"
        "Phụ lục II: 10/10 tiêu chí bị mất điểm chưa ấn định thời hạn (19,5 điểm), nên chưa xác định được quá hạn.\n"
    )


def test_lost_points_without_a_deadline_are_told_with_their_files_where_several_may_be_meant(
    run: Run, in_office: Path
) -> None:
    told = ["Phụ lục II: 10/10", "02 phụ lục khắc phục (plans/2023_gaps.yaml và xa-b/2023_gaps.yaml): 20/20"]
    shutil.copytree(in_office / "plans", in_office / "xa-b")
    for folders, line in zip((["plans"], ["plans", "xa-b"]), told, strict=True):
        said = " ".join(run("overdue", *folders, "--today", "2024-02-01").out.split())
        assert f" {line} tiêu chí bị mất điểm chưa ấn định thời hạn" in said
    plan = in_office / "xa-b" / "2023_gaps.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("Thường xuyên", "Quý III/2024"), encoding="utf-8")
    said = " ".join(run("overdue", "plans", "xa-b", "--today", "2024-02-01").out.split())
    assert "02 phụ lục khắc phục (plans/2023_gaps.yaml và xa-b/2023_gaps.yaml): 11/20" in said
