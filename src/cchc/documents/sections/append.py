"""Joining: the host's text, then each annex as a section of its own.

A section's page set-up (`w:sectPr`) stands in the section's last paragraph, the last section's at the end of the body.
So the host's moves into its last paragraph and the annex's takes its place; nothing else of the host is touched.

What a file sets for all its sections stays the host's: compatibility mode, tab stops, mirrored margins, page colour.
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml.etree import _Element as XmlElement

from cchc.documents.sections import strict, theme
from cchc.documents.sections.identities import Identities
from cchc.documents.sections.namespaces import widened
from cchc.documents.sections.numbering import Numbering
from cchc.documents.sections.parts import WordFile, broken, opened
from cchc.documents.sections.relations import carry
from cchc.documents.sections.styles import Styles
from cchc.model.folding import fold

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TINY = f"""<w:p {_W}><w:pPr><w:pageBreakBefore w:val="0"/>
<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>
</w:pPr></w:p>"""
"""A paragraph a point high, for where one must stand and none should be seen."""

_SECTION, _PROPERTIES = "w:sectPr", "w:pPr"
_MARKERS = ("Start", "End", "proofErr")
"""What the names of elements end in that take no room between paragraphs."""

_UNFIT = ("w:framePr", "w:rPr/w:ins", "w:rPr/w:del", "w:rPr/w:moveFrom", "w:rPr/w:moveTo", "w:rPr/w:vanish", _SECTION)
"""Properties of a paragraph that must not end a section: its end may go away, isn't shown, or ends one already."""

