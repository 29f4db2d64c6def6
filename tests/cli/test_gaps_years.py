"""`cchc gaps` over remedy annexes of several years."""

import csv
import io
import json
from pathlib import Path

import pytest
from helpers.rule_checks import COMMUNE
from helpers.support import Run
from openpyxl import load_workbook

HEAD = """\
cchc: 1
kind: remedy
year: {year}
assessed_year: {before}
score_source: self
commune: c.yaml
title: Khắc phục
labels: false
areas:
- title: Chung
  criteria:
"""
ROW = """\
  - code: "{code}"
    title: {title}
    max_score: {most}
    score: {score}
    target: A
    tasks: B
    lead: VP-TK
    timeframe: Thường xuyên
"""
IDEAS, LAW, REVIEW = "Đổi mới, sáng tạo trong thực hiện nhiệm vụ", "Theo dõi thi hành pháp luật", "Rà soát TTHC"
TABLE = """\
ĐIỂM BỊ MẤT QUA CÁC NĂM – Chỉ số CCHC năm 2023, 2024, 2025, UBND xã Mẫu

Nguồn điểm: điểm tự chấm.
Mỗi năm: điểm đạt/điểm tối đa; “–” là không có trong phụ lục của năm ấy.
Tình trạng là của năm 2025, so với điểm gần nhất trước đó.

      Tiêu chí, tiêu chí thành
Mã    phần                          2023      2024    2025   Tình trạng
────────────────────────────────────────────────────────────────────────────────
3.2   Rà soát TTHC                     –         –     0/4   Mới mất điểm
1.6   Đổi mới, sáng tạo trong        0/2       1/2   1,5/2   Khắc phục một phần
      thực hiện nhiệm vụ
2.1   Theo dõi thi hành pháp     3,5/5,5   5,5/5,5       –   Không có trong phụ
      luật                                                   lục năm sau (chưa
                                                             có điểm)
      Tổng điểm bị mất                 4         1     4,5

Mới mất điểm: 01 tiêu chí, mất 4 điểm (3.2).
Khắc phục một phần: 01 tiêu chí, mất 0,5 điểm (1.6).
Không có trong phụ lục năm sau (chưa có điểm): 01 tiêu chí (2.1).
Phụ lục chỉ nêu tiêu chí bị mất điểm: tiêu chí không có trong phụ lục năm sau
thì chưa có điểm năm ấy, không tính là đã khắc phục.
"""


def write(folder: str, year: int, *rows: tuple[str, str, str, str], more: str = "") -> str:
    """The remedy annex of a year, with its criteria by code, title, maximum and score."""
    path = Path(folder, f"{year}.yaml")
    path.parent.mkdir(exist_ok=True)
    path.with_name("c.yaml").write_text(COMMUNE, encoding="utf-8")
    listed = [ROW.format(code=code, title=title, most=most, score=score) + more for code, title, most, score in rows]
    path.write_text(HEAD.format(year=year, before=year - 1) + "".join(listed), encoding="utf-8")
    return path.as_posix()


@pytest.fixture(autouse=True)
def _three_years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CCHC_TODAY", "2026-07-10")
    write("plans", 2024, ("1.6", IDEAS, "2", "0"), ("2.1", LAW, "5,5", "3,5"))
    write("plans", 2025, ("1.6", IDEAS, "2", "1"), ("2.1", LAW, "5,5", "5,5"))
    write("plans", 2026, ("1.6", IDEAS, "2", "1,5"), ("3.2", REVIEW, "4", "0"))


def years(run: Run, *arguments: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("gaps", *arguments, "--format", "json").out).get("years", [])
    return found


def states(run: Run, *arguments: str) -> dict[str, str]:
    [commune] = json.loads(run("gaps", *arguments, "--format", "json").out)["years"]
    return {each["code"]: each["state"] for each in commune["criteria"]}


def test_the_years_stand_in_a_table_below_those_of_the_plans(run: Run) -> None:
    outcome = run("gaps", "--years")
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out.count("TỔNG HỢP ĐIỂM BỊ MẤT") == 3
    assert outcome.out[outcome.out.index("ĐIỂM BỊ MẤT QUA") :] == TABLE


def test_what_lost_more_than_before_is_named_below_the_table(run: Run) -> None:
    rows = (("1.6", IDEAS, "4", "3"), ("2.1", LAW, "3", "1"), ("3.2", REVIEW, "2", "1"), ("3.3", "Khác", "2", "2"))
    write("x", 2024, *rows)
    lower = [("4", "2"), ("2", "0,75"), ("2", "1"), ("2", "1")]
    write(
        "x", 2025, *((code, title, most, score) for (code, title, _, _), (most, score) in zip(rows, lower, strict=True))
    )
    said = " ".join(run("gaps", "x", "--years").out.split())
    assert "Giảm thêm so với lần chấm trước: 1.6 (3/4 → 2/4); 2.1 (1/3 → 0,75/2)." in said


