"""Standard streams that are closed, full or not there, and a working folder that is gone: a sentence, an exit code."""

import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.support import Outcome, Run

from cchc.cli import main
from cchc.cli.app import COMMANDS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX streams")
CCHC = shlex.join([sys.executable, "-m", "cchc"])
CLOSED = "Không đọc được tệp (luồng này đã đóng). Đề nghị kiểm tra tên tệp và quyền đọc."
GONE = "Thư mục đang làm việc không còn. Đề nghị chuyển sang thư mục khác (cd) rồi chạy lại.\n"
RECORDED = (
    "Đã ghi nhận 1.3/tin-bai/2024-01 hoàn thành ngày 15/7/2024, quá hạn 166 ngày (plans/2024.progress.yaml). "
    "Việc này đã làm xong. "
)


def shell(script: str) -> Outcome:
    """What a shell's command comes to, in which `cchc` is the program."""
    environment = {**os.environ, "CCHC_TODAY": "2024-07-15"}
    command = ["sh", "-c", f'cchc() {{ {CCHC} "$@"; }}; {script}']
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def in_fork(work: Callable[[], int]) -> Outcome:
    """What work comes to in a fork of this process: starting each anew takes a second."""
    from running import forked  # noqa: PLC0415 — it needs modules that only some systems have

    done = forked(work, (), input=b"", timeout=60)
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def close_input() -> None:
    """Leave no standard input, as Python finds it where a shell says `<&-`."""
    os.close(0)
    sys.stdin = None


def write_only_input() -> None:
    """Let standard input be a file that is open for writing only, as where a shell says `0>ra.txt`."""
    os.dup2(os.open("ra.txt", os.O_WRONLY | os.O_CREAT), 0)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 — it stays as long as the process


@pytest.mark.usefixtures("in_office")
@pytest.mark.skipif(sys.platform != "linux", reason="forks as only Linux can")
@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        ("validate -", 1, f"<stdin>:1:1: lỗi Y111 {CLOSED}"),
        ("gaps -", 1, f"<stdin>:1:1: lỗi Y111 {CLOSED}"),
        ("fmt -", 1, f"-:1:1: lỗi Y111 {CLOSED}"),
        ("check -", 3, f"<stdin>: {CLOSED}"),
        ("verify -", 1, f"<stdin>: KHÔNG hợp lệ\n  SAI: {CLOSED}"),
        ("sign - --p12 a.p12 --number 05/KH", 3, f"-: {CLOSED}"),
        ("done --from -", 3, "Không mở được bảng kết quả “-” (luồng này đã đóng). Đề nghị kiểm tra tên tệp."),
        ("render --into - -o a.docx", 3, "Không mở được Kế hoạch “-” (luồng này đã đóng). Đề nghị kiểm tra tên tệp."),
    ],
)
@pytest.mark.parametrize("spoil", [close_input, write_only_input])
def test_a_standard_input_that_cannot_be_read_is_told(
    arguments: str, exit_code: int, said: str, spoil: Callable[[], None]
) -> None:
    def work() -> int:
        spoil()
        return main(arguments.split())

    outcome = in_fork(work)
    assert outcome.exit_code == exit_code
    assert said in outcome.out + outcome.err
    assert "Traceback" not in outcome.out + outcome.err


@pytest.mark.usefixtures("in_office")
@pytest.mark.parametrize("stream", ["<&-", "0>ra.txt"])
def test_a_program_that_starts_without_a_readable_standard_input_tells_it(stream: str) -> None:
    outcome = shell(f"cchc validate - {stream} 2>&1")
    assert (outcome.exit_code, "Traceback" in outcome.out) == (1, False)
    assert f"<stdin>:1:1: lỗi Y111 {CLOSED}" in outcome.out


def test_no_file_is_taken_for_the_secret_when_standard_input_is_closed(in_office: Path) -> None:
    script = (
        "import os\nfrom cchc.cli import main\nfrom cchc.cli.secrets import secret\n"
        "main(['--version'])\nfile = open('plans/2024.yaml')\n"
        "try:\n    print(secret('', 0)())\nexcept Exception as error:\n    print(error)\n"
    )
    (in_office / "thu.py").write_text(script, encoding="utf-8")
    outcome = shell(f"{shlex.quote(sys.executable)} thu.py <&-")
    assert outcome.out.splitlines()[1:] == [
        "--secret-fd 0: không đọc được gì. Đề nghị ghi số của một luồng đang mở để đọc, ví dụ 0."
    ]


