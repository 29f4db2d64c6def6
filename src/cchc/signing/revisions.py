"""The updates of a signed PDF: a signature, a field to be signed, or more in the store (DSS); nothing between them.

What is wrong stays wrong when somebody signs after it. So each update is judged by itself, and so are the bytes between
the end of one and the first object of the next, which the next signature would cover.
"""

import re
from collections.abc import Collection, Iterator

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.rw_common import PdfHandler
from pyhanko.sign.fields import enumerate_sig_fields

from cchc.signing.policy import store

_END = b"%%EOF"
_BETWEEN = re.compile(rb"(?:\r\n|\r|\n){0,3}")
"""The line end of a revision, and those with which a program begins the next: iText and PDFBox write one."""


def signature_fields(document: PdfHandler) -> set[str]:
    """The names of the signature fields, filled in or not."""
    return {name for name, _, _ in enumerate_sig_fields(document)}


def has_idle_update(reader: PdfFileReader, since: int, signed: Collection[int]) -> bool:
    """True if an update after the revision `since` is none of those in `signed`, makes no field, and stores nothing."""
    return any(
        revision not in signed and not _serves(reader, revision)
        for revision in range(since + 1, reader.total_revisions)
    )


def _serves(reader: PdfFileReader, revision: int) -> bool:
    before, after = map(reader.get_historical_resolver, (revision - 1, revision))
    return store(before) != store(after) or bool(signature_fields(after) - signature_fields(before))


def has_foreign_bytes(content: bytes, reader: PdfFileReader, since: int) -> bool:
    """True if more than line ends stands where two revisions meet, from the revision `since` on."""
    revisions = range(since, reader.total_revisions - 1)
    return not all(_BETWEEN.fullmatch(content, end, start) for end, start in _joints(content, reader, revisions))


def _joints(content: bytes, reader: PdfFileReader, revisions: range) -> Iterator[tuple[int, int]]:
    """The end of each revision, and the place of the first object of the next."""
    for revision in revisions:
        marked = content.find(_END, reader.xrefs.get_startxref_for_revision(revision))
        end = marked + len(_END) if marked >= 0 else len(content)
        yield end, min(place for place in _places(reader, revision + 1) if place >= end)


def _places(reader: PdfFileReader, revision: int) -> Iterator[int]:
    """The places of the objects of a revision and of its table."""
    yield reader.xrefs.get_startxref_for_revision(revision)
    for each in reader.xrefs.explicit_refs_in_revision(revision):
        place = reader.xrefs.get_historical_ref(each, revision)
        if isinstance(place, int):
            yield place
