"""Where a piece of a value stands in the file.

A value and its lines in the file hold the same words, whatever the spaces and line breaks between them; so a piece is
found by its word and its place in that word. Where an escape makes or hides a space they do not, and it is not found.
"""

import re
from bisect import bisect_right

from cchc.diagnostics import Piece, Span
from cchc.source.spans import LineIndex

_WORD = re.compile(r"\S+")


class Pieces:
    """The words of one value, in the value and in the file's lines."""

    def __init__(self, value: str, text: str, start: int, end: int, lines: LineIndex) -> None:
        """`text[start:end]` is what stands in the file for `value`."""
        self._values = [match.start() for match in _WORD.finditer(value)]
        self._words = [match.span() for match in _WORD.finditer(text, start, end)]
        self._lines = lines

    def find(self, piece: Piece) -> Span | None:
        """Where a piece of the value stands; `None` when that cannot be told."""
        if len(self._values) != len(self._words) or not self._values:
            return None
        return self._lines.span(self._place(piece.start), self._place(piece.end - 1) + 1)

    def _place(self, offset: int) -> int:
        """Where the character of the value stands in the text."""
        at = max(bisect_right(self._values, offset) - 1, 0)
        start, end = self._words[at]
        return min(start + max(offset - self._values[at], 0), end - 1)
