"""`cchc event`: what is theo sự việc becomes a nhiệm vụ when it happens."""

import json
from pathlib import Path

import pytest
from helpers.page_reading import root
from helpers.rule_checks import COMMUNE
from helpers.support import Run

PLAN = """\
cchc: 1
kind: maintain
year: 2026
commune: c.yaml
title: T
areas:
- number: I
  title: T
  criteria:
  - {code: "1.1", title: Xử lý văn bản, max_score: 2, target: A, tasks: B, lead: VP-TK, timeframe: 05 ngày làm việc kể từ ngày nhận}
  - {code: "1.2", title: Báo cáo, max_score: 1, target: A, tasks: B, lead: TP-HT, timeframe: Khi có phát sinh}
  - {code: "1.3", title: Tổng kết, max_score: 1, target: A, tasks: B, lead: VP-TK, timeframe: Quý IV/2026}
"""
PROGRESS = Path("plans/p.progress.yaml")
HEAD = "cchc: 1\nkind: progress\nplan: p.yaml\n"


@pytest.fixture(autouse=True)
def _in_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CCHC_TODAY", "2026-05-20")
    Path("plans").mkdir()
    Path("plans/c.yaml").write_text(COMMUNE, encoding="utf-8")
    Path("plans/p.yaml").write_text(PLAN, encoding="utf-8")


def written() -> str:
    return PROGRESS.read_text(encoding="utf-8")


def test_an_event_is_recorded_listed_late_and_done_like_any_nhiem_vu(run: Run) -> None:
    outcome = run("event", "1.1", "8/5/2026", "--document", "Công văn số 12/UBND-VP")
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out == (
        "Đã ghi nhận sự việc ngày 08/5/2026: 1.1/2026-05-08, thời hạn 15/5/2026 (plans/p.progress.yaml).\n"
    )
    assert written() == f'{HEAD}events:\n- what: "1.1"\n  date: "2026-05-08"\n  document: Công văn số 12/UBND-VP\n'
    [party] = json.loads(run("overdue", "--format", "json").out)["parties"]
    assert [(each["what"], each["due"], each["days_late"]) for each in party["overdue"]] == [
        ("1.1/2026-05-08", "2026-05-15", 5)
    ]
    assert run("done", "1.1/2026-05-08", "--date", "2026-05-14", "--evidence", "Báo cáo").out == (
        "Đã ghi nhận 1.1/2026-05-08 hoàn thành ngày 14/5/2026, đúng hạn (plans/p.progress.yaml).\n"
    )
    assert json.loads(run("overdue", "--format", "json").out)["parties"] == []
    assert (run("validate").exit_code, run("fmt", "--check", PROGRESS).exit_code) == (0, 0)


def test_what_waits_is_counted_among_what_has_no_deadline_until_something_happens(run: Run) -> None:
    said = "NHIỆM VỤ THEO SỰ VIỆC (chưa xác định ngày): 1.1 Xử lý văn bản; 1.2 Báo cáo"
    assert f"{said}.\n" in run("overdue").out
    run("event", "1.2", "2026-05-10")
    assert f"{said} (đã xảy ra 01 lần)." in " ".join(run("overdue").out.split())
    before = json.loads(run("status", "--today", "2026-05-09", "--format", "json").out)
    after = json.loads(run("status", "--format", "json").out)
    assert (before["totals"]["no_deadline"], after["totals"]["no_deadline"]) == (2, 1)
    assert (before["plans"][0]["on_event"], after["plans"][0]["on_event"]) == (["1.1", "1.2"], ["1.1", "1.2"])


def test_what_waits_is_named_with_its_annex_where_there_are_several_and_with_its_file_where_annexes_are_alike(
    run: Run,
) -> None:
    plan = Path("plans/p.yaml")
    for name, annex in (("p", "I"), ("q", "II"), ("r", "II")):
        text = PLAN.replace("title: T\nareas", f"annex: {annex}\ntitle: T\nareas").replace(
            "title: Báo", f"title: {name}"
        )
        (plan.parent / f"{name}.yaml").write_text(text, encoding="utf-8")
    said = run("overdue", "plans/p.yaml", "plans/q.yaml").out
    assert "(chưa xác định ngày) (Phụ lục I): 1.1" in said
    assert "(chưa xác định ngày) (Phụ lục II): 1.1" in said
    assert "(chưa xác định ngày) (plans/r.yaml): 1.1" in run("overdue", *sorted(plan.parent.glob("[pqr].yaml"))).out


