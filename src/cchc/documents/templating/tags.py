"""The tags in a template, and the paragraphs that hold them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from docx.document import Document
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml.etree import _Element as XmlElement

from cchc.reading.places import places_in
from cchc.reading.text import whole_text

_PRINTED = {"header", "footer", "footnotes"}
"""The parts beside the main text that docxtpl prints into."""
_TAG = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_PREFIX = re.compile(r"^(\{[{%])[-+]?(?:tr|tc|p|r)\b")


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph: the part of the package that it is in (`body`, `header1` …), where it is there, and its text."""

    part: str
    place: str
    text: str


def spots(document: Document) -> list[Spot]:
    """Every paragraph of the body, the headers and footers, and the footnotes."""
    found = list(_of_part("body", document.part, document.element.body))
    for related in document.part.rels.values():
        if related.reltype.rsplit("/", 1)[-1] in _PRINTED and not related.is_external:
            part = related.target_part
            root = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
            found += _of_part(PurePosixPath(part.partname).stem, part, root)
    return found


def tags(text: str) -> list[str]:
    """The template tags in a text, spelled alike: docxtpl's prefixes (`{%tr`), spaces, Word's quotes do not count."""
    return [" ".join(_PREFIX.sub(r"\1", tag).translate(_STRAIGHT).split()) for tag in _TAG.findall(text)]


def _of_part(name: str, part: Part, root: XmlElement) -> Iterator[Spot]:
    places = places_in(part, root)
    return (Spot(name, places.of(paragraph), whole_text(paragraph)) for paragraph in root.iter(qn("w:p")))
