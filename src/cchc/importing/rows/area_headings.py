"""Rows that head an area: “I | CẢI CÁCH THỂ CHẾ”, “II CẢI CÁCH…” in one cell, “A. Sở Nội vụ”, a title alone."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cchc.importing.letter_case import is_in_capitals
from cchc.importing.rows.cell_texts import Lines, one_line, without_start, written
from cchc.importing.rows.lines import ReadLine
from cchc.model.codes import AREA_NUMBER, ordinal

_NUMBER = rf"(?P<word>(?i:lĩnh vực|phần|mục|nhóm)\s+(?:số\s+)?)?(?P<number>{AREA_NUMBER})"
_ALONE = re.compile(rf"\(?{_NUMBER}\s*[.):/–—-]*")
_WITH_TITLE = re.compile(rf"{_NUMBER}(?P<mark>\s*[.):/–—-]+\s*|\s+)(?=\S)")
_ITEM = re.compile(r"[-–—+•]|[a-zđ][.)]")
"""The beginning of an item of a list, which heads nothing."""
_FIRST = re.compile("0?1")
_SHORTEST_SENTENCE = 40
"""The fewest characters of a sentence that is no title."""


class AreaHeading(NamedTuple):
    """The number of an area, if it has one, its title and where it stands."""

    number: str | None
    title: Lines
    place: str
    line: ReadLine | None = None
    """Its row; `None` for the title above a table."""
    word: str = ""
    """A word before the number that says what it counts: “Lĩnh vực”."""

    @property
    def words(self) -> str:
        """All that stands there."""
        told = " ".join(filter(None, (self.word, self.number, one_line(self.title))))
        return self.line.whole if self.line else told

    @property
    def font(self) -> str:
        """The typeface of an old code table that a part of it is set in; blank for none."""
        return next(filter(None, (entry.font for entry in self.line.entries.values())), "") if self.line else ""


def areas_among(lines: Sequence[ReadLine]) -> Iterator[AreaHeading | ReadLine]:
    """The rows, those that head an area as headings."""
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        yield area_heading(line) or (_heading_by_count(line, below) if below else None) or line


def area_heading(line: ReadLine) -> AreaHeading | None:
    """The heading of an area that a row is by itself; `None` for a row that heads none."""
    if line.filled_texts or (line.label and "code" not in line.entries):
        return None
    if line.own(line.counter_column):
        return _numbered(line)
    return _in_one_cell(line) if line.own(line.title_column) else None


def is_sentence(heading: AreaHeading) -> bool:
    """True for a long text without number that ends with a full stop, as a footnote does and no area."""
    text = one_line(heading.title)
    is_closed = len(text) >= _SHORTEST_SENTENCE and text.endswith(".") and text[0].isupper()
    return is_closed and heading.number is None and not is_in_capitals(text)


def heading_of(lines: Lines, place: str, line: ReadLine | None = None) -> AreaHeading:
    """The heading that a text is, with the number that it begins with."""
    text = written(lines)
    match = _WITH_TITLE.match(text)
    if match is None or not _is_number(match, text[match.end() :]):
        return AreaHeading(None, lines, place, line)
    return AreaHeading(match["number"], without_start(lines, match.end()), place, line, (match["word"] or "").strip())


def _numbered(line: ReadLine) -> AreaHeading | None:
    """The area of a row with a text in the column of TT."""
    entry = line.entries[line.counter_column]
    alone = _ALONE.fullmatch(entry.text)
    title = line.own(line.title_column)
    if alone and title:
        return _with_number(alone, line) if _is_area_number(alone["number"], title) else None
    return None if alone or title else heading_of(entry.lines, entry.place, line)


def _with_number(alone: re.Match[str], line: ReadLine) -> AreaHeading:
    return AreaHeading(alone["number"], line.title.lines, line.title.place, line, (alone["word"] or "").strip())


def _is_area_number(number: str, title: str) -> bool:
    """True for a Roman numeral or a capital letter; for a number above a title in capitals."""
    return is_in_capitals(title) if number.isdecimal() else not number[0].isdecimal() and not number.islower()


def _in_one_cell(line: ReadLine) -> AreaHeading | None:
    """The area of a row with a text in the column of titles, and perhaps points."""
    text = written(line.title.lines)
    if text[0].islower() or _ITEM.match(text):
        return None
    found = heading_of(line.title.lines, line.title.place, line)
    spans = len(line.title.covered) > 1 + ("number" in line.title.covered)
    is_set_apart = is_in_capitals(text) or (not line.has_points and (spans or line.title.is_bold))
    return found if is_set_apart or (found.number and not found.number[0].isdecimal()) else None


def _is_number(match: re.Match[str], title: str) -> bool:
    """True if what stands before a title is its number; a letter without a mark is mostly a word (Y tế)."""
    number = match["number"]
    if number.islower():
        return False
    is_heading = number in "ABCDĐE" and is_in_capitals(title)
    return ordinal(number).system != "letter" or bool(match["mark"].strip()) or is_heading


def _heading_by_count(line: ReadLine, below: ReadLine) -> AreaHeading | None:
    """The area of a row right below which the count of rows begins anew.

    A Roman numeral or a letter is an area's number then, whatever else its row says; any other row must say nothing.
    """
    if line.label or not line.own(line.title_column) or not _FIRST.fullmatch(below.counter):
        return None
    alone = _ALONE.fullmatch(line.own(line.counter_column))
    if alone and (not line.filled_texts or not alone["number"].isdecimal()):
        return _with_number(alone, line)
    is_bare = line.filled == (line.title_column,)
    return heading_of(line.title.lines, line.title.place, line) if is_bare else None
