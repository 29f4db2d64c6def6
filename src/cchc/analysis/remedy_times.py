"""Thời hạn khắc phục: whether the rows that are to bring lost points back have a due day.

Points are covered by a deadline only if each row that may have lost some of them has one.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum

from cchc.analysis.tracking import Tracked
from cchc.analysis.upkeep import of_rows
from cchc.model.losses import Loss


class RemedyTime(IntEnum):
    """The time of a remedy; of several rows the greatest counts."""

    DATED = 0
    EVENT = 1
    """Theo sự việc: a day follows when something happens."""
    UNREAD = 2
    """A time is written that cannot be read."""
    UNSET = 3
    """Chưa ấn định thời hạn."""


def remedy_time(of_rows: Iterable[Sequence[Tracked]]) -> RemedyTime:
    """The time of a remedy by the tracked items of each of its rows; without rows none is set."""
    return max(map(_time, of_rows), default=RemedyTime.UNSET)


def time_of(loss: Loss, items: Mapping[int, Sequence[Tracked]]) -> RemedyTime:
    """The time of a loss's remedy; `items` are the tracked items of rows by their identity."""
    return remedy_time(of_rows([row], items) for row in loss.remedies if not row.is_heading)


def _time(items: Sequence[Tracked]) -> RemedyTime:
    if any(item.due for item in items):
        return RemedyTime.DATED
    if any(item.unread for item in items):
        return RemedyTime.UNREAD
    return RemedyTime.EVENT if any(item.on_event for item in items) else RemedyTime.UNSET
