"""Answers to what is to be recorded: accepted or refused, one for each."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Accepted:
    """A record that was made or withdrawn: the nhiệm vụ, its day, and the due day in force."""

    what: str
    on: date
    due: date
    turned_late: int = 0
    """The days by which a recorded result is late without the withdrawn extension; 0 when it stays in time."""

    days_late: int = 0
    """The days by which a result is late, as `analysis.tracking.days_late` counts them; 0 when in time."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record that was refused, and the error message."""

    what: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """The answers, one for each record asked for, in that order; the progress file and its new lines."""

    answers: tuple[Accepted | Refusal, ...]
    path: Path
    text: str
    """The new lines of the file; blank when everything was refused."""
