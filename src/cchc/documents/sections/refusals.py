"""Files that cannot be joined, and what is said of them."""

import io
from collections.abc import Iterable
from zipfile import BadZipFile, ZipFile

from cchc.errors import CchcError

UNPACKED_LIMIT = 128 * 1024 * 1024
"""Bytes that a file may unpack to: a plan with many photographs stays far below, a zip bomb does not."""

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_ENTRY = 0x1


def refuse_old_forms(content: bytes) -> None:
    """Refuse what Word writes in the form of before 2007: old files, and files with a password.

    Raises:
        CchcError: It is one of them.
    """
    if not content.startswith(_OLE):
        return
    if _ENCRYPTED in content:
        raise CchcError(
            "Tệp Word của kế hoạch có mật khẩu. Đề nghị mở bằng Word, bỏ mật khẩu ở Tệp > Thông tin > Bảo vệ tài liệu "
            "rồi lưu lại."
        )
    raise CchcError(
        "Tệp Word của kế hoạch ở dạng cũ (.doc). Đề nghị mở bằng Word và lưu thành “Word Document (*.docx)”."
    )


def refuse_bombs(content: bytes) -> None:
    """Refuse what is no zip file, or would fill the memory when unpacked.

    Raises:
        CchcError: It is one of them.
    """
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise foreign() from error
    if any(entry.flag_bits & _ENCRYPTED_ENTRY for entry in entries):
        raise foreign()
    if sum(entry.file_size for entry in entries) > UNPACKED_LIMIT:
        raise CchcError(
            f"Tệp Word của kế hoạch giải nén ra quá {UNPACKED_LIMIT // 1024**2} MB nên không mở. "
            "Đề nghị kiểm tra nguồn của tệp, hoặc nén ảnh trong Word rồi lưu lại."
        )


def refuse_other_kinds(content_type: str) -> None:
    """Refuse what is no plain document by the type of its main part.

    Raises:
        CchcError: It is a template, has macros, or is no Word file.
    """
    if content_type == f"{WORD}document.main+xml":
        return
    if "macroEnabled" in content_type:
        raise CchcError(
            "Tệp Word của kế hoạch chứa macro (.docm). Đề nghị mở bằng Word và lưu thành “Word Document (*.docx)”, "
            "không kèm macro."
        )
    if content_type == f"{WORD}template.main+xml":
        raise CchcError(
            "Tệp Word của kế hoạch là mẫu của Word (.dotx). Đề nghị mở bằng Word và lưu thành “Word Document (*.docx)”."
        )
    raise foreign()


def refuse_signed(kinds: Iterable[str]) -> None:
    """Refuse a package that is signed, by the types of its relationships.

    Raises:
        CchcError: It is signed.
    """
    if any(kind.endswith("/digital-signature/origin") for kind in kinds):
        raise CchcError(
            "Tệp Word của kế hoạch đã ký số, thêm phụ lục sẽ làm hỏng chữ ký. "
            "Đề nghị dùng bản chưa ký, ghép phụ lục xong rồi mới ký."
        )


def foreign() -> CchcError:
    """What is said of a file that is no Word file."""
    return CchcError(
        "Tệp của kế hoạch không phải là tệp Word (.docx). Đề nghị mở bằng Word hoặc LibreOffice và lưu thành .docx."
    )


def broken() -> CchcError:
    """What is said of a file that is a Word file by its form and isn't one inside."""
    return CchcError("Tệp Word của kế hoạch bị hỏng, không đọc được. Đề nghị mở bằng Word, sửa và lưu lại thành .docx.")
