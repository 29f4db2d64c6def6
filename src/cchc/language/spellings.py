"""Other spellings of a value than the canonical one: those that commands take, files may have, too.

A file is read as if each value stood in its canonical form; `cchc fmt` writes that form. What is no such spelling stays
as it is, for the schema to refuse.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import get_args

from cchc.model.codes import AREA_NUMBER, CODE, is_area_number, is_code, ordinal
from cchc.model.folding import fold
from cchc.model.kinds import KINDS
from cchc.model.plan import ScoreSource
from cchc.model.timeframe import Recurrence, timeframe_of
from cchc.model.values import WRITTEN_STATES, Unscored
from cchc.source import Data
from cchc.wording import CHOICES, PARTY_KINDS, day_meant

_LONGEST = 60
"""The most characters of a value that may be such a spelling."""
_JOINED = {
    **dict.fromkeys(("target", "tasks", "product", "note"), ("- ", "\n")),
    **dict.fromkeys(("lead", "support", "timeframe", "basis", "funding"), ("", "; ")),
}
"""Cells that may be lists: what stands before each item, and between two. What is done becomes lines with a dash."""
_CODE = rf"(?:(?:TC|TCTP|tiêu chí(?: thành phần)?)[ .:]*)?({CODE}(?:/[^ ]*)?)[.)]?"
_AREA = rf"(?:(?:lĩnh vực|nhóm|phần|mục)[ .:]*(?:số )?)?({AREA_NUMBER})[.):]?"
_NUMBER = r"(?i)(?:phụ lục )?(?:số )?(?:0?([1-9]|[12][0-9]|3[0-9])|([IVX]+))"
_FREE = {"cells", "columns"}
"""Groups whose fields have names of the plan's own."""
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ISO = r"[0-9]{4}(?:-[0-9]{2}){0,2}"
_ANY_YEAR = 2000
_FILE_KINDS = {said: kind.name for kind in KINDS.values() for said in (CHOICES[kind.name], kind.title)}


def canonical(data: Data) -> Data:
    """The data of a file with each value in its canonical spelling."""
    return _spelled(data, "", "")


def _spelled(value: Data, name: str, group: str) -> Data:
    """A value of the field `name`, which stands in the field `group`; both are blank at the top."""
    if isinstance(value, dict):
        return _spelled_group(value, name)
    if isinstance(value, list):
        return _spelled_list(value, name, group)
    if value is None or name not in _READ or len(value) > _LONGEST:
        return value
    reader = None if group in _FREE else _READERS.get(name) or _READERS.get(f"{group}.{name}")
    return (reader(value.strip()) if reader else None) or value


def _spelled_group(fields: dict[str, Data], name: str) -> Data:
    """A group in its canonical spelling; texts that no reader is for are not looked at."""
    return fields | {
        field: _spelled(each, field, name)
        for field, each in fields.items()
        if field in _READ or not (each is None or isinstance(each, str))
    }


def _spelled_list(items: list[Data], name: str, group: str) -> Data:
    """A list in its canonical spelling: the text of a cell that is written as one, else each item for itself."""
    if text := _joined(items, "tasks" if group == "cells" else name):
        return text
    if group in _FREE:
        return items
    found = [item if isinstance(item, list) else _spelled(item, name, group) for item in items]
    return _lettered(items, found) if name == "areas" else found


def _lettered(items: list[Data], found: list[Data]) -> list[Data]:
    """Areas of which one has a small letter (a, b, d) for its number: i and v among them are letters, too."""
    numbers = [_area_number(item) for item in items]
    if not any(len(number) == 1 and number.islower() and ordinal(number).system == "letter" for number in numbers):
        return found
    return [
        each | {"number": number} if isinstance(each, dict) and len(number) == 1 else each
        for each, number in zip(found, numbers, strict=True)
    ]


def _area_number(item: Data) -> str:
    """The number of an area as it is written, without what stands around it; blank for none."""
    number = item.get("number") if isinstance(item, dict) else None
    return (_area_meant(number.strip()) if isinstance(number, str) else None) or ""


