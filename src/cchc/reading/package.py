"""Packages (DOCX, XLSX): refused when they are none or too large, and written so that nothing varies.

Both are zips of parts. One that comes from outside may be built to take gigabytes or minutes: `bounds` says what is too
much. One that we write has its parts in the order of their names, with a fixed date.
"""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cchc import files
from cchc.errors import CchcError, WrongUsageError
from cchc.reading.bounds import (
    CONTENT_TYPES,
    LARGEST,
    LARGEST_TEXT,
    UNREADABLE,
    CutShortError,
    DamagedError,
    TooMuchError,
    refuse_malformed,
    refuse_odd_relations,
    refuse_too_much,
    unpacked,
)

_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
"""The first bytes of a .doc or an .xls, and of a .docx or an .xlsx that a password locks."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class PackageKind(NamedTuple):
    """A program's files, told by the content type of their main part."""

    program: str
    saved_as: str
    suffix: str
    main: bytes
    others: Mapping[bytes, str]
    """Predicates of the error message for other packages of the program, by a piece of their content types."""

    @property
    def save_again(self) -> str:
        """The mend for a file of another kind: open it in the program, save it as this kind."""
        return f"Đề nghị mở bằng {self.program} và lưu lại dạng {self.saved_as} ({self.suffix})."


_OFFICE = b"application/vnd.openxmlformats-officedocument."
WORD = PackageKind(
    "Word",
    "Word Document",
    ".docx",
    _OFFICE + b"wordprocessingml.document.main+xml",
    {b"macroEnabled": "có macro (.docm)", _OFFICE + b"wordprocessingml.template": "là mẫu của Word (.dotx)"},
)
EXCEL = PackageKind(
    "Excel",
    "Excel Workbook",
    ".xlsx",
    _OFFICE + b"spreadsheetml.sheet.main+xml",
    {
        b"sheet.binary": "là tệp Excel nhị phân (.xlsb)",
        b"macroEnabled": "có macro (.xlsm)",
        _OFFICE + b"spreadsheetml.template": "là mẫu của Excel (.xltx)",
    },
)
SAVE_AGAIN = WORD.save_again


def package_bytes(path: Path, what: str, kind: PackageKind = WORD) -> bytes:
    """The bytes of a file of that kind, of bearable size; `what` names it in messages: “mẫu”, “Kế hoạch”.

    Raises:
        WrongUsageError: There is no such file.
        CchcError: The file cannot be read, is of another kind, or is too large.
    """
    try:
        content = files.read(path, LARGEST)
    except FileNotFoundError as error:
        raise WrongUsageError(f"Không có {what} “{path}”. Đề nghị kiểm tra lại đường dẫn.") from error
    except OSError as error:
        raise CchcError(f"Không mở được {what} “{path}” ({files.reason(error)}). Đề nghị kiểm tra tên tệp.") from error
    refuse_others(content, f"{what[0].upper()}{what[1:]} “{path}”", kind)
    return content


def refuse_others(content: bytes, named: str, kind: PackageKind = WORD) -> None:
    """Refuse bytes that are no file of that kind, or too large; `named` begins the error message.

    Raises:
        CchcError: The bytes are refused.
    """
    parts = bearable_parts(content, named, kind)
    try:
        refuse_odd_relations(part for name, part in parts.items() if name.endswith(".rels"))
        if kind is WORD:
            refuse_malformed(parts)
    except TooMuchError as error:
        raise too_large(named) from error
    except DamagedError as error:
        raise damaged(named, error, kind) from error


def bearable_parts(content: bytes, named: str, kind: PackageKind = WORD, *, once: bool = True) -> dict[str, bytes]:
    """The parts of a file of that kind, safe to be parsed; faults of one are left to whoever reads it.

    Without `once`, the last of several parts of one name counts.

    Raises:
        CchcError: The bytes are no file of that kind, or too large; `named` begins the error message.
    """
    if content.startswith(_COMPOUND_FILE):
        raise CchcError(f"{named} {_old(content, kind)}")
    if len(content) > LARGEST:  # and so cut short
        raise too_large(named)
    try:
        parts = unpacked(content, once=once)
        types = parts[CONTENT_TYPES]
        if kind.main in types:
            refuse_too_much(parts)
    except TooMuchError as error:
        raise too_large(named) from error
    except DamagedError as error:
        raise damaged(named, error, kind) from error
    except UNREADABLE as error:
        raise CchcError(f"{named} {_none(kind)}. {kind.save_again}") from error
    if kind.main not in types:
        words = next((words for sign, words in kind.others.items() if sign in types), _none(kind))
        raise CchcError(f"{named} {words}. {kind.save_again}")
    return parts


def _old(compound: bytes, kind: PackageKind) -> str:
    if _ENCRYPTED in compound:
        return f"có mật khẩu. Đề nghị mở bằng {kind.program}, bỏ mật khẩu rồi lưu lại."
    return f"là tệp {kind.program} kiểu cũ ({kind.suffix[:-1]}). {kind.save_again}"


def _none(kind: PackageKind) -> str:
    return f"không phải là tệp {kind.program} ({kind.suffix})"


def damaged(named: str, error: Exception, kind: PackageKind = WORD) -> CchcError:
    """The error for a file with damage: no program can save one again that was cut short."""
    if isinstance(error, CutShortError):
        return CchcError(f"{named} bị hỏng, hoặc chưa chép xong. Đề nghị chép lại từ nguồn.")
    return CchcError(f"{named} bị hỏng. {kind.save_again}")


def too_large(named: str) -> CchcError:
    """The error for a file that holds more than any document of an office."""
    return CchcError(
        f"{named} quá lớn (tối đa {LARGEST // 2**20} MB, riêng phần chữ {LARGEST_TEXT // 2**20} MB). "
        "Đề nghị bớt hình ảnh, hoặc tách thành nhiều tệp."
    )


def packed(content: bytes, changed: Mapping[str, bytes] | None = None) -> bytes:
    """The package with its parts in the order of their names, with fixed dates; `changed` parts are replaced."""
    instead = changed or {}
    target = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as source, ZipFile(target, "w") as package:
        for name in sorted(source.namelist(), key=lambda name: (name != CONTENT_TYPES, name)):
            entry = ZipInfo(name)  # dated 1980-01-01, the first day that a zip can say
            entry.create_system = 0  # alike on every system
            package.writestr(entry, instead.get(name) or source.read(name), ZIP_DEFLATED)
    return target.getvalue()
