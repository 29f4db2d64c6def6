"""Work shared out over processes of this machine; the results come in the order of the tasks.

Linux forks: a worker starts in milliseconds with all that is in memory. That is safe only while no thread is alive (a
lock that another thread holds stays locked for ever), so with one the work stays in this process. Other systems start
each worker anew, which takes about a second (macOS breaks after a fork, Windows has none).

A worker answers to this process alone: it never asks, never prints and never writes a file, so that it may be ended at
any time. Ctrl-C is this process's to notice: it ends the workers; where it dies itself, they end with their task.
"""

import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from cchc.errors import CchcError, WrongUsageError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

ASKED = "CCHC_WORKERS"
"""The environment variable with the most processes that a person wants; 1 means no others."""
_MOST_ASKED = 64
_MOST = 8
"""The most workers without being asked: each takes some 70 MiB, and a container may have fewer cores than it sees."""
_KILLED = -9
_FORKS = sys.platform == "linux"
_PAYS = 0.2 if _FORKS else 3.0
"""The seconds that work must take in one process for others to be worth their start."""


def worker_count(seconds: float) -> int:
    """The number of processes that work of so many seconds should be shared over; 1 for none but this one.

    Raises:
        WrongUsageError: `CCHC_WORKERS` is not a number that it may be.
    """
    allowed = allowed_processes()
    return allowed if seconds >= _PAYS and (not _FORKS or _is_alone()) else 1


def allowed_processes() -> int:
    """The most processes side by side, other programs included, that a person or else this machine allows.

    Raises:
        WrongUsageError: As with `worker_count`.
    """
    return _asked() or min(_cores(), _MOST)


def shared_out(work: Callable[[_Task], _Result], tasks: Sequence[_Task], workers: int) -> Iterator[_Result]:
    """The result of each task, in the order of the tasks, worked out by so many processes.

    With one, or where the system starts no other, `work` is done here when its result is asked for. Tasks and results
    must be fit to be pickled, and on systems that do not fork `work`, too. Close the iterator, or let it end, to be rid
    of the workers.

    Raises:
        CchcError: `work` raised it, for the task whose turn it is; or a worker died.
        RuntimeError: `work` raised something else, whose traceback this tells.
    """
    if min(workers, len(tasks)) < 2:  # noqa: PLR2004 — one worker is this process
        yield from map(work, tasks)
        return
    with _crew(work, tasks, min(workers, len(tasks))) as crew:
        yield from _in_order(crew.replies()) if crew.is_there else map(work, tasks)


def _asked() -> int | None:
    """The number that `CCHC_WORKERS` says; `None` when it says nothing.

    Raises:
        WrongUsageError: It says something else than a number from 1 to 64.
    """
    text = os.environ.get(ASKED, "").strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= _MOST_ASKED):
        raise WrongUsageError(
            f"Biến môi trường {ASKED} là “{text}”. Đề nghị ghi số tiến trình, từ 1 đến {_MOST_ASKED}, hoặc bỏ nó."
        )
    return int(text)


def _cores() -> int:
    """The number of cores that this process may use."""
    if hasattr(os, "process_cpu_count"):  # Python 3.13
        return os.process_cpu_count() or 1
    return len(os.sched_getaffinity(0)) if _FORKS else os.cpu_count() or 1


def _is_alone() -> bool:
    """True if this process has one thread, those that no Python code started included."""
    with suppress(OSError):
        return len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 — names are enough
    return threading.active_count() == 1


class _Reply(NamedTuple):
    """The result of a task, or the error that is to be raised in its place."""

    result: Any = None
    error: Exception | None = None


