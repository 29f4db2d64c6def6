"""Which year's plans a command works on: the year that was asked for, else the newest that has begun.

Plans of two years are never added up. A plan that a person named by its own path is taken, whatever its year.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from cchc.errors import CchcError
from cchc.wording import listing

if TYPE_CHECKING:
    from cchc.loading import Case

T = TypeVar("T")
_SHOWN = 8
"""The most communes that a sentence lists."""
_YEAR = re.compile(r"\s*(20[0-9]{2})\s*")


class WantedYear(NamedTuple):
    """The year that was asked for, if any, and the day on which a year must have begun to be taken without asking."""

    as_of: date
    year: int | None = None
    every: bool = False
    """True if the plans of all years were asked for."""


class OfYear(NamedTuple):
    """The cases of the year that is taken, those passed over, and the year; `None` when there was nothing to choose."""

    cases: "tuple[Case, ...]"
    passed_over: "tuple[Case, ...]" = ()
    year: int | None = None

    def notes(self) -> list[str]:
        """The sentence that tells the year that was taken, where plans of other years were passed over."""
        others = {year for case in self.passed_over for year in years_of(case)[:1]}
        if self.year is None or not others:
            return []
        past = sorted((year for year in others if year < self.year), reverse=True)
        ordered = [*past, *sorted(others - {*past})]
        said = (
            f"Tính kế hoạch năm {self.year}. Kế hoạch năm {listing(list(map(str, ordered)))}: xem --year {ordered[0]}."
        )
        return [said, *_without_plan(self)]


def years_of(case: "Case") -> Sequence[int]:
    """The years of a plan, or of a progress file's; none when its file does not tell."""
    if case.dossier.plan:
        return case.dossier.plan.years
    stated = _YEAR.fullmatch(case.year or "")
    return (int(stated[1]),) if stated else ()


def of_year(cases: "Sequence[Case]", typed: "Iterable[Case]", wanted: WantedYear) -> OfYear:
    """The cases of the wanted year; without one the `typed` cases, and of the others those of the newest year begun.

    A file that does not tell its year is kept. Before any year has begun the earliest is taken.

    Raises:
        CchcError: No case is of the year that was asked for.
    """
    if wanted.every:
        return OfYear(tuple(cases))
    if wanted.year is not None:
        return OfYear(tuple(of_asked_year([(case, years_of(case)) for case in cases], wanted.year)), year=wanted.year)
    own = {case.name for case in typed}
    year = _newest((case for case in cases if case.name not in own), wanted.as_of)
    if year is None:
        return OfYear(tuple(cases))
    kept: list[Case] = []
    passed_over: list[Case] = []
    for case in cases:
        (kept if case.name in own or _may_be_of(case, year) else passed_over).append(case)
    return OfYear(tuple(kept), tuple(passed_over), year)


def of_asked_year(told: Sequence[tuple[T, Sequence[int]]], year: int) -> list[T]:
    """Of these, each with its years, what is of a year that was asked for, or tells no year.

    Raises:
        CchcError: Nothing is of that year.
    """
    kept = [(each, years) for each, years in told if not years or year in years]
    if any(years for _, years in kept):
        return [each for each, _ in kept]
    known = sorted({year for _, years in told for year in years})
    said = f" Có kế hoạch năm {listing(list(map(str, known)))}." if known else ""
    raise CchcError(f"Không có kế hoạch năm {year}.{said} Đề nghị kiểm tra lại năm hoặc đường dẫn.")


def _may_be_of(case: "Case", year: int) -> bool:
    """True for a case of that year, and for one that does not tell its year."""
    years = years_of(case)
    return not years or year in years


def _without_plan(chosen: OfYear) -> list[str]:
    """A sentence on the communes that have plans of other years only."""
    with_plan = {case.dossier.commune.place.file for case in chosen.cases if case.dossier.commune and years_of(case)}
    lacking = {
        commune.name: None
        for case in chosen.passed_over
        if (commune := case.dossier.commune) and commune.place.file not in with_plan
    }
    if not lacking:
        return []
    more = f" và {len(lacking) - _SHOWN} đơn vị nữa" if len(lacking) > _SHOWN else ""
    return [f"Chưa có kế hoạch năm {chosen.year}: {listing([*lacking][:_SHOWN])}{more}."]


def _newest(cases: "Iterable[Case]", as_of: date) -> int | None:
    """The newest year of these cases that has begun, else the earliest; `None` when they tell no year.

    A plan of a period counts for its first year: it stands beside the plans of a year, and does not take their place.
    """
    years = {year for case in cases for year in years_of(case)[:1]}
    return max((year for year in years if year <= as_of.year), default=min(years, default=None))
