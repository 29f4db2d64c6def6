"""Positions: from the counting of the YAML parsers to that of people and editors.

The parsers count lines and columns from 0, in code points; spans count from 1.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import accumulate, chain
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


Extent = tuple[int, int]
"""A stretch of a text: the places of its first character, and of the one behind it."""


class Extents(NamedTuple):
    """The extents of all that one text holds.

    A blank value has that of its field's name, and so has a list; a group of fields has that of its first field's name.
    """

    keys: Mapping[FieldPath, Extent]
    """The names of fields."""
    values: Mapping[FieldPath, Extent]
    scalars: Sequence[Extent]
    """All texts and names of fields, in order; a blank text counts if it has quotes."""
    closings: Mapping[FieldPath, Extent]
    """The brackets that close lists and groups of fields which are written in brackets."""


class LineIndex:
    """The beginnings of the lines of a text."""

    def __init__(self, text: str) -> None:
        """The index of `text`, whose lines end in line feeds."""
        self._starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))

    def offset(self, line: int, column: int) -> int:
        """The character at a line and column."""
        return self._starts[line - 1] + column - 1

    def line(self, index: int) -> int:
        """The line, from 1, of a character."""
        return bisect_right(self._starts, index)

    def lines(self, indices: Iterable[int]) -> Iterator[int]:
        """The line of each of these characters."""
        return map(partial(bisect_right, self._starts), indices)

    def span(self, start: int, end: int) -> Span:
        """The stretch of characters from `start` up to `end`."""
        first, last = self.line(start), self.line(end)
        return Span(first, start - self._starts[first - 1] + 1, last, end - self._starts[last - 1] + 1)


class Spans:
    """The spans of each field and value of one document, made when somebody asks."""

    def __init__(self, text: str, read: Callable[[], Extents]) -> None:
        """The spans of what stands in `text`; `read` tells where, and is called once, when somebody asks."""
        self._text = text
        self._read = read

    @cached_property
    def index(self) -> LineIndex:
        """The lines of the text."""
        return LineIndex(self._text)

    @cached_property
    def _extents(self) -> Extents:
        return self._read()

    @cached_property
    def keys(self) -> Mapping[FieldPath, Span]:
        """The spans of the names of fields."""
        return {path: self._span(extent) for path, extent in self._extents.keys.items()}

    @cached_property
    def values(self) -> Mapping[FieldPath, Span]:
        """The spans of values; a blank one, a list or group of fields is shown at a field's name."""
        return {path: self._span(extent) for path, extent in self._extents.values.items()}

    @cached_property
    def scalars(self) -> Sequence[Span]:
        """The spans of all texts and names of fields, in order."""
        return [self._span(extent) for extent in self._extents.scalars]

    @cached_property
    def closings(self) -> Mapping[FieldPath, Span]:
        """The brackets that close lists and groups of fields which are written in brackets."""
        return {path: self._span(extent) for path, extent in self._extents.closings.items()}

    @property
    def first_lines(self) -> Iterator[tuple[FieldPath, int]]:
        """The line on which each field, and each item of a list, begins."""
        keys, values = self._extents.keys, self._extents.values
        items = [path for path in values if path and isinstance(path[-1], int)]
        starts = chain((start for start, _ in keys.values()), (values[path][0] for path in items))
        return zip(chain(keys, items), self.index.lines(starts), strict=True)

    def over(self, lines: Collection[int]) -> Iterator[tuple[FieldPath, Span]]:
        """The spans of the names and values that stand on one of these lines."""
        begins = [self.index.offset(line, 1) for line in sorted(lines)]
        breaks = [self.index.offset(line + 1, 1) - 1 for line in sorted(lines)]
        for path, (start, end) in chain(self._extents.keys.items(), self._extents.values.items()):
            at = bisect_left(breaks, start)  # the first of the lines that does not end before it
            if at < len(begins) and begins[at] <= end:
                yield path, self._span((start, end))

    @property
    def continued_lines(self) -> Iterator[int]:
        """The lines of texts but the first of each."""
        for start, end in self._extents.scalars:
            if self._text.find("\n", start, end) >= 0:
                span = self._span((start, end))
                yield from range(span.line + 1, span.end_line + 1)

    def __contains__(self, path: FieldPath) -> bool:
        """True if there is a value at `path`, be it blank."""
        return path in self._extents.values

    def find(self, path: FieldPath, part: Part = Part.VALUE) -> Span:
        """The span of `path` in the text.

        A blank value is shown at its field's name. A field that is not there is shown at its container: a group of
        fields at the name of its first field, a list at the name of the field that holds it.
        """
        keys, values = self._extents.keys, self._extents.values
        while path not in values and path:
            path, part = path[:-1], Part.VALUE
        found = keys[path] if part is Part.KEY and path in keys else values.get(path)
        return self._span(found) if found else FILE_START

    def scalar_at(self, index: int) -> Extent:
        """The last text that begins at or before `index`; (0, 0) for none."""
        number = bisect_right(self._extents.scalars, (index, len(self._text)))
        return self._extents.scalars[number - 1] if number else (0, 0)

    def _span(self, extent: Extent) -> Span:
        """The span of a stretch; of a block text without the line breaks at its end."""
        start, end = extent
        return self.index.span(start, start + len(self._text[start:end].rstrip()))
