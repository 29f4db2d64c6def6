"""A column of a table, whatever medium shows it: its heading, its values, its width.

A column names the kind of its values, and the kind decides how each medium writes them. A day is 15/7/2024 on screen,
2024-07-15 in CSV and a date of Excel's in a workbook; points are 1,5 on screen, 1.5 in CSV and a number in a workbook.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, auto
from typing import Any, Generic, TypeVar

from cchc.wording import day, percent, points

T = TypeVar("T")
Value = str | int | Decimal | date | None
FILE_HEADING, AREA_HEADING, LEAD_HEADING = "Tệp", "Lĩnh vực", "Chủ trì"
"""Headings that the tables of nhiệm vụ and those of points share."""


class ValueKind(Enum):
    """The kind of the values in a column."""

    TEXT = auto()
    CODE = auto()
    """A short text, such as an address."""
    DAY = auto()
    NUMBER = auto()
    POINTS = auto()
    SHARE = auto()
    """A part of a whole, from 0 to 1."""


@dataclass(frozen=True)  # without slots: Python 3.11 cannot make a frozen one by `Column[T](…)` that has them
class Column(Generic[T]):
    """A column of a table that has a row for each `T`."""

    heading: str
    kind: ValueKind
    value: Callable[[T], Value]
    width: float = 0
    """The width in characters, for a medium that does not measure the texts."""
    short: str = ""
    """The heading on screen, where the full one takes too much room."""
    wide: bool = False
    """True for the one column of a table on screen that wraps; the others stay whole."""
    wraps: bool = False
    """True for another one that wraps on screen, at its `width`."""
    roomy: bool = False
    """True for a column that is left out on a narrow screen."""
    broad: bool = False
    """True for a column that no screen has room for, only a table without a width, as in Markdown."""
    slim: bool = False
    """True for a column that only a narrow screen has, in place of roomy ones."""

    narrow: tuple[str, str] = ("", "")
    """A beginning of its texts, and what stands for it on a narrow screen."""

    @property
    def on_screen(self) -> str:
        """The heading on screen."""
        return self.short or self.heading

    @property
    def right(self) -> bool:
        """True for numbers and days, which stand at the right on screen."""
        return self.kind not in {ValueKind.TEXT, ValueKind.CODE}

    def text(self, item: T) -> str:
        """The value of `item` on screen; blank for no value."""
        value = self.value(item)
        if isinstance(value, Decimal):
            return percent(value, Decimal(1)) if self.kind is ValueKind.SHARE else points(value)
        if isinstance(value, date):
            return day(value)
        return "" if value is None else str(value)


def headings(columns: Sequence[Column[Any]]) -> tuple[str, ...]:
    """The full headings of columns."""
    return tuple(column.heading for column in columns)


def values(columns: Sequence[Column[T]], item: T) -> tuple[Value, ...]:
    """A row for a medium that has types."""
    return tuple(column.value(item) for column in columns)


def texts(columns: Sequence[Column[T]], item: T) -> tuple[str, ...]:
    """A row on screen."""
    return tuple(column.text(item) for column in columns)
