"""Instructions of whole processes, counted by valgrind's cachegrind: they repeat within half a per cent.

Several are counted at once, one a processor: what else the machine does changes nothing.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from bench.processes import Command, FailedCommandError

MILLION = 1_000_000
_COUNTED = re.compile(r"I +refs: +([\d,]+)")
_CACHEGRIND = ("--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")


def valgrind() -> str | None:
    """The path of valgrind; `None` where it is not installed."""
    return shutil.which("valgrind")


def told(output: str) -> int:
    """The instructions that cachegrind tells of, those of forked processes added."""
    return sum(int(count.replace(",", "")) for count in _COUNTED.findall(output))


def counted(command: Command) -> float:
    """The millions of instructions of a command and of the processes it forks.

    Raises:
        FailedCommandError: It did not do its work.
    """
    command.prepare()
    done = subprocess.run(  # noqa: S603 — the program and its peers
        [valgrind() or "valgrind", *_CACHEGRIND, *command.arguments],
        cwd=command.folder,
        env={**command.surroundings(), "PYTHONHASHSEED": "0"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    found = told(done.stderr.decode(errors="replace"))
    if done.returncode not in command.codes or not found:
        raise FailedCommandError(f"exit code {done.returncode} below valgrind: {' '.join(command.arguments)[:300]}")
    return found / MILLION


def all_counted(commands: Sequence[Command]) -> list[float]:
    """The millions of instructions of each command."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(counted, commands))
