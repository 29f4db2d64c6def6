"""Numbers and lengths in attributes.

A length is a number in the attribute's own unit (twentieths of a point for most, half points for sizes of letters) or
names its unit: “21cm”, as files in the strict form do. Some programs write fractions. Anything else counts as 0, also
what Python would take for a number: “nan”, “1e400”, “1_000”.
"""

import re

POINTS_A_MILLIMETRE = 72 / 25.4
TWENTIETHS, HALVES = 20, 2
"""Units of attributes, as the number of units in a point."""
_NUMBER = re.compile(r"\s*-?\d{1,9}(?:\.\d*)?\s*", re.ASCII)
_WITH_UNIT = re.compile(r"-?\d{1,9}(?:\.\d*)?(?:mm|cm|in|pt|pc|pi)", re.ASCII)
_WHOLE = re.compile(r"(\d{1,9})(?:\.\d*)?", re.ASCII)


def in_points(text: str | None, unit: int = TWENTIETHS) -> float:
    """A length in points; `unit` is that of a number without one."""
    if text and _WITH_UNIT.fullmatch(text):
        from docx.oxml.simpletypes import ST_UniversalMeasure  # noqa: PLC0415 — loads all of python-docx, for a rare length

        points: float = ST_UniversalMeasure.convert_from_xml(text).pt
        return points
    return number(text) / unit


def in_millimetres(text: str | None) -> float:
    """A length in millimetres; a number without a unit is in twentieths of a point."""
    return in_points(text) / POINTS_A_MILLIMETRE


def number(text: str | None) -> float:
    """A number of at most nine digits before its point."""
    return float(text) if text and _NUMBER.fullmatch(text) else 0.0


def whole(text: str | None) -> int | None:
    """A number that counts or names something, without its fraction; `None` for what is none."""
    match = _WHOLE.fullmatch(text) if text else None
    return int(match[1]) if match else None
