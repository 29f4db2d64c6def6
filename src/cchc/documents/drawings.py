"""The ids of pictures, shapes and text boxes, each of which may stand in a file only once.

A copy of one gets an id that is free, and what refers to it in the same copy (a connector, the text box that the text
goes on in) gets that id as well.
"""

from collections.abc import Iterable
from itertools import count

from docx.oxml.ns import nsmap
from lxml.etree import QName
from lxml.etree import _Element as XmlElement

_NUMBERED = {"docPr", "cNvPr", "txbx"}
"""Elements with a number, by their names in any namespace of drawings."""
_REFERRING = {"stCxn": "cNvPr", "endCxn": "cNvPr", "linkedTxbx": "txbx"}
"""Elements that refer to others by their numbers."""
_SHAPE, _VML, _OFFICE = "shape", "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}"
_DRAWN = (*(f"{{*}}{name}" for name in (*_NUMBERED, *_REFERRING)), f"{_VML}*", f"{_OFFICE}*")
_WORD = f"{{{nsmap['w']}}}"
_SHAPE_TYPE, _SHAPE_NUMBER = f"{_VML}shapetype", f"{_OFFICE}spid"


class Drawings:
    """The ids of drawings that are taken in a file."""

    def __init__(self, roots: Iterable[XmlElement] = ()) -> None:
        """The ids in these roots are taken."""
        self._numbers = count(2)
        every = (element for root in roots for element in _drawn(root))
        self._taken = {(kind, element.get("id", "")) for element in every if (kind := _kind(element))}

    def renew(self, root: XmlElement) -> None:
        """Give every drawing in a root whose id is taken a new one; after that, its ids are taken as well."""
        renewed: dict[tuple[str, str], str] = {}
        for element in _drawn(root):
            if kind := _kind(element):
                old = element.get("id", "")
                renewed[kind, old] = new = self._free(kind, old)
                self._taken.add((kind, new))
                if new != old:
                    element.set("id", new)
                    element.attrib.pop(_SHAPE_NUMBER, "")
            _follow(element, renewed)

    def _free(self, kind: str, old: str) -> str:
        """The id itself when it is free, else a free one of its kind."""
        new = old
        while (kind, new) in self._taken:
            number = next(self._numbers)
            new = f"{old}_{number}" if kind == _SHAPE else str(number)
        return new


def _drawn(root: XmlElement) -> list[XmlElement]:
    """The elements in a root that have such a number or refer to one, and those of older shapes; none of Word's own."""
    return [element for element in root.iter(*_DRAWN) if not element.tag.startswith(_WORD)]


def _kind(element: XmlElement) -> str | None:
    """The kind of an element's id; `None` without one. The types of shapes stand in each part that uses them."""
    if "id" not in element.attrib:
        return None
    if element.tag.startswith(_VML):
        return None if element.tag == _SHAPE_TYPE else _SHAPE
    name = QName(element).localname
    return name if name in _NUMBERED else None


def _follow(element: XmlElement, renewed: dict[tuple[str, str], str]) -> None:
    """Let an element refer to the new ids."""
    if kind := _REFERRING.get(QName(element).localname):
        old = element.get("id", "")
        element.set("id", renewed.get((kind, old), old))
    elif element.tag.startswith((_VML, _OFFICE)):
        for name, value in element.attrib.items():
            if (new := renewed.get((_SHAPE, str(value)[1:]))) and str(value).startswith("#"):
                element.set(name, f"#{new}")
