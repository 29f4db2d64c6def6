"""Traces of reviewing in a Word document: comments, tracked changes, ranges that some people may edit.

They are known by their elements, wherever these stand: around text, in the properties of a run, paragraph, cell, row,
table or section, between rows. Parts that print nothing (the comments themselves, building blocks) do not count.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from textwrap import shorten

from docx.opc.part import Part
from lxml.etree import _Element as XmlElement

from cchc.reading.namespaces import qn
from cchc.reading.places import Located, places_in, printed_parts
from cchc.reading.text import DELETED

_WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_INSERTED, _DELETED, _MOVED = "chữ chèn", "chữ xóa", "chữ chuyển chỗ"
_WORDS = {
    "ins": _INSERTED,
    "del": _DELETED,
    "delText": _DELETED,
    "delInstrText": _DELETED,
    "moveFrom": _MOVED,
    "moveTo": _MOVED,
    "moveFromRangeStart": _MOVED,
    "moveToRangeStart": _MOVED,
    "cellIns": "ô chèn",
    "cellDel": "ô xóa",
    "cellMerge": "ô gộp",
    "numberingChange": "số thứ tự đổi",
    "rPrChange": "định dạng chữ đổi",
    "pPrChange": "định dạng đoạn đổi",
    "sectPrChange": "thiết lập trang đổi",
    "tblPrChange": "định dạng bảng đổi",
    "tblPrExChange": "định dạng bảng đổi",
    "tblGridChange": "độ rộng cột đổi",
    "trPrChange": "định dạng hàng đổi",
    "tcPrChange": "định dạng ô đổi",
    "customXmlInsRangeStart": _INSERTED,
    "customXmlDelRangeStart": _DELETED,
    "customXmlMoveFromRangeStart": _MOVED,
    "customXmlMoveToRangeStart": _MOVED,
}
_CHANGES = {qn(f"w:{name}"): words for name, words in _WORDS.items()} | {
    f"{_WORD_2010}conflictIns": _INSERTED,
    f"{_WORD_2010}conflictDel": _DELETED,
    f"{_WORD_2010}customXmlConflictInsRangeStart": _INSERTED,
    f"{_WORD_2010}customXmlConflictDelRangeStart": _DELETED,
}
"""The elements of tracked changes, in words."""
ENDS = {name.removesuffix("Start") + "End" for name in _CHANGES if name.endswith("RangeStart")}
"""The ends of ranges of tracked changes, which say nothing without their beginnings."""
COMMENTS = {qn(f"w:{name}") for name in ("commentRangeStart", "commentRangeEnd", "commentReference")}
RANGES = {qn("w:permStart"), qn("w:permEnd")}
"""The marks of comments, and of ranges that some people may edit."""
_WRITTEN = {qn(f"w:{name}") for name in ("t", "delText", "instrText", "delInstrText")}
_RUN, _RUN_PROPERTIES, _ID = qn("w:r"), qn("w:rPr"), qn("w:id")
_LONGEST, _LONGEST_QUOTE = 100, 60


class Trace(StrEnum):
    """The kinds of traces, in the words of Word."""

    COMMENT = "bình luận (comment)"
    CHANGE = "sửa đổi đang theo dõi (Track Changes)"
    RANGE = "vùng được phép sửa (Restrict Editing)"


@dataclass(frozen=True, slots=True)
class Reviewed(Located):
    """A trace with its place, and the text that was changed."""

    kind: Trace

    @property
    def what(self) -> str:
        """The trace in words."""
        if self.kind is not Trace.CHANGE:
            return self.kind
        quote = f" “{shorten(self.text, _LONGEST_QUOTE, placeholder='…')}”" if self.text else ""
        return f"{self.kind}: {_CHANGES[self.element.tag]}{quote}"


def traces(main: Part) -> Iterator[Reviewed]:
    """The traces in a document, by its main part; a comment or a range counts once, where it begins."""
    for part, root in printed_parts(main):
        if found := list(traces_in(root)):
            places = places_in(part, root)
            yield from (Reviewed(each, places.of(each), _text(each), kind) for each, kind in found)


def traces_in(root: XmlElement) -> Iterator[tuple[XmlElement, Trace]]:
    """The traces in a text, each with its kind."""
    seen: set[tuple[Trace, str | None]] = set()
    for element in root.iter(*COMMENTS, *RANGES, *_CHANGES):
        kind = _kind(element)
        if kind is Trace.CHANGE:
            yield element, kind
        elif kind and (kind, element.get(_ID)) not in seen:
            seen.add((kind, element.get(_ID)))
            yield element, kind


def _kind(element: XmlElement) -> Trace | None:
    if element.tag in COMMENTS:
        return Trace.COMMENT
    if element.tag in RANGES:
        return Trace.RANGE
    is_told = element.tag in _WRITTEN and next(element.iterancestors(*DELETED), None) is not None
    return None if is_told else Trace.CHANGE


def _text(element: XmlElement) -> str:
    """The beginning of the text in an element."""
    return "".join((each.text or "")[:_LONGEST] for each in islice(element.iter(*_WRITTEN), _LONGEST)).strip()[
        :_LONGEST
    ]
