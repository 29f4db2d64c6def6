"""A plan of assignments without codes: tracked, recorded, reported and rendered by derived addresses."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from helpers.rule_checks import COMMUNE
from helpers.support import Run
from openpyxl import load_workbook

PLAN = """\
cchc: 1
kind: assignments
year: 2026
commune: c.yaml
title: Phân công nhiệm vụ
columns:
- title
- lead
areas:
- number: A
  title: Phần một
  areas:
  - number: I
    title: Nhóm một
    criteria:
    - title: Rà soát thủ tục
      lead: VP-TK
      timeframe: Trước ngày 15/3/2026
    - title: Báo cáo
      lead: TP-HT
      deliverables:
      - {id: hop, title: Họp, every: quarter}
- title: Không đánh số
  criteria:
  - title: Tiếp nhận phản ánh
    lead: VP-TK
    timeframe: Khi có phát sinh
  - code: x.1a
    title: Tổng kết
    lead: VP-TK
    timeframe: Tháng 6/2026
"""
ADDRESSES = ["A.I/1", "A.I/2/hop/2026-Q1", "A.I/2/hop/2026-Q2", "x.1a"]
HEADER = "cchc: 1\nkind: progress\nplan: p.yaml\n"


@pytest.fixture(autouse=True)
def _office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "c.yaml").write_text(COMMUNE, encoding="utf-8")
    (folder / "p.yaml").write_text(PLAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CCHC_TODAY", "2026-07-15")


def recorded() -> str:
    return Path("plans/p.progress.yaml").read_text(encoding="utf-8")


def late(run: Run) -> list[str]:
    found = json.loads(run("overdue", "--format", "json").out)
    return sorted(item["what"] for party in found["parties"] for item in party["overdue"])


def test_what_is_not_printed_is_tracked_by_the_place_of_its_row(run: Run) -> None:
    assert late(run) == ADDRESSES
    rows = list(csv.DictReader(io.StringIO(run("overdue", "--format", "csv").out)))
    assert sorted((row["Mã nhiệm vụ"], row["Mã tiêu chí"], row["Lĩnh vực"]) for row in rows) == [
        ("A.I/1", "A.I/1", "A.I"),
        ("A.I/2/hop/2026-Q1", "A.I/2", "A.I"),
        ("A.I/2/hop/2026-Q2", "A.I/2", "A.I"),
        ("x.1a", "x.1a", ""),
    ]


def test_addresses_are_taken_in_any_case_and_recorded_with_the_title_of_a_row_without_a_code(run: Run) -> None:
    assert run("done", "a.i/1", "--evidence", "BC 1").out == (
        "Đã ghi nhận A.I/1 hoàn thành ngày 15/7/2026, quá hạn 123 ngày (plans/p.progress.yaml).\n"
    )
    assert run("done", "X.1A").exit_code == 0
    assert run("extend", "a.i/2/HOP/2026-q3", "--to", "2026-10-30", "--document", "CV 1").exit_code == 0
    assert run("event", "2/1", "2026-03-01").exit_code == 0
    assert run("done", "2/1/2026-03-01").exit_code == 0
    assert recorded() == (
        HEADER
        + 'entries:\n- what: "A.I/1"\n  title: Rà soát thủ tục\n  date: "2026-07-15"\n  evidence: BC 1\n'
        + '- what: "x.1a"\n  date: "2026-07-15"\n'
        + '- what: "2/1/2026-03-01"\n  title: Tiếp nhận phản ánh\n  date: "2026-07-15"\n'
        + 'extensions:\n- what: "A.I/2/hop/2026-Q3"\n  title: Báo cáo\n  was: "2026-09-30"\n  due: "2026-10-30"\n'
        + '  document: CV 1\n  date: "2026-07-15"\n'
        + 'events:\n- what: "2/1"\n  title: Tiếp nhận phản ánh\n  date: "2026-03-01"\n'
    )


def test_records_are_withdrawn_by_the_same_addresses(run: Run) -> None:
    run("event", "2/1", "2026-03-01")
    for line in (("done", "A.I/1"), ("done", "2/1/2026-03-01"), ("extend", "A.I/2/hop/2026-Q3", "--to", "2026-10-30")):
        assert run(*line, *(("--document", "CV 1") if line[0] == "extend" else ())).exit_code == 0
    assert run("event", "2/1", "2026-03-01", "--undo").exit_code == 2
    for what in ("a.i/1", "2/1/2026-03-01"):
        assert run("done", what, "--undo").exit_code == 0
    assert run("extend", "a.i/2/hop/2026-q3", "--undo").exit_code == 0
    assert run("event", "2/1", "2026-03-01", "--undo").exit_code == 0
    assert late(run) == ADDRESSES
    assert recorded().count("withdrawn:") == 4


def test_a_record_written_by_hand_in_other_letters_counts(run: Run) -> None:
    entries = "".join(
        f'- {{what: "{what}", date: "2026-03-02", evidence: BC}}\n' for what in ("a.i/1", "X.1A", "a.i/2/hop/2026-q1")
    )
    Path("plans/p.progress.yaml").write_text(f"{HEADER}entries:\n{entries}", encoding="utf-8")
    assert run("validate", "--select", "X").exit_code == 0
    assert late(run) == ["A.I/2/hop/2026-Q2"]
    assert run("done", "A.I/1", "--undo").exit_code == 0
    assert 'what: "a.i/1", date: "2026-03-02", evidence: BC, withdrawn: "2026-07-15"' in recorded()


def test_an_address_that_means_none_or_several_is_told_which_there_are(run: Run) -> None:
    assert run("done", "A.I/2").err == (
        "“A.I/2” gồm 04 nhiệm vụ. Đề nghị ghi rõ một, ví dụ A.I/2/hop/2026-Q1, A.I/2/hop/2026-Q2, A.I/2/hop/2026-Q3.\n"
    )
    assert run("done", "A.I/9").err == (
        "Không có nhiệm vụ “A.I/9” trong kế hoạch; có phải “A.I/1”? Đề nghị ghi địa chỉ như cột Mã của cchc overdue.\n"
    )


def test_a_workbook_and_its_results_go_by_the_addresses(run: Run) -> None:
    assert run("overdue", "--group-by", "criterion", "-o", "late.xlsx").exit_code == 0
    names = load_workbook("late.xlsx").sheetnames
    assert names == ["Tổng hợp", "Nhiệm vụ A.I-1", "Nhiệm vụ A.I-2", "Nhiệm vụ x.1a"]
    run("status", "-o", "all.xlsx")
    book = load_workbook("all.xlsx")
    for sheet in book.worksheets:
        for row in [row for row in sheet.iter_rows() if row[0].value == ADDRESSES[1]]:
            heading = next(each for each in sheet.iter_rows() if each[0].value == "Mã nhiệm vụ")
            at = next(cell.column for cell in heading if cell.value == "Ngày hoàn thành")
            sheet.cell(row[0].row or 0, at).value = date(2026, 3, 30)
    book.save("filled.xlsx")
    assert run("done", "--from", "filled.xlsx").exit_code == 0
    assert recorded() == f'{HEADER}entries:\n- what: "{ADDRESSES[1]}"\n  title: Báo cáo\n  date: "2026-03-30"\n'


def test_the_status_names_an_area_without_a_number_by_its_title(run: Run) -> None:
    lines = run("status").out.splitlines()
    assert [line[:20].rstrip() for line in lines if re.match(r"(A\.I|Không đánh|\.)", line)] == [
        "A.I. Nhóm một",
        "Không đánh số",
    ]


def test_two_plans_of_one_year_with_different_titles_are_two_in_a_calendar_too(run: Run) -> None:
    Path("plans/q.yaml").write_text(PLAN.replace("Phân công nhiệm vụ", "Phân công khác"), encoding="utf-8")
    assert run("validate", "--select", "X").out == ""
    assert late(run) == sorted(ADDRESSES * 2)
    assert run("overdue", "--format", "ics", "-o", "late.ics").exit_code == 0
    uids = re.findall(r"UID:\S+", Path("late.ics").read_text(encoding="utf-8").replace("\n ", ""))
    assert len(uids) == len(set(uids)) == 4 * len(ADDRESSES)


@pytest.mark.parametrize(("old", "new", "cells"), [("2026-06", "2026-06", 0), ("Tháng 6", "Tháng 5", 1)])
def test_two_files_of_one_title_are_copies(run: Run, old: str, new: str, cells: int) -> None:
    plan = re.sub("(?s)areas:.*Không đánh số\n  criteria:\n", "criteria:\n", PLAN).replace("\n  ", "\n  ")
    plan = plan.replace("\n  - ", "\n- ").replace("\n    ", "\n  ")
    Path("plans/p.yaml").write_text(plan, encoding="utf-8")
    Path("plans/q.yaml").write_text(plan.replace(old, new), encoding="utf-8")
    [said] = [line for line in run("validate", "--select", "X").out.splitlines() if "X715" in line]
    assert (f"khác nhau ở {cells:02} ô" if cells else "nội dung như nhau") in said


def test_several_kinds_go_into_one_file_by_the_numbers_of_their_annexes(run: Run) -> None:
    other = PLAN.replace("Phân công nhiệm vụ", "Phân công khác")
    for number, name, text in (("I", "p", PLAN), ("II", "q", other)):
        numbered = text.replace("commune:", f"annex: {number}\ncommune:")
        Path(f"plans/{name}.yaml").write_text(numbered, encoding="utf-8")
    assert run("render", "-o", "both.docx").exit_code == 0
    texts = [paragraph.text for paragraph in Document("both.docx").paragraphs]
    assert [text for text in texts if text.startswith("Phụ lục")] == ["Phụ lục I", "Phụ lục II"]
    assert run("gaps").exit_code == 3
