"""Points lost: the gaps of each remedy plan."""

from typing import TYPE_CHECKING

from cchc.analysis.gaps import Gaps, gaps
from cchc.model.plan import RemedyPlan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc.model.commune import Commune
    from cchc.operations.sound import SoundPlan


def gaps_in(cases: "Sequence[SoundPlan]", *, largest_first: bool = False) -> "list[tuple[str, Commune, Gaps]]":
    """The name, the commune and the gaps of each remedy plan, in print order or the largest gap first."""
    found = [
        (case.name, case.commune, gaps(case.plan, case.dossier)) for case in cases if isinstance(case.plan, RemedyPlan)
    ]
    return [(name, commune, own.largest_first() if largest_first else own) for name, commune, own in found]


def unscored_in(found: "Iterable[tuple[str, Commune, Gaps]]") -> list[str]:
    """The names of the plans in which no criterion has a number of points."""
    return [name for name, _, own in found if own.totals.score is None]
