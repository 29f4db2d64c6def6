"""Names in Word files as lxml has them: those of elements and attributes, and the kinds of relations between parts.

python-docx knows them too, but whoever asks it for one name loads all of it, a third of what reading a table costs.
"""

from functools import cache

_OFFICE = "http://schemas.openxmlformats.org"
NAMESPACES = {
    "a": f"{_OFFICE}/drawingml/2006/main",
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
    "w": f"{_OFFICE}/wordprocessingml/2006/main",
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
}
"""The namespaces by the prefixes that are used for them here."""


@cache
def qn(name: str) -> str:
    """The full name of an element or attribute, of its prefixed one: `w:tbl`."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def relation(kind: str) -> str:
    """The type of a relation to a part of that kind: `styles`, `footnotes`."""
    return f"{NAMESPACES['r']}/{kind}"
