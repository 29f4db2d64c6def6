"""Reading a file, or a stream, up to a limit."""

import errno
import os
import sys
from pathlib import Path

from cchc.files.paths import descriptor, strays
from cchc.files.reasons import StrayLinkError


def read(path: Path, limit: int, *, anywhere: bool = False) -> bytes:
    """The first `limit + 1` bytes of a file, of standard input for `-`, or of a stream that the shell opened.

    A caller that gets more than `limit` bytes knows that the file is too large, and no more than that was read. With
    `anywhere` a link is followed wherever it leads: for keys, certificates and typefaces, which the one who runs the
    program names and whose content is never shown.

    Raises:
        OSError: The file cannot be opened or read, or is a link that leads too far (`paths.strays`).
    """
    number = descriptor(path)
    if number == 0:
        if sys.stdin is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        return sys.stdin.buffer.read(limit + 1)
    if number is not None:
        with open(number, "rb", closefd=False) as stream:
            return stream.read(limit + 1)
    if not anywhere and strays(path):
        raise StrayLinkError
    with path.open("rb") as file:
        return file.read(limit + 1)


def sha256(path: Path) -> str:
    """The SHA-256 of a file's content, in hexadecimal digits, however large the file is.

    Raises:
        OSError: The file cannot be read.
    """
    import hashlib  # noqa: PLC0415 — only files that prove something are summed up; it loads OpenSSL

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
