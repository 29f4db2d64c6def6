"""Tables, blocks and sections of a page, as finished strings.

Of a table of more than `MOST` rows only the first `DRAWN` ones are drawn; all of them stand in the page as data, too,
from which a browser draws the others when somebody asks for them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

DRAWN, MOST = 200, 400
_SEEN_AT_ONCE = 7
"""The most rows of a table without a filter."""
_LOOKS = {"number": "n", "code": "c", "day": "c"}
Kind = Literal["text", "code", "number", "day", "bar"]
"""The kind of a column's values, by which its rows are sorted; bars are not."""


@dataclass(frozen=True, slots=True)
class PagePiece:
    """A stretch of text in one look, or a link within the page."""

    text: str
    href: str = ""
    italic: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: the length of the maximum and of what was achieved, in units of the drawing."""

    whole: int
    achieved: int


@dataclass(frozen=True, slots=True)
class PageCell:
    """A cell: its pieces, and how many rows and columns it takes; or a bar and nothing else."""

    pieces: tuple[PagePiece, ...]
    rows: int = 1
    columns: int = 1
    bar: Bar | None = None

    @property
    def text(self) -> str:
        """The text of all its pieces."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class PageRow:
    """A row: its cells without those that a cell above takes, its anchor, and True for one that heads others."""

    cells: tuple[PageCell, ...]
    anchor: str = ""
    heads: bool = False


@dataclass(frozen=True, slots=True)
class PageColumn:
    """A column by its heading, and the kind of its values."""

    title: str
    kind: Kind = "text"

    @property
    def look(self) -> str:
        """The class of its cells: numbers stand at the right, codes and days are not broken."""
        return _LOOKS.get(self.kind, "")


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table: its anchor and caption, its columns, its rows, and the rows of its sums."""

    anchor: str
    caption: str
    columns: tuple[PageColumn, ...]
    rows: tuple[PageRow, ...]
    sums: tuple[PageRow, ...] = ()
    is_sortable: bool = True
    """False for an annex, whose rows stand as they are printed: cells may span several."""

    @property
    def has_filter(self) -> bool:
        """True if it is too long to be searched by eye."""
        return self.is_sortable and len(self.rows) > _SEEN_AT_ONCE

    @property
    def is_large(self) -> bool:
        """True if only its first rows are drawn."""
        return len(self.rows) > MOST

    @property
    def drawn(self) -> tuple[PageRow, ...]:
        """The rows that are drawn."""
        return self.rows[:DRAWN] if self.is_large else self.rows

    def looked(self, row: PageRow) -> Iterator[tuple[str, PageCell]]:
        """The cells of a row, each with the look of its column."""
        at = 0
        for own in row.cells:
            yield self.columns[at].look if self.is_sortable else "", own
            at += own.columns


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A part of a section: its title, what is said before its table, and after it. Any of these may be blank."""

    title: str = ""
    anchor: str = ""
    said: tuple[str, ...] = ()
    table: PageTable | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageSection:
    """A section with a heading of its own, and a place in the list of contents."""

    anchor: str
    title: str
    blocks: tuple[PageBlock, ...]
    look: str = ""


def cell(text: str, href: str = "") -> PageCell:
    """A cell of one text, or of one link."""
    return PageCell((PagePiece(text, href),) if text else ())
