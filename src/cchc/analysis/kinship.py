"""One debt, two annexes: under which address a nhiệm vụ of both annexes is tracked, and whose records count for it.

It is tracked under the address of the maintain annex where that plan is asked about, else under its own. The records of
both count in either case: those of the maintain plan are read with the remedy plan that refers to it, those of a remedy
plan that was not asked about stand in the maintain plan's dossier (`remedies`).
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from cchc.model.debts import debts
from cchc.model.dossier import SoundDossier
from cchc.model.plan import MaintainPlan
from cchc.model.progress import Progress
from cchc.model.stated import Occurrence


class Kin(NamedTuple):
    """The same nhiệm vụ in another annex: the name of that plan's file, its occurrence there, the records there."""

    plan: str
    occurrence: Occurrence
    progress: Progress | None
    is_asked: bool
    """True if that plan is asked about, too: the nhiệm vụ is not tracked a second time there, and its leads count."""
    last_year: int
    """The last year of that plan."""


class Kinship(NamedTuple):
    """The occurrences of one plan that other annexes have, too."""

    kin: Mapping[str, tuple[Kin, ...]] = MappingProxyType({})
    """The same nhiệm vụ elsewhere, by the address here."""
    elsewhere: frozenset[str] = frozenset()
    """The addresses of what is tracked under its address in another of the plans."""


def kinships(dossiers: Sequence[tuple[str, SoundDossier]]) -> dict[str, Kinship]:
    """The kinship of each plan that shares a nhiệm vụ with another, by its name."""
    kin: dict[str, dict[str, tuple[Kin, ...]]] = {}
    elsewhere: dict[str, set[str]] = {}
    for members in _together(dossiers):
        head, *others = [each for each in members if each.is_asked]
        kin.setdefault(head.plan, {})[head.occurrence.address] = tuple(each for each in members if each is not head)
        for other in others:
            elsewhere.setdefault(other.plan, set()).add(other.occurrence.address)
    return {name: Kinship(kin.get(name, {}), frozenset(elsewhere.get(name, ()))) for name in {*kin, *elsewhere}}


def _together(dossiers: Iterable[tuple[str, SoundDossier]]) -> Iterable[list[Kin]]:
    """The members of each debt, that of the maintain annex first."""
    dossiers = list(dossiers)
    asked = {own.plan.place.file: (name, own) for name, own in dossiers if isinstance(own.plan, MaintainPlan)}
    found: dict[tuple[str, str], list[Kin]] = {}
    for name, dossier, is_asked in [*((*each, True) for each in dossiers), *_unasked(dossiers)]:
        for debt in debts(dossier):
            file = dossier.maintain.place.file if dossier.maintain else ""
            other = asked.get(file, (file, None))
            records = other[1].progress if other[1] else dossier.maintain_progress
            until = dossier.maintain.years[-1] if dossier.maintain else 0
            maintain = Kin(other[0], debt.maintain, records, is_asked=other[1] is not None, last_year=until)
            members = found.setdefault((file, debt.maintain.address), [maintain])
            members.append(Kin(name, debt.remedy, dossier.progress, is_asked, dossier.plan.years[-1]))
    return found.values()


def _unasked(dossiers: Sequence[tuple[str, SoundDossier]]) -> list[tuple[str, SoundDossier, bool]]:
    """The remedy plans with records for these maintain plans, by their files, as far as they are not asked about."""
    known = {own.plan.place.file for _, own in dossiers}
    beside = [each for _, own in dossiers for each in own.remedies]
    return [(file, each, False) for each in beside if (file := each.plan.place.file) not in known]
