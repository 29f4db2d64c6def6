"""Khắc phục điểm bị mất: who brings back what was lost, until when, as the remedy annex itself says it.

The class of a criterion is that of its remedy alone. The maintain annex is shown beside it: nobody is made responsible
for a remedy because another annex names them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from cchc.analysis.gaps import CriterionGap, Gaps, ScoredPoints, gaps
from cchc.analysis.groups import by_holder
from cchc.analysis.remedy_times import RemedyTime, time_of
from cchc.analysis.tracking import Asking, State, Tracked, tracked
from cchc.analysis.upkeep import Absence, Maintained, Upkeep, by_row, due_next, lead_texts, leads, maintained, of_rows
from cchc.model.commune import Commune, Mention
from cchc.model.dossier import SoundDossier
from cchc.model.losses import Loss, losses, possible_losses
from cchc.model.plan import RemedyPlan
from cchc.model.rows import Row


class Coverage(StrEnum):
    """Mức độ phân công: whether the remedy of a lost criterion has a lead who answers for it, and a due day."""

    DATED = "dated"
    """Có đầu mối, có thời hạn."""
    UNDATED = "undated"
    """Có đầu mối, chưa ấn định thời hạn."""
    EVENT = "event"
    """Có đầu mối, thời hạn theo sự việc."""
    UNREAD = "unread"
    """Có đầu mối, thời hạn không đọc được."""
    UNKNOWN = "unknown"
    """The register of parties lacks the lead: nobody can tell whether one person answers for it."""
    NOBODY = "nobody"
    """Chủ trì là tập thể hoặc cơ quan ngoài xã; an outside body with a head that answers is a đầu mối."""
    HELPERS = "helpers"
    """The annex names only parties that help: “Phòng Kinh tế (phối hợp)”."""
    BLANK = "blank"
    """Phụ lục khắc phục để trống: no lead is named."""

    @property
    def is_taken_up(self) -> bool:
        """True if somebody answers for the remedy."""
        return self in _OF_TIME.values()


_OF_TIME = {
    RemedyTime.DATED: Coverage.DATED,
    RemedyTime.UNSET: Coverage.UNDATED,
    RemedyTime.EVENT: Coverage.EVENT,
    RemedyTime.UNREAD: Coverage.UNREAD,
}
"""The class of a remedy that somebody answers for, by its time."""


class Remedy(NamedTuple):
    """A lost criterion and its remedy, as the remedy annex has it."""

    gap: CriterionGap
    coverage: Coverage
    lead: tuple[Mention, ...]
    """The parties that lead it or one of its nhiệm vụ, each once."""
    items: tuple[Tracked, ...]
    """The tracked items of its row; of a parent that tells of its parts' loss, those of these parts."""
    due: date | None
    """The earliest due day of an item that is not done, else the last one; `None` without a day."""
    time: RemedyTime
    """`DATED` only if each row that may have lost some of the points has a due day."""
    state: State
    """The state of the item that is due then; `NO_DEADLINE` without a day."""
    upkeep: Upkeep | None
    """`None` where the maintain annex has no such criterion, or is not known: `absence` tells why."""
    absence: Absence
    likely: Row | None
    """Without `upkeep`: the criterion of the maintain annex that it may be, although the plan links the two nowhere."""

    @property
    def points(self) -> Decimal:
        """The points lost."""
        return self.gap.points.gap or Decimal(0)

    @property
    def is_recorded(self) -> bool:
        """True if a progress file may tell of what is due next; without one nothing can be called late."""
        return not all(item.is_unrecorded for item in self.items if item.due == self.due)

    @property
    def told_state(self) -> State | None:
        """The state that may be told of it; `None` where nothing is recorded and that makes nobody late.

        Nobody is late without a progress file, nor is a political body.
        """
        if not self.is_recorded and self.state in {State.OVERDUE, State.NO_DEADLINE}:
            return None
        return None if self.state is State.OVERDUE and self.is_political else self.state

    @property
    def is_political(self) -> bool:
        """True if only bodies of the Party or the Front lead it, which are never listed as late."""
        return all(group.holder.political for group in by_holder(self.items))

    @property
    def is_undated(self) -> bool:
        """True if some of it has no deadline at all: neither a day, nor an unread time, nor an event to wait for."""
        return self.time is RemedyTime.UNSET


class _Basis(NamedTuple):
    """What the remedies of a plan are told from: its points, its tracked items by row, and the maintain annex."""

    gaps: dict[int, CriterionGap]
    items: dict[int, list[Tracked]]
    beside: Maintained

    def remedies(self, lost: Iterable[Loss]) -> list[Remedy]:
        """The remedy of each of these losses."""
        return [_remedy(self.gaps[id(loss.row.criterion)], loss, self.items, self.beside) for loss in lost]


