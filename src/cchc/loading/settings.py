"""`cchc.toml`: an office's settings for its checks, found from a plan's folder upwards.

```toml
select = ["P", "O"]          # mã hoặc phần đầu của mã; không ghi thì là tất cả
ignore = ["T503"]
fail-on = "warning"          # error · warning · info · never
baseline = "co-so.json"      # cùng thư mục với cchc.toml
```
"""

import os
import re
from codecs import BOM_UTF8
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from cchc import files
from cchc.diagnostics import CATALOGUE, Choice, Severity
from cchc.errors import WrongUsageError
from cchc.guessing import nearest, question
from cchc.loading.bounded import bounded
from cchc.model.values import is_file_name
from cchc.wording import one_line

NAME = "cchc.toml"
FAIL_ON = (*(severity.value for severity in Severity), "never")
MAX_SETTINGS_BYTES = 8 * 1024
"""The size limit of a settings file in bytes: TOML's reader takes seconds over a dotted key of 16 KB."""
_MALFORMED = 'Đề nghị ghi dạng: ignore = ["T503"], mỗi trường một dòng.'
_TOO_MUCH = re.compile(r"[0-9_]{1000,}|(?:[\[{][^\[\]{}]*){50,}")
"""A number of 1,000 digits or brackets nested 50 deep: TOML's reader refuses them without a position."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one folder; without a file, the defaults."""

    choice: Choice = field(default_factory=Choice)
    fail_on: str = "error"
    baseline: Path | None = None


def settings_finder() -> Callable[[Path], Settings]:
    """A function from a plan file to its settings: the nearest `cchc.toml` at or above its folder.

    Standard input counts as a file of the working folder. Each `cchc.toml` is read once; the function raises
    `WrongUsageError` for one that cannot be read or understood.
    """

    @cache
    def in_folder(folder: Path) -> Settings:
        file = folder / NAME
        if os.path.lexists(file):
            return _read(file)
        return Settings() if folder.parent == folder else in_folder(folder.parent)

    return lambda path: in_folder(files.real(files.folder_of(path)))


def codes(texts: tuple[str, ...], place: str) -> tuple[str, ...]:
    """The codes and prefixes in capitals, each known to the catalogue; `place` begins the error message.

    Raises:
        WrongUsageError: No code begins so.
    """
    found = tuple(text.strip().upper() for text in texts)
    for code in found:
        if not code or not any(known.startswith(code) for known in CATALOGUE):
            guess = question(nearest(code, CATALOGUE))
            raise WrongUsageError(
                one_line(f"{place}: không có mã nào là hoặc bắt đầu bằng “{code}”{guess} Xem cchc rule --all.")
            )
    return found


def _read(file: Path) -> Settings:
    import tomllib  # noqa: PLC0415 — most offices have no such file

    text = _text(file)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"\(at line (\d+), column (\d+)\)$", str(error))
        place = f"{file}:{':'.join(where.groups())}" if where else _at(file, text)
        raise WrongUsageError(f"{place}: không đúng cú pháp TOML. {_MALFORMED}") from error
    except (ValueError, RecursionError) as error:
        found = _TOO_MUCH.search(text)
        place = _at(file, text[: found.start() if found else 0])
        raise WrongUsageError(
            f"{place}: số có quá nhiều chữ số, hoặc quá nhiều dấu ngoặc lồng nhau. {_MALFORMED}"
        ) from error
    return _settings(data, file, text)


def _text(file: Path) -> str:
    try:
        content = bounded(file, MAX_SETTINGS_BYTES, f"“{file}”").removeprefix(BOM_UTF8)
        return content.decode()
    except OSError as error:
        raise WrongUsageError(
            f"Không đọc được “{file}” ({files.reason(error)}). Đề nghị kiểm tra quyền đọc."
        ) from error
    except UnicodeDecodeError as error:
        place = _at(file, content[: error.start].decode(errors="replace"))
        raise WrongUsageError(f"{place}: không phải mã UTF-8. Đề nghị lưu lại tệp với mã UTF-8.") from error


def _at(file: Path, before: str) -> str:
    """The file, line and column at the end of the text `before`."""
    return f"{file}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def _settings(data: dict[str, Any], file: Path, text: str) -> Settings:
    for key, value in data.items():
        place = _place(file, text, key)
        if key not in _KEYS:
            known = ", ".join(_KEYS)
            raise WrongUsageError(
                one_line(f"{place}: không có trường “{key}”{question(nearest(key, _KEYS))} Các trường: {known}.")
            )
        is_right, wanted = _VALUES[key]
        if not is_right(value):
            raise WrongUsageError(f"{place}: “{key}” phải là {wanted}")
    select, ignore = (codes(tuple(data.get(key, ())), _place(file, text, key)) for key in ("select", "ignore"))
    baseline = file.parent / data["baseline"] if "baseline" in data else None
    return Settings(Choice(select, ignore), data.get("fail-on", "error"), baseline)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_threshold(value: object) -> bool:
    return value in FAIL_ON


def _names_file(value: object) -> bool:
    return isinstance(value, str) and is_file_name(value)


_VALUES: dict[str, tuple[Callable[[object], bool], str]] = {
    "select": (_are_texts, 'danh sách mã. Đề nghị ghi dạng select = ["T503"].'),
    "ignore": (_are_texts, 'danh sách mã. Đề nghị ghi dạng ignore = ["T503"].'),
    "fail-on": (_is_threshold, f"một trong: {', '.join(FAIL_ON)}."),
    "baseline": (
        _names_file,
        f'tên tệp. Đề nghị ghi tên của một tệp cùng thư mục với {NAME}, dạng baseline = "co-so.json".',
    ),
}
"""The test of a field's value, and the end of the error message when it fails, by field."""
_KEYS = tuple(_VALUES)


def _place(file: Path, text: str, key: str) -> str:
    """The file, line and column of a key; searched for, since TOML's reader keeps no positions."""
    for number, line in enumerate(text.split("\n"), 1):
        if match := re.match(rf"""\s*\[*["']?({re.escape(key)})\b""", line):
            return f"{file}:{number}:{match.start(1) + 1}"
    return f"{file}:1:1"
