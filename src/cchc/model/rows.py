"""Rows of an annex in their places: TT, address and label, and what their cells mean.

A row with a code is addressed by it. One without takes the numbers of its areas and its TT: `II/3`, `A.I/2`, and `3`
where there are no areas; an area without a number counts by its place among its neighbours, or by the next one that is
the number of none.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import count
from operator import attrgetter
from typing import NamedTuple

from cchc.model import codes
from cchc.model.columns import TEXT_COLUMNS
from cchc.model.criterion import Area, Criterion
from cchc.model.ditto import says_ditto
from cchc.model.emphasis import plain

_texts = attrgetter(*TEXT_COLUMNS)


class Counting(NamedTuple):
    """How the rows of a plan are counted and called."""

    runs_on: bool
    """True if TT goes on from area to area, False if it begins anew in each."""
    labels: bool
    """True if a code is printed with the label TC or TCTP."""
    word: str
    """The word for a row in messages: “Tiêu chí”, “Nhiệm vụ”."""
    free: tuple[str, ...] = ()
    """The names of the free columns."""


class Row(NamedTuple):
    """A criterion in its place in the table: its areas, TT, address and parent row, and what its cells mean.

    `above` is the row above it in the same area.
    """

    areas: tuple[Area, ...]
    """The areas that it stands in, the outermost first; blank in a table without areas."""
    area_number: str
    """Their numbers: “II”, “A.I”; blank without areas."""
    criterion: Criterion
    number: str
    """TT."""
    address: str
    label: str
    """The row's name in messages: “TC 1.4”, “Nhiệm vụ II/3”."""
    parent: Criterion | None
    above: "Row | None"
    texts: dict[str, str | None]
    """The cells of its text columns as they stand in the file; `None` for a blank one."""
    meanings: dict[str, str | None]
    dittos: frozenset[str] = frozenset()
    """The text columns whose cells say “như trên”."""

    @property
    def area(self) -> Area | None:
        """The innermost area; `None` in a table without areas."""
        return self.areas[-1] if self.areas else None

    @property
    def area_title(self) -> str:
        """The title of the innermost area, without emphasis; blank in a table without areas."""
        return plain(self.areas[-1].title) if self.areas else ""

    @property
    def is_heading(self) -> bool:
        """True if the criterion has parts: it then needs only a title and a maximum."""
        return bool(self.criterion.parts)

    def own(self, column: str) -> str | None:
        """The cell as it stands in the file; `None` when it is blank or there is none."""
        return self.texts.get(column)

    def continues(self, column: str) -> bool:
        """True if the cell says “như trên”: in print it is merged with the cell above."""
        return column in self.dittos

    def text(self, column: str) -> str | None:
        """The meaning of the cell: its own text or, for “như trên”, the text of the cell above; `None` when blank."""
        return self.meanings.get(column)


def own_texts(criterion: Criterion, free: Iterable[str]) -> dict[str, str | None]:
    """The texts of its cells as they stand in the file, those of free columns, which stand in `cells`, last."""
    own = dict(zip(TEXT_COLUMNS, _texts(criterion), strict=True))
    return own | {column: criterion.cells.get(column) or None for column in free}


class Rows(tuple[Row, ...]):  # noqa: SLOT001 — it keeps the index, for which a tuple has no slot
    """The rows of a table in print order, which are found by their addresses, too."""

    def at(self, address: str) -> Row | None:
        """The row that an address means, or that has the nhiệm vụ of that address; `None` when there is none."""
        parts = address.casefold().split("/")
        starts = ("/".join(parts[:end]) for end in range(len(parts), 0, -1))
        return next((self._by_address[start] for start in starts if start in self._by_address), None)

    @cached_property
    def _by_address(self) -> dict[str, Row]:
        return {row.address.casefold(): row for row in self}


def rows_of(areas: Sequence[Area], criteria: Sequence[Criterion], counting: Counting) -> Rows:
    """The rows of a table in print order, a parent before its parts."""
    return Rows(_in_print_order(areas, criteria, counting))


def _in_print_order(areas: Sequence[Area], criteria: Sequence[Criterion], counting: Counting) -> Iterator[Row]:
    running = count(1)
    for path, numbers, own in _groups(areas, criteria):
        named = codes.joined(area.number for area in path if area.number)
        place = _Place(path, named, f"{codes.joined(numbers)}/" if numbers else "", counting)
        yield from _rows(own, place, running if counting.runs_on else count(1))


class _Place(NamedTuple):
    """The place that the rows of one area share."""

    areas: tuple[Area, ...]
    area_number: str
    prefix: str
    """The beginning of the address of a row without a code."""
    counting: Counting

    def row(self, criterion: Criterion, number: str, parent: Criterion | None, above: Row | None) -> Row:
        """A row of the area."""
        code = criterion.code
        address = code or f"{self.prefix}{number}"
        label = codes.label(code) if code and self.counting.labels else f"{self.counting.word} {address}"
        texts = own_texts(criterion, self.counting.free)
        dittos = frozenset([column for column, text in texts.items() if text and says_ditto(text)])
        meanings = texts | {column: above.text(column) if above else None for column in dittos}
        return Row(
            self.areas, self.area_number, criterion, number, address, label, parent, above, texts, meanings, dittos
        )


_Together = tuple[tuple[Area, ...], tuple[str, ...], Sequence[Criterion]]


def _groups(
    areas: Sequence[Area],
    criteria: Sequence[Criterion],
    path: tuple[Area, ...] = (),
    numbers: tuple[str, ...] = (),
) -> Iterator[_Together]:
    """The rows that stand together, with the areas around them and the numbers of these."""
    if criteria:
        yield path, numbers, criteria
    for area, number in zip(areas, codes.numbered([area.number for area in areas]), strict=True):
        yield from _groups(area.areas, area.criteria, (*path, area), (*numbers, number))


def _rows(criteria: Iterable[Criterion], place: _Place, numbers: Iterator[int]) -> Iterator[Row]:
    above: Row | None = None
    for criterion in criteria:
        number = str(next(numbers))
        above = place.row(criterion, number, None, above)
        yield above
        for at, part in enumerate(criterion.parts, 1):
            above = place.row(part, f"{number}.{at}", criterion, above)
            yield above
