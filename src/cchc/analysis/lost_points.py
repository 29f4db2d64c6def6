"""Điểm bị mất mà chưa ấn định thời hạn: what a report on lateness tells of a remedy plan."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from cchc.analysis.groups import Role, concerning, holder_named
from cchc.analysis.remedy_times import RemedyTime, time_of
from cchc.analysis.tracking import Asking, Tracked, tracked
from cchc.analysis.upkeep import by_row, lead_texts, leads, of_rows
from cchc.model.commune import Commune, Party
from cchc.model.dossier import SoundDossier
from cchc.model.losses import Loss, losses
from cchc.model.plan import RemedyPlan


class LostPoints(NamedTuple):
    """The criteria of a remedy plan that lost points, and those of them without a deadline."""

    criteria: int = 0
    undated: tuple[str, ...] = ()
    """The codes of those without a deadline, those with the most points first."""
    undated_points: Decimal = Decimal(0)


def lost_points(
    name: str, dossier: SoundDossier, asking: Asking, parties: Sequence[Party] | None = None, role: Role = "lead"
) -> LostPoints:
    """What a plan lost or, with `parties`, the part whose remedy names one of them in that role.

    Nothing of a plan without points.
    """
    if not isinstance(dossier.plan, RemedyPlan):
        return LostPoints()
    items = by_row(tracked(name, dossier, asking))
    lost = [
        loss
        for loss in losses(dossier.plan)
        if parties is None or _names(loss, of_rows(loss.remedies, items), dossier.commune, parties, role)
    ]
    unset = [loss for loss in lost if time_of(loss, items) is RemedyTime.UNSET]
    undated = sorted(unset, key=lambda loss: -loss.points)
    points = sum((loss.points for loss in undated), Decimal(0))
    return LostPoints(len(lost), tuple(loss.row.address for loss in undated), points)


def _names(loss: Loss, items: Sequence[Tracked], commune: Commune, parties: Sequence[Party], role: Role) -> bool:
    """True if one of the parties leads the remedy of a loss, or has that role in one of its nhiệm vụ, the `items`."""
    led_by = leads(lead_texts(loss.remedies, items), commune) if role != "support" else ()
    is_led = any(holder_named(lead, commune).is_one_of(parties) for lead in led_by)
    return is_led or bool(concerning(items, parties, role))
