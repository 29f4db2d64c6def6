import hashlib
import importlib
import os
import subprocess
import sys
import time
import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from helpers.support import Run

from cchc import files
from cchc.cli import main
from cchc.errors import CchcError
from cchc.source import MAX_YAML_BYTES

CCHC = [sys.executable, "-m", "cchc"]
HEAD = "cchc: 1\nkind: progress\nplan: 2024.yaml\n"
PROGRESS = Path("plans/2024.progress.yaml")
NO_FILE = "Đề nghị kiểm tra đường dẫn; nếu chỉ là nội dung thì bỏ đuôi tệp, nếu là trang web thì ghi đủ https://."


pytestmark = pytest.mark.usefixtures("in_office")


@pytest.fixture(autouse=True)
def _in_july(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_TODAY", "2024-07-15")


def written() -> str:
    return PROGRESS.read_text(encoding="utf-8")


def test_what_is_done_is_recorded_beside_the_plan(run: Run) -> None:
    plan = Path("plans/2024.yaml").read_bytes()
    outcome = run("done", "1.3/tin-bai/2024-06", "--date", "2024-06-28")
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out == (
        "Đã ghi nhận 1.3/tin-bai/2024-06 hoàn thành ngày 28/6/2024, đúng hạn (plans/2024.progress.yaml).\n"
    )
    assert written() == f'{HEAD}entries:\n- what: "1.3/tin-bai/2024-06"\n  date: "2024-06-28"\n'
    assert Path("plans/2024.yaml").read_bytes() == plan
    assert run("validate", "--format", "concise").exit_code == 0
    assert run("fmt", "--check").exit_code == 0


def test_without_a_day_it_was_done_today_and_may_be_late(run: Run) -> None:
    assert run("done", "1.2/6-thang").out == (
        "Đã ghi nhận 1.2/6-thang hoàn thành ngày 15/7/2024, quá hạn 28 ngày (plans/2024.progress.yaml).\n"
    )
    assert run("done", "1.3/hop/2024-Q2", "--date", "2024-07-03").out.startswith(
        "Đã ghi nhận 1.3/hop/2024-Q2 hoàn thành ngày 03/7/2024, quá hạn 03 ngày ("
    )
    assert written().count("- what:") == 2


def test_what_was_put_off_is_in_time_by_its_new_day(run: Run) -> None:
    run("extend", "1.2/6-thang", "--to", "2024-07-15", "--document", "Công văn số 12")
    assert "15/7/2024, đúng hạn (" in run("done", "1.2/6-thang").out


def test_what_was_done_before_it_was_put_off_is_late_by_the_day_that_held_then(run: Run) -> None:
    run("extend", "1.2/6-thang", "--to", "2024-07-31", "--document", "Công văn số 12", "--date", "2024-07-01")
    assert "ngày 28/6/2024, quá hạn 11 ngày (" in run("done", "1.2/6-thang", "--date", "28/6/2024").out
    run("done", "1.2/6-thang", "--undo")
    assert "ngày 01/7/2024, đúng hạn (" in run("done", "1.2/6-thang", "--date", "01/7/2024").out


def test_a_new_file_tells_editors_of_the_schema_that_is_there(run: Run) -> None:
    Path("schema").mkdir()
    Path("schema/progress.schema.json").write_text("{}", encoding="utf-8")
    run("done", "2.1")
    assert written().startswith(f"# yaml-language-server: $schema=../schema/progress.schema.json\n{HEAD}entries:\n")


def test_all_that_may_be_said_is_recorded(run: Run) -> None:
    proof = Path("plans/kiem-chung/bao-cao.pdf")
    proof.parent.mkdir()
    proof.write_bytes(b"%PDF")
    options = (
        "--evidence",
        str(proof),
        "--evidence",
        "Báo cáo số 12/BC-UBND",
        "--by",
        "công chức VP–TK",
        "--note",
        "a: b",
    )
    assert run("done", "1.2/6-thang", *options).exit_code == 0
    assert written() == (
        f'{HEAD}entries:\n- what: "1.2/6-thang"\n  date: "2024-07-15"\n  by: vp-tk\n'
        "  evidence: Báo cáo số 12/BC-UBND\n  file: kiem-chung/bao-cao.pdf\n"
        f'  sha256: "{hashlib.sha256(b"%PDF").hexdigest()}"\n  note: "a: b"\n'
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["1.2/quy-5"],
            "Không có nhiệm vụ “1.2/quy-5” trong kế hoạch; có phải “1.2/quy-1” hoặc “1.2/quy-3”? Đề nghị ghi địa chỉ như cột Mã của cchc overdue.",
        ),
        (
            ["1.3/tin-bai/2024-7"],
            "Không có nhiệm vụ “1.3/tin-bai/2024-7” trong kế hoạch; có phải “1.3/tin-bai/2024-07”, “1.3/tin-bai/2024-01” hoặc “1.3/tin-bai/2024-02”? Đề nghị ghi địa chỉ như cột Mã của cchc overdue.",
        ),
        (
            ["1.3/HOP"],
            "“1.3/HOP” gồm 04 nhiệm vụ. Đề nghị ghi rõ một, ví dụ 1.3/hop/2024-Q1, 1.3/hop/2024-Q2, 1.3/hop/2024-Q3.",
        ),
        (["9.9"], "Không có nhiệm vụ “9.9” trong kế hoạch. Đề nghị ghi địa chỉ như cột Mã của cchc overdue."),
        (
            ["1.3/hop"],
            "“1.3/hop” gồm 04 nhiệm vụ. Đề nghị ghi rõ một, ví dụ 1.3/hop/2024-Q1, 1.3/hop/2024-Q2, 1.3/hop/2024-Q3.",
        ),
        (
            ["1.5"],
            "Tiêu chí “1.5” không ấn định thời hạn (thường xuyên) nên không có gì để ghi nhận. Đề nghị thêm nhiệm vụ có thời hạn vào kế hoạch (deliverables) nếu cần theo dõi.",
        ),
        (["7.3"], "“7.3” chỉ là tên chung của 7.3.1, 7.3.2 và 7.3.3. Đề nghị ghi nhận từng tiêu chí thành phần."),
        (["2.1", "--date", "2024-07-16"], "Ngày 16/7/2024 sau ngày ghi nhận 15/7/2024. Đề nghị kiểm tra lại ngày."),
        (["2.1", "--date", "2023-12-31"], "Ngày 31/12/2023 trước năm 2024 của Kế hoạch. Đề nghị kiểm tra lại ngày."),
        (
            ["2.1", "--by", "vp-kt"],
            "Tệp đơn vị không có đầu mối “vp-kt”; có phải “vp-tk”? Đề nghị ghi mã, tên gọi tắt hoặc tên đầy đủ trong tệp đơn vị.",
        ),
        (["2.1", "--note", " "], "Ghi chú để trống. Đề nghị ghi nội dung, hoặc bỏ tùy chọn này."),
        (
            ["2.1", "--note", "a\x07"],
            "Ghi chú: Ký tự không nhìn thấy U+0007 (ký tự điều khiển hoặc ký tự riêng), thường do chép từ Word hoặc PDF. Đề nghị xóa ký tự này.",
        ),
        (
            ["2.1", "--evidence", "anh.jpg"],
            f"Tài liệu kiểm chứng: không có tệp “anh.jpg”. {NO_FILE}",
        ),
        (
            ["2.1", "--evidence", "Báo cáo.pdf"],
            f"Tài liệu kiểm chứng: không có tệp “Báo cáo.pdf”. {NO_FILE}",
        ),
        (
            ["2.1", "--evidence", "Báo cáo số 12/BC-UBND ngày 28.6.DOCX "],
            f"Tài liệu kiểm chứng: không có tệp “Báo cáo số 12/BC-UBND ngày 28.6.DOCX”. {NO_FILE}",
        ),
        (
            ["2.1", "--evidence", ""],
            "Tài liệu kiểm chứng để trống. Đề nghị ghi nội dung, hoặc bỏ tùy chọn này.",
        ),
        (
            ["2.1", "--evidence", "plans"],
            "Tài liệu kiểm chứng “plans” là thư mục. Đề nghị ghi tên một tệp, hoặc nén thư mục thành tệp.",
        ),
        (
            ["2.1", "--evidence", "ngoai.pdf"],
            "Tệp “ngoai.pdf” không nằm trong thư mục “plans” của kế hoạch nên không kèm được. Đề nghị chép tệp vào thư mục đó, ví dụ vào kiem-chung.",
        ),
        (
            ["2.1", "--evidence", "a", "--evidence", "b"],
            "--evidence dùng nhiều nhất hai lần: một lần cho tệp, một lần cho nội dung ghi bằng chữ. Đề nghị gộp lại.",
        ),
        (
            ["2.1", "--undo"],
            "Chưa ghi nhận kết quả nào cho “2.1” nên không có gì để rút. Đề nghị kiểm tra lại địa chỉ.",
        ),
        (
            ["2.1", "--undo", "--note", "a", "--again"],
            "--undo rút kết quả đã ghi nên không dùng cùng --note và --again. Đề nghị bỏ một trong hai.",
        ),
        (
            ["2.1", "-"],
            "Kết quả được ghi vào tệp tiến độ cạnh tệp kế hoạch nên không dùng đầu vào chuẩn (-). Đề nghị ghi tên tệp.",
        ),
    ],
)
def test_what_cannot_be_recorded_is_refused(run: Run, arguments: list[str], sentence: str) -> None:
    Path("ngoai.pdf").write_bytes(b"x")
    outcome = run("done", *arguments)
    assert (outcome.exit_code, outcome.out, outcome.err) == (2, "", f"{sentence}\n")
    assert not PROGRESS.exists()


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo số 12/BC-UBND",
        "https://camgiang.example/tin.html",
        "Tin tại HTTP://camgiang.example/anh.jpg",
        "Sổ theo dõi của v.v.",
        "Nghị định 30.2020",
    ],
)
def test_words_and_web_addresses_are_evidence_as_they_are(run: Run, text: str) -> None:
    assert run("done", "2.1", "--evidence", text).exit_code == 0
    assert run("validate", "--select", "X7").exit_code == 0
    [line] = [line for line in written().splitlines() if "evidence: " in line]
    assert line.removeprefix("  evidence: ").strip('"') == text
    assert "file:" not in written()


