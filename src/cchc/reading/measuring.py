"""Measuring text as it is printed in Times: the width of a text, and the heights of paragraphs, cells and rows.

Nothing is drawn. Letters have the widths of `resources.letter_widths`, and lines are filled greedily, as Word and
LibreOffice do it: they break at blanks, and after hyphens, dashes and the few signs after which LibreOffice breaks
them. A hard space or hyphen holds its words together, and a word that is wider than a line goes on in the next one.
All lengths are in points.
"""

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from cchc import resources
from cchc.reading.attributes import at, value
from cchc.reading.content import Paragraph, TextLine
from cchc.reading.lengths import POINTS_A_MILLIMETRE, in_points
from cchc.reading.looks import Look
from cchc.reading.table_reading import stated_margins
from cchc.reading.tables import Table, TableCell, TableRow

_LINE = 1.15
"""A single line's height over the size of its letters."""
_SINGLE = 12
"""The `line` of single spacing (240, in 240ths of a line), as `in_points` reads it."""
_BLANKS = " \t\n"
_BREAKS = "‐–—…?!|-"
"""The signs after which a line may break."""
_CHUNKS = re.compile(rf"[{_BLANKS}]+|[^{_BLANKS}{_BREAKS}]*[{_BREAKS}]+[)\].,;:”’»%]*|[^{_BLANKS}{_BREAKS}]+")
RULE = 0.5
"""The height of the line between two rows, where lines are drawn."""
_SPACING = ("before", "after", "left", "right", "firstLine", "hanging", "line", "lineRule")
_BLANK, _BREAKING, _WHOLE = "blank", "breaking", "whole"
"""Kinds of stretches of text: blanks, a word after which a line may break, any other."""
_TWINS = {"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\t": "    "}
"""Letters that are as wide as others: hard spaces and hyphens, a tab as a few blanks."""
_UNKNOWN, _IDEOGRAPH = 556, 1000
"""The widths of letters that Times lacks, in thousandths of the size."""
_HAIR = 0.02
"""The room that may be missing at a line's end: programs round widths."""
Words = list[tuple[float, float]]
_SIDEWAYS = {"btLr", "tbRl", "btLrV", "tbRlV"}


def width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """The width of a text on one line, in letters of this size."""
    return _thousandths(text, bold, italic) * size / 1000


def lines_of(line: TextLine, room: float, indent: float = 0) -> list[float]:
    """The lines that an author's line takes in a room, each as the size of its largest letters (0 for a blank one).

    The first of them begins after an `indent`.
    """
    sizes, end = [0.0], indent
    for blank, word, size in _words(line, room):
        if end + blank + word > room + _HAIR and sizes[-1]:
            sizes.append(size)
            end = word
        else:
            sizes[-1] = max(sizes[-1], size)
            end += blank + word
    return sizes


def words(line: TextLine) -> Words:
    """The stretches in which an author's line does not break: the width of the blanks before each, and its own."""
    return [(blank, word) for blank, word, _ in _words(line, math.inf)]


def lines_in(line: Words, room: float) -> int:
    """The number of lines that an author's line takes in a room; a word that is wider than the room goes on."""
    number, end = 1, 0.0
    for blank, word in line:
        if end and end + blank + word > room + _HAIR:
            number, end = number + 1, 0.0
        if end == 0.0:
            over = int(word / room) if word > room > 0 else 0
            number, end = number + over, word - over * room
        else:
            end += blank + word
    return number


def paragraph_height(paragraph: Paragraph, room: float) -> float:
    """The height of a paragraph in a room, with the space before and after it."""
    around, beside, indent, line, rule = _spacing(*map(paragraph.said.get, _SPACING))
    height = around
    for each in paragraph.laid_lines:
        for size in lines_of(each, room - beside, indent):
            height += _line_height(size or paragraph.mark.size, line, rule)
        indent = 0
    return height


def cell_height(table: Table, cell: TableCell) -> float:
    """The height that a cell's text asks for, with the margins above and below it; of text set sideways, these only."""
    properties = at(cell.element, "w:tcPr")
    margins = {**table.margins, **stated_margins(at(properties, "w:tcMar"))}
    around = margins["top"] + margins["bottom"]
    if value(properties, "w:textDirection") in _SIDEWAYS:
        return around
    room = table.width(cell) * POINTS_A_MILLIMETRE - margins["left"] - margins["right"]
    return sum(paragraph_height(each, room) for each in cell.paragraphs) + around


def row_heights(table: Table) -> tuple[float, ...]:
    """The heights of a table's rows; the text of a merged cell may fill all the rows of the cell."""
    rule = RULE if table.has_lines else 0
    heights: list[float] = []
    left: dict[int, float] = {}
    for row, below in zip(table.rows, (*table.rows[1:], None), strict=True):
        asked = {each.column: _left_or_whole(table, each, left) for each in row.cells}
        goes_on = {each.column for each in below.continued(row)} if below else set()
        height = max([row.least, *(asked[column] for column in asked if column not in goes_on)]) + rule
        left = {column: asked[column] - height for column in goes_on & asked.keys()}
        heights.append(height)
    return tuple(heights)


