"""Văn bản đưa vào: files of other programs, each read by the reader of its format; a format not read is one sentence.

A file's content tells its format; its name does so only where the content cannot. Programs of offices export web pages
as `.doc` and `.xls`, and people rename what they are sent.
"""

import io
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from cchc import files
from cchc.errors import CchcError, WrongUsageError
from cchc.reading.bounds import LARGEST, UNREADABLE, DamagedError, TooMuchError, unpacked
from cchc.reading.foreign.document import ForeignDocument
from cchc.reading.package import SAVE_AGAIN, damaged, too_large

_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
"""The first bytes of a `.doc` or an `.xls`, and of a `.docx` or an `.xlsx` that a password locks."""
_OLD_WORD, _OLD_EXCEL = (name.encode("utf-16-le") for name in ("WordDocument", "Workbook"))
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_HEAD = 4096
"""The first bytes of a file, where a web page shows that it is one."""
_WEB_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|div|p)\b", re.IGNORECASE)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_READ = "Đọc được: Word (.docx; .doc, .odt khi có LibreOffice), trang web (.html), Excel (.xlsx)."
_SCAN = "Đề nghị tìm tệp Word gốc của văn bản; bản chụp, bản quét không đọc được chữ."
_REFUSED: dict[bytes, str] = {
    b"%PDF": f"là tệp PDF nên không đọc được bảng. {_SCAN}",
    rb"{\rtf": f"là tệp RTF (.rtf). {SAVE_AGAIN}",
    b"\x89PNG": f"là ảnh. {_SCAN}",
    b"\xff\xd8\xff": f"là ảnh. {_SCAN}",
    b"II*\x00": f"là ảnh. {_SCAN}",
    b"MM\x00*": f"là ảnh. {_SCAN}",
    b"MIME-Version:": f"là trang web lưu thành một tệp (.mht). {SAVE_AGAIN}",
}
"""Predicates of the error message for formats that are not read, by a file's first bytes."""
_SAVE_AS_WORKBOOK = "Đề nghị mở bằng Excel và lưu lại dạng Excel Workbook (.xlsx)."
_BY_NAME = {
    ".csv": f"là tệp CSV nên không còn ô gộp, tiêu đề. {_SAVE_AS_WORKBOOK}",
    ".txt": f"là tệp chữ, không có bảng. {_READ}",
}
"""The same by the ending of a name, for a content that shows no format."""


def foreign_document(path: Path, soffice: Path | None) -> ForeignDocument:
    """The texts and tables of a file; `soffice` is LibreOffice's program, if one was typed.

    Raises:
        WrongUsageError: It is a folder.
        CchcError: The file cannot be read, or is of a format that is not read.
    """
    content = _content(path)
    named = f"Văn bản “{files.name_of(path)}”"
    return _reader(content, path.suffix.lower(), named)(content, named, soffice)


def _content(path: Path) -> bytes:
    if files.is_folder(path):
        raise WrongUsageError(f"“{path}” là thư mục. Đề nghị ghi tên tệp của văn bản, ví dụ “{path}/phu-luc.docx”.")
    if files.never_ends(path):
        raise CchcError(f"“{path}” không phải là tệp thường. Đề nghị ghi tên tệp của văn bản.")
    try:
        content = files.read(path, LARGEST)
    except OSError as error:
        raise CchcError(f"Không mở được văn bản “{path}” ({files.reason(error)}). Đề nghị kiểm tra tên tệp.") from error
    if len(content) > LARGEST:
        raise too_large(f"Văn bản “{path}”")
    return content


def _reader(content: bytes, ending: str, named: str) -> Callable[[bytes, str, Path | None], ForeignDocument]:
    """The function that reads a content of this format.

    Raises:
        CchcError: The format is not read.
    """
    if content.startswith(b"PK"):
        return _packed(content, ending)
    if content.startswith(_COMPOUND_FILE):
        return _compound(content, ending, named)
    for beginning, said in _REFUSED.items():
        if content.startswith(beginning):
            raise CchcError(f"{named} {said}")
    if _is_web_page(content):
        return _of_web_page
    if not content.strip():
        raise CchcError(f"{named} là tệp trống. Đề nghị kiểm tra tên tệp.")
    said = _BY_NAME.get(ending, f"không phải là tệp Word, Excel hay trang web. {_READ}")
    raise CchcError(f"{named} {said}")


