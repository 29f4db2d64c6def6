"""Many files: what they refer to, the rules over each dossier, and the list of all findings."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeVar

from cchc import files, rules
from cchc.diagnostics import CATALOGUE, Choice, Diagnostic, Related, Severity, Suppressed
from cchc.guessing import nearest, question
from cchc.loading.across import report_across
from cchc.loading.evidence import evidence_findings
from cchc.loading.ownership import Owner, owners
from cchc.loading.reader import SourceFile, is_linked_progress, read_source
from cchc.loading.settings import Settings, settings_finder
from cchc.model.commune import Commune
from cchc.model.dossier import Dossier, SoundDossier
from cchc.model.element import Element
from cchc.model.kinds import KINDS, Reference, titled
from cchc.model.occurrences import spelled
from cchc.model.plan import MaintainPlan, Plan
from cchc.model.progress import Progress, progress_path
from cchc.rules import Rule

_Model = TypeVar("_Model", bound=Element)


class Case(NamedTuple):
    """One of the files that were asked for, with its dossier."""

    path: Path
    name: str
    kind: str | None
    """The kind that the file states; `None` when it states none that is known."""
    year: str | None
    """The text of its year, or of its plan's, even when the rest is wrong."""
    dossier: Dossier
    has_errors: bool
    """True if this file, or one it depends on (commune, progress), has an error: no document or report may use it."""

    @property
    def sound(self) -> SoundDossier | None:
        """Its dossier, when it is a plan without errors."""
        plan, commune = self.dossier.plan, self.dossier.commune
        if self.has_errors or plan is None or commune is None:
            return None
        return SoundDossier(plan, commune, self.dossier.maintain, self.dossier.progress, self.dossier.maintain_progress)


class Loaded(NamedTuple):
    """The cases in the order asked for, and the sorted findings of all files involved."""

    cases: tuple[Case, ...]
    diagnostics: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...]
    """The findings that comments in the files suppress, each with the comment's reason."""
    settings: dict[str, Settings]
    """The settings of each file that was read, by its name; files that others only refer to are included."""
    waiting: tuple[str, ...]
    """Names of files that no rule has checked: their text or their fields have errors."""
    owners: dict[str, Owner]
    """The commune of each file, by the file's name; without the files whose commune is not known."""
    read: dict[Path, SourceFile]
    """Each file that was read, by its real path; in the order of their names."""


def load(
    paths: Iterable[Path],
    *,
    with_progress: bool = True,
    with_evidence: bool = False,
    with_unused_ignores: bool = True,
    errors_only: bool = False,
    settings_for: Callable[[Path], Settings] | None = None,
) -> Loaded:
    """Read the files and all that they refer to, and run the rules.

    Without `with_progress` the progress files beside the plans are left alone: the annex does not depend on them.
    Evidence files are read only `with_evidence`. Without `with_unused_ignores` nothing is said of comments that no
    finding matches, as where a file elsewhere keeps the rules waiting. With `errors_only` nothing is looked for that is
    less than an error: all that somebody needs who only asks which plans are sound.

    Raises:
        WrongUsageError: A `cchc.toml` is not understood.
    """
    loader = _Loader(
        with_progress=with_progress, errors_only=errors_only, settings_for=settings_for or settings_finder()
    )
    cases = {case.name: case for case in map(loader.case, paths)}  # a file that is asked for by two names is one
    if with_evidence:
        _report_evidence(loader.read)
    if not errors_only:
        report_across(loader.read)
        if with_unused_ignores:
            _report_unused_ignores(loader.read.values())
    return _loaded(tuple(cases.values()), loader.read)


def _loaded(cases: tuple[Case, ...], read: Mapping[Path, SourceFile]) -> Loaded:
    sources = dict(sorted(read.items(), key=lambda item: item[1].name))
    return Loaded(
        cases,
        tuple(sorted(chain.from_iterable(file.diagnostics for file in sources.values()))),
        tuple(sorted(chain.from_iterable(file.suppressed for file in sources.values()))),
        {file.name: file.settings for file in sources.values()},
        waiting=tuple(file.name for file in sources.values() if file.waits),
        owners=owners(read),
        read=sources,
    )


