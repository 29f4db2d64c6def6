import json
from pathlib import Path

import pytest
from helpers.support import Run

HEAD = "cchc: 1\nkind: progress\nplan: 2024.yaml\n"
PROGRESS = Path("plans/2024.progress.yaml")
LETTER = ("--document", "Công văn số 12/UBND-VP")


pytestmark = pytest.mark.usefixtures("in_office")


@pytest.fixture(autouse=True)
def _in_july(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_TODAY", "2024-07-15")


def written() -> str:
    return PROGRESS.read_text(encoding="utf-8")


def test_a_new_due_day_stands_beside_the_old_one(run: Run) -> None:
    outcome = run("extend", "1.2/6-thang", "--to", "2024-07-31", *LETTER, "--note", "Chờ số liệu")
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out == "Đã gia hạn 1.2/6-thang từ ngày 17/6/2024 đến ngày 31/7/2024 (plans/2024.progress.yaml).\n"
    assert written() == (
        f'{HEAD}extensions:\n- what: "1.2/6-thang"\n  was: "2024-06-17"\n  due: "2024-07-31"\n'
        '  document: Công văn số 12/UBND-VP\n  date: "2024-07-15"\n  note: Chờ số liệu\n'
    )
    late = json.loads(run("overdue", "--format", "json").out)
    assert late["totals"]["occurrences"] == 9
    assert run("validate").exit_code == 0
    assert run("fmt", "--check").exit_code == 0


def test_a_second_one_follows_the_first_and_undo_takes_the_last_back(run: Run) -> None:
    run("extend", "1.2/6-thang", "--to", "2024-07-31", *LETTER)
    assert " từ ngày 31/7/2024 đến ngày 30/8/2024 " in run("extend", "1.2/6-thang", "--to", "2024-08-30", *LETTER).out
    assert run("extend", "1.2/6-thang", "--undo").out == (
        "Đã rút gia hạn 1.2/6-thang đến ngày 30/8/2024, thời hạn lại là ngày 31/7/2024 (plans/2024.progress.yaml).\n"
    )
    assert written().endswith('  date: "2024-07-15"\n  withdrawn: "2024-07-15"\n')
    assert " từ ngày 31/7/2024 đến ngày 30/8/2024 " in run("extend", "1.2/6-thang", "--to", "2024-08-30", *LETTER).out
    assert run("validate", "--select", "D608").out == ""


def test_a_record_comes_before_the_extensions(run: Run) -> None:
    run("extend", "1.2/6-thang", "--to", "2024-07-31", *LETTER)
    run("done", "2.1")
    assert written().startswith(f'{HEAD}entries:\n- what: "2.1"\n  date: "2024-07-15"\nextensions:\n')
    assert run("fmt", "--check").exit_code == 0


def test_dry_run_shows_the_lines_and_writes_nothing(run: Run) -> None:
    assert run("extend", "2.1", "--to", "2025-01-15", *LETTER, "--dry-run").out == (
        'Sẽ ghi vào plans/2024.progress.yaml:\n- what: "2.1"\n  was: "2024-12-31"\n  due: "2025-01-15"\n'
        '  document: Công văn số 12/UBND-VP\n  date: "2024-07-15"\n'
    )
    assert not PROGRESS.exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["--to", "2024-12-31", *LETTER],
            "Thời hạn mới 31/12/2024 không sau thời hạn hiện tại 31/12/2024. Đề nghị kiểm tra lại ngày.",
        ),
        (
            ["--to", "2026-01-01", *LETTER],
            "Thời hạn mới 01/01/2026 sau năm 2025, quá xa năm 2024 của Kế hoạch. Đề nghị kiểm tra lại năm.",
        ),
        (
            ["--to", "2025-01-15", "--document", " "],
            "Văn bản để trống. Đề nghị ghi nội dung, hoặc bỏ tùy chọn này.",
        ),
        (
            ["--to", "2025-01-15", *LETTER, "--date", "2024-07-16"],
            "Ngày 16/7/2024 sau ngày ghi nhận 15/7/2024. Đề nghị kiểm tra lại ngày.",
        ),
        (
            ["--to", "2025-01-15"],
            'Gia hạn cần thời hạn mới và văn bản. Đề nghị ghi, ví dụ, --to 2024-12-15 --document "Công văn số 12/UBND-VP".',
        ),
        (
            ["--undo"],
            "“2.1” chưa được gia hạn nên không có gì để rút. Đề nghị kiểm tra lại địa chỉ.",
        ),
        (
            ["--undo", "--to", "2025-01-15"],
            "--undo rút kết quả đã ghi nên không dùng cùng --to. Đề nghị bỏ một trong hai.",
        ),
    ],
)
def test_what_cannot_be_put_off_is_refused(run: Run, arguments: list[str], sentence: str) -> None:
    outcome = run("extend", "2.1", *arguments)
    assert (outcome.exit_code, outcome.out, outcome.err) == (2, "", f"{sentence}\n")
    assert not PROGRESS.exists()


