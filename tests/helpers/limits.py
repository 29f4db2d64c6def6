"""The program in a process with little time and memory, forked from this one: starting each anew takes a second."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from subprocess import CompletedProcess

from cchc.cli.main import main

SECONDS, MEMORY = 15, 700 * 1024 * 1024
"""Of one processor, on a machine that may be slow, and of addresses: more than what is in use."""


def limited(work: Callable[[], int]) -> "CompletedProcess[str]":
    """What becomes of this work within the limits; its answer is the exit code."""
    import resource  # noqa: PLC0415 — Windows lacks it

    from running import forked  # noqa: PLC0415 — as above

    def within_limits() -> int:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        return work()

    told = forked(within_limits, (), input=b"", timeout=40 * SECONDS)
    return CompletedProcess((), told.returncode, told.stdout.decode(), told.stderr.decode())


def ended(arguments: Sequence[str | Path], folder: Path) -> "CompletedProcess[str]":
    """What becomes of a command in a folder within the limits."""

    def work() -> int:
        os.chdir(folder)
        return main(list(map(str, arguments)))

    return limited(work)
