"""What comes of each thing that is to be recorded."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was recorded or withdrawn: for which nhiệm vụ, on which day, and the due day that holds for it."""

    what: str
    on: date
    due: date
    turned_late: int = 0
    """How many days late what was done in time has become, by the extension that was withdrawn."""

    @property
    def days_late(self) -> int:
        """How many days after the due day; 0 when in time."""
        return max((self.on - self.due).days, 0)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was not recorded, and the sentence that says why and what to do."""

    what: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """The answers, one for each thing asked, in that order; the progress file, and what of it is new."""

    answers: tuple[Accepted | Refusal, ...]
    path: Path
    text: str
    """The lines as they stand in the file; blank when everything was refused."""
