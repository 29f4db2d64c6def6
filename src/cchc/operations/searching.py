"""Looking for files of one kind in a tree, and what is passed over there.

Passed over: hidden and temporary names (`.git`, `~$x.docx`), results in `out`, and what `exclude` of the nearest
`cchc.toml` names. It holds for what the program finds by itself, in a folder or for a pattern; what is typed is taken.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cchc import files

if TYPE_CHECKING:
    from cchc.loading import Exclusion


class Sought(NamedTuple):
    """A kind of file: the endings of its names, and the name of a folder where there are none of it."""

    endings: tuple[str, ...]
    without: str = ""


def tree(top: Path, sought: Sought) -> Iterator[tuple[Path, list[files.FolderEntry]]]:
    """The folders of a tree, each with its entries, without what is passed over.

    Raises:
        CchcError: As with `files.tree`.
        WrongUsageError: A `cchc.toml` is not understood.
    """
    return files.tree(top, _choice(sought))


def hits(pattern: Path, sought: Sought) -> list[Path]:
    """The folders and the files of that kind which a pattern means, without what is passed over; none for a plain path.

    Raises:
        CchcError: As with `tree`.
    """
    if not files.has_pattern(pattern):
        return []
    return [path for path in files.hits(pattern, _choice(sought)) if _is_usable(path, sought)]


def is_sought(folder: Path, entry: files.FolderEntry, sought: Sought) -> bool:
    """True for a file of that kind, and for what should be one: a folder or a broken link by such a name.

    A pipe or a device is left alone: reading it might never end.
    """
    return entry.name.lower().endswith(sought.endings) and (entry.is_file or _can_be_told(folder / entry.name))


def _is_usable(path: Path, sought: Sought) -> bool:
    return files.is_folder(path) or (path.name.lower().endswith(sought.endings) and _can_be_told(path))


def _can_be_told(path: Path) -> bool:
    """True for a file, and for something that can be told to be none without waiting for it."""
    return files.is_file(path) or files.is_folder(path) or not files.exists(path)


def _choice(sought: Sought) -> files.EntryChoice:
    known: dict[Path, _Inspected] = {}

    def chosen(folder: Path, entries: Sequence[files.FolderEntry]) -> list[files.FolderEntry]:
        known[folder] = inspected = _inspected(folder, entries, known)
        is_excluded = inspected.exclusion.in_folder(inspected.real) if inspected.exclusion else None
        return [
            entry
            for entry in entries
            if not (entry.is_folder and entry.name.casefold() == sought.without)
            and not (is_excluded and is_excluded(entry.name))
        ]

    return chosen


class _Inspected(NamedTuple):
    """A folder without links, and what the nearest settings at or above it leave out."""

    real: Path
    exclusion: "Exclusion | None"


def _inspected(folder: Path, entries: Sequence[files.FolderEntry], known: Mapping[Path, _Inspected]) -> _Inspected:
    above = known.get(folder.parent) if folder.name != ".." else None
    real = above.real / folder.name if above else files.real(folder)
    if any(os.path.normcase(entry.name) == files.SETTINGS for entry in entries):
        return _Inspected(real, _stated(real))
    if above:
        return _Inspected(real, above.exclusion)
    return _Inspected(
        real, next((_stated(each) for each in real.parents if files.lookup_error(each / files.SETTINGS) is None), None)
    )


def _stated(folder: Path) -> "Exclusion | None":
    from cchc.loading import exclusion_in  # most folders have no settings

    return exclusion_in(folder)
