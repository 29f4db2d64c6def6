"""An office's own days off and days worked, as `cchc.toml` states them.

```toml
days-off = ["2027-01-04", "06/02/2027..12/02/2027"]   # một ngày, hoặc từ ngày đến ngày
working-days = ["2027-01-09"]
```
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from cchc import files
from cchc.errors import WrongUsageError
from cchc.loading.toml_places import place_of_item
from cchc.model.workdays import WorkCalendar
from cchc.wording import day, day_meant, one_line

OFF, WORKED = "days-off", "working-days"
_DAY = r"(?:[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4})"
_RANGE = rf"({_DAY})(?: ?(?:\.\.|-|–) ?| đến (?:hết )?(?:ngày )?)({_DAY})"
_YEARS = range(2000, 2100)
_LONGEST = 366
"""The most days of one range."""
_MEND = "Đề nghị ghi dạng 2027-01-04 hoặc 04/01/2027; nhiều ngày liền: 2027-02-06..2027-02-12."


def are_days(value: object) -> bool:
    """True for a list whose items may be days: texts, or TOML's own dates."""
    return isinstance(value, list) and all(isinstance(item, str) or type(item) is date for item in value)


def work_calendar(data: Mapping[str, Any], file: Path, text: str) -> WorkCalendar:
    """The calendar of the office whose settings these are.

    Raises:
        WrongUsageError: An item is no day and no range of days, or a day is both off and worked.
    """
    days = {key: dict(_stated(data, key, file, text)) for key in (OFF, WORKED)}
    for each, item in days[WORKED].items():
        if each in days[OFF]:
            raise WrongUsageError(
                f"{place_of_item(file, text, WORKED, item)}: {day(each)} ghi ở cả {OFF} (ngày nghỉ) và {WORKED} (ngày "
                "làm việc). Đề nghị giữ ở một chỗ."
            )
    own = frozenset(days[OFF]), frozenset(days[WORKED])
    return WorkCalendar(*own, settings=_named(file)) if any(own) else WorkCalendar()


def _named(file: Path) -> str:
    """The file as reports name it: by its path from the working folder, where that leads down."""
    here = files.real(Path())
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()


def _stated(data: Mapping[str, Any], key: str, file: Path, text: str) -> Iterator[tuple[date, str]]:
    """The days of a list, each with the item that states it."""
    for item in map(str, data.get(key, ())):
        try:
            yield from ((each, item) for each in _days(item))
        except ValueError as error:
            place = place_of_item(file, text, key, item)
            raise WrongUsageError(one_line(f"{place}: {key}: {error}")) from error


def _days(item: str) -> Iterator[date]:
    """The days of an item; `ValueError`, with a sentence, for one that is none."""
    written = " ".join(unicodedata.normalize("NFC", item).split())
    match = re.fullmatch(_RANGE, written)
    first, last = (_day(each) for each in (match.groups() if match else (written, written)))
    if last < first:
        raise ValueError(f"“{item}” có ngày cuối trước ngày đầu. Đề nghị đổi chỗ hai ngày.")
    if (last - first).days >= _LONGEST:
        raise ValueError(f"“{item}” dài hơn một năm. Đề nghị kiểm tra lại năm.")
    yield from (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))


def _day(text: str) -> date:
    try:
        meant = day_meant(text)
    except ValueError:
        raise ValueError(f"“{text}” không có trong lịch. Đề nghị kiểm tra lại ngày.") from None
    if meant is None:
        raise ValueError(f"“{text}” không phải là ngày đầy đủ. {_MEND}")
    if meant.year not in _YEARS:
        raise ValueError(f"“{text}” không thuộc các năm 2000 đến 2099. Đề nghị kiểm tra lại năm.")
    return meant
