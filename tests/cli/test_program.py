"""The program itself: help, version, wrong usage, pipes, interruption."""

import os
import re
import signal
import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from helpers.support import ROOT, Outcome, Run, commands

from cchc import __version__

if sys.platform != "win32":
    import fcntl
    import pty
    import termios

CCHC = [sys.executable, "-m", "cchc"]
COMMANDS = ("validate", "gaps", "overdue", "render")


def on_terminal(columns: int, *arguments: str, given: bytes = b"") -> Outcome:
    """How the program ends on a terminal so wide, and what it shows there, without its colours.

    That is read when the program has ended: more than a terminal keeps (4 KiB) would make it wait for ever.
    """
    controller, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    environment = {**os.environ}  # without the COLUMNS that readline, which pytest loads, sets behind Python's back
    result = subprocess.run(
        [*CCHC, *arguments],
        cwd=ROOT,
        env=environment,
        input=given,
        stdout=terminal,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(terminal)
    shown = b""
    with suppress(OSError):
        while piece := os.read(controller, 65536):
            shown += piece
    os.close(controller)
    text = re.sub(r"\x1b\[[0-9;]*m", "", shown.decode()).replace("\r", "")
    return Outcome(result.returncode, text, result.stderr.decode())


def test_version_is_one_line(run: Run) -> None:
    outcome = run("--version")
    assert (outcome.exit_code, outcome.out, outcome.err) == (0, f"cchc {__version__}\n", "")


def test_help_lists_every_command_in_vietnamese(run: Run) -> None:
    outcome = run("--help")
    assert outcome.exit_code == 0
    assert (
        outcome.out
        == """\
Cách dùng: cchc [TÙY CHỌN] LỆNH [THAM SỐ]...

  Lập, kiểm tra, theo dõi phụ lục kế hoạch Chỉ số cải cách hành chính cấp xã.

  Chạy trên máy của cơ quan, không gửi dữ liệu đi đâu.

Tùy chọn:
  --version   Hiện số phiên bản.
  -h, --help  Hiện hướng dẫn này.

Lệnh:
  import      Đọc phụ lục đã có (Word, Excel, trang web), lập tệp kế hoạch và
              tệp đơn vị.
  validate    Kiểm tra tệp kế hoạch; nêu từng lỗi, vị trí và cách sửa.
  gaps        Tổng hợp điểm bị mất so với điểm tối đa, theo tiêu chí và lĩnh
              vực.
  overdue     Liệt kê nhiệm vụ quá hạn theo công chức chủ trì.
  status      Tổng hợp tình hình thực hiện kế hoạch theo lĩnh vực, theo đầu
              mối.
  sheet       In phiếu theo dõi nhiệm vụ của từng công chức.
  page        Lập trang HTML để xem: điểm bị mất, ai khắc phục, việc đến hạn,
              phụ lục.
  done        Ghi nhận nhiệm vụ đã hoàn thành, kèm ngày và tài liệu kiểm
              chứng.
  extend      Ghi nhận gia hạn một nhiệm vụ, kèm văn bản cho gia hạn.
  event       Ghi nhận sự việc mà một nhiệm vụ theo sự việc đang chờ.
  render      Xuất phụ lục ra tệp Word hoặc PDF theo Nghị định số 30/2020/NĐ-
              CP.
  check       Kiểm tra thể thức, kỹ thuật trình bày của phụ lục Word.
  sign        Ký số tệp PDF phụ lục bằng chứng thư số của cơ quan.
  verify      Kiểm tra chữ ký số trên tệp PDF: ai ký, khi nào, có bị sửa
              không.
  fmt         Trình bày lại tệp kế hoạch theo dạng chuẩn, không đổi nội dung.
  register    Lập tệp đơn vị từ danh mục đầu mối có sẵn của xã, phường, đặc
              khu.
  rule        Giải thích một quy tắc: vì sao, thế nào là sai, thế nào là đúng.
  schema      In lược đồ (JSON Schema) để trình soạn thảo gợi ý và giải thích
              từng trường.
  completion  In đoạn lệnh để phím Tab gợi ý lệnh, tùy chọn, mã nhiệm vụ, đầu
              mối.
  template    Quản lý mẫu Word: liệt kê, chép ra để sửa, kiểm tra.

  Hướng dẫn của từng lệnh, có ví dụ: cchc LỆNH --help
"""
    )


@pytest.mark.parametrize(
    ("arguments", "usage"),
    [
        (["validate"], "cchc validate [TÙY CHỌN] [ĐƯỜNG DẪN]..."),
        (["verify"], "cchc verify [TÙY CHỌN] TỆP.pdf..."),
        (["schema"], "cchc schema [TÙY CHỌN] [plan|commune|progress]"),
        (["template", "export"], "cchc template export [TÙY CHỌN] [MẪU]..."),
        (["template", "check"], "cchc template check [TÙY CHỌN] [TỆP]..."),
    ],
)
def test_what_may_be_left_out_stands_in_one_pair_of_brackets(run: Run, arguments: list[str], usage: str) -> None:
    assert run(*arguments, "--help").out.startswith(f"Cách dùng: {usage}\n")


def test_without_a_command_it_shows_its_help(run: Run) -> None:
    assert run().out == run("--help").out


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_has_an_example_and_no_english(run: Run, command: str) -> None:
    outcome = run(command, "--help")
    assert outcome.exit_code == 0
    assert f"  Ví dụ:\n    cchc {command}\n" in outcome.out
    for english in ("Usage", "Options", "Arguments", "Show this", "default", "list[", "TEXT", "PATH", "..]..."):
        assert english not in outcome.out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["valdate"], "Không có lệnh “valdate”; có phải “validate”? Xem cách dùng: cchc --help"),
        (["xyz"], "Không có lệnh “xyz”. Xem cách dùng: cchc --help"),
        (
            ["gaps", "--frmat", "json"],
            "Không có tùy chọn “--frmat”; có phải “--format”? Xem cách dùng: cchc gaps --help",
        ),
        (["gaps", "-x"], "Không có tùy chọn “-x”. Xem cách dùng: cchc gaps --help"),
        (["gaps", "--format"], "Tùy chọn “--format” cần một giá trị. Xem cách dùng: cchc gaps --help"),
        (["sign"], "Thiếu tham số TỆP.pdf. Xem cách dùng: cchc sign --help"),
        (["verify", "--format", "json"], "Thiếu tham số TỆP.pdf. Xem cách dùng: cchc verify --help"),
        (["gaps", "--force=1"], "Tùy chọn “--force” không nhận giá trị. Xem cách dùng: cchc gaps --help"),
        (
            ["gaps", "--format", "jsn"],
            "Tùy chọn “--format”: “jsn” không thuộc các giá trị được dùng; có phải “json”? Đề nghị ghi một trong: table, "
            "json, csv, md, xlsx, docx. Xem cách dùng: cchc gaps --help",
        ),
        (["validate", "khong-co.yaml"], "Không có tệp hoặc thư mục “khong-co.yaml”. Đề nghị kiểm tra lại đường dẫn."),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_code_2(run: Run, arguments: list[str], sentence: str) -> None:
    outcome = run(*arguments)
    assert (outcome.exit_code, outcome.out, outcome.err) == (2, "", sentence + "\n")


