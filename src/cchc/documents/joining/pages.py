"""Sections of a text, and their page set-up (`w:sectPr`).

A section's page set-up stands in the section's last paragraph; that of the last section stands at the end of the body.
"""

from dataclasses import dataclass

from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from lxml.etree import _Element as XmlElement

from cchc.documents.joining.namespaces import rebuilt
from cchc.documents.joining.properties import properties_of
from cchc.documents.joining.refusals import broken
from cchc.reading.attributes import at, switch

_TINY = f"""<w:p {nsdecls("w")}><w:pPr><w:pageBreakBefore w:val="0"/>
<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>
</w:pPr></w:p>"""
"""A paragraph one point high, for places that need a paragraph although none should be seen."""

_SECTION = "w:sectPr"
_MARKERS = ("Start", "End", "proofErr")
"""The endings of the names of elements that take no room between paragraphs."""

_UNFIT = ("w:framePr", "w:rPr/w:ins", "w:rPr/w:del", "w:rPr/w:moveFrom", "w:rPr/w:moveTo", _SECTION)
"""Properties of a paragraph that cannot end a section: the paragraph's end may disappear, or already ends one."""

_BEFORE_NUMBERS = ("type", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType")
MARGINS = {"header": "w:headerReference", "footer": "w:footerReference"}
"""The elements by which a section refers to a header and to a footer."""

_ROOTS = {"header": "w:hdr", "footer": "w:ftr"}


@dataclass(frozen=True)
class JoinedSection:
    """A section: its page set-up, and its headers and footers by element and pages (first, default, even)."""

    properties: XmlElement
    margins: dict[tuple[str, str], Part]


def unlinked(document: XmlElement, source: Part) -> list[JoinedSection]:
    """The sections of a text from the part `source`, without the references, which mean nothing in another file."""
    return [JoinedSection(each, _taken(each, source)) for each in _set_ups(document)]


def start(section: JoinedSection) -> None:
    """Let a section begin on the next page, the default for a section without a type, and count pages from 1."""
    properties = section.properties
    for kind in properties.findall(qn("w:type")):
        properties.remove(kind)
    numbers = properties.find(qn("w:pgNumType"))
    if numbers is None:
        numbers = properties.makeelement(qn("w:pgNumType"))
        before = list(properties.iterchildren(*(qn(f"w:{name}") for name in _BEFORE_NUMBERS)))
        properties.insert(properties.index(before[-1]) + 1 if before else 0, numbers)
    numbers.set(qn("w:start"), "1")


def joined(document: XmlElement, guest: XmlElement) -> XmlElement:
    """The host's text, its last section ended, followed by the guest's text."""
    body = _body(document)
    _end_section(body)
    longer = rebuilt(body, (*body, *_body(guest)))
    return rebuilt(document, (longer if child is body else child for child in document))


def blank(element: str) -> XmlElement:
    """An empty header or footer."""
    root = parse_xml(f"<{_ROOTS[element]} {nsdecls('w')}/>")
    root.append(parse_xml(_TINY))
    return root


def _set_ups(document: XmlElement) -> list[XmlElement]:
    """The page set-ups of a text; the last stands at the end of the body."""
    body = _body(document)
    for change in list(body.iter(qn("w:sectPrChange"))):
        _drop(change)
    if body.find(qn(_SECTION)) is None:
        body.append(body.makeelement(qn(_SECTION)))
    return list(body.iter(qn(_SECTION)))


def _taken(section: XmlElement, source: Part) -> dict[tuple[str, str], Part]:
    """A section's headers and footers; its references, which mean nothing in another file, are taken away."""
    margins: dict[tuple[str, str], Part] = {}
    for element, reference in MARGINS.items():
        for each in section.findall(qn(reference)):
            margins[element, each.get(qn("w:type"), "default")] = source.rels[each.get(qn("r:id"), "")].target_part
            section.remove(each)
    for settings in section.findall(qn("w:printerSettings")):
        section.remove(settings)
    return margins


def _end_section(body: XmlElement) -> None:
    """Move the page set-up from the body's end into its last paragraph, or a new one where that must not hold it."""
    section = body.find(qn(_SECTION))
    if section is None:
        section = body.makeelement(qn(_SECTION))
    else:
        body.remove(section)
    last = next((child for child in body.iterchildren("{*}*", reversed=True) if not child.tag.endswith(_MARKERS)), None)
    if last is None or last.tag != qn("w:p") or _is_unfit(last):
        last = parse_xml(_TINY)
        body.append(last)
    properties = properties_of(last, "w:pPr")
    change = properties.find(qn("w:pPrChange"))
    properties.insert(len(properties) if change is None else properties.index(change), section)


def _is_unfit(paragraph: XmlElement) -> bool:
    properties = at(paragraph, "w:pPr")
    return any(at(properties, path) is not None for path in _UNFIT) or switch(properties, "w:rPr/w:vanish") is True


def _body(document: XmlElement) -> XmlElement:
    """The body of a text.

    Raises:
        CchcError: There is none.
    """
    body = document.find(qn("w:body"))
    if body is None:
        raise broken()
    return body


def _drop(element: XmlElement) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
