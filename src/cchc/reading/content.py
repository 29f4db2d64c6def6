"""The content of a document as its reader sees it: paragraphs, their lines, the text with its look.

Text that is hidden, deleted by a tracked change or part of a field's instruction is left out; text that is inserted,
linked or in a content control is kept. A line break begins a new line, as it does on paper: “Phụ lục I” and the name
below it may be one paragraph.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import COMPATIBILITY, at
from cchc.reading.lists import first_mark
from cchc.reading.looks import HIDDEN, Inherited, Look, Looks
from cchc.reading.namespaces import qn
from cchc.reading.pieces import TextPiece
from cchc.reading.stated import Stated, first
from cchc.reading.stretches import Stretches, stretches
from cchc.reading.text import DELETED, FIELD, Printing, has_hard_hyphens, laid_text, run_text

_FALLBACK = f"{COMPATIBILITY}Fallback"
"""The version of a content that older programs show; the new version, `Choice`, stands beside it."""
_PROPERTIES = ("w:pPr", "w:rPr", "w:sectPr", "w:tblPr", "w:tcPr", "w:trPr")
_NOT_THERE = {_FALLBACK, *DELETED, *map(qn, _PROPERTIES)}
_PARAGRAPH = qn("w:p")
_FRAME, _ACROSS, _JUSTIFIED = qn("w:framePr"), qn("w:xAlign"), qn("w:jc")
_STYLE, _VALUE = qn("w:pStyle"), qn("w:val")
_CONTROLS = {qn("w:sdtContent"), qn("w:sdt"), qn("w:customXml")}
_DRAWN = {qn(name) for name in ("w:drawing", "w:pict", "w:object")}


@dataclass(frozen=True)
class TextLine:
    """A line of a paragraph as its author broke it."""

    pieces: tuple[TextPiece, ...]
    centred: bool

    @cached_property
    def text(self) -> str:
        """The text with single spaces, in NFC."""
        return " ".join(unicodedata.normalize("NFC", "".join(piece.text for piece in self.pieces)).split())

    @cached_property
    def stretches(self) -> Stretches:
        """The stretches in which the line does not break, with their widths."""
        return stretches(self.pieces)

    @property
    def looks(self) -> list[Look]:
        """The looks of the pieces that have a letter or a digit."""
        return [piece.look for piece in self.pieces if piece.counts]

    @property
    def bold(self) -> bool:
        """True if no letter or digit is not bold."""
        return all(look.bold for look in self.looks)

    @property
    def printed(self) -> str:
        """The text as it is printed: letters formatted as capitals are in capitals."""
        return "".join(piece.text.upper() if piece.look.capitals else piece.text for piece in self.pieces)


class _Formatting(NamedTuple):
    """What a paragraph states itself, as elements by their names, what it has from styles, and its own style's name."""

    stated: Mapping[str, XmlElement]
    inherited: Inherited
    style: str | None


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its text in lines, and its stated properties."""

    element: XmlElement
    looks: Looks
    table: XmlElement | None = None
    """The table whose style applies to the paragraph; `None` outside tables."""
    parts: tuple[str, ...] = ()
    """The parts of the table's style that apply to the paragraph's cell, from the first to apply to the last."""
    number: str = ""
    """An automatic number that counts as text, with what stands behind it; others are `list_mark`."""

    @cached_property
    def said(self) -> Stated:
        """The paragraph's alignment and other properties, by the names of `Looks.of_paragraph`."""
        return self.looks.of_paragraph(self._form.stated, self._form.inherited)

    @property
    def centred(self) -> bool:
        """True if the paragraph's lines are centred: by its frame, where this says its place, else by its alignment."""
        stated, inherited, _ = self._form
        frame, direct = stated.get(_FRAME), stated.get(_JUSTIFIED)
        aligned = None if frame is None else frame.get(_ACROSS)
        justified = None if direct is None else direct.get(_VALUE)
        return (aligned or justified or inherited.paragraph.get("jc")) == "center"

    @property
    def kept_with_next(self) -> bool:
        """True if the paragraph stays on the page of what follows it."""
        return self.said.get("keepNext") == "1"

    @property
    def has_drawing(self) -> bool:
        """True if a drawn line, a picture or an object hangs on the paragraph."""
        return any(element.tag in _DRAWN for element in self.element.iter())

    @cached_property
    def lines(self) -> tuple[TextLine, ...]:
        """Its lines; a paragraph without text has one, which is blank."""
        return self._read(run_text)

    @cached_property
    def laid_lines(self) -> tuple[TextLine, ...]:
        """Its lines as they are laid out: a hyphen at which no line breaks is U+2011."""
        return self._read(laid_text) if has_hard_hyphens(self.element) else self.lines

    @property
    def mark(self) -> Look:
        """The look of the paragraph's end, by which a blank line is as high as it is."""
        return self.looks.of_run(self._end, *self.styles)

    @property
    def styles(self) -> tuple[Stated, Stated]:
        """The properties that the paragraph's style and the table's style state for text."""
        return self._form.inherited[:2]

    @property
    def is_listed(self) -> bool:
        """True if the paragraph or its style names a list, were it the list of no number."""
        return qn("w:numPr") in self._form.stated or "numId" in self.looks.of_named(self._form.style, "w:pPr")

    @cached_property
    def list_level(self) -> XmlElement | None:
        """The level (`w:lvl`) of the list by which the paragraph is numbered; `None` in no list."""
        return self.looks.list_level(self.element, self.said)

    @property
    def list_mark(self) -> TextPiece | None:
        """The automatic number, with 1 for each that it counts (“1.1.”); `None` without one, and for a bullet."""
        if self.list_level is None or not (text := first_mark(self.list_level)):
            return None
        return TextPiece(text, self.list_look)

    @property
    def list_look(self) -> Look:
        """The look of its automatic number or bullet; of its end, in no list."""
        if self.list_level is None:
            return self.mark
        return self.looks.of_list_mark(self._end, self.list_level, *self.styles)

    @cached_property
    def text(self) -> str:
        """Its lines as one text."""
        return " ".join(line.text for line in self.lines if line.text)

    def _read(self, text_of: Callable[[Iterable[XmlElement]], str]) -> tuple[TextLine, ...]:
        mark = self.list_mark if self.number else None
        lines = [[TextPiece(self.number, mark.look)] if mark else []]
        printing = Printing()
        (style, table), centred = self.styles, self.centred
        for run in runs(self.element):
            look = self.looks.of_run(run, style, table)
            text = text_of(printing.of(run))
            first, *others = ("" if look.hidden else text).split("\n")
            lines[-1].append(TextPiece(first, look))
            lines += [[TextPiece(other, look)] for other in others]
        return tuple(TextLine(tuple(pieces), centred) for pieces in lines)

    @property
    def seen(self) -> str:
        """The text that is seen, to the letter: that of its lines, one below the other.

        Where nothing hides text, and no field has an instruction in it, that is the text of its runs.
        """
        if self.number or self.looks.hide or next(self.element.iter(HIDDEN, FIELD), None) is not None:
            return "\n".join("".join(piece.text for piece in line.pieces) for line in self.lines)
        return "".join(map(run_text, runs(self.element)))

    @cached_property
    def _form(self) -> _Formatting:
        stated = first(at(self.element, "w:pPr"))
        named = stated.get(_STYLE)
        style = None if named is None else named.get(_VALUE)
        return _Formatting(stated, self.looks.inherited(style, self.table, self.parts), style)

    @property
    def _end(self) -> XmlElement:
        """The element whose `w:rPr` is that of the paragraph's end."""
        properties = at(self.element, "w:pPr")
        return self.element if properties is None else properties


