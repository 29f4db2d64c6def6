"""The names of a table's columns: the fields of the language, each at most once, and free columns for the rest.

A word means what the other columns leave to it. Beside points, “Nhiệm vụ, giải pháp” is what is done for the criterion
that another column names; without that column, it is what the row is about. Of two columns for one field, the one whose
heading says it better is meant; the other one is kept as a free column.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from cchc.importing.columns.words import Meaning
from cchc.model.columns import NAMES, free_name

_OTHER = Meaning("")
_SUBJECTS = ({"criterion"}, {"what", "task"}, {"area"}, {"target"})
"""What a row may be about, the likeliest first."""
_STRONGEST = 9


class NamedColumn(NamedTuple):
    """The name of a column; why it is doubtful, if it is."""

    name: str
    certain: bool = True
    rival: str = ""
    """The field that the heading speaks of, too: another column has it, or this one holds both."""

    @property
    def is_free(self) -> bool:
        """True for a column that is no field of the language."""
        return self.name not in NAMES

    def loses_to(self, other: "NamedColumn") -> bool:
        """True if this is a free column because the other one is the field that both speak of."""
        return self.is_free and self.rival == other.name


def named(headings: Sequence[str], meanings: Sequence[Meaning | None]) -> tuple[NamedColumn, ...]:
    """The names of columns by their headings and what these mean, in their order."""
    found = _with_points([meaning or _OTHER for meaning in meanings])
    found = _with_rows(found)
    winners = {_best(found, field) for field in NAMES}
    names: list[NamedColumn] = []
    for index, (heading, meaning) in enumerate(zip(headings, found, strict=True)):
        if index in winners:
            names.append(NamedColumn(meaning.role, meaning.certain, meaning.also))
        else:
            free = free_name(heading or f"Cột {index + 1}", [column.name for column in names])
            names.append(NamedColumn(free, rival=meaning.role if meaning.role in NAMES else ""))
    return tuple(names)


def _best(found: Sequence[Meaning], field: str) -> int:
    """The column that says best that it is this field: surely, strongly, then the first; -1 for none."""
    claims = [index for index, meaning in enumerate(found) if meaning.role == field]
    return max(claims, key=lambda index: (found[index].certain, found[index].strength, -index), default=-1)


def _with_points(found: Sequence[Meaning]) -> list[Meaning]:
    """Bare “Điểm” is the most points or, beside these, the points given; points given alone are the most points."""
    roles = [meaning.role for meaning in found]
    if "max_score" in roles:
        return [_beside_most(each) for each in found]
    most = "points" if "points" in roles else "score"
    return [
        each._replace(role="max_score", certain=each.certain and most == "points") if each.role == most else each
        for each in found
    ]


def _beside_most(meaning: Meaning) -> Meaning:
    """Points beside a column of the most points: probably those given, or points of another sort."""
    if meaning.role != "points":
        return meaning
    return meaning._replace(role="score", certain=False) if meaning.certain else Meaning("")


def _with_rows(found: Sequence[Meaning]) -> list[Meaning]:
    """The column of the rows' subject has its field, and that of what is to be done another one."""
    subject = next((index for tier in _SUBJECTS for index in _strongest(found, tier)), -1)
    if subject < 0:
        return list(found)
    field = _subject_field(found, found[subject].role)
    fields = {"task": "tasks", "what": "tasks", "criterion": field, "area": ""}
    return [
        each._replace(role=field, strength=_STRONGEST, certain=each.certain and each.role in fields)
        if index == subject
        else each._replace(role=fields.get(each.role, each.role), strength=each.strength + (each.role == "task"))
        for index, each in enumerate(found)
    ]


def _subject_field(found: Sequence[Meaning], role: str) -> str:
    """The field of a subject: `criterion` beside points, unless the code has a column of its own."""
    roles = {each.role for each in found}
    is_criterion = role == "criterion" or "max_score" in roles
    return "criterion" if is_criterion and "code" not in roles else "title"


def _strongest(found: Sequence[Meaning], roles: Collection[str]) -> list[int]:
    """The columns of these roles, the strongest first, then from left to right."""
    claims = [index for index, each in enumerate(found) if each.role in roles]
    return sorted(claims, key=lambda index: -found[index].strength)
