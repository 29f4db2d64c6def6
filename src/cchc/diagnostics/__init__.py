"""Findings and their places: severity, place, span, diagnostic.

A *place* is a spot in the data (file and path), a *span* a spot in the text (line and column). Rules know places only;
`cchc.loading` turns them into spans.
"""

from enum import StrEnum
from typing import NamedTuple

from cchc.diagnostics.catalogue import CATALOGUE as CATALOGUE
from cchc.diagnostics.catalogue import CatalogueEntry as CatalogueEntry
from cchc.diagnostics.catalogue import Severity as Severity

FieldPath = tuple[str | int, ...]
"""Steps from a file's root to a value: names of fields and indices of lists, `("areas", 0, "title")`."""


class Part(StrEnum):
    """The part of a field that a finding is about: its value, or its name."""

    VALUE = "value"
    KEY = "key"


class Piece(NamedTuple):
    """A piece of a value's text, by the characters where it begins and ends."""

    start: int
    end: int


class Place(NamedTuple):
    """A spot in the data of one file; the path may name a field that the file lacks (it then means its container)."""

    file: str
    path: FieldPath = ()
    part: Part = Part.VALUE
    piece: Piece | None = None

    def within(self, start: int, end: int) -> "Place":
        """The stretch of this value's text from `start` up to `end`."""
        return self._replace(piece=Piece(start, end))


class Span(NamedTuple):
    """A stretch of text: 1-based lines and columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


FILE_START = Span(1, 1, 1, 1)
"""The span of a finding that concerns a whole file."""


class Related(NamedTuple):
    """Another place that a finding speaks of, such as the first of two equal codes."""

    path: str
    span: Span
    message: str


class Diagnostic(NamedTuple):
    """One finding, ready to be shown; findings are sorted by these fields, in this order.

    `where` is the place in the official's words (“Phụ lục I, lĩnh vực I, TT 4, cột Thời gian thực hiện”), blank for a
    place outside the table. `criterion` and `field` name the place in the file's own terms ("1.4", "timeframe"): unlike
    the line they stay the same while the file around them changes. `excerpt` is the text of the line. `basis` is what a
    finding on a Word document rests on: a point of the decree, or our convention; blank for the others.
    """

    path: str
    span: Span
    code: str
    message: str
    where: str = ""
    criterion: str = ""
    field: str = ""
    excerpt: str = ""
    related: tuple[Related, ...] = ()
    basis: str = ""

    @property
    def severity(self) -> Severity:
        """The catalogue's severity of this code."""
        return CATALOGUE[self.code].severity


class Suppressed(NamedTuple):
    """A finding that somebody has accepted: by a comment in the file, with a reason, or by the baseline."""

    diagnostic: Diagnostic
    reason: str | None
    """The comment's reason; `None` for a finding of the baseline."""


class Choice(NamedTuple):
    """The codes that are wanted, by code or prefix; none selected means all.

    The longest prefix decides; if it is both selected and ignored, it is ignored. Mandatory codes are always wanted.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def wants(self, code: str) -> bool:
        """True if findings of this code are to be shown."""
        if not (self.select or self.ignore):
            return True
        return CATALOGUE[code].mandatory or _longest(self.select or ("",), code) > _longest(self.ignore, code)

    def names(self, code: str) -> bool:
        """True if this code is selected by name or prefix, and not only because nothing is."""
        return _longest(self.select, code) > _longest(self.ignore, code)


def _longest(prefixes: tuple[str, ...], code: str) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)
