"""A document's paragraphs and tables in their order, each with its section.

Some offices put the heading or the signatures into a table without lines: such a table counts as its paragraphs. So
does the last row of a table that holds “./.” and the signatures: a cell over all columns, without lines but the upper.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import value
from cchc.reading.content import Paragraph, children
from cchc.reading.list_numbers import label_numbers
from cchc.reading.looks import Looks
from cchc.reading.namespaces import qn
from cchc.reading.sections import section_end
from cchc.reading.signposts import begins_closing, is_authority, is_bare_label
from cchc.reading.table_reading import draws_lines, table
from cchc.reading.tables import Table, TableCell

if TYPE_CHECKING:
    from cchc.reading.word_file import Package  # python-docx comes with it; an import does without

_LAYOUT_ROWS = 3
"""The most rows of a table that only arranges the heading, and the rows among which a block of signatures begins."""

_SIDES = ("left", "bottom", "right")


class Block(NamedTuple):
    """A paragraph or a table, with the index of its section."""

    content: Paragraph | Table
    section: int

    @property
    def is_blank(self) -> bool:
        """True for a paragraph without text; a table is never blank."""
        return isinstance(self.content, Paragraph) and not self.content.text


def blocks(package: "Package") -> Iterator[Block]:
    """The blocks of a document."""
    section, numbers = 0, label_numbers(package.body, package.looks)
    for element in children(package.body, "w:p", "w:tbl"):
        for content in _contents(element, package, numbers):
            yield Block(content, section)
        section += section_end(element) is not None


def arranges_text(found: Table, numbers: Mapping[XmlElement, str]) -> bool:
    """True if a table without lines only arranges text: the heading, or signatures, which begin in its first rows.

    `numbers` are those of `label_numbers`.
    """
    if found.has_lines:
        return False
    paragraphs = [
        (row.number, replace(each, number=numbers.get(each.element, ""))) for row, _, each in found.paragraphs()
    ]
    first = [line for row, each in paragraphs for line in each.lines if row <= _LAYOUT_ROWS]
    is_small = bool(paragraphs) and paragraphs[-1][0] <= _LAYOUT_ROWS
    return any(is_authority(line) or (is_small and is_bare_label(line)) for line in first)


def is_closing(cell: XmlElement, paragraphs: Iterable[Paragraph], *, lined: bool) -> bool:
    """True if a cell over a whole last row holds what belongs below the table: it has no line but the upper.

    A side of which it states nothing has a line if the table draws them (`lined`).
    """
    unsaid = "single" if lined else "none"
    sides = {value(cell, f"w:tcPr/w:tcBorders/w:{side}") or unsaid for side in _SIDES}
    written = (line for paragraph in paragraphs for line in paragraph.lines if line.text)
    return sides <= {"nil", "none"} and any(map(begins_closing, islice(written, 1)))


def _contents(
    element: XmlElement, package: "Package", numbers: Mapping[XmlElement, str]
) -> Iterator[Paragraph | Table]:
    if element.tag == qn("w:p"):
        yield Paragraph(element, package.looks, number=numbers.get(element, ""))
        return
    found = table(element, package.looks)
    if arranges_text(found, numbers):
        yield from (replace(each, number=numbers.get(each.element, "")) for _, _, each in found.paragraphs())
    elif (closing := _closing(found, package.looks)) is not None:
        yield replace(found, rows=found.rows[:-1])
        yield from closing.paragraphs
    else:
        yield found


def _closing(table: Table, looks: Looks) -> TableCell | None:
    """The cell that a table's last row is, if it holds what belongs below the table; else `None`."""
    cells = table.rows[-1].cells if len(table.rows) > 1 else ()
    if len(cells) != 1 or cells[0].span < table.columns:
        return None
    lined = draws_lines(table.element, looks)
    return cells[0] if is_closing(cells[0].element, cells[0].paragraphs, lined=lined) else None
