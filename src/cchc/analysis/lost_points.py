"""Điểm bị mất mà chưa ấn định thời hạn: what a report on lateness tells of a remedy plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cchc.analysis.coverage import Remedy, covered, points_of
from cchc.analysis.groups import holder_named
from cchc.analysis.tracking import Asking
from cchc.model.commune import Commune, Party
from cchc.model.dossier import SoundDossier
from cchc.model.plan import RemedyPlan


@dataclass(frozen=True, slots=True)
class LostPoints:
    """The criteria of a remedy plan that lost points, and those of them without a deadline."""

    criteria: int = 0
    undated: tuple[str, ...] = ()
    """The codes of those without a deadline."""
    undated_points: Decimal = Decimal(0)


def lost_points(name: str, dossier: SoundDossier, asking: Asking, parties: Sequence[Party] | None = None) -> LostPoints:
    """What a plan lost or, with `parties`, what one of them is to bring back; nothing of a plan without points."""
    if not isinstance(dossier.plan, RemedyPlan):
        return LostPoints()
    remedies = [each for each in covered(name, dossier, asking).remedies if _is_led(each, dossier.commune, parties)]
    undated = [each for each in remedies if each.is_undated]
    return LostPoints(len(remedies), tuple(each.gap.row.address for each in undated), points_of(undated))


def _is_led(remedy: Remedy, commune: Commune, parties: Sequence[Party] | None) -> bool:
    return parties is None or any(holder_named(lead, commune).is_one_of(parties) for lead in remedy.lead)
