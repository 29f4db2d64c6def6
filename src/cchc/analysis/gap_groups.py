"""Điểm bị mất by lĩnh vực or by đầu mối: the lost criteria of a remedy plan under headings.

A criterion with two leads stands under both, and counts once in totals. Accountable parties come first; groups, outside
bodies and unknown or blank names come after them.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from cchc.analysis.coverage import Covered, Remedy, points_of, ranked
from cchc.analysis.groups import NOBODY, Holder, holder_named
from cchc.model.commune import Commune
from cchc.model.criterion import Area
from cchc.model.emphasis import plain

GapBy = Literal["criterion", "area", "official"]
GapSort = Literal["plan", "gap"]


class GapOrder(NamedTuple):
    """The heading that lost criteria stand under, and their order: the most points first, or as in print."""

    by: GapBy = "criterion"
    sort: GapSort | None = None
    """`None` where nothing was asked: people read the largest losses first, machines the order of print."""

    @property
    def largest_first(self) -> bool:
        """True if people read the largest losses first."""
        return self.sort != "plan"


class GapGroup(NamedTuple):
    """Lost criteria under one heading: an area or a party; both are `None` for criteria without an area, or for all."""

    remedies: tuple[Remedy, ...]
    area: Area | None = None
    holder: Holder | None = None

    @property
    def key(self) -> str:
        """The area's number, or the party's id; blank when it has none."""
        of_party = self.holder.party.id if self.holder and self.holder.party else ""
        return (self.area.number or "") if self.area else of_party

    @property
    def title(self) -> str:
        """The area's title, or the party's name; blank for criteria without an area, or for all."""
        if self.holder:
            return self.holder.name
        return plain(self.area.title) if self.area else ""

    @property
    def points(self) -> Decimal:
        """The points that these criteria lost."""
        return points_of(self.remedies)

    @property
    def answers(self) -> bool:
        """False for a party that is nobody in particular."""
        return self.holder is None or self.holder.accountable


def gap_groups(covered: Covered, order: GapOrder) -> tuple[GapGroup, ...]:
    """The lost criteria of a plan in that order; those with equal points in print order. By criterion one group."""
    found = _gathered(covered.printed, order.by, covered.dossier.commune)
    groups = sorted(found, key=lambda group: not group.answers)
    if order.largest_first:
        groups = [group._replace(remedies=ranked(group.remedies)) for group in groups]
        groups.sort(key=lambda group: (not group.answers, -group.points))
    return tuple(groups)


def _gathered(remedies: Iterable[Remedy], by: GapBy, commune: Commune) -> list[GapGroup]:
    found: dict[str, GapGroup] = {}
    for remedy in remedies:
        for key, heading in _headings(remedy, by, commune):
            group = found.setdefault(key, heading)
            found[key] = group._replace(remedies=(*group.remedies, remedy))
    return list(found.values())


def _headings(remedy: Remedy, by: GapBy, commune: Commune) -> Iterator[tuple[str, GapGroup]]:
    """The headings that a criterion stands under, each as an empty group by its identity."""
    if by == "official":
        yield from (
            (commune.key(lead), GapGroup((), holder=holder_named(lead, commune))) for lead in remedy.lead or [NOBODY]
        )
    elif by == "area" and remedy.gap.row.areas:
        area = remedy.gap.row.areas[0]
        yield str(id(area)), GapGroup((), area)
    else:
        yield "", GapGroup(())
