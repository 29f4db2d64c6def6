"""Fuzzing: `python bench/fuzz --minutes 1`.

For so many minutes cases of all families are made and run, each family for the same time; then a table tells how many
there were and what came of them. A bad case is told with the command that repeats it. The exit code is 1 when there is
a bad case, or when there were fewer cases than `--least`.

A case is made of the run's seed, its family and its number, and of nothing else. It runs in a child that is forked from
this process, which has imported everything and run every command once. This needs Linux, a Times New Roman or one of
its free twins (as `cchc sign` does), and the packages of `pip install '.[test]'`.
"""

import argparse
import functools
import gc
import json
import os
import select
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cases import Case, Outcome, Verdict
from families import FAMILIES, case
from judging import judged
from running import Ran, folder, isolate_by_fork, run
from seeds import Seeds, made
from tallies import Tally, added, table

import cchc.cli

_AGAIN = {Outcome.HANG, Outcome.MEMORY}
"""What a busy machine can cause as well: such a case is run again, and the better outcome counts."""


@dataclass(frozen=True, slots=True)
class Job:
    """What each process of a run does."""

    seed: str
    families: tuple[str, ...]
    seeds: Seeds
    program: Callable[[Sequence[str]], int]
    keep: Path | None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run as the options say; the exit code."""
    options = _parser().parse_args(arguments)
    seed = options.seed or str(int.from_bytes(os.urandom(4), "big"))
    chosen = tuple(options.family or FAMILIES)
    program = _warmed()
    with tempfile.TemporaryDirectory(prefix="cchc-fuzz-") as place:
        job = Job(seed, chosen, made(Path(place).resolve(), program), program, options.keep)
    gc.collect()
    gc.freeze()
    if options.case is not None:
        return max(_repeated(job, name, options.case) for name in chosen)
    print(f"seed {seed}, {options.minutes:g} minutes, {options.jobs} jobs", flush=True)
    tally = _all(job, options.minutes * 60, options.jobs)
    print(table(tally), flush=True)
    for bad in tally.bad:
        print(
            f"{bad.outcome} ×{bad.times}: {bad.detail}\n  python bench/fuzz --seed {bad.seed} --family {bad.family} --case {bad.case}"
        )
    if options.json:
        print(f"\n{options.json}, all runs:\n{table(added(options.json, tally))}")
    if tally.broken:
        print("a process of this run failed: see its traceback above")
    if tally.cases < options.least:
        print(f"fewer than {options.least} cases")
    return 1 if tally.bad or tally.broken or tally.cases < options.least else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python bench/fuzz", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--minutes", type=float, default=1, help="how long cases are run, after some seconds of preparing"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many at once")
    parser.add_argument("--seed", help="the seed of a run; without it a new one, which is printed")
    parser.add_argument(
        "--family", action="append", choices=list(FAMILIES), help="only this family; may be given again"
    )
    parser.add_argument("--case", type=int, help="only the case of this number, shown with all that it printed")
    parser.add_argument("--least", type=int, default=0, help="fewer cases than this fail the run")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where each bad case is put, with its files")
    parser.add_argument("--json", type=Path, metavar="FILE", help="counts are added to those in this file")
    return parser


def _warmed() -> Callable[[Sequence[str]], int]:
    """The program, with its tree of commands built once, and foreign templates worked with in a fork."""
    import typer.main

    typer.main.get_command = functools.cache(typer.main.get_command)
    isolate_by_fork()
    return cchc.cli.main


def _all(job: Job, seconds: float, jobs: int) -> Tally:
    """What all processes together counted."""
    tally = Tally()
    until = time.monotonic() + seconds
    pipes = [_started(job, number, jobs, until) for number in range(jobs)]
    open_ends = dict(pipes)
    rests = dict.fromkeys(open_ends, b"")
    try:
        while open_ends:
            for end in select.select(list(open_ends), [], [])[0]:
                data = os.read(end, 65536)
                *lines, rests[end] = (rests[end] + data).split(b"\n")
                for line in lines:
                    tally.add(job.seed, *json.loads(line))
                if not data and os.waitpid(open_ends.pop(end), 0)[1]:
                    tally.broken = True
    except KeyboardInterrupt:
        for child in open_ends.values():
            os.kill(child, signal.SIGTERM)
    return tally


def _started(job: Job, first: int, step: int, until: float) -> tuple[int, int]:
    """A process that runs every `step`th case of each family; where it tells of them, and its number."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return reading, child
    code = 1
    try:
        os.close(reading)
        for line in _cases(job, first, step, until):
            os.write(writing, json.dumps(line).encode() + b"\n")
        code = 0
    except BaseException:  # noqa: BLE001 — else it would be lost with the process
        traceback.print_exc()
    finally:
        os._exit(code)


def _cases(job: Job, first: int, step: int, until: float) -> Iterator[tuple[str, int, float, str, str]]:
    """Cases in turn, that family next which has had the least time: its name, number, seconds and verdict."""
    spent = dict.fromkeys(job.families, 0.0)
    numbers = dict.fromkeys(job.families, first)
    while time.monotonic() < until:
        name = min(spent, key=lambda each: spent[each])
        began = time.monotonic()
        made_case, _, verdict = _one(job, name, numbers[name])
        if verdict.outcome.bad and job.keep:
            _kept(job.keep, f"{verdict.outcome}-{name}-{job.seed}-{numbers[name]}", made_case)
        took = time.monotonic() - began
        yield name, numbers[name], took, verdict.outcome, verdict.detail
        spent[name] += took
        numbers[name] += step


def _one(job: Job, name: str, number: int) -> tuple[Case, Ran, Verdict]:
    """Make a case, run it, judge it; what may be the machine's fault is run again."""
    made_case = case(name, job.seed, number, job.seeds)
    for _ in range(3):
        with folder() as place:
            ran = run(made_case, place, job.program)
        verdict = judged(made_case, ran)
        if verdict.outcome not in _AGAIN:
            break
    return made_case, ran, verdict


def _repeated(job: Job, name: str, number: int) -> int:
    """One case, with all that it printed."""
    made_case, ran, verdict = _one(job, name, number)
    if job.keep:
        _kept(job.keep, f"{name}-{job.seed}-{number}", made_case)
    print(f"{' '.join(map(repr, made_case.arguments))}\n{verdict.outcome}: {verdict.detail}")
    print(f"exit code {ran.code}, {ran.seconds:.2f} s, {ran.memory >> 20} MB, notes {list(ran.notes)}")
    for stream, content in (("stdout", ran.out), ("stderr", ran.err)):
        print(
            f"--- {stream}\n{content[:8000]!r}" if not content.isascii() else f"--- {stream}\n{content[:8000].decode()}"
        )
    return 1 if verdict.outcome.bad else 0


def _kept(place: Path, name: str, bad: Case) -> None:
    """The files of a case, and how it is called."""
    called = {"arguments": bad.arguments, "links": dict(bad.links), "environment": dict(bad.environment)}
    files = {**bad.files, "case.json": json.dumps(called, indent=1).encode(), "case.stdin": bad.stdin}
    for path, content in files.items():
        (place / name / path).parent.mkdir(parents=True, exist_ok=True)
        (place / name / path).write_bytes(content)


if __name__ == "__main__":
    sys.exit(main())
