"""Annexes as importing hands them on, made from the data of plan files, so that what is written of them is known."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cchc.importing.imported import (
    HeadedColumn,
    HeadedTable,
    ImportedAnnex,
    ImportedArea,
    ImportedDocument,
    ImportedRow,
    ImportedRows,
    ImportedValue,
    LeftOut,
    Why,
)
from cchc.importing.writing.own_columns import plan_model
from cchc.model.columns import NAMES
from cchc.phrasing.annex_headings import usual_headings
from cchc.reading.foreign.document import ForeignTable

TABLE = ForeignTable("bảng 2", ())
LABEL = LeftOut(Why.LABEL, "TC", "bảng 2, hàng 2")
"""The label of a code, which the document has."""


def annex_of(data: Mapping[str, Any]) -> ImportedAnnex:
    """The annex that a plan file's data was read from: in each row its cells, from the second row of a table on."""
    model, kind = plan_model(data["kind"]), data["kind"]
    labelled = data.get("labels", "true" if model.labelled else "false") == "true"
    columns = tuple(_columns(data))
    rows = _Rows(columns)
    areas = tuple(map(rows.area, data.get("areas", [])))
    content = ImportedRows(areas, tuple(map(rows.row, data.get("criteria", []))), left_out=(LABEL,) if labelled else ())
    document = {name: value for name, value in data.get("document", {}).items() if value}
    return ImportedAnnex(
        kind=kind,
        number=data.get("annex"),
        title=data["title"],
        year=int(data["year"]),
        until=int(data["until"]) if "until" in data else None,
        assessed_year=int(data["assessed_year"]) if "assessed_year" in data else None,
        document=ImportedDocument(**document),
        issuer=None,
        tables=(HeadedTable(TABLE, columns, (), (1,)),),
        content=content,
    )


def annex_with(*rows: ImportedRow, kind: str = "maintain", **fields: Any) -> ImportedAnnex:
    """An annex of one area with these rows, in the usual columns of its kind."""
    plan = {"kind": kind, "year": "2024", "title": "Mục tiêu, nhiệm vụ", **fields}
    area = ImportedArea("I", ImportedValue("Chỉ đạo, điều hành", "bảng 2, hàng 2"), rows=rows)
    labels = (LABEL,) if plan_model(kind).labelled else ()
    return annex_of(plan)._replace(content=ImportedRows((area,), left_out=labels))


def row(at: int = 3, **values: str | ImportedValue) -> ImportedRow:
    """A row at that place of the table with these values, each in a column of its own."""
    place = f"bảng 2, hàng {at}"
    made = {
        name: value if isinstance(value, ImportedValue) else ImportedValue(value, f"{place}, cột {column}")
        for column, (name, value) in enumerate(values.items(), 2)
    }
    return ImportedRow(made, place)


def _columns(data: Mapping[str, Any]) -> Iterator[HeadedColumn]:
    model, year = plan_model(data["kind"]), int(data["year"])
    usual = usual_headings(model, range(year, int(data.get("until", year)) + 1))
    own = data.get("columns") or {}
    listed = own if isinstance(own, list) else [{name: own[name]} if name in own else name for name in model.usual]
    for number, item in enumerate(listed, 1):
        [(name, heading)] = item.items() if isinstance(item, dict) else [(item, usual[item])]
        yield HeadedColumn(name, heading, number)


class _Rows:
    """Makes areas and rows, and counts the rows of the table."""

    def __init__(self, columns: Sequence[HeadedColumn]) -> None:
        """Rows of a table with these columns."""
        self._at = {column.name: column.column for column in columns}
        self._number = 1

    def area(self, data: Mapping[str, Any]) -> ImportedArea:
        """An area with what is in it."""
        self._number += 1
        title = ImportedValue(data["title"], TABLE.place(self._number, 2))
        inner, rows = data.get("areas", []), data.get("criteria", [])
        return ImportedArea(data.get("number"), title, tuple(map(self.area, inner)), tuple(map(self.row, rows)))

    def row(self, data: Mapping[str, Any]) -> ImportedRow:
        """A row with its parts."""
        self._number += 1
        number = self._number
        cells = {name: text for name, text in data.items() if name in NAMES} | data.get("cells", {})
        values = {
            name: ImportedValue(text or "", TABLE.place(number, self._at.get(name, 2)), blank=text is None)
            for name, text in cells.items()
        }
        return ImportedRow(values, TABLE.place(number), tuple(map(self.row, data.get("parts", []))))