def test_one_year_alone_is_as_before_and_asked_for_is_told(run: Run) -> None:
    newest = run("gaps")
    assert newest.err == "Tính kế hoạch năm 2026. Kế hoạch năm 2025 và 2024: xem --year 2025.\n"
    assert "QUA CÁC NĂM" not in newest.out
    assert years(run) == []
    alone = run("gaps", "plans/2025.yaml", "--years")
    assert alone.err == ("Chỉ có phụ lục khắc phục của một năm, chưa so sánh được qua các năm: UBND xã Mẫu (2024).\n")
    assert alone.out == run("gaps", "plans/2025.yaml").out


def test_files_of_two_years_on_the_command_line_are_compared_whatever_their_order(run: Run) -> None:
    expected = {"1.6": "partly_recovered", "2.1": "recovered"}
    assert states(run, "plans/2024.yaml", "plans/2025.yaml") == expected
    assert states(run, "plans/2025.yaml", "plans/2024.yaml") == expected


def test_the_json_has_each_year_of_each_criterion_and_sums_that_are_those_of_the_plans(run: Run) -> None:
    whole = json.loads(run("gaps", "--years", "--format", "json").out)
    [commune] = whole["years"]
    assert whole["schema_version"] == 2
    assert (commune["commune"], commune["doubts"]) == ("Mẫu", [])
    totals = {plan["path"]: plan["totals"] for plan in whole["plans"]}
    assert [(each["year"], each["totals"]) for each in commune["assessed_years"]] == [
        (year, totals[f"plans/{year + 1}.yaml"]) for year in (2023, 2024, 2025)
    ]
    assert {each["state"]: (each["gap"], each["criteria"]) for each in commune["states"] if each["criteria"]} == {
        "partly_recovered": (0.5, ["1.6"]),
        "newly_lost": (4, ["3.2"]),
        "not_listed": (0, ["2.1"]),
    }
    [_, law, review] = sorted(commune["criteria"], key=lambda each: each["code"])
    assert [(each["score"], each["score_state"]) for each in law["years"]] == [
        (3.5, "scored"),
        (5.5, "scored"),
        (None, "not_listed"),
    ]
    assert review["years"][2]["path"] == "plans/2026.yaml"


def test_csv_has_the_state_in_each_record_of_a_criterion_and_markdown_the_table(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("gaps", "--years", "--format", "csv").out)))
    assert [
        (row["Năm"], row["Mã"], row["Tình trạng qua các năm"]) for row in rows if row["Mã ở năm mới nhất"] == "1.6"
    ] == [
        ("2023", "1.6", "Khắc phục một phần"),
        ("2024", "1.6", "Khắc phục một phần"),
        ("2025", "1.6", "Khắc phục một phần"),
    ]
    assert "| 3.2 | Rà soát TTHC | – | – | 0/4 | Mới mất điểm |" in run("gaps", "--years", "--format", "md").out


def test_each_commune_has_a_table_though_its_years_lie_in_folders(run: Run) -> None:
    for folder, name in (("xa-a", "A"), ("xa-b", "B")):
        for year in (2024, 2025):
            write(f"{folder}-{year}", year, ("1.6", IDEAS, "2", "0" if name == "A" else str(year - 2024)))
            Path(f"{folder}-{year}", "c.yaml").write_text(COMMUNE.replace("Mẫu", name), encoding="utf-8")
    paths = [f"{folder}-{year}" for year in (2025, 2024) for folder in ("xa-a", "xa-b")]
    assert [each["commune"] for each in years(run, *paths, "--years")] == ["A", "B"]


def test_communes_of_one_name_are_told_apart_by_their_files(run: Run) -> None:
    for folder in ("mot", "hai"):
        for year in (2024, 2025):
            write(folder, year, ("1.6", IDEAS, "2", "0"))
    assert len(years(run, "mot", "hai", "--years")) == 2


def test_two_annexes_with_one_criterion_of_one_year_are_not_compared_and_told(run: Run) -> None:
    Path("plans/2025-b.yaml").write_text(
        Path("plans/2025.yaml").read_text(encoding="utf-8").replace("title: Khắc phục", "title: Bản khác"),
        encoding="utf-8",
    )
    outcome = run("gaps", "--years")
    assert (
        "plans/2025-b.yaml và plans/2025.yaml cùng nêu điểm năm 2024 của tiêu chí 1.6 và 2.1, nên không so sánh được "
        "qua các năm. Đề nghị ghi tên một tệp của mỗi năm.\n"
    ) in outcome.err
    assert "QUA CÁC NĂM" not in outcome.out
    assert "so sánh" not in run("gaps", "plans/2025-b.yaml", "plans/2025.yaml").err