def test_the_page_tells_what_waits_below_its_numbers(run: Run) -> None:
    run("event", "1.2", "2026-05-10")
    page = root(run("page", "-o", "-").out.encode())
    assert page.xpath("//p[@class='caveat']") == []
    assert page.xpath("//section[h2/@id='tinh-hinh']/p[@class='note']/text()")[-1] == (
        "NHIỆM VỤ THEO SỰ VIỆC (chưa xác định ngày): 1.1 Xử lý văn bản; 1.2 Báo cáo (đã xảy ra 01 lần)."
    )


def test_status_lists_what_waits_under_a_heading_of_its_own(run: Run) -> None:
    run("event", "1.2", "2026-05-10")
    run("event", "1.2", "2026-05-12")
    assert run("status", "--format", "md").out.partition("## NHIỆM VỤ THEO SỰ VIỆC (chưa xác định ngày)\n\n")[2] == (
        "| Mã | Tiêu chí | Thời gian thực hiện | Chủ trì | Đã xảy ra |\n| --- | --- | --- | --- | ---: |\n"
        "| 1.1 | Xử lý văn bản | 05 ngày làm việc kể từ ngày nhận | VP-TK |  |\n"
        "| 1.2 | Báo cáo | Khi có phát sinh | TP-HT | 2 |\n\n"
        "Khi sự việc xảy ra, đề nghị ghi nhận (cchc event) để có thời hạn.\n"
    )
    assert "THEO SỰ VIỆC" not in run("status", "--today", "2026-05-20", "--format", "csv").out


def test_each_day_is_an_occurrence_of_its_own_and_the_same_day_twice_is_refused(run: Run) -> None:
    run("event", "1.2", "2026-05-10")
    assert run("event", "1.2", "2026-05-11").exit_code == 0
    outcome = run("event", "1.2", "2026-05-10")
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err == (
        "Sự việc ngày 10/5/2026 của “1.2” đã ghi nhận. Đề nghị kiểm tra lại ngày, hoặc rút lần ghi đó (cchc event 1.2 "
        "2026-05-10 --undo).\n"
    )
    assert [each["what"] for each in json.loads(run("status", "--format", "json").out)["items"]][1:3] == [
        "1.2/2026-05-10",
        "1.2/2026-05-11",
    ]


def test_undo_withdraws_the_event_unless_a_record_follows_it(run: Run) -> None:
    run("event", "1.2", "2026-05-10")
    run("done", "1.2/2026-05-10")
    run("extend", "1.1", "--to", "2026-06-01", "--document", "Công văn")
    refused = run("event", "1.2", "2026-05-10", "--undo")
    assert (refused.exit_code, refused.err) == (
        2,
        "“1.2/2026-05-10” đã ghi nhận hoàn thành. Đề nghị rút trước: cchc done 1.2/2026-05-10 --undo.\n",
    )
    run("done", "1.2/2026-05-10", "--undo")
    assert run("event", "1.2", "2026-05-10", "--undo").out == (
        "Đã rút sự việc ngày 10/5/2026: 1.2/2026-05-10 không còn được theo dõi (plans/p.progress.yaml).\n"
    )
    assert written().endswith('events:\n- what: "1.2"\n  date: "2026-05-10"\n  withdrawn: "2026-05-20"\n')
    assert run("validate").out == ""
    assert run("event", "1.2", "2026-05-10", "--undo").err == (
        "Chưa ghi nhận sự việc ngày 10/5/2026 của “1.2” nên không có gì để rút. Đề nghị kiểm tra lại ngày.\n"
    )
    assert run("event", "1.2", "2026-05-10").exit_code == 0


