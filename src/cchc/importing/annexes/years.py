"""The years of an annex: the one that it is for, the last one of a period, the one whose points were assessed."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from cchc.importing.annexes.issued_with import Issued

_PERIOD = re.compile(
    r"\bgiai đoạn\s*(?:từ\s*)?(?:năm\s*)?(?P<first>20\d{2})\s*(?:[-–—]|đến)\s*(?:năm\s*)?(?P<last>20\d{2})\b",
    re.IGNORECASE,
)
_LATER = r"(?<!đến )(?<!tầm nhìn )(?<!định hướng )"
"""Not a year that comes long after: “định hướng đến năm 2030”."""
_YEAR = re.compile(rf"{_LATER}\bnăm\s*(?P<year>20\d{{2}})\b", re.IGNORECASE)
_BARE_YEAR = re.compile(rf"(?<!năm ){_LATER}(?<![\d/.-])(?P<year>20\d{{2}})\b(?![\d/])", re.IGNORECASE)
_ASSESSED = re.compile(
    r"\b(?:khắc phục|tồn tại|hạn chế|bị mất|bị trừ|đạt được|kết quả|đánh giá|chấm điểm|thẩm định)\b[^\d]*"
    r"\bnăm\s*(?P<year>20\d{2})\b",
    re.IGNORECASE,
)


_LONGEST = 1000
"""The most characters of a text that are read: a title is shorter."""
_LAST_MONTHS = {"11", "12"}
"""The months in which a Kế hoạch for the next year is issued."""


class Years(NamedTuple):
    """The years of an annex, as far as its texts tell them."""

    year: int | None = None
    until: int | None = None
    assessed: int | None = None
    year_concluded: bool = False
    """True for a year that no text says in words."""
    assessed_concluded: bool = False
    """True for an assessed year that no text says."""
    otherwise: int | None = None
    """The year that a text says, where another one was asked for."""


def years_of(
    title: str, documents: Sequence[Issued], scores: str, *, assesses: bool, asked: int | None = None
) -> Years:
    """The years by the title, then by the documents that the annex goes with; `scores` is the heading of the points.

    Words count before dates: a Kế hoạch of December is for the next year. A year that was asked for counts before all.
    """
    own = years_in(title, assesses=assesses)
    told = _told(own, documents)
    if asked and told.year != asked:
        told = Years(asked, otherwise=told.year)
    if told.year and own.assessed and told.year <= own.assessed:
        told, own = told._replace(year=asked or own.assessed), Years()
    return _assessed(told._replace(assessed=own.assessed), scores) if assesses else told


def _told(own: Years, documents: Sequence[Issued]) -> Years:
    """The first year that is told; the one after the assessed year where none is."""
    by_words = [own, *(years_in(" ".join(document.title)) for document in documents)]
    told = next((years for years in (*by_words, *map(_by_date, documents)) if years.year), None)
    return told or (Years(own.assessed + 1, year_concluded=True) if own.assessed else Years())


def _by_date(document: Issued) -> Years:
    """The year of a document's date, which may not be the one that it is for."""
    date = document.document.date or ""
    return Years(int(date[:4]), year_concluded=date[5:7] in _LAST_MONTHS) if date else Years()


def _assessed(years: Years, scores: str) -> Years:
    """The years with the assessed one: as the title says or the heading of the points, else the year before."""
    if years.year is None or years.assessed:
        return years
    earlier = [year for year in _years(scores) if year < years.year]
    assessed = max(earlier, default=years.year - 1)
    return years._replace(assessed=assessed, assessed_concluded=not earlier)


def years_in(text: str, *, assesses: bool = False) -> Years:
    """The years that a text tells; where points were assessed, “khắc phục … năm 2025” is the year of the points."""
    text = text[:_LONGEST]
    if period := _PERIOD.search(text):
        return Years(int(period["first"]), int(period["last"]))
    told, years = _ASSESSED.search(text) if assesses else None, _years(text)
    if told is None:
        return Years(max(years, default=None))
    assessed = [int(told["year"]), *(year for year in years[:-1] if year > int(told["year"]))]
    later = [year for year in years if year > assessed[-1]]
    return Years(max(later, default=None), None, assessed[-1])


def _years(text: str) -> list[int]:
    found = _YEAR.findall(text) or _BARE_YEAR.findall(text)
    return list(map(int, found))
