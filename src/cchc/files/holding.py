"""Finding temporary files that killed processes left behind: no running process holds them any more.

The maker of a temporary file holds it (flock) as long as it is open, and the system releases it however the process
ends. On Windows an open file cannot be removed, and needs no holding.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOOK = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_ABANDONED_AFTER = 3600
"""Seconds after the last change until a temporary file is abandoned, on drives that cannot tell whether it is held."""


def is_held(handle: int) -> bool:
    """Hold a file that was just made; false when another run took it for abandoned, and removes it."""
    return _hold(handle) is not False and os.fstat(handle).st_nlink > 0


@contextmanager
def abandoned(path: Path) -> Iterator[bool]:
    """True if no process holds a file any more; it is then held here until the caller has removed it.

    Raises:
        OSError: The file is gone, is a link, or may not be opened.
    """
    handle = os.open(path, _LOOK)
    try:
        held = _hold(handle)
        yield time.time() - os.fstat(handle).st_mtime > _ABANDONED_AFTER if held is None else held
    finally:
        os.close(handle)


def _hold(handle: int) -> bool | None:
    """Hold an open file against other processes: `False` when another holds it, `None` when nobody can tell."""
    try:
        import fcntl  # noqa: PLC0415 — not on Windows

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except (ImportError, OSError):
        return None
    return True