@pytest.mark.parametrize("typed", ["kiem-chung/Báo cáo.pdf", "plans/kiem-chung/Báo cáo.pdf"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_file_is_found_from_here_and_from_the_plan_s_folder(
    run: Run, typed: str, form: Literal["NFC", "NFD"]
) -> None:
    proof = Path("plans/kiem-chung", unicodedata.normalize(form, "Báo cáo.pdf"))
    proof.parent.mkdir()
    proof.write_bytes(b"%PDF")
    assert run("done", "2.1", "--evidence", typed).exit_code == 0
    assert "  file: kiem-chung/Báo cáo.pdf\n" in written()
    assert run("validate", "--select", "X7").exit_code == 0


def test_a_file_where_the_command_runs_comes_before_one_of_the_plan_s_folder(run: Run) -> None:
    Path("plans/a.pdf").write_bytes(b"%PDF")
    Path("a.pdf").write_bytes(b"%PDF")
    assert run("done", "2.1", "--evidence", "a.pdf").err.startswith("Tệp “a.pdf” không nằm trong thư mục “plans”")


def test_the_parties_of_a_small_commune_are_all_listed(run: Run) -> None:
    commune = Path("plans/commune.yaml")
    head, _, _ = commune.read_text(encoding="utf-8").partition("parties:")
    party = "{id: vp-tk, title: Công chức Văn phòng - Thống kê, short: VP-TK, kind: official}"
    commune.write_text(f"{head}parties:\n- {{id: dan, title: Người dân, kind: group}}\n- {party}\n", encoding="utf-8")
    assert run("done", "2.1", "--by", "CB-01").err == (
        "Tệp đơn vị không có đầu mối “CB-01”. Các đầu mối: VP-TK, dan. Đề nghị ghi mã, tên gọi tắt hoặc tên đầy đủ trong tệp đơn vị.\n"
    )


@pytest.mark.parametrize(
    ("by", "kept"), [("  Người trực  ", "Người trực"), ("vp-tk", "vp-tk"), ("VP-TK", "vp-tk"), ("Hà", "Hà")]
)
def test_a_persons_own_name_is_kept_as_text(run: Run, by: str, kept: str) -> None:
    assert run("done", "2.1", "--by", by, "--evidence", "Báo cáo").exit_code == 0
    assert f"\n  by: {kept}\n" in written()
    assert run("validate", "--select", "O408").out == ""


def test_twice_is_refused_unless_it_is_meant(run: Run) -> None:
    run("done", "2.1", "--date", "2024-07-01")
    outcome = run("done", "2.1")
    assert (outcome.exit_code, outcome.err) == (
        2,
        "“2.1” đã ghi nhận hoàn thành ngày 01/7/2024. Đề nghị rút kết quả đó trước (cchc done 2.1 --undo), hoặc ghi thêm (cchc done 2.1 --again).\n",
    )
    assert run("done", "2.1", "--again").exit_code == 0
    assert written() == (f'{HEAD}entries:\n- what: "2.1"\n  date: "2024-07-01"\n- what: "2.1"\n  date: "2024-07-15"\n')


def test_of_several_turns_those_that_are_open_are_proposed(run: Run) -> None:
    run("done", "1.3/hop/2024-Q1", "--date", "2024-03-20")
    assert run("done", "1.3/hop").err == (
        "“1.3/hop” gồm 04 nhiệm vụ. Đề nghị ghi rõ một, ví dụ 1.3/hop/2024-Q2, 1.3/hop/2024-Q3, 1.3/hop/2024-Q4.\n"
    )


def test_undo_marks_the_last_record_and_deletes_nothing(run: Run) -> None:
    run("done", "2.1", "--date", "2024-07-01")
    run("done", "2.1", "--again")
    assert run("done", "2.1", "--undo").out == (
        "Đã rút kết quả 2.1 hoàn thành ngày 15/7/2024 (plans/2024.progress.yaml).\n"
    )
    assert written() == (
        f'{HEAD}entries:\n- what: "2.1"\n  date: "2024-07-01"\n'
        '- what: "2.1"\n  date: "2024-07-15"\n  withdrawn: "2024-07-15"\n'
    )
    run("done", "2.1", "--undo")
    assert written().count("withdrawn") == 2
    outcome = run("done", "2.1", "--undo", "--today", "2024-07-16")
    assert (outcome.exit_code, outcome.err) == (
        2,
        "Kết quả của “2.1” hoàn thành ngày 15/7/2024 đã rút ngày 15/7/2024 nên không còn gì để rút. Đề nghị kiểm tra lại địa chỉ.\n",
    )
    assert run("done", "2.1").exit_code == 0


def test_dry_run_shows_the_lines_and_writes_nothing(run: Run) -> None:
    outcome = run("done", "2.1", "--evidence", "Sổ theo dõi", "--dry-run")
    assert (outcome.exit_code, outcome.out) == (
        0,
        'Sẽ ghi vào plans/2024.progress.yaml:\n- what: "2.1"\n  date: "2024-07-15"\n  evidence: Sổ theo dõi\n',
    )
    assert {path.name for path in Path("plans").iterdir()} == {"2024.yaml", "2023_gaps.yaml", "commune.yaml"}


def test_an_address_of_two_plans_needs_the_plan(run: Run) -> None:
    Path("plans/2025.yaml").write_bytes(Path("plans/2024.yaml").read_bytes())
    outcome = run("done", "2.1")
    assert (outcome.exit_code, outcome.err) == (
        2,
        "“2.1” có trong cả plans/2024.yaml và plans/2025.yaml. Đề nghị ghi thêm tệp kế hoạch sau địa chỉ, ví dụ “2.1 plans/2024.yaml”.\n",
    )
    assert run("done", "2.1", "plans/2025.yaml").exit_code == 0
    assert [path.name for path in Path("plans").glob("*.progress.yaml")] == ["2025.progress.yaml"]


def test_a_path_with_spaces_is_quoted_in_the_hint(run: Run) -> None:
    Path("plans/của xã.yaml").write_bytes(Path("plans/2024.yaml").read_bytes())
    hint = run("done", "2.1").err.split("ví dụ ")[1]
    assert hint == "“2.1 plans/2024.yaml”.\n"
    Path("plans/2024.yaml").rename("plans/2024 cũ.yaml")
    hint = run("done", "2.1", "plans/của xã.yaml", "plans/2024 cũ.yaml").err.split("ví dụ ")[1]
    assert hint == '“2.1 "plans/của xã.yaml"”.\n'


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" 1.2/6-thang ", "1.2/6-thang"),
        ("1.2/6-THANG", "1.2/6-thang"),
        ("1.3/HOP/2024-q2", "1.3/hop/2024-Q2"),
        ("2.1 ", "2.1"),
    ],
)
def test_capitals_and_spaces_around_an_address_do_not_matter(run: Run, typed: str, address: str) -> None:
    outcome = run("done", typed)
    assert outcome.out.startswith(f"Đã ghi nhận {address} hoàn thành ")
    assert written() == f'{HEAD}entries:\n- what: "{address}"\n  date: "2024-07-15"\n'
    assert run("done", typed, "--undo").out.startswith(f"Đã rút kết quả {address} ")


