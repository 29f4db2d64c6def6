"""Many files are shared out over processes, of which nobody notices anything but the time."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from helpers.support import ROOT, Run

MANY = 60
"""So many plans with their communes are shared out."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems start their workers otherwise")


@pytest.fixture
def country(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Communes, each with its plan."""
    plan, commune = ((ROOT / "plans" / name).read_text(encoding="utf-8") for name in ("2024.yaml", "commune.yaml"))
    for number in range(MANY):
        folder = tmp_path / "plans" / f"xa-{number:02}"
        folder.mkdir(parents=True)
        (folder / "commune.yaml").write_text(commune.replace("Cẩm Giàng", f"Mẫu {number}"), encoding="utf-8")
        (folder / "2024.yaml").write_text(plan, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def begun(folder: Path, workers: int) -> subprocess.Popen[str]:
    """`cchc validate`, begun in a process group of its own, as a shell does."""
    return subprocess.Popen(
        [sys.executable, "-m", "cchc", "validate"],
        cwd=folder,
        env={**os.environ, "CCHC_WORKERS": str(workers)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def workers_of(process: "subprocess.Popen[str]") -> list[int]:
    """The processes that this one has begun, as soon as there are two."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    for _ in range(600):
        if len(found := children.read_text(encoding="ascii").split()) > 1:
            return list(map(int, found))
        time.sleep(0.05)
    raise AssertionError(process.communicate())


def are_gone(processes: list[int]) -> bool:
    """True when all of these have ended, within some seconds."""
    for _ in range(200):
        if not any(Path(f"/proc/{each}").exists() for each in processes):
            return True
        time.sleep(0.05)
    return False


def test_two_processes_say_the_same_as_one(country: Path) -> None:
    said = []
    for workers in (1, 2):
        process = begun(country, workers)
        said.append((*process.communicate(), process.returncode))
    assert said[0] == said[1]
    assert said[0][1] == f"Đã kiểm tra {2 * MANY} tệp: không có lỗi, {3 * MANY} cảnh báo, {10 * MANY} lưu ý.\n"


@pytest.mark.parametrize("to_all", [True, False])
def test_ctrl_c_ends_all_of_them_without_a_word(country: Path, *, to_all: bool) -> None:
    process = begun(country, 2)
    workers = workers_of(process)
    if to_all:  # as a terminal does
        os.killpg(process.pid, signal.SIGINT)
    else:
        process.send_signal(signal.SIGINT)
    assert (*process.communicate(timeout=30), process.returncode) == ("", "", 130)
    assert are_gone(workers)


def test_workers_end_when_nobody_is_left_to_tell(country: Path) -> None:
    process = begun(country, 2)
    workers = workers_of(process)
    process.kill()
    process.communicate()
    assert are_gone(workers)


def test_a_worker_that_is_killed_is_told_with_exit_code_3(country: Path) -> None:
    process = begun(country, 2)
    workers = workers_of(process)
    os.kill(workers[0], signal.SIGKILL)
    out, said = process.communicate(timeout=60)
    assert (out, process.returncode) == ("", 3)
    assert re.fullmatch(r"Một tiến trình con của cchc dừng giữa chừng \(mã -9; .*CCHC_WORKERS=1\.\n", said)
    assert are_gone(workers)


@pytest.mark.usefixtures("in_project")
def test_a_number_of_workers_that_is_none_is_wrong_usage(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_WORKERS", "nhiều")
    outcome = run("validate")
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err == (
        "Biến môi trường CCHC_WORKERS là “nhiều”. Đề nghị ghi số tiến trình, từ 1 đến 64, hoặc bỏ nó.\n"
    )
