"""The workbook of lost points: change a score on a sheet of criteria, and losses, sums and shares are computed again.

Each plan has a sheet of its criteria in print order, whose scores are open, and one of the parties that lead. The
summary lists the areas and the classes of the one plan, or the plans. What was asked beside the real points has a sheet
of its own, in which nothing computes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from cchc.analysis.computed import Computed
from cchc.analysis.coverage import Covered, Remedy, points_of
from cchc.documents.workbooks.computed_sheets import add_computed
from cchc.documents.workbooks.gap_lines import SumRow, weight
from cchc.documents.workbooks.gap_parties import list_parties
from cchc.documents.workbooks.gap_sheet import CHANGING, WEIGHT, GapSheet, gap_sheet
from cchc.documents.workbooks.packing import saved
from cchc.documents.workbooks.sheets import (
    SUMMARY,
    TOP,
    embolden,
    new_sheet,
    new_workbook,
    protect,
    write_line,
    write_table,
)
from cchc.documents.workbooks.years_sheets import add_years
from cchc.phrasing.column import AREA_HEADING, Column, ValueKind, values
from cchc.phrasing.coverages import COVERAGES, capital, day_of_states, shown_classes
from cchc.phrasing.gap_columns import COVERAGE, POINTS
from cchc.phrasing.gap_titles import subject
from cchc.phrasing.scenario_columns import CALCULATED
from cchc.phrasing.score_sources import score_source_sentence
from cchc.phrasing.unscored import extent, without_number

_POINTS = tuple(replace(column, width=10) for column in POINTS)
_LOST = _POINTS[-1]
_CRITERIA = Column[int]("Số tiêu chí", ValueKind.NUMBER, int, 10)
_WIDE = 64
_Formulas = Iterator[tuple[str, str]]
"""Cells with their formulas."""


def gaps_workbook(found: Sequence[Covered], computed: Computed, at: datetime | None) -> bytes:
    """The lost points of plans as the bytes of an XLSX with its time of making, `at`; without a time for `None`."""
    subjects = {each.name: subject(each.gaps.plan, each.dossier.commune) for each in found}
    several = len(found) > 1
    title = " – ".join(["TỔNG HỢP ĐIỂM BỊ MẤT", *(() if several else subjects.values())])
    book = new_workbook(title, "; ".join(dict.fromkeys(each.dossier.commune.issuer for each in found)))
    formulas: dict[str, dict[str, str]] = {}
    sheets = []
    for each in found:
        of = f" – {each.dossier.commune.name}" if several else ""
        sheet = gap_sheet(book, f"Theo tiêu chí{of}", subjects[each.name], each)
        parties = new_sheet(book, f"Theo đầu mối{of}", subjects[each.name], day_of_states(each))
        formulas |= {sheet.name: sheet.formulas, parties.title: dict(list_parties(parties, each, sheet))}
        sheets.append(sheet)
    summary = book.worksheets[0]
    summed = _of_plans(summary, subjects.values(), sheets) if several else _of_plan(summary, found[0], sheets[0])
    formulas[SUMMARY] = dict(summed)
    add_computed(book, computed, subjects)
    add_years(book, computed.years)
    return saved(book, at, formulas)


def _of_plans(sheet: Worksheet, names: Iterable[str], sheets: Sequence[GapSheet]) -> _Formulas:
    """Write the table of several plans; yields the cells that compute."""
    sums = [(name, own, own.sums[-1]) for name, own in zip(names, sheets, strict=True)]
    yield from _write_sums(sheet, "Phụ lục khắc phục", sums)
    _write_sentences(sheet, TOP + len(sums) + 2, [CHANGING, CALCULATED])


def _of_plan(sheet: Worksheet, covered: Covered, own: GapSheet) -> _Formulas:
    """Write the areas and the classes of the one plan, and what is said of it; yields the cells that compute."""
    sums = [(line.title, own, line) for line in own.sums]
    yield from _write_sums(sheet, AREA_HEADING, sums)
    embolden(sheet, TOP + len(sums), len(_POINTS) + 2)
    top = TOP + len(sums) + 2
    classes = _classes(covered, own)
    yield from _write_classes(sheet, top, classes, own)
    gaps = covered.gaps
    said = (score_source_sentence(gaps.plan), *without_number(gaps), extent(gaps), CHANGING, CALCULATED)
    _write_sentences(sheet, top + len(classes) + 3, said)


def _classes(covered: Covered, own: GapSheet) -> dict[str, Sequence[Remedy]]:
    """The lost criteria by the names of their classes, those included that a changed score may bring about."""
    may_be = {remedy.coverage for remedy in own.remedies.values()}
    return {
        capital(name): covered.of(each)
        for each, name in COVERAGES.items()
        if each in may_be or each in shown_classes(covered)
    }


def _write_sums(sheet: Worksheet, heading: str, sums: Sequence[tuple[str, GapSheet, SumRow]]) -> _Formulas:
    """Write sums by their names from row `TOP` on, each computed on the sheet of its plan."""
    columns: tuple[Column[Any], ...] = (Column(heading, ValueKind.TEXT, str, _WIDE), *_POINTS, WEIGHT)
    rows = [(name, *values(_POINTS, line.points), weight(line, own.sums[-1].points)) for name, own, line in sums]
    write_table(sheet, TOP, columns, rows)
    for at, (_, own, line) in enumerate(sums, TOP + 1):
        cells = own.cells
        for letter, source in zip("BCDE", (cells.maximum, cells.score, cells.gap, cells.weight), strict=True):
            if source != cells.weight or line.area:
                yield f"{letter}{at}", own.cell(source, line.at)


def _write_classes(sheet: Worksheet, top: int, classes: Mapping[str, Sequence[Remedy]], own: GapSheet) -> _Formulas:
    """Write the classes from row `top` on, their sum below them: numbers of criteria, and lost points."""
    every = [remedy for those in classes.values() for remedy in those]
    rows = [(name, len(those), points_of(those)) for name, those in (*classes.items(), ("Cộng", every))]
    columns: tuple[Column[Any], ...] = (Column(COVERAGE.heading, ValueKind.TEXT, str, _WIDE), _CRITERIA, _LOST)
    last = write_table(sheet, top, columns, rows, total=True)
    for at, name in enumerate(classes, top + 1):
        yield from zip((f"B{at}", f"C{at}"), own.cells.of_class(own.name, own.criteria, name), strict=True)
    for letter in "BC":
        yield f"{letter}{last}", f"SUM({letter}{top + 1}:{letter}{last - 1})"


def _write_sentences(sheet: Worksheet, top: int, sentences: Sequence[str]) -> None:
    for row, sentence in enumerate(sentences, top):
        write_line(sheet, row, sentence)
    protect(sheet)
