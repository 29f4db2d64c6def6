"""The number of nhiệm vụ in each state, in columns that add up to the total.

What is past its due day in a plan with nothing recorded stands in a column of its own, and has no share; so does what
only bodies of the Party and the Front lead, which is never called late.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from cchc.analysis.status import tally
from cchc.analysis.tracking import State, Tracked
from cchc.documents.page.columns import ShownColumn
from cchc.documents.page.office import Offices
from cchc.documents.page.tables import cell
from cchc.phrasing.columns import COUNTED
from cchc.phrasing.headings import DUE_UNRECORDED
from cchc.phrasing.states import STATES

T = TypeVar("T")
_WHOLE, _SHARE = COUNTED[0].heading, COUNTED[-1]
_ORDER = (
    State.DONE_ON_TIME,
    State.DONE_LATE,
    State.OVERDUE,
    None,
    State.DUE_SOON,
    State.IN_TIME,
    State.NO_DEADLINE,
)
_NAMES = {state: STATES[state].short if state else DUE_UNRECORDED for state in _ORDER}
"""The heading of each column; that of `None` holds what is past its due day, and nobody knows whether it is done."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The columns of counts that say something for the communes of a page, and their values."""

    as_of: date
    political: frozenset[tuple[str, str]]
    """The keys of the items that only political bodies lead."""
    kept: tuple[State | None, ...]
    has_share: bool

    def columns(self, items: Callable[[T], Sequence[Tracked]]) -> Iterator[ShownColumn[T]]:
        """The columns of a table whose values have items: the total, each state, the share on time."""
        titles = (_WHOLE, *(_NAMES[state] for state in self.kept), *([_SHARE.heading] if self.has_share else []))
        return (self._column(title, items) for title in titles)

    def numbers(self, items: Sequence[Tracked]) -> dict[str, int]:
        """The total and the number in each state, by the titles of their columns."""
        found = [self._state(item) for item in items]
        return {_WHOLE: len(found), **{_NAMES[state]: found.count(state) for state in self.kept}}

    def texts(self, items: Sequence[Tracked]) -> dict[str, str]:
        """The same as texts, with the share; that is of plans with a progress file only."""
        texts = {title: str(number) for title, number in self.numbers(items).items()}
        if self.has_share:
            texts[_SHARE.heading] = _SHARE.text(tally([item for item in items if not item.is_unrecorded], self.as_of))
        return texts

    def less(self, summed: Sequence[Sequence[Tracked]], items: Sequence[Tracked]) -> dict[str, str]:
        """The texts that lead from the sum of rows, where an item may stand twice, to its items; blank for none."""
        rows, own = [self.numbers(row) for row in summed], self.numbers(items)
        more = {title: sum(row[title] for row in rows) - own[title] for title in own}
        return {title: f"−{number}" if number else "0" for title, number in more.items()} if any(more.values()) else {}

    def _column(self, title: str, items: Callable[[T], Sequence[Tracked]]) -> ShownColumn[T]:
        return ShownColumn(title, "number", lambda _, value: cell(self.texts(items(value))[title]))

    def _state(self, item: Tracked) -> State | None:
        is_unknown = item.is_unrecorded or item.key in self.political
        return None if item.state is State.OVERDUE and is_unknown else item.state


def counts(offices: Offices) -> Counts:
    """The columns for these communes.

    Where nothing is recorded at all there are no columns of what is done or overdue: a 0 there would say that none is.
    """
    has_share = any(not item.is_unrecorded for item in offices.items)
    left_out = set() if has_share else {State.DONE_ON_TIME, State.DONE_LATE, State.OVERDUE}
    political = frozenset(item.key for item in offices.political)
    may_be_unknown = political or any(item.is_unrecorded for item in offices.items)
    kept = tuple(state for state in _NAMES if state not in left_out and (state or may_be_unknown))
    return Counts(offices.all[0].status.as_of, political, kept, has_share)
