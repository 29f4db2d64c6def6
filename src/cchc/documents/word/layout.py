"""The room for text on a page of a template, estimated, and the unmerging of rows that may not fit there.

Rows that merged cells hold together stay on one page, since a merged cell shows its text on the first of its pages
only. More rows than surely fit are therefore printed unmerged, the text in each row.

An office may give its template other widths, margins, sizes and spacing, so they are read from it as Word shows them.
Letters are not measured: a line is taken to hold fewer than it does, and the first page, which also holds the heading
lines, stands for every page.
"""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn

from cchc.documents.views.annex import Annex, AreaLine, CriterionLine
from cchc.model.columns import TEXT_COLUMNS
from cchc.model.emphasis import plain
from cchc.reading.attributes import at
from cchc.reading.content import Paragraph, children
from cchc.reading.lengths import POINTS_A_MILLIMETRE, in_points
from cchc.reading.sections import sections
from cchc.reading.table_reading import table
from cchc.reading.tables import Table, TableCell
from cchc.reading.word_file import Package

_LETTER = 0.47
"""A letter's width over its size; Times sets Vietnamese text at about 0.44, spaces included."""
_LINE = 1.15
"""A single line's height over its size."""
_HEADINGS = 11
"""The height of the heading lines, the header row and an area's row together, in lines of the table."""
_BESIDE = 2 * 5.4
"""Word's default padding of a cell, left and right together, in points."""
_SINGLE = 12
"""The `line` of single spacing (240, in 240ths of a line), as `in_points` reads it."""
_COLUMNS = ("title", *TEXT_COLUMNS)


@dataclass(frozen=True, slots=True)
class ColumnRoom:
    """The room of a column: letters in a line; a line's height, the space around the text, the least height.

    Heights are in points.
    """

    letters: int
    line: float
    around: float
    least: float = 0

    def height(self, text: str) -> float:
        """The approximate height of a cell with this text, in points."""
        lines = sum(max(len(textwrap.wrap(line, self.letters)), 1) for line in text.split("\n")) if text else 0
        return max(lines * self.line + self.around, self.least)


@dataclass(frozen=True, slots=True)
class Layout:
    """The height that the first page surely has for rows, in points, and the columns by what they print."""

    height: float
    columns: Mapping[str, ColumnRoom]

    def height_of(self, column: str, text: str) -> float:
        """The approximate height of a text in points; 0 in a column that the template does not print."""
        return self.columns[column].height(plain(text)) if column in self.columns else 0


def layout(package: Package) -> Layout:
    """The layout of a template: of the table that prints `line.title`, `line.tasks` …, and of the page."""
    columns: dict[str, ColumnRoom] = {}
    for element in children(package.body, "w:tbl"):
        read = table(element, package.looks)
        for row in read.rows:
            for cell in row.cells:
                printed = [name for name in _COLUMNS if f"line.{name}" in cell.text]
                if printed:
                    columns |= dict.fromkeys(printed, _column(read, cell, row.least))
    tallest = max((column.line for column in columns.values()), default=0)
    return Layout(_height(package) - _HEADINGS * tallest, columns)


def fitted(annex: Annex, layout: Layout) -> Annex:
    """The annex; groups of merged rows that may not fit on a page are unmerged."""
    lines: list[AreaLine | CriterionLine] = []
    for group in _groups(annex.lines):
        fits = len(group) == 1 or _group_height(group, layout) <= layout.height
        lines += group if fits else [_unmerged(line) for line in group]
    return replace(annex, lines=tuple(lines))


def _groups(lines: Iterable[AreaLine | CriterionLine]) -> Iterator[list[Any]]:
    """The lines in groups that merged cells hold together; most lines are a group of their own."""
    group: list[AreaLine | CriterionLine] = []
    for line in lines:
        goes_on = isinstance(line, CriterionLine) and any(cell.merge == "continue" for cell in line.own.values())
        if group and not goes_on:
            yield group
            group = []
        group.append(line)
    yield group


def _group_height(group: Sequence[CriterionLine], layout: Layout) -> float:
    """The approximate height of a group in points; the text of a merged cell may use all its rows."""
    merged = {column for line in group for column, cell in line.own.items() if cell.merge}
    rows = [{"title": line.title, **{column: cell.text for column, cell in line.own.items()}} for line in group]
    own = sum(max(layout.height_of(name, row[name]) for name in row if name not in merged) for row in rows)
    return max([own, *(_column_height(group, column, layout) for column in merged)])


def _column_height(group: Sequence[CriterionLine], column: str, layout: Layout) -> float:
    return sum(layout.height_of(column, line.cell(column).printed) for line in group)


def _unmerged(line: CriterionLine) -> CriterionLine:
    return line.with_cells({column: replace(cell, merge="") for column, cell in line.own.items()})


def _column(read: Table, cell: TableCell, least: float) -> ColumnRoom:
    first = cell.paragraphs[0]
    size = max((piece.look.size for line in first.lines for piece in line.pieces), default=0) or 1
    room = read.width(cell) * POINTS_A_MILLIMETRE - _BESIDE
    around = sum(max(in_points(first.said.get(name)), 0) for name in ("before", "after")) + _margins(read, first)
    return ColumnRoom(max(int(room / (size * _LETTER)), 1), _line_height(first, size), around, least)


def _line_height(paragraph: Paragraph, size: float) -> float:
    single = size * _LINE
    stated = in_points(paragraph.said.get("line"))
    if stated <= 0:
        return single
    if paragraph.said.get("lineRule", "auto") == "auto":
        return single * stated / _SINGLE
    return max(stated, single)


def _margins(read: Table, paragraph: Paragraph) -> float:
    """The sum of a cell's margins above and below its text, in points."""
    cell = next(paragraph.element.iterancestors(qn("w:tc")))
    places = [(cell, "w:tcPr/w:tcMar"), (read.element, "w:tblPr/w:tblCellMar")]
    sides = [[at(element, f"{path}/{side}") for element, path in places] for side in ("w:top", "w:bottom")]
    said = [next((each for each in side if each is not None), None) for side in sides]
    return sum(max(in_points(each.get(qn("w:w"))), 0) for each in said if each is not None)


def _height(package: Package) -> float:
    """The height of the last section's page between its margins, in points."""
    last = sections(package)[-1]
    return (last.paper[1] - last.margins["top"] - last.margins["bottom"]) * POINTS_A_MILLIMETRE
