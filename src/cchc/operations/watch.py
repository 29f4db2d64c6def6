"""`--watch`: once at the beginning, then after each change."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import files
from cchc.errors import CchcError, WrongUsageError
from cchc.operations.paths import DEFAULT_FOLDER, PLANS, typed
from cchc.operations.searching import tree

if TYPE_CHECKING:
    from watchfiles import Change

_ENDINGS = (".yaml", ".yml", ".toml")
_WAIT = 100
"""The interval in milliseconds at which the watcher wakes up, so that Ctrl-C is noticed."""


def each_change(paths: Sequence[Path] | None) -> Iterator[bool]:
    """Once now (False), and again (True) whenever a plan or the settings beside it change, until Ctrl-C.

    Raises:
        CchcError: The package watchfiles is not there.
        WrongUsageError: Standard input was asked for, which nobody can watch.
    """
    try:
        from watchfiles import watch
    except ImportError as error:
        raise CchcError("--watch cần gói watchfiles. Đề nghị cài: pip install watchfiles.") from error
    if any(map(files.is_stream, paths or ())):
        raise WrongUsageError("--watch cần tệp hoặc thư mục, không dùng được với “-”.")
    is_change = False
    while True:  # the folders may be others after each change; what changes before they are watched is checked now
        changes = watch(
            *_folders(paths or [DEFAULT_FOLDER]),
            watch_filter=_matters,
            recursive=False,
            yield_on_timeout=True,
            rust_timeout=_WAIT,
        )
        next(changes)
        yield is_change
        is_change = any(changes)


def _matters(change: "Change", name: str) -> bool:
    """True for a change of a plan or of settings, and for a new folder, in which there may be plans."""
    return name.endswith(_ENDINGS) or (change.name == "added" and files.is_folder(Path(name)))


def _folders(paths: Sequence[Path]) -> set[Path]:
    """The folders to watch: those of the plans, those above with settings, and the working folder."""
    own = {folder for path in paths for folder in _own(path) if files.is_folder(folder)}
    above = {
        parent for folder in own for parent in files.real(folder).parents if files.is_file(parent / files.SETTINGS)
    }
    return own | above | {Path()}


def _own(path: Path) -> Iterator[Path]:
    """The folders that a path means, as far as they can be listed: the check tells why others cannot."""
    yield path if files.is_folder(path) else path.parent
    with suppress(CchcError):
        for meant in typed([path]):
            if files.is_folder(meant):
                yield from (folder for folder, _ in tree(meant, PLANS))
