"""A report as a table, and its form in Markdown."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

T = TypeVar("T")

ROOMY = 100
"""From what width, in columns of text, a table shows all it has."""
_MARKUP = re.compile(r"[\\|*_`\[\]]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and how it takes room. The one `wide` column wraps, the others stay whole.

    A `roomy` one is left out where a line has less than `ROOMY` columns of text.
    """

    title: str
    right: bool = False
    wide: bool = False
    roomy: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of cells, one for each column: a plain one, or a sum. After `closing` comes a space."""

    cells: tuple[str, ...]
    is_sum: bool = False
    closing: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading; a heading of the first level may stand above a group's own."""

    lines: tuple[Line, ...]
    heading: str = ""
    above: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A report: a title, groups of lines, and sentences at its foot."""

    title: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    foot: tuple[str, ...] = ()

    def fitted(self, width: int) -> "Table":
        """The table as a line of that width has room for it."""
        kept = [at for at, column in enumerate(self.columns) if width >= ROOMY or not column.roomy]
        groups = (
            replace(group, lines=tuple(replace(line, cells=_picked(line.cells, kept)) for line in group.lines))
            for group in self.groups
        )
        return replace(self, columns=_picked(self.columns, kept), groups=tuple(groups))


def as_markdown(table: Table) -> str:
    """GitHub's tables, one for each group."""
    parts = [f"## {table.title}"]
    for group in table.groups:
        parts += [f"### {heading}" for heading in (group.above, group.heading) if heading]
        if group.lines:
            parts.append(_markdown_lines(table.columns, group.lines))
    return "\n\n".join([*parts, *table.foot]) + "\n"


def _picked(cells: Sequence[T], kept: Sequence[int]) -> tuple[T, ...]:
    return tuple(cells[at] for at in kept)


def _markdown_lines(columns: tuple[Column, ...], lines: tuple[Line, ...]) -> str:
    head = [
        markdown_row(column.title for column in columns),
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
    """A text as it may stand in a cell: nothing in it ends the cell, makes a tag or emphasis."""
    return _MARKUP.sub(r"\\\g<0>", cell).replace("<", "&lt;").replace("\n", "<br>")
