"""One annex as it was read: kind, number, title, years and document, with what is doubtful about them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cchc.errors import WrongUsageError
from cchc.importing.annex_kinds import fitted, kind_by, kind_doubts
from cchc.importing.annex_tables import AnnexTables, FoundTables
from cchc.importing.annex_years import Years, years_of
from cchc.importing.imported import Doubt, HeadedTable, ImportedAnnex, ImportedDocument, Weight
from cchc.importing.issued_with import Issued, issued_above, issued_by
from cchc.importing.issuing_unit import issuing_unit
from cchc.importing.letter_case import Cased, LetterCase
from cchc.importing.rows import rows_of
from cchc.model.codes import ordinal, roman_number
from cchc.model.kinds import KINDS
from cchc.reading.foreign import ForeignDocument, ForeignTable


class AnnexReader:
    """What a document says as a whole, for reading each of its annexes."""

    def __init__(self, document: ForeignDocument, found: FoundTables, kind: str | None, year: int | None) -> None:
        """Read the document's own head; the kind and the year may be asked for."""
        self._kind, self._year = kind, year
        self._whole = issued_above(found.groups[0].above)
        self._case = LetterCase(_texts(document, self._whole.issuer))

    def annex(self, group: AnnexTables) -> ImportedAnnex:
        """The annex that tables are.

        Raises:
            WrongUsageError: Nothing says the year, and none was asked for.
        """
        kind = self._kind or kind_by(group.names)
        first = group.tables[0].table
        issued = issued_by(group.head.reference)
        title = self._case.title(group.head.title or self._whole.title)
        years = self._years(title.text, issued, first, kind)
        number = _number(group.head.label or "")
        tables = tuple(fitted(table, kind) for table in _parts(group))
        return ImportedAnnex(
            kind=kind,
            number=number,
            title=title.text or f"{KINDS[kind].title.capitalize()} năm {years.year}",
            year=years.year or 0,
            until=years.until,
            assessed_year=years.assessed,
            document=_merged(issued.document, self._whole.document),
            issuer=issued.issuer or self._whole.issuer,
            tables=tables,
            content=rows_of(tables, kind),
            doubts=tuple(sorted([*_doubts(group, title, years, number), *kind_doubts(first, kind)])),
        )

    def _years(self, title: str, issued: Issued, table: HeadedTable, kind: str) -> Years:
        scores = "".join(column.heading for column in table.columns if column.name == "score")
        years = years_of(title, (issued, self._whole), scores, assesses=kind == "remedy", asked=self._year)
        if years.year is None:
            raise WrongUsageError(
                f"Không thấy năm của kế hoạch ở tên phụ lục, dòng “Kèm theo” và tên kế hoạch ({table.table.name}). "
                "Đề nghị ghi --year, ví dụ --year 2026."
            )
        return years


def _parts(group: AnnexTables) -> list[HeadedTable]:
    """The tables of an annex; the text above one names a part only where there are several."""
    tables = [each.table for each in group.tables]
    return tables if any(table.title for table in tables[1:]) else [replace(table, title="") for table in tables]


def _number(label: str) -> str | None:
    """The Roman number of an annex; `None` for none."""
    if not label or re.fullmatch("[IVX]+", label):
        return label or None
    value = int(label) if label.isdecimal() else ordinal(label).value + 1
    return roman_number(value) or None


def _doubts(group: AnnexTables, title: Cased, years: Years, number: str | None) -> Iterator[Doubt]:
    """Doubts about the columns and the heading of an annex."""
    place = group.tables[0].table.table.name
    for each in group.tables:
        yield from each.doubts
    if title.unsure:
        mend = "Đề nghị kiểm tra chữ hoa, chữ thường của tên phụ lục."
        yield Doubt(Weight.LETTERS, place, " ".join(group.head.title), title.text, mend)
    if years.year_concluded:
        mend = "Văn bản không ghi năm của kế hoạch. Đề nghị kiểm tra lại year."
        yield Doubt(Weight.YEAR, place, title.text, f"kế hoạch năm {years.year}", mend)
    if years.assessed_concluded:
        mend = "Văn bản không ghi năm được chấm điểm. Đề nghị kiểm tra lại assessed_year."
        yield Doubt(Weight.YEAR, place, title.text, f"điểm của năm {years.assessed}", mend)
    if number and number != group.head.label:
        mend = "Số phụ lục phải là chữ số La Mã. Đề nghị kiểm tra lại annex."
        yield Doubt(Weight.KIND, place, f"Phụ lục {group.head.label}", f"Phụ lục {number}", mend)


def _merged(own: ImportedDocument, whole: ImportedDocument) -> ImportedDocument:
    """The document of “(Kèm theo …)”; what the line leaves open is that of the Kế hoạch's own head."""
    return ImportedDocument(
        kind=own.kind if own.symbol else own.kind or whole.kind,
        number=own.number or whole.number,
        symbol=own.symbol or whole.symbol,
        date=own.date or whole.date,
    )


def _texts(document: ForeignDocument, issuer: str | None) -> Iterator[str]:
    """The texts of a document that show how it writes its words, the name of its issuer first."""
    if issuer:
        yield f"của {issuing_unit(issuer).issuer}"
    for block in document.blocks:
        if isinstance(block, ForeignTable):
            yield from (line for cell in block.cells for line in cell.content.written)
        else:
            yield from block.written
