"""Việc: tracked nhiệm vụ as a person thinks of them, with all turns of a recurring one together."""

from collections.abc import Iterable
from typing import NamedTuple

from cchc.analysis.tracking import State, Tracked


class Duty(NamedTuple):
    """Việc: a nhiệm vụ with one due day, or with all its turns, sorted by due day."""

    address: str
    """The address that all its turns share; without turns, the item's own."""
    title: str
    items: tuple[Tracked, ...]

    @property
    def first(self) -> Tracked:
        """The first item, for all that the turns have in common."""
        return self.items[0]

    @property
    def recurs(self) -> bool:
        """True if the duty has turns."""
        return self.first.turn is not None

    @property
    def upcoming(self) -> Tracked | None:
        """The next item that is neither done nor late; `None` when there is none."""
        return next((item for item in self.items if item.state in {State.IN_TIME, State.DUE_SOON}), None)

    def those(self, state: State) -> tuple[Tracked, ...]:
        """The items in `state`, sorted by due day."""
        return tuple(item for item in self.items if item.state is state)


def duties(items: Iterable[Tracked]) -> tuple[Duty, ...]:
    """The duties that these items form, in the order of first naming; items without a due day are left out."""
    found: dict[tuple[str, str], list[Tracked]] = {}
    for item in items:
        if item.due is not None:
            found.setdefault((item.plan, item.turn.address if item.turn else item.address), []).append(item)
    return tuple(
        Duty(address, own[0].turn.title if own[0].turn else own[0].title, tuple(sorted(own, key=_due)))
        for (_, address), own in found.items()
    )


def duties_in(state: State, items: Iterable[Tracked]) -> tuple[Duty, ...]:
    """Duties with at least one item in `state`; each keeps only those items. The earliest due come first."""
    return tuple(sorted(duties(item for item in items if item.state is state), key=lambda duty: _due(duty.first)))


def _due(item: Tracked) -> str:
    return str(item.due)
