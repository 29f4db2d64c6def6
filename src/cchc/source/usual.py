"""Texts with nothing unusual in them, as nearly all plans are: their values need no closer look.

A usual text has only characters of ASCII, letters of Vietnamese in one piece, and a few signs that plans are full of,
and none of its letters stand as they do in an old code table. So nothing in it is forbidden or invisible, it is in NFC,
and without a backslash no value of it has a character that the text has not. Any other text is looked at value by
value; that finds the same, and takes longer. Tests hold this over all pairs of usual characters.
"""

import re

_LETTERS = "àáãèéìíòóôúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9"
"""Letters beyond ASCII that may stand beside any other."""
_SIGNS = "–‘’“”•…→≤≥"
_FREE = rf"[\t\n -\[\]-~{_LETTERS}{_SIGNS}]*+"
_USUAL = re.compile(
    rf"{_FREE}(?:(?:(?<![aeoAEO])â|(?<![aA])ê|(?<![a-z])[ÀÁÂÃÈÉÊÌÍÒÓÔÚÝ]"
    rf"|(?<![a-zôAEOUYÔ])[ÙÕ]|(?<![aeouyôAEOUYÔ])[ùõ]){_FREE}){{0,65535}}"
)
"""Usual texts, as a pattern; the letters in its group are usual but beside these, where TCVN3 and VNI have them. A text
with more of them than any plan has is taken to be unusual, for each takes memory."""


def is_usual(text: str) -> bool:
    """True if a text has nothing unusual in it; an unusual one may still have nothing wrong with it."""
    return _USUAL.fullmatch(text) is not None
