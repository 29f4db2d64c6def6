"""The kinds of file, by the word that each says of itself (`kind:`)."""

from cchc.model.commune import Commune
from cchc.model.element import Element
from cchc.model.plan import MaintainPlan, RemedyPlan
from cchc.model.progress import Progress

KINDS: dict[str, type[Element]] = {
    "maintain": MaintainPlan,
    "remedy": RemedyPlan,
    "commune": Commune,
    "progress": Progress,
}