def test_one_call_records_one_nhiem_vu(run: Run) -> None:
    outcome = run("done", "1.2/6-thang", "1.2/quy-3")
    assert (outcome.exit_code, outcome.out, outcome.err) == (
        2,
        "",
        "Mỗi lần chỉ ghi nhận một nhiệm vụ, còn “1.2/quy-3” là nhiệm vụ thứ hai. Đề nghị chạy lệnh riêng cho từng nhiệm vụ.\n",
    )
    Path("2.1").write_bytes(Path("plans/2024.yaml").read_bytes())  # a file of such a name is a file
    assert "nhiệm vụ thứ hai" not in run("done", "1.2/6-thang", "2.1").err


def test_into_a_faulty_file_nothing_is_written(run: Run) -> None:
    text = f"{HEAD}entries:\n- what: '9.9'\n  date: '2024-01-01'\n"
    PROGRESS.write_text(text, encoding="utf-8")
    outcome = run("done", "2.1", "plans/2024.yaml")
    assert (outcome.exit_code, outcome.out) == (1, "")
    assert outcome.err.startswith("plans/2024.progress.yaml:5:9: lỗi X705 Kế hoạch không có nhiệm vụ “9.9”")
    assert written() == text


def test_a_list_in_brackets_is_laid_out_first(run: Run) -> None:
    PROGRESS.write_text(f"{HEAD}entries: [{{what: '2.1', date: '2024-07-01'}}]  # sổ\n", encoding="utf-8")
    assert run("done", "1.2/6-thang").exit_code == 0
    assert written() == (
        f'{HEAD}entries:\n- what: "2.1"\n  date: "2024-07-01"  # sổ\n- what: "1.2/6-thang"\n  date: "2024-07-15"\n'
    )


