"""A cell of a workbook as a text: its value as it is shown, the look of its letters, and what is odd about it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from cchc.model.emphasis import Run
from cchc.reading.families import is_of_old_table
from cchc.reading.foreign.document import ForeignText, Oddity, ReadingRemark
from cchc.reading.foreign.lines import line_of
from cchc.reading.foreign.workbook.number_formats import general, shown
from cchc.reading.workbook_marks import Marks
from cchc.reading.workbook_opening import ExcelCell

ERROR = re.compile(r"#(?:[A-Z][A-Z0-9/_]*[!?]|N/A|GETTING_DATA|#+)|Err:[0-9]{3}", re.IGNORECASE)
"""Errors that were pasted as texts: of Excel, of LibreOffice, of Google Sheets; and a number in too narrow a column."""
_ERROR_TYPE = "e"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""A character that XML does not keep, as Excel writes it: `_x000D_` before a line break."""
_LINE_BREAK = re.compile(r"\r\n|[\r\n\v\u2028\u2029]")
_CENTRED = {"center", "centerContinuous", "distributed"}


class _Piece(NamedTuple):
    text: str
    font: Font


def cell_content(cell: ExcelCell, place: str, marks: Marks) -> ForeignText:
    """The text of a cell of the workbook with values; `place` is its name: F6."""
    notes = [ReadingRemark(Oddity.NOTE, "")] if place in marks.comments else []
    if problem := _problem(cell, place, marks):
        return ForeignText(remarks=(problem, *notes))
    if cell.value is None:
        return ForeignText(remarks=tuple(notes))
    pieces, of_value = _pieces(cell, place, marks)
    lines = tuple(line for line in map(line_of, _lines(pieces)) if line)
    remarks = dict.fromkeys((*of_value, *_of_looks(pieces), *notes))
    return ForeignText(lines, bool(lines) and cell.alignment.horizontal in _CENTRED, tuple(remarks))


def _problem(cell: ExcelCell, place: str, marks: Marks) -> ReadingRemark | None:
    """The remark about a cell without a value: an error, a formula that was never computed."""
    if place in marks.formulas:
        return ReadingRemark(Oddity.VALUE, f"={marks.formulas[place]}")
    is_none = isinstance(cell.value, str) and ERROR.fullmatch(cell.value.strip()) and place not in marks.numbers
    if is_none or (cell.data_type == _ERROR_TYPE and place not in marks.numbers):
        return ReadingRemark(Oddity.VALUE, str(cell.value))
    return None


def _pieces(cell: ExcelCell, place: str, marks: Marks) -> tuple[list[_Piece], list[ReadingRemark]]:
    """The pieces of a cell in their looks, and a remark where its value is shown otherwise than it is."""
    value = CellRichText.from_tree(marks.rich[place]) if place in marks.rich else cell.value
    if isinstance(value, (CellRichText, tuple)):
        looks = [(each.text, each.font) if isinstance(each, TextBlock) else (each, cell.font) for each in value]
        return [_Piece(_unescaped(text), font) for text, font in looks], []
    if isinstance(value, str) and cell.data_type != _ERROR_TYPE:
        return [_Piece(_unescaped(value), cell.font)], []
    if cell.data_type == _ERROR_TYPE:  # a number that is no day
        number = general(float(marks.numbers[place]))
        return [_Piece(number, cell.font)], [ReadingRemark(Oddity.VALUE, number)]
    found = shown(value, cell.number_format)
    return [_Piece(found.text, cell.font)], [ReadingRemark(Oddity.VALUE, found.whole)] if found.whole else []


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _lines(pieces: Iterable[_Piece]) -> Iterator[list[Run]]:
    line: list[Run] = []
    for text, font in pieces:
        first, *others = _LINE_BREAK.split(text)
        line.append(Run(first, bool(font.i), bool(font.b)))
        for other in others:
            yield line
            line = [Run(other, bool(font.i), bool(font.b))]
    yield line


def _of_looks(pieces: Iterable[_Piece]) -> Iterator[ReadingRemark]:
    for text, font in pieces:
        name = (font.rFont if isinstance(font, InlineFont) else font.name) or ""
        if text.strip() and is_of_old_table(name):
            yield ReadingRemark(Oddity.OLD_FONT, name)
        if text.strip() and font.strike:
            yield ReadingRemark(Oddity.STRUCK, " ".join(text.split()))
