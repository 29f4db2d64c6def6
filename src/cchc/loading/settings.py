"""`cchc.toml`: what an office has decided about its checks, found from a plan's folder upwards.

```toml
select = ["P", "O"]          # mã hoặc phần đầu của mã; không ghi thì là tất cả
ignore = ["T503"]
fail-on = "warning"          # error · warning · info · never
baseline = "co-so.json"      # cùng thư mục với cchc.toml
```
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from cchc import files
from cchc.diagnostics import CATALOGUE, Choice, Severity
from cchc.errors import WrongUsageError
from cchc.wording import nearest, question

NAME = "cchc.toml"
FAIL_ON = (*(severity.value for severity in Severity), "never")
_KEYS = ("select", "ignore", "fail-on", "baseline")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one folder; without a file, those that the program begins with."""

    choice: Choice = field(default_factory=Choice)
    fail_on: str = "error"
    baseline: Path | None = None


def settings_finder() -> Callable[[Path], Settings]:
    """What finds the settings of a plan file: the nearest `cchc.toml` at or above its folder, for stdin from here.

    Each such file is read once. The finder raises `WrongUsageError` for one that cannot be read or understood.
    """

    @cache
    def in_folder(folder: Path) -> Settings:
        file = folder / NAME
        if files.is_file(file):
            return _read(file)
        return Settings() if folder.parent == folder else in_folder(folder.parent)

    return lambda path: in_folder(files.real(files.folder_of(path)))


def codes(texts: tuple[str, ...], place: str) -> tuple[str, ...]:
    """Codes and prefixes as they were written: in capitals, and of the catalogue.

    Raises:
        WrongUsageError: No code begins so.
    """
    found = tuple(text.strip().upper() for text in texts)
    for code in found:
        if not code or not any(known.startswith(code) for known in CATALOGUE):
            guess = question(nearest(code, CATALOGUE))
            raise WrongUsageError(f"{place}: không có mã nào là hoặc bắt đầu bằng “{code}”{guess} Xem cchc rule --all.")
    return found


def _read(file: Path) -> Settings:
    import tomllib  # noqa: PLC0415 — most offices have no such file

    try:
        text = file.read_text(encoding="utf-8-sig")
        data = tomllib.loads(text)
    except OSError as error:
        raise WrongUsageError(
            f"Không đọc được “{file}” ({files.reason(error)}). Đề nghị kiểm tra quyền đọc."
        ) from error
    except UnicodeDecodeError as error:
        raise WrongUsageError(f"“{file}” không phải mã UTF-8. Đề nghị lưu lại với mã UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = where.groups() if where else (text.count("\n") + 1, len(text) - text.rfind("\n"))
        place = f"{file}:{line}:{column}"
        raise WrongUsageError(
            f'{place}: không đúng cú pháp TOML. Đề nghị ghi dạng: ignore = ["T503"], mỗi trường một dòng.'
        ) from error
    return _settings(data, file, text)


def _settings(data: dict[str, Any], file: Path, text: str) -> Settings:
    for key, value in data.items():
        place = _place(file, text, key)
        if key not in _KEYS:
            known = ", ".join(_KEYS)
            raise WrongUsageError(
                f"{place}: không có trường “{key}”{question(nearest(key, _KEYS))} Các trường: {known}."
            )
        if key in {"select", "ignore"} and not (
            isinstance(value, list) and all(isinstance(item, str) for item in value)
        ):
            raise WrongUsageError(f'{place}: “{key}” phải là danh sách mã. Đề nghị ghi dạng {key} = ["T503"].')
        if key == "fail-on" and value not in FAIL_ON:
            raise WrongUsageError(f"{place}: “fail-on” phải là một trong: {', '.join(FAIL_ON)}.")
        if key == "baseline" and not (isinstance(value, str) and value):
            raise WrongUsageError(f'{place}: “baseline” phải là tên tệp. Đề nghị ghi dạng baseline = "co-so.json".')
    select, ignore = (codes(tuple(data.get(key, ())), _place(file, text, key)) for key in ("select", "ignore"))
    baseline = file.parent / data["baseline"] if "baseline" in data else None
    return Settings(Choice(select, ignore), data.get("fail-on", "error"), baseline)


def _place(file: Path, text: str, key: str) -> str:
    """Where a key of the settings stands; TOML's reader keeps no positions."""
    for number, line in enumerate(text.split("\n"), 1):
        if match := re.match(rf"""\s*\[*["']?({re.escape(key)})\b""", line):
            return f"{file}:{number}:{match.start(1) + 1}"
    return f"{file}:1:1"
