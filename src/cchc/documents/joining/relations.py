"""References of an annex's text to other parts: pictures and links come along, anything else is refused."""

from pathlib import PurePosixPath

from docx.opc.package import OpcPackage
from docx.opc.part import Part
from docx.oxml.ns import nsmap, qn
from lxml.etree import _Element as XmlElement

from cchc.documents.joining.parts import StoredPart, WordFile
from cchc.errors import CchcError

_PREFIX = f"{{{nsmap['r']}}}"
_NOTES = {
    qn("w:footnoteReference"): "chú thích cuối trang",
    qn("w:endnoteReference"): "chú thích cuối văn bản",
    qn("w:commentReference"): "bình luận",
}
_PARTS = {
    "chart": "biểu đồ",
    "diagramData": "sơ đồ SmartArt",
    "oleObject": "đối tượng nhúng",
    "package": "đối tượng nhúng",
    "control": "nút điều khiển",
    "aFChunk": "tài liệu chèn",
    "subDocument": "tài liệu con",
}


def carry(root: XmlElement, source: Part, target: Part, host: WordFile) -> None:
    """Let `root`, which came from the annex's part `source`, refer through the host's part `target`.

    Raises:
        CchcError: It refers to something that is neither a picture nor a link.
    """
    for element in root.iter("{*}*"):
        if element.tag in _NOTES:
            raise _refusal(_NOTES[element.tag])
        for name, relation_id in element.attrib.items():
            if str(name).startswith(_PREFIX) and str(relation_id) in source.rels:
                element.set(name, _carried(source, str(relation_id), target, host))


def _carried(source: Part, relation_id: str, target: Part, host: WordFile) -> str:
    """Carry a picture or link over to the host; returns its relation id in `target`."""
    relation = source.rels[relation_id]
    kind = relation.reltype.rpartition("/")[2]
    if kind not in {"image", "hyperlink"}:
        raise _refusal(_PARTS.get(kind, f"phần “{kind}”"))
    if relation.is_external:
        return host.relate(target, kind, relation.target_ref)
    return host.relate(target, kind, _picture(host.package, relation.target_part))


def _picture(package: OpcPackage, original: Part) -> Part:
    """The picture as a part of the host: an equal one that the host has, or a copy."""
    for part in package.iter_parts():
        if (part.content_type, part.blob) == (original.content_type, original.blob):
            return part
    name = package.next_partname(f"/word/media/image%d{PurePosixPath(original.partname).suffix}")
    return StoredPart(name, original.content_type, original.blob, None)


def _refusal(what: str) -> CchcError:
    return CchcError(f"Mẫu phụ lục có {what}, không đưa vào kế hoạch được. Đề nghị bỏ {what} khỏi mẫu.")
