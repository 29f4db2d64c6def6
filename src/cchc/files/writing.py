"""Writing whole files.

What is written is at any moment either the old file or the new one: a temporary file beside the target, then a rename.
A link in the last part of a path is replaced like any other file, and what it leads to stays untouched, unless the
caller says that a person named the file and asked for it to be overwritten. A failed write leaves nothing behind; what
a killed one left is cleared by the next write to that folder.

Most of the time of writing is waiting for the disk, which takes no longer for many files than for one. So a file is
written step by step: after each step, the disk has what the step wrote before the next one begins, and the steps of
several files are taken together.
"""

import errno
import os
import re
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from cchc.errors import CchcError, WrongUsageError
from cchc.files.holding import abandoned, is_held
from cchc.files.paths import (
    OURS,
    descriptor,
    existing,
    exists,
    is_file,
    is_folder,
    is_link,
    is_stream,
    linked_folder,
    names_in,
    real,
)
from cchc.files.reasons import reason

if TYPE_CHECKING:
    from threading import Thread

_SURROGATE = "[\ud800-\udfff]"
_PREFIX, _SUFFIX = ".cchc-", ".tmp"
_CREATE = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_NOT_OFFERED = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
"""Errors of drives without fsync (OneDrive under WSL, some network drives): the file is written all the same."""
_TOGETHER = 16
"""The most files that wait for the disk together."""
_Steps = Generator[int, None, None]
"""The steps of writing a file: each yields the open file that it wrote to, and is thrown the disk's error."""


def write(path: Path, content: bytes, *, follow: bool = False) -> None:
    """Put `content` into `path` in one step, making its folder when there is none.

    With `follow` a link's target is replaced, and not the link. A device or a pipe (`/dev/stdout`) is written to, since
    it cannot be replaced.

    Raises:
        CchcError: The file cannot be written; what was there before is unchanged.
    """
    _, failed = _written([_writing(path, content, follow=follow)])
    if failed:
        raise failed


def _writing(path: Path, content: bytes, *, follow: bool) -> _Steps:
    """Write a file, as `write` does it.

    Raises:
        CchcError: The file cannot be written; what was there before is unchanged.
    """
    target = real(path) if follow else existing(path)
    try:
        if (number := descriptor(path)) is not None:
            with open(number, "wb", closefd=False) as stream:
                stream.write(content)
        elif target.exists() and not (is_file(target) or is_link(target)):
            target.write_bytes(content)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            yield from _replacing(target, content)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "tên tệp không hợp lệ"
        raise _refusal(path, why) from error


def _refusal(path: Path, why: str) -> CchcError:
    return CchcError(
        f"Không ghi được tệp “{path}” ({why}). Đề nghị kiểm tra thư mục và quyền ghi, hoặc đóng tệp nếu đang mở."
    )


def encoded(text: str) -> bytes:
    """The text in UTF-8, with U+FFFD for the bytes of a file's name that are no text."""
    return re.sub(_SURROGATE, "\N{REPLACEMENT CHARACTER}", text).encode()


def refuse_overwriting(path: Path, *, force: bool) -> None:
    """Refuse a result that would replace a file unasked, or that cannot be written where it is wanted.

    Raises:
        WrongUsageError: The name is that of a plan or of settings.
        CchcError: As with `refuse_existing`.
    """
    if path.suffix.lower() in OURS:
        raise WrongUsageError(
            f"“{path}” là tên của tệp kế hoạch hoặc cài đặt, không phải của kết quả. Đề nghị chọn tên khác."
        )
    refuse_existing(path, force=force)


def refuse_existing(path: Path, *, force: bool) -> None:
    """Refuse to replace a file unasked, or to write where no file can be.

    Raises:
        CchcError: The file exists, and `force` is not given; it is a folder; or its folder takes no files.
    """
    if is_stream(path):
        return
    path = existing(path)
    if is_folder(path):
        raise CchcError(f"“{path}” là thư mục. Đề nghị ghi tên tệp.")
    if is_file(path) and not force:
        raise CchcError(f"Tệp “{path}” đã có. Đề nghị dùng --force nếu muốn ghi đè, hoặc chọn tên khác.")
    if not is_link(path):
        _refuse_closed_folder(path)


def _refuse_closed_folder(path: Path) -> None:
    """Refuse a path whose nearest folder that is there takes no files.

    Raises:
        CchcError: It is no folder, or may not be written to.
    """
    nearest = next((folder for folder in path.parents if exists(folder)), None)
    if nearest is not None and not is_folder(nearest):
        raise _refusal(path, reason(NotADirectoryError()))
    if nearest is not None and not os.access(nearest, os.W_OK | os.X_OK):
        raise _refusal(path, reason(PermissionError()))


