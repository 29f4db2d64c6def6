"""Hyphens at which no line ends: `w:noBreakHyphen` within abbreviations, symbols, addresses and ranges of years.

Word and LibreOffice end lines after any hyphen: “TC-|KT”, “1.1/hoan-|thanh”. A word that is longer than most, or wider
than its cell, may still be broken there, and so may an address on the web, which must be able to break.

Readers get “-” for such a hyphen, in Word's own search, in the PDF and in `cchc.reading`.
"""

import re
from collections.abc import Iterator
from typing import cast

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import OxmlElement
from lxml.etree import XPath
from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import at
from cchc.reading.content import Paragraph, runs
from cchc.reading.lengths import in_points
from cchc.reading.looks import Looks
from cchc.reading.stretches import width
from cchc.reading.table_reading import stated_margins

_TEXT, _PROPERTIES, _SPACE = qn("w:t"), qn("w:rPr"), qn("xml:space")
_HYPHENED = XPath("descendant::w:p[descendant::w:t[contains(., '-')]]", namespaces={"w": nsmap["w"]})
"""The paragraphs that have a hyphen."""
_WORD = re.compile(r"\S+")
_HYPHEN = re.compile(r"(?:(?<=[^\W_])|(?<!\S)(?=-[^\W\d_]+/))-(?=[^\W_])")
"""A hyphen between letters or digits, or before a symbol of the Party whose number is still blank (“-KH/ĐU”)."""
_ON_THE_WEB = re.compile(r"://|@|^www\.|\.[a-z]{2,6}(?:[/:?#]|[\W_]*$)", re.IGNORECASE)
_LONGEST = 30
"""The most letters of a word that is kept on one line."""
_MARGINS = {"left": 5.4, "right": 5.4}
"""Word's own margins at the sides of a cell's text, in points."""


def harden_hyphens(root: XmlElement, looks: Looks, *, makes_room: bool = False) -> None:
    """Harden the hyphens in a body, a header or a footer whose styles these are.

    Those of words wider than their cell are hardened only where columns are made wide enough afterwards (`makes_room`).
    """
    for element in cast("list[XmlElement]", _HYPHENED(root)):
        pieces = list(_pieces(element))
        text = "".join(piece for _, piece in pieces)
        if "-" in text and (places := list(_places(text, element, None if makes_room else looks))):
            _harden(pieces, places)


def _pieces(paragraph: XmlElement) -> Iterator[tuple[XmlElement, str]]:
    """What a paragraph's runs hold, with its text; a line break, a tab or a picture stands for a space."""
    for run in runs(paragraph):
        for child in run:
            if child.tag != _PROPERTIES:
                yield child, (child.text or "") if child.tag == _TEXT else "\n"


def _places(text: str, paragraph: XmlElement, looks: Looks | None) -> Iterator[int]:
    """The places of the hyphens that are to be hardened; without `looks`, however wide their words are."""
    for word in _WORD.finditer(text):
        found = [hyphen.start() for hyphen in _HYPHEN.finditer(text, *word.span())]
        is_short = len(word[0]) <= _LONGEST and not _ON_THE_WEB.search(word[0])
        if found and is_short and (looks is None or _fits(word[0], paragraph, looks)):
            yield from found


def _fits(word: str, paragraph: XmlElement, looks: Looks) -> bool:
    """True if a word has room on a line of its paragraph's cell; outside tables it always has."""
    cell = next(paragraph.iterancestors(qn("w:tc")), None)
    stated = at(cell, "w:tcPr/w:tcW")
    if stated is None or stated.get(qn("w:type"), "dxa") != "dxa":
        return True
    pieces = [piece for line in Paragraph(paragraph, looks).lines for piece in line.pieces if piece.counts]
    size = max((piece.look.size for piece in pieces), default=0)
    bold = any(piece.look.bold for piece in pieces)
    return width(word, size, bold=bold) <= in_points(stated.get(qn("w:w"))) - _beside(cell)


def _beside(cell: XmlElement | None) -> float:
    """The margins at the left and the right of a cell's text: its own, else its table's, else Word's."""
    table = None if cell is None else next(cell.iterancestors(qn("w:tbl")), None)
    of_table, of_cell = at(table, "w:tblPr/w:tblCellMar"), at(cell, "w:tcPr/w:tcMar")
    margins = {**_MARGINS, **stated_margins(of_table), **stated_margins(of_cell)}
    return margins["left"] + margins["right"]


def _harden(pieces: list[tuple[XmlElement, str]], places: list[int]) -> None:
    start = 0
    for element, text in pieces:
        own = [place - start for place in places if start <= place < start + len(text)]
        if own and element.tag == _TEXT:
            _split(element, text, own)
        start += len(text)


def _split(element: XmlElement, text: str, places: list[int]) -> None:
    """Put a hard hyphen in the place of each hyphen of a `w:t`."""
    for place in reversed(places):
        rest = OxmlElement("w:t")
        rest.text, text = text[place + 1 :], text[:place]
        rest.set(_SPACE, "preserve")
        element.addnext(rest)
        element.addnext(OxmlElement("w:noBreakHyphen"))
    element.text = text
    element.set(_SPACE, "preserve")