def _left_or_whole(table: Table, cell: TableCell, left: Mapping[int, float]) -> float:
    """The height that a cell asks for; of one that goes on from above, what the rows above had no room for."""
    return left[cell.column] if cell.merge == "continue" and cell.column in left else cell_height(table, cell)


def unmerged_heights(table: Table, group: Sequence[TableRow]) -> Iterator[float]:
    """The heights of the rows of a group if each held the texts of the merged cells itself."""
    rule = RULE if table.has_lines else 0
    asked: dict[int, float] = {}
    for row in group:
        asked |= {cell.column: cell_height(table, cell) for cell in row.cells if cell.merge != "continue"}
        yield max([row.least, *(asked.get(cell.column, 0) for cell in row.cells)]) + rule


def _words(line: TextLine, room: float) -> Iterator[tuple[float, float, float]]:
    """The stretches in which a line does not break: the width of the blanks before each, its own, its letters' size."""
    blank = word = size = 0.0
    for kind, wide, high in _chunks(line, room):
        if word and (kind == _BLANK or word + wide > room + _HAIR):
            yield blank, word, size
            blank = word = size = 0.0
        if kind == _BLANK:
            blank += wide
            continue
        word, size = word + wide, max(size, high)
        if kind == _BREAKING:
            yield blank, word, size
            blank = word = size = 0.0
    if word:
        yield blank, word, size


def _chunks(line: TextLine, room: float) -> Iterator[tuple[str, float, float]]:
    """The blanks and words of a line by their kind, each with its width and its letters' size.

    A word that is wider than the room comes in as many pieces as it takes.
    """
    for piece in line.pieces:
        look, text = piece.look, piece.text.upper() if piece.look.capitals else piece.text
        for chunk in _CHUNKS.findall(text):
            kind, thousandths = _chunk(chunk, look.bold, look.italic)
            wide = thousandths * look.size / 1000
            if wide > room and kind != _BLANK:
                yield from ((_BREAKING, part, look.size) for part in _parts(chunk, look, room))
            else:
                yield kind, wide, look.size


def _parts(word: str, look: Look, room: float) -> Iterator[float]:
    """The widths of a word's pieces, as many letters in each as the room holds, at least one."""
    end = 0.0
    for letter in word:
        wide = _thousandths(letter, look.bold, look.italic) * look.size / 1000
        if end and end + wide > room + _HAIR:
            yield end
            end = 0.0
        end += wide
    yield end


@lru_cache(maxsize=16384)
def _chunk(text: str, bold: bool, italic: bool) -> tuple[str, int]:  # noqa: FBT001 — the face, as a key of the cache
    """The kind of a blank or a word, and its width in thousandths of the size."""
    kind = _BLANK if text[0] in _BLANKS else _BREAKING if any(sign in _BREAKS for sign in text) else _WHOLE
    return kind, _thousandths(text, bold, italic)


def _thousandths(text: str, bold: bool, italic: bool) -> int:  # noqa: FBT001 — as above
    return sum(map(_face(bold, italic).__getitem__, text))


@cache
def _face(bold: bool, italic: bool) -> "_Face":  # noqa: FBT001 — as above
    name = " ".join(name for name, wanted in (("bold", bold), ("italic", italic)) if wanted)
    return _Face(resources.letter_widths()[name or "regular"])


class _Face(dict[str, int]):
    """The widths of a face's letters; the width of one that it lacks is guessed."""

    def __missing__(self, letter: str) -> int:
        """The width of a twin, of nothing, or of a letter in another font."""
        if twin := _TWINS.get(letter):
            return sum(map(self.__getitem__, twin))
        if unicodedata.combining(letter) or not letter.isprintable():
            return 0
        return _IDEOGRAPH if unicodedata.east_asian_width(letter) in "WF" else _UNKNOWN


@lru_cache(maxsize=256)
def _spacing(*said: str | None) -> tuple[float, float, float, float, str]:
    """The space around a paragraph, that beside it, its first line's indent, its lines' stated height and the rule.

    The texts are those of `_SPACING`.
    """
    before, after, left, right, first, hanging, line = map(in_points, said[:-1])
    return max(before, 0) + max(after, 0), left + right, first - hanging, line, said[-1] or "auto"


def _line_height(size: float, stated: float, rule: str) -> float:
    """The height of a line whose largest letters have this size."""
    single = _LINE * size
    if stated <= 0:
        return single
    if rule == "auto":
        return single * stated / _SINGLE
    return stated if rule == "exact" else max(stated, single)
