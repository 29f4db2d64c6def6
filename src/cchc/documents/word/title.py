"""The name of an annex in lines of about equal length: a title of one full line and one word looks like an accident.

The paragraph gets equal indents left and right, about the widest at which the name still takes as few lines as it must.
So the text stays one paragraph without line breaks, and whoever changes a word in Word gets a sensible title still.
Programs differ by a hair in the widths of letters: of the rooms that come into question one is taken in which a hair
more or less breaks no line elsewhere.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph
from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import COMPATIBILITY
from cchc.reading.content import Paragraph, TextLine
from cchc.reading.lengths import POINTS_A_MILLIMETRE, in_points
from cchc.reading.sections import sections
from cchc.reading.stretches import width
from cchc.reading.word_file import Package

_SPARE = 1.5 * POINTS_A_MILLIMETRE
"""The room that is left at a line's end, and before another word would come up into a line."""
_WIDER = 1.1
"""How much wider than the least room another one may be."""
_HAIR = 0.01
_PARAGRAPH = qn("w:p")
_OWN_LINES = {qn("w:tbl"), qn("w:txbxContent"), f"{COMPATIBILITY}Fallback"}
"""The elements whose paragraphs are none of the page's own; older programs show a `Fallback` in another's place."""
_MOST_LINES = 8
"""The most lines that are balanced: a longer text is no title."""


class Setting(NamedTuple):
    """A way to break a text into lines, greedily, which all rooms from `least` to `most` have in common (points)."""

    lines: int
    least: float
    most: float

    @property
    def is_steady(self) -> bool:
        """True if a hair more or less of room changes nothing."""
        return self.most - self.least >= 2 * _SPARE


def balance(package: Package, title: str) -> None:
    """Indent the paragraph that prints this title and nothing else, so that its lines are about equally long.

    A title of one line stays as it is, and so does one in a table, at a side of the page, or of lines of its own.
    """
    found = sections(package)
    for paragraph in _printing(package, title) if len(found) == 1 else ():
        paper, margins = found[0].paper[0], found[0].margins
        room = (paper - margins["left"] - margins["right"]) * POINTS_A_MILLIMETRE
        _indent(paragraph, room)


def _printing(package: Package, title: str) -> Iterator[Paragraph]:
    """The centred paragraphs outside tables that print a title in one line of their author's."""
    wanted = " ".join(title.split())
    for element in _apart(package.body):
        paragraph = Paragraph(element, package.looks)
        if paragraph.text == wanted and len(paragraph.lines) == 1 and paragraph.centred:
            yield paragraph


def _apart(element: XmlElement) -> Iterator[XmlElement]:
    """The paragraphs in an element that stand neither in a table nor in a text box, as `paragraphs_within` has them."""
    for child in element:
        if child.tag == _PARAGRAPH:
            yield child
        if child.tag not in _OWN_LINES:
            yield from _apart(child)


def _indent(paragraph: Paragraph, page: float) -> None:
    """Set the indents of a title on a page of this room, in points, if it takes two lines or more."""
    own = {side: in_points(paragraph.said.get(side)) for side in ("left", "right")}
    room = page - sum(own.values())
    settings = _settings(paragraph.laid_lines[0], room)
    if settings and 1 < settings[0].lines <= _MOST_LINES:
        more = max(room - _even(settings).least - _SPARE, 0) / 2
        form = WordParagraph(paragraph.element, None).paragraph_format  # type: ignore[arg-type]  # its part is not asked
        form.left_indent, form.right_indent = Pt(own["left"] + more), Pt(own["right"] + more)


def _even(settings: Sequence[Setting]) -> Setting:
    """The narrowest setting that is steady, unless all such are much wider than the narrowest."""
    narrowest = settings[-1]
    steady = (each for each in reversed(settings) if each.is_steady and each.least <= _WIDER * narrowest.least)
    return next(steady, narrowest)


def _settings(line: TextLine, room: float) -> list[Setting]:
    """The settings of a line with as few lines as a room allows, the widest first.

    None where a word is too wide, or the text so long that it is no title (a letter is wider than a point).
    """
    look = next((piece.look for piece in line.pieces if piece.counts), None)
    if look is None or len(line.text) > _MOST_LINES * room:
        return []
    words = [
        width(word, look.size, bold=look.bold, italic=look.italic)
        for word in "".join(piece.text for piece in line.pieces).split(" ")
    ]
    blank = width(" ", look.size, bold=look.bold, italic=look.italic)
    found: list[Setting] = []
    while max(words) <= room and (setting := _set(words, blank, room)).lines == (found or [setting])[0].lines:
        found.append(setting)
        room = setting.least - _HAIR
    return found


def _set(words: Sequence[float], blank: float, room: float) -> Setting:
    """The setting of words of these widths in a room that is as wide as the widest of them at least."""
    lines, most = [words[0]], float("inf")
    for word in words[1:]:
        longer = lines[-1] + blank + word
        if longer <= room:
            lines[-1] = longer
        else:
            most = min(most, longer)
            lines.append(word)
    return Setting(len(lines), max(lines), most)
