"""Đầu mối and other headings: tracked nhiệm vụ put together by who is named, by area, by criterion, by month.

A nhiệm vụ with two leads is listed for both, and counts once in totals. Accountable parties come first; groups, outside
bodies and unknown or blank names come after them, since there nobody in particular is late.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from cchc.analysis.tracking import Stake, State, Tracked, stake
from cchc.model.commune import Commune, Mention, Party
from cchc.model.emphasis import plain
from cchc.model.political import is_political

Role = Literal["lead", "support", "any"]
By = Literal["official", "area", "criterion", "month"]

NOBODY = Mention("", None)
"""The mention for a cell that is blank or has only separators."""


class Holder(NamedTuple):
    """Đầu mối: a party, or a name that is no party's (blank: nobody is named)."""

    party: Party | None
    name: str
    unit: str
    """The commune's name: parties of two communes are two parties."""

    @property
    def accountable(self) -> bool:
        """True if the holder is a party for which one person answers."""
        return self.party is not None and self.party.accountable

    @property
    def political(self) -> bool:
        """True for a body of the Party or the Front without an accountable head, which is never listed as late."""
        return not self.accountable and is_political(self.name)

    def is_one_of(self, parties: Sequence[Party]) -> bool:
        """True if the party is one of these parties of a register."""
        return self.party is not None and any(self.party.place == party.place for party in parties)


@dataclass(frozen=True, slots=True)
class Group:
    """Tracked nhiệm vụ under one heading."""

    key: str
    """The party's id (blank when it has none), the area's number, the row's address, the month as 2024-07."""
    title: str
    """The party's name, the area's or the criterion's title; blank for a month."""
    items: tuple[Tracked, ...]
    holder: Holder | None = None
    """The party, when the groups are by party."""
    label: str = ""
    """The name of an area or a row in messages: “Lĩnh vực I”, “TC 1.2”; blank for what has none."""

    @property
    def late(self) -> tuple[Tracked, ...]:
        """The overdue items of the group."""
        return tuple(item for item in self.items if item.state is State.OVERDUE)

    @property
    def stake(self) -> Stake:
        """The criteria with an overdue item."""
        return stake(self.late)


@dataclass(frozen=True, slots=True)
class PartyGroup(Group):
    """Tracked nhiệm vụ of one party; its `holder` is never `None`."""

    holder: Holder


def holder_named(mention: Mention, commune: Commune) -> Holder:
    """The party that a commune's cell names, or the name that is no party's."""
    name = mention.party.title if mention.party else mention.text
    return Holder(mention.party, plain(name), commune.name)


def by_holder(
    items: Iterable[Tracked], role: Role = "lead", parties: Sequence[Party] | None = None
) -> tuple[PartyGroup, ...]:
    """A group for each party, or each of `parties`, that leads, supports or does either; in the order of first naming.

    Accountable parties come before the others.
    """
    holders: dict[tuple[str, str], Holder] = {}
    found: dict[tuple[str, str], list[Tracked]] = {}
    known: dict[tuple[int, tuple[str, ...], tuple[str, ...]], dict[tuple[str, str], Holder]] = {}
    for item in items:
        said = id(item.dossier.commune), item.leads, item.supports if role != "lead" else ()
        if said not in known:  # most cells of a commune say what another one says
            known[said] = _holders(item, role)
        for key, holder in known[said].items():
            holders.setdefault(key, holder)
            found.setdefault(key, []).append(item)
    groups = (
        PartyGroup(holder.party.id if holder.party else "", holder.name, tuple(found[key]), holder)
        for key, holder in sorted(holders.items(), key=lambda each: not each[1].accountable)
        if parties is None or holder.is_one_of(parties)
    )
    return tuple(groups)


def grouped(
    items: Iterable[Tracked], by: By, role: Role = "lead", parties: Sequence[Party] | None = None
) -> tuple[Group, ...]:
    """Items grouped `by` a heading; with `parties`, only the items that name one of them in that role.

    Areas and criteria are in print order, months in theirs.
    """
    if by == "official":
        return by_holder(items, role, parties)
    items = concerning(items, parties, role)
    if by == "month":
        dated = sorted((item for item in items if item.due), key=lambda item: str(item.due))
        return _by_name(dated, lambda item: _Name("", f"{item.due:%Y-%m}", "", ""))
    return _by_name(items, _area if by == "area" else _criterion)


def concerning(items: Iterable[Tracked], parties: Sequence[Party] | None, role: Role = "lead") -> tuple[Tracked, ...]:
    """The items that name one of these parties in that role; all items when `parties` is `None`."""
    return tuple(
        item
        for item in items
        if parties is None or any(holder.is_one_of(parties) for holder in _holders(item, role).values())
    )


def listed(groups: Iterable[Group]) -> tuple[Group, ...]:
    """The groups that a report lists: none of political bodies, elsewhere without the items that only these lead."""
    found = (
        group if group.holder else replace(group, items=tuple(item for item in group.items if not _is_political(item)))
        for group in groups
        if not (group.holder and group.holder.political)
    )
    return tuple(group for group in found if group.items)


def _is_political(item: Tracked) -> bool:
    """True if only bodies of the Party or the Front lead the item."""
    return all(holder.political for holder in _holders(item, "lead").values())


class _Name(NamedTuple):
    """The name of a group: its plan, key, label and title."""

    plan: str
    key: str
    label: str
    title: str


def _area(item: Tracked) -> _Name:
    area = item.row.area
    number = item.row.area_number if area and area.number else ""
    label = f"Lĩnh vực {number}" if number else ""
    return _Name(item.plan, number, label, item.row.area_title)


def _criterion(item: Tracked) -> _Name:
    return _Name(item.plan, item.row.address, item.row.label, plain(item.row.criterion.title))


def _by_name(items: Iterable[Tracked], name: Callable[[Tracked], _Name]) -> tuple[Group, ...]:
    found: dict[_Name, list[Tracked]] = {}
    for item in items:
        found.setdefault(name(item), []).append(item)
    return tuple(Group(of.key, of.title, tuple(own), label=of.label) for of, own in found.items())


def _holders(item: Tracked, role: Role) -> dict[tuple[str, str], Holder]:
    """The parties that the nhiệm vụ names in that role; `NOBODY` for an unnamed lead.

    Who only helps supports, though the lead cell names it.
    """
    said = _mentions(item, item.leads)
    named = [mention for mention in said if not mention.helping] if role != "support" else []
    if role == "lead" and not named:
        named = [NOBODY]
    if role != "lead":
        named += [*(mention for mention in said if mention.helping), *_mentions(item, item.supports)]
    found: dict[tuple[str, str], Holder] = {}
    for mention in named:
        found.setdefault(_key(item, mention), holder_named(mention, item.dossier.commune))
    return found


def _mentions(item: Tracked, texts: Iterable[str]) -> list[Mention]:
    return [mention for text in texts for mention in item.dossier.commune.mentions(text)]


def _key(item: Tracked, mention: Mention) -> tuple[str, str]:
    """The identity of a mention in all communes: its party, or the folded text of an unknown name."""
    commune = item.dossier.commune
    return commune.place.file, commune.key(mention)