class _Crew:
    """Workers, each at the other end of a pipe; one has one task at a time."""

    def __init__(self, workers: "Mapping[Connection, BaseProcess]", tasks: Sequence[Any]) -> None:
        self._workers = workers
        self._left = enumerate(tasks)
        self._at_work: dict[Connection, int] = {}

    @property
    def is_there(self) -> bool:
        """False if no worker could be started."""
        return bool(self._workers)

    def replies(self) -> Iterator[tuple[int, _Reply]]:
        """The number of each task with its reply, as they are done.

        Raises:
            CchcError: A worker died.
        """
        from multiprocessing.connection import wait  # noqa: PLC0415 — only work that is shared out needs it

        for pipe in self._workers:
            self._employ(pipe)
        while self._at_work:
            ready: list[Any] = wait([*self._at_work])
            for pipe in ready:
                number, reply = self._at_work.pop(pipe), self._received(pipe)
                self._employ(pipe)
                yield number, reply

    def _employ(self, pipe: "Connection") -> None:
        for number, task in islice(self._left, 1):
            with suppress(OSError):  # the worker is dead, as is found out when its reply is waited for
                pipe.send(task)
            self._at_work[pipe] = number

    def _received(self, pipe: "Connection") -> _Reply:
        try:
            reply: _Reply = pipe.recv()
        except (EOFError, OSError) as error:
            process = self._workers[pipe]
            process.join()
            why = "; thường là vì hết bộ nhớ" if process.exitcode == _KILLED else ""
            raise CchcError(
                f"Một tiến trình con của cchc dừng giữa chừng (mã {process.exitcode}{why}). Đề nghị chạy lại, hoặc đặt "
                f"biến môi trường {ASKED}=1."
            ) from error
        return reply


def _in_order(replies: Iterable[tuple[int, _Reply]]) -> Iterator[Any]:
    """The results in the order of their numbers; an error is raised when its turn comes."""
    early: dict[int, _Reply] = {}
    turn = 0
    for number, reply in replies:
        early[number] = reply
        while turn in early:
            result, error = early.pop(turn)
            if error is not None:
                raise error
            yield result
            turn += 1


@contextmanager
def _crew(work: Callable[[Any], Any], tasks: Sequence[Any], number: int) -> "Iterator[_Crew]":
    """So many workers, or as many as the system starts; ended at once when what is done with them is broken off."""
    from multiprocessing import get_context  # noqa: PLC0415 — as above

    make = get_context("fork").Process if _FORKS else get_context("spawn").Process
    workers: dict[Connection, BaseProcess] = {}
    try:
        with _uninterrupted(), suppress(OSError):  # no memory, or no file, is left for one more
            for _ in range(number):
                _hire(make, work, workers)
        yield _Crew(workers, tasks)
    except BaseException:
        _terminate(workers.values())
        raise
    finally:
        _leave(workers)


def _hire(
    make: "Callable[..., BaseProcess]", work: Callable[[Any], Any], workers: "dict[Connection, BaseProcess]"
) -> None:
    """Start one more worker.

    Raises:
        OSError: The system starts no more.
    """
    from multiprocessing import Pipe  # noqa: PLC0415 — as above

    ours, theirs = Pipe()
    try:
        process = make(target=_serve, args=(work, theirs, [*workers, ours] if _FORKS else []), daemon=True)
        process.start()
    except OSError:
        ours.close()
        raise
    finally:
        theirs.close()
    workers[ours] = process


def _terminate(workers: "Iterable[BaseProcess]") -> None:
    for process in workers:
        process.terminate()


def _leave(workers: "Mapping[Connection, BaseProcess]") -> None:
    """Wait until the workers are gone: a pipe without another end tells them that there is nothing more to do."""
    for pipe, process in workers.items():
        pipe.close()
        process.join()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait, where the system can, until each worker ignores it: it would print where it was interrupted."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(work: Callable[[Any], Any], tasks: "Connection", inherited: "Iterable[Connection]") -> None:
    """Work on each task that comes through the pipe, until nobody is at its other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for pipe in inherited:  # as long as one process holds it, the pipe has another end
        pipe.close()
    with suppress(EOFError, OSError):
        while True:
            tasks.send(_reply(work, tasks.recv()))


def _reply(work: Callable[[Any], Any], task: object) -> _Reply:
    try:
        return _Reply(work(task))
    except CchcError as error:
        return _Reply(error=error)
    except Exception:  # noqa: BLE001 — it is raised again, by the process that the work is for
        return _Reply(error=RuntimeError(f"In a worker:\n{traceback.format_exc()}"))
