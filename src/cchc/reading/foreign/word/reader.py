"""A Word document of another office as texts and tables (`ForeignDocument`).

Tables without lines that only arrange a heading or signatures are texts, and so is the last row of a table that holds
“./.” and signatures. Only tables that are left are counted: a person counts what looks like a table.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml.etree import _Element as XmlElement

from cchc.errors import CchcError
from cchc.reading.blocks import arranges_text, is_closing
from cchc.reading.content import children
from cchc.reading.foreign.document import ForeignCell, ForeignDocument, ForeignTable, ForeignText, ReadingRemark
from cchc.reading.foreign.word.parts import ForeignParts, foreign_parts
from cchc.reading.foreign.word.tables import foreign_table
from cchc.reading.foreign.word.texts import BLOCKS, ForeignTexts, TextPlace, has_no_end, unseen
from cchc.reading.letterheads import names_country
from cchc.reading.list_numbers import label_numbers
from cchc.reading.namespaces import qn
from cchc.reading.package import SAVE_AGAIN, too_large
from cchc.reading.table_reading import draws_lines, has_lines, table
from cchc.reading.table_style import paragraphs_of

_LAYOUT_CELLS = 3
"""The most cells in a row of a table that only arranges text."""
_LETTERHEAD_ROWS = 6
_MOST_PLACES = 300_000
"""The most places that the cells of a document may cover: 4,000 rows of ten columns have 40,000."""
_PICTURES = ("{*}blip", "{*}imagedata")


def foreign_word(content: bytes, named: str) -> ForeignDocument:
    """The texts and tables of a .docx; `named` begins the error message: “Tệp “a.docx””.

    Raises:
        CchcError: It is no .docx, is locked by a password, is damaged or too large, or is a scan.
    """
    parts = foreign_parts(content, named)
    reading = _Reading(parts)
    reading.read()
    found = ForeignDocument(tuple(reading.blocks), tuple(reading.remarks))
    if sum(cell.rows * cell.columns for each in found.tables for cell in each.cells) > _MOST_PLACES:
        raise too_large(named)
    if not any(letter.isalpha() for text in _texts(found) for letter in text.text):
        _refuse_without_letters(parts.body, named)
    return found


def _texts(found: ForeignDocument) -> Iterator[ForeignText]:
    for block in found.blocks:
        yield from (block,) if isinstance(block, ForeignText) else (cell.content for cell in block.cells)


def _refuse_without_letters(body: XmlElement, named: str) -> None:
    """Refuse a text without letters that holds something else; without anything, it is a document without a table.

    Raises:
        CchcError: It holds pictures, or another file.
    """
    if next(body.iter(*_PICTURES), None) is not None:
        raise CchcError(
            f"{named} chỉ có hình ảnh, không có chữ để đọc (bản quét). Đề nghị dùng tệp Word gốc, hoặc nhận dạng chữ "
            "(OCR) rồi lưu lại dạng Word Document (.docx)."
        )
    if next(body.iter(qn("w:altChunk")), None) is not None:
        raise CchcError(f"{named} chỉ chứa một tệp khác được chèn vào, chưa có chữ của chính nó. {SAVE_AGAIN}")


class _Reading:
    """Reading the blocks of a document in their order."""

    def __init__(self, parts: ForeignParts) -> None:
        self._body, self._looks = parts.body, parts.looks
        self._texts = ForeignTexts(parts)
        self._numbers = label_numbers(parts.body, parts.looks)
        self._paragraphs = self._tables = 0
        self.blocks: list[ForeignText | ForeignTable] = []
        self.remarks: list[ReadingRemark] = []

    def read(self) -> None:
        """Read the whole text."""
        self._read(children(self._body, *BLOCKS), None)

    def _read(self, blocks: Iterable[XmlElement], around: XmlElement | None) -> None:
        """Read blocks, in a table that only arranges them or in none."""
        paragraph: list[XmlElement] = []
        for block in blocks:
            if block.tag != qn("w:tbl"):
                self._paragraphs += block.tag == qn("w:p")
                paragraph.append(block)
            if block.tag == qn("w:tbl") or not has_no_end(block):
                self._add_text(paragraph, around)
                paragraph = []
            if block.tag == qn("w:tbl"):
                self._read_table(block)
        self._add_text(paragraph, around)

    def _read_table(self, element: XmlElement) -> None:
        if self._only_arranges(element):
            for cell in (cell for row in children(element, "w:tr") for cell in children(row, "w:tc")):
                self._read(children(cell, *BLOCKS), element)
            return
        name = f"bảng {self._tables + 1}"
        read = foreign_table(element, name, self._texts)
        self.remarks += read.remarks
        below = self._closing(read.table, element)
        cells = tuple(cell for cell in read.table.cells if cell is not below)
        if cells:
            self._tables += 1
            self.blocks.append(replace(read.table, cells=cells))
        if below is not None:
            remarks = tuple(each._replace(place=f"dưới {name}") for each in below.content.remarks)
            self.blocks.append(below.content._replace(remarks=remarks))

    def _add_text(self, paragraph: list[XmlElement], around: XmlElement | None) -> None:
        """Add the text of a paragraph, which may have several elements; a blank one is none."""
        if not paragraph:
            return
        found = self._texts.of(paragraph, TextPlace(around, words=f"đoạn {self._paragraphs}"))
        if found.lines or found.remarks:
            self.blocks.append(found)

    def _only_arranges(self, element: XmlElement) -> bool:
        """True if a table without lines holds a letterhead, “Phụ lục …” or signatures, and nothing else."""
        if has_lines(element, self._looks):
            return False
        found = table(element, self._looks)
        if any(len(row.cells) > _LAYOUT_CELLS for row in found.rows):
            return False
        names_it = (names_country(line) for _, _, each in found.paragraphs() for line in each.lines)
        return arranges_text(found, self._numbers) or (len(found.rows) <= _LETTERHEAD_ROWS and any(names_it))

    def _closing(self, found: ForeignTable, element: XmlElement) -> ForeignCell | None:
        """The cell over the whole last row of a table, if it holds what belongs below the table; else `None`."""
        last = found.starting_in(found.row_count) if found.row_count > 1 else ()
        if len(last) != 1 or (last[0].column, last[0].columns) != (1, found.column_count):
            return None
        rows = [row for row in children(element, "w:tr") if unseen(row) is None]
        cell = next(children(rows[-1], "w:tc"))
        lined = draws_lines(element, self._looks)
        return last[0] if is_closing(cell, paragraphs_of(cell, self._looks), lined=lined) else None
