"""Positions: from the counting of the YAML parsers to that of people and editors.

The parsers count lines and columns from 0, in code points; spans count from 1.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple, Protocol

from cchc.diagnostics import FILE_START, FieldPath, Part, Span


class Mark(Protocol):
    """A point in the text as both YAML parsers give it, counted from 0."""

    line: int
    column: int
    index: int


class Marked(Protocol):
    """A stretch of the text between two marks, such as a parser's event."""

    start_mark: Mark
    end_mark: Mark


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
    """The spans of each field and value of one document, made of their marks when somebody asks."""

    def __init__(
        self,
        text: str,
        keys: Mapping[FieldPath, Marked],
        values: Mapping[FieldPath, Marked],
        scalars: Sequence[Marked],
        closings: Mapping[FieldPath, Marked],
    ) -> None:
        """The spans of what stands in `text` at these marks."""
        self._text = text
        self._keys = keys
        self._values = values
        self._scalars = scalars
        self._closings = closings

    @cached_property
    def keys(self) -> Mapping[FieldPath, Span]:
        """The spans of the names of fields."""
        return {path: self._span(marked) for path, marked in self._keys.items()}

    @cached_property
    def values(self) -> Mapping[FieldPath, Span]:
        """The spans of values; a blank one, a list or group of fields is shown at a field's name."""
        return {path: self._span(marked) for path, marked in self._values.items()}

    @cached_property
    def scalars(self) -> Sequence[Span]:
        """The spans of all texts, names of fields and blank values included, in order."""
        return [self._span(marked) for marked in self._scalars]

    @cached_property
    def closings(self) -> Mapping[FieldPath, Span]:
        """The brackets that close lists and groups of fields which are written in brackets."""
        return {path: between(end.start_mark, end.end_mark) for path, end in self._closings.items()}

    @property
    def first_lines(self) -> Iterator[tuple[FieldPath, int]]:
        """The line on which each field, and each item of a list, begins."""
        yield from ((path, marked.start_mark.line + 1) for path, marked in self._keys.items())
        for path, marked in self._values.items():
            if path and isinstance(path[-1], int):
                yield path, marked.start_mark.line + 1

    def over(self, lines: Collection[int]) -> Iterator[tuple[FieldPath, Span]]:
        """The spans of the names and values that stand on one of these lines."""
        for path, marked in chain(self._keys.items(), self._values.items()):
            reach = range(marked.start_mark.line + 1, marked.end_mark.line + 2)
            if any(line in lines for line in reach) if len(reach) > 1 else reach.start in lines:
                yield path, self._span(marked)

    @property
    def continued_lines(self) -> Iterator[int]:
        """The lines of texts but the first of each."""
        for marked in self._scalars:
            if marked.end_mark.line > marked.start_mark.line:
                span = self._span(marked)
                yield from range(span.line + 1, span.end_line + 1)

    def __contains__(self, path: FieldPath) -> bool:
        """True if there is a value at `path`, be it blank."""
        return path in self._values

    def find(self, path: FieldPath, part: Part = Part.VALUE) -> Span:
        """The span of `path` in the text.

        A blank value is shown at its field's name. A field that is not there is shown at its container: a group of
        fields at the name of its first field, a list at the name of the field that holds it.
        """
        keys, values = self._keys, self._values
        while path not in values and path:
            path, part = path[:-1], Part.VALUE
        found = keys[path] if part is Part.KEY and path in keys else values.get(path)
        return self._span(found) if found else FILE_START

    def scalar_at(self, index: int) -> tuple[int, int]:
        """The last text that begins at or before `index`, by its first character and its end; (0, 0) for none."""
        number = bisect_right(self._scalars, index, key=lambda marked: marked.start_mark.index)
        if not number:
            return 0, 0
        marked = self._scalars[number - 1]
        return marked.start_mark.index, marked.end_mark.index

    def _span(self, marked: Marked) -> Span:
        """The span of an event; of a block text without the line breaks that its end mark includes."""
        start, end = marked.start_mark, marked.end_mark
        written = self._text[start.index : end.index].rstrip()
        line, column = start.line + 1, start.column + 1
        if "\n" not in written:
            return Span(line, column, line, column + len(written))
        return Span(line, column, line + written.count("\n"), len(written) - written.rfind("\n"))