@dataclass(frozen=True)
class Covered:
    """The lost criteria of one remedy plan, most points first, those with equal ones in print order."""

    name: str
    """The name of the plan's file."""
    dossier: SoundDossier
    as_of: date
    gaps: Gaps
    remedies: tuple[Remedy, ...]
    """All that lost points, nothing counted twice: their points add up to those of the totals."""
    basis: _Basis

    @cached_property
    def possible(self) -> tuple[Remedy, ...]:
        """A remedy for each criterion, in print order: with another score it might lose points."""
        assert isinstance(self.dossier.plan, RemedyPlan)  # noqa: S101 — no other plan has scores
        return tuple(self.basis.remedies(possible_losses(self.dossier.plan)))

    @property
    def is_recorded(self) -> bool:
        """True if a progress file may tell of a remedy: the plan's own, or the other annex's of what is the same."""
        return self.dossier.progress is not None or any(remedy.is_recorded for remedy in self.remedies)

    @property
    def undated(self) -> tuple[Remedy, ...]:
        """The criteria that lost points and have no deadline."""
        return tuple(remedy for remedy in self.remedies if remedy.is_undated)

    @property
    def printed(self) -> tuple[Remedy, ...]:
        """The lost criteria in print order."""
        order = {id(gap): at for at, gap in enumerate(self.gaps.criteria)}
        return tuple(sorted(self.remedies, key=lambda remedy: order[id(remedy.gap)]))

    @property
    def others(self) -> tuple[CriterionGap, ...]:
        """The criteria that lost nothing, and those without a number, unless another row tells of their points."""
        told = {id(remedy.gap.row.criterion) for remedy in self.remedies}
        return tuple(
            gap
            for gap in self.gaps.criteria
            if gap.is_told or not (gap.row.is_heading or gap.points.gap or id(gap.row.parent) in told)
        )

    @property
    def lost(self) -> Decimal:
        """The points lost in all."""
        return points_of(self.remedies)

    def remedy(self, gap: CriterionGap) -> Remedy | None:
        """The remedy of a criterion; `None` where it lost nothing, or where another row tells of its loss."""
        return next((remedy for remedy in self.remedies if remedy.gap is gap), None)

    def listed_points(self, gap: CriterionGap) -> ScoredPoints:
        """The points of a criterion in a list that adds up: no loss where another row tells of it."""
        is_elsewhere = bool(gap.points.gap) and self.remedy(gap) is None
        return gap.points._replace(gap=None) if is_elsewhere else gap.points

    def of(self, coverage: Coverage) -> tuple[Remedy, ...]:
        """The criteria of a class."""
        return tuple(remedy for remedy in self.remedies if remedy.coverage is coverage)

    def points(self, coverage: Coverage) -> Decimal:
        """The points lost in a class."""
        return points_of(self.of(coverage))


def covered(name: str, dossier: SoundDossier, asking: Asking) -> Covered:
    """The lost criteria of a remedy plan and their remedies on a day; `name` is the name of the plan's file."""
    plan = dossier.plan
    assert isinstance(plan, RemedyPlan)  # noqa: S101 — no other plan has scores
    found = gaps(plan, dossier)
    known = {id(gap.row.criterion): gap for gap in found.criteria}
    basis = _Basis(known, by_row(tracked(name, dossier, asking)), maintained(dossier, asking))
    return Covered(name, dossier, asking.as_of, found, ranked(basis.remedies(losses(plan))), basis)


def ranked(remedies: Iterable[Remedy]) -> tuple[Remedy, ...]:
    """Lost criteria with the most points first; those with equal ones stay in their order."""
    return tuple(sorted(remedies, key=lambda remedy: -remedy.points))


def points_of(remedies: Iterable[Remedy]) -> Decimal:
    """The points that these criteria lost together."""
    return sum((remedy.points for remedy in remedies), Decimal(0))


def _remedy(gap: CriterionGap, loss: Loss, tracked_items: dict[int, list[Tracked]], beside: Maintained) -> Remedy:
    items = of_rows(loss.remedies, tracked_items)
    texts = lead_texts(loss.remedies, items)
    lead = leads(texts, beside.commune)
    next_item = due_next(items)
    time = time_of(loss, tracked_items)
    upkeep = beside.upkeep(loss.row)
    return Remedy(
        gap=gap,
        coverage=_coverage(lead, time) if lead else _leaderless(texts, beside.commune),
        lead=lead,
        items=items,
        due=next_item.due if next_item else None,
        time=time,
        state=next_item.state if next_item else State.NO_DEADLINE,
        upkeep=upkeep,
        absence=beside.absence,
        likely=None if upkeep else beside.likely(loss.row),
    )


def _leaderless(texts: Iterable[str], commune: Commune) -> Coverage:
    """The class of a remedy that nobody leads: its lead cells name helpers only, or nobody."""
    return Coverage.HELPERS if any(map(commune.mentions, texts)) else Coverage.BLANK


def _coverage(lead: Sequence[Mention], time: RemedyTime) -> Coverage:
    parties = [mention.party for mention in lead]
    if any(party.accountable for party in parties if party):
        return _OF_TIME[time]
    return Coverage.NOBODY if all(parties) else Coverage.UNKNOWN
