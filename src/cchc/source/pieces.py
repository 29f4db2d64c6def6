"""Spans of pieces of a value in the file.

A value and its lines in the file hold the same words, whatever the spaces and line breaks between them; so a piece is
found by its word and its place in that word. If an escape makes or hides a space, the words differ and it is not found.
Most values stand in the file letter for letter, and so do their pieces.
"""

import re
from bisect import bisect_right
from functools import cached_property
from unicodedata import combining

from cchc.diagnostics import Piece, Span
from cchc.source.spans import LineIndex

_WORD = re.compile(r"\S+")


class Pieces:
    """The words of one value, in the value and in the file's lines."""

    def __init__(self, value: str, text: str, start: int, end: int, lines: LineIndex) -> None:
        """`text[start:end]` is `value` as written in the file."""
        self._value = value
        self._text = text
        self._start = start
        self._end = end
        self._lines = lines

    def find(self, piece: Piece) -> Span | None:
        """The span of a piece of the value; `None` when the words differ."""
        if self._is_as_written and self._begins_and_ends_in_words(piece):
            return self._lines.span(self._start + piece.start, self._start + piece.end)
        if len(self._values) != len(self._words) or not self._values:
            return None
        return self._lines.span(self._place(piece.start)[0], self._place(piece.end - 1)[1])

    def _begins_and_ends_in_words(self, piece: Piece) -> bool:
        said = self._value[piece.start : piece.end]
        return len(said) == piece.end - piece.start > 0 and not (said[0].isspace() or said[-1].isspace())

    @cached_property
    def _is_as_written(self) -> bool:
        """True if the value stands in the file letter for letter."""
        return self._text[self._start : self._end] == self._value

    @cached_property
    def _values(self) -> list[tuple[int, int]]:
        return [match.span() for match in _WORD.finditer(self._value)]

    @cached_property
    def _words(self) -> list[tuple[int, int]]:
        return [match.span() for match in _WORD.finditer(self._text, self._start, self._end)]

    def _place(self, offset: int) -> tuple[int, int]:
        """The start and end in the text of a character of the value; in NFD, its marks are included."""
        at = max(bisect_right(self._values, offset, key=lambda word: word[0]) - 1, 0)
        first, last = self._values[at]
        start, end = self._words[at]
        letters = [place for place in range(start, end) if not combining(self._text[place])]
        if len(letters) != last - first:
            letters = list(range(start, end))
        index = min(max(offset - first, 0), len(letters) - 1)
        return letters[index], letters[index + 1] if index + 1 < len(letters) else end
