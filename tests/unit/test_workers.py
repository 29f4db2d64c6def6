"""Work that is shared out over processes."""

import math
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from cchc.errors import CchcError, WrongUsageError
from cchc.workers import ASKED, shared_out, worker_count

LONG = 3600.0
"""The seconds of work that is worth any number of processes."""


@pytest.mark.parametrize("workers", [1, 2, 3, 50])
def test_results_come_in_the_order_of_the_tasks_whoever_is_done_first(workers: int) -> None:
    def work(task: int) -> tuple[int, int]:
        time.sleep(0.02 * (task % 3 == 0))
        return task, task * task

    assert list(shared_out(work, range(20), workers)) == [(task, task * task) for task in range(20)]


def test_the_work_is_done_by_so_many_other_processes() -> None:
    def work(_: int) -> int:
        time.sleep(0.02)
        return os.getpid()

    assert {*shared_out(work, range(4), 1)} == {os.getpid()}
    others = {*shared_out(work, range(20), 2)}
    assert len(others) == 2
    assert os.getpid() not in others


def test_where_nothing_forks_workers_are_started_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc.workers._FORKS", False)
    assert list(shared_out(math.sqrt, [4.0, 9.0, 16.0], 2)) == [2.0, 3.0, 4.0]


def test_a_result_larger_than_a_pipe_holds_nobody_up() -> None:
    assert [len(result) for result in shared_out(lambda task: b"x" * task, [5_000_000] * 5, 2)] == [5_000_000] * 5


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_is_raised_when_its_turn_comes(workers: int) -> None:
    def work(task: int) -> int:
        if task == 2:
            raise WrongUsageError("Sai cách dùng.")
        if task == 1:
            time.sleep(0.1)
        return task

    results = shared_out(work, range(9), workers)
    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(WrongUsageError, match=r"^Sai cách dùng\.$"):
        next(results)


def test_a_bug_in_a_worker_tells_its_traceback() -> None:
    def buggy(task: int) -> float:
        return 1 / task

    with pytest.raises(RuntimeError, match=r"in buggy[\s\S]*ZeroDivisionError: division by zero"):
        list(shared_out(buggy, [0, 0], 2))


def test_a_worker_that_dies_is_told_in_a_sentence() -> None:
    with pytest.raises(CchcError, match=r"tiến trình con của cchc dừng giữa chừng \(mã -9;.*CCHC_WORKERS=1") as raised:
        list(shared_out(lambda _: os.kill(os.getpid(), signal.SIGKILL), [0, 1], 2))
    assert raised.value.exit_code == 3


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("leave", [lambda results: results.close(), lambda results: results.throw(KeyboardInterrupt)])
def test_who_breaks_off_leaves_no_worker_behind(leave: Callable[..., object]) -> None:
    def work(task: int) -> int:
        time.sleep(60 * (task > 1))
        return os.getpid()

    results = shared_out(work, range(9), 2)
    found = {next(results), next(results)}
    begun = time.monotonic()
    with suppress(KeyboardInterrupt):
        leave(results)
    assert time.monotonic() - begun < 5
    assert not any(map(alive, found))


def test_the_number_of_workers_is_what_the_environment_says_where_they_pay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc.workers._is_alone", lambda: True)
    monkeypatch.setenv(ASKED, "3")
    assert (worker_count(LONG), worker_count(0.01)) == (3, 1)
    monkeypatch.setenv(ASKED, "1")
    assert worker_count(LONG) == 1
    monkeypatch.setenv(ASKED, "")
    monkeypatch.setattr("cchc.workers._cores", lambda: 100)
    assert worker_count(LONG) == 8


def test_no_process_is_forked_while_a_thread_is_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc.workers._is_alone", lambda: False)
    monkeypatch.setenv(ASKED, "3")
    assert worker_count(LONG) == 1


@pytest.mark.parametrize("text", ["0", "-1", "hai", "2.0", "65", "٢", "9" * 5000])
def test_a_number_of_workers_that_is_none_is_wrong_usage(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv(ASKED, text)
    with pytest.raises(
        WrongUsageError, match=r"^Biến môi trường CCHC_WORKERS là “.*”\. Đề nghị ghi số tiến trình, từ 1"
    ):
        worker_count(0)


@pytest.mark.parametrize("started", [0, 1])
def test_work_is_done_by_as_many_workers_as_the_system_starts(monkeypatch: pytest.MonkeyPatch, started: int) -> None:
    fork, forks = os.fork, iter(range(started))

    def no_more() -> int:
        if next(forks, None) is None:
            raise BlockingIOError
        return fork()

    monkeypatch.setattr(os, "fork", no_more)
    others = {*shared_out(lambda _: os.getpid(), range(9), 4)}
    assert len(others) == 1
    assert (os.getpid() in others) is (started == 0)