def test_a_file_that_would_become_too_large_is_left_as_it_is(run: Run) -> None:
    text = HEAD + "# " + "x" * (MAX_YAML_BYTES - len(HEAD) - 8) + "\n"
    PROGRESS.write_text(text, encoding="utf-8")
    outcome = run("done", "2.1")
    assert (outcome.exit_code, outcome.err) == (
        3,
        "Không ghi thêm được vào “plans/2024.progress.yaml” mà giữ nguyên nội dung cũ. Đề nghị chạy cchc fmt cho tệp này (tệp không quá 4 MB), rồi chạy lại.\n",
    )
    assert written() == text


def test_a_file_that_is_held_for_too_long_is_left_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc.files.locking.PATIENCE", 0.1)
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"from cchc import files; from pathlib import Path\nwith files.locked(Path({str(PROGRESS)!r})): print(flush=True); input()",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout
    holder.stdout.readline()
    outcome = run("done", "2.1")
    assert (outcome.exit_code, outcome.err) == (
        3,
        "Tệp “plans/2024.progress.yaml” đang được một lệnh khác ghi. Đề nghị chờ lệnh đó xong rồi chạy lại.\n",
    )
    holder.kill()
    holder.communicate()
    assert run("done", "2.1").exit_code == 0


@pytest.mark.slow
def test_eight_at_once_lose_nothing(run: Run) -> None:
    addresses = [f"1.3/tin-bai/2024-{month:02}" for month in range(1, 9)]
    started = [
        subprocess.Popen([*CCHC, "done", address, "--today", "2024-12-31"], stdout=subprocess.DEVNULL)
        for address in addresses
    ]
    assert [process.wait(60) for process in started] == [0] * 8
    assert sorted(line.split('"')[1] for line in written().splitlines() if "what" in line) == addresses
    assert run("validate").exit_code == 0


