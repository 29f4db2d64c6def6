"""Positions: from the counting of the YAML parsers to that of people and editors.

The parsers count lines and columns from 0, in code points; spans count from 1.
"""

import re
from bisect import bisect_right
from typing import NamedTuple, Protocol

from cchc.diagnostics import FILE_START, FieldPath, Part, Span


class Mark(Protocol):
    """A point in the text as both YAML parsers give it, counted from 0."""

    line: int
    column: int
    index: int


class Fault(NamedTuple):
    """A Y-finding: what is wrong with the text itself."""

    span: Span
    code: str
    message: str
    is_mendable: bool = False
    """True for a slip that can be mended for certain: what is read then is what the person typed."""


def between(start: Mark, end: Mark) -> Span:
    """The stretch from one mark up to another."""
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def span_at(text: str, index: int, length: int = 1) -> Span:
    """The stretch of `length` characters at `index`, on one line."""
    line, column = point(text, index)
    return Span(line + 1, column, line + 1, column + length)


def point(text: str, index: int) -> tuple[int, int]:
    """The number of lines before a character, and its column, counted from 1."""
    return text.count("\n", 0, index), index - text.rfind("\n", 0, index)


class LineIndex:
    """The beginnings of the lines of a text."""

    def __init__(self, text: str) -> None:
        """The index of `text`, whose lines end in line feeds."""
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def offset(self, line: int, column: int) -> int:
        """The character at a line and column."""
        return self._starts[line - 1] + column - 1

    def span(self, start: int, end: int) -> Span:
        """The stretch of characters from `start` up to `end`."""
        first, last = (bisect_right(self._starts, index) for index in (start, end))
        return Span(first, start - self._starts[first - 1] + 1, last, end - self._starts[last - 1] + 1)


class Spans:
    """The spans of each field and value of one document."""

    def __init__(self) -> None:
        """The spans of an empty document."""
        self.keys: dict[FieldPath, Span] = {}
        self.values: dict[FieldPath, Span] = {}
        self.scalars: list[Span] = []
        self.closings: dict[FieldPath, Span] = {}
        """The brackets that close lists and groups of fields which are written in brackets."""

    def find(self, path: FieldPath, part: Part = Part.VALUE) -> Span:
        """The span of `path` in the text.

        A blank value is shown at its field's name. A field that is not there is shown at its container: a group of
        fields at the name of its first field, a list at the name of the field that holds it.
        """
        while path not in self.values and path:
            path, part = path[:-1], Part.VALUE
        if part is Part.KEY and path in self.keys:
            return self.keys[path]
        return self.values.get(path, FILE_START)
