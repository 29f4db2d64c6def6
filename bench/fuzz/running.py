"""Running a case: in a child that is forked from the warmed process, in a folder of its own, within limits.

The child's standard streams are files, and what it asks of the system is watched. A child that takes too long tells
where it is before it is ended.
"""

import faulthandler
import io
import os
import resource
import select
import shutil
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess, TimeoutExpired
from types import SimpleNamespace
from typing import Any

from cases import Case
from watching import Watch

Program = Callable[[Sequence[str]], int]
"""A program: its command line in, its exit code out."""
Tree = Mapping[str, bytes]
"""Files by path; of a link, an arrow and where it leads."""
CANARY = b"BESIDE-7f3a"
"""What stands in each file outside the case's folder."""
BESIDE = {"secret.txt": CANARY, "other.yaml": b"cchc: 1\nkind: " + CANARY, "folder/2024.docx": CANARY}
_ADDRESS_SPACE = 3 * 1024**3
_STARTED = 120 * 1024**2
"""The address space of a process that was started to work with a template."""
_LARGEST_FILE = 256 * 1024**2
_PATIENCE = 6
"""After so many times the seconds that a case may take it is ended, after twice as many of the processor's."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run left behind. Without `code` it was too slow and had to be ended; below 0 it is a signal's."""

    code: int | None
    seconds: float
    memory: int
    out: bytes
    err: bytes
    notes: tuple[str, ...]
    """What was asked of the system, and where a run was when it was ended."""
    before: Tree
    after: Tree
    left: tuple[str, ...]
    """What stands in the folders for temporary files and for the user's own files."""
    beside: bool
    """Whether the files outside are as they were."""


@contextmanager
def folder() -> Iterator[Path]:
    """A folder for one case, in memory where the system has such a place: everything that is written is synced."""
    memory = Path("/dev/shm")  # noqa: S108 — the folder in it is made as safely as elsewhere
    path = Path(tempfile.mkdtemp(prefix="cchc-fuzz-", dir=memory if os.access(memory, os.W_OK) else None))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def run(case: Case, place: Path, program: Program) -> Ran:
    """Run a case in an empty folder."""
    work = place / "case"
    for name in ("case", "home", "tmp"):
        (place / name).mkdir()
    _fill(work, case)
    _put(place / "beside", BESIDE)
    before = _tree(work)
    child = os.fork()
    if child == 0:
        _be_child(case, place, program)
    code, seconds, memory = _waited(child, case.seconds)
    return Ran(
        code=code,
        seconds=seconds,
        memory=memory,
        out=(place / "out").read_bytes(),
        err=(place / "err").read_bytes(),
        notes=tuple(dict.fromkeys((place / "notes").read_text(errors="replace").splitlines())),
        before=before,
        after=_tree(work),
        left=tuple(sorted((*_tree(place / "tmp"), *_tree(place / "home")))),
        beside=_tree(place / "beside") == BESIDE,
    )


def _fill(work: Path, case: Case) -> None:
    _put(work, case.files)
    for name, target in case.links.items():
        link = work / name
        with suppress(FileExistsError, NotADirectoryError):  # a file of the case has that name
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(target)
    (work.parent / "in").write_bytes(case.stdin)


def _put(place: Path, files: Tree) -> None:
    for name, content in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _tree(place: Path) -> dict[str, bytes]:
    """The files below a folder; links are not followed."""
    found = {}
    for folder, folders, names in os.walk(place):
        for name in (*folders, *names):
            path = Path(folder, name)
            if path.is_symlink():
                found[str(path.relative_to(place))] = b"-> " + os.fsencode(path.readlink())
            elif path.is_file():
                found[str(path.relative_to(place))] = path.read_bytes()
    return found


def _waited(child: int, seconds: float) -> tuple[int | None, float, int]:
    """The exit code, the seconds, and the peak of memory.

    What is slow is asked where it is, and ended when it is far too slow. Seconds in which it only waited for a
    processor do not count: a busy machine is no fault of the program.
    """
    began = time.monotonic()
    handle = os.pidfd_open(child)
    try:
        in_time = bool(select.select([handle], [], [], seconds)[0])
        if not in_time:
            with suppress(ProcessLookupError):
                os.killpg(child, signal.SIGUSR1)
            in_time = bool(select.select([handle], [], [], seconds * (_PATIENCE - 1))[0])
    finally:
        os.close(handle)
    took = time.monotonic() - began - _queued(child)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    _, status, usage = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return code if in_time and code != -signal.SIGXCPU else None, took, usage.ru_maxrss * 1024


def _queued(child: int) -> float:
    """Seconds in which a process could have run, but others did."""
    with suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{child}/schedstat").read_text(encoding="ascii").split()[1]) / 1e9
    return 0.0