@pytest.mark.slow
def test_killed_at_any_time_it_leaves_the_old_file_or_the_new_one(run: Run) -> None:
    run("done", "2.1")
    old = written()
    begun = time.monotonic()
    assert subprocess.run([*CCHC, "done", "1.2/6-thang"], check=False, stdout=subprocess.DEVNULL).returncode == 0
    whole, new = time.monotonic() - begun, written()
    for step in range(8):
        PROGRESS.write_text(old, encoding="utf-8")
        process = subprocess.Popen([*CCHC, "done", "1.2/6-thang"], stdout=subprocess.DEVNULL)
        time.sleep((0.5 + step / 16) * whole)
        process.kill()
        process.wait()
        assert written() in {old, new}
    PROGRESS.write_text(old, encoding="utf-8")
    assert run("done", "1.2/6-thang").exit_code == 0
    assert written() == new


def die_at(module: str, name: str, when: str) -> None:
    """Record in this process, which ends at once when it comes to that function; never returns."""
    real = getattr(importlib.import_module(module), name)

    def dying(*arguments: object, **options: object) -> None:
        if when == "after":
            real(*arguments, **options)
        os._exit(9)

    setattr(importlib.import_module(module), name, dying)
    try:
        main(["done", "1.2/6-thang"])
    finally:
        os._exit(1)


