"""Points as documents write them: 1,5 · 1.5 · “1,5 điểm” · 2đ · 1/4 of 4; and the words that stand for no number."""

import re
from typing import NamedTuple

from cchc.language.spellings import state_meant

_POINTS = re.compile(
    r"\(?(?P<whole>[0-9]{1,4})(?:(?P<mark> ?[.,] ?)(?P<decimals>[0-9]{1,3}))?\)?"
    r"(?: ?/ ?(?P<of>[0-9]{1,4}(?:[.,][0-9]{1,3})?))? ?(?P<unit>\(?(?:điểm|đ)\)?)?\.?",
    re.IGNORECASE,
)
_THOUSANDS = 3
"""The number of digits behind a point that may also part thousands."""


class PointsRead(NamedTuple):
    """Points as they were read."""

    value: str
    """A number with a decimal comma, or a word of the language for none; blank when nothing could be read."""
    left: str = ""
    """The words of the text that are not in the value."""
    is_sure: bool = True
    """False where a person must look: another word, a part of a fraction, or nothing."""


def points_read(text: str, maximum: str = "") -> PointsRead:
    """The points in a text; of a fraction its first number, where the other one is the maximum."""
    match = _POINTS.fullmatch(text)
    if match is None:
        word = state_meant(text) or ""
        return PointsRead(word, "" if word == text else text, is_sure=word == text)
    return _number(match, maximum)


def _number(match: re.Match[str], maximum: str) -> PointsRead:
    """The number that was written."""
    whole, decimals, of = match["whole"], match["decimals"], match["of"]
    if of and of.replace(".", ",") != maximum.replace(".", ","):
        return PointsRead("", match[0], is_sure=False)
    in_two_ways = "." in (match["mark"] or "") and len(decimals) == _THOUSANDS
    left = " ".join(filter(None, (of, match["unit"])))
    return PointsRead(",".join(filter(None, (whole, decimals))), left, is_sure=not (in_two_ways or of))
