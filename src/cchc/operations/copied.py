"""Bản chép: plans of one folder that are the same annex. Equal ones count once; nobody knows which edited one is right.

A plan that a person named by its own path is taken as it is. Progress files are never merged: copies whose recorded
results differ count as edited.
"""

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from cchc import files
from cchc.model.twins import annex_key, differing_cells
from cchc.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cchc.model.progress import Progress
    from cchc.operations.sound import SoundPlan


@dataclass(frozen=True, slots=True)
class Distinct:
    """The plans without their copies; the names of copies that differ, all left out; and the notes on both."""

    cases: "tuple[SoundPlan, ...]"
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Group:
    """Plans of one folder that are the same annex: the one with the shortest name, and the others."""

    first: "SoundPlan"
    others: "tuple[SoundPlan, ...]"

    @property
    def differing(self) -> "dict[SoundPlan, str]":
        """The others that do not say the same as the first, with the phrase for what differs."""
        said = {other: _difference(self.first, other) for other in self.others}
        return {other: phrase for other, phrase in said.items() if phrase}

    @property
    def gone(self) -> "tuple[SoundPlan, ...]":
        """The plans that are not counted: the copies; all of them when nobody knows which is right."""
        return (self.first, *self.others) if self.differing else self.others

    def notes(self) -> list[str]:
        """A sentence on each copy."""
        first = self.first.name
        if not self.differing:
            return [f"{other.name} là bản chép của {first} nên không tính. {_MOVE}" for other in self.others]
        return [
            f"{other.name}: lỗi X715 Tệp này và {first} là hai bản của một phụ lục nhưng {said}, nên không tính cả hai."
            " Đề nghị giữ lại một trong thư mục này, hoặc ghi đường dẫn của tệp cần dùng."
            for other, said in self.differing.items()
        ]


_MOVE = "Đề nghị chuyển bản chép sang thư mục khác."


def distinct(cases: "Sequence[SoundPlan]", typed: "Iterable[SoundPlan]") -> Distinct:
    """The plans, each annex once; the `typed` ones are all taken."""
    own = list(typed)
    groups = _alike(case for case in cases if case not in own)
    gone = list(chain.from_iterable(group.gone for group in groups))
    edited = chain.from_iterable(group.gone for group in groups if group.differing)
    notes = chain.from_iterable(group.notes() for group in groups)
    return Distinct(
        tuple(case for case in cases if case not in gone), tuple(case.name for case in edited), tuple(notes)
    )


def _alike(cases: "Iterable[SoundPlan]") -> list[_Group]:
    found: dict[tuple[object, ...], list[SoundPlan]] = {}
    for case in sorted(cases, key=lambda case: (len(case.path.name), case.path.name)):
        commune = files.real(case.path.parent / case.plan.commune)
        found.setdefault((files.real(case.path.parent), commune, *annex_key(case.plan)), []).append(case)
    return [_Group(first, tuple(others)) for first, *others in found.values() if others]


def _difference(first: "SoundPlan", other: "SoundPlan") -> str:
    """The phrase for what differs in two copies: their cells, or their records; blank when they say the same."""
    if cells := differing_cells(first.plan, other.plan):
        return f"khác nhau ở {count(cells)} ô"
    mine, theirs = _records(first.dossier.progress), _records(other.dossier.progress)
    return "có tiến độ ghi khác nhau" if theirs is not None and mine != theirs else ""


def _records(progress: "Progress | None") -> object:
    return None if progress is None else progress.model_dump(exclude={"plan"}, warnings=False)