def children(element: XmlElement, *tags: str) -> Iterator[XmlElement]:
    """The nearest descendants with these tags that a reader sees, also in insertions, content controls and links."""
    wanted = _named(tags)
    for child in element:
        if child.tag in wanted:
            yield child
        elif child.tag not in _NOT_THERE:
            yield from children(child, *tags)


@cache
def _named(tags: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(qn, tags))


def blocks_after(element: XmlElement) -> Iterator[XmlElement]:
    """What stands after a paragraph or a table, beside it and beside the content controls around it."""
    here: XmlElement | None = element
    while here is not None:
        yield from here.itersiblings("{*}*")
        parent = here.getparent()
        here = parent if parent is not None and parent.tag in _CONTROLS else None


def paragraphs_within(element: XmlElement) -> Iterator[XmlElement]:
    """All paragraphs in an element, those of text boxes and inner tables included, each once."""
    if has_one_version(element):
        return every_paragraph(element)
    return (found for found in every_paragraph(element) if next(found.iterancestors(_FALLBACK), None) is None)


def has_one_version(element: XmlElement) -> bool:
    """True if an element has no content that only older programs show, and stands in none."""
    return next(element.iterancestors(_FALLBACK), None) is None and next(element.iter(_FALLBACK), None) is None


def every_paragraph(element: XmlElement) -> Iterator[XmlElement]:
    """All paragraphs in an element, as `paragraphs_within` has them where there `has_one_version`."""
    return iter(element.iter(_PARAGRAPH))


def paragraphs_around(elements: Iterable[XmlElement]) -> set[XmlElement]:
    """The paragraphs that these elements stand in; of a text box, those around the box as well."""
    return {paragraph for element in elements for paragraph in element.iterancestors(qn("w:p"))}


def runs(paragraph: XmlElement) -> Iterator[XmlElement]:
    """The runs of a paragraph; those of a text box in it are another paragraph's."""
    return children(paragraph, "w:r")
