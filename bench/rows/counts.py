"""Instructions of whole processes: starting, Tab, one plan, and what each further plan costs."""

import sys
from collections.abc import Iterator

from bench.figures import Figure, Unit
from bench.instructions import all_counted, valgrind
from bench.kept import YARDSTICK
from bench.lab import PROGRAMS, WHOLE, Lab, program
from bench.processes import Command

COMMANDS = ("validate", "gaps", "done", "render", "rule")
"""Commands whose `--help` is counted: the dearest of them is in the table."""
ALONE = {"CCHC_WORKERS": "1"}
_TYPED = ("cchc", "done", "")
_TAB = {"_CCHC_COMPLETE": "complete_bash", "COMP_WORDS": "\n".join(_TYPED), "COMP_CWORD": str(len(_TYPED) - 1)}
_MORE = 10
"""Eleven plans are so many more than one."""


def quick(lab: Lab) -> Iterator[Figure]:
    """The counts that CI watches: `--help`, one plan, eleven plans, and the yardstick."""
    if valgrind():
        yield from _program_counts(lab)


def all_counts(lab: Lab) -> Iterator[Figure]:
    """Every count, with those of typer and of the rules that came later beside them."""
    if not valgrind():
        return
    own = {figure.key: figure for figure in _program_counts(lab)}
    typer = lab.peers.get("typer")
    (tab, eleven_whole, *helps) = all_counted(
        [
            program(folder=lab.one, environment=_TAB),
            program("validate", ".", folder=lab.eleven, start=WHOLE, environment=ALONE),
            *(program(name, "--help", folder=lab.one, start=WHOLE) for name in COMMANDS),
            *([Command((typer.python, "-c", "import typer"), lab.one)] if typer else []),
        ]
    )
    one, marginal = own["instructions/validate-one"], own["instructions/marginal"]
    if typer:
        imported = helps.pop()
        start, dearest = own["instructions/help"].value / imported, max(helps) / imported
        yield Figure("`cchc --help`", "import typer, lệnh máy", start, Unit.RATIO, 1.3, "start/help")
        yield Figure("`cchc LỆNH --help`", "import typer, lệnh máy", dearest, Unit.RATIO, 1.4, "start/command-help")
    yield Figure("phím Tab", "`validate`, lệnh máy", tab / one.value, Unit.RATIO, 0.5, "start/tab")
    yield from own.values()
    later = (eleven_whole - one.value - _MORE * marginal.value) / (_MORE + 1) / marginal.value
    yield Figure("quy tắc thêm sau", "một kế hoạch thêm, lệnh máy", 100 * later, Unit.SHARE, 15)


def _program_counts(lab: Lab) -> Iterator[Figure]:
    shown, one, eleven, yardstick = all_counted(
        [
            program("--help", folder=lab.one, start=WHOLE),
            program("validate", "plans", folder=lab.one, environment=ALONE),
            program("validate", ".", folder=lab.eleven, environment=ALONE),
            Command((sys.executable, str(PROGRAMS / "yardstick.py")), lab.one),
        ]
    )
    unit, alone = Unit.INSTRUCTIONS, "cả tiến trình"
    yield Figure("`cchc --help`", alone, shown, unit, key="instructions/help")
    yield Figure("`validate`, một kế hoạch", alone, one, unit, 1250, "instructions/validate-one")
    yield Figure("mỗi kế hoạch thêm", "chính nó", (eleven - one) / _MORE, unit, 115, "instructions/marginal")
    yield Figure("thước đo của Python", alone, yardstick, unit, key=YARDSTICK)