def test_all_years_and_one_year_exclude_each_other(run: Run) -> None:
    outcome = run("gaps", "--years", "--year", "2025")
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "--years lấy mọi năm, --year lấy một năm. Đề nghị bỏ một trong hai." in outcome.err


def test_copies_of_a_plan_count_once_over_the_years_too(run: Run) -> None:
    Path("plans/2025 (1).yaml").write_bytes(Path("plans/2025.yaml").read_bytes())
    outcome = run("gaps", "--years")
    assert "là bản chép của plans/2025.yaml" in outcome.err
    assert "QUA CÁC NĂM" in outcome.out


def test_what_is_in_doubt_between_two_years_stands_below_the_table(run: Run) -> None:
    write("plans", 2024, ("1.6", IDEAS, "2", "0"), ("2.1", LAW, "2", "1"), ("3.2", REVIEW, "4", "0"))
    write(
        "plans", 2026, ("1.6", "Kiểm tra công vụ", "2", "1"), ("2.1", f"{LAW} ở xã", "4", "1"), ("3.2", REVIEW, "4", "")
    )
    Path("plans/2025.yaml").unlink()
    newest = Path("plans/2026.yaml")
    newest.write_text(newest.read_text(encoding="utf-8").replace("score_source: self\n", ""), encoding="utf-8")
    said = " ".join(run("gaps", "--years").out.split())
    for sentence in (
        "Nguồn điểm: năm 2023: điểm tự chấm; năm 2025: chưa ghi.",
        "Không có phụ lục của điểm năm 2024: năm trước và năm sau được so thẳng với nhau.",
        "Tổng năm 2025 còn thiếu điểm (chưa chấm 01 tiêu chí).",
        "Điểm tối đa thay đổi qua các năm, nên so theo phần đạt được của điểm tối đa: 2.1: 2 (2023), 4 (2025).",
        f"Tên thay đổi nhưng tính là một tiêu chí: 2.1 “{LAW}” (2023), 2.1 “{LAW} ở xã” (2025). Đề nghị đối chiếu.",
        f"Tính là hai tiêu chí: 1.6 “{IDEAS}” (2023); 1.6 “Kiểm tra công vụ” (2025). Nếu là một, đề nghị ghi same_as: "
        "1.6.",
        "Có trong phụ lục năm sau, chưa có điểm: 01 tiêu chí (3.2).",
    ):
        assert sentence in said


def test_scores_copied_from_the_year_before_are_told_below_the_table(run: Run) -> None:
    same = (("1.6", IDEAS, "2", "1"), ("2.1", LAW, "5,5", "5"), ("3.2", REVIEW, "4", "0"))
    write("plans", 2025, *same)
    write("plans", 2026, *same)
    said = "Điểm đạt được của 03/03 tiêu chí giống hệt năm trước (2024). Đề nghị kiểm tra lại điểm đã chấm."
    assert f"Năm 2025: {said}" in " ".join(run("gaps", "--years").out.split())
    found = json.loads(run("validate", "--format", "json").out)["diagnostics"]
    assert [(each["path"], each["code"], each["message"]) for each in found if each["code"] == "X718"] == [
        ("plans/2026.yaml", "X718", said)
    ]


def test_the_workbook_has_the_years_on_a_sheet_and_the_word_form_says_that_it_has_them_not(run: Run) -> None:
    assert run("gaps", "--years", "-o", "mat.xlsx").err == ""
    sheet = load_workbook("mat.xlsx")["Qua các năm"]
    rows = [tuple(cell or "" for cell in row) for row in sheet.iter_rows(min_row=4, max_row=8, values_only=True)]
    assert rows == [
        ("Mã", "Tiêu chí, tiêu chí thành phần", "2023", "2024", "2025", "Tình trạng"),
        ("3.2", REVIEW, "–", "–", "0/4", "Mới mất điểm"),
        ("1.6", IDEAS, "0/2", "1/2", "1,5/2", "Khắc phục một phần"),
        ("2.1", LAW, "3,5/5,5", "5,5/5,5", "–", "Không có trong phụ lục năm sau (chưa có điểm)"),
        ("", "Tổng điểm bị mất", "4", "1", "4,5", ""),
    ]
    said = "Biểu Word không có bảng điểm bị mất qua các năm. Đề nghị xuất tệp .xlsx nếu cần bảng ấy.\n"
    assert run("gaps", "--years", "-o", "bieu.docx").err == said
