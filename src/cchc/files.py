"""Reading and writing whole files.

Everything that is written goes through here: a temporary file beside the target, then a rename, so that the target is
at any moment either the old file or the new one. A failed write leaves nothing behind.
"""

import errno
import hashlib
import os
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cchc.errors import CchcError

STDIO = Path("-")
"""The name that stands for standard input or output where a file is asked for."""
PATIENCE = 10.0
"""Seconds to wait for a file that another process is changing."""


def read(path: Path, limit: int) -> bytes:
    """The first `limit + 1` bytes of a file or, for `-`, of standard input.

    A caller that gets more than `limit` bytes knows that the file is too large, and no more than that was read.

    Raises:
        OSError: The file cannot be opened or read.
    """
    if path == STDIO:
        if sys.stdin is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return sys.stdin.buffer.read(limit + 1)
    with path.open("rb") as file:
        return file.read(limit + 1)


def is_file(path: Path) -> bool:
    """Whether there is a regular file; a path that the system cannot even look up is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether there is a folder; a path that the system cannot even look up is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def exists(path: Path) -> bool:
    """Whether there is anything; a path that the system cannot even look up is nothing."""
    try:
        return path.exists()
    except OSError:
        return False


def real(path: Path) -> Path:
    """The absolute path with all links followed, as far as they lead anywhere."""
    return Path(os.path.realpath(path))


def same_name(one: str, other: str) -> bool:
    """Whether two names of files are one: some systems decompose the letters of a name (NFD)."""
    return unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)


def existing(path: Path) -> Path:
    """The file of that name as its folder spells it, decomposed or not; `path` itself when there is none."""
    if is_file(path) or not is_folder(path.parent):
        return path
    with suppress(OSError):  # a folder whose names may not be read
        return next((file for file in path.parent.iterdir() if same_name(file.name, path.name)), path)
    return path


def write(path: Path, content: bytes) -> None:
    """Put `content` into `path` in one step, making its folder when there is none.

    A link's target is replaced; a device or a pipe (`/dev/stdout`) is written to, since it cannot be replaced.

    Raises:
        CchcError: The file cannot be written; what was there before is unchanged.
    """
    target = real(path)
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            _replace(target, content)
    except OSError as error:
        raise CchcError(
            f"Không ghi được tệp “{path}” ({reason(error)}). Đề nghị kiểm tra thư mục và quyền ghi, hoặc "
            "đóng tệp nếu đang mở."
        ) from error


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file while it is read, changed and written; whoever else wants to waits, some ten seconds at most.

    The lock is a hidden file beside it, which stays: without it two could hold the lock at once. The system releases it
    when the process ends, however that ends.

    Raises:
        CchcError: Another process holds it for too long, or the folder cannot be written to.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 — only those who change a file need it

    target = real(path)
    try:
        lock = FileLock(target.with_name(f".{target.name}.lock"), timeout=PATIENCE).acquire()
    except Timeout as error:
        raise CchcError(f"Tệp “{path}” đang được một lệnh khác ghi. Đề nghị chờ lệnh đó xong rồi chạy lại.") from error
    except OSError as error:
        raise CchcError(
            f"Không ghi được vào thư mục của “{path}” ({reason(error)}). Đề nghị kiểm tra quyền ghi."
        ) from error
    with lock:
        yield


def sha256(path: Path) -> str:
    """The SHA-256 of a file's content, in hexadecimal digits, however large the file is.

    Raises:
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def append(path: Path, content: bytes) -> None:
    """Add to the end of a file that others add to as well, making it when there is none.

    Raises:
        CchcError: The file cannot be written.
    """
    try:
        with path.open("ab") as file:
            file.write(content)
    except OSError as error:
        raise CchcError(f"Không ghi được tệp “{path}” ({reason(error)}). Đề nghị kiểm tra quyền ghi.") from error


def _replace(target: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _mode(target: Path) -> int:
    """The permissions that the target has, or that a new file gets: `mkstemp` alone would make it private."""
    with suppress(FileNotFoundError):
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def unreadable(error: OSError) -> str:
    """What is said of a file that cannot be read."""
    return f"Không đọc được tệp ({reason(error)}). Đề nghị kiểm tra tên tệp và quyền đọc."


def reason(error: OSError) -> str:
    """Why the system refused, in Vietnamese where it is one of the usual reasons."""
    by_number = {
        errno.EBADF: "luồng này đã đóng",
        errno.ENAMETOOLONG: "tên quá dài",
        errno.ENOSPC: "đĩa đầy",
        errno.EROFS: "ổ đĩa chỉ đọc",
        errno.ELOOP: "liên kết trỏ vòng",
    }
    by_type: dict[type[OSError], str] = {
        PermissionError: "không có quyền",
        FileNotFoundError: "không có tệp",
        IsADirectoryError: "đó là một thư mục",
        NotADirectoryError: "đường dẫn đi qua một tệp thường",
        FileExistsError: "đường dẫn đi qua một tệp thường",
    }
    return by_number.get(error.errno or 0) or by_type.get(type(error)) or "hệ thống từ chối"
