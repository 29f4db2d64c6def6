"""The texts of a table's columns, and how high they are at a width. All lengths are in points.

Heights are asked for at many widths. No cell becomes higher when its column becomes wider: one that is as high at a
width as at a greater one is measured for no width in between.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cchc.reading.measuring import lines_in
from cchc.reading.stretches import Stretches

_SPARE = 0.4
"""The room left at a line's end: programs differ by a hair in the widths of letters and lines of a table."""
STEEPNESS = 8
"""The power by which the heights of a row's cells are added up: the greater, the more the highest counts."""


class CellText(NamedTuple):
    """The text of a cell: its author's lines, the height of a line, and the number of rows that share it."""

    lines: Sequence[Stretches]
    line: float
    rows: int
    longest: float
    """The width of the longest of the lines if nothing breaks it."""

    def height(self, room: float) -> float:
        """The height of the text for one of its rows."""
        number = len(self.lines)
        if self.longest > room:
            number = sum([lines_in(line, room) for line in self.lines])
        return number * self.line / self.rows

    def soft_height(self, room: float) -> float:
        """About the same, with parts of a line, so that each step of a width makes a difference."""
        number: float = len(self.lines)
        if self.longest > room:
            number = sum([_soft_lines(line, room) for line in self.lines])
        return number * self.line / self.rows


def _soft_lines(line: Stretches, room: float) -> float:
    """The number of lines that an author's line takes, with parts of a line: each but the last lacks half a word."""
    lost = line.whole / max(len(line.parts), 1) / 2
    return 1.0 if line.whole <= room else 1.0 + (line.whole - room + lost) / max(room - lost, 1.0)


Height = Callable[[CellText, float], float]
"""The height of a cell's text in a room: in whole lines, or softly."""


class MeasuredColumn:
    """A column: its least width and its greatest useful one, and its cells by row."""

    def __init__(self, beside: float, around: float, rows: Sequence[int]) -> None:
        """Take the margins of its cells, `beside` and `around` their texts, and the `rows` that are looked at.

        Around a text are the margins above and below it, with a line between two rows.
        """
        self.beside, self._around, self._rows = beside, around, rows
        self.least = self.most = 0.0
        self.cells: dict[int, CellText] = {}
        self._known: dict[Height, tuple[list[float], list[Sequence[float]]]] = {}
        self._powers: dict[tuple[float, Height], Sequence[float]] = {}

    def heights(self, width: float) -> Sequence[float]:
        """The height of each row's cell at a width; 0 in a row without one."""
        return self._at(width, CellText.height)

    def powers(self, width: float, height: Height) -> Sequence[float]:
        """The same, exact or soft, to the power by which the heights of a row's cells are added up."""
        key = width, height
        if key not in self._powers:
            self._powers[key] = [each**STEEPNESS for each in self._at(width, height)]
        return self._powers[key]

    def _at(self, width: float, height: Height) -> Sequence[float]:
        """The heights at a width, which is put among those that were asked for, in their order."""
        if height not in self._known:
            self._known[height] = [-math.inf, math.inf], self._ends()
        widths, known = self._known[height]
        index = bisect_left(widths, width)
        if widths[index] != width:
            widths.insert(index, width)
            known.insert(index, self._between(known[index - 1], known[index], width, height))
        return known[index]

    def _ends(self) -> list[Sequence[float]]:
        """Heights that are never reached, and those of texts that nothing breaks."""
        cells = map(self.cells.get, self._rows)
        lowest = [cell.height(math.inf) + self._around if cell else 0.0 for cell in cells]
        return [[math.inf] * len(lowest), lowest]

    def _between(
        self, narrower: Sequence[float], wider: Sequence[float], width: float, height: Height
    ) -> Sequence[float]:
        """The heights at a width between two others."""
        room, cells = width - self.beside - _SPARE, map(self.cells.get, self._rows)
        return [
            low if cell is None or low == high else height(cell, room) + self._around
            for cell, high, low in zip(cells, narrower, wider, strict=True)
        ]
