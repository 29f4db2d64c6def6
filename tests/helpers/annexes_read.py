"""Annexes as importing hands them on, made of the cells of chủ trì and phối hợp alone."""

from collections.abc import Iterable

from helpers.foreign import table

from cchc.importing.imported import (
    HeadedTable,
    ImportedAnnex,
    ImportedDocument,
    ImportedRow,
    ImportedRows,
    ImportedValue,
)


def annex(
    rows: Iterable[tuple[str, str]], *, issuer: str | None = "Ủy ban nhân dân xã Mẫu", year: int = 2026
) -> ImportedAnnex:
    """An annex of rows (lead, support); ⏎ is a line break within a cell, a blank text a blank cell."""
    return ImportedAnnex(
        kind="assignments",
        number=None,
        title="Phân công nhiệm vụ",
        year=year,
        until=None,
        assessed_year=None,
        document=ImportedDocument(),
        issuer=issuer,
        tables=(HeadedTable(table("TT | Nhiệm vụ"), (), (), (1,)),),
        content=ImportedRows(rows=tuple(_row(number, *row) for number, row in enumerate(rows, 2))),
    )


def _row(number: int, lead: str, support: str) -> ImportedRow:
    place = f"bảng 1, hàng {number}"
    return ImportedRow(
        {
            "lead": ImportedValue(lead.replace("⏎", "\n"), f"{place}, cột 3", blank=not lead),
            "support": ImportedValue(support.replace("⏎", "\n"), f"{place}, cột 4", blank=not support),
        },
        place,
    )
