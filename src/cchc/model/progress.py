"""Progress: what was done, recorded beside the signed plan, which itself never changes."""

from datetime import date
from typing import Literal

from cchc.model.element import Element
from cchc.model.values import Address, Day, Items, Sha256, Sibling, Slug, Text


class Entry(Element):
    """Kết quả đã ghi nhận: one occurrence done on one day."""

    what: Address
    date: Day
    by: Slug | None = None
    evidence: Text | None = None
    file: Sibling | None = None
    sha256: Sha256 | None = None
    note: Text | None = None
    withdrawn: Day | None = None


class Progress(Element):
    """Tiến độ: all that was recorded for one plan."""

    cchc: Literal["1"]
    kind: Literal["progress"]
    plan: Sibling
    entries: Items[Entry] = ()

    def done_by(self, day: date) -> frozenset[str]:
        """The addresses of what was done on that day or before; a withdrawn entry counts for nothing."""
        return frozenset(entry.what for entry in self.entries if entry.withdrawn is None and entry.date <= day)
