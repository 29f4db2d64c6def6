"""Plans of several years in one folder: never added up, and which year was taken is said."""

import json
from pathlib import Path

import pytest
from helpers.rule_checks import COMMUNE
from helpers.support import Run

PLAN = """\
cchc: 1
kind: maintain
year: {year}
{more}commune: c.yaml
title: T
areas:
- number: I
  title: T
  criteria:
  - {{code: "1.1", title: Một, max_score: 2, target: A, tasks: B, lead: VP-TK, timeframe: Tháng 6/{year}}}
  - {{code: "1.2", title: Hai, max_score: 2, target: A, tasks: B, lead: TP-HT, timeframe: Quý IV/{year}}}
"""
REMEDY = """\
cchc: 1
kind: remedy
year: {year}
assessed_year: {before}
commune: c.yaml
title: T
areas:
- number: I
  title: T
  criteria:
  - {{code: "1.1", title: Một, max_score: 2, score: 1, target: A, tasks: B, lead: VP-TK, timeframe: Thường xuyên}}
"""
TOLD = "Tính kế hoạch năm 2026. Kế hoạch năm 2025 và 2024: xem --year 2025.\n"


@pytest.fixture(autouse=True)
def _three_years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CCHC_TODAY", "2026-07-10")
    Path("plans").mkdir()
    Path("plans/c.yaml").write_text(COMMUNE, encoding="utf-8")
    for year in (2024, 2025, 2026):
        write(f"{year}.yaml", PLAN.format(year=year, more=""))


def write(name: str, text: str) -> None:
    Path("plans", name).write_text(text, encoding="utf-8")


def asked(run: Run, *arguments: str) -> list[str]:
    return [plan["path"] for plan in json.loads(run("overdue", "--format", "json", *arguments).out)["plans"]]


def test_the_newest_year_that_has_begun_is_taken_and_said(run: Run) -> None:
    write("2027.yaml", PLAN.format(year=2027, more=""))
    for command in (("overdue",), ("status",), ("sheet", "--format", "text"), ("render",)):
        outcome = run(*command)
        assert outcome.exit_code == 0
        assert outcome.err.startswith("Tính kế hoạch năm 2026. Kế hoạch năm 2025, 2024 và 2027: xem --year 2025.\n")
    assert asked(run) == ["plans/2026.yaml"]
    assert sorted(path.name for path in Path("out").iterdir()) == ["2026.docx"]


def test_a_year_is_taken_that_was_asked_for_and_a_plan_that_was_named(run: Run) -> None:
    assert asked(run, "--year", "2024") == ["plans/2024.yaml"]
    assert run("overdue", "--year", "2024").err == ""
    assert asked(run, "plans/2024.yaml") == ["plans/2024.yaml"]
    assert asked(run, "plans/2024.yaml", "plans/2025.yaml") == ["plans/2024.yaml", "plans/2025.yaml"]
    assert asked(run, "plans", "plans/2024.yaml") == ["plans/2024.yaml", "plans/2026.yaml"]


def test_before_any_year_has_begun_the_first_is_taken(run: Run) -> None:
    assert asked(run, "--today", "2023-12-31") == ["plans/2024.yaml"]


def test_one_year_alone_says_nothing(run: Run) -> None:
    for year in (2024, 2025):
        Path(f"plans/{year}.yaml").unlink()
    assert run("overdue", "--today", "2031-05-01").err == ""


def test_a_plan_of_a_period_belongs_to_each_of_its_years(run: Run) -> None:
    write("giai-doan.yaml", PLAN.format(year=2025, more="until: 2030\n").replace("title: T", "title: Chương trình", 1))
    assert asked(run) == ["plans/giai-doan.yaml", "plans/2026.yaml"]
    assert asked(run, "--year", "2029") == ["plans/giai-doan.yaml"]
    assert asked(run, "--today", "2030-01-05") == ["plans/giai-doan.yaml", "plans/2026.yaml"]


def test_a_plan_of_a_period_does_not_take_the_place_of_the_plans_of_a_year(run: Run) -> None:
    write("giai-doan.yaml", PLAN.format(year=2024, more="until: 2030\n").replace("title: T", "title: Chương trình", 1))
    assert asked(run, "--today", "2027-04-10") == ["plans/giai-doan.yaml", "plans/2026.yaml"]


def test_communes_without_a_plan_of_the_year_are_named(run: Run) -> None:
    Path("cu").mkdir()
    Path("cu/c.yaml").write_text(COMMUNE.replace("name: Mẫu", "name: Đại Lộc"), encoding="utf-8")
    Path("cu/2025.yaml").write_text(PLAN.format(year=2025, more=""), encoding="utf-8")
    assert run("overdue", "plans", "cu").err == f"{TOLD}Chưa có kế hoạch năm 2026: Đại Lộc.\n"


