"""Content of a Word template that reaches outside it: linked pictures, embedded programs, fields that fetch.

A template may come from anybody. Nothing may be fetched from the network or the disk when its document is opened or
printed, so such content is refused. An element's use of an address decides, whatever the type of the relation says.
Links that a reader may follow are harmless. The template is checked before it is rendered, and the rendered document
once more: a tag could make content that was not there.
"""

import re
from collections.abc import Container, Iterator

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.opc.rel import Relationships, _Relationship
from docx.oxml.ns import nsmap, qn
from lxml.etree import QName, XPath
from lxml.etree import _Element as XmlElement

from cchc.documents.templating.instructions import field_faults
from cchc.documents.templating.parts import root_of, store, take_out
from cchc.reading.places import place_of

_FOREIGN = {
    "oleObject": "đối tượng nhúng",
    "package": "tệp nhúng",
    "control": "điều khiển ActiveX",
    "vbaProject": "macro",
    "aFChunk": "tệp chèn",
    "subDocument": "tài liệu con",
}
_FOREIGN_PARTS = re.compile(
    r"vba|macro|activex|oleobject|webextension|keymap|toolbar|html|rfc822|rtf|text/plain", re.IGNORECASE
)
"""Content types of parts that hold code to run, or text outside the document's own parts."""
_PLAIN_PARTS = re.compile(
    r"image/[\w.+-]+|application/(?:.+\+)?xml|.*(?:obfuscatedFont|printerSettings)", re.IGNORECASE
)
"""Content types of parts that a document of text, tables and pictures may have."""
_ELEMENTS = {
    "OLEObject": "đối tượng nhúng",
    "objectEmbed": "đối tượng nhúng",
    "objectLink": "đối tượng liên kết",
    "control": "điều khiển ActiveX",
    "altChunk": "tệp chèn",
    "subDoc": "tài liệu con",
    "mailMerge": "nguồn trộn thư",
    "saveThroughXslt": "tệp chuyển đổi XSLT",
    "frameset": "khung lấy nội dung từ nơi khác",
    "externalData": "dữ liệu lấy từ nơi khác",
    "webVideoPr": "video lấy từ nơi khác",
    "videoFile": "video",
    "audioFile": "âm thanh",
}
"""Elements that fetch or run something, by their names in any namespace."""
_ADDRESSES = {"src", "href", "althref", "manifestLocation", "schemaLocation"}
_FETCHING = tuple(f"{{*}}{name}" for name in _ELEMENTS)
_NAMES = " ".join(_ADDRESSES)
_ADDRESSED = XPath(  # most names are not even a part of these
    f"boolean(descendant-or-self::*/@*[contains('{_NAMES}', local-name())]"
    f"[contains(' {_NAMES} ', concat(' ', local-name(), ' '))])"
)
_HYPERLINKS = {qn("w:hyperlink"), qn("a:hlinkClick"), qn("a:hlinkHover"), qn("a:hlinkMouseOver")}
_ORIGIN = "attachedTemplate"
_FORGOTTEN = {"hyperlink", _ORIGIN}
"""Types of relations to the outside that are dropped where unused; an unused one of another type is refused."""
_WORD, _RELATIONS = f"{{{nsmap['w']}}}", f"{{{nsmap['r']}}}"
_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"


def foreign(document: Document) -> Iterator[str]:
    """Contents that the document would fetch or run, in Vietnamese words, each with its place."""
    for part in document.part.package.iter_parts():
        if part is not document.part and _is_foreign(part):
            yield f"phần nhúng “{part.partname}”"
        root = root_of(part)
        yield from _by_relations(part, root)
        if root is not None:
            yield from (f"{what} ở {place_of(part, root, element)}" for element, what in _in_elements(root))


