"""Marks that a rendered document still holds: texts of the table that a template prints where no cell can be merged.

Marks are resolved in the texts of paragraphs (`templating.marks`). A tag may stand elsewhere: in a footnote, in a text
that is deleted, in the instruction of a field, in a picture's alternative text.
"""

import io
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from zipfile import ZipFile

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml.etree import QName
from lxml.etree import _Element as XmlElement

from cchc.reading.places import PARTS

_MARKS = re.compile("[\ue000-\ue006]")
_IN_UTF8 = re.compile(b"\xee\x80[\x80-\x86]")
_FIELD, _PICTURE = "mã của trường (field)", "chữ thay thế (Alt Text) của hình"
_HOLDERS = {
    "delText": "phần đã xóa đang theo dõi",
    "delInstrText": "phần đã xóa đang theo dõi",
    "instrText": _FIELD,
    "fldSimple": _FIELD,
    "docPr": _PICTURE,
    "cNvPr": _PICTURE,
    "shape": _PICTURE,
    "tblCaption": "chữ thay thế (Alt Text) của bảng",
    "tblDescription": "chữ thay thế (Alt Text) của bảng",
    "textpath": "chữ nghệ thuật (WordArt)",
    "hyperlink": "liên kết",
}
"""Elements that hold a text which is no paragraph's, by their names, in words."""
_EQUATION = qn("m:t")


def marked_holders(content: bytes) -> list[str]:
    """What holds a mark in a file, in words, each once: “chú thích cuối trang”."""
    with ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))}
    marked = {name: part for name, part in parts.items() if _IN_UTF8.search(part)}
    return list(dict.fromkeys(_holder(name, each) for name, part in marked.items() for each in _marked(part)))


def _marked(part: bytes) -> Iterator[XmlElement]:
    for element in parse_xml(part).iter("{*}*"):
        if any(_MARKS.search(str(text)) for text in (element.text or "", *element.attrib.values())):
            yield element


def _holder(name: str, element: XmlElement) -> str:
    if element.tag == _EQUATION:
        return "công thức (Equation)"
    if (local := QName(element).localname) in _HOLDERS:
        return _HOLDERS[local]
    path = PurePosixPath(name)
    if path.parent.name == "docProps":
        return "thuộc tính của tệp (Properties)"
    return PARTS.get(path.stem.rstrip("0123456789"), f"phần “{name}”")
