"""The field that prints the page's number."""

from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.reading.content import Paragraph


def has_page_number(paragraph: Paragraph) -> bool:
    """True if the field PAGE is in the paragraph."""
    return next(_page_fields(paragraph.element), None) is not None


def page_field(paragraph: Paragraph) -> str:
    """The instruction of the paragraph's field PAGE, switches included; blank without one."""
    return next(_page_fields(paragraph.element), "")


def _page_fields(paragraph: XmlElement) -> Iterator[str]:
    """The instructions of the fields PAGE in a paragraph; Word may cut one over several runs."""
    simple = [field.get(qn("w:instr"), "") for field in _own(paragraph, "w:fldSimple")]
    for instruction in [*simple, *_instructions(paragraph)]:
        if instruction.split()[:1] and instruction.split()[0].upper() == "PAGE":
            yield instruction


def _instructions(paragraph: XmlElement) -> list[str]:
    found = [""]
    for element in _own(paragraph, "w:fldChar", "w:instrText"):
        if element.tag == qn("w:instrText"):
            found[-1] += element.text or ""
        elif element.get(qn("w:fldCharType")) == "begin":
            found.append("")
    return found


def _own(paragraph: XmlElement, *tags: str) -> Iterator[XmlElement]:
    """The elements of these kinds in a paragraph; those of a text box in it are another paragraph's."""
    found = paragraph.iter(*map(qn, tags))
    return (element for element in found if next(element.iterancestors(qn("w:p"))) is paragraph)
