"""A document's paragraphs and tables in their order, each with its section.

Some offices put the heading or the signatures into a table without lines: such a table counts as its paragraphs.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.reading.content import Paragraph, children
from cchc.reading.sections import section_end
from cchc.reading.signposts import is_authority, is_bare_label
from cchc.reading.table_reading import table
from cchc.reading.tables import Table
from cchc.reading.word_file import Package

_LAYOUT_ROWS = 3
"""The most rows of a table that only arranges text: without lines, and with a line “Phụ lục …” or “TM. …”."""


@dataclass(frozen=True)
class Block:
    """A paragraph or a table, with the index of its section."""

    content: Paragraph | Table
    section: int

    @property
    def is_blank(self) -> bool:
        """True for a paragraph without text; a table is never blank."""
        return isinstance(self.content, Paragraph) and not self.content.text


def blocks(package: Package) -> Iterator[Block]:
    """The blocks of a document."""
    section = 0
    for element in children(package.body, "w:p", "w:tbl"):
        for content in _contents(element, package):
            yield Block(content, section)
        section += section_end(element) is not None


def _contents(element: XmlElement, package: Package) -> Iterator[Paragraph | Table]:
    if element.tag == qn("w:p"):
        yield Paragraph(element, package.looks)
        return
    found = table(element, package.looks)
    paragraphs = [paragraph for _, _, paragraph in found.paragraphs()]
    is_small = len(found.rows) <= _LAYOUT_ROWS and not found.has_lines
    if is_small and any(is_bare_label(line) or is_authority(line) for each in paragraphs for line in each.lines):
        yield from paragraphs
    else:
        yield found
