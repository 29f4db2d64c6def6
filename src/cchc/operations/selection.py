"""The plans that a command works on: those without errors, of the kinds that it has a use for."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cchc import files
from cchc.errors import CchcError
from cchc.operations.paths import misnamed, named, plan_files
from cchc.operations.shared_records import Uncounted, files_of, remedies_beside, uncounted, with_remedies
from cchc.operations.sound import SoundPlan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.analysis.overdue import LeftOutPlan
    from cchc.diagnostics import Diagnostic
    from cchc.loading import Case, Loaded, Owner
    from cchc.operations.copied import Distinct
    from cchc.operations.years import OfYear, WantedYear


class Selection(NamedTuple):
    """The plans without errors, the files left out because of their errors, and the notes on these."""

    cases: tuple[SoundPlan, ...]
    left_out: tuple[str, ...]
    notes: tuple[str, ...]
    owners: Mapping[str, "Owner"]
    """The commune of each file by name, those left out included; without those whose commune is unknown."""
    passed_over: tuple[SoundPlan, ...] = ()
    """The plans without errors of other years."""
    year: int | None = None
    """The year whose plans were taken; `None` when all were."""
    uncounted: tuple[Uncounted, ...] = ()
    """The records of other annexes that should count for these plans and do not."""

    def with_communes(self, left_out: Sequence[str]) -> "list[LeftOutPlan]":
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
        """1 when a file had to be left out, or records that count are not counted."""
        return 1 if self.left_out or self.uncounted else 0


def select(
    paths: Sequence[Path] | None,
    kinds: Sequence[str] | None = None,
    *,
    with_progress: bool = False,
    wanted: "WantedYear | None" = None,
    undone: str = "Chưa tính",
) -> Selection:
    """The plans of these kinds, or of any, among the files that the paths mean; other kinds of file are skipped.

    With `with_progress`, an error in a plan's progress file counts as an error of the plan. With `wanted`, plans of
    other years and copies are passed over; without it, for what records, every plan is there. `undone` begins the note
    on left-out files: what the command does not do with them.

    Raises:
        WrongUsageError: A path does not exist.
        CchcError: There is nothing to work on.
    """
    from cchc.model.kinds import PLANS

    kinds = kinds or PLANS
    loaded, beside = _loaded(paths, with_progress=with_progress)
    chosen = _of_year(_without_kinds({*PLANS} - {*kinds}, loaded.cases), paths, wanted)
    matter = [*kinds, None, "progress" if with_progress else None]
    left_out = tuple(case.name for case in _of_kinds(matter, chosen.cases) if case.has_errors)
    cases = _of_kinds(kinds, chosen.cases)
    if not cases and not left_out:
        raise _nothing(kinds, paths)
    found = _distinct(_sound(cases), paths, wanted)
    lost = tuple(uncounted(found.cases, beside, loaded.settings)) if with_progress else ()
    unseen = {*(case.name for case in chosen.passed_over), *files_of(beside)}
    return Selection(
        with_remedies(found.cases, [*_sound(loaded.cases), *_sound(beside)]),
        (*left_out, *found.left_out),
        (*misnamed(paths), *_notes(loaded, left_out, unseen, undone, lost), *found.notes, *chosen.notes()),
        _owners(loaded, chosen.cases),
        _distinct(_sound(_of_kinds(kinds, chosen.passed_over)), (), wanted).cases,
        chosen.year,
        lost,
    )


def _of_kinds(kinds: Sequence[str | None], cases: "Sequence[Case]") -> "list[Case]":
    return [case for case in cases if case.kind in kinds]


def _without_kinds(kinds: set[str], cases: "Sequence[Case]") -> "list[Case]":
    """The cases without plans of these kinds, and without the progress files of such plans."""
    return [case for case in cases if not kinds & {case.kind, _plan_kind(case)}]


def _plan_kind(case: "Case") -> str | None:
    """The kind of the plan that a case is or records results of, where it is known."""
    from cchc.model.kinds import kind_of

    return kind_of(case.dossier.plan) if case.dossier.plan else None


def _owners(loaded: "Loaded", cases: "Sequence[Case]") -> "dict[str, Owner]":
    """The commune of each of these files, where it is known."""
    return {case.name: loaded.owners[case.name] for case in cases if case.name in loaded.owners}


def _of_year(cases: "Sequence[Case]", paths: Sequence[Path] | None, wanted: "WantedYear | None") -> "OfYear":
    from cchc.operations.years import OfYear, of_year

    if wanted is None:
        return OfYear(tuple(cases))
    typed = {*(paths or ())}
    return of_year(cases, [case for case in cases if case.path in typed], wanted)


def _distinct(found: "Iterator[SoundPlan]", paths: Sequence[Path] | None, wanted: "WantedYear | None") -> "Distinct":
    from cchc.operations.copied import Distinct, distinct

    cases = tuple(found)
    if wanted is None:
        return Distinct(cases)
    typed = {*(paths or ())}
    return distinct(cases, [case for case in cases if case.path in typed])


def _folder(name: str) -> Path:
    return files.real(Path(name).parent)


def _loaded(paths: Sequence[Path] | None, *, with_progress: bool) -> "tuple[Loaded, tuple[Case, ...]]":
    """The files that the paths mean; apart from them, the remedy plans beside them whose records count."""
    from cchc.loading import calendar_finder, load
    from cchc.model.progress import PROGRESS_SUFFIX

    chosen = [file for file in plan_files(paths) if with_progress or not file.name.endswith(PROGRESS_SUFFIX)]
    # what `cchc.toml` leaves out of a check is left out of sight, not accepted: only a comment with its reason is
    beside = remedies_beside(chosen) if with_progress else []
    loaded = load([*chosen, *beside], with_progress=with_progress, errors_only=True, settings_for=calendar_finder())
    names = {*map(files.name_of, beside)}
    own = tuple(case for case in loaded.cases if case.name not in names)
    return loaded._replace(cases=own), tuple(case for case in loaded.cases if case.name in names)


def _nothing(kinds: Sequence[str], paths: Sequence[Path] | None) -> CchcError:
    from cchc.model.kinds import KINDS

    wanted = " hoặc ".join(f"{KINDS[kind].title} (kind: {kind})" for kind in kinds)
    mend = " ".join(misnamed(paths)) or "Đề nghị kiểm tra lại đường dẫn."
    return CchcError(f"Không có {wanted} nào trong {named(paths)}. {mend}")


def _sound(cases: "Sequence[Case]") -> "Iterator[SoundPlan]":
    for case in cases:
        if dossier := case.sound:
            yield SoundPlan(case.path, case.name, str(case.kind), dossier)


def _notes(
    loaded: "Loaded", left_out: Sequence[str], unseen: set[str], undone: str, lost: Sequence[Uncounted]
) -> "Iterator[str]":
    """The errors of the chosen files, a line each, and the files that are left out, or do not count, for them."""
    if not left_out and not lost:
        return
    from cchc.report.findings import line

    errors = _errors(loaded, unseen.difference(*((each.other, each.records) for each in lost)))
    yield from map(line, errors)
    at_fault = {found.path for found in errors}
    for whose, names in _by_fault(left_out, at_fault).items():
        yield f"{undone} {', '.join(names)} vì {whose} còn lỗi. Đề nghị sửa các lỗi ở trên."
    yield from (each.note for each in lost)


def _errors(loaded: "Loaded", unseen: set[str]) -> "list[Diagnostic]":
    """The errors of the files that were read, but for these."""
    from cchc.diagnostics import Severity

    return [found for found in loaded.diagnostics if found.severity is Severity.ERROR and found.path not in unseen]


def _by_fault(left_out: Sequence[str], at_fault: set[str]) -> dict[str, list[str]]:
    """The files that have errors themselves, and those that only go with a file that has."""
    found: dict[str, list[str]] = {}
    for name in left_out:
        found.setdefault("tệp" if name in at_fault else "tệp đi kèm", []).append(name)
    return found
