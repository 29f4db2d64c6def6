"""The bytes of a Word document → its parts, whatever somebody hands us.

python-docx unpacks everything into memory, so the sizes that the archive declares are looked at before; the archive's
reader takes no more than it declares. Entities are never resolved, and lxml refuses trees that are too deep.
"""

import io
import zlib
from dataclasses import dataclass
from typing import cast
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError
from lxml.etree import _Element as XmlElement

from cchc.documents.form.attributes import switch
from cchc.documents.form.looks import Looks
from cchc.documents.form.theme import Theme
from cchc.errors import CchcError

MAX_BYTES = 64 * 2**20
"""How large a file may be, pictures included."""
MAX_XML = 16 * 2**20
"""How large its text may be: that of an annex of 4,000 rows, a hundred times a real one, has 7 MiB …"""
MAX_ELEMENTS = 300_000
"""… and 260,000 elements."""
_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How a .doc begins, and a .docx that a password locks."""
_EXTENDED_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"
_SAVE_AGAIN = "Đề nghị mở bằng Word và lưu lại dạng Word Document (.docx)."


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a document that its form depends on."""

    body: XmlElement
    looks: Looks
    settings: XmlElement | None
    pages: int | None
    """How many pages the program that saved it counted; python-docx copies the 1 of its template."""
    word: WordDocument

    def part(self, relationship: str | None) -> XmlElement | None:
        """The header or footer that a section refers to; `None` where the reference leads nowhere."""
        part = self.word.part.rels.get(relationship or "")
        return None if part is None or part.is_external else getattr(part.target_part, "element", None)

    def setting(self, name: str) -> bool:
        """Whether a setting of the document is on, e.g. `w:evenAndOddHeaders`."""
        return switch(self.settings, name) is True


def opened(content: bytes, path: str) -> Package:
    """The document, ready to be read.

    Raises:
        CchcError: It is no .docx, is locked by a password, is damaged, or is too large.
    """
    _refuse_other_files(content, path)
    try:
        _refuse_bombs(content, path)
        word = Document(io.BytesIO(content))
        return _package(word, path)
    except (
        *(BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError),  # an archive that is damaged or locked
        *(PackageNotFoundError, KeyError, AttributeError),  # parts are missing, or are something else
        *(XMLSyntaxError, ValueError, OSError),
    ) as error:
        raise CchcError(f"Tệp “{path}” hỏng hoặc không phải tệp Word (.docx). {_SAVE_AGAIN}") from error


def _refuse_other_files(content: bytes, path: str) -> None:
    if len(content) > MAX_BYTES:
        raise _too_large(path)
    if content.startswith(_COMPOUND_FILE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise CchcError(f"Tệp “{path}” có mật khẩu. Đề nghị mở bằng Word, bỏ mật khẩu rồi lưu lại.")
        raise CchcError(f"Tệp “{path}” là tệp Word kiểu cũ (.doc). {_SAVE_AGAIN}")
    if not content.startswith(b"PK"):
        raise CchcError(f"Tệp “{path}” không phải tệp Word (.docx). {_SAVE_AGAIN}")


def _refuse_bombs(content: bytes, path: str) -> None:
    with ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        text = sum(member.file_size for member in members if member.filename.endswith((".xml", ".rels")))
        if text > MAX_XML or sum(member.file_size for member in members) > 2 * MAX_BYTES:
            raise _too_large(path)


def _too_large(path: str) -> CchcError:
    return CchcError(
        f"Tệp “{path}” quá lớn (tối đa {MAX_BYTES // 2**20} MB, riêng phần chữ {MAX_XML // 2**20} MB). "
        "Đề nghị bớt hình ảnh, hoặc tách phụ lục thành tệp riêng."
    )


def _package(word: WordDocument, path: str) -> Package:
    body = word.element.find(qn("w:body"))
    if body is None:
        raise CchcError(f"Tệp “{path}” không có nội dung. {_SAVE_AGAIN}")
    if sum(1 for _ in body.iter()) > MAX_ELEMENTS:
        raise _too_large(path)
    looks = Looks(_root(word, RELATIONSHIP_TYPE.STYLES), Theme(_root(word, RELATIONSHIP_TYPE.THEME)))
    return Package(body, looks, _root(word, RELATIONSHIP_TYPE.SETTINGS), _pages(word), word)


def _root(word: WordDocument, relationship: str) -> XmlElement | None:
    """The root of a part beside the document; python-docx would put its own in the place of one that is not there."""
    for found in (*word.part.rels.values(), *word.part.package.rels.values()):
        if found.reltype == relationship and not found.is_external:
            return cast("XmlElement", parse_xml(found.target_part.blob))
    return None


def _pages(word: WordDocument) -> int | None:
    properties = _root(word, _EXTENDED_PROPERTIES)
    text = None if properties is None else properties.findtext("{*}Pages")
    return int(text) if text and text.isascii() and text.isdigit() else None
