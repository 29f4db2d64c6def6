"""A temporary folder for another program's files."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cchc.errors import CchcError
from cchc.files.holding import abandoned, is_held
from cchc.files.paths import is_link, names_in
from cchc.files.reasons import reason

_PREFIX = "cchc-"
_HELD = ".held"
"""The file whose lock shows that a folder is in use."""
_ROOM = 4 * 1024 * 1024
"""The number of bytes written to a folder to test whether the disk is full."""


@contextmanager
def scratch() -> Iterator[Path]:
    """An empty folder in the system's temporary folder, removed afterwards, with those that killed runs left there.

    Raises:
        CchcError: There is no such folder, or nothing can be written there.
    """
    import tempfile  # noqa: PLC0415 — only those who start another program need it

    try:
        with _held_folder(Path(tempfile.gettempdir())) as folder:
            yield folder
    except OSError as error:
        raise CchcError(
            f"Không ghi được vào thư mục tạm ({reason(error)}). Đề nghị dọn ổ đĩa chứa thư mục đó, hoặc đặt biến môi "
            "trường TMPDIR là một thư mục khác."
        ) from error


@contextmanager
def scratch_for_libraries() -> Iterator[None]:
    """Direct a library's temporary files into a folder of our own.

    Raises:
        CchcError: As with `scratch`.
    """
    import tempfile  # noqa: PLC0415 — as above

    with scratch() as folder:
        before, tempfile.tempdir = tempfile.tempdir, str(folder)
        try:
            yield
        finally:
            tempfile.tempdir = before


def require_room(folder: Path) -> None:
    """Check that a program which failed in a folder did not fail because the disk is full.

    Raises:
        OSError: Nothing more can be written there.
    """
    probe = folder / ".room"
    try:
        probe.write_bytes(bytes(_ROOM))
    finally:
        probe.unlink(missing_ok=True)


@contextmanager
def _held_folder(parent: Path) -> Iterator[Path]:
    _clear(parent)
    folder, handle = _new_folder(parent)
    try:
        yield folder
    finally:
        os.close(handle)
        with suppress(OSError):
            _remove(folder)


def _new_folder(parent: Path) -> tuple[Path, int]:
    import tempfile  # noqa: PLC0415 — as above

    while True:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
        handle = os.open(folder / _HELD, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        if is_held(handle):
            os.set_inheritable(handle, True)  # noqa: FBT003 — a program that outlives us holds its folder
            return folder, handle
        os.close(handle)


def _clear(parent: Path) -> None:
    """Remove the folders that killed processes of this user left."""
    for folder in (parent / name for name in names_in(parent) if name.startswith(_PREFIX)):
        with suppress(OSError):
            if _is_ours(folder):
                with abandoned(folder / _HELD) as nobodys:
                    if nobodys:
                        _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a folder, its `_HELD` file last: if something cannot be removed, the next run finds the folder."""
    import shutil  # noqa: PLC0415 — as above

    for name in names_in(folder):
        path = folder / name
        if name != _HELD:
            shutil.rmtree(path) if path.is_dir() and not is_link(path) else path.unlink()
    (folder / _HELD).unlink()
    folder.rmdir()


def _is_ours(folder: Path) -> bool:
    """True if this user made the folder: the system's temporary folder is shared by all users, save on Windows."""
    return not is_link(folder) and (not hasattr(os, "geteuid") or folder.stat().st_uid == os.geteuid())
