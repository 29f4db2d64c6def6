"""From bytes to a document: data, spans, faults.

Plain YAML only: one document, no anchors, aliases or tags, names of fields that are text. Every scalar is the text that
stands in the file, normalised to NFC; a blank one is `None`. BOM and CRLF (Notepad) are accepted silently.

The guards stand before the work that they guard: size before decoding, depth and number of nodes while events arrive.
"""

import unicodedata
from dataclasses import dataclass

from cchc.diagnostics import FILE_START
from cchc.source import spans
from cchc.source.builder import FORBIDDEN, Builder, Data
from cchc.source.events import YamlSyntaxError, events
from cchc.source.spans import Fault, Spans
from cchc.source.syntax import explain

MAX_BYTES = 4 * 1024 * 1024
"""No plan file is larger: the real ones have some 30 KB."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was read. With faults the data is what could be made of it and must not be used."""

    data: Data
    spans: Spans
    faults: tuple[Fault, ...] = ()


def parse(content: bytes) -> Document:
    """Read a whole file. It never raises: whatever is wrong with the text is in `faults`."""
    if len(content) > MAX_BYTES:
        return _refused(
            Fault(FILE_START, "Y108", "Tệp lớn hơn 4 MB, không phải là tệp kế hoạch. Đề nghị kiểm tra lại tên tệp.")
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _refused(_not_utf8(content, error))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := FORBIDDEN.search(text):
        return _refused(_forbidden(text, found.start()))
    return _read(text)


def _read(text: str) -> Document:
    builder = Builder(text)
    faults = builder.faults
    try:
        for event in events(text):
            if not builder.take(event):
                break
    except YamlSyntaxError as error:
        found = explain(error, text)
        if found.span.line not in {fault.span.line for fault in faults}:
            faults.append(found)
    if builder.data is None and not faults:
        faults.append(
            Fault(
                FILE_START,
                "Y105",
                "Tệp không có nội dung. Đề nghị bắt đầu bằng hai dòng “cchc: 1” và "
                "“kind: maintain” (hoặc remedy, commune, progress).",
            )
        )
    return Document(builder.data, builder.spans, tuple(faults))


def _refused(fault: Fault) -> Document:
    return Document(None, Spans(), (fault,))


def _not_utf8(content: bytes, error: UnicodeDecodeError) -> Fault:
    before = content[: error.start].decode("utf-8-sig")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Fault(FILE_START, "Y106", "Tệp được lưu bằng mã UTF-16. Đề nghị lưu lại (Save As) với mã UTF-8.")
    return Fault(
        spans.at(before + "?", len(before)),
        "Y106",
        f"Byte 0x{content[error.start]:02X} không thuộc mã UTF-8. Đề nghị mở tệp bằng trình soạn thảo và lưu lại "
        "(Save As) với mã UTF-8.",
    )


def _forbidden(text: str, index: int) -> Fault:
    character = text[index]
    name = unicodedata.name(character, "ký tự điều khiển hoặc ký tự riêng")
    return Fault(
        spans.at(text, index),
        "Y107",
        f"Ký tự không nhìn thấy U+{ord(character):04X} ({name}), thường do chép từ Word hoặc PDF. Đề nghị xóa ký "
        "tự này.",
    )
