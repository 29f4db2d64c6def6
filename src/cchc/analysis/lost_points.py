"""Điểm bị mất mà chưa ấn định thời hạn: what a report on lateness tells of a remedy plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cchc.analysis.coverage import Remedy, covered, points_of
from cchc.analysis.groups import Role, concerning, holder_named
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


def lost_points(
    name: str, dossier: SoundDossier, asking: Asking, parties: Sequence[Party] | None = None, role: Role = "lead"
) -> LostPoints:
    """What a plan lost or, with `parties`, the part whose remedy names one of them in that role.

    Nothing of a plan without points.
    """
    if not isinstance(dossier.plan, RemedyPlan):
        return LostPoints()
    remedies = [
        each
        for each in covered(name, dossier, asking).remedies
        if parties is None or _names(each, dossier.commune, parties, role)
    ]
    undated = [each for each in remedies if each.is_undated]
    return LostPoints(len(remedies), tuple(each.gap.row.address for each in undated), points_of(undated))


def _names(remedy: Remedy, commune: Commune, parties: Sequence[Party], role: Role) -> bool:
    """True if one of the parties leads the remedy, or has that role in one of its nhiệm vụ."""
    leads = remedy.lead if role != "support" else ()
    is_led = any(holder_named(lead, commune).is_one_of(parties) for lead in leads)
    return is_led or bool(concerning(remedy.items, parties, role))