def test_a_year_without_a_plan_and_a_text_that_is_none_are_refused(run: Run) -> None:
    outcome = run("overdue", "--year", "2019")
    assert (outcome.exit_code, outcome.err) == (
        3,
        "Không có kế hoạch năm 2019. Có kế hoạch năm 2024, 2025 và 2026. Đề nghị kiểm tra lại năm hoặc đường dẫn.\n",
    )
    for text in ("26", "nay", "2026-01"):
        outcome = run("status", "--year", text)
        assert (outcome.exit_code, outcome.err) == (
            2,
            f"Tùy chọn “--year”: “{text}” không phải là năm từ 2000 đến 2099. Đề nghị ghi bốn chữ số, ví dụ 2026. Xem cách dùng: cchc "
            "status --help\n",
        )


def test_a_broken_plan_of_another_year_keeps_nobody_from_this_one(run: Run) -> None:
    write("2025.yaml", PLAN.format(year=2025, more="").replace("max_score: 2", "max_score: hai"))
    assert (run("overdue").exit_code, run("overdue", "--year", "2025").exit_code) == (0, 1)
    write("2025.yaml", "cchc: 1\nkind: maintain\n")
    assert run("overdue").exit_code == 1


def test_from_january_to_march_one_line_tells_what_last_year_still_owes(run: Run) -> None:
    said = "Kế hoạch năm 2025 còn 02 nhiệm vụ quá hạn: xem --year 2025.\n"
    for command in (("overdue",), ("status",), ("sheet", "--format", "text")):
        assert run(*command, "--today", "2026-03-31").err == TOLD + said
        assert run(*command, "--today", "2026-04-01").err == TOLD
    run("done", "1.1", "plans/2025.yaml", "--today", "2026-01-05")
    run("done", "1.2", "plans/2025.yaml", "--today", "2026-01-05")
    assert run("overdue", "--today", "2026-01-06").err == TOLD


def test_days_late_stop_at_the_last_day_of_a_plan_that_is_over(run: Run) -> None:
    ended = "Kế hoạch năm 2024 đã kết thúc ngày 31/12/2024; số ngày quá hạn tính đến ngày đó.\n"
    for today, days, told in (
        ("2024-12-31", [184], ""),
        ("2025-01-01", [184, 1], ended),
        ("2026-07-10", [184, 1], ended),
    ):
        arguments = ("overdue", "plans/2024.yaml", "--today", today)
        parties = json.loads(run(*arguments, "--format", "json").out)["parties"]
        assert [item["days_late"] for party in parties for item in party["overdue"]] == days
        assert ("đã kết thúc" in run(*arguments).out) == bool(told)
        assert told.split(";")[0] in run(*arguments).out
    assert ended.strip() in run("status", "plans/2024.yaml", "--format", "md").out


def test_validate_takes_every_year_unless_one_is_asked_for(run: Run) -> None:
    write("2025.yaml", PLAN.format(year=2025, more="").replace("lead: VP-TK", "lead: Ai đó"))
    assert run("validate").err == "Đã kiểm tra 04 tệp: không có lỗi, 01 cảnh báo.\n"
    assert run("validate", "--year", "2025").err == "Đã kiểm tra 02 tệp: không có lỗi, 01 cảnh báo.\n"
    assert run("validate", "--year", "2026").err == "Đã kiểm tra 02 tệp: không có lỗi, không có cảnh báo.\n"
    assert run("validate", "--year", "2019").exit_code == 3


def test_points_lost_in_two_years_are_not_put_together(run: Run) -> None:
    for year in (2025, 2026):
        write(f"{year - 1}_gaps.yaml", REMEDY.format(year=year, before=year - 1))
    outcome = run("gaps", "--format", "json")
    assert [plan["path"] for plan in json.loads(outcome.out)["plans"]] == ["plans/2025_gaps.yaml"]
    assert outcome.err == "Tính kế hoạch năm 2026. Kế hoạch năm 2025: xem --year 2025.\n"


def test_what_records_never_chooses_by_year(run: Run) -> None:
    for command in (("done", "1.1"), ("extend", "1.1", "--to", "2026-12-31", "--document", "Công văn")):
        outcome = run(*command)
        assert outcome.exit_code == 2
        assert outcome.err.startswith("“1.1” có trong cả plans/2024.yaml, plans/2025.yaml và plans/2026.yaml. ")


def test_sheets_of_a_year_that_was_asked_for_have_their_own_folder(run: Run) -> None:
    run("sheet")
    run("sheet", "--year", "2025", "--all")
    made = sorted(path.as_posix() for path in Path("out").rglob("*.docx"))
    assert made == [
        "out/phieu/2025/lanh-dao.docx",
        "out/phieu/2025/tp-ht.docx",
        "out/phieu/2025/vp-tk.docx",
        "out/phieu/tp-ht.docx",
        "out/phieu/vp-tk.docx",
    ]


def test_the_days_of_a_late_result_stop_at_the_plans_last_day_too(run: Run) -> None:
    assert " quá hạn 184 ngày " in run("done", "1.1", "plans/2024.yaml", "--today", "2026-07-10").out
    [item] = [
        each
        for each in json.loads(run("status", "--year", "2024", "--format", "json").out)["items"]
        if each["what"] == "1.1"
    ]
    assert (item["state"], item["days_late"]) == ("done_late", 184)
