"""Questions about paths, answered without opening anything; among them, the links that lead too far to be read.

A repository may come from anybody: a link in it must not make a command print a file of the machine that checks it
(`plans/x.yaml -> /proc/self/environ`). So a file that is a link is read only when its target lies in the folder that
the link stands in, or elsewhere in the same repository. Folders that a person typed may be links: only the last part of
a path is asked about.
"""

import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

STDIO = Path("-")
"""The name that means standard input or output instead of a file."""
OURS = (".yaml", ".yml", ".toml")
"""Endings of the files that people write: plans and settings. No result takes such a name."""
_STREAMS = {"-": 0, "/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}
_DESCRIPTOR = re.compile("/(?:dev|proc/self)/fd/([0-9]{1,6})")
"""The path that a shell writes for `<(command)`."""
SETTINGS = "cchc.toml"
"""The name of a file of settings."""
_REPOSITORY = (".git", SETTINGS)
"""Names that stand at the top of a repository of plans."""


def descriptor(path: Path) -> int | None:
    """The number of the open stream that a path names (`-`, `/dev/stdin`, `/dev/fd/63`); `None` for a file.

    Only the name counts: a link that leads to a stream is a link.
    """
    name = path.as_posix()
    if match := _DESCRIPTOR.fullmatch(name):
        return int(match[1])
    return _STREAMS.get(name)


def is_stream(path: Path) -> bool:
    """True for standard input or output, and for a stream that the shell opened."""
    return descriptor(path) is not None


def is_stdout(path: Path | None) -> bool:
    """True for standard output, under any of its names: `-`, `/dev/stdout`, `/dev/fd/1`."""
    return path is not None and (path == STDIO or descriptor(path) == 1)


def name_of(path: Path) -> str:
    """A file as findings name it: by its path, standard input as `<stdin>`."""
    return "<stdin>" if descriptor(path) == 0 else path.as_posix()


def folder_of(path: Path) -> Path:
    """The folder that a file's own references start from; a stream's start from the working folder."""
    return Path() if is_stream(path) else path.parent


def is_file(path: Path) -> bool:
    """True for a regular file; false for a path that the system cannot even look up."""
    return os.path.isfile(path)  # noqa: PTH113 — `Path.is_file` raises where a folder may not be entered


def is_folder(path: Path) -> bool:
    """True for a folder; false for a path that the system cannot even look up."""
    return os.path.isdir(path)  # noqa: PTH112 — as above


def exists(path: Path) -> bool:
    """True for anything that exists; false for a path that the system cannot even look up."""
    return os.path.exists(path)  # noqa: PTH110 — as above


def never_ends(path: Path) -> bool:
    """True for a device or a named pipe, whose reading might never end; false for a stream that is open already."""
    return not is_stream(path) and exists(path) and not (is_file(path) or is_folder(path))


def lookup_error(path: Path) -> OSError | ValueError | None:
    """The error of looking up a path: it does not exist, or may not be looked up; `None` when something is there."""
    try:
        path.lstat()
    except (OSError, ValueError) as error:
        return error
    return None


def is_link(path: Path) -> bool:
    """True if the last part of a path is a symbolic link, even one that leads nowhere."""
    return os.path.islink(path)  # noqa: PTH114 — as above


def linked_folder(path: Path, below: Path | None = None) -> Path | None:
    """The first of a file's folders, as its path is written, that is a link; `None` when all are folders.

    With `below`, only the folders under that one are asked about.
    """
    above = () if below is None else (below, *below.parents)
    folders = (existing(folder) for folder in reversed(path.parents) if folder not in above)
    return next(filter(is_link, folders), None)


def real(path: Path) -> Path:
    """The absolute path with all links followed, as far as they lead anywhere, as the disk spells its names."""
    return Path(os.path.realpath(existing(path)))


def strays(path: Path, start: Path | None = None) -> bool:
    """True for a link whose target lies outside the real folder of the link and outside that folder's repository.

    The target itself may be missing. What lies in `.git` is no part of a repository: credentials may stand there. With
    `start`, the folder that a reference was written in, any part of the path may be a link that leads out of it.
    """
    if start is None and not is_link(path):
        return False
    folder = real(path.parent if start is None else start)
    target = real(path)
    return ".git" in map(str.casefold, target.parts) or not any(map(target.is_relative_to, _around(folder)))


def _around(folder: Path) -> Iterator[Path]:
    """The folder itself, and the tops of the repositories that it lies in."""
    yield folder
    yield from filter(None, (_nearest_with(sign, folder) for sign in _REPOSITORY))


def _nearest_with(sign: str, folder: Path) -> Path | None:
    """The nearest folder at or above `folder` that holds something of that name."""
    return next((each for each in (folder, *folder.parents) if exists(each / sign)), None)


def same_name(one: str, other: str) -> bool:
    """True if two names mean one file: some systems decompose the letters of a name (NFD)."""
    return unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)


def existing(path: Path) -> Path:
    """The path as the disk spells it: each of its folders and its name may be decomposed there, or composed.

    A name that is there as it is written goes before its other spellings; one that is not there at all stays as it is.
    """
    if str(path).isascii() or lookup_error(path) is None:
        return path
    found = Path(path.anchor)
    for name in path.parts[bool(path.anchor) :]:
        found /= _spelled(name, found)
    return found


def _spelled(name: str, folder: Path) -> str:
    """A name as the folder spells it; without accents there is only one spelling."""
    if name.isascii() or lookup_error(folder / name) is None:
        return name
    return next((each for each in names_in(folder) if same_name(each, name)), name)


def names_in(folder: Path) -> list[str]:
    """The names in a folder, sorted; none where there is no folder, or one whose names may not be read."""
    with suppress(OSError, ValueError):
        return sorted(each.name for each in folder.iterdir())
    return []
