"""The data of a plan file as an annex gives it, with where each value stood in the document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cchc.diagnostics import FieldPath
from cchc.importing.imported import (
    Doubt,
    ImportedAnnex,
    ImportedArea,
    ImportedRow,
    ImportedValue,
    LeftOut,
)
from cchc.importing.letters import ReadValue, read_value
from cchc.importing.writing.draft_head import head_fields
from cchc.importing.writing.own_columns import columns_field
from cchc.model.columns import NAMES
from cchc.model.ditto import says_ditto
from cchc.source import Data


class Draft(NamedTuple):
    """The data of a plan file; the places of its values in the document, by their paths; what a person must decide."""

    data: dict[str, Data]
    places: Mapping[FieldPath, str]
    doubts: tuple[Doubt, ...]
    left_out: tuple[LeftOut, ...]
    """Words of cells that were refused."""


def draft(annex: ImportedAnnex, commune: str, maintain_plan: str | None) -> Draft:
    """The draft of the plan of an annex; `commune` and `maintain_plan` are the files beside it."""
    drafting = _Drafting(annex)
    data: dict[str, Data] = {
        **{name: value for name, value in head_fields(annex, commune, maintain_plan).items() if value is not None},
        "title": drafting.titled(ImportedValue(annex.title, "tên phụ lục")),
        **drafting.columns(),
    }
    content = annex.content
    if content.areas:
        data["areas"] = drafting.areas(content.areas, ("areas",))
    else:
        data["criteria"] = drafting.rows(content.rows, ("criteria",))
    return Draft(data, drafting.places, tuple(drafting.doubts), tuple(drafting.left_out))


@dataclass(slots=True)
class _Drafting:
    """Makes the data of one annex, and gathers what is to be told of it."""

    annex: ImportedAnnex
    places: dict[FieldPath, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    """The columns whose cell above was refused: what continues it says nothing."""

    def columns(self) -> dict[str, Data]:
        """The field `columns`, where the annex has others than its kind, or other headings."""
        found = columns_field(self.annex, self._heading)
        self.places |= found.places
        return {"columns": found.data} if found.data else {}

    def _heading(self, value: ImportedValue) -> str:
        return self.titled(value) or ""

    def areas(self, areas: Sequence[ImportedArea], path: FieldPath) -> Data:
        """Areas, and what is in them."""
        return [self._area(area, (*path, index)) for index, area in enumerate(areas)]

    def _area(self, area: ImportedArea, path: FieldPath) -> Data:
        self.refused.clear()
        self.places |= {path: area.title.place, (*path, "title"): area.title.place}
        fields: dict[str, Data] = {"number": area.number} if area.number else {}
        fields["title"] = self.titled(area.title)
        if area.areas:
            fields["areas"] = self.areas(area.areas, (*path, "areas"))
        if area.rows:
            fields["criteria"] = self.rows(area.rows, (*path, "criteria"))
        return fields

    def rows(self, rows: Sequence[ImportedRow], path: FieldPath) -> Data:
        """Rows with their parts."""
        return [self._row(row, (*path, index)) for index, row in enumerate(rows)]

    def _row(self, row: ImportedRow, path: FieldPath) -> Data:
        self.places[path] = row.place
        fields: dict[str, Data] = {"score": None} if self.annex.kind == "remedy" else {}
        fields |= self._values(row, path, free=False)
        if cells := self._values(row, (*path, "cells"), free=True):
            fields["cells"] = cells
        if row.parts:
            fields["parts"] = self.rows(row.parts, (*path, "parts"))
        return fields

    def _values(self, row: ImportedRow, path: FieldPath, *, free: bool) -> dict[str, Data]:
        """The values of a row that stand in fields of the language, or those in free columns."""
        found: dict[str, Data] = {}
        for name, value in row.values.items():
            if name == "number" or (name not in NAMES) != free:
                continue
            self.places[(*path, name)] = value.place
            text = self.titled(value) if name == "title" else self._cell(name, value)
            if text is not None:
                found[name] = text
        return found

    def _cell(self, name: str, value: ImportedValue) -> str | None:
        """The text of a cell; `None` for a blank or refused one, and for one that continues a refused one."""
        if says_ditto(value.text) and name in self.refused:
            return None
        read = self._read(value)
        self.refused = self.refused | {name} if read.left_out else self.refused - {name}
        return read.text

    def titled(self, value: ImportedValue) -> str | None:
        """A text that must not be missing: where it was refused, words that say so stand in its place."""
        read = self._read(value)
        if not read.left_out:
            return read.text
        instead = f"(chưa đọc được: {value.place})"
        self.doubts[-1] = self.doubts[-1]._replace(read_as=f"{self.doubts[-1].read_as}; ghi là {instead}")
        return instead

    def _read(self, value: ImportedValue) -> ReadValue:
        read = read_value(value)
        self.doubts += read.doubts
        self.left_out += read.left_out
        return read
