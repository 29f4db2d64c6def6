"""A plan that a command may work on: the soundness of its files is a type, and nobody asks again."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cchc.model.commune import Commune
    from cchc.model.dossier import SoundDossier
    from cchc.model.plan import Plan


class SoundPlan(NamedTuple):
    """A plan without errors: its file, the name by which it was called, its kind, and its dossier."""

    path: Path
    name: str
    kind: str
    dossier: "SoundDossier"

    @property
    def plan(self) -> "Plan":
        """The plan."""
        return self.dossier.plan

    @property
    def commune(self) -> "Commune":
        """The commune whose plan it is."""
        return self.dossier.commune
