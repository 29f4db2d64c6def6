"""Annexes and sheets as Word documents, proven before anybody gets them.

The core properties are set after rendering, which would escape them twice. They say a time only when the caller knows
one (`SOURCE_DATE_EPOCH`), since a clock would make every file another.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.documents.templating.language import environment
from cchc.documents.templating.marks import resolve
from cchc.documents.templating.outside import forget_origin
from cchc.documents.templating.review import refuse_changes
from cchc.documents.templating.tags import words
from cchc.documents.templating.template import Template, rendered
from cchc.documents.views.annex import Annex
from cchc.documents.views.view import View
from cchc.documents.word.copies import tell_apart
from cchc.documents.word.dashes import align_lists
from cchc.documents.word.hyphens import harden_hyphens
from cchc.documents.word.layout import lay_out
from cchc.documents.word.readback import prove
from cchc.documents.word.title import balance
from cchc.reading.package import packed
from cchc.reading.word_file import package_of

_TIMES = (qn("dcterms:created"), qn("dcterms:modified"))
_MOST_TEMPLATES = 16
_LONGEST_PROPERTY = 255
"""The most characters of a property: what python-docx writes, and Word shows."""


def docx(view: View, template: Template, at: datetime | None = None) -> bytes:
    """A view model as the bytes of a DOCX; the same view, template and time give the same bytes.

    Raises:
        CchcError: The template asks for what cannot be printed, or leaves out a part of the view.
    """
    own = _sound_words(template)
    content = finished(rendered(template, view, environment()), view, at, fitted=template.is_ours)
    prove(content, view, template, own)
    return content


@lru_cache(maxsize=_MOST_TEMPLATES)
def _sound_words(template: Template) -> frozenset[str]:
    """The words of a template that may be used; it is read once for all its views.

    Raises:
        CchcError: The template is broken, reaches outside, or has tracked changes.
    """
    own = template.read().word
    refuse_changes(own, template.path)
    return words(own)


def finished(document: WordDocument, view: View, at: datetime | None = None, *, fitted: bool = False) -> bytes:
    """A rendered document as a file: marks resolved, laid out (an annex with `fitted` columns), properties set."""
    tell_apart(document)
    for root in _printed_parts(document):
        resolve(root)
    _lay_out(document, view, fitted=fitted)
    forget_origin(document)
    _set_properties(document.core_properties, view, at)
    file = io.BytesIO()
    document.save(file)
    return packed(file.getvalue())


def _lay_out(document: WordDocument, view: View, *, fitted: bool) -> None:
    """Decide where lines and pages may end: no line at a hyphen within a word, and an annex's name in even lines."""
    package = package_of(document)
    for root in _printed_parts(document):
        harden_hyphens(root, package.looks, makes_room=fitted and isinstance(view, Annex))
    if isinstance(view, Annex):
        balance(package, view.title)
        if fitted:
            align_lists(package)
        lay_out(package, fitted=fitted)


def _printed_parts(document: WordDocument) -> Iterator[XmlElement]:
    """The body, the headers and the footers: what a template prints into."""
    yield document.element.body
    for relation in document.part.rels.values():
        is_margin = relation.reltype in {RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER}
        if is_margin and not relation.is_external and isinstance(relation.target_part, XmlPart):
            yield relation.target_part.element


def one_file(first: bytes, others: Sequence[bytes]) -> bytes:
    """Several annexes in one file, each a section of its own; the file's title is what they are in common."""
    from cchc.documents.joining import appended  # noqa: PLC0415 — most runs write each annex alone

    document = Document(io.BytesIO(appended(first, others)))
    document.core_properties.title = document.core_properties.subject
    file = io.BytesIO()
    document.save(file)
    return packed(file.getvalue())


def _property(text: str) -> str:
    """A text as a property of the file, which holds 255 characters: a longer one is cut at a word."""
    return text if len(text) <= _LONGEST_PROPERTY else f"{text[: _LONGEST_PROPERTY - 1].rsplit(' ', 1)[0]}…"


def _set_properties(properties: Any, view: View, at: datetime | None) -> None:  # noqa: ANN401 — python-docx does not export the class
    properties.title = _property(view.name)
    properties.author = properties.last_modified_by = _property(view.issuer)
    properties.subject = _property(view.subject)
    properties.language = "vi-VN"
    if at is None:
        element = properties._element  # noqa: SLF001 — python-docx can set a time, not take it away
        for time in [each for each in element if each.tag in _TIMES]:
            element.remove(time)
    else:
        properties.created = properties.modified = at
