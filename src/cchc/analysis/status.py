"""Tình hình thực hiện: the number of nhiệm vụ in each state, by area, by party and in all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from cchc.analysis.groups import Group, PartyGroup, Role, by_holder, concerning, grouped
from cchc.analysis.overdue import AskedPlan, LeftOutPlan, asked_plans, party_names
from cchc.analysis.tracking import Asking, State, Tracked, tracked_together
from cchc.model.commune import Party
from cchc.model.dossier import SoundDossier
from cchc.model.emphasis import plain
from cchc.model.products import undated_product


class Tally(NamedTuple):
    """The number of nhiệm vụ in each state on a day."""

    counts: dict[State, int]
    due_so_far: int
    """Đã đến hạn: the number of items due before the day, and of items due on the day and already done."""
    on_time_so_far: int
    """The number of items in `due_so_far` that were done on time."""

    @property
    def total(self) -> int:
        """The number of all."""
        return sum(self.counts.values())

    @property
    def done(self) -> int:
        """The number of those done, on time or late."""
        return self.counts[State.DONE_ON_TIME] + self.counts[State.DONE_LATE]

    @property
    def dated(self) -> int:
        """The number of those with a due day."""
        return self.total - self.counts[State.NO_DEADLINE]

    @property
    def share_on_time(self) -> Decimal | None:
        """Tỷ lệ hoàn thành đúng hạn, from 0 to 1: done on time of what was due so far; `None` when nothing was."""
        return Decimal(self.on_time_so_far) / self.due_so_far if self.due_so_far else None


@dataclass(frozen=True, slots=True)
class Tallied:
    """A group and its tally."""

    group: Group
    tally: Tally


@dataclass(frozen=True, slots=True)
class TalliedParty(Tallied):
    """A party's group and its tally."""

    group: PartyGroup

    @property
    def answers(self) -> bool:
        """True if the party is accountable."""
        return self.group.holder.accountable

    @property
    def is_busy(self) -> bool:
        """True if an item is overdue or due soon."""
        return bool(self.tally.counts[State.OVERDUE] or self.tally.counts[State.DUE_SOON])


class Product(NamedTuple):
    """Sản phẩm chưa ấn định thời hạn: a concrete product that a clause asks for, and no day."""

    item: Tracked
    clause: str


class EventDuty(NamedTuple):
    """Nhiệm vụ theo sự việc: one of its items, for all that they have in common, and the number of events so far."""

    item: Tracked
    events: int


@dataclass(frozen=True)
class Status:
    """The items of some plans by state on a day."""

    asking: Asking
    role: Role
    only: tuple[str, ...]
    """The names of the parties that were asked for; blank for all."""
    plans: tuple[AskedPlan, ...]
    items: tuple[Tracked, ...]
    areas: tuple[Tallied, ...]
    holders: tuple[TalliedParty, ...]
    totals: Tally
    products: tuple[Product, ...]

    @property
    def as_of(self) -> date:
        """The day of asking."""
        return self.asking.as_of

    @cached_property
    def listed(self) -> tuple[TalliedParty, ...]:
        """The parties without political bodies, unless parties were asked for by name."""
        return tuple(line for line in self.holders if self.only or not line.group.holder.political)

    @cached_property
    def political(self) -> tuple[Tracked, ...]:
        """The items that are counted in one line, since only political bodies lead them."""
        shown = {item.key for line in self.listed for item in line.group.items}
        found = {item.key: item for line in self.holders for item in line.group.items}
        return tuple(item for key, item in found.items() if key not in shown)

    @cached_property
    def repeats(self) -> bool:
        """True if an item stands under several of the listed parties."""
        return sum(line.tally.total for line in self.listed) > self.totals.total - len(self.political)

    @cached_property
    def on_event(self) -> tuple[EventDuty, ...]:
        """The criteria that are theo sự việc, each with the number of events so far; it may happen again."""
        found: dict[int, list[Tracked]] = {}
        for item in self.items:
            found.setdefault(id(item.row), []).append(item)
        return tuple(
            EventDuty(own[0], sum(item.happened is not None for item in own))
            for own in found.values()
            if own[0].on_event
        )

    @cached_property
    def busy(self) -> tuple[TalliedParty, ...]:
        """The listed parties with an item overdue or due soon: accountable ones first, then by overdue items."""
        busy = [line for line in self.listed if line.is_busy]
        return tuple(sorted(busy, key=lambda line: (not line.answers, -line.tally.counts[State.OVERDUE])))


def status(
    dossiers: Sequence[tuple[str, SoundDossier]],
    asking: Asking,
    *,
    role: Role = "lead",
    parties: Sequence[Party] | None = None,
    left_out: Sequence[LeftOutPlan] = (),
) -> Status:
    """The status of the named plans; with `parties`, only of items that name one of them in that role.

    `left_out` names plans with errors, to mention without counting. Areas are in print order; accountable parties come
    before the others, those with the most items first.
    """
    everything = tracked_together(dossiers, asking)
    items = concerning(everything, parties, role)
    return Status(
        asking,
        role,
        party_names(parties),
        asked_plans(dossiers, left_out, everything, asking, items, parties, role),
        items,
        tuple(Tallied(group, tally(group.items, asking.as_of)) for group in grouped(items, "area")),
        tuple(
            TalliedParty(group, tally(group.items, asking.as_of))
            for group in sorted(by_holder(items, role, parties), key=_most_first)
        ),
        tally(items, asking.as_of),
        tuple(
            Product(item, plain(product.text))
            for item in items
            if item.state is State.NO_DEADLINE and (product := undated_product(item.row, item.dossier.plan.years))
        ),
    )


def tally(items: Sequence[Tracked], as_of: date) -> Tally:
    """The count of these items by state, as they stand on that day."""
    due = [item for item in items if item.due and (item.due < as_of or (item.due == as_of and item.done))]
    states = [item.state for item in items]
    return Tally(
        {state: states.count(state) for state in State}, len(due), sum(item.state is State.DONE_ON_TIME for item in due)
    )


def _most_first(group: PartyGroup) -> tuple[bool, int]:
    return not group.holder.accountable, -len(group.items)
