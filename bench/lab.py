"""Where the measuring happens: its folder, the peers, and how the program is started there."""

import compileall
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from bench.generating import BigPlan, communes
from bench.peers import Peer
from bench.processes import Command, nothing

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = Path(__file__).with_name("programs")
NARROWED = (str(PROGRAMS / "narrowed.py"),)
"""The program with the rules that goals count with."""
WHOLE = ("-c", "import sys; from cchc.cli import main; sys.exit(main())")
"""The program as its own script starts it."""
TODAY = "2024-12-31"
_SURROUNDINGS = {"CCHC_TODAY": TODAY, "SOURCE_DATE_EPOCH": "1700000000"}


@dataclass(frozen=True)
class Lab:
    """A folder of plans that are made when a row asks for them, and the peers by their names."""

    folder: Path
    peers: Mapping[str, Peer] = field(default_factory=dict)

    @cached_property
    def real(self) -> Path:
        """A folder with the real commune and both its annexes in `plans`."""
        shutil.copytree(ROOT / "plans", self.folder / "real" / "plans")
        return self.folder / "real"

    @cached_property
    def one(self) -> Path:
        """A folder with one commune and its maintain annex in `plans`."""
        shutil.copytree(communes(self.folder / "one-made", 1) / "xa-00000", self.folder / "one" / "plans")
        return self.folder / "one"

    @cached_property
    def eleven(self) -> Path:
        """A folder of eleven communes, a plan each."""
        return communes(self.folder / "eleven", 11)

    @cached_property
    def hundred(self) -> Path:
        """A folder of a hundred communes, a plan each."""
        return communes(self.folder / "hundred", 100)

    @cached_property
    def fifty_pairs(self) -> Path:
        """A folder of fifty communes with both annexes: a hundred plans."""
        return communes(self.folder / "pairs", 50, ("2024.yaml", "2023_gaps.yaml"))

    def big(self, rows: int) -> Path:
        """A folder with a plan of so many rows, made once."""
        place = self.folder / f"big-{rows}"
        return place if place.exists() else BigPlan(rows).write(place)

    def fresh(self, name: str) -> tuple[str, Callable[[], None]]:
        """The path of a folder for what a run makes, and what takes away what the run before made."""
        place = self.folder / name
        return str(place), lambda: shutil.rmtree(place, ignore_errors=True)


def program(
    *arguments: str,
    folder: Path,
    start: tuple[str, ...] = NARROWED,
    environment: Mapping[str, str] | None = None,
    prepare: Callable[[], None] = nothing,
) -> Command:
    """A run of the program on this Python, from a folder."""
    surroundings = {**_SURROUNDINGS, **_searched(), **(environment or {})}
    return Command((sys.executable, *start, *arguments), folder, surroundings, prepare)


def _searched() -> dict[str, str]:
    """The folders where this process was told to look for modules, as they are called from anywhere."""
    told = os.environ.get("PYTHONPATH")
    return {"PYTHONPATH": os.pathsep.join(map(os.path.abspath, told.split(os.pathsep)))} if told else {}


def compile_program() -> None:
    """Compile the program's modules to byte-code: none is compiled while it is measured."""
    found = importlib.util.find_spec("cchc")
    for folder in (found and found.submodule_search_locations) or ():
        compileall.compile_dir(folder, quiet=1)
