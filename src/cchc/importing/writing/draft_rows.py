"""The rows in the data of a plan file, with their paths."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from cchc.diagnostics import FieldPath
from cchc.source import Data
from cchc.source.layout import FileForm

DraftRow: TypeAlias = dict[str, Data]
PlacedRow: TypeAlias = tuple[FieldPath, DraftRow]


def row_groups(group: Data, path: FieldPath = ()) -> Iterator[list[PlacedRow]]:
    """The rows below a group that stand together in one area, each before its parts."""
    for index, area in enumerate(_list(group, "areas")):
        yield from row_groups(area, (*path, "areas", index))
    if rows := _list(group, "criteria"):
        yield [each for index, row in enumerate(rows) for each in _with_parts(row, (*path, "criteria", index))]


def below_fields(row: DraftRow, path: FieldPath, form: FileForm) -> FieldPath:
    """The path of the field below which comments stand that belong to a row: the last one above its parts.

    A row of one field, on the line of its dash, would leave them to the next row; it gets a blank field more.
    """
    names = [name for name in form.order(path) if name in row and name != "parts"]
    if len(names) == 1:
        row["timeframe"] = None
        names.append("timeframe")
    return (*path, names[-1])


def _with_parts(row: Data, path: FieldPath) -> Iterator[PlacedRow]:
    if isinstance(row, dict):
        yield path, row
        for index, part in enumerate(_list(row, "parts")):
            yield from _with_parts(part, (*path, "parts", index))


def _list(group: Data, name: str) -> Sequence[Data]:
    found = group.get(name) if isinstance(group, dict) else None
    return found if isinstance(found, list) else ()
