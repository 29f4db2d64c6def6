"""The registry of kinds of file, by the word in their field `kind`.

The loader, the selection of files, the JSON Schema and messages go over it: a new kind is an entry here, its model and
its rules.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from cchc.model.commune import Commune
from cchc.model.element import Element
from cchc.model.plan import AssignmentsPlan, MaintainPlan, RemedyPlan
from cchc.model.progress import Progress

FileRole = Literal["plan", "commune", "progress"]


class Reference(NamedTuple):
    """A field that names another file beside this one, and the kinds that the other file may be of."""

    field: str
    kinds: tuple[str, ...]
    needed: bool = True
    """False if the file has a meaning without the other one: errors in the other are then not errors of this one."""


class FileKind(NamedTuple):
    """Loại tệp: its name, model, title in messages and role, and the fields that refer to other files."""

    name: str
    model: type[Element]
    title: str
    role: FileRole
    """The role of its files in a dossier; kinds of one role share a JSON Schema."""
    references: tuple[Reference, ...] = ()


_COMMUNE = Reference("commune", ("commune",))
_PLAN = Reference("plan", ("maintain", "remedy", "assignments"))
KINDS: dict[str, FileKind] = {
    kind.name: kind
    for kind in (
        FileKind("maintain", MaintainPlan, "phụ lục duy trì", "plan", (_COMMUNE,)),
        FileKind(
            "remedy",
            RemedyPlan,
            "phụ lục khắc phục",
            "plan",
            (_COMMUNE, Reference("maintain_plan", ("maintain",), needed=False)),
        ),
        FileKind("assignments", AssignmentsPlan, "phụ lục phân công nhiệm vụ", "plan", (_COMMUNE,)),
        FileKind("commune", Commune, "tệp đơn vị", "commune"),
        FileKind("progress", Progress, "tệp tiến độ", "progress", (_PLAN,)),
    )
}


def of_role(role: FileRole) -> tuple[FileKind, ...]:
    """The kinds of one role, in the order of the registry."""
    return tuple(kind for kind in KINDS.values() if kind.role == role)


PLANS = tuple(kind.name for kind in of_role("plan"))
"""The names of the kinds that are plans."""


def kind_of(model: Element) -> str:
    """The name of the kind that a file is of."""
    return next(kind.name for kind in KINDS.values() if kind.model is type(model))


def titled(names: Sequence[str]) -> str:
    """The name in messages for files of any of these kinds: “tệp đơn vị (kind: commune)”."""
    if tuple(names) == PLANS:
        return f"tệp kế hoạch (kind: {' hoặc '.join(PLANS)})"
    return " hoặc ".join(f"{KINDS[name].title} (kind: {name})" for name in names)
