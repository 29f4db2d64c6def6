"""`--watch` as a process: it checks, waits for a change, checks again, and ends with Ctrl-C."""

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.support import Run


class Watching:
    """A running `cchc validate --watch`, whose stderr is read line by line."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "cchc", "validate", "--watch", "--select", "P307"]
        self.process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=os.environ
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self.process.stderr or ():
            self._lines.put(line)

    def closing(self) -> str:
        """The next closing sentence."""
        while not (line := self._lines.get(timeout=30)).startswith("Đã kiểm tra"):
            pass
        return line.strip()


@pytest.fixture
def watching(in_office: Path) -> Iterator[Watching]:
    watching = Watching(in_office)
    yield watching
    watching.process.kill()
    watching.process.communicate()


def test_a_new_folder_is_watched_too(watching: Watching, in_office: Path) -> None:
    assert watching.closing() == "Đã kiểm tra 03 tệp: không có lỗi, không có cảnh báo."
    folder = in_office / "plans" / "xa-b" / "plans"
    folder.mkdir(parents=True)
    assert watching.closing() == "Đã kiểm tra 03 tệp: không có lỗi, không có cảnh báo."
    (folder / "commune.yaml").write_bytes((in_office / "plans" / "commune.yaml").read_bytes())
    assert watching.closing() == "Đã kiểm tra 04 tệp: không có lỗi, không có cảnh báo."


@pytest.mark.skipif(sys.platform == "win32", reason="sends the signal of Ctrl-C")
def test_a_change_is_checked_and_ctrl_c_ends_it(watching: Watching, in_office: Path) -> None:
    assert watching.closing() == "Đã kiểm tra 03 tệp: không có lỗi, không có cảnh báo."
    plan = in_office / "plans" / "2024.yaml"
    text = plan.read_text(encoding="utf-8")
    for wrong in (True, False):
        plan.write_text(text.replace("max_score: 6\n", "max_score: 5,5\n") if wrong else text, encoding="utf-8")
        said = "01 lỗi" if wrong else "không có lỗi"
        assert watching.closing() == f"Đã kiểm tra 03 tệp: {said}, không có cảnh báo."
    watching.process.send_signal(signal.SIGINT)
    assert watching.process.wait(timeout=30) == 130


def test_standard_input_cannot_be_watched(run: Run) -> None:
    outcome = run("validate", "-", "--watch")
    assert (outcome.exit_code, outcome.err) == (2, "--watch cần tệp hoặc thư mục, không dùng được với “-”.\n")


def test_without_watchfiles_one_sentence_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    outcome = run("validate", "--watch")
    assert outcome.exit_code == 3
    assert outcome.err == "--watch cần gói watchfiles. Đề nghị cài: pip install watchfiles.\n"
