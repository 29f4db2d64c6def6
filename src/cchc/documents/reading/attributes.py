"""Reading WordprocessingML: elements at a path, their `w:val`, switches."""

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

_OFF = {"0", "false", "off"}


def at(element: XmlElement | None, path: str) -> XmlElement | None:
    """The first element at a path of prefixed names, `w:pPr/w:pStyle`."""
    return None if element is None else element.find("/".join(qn(step) for step in path.split("/")))


def value(element: XmlElement | None, path: str) -> str | None:
    """The `w:val` of the element at that path."""
    found = at(element, path)
    return None if found is None else found.get(qn("w:val"))


def switch(element: XmlElement | None, path: str) -> bool | None:
    """Whether the switch at that path is on, as it is when it says nothing; `None` when it is not there."""
    found = at(element, path)
    return None if found is None else found.get(qn("w:val")) not in _OFF