def test_no_extension_is_dated_before_the_one_that_it_follows(run: Run) -> None:
    run("extend", "2.1", "--to", "2025-01-15", *LETTER, "--date", "2024-07-10")
    before = written()
    outcome = run("extend", "2.1", "--to", "2025-01-31", *LETTER, "--date", "09/7/2024")
    assert (outcome.exit_code, outcome.out, outcome.err) == (
        2,
        "",
        "Ngày 09/7/2024 trước ngày 10/7/2024 đã ghi nhận gia hạn “2.1” đến 15/01/2025. Đề nghị kiểm tra lại ngày.\n",
    )
    assert written() == before
    run("extend", "2.1", "--undo")
    assert run("extend", "2.1", "--to", "2025-01-31", *LETTER, "--date", "09/7/2024").exit_code == 0
    assert run("extend", "2.1", "--to", "2025-02-14", *LETTER, "--date", "09/7/2024").exit_code == 0
    assert run("validate", "--select", "D608").out == ""


def test_what_was_taken_back_is_said_to_be(run: Run) -> None:
    run("extend", "2.1", "--to", "15/01/2025", *LETTER)
    assert run("extend", " 2.1", "--undo").exit_code == 0
    outcome = run("extend", "2.1", "--undo", "--today", "2024-07-16")
    assert (outcome.exit_code, outcome.err) == (
        2,
        "Gia hạn “2.1” đến ngày 15/01/2025 đã rút ngày 15/7/2024 nên không còn gì để rút. Đề nghị kiểm tra lại địa chỉ.\n",
    )


def test_taking_back_says_what_becomes_late_by_it(run: Run) -> None:
    run("extend", "1.2/6-thang", "--to", "2024-07-31", *LETTER, "--date", "2024-06-10")
    run("done", "1.2/6-thang", "--date", "2024-06-20")
    assert run("extend", "1.2/6-thang", "--undo").out == (
        "Đã rút gia hạn 1.2/6-thang đến ngày 31/7/2024, thời hạn lại là ngày 17/6/2024; kết quả đã ghi nhận thành quá hạn 03 ngày (plans/2024.progress.yaml).\n"
    )
    run("extend", "1.2/quy-1", "--to", "2024-07-31", *LETTER, "--date", "2024-03-01")
    run("done", "1.2/quy-1", "--date", "2024-03-10")
    assert "kết quả" not in run("extend", "1.2/quy-1", "--undo").out


def test_the_address_may_be_written_in_capitals(run: Run) -> None:
    assert run("extend", "1.2/QUY-3", "--to", "2024-10-31", *LETTER).out.startswith("Đã gia hạn 1.2/quy-3 từ ")


def test_what_is_done_cannot_be_put_off(run: Run) -> None:
    run("done", "2.1")
    outcome = run("extend", "2.1", "--to", "2025-01-15", *LETTER)
    assert (outcome.exit_code, outcome.err) == (
        2,
        "“2.1” đã hoàn thành ngày 15/7/2024 nên không gia hạn được. Đề nghị rút kết quả đó (cchc done --undo) nếu ghi nhầm.\n",
    )


def test_over_faulty_plans_nothing_is_put_off(run: Run) -> None:
    PROGRESS.write_text(f"{HEAD}entries: x\n", encoding="utf-8")
    outcome = run("extend", "2.1", "plans/2024.yaml", "--to", "2025-01-15", *LETTER)
    assert (outcome.exit_code, outcome.out) == (1, "")


def test_help_has_examples(run: Run) -> None:
    out = run("extend", "--help").out
    assert out.startswith("Cách dùng: cchc extend [TÙY CHỌN] NHIỆM VỤ [ĐƯỜNG DẪN]...\n")
    assert '  Ví dụ:\n    cchc extend 1.1/hoan-thanh --to 2024-12-15 --document "Công văn số' in out
    assert "TEXT" not in out
