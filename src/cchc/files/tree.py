"""The tree below a folder, and the files that a pattern means (`xa-*/plans`), listed by the program itself.

Office folders hold anything: a link to a folder above, a backup of a whole disk. So what lies behind a link to a folder
is not listed, and a listing that grows too long or too deep ends with a sentence. The order never depends on the disk:
by name, the files of a folder before those of its subfolders.
"""

import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from fnmatch import translate
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from cchc.errors import CchcError
from cchc.files.paths import is_folder, is_link, lookup_error
from cchc.files.reasons import reason

MOST_ENTRIES = 100_000
DEEPEST = 16
"""The most levels of folders below the one where a listing begins."""
HIDDEN = (".", "~")
"""The beginnings of hidden and temporary names: `.git`, `~$phu-luc.docx`."""
_MAGIC = re.compile(r"[*?\[]")
_ANY_FOLDERS = "**"


class FolderEntry(NamedTuple):
    """One name in a folder; a link is neither a folder nor a file."""

    name: str
    is_folder: bool
    is_file: bool


EntryChoice = Callable[[Path, Sequence[FolderEntry]], list[FolderEntry]]
"""The entries of a folder that matter; it is asked for a folder before those in it."""


def tree(top: Path, choice: EntryChoice) -> Iterator[tuple[Path, list[FolderEntry]]]:
    """Each folder of the tree with the entries that matter, by name; other folders, and hidden ones, are not entered.

    Raises:
        CchcError: A folder cannot be listed, or the tree has too many entries or too many levels.
    """
    seen, waiting = 0, [(top, 0)]
    while waiting:
        folder, depth = waiting.pop()
        entries = _listed(folder, top, MOST_ENTRIES - seen)
        seen += len(entries)
        chosen = [entry for entry in choice(folder, entries) if not entry.name.startswith(HIDDEN)]
        yield folder, chosen
        below = [(folder / entry.name, depth + 1) for entry in reversed(chosen) if entry.is_folder]
        if below and depth == DEEPEST:
            raise _too_large(f"có quá {DEEPEST} tầng thư mục (“{below[-1][0]}”)", top)
        waiting += below


def has_pattern(path: Path) -> bool:
    """True if a path has one of the signs of a pattern: `*`, `?`, `[`."""
    return any(_is_sign(part, path) for part in path.parts)


def hits(pattern: Path, choice: EntryChoice) -> list[Path]:
    """The files and folders that a pattern means, by name: `*`, `?`, `[…]`, and `**` for any number of folders.

    The part before the first sign is taken as it is typed. After it no folder that is a link is entered or returned,
    and a sign stands only for names that matter. A hidden name must be typed with its first letter. A name that
    is really there means itself, signs or not.

    Raises:
        CchcError: As with `tree`.
    """
    parts = pattern.parts
    first = next(number for number, part in enumerate(parts) if _is_sign(part, pattern))
    found = [Path(*parts[:first])]
    for number, part in enumerate(parts[first:], first + 1):
        meant = partial(_meant, part=part, choice=choice, is_last=number == len(parts))
        each = (path for folder in found if is_folder(folder) for path in meant(folder))
        found = [path for path in dict.fromkeys(each) if not (is_link(path) and is_folder(path))]
    return found


@cache
def matcher(pattern: str) -> Callable[[str], bool]:
    """A test of names against a pattern; accents composed or not are one, and so is case on Windows."""
    flags = re.IGNORECASE if os.name == "nt" else 0
    matches = re.compile(translate(unicodedata.normalize("NFC", pattern)), flags).match
    return lambda name: matches(unicodedata.normalize("NFC", name)) is not None


def _meant(folder: Path, *, part: str, choice: EntryChoice, is_last: bool) -> Iterator[Path]:
    """The paths in a folder that one part of a pattern means; those of `**` at the end are all in the folder itself."""
    if part == _ANY_FOLDERS:
        yield from [folder] if is_last else (each for each, _ in tree(folder, choice))
    elif lookup_error(folder / part) is None:
        yield from [] if _is_left_out(folder, part, choice) else [folder / part]
    else:
        matches, hidden = matcher(part), tuple({*HIDDEN} - {part[0]})
        for entry in choice(folder, _listed(folder, folder, MOST_ENTRIES)):
            if matches(entry.name) and not entry.name.startswith(hidden):
                yield folder / entry.name


def _is_left_out(folder: Path, name: str, choice: EntryChoice) -> bool:
    entries = _listed(folder, folder, MOST_ENTRIES)
    return name in {entry.name for entry in entries} - {entry.name for entry in choice(folder, entries)}


def _is_sign(part: str, path: Path) -> bool:
    """True if a part of a path is a pattern; its beginning is none, not even the one with a sign (`\\\\?\\C:\\`)."""
    return part != path.anchor and _MAGIC.search(part) is not None


def _listed(folder: Path, top: Path, most: int) -> list[FolderEntry]:
    """The entries of a folder, by name."""
    try:
        with os.scandir(folder) as found:
            entries = list(map(_entry, islice(found, most + 1)))
    except OSError as error:
        raise CchcError(f"Không đọc được thư mục “{folder}” ({reason(error)}). Đề nghị kiểm tra quyền.") from error
    if len(entries) > most:
        raise _too_large(f"có quá {MOST_ENTRIES:,} tệp".replace(",", "."), top)
    return sorted(entries, key=lambda entry: os.path.normcase(entry.name))


def _entry(found: "os.DirEntry[str]") -> FolderEntry:
    if found.is_dir(follow_symlinks=False):
        return FolderEntry(found.name, is_folder=not _is_junction(found), is_file=False)
    return FolderEntry(found.name, is_folder=False, is_file=found.is_file(follow_symlinks=False))


def _is_junction(entry: "os.DirEntry[str]") -> bool:
    """True for Windows' own kind of link to a folder; Python 3.11 cannot tell: there only the depth ends a circle."""
    return sys.version_info >= (3, 12) and entry.is_junction()


def _too_large(what: str, top: Path) -> CchcError:
    return CchcError(
        f"Thư mục “{top}” {what} nên không tìm tiếp tệp trong đó. Đề nghị ghi thư mục hẹp hơn, hoặc bỏ bớt thư mục "
        "bằng exclude trong cchc.toml."
    )
