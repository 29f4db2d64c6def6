"""A figure of the table: the work that was measured, what it is measured against, its value, and the goal."""

from dataclasses import dataclass
from enum import Enum


class Unit(Enum):
    """The unit of a figure: the sign behind the number, and the decimals that are shown."""

    RATIO = ("×", 2)
    INSTRUCTIONS = ("triệu lệnh máy", 0)
    SECONDS = ("giây", 2)
    MILLISECONDS = ("ms", 0)
    MEMORY = ("MiB", 0)
    EXPONENT = ("(số mũ)", 2)
    SHARE = ("%", 0)

    def __init__(self, sign: str, decimals: int) -> None:
        """Keep the sign and the decimals by name."""
        self.sign, self.decimals = sign, decimals

    def text(self, value: float) -> str:
        """A number in Vietnamese with its unit: a comma before the decimals, dots between thousands."""
        number = f"{value:,.{self.decimals}f}".translate(str.maketrans(",.", ".,"))
        return f"{number}{'' if self is Unit.RATIO else ' '}{self.sign}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number; `goal` is the most that it may be, `None` where it is only shown.

    `key` names it in the kept result; a figure that another machine cannot be held to has none.
    """

    work: str
    against: str
    value: float
    unit: Unit
    goal: float | None = None
    key: str = ""

    @property
    def is_reached(self) -> bool | None:
        """True if the goal is reached; `None` without one."""
        return None if self.goal is None else self.value <= self.goal
