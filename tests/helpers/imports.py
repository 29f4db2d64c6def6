"""What `cchc import` made of a document: the plans as they load, and the list of what a person must decide."""

import io
import re
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from helpers.support import Outcome
from openpyxl import load_workbook

from cchc.cli import main
from cchc.loading import load
from cchc.model.commune import Commune
from cchc.model.plan import Plan


@dataclass(frozen=True)
class Doubted:
    """A line of `…-can-xem.xlsx`: the place, what stands there, what it was read as, and the advice."""

    place: str
    written: str
    read_as: str
    advice: str

    @property
    def row(self) -> tuple[str, int]:
        """The table and the row of the place; blank and 0 for a place that is none in a table."""
        found = re.match(r"(.+), hàng ([0-9]+)", self.place)
        return (found[1], int(found[2])) if found else ("", 0)


@dataclass(frozen=True)
class Import:
    """A run of the command, what it wrote, and what it doubts."""

    outcome: Outcome
    folder: Path
    plans: dict[str, Plan]
    """The plans by the names of their files."""
    commune: Commune | None
    doubts: tuple[Doubted, ...]


def imported(folder: Path, content: bytes, *options: str, ending: str = ".docx") -> Import:
    """Run the command on a document of these bytes, in a folder of its own."""
    document, made = folder / f"phu-luc{ending}", folder / "plans"
    document.write_bytes(content)
    with redirect_stdout(_screen()) as out, redirect_stderr(_screen()) as err:
        exit_code = main(["import", str(document), "-o", str(made), *options])
    outcome = Outcome(exit_code, _shown(out), _shown(err))
    loaded = load(sorted(made.glob("*.yaml"))) if made.is_dir() else None
    cases = loaded.cases if loaded else ()
    plans = {case.path.name: case.dossier.plan for case in cases if case.dossier.plan}
    commune = next((case.dossier.commune for case in cases if case.dossier.commune), None)
    lists = sorted(made.glob("*-can-xem.xlsx")) if made.is_dir() else []
    return Import(outcome, made, plans, commune, tuple(each for path in lists for each in doubts(path.read_bytes())))


def _screen() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8")


def _shown(screen: io.TextIOWrapper) -> str:
    screen.flush()
    screen.seek(0)
    return screen.read()


def doubts(content: bytes) -> list[Doubted]:
    """The lines of a list: those below its headings."""
    rows = [[str(cell or "") for cell in row] for row in load_workbook(io.BytesIO(content)).worksheets[0].values]
    start = next(at for at, row in enumerate(rows) if row[0] == "TT")
    return [Doubted(*row[1:5]) for row in rows[start + 1 :] if any(row[1:])]
