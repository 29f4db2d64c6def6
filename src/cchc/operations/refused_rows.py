"""The file of the rows that a workbook lost to errors: beside it, under a name that nothing has yet.

Whoever mends the rows has that file open, and what stands in it may be the only copy of a mended row. So none is
replaced: a second file gets a number, unless the first one has the very same content.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from cchc import files
from cchc.documents.workbooks.refused_workbook import RefusedRow, refused_workbook
from cchc.errors import CchcError
from cchc.operations.free_names import free_path

_ENDING = "-can-sua"
_ENDED = re.compile(rf"{_ENDING}(?:-[0-9]+)?$")
_OF_A_STREAM = "bang"
"""The beginning of the name where the workbook came through a pipe."""


def write_refused(workbook: Path, rows: Sequence[RefusedRow], *, dry_run: bool) -> Path:
    """Write the rows beside the workbook, or in the working folder where that takes no files; returns the file.

    Raises:
        CchcError: Neither folder takes it.
    """
    content = refused_workbook(rows)
    refused: list[CchcError] = []
    for folder in dict.fromkeys((files.folder_of(workbook), Path())):
        path = _path(workbook, folder, content)
        try:
            if not (dry_run or files.is_file(path)):
                files.write(path, content)
        except CchcError as error:
            refused.append(error)
        else:
            return path
    raise refused[0]


def _path(workbook: Path, folder: Path, content: bytes) -> Path:
    """The first of tinh-hinh-can-sua.xlsx, tinh-hinh-can-sua-2.xlsx … that is free, or has that content."""
    stem = _OF_A_STREAM if files.is_stream(workbook) else _ENDED.sub("", workbook.stem)
    return free_path(folder / f"{stem}{_ENDING}.xlsx", content)
