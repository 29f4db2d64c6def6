"""`cchc.toml`: an office's settings for its checks, found from a plan's folder upwards.

```toml
select = ["P", "O"]          # mã hoặc phần đầu của mã; không ghi thì là tất cả
ignore = ["T503"]
fail-on = "warning"          # error · warning · info · never
baseline = "co-so.json"      # cùng thư mục với cchc.toml
exclude = ["luu-tru", "*/cu", "2023*.yaml"]   # tên, hoặc đường dẫn từ thư mục của cchc.toml
days-off = ["2027-01-04"]    # ngày nghỉ, ngày làm việc riêng: xem `office_days`
```
"""

import os
import re
from codecs import BOM_UTF8
from collections.abc import Callable
from functools import cache
from pathlib import Path, PureWindowsPath
from typing import Any, NamedTuple, TypeGuard

from cchc import files
from cchc.diagnostics import CATALOGUE, Choice, Severity
from cchc.errors import WrongUsageError
from cchc.guessing import nearest, question
from cchc.loading.bounded import bounded
from cchc.loading.office_days import OFF, WORKED, are_days, work_calendar
from cchc.loading.toml_places import place_at, place_of_key
from cchc.model.values import is_file_name
from cchc.model.workdays import WorkCalendar
from cchc.wording import one_line

FAIL_ON = (*(severity.value for severity in Severity), "never")
MAX_SETTINGS_BYTES = 8 * 1024
"""The size limit of a settings file in bytes: TOML's reader takes seconds over a dotted key of 16 KB."""
_MALFORMED = 'Đề nghị ghi dạng: ignore = ["T503"], mỗi trường một dòng.'
_TOO_MUCH = r"[0-9_]{1000,}|(?:[\[{][^\[\]{}]*){50,}"
"""A number of 1,000 digits or brackets nested 50 deep: TOML's reader refuses them without a position."""


class Exclusion(NamedTuple):
    """What `exclude` leaves out where the program looks for files by itself; a file that is typed is always taken.

    A pattern without a slash is about the name of a file or folder at any depth, one with a slash about the path from
    the folder of the settings; there `*` stands for slashes, too.
    """

    folder: Path
    """The real folder of the settings."""
    patterns: tuple[str, ...]

    def in_folder(self, folder: Path) -> Callable[[str], bool]:
        """A test of the names in a real folder, at or below the one of the settings: true for what is left out."""
        above = "".join(f"/{part}" for part in folder.relative_to(self.folder).parts)
        of_names = [files.matcher(pattern) for pattern in self.patterns if "/" not in pattern]
        of_paths = [files.matcher(_from_the_top(pattern)) for pattern in self.patterns if "/" in pattern]

        def covers(name: str) -> bool:
            path = f"{above}/{name}"
            return any(matches(name) for matches in of_names) or any(matches(path) for matches in of_paths)

        return covers


class Settings(NamedTuple):
    """The settings of one folder; without a file, the defaults."""

    choice: Choice = Choice()
    fail_on: str = "error"
    baseline: Path | None = None
    exclude: Exclusion | None = None
    calendar: WorkCalendar = WorkCalendar()


def settings_finder() -> Callable[[Path], Settings]:
    """A function from a plan file to its settings: the nearest `cchc.toml` at or above its folder.

    Standard input counts as a file of the working folder. Each `cchc.toml` is read once; the function raises
    `WrongUsageError` for one that cannot be read or understood.
    """
    return _finder(_read)


def calendar_finder() -> Callable[[Path], Settings]:
    """As `settings_finder`, with nothing set but the office's days off; other faults of the file do not matter."""
    return _finder(lambda file: Settings(calendar=_read_if_it_says(_DAYS, file).calendar))


def _finder(read: Callable[[Path], Settings]) -> Callable[[Path], Settings]:
    @cache
    def in_folder(folder: Path) -> Settings:
        file = folder / files.SETTINGS
        if os.path.lexists(file):
            return read(file)
        return Settings() if folder.parent == folder else in_folder(folder.parent)

    return lambda path: in_folder(files.real(files.folder_of(path)))


def exclusion_in(folder: Path) -> Exclusion | None:
    """What the settings in a real folder leave out; settings that are wrong and say nothing of it do not matter.

    Raises:
        WrongUsageError: The settings say something of it, and are wrong.
    """
    return _read_if_it_says("exclude", folder / files.SETTINGS).exclude


