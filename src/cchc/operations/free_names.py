"""Names that nothing has yet, for results that stand beside other people's files and replace none of them."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from cchc import files
from cchc.reading.bounds import LARGEST


def numbered(path: Path) -> Iterator[Path]:
    """The path, then the same with a number: 2024.yaml, 2024-2.yaml, 2024-3.yaml …"""
    yield path
    yield from (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in count(2))


def free_path(path: Path, content: bytes) -> Path:
    """The first of the `numbered` paths that is free, or whose file has that content already."""
    return next(each for each in numbered(path) if is_free(each) or has_content(each, content))


def is_free(path: Path) -> bool:
    """True if nothing is there, or nothing can be."""
    return isinstance(files.lookup_error(files.existing(path)), OSError)


def has_content(path: Path, content: bytes) -> bool:
    """True if the file, and no link, holds just these bytes."""
    try:
        return not files.is_link(path) and files.read(files.existing(path), LARGEST) == content
    except OSError:
        return False
