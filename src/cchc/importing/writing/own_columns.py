"""The field `columns` of a plan: the headings that differ from the usual ones of its kind, or a list of columns."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from cchc.diagnostics import FieldPath
from cchc.importing.imported import HeadedColumn, HeadedTable, ImportedAnnex, ImportedValue
from cchc.model.kinds import KINDS
from cchc.model.plan import Plan
from cchc.phrasing.annex_headings import usual_headings
from cchc.source import Data

_LOOSE = re.compile(r"\s*([/-])\s*|\s+")


class ColumnsField(NamedTuple):
    """The field `columns`, blank where the usual columns are meant; the places of its headings in the document."""

    data: Data
    places: Mapping[FieldPath, str]


def plan_model(kind: str) -> type[Plan]:
    """The model of a kind of plan."""
    model = KINDS[kind].model
    assert issubclass(model, Plan)  # noqa: S101 — an annex is of no other kind
    return model


def columns_field(annex: ImportedAnnex, read: Callable[[ImportedValue], str]) -> ColumnsField:
    """The columns of an annex; `read` gives a heading as a plan can hold it."""
    model, table = plan_model(annex.kind), annex.tables[0]
    usual = usual_headings(model, range(annex.year, (annex.until or annex.year) + 1))
    names = tuple(column.name for column in annex.columns)
    values = [_value(column, table) for column in annex.columns]
    own = _differing({name: read(value) for name, value in zip(names, values, strict=True)}, usual)
    steps: Sequence[str | int] = names if names == model.usual else range(len(names))
    places: dict[FieldPath, str] = {("columns", step): value.place for step, value in zip(steps, values, strict=True)}
    if names == model.usual:
        return ColumnsField({**own}, places)
    return ColumnsField([{name: own[name]} if name in own else name for name in names], places)


def _differing(headings: Mapping[str, str], usual: Mapping[str, str]) -> dict[str, str]:
    """The headings that are not the usual ones."""
    return {name: text for name, text in headings.items() if text and _loosely(text) != _loosely(usual.get(name, ""))}


def _value(column: HeadedColumn, table: HeadedTable) -> ImportedValue:
    """The heading of a column with its place: the first row of the headings."""
    row = table.heading_rows[0] if table.heading_rows else 1
    return ImportedValue(column.heading, table.table.place(row, column.column))


def _loosely(heading: str) -> str:
    """A heading whatever the spaces and line breaks in it."""
    return _LOOSE.sub(lambda found: found[1] or " ", heading).strip()
