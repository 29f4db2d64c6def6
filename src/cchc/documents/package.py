"""The DOCX as a package: opened within bounds, and written so that the same parts give the same bytes.

A DOCX is a zip of parts. One that comes from outside may unpack to gigabytes, so its sizes are read before anything is
unpacked. One that we write has its parts in the order of their names, with a fixed date.
"""

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from cchc import files
from cchc.errors import CchcError, WrongUsageError

LARGEST = 32 * 1024 * 1024
"""The largest file that is read, in bytes."""
LARGEST_UNPACKED = 256 * 1024 * 1024
"""The most that its parts may unpack to, in bytes."""
_CONTENT_TYPES = "[Content_Types].xml"
_LARGEST_CONTENT_TYPES = 1024 * 1024
_WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def opened(path: Path, what: str) -> bytes:
    """The bytes of a DOCX, which is sure to be a Word document and to unpack to a bearable size.

    `what` names the file in messages: “mẫu”, “tệp Kế hoạch”.

    Raises:
        WrongUsageError: There is no such file.
        CchcError: The file cannot be read, is no DOCX, or is too large.
    """
    try:
        content = files.read(path, LARGEST)
    except FileNotFoundError as error:
        raise WrongUsageError(f"Không có {what} “{path}”. Đề nghị kiểm tra lại đường dẫn.") from error
    except OSError as error:
        raise CchcError(f"Không mở được {what} “{path}” ({files.reason(error)}). Đề nghị kiểm tra tên tệp.") from error
    try:
        with ZipFile(io.BytesIO(content)) as package:
            too_large = len(content) > LARGEST or sum(p.file_size for p in package.infolist()) > LARGEST_UNPACKED
            is_word = not too_large and _is_word(package)
    except (BadZipFile, KeyError, NotImplementedError, OSError, RuntimeError, ValueError, EOFError):
        too_large, is_word = len(content) > LARGEST, False
    if too_large:
        raise CchcError(f"Không mở được {what} “{path}”: tệp quá lớn. Đề nghị bớt hình ảnh trong tệp.")
    if not is_word:
        raise CchcError(
            f"Không mở được {what} “{path}”. Đề nghị kiểm tra: phải là tệp Word (.docx), không đặt mật khẩu."
        )
    return content


def packed(content: bytes) -> bytes:
    """The same parts, in the order of their names and with fixed dates."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as source, ZipFile(target, "w") as package:
        for name in sorted(source.namelist(), key=lambda name: (name != _CONTENT_TYPES, name)):
            entry = ZipInfo(name)  # dated 1980-01-01, the first day that a zip can say
            entry.create_system = 0  # alike on every system
            package.writestr(entry, source.read(name), ZIP_DEFLATED)
    return target.getvalue()


def _is_word(package: ZipFile) -> bool:
    return package.getinfo(_CONTENT_TYPES).file_size <= _LARGEST_CONTENT_TYPES and _WORD in package.read(_CONTENT_TYPES)