_BEFORE_NUMBERS = ("type", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType")
_MARGINS = {"header": ("w:hdr", "w:headerReference"), "footer": ("w:ftr", "w:footerReference")}


def appended(host: bytes, annexes: Sequence[bytes]) -> bytes:
    """The Word file `host` (.docx) followed by each annex, in a section of its own, as the bytes of a new file.

    An annex keeps its page, margins, headers and look; its pages are counted from 1, and no header, footer or page
    number of the host goes on in it. The host's text, styles and sections stay as they are.

    Raises:
        CchcError: The host is no .docx, or is signed, locked, too large or broken; an annex has what can't come along.
    """
    file = opened(host)
    for annex in annexes:
        _append(file, opened(annex))
    return file.saved()


def refers_to_annex(host: bytes) -> bool:
    """Whether the text of a Word file speaks of a “phụ lục”, as the text that an annex goes with must.

    That is Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III.1. Text that a tracked change deletes does not count.

    Raises:
        CchcError: The file cannot be read.
    """
    file = opened(host)
    paragraphs = file.element(file.main).iter(qn("w:p"))
    return any(fold("phụ lục") in fold(_text(paragraph)) for paragraph in paragraphs)


def _text(paragraph: XmlElement) -> str:
    gone = {qn("w:del"), qn("w:moveFrom")}
    return "".join(
        (element.text or "") if element.tag == qn("w:t") else " "
        for element in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
        if not any(around.tag in gone for around in element.iterancestors())
    )


def _append(host: WordFile, annex: WordFile) -> None:
    guest = annex.element(annex.main)
    document = widened(host.element(host.main), guest)
    arrival = _Arrival.of(host, annex)
    sections = [_Section(each, _unlinked(each, annex.main)) for each in _sections(guest)]
    arrival.adopt(guest, annex.main, host.main)
    _start(sections[0].properties)
    for index, section in enumerate(sections):
        arrival.link(section, first=index == 0)
    _join(document, guest)
    arrival.finish()
    host.put(host.main, document)


@dataclass(frozen=True)
class _Section:
    """A section of an annex: its page set-up, and its headers and footers by kind (first, default, even)."""

    properties: XmlElement
    margins: dict[tuple[str, str], Part]


@dataclass(frozen=True)
class _Arrival:
    """One annex on its way into the host."""

    host: WordFile
    annex: WordFile
    roots: dict[str, XmlElement]
    """What the host has of styles and lists, to which those of the annex are added."""
    styles: Styles
    numbering: Numbering
    identities: Identities
    faces: dict[str, str] | None
    """The fonts of the annex's theme; `None` when the host has the same theme."""

    @classmethod
    def of(cls, host: WordFile, annex: WordFile) -> "_Arrival":
        """An annex that is about to come, with nothing brought over yet."""
        faces = None if theme.same(host, annex) else theme.fonts(annex)
        theirs = {kind: _root(annex, kind) for kind in ("styles", "numbering")}
        for root in theirs.values():
            _settle(root, faces)
        if _is_on(host, "w:autoHyphenation") and not _is_on(annex, "w:autoHyphenation"):
            _forbid_hyphens(theirs["styles"])
        roots = {kind: widened(_root(host, kind), theirs[kind]) for kind in theirs}
        numbering = Numbering(roots["numbering"], theirs["numbering"], theirs["styles"])
        styles = Styles(roots["styles"], theirs["styles"], numbering, is_strict=host.strict)
        return cls(host, annex, roots, styles, numbering, Identities(host.stories()), faces)

    def adopt(self, root: XmlElement, source: Part, target: Part) -> None:
        """Make `root`, from the annex's part `source`, fit to stand in the host's part `target`."""
        carry(root, source, target, self.host)
        _settle(root, self.faces)
        self.styles.restyle(root)
        self.numbering.renumber(root)
        self.identities.renew(root)
        if self.host.strict:
            strict.reworded(root)

    def link(self, section: _Section, *, first: bool) -> None:
        """Give a section its headers and footers; the first gets blank ones in place of the host's that would go on."""
        facing = _is_on(self.host, "w:evenAndOddHeaders")
        kinds = ("first", "default", "even") if facing else ("first", "default")
        place = 0
        for element in _MARGINS:
            for kind in kinds:
                own = "default" if kind == "even" and not _is_on(self.annex, "w:evenAndOddHeaders") else kind
                source = section.margins.get((element, own))
                if source is not None or first:
                    reference = section.properties.makeelement(qn(_MARGINS[element][1]), {qn("w:type"): kind})
                    reference.set(qn("r:id"), self._margin(element, source))
                    section.properties.insert(place, reference)
                    place += 1

    def _margin(self, element: str, source: Part | None) -> str:
        """A header or footer in the host, like the annex's `source` or blank; the id by which the text refers to it."""
        root = _blank(element) if source is None else self.annex.element(source)
        part, relation_id = self.host.add(element, root)
        if source is not None:
            self.adopt(root, source, part)
            self.host.put(part, root)
        return relation_id

    def finish(self) -> None:
        """Store the styles and lists that were brought over, if any were."""
        self.styles.relink(self.numbering.levels)
        for kind, root in self.roots.items():
            part = self.host.related(kind)
            added = list(root)[0 if part is None else len(self.host.element(part)) :]
            if part is None and added:
                self.host.add(kind, root)
            elif part is not None and added:
                self.host.put(part, root)
            if kind == "styles":
                self._mirror(added)

    def _mirror(self, styles: list[XmlElement]) -> None:
        """Add styles to the second copy of all styles as well, which Word 2010 leaves in a file and reads first."""
        for relation in self.host.main.rels.values():
            if styles and relation.reltype.endswith("/stylesWithEffects"):
                root = widened(self.host.element(relation.target_part), self.roots["styles"])
                root.extend(deepcopy(style) for style in styles)
                self.host.put(relation.target_part, root)


def _settle(root: XmlElement, faces: dict[str, str] | None) -> None:
    if faces is not None:
        theme.settle(root, faces)


def _root(file: WordFile, kind: str) -> XmlElement:
    """What a file has of a kind; an empty element when it has none."""
    part = file.related(kind)
    return parse_xml(f"<w:{kind} {_W}/>") if part is None else file.element(part)


def _forbid_hyphens(styles: XmlElement) -> None:
    """Say in an annex's defaults that words are not split: the host may split words wherever nothing is said."""
    place = styles
    for tag in ("w:docDefaults", "w:pPrDefault", "w:pPr", "w:suppressAutoHyphens"):
        found = place.find(qn(tag))
        if found is None:
            found = place.makeelement(qn(tag))
            place.insert(0, found)
        place = found
    place.set(qn("w:val"), "1")


def _blank(element: str) -> XmlElement:
    root = parse_xml(f"<{_MARGINS[element][0]} {_W}/>")
    root.append(parse_xml(_TINY))
    return root


def _is_on(file: WordFile, setting: str) -> bool:
    """Whether a setting of the whole file is on: `w:evenAndOddHeaders`, `w:autoHyphenation`."""
    said = _root(file, "settings").find(qn(setting))
    return said is not None and said.get(qn("w:val"), "1") not in {"0", "false", "off"}


def _sections(document: XmlElement) -> list[XmlElement]:
    """The page set-ups of a text; the last stands at the end of the body."""
    body = _body(document)
    for change in list(body.iter(qn("w:sectPrChange"))):
        _drop(change)
    if body.find(qn(_SECTION)) is None:
        body.append(body.makeelement(qn(_SECTION)))
    return list(body.iter(qn(_SECTION)))


def _unlinked(section: XmlElement, source: Part) -> dict[tuple[str, str], Part]:
    """A section's headers and footers; its references, which mean nothing in another file, are taken away."""
    margins: dict[tuple[str, str], Part] = {}
    for element, (_, reference) in _MARGINS.items():
        for each in section.findall(qn(reference)):
            margins[element, each.get(qn("w:type"), "default")] = source.rels[each.get(qn("r:id"), "")].target_part
            section.remove(each)
    for settings in section.findall(qn("w:printerSettings")):
        section.remove(settings)
    return margins


def _start(section: XmlElement) -> None:
    """Let a section begin on a page of its own, which is the next page where nothing is said, and count from 1."""
    for kind in section.findall(qn("w:type")):
        section.remove(kind)
    numbers = section.find(qn("w:pgNumType"))
    if numbers is None:
        numbers = section.makeelement(qn("w:pgNumType"))
        before = list(section.iterchildren(*(qn(f"w:{name}") for name in _BEFORE_NUMBERS)))
        section.insert(section.index(before[-1]) + 1 if before else 0, numbers)
    numbers.set(qn("w:start"), "1")


def _join(document: XmlElement, guest: XmlElement) -> None:
    """Put the guest's text behind the host's, whose last section ends there."""
    body = _body(document)
    _end_section(body)
    body.extend(list(_body(guest)))


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
    properties = last.find(qn(_PROPERTIES))
    if properties is None:
        properties = last.makeelement(qn(_PROPERTIES))
        last.insert(0, properties)
    change = properties.find(qn("w:pPrChange"))
    properties.insert(len(properties) if change is None else properties.index(change), section)


def _is_unfit(paragraph: XmlElement) -> bool:
    paths = ("/".join(qn(step) for step in (_PROPERTIES, *path.split("/"))) for path in _UNFIT)
    return any(paragraph.find(path) is not None for path in paths)


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
