"""Whole processes, timed in turn (A B A B …), so that what else the machine does falls on all of them alike.

A ratio is the median of the ratios of neighbours, pair by pair. `wait4` counts the time of a process with that of the
processes it waited for, and the memory of the largest one of them. This needs POSIX.
"""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_KIB = 1024
_TAKEN = ("HOME", "PATH", "TMPDIR")
"""The variables that a process takes over from this one."""


def nothing() -> None:
    """Prepare nothing."""


@dataclass(frozen=True, slots=True)
class Command:
    """A process to measure: its arguments and folder, what its environment has besides, and what is done before it."""

    arguments: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[], None] = nothing
    codes: frozenset[int] = frozenset({0, 1})
    """The exit codes of a run that did its work: 1 tells that a check found something."""

    def surroundings(self) -> dict[str, str]:
        """Its whole environment: the same on every machine, as far as that can be."""
        return {
            "LANG": "C.UTF-8",
            **{name: os.environ[name] for name in _TAKEN if name in os.environ},
            **self.environment,
        }


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds on the clock, seconds of all its processors, and the MiB of its largest process."""

    wall: float
    cpu: float
    peak: float


class FailedCommandError(Exception):
    """A command that was to be measured did not do its work."""


def spent(command: Command) -> Spent:
    """Run a command, whose output is thrown away.

    Raises:
        FailedCommandError: Its exit code is none of those expected.
    """
    command.prepare()
    with Path(os.devnull).open("r+b") as nowhere:
        began = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 — the program and its peers
            command.arguments,
            cwd=command.folder,
            env=command.surroundings(),
            stdin=nowhere,
            stdout=nowhere,
            stderr=nowhere,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in command.codes:
        raise FailedCommandError(f"exit code {process.returncode}: {' '.join(command.arguments)[:300]}")
    return Spent(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _KIB)


def in_turn(commands: Sequence[Command], rounds: int) -> list[list[Spent]]:
    """The runs of each command, made in turn."""
    turns = [[spent(command) for command in commands] for _ in range(rounds)]
    return [list(runs) for runs in zip(*turns, strict=True)]


def ratio(runs: Sequence[Spent], others: Sequence[Spent], measure: Callable[[Spent], float]) -> float:
    """The median of the ratios of the first runs to the others, pair by pair."""
    return statistics.median(measure(one) / measure(other) for one, other in zip(runs, others, strict=True))


def median(runs: Sequence[Spent], measure: Callable[[Spent], float]) -> float:
    """The median of what the runs took."""
    return statistics.median(map(measure, runs))


def wall(run: Spent) -> float:
    """Seconds on the clock."""
    return run.wall


def cpu(run: Spent) -> float:
    """Seconds of all processors."""
    return run.cpu
