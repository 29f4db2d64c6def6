"""Marks and numbers that must be unique in a file, or that only mean something in the file they come from."""

from collections.abc import Iterable, Iterator
from itertools import chain, count

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.documents.drawings import Drawings
from cchc.reading.lengths import whole

_ID, _NAME = qn("w:id"), qn("w:name")
_BOOKMARK, _LINK, _INSTRUCTION = qn("w:bookmarkStart"), qn("w:hyperlink"), qn("w:instrText")
_ANCHOR, _SIMPLE, _INSTR = qn("w:anchor"), qn("w:fldSimple"), qn("w:instr")
_SAVING = tuple(
    qn(f"w:{name}") for name in ("rsidR", "rsidRDefault", "rsidRPr", "rsidP", "rsidTr", "rsidSect", "rsidDel")
)
_DRAWN = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
_OF_EDITING = (
    *(qn(f"w14:{name}") for name in ("paraId", "textId", "anchorId")),
    f"{_DRAWN}anchorId",
    f"{_DRAWN}editId",
)
_OF_ONE_FILE = (*_SAVING, *_OF_EDITING)
"""Attributes to drop: marks of saving, and ids by which programs edit together; useless here, a fault when repeated."""

_LONGEST_NAME = 40
"""The most letters of a bookmark's name that Word accepts."""


class Identities:
    """The identities taken in the host, and new ones for the annex."""

    def __init__(self, stories: Iterable[XmlElement]) -> None:
        """`stories` are the roots of all the host's text, headers included."""
        roots = list(stories)
        self._marks = count(free(root.get(_ID) for story in roots for root in story.iter("{*}*")))
        self._drawings = Drawings(roots)
        self._names = {name.casefold() for story in roots for name in _bookmarks(story)}
        self._renamed: dict[str, str] = {}

    def renew(self, root: XmlElement) -> None:
        """Give everything in a root of the annex an identity that is free in the host."""
        self._rename_bookmarks(root)
        marks: dict[tuple[str, str], str] = {}
        for element in root.iter("{*}*"):
            for name in _OF_ONE_FILE:
                element.attrib.pop(name, "")
            if (old := element.get(_ID)) is not None:
                key = (element.tag.removesuffix("Start").removesuffix("End"), old)
                element.set(_ID, marks.setdefault(key, str(next(self._marks))))
        self._drawings.renew(root)
        _untie_controls(root)

    def _rename_bookmarks(self, root: XmlElement) -> None:
        for mark in root.iter(_BOOKMARK):
            old = mark.get(_NAME, "")
            self._renamed[old] = new = self._free(old)
            self._names.add(new.casefold())
            mark.set(_NAME, new)
        for link in root.iter(_LINK):
            if (anchor := link.get(_ANCHOR)) is not None:
                link.set(_ANCHOR, self._renamed.get(anchor, anchor))
        for field in root.iter(_INSTRUCTION):
            field.text = self._pointed(field.text or "")
        for field in root.iter(_SIMPLE):
            field.set(_INSTR, self._pointed(field.get(_INSTR, "")))
        for name in root.iter(qn("w:name")):  # of a form field, whose bookmark has its name
            name.set(qn("w:val"), self._pointed(name.get(qn("w:val"), "")))

    def _free(self, name: str) -> str:
        """A name that no bookmark of the host has; Word minds no case."""
        names = chain((name,), (f"{name[: _LONGEST_NAME - 5]}_{number}" for number in count(2)))
        return next(each for each in names if each.casefold() not in self._names)

    def _pointed(self, instruction: str) -> str:
        """A field's instruction (“ REF name \\h ”) with the new names."""
        return " ".join(self._renamed.get(word, word) for word in instruction.split(" "))


def _bookmarks(story: XmlElement) -> Iterator[str]:
    """The names of a text's bookmarks, and those that its links and fields name though there is none of that name."""
    yield from (mark.get(_NAME, "") for mark in story.iter(_BOOKMARK))
    yield from (link.get(_ANCHOR, "") for link in story.iter(_LINK))
    yield from (word for field in story.iter(_INSTRUCTION) for word in (field.text or "").split())
    yield from (word for field in story.iter(_SIMPLE) for word in field.get(_INSTR, "").split())


def free(taken: Iterable[str | None]) -> int:
    """The number after the largest of those `taken`; texts that are no sensible number are passed over."""
    return max((whole(each) or 0 for each in taken), default=0) + 1


def _untie_controls(root: XmlElement) -> None:
    """Content controls of an annex keep their text, but would show the host's data; Word numbers them anew."""
    for properties in root.iter(qn("w:sdtPr")):
        for name in ("w:id", "w:dataBinding", "w:placeholder"):
            for child in properties.findall(qn(name)):
                properties.remove(child)
