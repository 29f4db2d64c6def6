"""A Word file as its parts; each part stays byte for byte until an element replaces its content.

python-docx reads and writes the package, but parts that it knows would be parsed and written anew, and the strict form
would not be opened at all: so every part is kept as bytes, and relationships are found by the end of their type.
"""

import io
import re
from dataclasses import dataclass
from typing import Any, cast

from docx.opc.package import OpcPackage, Unmarshaller
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.pkgreader import PackageReader
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from lxml import etree
from lxml.etree import _Element as XmlElement

from cchc.documents.joining import strict
from cchc.documents.joining.refusals import NAMED, broken, refuse_signed
from cchc.reading.attributes import switch
from cchc.reading.bounds import UNREADABLE
from cchc.reading.package import refuse_others

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


class StoredPart(Part):
    """A part as its bytes."""

    def put(self, content: bytes) -> None:
        """Take other bytes."""
        self._blob = content


@dataclass(frozen=True)
class WordFile:
    """A Word file (.docx) that is open for joining."""

    package: OpcPackage
    main: Part
    relation_base: str
    """The beginning of the types of the file's own relationships."""

    @property
    def strict(self) -> bool:
        """True if the file is in the strict form of ISO/IEC 29500."""
        return self.relation_base in strict.RELATIONS

    def related(self, kind: str) -> Part | None:
        """The part that the text refers to as `kind`: “styles”, “numbering”, “settings”, “theme”, if any."""
        wanted = f"{self.relation_base}/{kind}"
        relations = self.main.rels.values()
        return next((each.target_part for each in relations if each.reltype == wanted and not each.is_external), None)

    def element(self, part: Part) -> XmlElement:
        """A part's root, always in the transitional namespaces.

        Raises:
            CchcError: The part is no sound XML.
        """
        try:
            root = etree.fromstring(part.blob, _parser())
            return etree.fromstring(strict.loosened(etree.tostring(root)), _parser()) if self.strict else root
        except etree.XMLSyntaxError as error:
            raise broken() from error

    def root(self, kind: str) -> XmlElement:
        """The root of the part that the text refers to as `kind`; an empty element when there is none."""
        part = self.related(kind)
        return parse_xml(f"<w:{kind} {nsdecls('w')}/>") if part is None else self.element(part)

    def setting(self, name: str) -> bool:
        """True if a setting of the whole file is on: `w:evenAndOddHeaders`, `w:autoHyphenation`."""
        return switch(self.root("settings"), name) is True

    def put(self, part: Part, root: XmlElement) -> None:
        """Make `root` the part's content, in the file's own form."""
        content = etree.tostring(root, encoding="UTF-8", standalone=True)
        cast("StoredPart", part).put(strict.tightened(content) if self.strict else content)

    def add(self, kind: str, root: XmlElement) -> tuple[Part, str]:
        """Add a part with this root, such as a header; returns the part and its relation id in the main text."""
        part = StoredPart(self.package.next_partname(f"/word/{kind}%d.xml"), f"{_WORD}{kind}+xml", b"")
        self.put(part, root)
        return part, self.relate(self.main, kind, part)

    def relate(self, source: Part, kind: str, target: Part | str) -> str:
        """Relate `source` to a part or, for text, to an address outside; returns the relation id."""
        return source.relate_to(target, f"{self.relation_base}/{kind}", is_external=isinstance(target, str))

    def stories(self) -> list[XmlElement]:
        """The roots of all parts that hold text: main text, headers, footers, notes and comments."""
        kinds = ("document.main", "header", "footer", "footnotes", "endnotes", "comments")
        types = {f"{_WORD}{kind}+xml" for kind in kinds}
        return [self.element(part) for part in self.package.iter_parts() if part.content_type in types]

    def texts(self) -> list[XmlElement]:
        """The roots of all parts in Word's own language: stories, styles, lists, settings, building blocks."""
        parts = self.package.iter_parts()
        return [self.element(each) for each in parts if re.fullmatch(rf"{re.escape(_WORD)}.*[+]xml", each.content_type)]

    def saved(self) -> bytes:
        """The bytes of the file."""
        file = io.BytesIO()
        self.package.save(file)
        return file.getvalue()


def joinable(content: bytes) -> WordFile:
    """A Word file that is open for joining.

    Raises:
        CchcError: It is no .docx, or one that must not or cannot be changed.
    """
    refuse_others(content, NAMED)
    package = _package(content)
    refuse_signed(relation.reltype for relation in package.rels.values())
    for relation in package.rels.values():
        base, slash, kind = relation.reltype.rpartition("/")
        if slash and kind == "officeDocument" and not relation.is_external:
            return WordFile(package, relation.target_part, base)
    raise broken()


def _package(content: bytes) -> OpcPackage:
    package = OpcPackage()
    try:
        reader: Any = PackageReader.from_file(io.BytesIO(content))  # type: ignore[no-untyped-call]
        Unmarshaller.unmarshal(reader, package, _stored)  # type: ignore[no-untyped-call]
    except UNREADABLE as error:
        raise broken() from error
    return package


def _stored(name: PackURI, content_type: str, _relation: str, content: bytes, package: Any) -> StoredPart:  # noqa: ANN401
    return StoredPart(name, content_type, content, package)


def _parser() -> etree.XMLParser:
    """A parser that fetches and expands nothing, and keeps spaces between elements."""
    return etree.XMLParser(resolve_entities=False, no_network=True)
