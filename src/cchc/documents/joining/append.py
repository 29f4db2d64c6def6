"""Joining: the host's text, then each annex as a section of its own.

Only the page set-up of the host's last section moves, into the section's last paragraph, and the annex's takes its
place; nothing else of the host is touched.

Settings of a whole file stay the host's: compatibility mode, tab stops, mirrored margins, page colour.
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.documents.joining import pages, strict
from cchc.documents.joining.identities import Identities
from cchc.documents.joining.namespaces import widened
from cchc.documents.joining.numbering import Numbering
from cchc.documents.joining.parts import WordFile, joinable
from cchc.documents.joining.references import References
from cchc.documents.joining.relations import carry
from cchc.documents.joining.styles import Styles, forbid_hyphens
from cchc.documents.joining.text import refuse_loss
from cchc.documents.joining.theme import same_theme, settle, theme_of
from cchc.reading.theme import Theme


def appended(host: bytes, annexes: Sequence[bytes]) -> bytes:
    """The Word file `host` (.docx) followed by each annex, in a section of its own, as the bytes of a new file.

    An annex keeps its page, margins, headers and look; its pages are counted from 1, and no header, footer or page
    number of the host goes on in it. The host's text, styles and sections stay as they are.

    Raises:
        CchcError: The host is no .docx, or is signed, locked, too large or broken; an annex has what can't come along;
            the result does not hold all their text.
    """
    file = joinable(host)
    for annex in annexes:
        _append(file, joinable(annex))
    result = file.saved()
    refuse_loss(result, [host, *annexes])
    return result


def _append(host: WordFile, annex: WordFile) -> None:
    guest = annex.element(annex.main)
    document = widened(host.element(host.main), guest)
    arrival = _Arrival.of(host, annex)
    sections = pages.unlinked(guest, annex.main)
    arrival.adopt(guest, annex.main, host.main)
    pages.start(sections[0])
    for index, section in enumerate(sections):
        arrival.link(section, first=index == 0)
    arrival.finish()
    host.put(host.main, pages.joined(document, guest))


@dataclass(frozen=True)
class _Arrival:
    """One annex on its way into the host."""

    host: WordFile
    annex: WordFile
    roots: dict[str, XmlElement]
    """The roots of the host's styles and lists; the annex's are added to them."""
    styles: Styles
    numbering: Numbering
    identities: Identities
    theme: Theme | None
    """The annex's theme; `None` when the host has the same."""

    @classmethod
    def of(cls, host: WordFile, annex: WordFile) -> "_Arrival":
        """The annex before any part of it is brought over."""
        theme = None if same_theme(host, annex) else theme_of(annex)
        theirs = {kind: annex.root(kind) for kind in ("styles", "numbering")}
        for root in theirs.values():
            _settle(root, theme)
        if host.setting("w:autoHyphenation") and not annex.setting("w:autoHyphenation"):
            forbid_hyphens(theirs["styles"])
        roots = {kind: widened(host.root(kind), theirs[kind]) for kind in theirs}
        referred = References.of(host.texts())
        numbering = Numbering(roots["numbering"], theirs["numbering"], theirs["styles"], referred)
        styles = Styles(roots["styles"], theirs["styles"], numbering, referred, is_strict=host.strict)
        return cls(host, annex, roots, styles, numbering, Identities(host.stories()), theme)

    def adopt(self, root: XmlElement, source: Part, target: Part) -> None:
        """Make `root`, from the annex's part `source`, fit to stand in the host's part `target`."""
        carry(root, source, target, self.host)
        _settle(root, self.theme)
        self.styles.restyle(root)
        self.numbering.renumber(root)
        self.identities.renew(root)
        if self.host.strict:
            strict.reworded(root)

    def link(self, section: pages.JoinedSection, *, first: bool) -> None:
        """Give a section its headers and footers; the first gets blank ones where the host's would go on."""
        facing = self.host.setting("w:evenAndOddHeaders")
        kinds = ("first", "default", "even") if facing else ("first", "default")
        place = 0
        for element, tag in pages.MARGINS.items():
            for kind in kinds:
                own = "default" if kind == "even" and not self.annex.setting("w:evenAndOddHeaders") else kind
                source = section.margins.get((element, own))
                if source is not None or first:
                    reference = section.properties.makeelement(qn(tag), {qn("w:type"): kind})
                    reference.set(qn("r:id"), self._margin(element, source))
                    section.properties.insert(place, reference)
                    place += 1

    def _margin(self, element: str, source: Part | None) -> str:
        """Add a header or footer to the host, a copy of the annex's `source` or blank; returns its relation id."""
        root = pages.blank(element) if source is None else self.annex.element(source)
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


def _settle(root: XmlElement, theme: Theme | None) -> None:
    if theme is not None:
        settle(root, theme)
