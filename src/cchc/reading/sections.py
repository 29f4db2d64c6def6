"""Sections (phần): paper, margins, page numbers, and the headers and footers that each of their pages has.

A section that names no header of a kind has the one of the section before. Its first page differs only with
`w:titlePg`, even pages only where the document's settings say so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import at, switch, value
from cchc.reading.content import Paragraph, children
from cchc.reading.lengths import in_millimetres
from cchc.reading.namespaces import qn
from cchc.reading.table_style import paragraphs_of

if TYPE_CHECKING:
    from cchc.reading.word_file import Package  # python-docx comes with it; an import does without

FIRST, DEFAULT, EVEN = "first", "default", "even"
_INCH = 25.4
_LETTER = (8.5 * _INCH, 11 * _INCH)
"""The paper's width and height, in millimetres, that Word assumes when a section states none (each margin: an inch)."""
_CENTRE_TOLERANCE = 5


@dataclass(frozen=True)
class Section:
    """A section with its number, and the headers and footers that it names or inherits."""

    number: int
    element: XmlElement
    headers: dict[str, tuple[Paragraph, ...]]
    footers: dict[str, tuple[Paragraph, ...]]
    """As `headers`, the paragraphs by kind of page; a kind that no section up to this one has named is missing."""
    even_differs: bool
    gutter_at_top: bool

    @property
    def first_differs(self) -> bool:
        """True if the section's first page has a header and a footer of its own."""
        return switch(self.element, "w:titlePg") is True

    @property
    def first_kind(self) -> str:
        """The kind of its first page."""
        return FIRST if self.first_differs else DEFAULT

    @property
    def other_kinds(self) -> tuple[str, ...]:
        """The kinds of its other pages."""
        return (DEFAULT, EVEN) if self.even_differs else (DEFAULT,)

    @property
    def paper(self) -> tuple[float, float]:
        """Width and height in millimetres."""
        return self._length("w:pgSz", "w", _LETTER[0]), self._length("w:pgSz", "h", _LETTER[1])

    @property
    def margins(self) -> dict[str, float]:
        """The margins in millimetres by side; the gutter is added to the side that is bound."""
        found = {side: abs(self._length("w:pgMar", side, _INCH)) for side in ("left", "right", "top", "bottom")}
        bound = "top" if self.gutter_at_top else "right" if switch(self.element, "w:rtlGutter") else "left"
        found[bound] += self._length("w:pgMar", "gutter", 0)
        return found

    @property
    def distances(self) -> dict[str, float]:
        """The distances of header (`top`) and footer (`bottom`) from the edges of the paper, in millimetres."""
        parts = {"top": "header", "bottom": "footer"}
        return {side: self._length("w:pgMar", part, _INCH / 2) for side, part in parts.items()}

    @property
    def numbers(self) -> tuple[str, str | None]:
        """The format of its page numbers, and the number that it begins with; `None` when it goes on counting."""
        found = self.element.find(qn("w:pgNumType"))
        if found is None:
            return "decimal", None
        return found.get(qn("w:fmt"), "decimal"), found.get(qn("w:start"))

    @property
    def goes_on(self) -> bool:
        """True if the section begins in the middle of a page."""
        return value(self.element, "w:type") == "continuous"

    @cached_property
    def centre(self) -> float:
        """The middle between the side margins, in millimetres from the left one."""
        return (self.paper[0] - self.margins["left"] - self.margins["right"]) / 2

    def centres(self, paragraph: Paragraph) -> bool:
        """True if a paragraph of its header is in the middle: by alignment, or by one tab to a stop there.

        A paragraph in a text box counts as in the middle: only drawing the page would tell.
        """
        if next(paragraph.element.iterancestors(qn("w:txbxContent")), None) is not None:
            return True
        by_position = next(paragraph.element.iter(qn("w:ptab")), None)
        if by_position is not None:
            return by_position.get(qn("w:alignment")) == "center"
        return paragraph.centred or self._tabs_to_centre(paragraph)

    def _tabs_to_centre(self, paragraph: Paragraph) -> bool:
        """True if one tab stands before the text, and there is a stop at the centre."""
        text = paragraph.lines[0].printed
        if not text.lstrip(" ").startswith("\t") or "\t\t" in text:
            return False
        stops = [name for name, kind in paragraph.said.items() if name.startswith("tab:") and kind == "center"]
        places = [in_millimetres(stop.removeprefix("tab:")) for stop in stops]
        return any(abs(place - self.centre) < _CENTRE_TOLERANCE for place in places)

    def _length(self, tag: str, name: str, default: float) -> float:
        found = self.element.find(qn(tag))
        text = None if found is None else found.get(qn(f"w:{name}"))
        return default if text is None else in_millimetres(text)


def sections(package: "Package") -> tuple[Section, ...]:
    """The sections of a document; without page set-up at the document's end, the last one has Word's defaults."""
    found: list[Section] = []
    margins = _Margins(package)
    for element in _elements(package.body):
        before = found[-1] if found else None
        found.append(
            Section(
                len(found) + 1,
                element,
                {**(before.headers if before else {}), **margins.of(element, "w:headerReference")},
                {**(before.footers if before else {}), **margins.of(element, "w:footerReference")},
                package.setting("w:evenAndOddHeaders"),
                package.setting("w:gutterAtTop"),
            )
        )
    return tuple(found)


def section_end(block: XmlElement) -> XmlElement | None:
    """The `w:sectPr` of the section that ends with this paragraph; `None` when none does."""
    return at(block, "w:pPr/w:sectPr")


def _elements(body: XmlElement) -> Iterator[XmlElement]:
    for block in children(body, "w:p", "w:tbl"):
        if (found := section_end(block)) is not None:
            yield found
    last = body.find(qn("w:sectPr"))
    yield body.makeelement(qn("w:sectPr")) if last is None else last


class _Margins:
    """The headers and footers of a document; each is read once, however many sections refer to it."""

    def __init__(self, package: "Package") -> None:
        self._package = package
        self._known: dict[str | None, tuple[Paragraph, ...]] = {}

    def of(self, section: XmlElement, tag: str) -> dict[str, tuple[Paragraph, ...]]:
        """The headers or footers (by `tag`) that a section itself names, by kind of page."""
        references = section.iterchildren(qn(tag))
        return {each.get(qn("w:type"), DEFAULT): self._read(each.get(qn("r:id"))) for each in references}

    def _read(self, relationship: str | None) -> tuple[Paragraph, ...]:
        if relationship not in self._known:
            root = self._package.part(relationship)
            self._known[relationship] = () if root is None else tuple(paragraphs_of(root, self._package.looks))
        return self._known[relationship]