def test_an_extension_of_what_happened_is_withdrawn_before_the_event(run: Run) -> None:
    run("event", "1.1", "2026-05-08")
    run("extend", "1.1/2026-05-08", "--to", "2026-06-01", "--document", "Công văn")
    assert run("event", "1.1", "2026-05-08", "--undo").err == (
        "“1.1/2026-05-08” đã gia hạn. Đề nghị rút trước: cchc extend 1.1/2026-05-08 --undo.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("1.3", "2026-05-10"),
            "Tiêu chí “1.3” có thời gian “Quý IV/2026”, không phải theo sự việc, nên không có sự việc để ghi nhận. Đề nghị "
            "kiểm tra lại mã.",
        ),
        (
            ("9.9", "2026-05-10"),
            "Không có tiêu chí theo sự việc “9.9” trong kế hoạch. Đề nghị ghi một trong: 1.1, 1.2.",
        ),
        (("1.2", "2026-05-21"), "Ngày 21/5/2026 sau ngày ghi nhận 20/5/2026. Đề nghị kiểm tra lại ngày."),
        (("1.2", "2025-12-31"), "Ngày 31/12/2025 trước năm 2026 của Kế hoạch. Đề nghị kiểm tra lại ngày."),
        (
            ("1.2", "2028-01-01", "--today", "2028-01-02"),
            "Ngày 01/01/2028 sau năm 2027, quá xa năm 2026 của Kế hoạch. Đề nghị kiểm tra lại năm.",
        ),
        (
            ("1.2", "10/5"),
            "Tham số NGÀY: “10/5” không phải là ngày đầy đủ. Đề nghị ghi dạng 2024-07-15 hoặc 15/7/2024 (ngày/tháng/năm). "
            "Xem cách dùng: cchc event --help",
        ),
        (("1.2", "2026-05-10", "--document", " "), "Văn bản để trống. Đề nghị ghi nội dung, hoặc bỏ tùy chọn này."),
        (
            ("1.2", "2026-05-10", "--undo", "--document", "x"),
            "--undo rút kết quả đã ghi nên không dùng cùng --document. Đề nghị bỏ một trong hai.",
        ),
    ],
)
def test_what_cannot_be_recorded_is_one_sentence_and_nothing_is_written(
    run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    outcome = run("event", *arguments)
    assert (outcome.exit_code, outcome.out, outcome.err) == (2, "", f"{sentence}\n")
    assert not PROGRESS.exists()


def test_a_record_cannot_be_older_than_its_event(run: Run) -> None:
    run("event", "1.1", "2026-05-08")
    for arguments in (
        ("done", "1.1/2026-05-08", "--date", "2026-05-07"),
        ("extend", "1.1/2026-05-08", "--date", "2026-05-07", "--to", "2026-06-01", "--document", "Công văn"),
    ):
        outcome = run(*arguments)
        assert (outcome.exit_code, outcome.err) == (
            2,
            "Ngày 07/5/2026 trước ngày 08/5/2026 của sự việc. Đề nghị kiểm tra lại ngày.\n",
        )


def test_done_of_what_waits_says_how_to_record_the_event(run: Run) -> None:
    assert run("done", "1.2").err == (
        "Thời gian “Khi có phát sinh” của tiêu chí “1.2” là theo sự việc nên chưa xác định được ngày. Khi sự việc xảy ra, "
        "đề nghị ghi trước, ví dụ “cchc event 1.2 15/3/2026”.\n"
    )


def test_dry_run_shows_the_lines_and_writes_nothing(run: Run) -> None:
    assert run("event", "1.2", "2026-05-10", "--dry-run").out == (
        'Sẽ ghi vào plans/p.progress.yaml:\n- what: "1.2"\n  date: "2026-05-10"\n'
    )
    assert not PROGRESS.exists()


def test_a_criterion_of_plans_of_two_years_is_ambiguous(run: Run) -> None:
    Path("plans/cu.yaml").write_text(PLAN.replace("2026", "2025"), encoding="utf-8")
    assert run("event", "1.2", "2026-05-10").err == (
        "“1.2” có trong cả plans/cu.yaml và plans/p.yaml. Đề nghị ghi thêm tệp kế hoạch sau địa chỉ, ví dụ “1.2 "
        "plans/p.yaml”.\n"
    )
    assert run("event", "1.2", "2026-05-10", "plans/p.yaml").exit_code == 0


def test_a_reminder_names_the_event_and_not_its_day_alone(run: Run) -> None:
    run("event", "1.1", "2026-05-08")
    text = run("sheet", "--official", "vp-tk", "--format", "text").out
    assert "- Xử lý văn bản (1.1): sự việc ngày 08/5/2026; quá hạn 05 ngày\n" in text
