"""Opening a Word document from its bytes, which may come from anybody.

Entities are never resolved, and lxml refuses trees that are too deep.
"""

import io
from typing import NamedTuple, cast

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.part import XmlPart
from docx.oxml.parser import parse_xml
from lxml.etree import _Element as XmlElement

from cchc.errors import CchcError
from cchc.reading.attributes import switch
from cchc.reading.bounds import UNREADABLE, unpacked
from cchc.reading.lengths import whole
from cchc.reading.lists import Lists
from cchc.reading.looks import Looks
from cchc.reading.namespaces import qn, relation
from cchc.reading.package import SAVE_AGAIN, refuse_others, too_large
from cchc.reading.theme import Theme, theme_language
from cchc.reading.word_limits import MAX_STYLES, is_long, number_of

MAX_MARGINS = 10_000
"""The most paragraphs of the longest header or footer, times the number of sections: each section has them anew."""
_STRICT = b"http://purl.oclc.org/ooxml/"
"""The beginning of the namespaces, and of the types of relations, of a file in the strict form."""
_EXTENDED_PROPERTIES = relation("extended-properties")


class Package(NamedTuple):
    """The parts of a document that its form depends on."""

    body: XmlElement
    looks: Looks
    settings: XmlElement | None
    pages: int | None
    """The number of pages that the program that saved the file counted; python-docx copies the 1 of its template."""
    word: WordDocument

    def part(self, relationship: str | None) -> XmlElement | None:
        """The header or footer that a section refers to; `None` where the reference leads nowhere."""
        part = self.word.part.rels.get(relationship or "")
        return None if part is None or part.is_external else getattr(part.target_part, "element", None)

    def beside(self, relationship: str) -> XmlElement | None:
        """The root of the part of that kind beside the document: its footnotes, its settings; `None` without one."""
        return _root(self.word, relationship)

    def setting(self, name: str) -> bool:
        """True if a setting of the document is on, e.g. `w:evenAndOddHeaders`."""
        return switch(self.settings, name) is True


def word_package(content: bytes, named: str) -> Package:
    """The document, ready to be read; `named` begins the error message: “Tệp “a.docx””.

    Raises:
        CchcError: It is no .docx, is locked by a password, is damaged, or is too large.
    """
    refuse_others(content, named)
    try:
        word = Document(io.BytesIO(content))
        if word.element.find(qn("w:body")) is None:
            raise _unreadable(content, named, "không có nội dung")
        return _checked(word, named)
    except UNREADABLE as error:
        raise _unreadable(content, named, "bị hỏng") from error


def package_of(word: WordDocument) -> Package:
    """A document that is open already, such as one of our own making, ready to be read as it stands now."""
    settings = _root(word, relation("settings"))
    theme = Theme(_root(word, relation("theme")), theme_language(settings))
    lists = Lists(_root(word, relation("numbering")))
    looks = Looks(_root(word, relation("styles")), theme, lists)
    return Package(word.element.body, looks, settings, _pages(word), word)


def _unreadable(content: bytes, named: str, why: str) -> CchcError:
    """The error for a file that cannot be read; one in the strict form of ISO/IEC 29500 is sound, and says so."""
    if any(_STRICT in part for part in unpacked(content).values()):
        why = "là dạng “Strict Open XML Document”, chương trình không đọc dạng này"
    return CchcError(f"{named} {why}. {SAVE_AGAIN}")


def _checked(word: WordDocument, named: str) -> Package:
    if _is_too_long(word, word.element.body):
        raise too_large(named)
    styles = _root(word, relation("styles"))
    if styles is not None and len(styles) > MAX_STYLES:
        raise too_large(named)
    return package_of(word)


def _is_too_long(word: WordDocument, body: XmlElement) -> bool:
    margins = (relation("header"), relation("footer"))
    parts = [each.target_part for each in word.part.rels.values() if not each.is_external and each.reltype in margins]
    longest = max((number_of(part.element, "w:p") for part in parts if isinstance(part, XmlPart)), default=0)
    return is_long(body) or number_of(body, "w:sectPr") * max(longest, 1) > MAX_MARGINS


def _root(word: WordDocument, relationship: str) -> XmlElement | None:
    """The root of a part beside the document; python-docx would put its own in the place of one that is not there."""
    for found in (*word.part.rels.values(), *word.part.package.rels.values()):
        if found.reltype == relationship and not found.is_external:
            part = found.target_part
            return part.element if isinstance(part, XmlPart) else cast("XmlElement", parse_xml(part.blob))
    return None


def _pages(word: WordDocument) -> int | None:
    properties = _root(word, _EXTENDED_PROPERTIES)
    return None if properties is None else whole(properties.findtext("{*}Pages"))
