"""The places of documents: those of plans of one folder lie side by side, those of several as their plans do.

A folder is named as the plans' folder is below the typed one (below the common parent of several), without a last
`plans`. Names that a disk may take for one (small and capital letters, accents composed or not) are told apart.
"""

import os
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, takewhile
from pathlib import Path

from cchc import files

_Names = set[tuple[str, ...]]
_ENDINGS = (".docx", ".pdf")
_USUAL = "plans"


def places(plans: Sequence[tuple[Path, str]], others: Iterable[Path], typed: Iterable[Path]) -> list[Path]:
    """The path below the output folder, without its ending, of each plan's document.

    `plans` are files with the names of their documents, `others` files without a document in the same run, `typed` the
    paths that a person typed. The result never leads upwards.
    """
    folders = [_folder(path) for path, _ in plans]
    if len({files.real(folder) for folder in (*folders, *map(_folder, others))}) < 2:  # noqa: PLR2004 — one folder
        return [Path(name) for _, name in plans]
    names: dict[Path, list[str]] = {}
    for folder, (_, name) in zip(folders, plans, strict=True):
        names.setdefault(folder, []).append(name)
    chosen = _chosen(names, len(_common([_folder(path) for path in typed])))
    return [chosen[folder] / name for folder, (_, name) in zip(folders, plans, strict=True)]


def _folder(path: Path) -> Path:
    """A folder, or a file's, as an absolute path without `..`; links are not followed, since their names were typed."""
    return Path(os.path.abspath(path if files.is_folder(path) else files.folder_of(path)))  # noqa: PTH100 — as told


def _common(folders: Sequence[Path]) -> list[str]:
    """The parts that the paths of all folders begin with."""
    levels = zip(*(folder.parts for folder in folders), strict=False)
    return [parts[0] for parts in takewhile(lambda parts: len({*parts}) == 1, levels)]


def _chosen(names: dict[Path, list[str]], above: int) -> dict[Path, Path]:
    """A place for each folder of plans, so that no two documents have one name, nor one the name of a folder."""
    chosen: dict[Path, Path] = {}
    taken: _Names = set()
    ways: _Names = set()
    for folder in sorted(names):
        own = ((place, _written(place, names[folder])) for place in _candidates(folder.parts[above or 1 :]))
        chosen[folder], written = next(
            (place, written) for place, written in own if not (written & (taken | ways) or _ways(written) & taken)
        )
        taken |= written
        ways |= _ways(written)
    return chosen


def _candidates(parts: Sequence[str]) -> Iterator[Path]:
    """The places for the plans of a folder, the best first."""
    usual = parts[:-1] if parts and parts[-1].casefold() == _USUAL else parts
    yield Path(*usual)
    yield Path(*parts)
    named = usual or parts
    for number in count(2):
        yield Path(*named[:-1], *(f"{part}-{number}" for part in named[-1:]))
        yield Path(*(f"{part}-{number}" for part in named))  # a folder above has the name of a document


def _written(place: Path, names: Sequence[str]) -> _Names:
    """The files that documents of these names may become, as the most forgiving disk compares names."""
    return {(*map(_folded, place.parts), _folded(f"{name}{ending}")) for name in names for ending in _ENDINGS}


def _ways(written: _Names) -> _Names:
    """The folders that lead to files."""
    return {path[:length] for path in written for length in range(1, len(path))}


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