NO_DAY = "không phải là ngày đầy đủ. Đề nghị ghi dạng 2024-07-15 hoặc 15/7/2024 (ngày/tháng/năm)."


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2024-02-30", "không có trong lịch. Đề nghị kiểm tra lại ngày."),
        ("29/02/2023", "không có trong lịch. Đề nghị kiểm tra lại ngày."),
        ("0000-01-01", "không có trong lịch. Đề nghị kiểm tra lại ngày."),
        ("31.6.2024", "không có trong lịch. Đề nghị kiểm tra lại ngày."),
        ("6/28/2024", "không có trong lịch. Đề nghị kiểm tra lại ngày."),
        *((text, NO_DAY) for text in ("15/01/24", "15/7", "hôm nay", "２０２４-01-15", "2024-01/15", "20240115", "")),
    ],
)
def test_a_wrong_day_is_told_by_what_is_wrong_and_how_it_is_written(run: Run, day: str, said: str) -> None:
    for command, option, named in (
        ("render", "--date", "“--date”"),
        ("overdue", "--today", "“--today” hoặc “CCHC_TODAY”"),
    ):
        outcome = run(command, option, day)
        assert (outcome.exit_code, outcome.out) == (2, "")
        assert outcome.err == f"Tùy chọn {named}: “{day}” {said} Xem cách dùng: cchc {command} --help\n"


