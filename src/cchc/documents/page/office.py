"""Đơn vị: one commune's part of a page as values of analysis, and all of them together.

A criterion has an anchor where its annex stands on the page; elsewhere its number is no link.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cchc.analysis.coverage import Covered
from cchc.analysis.status import Status
from cchc.analysis.tracking import State, Tracked, told_apart
from cchc.documents.page.tables import PagePiece
from cchc.documents.views.annex import Annex
from cchc.model.commune import Commune
from cchc.model.plan import Plan
from cchc.model.rows import Row


@dataclass(frozen=True, slots=True)
class PlanAnnex:
    """A plan, and its annex as it is printed."""

    plan: Plan
    annex: Annex


@dataclass(frozen=True, slots=True)
class PageOffice:
    """One commune: its nhiệm vụ, the points that it lost, and its annexes."""

    commune: Commune
    status: Status
    covered: tuple[Covered, ...]
    annexes: tuple[PlanAnnex, ...]

    @property
    def name(self) -> str:
        """The commune as a table names it: “xã Mẫu”."""
        return " ".join(filter(None, (self.commune.unit, self.commune.name)))

    @property
    def late(self) -> list[Tracked]:
        """The overdue items of plans with a progress file."""
        return told_apart(self._listed)[0]

    @property
    def past_due(self) -> list[Tracked]:
        """The items past their due day of plans with nothing recorded: nobody knows whether they are done."""
        return told_apart(self._listed)[1]

    @property
    def soon(self) -> list[Tracked]:
        """The items due soon."""
        return [item for item in self._listed if item.state is State.DUE_SOON]

    @property
    def _listed(self) -> list[Tracked]:
        """The items without those that only political bodies lead: these are counted in one line."""
        political = {item.key for item in self.status.political}
        return [item for item in self.status.items if item.key not in political]


@dataclass(frozen=True, slots=True)
class Offices:
    """All communes of a page, and the anchors of the rows whose annexes stand on it."""

    all: tuple[PageOffice, ...]
    anchors: Mapping[int, str]
    """The anchor of a row, by the row's identity."""

    @property
    def are_several(self) -> bool:
        """True if rows must say whose they are."""
        return len(self.all) > 1

    @property
    def are_shown_whole(self) -> bool:
        """False for communes so many that their annexes, their parties and their findings do not stand on the page."""
        return bool(self.anchors)

    @property
    def items(self) -> list[Tracked]:
        """The tracked items of all communes."""
        return [item for office in self.all for item in office.status.items]

    @property
    def political(self) -> list[Tracked]:
        """The items of all communes that only political bodies lead."""
        return [item for office in self.all for item in office.status.political]

    def place(self, office: PageOffice) -> str:
        """The anchor of what is said of one commune."""
        return f"don-vi-{next(at for at, each in enumerate(self.all, 1) if each is office)}"

    def linked(self, row: Row, text: str = "") -> PagePiece:
        """A row's number, or another text, as a link to the row in its annex."""
        return PagePiece(text or row.address, self.anchors.get(id(row), ""))
