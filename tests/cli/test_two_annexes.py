"""A nhiệm vụ that both annexes have, on the command line: recorded, put off and listed once, under either address."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from helpers.rule_checks import written
from helpers.support import Run
from openpyxl import load_workbook

from cchc.cli import main
from cchc.documents.workbooks.sheets import TOP

HEAD = """\
cchc: 1
kind: {kind}
year: 2024
{more}commune: c.yaml
annex: {annex}
title: T
document: {{number: "5", symbol: KH-UBND, date: "2024-01"}}
areas:
- number: I
  title: Chỉ đạo
  criteria:
"""
MAINTAIN = """\
  - code: "1.3"
    title: Tuyên truyền
    max_score: 4
    target: A
    tasks: B
    lead: VP-TK
    timeframe: Thường xuyên
    deliverables:
    - {id: hop, title: Cuộc họp, every: quarter}
    - {id: tin, title: "Tin, bài", due: ["2024-05-31"]}
  - {code: "1.7", title: Pháp luật, max_score: 2, target: A, tasks: B, lead: VP-TK, timeframe: Quý II/2024}
"""
REMEDY = """\
  - code: "1.5"
    title: Tuyên truyền
    max_score: 4
    score: 1
    same_as: "1.3"
    target: A
    tasks: B
    lead: TP-HT
    timeframe: Thường xuyên
    deliverables:
    - {id: giao-ban, title: Họp giao ban, every: quarter}
    - {id: nam, title: Báo cáo năm, due: ["2024-06-15"]}
  - {code: "1.7", title: Pháp luật, max_score: 2, score: 1, same_as: "1.7", target: A, tasks: B, lead: VP-TK, timeframe: Quý II/2024}
