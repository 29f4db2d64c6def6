"""Stray spaces: their places, and the text without them.

Rules report them and `cchc fmt --fix` removes them; both use this module, so that they never disagree.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_BEFORE_MARK = r"(?<![ \u00a0])(?P<spaces>[ \u00a0]++)(?:[,;:!?)](?![,;:!?)]{2})|\.(?![.0-9]))"
_AFTER_BRACKET = r"\((?P<spaces>[ \u00a0]++)(?=\S)"
_SEVERAL = r"(?<=\S)[ \u00a0](?P<spaces>[ \u00a0]++)(?=\S)"
STRAY = ("  ", "\u00a0", "( ", *(f" {mark}" for mark in ",;:!?)."))
"""Any text that has stray spaces has one of these pieces."""
_WORD_BEFORE = r"\S*[ \u00a0]*$"
_WORD_END = r"\s|$"
_NEAR = 40
_BEFORE_PERCENT = r"[0-9](?P<spaces>[ \u00a0]++)%"
SPACED_PERCENT = (" %", "\u00a0%")
"""Any text that has spaces between a number and its percent sign has one of these pieces."""


class Slip(NamedTuple):
    """A run of stray spaces: its start and end in the text."""

    start: int
    end: int


def stray_spaces(text: str) -> tuple[Slip, ...]:
    """Spaces before a punctuation mark, after an opening bracket, and more than one between words."""
    found: list[Slip] = []
    for slip in sorted(_spaces(text, _BEFORE_MARK, _AFTER_BRACKET, _SEVERAL)):
        if not found or slip.start >= found[-1].end:
            found.append(slip)
    return tuple(found)


def spaced_percents(text: str) -> tuple[Slip, ...]:
    """Spaces between a number and its percent sign."""
    return tuple(_spaces(text, _BEFORE_PERCENT))


def without(text: str, slips: tuple[Slip, ...]) -> str:
    """The text without these spaces, which stand in order and do not overlap."""
    ends = [0, *(slip.end for slip in slips)]
    starts = [*(slip.start for slip in slips), len(text)]
    return "".join(text[end:start] for end, start in zip(ends, starts, strict=True))


def around(text: str, slip: Slip) -> tuple[int, int]:
    """The words on both sides of a slip, to show people; a very long word is cut to its nearer part."""
    before = re.compile(_WORD_BEFORE).search(text, max(slip.start - _NEAR, 0), slip.start)
    after = re.compile(_WORD_END).search(text, slip.end, slip.end + _NEAR)
    return before.start() if before else slip.start, after.start() if after else min(slip.end + _NEAR, len(text))


def _spaces(text: str, *patterns: str) -> Iterator[Slip]:
    for pattern in patterns:
        for match in re.finditer(pattern, text):
            yield Slip(*match.span("spaces"))
