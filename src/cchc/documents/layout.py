"""How much text surely fits on a page of a template.

An office may give its template other widths, margins and sizes, so they are read from it. Letters are not measured: a
line is taken to hold fewer than it does, and the first page, which also holds the heading lines, stands for every page.
"""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Length
from docx.text.paragraph import Paragraph
from lxml.etree import _Element as XmlElement

from cchc.documents.grid import rows
from cchc.model.plan import COLUMNS

if TYPE_CHECKING:
    from docx.oxml.text.paragraph import CT_P

_LETTER = 0.47
"""A letter's width over its size; Times sets Vietnamese text at about 0.44, spaces included."""
_LINE = 1.15
"""A line's height over its size."""
_HEADINGS = 11
"""How many lines of the table's size the heading lines, the header row and an area's row take."""
_TWIPS = 20
_CELL_MARGINS = 2 * 5.4
"""What Word leaves free at both sides of a cell unless told otherwise, in points."""
_WORDS_SIZE = 10.0
"""The size of text of which nothing is said, in points."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How many lines of the table surely fit on the first page, and how many letters a line of each column takes."""

    lines: int
    letters: Mapping[str, int]

    def lines_of(self, column: str, text: str) -> int:
        """About how many lines a text takes in a column; none for a column that the template does not print."""
        room = self.letters.get(column)
        return sum(max(len(textwrap.wrap(line, room)), 1) for line in text.split("\n")) if room and text else 0


def layout(template: Document) -> Layout:
    """The layout of a template: of the table that prints `line.title`, `line.tasks` …, and of its page."""
    letters: dict[str, int] = {}
    sizes = [_WORDS_SIZE]
    for table in template.element.body.iter(qn("w:tbl")):
        widths = [int(column.get(qn("w:w")) or 0) for column in table.iter(qn("w:gridCol"))]
        for row, element in zip(rows(table), table.findall(qn("w:tr")), strict=True):
            for cell, inner in zip(row, element.findall(qn("w:tc")), strict=True):
                size = _size(inner, template)
                room = sum(widths[cell.column : cell.end]) / _TWIPS - _CELL_MARGINS
                printed = [column for column in ("title", *COLUMNS) if f"line.{column}" in cell.text]
                letters |= dict.fromkeys(printed, max(int(room / (size * _LETTER)), 1))
                sizes += [size] if printed else []
    return Layout(int(_height(template) / (max(sizes) * _LINE)) - _HEADINGS, letters)


def _height(template: Document) -> float:
    """The height of a page between its margins, in points."""
    section = template.sections[-1]
    lengths = (section.page_height, section.top_margin, section.bottom_margin)
    height, top, bottom = (length or Length(0) for length in lengths)
    return float(height.pt - top.pt - bottom.pt)


def _size(cell: XmlElement, template: Document) -> float:
    """The size of a cell's text, in points: of its run, its style or one that this is based on, or the document's."""
    first = cell.find(qn("w:p"))
    if first is None:
        return _WORDS_SIZE
    paragraph = Paragraph(cast("CT_P", first), template)
    style = paragraph.style
    sizes = [run.font.size for run in paragraph.runs]
    while style is not None:
        sizes.append(style.font.size)
        style = style.base_style
    default = template.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:sz')}")
    halves = _WORDS_SIZE * 2 if default is None else float(default.get(qn("w:val")))
    return next((size.pt for size in sizes if size), halves / 2)
