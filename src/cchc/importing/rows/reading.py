"""Areas and criteria of the tables of an annex."""

from collections.abc import Iterator, Sequence

from cchc.importing.imported import Doubt, HeadedTable, ImportedRows, Why
from cchc.importing.letter_case import LetterCase
from cchc.importing.rows.area_headings import AreaHeading, areas_among, heading_of
from cchc.importing.rows.area_values import AreaWriter
from cchc.importing.rows.cell_texts import written
from cchc.importing.rows.checks import (
    ask_about_blanks,
    ask_about_codes,
    ask_about_labels,
    ask_about_merged,
    ask_about_numbers,
    ask_about_totals,
)
from cchc.importing.rows.continuation import whole_rows
from cchc.importing.rows.kinds import data_lines
from cchc.importing.rows.labelled import labelled
from cchc.importing.rows.lines import ReadLine
from cchc.importing.rows.missing_codes import complete_codes
from cchc.importing.rows.notes import ImportNotes
from cchc.importing.rows.outline import outlined
from cchc.importing.rows.remarks import remark_doubts
from cchc.importing.rows.values import RowWriter
from cchc.model.emphasis import Run


def rows_of(tables: Sequence[HeadedTable], kind: str) -> ImportedRows:
    """The rows of an annex of this kind: areas with their rows or, without areas, rows by themselves."""
    notes = ImportNotes()
    for headed in tables:
        _leave_headings(headed, notes)
    items = list(_items(tables, kind, notes))
    whole = outlined(items, notes)
    if kind != "assignments":
        complete_codes(whole, notes)
    rows = RowWriter(notes)
    areas = AreaWriter(notes, LetterCase(_texts(items)), rows)
    in_areas = whole.has_rows_in_areas
    without = () if in_areas else tuple(map(rows.row, whole.nodes))
    found = (*areas.unnamed(whole.nodes if in_areas else ()), *areas.areas(whole.groups))
    ask_about_blanks(rows.blanks, notes)
    ask_about_merged(rows.merged, notes)
    ask_about_codes(found, without, notes)
    ask_about_labels(rows.other_labels, notes)
    ask_about_numbers(found, without, notes)
    ask_about_totals(found, without, notes)
    return ImportedRows(found, without, (*notes.doubts, *_remarks(tables)), tuple(notes.left_out))


def _leave_headings(headed: HeadedTable, notes: ImportNotes) -> None:
    for why, rows in ((Why.TITLE, headed.title_rows), (Why.HEADING, headed.heading_rows)):
        for cell in (cell for row in rows for cell in headed.table.starting_in(row)):
            notes.leave(why, cell.text, headed.table.place(cell.row, cell.column))


def _items(tables: Sequence[HeadedTable], kind: str, notes: ImportNotes) -> Iterator[AreaHeading | ReadLine]:
    """The rows that are data, and the headings of areas among them and above tables."""
    data = [line for headed in tables for line in data_lines(headed, notes)]
    lines = whole_rows(labelled(data, kind), notes)
    above: HeadedTable | None = None
    for item in areas_among(lines):
        line = item.line if isinstance(item, AreaHeading) else item
        if line and line.headed is not above and len(tables) > 1:
            above = line.headed
            if above.title:
                yield heading_of(((Run(above.title),),), above.table.name)
        yield item


def _remarks(tables: Sequence[HeadedTable]) -> Iterator[Doubt]:
    for table in (headed.table for headed in tables):
        for cell in table.cells:
            yield from remark_doubts(cell.content.remarks, table.place(cell.row, cell.column))


def _texts(items: Sequence[AreaHeading | ReadLine]) -> Iterator[str]:
    """The lines of the rows, by which the words of titles in capitals are known."""
    lines = (item for item in items if isinstance(item, ReadLine))
    return (text for line in lines for entry in line.entries.values() for text in written(entry.lines).split("\n"))
