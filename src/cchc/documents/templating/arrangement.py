"""The columns of a template's table, arranged as an annex has them.

A template shows how columns look; the plan says which there are, and in what order. So before a template is rendered,
its table gets the annex's columns: those that the annex lacks go away, the others stand in its order, and one that the
template lacks looks like another of its kind (texts like the tasks, short entries like the time).

A table that was arranged asks for fitted columns. An annex with the usual columns of its kind leaves the template as
it is: an office may print two of them in one cell. Headings and rows must have a cell for each column; only rows of
tags, and of areas, may have a cell across several.
"""

import re
from collections.abc import Sequence
from copy import deepcopy
from itertools import accumulate, pairwise
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from lxml.etree import _Element as XmlElement

from cchc.documents.views.annex import Annex
from cchc.model.columns import NAMES
from cchc.reading.lengths import TWENTIETHS, in_points
from cchc.reading.text import whole_text

_PRINTED = re.compile(r"\{\{[^}]*?\bline\.(?:free\[.(?P<free>[a-z0-9-]+).\]|(?P<name>\w+))")
_TITLES = {"criterion", "title"}
"""Two names of one column of a template: the text of either is the line's `title`."""
_SHORT = ("timeframe", "lead", "number", "max_score")
_LONG = ("tasks", "target", "product", "title", "note")
"""The columns that another one may look like, the best first: short entries, and texts."""
_KNOWN = {*NAMES} - {"criterion"}
_LONGEST_ENTRY = 12
"""The most characters in the cells of a free column that is laid out like short entries."""
FIT = "cchc: fit"
"""The words in a table's alternative text by which a template asks for columns fitted to their texts."""
_DESCRIPTION = qn("w:tblDescription")
_FEWEST = 2
"""The fewest columns of a table that prints the annex's lines."""


class UnarrangedError(Exception):
    """A template's table has a row that cannot be given the columns of the annex; the message says which."""


class _TemplateTable:
    """A table of a template: its columns by the field that each prints, and its rows."""

    def __init__(self, element: Any) -> None:  # noqa: ANN401 — python-docx's class
        self.element = element
        self.grid = [column for grid in element.iterchildren(qn("w:tblGrid")) for column in grid]
        printing = [_printed_names(row) for row in element.tr_lst if self.is_plain(row)]
        self.names: dict[int, str] = max(printing, key=len, default={})

    def is_plain(self, row: Any) -> bool:  # noqa: ANN401 — as above
        """True if a row has a cell for each column."""
        return len(row.tc_lst) == len(self.grid) and all(cell.grid_span == 1 for cell in row.tc_lst)

    def source(self, slot: str, *, is_text: bool) -> int:
        """The column that a column of the annex is made from: its own, else one of its kind."""
        by_name = {name: at for at, name in self.names.items()}
        likes = _LONG if is_text else _SHORT
        return next(by_name[name] for name in (slot, *likes, *by_name) if name in by_name)


def _printed_names(row: Any) -> dict[int, str]:  # noqa: ANN401 — as above
    """The fields that the cells of a row print, by the places of the cells."""
    printed = {at: _PRINTED.search(whole_text(cell)) for at, cell in enumerate(row.tc_lst)}
    return {at: match["free"] or match["name"] for at, match in printed.items() if match}


def arrange(body: XmlElement, annex: Annex) -> None:
    """Give the tables of a template that print the annex's lines the columns of an annex that has its own.

    Raises:
        UnarrangedError: A row has cells across some of the columns.
    """
    for element in body.iter(qn("w:tbl")):
        table = _TemplateTable(element)
        if len(table.names) >= _FEWEST:
            _arrange(table, annex)


def _arrange(table: _TemplateTable, annex: Annex) -> None:
    slots = ["title" if name in _TITLES else name for name in annex.heading]
    _name_number(table, annex)
    if not annex.has_own_columns or [table.names.get(at) for at in range(len(table.grid))] == slots:
        return
    wanted = list(zip(annex.heading, slots, strict=True))
    sources = [table.source(slot, is_text=_is_text(slot, annex)) for slot in slots]
    for place, row in enumerate(table.element.tr_lst, 1):
        if table.is_plain(row):
            _put(row.tc_lst, _copies(row, table, sources, wanted))
        else:
            _span(row, table, slots, place)
    _put(table.grid, _as_wide(table.grid, [deepcopy(table.grid[at]) for at in sources]))
    _set_widths(table.element)
    if table.element.tblPr.find(_DESCRIPTION) is None:  # the columns' own widths were for other columns
        table.element.tblPr.append(OxmlElement("w:tblDescription", {qn("w:val"): FIT}))


