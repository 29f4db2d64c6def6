"""The baseline: findings that were there when an office began to check, so that only new ones are shown.

A finding is known again by its file, code, criterion and field, not by its line. What nobody can work without is never
part of it.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from cchc import files
from cchc.diagnostics import CATALOGUE, Choice, Diagnostic
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
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise WrongUsageError(
            f"“{path}” không phải là tệp cơ sở. Đề nghị ghi tên khác, hoặc xóa tệp này rồi tạo lại bằng "
            "--write-baseline."
        ) from error


class Baseline:
    """A baseline and what a check looks at: some of its files, some of its codes.

    What it does not look at is neither gone nor forgotten.
    """

    def __init__(self, path: Path, looked_at: dict[str, Choice]) -> None:
        """The baseline at `path` (which need not exist), for files by name with the codes wanted of each."""
        self._folder = files.real(path).parent
        self._looked_at = {self._relative(name): choice for name, choice in looked_at.items()}

    def split(self, diagnostics: Iterable[Diagnostic], known: Known) -> tuple[list[Diagnostic], list[Diagnostic], int]:
        """The new findings, those that the baseline knows, and how many it knows that are no longer there."""
        left = Counter(known)
        new: list[Diagnostic] = []
        old: list[Diagnostic] = []
        for found in diagnostics:
            key = self._key(found)
            if left[key] > 0 and not CATALOGUE[found.code].mandatory:
                left[key] -= 1
                old.append(found)
            else:
                new.append(found)
        return new, old, sum(number for key, number in left.items() if self._is_looked_at(key))

    def written(self, diagnostics: Iterable[Diagnostic], known: Known) -> str:
        """These findings, and what is known of the rest: a finding a line, so that changes are easy to review."""
        found = Counter(self._key(each) for each in diagnostics if not CATALOGUE[each.code].mandatory)
        kept = Counter({key: number for key, number in known.items() if not self._is_looked_at(key)})
        lines = [
            "  " + json.dumps(dict(zip(_FIELDS, key, strict=True)) | {"count": number}, ensure_ascii=False)
            for key, number in sorted((found | kept).items())
        ]
        return f'{{"schema_version": {VERSION}, "findings": [\n' + ",\n".join(lines) + "\n]}\n"

    def _key(self, found: Diagnostic) -> tuple[str, ...]:
        return self._relative(found.path), found.code, found.criterion, found.field

    def _relative(self, name: str) -> str:
        return Path(os.path.relpath(files.real(Path(name)), self._folder)).as_posix()

    def _is_looked_at(self, key: tuple[str, ...]) -> bool:
        path, code, *_ = key
        return path in self._looked_at and code in CATALOGUE and self._looked_at[path].wants(code)
