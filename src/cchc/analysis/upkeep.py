"""Ở phụ lục duy trì: the rows of the maintain annex that correspond to lost criteria, with their leads and due days."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Literal, NamedTuple

from cchc.analysis.tracking import Asking, Tracked, tracked_together
from cchc.model.commune import Commune, Mention
from cchc.model.criterion import Criterion, RemedyCriterion
from cchc.model.dossier import SoundDossier
from cchc.model.plan import RemedyPlan
from cchc.model.rows import Row, Rows
from cchc.model.unlinked import likely_same

Relation = Literal["same", "part"]


class Absence(StrEnum):
    """Why no row of the maintain annex stands beside a lost criterion."""

    NONE = "none"
    """That annex relates no row to it."""
    UNREAD = "unread"
    """The annex has errors: nobody can tell."""
    UNNAMED = "unnamed"
    """The remedy plan names no such annex."""


class Upkeep(NamedTuple):
    """The row there that is the lost criterion (`same`), or that it is a part of (`part`)."""

    row: Row
    lead: tuple[Mention, ...]
    due: date | None
    """The earliest due day that is not done, as for the remedy: of one debt, no two days are told; else the last."""
    items: tuple[Tracked, ...]
    relation: Relation


class Maintained(NamedTuple):
    """The rows of a maintain plan and their tracked items on a day; no rows where there is no such plan."""

    commune: Commune
    rows: Rows
    items: dict[int, list[Tracked]]
    unlinked: dict[int, Row]
    """The rows there that criteria of the remedy plan may be although nothing links them, by these ones' identity."""
    is_named: bool
    """True if the remedy plan names a maintain plan."""

    def upkeep(self, row: Row) -> Upkeep | None:
        """The row there of a criterion of the remedy plan; `None` where the plan relates it to none."""
        found = related(row)
        other = self.rows.at(found[0]) if found else None
        if other is None or found is None:
            return None
        family = _family([other], self.rows)
        items = of_rows(family, self.items)
        due = next((item.due for item in [due_next(items)] if item), None)
        return Upkeep(other, leads(lead_texts([other], items), self.commune), due, items, found[1])

    @property
    def absence(self) -> Absence:
        """Why a criterion has no row there."""
        if self.rows:
            return Absence.NONE
        return Absence.UNREAD if self.is_named else Absence.UNNAMED

    def likely(self, row: Row) -> Row | None:
        """The row there that an unlinked criterion of the remedy plan may be."""
        return self.unlinked.get(id(row.criterion))


def is_unread(dossier: SoundDossier) -> bool:
    """True if a remedy plan names a maintain plan that has errors, so that nothing is known of it."""
    return isinstance(dossier.plan, RemedyPlan) and dossier.plan.maintain_plan is not None and not dossier.maintain


def maintained(dossier: SoundDossier, asking: Asking) -> Maintained:
    """The rows of the maintain plan that a remedy plan refers to; what is one debt is done, or extended, in both."""
    if dossier.maintain is None:
        return Maintained(dossier.commune, Rows(), {}, {}, is_named=is_unread(dossier))
    own = SoundDossier(dossier.maintain, dossier.commune, progress=dossier.maintain_progress)
    name = dossier.maintain.place.file
    both = [(name, own), (dossier.plan.place.file, dossier)]
    concerned = [*dossier.rows, *_related_rows(dossier.rows, own.rows)]
    items = [item for item in tracked_together(both, asking, concerned) if item.plan == name]
    unlinked = {id(row.criterion): other for row, other, _ in likely_same(dossier.rows, own.rows)}
    return Maintained(dossier.commune, own.rows, by_row(items), unlinked, is_named=True)


def _related_rows(remedies: Iterable[Row], rows: Rows) -> list[Row]:
    """The rows of a maintain plan that rows of the remedy plan relate to, and their parts."""
    codes = {found[0] for row in remedies if (found := related(row))}
    return _family([row for row in map(rows.at, codes) if row], rows)


def _family(wholes: Sequence[Row], rows: Rows) -> list[Row]:
    """These rows, and the rows of their parts."""
    criteria = {id(row.criterion) for row in wholes}
    return [*wholes, *(part for part in rows if id(part.parent) in criteria)]


def related(row: Row) -> tuple[str, Relation] | None:
    """The maintain criterion that a criterion relates to; a part that relates to none is a part of its parent's."""
    if found := _stated(row.criterion):
        return found
    of_parent = _stated(row.parent)
    return of_parent and (of_parent[0], "part")


def due_next(items: Iterable[Tracked]) -> Tracked | None:
    """The item that is due next: the earliest that is not done, else the last; `None` without a due day."""
    dated = sorted((item for item in items if item.due), key=lambda item: str(item.due))
    return next((item for item in dated if not item.done), dated[-1] if dated else None)


def by_row(items: Iterable[Tracked]) -> dict[int, list[Tracked]]:
    """Tracked items by the identity of their row."""
    found: dict[int, list[Tracked]] = {}
    for item in items:
        found.setdefault(id(item.row), []).append(item)
    return found


def of_rows(rows: Iterable[Row], items: Mapping[int, Sequence[Tracked]]) -> tuple[Tracked, ...]:
    """The tracked items of these rows."""
    return tuple(item for row in rows for item in items.get(id(row), ()))


def leads(texts: Iterable[str], commune: Commune) -> tuple[Mention, ...]:
    """The leads that these texts of a commune name, each once."""
    named = (lead for text in texts for lead in commune.leads(text))
    return tuple({commune.key(lead): lead for lead in named}.values())


def lead_texts(rows: Iterable[Row], items: Iterable[Tracked]) -> tuple[str, ...]:
    """The texts in which rows and their items name who leads; what one says right after another, once."""
    texts = filter(None, (*(row.text("lead") for row in rows), *(item.lead for item in items)))
    return tuple(text for text, _ in groupby(texts))


def _stated(criterion: Criterion | None) -> tuple[str, Relation] | None:
    if not isinstance(criterion, RemedyCriterion):
        return None
    if criterion.same_as:
        return criterion.same_as, "same"
    return (criterion.part_of, "part") if criterion.part_of else None
