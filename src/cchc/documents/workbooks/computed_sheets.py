"""The sheets of assumed scores and of ways to win points back, in which nothing computes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from openpyxl import Workbook

from cchc.analysis.computed import Computed
from cchc.documents.workbooks.sheets import TOP, embolden, new_sheet, write_line, write_table
from cchc.phrasing.column import Column, Value, values
from cchc.phrasing.gap_columns import CODE, TITLE
from cchc.phrasing.scenario_columns import (
    ASSUMED_TITLE,
    MOVED,
    NUMBER,
    WAY,
    moved_sentence,
    recovery_notes,
    recovery_sentence,
    recovery_title,
    scenario_notes,
    sums_of,
)

_NAME = "Phương án"
_COLUMNS = (replace(CODE, width=10), replace(TITLE, width=64), *MOVED)


def add_computed(book: Workbook, computed: Computed, subjects: Mapping[str, str]) -> None:
    """Add a sheet for each answer, by the names of the plans, of which `subjects` tell in titles."""
    for name, scenario in computed.scenarios.items():
        rows = [(CODE.value(gap), TITLE.value(gap), *values(MOVED, moved)) for gap, moved in scenario.criteria]
        sums = [("", label, *values(MOVED, moved)) for label, moved in sums_of(scenario)]
        title = f"{ASSUMED_TITLE} – {subjects[name]}"
        _add(
            book,
            title,
            moved_sentence(scenario.totals),
            _COLUMNS,
            [*rows, *sums],
            [*scenario_notes(scenario)],
            bold=len(sums),
        )
    for name, found in computed.recovered.items():
        ways = [(at, *values(WAY, way)) for at, way in enumerate(found.ways, 1)]
        title = f"{recovery_title(found)} – {subjects[name]}"
        _add(book, title, recovery_sentence(found), (NUMBER, *WAY), ways, list(recovery_notes(found)))


def _add(
    book: Workbook,
    title: str,
    line: str,
    columns: Sequence[Column[Any]],
    rows: Sequence[Sequence[Value]],
    notes: Sequence[str],
    *,
    bold: int = 0,
) -> None:
    """A sheet with a table, whose last rows are `bold`, so many of them, and sentences below it."""
    sheet = new_sheet(book, _NAME, title, line)
    last = write_table(sheet, TOP, columns, rows)
    for row in range(last - bold + 1, last + 1):
        embolden(sheet, row, len(columns))
    for row, note in enumerate(notes, last + 2):
        write_line(sheet, row, note)