@pytest.mark.usefixtures("in_office")
@pytest.mark.parametrize(
    ("stream", "said"),
    [
        ("> /dev/full", "Không in được kết quả ra đầu ra chuẩn. Đề nghị kiểm tra chỗ trống trên đĩa.\n"),
        (
            ">&-",
            "Không có đầu ra chuẩn để in kết quả. Đề nghị chạy lệnh trong cửa sổ dòng lệnh, hoặc ghi ra tệp.\n",
        ),
    ],
)
def test_what_was_done_is_told_when_it_cannot_be_printed(stream: str, said: str) -> None:
    outcome = shell(f"cchc done 1.3/tin-bai/2024-01 {stream}")
    assert (outcome.exit_code, outcome.err) == (3, RECORDED + said)
    assert Path("plans/2024.progress.yaml").read_text(encoding="utf-8").count("2024-01") == 1
    for arguments, done in (
        ("gaps -o mat.csv", "Đã ghi mat.csv."),
        ("render plans/2024.yaml", "Đã xuất out/2024.docx."),
        ("template export sheet.docx", "Đã chép templates/sheet.docx."),
    ):
        outcome = shell(f"cchc {arguments} {stream}")
        assert (outcome.exit_code, outcome.err) == (3, f"{done} Việc này đã làm xong. {said}")
    assert Path("mat.csv").exists() and Path("out/2024.docx").exists()


@pytest.mark.usefixtures("in_office")
def test_all_rows_that_were_recorded_are_told_when_they_cannot_be_printed() -> None:
    from openpyxl import Workbook  # noqa: PLC0415 — this test alone needs it

    book = Workbook()
    assert book.active
    for row in (["Mã nhiệm vụ", "Ngày hoàn thành"], *([f"1.3/tin-bai/2024-0{n}", f"0{n}/02/2024"] for n in (1, 2))):
        book.active.append(row)
    book.save("dien.xlsx")
    outcome = shell("cchc done --from dien.xlsx > /dev/full")
    assert outcome.exit_code == 3
    assert outcome.err.startswith(
        "trang tính Sheet, hàng 2: 1.3/tin-bai/2024-01 hoàn thành ngày 01/02/2024, quá hạn 01 ngày. "
        "trang tính Sheet, hàng 3: 1.3/tin-bai/2024-02 hoàn thành ngày 02/02/2024, đúng hạn. Việc này đã làm xong. "
    )


@pytest.mark.usefixtures("in_office")
@pytest.mark.parametrize("stream", ["2>&-", "2> /dev/full"])
def test_where_nobody_listens_the_exit_code_tells(stream: str) -> None:
    for arguments, exit_code in (("validate", 0), ("validate khong-co", 2), ("xyz", 2), ("done 1.1/x", 2)):
        outcome = shell(f"cchc {arguments} {stream} > /dev/null")
        assert (outcome.exit_code, outcome.out, outcome.err) == (exit_code, "", "")
    outcome = shell(f"cchc validate <&- >&- {stream}")
    assert (outcome.exit_code, outcome.out, outcome.err) == (3, "", "")


GIVEN = {
    "import": "a.docx",
    "done": "1.1",
    "extend": "1.1 --undo",
    "event": "1.1 2024-05-10",
    "sign": "a.pdf",
    "verify": "a.pdf",
    "completion": "bash",
}


@pytest.mark.parametrize(
    "command",
    [*(name for name in COMMANDS if name != "template"), *("template list", "template export", "template check")],
)
def test_a_working_folder_that_is_gone_is_told(
    run: Run, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "d").mkdir()
    monkeypatch.chdir(tmp_path / "d")
    (tmp_path / "d").rmdir()
    outcome = run(*command.split(), *GIVEN.get(command, "").split())
    assert (outcome.exit_code, outcome.out, outcome.err) == (3, "", GONE)


def test_a_program_that_starts_in_a_folder_that_is_gone_tells_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = shell("mkdir d; cd d; rmdir ../d; cchc validate")
    assert (outcome.exit_code, outcome.out, outcome.err) == (3, "", GONE)


def test_help_needs_no_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in ("--version", "--help", "validate --help"):
        outcome = shell(f"mkdir d; cd d; rmdir ../d; cchc {arguments}")
        assert (outcome.exit_code, outcome.err) == (0, "")


@pytest.mark.parametrize("stream", [">&-", "2>&-", "2> /dev/full", "<&-"])
def test_an_interrupted_run_exits_with_130_whatever_its_streams(tmp_path: Path, stream: str) -> None:
    os.mkfifo(tmp_path / "plan.yaml")
    command = ["sh", "-c", f'exec {CCHC} validate "$0" {stream}', str(tmp_path / "plan.yaml")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        with (tmp_path / "plan.yaml").open("wb"):  # returns when the program has opened its end
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 130
        assert process.stdout and process.stderr
        assert (process.stdout.read(), process.stderr.read()) == (b"", b"")


@pytest.mark.usefixtures("in_office")
@pytest.mark.parametrize("command", ["status", "overdue"])
def test_a_workbook_that_has_no_room_while_it_is_made_is_one_sentence(command: str) -> None:
    outcome = shell(f"ulimit -f 1; cchc {command} -o a.xlsx")
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err == (
        "Không ghi được vào thư mục tạm (tệp lớn quá cỡ cho phép). Đề nghị dọn ổ đĩa chứa thư mục đó, hoặc đặt biến môi trường TMPDIR là một thư mục khác.\n"
    )
    assert not Path("a.xlsx").exists()
