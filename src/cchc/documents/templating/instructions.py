"""The fields in a part of a Word document: their instructions, put together from all pieces, and their faults.

Word lets an instruction be spread over any number of runs and paragraphs, nested, tracked as inserted and deleted, and
given in two versions (`mc:AlternateContent`). So the pieces of an instruction are put together before it is judged, in
each of the ways in which Word may read it.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import COMPATIBILITY
from cchc.reading.text import DELETED


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HARMLESS = _words(
    """= ADDRESSBLOCK ADVANCE ASK AUTHOR AUTONUM AUTONUMLGL AUTONUMOUT AUTOTEXT AUTOTEXTLIST BARCODE BIBLIOGRAPHY
    BIDIOUTLINE CITATION COMMENTS COMPARE CREATEDATE DATE DISPLAYBARCODE DOCPROPERTY DOCVARIABLE EDITTIME EQ FILENAME
    FILESIZE FILLIN FORMCHECKBOX FORMDROPDOWN FORMTEXT FORMULA GOTOBUTTON GREETINGLINE HYPERLINK IF INDEX INFO KEYWORDS
    LASTSAVEDBY LISTNUM MACROBUTTON MERGEBARCODE MERGEFIELD MERGEREC MERGESEQ NEXT NEXTIF NOTEREF NUMCHARS NUMPAGES
    NUMWORDS PAGE PAGEREF PRINTDATE PRIVATE QUOTE REF REVNUM SAVEDATE SECTION SECTIONPAGES SEQ SET SKIPIF STYLEREF
    SUBJECT SYMBOL TA TC TEMPLATE TIME TITLE TOA TOC USERADDRESS USERINITIALS USERNAME XE"""
)
"""The fields of Word that print something of the document, the day or the reader; none fetches or runs anything."""
_FETCHING = _words(
    """CONTROL DATABASE DDE DDEAUTO EMBED HTMLCONTROL IMPORT INCLUDE INCLUDEPICTURE INCLUDETEXT LINK PRINT RD"""
)
_NAME = re.compile(r"[\W_]*?(=|\w+)")
_VERSIONS = {f"{COMPATIBILITY}Choice", f"{COMPATIBILITY}Fallback"}
_INSERTED = {qn("w:ins"), qn("w:moveTo")}
_INSTRUCTIONS, _TEXTS = {qn("w:instrText"), qn("w:delInstrText")}, {qn("w:t"), qn("w:delText")}
_PARAGRAPH = qn("w:p")
_SIGNS = {qn("w:noBreakHyphen"): "-", qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:p"): " "}
_FIELD, _SIMPLE, _KIND, _INSTRUCTION = qn("w:fldChar"), qn("w:fldSimple"), qn("w:fldCharType"), qn("w:instr")
_NESTED = "\N{OBJECT REPLACEMENT CHARACTER}"
"""The character that stands in an instruction for the result of a field inside it."""


@dataclass(slots=True, eq=False)
class _Open:
    """A field that has begun: its pieces of text, each with two flags, deleted and inserted (by a tracked change)."""

    at: XmlElement
    pieces: list[tuple[str, bool, bool]] = field(default_factory=list)
    is_instruction: bool = True

    def readings(self) -> set[str]:
        """The possible readings of the instruction: with and without deleted, with and without inserted pieces."""
        ways = [(deleted, inserted) for deleted in (True, False) for inserted in (True, False)]
        return {
            "".join(text for text, gone, new in self.pieces if (deleted or not gone) and (inserted or not new))
            for deleted, inserted in ways
        }


def field_faults(root: XmlElement) -> Iterator[tuple[XmlElement, str]]:
    """The faults of fields in a part that fetch or run something, or have no clear name; each with its element.

    A field whose name is made by another field may be any field.
    """
    if next(root.iter(_FIELD, _SIMPLE, *_INSTRUCTIONS), None) is None:  # no field begins, so none has a fault
        return
    for found in _fields(root):
        if isinstance(found, tuple):
            yield found
        else:
            yield from ((found.at, said) for reading in sorted(found.readings()) if (said := _judged(reading)))


def _judged(instruction: str) -> str:
    """Error message for an instruction; blank when it has no fault."""
    letters = "".join(each for each in unicodedata.normalize("NFKC", instruction) if unicodedata.category(each) != "Cf")
    name = _NAME.match(letters)
    if _NESTED in letters[: name.end() + 1 if name else None]:
        return "trường có tên do trường khác tạo ra"
    if name is None or name[1].upper() in _HARMLESS:
        return ""
    if name[1].upper() in _FETCHING:
        return f"trường {name[1].upper()}, lấy nội dung từ nơi khác"
    return f"trường không rõ “{name[1][:40]}”"


_Found = _Open | tuple[XmlElement, str]


def _fields(root: XmlElement) -> Iterator[_Found]:
    """The fields of a part by their ends, those without an end last; and a fault for each field in two versions."""
    reader = _Reader(root)
    yield from reader.within(root)
    yield from reader.open


class _Reader:
    """A reader of a part from beginning to end, with the fields that are open."""

    def __init__(self, root: XmlElement) -> None:
        self.open = [_Open(root)]
        """The first holds the instructions that stand in no field, paragraph by paragraph."""

    def within(self, element: XmlElement, *, deleted: bool = False, inserted: bool = False) -> Iterator[_Found]:
        """The fields that end in an element."""
        before = self.open[1:] if element.tag in _VERSIONS else []
        if before and before[-1].is_instruction:
            yield element, "trường có hai phiên bản nội dung"
        for child in element.iterchildren("{*}*"):
            if child.tag == _PARAGRAPH and len(self.open) == 1:
                yield self.open.pop()
                self.open.append(_Open(child))
            yield from self._take(child, deleted=deleted, inserted=inserted)
            yield from self.within(
                child, deleted=deleted or child.tag in DELETED, inserted=inserted or child.tag in _INSERTED
            )
        if element.tag in _VERSIONS and self.open[1:] != before:
            yield element, "trường có hai phiên bản nội dung"

    def _take(self, element: XmlElement, *, deleted: bool, inserted: bool) -> Iterator[_Found]:
        if element.tag == _SIMPLE:
            self._say(_NESTED, deleted=deleted, inserted=inserted)
            yield _Open(element, [(element.get(_INSTRUCTION, ""), False, False)])
        elif element.tag == _FIELD:
            yield from self._turn(element)
        elif element.tag in _INSTRUCTIONS or (element.tag in _TEXTS and len(self.open) > 1):
            self._say(element.text or "", deleted=deleted, inserted=inserted)
        elif element.tag in _SIGNS and len(self.open) > 1:
            self._say(_SIGNS[element.tag], deleted=deleted, inserted=inserted)

    def _turn(self, element: XmlElement) -> Iterator[_Found]:
        """A field begins, shows its result from here on, or ends."""
        kind = element.get(_KIND)
        if kind == "begin":
            self._say(_NESTED, deleted=False, inserted=False)
            self.open.append(_Open(element))
        elif kind == "separate" and len(self.open) > 1:
            self.open[-1].is_instruction = False
        elif kind == "end" and len(self.open) > 1:
            yield self.open.pop()

    def _say(self, text: str, *, deleted: bool, inserted: bool) -> None:
        """Add to the innermost instruction: the result of a field in an instruction is a part of that one."""
        if (at := next((each for each in reversed(self.open[1:]) if each.is_instruction), None)) is None:
            if len(self.open) > 1 or text == _NESTED:
                return
            at = self.open[0]
        at.pieces.append((text, deleted, inserted))
