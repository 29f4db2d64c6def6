"""Places of paragraphs in a Word document, in the words of a person who has it open: “bảng 1, hàng 3, cột 4”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from docx.document import Document
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml.etree import _Element as XmlElement

from cchc.reading.text import whole_text

_PARTS = {"header": "đầu trang", "footer": "chân trang", "footnotes": "chú thích cuối trang"}
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
    found = list(_of_part("body", "", document.element.body))
    for related in document.part.rels.values():
        name = related.reltype.rsplit("/", 1)[-1]
        if name in _PARTS and not related.is_external:
            part = related.target_part
            root = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
            found += _of_part(PurePosixPath(part.partname).stem, _PARTS[name], root)
    return found


def place_of(part: Part, root: XmlElement, element: XmlElement) -> str:
    """The place of an element in a part: that of its paragraph; outside a paragraph, the part itself."""
    name = PurePosixPath(part.partname).stem.rstrip("0123456789")
    words = "" if name == "document" else _PARTS.get(name, f"phần “{part.partname}”")
    paragraph = next(element.iterancestors(qn("w:p")), element)
    found = (
        spot.place
        for spot, each in zip(_of_part("", words, root), root.iter(qn("w:p")), strict=True)
        if each is paragraph
    )
    return next(found, words or "phần đầu của mẫu")


def tags(text: str) -> list[str]:
    """The template tags in a text, spelled alike: docxtpl's prefixes (`{%tr`), spaces, Word's quotes do not count."""
    return [" ".join(_PREFIX.sub(r"\1", tag).translate(_STRAIGHT).split()) for tag in _TAG.findall(text)]


def _of_part(name: str, words: str, root: XmlElement) -> Iterator[Spot]:
    tables = {table: number for number, table in enumerate(root.iter(qn("w:tbl")), 1)}
    cells = dict(_cells(tables))
    number = 0
    for paragraph in root.iter(qn("w:p")):
        cell = next(paragraph.iterancestors(qn("w:tc")), None)
        number += cell not in cells
        place = cells.get(cell, f"đoạn {number}")
        yield Spot(name, f"{words}, {place}" if words else place, whole_text(paragraph))


def _cells(tables: dict[XmlElement, int]) -> Iterator[tuple[XmlElement | None, str]]:
    """Each cell with its place. A cell of an inner table comes once for each table around it, the innermost last."""
    for table, number in tables.items():
        for row_number, row in enumerate(table.iter(qn("w:tr")), 1):
            for column, cell in enumerate(row.iter(qn("w:tc")), 1):
                yield cell, f"bảng {number}, hàng {row_number}, cột {column}"
