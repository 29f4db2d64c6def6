"""The parts of another office's Word file that tell its text, read wherever they can be parsed.

Word opens files that a validator refuses: without styles, with two parts of one name, with relations that lead nowhere.
So only what is needed is looked at: the text, and its styles, lists, theme, notes. Nothing outside the package is ever
asked for. A file in the strict form of ISO/IEC 29500 says the same in namespaces of its own, which are renamed.
"""

import re
from collections.abc import Iterator, Mapping
from posixpath import join, normpath
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element as XmlElement

from cchc.errors import CchcError
from cchc.reading.lists import Lists
from cchc.reading.looks import Looks
from cchc.reading.namespaces import qn, relation
from cchc.reading.package import SAVE_AGAIN, bearable_parts, too_large
from cchc.reading.theme import Theme, theme_language
from cchc.reading.word_limits import MAX_STYLES, is_long

_STRICT = re.compile(rb"""(=\s*["'])http://purl\.oclc\.org/ooxml/(\w+)/""")
_TRANSITIONAL = rb"\1http://schemas.openxmlformats.org/\2/2006/"
_USUAL_TEXT = "word/document.xml"


class ForeignParts(NamedTuple):
    """The text of a document, the looks of its parts, and the roots of the parts beside it by their relations."""

    body: XmlElement
    looks: Looks
    beside: Mapping[str, XmlElement]


def foreign_parts(content: bytes, named: str) -> ForeignParts:
    """The parts of a Word file; `named` begins the error message: “Tệp “a.docx””.

    Raises:
        CchcError: It is no .docx, is locked by a password, is damaged where its text is told, or is too large.
    """
    parts = bearable_parts(content, named, once=False)
    try:
        return _read(parts, named)
    except (etree.LxmlError, UnicodeError) as error:
        raise _damaged(named, "bị hỏng") from error


def _read(parts: Mapping[str, bytes], named: str) -> ForeignParts:
    main = _target(parts, "", relation("officeDocument")) or _USUAL_TEXT
    body = None if main not in parts else next(_root(parts[main]).iterchildren(qn("w:body")), None)
    if body is None:
        raise _damaged(named, "không có nội dung")
    beside = {kind: _root(parts[name]) for kind, name in _relations(parts, main) if kind in _NEEDED}
    styles = beside.get(relation("styles"))
    if is_long(body) or len(() if styles is None else styles) > MAX_STYLES:
        raise too_large(named)
    theme = Theme(beside.get(relation("theme")), theme_language(beside.get(relation("settings"))))
    return ForeignParts(body, Looks(styles, theme, Lists(beside.get(relation("numbering")))), beside)


_NEEDED = {
    *(relation("styles"), relation("numbering"), relation("theme"), relation("settings")),
    *(relation("footnotes"), relation("endnotes"), relation("comments")),
}


def _target(parts: Mapping[str, bytes], source: str, kind: str) -> str | None:
    return next((name for each, name in _relations(parts, source) if each == kind), None)


def _relations(parts: Mapping[str, bytes], source: str) -> Iterator[tuple[str, str]]:
    """The kinds of a part's relations and the parts that they lead to, as far as these are in the package."""
    folder, _, name = source.rpartition("/")
    found = parts.get(join(folder, "_rels", f"{name}.rels"))
    for each in () if found is None else _root(found).iterchildren("{*}Relationship"):
        target = normpath(join("/", folder, each.get("Target", ""))).lstrip("/")
        if each.get("TargetMode") != "External" and target in parts:
            yield each.get("Type", ""), target


def _root(part: bytes) -> XmlElement:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    return etree.fromstring(_STRICT.sub(_TRANSITIONAL, part), parser)


def _damaged(named: str, why: str) -> CchcError:
    return CchcError(f"{named} {why}. {SAVE_AGAIN}")
