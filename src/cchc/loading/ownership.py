"""The commune that a file belongs to, and the commune's names, as far as the files state them.

Asked of the texts and not of the models, so that findings in a broken file have their commune, too: a plan belongs to
the commune that it names, a progress file to its plan's. A file that names none, since it cannot be read, belongs to
the only commune of its folder.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from cchc import files
from cchc.loading.reader import SourceFile
from cchc.model.commune_names import CommuneNames
from cchc.model.progress import progress_path
from cchc.model.values import is_commune_code, is_sibling


class Owner(NamedTuple):
    """The commune that files belong to: its own file, and its names."""

    path: Path
    names: CommuneNames


def owners(read: Mapping[Path, SourceFile]) -> dict[str, Owner]:
    """The commune of each file, by the file's name; without the files whose commune is not known."""
    communes = _communes(read)
    alone = _alone((_folder(read[path]), owner) for path, owner in communes.items())
    named = _named(read, communes)
    found = {file.name: named.get(path) or _nearby(file, alone) for path, file in read.items()}
    return {name: owner for name, owner in found.items() if owner}


def folders(path: Path, file: SourceFile) -> set[Path]:
    """The folder that a file stands in, and, when it is a link, that of the file it leads to, whose path this is."""
    return {_folder(file), path.parent}


def uncertain(read: Mapping[Path, SourceFile]) -> Iterator[Path]:
    """The folders and files that may tell more of the communes of these files, if others are read with them.

    None for a file whose commune is read, and which names it or is named with a plan that does.
    """
    named = _named(read, _communes(read))
    for path, file in read.items():
        if path not in named:
            yield from folders(path, file)
            if target := _reference(file):
                yield target


def _communes(read: Mapping[Path, SourceFile]) -> dict[Path, Owner]:
    return {path: Owner(path, _names(file)) for path, file in read.items() if file.kind == "commune"}


def _names(file: SourceFile) -> CommuneNames:
    """The names that a commune's file states; a code that is none counts as none."""
    name, code, issuer = ((file.stated(field) or "").strip() or None for field in ("name", "code", "issuer"))
    return CommuneNames(name, code if code and is_commune_code(code) else None, issuer)


def _alone(communes: Iterable[tuple[Path, Owner]]) -> dict[Path, Owner]:
    """The folders that hold the file of one commune only, with this commune."""
    by_folder: dict[Path, list[Owner]] = {}
    for folder, owner in communes:
        by_folder.setdefault(folder, []).append(owner)
    return {folder: found[0] for folder, found in by_folder.items() if len(found) == 1}


def _named(read: Mapping[Path, SourceFile], communes: Mapping[Path, Owner]) -> dict[Path, Owner]:
    """The communes, each plan's that names one, and that of the progress file beside the plan; by path."""
    known = dict(communes)
    for path, file in read.items():
        target = _reference(file)
        if target and target in communes:
            known |= dict.fromkeys((path, files.existing(progress_path(path))), communes[target])
    return known


def _reference(file: SourceFile) -> Path | None:
    """The path of the commune's file that a plan names, wherever that leads; `None` when it names none."""
    name = (file.stated("commune") or "").strip()
    return files.real(files.folder_of(Path(file.name)) / name) if is_sibling(name) else None


def _folder(file: SourceFile) -> Path:
    """The folder that a file stands in, even when it is a link."""
    return files.real(files.folder_of(Path(file.name)))


def _nearby(file: SourceFile, alone: Mapping[Path, Owner]) -> Owner | None:
    """The commune in the folder of a file that names none, if there is only one."""
    return alone.get(_folder(file)) if file.stated("commune") is None else None
