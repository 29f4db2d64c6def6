"""Quá hạn: what was due before a day and is not done by then, grouped by who leads it.

An occurrence with two leads is listed for both, and counted once in all. Parties of which one person answers come
first; groups, outside bodies and leads that are unknown or blank come after them: there nobody in particular is late.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cchc.model.commune import ACCOUNTABLE, Mention, Party
from cchc.model.dossier import Dossier
from cchc.model.occurrences import Occurrence, occurrences

NOBODY = Mention("", None)
"""Whom a lead names that is blank or holds nothing but separators."""


@dataclass(frozen=True, slots=True)
class Late:
    """An occurrence that is late, and the plan file that it stands in."""

    occurrence: Occurrence
    plan: str
    days: int


@dataclass(frozen=True, slots=True)
class LateParty:
    """A party, or a name that is no party's (blank: nobody is named), and what it is late with, the most late first."""

    party: Party | None
    name: str
    unit: str
    """The commune's name: parties of two communes are two parties."""
    late: tuple[Late, ...]

    @property
    def accountable(self) -> bool:
        """Whether one person answers for it."""
        return self.party is not None and self.party.kind in ACCOUNTABLE


@dataclass(frozen=True, slots=True)
class AskedPlan:
    """A plan that was asked about, whether or not it is late with anything."""

    name: str
    occurrences: int
    has_progress: bool


@dataclass(frozen=True, slots=True)
class Overdue:
    """All that is late on a day."""

    as_of: date
    plans: tuple[AskedPlan, ...]
    parties: tuple[LateParty, ...]

    @property
    def pairs(self) -> int:
        """How many pairs of an occurrence and a party that leads it."""
        return sum(len(party.late) for party in self.parties)

    @property
    def occurrences(self) -> int:
        """How many occurrences, each counted once."""
        return len({(late.plan, late.occurrence.address) for party in self.parties for late in party.late})

    def only(self, parties: Iterable[Party]) -> "Overdue":
        """What these parties are late with."""
        wanted = [party.place for party in parties]
        return replace(self, parties=tuple(late for late in self.parties if late.party and late.party.place in wanted))


def overdue(dossiers: Sequence[tuple[str, Dossier]], as_of: date) -> Overdue:
    """What is late on `as_of` in plans given by name: due before that day, nothing recorded as done by then."""
    grouped: dict[tuple[str, str], tuple[Mention, str, list[Late]]] = {}
    for name, dossier in dossiers:
        unit = dossier.commune.name if dossier.commune else ""
        for late in _late(name, dossier, as_of):
            for mention in _leads(dossier, late.occurrence):
                grouped.setdefault(_key(dossier, mention), (mention, unit, []))[2].append(late)
    parties = sorted((_party(*group) for group in grouped.values()), key=_most_late_first)
    return Overdue(as_of, tuple(_asked(name, dossier) for name, dossier in dossiers), tuple(parties))


def _asked(name: str, dossier: Dossier) -> AskedPlan:
    return AskedPlan(name, len(occurrences(dossier.plan)) if dossier.plan else 0, dossier.progress is not None)


def _most_late_first(party: LateParty) -> tuple[bool, int, int]:
    return not party.accountable, -party.late[0].days, -len(party.late)


def _late(name: str, dossier: Dossier, as_of: date) -> Iterator[Late]:
    done = dossier.progress.done_by(as_of) if dossier.progress else frozenset()
    for occurrence in occurrences(dossier.plan) if dossier.plan else ():
        if occurrence.due < as_of and occurrence.address not in done:
            yield Late(occurrence, name, (as_of - occurrence.due).days)


def _leads(dossier: Dossier, occurrence: Occurrence) -> tuple[Mention, ...]:
    if dossier.commune is None or occurrence.lead is None:
        return (NOBODY,)
    return dossier.commune.mentions(occurrence.lead) or (NOBODY,)


def _key(dossier: Dossier, mention: Mention) -> tuple[str, str]:
    """Two names of one party are one; names that are no party's are told apart by their folded text."""
    return (dossier.commune.place.file, dossier.commune.key(mention)) if dossier.commune else ("", mention.text)


def _party(mention: Mention, unit: str, late: list[Late]) -> LateParty:
    name = mention.party.title if mention.party else mention.text
    return LateParty(mention.party, name, unit, tuple(sorted(late, key=lambda item: -item.days)))
