"""Texts of a foreign Word document: of a paragraph or a cell, with the marks of lists, and tables in a cell as lines.

Lists are counted as they are read, so only what is printed counts: rows that were deleted, or cells that a merge hides,
do not.
"""

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from lxml.etree import _Element as XmlElement

from cchc.model.emphasis import Run
from cchc.reading.attributes import at, switch
from cchc.reading.content import Paragraph, children
from cchc.reading.foreign.document import ForeignText, Oddity
from cchc.reading.foreign.lines import line_of
from cchc.reading.foreign.word.extras import ForeignExtras
from cchc.reading.foreign.word.parts import ForeignParts
from cchc.reading.foreign.word.printing import ForeignPrinting
from cchc.reading.foreign.word.runs import ForeignRuns, written_text
from cchc.reading.foreign.word.symbols import readable
from cchc.reading.list_numbers import ListCounting
from cchc.reading.namespaces import qn
from cchc.reading.text import DELETED

BLOCKS = ("w:p", "w:tbl", "w:altChunk", "w:subDoc")
"""The elements that hold, or stand for, the text of a document or a cell."""
_PARAGRAPH, _TABLE = qn("w:p"), qn("w:tbl")
_BULLET = "•"
_MINUS = "\u2212"
"""The dash of Symbol, which has no hyphen, and which Word's lists of dashes are set in."""


class TextPlace(NamedTuple):
    """The place of a text: in a cell of a table with these parts of its style, or at a place outside tables."""

    table: XmlElement | None = None
    parts: tuple[str, ...] = ()
    words: str = ""
    is_nested: bool = False
    """True in a cell of a table that stands in a cell."""


class ForeignTexts:
    """Reading a document's texts from its beginning to its end."""

    def __init__(self, parts: ForeignParts) -> None:
        """Before the first text."""
        self.looks = parts.looks
        self._runs = ForeignRuns(parts.looks, ForeignExtras(parts.beside))
        self._counting = ListCounting(parts.looks)

    def of(self, blocks: Iterable[XmlElement], place: TextPlace) -> ForeignText:
        """The text of `BLOCKS` at a place."""
        into = ForeignPrinting(place.words)
        self._show(blocks, into, place)
        return into.text

    def _show(self, blocks: Iterable[XmlElement], into: ForeignPrinting, place: TextPlace) -> None:
        is_joined = False
        for block in blocks:
            if block.tag == _PARAGRAPH:
                if not is_joined:
                    into.lines.append([])
                is_joined = self._show_paragraph(Paragraph(block, self.looks, place.table, place.parts), into)
            elif block.tag == _TABLE:
                lines = self._nested_lines(block, into)
                into.lines += lines
                if not place.is_nested:
                    into.remark(Oddity.NESTED, " ".join(run.text for line in lines for run in line))
                is_joined = False
            else:
                self._runs.tell(block, into)

    def _show_paragraph(self, paragraph: Paragraph, into: ForeignPrinting) -> bool:
        """Print a paragraph from the last line on; true if its end is deleted or hidden: the next is one with it."""
        first = into.lines[-1]
        number = len(into.lines)
        self._runs.show(paragraph, into)
        if any(run.text for run in first) or len(into.lines) > number:
            into.aligned.add(paragraph.centred)
        if has_no_end(paragraph.element):
            return True
        if (mark := self._mark(paragraph)) is not None:
            first.insert(0, mark)
        return False

    def _mark(self, paragraph: Paragraph) -> Run | None:
        """The number or bullet before a paragraph; what is no letter of Unicode is a bullet like any other."""
        if not paragraph.is_listed or (text := self._counting.next(paragraph)) == "":
            return None
        look = paragraph.list_look
        text, unknown = readable(text, look.fonts.other)
        mark = f"{_BULLET if unknown else ''}{text.replace(_MINUS, '-')}"
        return None if look.hidden else Run(mark, look.italic, look.bold)

    def _nested_lines(self, table: XmlElement, into: ForeignPrinting) -> list[list[Run]]:
        """The rows of a table in a cell as lines: a row whose cells have a line each is one line."""
        outer, lines = into.lines, []
        for row in children(table, "w:tr"):
            if (oddity := unseen(row)) is not None:
                into.note(oddity, row_text(row))
            else:
                lines += self._nested_row(row, into, TextPlace(table, is_nested=True))
        into.lines = outer
        return lines

    def _nested_row(self, row: XmlElement, into: ForeignPrinting, place: TextPlace) -> list[list[Run]]:
        cells = []
        for cell in children(row, "w:tc"):
            into.lines = []
            self._show(children(cell, *BLOCKS), into, place)
            cells.append(list(filter(line_of, into.lines)))
        lines = list(chain.from_iterable(cells))
        if max(map(len, cells), default=0) > 1:
            return lines
        return [[run for line in lines for run in (*line, Run(" "))]]


def unseen(row: XmlElement) -> Oddity | None:
    """Why a row (`w:tr`) is not seen: a tracked change deletes it, or it is hidden; `None` if it is."""
    if at(row, "w:trPr/w:del") is not None:
        return Oddity.DELETED
    return Oddity.HIDDEN if switch(row, "w:trPr/w:hidden") else None


def row_text(row: XmlElement) -> str:
    """All text in a row, deleted or not."""
    return " ".join(written_text(paragraph) for paragraph in row.iter(_PARAGRAPH))


def has_no_end(paragraph: XmlElement) -> bool:
    """True if the end of a paragraph is hidden, or deleted by a tracked change: what follows stands in its line."""
    mark = at(paragraph, "w:pPr/w:rPr")
    if mark is None:
        return False
    return switch(mark, "w:vanish") is True or any(each.tag in DELETED for each in mark)
