"""The texts of a plan, gathered once for the rules that read each of them.

A piece that any text of interest has is first searched in all of them at once: most plans have no such text.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from cchc.diagnostics import Place
from cchc.model.columns import TEXT_COLUMNS
from cchc.model.element import Element
from cchc.model.folding import folded_in_place
from cchc.model.plan import Plan


class ShownText(NamedTuple):
    """A text of a plan: the part that has it, and the path of its field there; `heading` names the column it heads."""

    owner: Element
    path: tuple[str, ...]
    text: str
    heading: str = ""
    is_printed: bool = True
    """False for the title of a deliverable, which reports and letters show."""

    @property
    def place(self) -> Place:
        """The place of the text."""
        return self.owner.at(*self.path)


class ShownTexts:
    """The texts of a plan: those that are printed, in print order, then the titles of deliverables."""

    def __init__(self, texts: Iterable[ShownText]) -> None:
        """Take these texts."""
        self.all = tuple(texts)

    def holding(self, *pieces: str) -> list[ShownText]:
        """The texts in which one of these pieces stands, in their order; a piece has no NUL."""
        return self._in(self._joined, pieces)

    def holding_folded(self, *pieces: str) -> list[ShownText]:
        """The texts in which, folded in place, one of these pieces stands; otherwise as `holding`."""
        return self._in(folded_in_place(self._joined), pieces)

    def _in(self, joined: str, pieces: Iterable[str]) -> list[ShownText]:
        return [self.all[number] for number in sorted({each for piece in pieces for each in self._with(piece, joined)})]

    def _with(self, piece: str, joined: str) -> Iterator[int]:
        """The numbers of the texts with a piece, each found by one search from the end of the one before."""
        at = joined.find(piece)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield number
            at = joined.find(piece, self._starts[number + 1])

    @cached_property
    def _joined(self) -> str:
        """All texts in their order, a NUL after each."""
        return "".join(f"{text.text}\0" for text in self.all)

    @cached_property
    def _starts(self) -> list[int]:
        """The place in `_joined` where each text begins."""
        return list(accumulate((len(text.text) + 1 for text in self.all), initial=0))


def texts_of(plan: Plan) -> Iterator[ShownText]:
    """The texts of a plan that are printed, in print order, then the titles of deliverables."""
    yield from _printed(plan)
    for row in plan.rows:
        for deliverable in row.criterion.deliverables:
            yield ShownText(deliverable, ("title",), deliverable.title, is_printed=False)


def cell_path(column: str) -> tuple[str, ...]:
    """The path of a cell in its row: that of a field, or of a free column."""
    return (column,) if column in TEXT_COLUMNS else ("cells", column)


def _printed(plan: Plan) -> Iterator[ShownText]:
    """Every text of the plan that is printed; not the cells that continue the one above."""
    yield ShownText(plan, ("title",), plan.title)
    yield from _headings(plan)
    yield from (ShownText(area, ("title",), area.title) for area in plan.all_areas)
    columns = {column: cell_path(column) for column in plan.text_columns}
    for row in plan.rows:
        yield ShownText(row.criterion, ("title",), row.criterion.title)
        for column, path in columns.items():
            text = row.texts[column]
            if text is not None and column not in row.dittos:
                yield ShownText(row.criterion, path, text)


def _headings(plan: Plan) -> Iterator[ShownText]:
    """The headings that the plan gives its columns itself."""
    for column in plan.printed:
        if column.heading is not None:
            owner, path = (
                (column, (column.name,)) if isinstance(plan.columns, tuple) else (plan, ("columns", column.name))
            )
            yield ShownText(owner, path, column.heading, column.name)
