"""From bytes to a document: data, spans, comments, faults.

Plain YAML only: one document, no anchors, aliases or tags, names of fields that are text. Every scalar is the text that
stands in the file, normalised to NFC; a blank one is `None`. BOM and CRLF (Notepad) are accepted silently.

The guards stand before the work that they guard: size before decoding, depth and number of nodes while events arrive.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from cchc.diagnostics import FILE_START, FieldPath, Part, Piece, Span
from cchc.source import spans
from cchc.source.by_line import read_by_line
from cchc.source.comments import Comment, comments
from cchc.source.data import Data
from cchc.source.forbidden import FORBIDDEN, PILED_MARKS
from cchc.source.legacy import in_legacy_encoding, legacy_encoding
from cchc.source.pieces import Pieces
from cchc.source.spans import Extents, Fault, Spans
from cchc.source.usual import is_usual

MAX_YAML_BYTES = 4 * 1024 * 1024
"""The size limit of a file in bytes; the real plan files have some 30 KB."""
_OTHER_PROGRAMS = {
    b"PK\x03\x04": "tệp Word, Excel hoặc tệp nén",
    bytes.fromhex("d0cf11e0a1b11ae1"): "tệp Word, Excel kiểu cũ hoặc có mật khẩu",
    b"%PDF-": "tệp PDF",
}
"""The kinds of other files that officials have beside their plans, by the first bytes of such a file."""


@dataclass(frozen=True, eq=False)
class Document:
    """A text as it was read, equal only to itself. With faults, the data is incomplete and must not be used."""

    text: str
    data: Data
    spans: Spans
    faults: tuple[Fault, ...] = ()
    notes: tuple[Fault, ...] = ()
    """Findings that do not keep the text from being used."""
    mended: str | None = None
    """The text without its syntax slips, if each can be mended for certain and nothing else is wrong with the text."""
    begun: str | None = None
    """The text with the certain mends before the first slip that a person must mend; `None` if there are none."""

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the text, without their ends."""
        return tuple(self.text.split("\n"))

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """The comments of a sound text, in order."""
        return tuple(comments(self.text, self.spans))

    def find(self, path: FieldPath, part: Part = Part.VALUE, piece: Piece | None = None) -> Span:
        """The span of a field, its value or a piece of the value; the nearest known one where that cannot be told."""
        span = self.spans.find(path, part)
        if piece is None or path not in self.spans:
            return span
        if path not in self._pieces:
            self._pieces[path] = self._words(path, span)
        words = self._pieces[path]
        return (words.find(piece) if words else None) or span

    def line(self, number: int) -> str:
        """The text of one line, counted from 1."""
        return self.lines[number - 1] if number <= len(self.lines) else ""

    def offset(self, span: Span) -> int:
        """The character of the text at which a stretch begins."""
        return self.spans.index.offset(span.line, span.column)

    @cached_property
    def _pieces(self) -> dict[FieldPath, Pieces | None]:
        return {}

    def _words(self, path: FieldPath, span: Span) -> Pieces | None:
        """The words of the value at `path`: those below the sign of a block text, or between quotes."""
        value = self.data
        for step in path:
            value = value[step] if isinstance(value, dict | list) else None  # type: ignore[index]
        if not isinstance(value, str):
            return None
        index = self.spans.index
        start, end = index.offset(span.line, span.column), index.offset(span.end_line, span.end_column)
        first = self.text[start]
        if first in "|>":
            start = index.offset(span.line + 1, 1)
        elif first in "\"'":
            start, end = start + 1, end - 1
        return Pieces(value.strip(), self.text, start, end, index)


def parse(content: bytes, *, normalize: bool = True) -> Document:
    """Read a whole file. It never raises: whatever is wrong with the text is in `faults`.

    Values are in NFC, unless `normalize` says that they are to stay as they stand in the file.
    """
    if fault := _no_text(content):
        return _refused(fault)
    if len(content) > MAX_YAML_BYTES:
        return _refused(
            Fault(FILE_START, "Y108", "Tệp lớn hơn 4 MB, không phải là tệp kế hoạch. Đề nghị kiểm tra lại tên tệp.")
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _refused(_not_utf8(content, error))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    usual = is_usual(text)
    if usual and (found := read_by_line(text)):
        return Document(text, found.data, Spans(text, found.extents))
    if not usual and (odd := re.search(FORBIDDEN, text) or re.search(PILED_MARKS, text)):
        return _refused(_forbidden(text, odd.end() - 1), text)
    from cchc.source.careful import read  # noqa: PLC0415 — few texts need it, and the YAML library takes time

    return Document(text, *read(text, normalize=normalize, usual=usual))


def _refused(fault: Fault, text: str = "") -> Document:
    return Document(text, None, Spans(text, lambda: Extents({}, {}, [], {})), (fault,))


def _no_text(content: bytes) -> Fault | None:
    """The finding for a file of another program, which must not be saved as a text; `None` for what may be one."""
    program = next((name for sign, name in _OTHER_PROGRAMS.items() if content.startswith(sign)), None)
    if program is None:
        return None
    return Fault(
        FILE_START,
        "Y106",
        f"Đây là {program}, không phải là tệp kế hoạch (.yaml). Đề nghị ghi tên tệp kế hoạch; phụ lục Word thì kiểm "
        "tra bằng cchc check.",
    )


def _not_utf8(content: bytes, error: UnicodeDecodeError) -> Fault:
    before = content[: error.start].decode(errors="replace").removeprefix("\ufeff")  # half a BOM may stand there
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Fault(FILE_START, "Y106", "Tệp được lưu bằng mã UTF-16. Đề nghị lưu lại (Save As) với mã UTF-8.")
    return Fault(
        spans.span_at(before + "?", len(before)),
        "Y106",
        f"Byte 0x{content[error.start]:02X} không thuộc mã UTF-8. Đề nghị mở tệp bằng trình soạn thảo và lưu lại "
        "(Save As) với mã UTF-8.",
    )


def _forbidden(text: str, index: int) -> Fault:
    character = text[index]
    if encoding := legacy_encoding(text[text.rfind("\n", 0, index) + 1 : text.find("\n", index) % (len(text) + 1)]):
        return Fault(spans.span_at(text, index), "Y113", in_legacy_encoding(encoding))
    name = unicodedata.name(character, "ký tự điều khiển hoặc ký tự riêng")
    return Fault(
        spans.span_at(text, index),
        "Y107",
        f"Ký tự không nhìn thấy U+{ord(character):04X} ({name}), thường do chép từ Word hoặc PDF. Đề nghị xóa ký "
        "tự này.",
    )
