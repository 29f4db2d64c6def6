"""The sheet of the parties that lead: under each the criteria that lost points, or may once a score is changed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from openpyxl.worksheet.worksheet import Worksheet

from cchc.analysis.coverage import Covered, Remedy
from cchc.analysis.gap_groups import GapGroup, GapOrder, gap_groups
from cchc.documents.workbooks.gap_sheet import GapSheet, told_points
from cchc.documents.workbooks.sheets import TOP, embolden, protect, write_table
from cchc.phrasing.column import Column, Value, ValueKind
from cchc.phrasing.gap_columns import CODE, DUE, POINTS, STATE, TITLE_AND_STATE
from cchc.phrasing.headings import holder_name

_COLUMNS = (
    Column[str]("Đầu mối chủ trì, tiêu chí", ValueKind.TEXT, str, 64),
    replace(CODE, width=10),
    replace(POINTS[-1], width=10),
    replace(DUE, width=14),
    replace(STATE, width=24),
)


def list_parties(sheet: Worksheet, covered: Covered, own: GapSheet) -> Iterator[tuple[str, str]]:
    """Write the parties, the largest loss first; yields the cells that compute."""
    places = {id(remedy): at for at, remedy in own.remedies.items()}
    rows: list[tuple[Value, ...]] = []
    bold = []
    for group in _parties(covered, own):
        at = TOP + 1 + len(rows)
        bold.append(at)
        rows.append(
            (holder_name(group.holder) if group.holder else "", None, _lost(group.remedies, covered), None, None)
        )
        yield f"C{at}", f"SUM(C{at + 1}:C{at + len(group.remedies)})"
        for row, remedy in enumerate(group.remedies, at + 1):
            rows.append(_of_criterion(remedy, covered))
            yield f"C{row}", own.told(places[id(remedy)])
    write_table(sheet, TOP, _COLUMNS, rows)
    for row in bold:
        embolden(sheet, row, len(_COLUMNS))
    protect(sheet)


def _parties(covered: Covered, own: GapSheet) -> list[GapGroup]:
    """The parties that answer, then the others; what tells of the most lost points comes first."""
    every = replace(covered, remedies=tuple(own.remedies.values()))
    groups = [
        group._replace(remedies=tuple(sorted(group.remedies, key=lambda remedy: -_lost([remedy], covered))))
        for group in gap_groups(every, GapOrder("official", "plan"))
    ]
    return sorted(groups, key=lambda group: (not group.answers, -_lost(group.remedies, covered)))


def _lost(remedies: Iterable[Remedy], covered: Covered) -> Decimal:
    """The points lost of which these criteria tell."""
    return sum((told_points(remedy, covered) or Decimal(0) for remedy in remedies), Decimal(0))


def _of_criterion(remedy: Remedy, covered: Covered) -> tuple[Value, ...]:
    which = TITLE_AND_STATE.value(remedy.gap), CODE.value(remedy.gap)
    return (*which, told_points(remedy, covered), DUE.value(remedy), STATE.value(remedy))
