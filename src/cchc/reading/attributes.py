"""Reading WordprocessingML: elements at a path, their `w:val`, switches."""

from functools import cache

from lxml.etree import _Element as XmlElement

from cchc.reading.namespaces import qn

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
"""The namespace, in braces, of `mc:AlternateContent` and of the alternative versions in it (`Choice`, `Fallback`)."""
_OFF = {"0", "false", "off"}


def at(element: XmlElement | None, path: str) -> XmlElement | None:
    """The first element at a path of prefixed names, `w:pPr/w:pStyle`: of the first child of each name.

    `find` would go through all other children (the rows of a table) for another one of the first name. What is looked
    for mostly stands first, or among few: a loop reaches it before lxml has made an iterator for the name.
    """
    for tag in _tags(path):
        if element is None:
            return None
        for child in element:
            if child.tag == tag:
                element = child
                break
        else:
            return None
    return element


def value(element: XmlElement | None, path: str) -> str | None:
    """The `w:val` of the element at that path; `None` when either is not there."""
    found = at(element, path)
    return None if found is None else found.get(qn("w:val"))


def switch(element: XmlElement | None, path: str) -> bool | None:
    """True if the switch at that path is on, as it is without a value; `None` when the switch is not there."""
    found = at(element, path)
    return None if found is None else is_on(found.get(qn("w:val")))


def is_on(said: str | None) -> bool:
    """True if a switch with this value is on; without a value (`None`), as in `<w:b/>`, it is on."""
    return said not in _OFF


@cache
def _tags(path: str) -> tuple[str, ...]:
    return tuple(qn(step) for step in path.split("/"))
