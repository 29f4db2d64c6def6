"""Reading PDFs that may be hostile, within a limit of time and memory.

pyHanko reads whatever a PDF says, and some PDFs say so much, or the same so often, that it never ends. No check of ours
could tell those files from others beforehand. So the work itself is bounded, in this process: a token's session cannot
follow into another one, and starting one would double the time that an ordinary file takes.

Where work waits for others, for a PIN, a token or a time stamp, only the processor's time counts.
"""

import _thread
import gc
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import TypeVar

from cchc.errors import CchcError

SECONDS = 5.0
"""The time limit for checking a PDF in seconds, enough for 15,000 objects: thirty pages of tables, signed twice."""
MEMORY = 340 * 2**20
"""The memory limit in bytes, beyond the program's own use and the file's bytes; together they stay below 500 MB."""
_POLL = 0.1
_AGAIN = 1.0
"""The seconds between further interruptions: an interruption may be lost, as in a destructor."""


Result = TypeVar("Result")


class TooMuchWorkError(CchcError):
    """Reading the file takes more time or memory than any document needs."""


class _TooLong(KeyboardInterrupt):
    """The time is over."""


def bounded(
    work: Callable[[], Result],
    whose: str = "Tệp",
    *,
    seconds: float,
    clock: Callable[[], float] = time.monotonic,
) -> Result:
    """The result of `work` on one file, which is stopped at the limits; `whose` names the file in messages.

    Raises:
        TooMuchWorkError: It needs more than `seconds` by the `clock`, or more than `MEMORY`.
    """
    try:
        with _without_collector(), _bounded_memory(), _bounded_time(seconds, clock):
            return _run(work)
    except _TooLong:
        reason = f"cần hơn {seconds:g} giây"
    except MemoryError:
        reason = "cần quá nhiều bộ nhớ"
    gc.collect()  # the next file needs the memory
    raise TooMuchWorkError(f"{whose} {reason} để đọc nên đã dừng. Đề nghị xuất lại tệp, hoặc chia thành nhiều tệp.")


@contextmanager
def _bounded_time(seconds: float, clock: Callable[[], float]) -> Iterator[None]:
    """Let another thread interrupt this one, as Ctrl-C does, which works on every system."""
    if threading.current_thread() is not threading.main_thread():  # nothing else can be interrupted
        yield
        return
    late, done = threading.Event(), threading.Event()
    before = signal.getsignal(signal.SIGINT)

    def interrupted(number: int, frame: FrameType | None) -> None:
        if late.is_set():
            if _is_working(frame):
                raise _TooLong
        elif callable(before):
            before(number, frame)

    signal.signal(signal.SIGINT, interrupted)
    watch = threading.Thread(target=_watch, args=(clock, clock() + seconds, late, done), daemon=True)
    watch.start()
    try:
        yield
    finally:
        done.set()
        watch.join()
        signal.signal(signal.SIGINT, before)


def _run(work: Callable[[], Result]) -> Result:
    return work()


def _is_working(frame: FrameType | None) -> bool:
    """True if the frame is within the work itself: the clean-up after it must not be interrupted."""
    while frame is not None and frame.f_code is not _run.__code__:
        frame = frame.f_back
    return frame is not None


def _watch(clock: Callable[[], float], end: float, late: threading.Event, done: threading.Event) -> None:
    while not done.wait(_AGAIN if late.is_set() else _POLL):
        if clock() > end:
            late.set()
            _thread.interrupt_main()


@contextmanager
def _bounded_memory() -> Iterator[None]:
    """Limit the memory to what any document needs, on systems that can (Linux)."""
    used = _memory_in_use()
    if not used:
        yield
        return
    import resource  # noqa: PLC0415 — Windows has none

    before, highest = resource.getrlimit(resource.RLIMIT_DATA)
    limits = (limit for limit in (used + MEMORY, before, highest) if limit != resource.RLIM_INFINITY)
    resource.setrlimit(resource.RLIMIT_DATA, (min(limits), highest))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (before, highest))


def _memory_in_use() -> int:
    """The bytes of this process's own data; 0 where the system does not tell."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5]) * os.sysconf("SC_PAGESIZE")
    return 0


@contextmanager
def _without_collector() -> Iterator[None]:
    """Turn the garbage collector off: it finds nothing (all objects stay in use) and takes a quarter of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
