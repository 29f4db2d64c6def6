"""Điểm bị mất qua các năm: which remedy plans of a run are those of one commune over several assessed years."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from cchc.analysis.score_history import AssessedYear, ScoreYears, assessed_years, score_years
from cchc.analysis.successions import listed
from cchc.phrasing.gap_titles import office
from cchc.wording import listing

if TYPE_CHECKING:
    from cchc.analysis.coverage import Covered


class OverYears(NamedTuple):
    """The communes that have remedy plans of several years, and the notes on those that cannot be compared."""

    communes: tuple[ScoreYears, ...]
    notes: tuple[str, ...]


def over_years(found: "Iterable[Covered]", *, asked: bool) -> OverYears:
    """The lost points of each commune over its assessed years.

    A commune with plans of one year only is left out, and named where the years were `asked` for.
    """
    communes: list[ScoreYears] = []
    notes: list[str] = []
    alone: list[str] = []
    for years in _of_communes(tuple(found)):
        if len(years) == 1:
            alone.append(f"{office(years[0].annexes[0].dossier.commune)} ({years[0].year})")
        elif clashes := [said for year in years for said in _clashes(year)]:
            notes += clashes
        else:
            communes.append(score_years(years))
    if asked and alone:
        notes.append(f"Chỉ có phụ lục khắc phục của một năm, chưa so sánh được qua các năm: {', '.join(alone)}.")
    return OverYears(tuple(communes), tuple(notes))


def _of_communes(found: "Sequence[Covered]") -> Iterator[tuple[AssessedYear, ...]]:
    """The assessed years of each commune, in the order of the communes.

    Each year may have a folder with a copy of the commune's file. But communes of one name are told apart by their
    files where a year would have several plans.
    """
    for own in _grouped(found, lambda covered: covered.dossier.commune.identity):
        years = assessed_years(own)
        if any(len(year.annexes) > 1 for year in years):
            yield from map(assessed_years, _grouped(own, lambda covered: covered.dossier.commune.place.file))
        else:
            yield years


def _grouped(found: "Sequence[Covered]", key: "Callable[[Covered], object]") -> "list[list[Covered]]":
    groups: dict[object, list[Covered]] = {}
    for covered in found:
        groups.setdefault(key(covered), []).append(covered)
    return list(groups.values())


def _clashes(year: AssessedYear) -> Iterator[str]:
    """A sentence on each two plans of a year that list one criterion: nobody knows which score counts."""
    for one, other in combinations(year.annexes, 2):
        codes = {each.code: each.row.address for each in listed(one.gaps.plan) if each.code}
        if both := [codes[each.code] for each in listed(other.gaps.plan) if each.code in codes]:
            yield (
                f"{one.name} và {other.name} cùng nêu điểm năm {year.year} của tiêu chí {listing(both)}, nên không so "
                "sánh được qua các năm. Đề nghị ghi tên một tệp của mỗi năm."
            )
