"""Identities in rows that a template repeats: unique in the document that was made of it, or gone.

Each row of an annex is a copy of the template's row, so everything in it that has an id has it once a row, which Word
takes for damage. Where nothing needs the id, copies have none: only the first keeps the name of a bookmark or of a form
field. Drawings get new ids. A footnote is copied with its row, as Word itself does.
"""

from collections.abc import Iterator
from copy import deepcopy
from itertools import count

from docx.document import Document
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement
from lxml.etree import strip_attributes

from cchc.documents.drawings import Drawings
from cchc.documents.templating.parts import root_of, store, take_out
from cchc.reading.lengths import whole

_NOTES = {"/footnotes": "w:footnote", "/endnotes": "w:endnote"}
_STORIES = ("/header", "/footer", *_NOTES)
_OF_EDITING = [f"{{*}}{name}" for name in ("paraId", "textId", "anchorId", "editId")]
"""Attributes, in any namespace, by which programs that edit a file together know its paragraphs, rows and pictures."""
_ID, _NAME = qn("w:id"), qn("w:name")
_START, _END = qn("w:bookmarkStart"), qn("w:bookmarkEnd")
_CONTROL, _FORM_FIELD = qn("w:sdtPr"), qn("w:ffData")
_SHAPE_TYPE = "{urn:schemas-microsoft-com:vml}shapetype"


def tell_apart(document: Document) -> None:
    """Let no id stand twice in a document, whatever its part."""
    main = document.part
    for ending, note in _NOTES.items():
        for part in _related(main, ending):
            _copy_notes(document.element, part, note)
    drawings, names = Drawings(), _Marks()
    for part in (main, *_related(main, *_STORIES)):
        if (root := root_of(part)) is not None:
            drawings.renew(root)
            names.renew(root)
            _forget_editing(root)
            _drop_second_types(root)
            store(part, root)


def _related(main: Part, *endings: str) -> Iterator[Part]:
    """The parts that the main part refers to by relations with these endings of their types."""
    relations = [each for each in main.rels.values() if not each.is_external and each.reltype.endswith(endings)]
    return (each.target_part for each in relations)


def _copy_notes(text: XmlElement, part: Part, tag: str) -> None:
    """Let each reference to a note after the first refer to a copy of its own."""
    notes = root_of(part)
    if notes is None:
        return
    by_id = {note.get(_ID): note for note in notes.iterchildren(qn(tag))}
    numbers = count(max((whole(each) or 0 for each in by_id), default=0) + 1)
    seen: set[str | None] = set()
    for reference in text.iter(qn(f"{tag}Reference")):
        old = reference.get(_ID)
        if old in seen and old in by_id:
            copy = deepcopy(by_id[old])
            copy.set(_ID, str(next(numbers)))
            reference.set(_ID, copy.get(_ID, ""))
            notes.append(copy)
        seen.add(old)
    store(part, notes)


class _Marks:
    """The names and numbers of bookmarks, form fields and content controls that are taken."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._taken: set[tuple[str, str]] = set()

    def renew(self, root: XmlElement) -> None:
        """Drop the names in a root that are taken, bookmarks included; after that, its names are taken as well."""
        self._mark(root)
        for tag, owner, name in (("w:name", _FORM_FIELD, "name"), ("w:id", _CONTROL, "id")):
            for element in list(root.iter(qn(tag))):
                if _is_in(element, owner) and self._is_taken(name, element.get(qn("w:val"), "")):
                    take_out(element)

    def _mark(self, root: XmlElement) -> None:
        """Keep the bookmarks that begin and end, each name once, under new numbers."""
        begun: dict[str, XmlElement | None] = {}
        surplus: list[XmlElement] = []
        for mark in root.iter(_START, _END):
            number = mark.get(_ID, "")
            if mark.tag == _END:
                surplus += self._ended(mark, begun.pop(number, None))
            elif number in begun or self._is_taken("bookmark", mark.get(_NAME, "").casefold()):
                surplus.append(mark)
                begun.setdefault(number, None)
            else:
                begun[number] = mark
        for each in (*surplus, *begun.values()):
            take_out(each)

    def _ended(self, end: XmlElement, start: XmlElement | None) -> list[XmlElement]:
        """Give both ends of a bookmark a new number; one that has not begun, or whose name was taken, is left over."""
        if start is None:
            return [end]
        number = str(next(self._numbers))
        start.set(_ID, number)
        end.set(_ID, number)
        return []

    def _is_taken(self, kind: str, name: str) -> bool:
        """True if a name was taken before; it is from now on."""
        was_taken = (kind, name) in self._taken
        self._taken.add((kind, name))
        return was_taken


def _forget_editing(root: XmlElement) -> None:
    """Drop the marks of editing from all elements, and the notes of when a drawing was made."""
    strip_attributes(root, *_OF_EDITING)
    for note in list(root.iter("{*}creationId")):
        take_out(note.getparent())


def _drop_second_types(root: XmlElement) -> None:
    """Drop the copies of a type of shapes: the shapes of a part may refer to the first."""
    seen: set[str] = set()
    for kind in list(root.iter(_SHAPE_TYPE)):
        if kind.get("id", "") in seen:
            take_out(kind)
        seen.add(kind.get("id", ""))


def _is_in(element: XmlElement, tag: str) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == tag
