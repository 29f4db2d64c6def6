"""The baseline: findings that were there when an office began to check, so that only new ones are shown.

A finding is known again by its file, code, criterion and field, not by its line. What nobody can work without is never
part of it.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from cchc import files
from cchc.diagnostics import CATALOGUE, Diagnostic
from cchc.errors import WrongUsageError

VERSION = 1
_FIELDS = ("path", "code", "criterion", "field")
Known = Counter[tuple[str, ...]]


def read_baseline(path: Path) -> Known:
    """How many findings of each kind a baseline knows.

    Raises:
        WrongUsageError: There is no such file, or it is no baseline.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
        findings = {VERSION: data["findings"]}[data["schema_version"]]
        return Counter({tuple(str(each[name]) for name in _FIELDS): int(each["count"]) for each in findings})
    except OSError as error:
        raise WrongUsageError(
            f"Không đọc được tệp cơ sở “{path}” ({files.reason(error)}). Đề nghị kiểm tra tên tệp, hoặc tạo bằng "
            "--write-baseline."
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise WrongUsageError(f"“{path}” không phải là tệp cơ sở. Đề nghị tạo lại bằng --write-baseline.") from error


def written(diagnostics: Iterable[Diagnostic], path: Path) -> str:
    """The baseline of these findings, to be written to `path`: a finding a line, so that changes are easy to review."""
    known = Counter(_key(found, path) for found in diagnostics if not CATALOGUE[found.code].mandatory)
    lines = [
        "  " + json.dumps(dict(zip(_FIELDS, key, strict=True)) | {"count": number}, ensure_ascii=False)
        for key, number in sorted(known.items())
    ]
    return f'{{"schema_version": {VERSION}, "findings": [\n' + ",\n".join(lines) + "\n]}\n"


def split(
    diagnostics: Iterable[Diagnostic], known: Known, path: Path
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...], int]:
    """The new findings, those that the baseline knows, and how many of the baseline's are no longer there."""
    left = Counter(known)
    new: list[Diagnostic] = []
    old: list[Diagnostic] = []
    for found in diagnostics:
        key = _key(found, path)
        if left[key] > 0 and not CATALOGUE[found.code].mandatory:
            left[key] -= 1
            old.append(found)
        else:
            new.append(found)
    return tuple(new), tuple(old), left.total()


def _key(found: Diagnostic, baseline: Path) -> tuple[Any, ...]:
    path = Path(os.path.relpath(files.real(Path(found.path)), files.real(baseline).parent)).as_posix()
    return path, found.code, found.criterion, found.field
