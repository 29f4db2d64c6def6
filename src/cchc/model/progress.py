"""Progress: results, extensions and events, recorded beside the signed plan, which itself never changes.

Nothing is deleted: a record made by mistake is marked as withdrawn, and no longer counts.
"""

from datetime import date
from pathlib import Path
from typing import Literal

from cchc.model.element import Element
from cchc.model.values import Address, Day, Items, Sha256, Sibling, Text

PROGRESS_SUFFIX = ".progress.yaml"
"""The ending of the names of progress files."""


class Entry(Element):
    """Kết quả đã ghi nhận: one occurrence done on one day."""

    what: Address
    title: Text | None = None
    """The row that is meant, where the address is derived from its place, and not from a code."""
    date: Day
    by: Text | None = None
    """The id of a party, or a person's own name."""
    evidence: Text | None = None
    file: Sibling | None = None
    sha256: Sha256 | None = None
    note: Text | None = None
    withdrawn: Day | None = None


class Extension(Element):
    """Gia hạn: a new due day of one occurrence, granted by a document.

    It holds from `date` on, the day it was recorded; `was` is the due day that it replaces.
    """

    what: Address
    title: Text | None = None
    """As of an entry."""
    was: Day
    due: Day
    document: Text
    date: Day
    note: Text | None = None
    withdrawn: Day | None = None


class Event(Element):
    """Sự việc: something happened that a criterion's time waits for (“Khi có phát sinh”); `what` is its code."""

    what: Address
    title: Text | None = None
    """As of an entry."""
    date: Day
    document: Text | None = None
    withdrawn: Day | None = None


class Progress(Element):
    """Tiến độ: all that was recorded for one plan."""

    cchc: Literal["1"]
    kind: Literal["progress"]
    plan: Sibling
    entries: Items[Entry] = ()
    extensions: Items[Extension] = ()
    events: Items[Event] = ()

    @property
    def records(self) -> tuple[Entry | Extension, ...]:
        """Entries and extensions: all that names an occurrence."""
        return (*self.entries, *self.extensions)

    @property
    def happened(self) -> tuple[Event, ...]:
        """The events that were not withdrawn, in the order of the file."""
        return tuple(event for event in self.events if event.withdrawn is None)

    def done_by(self, day: date) -> dict[str, Entry]:
        """The entries up to that day, inclusive, by address; of several for one occurrence the earliest."""
        living = [entry for entry in self.entries if entry.withdrawn is None and entry.date <= day]
        return {entry.what: entry for entry in sorted(living, key=lambda entry: entry.date, reverse=True)}

    def extensions_by(self, day: date, what: str) -> tuple[Extension, ...]:
        """The extensions of an address granted on that day or before, in the order of the file: the last one holds."""
        return tuple(
            each for each in self.extensions if each.what == what and each.withdrawn is None and each.date <= day
        )


def progress_path(plan: Path) -> Path:
    """The path of a plan's progress file: 2024.progress.yaml beside 2024.yaml."""
    return plan.with_name(f"{plan.stem}{PROGRESS_SUFFIX}")
