"""Patterns that few texts match: most texts are told apart by a look for a piece that any match has.

`re` walks over a text letter by letter where a pattern ignores case or begins with a choice; to look for a few pieces
first costs a tenth of that, and a pattern that no text of a run may match is never compiled.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple


class RarePattern(NamedTuple):
    """A pattern, and pieces in small letters of which any text that it matches has at least one.

    No piece has an i: `re`, which takes the Turkish ı for one where it ignores case, differs there from `casefold`.
    """

    pattern: str
    pieces: tuple[str, ...]

    def may_match(self, text: str) -> bool:
        """False only for a text in which the pattern matches nothing."""
        small = text.casefold()
        return any(piece in small for piece in self.pieces)

    def match(self, text: str) -> re.Match[str] | None:
        """As `re.match`."""
        return re.match(self.pattern, text) if self.may_match(text) else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """As `re.fullmatch`."""
        return re.fullmatch(self.pattern, text) if self.may_match(text) else None

    def search(self, text: str) -> re.Match[str] | None:
        """As `re.search`."""
        return re.search(self.pattern, text) if self.may_match(text) else None

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """As `re.finditer`."""
        return re.finditer(self.pattern, text) if self.may_match(text) else iter(())

    def replaced(self, text: str, by: str | Callable[[re.Match[str]], str]) -> str:
        """As `re.sub`."""
        return re.sub(self.pattern, by, text) if self.may_match(text) else text

    def removed(self, text: str) -> str:
        """The text without what the pattern matches."""
        return self.replaced(text, "")
