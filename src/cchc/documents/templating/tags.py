"""The tags in a template, and the paragraphs that hold them."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from docx.document import Document
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.documents.templating.parts import root_of
from cchc.reading.content import Paragraph
from cchc.reading.looks import Looks
from cchc.reading.places import Whereabouts, places_in, words_for
from cchc.reading.text import whole_text
from cchc.reading.word_file import Package

_PRINTED = {"header", "footer", "footnotes"}
"""The parts beside the main text that docxtpl prints into."""
_NOT_ASKED = {"comments", "core"}
"""Parts that are left out of an annex, or written anew."""
_TAG = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_PREFIX = re.compile(r"^(\{[{%])[-+]?(?:tr|tc|p|r)\b")


class Spot(NamedTuple):
    """A paragraph: the part of the package that it is in (`body`, `header1` …), where it is there, and its text."""

    part: str
    place: str
    text: str


def spots(document: Document) -> list[Spot]:
    """Every paragraph of the body, the headers and footers, and the footnotes."""
    found = list(_of_part("body", document.part, document.element.body))
    for related in document.part.rels.values():
        if related.reltype.rsplit("/", 1)[-1] in _PRINTED and not related.is_external:
            part = related.target_part
            root = root_of(part)
            found += () if root is None else _of_part(PurePosixPath(part.partname).stem, part, root)
    return found


def unprinted(package: Package) -> Iterator[tuple[str, str]]:
    """Tags that nobody would see printed, in hidden text or a part that is not filled in; each with its place."""
    for part in package.word.part.package.iter_parts():
        root = root_of(part)
        kind = PurePosixPath(part.partname).stem.rstrip("0123456789")
        if root is None or kind in _NOT_ASKED:
            continue
        if kind in {"document", *_PRINTED}:
            yield from _hidden(places_in(part, root), root, package.looks)
        else:
            found = dict.fromkeys(tags("".join(map(str, root.itertext()))))
            yield from ((words_for(part), f"không điền được “{tag}” ở phần này của tệp") for tag in found)


def _hidden(places: Whereabouts, root: XmlElement, looks: Looks) -> Iterator[tuple[str, str]]:
    for paragraph in root.iter(qn("w:p")):
        if all_tags := [tag for tag in tags(whole_text(paragraph)) if tag.startswith("{{")]:
            lines = Paragraph(paragraph, looks).lines
            seen = tags("\n".join("".join(piece.text for piece in line.pieces) for line in lines))
            hidden = (tag for tag in all_tags if tag not in seen)
            yield from (
                (places.of(paragraph), f"“{tag}” nằm trong chữ ẩn (Hidden), người đọc không thấy") for tag in hidden
            )


def tags(text: str) -> list[str]:
    """The template tags in a text, spelled alike: docxtpl's prefixes (`{%tr`), spaces, Word's quotes do not count."""
    return [" ".join(_PREFIX.sub(r"\1", tag).translate(_STRAIGHT).split()) for tag in _TAG.findall(text)]


def words(document: Document) -> frozenset[str]:
    """The words of the main text, by which a former template is told from one that prints what is new.

    Words in no tag are among them: Vietnamese prose has none of the names that a tag may have.
    """
    return frozenset(re.findall(r"\w+", "".join(document.element.body.itertext())))


def _of_part(name: str, part: Part, root: XmlElement) -> Iterator[Spot]:
    places = places_in(part, root)
    return (Spot(name, places.of(paragraph), whole_text(paragraph)) for paragraph in root.iter(qn("w:p")))
