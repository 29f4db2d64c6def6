"""Quá hạn: nhiệm vụ due before a day and not done by then, and those due soon, grouped under headings."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from cchc.analysis.groups import By, Group, Role, grouped, listed
from cchc.analysis.lost_points import LostPoints, lost_points
from cchc.analysis.tracking import Asking, Grade, Stake, State, Tracked, last_day, stake, tracked_together
from cchc.model.commune import Party
from cchc.model.commune_names import CommuneNames
from cchc.model.dossier import SoundDossier
from cchc.model.emphasis import plain
from cchc.model.occurrences import on_event, unread_timeframe
from cchc.model.plan import Plan
from cchc.model.rows import Row
from cchc.model.workdays import WorkCalendar

_LATE = {State.OVERDUE, State.DONE_LATE}
LeftOutPlan = tuple[str, CommuneNames | None]
"""A plan with errors, by its name, and the names of its commune, where these are known."""


class Waiting(NamedTuple):
    """A criterion that is theo sự việc, and how often that has happened so far."""

    code: str
    title: str
    events: int


class AskedPlan(NamedTuple):
    """A plan that was asked about, late or not."""

    name: str
    occurrences: int
    """The number of its items with a due day that no other annex tracks."""
    has_progress: bool
    left_out: bool = False
    """True if the report leaves it out because of its errors."""
    unread: tuple[str, ...] = ()
    """The codes of its criteria that are not tracked because their time cannot be read."""
    on_event: tuple[Waiting, ...] = ()
    """Its criteria that are theo sự việc, and so have a due day only when something happens."""
    timed: int = 0
    """The number of its criteria whose cell states a time."""
    ended: str = ""
    """The years of a plan that are over, as `Plan.period`; blank for a plan that goes on, or has nothing late."""
    ended_on: date | None = None
    """The last day of those years."""

    unrecorded: int = 0
    """The number of its items with a due day that no progress file may tell of."""

    commune: CommuneNames | None = None
    """The names of its commune, where these are known."""
    calendar: WorkCalendar | None = None
    """The calendar by which its due days were moved; `None` when days off do not count."""
    annex: str | None = None
    """The number of its annex; `None` where it has none."""
    lost: LostPoints = LostPoints()
    """What it lost; nothing in a plan without points."""

    @property
    def is_unrecorded(self) -> bool:
        """True if no progress file may tell of something that it tracks."""
        return self.unrecorded > 0

    @property
    def is_unread(self) -> bool:
        """True if most of its times cannot be read; that nothing is late then says nothing."""
        return 2 * len(self.unread) > self.timed


@dataclass(frozen=True)
class Overdue:
    """The items overdue on the day `as_of` and, with `within`, those due in at most that many days from then."""

    as_of: date
    within: int | None
    by: By
    role: Role
    only: tuple[str, ...]
    """The names of the parties that were asked for; blank for all."""
    plans: tuple[AskedPlan, ...]
    groups: tuple[Group, ...]

    @cached_property
    def listed(self) -> "Overdue":
        """The same without what political bodies lead, unless parties were asked for by name."""
        return self if self.only else replace(self, groups=listed(self.groups))

    @cached_property
    def political(self) -> tuple[Tracked, ...]:
        """The items that are counted in one line and not listed, since only political bodies lead them."""
        shown = {item.key for item in self.listed.items}
        return tuple(item for item in self.items if item.key not in shown)

    @cached_property
    def items(self) -> tuple[Tracked, ...]:
        """All items of the groups, each once, in the order of first listing."""
        return tuple({item.key: item for group in self.groups for item in group.items}.values())

    @cached_property
    def late(self) -> tuple[Tracked, ...]:
        """The overdue items, each once."""
        return tuple(item for item in self.items if item.state is State.OVERDUE)

    @cached_property
    def soon(self) -> tuple[Tracked, ...]:
        """The items due soon, each once."""
        return tuple(item for item in self.items if item.state is State.DUE_SOON)

    @cached_property
    def pairs(self) -> int:
        """The number of pairs of an overdue item and a heading."""
        return sum(item.state is State.OVERDUE for group in self.groups for item in group.items)

    @cached_property
    def grades(self) -> dict[Grade, int]:
        """The number of overdue items in each grade."""
        return {grade: sum(item.grade is grade for item in self.late) for grade in Grade}

    @cached_property
    def stake(self) -> Stake:
        """The criteria with an overdue item."""
        return stake(self.late)


def overdue(
    dossiers: Sequence[tuple[str, SoundDossier]],
    asking: Asking,
    *,
    within: int | None = None,
    by: By = "official",
    role: Role = "lead",
    parties: Sequence[Party] | None = None,
    left_out: Sequence[LeftOutPlan] = (),
) -> Overdue:
    """Overdue items of the named plans, the most late first; after them, those due within `within` days.

    With `parties`, only items that name one of them in that role; `left_out` names plans to mention without counting.
    Groups by party: accountable parties first, then the others; in both, the one with the most late item first. Areas
    and criteria are in print order, months by date.
    """
    asked = asking if within is None else asking._replace(soon=within)
    wanted = {State.OVERDUE} if within is None else {State.OVERDUE, State.DUE_SOON}
    everything = tracked_together(dossiers, asked)
    found = [item for item in everything if item.state in wanted]
    groups = [replace(group, items=_most_late_first(group.items)) for group in grouped(found, by, role, parties)]
    if by == "official":
        groups.sort(key=_order)
    return Overdue(
        asking.as_of,
        within,
        by,
        role,
        party_names(parties),
        asked_plans(dossiers, left_out, everything, asking, found, parties, role),
        tuple(groups),
    )


def party_names(parties: Sequence[Party] | None) -> tuple[str, ...]:
    """The titles of these parties, each once."""
    return tuple(dict.fromkeys(plain(party.title) for party in parties or ()))


def asked_plans(
    dossiers: Sequence[tuple[str, SoundDossier]],
    left_out: Sequence[LeftOutPlan],
    everything: Iterable[Tracked],
    asking: Asking,
    reported: Iterable[Tracked],
    parties: Sequence[Party] | None = None,
    role: Role = "lead",
) -> tuple[AskedPlan, ...]:
    """The plans that were asked about, then `left_out`; `reported` are the items that the report is on.

    With `parties`, the lost points are those of the remedies that name one of them in that role.
    """
    everything = tuple(everything)
    dated = Counter(item.plan for item in everything if item.due)
    events = Counter(id(item.row.criterion) for item in everything if item.happened)
    unrecorded = Counter(item.plan for item in everything if item.due and item.is_unrecorded)
    by_plan = _by_plan(reported)
    asked = (
        _asked(name, dossier, dated[name], by_plan.get(name, ()), asking)._replace(
            lost=lost_points(name, dossier, asking, parties, role),
            unrecorded=unrecorded[name],
            on_event=_waiting(dossier.plan, events),
        )
        for name, dossier in dossiers
    )
    return (*asked, *(AskedPlan(name, 0, has_progress=False, left_out=True, commune=own) for name, own in left_out))


def _by_plan(items: Iterable[Tracked]) -> dict[str, list[Tracked]]:
    found: dict[str, list[Tracked]] = {}
    for item in items:
        found.setdefault(item.plan, []).append(item)
    return found


def _asked(name: str, dossier: SoundDossier, dated: int, items: Iterable[Tracked], asking: Asking) -> AskedPlan:
    plan, years = dossier.plan, dossier.plan.years
    rows = [row for row in plan.rows if not row.is_heading]
    ended = last_day(plan) if _is_over(plan, items, asking.as_of) else None
    return AskedPlan(
        name,
        dated,
        dossier.progress is not None,
        unread=_codes(row for row in rows if unread_timeframe(row, years)),
        timed=sum(row.text("timeframe") is not None for row in rows),
        ended=plan.period if ended else "",
        ended_on=ended,
        commune=dossier.commune.names,
        calendar=asking.calendar_of(plan),
        annex=plan.annex,
    )


def _waiting(plan: Plan, events: Mapping[int, int]) -> tuple[Waiting, ...]:
    """The criteria theo sự việc of a plan; `events` are the numbers of what has happened, by their identity."""
    years = plan.years
    rows = (row for row in plan.rows if not row.is_heading and on_event(row, years))
    return tuple(Waiting(row.address, plain(row.criterion.title), events[id(row.criterion)]) for row in rows)


def _is_over(plan: Plan, items: Iterable[Tracked], as_of: date) -> bool:
    """True if the plan's last day is past, and days late of one of these items are counted up to it."""
    return last_day(plan) < as_of and any(item.state in _LATE and item.last_day == last_day(plan) for item in items)


def _codes(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(row.address for row in rows)


def _most_late_first(items: Sequence[Tracked]) -> tuple[Tracked, ...]:
    """The overdue items, the most late first; then those due soon, the soonest first."""
    return tuple(sorted(items, key=_days_late, reverse=True))


def _days_late(item: Tracked) -> int:
    return item.days if item.state is State.OVERDUE else -item.days


def _order(group: Group) -> tuple[bool, int, int]:
    return not (group.holder and group.holder.accountable), -_days_late(group.items[0]), -len(group.items)
