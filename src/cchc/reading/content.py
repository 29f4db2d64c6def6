"""What stands in a document as a reader sees it: paragraphs, their lines, the text with its look.

What is deleted by a tracked change or hidden is not there; what is inserted, linked or held by a content control is. A
line break begins a new line, as it does on paper: “Phụ lục I” and the name below it may be one paragraph.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import COMPATIBILITY, at
from cchc.reading.looks import Look, Looks
from cchc.reading.stated import NOTHING, Stated
from cchc.reading.text import DELETED, run_text

_FALLBACK = f"{COMPATIBILITY}Fallback"
"""What older programs show instead of something new that stands beside it."""
_PROPERTIES = ("w:pPr", "w:rPr", "w:sectPr", "w:tblPr", "w:tcPr", "w:trPr")
_NOT_THERE = {_FALLBACK, *DELETED, *map(qn, _PROPERTIES)}
_DRAWN = {qn(name) for name in ("w:drawing", "w:pict", "w:object")}


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of text of one look."""

    text: str
    look: Look

    @property
    def counts(self) -> bool:
        """Whether it has a letter or a digit: a blank or a sign in another font is nothing that anybody sees."""
        return any(letter.isalnum() for letter in self.text)

    @property
    def has_letters(self) -> bool:
        """Whether it is of a language at all: a number is of none."""
        return any(letter.isalpha() for letter in self.text)


@dataclass(frozen=True)
class TextLine:
    """A line of a paragraph as its author broke it."""

    pieces: tuple[TextPiece, ...]
    centred: bool

    @cached_property
    def text(self) -> str:
        """The text with single spaces, in NFC."""
        return " ".join(unicodedata.normalize("NFC", "".join(piece.text for piece in self.pieces)).split())

    @property
    def looks(self) -> list[Look]:
        """How its letters look."""
        return [piece.look for piece in self.pieces if piece.counts]

    @property
    def printed(self) -> str:
        """The text as it is printed: what is formatted as capitals is in capitals."""
        return "".join(piece.text.upper() if piece.look.capitals else piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph and what is said of it."""

    element: XmlElement
    looks: Looks
    table: XmlElement | None = None
    """The table whose style it follows."""
    in_first_row: bool = False

    @cached_property
    def said(self) -> Stated:
        """Its alignment and the rest, by the names of `Looks.of_paragraph`."""
        return self.looks.of_paragraph(self.element, self._of_table("w:pPr"))

    @property
    def centred(self) -> bool:
        """Whether its lines are centred, by its alignment or as a frame."""
        frame = at(self.element, "w:pPr/w:framePr")
        return self.said.get("jc") == "center" or (frame is not None and frame.get(qn("w:xAlign")) == "center")

    @property
    def kept_with_next(self) -> bool:
        """Whether it stays on the page of what follows."""
        return self.said.get("keepNext") == "1"

    @property
    def has_drawing(self) -> bool:
        """Whether a drawn line or a picture hangs on it."""
        return any(element.tag in _DRAWN for element in self.element.iter())

    @cached_property
    def lines(self) -> tuple[TextLine, ...]:
        """Its lines; a paragraph without text has one, which is blank."""
        lines: list[list[TextPiece]] = [[]]
        style, table, centred = self.looks.of_style(self.element, "w:rPr"), self._of_table("w:rPr"), self.centred
        for run in runs(self.element):
            look = self.looks.of_run(run, style, table)
            first, *others = ("" if look.hidden else run_text(run)).split("\n")
            lines[-1].append(TextPiece(first, look))
            lines += [[TextPiece(text, look)] for text in others]
        return tuple(TextLine(tuple(pieces), centred) for pieces in lines)

    @cached_property
    def text(self) -> str:
        """Its lines as one text."""
        return " ".join(line.text for line in self.lines if line.text)

    def _of_table(self, properties: str) -> Stated:
        if self.table is None:
            return NOTHING
        return self.looks.of_table(self.table, properties, first_row=self.in_first_row)


def children(element: XmlElement, *tags: str) -> Iterator[XmlElement]:
    """The nearest descendants of these kinds that are there: through insertions, content controls and links."""
    wanted = {qn(tag) for tag in tags}
    for child in element:
        if child.tag in wanted:
            yield child
        elif child.tag not in _NOT_THERE:
            yield from children(child, *tags)


def paragraphs_within(element: XmlElement) -> Iterator[XmlElement]:
    """All paragraphs in an element, those of text boxes and inner tables included, each once."""
    return (found for found in element.iter(qn("w:p")) if next(found.iterancestors(_FALLBACK), None) is None)


def runs(paragraph: XmlElement) -> Iterator[XmlElement]:
    """The runs of a paragraph; those of a text box in it are another paragraph's."""
    return children(paragraph, "w:r")