"""
THERE = "plans/gaps.yaml"


@pytest.fixture(autouse=True)
def _both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plans = tmp_path / "plans"
    plans.mkdir()
    more = "assessed_year: 2023\nmaintain_plan: 2024.yaml\n"
    own = HEAD.format(kind="maintain", more="", annex="I") + MAINTAIN
    written(plans, **{"2024": own, "gaps": HEAD.format(kind="remedy", more=more, annex="II") + REMEDY})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CCHC_TODAY", "2024-07-15")


def late(run: Run, *arguments: str) -> dict[str, list[str]]:
    """The overdue addresses, and the other ones under which each may be recorded."""
    found = json.loads(run("overdue", *arguments, "--group-by", "criterion", "--format", "json").out)
    return {item["what"]: item["also"] for group in found["groups"] for item in group["overdue"]}


def test_both_annexes_have_it_once(run: Run) -> None:
    assert run("validate").exit_code == 0
    assert late(run) == {
        "1.3/hop/2024-Q1": ["1.5/giao-ban/2024-Q1"],
        "1.3/hop/2024-Q2": ["1.5/giao-ban/2024-Q2"],
        "1.3/tin": [],
        "1.7": ["1.7"],
        "1.5/nam": [],
    }
    assert late(run, THERE) == {
        "1.5/giao-ban/2024-Q1": ["1.3/hop/2024-Q1"],
        "1.5/giao-ban/2024-Q2": ["1.3/hop/2024-Q2"],
        "1.5/nam": [],
        "1.7": ["1.7"],
    }


def test_tables_for_machines_tell_the_other_address(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("overdue", "--format", "csv", "--official", "vp-tk").out)))
    assert {row["Mã nhiệm vụ"]: row["Mã ở phụ lục kia"] for row in rows} == {
        "1.3/tin": "",
        "1.3/hop/2024-Q1": "1.5/giao-ban/2024-Q1",
        "1.3/hop/2024-Q2": "1.5/giao-ban/2024-Q2",
        "1.7": "1.7",
    }


def test_a_calendar_keeps_the_entries_of_the_maintain_annex_and_has_no_others_for_the_same(run: Run) -> None:
    def entries(*paths: str) -> set[str]:
        out = run("status", *paths, "--format", "ics").out.replace("\n ", "")
        return set(re.findall(r"^UID:(.+)$", out, re.MULTILINE))

    both, own, there = entries(), entries("plans/2024.yaml"), entries(THERE)
    assert own < both < own | there
    assert len(both - own) == 2


def test_the_address_of_the_maintain_annex_is_offered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    offers = offered(monkeypatch, capsys, "cchc done 1")
    assert [each for each in offers if "Q2" in each or each.endswith(("nam", "1.7"))] == [
        *("1.5/nam", "1.3/hop/2024-Q2", "1.7"),
    ]


def offered(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], typed: str) -> list[str]:
    """The words that bash is offered for the last one of a command."""
    asked = {"_CCHC_COMPLETE": "complete_bash", "COMP_WORDS": typed.replace(" ", "\n")}
    for name, value in (asked | {"COMP_CWORD": str(typed.count(" "))}).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit):
        main([])
    return capsys.readouterr().out.split()


@pytest.mark.parametrize(
    ("what", "file"), [("1.3/hop/2024-Q1", "2024.progress.yaml"), ("1.5/giao-ban/2024-Q1", "gaps.progress.yaml")]
)
def test_a_result_is_written_for_the_given_address_and_holds_for_both(run: Run, what: str, file: str) -> None:
    assert run("done", what, "--date", "2024-03-20").out == (
        f"Đã ghi nhận {what} hoàn thành ngày 20/3/2024, đúng hạn (plans/{file}).\n"
    )
    assert [path.name for path in Path("plans").glob("*.progress.yaml")] == [file]
    assert not {"1.3/hop/2024-Q1", "1.5/giao-ban/2024-Q1"} & {*late(run), *late(run, THERE)}
    assert run("validate", "--fail-on", "warning").exit_code == 0


def test_what_is_done_under_the_other_address_is_not_done_again(run: Run) -> None:
    run("done", "1.5/giao-ban/2024-Q1", "--date", "2024-03-20")
    outcome = run("done", "1.3/hop/2024-Q1")
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err == (
        "“1.3/hop/2024-Q1” cũng là “1.5/giao-ban/2024-Q1” ở phụ lục kia, đã ghi nhận hoàn thành ngày 20/3/2024. Đề nghị "
        f"rút kết quả đó trước (cchc done 1.5/giao-ban/2024-Q1 {THERE} --undo), hoặc ghi thêm (cchc done "
        f"1.3/hop/2024-Q1 plans/2024.yaml --again).\n"
    )
    assert f"ghi thêm (cchc done 1.5/giao-ban/2024-Q1 {THERE} --again)" in run("done", "1.5/giao-ban/2024-Q1").err
    refused = run("extend", "1.3/hop/2024-Q1", "--to", "2024-08-01", "--document", "Công văn số 12")
    assert refused.err == (
        "“1.3/hop/2024-Q1” cũng là “1.5/giao-ban/2024-Q1” ở phụ lục kia, đã hoàn thành ngày 20/3/2024 nên không gia "
        f"hạn được. Đề nghị rút kết quả đó (cchc done 1.5/giao-ban/2024-Q1 {THERE} --undo) nếu ghi nhầm.\n"
    )
    assert run("done", "1.3/hop/2024-Q1", "--undo").err == (
        "Kết quả của “1.3/hop/2024-Q1” ghi ở phụ lục kia, theo địa chỉ “1.5/giao-ban/2024-Q1”. Đề nghị rút ở đó: cchc "
        f"done 1.5/giao-ban/2024-Q1 {THERE} --undo.\n"
    )
    assert run("done", "1.5/giao-ban/2024-Q1", THERE, "--undo").exit_code == 0
    assert run("done", "1.3/hop/2024-Q1").exit_code == 0
    assert "cũng là “1.3/hop/2024-Q1”" in run("done", "1.5/giao-ban/2024-Q1").err


def test_an_address_of_both_annexes_is_that_of_the_maintain_annex(run: Run) -> None:
    assert "(plans/2024.progress.yaml)" in run("done", "1.7", "--date", "2024-06-20").out
    assert "cũng là “1.7” ở phụ lục kia" in run("done", "1.7", THERE).err


def test_an_address_that_means_two_nhiem_vu_is_still_asked_about(run: Run) -> None:
    gaps = Path(THERE)
    gaps.write_text(
        gaps.read_text(encoding="utf-8").replace("timeframe: Quý II/2024", "timeframe: Quý III/2024"), "utf-8"
    )
    assert run("done", "1.7").err == (
        "“1.7” có trong cả plans/2024.yaml và plans/gaps.yaml. Đề nghị ghi thêm tệp kế hoạch sau địa chỉ, ví dụ “1.7 "
        "plans/2024.yaml”.\n"
    )


def test_an_extension_under_either_address_holds_and_of_two_the_last(run: Run) -> None:
    paper = ("--document", "Công văn số 12")
    run("extend", "1.5/giao-ban/2024-Q2", "--to", "2024-07-31", "--date", "2024-06-20", *paper)
    assert "1.3/hop/2024-Q2" not in late(run)
    assert run("extend", "1.3/hop/2024-Q2", "--undo").err == (
        "Gia hạn của “1.3/hop/2024-Q2” ghi ở phụ lục kia, theo địa chỉ “1.5/giao-ban/2024-Q2”. Đề nghị rút ở đó: cchc "
        f"extend 1.5/giao-ban/2024-Q2 {THERE} --undo.\n"
    )
    assert (
        "đúng hạn"
        in run("done", "1.3/hop/2024-Q2", "--date", "2024-07-10", "--dry-run").err
        + run("done", "1.3/hop/2024-Q2", "--date", "2024-07-10").out
    )
    run("done", "1.3/hop/2024-Q2", "--undo")
    assert run("extend", "1.3/hop/2024-Q2", "--to", "2024-08-31", "--date", "2024-06-25", *paper).out == (
        "Đã gia hạn 1.3/hop/2024-Q2 từ ngày 31/7/2024 đến ngày 31/8/2024 (plans/2024.progress.yaml).\n"
    )
    assert "  was: 2024-07-31" in Path("plans/2024.progress.yaml").read_text(encoding="utf-8").replace('"', "")
    assert run("validate", "--select", "D608,X717").out == ""
    assert "đã gia hạn 02 lần, từ 30/6/2024" in " ".join(run("overdue", "--today", "2024-09-30").out.split())
    assert "thời hạn lại là ngày 31/7/2024" in run("extend", "1.3/hop/2024-Q2", "--undo").out


@pytest.mark.parametrize(
    ("to", "on", "why"),
    [
        ("2024-08-30", "2024-06-25", "Thời hạn mới 30/8/2024 không sau thời hạn hiện tại 30/8/2024"),
        ("2024-08-15", "2024-06-25", "Thời hạn mới 15/8/2024 không sau thời hạn hiện tại 30/8/2024"),
        (
            *("2024-09-30", "2024-06-19"),
            "Ngày 19/6/2024 trước ngày 20/6/2024 đã ghi nhận gia hạn “1.3/hop/2024-Q2” đến 30/8/2024",
        ),
    ],
)
def test_an_extension_follows_the_one_under_the_other_address(run: Run, to: str, on: str, why: str) -> None:
    paper = ("--document", "Công văn số 12")
    run("extend", "1.3/hop/2024-Q2", "--to", "2024-08-30", "--date", "2024-06-20", *paper)
    refused = run("extend", "1.5/giao-ban/2024-Q2", "--to", to, "--date", on, *paper)
    assert (refused.exit_code, refused.out, why in refused.err) == (2, "", True)
    assert not Path("plans/gaps.progress.yaml").exists()


def test_an_old_workbook_with_both_addresses_is_recorded_once(run: Run) -> None:
    run("status", THERE, "-o", "there.xlsx")
    run("status", "plans/2024.yaml", "-o", "own.xlsx")
    for name in ("own", "there"):
        book = load_workbook(f"{name}.xlsx")
        for sheet in book.worksheets[2:]:
            heads = [cell.value for cell in sheet[TOP]]
            what, done_on = (heads.index(name) for name in ("Mã nhiệm vụ", "Ngày hoàn thành"))
            for row in sheet.iter_rows(min_row=TOP + 1):
                if str(row[what].value).endswith("Q1"):
                    row[done_on].value = "20/3/2024"
        book.save(f"{name}.xlsx")
    assert run("done", "--from", "own.xlsx").out.splitlines()[-1].startswith("Đã ghi nhận 01 kết quả")
    again = run("done", "--from", "there.xlsx")
    assert again.out == "Không có kết quả mới ở there.xlsx; 01 dòng đã ghi nhận từ trước hoặc trùng nhau.\n"


def test_messages_name_the_annex_of_what_stays_two(run: Run) -> None:
    run("done", "1.5/giao-ban/2024-Q1", "--date", "2024-03-20")
    lines = run("sheet", "--format", "text").out.splitlines()
    assert [line for line in lines if line.startswith("- ")] == [
        "- Cuộc họp (1.3/hop): quý II; quá hạn 15 ngày",
        "- Pháp luật (1.7): hạn 30/6/2024, quá hạn 15 ngày",
        "- Tin, bài (1.3/tin, Phụ lục I): hạn 31/5/2024",
        "- Báo cáo năm (1.5/nam, Phụ lục II): hạn 15/6/2024, quá hạn 30 ngày",
        "- Cuộc họp (1.3/hop): quý II; quá hạn 15 ngày",
    ]
    assert "Chưa có tệp tiến độ cho plans/2024.yaml nên chưa biết nhiệm vụ nào chỉ có ở đó đã hoàn thành." in lines


OWN = "plans/2024.yaml"


def test_records_of_a_remedy_annex_count_where_only_the_maintain_annex_is_asked_about(run: Run) -> None:
    run("done", "1.5/giao-ban/2024-Q1", "--date", "2024-03-20")
    run("extend", "1.5/giao-ban/2024-Q2", "--to", "2024-07-31", "--date", "2024-06-20", "--document", "A")
    assert late(run, OWN) == {"1.3/tin": [], "1.7": ["1.7"]}
    assert run("overdue", OWN).exit_code == 0
    assert "cũng là “1.5/giao-ban/2024-Q1” ở phụ lục kia" in run("done", "1.3/hop/2024-Q1", OWN).err
    paper = ("--document", "B", "--date", "2024-06-25")
    assert (
        " từ ngày 31/7/2024 đến ngày 30/8/2024 "
        in run("extend", "1.3/hop/2024-Q2", OWN, "--to", "2024-08-30", *paper).out
    )


@pytest.mark.parametrize("asked", [("plans/2024.yaml",), (THERE,), ()])
@pytest.mark.parametrize("broken", ["plan", "records"])
def test_records_that_cannot_be_read_are_told(run: Run, asked: tuple[str, ...], broken: str) -> None:
    what = "1.5/giao-ban/2024-Q1" if asked == (OWN,) else "1.3/hop/2024-Q1"
    run("done", what, "--date", "2024-03-20")
    other, whose = (THERE, OWN) if asked == (OWN,) else (OWN, THERE)
    at_fault = Path(other if broken == "plan" else other.replace(".yaml", ".progress.yaml"))
    text = at_fault.read_text(encoding="utf-8")
    at_fault.write_text(
        text.replace("2024-03-20", "2024-03-32").replace("max_score: 4", "max_score: bốn"), encoding="utf-8"
    )
    outcome = run("overdue", *asked, "--format", "json")
    assert outcome.exit_code == 1
    lines = outcome.err.splitlines()
    assert any(line.startswith(at_fault.as_posix()) for line in lines)
    records = other.replace(".yaml", ".progress.yaml")
    assert (
        lines.count(
            f"Chưa tính kết quả ghi ở {records} cho {whose} vì tệp ấy hoặc {other} còn lỗi. Đề nghị sửa các lỗi ở trên."
        )
        == 1
    )


def test_what_has_no_records_for_the_plan_is_not_read(run: Run) -> None:
    gaps = Path(THERE)
    gaps.write_text(gaps.read_text(encoding="utf-8").replace("max_score: 4", "max_score: bốn"), encoding="utf-8")
    outcome = run("overdue", OWN)
    assert (outcome.exit_code, outcome.err) == (0, "")
    Path("plans/gaps.progress.yaml").write_text("?", encoding="utf-8")
    gaps.write_text(gaps.read_text(encoding="utf-8").replace("2024.yaml", "2023.yaml"), encoding="utf-8")
    assert run("overdue", OWN).err == ""


def test_what_the_other_annex_tells_is_not_said_to_be_unknown(run: Run) -> None:
    run("done", "1.3/hop/2024-Q1", "--date", "2024-03-20")
    outcome = run("overdue", THERE)
    assert f"Chưa có tệp tiến độ cho {THERE}: mọi nhiệm vụ chỉ có ở đó được coi là" in " ".join(outcome.out.split())
    (plan,) = json.loads(run("overdue", THERE, "--format", "json").out)["plans"]
    assert (plan["has_progress"], plan["unrecorded"]) == (False, 1)