def forget_origin(document: Document) -> None:
    """Drop the notes of the template that the file was made from, and the addresses that nothing refers to."""
    package = document.part.package
    for part in package.iter_parts():
        root = root_of(part)
        if root is not None:
            _drop_origin(part, root)
        _drop_addresses(part.rels, _used(part, root))
    _drop_addresses(package.rels, {})


def _is_foreign(part: Part) -> bool:
    kind = part.content_type
    is_second = ".document.main+xml" in kind  # a document within the document
    return is_second or _FOREIGN_PARTS.search(kind) is not None or _PLAIN_PARTS.fullmatch(kind) is None


def _by_relations(part: Part, root: XmlElement | None) -> Iterator[str]:
    used = _used(part, root)
    for name, relation in part.rels.items():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if relation.is_external:
            yield from _from_elsewhere(part, root, relation, used.get(name, []))
        elif kind in _FOREIGN:
            yield _FOREIGN[kind]


def _from_elsewhere(
    part: Part, root: XmlElement | None, relation: _Relationship, users: list[XmlElement]
) -> Iterator[str]:
    """A fault for each user of a relation that does more than link; without users one, unless it can be dropped."""
    kind = relation.reltype.rsplit("/", 1)[-1]
    what = f"{'hình ảnh' if kind == 'image' else 'nội dung'} lấy từ nơi khác ({relation.target_ref[:200]})"
    if not users and kind not in _FORGOTTEN:
        yield what
    for user in users:
        if root is not None and not _may_use(user, relation.reltype):
            yield f"{what} ở {place_of(part, root, user)}"


def _drop_origin(part: Part, root: XmlElement) -> None:
    origins = list(root.iter(f"{{*}}{_ORIGIN}"))
    for element in origins:
        take_out(element)
    if origins:
        store(part, root)


def _drop_addresses(relations: Relationships, used: Container[str]) -> None:
    for name in [name for name, each in relations.items() if each.is_external and name not in used]:
        del relations[name]


def _may_use(element: XmlElement, kind: str) -> bool:
    """True if an element refers to the outside as a link that a reader may follow, or as the file's origin."""
    is_link = element.tag in _HYPERLINKS and kind == RELATIONSHIP_TYPE.HYPERLINK
    return is_link or QName(element).localname == _ORIGIN


def _used(part: Part, root: XmlElement | None) -> dict[str, list[XmlElement]]:
    """The elements of a part by the ids in their attributes; none of a part without relations to the outside.

    Any attribute in a namespace other than Word's may name an id: `r:id`, `r:link`, `r:pict`, `o:relid` …
    """
    found: dict[str, list[XmlElement]] = {}
    reaches_out = any(relation.is_external for relation in part.rels.values())
    for element in root.iter("{*}*") if root is not None and reaches_out else ():
        for name, value in element.attrib.items():
            if str(name).startswith("{") and not str(name).startswith(_WORD):
                found.setdefault(str(value), []).append(element)
    return found


def _in_elements(root: XmlElement) -> Iterator[tuple[XmlElement, str]]:
    if next(root.iter(*_FETCHING), None) is not None or _ADDRESSED(root):
        yield from _by_names(root)
    yield from field_faults(root)


def _by_names(root: XmlElement) -> Iterator[tuple[XmlElement, str]]:
    """A fault for each element that fetches or runs something, and for each attribute with an address elsewhere."""
    for element in root.iter("{*}*"):
        name = QName(element).localname
        if name in _ELEMENTS:
            yield element, _ELEMENTS[name]
        for attribute, value in element.attrib.items():
            local = QName(str(attribute)).localname
            if local in _ADDRESSES and not _stays(str(attribute), str(value)):
                yield element, f"địa chỉ {local} (“{str(value)[:200]}”)"


def _stays(attribute: str, value: str) -> bool:
    """True if an address leads nowhere else: blank, a relation's id, a mark in the document, the content itself."""
    is_id = attribute.startswith((_RELATIONS, _INSTANCE))
    return is_id or not value.strip() or value.strip().startswith(("#", "data:"))
