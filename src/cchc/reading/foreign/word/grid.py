"""The grid of a foreign Word table as a person sees it: which rows and columns its cells cover.

A file counts columns by every edge of any cell. Where an edge was dragged by a hair, or rows were pasted from another
table, that makes a narrow column that no cell fills by itself: nobody sees it, and it counts with its neighbour. A cell
that continues a merge without a beginning over the same columns above is a cell of its own.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, pairwise

from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import at, value
from cchc.reading.content import children
from cchc.reading.namespaces import qn
from cchc.reading.table_reading import column_count, merge

_NARROW = 10.0
"""The width in millimetres below which a column that no cell fills by itself is none."""
_WIDTH_UNSAID = 20.0
_LEAST_TOTAL = 50.0
"""The width of a table, in millimetres, below which the widths of its columns say nothing."""
_MOST_EDGES = 200
"""The most edges that are examined: Word allows 63 columns."""

_SPAN, _UP, _LEFT = qn("w:gridSpan"), qn("w:vMerge"), qn("w:hMerge")
"""Properties of cells; older files merge cells with the one to the left (`w:hMerge`)."""


@dataclass(slots=True)
class PlacedCell:
    """A cell in its row: the edges of the grid between which it stands, later the columns between them."""

    element: XmlElement
    start: int
    end: int
    merge: str
    row: int
    rows: int = 1
    hidden: list[XmlElement] = field(default_factory=list)
    """The cells that continue this one, whose text nobody sees."""


def placed_cells(rows: Sequence[XmlElement], widths: Sequence[float]) -> list[list[PlacedCell]]:
    """The cells of each row that are seen, merges resolved; `end` is the edge behind the last column, from 0."""
    found = [_in_row(row, number) for number, row in enumerate(rows, 1)]
    columns = _columns({(cell.start, cell.end) for cells in found for cell in cells}, widths)
    for cell in (cell for cells in found for cell in cells):
        cell.start, cell.end = columns[cell.start], columns[cell.end]
    return list(_merged(found))


def _in_row(row: XmlElement, number: int) -> list[PlacedCell]:
    edge = column_count(row, "w:trPr/w:gridBefore")
    cells: list[PlacedCell] = []
    for element in children(row, "w:tc"):
        properties = at(element, "w:tcPr")
        stated = set() if properties is None else {each.tag for each in properties}
        end = edge + (max(column_count(element, "w:tcPr/w:gridSpan"), 1) if _SPAN in stated else 1)
        if cells and _LEFT in stated and value(properties, "w:hMerge") != "restart":
            cells[-1].end = end
            cells[-1].hidden.append(element)
        else:
            cells.append(PlacedCell(element, edge, end, merge(element) if _UP in stated else "", number))
        edge = end
    return cells


def _columns(spans: Collection[tuple[int, int]], widths: Sequence[float]) -> Mapping[int, int]:
    """The number of each edge of the grid among the edges that are seen, by the first and last edges of all cells."""
    edges = sorted(set(chain.from_iterable(spans)))
    one = _seen_as_one(edges, spans, widths) if len(edges) <= _MOST_EDGES else {edge: edge for edge in edges}
    seen = {edge: number for number, edge in enumerate(sorted(set(one.values())))}
    return {edge: seen[first] for edge, first in one.items()}


def _seen_as_one(edges: Sequence[int], spans: Collection[tuple[int, int]], widths: Sequence[float]) -> dict[int, int]:
    """For each edge the first of those that are seen as one with it: there is little between them, and no cell."""
    one = {edge: edge for edge in edges}
    for edge, after in _by_gap(edges, widths):
        joined = {each for each in edges if one[each] in {one[edge], one[after]}}
        if not any(joined.issuperset(span) for span in spans):
            one |= dict.fromkeys(joined, min(joined))
    return one


def _by_gap(edges: Sequence[int], widths: Sequence[float]) -> list[tuple[int, int]]:
    """The neighbouring edges with little between them, the nearest first."""
    if sum(widths) < _LEAST_TOTAL:
        return []
    places = list(accumulate((width or _WIDTH_UNSAID for width in widths), initial=0.0))
    gaps = {pair: places[pair[1]] - places[pair[0]] for pair in pairwise(edges) if pair[1] < len(places)}
    return sorted((pair for pair, gap in gaps.items() if gap < _NARROW), key=gaps.__getitem__)


def _merged(rows: Iterable[list[PlacedCell]]) -> Iterator[list[PlacedCell]]:
    """The cells of each row without those that continue one above, which covers their rows as well."""
    above: dict[tuple[int, int], PlacedCell] = {}
    for cells in rows:
        own, merging = [], {}
        for cell in cells:
            place = cell.start, cell.end
            begun = above.get(place) if cell.merge == "continue" else None
            if begun is None:
                own.append(cell)
            else:
                begun.rows += 1
                begun.hidden.append(cell.element)
            if cell.merge:
                merging[place] = begun or cell
        yield own
        above = merging
