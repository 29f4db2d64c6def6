"""Places in a Word document, in the words of a person who has it open: “bảng 1, hàng 3, cột 4”, “đoạn 2, hộp chữ”."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, count, islice
from pathlib import PurePosixPath

from docx.opc.part import Part, XmlPart
from docx.oxml.parser import parse_xml
from lxml.etree import _Element as XmlElement

from cchc.reading.namespaces import qn

PARTS = {
    "header": "đầu trang",
    "footer": "chân trang",
    "footnotes": "chú thích cuối trang",
    "endnotes": "chú thích cuối văn bản",
    "comments": "bình luận",
    "styles": "các kiểu (Styles)",
    "numbering": "các kiểu danh sách",
}
"""The parts of a document beside its text, by their names in the package."""
_PRINTED = ("document.main", "header", "footer", "footnotes", "endnotes", "styles", "numbering")
_TYPES = {f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml" for name in _PRINTED}
_PARAGRAPH, _TABLE, _ROW, _CELL, _BOX = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "txbxContent"))
_FARTHEST = 50
"""The most elements on either side that are searched for a paragraph."""
_AROUND = (_PARAGRAPH, _CELL, _ROW, _BOX)


@dataclass(frozen=True, slots=True)
class Located:
    """An element with its place in the document, and its text."""

    element: XmlElement
    place: str
    text: str


class Whereabouts:
    """The places in a text, or in a stretch of its blocks; a text box counts as the paragraph that it hangs on."""

    def __init__(self, blocks: Iterable[XmlElement], words: str = "") -> None:
        """`words` name the part that the text is; blank for the document's main text."""
        self._words = words
        self._tables, self._paragraphs = count(1), count(1)
        self._of: dict[XmlElement, str] = {}
        for block in blocks:
            self._take(block, "", count(1))

    def of(self, element: XmlElement) -> str:
        """The place of the paragraph, cell or row around an element; outside those, of the paragraph beside it."""
        around = next(chain([element] if element.tag in _AROUND else [], element.iterancestors(*_AROUND)), None)
        place = next((self._of[each] for each in (around, *_beside(element)) if each in self._of), "")
        return ", ".join(filter(None, (self._words, place)))

    def _take(self, element: XmlElement, place: str, numbers: Iterator[int]) -> None:
        """Note an element and all in it; `numbers` count the rows of the table around it, or the cells of the row."""
        if element.tag == _TABLE:
            place, numbers = f"bảng {next(self._tables)}", count(1)
        elif element.tag == _ROW:
            place, numbers = f"{place}, hàng {next(numbers)}", count(1)
        elif element.tag == _CELL:
            place = f"{place}, cột {next(numbers)}"
        elif element.tag == _BOX:
            place = f"{place}, hộp chữ"
        elif element.tag == _PARAGRAPH:
            place = place or f"đoạn {next(self._paragraphs)}"
        if element.tag in _AROUND or element.tag == _TABLE:
            self._of[element] = place
        for child in element.iterchildren("{*}*"):
            self._take(child, place, numbers)


def places_in(part: Part, root: XmlElement) -> Whereabouts:
    """The places in a part of a package."""
    return Whereabouts(root.iterchildren("{*}*"), words_for(part))


def place_of(part: Part, root: XmlElement, element: XmlElement) -> str:
    """The place of an element in a part; for what stands beside no paragraph, that of the whole part."""
    return places_in(part, root).of(element) or "phần đầu của mẫu"


def printed_parts(main: Part) -> Iterator[tuple[Part, XmlElement]]:
    """The parts of a document that print text or say how it looks, by its main part; each with its root."""
    for part in main.package.iter_parts():
        if part.content_type in _TYPES:
            yield part, part.element if isinstance(part, XmlPart) else parse_xml(part.blob)


def words_for(part: Part) -> str:
    """The name of a part in words; blank for the main text."""
    name = PurePosixPath(part.partname).stem.rstrip("0123456789")
    return "" if name == "document" else PARTS.get(name, f"phần “{part.partname}”")


def _beside(element: XmlElement) -> Iterator[XmlElement]:
    """The paragraphs of what stands after an element, then of what stands before it, the nearest first."""
    after, before = element.itersiblings("{*}*"), element.itersiblings("{*}*", preceding=True)
    siblings = chain(islice(after, _FARTHEST), islice(before, _FARTHEST))
    yield from (each for sibling in siblings for each in sibling.iter(_PARAGRAPH))
    yield from element.iterancestors(_TABLE)
