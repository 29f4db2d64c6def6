"""Bản chép: plans that are the same annex, mostly a copy that a drive or a messenger made (`2024-MAY01.yaml`).

A copy lies in the folder of the original or below it: the same annex of a commune elsewhere is somebody else's.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from cchc.model.columns import TEXT_COLUMNS
from cchc.model.commune import Commune
from cchc.model.emphasis import plain
from cchc.model.folding import fold
from cchc.model.plan import AssignmentsPlan, Plan, RemedyPlan
from cchc.model.progress import Progress
from cchc.wording import count

_CELLS = {"title", "max_score", "score", *TEXT_COLUMNS, "cells", "deliverables"}


class PlanFile(NamedTuple):
    """A plan with its real path, its commune and its records; others may be copies of it, or it of them."""

    path: Path
    plan: Plan
    commune: Commune
    progress: Progress | None = None

    @property
    def place(self) -> tuple[object, ...]:
        """The commune, kind, years, assessed year and number: two annexes with equal ones claim the same place."""
        plan = self.plan
        assessed = plan.assessed_year if isinstance(plan, RemedyPlan) else None
        return self.commune.identity, type(plan), plan.years, assessed, plan.annex

    @property
    def title(self) -> str:
        """The annex's title, folded."""
        return fold(plain(self.plan.title))

    def has_near(self, other: "PlanFile") -> bool:
        """True if the other one lies in the folder of this one, or below it."""
        return other.path.parent.is_relative_to(self.path.parent)

    def difference(self, other: "PlanFile") -> str:
        """The phrase for what a copy says otherwise: its cells, else its records; blank when it says nothing else."""
        if cells := _differing_cells(self.plan, other.plan):
            return f"khác nhau ở {count(cells)} ô"
        has_own = other.progress is not None and _records(self.progress) != _records(other.progress)
        return "có tiến độ ghi khác nhau" if has_own else ""


def precedence(path: PurePath) -> tuple[int, int, bool, str]:
    """The order of copies: the uppermost folder, then the shortest name, mostly the original; then the `.yaml` file."""
    return len(path.parts), len(path.stem), path.suffix != ".yaml", path.as_posix()


def with_copies(files: Iterable[PlanFile]) -> list[tuple[PlanFile, list[PlanFile]]]:
    """Each annex, by the order of `precedence`, with its copies."""
    found: list[tuple[PlanFile, list[PlanFile]]] = []
    known: dict[tuple[object, ...], list[int]] = {}
    for file in sorted(files, key=lambda file: precedence(file.path)):
        alike = known.setdefault((file.place, file.title), [])
        original = next((at for at in alike if found[at][0].has_near(file)), None)
        if original is None:
            alike.append(len(found))
            found.append((file, []))
        else:
            found[original][1].append(file)
    return found


def rivals(files: Iterable[PlanFile]) -> Iterator[tuple[PlanFile, PlanFile]]:
    """Pairs of annexes of one folder that claim the same place under different titles: one may be an older draft."""
    first: dict[tuple[object, ...], PlanFile] = {}
    files = [file for file in files if not isinstance(file.plan, AssignmentsPlan)]  # a Kế hoạch may have several
    for file in sorted(files, key=lambda file: precedence(file.path)):
        other = first.setdefault((file.path.parent, file.place), file)
        if other.title != file.title:
            yield other, file


def _records(progress: Progress | None) -> object:
    return progress and progress.model_dump(exclude={"plan"}, warnings=False)


def _differing_cells(plan: Plan, other: Plan) -> int:
    """The number of cells and fields in which two copies differ."""
    own, others = dict(_cells(plan)), dict(_cells(other))
    differing = sum(own.get(place) != others.get(place) for place in {*own, *others})
    whole, of_other = (each.model_dump(exclude={"commune"}, warnings=False) for each in (plan, other))
    return differing or int(whole != of_other)


def _cells(plan: Plan) -> Iterator[tuple[tuple[str, str], object]]:
    """Each cell and field with its place: a criterion's code, or blank, and the name of the field."""
    for name, value in plan.model_dump(exclude={"areas", "criteria", "commune"}, warnings=False).items():
        yield ("", name), value
    for row in plan.rows:
        for name, value in row.criterion.model_dump(include=_CELLS, warnings=False).items():
            yield (row.address, name), value