def _be_child(case: Case, place: Path, program: Program) -> None:
    """Become the program; never returns."""
    code = 1
    try:
        os.setsid()
        notes = _redirect(place)
        os.environ.clear()
        os.environ.update(_environment(case, place))
        os.chdir(place / "case")
        tempfile.tempdir = None
        faulthandler.register(signal.SIGUSR1, file=notes)
        _limit(case)
        Watch(os.path.realpath(place), notes).begin()
        code = program(list(case.arguments))
        sys.stdout.flush()
        sys.stderr.flush()
    except SystemExit as stopped:
        code = stopped.code if isinstance(stopped.code, int) else int(stopped.code is not None)
        sys.stdout.flush()
    except BaseException:  # noqa: BLE001 — what the program lets through is what is looked for
        traceback.print_exc()
    finally:
        with suppress(OSError, ValueError):
            sys.stderr.flush()
        os._exit(code & 0xFF)


def _redirect(place: Path) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    opened = [os.open(place / "in", os.O_RDONLY), *(os.open(place / name, flags) for name in ("out", "err", "notes"))]
    _speak_through(opened[:3])
    return opened[3]


def _speak_through(descriptors: Sequence[int]) -> None:
    """Let these be standard input, output and error."""
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number)
    sys.stdin, sys.stdout, sys.stderr = (
        io.TextIOWrapper(os.fdopen(number, mode, closefd=False), encoding="utf-8")
        for number, mode in enumerate(("rb", "wb", "wb"))
    )


def _environment(case: Case, place: Path) -> dict[str, str]:
    """What the program is told: no settings of the one who runs this, no LibreOffice, the day of README's examples."""
    return {
        "HOME": str(place / "home"),
        "TMPDIR": str(place / "tmp"),
        "PATH": str(place / "case" / "bin"),
        "LANG": "C.UTF-8",
        "CCHC_TODAY": "2024-07-15",
        **case.environment,
    }


def _limit(case: Case) -> None:
    """Keep the machine usable: what goes beyond these limits has long been bad."""
    seconds = int(case.seconds * 2) + 1
    for kind, most, more in (
        (resource.RLIMIT_AS, _ADDRESS_SPACE, 0),
        (resource.RLIMIT_CPU, seconds, 5),  # it is told by a signal, and ended by another
        (resource.RLIMIT_FSIZE, _LARGEST_FILE, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        resource.setrlimit(kind, (most, most + more))


def isolate_by_fork() -> None:
    """Let the process that works with a foreign template be forked from this one instead of being started.

    Starting Python takes a second, in which a hundred other cases run. The work, its limits and what becomes of it are
    the program's own.
    """
    from cchc.documents import isolation

    replaced = SimpleNamespace(
        run=lambda command, **named: forked(isolation._main, command, **named),  # noqa: SLF001 — what it would start
        TimeoutExpired=TimeoutExpired,
    )
    isolation.__dict__["subprocess"] = replaced


def forked(work: Callable[[], int], command: Sequence[str], **named: Any) -> CompletedProcess[bytes]:  # noqa: ANN401
    """What `subprocess.run` does with input and captured output, but for a function in a fork of this process."""
    given = os.memfd_create("in")
    with os.fdopen(given, "wb", closefd=False) as file:
        file.write(named["input"])
    os.lseek(given, 0, os.SEEK_SET)
    (reading_out, out), (reading_err, err) = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        _be_worker((given, out, err), work)
    for descriptor in (given, out, err):
        os.close(descriptor)
    told, in_time = _read_until_closed((reading_out, reading_err), named["timeout"])
    if not in_time:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if not in_time:
        raise TimeoutExpired(list(command), named["timeout"])
    return CompletedProcess(command, os.waitstatus_to_exitcode(status), *told)


def _read_until_closed(ends: Sequence[int], seconds: float) -> tuple[list[bytes], bool]:
    """What comes out of pipes, and whether they were closed in time."""
    until = time.monotonic() + seconds
    told = dict.fromkeys(ends, b"")
    still_open = set(ends)
    while still_open and (ready := select.select(still_open, [], [], max(until - time.monotonic(), 0))[0]):
        for end in ready:
            data = os.read(end, 1 << 16)
            told[end] += data
            if not data:
                still_open.discard(end)
    for end in ends:
        os.close(end)
    return [told[end] for end in ends], not still_open


def _be_worker(streams: Sequence[int], work: Callable[[], int]) -> None:
    code = 1
    try:
        _speak_through(streams)
        warnings.resetwarnings()  # a process that is started has no filters of this one
        _allow_for_what_is_warm()
        code = work()
        sys.stdout.flush()
    except BaseException:  # noqa: BLE001 — as in `_be_child`
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code & 0xFF)


def _allow_for_what_is_warm() -> None:
    """Add to a limit of address space what this process takes beyond one that was started for this work."""
    size = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    more = max(size - _STARTED, 0)
    setrlimit = resource.setrlimit

    def roomier(kind: int, limits: tuple[int, int]) -> None:
        soft, hard = limits
        setrlimit(kind, (soft + more, hard + more) if kind == resource.RLIMIT_AS else limits)

    resource.setrlimit = roomier
