"""Records of the other annex: what is recorded there for a nhiệm vụ of both holds, whichever annex is asked about.

A remedy plan names its maintain plan, not the other way round, so remedy plans that nobody asked about are looked for:
beside the maintain plan, with a progress file, and naming it. Records that cannot be read are told, never left out in
silence.
"""

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cchc import files
from cchc.errors import CchcError
from cchc.model.criterion import RemedyCriterion
from cchc.model.plan import RemedyPlan
from cchc.model.progress import PROGRESS_SUFFIX, progress_path
from cchc.operations.paths import PLANS
from cchc.operations.searching import tree
from cchc.operations.sound import SoundPlan
from cchc.source import MAX_YAML_BYTES

if TYPE_CHECKING:
    from cchc.loading import Case


class Uncounted(NamedTuple):
    """The records of another annex that do not count for a plan, since they or their own plan have errors."""

    plan: str
    other: str
    records: str

    @property
    def note(self) -> str:
        """The sentence about it."""
        return (
            f"Chưa tính kết quả ghi ở {self.records} cho {self.plan} vì tệp ấy hoặc {self.other} còn lỗi. Đề nghị sửa "
            "các lỗi ở trên."
        )


def remedies_beside(chosen: Sequence[Path]) -> list[Path]:
    """The remedy plans with records, beside the chosen files and not among them, that may name one of these."""
    names: dict[Path, list[str]] = {}
    for path in chosen:
        if not files.is_stream(path):
            names.setdefault(path.parent, []).append(path.name)
    found = [(path, own) for folder, own in names.items() for path in _recorded(folder)]
    known = {files.real(path) for path in chosen} if found else set()
    return [path for path, own in found if files.real(path) not in known and _names_one(path, own)]


def with_remedies(cases: Sequence[SoundPlan], every: Sequence[SoundPlan]) -> tuple[SoundPlan, ...]:
    """The cases, each maintain plan with the remedy plans among `every` that name it and have records."""
    recorded = [other.dossier for other in every if other.dossier.maintain and other.dossier.progress]

    def near(case: SoundPlan) -> SoundPlan:
        file = case.plan.place.file
        own = tuple(each for each in recorded if each.maintain and each.maintain.place.file == file)
        return case._replace(dossier=replace(case.dossier, remedies=own)) if own else case

    return tuple(map(near, cases))


def files_of(beside: "Sequence[Case]") -> Iterator[str]:
    """The names of these plans and of their progress files."""
    for case in beside:
        yield from (case.name, _records(case.path).as_posix())


def uncounted(cases: Sequence[SoundPlan], beside: "Sequence[Case]", read: Collection[str]) -> Iterator[Uncounted]:
    """What does not count for these plans: records of their maintain plans, and of the remedy plans beside them.

    `read` are the names of the files that were read: one that somebody has begun since then is not in error.
    """
    for case in cases:
        yield from _of_maintain_plan(case, read)
        for other in beside:
            if (
                other.sound is None
                and other.path.parent == case.path.parent
                and _names_one(other.path, [case.path.name])
            ):
                yield Uncounted(case.name, other.name, _records(other.path).as_posix())


def _of_maintain_plan(case: SoundPlan, read: Collection[str]) -> Iterator[Uncounted]:
    plan = case.plan
    if not isinstance(plan, RemedyPlan) or plan.maintain_plan is None or case.dossier.maintain_progress:
        return
    other = files.existing(files.folder_of(case.path) / plan.maintain_plan)
    records = _records(other)
    if not files.is_file(records) or not _shares(case):
        return
    if case.dossier.maintain is None or _is_among(records, read):
        yield Uncounted(case.name, files.name_of(other), records.as_posix())


def _is_among(file: Path, names: Collection[str]) -> bool:
    """True if one of these names is that of the file."""
    return any(files.real(Path(name)) == files.real(file) for name in names)


def _shares(case: SoundPlan) -> bool:
    """True if a criterion of the remedy plan is one of its maintain plan."""
    criteria = (row.criterion for row in case.plan.rows)
    return any(isinstance(criterion, RemedyCriterion) and criterion.same_as for criterion in criteria)


def _recorded(folder: Path) -> Iterator[Path]:
    """The plans of a folder with a progress file; what `exclude` names is passed over, as in every search."""
    names: Collection[str] = ()
    with suppress(CchcError):
        _, entries = next(tree(folder, PLANS))
        names = {entry.name for entry in entries}
    if not any(name.endswith(PROGRESS_SUFFIX) for name in names):
        return
    for name in sorted(names):
        path = folder / name
        if name.lower().endswith(PLANS.endings) and progress_path(path).name in names:
            yield path


def _names_one(path: Path, names: Sequence[str]) -> bool:
    """True if a file may name one of these as its maintain plan."""
    with suppress(OSError):
        text = _folded(files.read(path, MAX_YAML_BYTES).decode(errors="replace"))
        return "maintain_plan" in text and any(_folded(name) in text for name in names)
    return False


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _records(plan: Path) -> Path:
    return files.existing(progress_path(plan))
