"""“như trên”: a cell that continues the one above."""

import re

from cchc.model.emphasis import plain
from cchc.model.folding import fold
from cchc.wording import bare

_DITTO = fold("như trên")
_ABBREVIATED = {"nt", "n/t", "nhu tren", "//"}
_QUOTES = "\"'“”″〃"
_BEGINS_OTHERWISE = re.compile(r"[ .-]*+(?![Nn\"'/<])[\x00-\x7f]")
"""Found at the beginning of texts that are no short form: these begin with another ASCII letter or mark, and no tag."""
_LONGEST_DITTO = 30
"""The most letters of a text that may mean “như trên”; a longer text says more, and folding is for short ones."""


def says_ditto(text: str | None) -> bool:
    """True if a text is “như trên”, in whatever spelling. Most others are told by having no r, small or capital."""
    if text is None or len(text) > _LONGEST_DITTO or not ("r" in text or "R" in text):
        return False
    return fold(plain(text)) == _DITTO


def resembles_ditto(text: str) -> bool:
    """True if a text is a usual short form of “như trên” (nt, 〃), which the program does not accept for it."""
    if len(text) > _LONGEST_DITTO or _BEGINS_OTHERWISE.match(text) or says_ditto(text):
        return False
    short = bare(plain(text)).strip(" .-")
    if short in _ABBREVIATED or (short and not short.strip(_QUOTES)):
        return True
    return short.startswith("nhu t") and len(short) <= len(_DITTO) + 1
