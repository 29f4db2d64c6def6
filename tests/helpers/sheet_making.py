"""Sheets for tests: the real plans as they stand on a day, with something recorded or nothing."""

from datetime import date
from pathlib import Path

from helpers.docx_reading import grid
from helpers.support import ROOT

from cchc.analysis.coverage import Covered, covered
from cchc.analysis.status import Status, TalliedParty, status
from cchc.analysis.tracking import Asking
from cchc.loading import load

HALF_DONE = (
    ("1.2/quy-1", "2024-03-15"),
    ("1.2/6-thang", "2024-06-28"),
    ("1.3/hop/2024-Q1", "2024-03-20"),
    ("1.3/hop/2024-Q2", "2024-07-05"),
    *((f"1.3/tin-bai/2024-{month:02}", f"2024-{month:02}-25") for month in (1, 2, 3, 5)),
)


def record(plans: Path) -> None:
    """Half of what falls due until July done, some of it late, and one due day put off."""
    entries = "".join(f'- what: "{what}"\n  date: "{day}"\n' for what, day in HALF_DONE)
    extension = (
        '- what: "1.1/hoan-thanh"\n  was: "2024-11-30"\n  due: "2024-12-20"\n  document: Công văn số 12\n'
        '  date: "2024-07-01"\n'
    )
    (plans / "2024.progress.yaml").write_text(
        f"cchc: 1\nkind: progress\nplan: 2024.yaml\nentries:\n{entries}extensions:\n{extension}", encoding="utf-8"
    )


def standing(as_of: str, folder: Path = ROOT / "plans", **asking: object) -> Status:
    """The plans of a folder as they stand on a day."""
    cases = load([folder / "2024.yaml", folder / "2023_gaps.yaml"]).cases
    dossiers = [(case.name, case.sound) for case in cases if case.sound]
    return status(dossiers, Asking(date.fromisoformat(as_of), **asking))  # type: ignore[arg-type]


def losing(as_of: str, folder: Path = ROOT / "plans", **asking: object) -> tuple[Covered, ...]:
    """The lost points of the remedy plan of a folder on a day."""
    (case,) = load([folder / "2023_gaps.yaml"]).cases
    assert case.sound is not None
    return (covered(case.name, case.sound, Asking(date.fromisoformat(as_of), **asking)),)  # type: ignore[arg-type]


def line_of(found: Status, party: str) -> TalliedParty:
    """One party's line."""
    (line,) = (line for line in found.holders if line.group.key == party)
    return line


def table_texts(content: bytes) -> list[list[str]]:
    """The only table of a document as texts."""
    return [[text for text, _, _ in row] for row in grid(content)]
