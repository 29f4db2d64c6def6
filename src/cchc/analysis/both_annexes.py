"""Hai phụ lục cộng lại: the points that the maintain and the remedy annex of a Kế hoạch list together.

Neither annex lists the whole Index by itself. A remedy criterion that relates to one of the maintain annex is that one;
the others are counted once, beside the maintain annex.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from cchc.model.dossier import SoundDossier
from cchc.model.plan import RemedyPlan
from cchc.model.rows import Row
from cchc.model.unlinked import is_linked


class BothAnnexes(NamedTuple):
    """The maximums of the maintain annex, and of the remedy criteria that it leaves out."""

    maintained: Decimal
    left_out: tuple[Row, ...]

    @property
    def points(self) -> Decimal:
        """The points that both annexes list, each once."""
        return self.maintained + sum((row.criterion.max_score or Decimal(0) for row in self.left_out), Decimal(0))


def both_annexes(dossier: SoundDossier) -> BothAnnexes | None:
    """The points that both annexes list together.

    `None` where there is only one, a maximum is unknown, or a remedy criterion has the code of one that it is not
    related to: it can then not be told whether they are one.
    """
    plan, maintain = dossier.plan, dossier.maintain
    if not isinstance(plan, RemedyPlan) or maintain is None:
        return None
    maximums = [row.criterion.max_score for row in maintain.rows if row.parent is None]
    left_out = tuple(_left_out(plan))
    codes = {row.address.casefold() for row in maintain.rows}
    if None in maximums or any(row.address.casefold() in codes for row in left_out):
        return None
    return BothAnnexes(sum(filter(None, maximums), Decimal(0)), left_out)


def _left_out(plan: RemedyPlan) -> Iterator[Row]:
    """The criteria that relate to none of the maintain annex; the parts of one where only some of these do."""
    for row in plan.rows:
        family = row.parent or row.criterion
        some_related = any(map(is_linked, family.parts))
        if not is_linked(row.criterion) and not is_linked(row.parent) and some_related == (row.parent is not None):
            yield row
