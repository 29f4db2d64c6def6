"""Rows that head an area: “I | CẢI CÁCH THỂ CHẾ”, “II CẢI CÁCH…” in one cell, “A. Sở Nội vụ”, a title alone."""

import re
from dataclasses import dataclass

from cchc.importing.cases import is_in_capitals
from cchc.importing.cell_texts import Lines, without_start, written
from cchc.importing.lines import ReadLine
from cchc.model.codes import AREA_NUMBER, ordinal

_NUMBER = rf"(?P<number>{AREA_NUMBER})"
_WORD = r"(?P<word>(?i:lĩnh vực|phần|mục|nhóm)\s+(?:số\s+)?)?"
_ALONE = re.compile(rf"{_WORD}{_NUMBER}\s*[.):/–—-]*")
_WITH_TITLE = re.compile(rf"{_WORD}{_NUMBER}(?P<mark>\s*[.):/–—-]+\s*|\s+)(?=\S)")


@dataclass(frozen=True, slots=True)
class AreaHeading:
    """The number of an area, if it has one, its title and the row that it stands in."""

    number: str | None
    title: Lines
    line: ReadLine
    word: str = ""
    """A word before the number that says what it counts: “Lĩnh vực”."""


def area_heading(line: ReadLine) -> AreaHeading | None:
    """The heading of an area that a row is; `None` for a row that heads none."""
    if line.filled_texts or line.own("code") or line.label or not (line.own("number") or line.own(line.title_column)):
        return None
    if line.own("number"):
        return _numbered(line)
    return _in_one_cell(line)


def _numbered(line: ReadLine) -> AreaHeading | None:
    """The area of a row with a text in the column of TT."""
    lines = line.entries["number"].lines
    alone = _ALONE.fullmatch(line.text("number"))
    if alone and line.own(line.title_column):
        is_area = ordinal(alone["number"]).system != "arabic" or is_in_capitals(line.title.text)
        own = AreaHeading(alone["number"], line.title.lines, line, (alone["word"] or "").strip())
        return own if is_area and not alone["number"].islower() else None
    return None if alone or line.own(line.title_column) else _split(lines, line)


def _in_one_cell(line: ReadLine) -> AreaHeading | None:
    """The area of a row with a text in the column of titles only."""
    if line.has_points and not is_in_capitals(line.title.text):
        return None
    found = _split(line.title.lines, line)
    spans = len(line.title.covered) > 1 + ("number" in line.title.covered)
    return found if (found.number or spans or is_in_capitals(line.title.text)) else None


def _split(lines: Lines, line: ReadLine) -> AreaHeading:
    """The number that a title begins with, and the rest."""
    text = written(lines)
    match = _WITH_TITLE.match(text)
    if match is None or not _counts(match, text[match.end() :]):
        return AreaHeading(None, lines, line)
    return AreaHeading(match["number"], without_start(lines, match.end()), line, (match["word"] or "").strip())


def _counts(match: re.Match[str], title: str) -> bool:
    """True if what stands before a title is its number; a letter without a mark is mostly a word (Y tế)."""
    system = ordinal(match["number"]).system
    if match["number"].islower():
        return False
    return (
        system == "roman"
        or bool(match["mark"].strip())
        or (system == "letter" and match["number"] in "ABCDĐ" and is_in_capitals(title))
    )
