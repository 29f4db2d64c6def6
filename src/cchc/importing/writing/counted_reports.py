"""Reports of several periods that a text counts or lists: “04 báo cáo (02 báo cáo quý, 01 báo cáo 6 tháng, …)”.

They have the rhythm of the shortest period, as far as their number makes one report in each; on which day they are due
they do not say.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cchc.model.calendar import Every

_REPORT = re.compile(
    r"(?:(?P<number>[0-9]{1,2}) (?!tháng))?(?:báo cáo )?(?:định kỳ )?(?:theo |hằng |hàng )?"
    r"(?P<unit>tháng|quý|(?:0?[369]|ba|sáu|chín) tháng|năm)\b(?! 20)",
    re.IGNORECASE,
)
_BARE = re.sub(r"\?P<\w+>", "?:", _REPORT.pattern)
_REPORTS = re.compile(
    rf"(?:(?P<all>[0-9]{{1,2}}) )?báo cáo\b[^;.\n]{{0,60}}?(?<=[ (:])(?P<list>{_BARE}"
    rf"(?:\s*(?:[,;/+]| và| hoặc)\s*(?:và )?{_BARE})*)\)?",
    re.IGNORECASE,
)
_UNITS: dict[str, tuple[Every, int]] = {
    "tháng": ("month", 12),
    "quý": ("quarter", 4),
    "3 tháng": ("quarter", 4),
    "6 tháng": ("half-year", 2),
    "9 tháng": ("half-year", 0),
    "năm": ("year", 1),
}
"""The rhythms of reports by their units, each with its turns in a year."""
_IN_DIGITS = {"ba": "3", "sáu": "6", "chín": "9"}


class CountedReports(NamedTuple):
    """Reports of several periods: the words that say so, the periods, and the rhythm."""

    words: str
    units: tuple[str, ...]
    every: Every


def counted_reports(text: str) -> Iterator[CountedReports]:
    """The reports that a text counts or lists."""
    for match in _REPORTS.finditer(text):
        items = [(item["number"], _unit(item["unit"])) for item in _REPORT.finditer(match["list"])]
        units = tuple(dict.fromkeys(unit for _, unit in items))
        if every := _rhythm(units, _total([number for number, _ in items], match["all"])):
            yield CountedReports(match[0], units, every)


def _unit(written: str) -> str:
    """The name of a period of reports, its number in digits."""
    number, _, unit = written.lower().removeprefix("0").rpartition(" ")
    return f"{_IN_DIGITS.get(number, number)} {unit}".strip()


def _rhythm(units: tuple[str, ...], total: int | None) -> Every | None:
    """The rhythm of reports of these periods: the shortest one, where as many as their number are in a year.

    Reports of nine months stand beside those of each quarter, or are in no rhythm.
    """
    every, turns = max((_UNITS[unit] for unit in units), key=lambda each: each[1])
    fits = total == turns if total is not None else len(units) > 1
    return every if fits and ("9 tháng" not in units or every in {"month", "quarter"}) else None


def _total(numbers: list[str | None], of_all: str | None) -> int | None:
    """The number of reports in a year, as far as it is told."""
    counted = [int(number) for number in numbers if number]
    if counted and len(counted) == len(numbers):
        return sum(counted)
    return int(of_all) if of_all else None