def _packed(content: bytes, ending: str) -> Callable[[bytes, str, Path | None], ForeignDocument]:
    """The reader of a zip: by its parts, else by its name, whose reader then tells what is wrong with it."""
    if _ODT in content[:_HEAD]:
        return _of_odt
    try:
        with ZipFile(io.BytesIO(content)) as package:
            rooms = {name.partition("/")[0] for name in package.namelist()}
    except UNREADABLE:
        rooms = set()
    is_workbook = "xl" in rooms and "word" not in rooms
    return _of_workbook if is_workbook or (ending == ".xlsx" and "word" not in rooms) else _of_word


def _compound(content: bytes, ending: str, named: str) -> Callable[[bytes, str, Path | None], ForeignDocument]:
    """The reader of a file of Office 97 to 2003.

    Raises:
        CchcError: It is no Word document, or a password locks it.
    """
    if _LOCKED in content:
        program = "Excel" if ending == ".xlsx" else "Word"
        raise CchcError(f"{named} có mật khẩu. Đề nghị mở bằng {program}, bỏ mật khẩu rồi lưu lại.")
    if _OLD_WORD in content:
        return _of_old_word
    if _OLD_EXCEL in content:
        raise CchcError(f"{named} là tệp Excel kiểu cũ (.xls). {_SAVE_AS_WORKBOOK}")
    raise CchcError(f"{named} không phải là tệp Word. {_READ}")


def _is_web_page(content: bytes) -> bool:
    head = content[:_HEAD].replace(b"\x00", b"") if content.startswith(_UTF_16) else content[:_HEAD]
    return _WEB_PAGE.search(head) is not None


def _of_word(content: bytes, named: str, soffice: Path | None) -> ForeignDocument:
    from cchc.reading.foreign.word.reader import foreign_word

    del soffice
    return foreign_word(content, named)


def _of_workbook(content: bytes, named: str, soffice: Path | None) -> ForeignDocument:
    from cchc.reading.foreign.workbook.reader import foreign_workbook

    del soffice
    return foreign_workbook(content, named)


def _of_web_page(content: bytes, named: str, soffice: Path | None) -> ForeignDocument:
    from cchc.reading.foreign.html.reader import foreign_html

    del soffice
    return foreign_html(content, named)


def _of_old_word(content: bytes, named: str, soffice: Path | None) -> ForeignDocument:
    return _converted(content, ".doc", named, soffice)


def _of_odt(content: bytes, named: str, soffice: Path | None) -> ForeignDocument:
    try:
        unpacked(content)  # LibreOffice would unpack whatever there is
    except TooMuchError as error:
        raise too_large(named) from error
    except (DamagedError, *UNREADABLE) as error:
        raise damaged(named, error) from error
    return _converted(content, ".odt", named, soffice)


def _converted(content: bytes, ending: str, named: str, soffice: Path | None) -> ForeignDocument:
    """A document that LibreOffice turns into a `.docx` first.

    Raises:
        CchcError: There is no LibreOffice, or it fails.
    """
    from cchc.soffice import as_docx, find_soffice

    program = find_soffice(soffice)
    if program is None and soffice is not None:
        raise CchcError(f"Không có chương trình “{soffice}” (--soffice). Đề nghị kiểm tra đường dẫn của LibreOffice.")
    if program is None:
        raise CchcError(
            f"{named} là tệp {ending}, cần LibreOffice để đọc mà máy chưa cài. {SAVE_AGAIN} Hoặc cài LibreOffice, ghi "
            "--soffice ĐƯỜNG-DẪN nếu cài ở nơi khác."
        )
    return _of_word(as_docx(content, ending, program), named, None)