def _read_if_it_says(word: str, file: Path) -> Settings:
    """The settings in a file; the defaults for one that is wrong and says nothing of the matter.

    Raises:
        WrongUsageError: It says something of it, and is wrong.
    """
    try:
        return _read(file)
    except WrongUsageError:
        if _mentions(word, file):
            raise
    return Settings()


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
        place = f"{file}:{':'.join(where.groups())}" if where else place_at(file, text)
        raise WrongUsageError(f"{place}: không đúng cú pháp TOML. {_MALFORMED}") from error
    except (ValueError, RecursionError) as error:
        found = re.search(_TOO_MUCH, text)
        place = place_at(file, text[: found.start() if found else 0])
        raise WrongUsageError(
            f"{place}: số có quá nhiều chữ số, hoặc quá nhiều dấu ngoặc lồng nhau. {_MALFORMED}"
        ) from error
    return _settings(data, file, text)


def _mentions(word: str, file: Path) -> bool:
    try:
        return word in _text(file)
    except WrongUsageError:
        return False


def _text(file: Path) -> str:
    try:
        content = bounded(file, MAX_SETTINGS_BYTES, f"“{file}”").removeprefix(BOM_UTF8)
        return content.decode()
    except OSError as error:
        raise WrongUsageError(
            f"Không đọc được “{file}” ({files.reason(error)}). Đề nghị kiểm tra quyền đọc."
        ) from error
    except UnicodeDecodeError as error:
        place = place_at(file, content[: error.start].decode(errors="replace"))
        raise WrongUsageError(f"{place}: không phải mã UTF-8. Đề nghị lưu lại tệp với mã UTF-8.") from error


def _settings(data: dict[str, Any], file: Path, text: str) -> Settings:
    for key, value in data.items():
        place = place_of_key(file, text, key)
        if key not in _KEYS:
            known = ", ".join(_KEYS)
            raise WrongUsageError(
                one_line(f"{place}: không có trường “{key}”{question(nearest(key, _KEYS))} Các trường: {known}.")
            )
        is_right, wanted = _VALUES[key]
        if not is_right(value):
            raise WrongUsageError(f"{place}: “{key}” phải là {wanted}")
    select, ignore = (codes(tuple(data.get(key, ())), place_of_key(file, text, key)) for key in ("select", "ignore"))
    baseline = files.existing(file.parent / data["baseline"]) if "baseline" in data else None
    patterns = tuple(map(_pattern, data.get("exclude", ())))
    exclude = Exclusion(files.real(file.parent), patterns) if patterns else None
    calendar = work_calendar(data, file, text)
    return Settings(Choice(select, ignore), data.get("fail-on", "error"), baseline, exclude, calendar)


def _are_texts(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_threshold(value: object) -> bool:
    return value in FAIL_ON


def _names_file(value: object) -> bool:
    return isinstance(value, str) and is_file_name(value)


def _are_patterns(value: object) -> bool:
    return _are_texts(value) and all(map(_stays_inside, map(_pattern, value)))


def _pattern(text: str) -> str:
    """A pattern as it is compared: with slashes, without one at the end and without `./` at the beginning."""
    return text.strip().replace("\\", "/").removeprefix("./").rstrip("/")


def _from_the_top(pattern: str) -> str:
    return pattern if pattern.startswith("**/") else f"/{pattern}"


def _stays_inside(pattern: str) -> bool:
    """True for a pattern of names below the folder of the settings."""
    parts = pattern.split("/")
    return all(parts) and not {".", ".."} & {*parts} and not PureWindowsPath(pattern).drive


_VALUES: dict[str, tuple[Callable[[object], bool], str]] = {
    "select": (_are_texts, 'danh sách mã. Đề nghị ghi dạng select = ["T503"].'),
    "ignore": (_are_texts, 'danh sách mã. Đề nghị ghi dạng ignore = ["T503"].'),
    "fail-on": (_is_threshold, f"một trong: {', '.join(FAIL_ON)}."),
    "baseline": (
        _names_file,
        f'tên tệp. Đề nghị ghi tên của một tệp cùng thư mục với {files.SETTINGS}, dạng baseline = "co-so.json".',
    ),
    "exclude": (
        _are_patterns,
        f"danh sách tên, hoặc đường dẫn từ thư mục của {files.SETTINGS}, không có “..”. Đề nghị ghi dạng "
        'exclude = ["luu-tru", "*/cu"].',
    ),
    **{
        key: (are_days, f'danh sách ngày. Đề nghị ghi dạng {key} = ["2027-01-04", "2027-02-06..2027-02-12"].')
        for key in (OFF, WORKED)
    },
}
"""The test of a field's value, and the end of the error message when it fails, by field."""
_KEYS = tuple(_VALUES)
_DAYS = "days"
"""A word in the names of both fields of an office's days."""
