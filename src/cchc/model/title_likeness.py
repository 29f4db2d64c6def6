"""How alike the titles of two criteria are: one may be the other, reworded."""

import re
from enum import IntEnum

from cchc.guessing import likeness

_WORD = re.compile(r"[\w\u0300-\u036f]+")
_ALIKE = 0.6
_CONTAINED = 0.75
"""The likeness, and the part of the shorter title's words, from which two titles may be one that was reworded."""


class Likeness(IntEnum):
    """How alike two titles are."""

    OTHER = 0
    REWORDED = 1
    EQUAL = 2


def title_likeness(one: str, other: str) -> Likeness:
    """How alike two titles are, both folded."""
    if one == other:
        return Likeness.EQUAL
    is_alike = _contained(one, other) >= _CONTAINED or likeness(one, other) >= _ALIKE
    return Likeness.REWORDED if is_alike else Likeness.OTHER


def _contained(one: str, other: str) -> float:
    """The part of the words of the title with fewer words that the other has too."""
    fewer, more = sorted((set(_WORD.findall(one)), set(_WORD.findall(other))), key=len)
    return len(fewer & more) / len(fewer) if fewer else 0