def refuse_linked_folder(target: Path, below: Path | None = None) -> None:
    """Refuse to write through a linked folder that nobody typed: any, or one `below` the folder that was typed.

    Raises:
        CchcError: One of these folders is a link.
    """
    folder = linked_folder(target, below)
    if folder is None:
        return
    what, mend = ("Thư mục mặc định", "ghi -o THƯ MỤC, hoặc thay") if below is None else ("Thư mục", "thay")
    raise CchcError(
        f"{what} “{folder.as_posix()}” là liên kết tới “{real(folder).as_posix()}” nên không ghi vào đó. Đề nghị "
        f"{mend} liên kết bằng thư mục."
    )


def write_all(contents: Mapping[Path, bytes], said: Callable[[Path], str], *, follow: bool = False) -> tuple[Path, ...]:
    """Write several files; returns those that were written.

    When one fails, those before it are there and none after it is, though their folders may be. A power cut may take
    one and leave a later one.

    Raises:
        CchcError: One cannot be written; the message begins with `said` of those written before it.
    """
    done: list[Path] = []
    for start in range(0, len(contents), _TOGETHER):
        some = list(islice(contents, start, start + _TOGETHER))
        number, failed = _written([_writing(path, contents[path], follow=follow) for path in some])
        done += some[:number]
        if failed:
            raise failed.after(*map(said, done)) from failed
    return tuple(done)


def _written(files: Sequence[_Steps]) -> tuple[int, CchcError | None]:
    """Write files together, in their order; the number of those that were written, and the error of the next one."""
    left, failed = list(files), None
    errors: Sequence[OSError | None] = [None] * len(left)
    try:
        while left:
            handles: list[int | None] = []
            try:
                for steps, error in zip(left, errors, strict=True):
                    handles.append(_next(steps, error))
            except CchcError as error:
                failed = error
                del left[len(handles) :]
            if not any(handle is not None for handle in handles):
                break
            errors = _on_disk(handles)
    finally:
        for steps in files:
            steps.close()
    return len(left), failed


def _next(steps: _Steps, error: OSError | None) -> int | None:
    """What the next step of writing a file wrote to; `None` after the last one. `error` is that of the step before.

    Raises:
        CchcError: The file cannot be written.
    """
    try:
        return next(steps) if error is None else steps.throw(error)
    except StopIteration:
        return None


def _on_disk(handles: Sequence[int | None]) -> list[OSError | None]:
    """Wait until the disk has what was written, all at a time; for each its error, or `None`."""
    found: list[OSError | None] = [None] * len(handles)

    def wait(place: int, handle: int) -> None:
        found[place] = _synced(handle)

    *others, last = ((place, handle) for place, handle in enumerate(handles) if handle is not None)
    threads = [started for each in others if (started := _started(wait, *each))]
    wait(*last)
    for thread in threads:
        thread.join()
    return found


def _started(work: Callable[[int, int], None], *asked: int) -> "Thread | None":
    """A thread that does some work; `None` where the system starts none, and it is done already."""
    from threading import Thread  # noqa: PLC0415 — only those who write several files need it

    thread = Thread(target=work, args=asked, daemon=True)  # Ctrl-C does not wait for the disk
    try:
        thread.start()
    except RuntimeError:
        work(*asked)
        return None
    return thread


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


def _replacing(target: Path, content: bytes) -> _Steps:
    _clear(target.parent)
    mode = _mode(target)
    handle, temporary = _temporary(target.parent, 0o666 if mode is None else mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            yield file.fileno()
            if os.name != "nt":  # it is held until it has its name; Windows renames no open file
                _rename(temporary, target, mode)
        if os.name == "nt":
            _rename(temporary, target, mode)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    yield from _keeping_name(target.parent)


def _rename(temporary: Path, target: Path, mode: int | None) -> None:
    if mode is not None:
        with suppress(OSError):  # a drive that keeps no permissions is written to all the same
            temporary.chmod(mode)
    temporary.replace(target)


def _temporary(folder: Path, mode: int) -> tuple[int, Path]:
    """A new file that nobody else can have, open for writing, and held as long as it is open."""
    import secrets  # noqa: PLC0415 — only those who write need it

    while True:
        path = folder / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}"
        handle = os.open(path, _CREATE, mode)
        if is_held(handle):
            return handle, path
        os.close(handle)


def _clear(folder: Path) -> None:
    """Remove the temporary files that killed processes left in a folder."""
    for name in names_in(folder):
        if name.startswith(_PREFIX) and name.endswith(_SUFFIX):
            with suppress(OSError), abandoned(folder / name) as nobodys:
                if nobodys:
                    (folder / name).unlink()


def _mode(target: Path) -> int | None:
    """The permissions of the file that is replaced; `None` for a new one, which gets the usual ones."""
    if is_link(target):
        return None
    with suppress(FileNotFoundError):
        return target.stat().st_mode & 0o777
    return None


def _synced(handle: int) -> OSError | None:
    """Wait until the disk has what was written to an open file; the error if it has not."""
    try:
        os.fsync(handle)
    except OSError as error:
        return None if error.errno in _NOT_OFFERED else error
    return None


def _keeping_name(folder: Path) -> _Steps:
    """Let the new name outlive a power cut, where the system can (not on Windows); the file is replaced already."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            yield handle
        finally:
            os.close(handle)
