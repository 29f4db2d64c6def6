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
_BESIDE = "ÀÁÂÃÈÉÊÌÍÒÓÔÚÝÙÕùõâê"
"""Letters that are usual but beside those where the old code tables TCVN3 and VNI have them."""
_UNUSUAL = re.compile(
    rf"[^\t\n -\[\]-~{_LETTERS}{_SIGNS}](?:(?<![{_BESIDE}])|(?<=[a-z][ÀÁÂÃÈÉÊÌÍÒÓÔÚÝ])"
    "|(?<=[a-zôAEOUYÔ][ÙÕ])|(?<=[aeouyôAEOUYÔ][ùõ])|(?<=[aeoAEO]â)|(?<=[aA]ê))"
)
"""A character of an unusual text, as a pattern."""


def is_usual(text: str) -> bool:
    """True if a text has nothing unusual in it; an unusual one may still have nothing wrong with it."""
    return _UNUSUAL.search(text) is None
