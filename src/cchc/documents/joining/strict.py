"""The strict form of Word (ISO/IEC 29500-1): other namespaces, and other names for the sides of a page.

A strict file is worked on in the transitional namespaces, in which the annexes are, and written back in its own.
"""

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

RELATIONS = ("http://purl.oclc.org/ooxml/officeDocument/relationships",)
"""The beginning of the relationship types of a strict file."""

_STRICT, _LOOSE = b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/"
_NAMESPACES = {
    b"wordprocessingml/main": b"wordprocessingml/2006/main",
    b"officeDocument/relationships": b"officeDocument/2006/relationships",
    b"officeDocument/math": b"officeDocument/2006/math",
    b"officeDocument/sharedTypes": b"officeDocument/2006/sharedTypes",
    b"officeDocument/customXml": b"officeDocument/2006/customXml",
    b"officeDocument/bibliography": b"officeDocument/2006/bibliography",
    b"schemaLibrary/main": b"schemaLibrary/2006/main",
    b"drawingml/main": b"drawingml/2006/main",
    b"drawingml/wordprocessingDrawing": b"drawingml/2006/wordprocessingDrawing",
    b"drawingml/picture": b"drawingml/2006/picture",
    b"drawingml/chart": b"drawingml/2006/chart",
    b"drawingml/chartDrawing": b"drawingml/2006/chartDrawing",
    b"drawingml/diagram": b"drawingml/2006/diagram",
}

_SIDES = {"left": "start", "right": "end"}
_EDGES = ("tblBorders", "tcBorders", "tblCellMar", "tcMar")
_INDENTS = {"left": "start", "right": "end", "leftChars": "startChars", "rightChars": "endChars"}
_DIRECTIONS = {"lrTb": "tb", "tbRl": "rl", "btLr": "lr", "lrTbV": "tbV", "tbRlV": "rlV", "tbLrV": "lrV"}
_VALUES = {
    "jc": _SIDES,
    "lvlJc": _SIDES,
    "tab": _SIDES,
    "textDirection": _DIRECTIONS,
}


def loosened(content: bytes) -> bytes:
    """A part of a strict file in the transitional namespaces."""
    for strict, loose in _NAMESPACES.items():
        content = content.replace(b'"' + _STRICT + strict + b'"', b'"' + _LOOSE + loose + b'"')
    return content


def tightened(content: bytes) -> bytes:
    """The reverse of `loosened`."""
    for strict, loose in _NAMESPACES.items():
        content = content.replace(b'"' + _LOOSE + loose + b'"', b'"' + _STRICT + strict + b'"')
    return content


def reworded(root: XmlElement) -> None:
    """Replace the transitional words in an annex's XML by those of the strict form, such as left by start.

    This concerns values, attributes and the edges of tables; the old summary of a table's look, `w:val`, is dropped.
    """
    for name, words in _VALUES.items():
        for element in root.iter(qn(f"w:{name}")):
            _replace(element, qn("w:val"), words)
    for indent in root.iter(qn("w:ind")):
        _rename(indent, _INDENTS)
    for edges in root.iter(*(qn(f"w:{name}") for name in _EDGES)):
        for old, new in _SIDES.items():
            for edge in edges.findall(qn(f"w:{old}")):
                edge.tag = qn(f"w:{new}")
    for look in root.iter(qn("w:tblLook"), qn("w:cnfStyle")):
        look.attrib.pop(qn("w:val"), "")


def _rename(element: XmlElement, names: dict[str, str]) -> None:
    """Give attributes their new names; those without a value are dropped."""
    for old, new in names.items():
        if value := element.attrib.pop(qn(f"w:{old}"), ""):
            element.set(qn(f"w:{new}"), value)


def _replace(element: XmlElement, name: str, words: dict[str, str]) -> None:
    value = element.get(name)
    if value in words:
        element.set(name, words[value])
