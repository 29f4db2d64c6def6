"""The annexes of a document: which tables are theirs, and what stands around these."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cchc.errors import CchcError
from cchc.importing.annexes.issued_with import follows_document
from cchc.importing.annexes.kinds import kind_by
from cchc.importing.annexes.reading import AnnexReader
from cchc.importing.annexes.tables import AnnexTables, FoundTables, TableWalk
from cchc.importing.columns.headings import first_headings
from cchc.importing.imported import Imported
from cchc.importing.letters import refuse_old_headings, refuse_old_letters
from cchc.reading.foreign.document import ForeignDocument, ForeignTable
from cchc.wording import CHOICES, one_line

_WORK = {"lead", "support", "timeframe", "tasks", "target", "product"}
_FIRST_ROWS = 3
"""The first rows of a table without known headings that may be meant as such."""
_MOST_NAMED = 5
"""The most tables that a message names."""


class WantedImport(NamedTuple):
    """The kind and the year that were asked for; `None` for what the document says."""

    kind: str | None = None
    year: int | None = None


def imported(document: ForeignDocument, wanted: WantedImport) -> Imported:
    """The annexes of a document.

    Raises:
        CchcError: There is no table with headings of an annex, two tables claim one annex, or the text is of an old
            code table.
        WrongUsageError: The document does not say the year, and none was asked for.
    """
    tables = list(document.tables)
    if not tables:
        raise CchcError("Văn bản không có bảng nào. Đề nghị kiểm tra lại tệp: phụ lục phải là bảng, không là ảnh.")
    refuse_old_letters(tables)
    found = TableWalk().over(document)
    _refuse_old_headings(tables, found)
    groups = _of_annexes(found)
    if not groups:
        raise CchcError(_no_headings(tables))
    _refuse_rivals(groups, wanted.kind)
    reader = AnnexReader(document, found, wanted.kind, wanted.year)
    own = {each.table.table.name for group in groups for each in group.tables}
    others = tuple(table.name for table in tables if table.name not in own and table.name not in found.headings)
    return Imported(tuple(map(reader.annex, groups)), others)


def _of_annexes(found: FoundTables) -> list[AnnexTables]:
    """The annexes without tables of the Kế hoạch itself: those before the first annex, or with points alone."""
    first = next((index for index, group in enumerate(found.groups) if group.head.begins), 0)
    groups = found.groups[first if found.groups and follows_document(found.groups[0].above) else 0 :]
    working = [group for group in groups if _WORK & set(group.names) or group.head.begins]
    return working or groups


def _refuse_old_headings(tables: Sequence[ForeignTable], found: FoundTables) -> None:
    """Refuse tables whose headings are in an old code table; a row below them may have been taken for the heading.

    Raises:
        CchcError: There is one.
    """
    headed = [each.table for group in found.groups for each in group.tables]
    last = {each.table.name: max(each.heading_rows, default=0) for each in headed}
    for table in tables:
        refuse_old_headings(table, last.get(table.name, _FIRST_ROWS))


def _no_headings(tables: Sequence[ForeignTable]) -> str:
    """The message about tables of which none has the headings of an annex."""
    seen = [f"{table.name}: “{first_headings(table)}”" for table in tables if first_headings(table)][:_MOST_NAMED]
    told = f" Hàng đầu của các bảng: {'; '.join(seen)}." if seen else ""
    return one_line(
        "Không bảng nào có tên cột của phụ lục (nhiệm vụ hoặc tiêu chí, cùng với chủ trì, thời gian hoặc điểm)."
        f"{told} Đề nghị kiểm tra lại tệp, hoặc sửa tên các cột."
    )


def _refuse_rivals(groups: Sequence[AnnexTables], kind: str | None) -> None:
    """Refuse two tables under one heading that are both the one annex of points of this kind.

    Raises:
        CchcError: There are two.
    """
    for one, other in _pairs(groups):
        own = kind or kind_by(one.names)
        if one.heading == other.heading and own != "assignments" and own == (kind or kind_by(other.names)):
            names = [group.tables[0].table.table.name for group in (one, other)]
            raise CchcError(
                f"{names[0]} và {names[1]} cùng là phụ lục {CHOICES[own]} dưới một tên phụ lục, nhưng khác cột. "
                "Đề nghị tách làm hai phụ lục, hoặc sửa cho các cột như nhau."
            )


def _pairs(groups: Sequence[AnnexTables]) -> Iterator[tuple[AnnexTables, AnnexTables]]:
    return ((one, other) for index, one in enumerate(groups) for other in groups[index + 1 :])
