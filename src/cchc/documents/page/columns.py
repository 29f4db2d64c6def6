"""Columns of a page's tables, each a heading and the cell of a value, and tables made of them.

A value stands with the commune that it is of: where there are several, the first column names it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from cchc.documents.page.office import Offices, PageOffice
from cchc.documents.page.tables import Kind, PageCell, PageColumn, PagePiece, PageRow, PageTable, cell
from cchc.phrasing.column import Column, ValueKind

T = TypeVar("T")
U = TypeVar("U")
TOTAL = "Tổng cộng"
TWICE = "Trừ phần tính cho nhiều đầu mối"
"""The row that leads from the sum of the rows above it to the total."""
_KINDS: Mapping[ValueKind, Kind] = {
    ValueKind.TEXT: "text",
    ValueKind.CODE: "code",
    ValueKind.DAY: "day",
    ValueKind.NUMBER: "number",
    ValueKind.POINTS: "number",
    ValueKind.SHARE: "number",
}


@dataclass(frozen=True)  # without slots: Python 3.11 cannot make a frozen one by `ShownColumn[T](…)` that has them
class ShownColumn(Generic[T]):
    """A column of a table that has a row for each `T`."""

    title: str
    kind: Kind
    cell: Callable[[PageOffice, T], PageCell]


def of_office(offices: Offices) -> tuple[ShownColumn[T], ...]:
    """The column of the communes' names; none where there is one commune only."""
    if not offices.are_several:
        return ()
    return (ShownColumn("Đơn vị", "text", lambda office, _: cell(office.name, offices.place(office))),)


def shown(column: Column[U], of: Callable[[T], U]) -> ShownColumn[T]:
    """A column of phrasing, asked about something that a value has."""
    return ShownColumn(column.heading, _KINDS[column.kind], lambda _, value: cell(column.text(of(value))))


def table(
    anchor: str,
    caption: str,
    columns: Sequence[ShownColumn[T]],
    owned: Iterable[tuple[PageOffice, T]],
    sums: Iterable[tuple[str, Mapping[str, str]]] = (),
) -> PageTable:
    """A table of these values; a row of sums is its label, and its texts by the titles of their columns."""
    return PageTable(
        anchor,
        caption,
        tuple(PageColumn(column.title, column.kind) for column in columns),
        tuple(PageRow(tuple(column.cell(office, value) for column in columns)) for office, value in owned),
        tuple(_sum(columns, label, texts) for label, texts in sums),
    )


def _sum(columns: Sequence[ShownColumn[T]], label: str, texts: Mapping[str, str]) -> PageRow:
    across = next(at for at, column in enumerate(columns) if column.title in texts)
    return PageRow(
        (
            PageCell((PagePiece(label),), columns=across),
            *(cell(texts.get(column.title, "")) for column in columns[across:]),
        )
    )
