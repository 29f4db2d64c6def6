"""Areas and criteria of the tables of an annex."""

from collections.abc import Sequence
from dataclasses import replace

from cchc.importing.area_headings import area_heading
from cchc.importing.cases import sentence_case
from cchc.importing.cell_texts import language_text
from cchc.importing.imported import HeadedTable, ImportedArea, ImportedRows, ImportedValue, Why
from cchc.importing.labels import code_alone, label_of
from cchc.importing.lines import ReadLine, lines_below
from cchc.importing.notes import ImportNotes
from cchc.importing.outline import AreaGroup, outlined
from cchc.importing.row_kinds import is_left_out
from cchc.importing.row_values import RowWriter


def rows_of(tables: Sequence[HeadedTable], kind: str) -> ImportedRows:
    """The rows of an annex of this kind: areas with their rows or, without areas, rows by themselves."""
    told = ImportNotes()
    for headed in tables:
        _leave_headings(headed, told)
    lines = [_labelled(line) for headed in tables for line in lines_below(headed)]
    items = [area_heading(line) or line for line in lines if not is_left_out(line, told)]
    whole = outlined(items)
    writer = RowWriter(told)
    areas = tuple(_area(group, writer) for group in whole.groups)
    rows = () if areas else tuple(map(writer.row, whole.nodes))
    del kind
    return ImportedRows(areas, rows, tuple(told.doubts), tuple(told.left_out))


def _leave_headings(headed: HeadedTable, told: ImportNotes) -> None:
    table = headed.table
    for why, rows in ((Why.TITLE, headed.title_rows), (Why.HEADING, headed.heading_rows)):
        for cell in (cell for row in rows for cell in table.starting_in(row)):
            told.leave(why, cell.text, table.place(cell.row, cell.column))


def _labelled(line: ReadLine) -> ReadLine:
    """The row with the code that stands in its own column, or before its title."""
    if "code" in line.entries:
        return replace(line, label=code_alone(line.own("code")))
    text = "\n".join("".join(run.text for run in each) for each in line.title.lines)
    return replace(line, label=label_of(text) if line.title_column == "criterion" else None)


def _area(group: AreaGroup, writer: RowWriter) -> ImportedArea:
    heading = group.heading
    writer.begin_area()
    place = heading.line.place
    if heading.word:
        writer.told.leave(Why.LABEL, heading.word, place)
    title = ImportedValue(sentence_case(language_text(heading.title)), place)
    areas = tuple(_area(inner, writer) for inner in group.groups)
    return ImportedArea(heading.number, title, areas, () if areas else tuple(map(writer.row, group.nodes)))
