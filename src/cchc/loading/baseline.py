"""The baseline: findings that were there when an office began to check, so that only new ones are shown.

A finding is recognised by its file, code, criterion and field, not by its line. Mandatory codes are never part of it.
"""

import os
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from cchc import files
from cchc.diagnostics import CATALOGUE, Choice, Diagnostic
from cchc.errors import WrongUsageError
from cchc.loading.bounded import bounded

VERSION = 1
MAX_BASELINE_BYTES = 4 * 1024 * 1024
"""The size limit of a baseline in bytes: room for some thirty thousand kinds of findings."""
_MOST = 1_000_000
"""The most findings of one kind that a baseline may state."""
_FIELDS = ("path", "code", "criterion", "field")
Known = Counter[tuple[str, ...]]


def refuse_no_file(path: Path) -> None:
    """Refuse a baseline that is no file of its own.

    Raises:
        WrongUsageError: It is a link or a stream, or has the name of a plan or of settings.
    """
    if files.is_stream(path):
        raise WrongUsageError("--baseline cần tên tệp. Đề nghị ghi, ví dụ, --baseline co-so.json.")
    if path.suffix.lower() in files.OURS:
        raise WrongUsageError(
            f"“{path}” không phải là tệp cơ sở. Đây là tên của tệp kế hoạch hoặc cài đặt; đề nghị ghi, "
            "ví dụ, co-so.json."
        )
    if files.is_link(path):
        raise WrongUsageError(f"Tệp cơ sở “{path}” là một liên kết. Đề nghị ghi tên của chính tệp.")


def read_baseline(path: Path, *, may_be_missing: bool = False) -> Known:
    """The number of findings of each kind in a baseline.

    Raises:
        WrongUsageError: There is no such file (unless it may be missing), or it is no baseline.
    """
    import json  # noqa: PLC0415 — only a baseline needs it

    refuse_no_file(path)
    try:
        text = bounded(path, MAX_BASELINE_BYTES, f"Tệp cơ sở “{path}”").decode("utf-8-sig")
        return _known(json.loads(text, object_pairs_hook=_once))
    except OSError as error:
        if may_be_missing and not files.exists(path):
            return Counter()
        raise WrongUsageError(
            f"Không đọc được tệp cơ sở “{path}” ({files.reason(error)}). Đề nghị kiểm tra tên tệp, hoặc tạo bằng "
            "--write-baseline."
        ) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise WrongUsageError(
            f"“{path}” không phải là tệp cơ sở. Đề nghị ghi tên khác, hoặc xóa tệp này rồi tạo lại bằng "
            "--write-baseline."
        ) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object without repeated keys; `ValueError` when a key is written twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(pairs)
    return found


def _known(data: Any) -> Known:  # noqa: ANN401 — whatever JSON holds
    """The counts in the data of a baseline; `ValueError`, `KeyError` or `TypeError` when it is none."""
    if type(data["schema_version"]) is not int or data["schema_version"] != VERSION:
        raise ValueError(data["schema_version"])
    return Counter({_key(each): _count(each["count"]) for each in data["findings"]})


def _key(found: dict[str, Any]) -> tuple[str, ...]:
    key = tuple(found[name] for name in _FIELDS)
    "".join(key).encode()  # text, and none of half a character, which no file's name of ours has
    return _composed(key[0]), *key[1:]


def _composed(path: str) -> str:
    """A path as all systems know it again: some decompose the letters of a name."""
    return unicodedata.normalize("NFC", path)


def _count(count: object) -> int:
    if type(count) is not int or not 0 < count <= _MOST:
        raise ValueError(count)
    return count


class Split(NamedTuple):
    """The findings of a file beside its baseline: the new ones, those that it knows, and the number that are gone."""

    new: list[Diagnostic]
    known: list[Diagnostic]
    gone: int


class Baseline:
    """A baseline and what it knows, for checks that look at some files and codes.

    Findings in other files, or of other codes, are neither reported as gone nor dropped from the baseline.
    """

    def __init__(self, path: Path, known: Known) -> None:
        """The baseline at `path`, which need not exist."""
        self._folder = files.real(path).parent
        self._known = known
        self._by_file: dict[str, Known] = {}
        for key, number in known.items():
            self._by_file.setdefault(key[0], Counter())[key] = number

    def split(self, name: str, choice: Choice, diagnostics: Iterable[Diagnostic]) -> Split:
        """The findings of a file, looked at for the codes of the choice, beside what is known of it."""
        path = self._relative(name)
        left = Counter(self._by_file.get(path, {}))
        new: list[Diagnostic] = []
        old: list[Diagnostic] = []
        for found in diagnostics:
            key = _key_of(path, found)
            if left[key] > 0 and not CATALOGUE[found.code].mandatory:
                left[key] -= 1
                old.append(found)
            else:
                new.append(found)
        return Split(new, old, sum(number for key, number in left.items() if _is_looked_at(key, choice)))

    def written(self, diagnostics: Collection[Diagnostic], looked_at: Mapping[str, Choice]) -> str:
        """The text of a new baseline: these findings and the known ones not looked at, one a line for easy review.

        `looked_at` are the codes wanted of each file, by its name.
        """
        import json  # noqa: PLC0415 — as above

        paths = {name: self._relative(name) for name in {*looked_at, *(each.path for each in diagnostics)}}
        choices = {paths[name]: choice for name, choice in looked_at.items()}
        found = Counter(_key_of(paths[each.path], each) for each in diagnostics if not CATALOGUE[each.code].mandatory)
        kept = Counter(
            {key: number for key, number in self._known.items() if not _is_looked_at(key, choices.get(key[0]))}
        )
        lines = [
            "  " + json.dumps(dict(zip(_FIELDS, key, strict=True)) | {"count": number}, ensure_ascii=False)
            for key, number in sorted((found | kept).items())
        ]
        return f'{{"schema_version": {VERSION}, "findings": [\n' + ",\n".join(lines) + "\n]}\n"

    def _relative(self, name: str) -> str:
        return _composed(Path(os.path.relpath(files.real(Path(name)), self._folder)).as_posix())


def _key_of(path: str, found: Diagnostic) -> tuple[str, ...]:
    return path, found.code, found.criterion, found.field


def _is_looked_at(key: tuple[str, ...], choice: Choice | None) -> bool:
    return choice is not None and key[1] in CATALOGUE and choice.wants(key[1])
