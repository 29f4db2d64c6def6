"""The names of the six states and of the grades of lateness: the one table that everything printed reads.

Within a sentence a name has small letters, which are not written down a second time: `STATES[state].short.lower()`.
"""

from typing import NamedTuple

from cchc.analysis.tracking import Grade, State, Tracked
from cchc.wording import count


class StateName(NamedTuple):
    """The names of a state: in full, as under “Tình trạng”, and in short, as the heading of a narrow column."""

    full: str
    short: str


STATES = {
    State.DONE_ON_TIME: StateName("Hoàn thành đúng hạn", "Đúng hạn"),
    State.DONE_LATE: StateName("Hoàn thành quá hạn", "Hoàn thành quá hạn"),
    State.IN_TIME: StateName("Trong hạn", "Trong hạn"),
    State.DUE_SOON: StateName("Sắp đến hạn", "Sắp đến hạn"),
    State.OVERDUE: StateName("Quá hạn, chưa hoàn thành", "Quá hạn"),
    State.NO_DEADLINE: StateName("Không ấn định thời hạn", "Không ấn định thời hạn"),
}
"""The names of the states, in the order of summaries."""
GRADES = {Grade.UP_TO_7: "01–07 ngày", Grade.UP_TO_30: "08–30 ngày", Grade.OVER_30: "trên 30 ngày"}
"""The name of each grade of lateness."""


def days_left(item: Tracked) -> str:
    """The days that a nhiệm vụ has left: “còn 05 ngày”."""
    return f"còn {count(item.days)} ngày"
