"""Exchanges of room between the columns of a table, the best one first, until none makes the table better."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from cchc.documents.word.measured_columns import MeasuredColumn
from cchc.reading.lengths import POINTS_A_MILLIMETRE

_STEPS = tuple(step * POINTS_A_MILLIMETRE for step in (8, 4, 2, 1))
"""The steps in which room goes from one column to another, the largest first."""
_ROUNDED = 1 + 1e-9
"""A factor greater than what rounding makes of sums."""


class Objective(NamedTuple):
    """What exchanges bring down: a value of what each column `has` at its width, row by row."""

    has: Callable[[MeasuredColumn, float], Sequence[float]]
    value: Callable[[Sequence[Sequence[float]]], float]
    adds_up: bool
    """True if more room never raises the value, and an exchange changes it by no less than its two changes together.

    So it is with the heights of rows, which are those of the highest cells or about the sums of all nearly as high: the
    lower the other cells of a row have become, the more it shows when one becomes higher.
    """


class _Division(NamedTuple):
    """A division of the table's room: the columns' widths, what they have at them, and the value of that."""

    widths: list[float]
    rows: list[Sequence[float]]
    value: float


class _Change(NamedTuple):
    """A column's new width, what the column has at it, and how much that alone changes the value by."""

    column: int
    width: float
    rows: Sequence[float]
    by: float


def improved(columns: Sequence[MeasuredColumn], widths: list[float], objective: Objective) -> list[float]:
    """The widths after all exchanges of room that bring the objective down."""
    rows = list(map(objective.has, columns, widths))
    now = _Division(widths, rows, objective.value(rows))
    for step in _STEPS:
        while (better := _better(columns, now, step, objective)) is not None:
            now = better
    return now.widths


def _better(columns: Sequence[MeasuredColumn], now: _Division, step: float, objective: Objective) -> _Division | None:
    """The division after the exchange that brings the objective down the most; `None` if none does.

    Where the objective `adds_up`, an exchange that cannot bring it down any further is not tried.
    """
    takers = _takers(columns, now, step, objective)
    if not takers:
        return None
    best = now
    for giver, taker in product(_givers(columns, now, step, objective), takers):
        if giver.column != taker.column and now.value + giver.by + taker.by <= best.value * _ROUNDED:
            tried = _after(now, giver, taker, objective)
            best = tried if tried.value < best.value else best
    return None if best is now else best


def _takers(columns: Sequence[MeasuredColumn], now: _Division, step: float, objective: Objective) -> list[_Change]:
    """The changes of columns that take so much room and help."""
    wider = {at: width + step for at, width in enumerate(now.widths) if width < columns[at].most}
    return [change for change in _changes(columns, now, wider, objective) if change.by < 0]


def _givers(columns: Sequence[MeasuredColumn], now: _Division, step: float, objective: Objective) -> Iterator[_Change]:
    """The changes of columns that have so much room to give."""
    narrower = {at: width - step for at, width in enumerate(now.widths) if width - step >= columns[at].least}
    return _changes(columns, now, narrower, objective)


def _changes(
    columns: Sequence[MeasuredColumn], now: _Division, widths: Mapping[int, float], objective: Objective
) -> Iterator[_Change]:
    """The changes of single columns to these widths; by minus infinity where the objective does not add up."""
    for at, width in widths.items():
        rows = objective.has(columns[at], width)
        by = -math.inf
        if objective.adds_up:
            by = objective.value([*now.rows[:at], rows, *now.rows[at + 1 :]]) - now.value
        yield _Change(at, width, rows, by)


def _after(now: _Division, giver: _Change, taker: _Change, objective: Objective) -> _Division:
    widths, rows = now.widths.copy(), now.rows.copy()
    for change in (giver, taker):
        widths[change.column], rows[change.column] = change.width, change.rows
    return _Division(widths, rows, objective.value(rows))
