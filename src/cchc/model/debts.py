"""Một nhiệm vụ ở hai phụ lục: occurrences of a remedy annex that are those of the maintain annex (`same_as`).

The criterion is one, so its nhiệm vụ of one rhythm is one debt, whatever each annex calls it. A rhythm is the due days
themselves, as both plans state them for the years that they share: “Hằng năm” and 31/12 are one rhythm, months and
quarters are two, although a quarter ends with a month. Where a criterion has several nhiệm vụ of one rhythm, only the
title tells which is which, or else the id; what neither tells stays two, since a result must never count for another
nhiệm vụ. What is theo sự việc is one where the same day is recorded in both. A `part_of` is no debt.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from cchc.model.criterion import RemedyCriterion
from cchc.model.dossier import Dossier
from cchc.model.folding import fold
from cchc.model.occurrences import occurrences
from cchc.model.plan import Plan
from cchc.model.progress import Extension, Progress
from cchc.model.rows import Row
from cchc.model.stated import Occurrence

_Day = tuple[date, date | None]


class Debt(NamedTuple):
    """An occurrence of the maintain annex, and the one of the remedy annex that is the same nhiệm vụ."""

    maintain: Occurrence
    remedy: Occurrence


def debts(dossier: Dossier) -> tuple[Debt, ...]:
    """The occurrences of a remedy plan that its maintain plan has too, each in one pair at most."""
    plan, maintain = dossier.plan, dossier.maintain
    if plan is None or maintain is None:
        return ()
    own = _series(plan, dossier.progress, _codes(plan.rows))
    if not own:
        return ()
    theirs = {id(row): code for row in maintain.rows if (code := row.address.casefold()) in own}
    others = _series(maintain, dossier.maintain_progress, theirs)
    years = None if plan.years == maintain.years else {*plan.years} & {*maintain.years}
    return tuple(debt for code in own for debt in _of_criterion(others.get(code, []), own[code], years))


def holding(chains: Iterable[Sequence[Extension]]) -> tuple[Extension, ...]:
    """The extensions recorded under the addresses of one debt, each due day once; the last one holds.

    That is the last one of the address with the latest record; of two recorded on one day, the later due day.
    """
    granted = [chain for chain in chains if chain]
    last: Sequence[Extension] = max(granted, key=_recorded, default=())
    known = {each.due for each in last}
    others = {each.due: each for chain in granted for each in chain if each.due not in known}
    if not others:
        return tuple(last)
    return (*sorted([*others.values(), *last[:-1]], key=lambda each: each.date), last[-1])


def _recorded(chain: Sequence[Extension]) -> tuple[date, date]:
    return chain[-1].date, chain[-1].due


def _codes(rows: Iterable[Row]) -> dict[int, str]:
    """The codes of the maintain criteria that these rows are, by the identity of the row."""
    criteria = ((row, row.criterion) for row in rows)
    return {
        id(row): criterion.same_as.casefold()
        for row, criterion in criteria
        if isinstance(criterion, RemedyCriterion) and criterion.same_as
    }


class _Series(NamedTuple):
    """A nhiệm vụ of a criterion: its title, its id (blank without deliverables), its occurrences by their days."""

    title: str
    id: str
    days: dict[_Day, Occurrence]

    def rhythm(self, years: set[int] | None) -> tuple[date, ...] | None:
        """The due days in these years, in all for `None`; `None` for what is theo sự việc."""
        if any(happened for _, happened in self.days):
            return None
        return tuple(sorted(due for due, _ in self.days if years is None or due.year in years))


def _series(plan: Plan, progress: Progress | None, codes: Mapping[int, str]) -> dict[str, list[_Series]]:
    """The nhiệm vụ of the criteria with these codes, which rows have by their identity."""
    found: dict[tuple[str, str], _Series] = {}
    for each in occurrences(plan, progress):
        if code := codes.get(id(each.row)):
            address = each.turn.address if each.turn else each.address
            if (code, address) not in found:
                title = fold(each.turn.title if each.turn else each.title)
                found[code, address] = _Series(title, address.removeprefix(each.row.address), {})
            found[code, address].days[each.due, each.happened] = each
    by_code: dict[str, list[_Series]] = {}
    for (code, _), series in found.items():
        by_code.setdefault(code, []).append(series)
    return by_code


def _of_criterion(maintain: Sequence[_Series], remedy: Sequence[_Series], years: set[int] | None) -> Iterator[Debt]:
    """The debts of one criterion."""
    for rhythm in dict.fromkeys(each.rhythm(years) for each in remedy):
        own, others = ([each for each in side if each.rhythm(years) == rhythm] for side in (remedy, maintain))
        for one, other in _matched(own, others):
            yield from (Debt(other.days[key], one.days[key]) for key in one.days if key in other.days)


def _matched(own: Sequence[_Series], others: Sequence[_Series]) -> Iterator[tuple[_Series, _Series]]:
    """The nhiệm vụ of one rhythm that are the same: the only ones, else those of one title, then those of one id."""
    if len(own) == len(others) == 1:
        yield own[0], others[0]
        return
    by_title = {id(one): (one, other) for one, other in _alike(own, others, "title")}
    taken = {id(each) for pair in by_title.values() for each in pair}
    yield from by_title.values()
    left, over = ([each for each in side if id(each) not in taken] for side in (own, others))
    yield from _alike(left, over, "id")


def _alike(own: Sequence[_Series], others: Sequence[_Series], name: str) -> Iterator[tuple[_Series, _Series]]:
    """The nhiệm vụ with a name that exactly one on each side has."""
    names = [[getattr(each, name) for each in side] for side in (own, others)]
    for one in own:
        wanted = getattr(one, name)
        if wanted and [side.count(wanted) for side in names] == [1, 1]:
            yield one, others[names[1].index(wanted)]
