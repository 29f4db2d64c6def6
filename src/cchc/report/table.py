"""A report as a table, and its form in Markdown."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from cchc.phrasing.column import Column
from cchc.wording import harmless_line, harmless_lines

ROOMY = 100
"""The least width of most tables that show their roomy columns too, in columns of text."""
_MARKUP = re.compile(r"[\\|*_`\[\]~]|(?<=:)/(?=/)|(?<=www)\.", re.IGNORECASE)
"""Signs of markup within a line: emphasis, code, links (those of bare addresses too)."""
_OPENING = re.compile(r"^([-+=>]|[0-9]+(?=[.)]))")
"""Beginnings of a line that make it a list, a quotation, a rule or a heading."""
_ENTITY = re.compile(r"&(?=#?\w+;)")


class TableLine(NamedTuple):
    """A line of cells, one for each column: a plain one, or a sum. After `closing` comes a space."""

    cells: tuple[str, ...]
    is_sum: bool = False
    closing: bool = False

    def with_cells(self, cells: Iterable[str]) -> "TableLine":
        """The line with other cells."""
        return TableLine(tuple(cells), self.is_sum, self.closing)


class TableGroup(NamedTuple):
    """Lines under one heading; a heading of the first level may stand above a group's own."""

    lines: tuple[TableLine, ...]
    heading: str = ""
    above: str = ""


class PrintedTable(NamedTuple):
    """A report: a title, sentences under it, groups of lines, and sentences at its foot.

    Its headings are ours, and harmless.
    """

    title: str
    columns: tuple[Column[Any], ...]
    groups: tuple[TableGroup, ...]
    foot: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    roomy: int = ROOMY
    """The least width with which it shows its roomy columns, in columns of text."""

    def harmless(self) -> "PrintedTable":
        """The table with nothing in its values that a terminal would obey; only a cell may have several lines."""
        groups = (
            TableGroup(
                tuple(line.with_cells(map(harmless_lines, line.cells)) for line in group.lines),
                harmless_line(group.heading),
                harmless_line(group.above),
            )
            for group in self.groups
        )
        return self._replace(
            title=harmless_line(self.title),
            groups=tuple(groups),
            foot=tuple(map(harmless_line, self.foot)),
            lead=tuple(map(harmless_line, self.lead)),
        )

    def fitted(self, width: int | None) -> "PrintedTable":
        """The table for a screen of that width, or `None` for one without; narrow ones have no room for long names."""
        kept = [at for at, each in enumerate(self.columns) if self._has_room(each, width)]
        columns = tuple(self.columns[at] for at in kept)
        shortened = [] if self._is_roomy(width) else _shortened(columns)
        if len(kept) == len(self.columns) and not shortened:
            return self
        groups = (
            group._replace(lines=tuple(_fitted(line, kept, shortened) for line in group.lines)) for group in self.groups
        )
        return self._replace(columns=columns, groups=tuple(groups))

    def _has_room(self, column: Column[Any], width: int | None) -> bool:
        if width is None:
            return not column.slim
        return not (column.broad or (column.slim if self._is_roomy(width) else column.roomy))

    def _is_roomy(self, width: int | None) -> bool:
        return width is None or width >= self.roomy


def as_markdown(table: PrintedTable) -> str:
    """GitHub's tables, one for each group, with all columns of a wide screen."""
    table = table.fitted(None)
    parts = [f"## {markdown_line(table.title)}", *map(markdown_line, table.lead)]
    for group in table.groups:
        parts += [f"### {markdown_line(heading)}" for heading in (group.above, group.heading) if heading]
        if group.lines:
            parts.append(_markdown_lines(table.columns, group.lines))
    return "\n\n".join([*parts, *map(markdown_line, table.foot)]) + "\n"


def _shortened(columns: Iterable[Column[Any]]) -> list[tuple[int, Column[Any]]]:
    """The columns whose texts begin shortly on a narrow screen, with their places."""
    return [(at, column) for at, column in enumerate(columns) if any(column.narrow)]


def _fitted(line: TableLine, kept: Sequence[int], shortened: Sequence[tuple[int, Column[Any]]]) -> TableLine:
    """The cells of a line that are kept; those at the places of `shortened` columns begin shortly."""
    cells = [line.cells[at] for at in kept]
    for at, column in shortened:
        cells[at] = _narrowed(cells[at], column)
    return line.with_cells(cells)


def _narrowed(text: str, column: Column[Any]) -> str:
    """A text with its short beginning, where the column has one for narrow screens."""
    full, short = column.narrow
    return f"{short}{text.removeprefix(full)}" if full and text.startswith(full) else text


def _markdown_lines(columns: tuple[Column[Any], ...], lines: tuple[TableLine, ...]) -> str:
    head = [
        markdown_row(markdown_cell(column.on_screen) for column in columns),
        markdown_row("---:" if column.right else "---" for column in columns),
    ]
    body = [
        markdown_row(_emphasised(cell) if line.is_sum else markdown_cell(cell) for cell in line.cells) for line in lines
    ]
    return "\n".join([*head, *body])


def markdown_row(cells: Iterable[str]) -> str:
    """A row of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def _emphasised(cell: str) -> str:
    return f"**{markdown_cell(cell)}**" if cell else ""


def markdown_cell(cell: str) -> str:
    """A text as it may stand in a cell: nothing in it ends the cell, makes a tag, a link or emphasis."""
    return _inline(harmless_lines(cell)).replace("\n", "<br>")


def markdown_line(text: str) -> str:
    """A text as a heading or a paragraph of one line, and nothing more."""
    return _OPENING.sub(_escaped, _inline(harmless_line(text).strip()).replace("#", r"\#"))


def _inline(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text)).replace("<", "&lt;")


def _escaped(opening: re.Match[str]) -> str:
    """The opening of a line, escaped by a backslash; a number's stands before the point: `1\\.`."""
    return f"{opening[0]}\\" if opening[0].isdigit() else f"\\{opening[0]}"
