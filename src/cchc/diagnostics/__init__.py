"""What can be wrong with a file, and where: severity, place, span, diagnostic.

A *place* is a spot in the data (file and path), a *span* a spot in the text (line and column). Rules know places only;
`cchc.loading` turns them into spans.
"""

from dataclasses import dataclass
from enum import StrEnum

from cchc.diagnostics.catalogue import CATALOGUE as CATALOGUE
from cchc.diagnostics.catalogue import Entry as Entry
from cchc.diagnostics.catalogue import Severity as Severity

Path = tuple[str | int, ...]
"""Steps from a file's root to a value: names of fields and indices of lists, `("areas", 0, "title")`."""


class Part(StrEnum):
    """What of a field a finding is about: its value, or its name."""

    VALUE = "value"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in the data of one file; the path may name a field that the file lacks (it then means its container)."""

    file: str
    path: Path = ()
    part: Part = Part.VALUE


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: 1-based lines and columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


FILE_START = Span(1, 1, 1, 1)
"""Where a finding stands that concerns a whole file."""


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One finding, ready to be shown. The order of the fields is the order in which findings are listed.

    `where` is the place in the official's words (“Phụ lục I, lĩnh vực I, TT 4, cột Thời gian thực hiện”), blank for a
    place outside the table.
    """

    path: str
    span: Span
    code: str
    message: str
    where: str = ""

    @property
    def severity(self) -> Severity:
        """The catalogue's severity of this code."""
        return CATALOGUE[self.code].severity
