"""The XML of any part of a document that is open, whether python-docx knows the part or not."""

from docx.opc.part import Part, XmlPart
from docx.oxml.parser import parse_xml
from lxml.etree import _Element as XmlElement
from lxml.etree import tostring


def root_of(part: Part) -> XmlElement | None:
    """The root of a part that is XML; `None` for another one."""
    if isinstance(part, XmlPart):
        root: XmlElement = part.element
        return root
    return parse_xml(part.blob) if part.content_type.casefold().endswith("xml") and part.blob else None


def store(part: Part, root: XmlElement) -> None:
    """Put back a root that was changed: python-docx keeps parts that it does not know as bytes."""
    if not isinstance(part, XmlPart):
        part._blob = tostring(root, encoding="UTF-8", standalone=True)  # noqa: SLF001 — there is no other way


def take_out(element: XmlElement | None) -> None:
    """Take an element out of its tree; nothing to do for `None`, or for one that stands in none."""
    if element is not None and (parent := element.getparent()) is not None:
        parent.remove(element)
