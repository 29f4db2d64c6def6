"""What in a Word template would reach outside it: pictures from other places, embedded programs, fields that fetch.

A template may come from anybody. Nothing in it is to be fetched from the network or the disk when its document is
opened or printed, and so what would be is refused. Links that a reader may follow are harmless.
"""

import re
from collections.abc import Iterator

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart

_ALLOWED_OUTSIDE = {"hyperlink", "attachedTemplate"}
"""A template that the file was made from is dropped (`forget_origin`): Word notes its path in every such file."""
_FOREIGN = {
    "oleObject": "đối tượng nhúng",
    "package": "tệp nhúng",
    "control": "điều khiển ActiveX",
    "vbaProject": "macro",
    "aFChunk": "tệp chèn",
    "subDocument": "tài liệu con",
}
_FETCHING = re.compile(
    rb"(?:instrText[^>]*>|instr=\")\s*(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DDEAUTO|DDE|LINK|RD|DATABASE)\b",
    re.IGNORECASE,
)


def foreign(document: Document) -> Iterator[str]:
    """What the document would fetch or run, in words."""
    for part in document.part.package.iter_parts():
        for relation in part.rels.values():
            kind = relation.reltype.rsplit("/", 1)[-1]
            if relation.is_external and kind not in _ALLOWED_OUTSIDE:
                yield f"{'hình ảnh' if kind == 'image' else 'nội dung'} lấy từ nơi khác ({relation.target_ref})"
            elif kind in _FOREIGN:
                yield _FOREIGN[kind]
        if part.content_type.endswith("+xml") and (found := _FETCHING.search(part.blob)):
            yield f"trường {found[1].decode().upper()}, lấy nội dung từ nơi khác"


def forget_origin(document: Document) -> None:
    """Drop the note of the template that the file was made from."""
    for relation in list(document.part.rels.values()):
        if relation.reltype == RELATIONSHIP_TYPE.SETTINGS and isinstance(relation.target_part, XmlPart):
            part = relation.target_part
            for element in part.element.findall("{*}attachedTemplate"):
                part.element.remove(element)
            for name in [name for name, each in part.rels.items() if each.reltype.endswith("/attachedTemplate")]:
                del part.rels[name]
