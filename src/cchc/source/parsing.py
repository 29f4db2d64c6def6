"""A text as far as a parser could read it, and what came of mending it."""

from typing import TYPE_CHECKING, NamedTuple

from cchc.source.builder import Builder
from cchc.source.events import YamlSyntaxError
from cchc.source.spans import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.source.syntax import SyntaxSlip


class Parsing(NamedTuple):
    """A text as far as a parser could read it, with the error at which it stopped, if any."""

    builder: Builder
    error: YamlSyntaxError | None
    cost: int
    """The events that were taken, with the characters and a slower parser counted as more of them."""

    @property
    def is_sound(self) -> bool:
        """True if the whole text was read and nothing is wrong with it."""
        return self.error is None and not self.builder.faults and self.builder.data is not None

    def slip(self, lines: list[str]) -> "SyntaxSlip | None":
        """The likeliest slip at which the parser stopped; `None` if it did not, or cannot tell where."""
        return next(self.slips(lines), None)

    def slips(self, lines: list[str]) -> "Iterator[SyntaxSlip]":
        """The slips that may have stopped the parser, the likeliest first."""
        if self.error is not None and self.error.mark is not None:
            from cchc.source.syntax import slips  # noqa: PLC0415 — few texts have a slip, and its patterns take time

            yield from slips(self.error, self.error.mark, lines, self.builder.pending)

    def reach(self, lines: list[str]) -> tuple[float, int]:
        """The place at which the parser stopped: its line, and its column counted from the line's end."""
        if self.error is None:
            return float("inf"), 0
        mark = self.error.mark
        if mark is None:
            return -1, 0
        return mark.line, mark.column - (len(lines[mark.line]) if mark.line < len(lines) else 0)


class Repair(NamedTuple):
    """The findings of a text; and the text without its slips, if all of them could be mended for certain."""

    faults: tuple[Fault, ...]
    mended: str | None = None
    begun: str | None = None
    """The text with the certain mends before the first slip that a person must mend; `None` if there are none."""
