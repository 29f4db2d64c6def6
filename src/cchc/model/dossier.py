"""The dossier (hồ sơ): a plan with all that it refers to; what rules and analyses work on."""

from dataclasses import dataclass
from functools import cached_property

from cchc.model.commune import Commune
from cchc.model.plan import MaintainPlan, Plan
from cchc.model.progress import Progress
from cchc.model.rows import Rows
from cchc.model.texts import ShownTexts, texts_of


@dataclass(frozen=True, eq=False)
class Dossier:
    """A plan and the files it goes with, as far as they are there and sound in themselves.

    A file that nobody refers to, such as a commune checked alone, makes a dossier without a plan: it has no rows. A
    dossier is equal only to itself.
    """

    plan: Plan | None = None
    commune: Commune | None = None
    maintain: MaintainPlan | None = None
    progress: Progress | None = None
    maintain_progress: Progress | None = None
    """The records of the maintain plan: what is done there holds for a criterion that is the same (`same_as`)."""

    @property
    def rows(self) -> Rows:
        """The plan's criteria in print order."""
        return self.plan.rows if self.plan else Rows()

    @cached_property
    def texts(self) -> ShownTexts:
        """The plan's texts, gathered once for all rules."""
        return ShownTexts(texts_of(self.plan) if self.plan else ())

    @property
    def issuer(self) -> str:
        """The body that issues the plan; blank without a commune."""
        return self.commune.issuer if self.commune else ""


@dataclass(frozen=True, eq=False)
class SoundDossier(Dossier):
    """The dossier of a plan without errors: its plan and its commune are there."""

    plan: Plan
    commune: Commune
    remedies: tuple["SoundDossier", ...] = ()
    """The remedy plans that name this maintain plan and have records, as far as these were looked for."""
