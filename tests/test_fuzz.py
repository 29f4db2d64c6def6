"""The fuzzer is held to what it is for: each bad outcome, planted, is recognised, and a good one is let pass."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest
from cases import Case, Outcome, Verdict
from families import FAMILIES
from judging import judged
from running import CANARY, Ran, folder, run
from tallies import Tally, added, table
from texts import mutated

Program = Callable[[Sequence[str]], int]
INPUT = {"plans/a.yaml": b"a: 1\n", "plans/a.progress.yaml": b"entries:\n- what: x\n"}


def outcome(program: Program, *, memory: int = 10 * 1024**3, **case: Any) -> Verdict:
    """What a planted program is found to do; it is called `cchc status` as far as its case tells."""
    made = Case(**{"arguments": ("status",), "files": INPUT, "seconds": 60.0, **case})
    return judged(made, ran(program, made), memory)


def ran(program: Program, case: Case) -> Ran:
    with folder() as place:
        return run(case, place, program)


def saying(out: str = "", err: str = "", code: int = 0) -> Program:
    def program(_: Sequence[str]) -> int:
        sys.stdout.write(out)
        sys.stderr.write(err)
        return code

    return program


def doing(act: Callable[[], object], code: int = 0) -> Program:
    def program(_: Sequence[str]) -> int:
        act()
        return code

    return program


def hog() -> None:
    bytearray(64 * 1024**2)[::4096] = b"x" * 16384


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        (saying("Đã ghi\n"), Outcome.DONE),
        (saying("Có lỗi\n", code=1), Outcome.FINDING),
        (saying(err="Không có tệp “x”. Đề nghị kiểm tra lại đường dẫn.\n", code=2), Outcome.SENTENCE),
        (saying(err="Không ghi được.\n", code=3), Outcome.SENTENCE),
        (saying(err="Đã dừng\n", code=130), Outcome.SENTENCE),
    ],
)
def test_a_good_outcome_is_let_pass(program: Program, expected: Outcome) -> None:
    assert outcome(program) == Verdict(expected)
    assert not expected.bad


def test_a_traceback_is_recognised_with_its_place() -> None:
    verdict = outcome(doing(lambda: INPUT["x"]))
    assert (verdict.outcome, verdict.detail.split()[0]) == (Outcome.TRACEBACK, "KeyError")


def test_a_warning_of_python_is_recognised() -> None:
    assert outcome(saying(err="/x/y.py:7: UserWarning: odd\n  odd()\n")).outcome is Outcome.TRACEBACK


def test_a_hang_is_recognised_and_ended() -> None:
    began = time.monotonic()
    assert outcome(doing(lambda: time.sleep(60)), seconds=0.1).outcome is Outcome.HANG
    assert time.monotonic() - began < 30


def test_what_keeps_the_processor_busy_is_ended() -> None:
    assert outcome(doing(lambda: all(not number for number in iter(int, 1))), seconds=0.1).outcome is Outcome.HANG


def test_what_is_slow_is_recognised_though_it_ends_and_tells_where_it_was() -> None:
    verdict = outcome(doing(lambda: time.sleep(0.3)), seconds=0.2)
    assert verdict.outcome is Outcome.HANG
    assert re.fullmatch(r"status: .*test_fuzz.py:\d+ <lambda>", verdict.detail)


def test_much_memory_is_recognised_also_of_what_a_run_starts() -> None:
    def started() -> None:
        if (child := os.fork()) == 0:
            hog()
            os._exit(0)
        os.waitpid(child, 0)

    usual = ran(saying(), Case(arguments=(), files={})).memory
    for program in (doing(hog), doing(started)):
        assert outcome(program, memory=usual + 32 * 1024**2).outcome is Outcome.MEMORY
    assert outcome(saying(), memory=usual + 32 * 1024**2).outcome is Outcome.DONE


@pytest.mark.parametrize(
    "act",
    [
        lambda: Path("plans/a.yaml").write_text("a: 2\n", encoding="utf-8"),
        lambda: Path("plans/a.yaml").unlink(),
        lambda: Path("plans/b.yaml").write_text("", encoding="utf-8"),
        lambda: Path("plans/b.yaml").symlink_to("a.yaml"),
        tempfile.mkstemp,
        lambda: Path("~/x").expanduser().write_text("", encoding="utf-8"),
    ],
)
def test_a_file_that_is_changed_lost_made_or_left_is_recognised(act: Callable[[], object]) -> None:
    assert outcome(doing(act)).outcome is Outcome.CHANGED


@pytest.mark.parametrize(
    ("keeps", "name", "new", "expected"),
    [
        ("data", "plans/a.yaml", '"a": "1"\n', Outcome.DONE),
        ("data", "plans/a.yaml", "a: 2\n", Outcome.CHANGED),
        ("data", "plans/a.yaml", "a: [\n", Outcome.CHANGED),
        ("lines", "plans/a.progress.yaml", "entries:\n- what: x\n- what: y\n", Outcome.DONE),
        ("lines", "plans/a.progress.yaml", "entries:\n- what: y\n", Outcome.CHANGED),
    ],
)
def test_what_a_command_writes_may_say_nothing_else(keeps: str, name: str, new: str, expected: Outcome) -> None:
    program = doing(lambda: Path(name).write_text(new, encoding="utf-8"))
    assert outcome(program, writes=("plans/*",), keeps=keeps).outcome is expected


@pytest.mark.parametrize(("name", "expected"), [("plans/b.yaml", Outcome.DONE), ("plans/a.yaml", Outcome.CHANGED)])
def test_what_may_be_made_may_not_be_changed(name: str, expected: Outcome) -> None:
    assert outcome(doing(lambda: Path(name).write_bytes(b"")), makes=("plans/*",)).outcome is expected


@pytest.mark.parametrize(
    "program", [saying("x", code=4), doing(lambda: os.kill(os.getpid(), signal.SIGKILL)), doing(lambda: sys.exit(5))]
)
def test_an_exit_code_that_is_not_documented_is_recognised(program: Program) -> None:
    assert outcome(program).outcome is Outcome.EXIT


@pytest.mark.parametrize("program", [saying(code=1), saying(code=3), saying(err="Invalid value\n", code=2)])
def test_a_refusal_without_a_sentence_is_recognised(program: Program) -> None:
    assert outcome(program).outcome is Outcome.UNSAID


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("json", "{"),
        ("json", '{"schema_version": 1, "a": NaN}'),
        ("json", '{"schema_version": 1, "a": 1, "a": 2}'),
        ("gitlab", '[{"fingerprint": "a"}]'),
        ("sarif", '{"runs": [{"results": [{"locations": []}]}]}'),
        ("junit", "<testsuites><a></testsuites>"),
        ("csv", "a,b\r\n1\r\n"),
        ("github", "::error file=x\n"),
        ("concise", "plans/a.yaml: error\n"),
        ("ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n"),
        ("docx", "PK"),
        ("xlsx", "PK"),
        ("pdf", "%PDF-1.7\n"),
    ],
)
def test_output_that_its_reader_does_not_take_is_recognised(form: str, text: str) -> None:
    assert outcome(saying(text), form=form).outcome is Outcome.MACHINE
    written = doing(lambda: Path("ra").write_bytes(text.encode()))
    assert outcome(written, outputs={"ra": form}, writes=("ra",)).outcome is Outcome.MACHINE


def test_output_that_its_reader_takes_is_let_pass() -> None:
    assert outcome(saying(json.dumps({"schema_version": 1})), form="json").outcome is Outcome.DONE
    assert outcome(saying("a,b\r\n1,2\r\n"), form="csv").outcome is Outcome.DONE
    assert outcome(saying("::error file=a,line=1::x\nCòn 01 nữa\n"), form="github").outcome is Outcome.DONE


@pytest.mark.parametrize(
    "sign", ["\x1b[31m", "\r", "\t", "\x85", "\u202e", "\u2028", "\ufeff", "\n::stop-commands::x", "a ##[group]"]
)
def test_what_a_terminal_or_a_runner_obeys_is_recognised(sign: str) -> None:
    for program in (saying(f"Tệp {sign}\n"), saying(err=f"Tệp {sign}\n", code=3)):
        assert outcome(program).outcome is Outcome.CONTROL
    assert outcome(saying("Tệp \ufffd: x, “y” …\n")).outcome is Outcome.DONE


def connect() -> None:
    with socket.socket() as asking:
        asking.connect_ex(("127.0.0.1", 9))


def remove_beyond() -> None:
    with suppress(FileNotFoundError):
        Path("../../cchc-khong-co").unlink()


@pytest.mark.parametrize(
    "act",
    [
        lambda: Path("../beside/secret.txt").read_bytes(),
        lambda: Path("link").read_bytes(),
        lambda: Path("../beside/secret.txt").write_bytes(b""),
        lambda: Path("link").write_bytes(b""),
        lambda: Path("../beside/secret.txt").unlink(),
        remove_beyond,
        lambda: subprocess.run(["/bin/true"], check=False),
        lambda: os.posix_spawn("/bin/true", ["true"], {}),
        connect,
        lambda: sys.stdout.write(CANARY.decode()),
        lambda: sys.stdout.write("mat-khau"),
    ],
)
def test_what_reaches_out_of_the_folder_is_recognised(act: Callable[[], object]) -> None:
    links = {"link": "../beside/secret.txt"}
    assert outcome(doing(act), links=links, secrets=("mat-khau",)).outcome is Outcome.OUTSIDE
    assert outcome(saying(), links=links, secrets=("mat-khau",)).outcome is Outcome.DONE


def test_a_change_of_a_text_is_the_same_each_time() -> None:
    text, others = INPUT["plans/a.progress.yaml"], tuple(INPUT.values())

    def made() -> list[bytes]:
        return [mutated(Random(f"1/x/{number}"), text, others) for number in range(200)]  # noqa: S311 — repeatable

    assert made() == made()
    assert len(set(made())) > 100


def test_runs_are_added_up_and_bad_cases_of_one_cause_are_told_once(tmp_path: Path) -> None:
    tally = Tally()
    tally.add("1", "plans", 7, 0.5, "done", "")
    tally.add("1", "plans", 8, 0.5, "traceback", "KeyError loading/load.py:7 load")
    tally.add("1", "docx", 9, 0.5, "traceback", "KeyError loading/load.py:7 load")
    assert [(bad.family, bad.case, bad.times) for bad in tally.bad] == [("plans", 8, 2)]
    assert added(tmp_path / "sum.json", tally).cases == 3
    total = added(tmp_path / "sum.json", tally)
    assert (total.cases, total.bad[0].times) == (6, 4)
    rows = [line.split() for line in table(total).splitlines()]
    assert rows[0][:4] == ["family", "cases", "cases/s", "done"]
    assert rows[1][:4] == ["plans", "4", "2.0", "2"]
    assert rows[-1][:4] == ["total", "6", "2.0", "2"]


def test_the_families_are_those_that_are_promised() -> None:
    named = ("plans", "progress", "commune", "toml", "baseline", "lines", "templates", "docx", "xlsx", "import", "pdf")
    assert tuple(FAMILIES) == named