def _copies(
    row: Any,  # noqa: ANN401 — python-docx's class
    table: _TemplateTable,
    sources: Sequence[int],
    wanted: Sequence[tuple[str, str]],
) -> list[XmlElement]:
    """The cells of a row that has one for each column, as those of the annex's columns."""
    chosen = [(row.tc_lst[at], table.names.get(at)) for at in sources]
    return [_copy(*cell, *names) for cell, names in zip(chosen, wanted, strict=True)]


def _as_wide(grid: Sequence[XmlElement], columns: list[XmlElement]) -> list[XmlElement]:
    """The columns, together as wide as those of the grid whose place they take; as they are where it tells no width."""
    if not (taken := sum(map(_width, columns))):
        return columns
    share = sum(map(_width, grid)) / taken
    edges = [round(edge * share) for edge in accumulate(map(_width, columns), initial=0)]
    for column, (left, right) in zip(columns, pairwise(edges), strict=True):
        column.set(qn("w:w"), str(right - left))
    return columns


def _set_widths(element: Any) -> None:  # noqa: ANN401 — as above
    """Let each cell have the width of its columns, where these tell one."""
    edges = list(accumulate(map(_width, element.tblGrid), initial=0))
    for row in element.tr_lst if edges[-1] > 0 else ():
        at = 0
        for cell in row.tc_lst:
            end = min(at + cell.grid_span, len(edges) - 1)
            stated = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
            if stated is not None:
                stated.set(qn("w:type"), "dxa")
                stated.set(qn("w:w"), str(round(edges[end] - edges[at])))
            at = end


def _width(column: XmlElement) -> float:
    """The width of a column of the grid in twentieths of a point; 0 where it tells none."""
    return max(in_points(column.get(qn("w:w"))) * TWENTIETHS, 0.0)


def _name_number(table: _TemplateTable, annex: Annex) -> None:
    """Put the plan's heading of TT where the template has one without a tag."""
    at = next((at for at, name in table.names.items() if name == "number"), None)
    if at is None or "number" not in annex.heading:
        return
    for row in table.element.tr_lst:
        is_heading = table.is_plain(row) and "heading." in whole_text(row)
        if is_heading and "{{" not in whole_text(row.tc_lst[at]):
            _write(row.tc_lst[at], "{{ heading.number }}")


def _is_text(slot: str, annex: Annex) -> bool:
    """True for a column of texts, False for one of short entries; a free column is what its cells are."""
    if slot in _KNOWN:
        return slot in _LONG
    cells = (line.cells[slot].text for line in annex.lines if slot in line.cells)
    return any(len(text) > _LONGEST_ENTRY for text in cells)


def _copy(cell: XmlElement, printed: str | None, name: str, slot: str) -> XmlElement:
    """A cell of the template as a cell of the annex's column: with the tag of that column, where it has another's."""
    new = deepcopy(cell)
    text = whole_text(new)
    if _PRINTED.search(text):
        if printed != slot:
            _write(new, f"{{{{ line.{slot} }}}}" if slot in _KNOWN else f'{{{{ line.free["{slot}"] }}}}')
    elif "heading" in text or printed != slot:
        _write(new, f"{{{{ heading.{name} }}}}" if name in NAMES else f'{{{{ heading["{name}"] }}}}')
    return new


def _write(cell: XmlElement, text: str) -> None:
    """Put a text into a cell, in the look of its first run."""
    texts = list(cell.iter(qn("w:t")))
    for each in texts:
        each.text = ""
    for each in texts[:1]:
        each.text = text


def _put(old: Sequence[XmlElement], new: Sequence[XmlElement]) -> None:
    """Put new elements into the place of old ones."""
    for each in new:
        old[0].addprevious(each)
    for each in old:
        parent = each.getparent()
        if parent is not None:
            parent.remove(each)


def _span(row: Any, table: _TemplateTable, slots: Sequence[str], place: int) -> None:  # noqa: ANN401 — as above
    """Let the cells of a row of tags, or of an area, go across the annex's columns.

    Raises:
        UnarrangedError: The row is neither.
    """
    *first, last = row.tc_lst
    if [cell.grid_span for cell in (*first, last)] not in ([len(table.grid)], [1, len(table.grid) - 1]):
        raise UnarrangedError(
            f"có hàng {place} của bảng gộp cột, nên không bỏ bớt, thêm hay đổi chỗ cột được theo kế hoạch"
        )
    stays = slots[0] in {"number", "code"} and len(slots) > 1
    for cell in first if not stays else ():
        row.remove(cell)
    last.grid_span = len(slots) - (len(first) if stays else 0)
