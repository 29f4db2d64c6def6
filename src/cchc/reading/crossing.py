"""The rows of a table that may cross a page, and the groups of merged rows that do not stay together.

A row that goes on the next page as a whole leaves its height blank on the page before. So what is higher than a third
of a page's room for rows may cross. The room is that of the annex's first page, below the lines of its heading and the
table's own: pages stay at least 70 % full by it, since it is the smallest and a third of it is less than the rest.
Rows that stay with the next one (an area's, a parent criterion's) count as part of it.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from cchc.reading.content import Paragraph
from cchc.reading.lengths import POINTS_A_MILLIMETRE
from cchc.reading.measuring import paragraph_height, row_heights, unmerged_heights
from cchc.reading.sections import Section
from cchc.reading.tables import Table, TableRow

_SHARE = 1 / 3
_MOST_ABOVE = 1 / 2
"""The part of a page that a heading may take: what is longer goes on, and the table begins on another page."""


class Crossing(NamedTuple):
    """What may cross a page in a table."""

    rows: frozenset[int]
    """The numbers of the rows that are too high, together with those that stay on their page, not to cross.

    A row of one of the groups counts with the texts of its merged cells.
    """
    groups: tuple[tuple[TableRow, ...], ...]
    """The groups of merged rows that are too high to stay together."""

    @property
    def grouped(self) -> frozenset[int]:
        """The numbers of the rows in these groups."""
        return frozenset(row.number for group in self.groups for row in group)


def crossing(table: Table, section: Section, head: Sequence[Paragraph]) -> Crossing:
    """What may cross a page in a table that stands in a section, below the lines of an annex's heading (`head`)."""
    heights = dict(zip((row.number for row in table.rows), row_heights(table), strict=True))
    heading = sum(heights[row.number] for row in table.rows if row.repeats)
    highest = page_room(section, head).highest(heading)
    above = _heights_above(table, heights)
    groups = tuple(group for group in _groups(table) if _together(group, heights, above) > highest)
    for group in groups:
        heights |= zip((row.number for row in group), unmerged_heights(table, group), strict=True)
        above |= dict.fromkeys((row.number for row in group[1:]), 0.0)
    return Crossing(_higher(heights, above, highest), groups)


class PageRoom(NamedTuple):
    """The height for a table on an annex's first page and on the others, in points."""

    first: float
    other: float
    closing: float = 0.0
    """The height of what stands below the table."""

    def highest(self, heading: float) -> float:
        """The height of the highest row that does not cross a page, of a table whose `heading` has that height."""
        return (self.other - min(self.other - self.first + heading, self.other * _MOST_ABOVE)) * _SHARE


def page_room(section: Section, head: Sequence[Paragraph], tail: Sequence[Paragraph] = ()) -> PageRoom:
    """The room of the pages of a section for an annex's table, between the annex's heading and its closing lines."""
    paper, margins = section.paper, section.margins
    wide = (paper[0] - margins["left"] - margins["right"]) * POINTS_A_MILLIMETRE
    high = (paper[1] - margins["top"] - margins["bottom"]) * POINTS_A_MILLIMETRE
    above, below = (sum(paragraph_height(paragraph, wide) for paragraph in each) for each in (head, tail))
    return PageRoom(high - above, high, below)


def _higher(heights: Mapping[int, float], above: Mapping[int, float], highest: float) -> frozenset[int]:
    return frozenset(number for number, height in heights.items() if above[number] + height > highest)


def _together(group: Sequence[TableRow], heights: Mapping[int, float], above: Mapping[int, float]) -> float:
    """The height of a group, with the rows above it that stay on its page."""
    return above[group[0].number] + sum(heights[row.number] for row in group)


def _heights_above(table: Table, heights: dict[int, float]) -> dict[int, float]:
    """By row, the height of the rows above it that stay on its page; the heading is on every page anyway."""
    found = dict.fromkeys(heights, 0.0)
    for above, row in pairwise(table.rows):
        if above.kept_with_next and not above.repeats:
            found[row.number] = found[above.number] + heights[above.number]
    return found


def _groups(table: Table) -> list[tuple[TableRow, ...]]:
    """The rows that merged cells hold together; the table's heading is none of them."""
    groups: list[list[TableRow]] = []
    rows = [row for row in table.rows if not row.repeats]
    for above, row in pairwise(rows):
        if not row.continued(above):
            continue
        if groups and groups[-1][-1] is above:
            groups[-1].append(row)
        else:
            groups.append([above, row])
    return [tuple(group) for group in groups]
