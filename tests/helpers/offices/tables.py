"""A table as an office draws it, before it is one of Word, of a web page or of a spreadsheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Box:
    """A cell: its text in the plan language (`<i>`, a line each), and the columns and rows that it covers."""

    text: str = ""
    columns: int = 1
    rows: int = 1
    bold: bool = False
    centred: bool = False
    listed: str = ""
    """`bullet` or `number` for paragraphs of an automatic list, whose marks are no text."""


Rows = tuple[tuple[Box, ...], ...]
"""The boxes that begin in each row, from left to right."""


def row(*texts: str | Box, **look: bool) -> tuple[Box, ...]:
    """A row of boxes of one look; a text becomes a box."""
    return tuple(replace(each if isinstance(each, Box) else Box(each), **look) for each in texts)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Placed:
    """A box in its place, or what lies below its first row."""

    box: Box
    column: int
    begins: bool


def grid(rows: Rows) -> Iterator[tuple[Placed, ...]]:
    """Of each row every box that covers a part of it, whether it begins there or above."""
    open_boxes: dict[int, tuple[Box, int]] = {}
    for boxes in rows:
        begun, placed, column = iter(boxes), [], 0
        width = max(_width(rows), 1)
        while column < width:
            box, left = open_boxes.pop(column, (None, 0))
            is_new = box is None
            if box is None:
                box = next(begun, None)
                left = box.rows if box else 0
            if box is None:
                break
            placed.append(Placed(box, column, is_new))
            if left > 1:
                open_boxes[column] = (box, left - 1)
            column += box.columns
        yield tuple(placed)


def _width(rows: Rows) -> int:
    return sum(box.columns for box in rows[0]) if rows else 0


def merged_down(rows: Sequence[Sequence[Box | None]]) -> Rows:
    """A table in which `None` continues the box above it in that column; all boxes cover one column."""
    found: list[list[Box]] = []
    for at, boxes in enumerate(rows):
        found.append([])
        for column, box in enumerate(boxes):
            if box is not None:
                below = 1
                while at + below < len(rows) and len(rows[at + below]) > column and rows[at + below][column] is None:
                    below += 1
                found[-1].append(replace(box, rows=below))
    return tuple(map(tuple, found))