@pytest.mark.usefixtures("in_project")
@pytest.mark.parametrize("day", ["05/7/2024", "5-7-2024", "05.07.2024", "ngày 05 tháng 7 năm 2024", "2024-7-5"])
def test_a_day_may_be_written_as_officials_do(run: Run, monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    wanted = run("overdue", "--today", "2024-07-05").out
    assert "05/7/2024" in wanted
    assert run("overdue", "--today", day).out == wanted
    monkeypatch.setenv("CCHC_TODAY", day)
    assert run("overdue").out == wanted


def test_a_wrong_day_in_the_environment_is_wrong_usage(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_TODAY", "hôm nay")
    assert run("overdue").exit_code == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_without_plans_there_is_nothing_to_work_on(
    run: Run, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = run(command)
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err == (
        "Không có thư mục “plans” ở đây. Đề nghị chạy lệnh trong thư mục chứa “plans”, hoặc ghi tên tệp kế hoạch.\n"
    )
    (tmp_path / "plans").mkdir()
    outcome = run(command)
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert (
        outcome.err
        == "Không có tệp kế hoạch nào (tên kết thúc bằng .yaml) trong “plans”. Đề nghị kiểm tra đường dẫn và đuôi tệp.\n"
    )


def test_a_closed_pipe_is_quiet_and_changes_no_exit_code() -> None:
    for arguments, exit_code in ((["gaps"], 0), (["validate", "tests/examples/s-plan.yaml"], 1)):
        with subprocess.Popen([*CCHC, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout and process.stderr
            process.stdout.close()
            assert b"Traceback" not in process.stderr.read()
        assert process.returncode == exit_code


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [["gaps"], ["validate"], ["--help"], ["gaps", "--help"], ["--version"]])
def test_a_full_disk_is_one_sentence(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run([*CCHC, *arguments], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert result.returncode == 3
    assert result.stderr.decode().splitlines()[0] == (
        "Không in được kết quả ra đầu ra chuẩn. Đề nghị kiểm tra chỗ trống trên đĩa."
    )
    assert b"Traceback" not in result.stderr


def test_without_standard_output_there_is_one_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch, in_project: None
) -> None:
    del in_project
    monkeypatch.setattr(sys, "stdout", None)
    outcome = run("gaps")
    assert outcome.exit_code == 3
    assert outcome.err.startswith("Không có đầu ra chuẩn để in kết quả.")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
@pytest.mark.parametrize(("columns", "width"), [(80, 80), (70, 70), (200, 120), (0, 80)])
def test_a_table_is_boxed_and_as_wide_as_its_terminal(columns: int, width: int) -> None:
    lines = on_terminal(columns, "gaps").out.split("\n")
    assert any(line.startswith("╭─") and len(line) == width for line in lines)
    assert max(len(line) for line in lines) == width
    assert any("Cộng lĩnh" in line for line in lines)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
@pytest.mark.parametrize(("columns", "of_environment", "width"), [(80, None, 80), (0, None, 80), (80, "60", 60)])
def test_findings_are_wrapped_to_their_terminal_and_to_80_where_it_has_no_width(
    columns: int, of_environment: str | None, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if of_environment:
        monkeypatch.setenv("COLUMNS", of_environment)
    lines = on_terminal(columns, "validate", "tests/examples/t-emphasis.yaml").out.split("\n")
    assert sum(line.startswith("tests/examples/t-emphasis.yaml:") for line in lines) == 3
    assert width - 10 < max(len(line) for line in lines) <= width


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
def test_a_terminal_of_no_abilities_gets_plain_text(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("TERM", "dumb")
    arguments = ("validate", "tests/examples/t-emphasis.yaml")
    assert on_terminal(80, *arguments).out == run(*arguments).out


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
def test_a_document_is_not_shown_on_a_terminal() -> None:
    outcome = on_terminal(80, "render", "plans/2024.yaml", "-o", "-")
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err == (
        "Tệp Word, Excel, PDF, HTML, lịch không hiện được trong cửa sổ dòng lệnh. Đề nghị ghi -o TÊN TỆP, hoặc chuyển đầu ra chuẩn vào tệp (> "
        "TÊN TỆP).\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
def test_a_plan_that_is_laid_out_anew_is_shown_on_a_terminal() -> None:
    commune = (ROOT / "tests" / "examples" / "commune.yaml").read_bytes()
    assert on_terminal(80, "fmt", "-", given=commune).out == commune.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_an_interrupted_run_is_quiet_and_exits_with_130(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.yaml")
    with subprocess.Popen([*CCHC, "validate", tmp_path / "plan.yaml"], stderr=subprocess.PIPE) as process:
        with (tmp_path / "plan.yaml").open("wb"):  # returns when the program has opened its end
            process.send_signal(signal.SIGINT)
            assert process.wait(10) == 130
        assert process.stderr and process.stderr.read() == b""


def test_every_console_gets_utf8() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    result = subprocess.run([*CCHC, "gaps"], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert "TỔNG HỢP ĐIỂM BỊ MẤT" in result.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        (["validate"], set()),
        (["gaps", "--format", "json"], set()),
        (["overdue", "--format", "csv"], set()),
        (["gaps"], {"rich"}),
        (["page"], {"jinja2"}),
        (["render"], {"docx", "docxtpl", "jinja2", "lxml"}),
        (["fmt", "--check"], set()),
        (["import", str(ROOT / "docs/vi-du/nhap/phu-luc-2026.html"), "-o", "nhap"], {"lxml"}),
        (["schema"], set()),
        (["rule", "P303"], set()),
        (["completion", "bash"], set()),
        (["--help"], set()),
    ],
)
def test_only_what_a_command_needs_is_imported(arguments: list[str], needed: set[str], in_office: Path) -> None:
    script = (
        "import sys; from cchc.cli import main; main(sys.argv[1:]);"
        "print(*(name for name in sys.modules if '.' not in name), file=sys.stderr)"
    )
    command = [sys.executable, "-c", script, *arguments]
    result = subprocess.run(command, cwd=in_office, capture_output=True, check=True, encoding="utf-8")
    imported = set(result.stderr.splitlines()[-1].split())
    assert imported & {"rich", "docx", "docxtpl", "jinja2", "lxml", "yaml", "ruamel", "pyhanko"} == needed
    assert ("pydantic" in imported) == (arguments[0] not in {"rule", "completion", "--help"})


def test_no_plugin_of_pydantic_is_looked_for(in_office: Path) -> None:
    script = (
        "import importlib.metadata, sys; importlib.metadata.entry_points = None;"
        "from cchc.cli import main; sys.exit(main(['validate']))"
    )
    subprocess.run([sys.executable, "-c", script], cwd=in_office, capture_output=True, check=True)
    script = "import sys; from cchc.cli import main; main(['validate']); sys.exit('importlib.metadata' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], cwd=in_office, capture_output=True, check=True)


def test_a_path_that_cannot_be_read_is_told_in_our_own_words(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typer would say of a file without permissions, in English, that it is not readable."""
    monkeypatch.setattr(os, "access", lambda *_, **__: False)  # nothing is forbidden to root, who runs the tests of CI
    (tmp_path / "a").write_bytes(b"")
    asked = [
        [*path, parameter.opts[0]]
        for path, command in commands()
        for parameter in command.params
        if parameter.param_type_name == "option" and "Path" in repr(parameter.type_descriptor.annotation)
    ]
    assert len(asked) > 15
    for words in asked:
        assert "readable" not in run(*words, tmp_path / "a").err, words
