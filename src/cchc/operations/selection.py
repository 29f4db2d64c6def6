"""The plans that a command works on: those without errors, of the kinds that it has a use for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import files
from cchc.errors import CchcError
from cchc.operations.paths import misnamed, named, plan_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.analysis.overdue import LeftOut
    from cchc.loading import Case, Loaded, Owner
    from cchc.model.commune import Commune
    from cchc.model.dossier import SoundDossier
    from cchc.model.plan import Plan


@dataclass(frozen=True, slots=True)
class SoundPlan:
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


@dataclass(frozen=True, slots=True)
class Selection:
    """The plans without errors, the files left out because of their errors, and the notes on these."""

    cases: tuple[SoundPlan, ...]
    left_out: tuple[str, ...]
    notes: tuple[str, ...]
    owners: Mapping[str, "Owner"]
    """The commune of each file by name, those left out included; without those whose commune is unknown."""

    def with_communes(self, left_out: Sequence[str]) -> "list[LeftOut]":
        """Left-out files, each with the names of its commune."""
        return [(name, self.owners[name].names if name in self.owners else None) for name in left_out]

    def left_out_of(self, cases: Sequence[SoundPlan]) -> list[str]:
        """The left-out files of one commune's plans: its own, and those of an unknown commune in the same folder."""
        communes = {self.owners.get(case.name) for case in cases}
        folders = {_folder(case.name) for case in cases}

        def is_own(name: str) -> bool:
            owner = self.owners.get(name)
            return _folder(name) in folders if owner is None else owner in communes

        return list(filter(is_own, self.left_out))

    @property
    def is_of_several(self) -> bool:
        """True if the files are those of several communes, whether or not these have errors."""
        return len(set(self.owners.values())) > 1

    @property
    def exit_code(self) -> int:
        """1 when a file had to be left out."""
        return 1 if self.left_out else 0


def select(
    paths: Sequence[Path] | None, kinds: Sequence[str] | None = None, *, with_progress: bool = False
) -> Selection:
    """The plans of these kinds, or of any, among the files that the paths mean; other kinds of file are skipped.

    With `with_progress`, an error in a plan's progress file counts as an error of the plan.

    Raises:
        WrongUsageError: A path does not exist.
        CchcError: There is nothing to work on.
    """
    from cchc.model.kinds import PLANS

    kinds = kinds or PLANS
    loaded = _loaded(paths, with_progress=with_progress)
    matter = {*kinds, None, "progress" if with_progress else None}
    left_out = tuple(case.name for case in loaded.cases if case.has_errors and case.kind in matter)
    cases = [case for case in loaded.cases if case.kind in kinds]
    if not cases and not left_out:
        raise _nothing(kinds, paths)
    notes = (*misnamed(paths), *_notes(loaded, left_out))
    return Selection(tuple(_sound(cases)), left_out, notes, _owners(loaded))


def _folder(name: str) -> Path:
    return files.real(Path(name).parent)


def _owners(loaded: "Loaded") -> "dict[str, Owner]":
    """The commune of each file that was asked for, where it is known."""
    return {case.name: loaded.owners[case.name] for case in loaded.cases if case.name in loaded.owners}


def _loaded(paths: Sequence[Path] | None, *, with_progress: bool) -> "Loaded":
    from cchc.loading import Settings, load
    from cchc.model.progress import PROGRESS_SUFFIX

    chosen = [file for file in plan_files(paths) if with_progress or not file.name.endswith(PROGRESS_SUFFIX)]
    # what `cchc.toml` leaves out of a check is left out of sight, not accepted: only a comment with its reason is
    return load(chosen, with_progress=with_progress, settings_for=lambda _: Settings())


def _nothing(kinds: Sequence[str], paths: Sequence[Path] | None) -> CchcError:
    from cchc.model.kinds import KINDS

    wanted = " hoặc ".join(f"{KINDS[kind].title} (kind: {kind})" for kind in kinds)
    mend = " ".join(misnamed(paths)) or "Đề nghị kiểm tra lại đường dẫn."
    return CchcError(f"Không có {wanted} nào trong {named(paths)}. {mend}")


def _sound(cases: "Sequence[Case]") -> "Iterator[SoundPlan]":
    for case in cases:
        if dossier := case.sound:
            yield SoundPlan(case.path, case.name, str(case.kind), dossier)


def _notes(loaded: "Loaded", left_out: Sequence[str]) -> "Iterator[str]":
    """The errors, a line each, and the files that are left out for them."""
    if not left_out:
        return
    from cchc.diagnostics import Severity
    from cchc.report.findings import line

    yield from (line(found) for found in loaded.diagnostics if found.severity is Severity.ERROR)
    yield f"Bỏ ra {', '.join(left_out)}: tệp này hoặc tệp đi kèm còn lỗi. Đề nghị sửa các lỗi ở trên."
