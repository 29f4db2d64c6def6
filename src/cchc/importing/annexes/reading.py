"""One annex as it was read: kind, number, title, years and document, with what is doubtful about them."""

import re
from collections.abc import Iterator

from cchc.errors import WrongUsageError
from cchc.importing.annexes.doubts import column_doubts, head_doubts, reference_doubts, title_row_doubts, year_doubts
from cchc.importing.annexes.issued_with import Issued, issued_above, issued_by
from cchc.importing.annexes.issuing_unit import completed, issuing_unit
from cchc.importing.annexes.kinds import fitted, kind_by, kind_doubts, title_doubts
from cchc.importing.annexes.tables import AnnexTables, FoundTables
from cchc.importing.annexes.years import Years, years_of
from cchc.importing.imported import Doubt, HeadedTable, ImportedAnnex, ImportedDocument
from cchc.importing.letter_case import Cased, LetterCase
from cchc.importing.rows.reading import rows_of
from cchc.model.codes import roman_number
from cchc.model.kinds import KINDS
from cchc.reading.foreign.document import ForeignDocument, ForeignTable

_LETTERS = "ABCDĐEGHIKLMNOPQRSTUVXY"
"""The letters that number annexes, in their order."""


class AnnexReader:
    """The facts of a whole document, for reading each of its annexes."""

    def __init__(self, document: ForeignDocument, found: FoundTables, kind: str | None, year: int | None) -> None:
        """Read the document's own head; the kind and the year may be asked for."""
        self._kind, self._year = kind, year
        self._whole = issued_above(found.groups[0].above)
        self._shared = _shared_reference(found) if self._whole.document == ImportedDocument() else ""
        self._case = LetterCase(_texts(document, self._whole.issuer))

    def annex(self, group: AnnexTables) -> ImportedAnnex:
        """The annex that tables are.

        Raises:
            WrongUsageError: Nothing says the year, and none was asked for.
        """
        kind = self._kind or kind_by(group.names)
        first = group.tables[0].table
        issued = issued_by(group.head.reference or self._shared)
        title = self._case.title(group.head.title or self._whole.title or (first.title,))
        years = self._years(title.text, issued, first, kind)
        tables = tuple(fitted(table, kind) for table in _parts(group))
        if years.year is None:
            raise WrongUsageError(
                f"Không thấy năm của kế hoạch ở tên phụ lục, dòng “Kèm theo” và tên kế hoạch ({first.table.name}). "
                "Đề nghị ghi --year, ví dụ --year 2026."
            )
        annex = ImportedAnnex(
            kind=kind,
            number=_number(group.head.label or ""),
            title=title.text or f"{KINDS[kind].title.capitalize()} năm {years.year}",
            year=years.year,
            until=years.until,
            assessed_year=years.assessed,
            document=_of_years(_merged(issued.document, self._whole.document), years),
            issuer=self._issuer(issued, group.head.issuer, title.text),
            tables=tables,
            content=rows_of(tables, kind),
        )
        own = (*column_doubts(group), *self._head_doubts(group, annex, title), *year_doubts(annex, first, years))
        by_kind = kind_doubts(first, kind) if self._kind else title_doubts(first, kind, annex.title)
        return annex._replace(doubts=tuple(sorted((*own, *by_kind))))

    def _head_doubts(self, group: AnnexTables, annex: ImportedAnnex, title: Cased) -> Iterator[Doubt]:
        """Doubts about what stands above the columns, and what does not."""
        yield from head_doubts(group, annex, title)
        yield from title_row_doubts(group, annex)
        if not group.head.reference:
            yield from reference_doubts(group.tables[0].table, self._shared)

    def _issuer(self, issued: Issued, own: str | None, title: str) -> str | None:
        """The issuer of the line “(Kèm theo …)”, with the name that its heading or the letterhead gives it."""
        letterheads = [each for each in (own, self._whole.issuer) if each]
        stated = next(filter(None, (issued.issuer, *letterheads)), None)
        return completed(stated, letterheads, title) if stated else None

    def _years(self, title: str, issued: Issued, table: HeadedTable, kind: str) -> Years:
        scores = "".join(column.heading for column in table.columns if column.name == "score")
        below = Issued(ImportedDocument(), title=(table.title,))
        return years_of(title, (below, issued, self._whole), scores, assesses=kind == "remedy", asked=self._year)


def _shared_reference(found: FoundTables) -> str:
    """The line “(Kèm theo …)” of one heading, or of several that name the same document; blank for none, or for two."""
    lines = [group.head.reference for group in found.groups if group.head.reference]
    documents = [issued_by(line).document for line in lines]
    return lines[0] if lines and all(each == documents[0] for each in documents) else ""


def _parts(group: AnnexTables) -> list[HeadedTable]:
    """The tables of an annex; the text above one names a part only where there are several."""
    tables = [each.table for each in group.tables]
    return tables if any(table.title for table in tables[1:]) else [table._replace(title="") for table in tables]


def _number(label: str) -> str | None:
    """The Roman number of an annex; `None` for none."""
    if not label or re.fullmatch("[IVX]+", label):
        return label or None
    value = int(label) if label.isdecimal() else _LETTERS.find(label.upper()) + 1
    return roman_number(value) or None


def _merged(own: ImportedDocument, whole: ImportedDocument) -> ImportedDocument:
    """The document of “(Kèm theo …)”; what the line leaves open is that of the Kế hoạch's own head."""
    return ImportedDocument(
        kind=own.kind if own.symbol else own.kind or whole.kind,
        number=own.number or whole.number,
        symbol=own.symbol or whole.symbol,
        date=own.date or whole.date,
    )


def _of_years(document: ImportedDocument, years: Years) -> ImportedDocument:
    """The document as it is to be for the plan's years: last year's number and day are not this year's."""
    return document._replace(number=None, date=None) if years.otherwise else document


def _texts(document: ForeignDocument, issuer: str | None) -> Iterator[str]:
    """The texts of a document that show how it writes its words, the name of its issuer first."""
    if issuer:
        yield f"của {issuing_unit(issuer).issuer}"
    for block in document.blocks:
        if isinstance(block, ForeignTable):
            yield from (line for cell in block.cells for line in cell.content.written)
        else:
            yield from block.written