class _Loader:
    """A reader of files, each read once and kept under the name by which it was first called."""

    def __init__(self, *, with_progress: bool, errors_only: bool, settings_for: Callable[[Path], Settings]) -> None:
        self.read: dict[Path, SourceFile] = {}
        self._cases: dict[str, Case] = {}
        self._key = cache(_key)
        self._with_progress = with_progress
        self._rules = cache(_error_rules if errors_only else _rules)
        self._settings_for = settings_for

    def case(self, path: Path) -> Case:
        """The dossier of one file, its rules run, and those of the plans that it refers to."""
        file = self._file(path)
        if file.name not in self._cases:
            needed = [file, *self._companions(path, file)]
            involved = [*needed, *self._related(path, file)]
            self._check(dossier := _dossier(involved), involved)
            has_errors = any(companion.has_errors for companion in needed)
            year = next(filter(None, (other.stated("year") for other in needed)), None)
            self._cases[file.name] = Case(path, file.name, file.kind, year, dossier, has_errors)
        return self._cases[file.name]

    def _companions(self, path: Path, file: SourceFile) -> Iterator[SourceFile]:
        """The files that this one depends on: when one of them has an error, this file must not be used."""
        model = file.model
        if isinstance(model, Progress):
            _check_name(path, file, model)
        for reference in _references(file, needed=True):
            for target, other in self._referred(path, file, reference):
                yield other
                if isinstance(other.model, Plan):
                    yield from self._companions(target, other)
        if isinstance(model, Plan):
            yield from self._progress(path, file, model)

    def _related(self, path: Path, file: SourceFile) -> Iterator[SourceFile]:
        """Other files that this one refers to, such as the other annex with its records.

        Their errors do not count as its own.
        """
        for reference in _references(file, needed=False):
            for target, other in self._referred(path, file, reference):
                yield other
                if records := self.read.get(self._key(files.existing(progress_path(target)))):
                    yield records

    def _file(self, path: Path) -> SourceFile:
        key = self._key(path)
        if key not in self.read:
            self.read[key] = read_source(path, files.name_of(path), self._settings_for(path))
        return self.read[key]

    def _referred(self, path: Path, file: SourceFile, reference: Reference) -> Iterator[tuple[Path, SourceFile]]:
        """The file that a field names, with its path, checked itself; or none, and a finding at that field."""
        assert file.model is not None  # noqa: S101 — the reference was read from it
        name = getattr(file.model, reference.field)
        folder = files.folder_of(path)
        target = files.existing(folder / name)
        if fault := _missing(name, target, folder, is_stream=files.is_stream(path)):
            file.report(file.model.at(reference.field), "X701", fault)
            return
        other = self._file(target)
        if other.model is not None and other.kind not in reference.kinds:
            fault = f"Tệp “{name}” không phải là {titled(reference.kinds)}. Đề nghị kiểm tra tên tệp."
            file.report(file.model.at(reference.field), "X702", fault)
            return
        if isinstance(other.model, Plan):
            self.case(target)
        yield target, other

    def _progress(self, path: Path, plan_file: SourceFile, plan: Plan) -> Iterator[SourceFile]:
        """The progress file that stands beside a plan; it must say that it is this plan's."""
        beside = files.existing(progress_path(path))
        if files.is_stream(path) or not self._with_progress or not (files.is_file(beside) or files.is_link(beside)):
            return
        file = self._file(beside)
        if isinstance(file.model, Progress):
            _check_name(beside, file, file.model)
            _check_owner(path, plan_file, plan, file.model)
        yield file

    def _check(self, dossier: Dossier, involved: list[SourceFile]) -> None:
        by_name = {file.name: file for file in involved}
        choices = frozenset(file.settings.choice for file in involved)
        ignored = frozenset(code for file in involved for ignore in file.ignores for code in ignore.codes)
        for rule in self._rules(choices, ignored):
            for place, message, others in rule.check(dossier):
                related = tuple(Related(other.file, by_name[other.file].span(other), said) for other, said in others)
                by_name[place.file].report(place, rule.code, message, related)


def _rules(choices: Iterable[Choice], ignored: Collection[str]) -> tuple[Rule, ...]:
    """The rules whose findings matter: somebody wants the code, or a comment names it and is unused without one."""
    return tuple(
        rule for rule in rules.ALL_RULES if rule.code in ignored or any(choice.wants(rule.code) for choice in choices)
    )


