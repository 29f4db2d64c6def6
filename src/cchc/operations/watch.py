"""`--watch`: once at the beginning, then after each change."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from cchc import files
from cchc.errors import CchcError, WrongUsageError
from cchc.loading import NAME
from cchc.operations.paths import DEFAULT_FOLDER

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
    changes = watch(
        *_folders(paths or [DEFAULT_FOLDER]),
        watch_filter=lambda _, name: name.endswith(_ENDINGS),
        recursive=False,
        yield_on_timeout=True,
        rust_timeout=_WAIT,
    )
    next(changes)  # from here on nothing that changes is missed, the time of the first check included
    yield False
    for change in changes:
        if change:
            yield True


def _folders(paths: Sequence[Path]) -> set[Path]:
    """The folders to watch: those of the plans, those above with settings, and the working folder."""
    own = {path if files.is_folder(path) else path.parent for path in paths}
    above = {parent for folder in own for parent in files.real(folder).parents if files.is_file(parent / NAME)}
    return own | above | {Path()}