@pytest.mark.slow
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("secrets", "token_hex"),
        ("os", "fsync"),
        ("os", "chmod"),
        ("os", "replace"),
        ("fcntl", "flock"),
    ],
)
def test_dying_at_a_step_it_leaves_the_old_file_or_the_new_one(run: Run, module: str, name: str, when: str) -> None:
    run("done", "2.1")
    old = written()
    if (child := os.fork()) == 0:
        die_at(module, name, when)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert (written() == old) == ((name, when) != ("replace", "after"))
    assert run("done", "1.2/6-thang", "--again").exit_code == 0
    assert run("validate").exit_code == 0
    assert [path.name for path in PROGRESS.parent.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("mine", ["2024.yaml", "2024.yml", "2024.YAML"])
def test_two_plans_of_one_progress_file_never_record_into_each_others(run: Run, mine: str) -> None:
    plans = PROGRESS.parent
    for name in ("2024.yaml", "2024.yml", "2024.YAML"):
        if not (plans / name).exists():
            (plans / name).write_bytes((plans / "2024.yaml").read_bytes())
    assert run("done", "2.1", plans / mine).exit_code == 0
    before = written()
    assert f"plan: {mine}\n" in before
    for other in {"2024.yaml", "2024.yml", "2024.YAML"} - {mine}:
        outcome = run("done", "1.2/6-thang", plans / other)
        assert (outcome.exit_code, outcome.out) == (1, "")
        assert (
            f"plans/{other}:8:7: lỗi X706 Tệp tiến độ “2024.progress.yaml” là của “{mine}”, không phải của tệp này, nên "
            "không ghi nhận được gì cho tệp này. Đề nghị đổi tên một trong hai tệp kế hoạch, hoặc sửa trường plan của "
            "tệp tiến độ.\n" in outcome.err
        )
        assert (
            run("extend", "1.1/hoan-thanh", plans / other, "--to", "2024-12-15", "--document", "Công văn").exit_code
            == 1
        )
        assert run("done", "2.1", plans / other, "--undo").exit_code == 1
        assert written() == before
    assert run("done", "1.2/6-thang", plans / mine).exit_code == 0


def test_two_plans_whose_names_are_composed_otherwise_never_record_into_each_others(run: Run) -> None:
    composed, decomposed = (PROGRESS.parent / unicodedata.normalize(form, "Năm.yaml") for form in ("NFC", "NFD"))
    for plan in (composed, decomposed):
        plan.write_bytes((PROGRESS.parent / "2024.yaml").read_bytes())
    if composed.samefile(decomposed):
        pytest.skip("this system knows only one of the two names")
    assert run("done", "2.1", composed).exit_code == 0
    outcome = run("done", "1.2/6-thang", decomposed)
    assert (outcome.exit_code, outcome.out) == (1, "")
    assert "lỗi X706 Tệp tiến độ" in outcome.err
    assert run("done", "1.2/6-thang", composed).exit_code == 0


def test_a_stream_is_no_evidence(run: Run) -> None:
    outcome = run("done", "2.1", "--evidence", "/dev/fd/63")
    assert (outcome.exit_code, outcome.out, outcome.err) == (
        2,
        "",
        "Tài liệu kiểm chứng “/dev/fd/63” là một luồng nên không giữ lại được. Đề nghị ghi nội dung vào tệp trước.\n",
    )
    assert not PROGRESS.exists()


@pytest.mark.parametrize("name", ["k\udcff.yaml", "k\x1b[31m.yaml", "k\nl.yaml"])
def test_a_plan_whose_name_other_systems_cannot_have_is_told(run: Run, name: str) -> None:
    plan = PROGRESS.parent / name
    (PROGRESS.parent / "2024.yaml").rename(plan)
    for command in (["done", "2.1"], ["extend", "1.1/hoan-thanh", "--to", "2024-12-15", "--document", "Công văn"]):
        outcome = run(command[0], command[1], plan, *command[2:])
        assert (outcome.exit_code, outcome.out) == (3, "")
        assert outcome.err.endswith("có ký tự mà hệ điều hành khác không dùng được. Đề nghị đổi tên tệp.\n")
    assert [path.name for path in PROGRESS.parent.iterdir() if "progress" in path.name and path.suffix == ".yaml"] == []


REFUSING = """
import errno, fcntl, os, sys
def refuse(number):
    def call(*arguments, **options): raise OSError(number, os.strerror(number))
    return call
os.chmod = os.fchmod = refuse(errno.EPERM)
os.fsync = refuse(errno.EINVAL)
fcntl.flock = refuse(errno.{name})
from cchc.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ENOSYS", "ENOLCK", "ENOTSUP"])
def test_a_drive_that_refuses_chmod_fsync_and_flock_is_written_to(name: str) -> None:
    """As OneDrive under WSL, CIFS and NFS do; what happens at once is not lost there either."""
    started = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", REFUSING.format(name=name), "done", f"1.3/tin-bai/2024-{month:02}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for month in range(1, 5)
    ]
    assert [(process.communicate(timeout=60)[1], process.returncode) for process in started] == [(b"", 0)] * 4
    assert written().count("- what:") == 4
    assert [path.name for path in PROGRESS.parent.iterdir() if path.name.startswith(".")] == []


def test_a_folder_that_cannot_be_written_to_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:  # nothing is forbidden to root, who runs the tests of CI
        raise PermissionError

    monkeypatch.setattr("filelock.FileLock.acquire", forbidden)
    outcome = run("done", "2.1")
    assert (outcome.exit_code, outcome.err) == (
        3,
        "Không ghi được vào thư mục của “plans/2024.progress.yaml” (không có quyền). Đề nghị kiểm tra quyền ghi.\n",
    )


def test_a_folder_in_place_of_the_lock_is_told(tmp_path: Path) -> None:
    (tmp_path / ".a.lock").mkdir()
    with (
        pytest.raises(CchcError, match=r"^Không ghi được vào thư mục của “.*/a” \(đó là một thư mục\)\. Đề nghị"),
        files.locked(tmp_path / "a"),
    ):
        pass


def test_help_has_examples(run: Run) -> None:
    out = run("done", "--help").out
    assert out.startswith("Cách dùng: cchc done [TÙY CHỌN] [NHIỆM VỤ] [ĐƯỜNG DẪN]...\n")
    assert "  Ví dụ:\n    cchc done 1.3/tin-bai/2024-06\n" in out
    assert "TEXT" not in out


def test_without_an_address_usage_is_told(run: Run) -> None:
    outcome = run("done")
    assert (outcome.exit_code, outcome.err) == (2, "Thiếu tham số NHIỆM VỤ. Xem cách dùng: cchc done --help\n")


def test_while_a_plan_has_errors_nothing_is_recorded_unless_the_plan_is_named(run: Run) -> None:
    broken = Path("plans/2023_gaps.yaml")
    broken.write_text(broken.read_text(encoding="utf-8").replace("score: 0", "score: x", 1), encoding="utf-8")
    outcome = run("done", "1.2/quy-1", "--today", "2024-07-15")
    assert (outcome.exit_code, outcome.out) == (1, "")
    assert outcome.err.endswith(
        "Chưa ghi gì cho “1.2/quy-1” vì còn tệp có lỗi. Đề nghị sửa các lỗi ở trên, hoặc ghi thêm tệp kế hoạch: "
        "“1.2/quy-1 plans/2024.yaml”.\n"
    )
    assert run("done", "1.2/khong-co", "--today", "2024-07-15").exit_code == 1
    assert run("done", "1.2/quy-1", "plans/2024.yaml", "--today", "2024-07-15").exit_code == 0


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2024-03-01", "Ngày rút 01/3/2024 trước ngày 14/3/2024 của ghi nhận đó. Đề nghị kiểm tra lại ngày.\n"),
        ("2023-12-31", "Ngày 31/12/2023 trước năm 2024 của Kế hoạch. Đề nghị kiểm tra lại ngày.\n"),
    ],
)
def test_nothing_is_withdrawn_before_it_was_recorded(run: Run, day: str, sentence: str) -> None:
    assert run("done", "1.2/quy-1", "--date", "2024-03-14", "--today", "2024-07-15").exit_code == 0
    outcome = run("done", "1.2/quy-1", "--undo", "--today", day)
    assert (outcome.exit_code, outcome.err) == (2, sentence)


def test_the_progress_file_is_no_evidence(run: Run) -> None:
    run("done", "1.2/quy-1", "--date", "2024-03-14", "--today", "2024-07-15")
    outcome = run("done", "2.1", "--today", "2024-07-15", "--evidence", "plans/2024.progress.yaml")
    assert outcome.exit_code == 2
    assert outcome.err.startswith("Tệp tiến độ “plans/2024.progress.yaml” không làm tài liệu kiểm chứng được.")


def test_a_time_that_cannot_be_read_is_not_called_ongoing(run: Run) -> None:
    plan = Path("plans/2024.yaml")
    text = plan.read_text(encoding="utf-8").replace(
        'timeframe: Năm 2024\n  - code: "2.2"', 'timeframe: Trong cuối năm\n  - code: "2.2"'
    )
    plan.write_text(text, encoding="utf-8")
    outcome = run("done", "2.1", "plans/2024.yaml", "--today", "2024-07-15")
    assert outcome.exit_code == 2
    assert outcome.err.startswith(
        "Thời gian “Trong cuối năm” của tiêu chí “2.1” không đọc được nên chưa theo dõi được. Đề"
    )


def test_an_address_that_is_a_common_name_in_another_annex_is_asked_about(run: Run) -> None:
    gaps = Path("plans/2023_gaps.yaml")
    text = gaps.read_text(encoding="utf-8")
    gaps.write_text(
        text.replace('- code: "1.6"', '- code: "1.3"', 1).replace("timeframe: Thường xuyên", "timeframe: Năm 2024", 1),
        encoding="utf-8",
    )
    outcome = run("done", "1.3", "--today", "2024-07-15")
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err.startswith("“1.3” có trong cả plans/2023_gaps.yaml và plans/2024.yaml. Đề nghị ghi thêm tệp")
    assert run("done", "1.3", "plans/2023_gaps.yaml", "--today", "2024-07-15").exit_code == 0