def _joined(items: list[Data], name: str) -> str | None:
    """The text of a cell that is written as a list of texts; `None` for any other list."""
    lines = [item for item in items if isinstance(item, str)]
    if name not in _JOINED or len(lines) < len(items):
        return None
    before, between = _JOINED[name]
    return between.join(f"{before}{line}" for line in lines)


def _day(text: str) -> str | None:
    if re.fullmatch(_ISO, text):
        return None
    try:
        day = day_meant(text)
    except ValueError:
        return None
    return day.isoformat() if day else None


def code_meant(text: str) -> str | None:
    """The code or address that a text means, without its label: “TCTP 3.2.2.” is 3.2.2; `None` for any other text."""
    if is_code(text):
        return text
    return match[1] if (match := re.fullmatch(_CODE, text, re.IGNORECASE)) else None


def _area(text: str) -> str | None:
    """The number of an area without what stands around it; a Roman numeral in capitals."""
    number = _area_meant(text)
    return number.upper() if number and ordinal(number).system == "roman" else number


def _area_meant(text: str) -> str | None:
    """The number of an area as it is written, without what stands around it; `None` for any other text."""
    if is_area_number(text):
        return text
    return match[1] if (match := re.fullmatch(_AREA, text, re.IGNORECASE)) else None


def _number(text: str) -> str | None:
    """A number of up to 39, or one in small letters, as a Roman numeral."""
    match = re.fullmatch(_NUMBER, text)
    if match is None:
        return None
    tens, ones = divmod(int(match[1] or 0), 10)
    return (match[2] or "X" * tens + _ONES[ones]).upper()


def _chosen(meanings: dict[str, str]) -> Callable[[str], str | None]:
    """A reader of words in any letters, and of their Vietnamese names."""
    words = frozenset(meanings.values())

    @cache
    def folded() -> dict[str, str]:
        return {fold(said): word for meaning, word in meanings.items() for said in (meaning, word)}

    return lambda text: text if text in words else folded().get(fold(text))


_SURVEY = ("điều tra xã hội học", "điều tra xã hội học (XHH)", "ĐTXHH", "ĐT XHH", "ĐT. XHH")
"""Other ways to write that a criterion is scored by a survey."""
_score = _chosen({word: word for word in WRITTEN_STATES} | dict.fromkeys(_SURVEY, Unscored.SURVEY.value))
_every_word = _chosen({CHOICES[every]: every for every in ("week", "month", "quarter", "half-year", "year")})


def state_meant(text: str) -> str | None:
    """The word of a state without points that a text means, in any usual spelling: “ĐTXHH” is “điều tra XHH”."""
    return _score(text) if len(text) <= _LONGEST else None


def _every(text: str) -> str | None:
    """The word for a rhythm; also of one that the column for time would name, with no day in it."""
    if word := _every_word(text):
        return word
    said = timeframe_of(text, _ANY_YEAR) or timeframe_of(f"định kỳ {text}", _ANY_YEAR)
    return said.every if isinstance(said, Recurrence) and said == Recurrence(said.every) else None


_READERS: dict[str, Callable[[str], str | None]] = {
    **dict.fromkeys(("due", "date", "was", "withdrawn", "from", "members.until"), _day),
    **dict.fromkeys(("criteria.code", "parts.code", "same_as", "part_of", "what"), code_meant),
    "annex": _number,
    "areas.number": _area,
    **dict.fromkeys(("criteria.score", "parts.score"), _score),
    "score_source": _chosen({f"{of}{CHOICES[word]}": word for word in get_args(ScoreSource) for of in ("", "điểm ")}),
    "not_applicable": _chosen({CHOICES[word]: word for word in ("exclude", "full")}),
    "every": _every,
    "numbering": _chosen({CHOICES[how]: how for how in ("restart", "continue")}),
    ".kind": _chosen(_FILE_KINDS),
    "parties.kind": _chosen({meaning: kind for kind, meaning in PARTY_KINDS.items()}),
}
"""The readers of other spellings by field, with the field that it stands in where that matters."""
_READ = frozenset(key.rpartition(".")[2] for key in _READERS)
"""The fields that have a reader, wherever they stand."""
