"""Footnotes and endnotes: what stands below the text, or behind it."""

from collections.abc import Iterator

from lxml.etree import _Element as XmlElement

from cchc.reading.content import Paragraph
from cchc.reading.namespaces import qn, relation
from cchc.reading.table_style import paragraphs_of
from cchc.reading.word_file import Package

_KINDS = {
    "w:footnoteReference": ("w:footnote", relation("footnotes")),
    "w:endnoteReference": ("w:endnote", relation("endnotes")),
}


class Footnotes:
    """The notes of a document. Each is given once, to the first reference: Word has a note for each reference."""

    def __init__(self, package: Package) -> None:
        """The notes of this document; each of its two parts is read once."""
        self._looks = package.looks
        self._known = {qn(tag): _notes(package, note, kind) for tag, (note, kind) in _KINDS.items()}

    def of(self, element: XmlElement) -> Iterator[Paragraph]:
        """The paragraphs of the notes that an element refers to."""
        for reference in element.iter(*self._known):
            note = self._known[str(reference.tag)].pop(reference.get(qn("w:id"), ""), None)
            if note is not None:
                yield from paragraphs_of(note, self._looks)


def _notes(package: Package, tag: str, relationship: str) -> dict[str, XmlElement]:
    root = package.beside(relationship)
    return {} if root is None else {note.get(qn("w:id"), ""): note for note in root.iterchildren(qn(tag))}