def _error_rules(choices: Iterable[Choice], ignored: Collection[str]) -> tuple[Rule, ...]:
    """Those of the rules that announce errors."""
    return tuple(rule for rule in _rules(choices, ignored) if CATALOGUE[rule.code].severity is Severity.ERROR)


def _key(path: Path) -> Path:
    """The path under which a file is kept: its real one, but that of a link of a progress file."""
    return path if files.is_stream(path) or is_linked_progress(path) else files.real(path)


def _references(file: SourceFile, *, needed: bool) -> Iterator[Reference]:
    """The fields of a sound file that name another one."""
    if file.model is not None and file.kind is not None:
        for reference in KINDS[file.kind].references:
            if reference.needed is needed and getattr(file.model, reference.field) is not None:
                yield reference


def _missing(name: str, target: Path, folder: Path, *, is_stream: bool) -> str:
    """Error message for a file that is not there, or may not be read; blank for one that may."""
    if not files.is_file(target):
        guess = question(nearest(name, files.names_in(folder)))
        where = "trong thư mục đang làm việc" if is_stream else "cạnh tệp này"
        return f"Không có tệp “{name}” {where}{guess} Đề nghị kiểm tra tên tệp."
    if files.strays(target, folder):
        return f"Tệp “{name}” là liên kết ra ngoài thư mục. Đề nghị chép tệp vào thư mục của tệp này."
    return ""


def _report_unused_ignores(sources: Collection[SourceFile]) -> None:
    """Report ignore comments that no finding matches, unless the rules have to wait for a file."""
    if all(file.model for file in sources):
        for file in sources:
            for fault in file.unused_ignores():
                file.report_fault(fault)


def _report_evidence(sources: Mapping[Path, SourceFile]) -> None:
    """Report evidence files that are gone or changed."""
    for path, file in sources.items():
        if isinstance(file.model, Progress) and not files.is_stream(path):
            for finding in evidence_findings(file.model, path.parent):
                file.report(*finding)


def _check_name(path: Path, file: SourceFile, progress: Progress) -> None:
    """Report a progress file with a name that is not its plan's: such a file is never found beside the plan."""
    expected = progress_path(path.parent / progress.plan)
    if expected.parent != path.parent or not files.same_name(expected.name, path.name):
        file.report(
            progress.at("plan"),
            "X706",
            f"Tệp này ghi plan: {progress.plan}, nhưng tệp tiến độ của kế hoạch đó phải là “{expected.name}” "
            "đứng cạnh nó. Đề nghị đổi tên tệp hoặc sửa trường plan.",
        )


def _check_owner(path: Path, file: SourceFile, plan: Plan, progress: Progress) -> None:
    """Report a plan whose progress file belongs to another plan: 2024.yaml and 2024.yml would share one."""
    beside, meant = progress_path(path), path.parent / progress.plan
    is_other = not files.same_name(progress.plan, path.name) or (files.is_file(meant) and not meant.samefile(path))
    if is_other and files.same_name(progress_path(meant).name, beside.name) and meant.parent == path.parent:
        file.report(
            plan.at("year"),
            "X706",
            f"Tệp tiến độ “{beside.name}” là của “{progress.plan}”, không phải của tệp này, nên không ghi nhận được gì "
            "cho tệp này. Đề nghị đổi tên một trong hai tệp kế hoạch, hoặc sửa trường plan của tệp tiến độ.",
        )


def _dossier(involved: list[SourceFile]) -> Dossier:
    """The models in their roles; the first plan is the one that the dossier is about.

    A progress file that names another plan is left out; addresses in another spelling stand as in the plan.
    """
    models = [file.model for file in involved]
    plan = _first(Plan, models)
    maintain = _first(MaintainPlan, [model for model in models if model is not plan])
    return Dossier(
        plan=plan,
        commune=_first(Commune, models),
        maintain=maintain,
        progress=_records(models, plan),
        maintain_progress=_records(models, maintain),
    )


def _records(models: Sequence[Element | None], plan: Plan | None) -> Progress | None:
    """The records that name this plan, in its spelling of the addresses."""
    if plan is None:
        return None
    name = Path(plan.place.file).name
    found = (model for model in models if isinstance(model, Progress) and files.same_name(model.plan, name))
    return next((spelled(progress, plan) for progress in found), None)


def _first(kind: type[_Model], models: Iterable[Element | None]) -> _Model | None:
    return next((model for model in models if isinstance(model, kind)), None)
