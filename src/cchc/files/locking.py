"""Holding a file while it is read, changed and written.

The system's own lock (flock) is released when a process ends, however it ends. Some drives do not offer it: OneDrive
under WSL, CIFS, NFS without a lock service. There a lock file names the process that made it. If that process is gone,
the lock is taken over; if that cannot be told, the error message names the lock file and its age.
"""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.errors import CchcError
from cchc.files.paths import is_link
from cchc.files.reasons import reason

if TYPE_CHECKING:
    from filelock import BaseFileLock

PATIENCE = 10.0
"""Seconds to wait for a file that another process is changing."""
_NATIVE, _SOFT = ".lock", ".soft.lock"
_NOT_OFFERED = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
_AGES = ((86400, "ngày"), (3600, "giờ"), (60, "phút"), (1, "giây"))


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file while it is read, changed and written; another process that wants it waits, at most `PATIENCE`.

    The lock is a hidden file beside it, removed when released. On Windows, where nobody can remove an open file, it
    stays.

    Raises:
        CchcError: Another process holds it for too long, the folder cannot be written to, or there is a link in its
            place.
    """
    try:
        lock = _acquired(path)
    except OSError as error:
        raise CchcError(
            f"Không ghi được vào thư mục của “{path}” ({reason(error)}). Đề nghị kiểm tra quyền ghi."
        ) from error
    try:
        yield
    finally:
        _remove(_beside(path, _NATIVE))  # still held: who waits for it finds that it is gone, and makes another
        lock.release()


def _acquired(path: Path) -> "BaseFileLock":
    from filelock import FileLock, SoftFileLock  # noqa: PLC0415 — only those who change a file need it

    try:
        return _waited_for(FileLock(_beside(path, _NATIVE), timeout=PATIENCE, fallback_to_soft=False), path)
    except OSError as error:
        if error.errno not in _NOT_OFFERED:
            raise
    return _waited_for(SoftFileLock(_beside(path, _SOFT), timeout=PATIENCE), path)


def _remove(lock: Path) -> None:
    if os.name != "nt":
        with suppress(OSError):
            lock.unlink()


def _beside(path: Path, suffix: str) -> Path:
    """The path of a file's lock.

    Raises:
        CchcError: A link stands there: nobody knows what would be changed through it.
    """
    lock = path.with_name(f".{path.name}{suffix}")
    if is_link(lock):
        raise CchcError(f"Tệp khóa “{lock}” là liên kết nên không dùng được. Đề nghị xóa liên kết này.")
    return lock


def _waited_for(lock: "BaseFileLock", path: Path) -> "BaseFileLock":
    from filelock import Timeout  # noqa: PLC0415 — as above

    try:
        lock.acquire()
    except Timeout as error:
        raise CchcError(f"Tệp “{path}” đang được một lệnh khác ghi. {_advice(Path(lock.lock_file))}") from error
    return lock


def _advice(lock: Path) -> str:
    """Advice on a lock that is not released; a lock file without a system lock may have been left behind."""
    if not lock.name.endswith(_SOFT):
        return "Đề nghị chờ lệnh đó xong rồi chạy lại."
    return (
        f"Đề nghị chờ lệnh đó xong rồi chạy lại; nếu không còn lệnh nào đang chạy thì xóa tệp khóa “{lock}”"
        f"{_age(lock)}."
    )


def _age(lock: Path) -> str:
    """The age of a lock file; blank when it is gone by now, or dated in the future."""
    try:
        seconds = time.time() - lock.stat().st_mtime
    except OSError:
        return ""
    return next((f", có từ {seconds // unit:.0f} {name} trước" for unit, name in _AGES if seconds >= unit), "")
