"""A folder for what another program reads and writes."""

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
"""The file by which a folder is known to be in use."""
_ROOM = 4 * 1024 * 1024
"""Bytes that a folder takes which is not full."""


@contextmanager
def scratch() -> Iterator[Path]:
    """An empty folder in the system's temporary folder, gone afterwards; what a killed run left there goes as well.

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


def require_room(folder: Path) -> None:
    """Make sure that a program which failed in a folder did not fail for want of room.

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
    import shutil  # noqa: PLC0415 — as above

    _clear(parent)
    folder, handle = _new_folder(parent)
    try:
        yield folder
    finally:
        os.close(handle)
        shutil.rmtree(folder, ignore_errors=True)


def _new_folder(parent: Path) -> tuple[Path, int]:
    import tempfile  # noqa: PLC0415 — as above

    while True:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
        handle = os.open(folder / _HELD, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        if is_held(handle):
            return folder, handle
        os.close(handle)


def _clear(parent: Path) -> None:
    """Remove the folders that killed processes of this user left."""
    import shutil  # noqa: PLC0415 — as above

    for folder in (parent / name for name in names_in(parent) if name.startswith(_PREFIX)):
        with suppress(OSError):
            if _is_ours(folder):
                with abandoned(folder / _HELD) as nobodys:
                    if nobodys:
                        shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    """Whether a folder was made by this user; the system's temporary folder is everybody's (on Windows it is not)."""
    return not is_link(folder) and (not hasattr(os, "geteuid") or folder.stat().st_uid == os.geteuid())
