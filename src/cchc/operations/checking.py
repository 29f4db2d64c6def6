"""Checking plans: the findings that settings and baselines leave over, and those that fail the check."""

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import files
from cchc.diagnostics import CATALOGUE, Choice, Diagnostic, Severity, Suppressed
from cchc.errors import WrongUsageError
from cchc.loading import Loaded, Settings, codes, load, settings_finder
from cchc.loading.baseline import Baseline, read_baseline, refuse_no_file
from cchc.operations.paths import misnamed, plan_files
from cchc.report.findings import Checked, closing
from cchc.wording import count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


_ISSUED = (
    "Kế hoạch đã ban hành: sai sót về nội dung sửa đổi, thay thế bằng văn bản có hình thức tương đương; sai sót về thể "
    "thức, kỹ thuật trình bày đính chính bằng công văn (khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP)."
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The options of a check from the command line; where one is `None`, the settings count."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    fail_on: str | None = None
    baseline: Path | None = None
    write_baseline: bool = False
    year: int | None = None
    """The year whose plans are checked; `None` for all."""
    in_brief: bool = False
    """True to count the files whose rules wait, in one line; else each is named."""

    def settings(self) -> "Callable[[Path], Settings]":
        """A function from a file to its settings, with these options put over them."""
        select = None if self.select is None else codes(self.select, "--select")
        ignore = None if self.ignore is None else codes(self.ignore, "--ignore")

        @cache
        def merged(found: Settings) -> Settings:
            chosen = Choice(
                found.choice.select if select is None else select, found.choice.ignore if ignore is None else ignore
            )
            return Settings(chosen, self.fail_on or found.fail_on, self.baseline or found.baseline)

        find = settings_finder()
        return lambda path: merged(find(path))


@dataclass(frozen=True, slots=True)
class Check:
    """The result of a check: the findings, the baselines written, and the notes to print after the findings."""

    checked: Checked
    written: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """1 when something fails."""
        return 1 if self.checked.failing else 0


def check_plans(paths: "Sequence[Path] | None", wanted: Wanted, reports: "Sequence[Path]" = ()) -> Check:
    """Check the files that the paths mean; `reports` are the files into which the caller will write the findings.

    Raises:
        WrongUsageError: A path does not exist; a baseline, or a file of settings, is not understood; a report would
            take a baseline's place.
        CchcError: A baseline cannot be written.
    """
    loaded = load(_wanted_files(paths, wanted.year), with_evidence=True, settings_for=wanted.settings())
    baselines = [settings.baseline for settings in loaded.settings.values() if settings.baseline]
    for path in baselines:
        refuse_no_file(path)
    refuse_clashes(reports, baselines)
    written = tuple(_written_baselines(loaded)) if wanted.write_baseline else ()
    checked, gone = _weighed(loaded)
    notes = list(_waiting(loaded.waiting, in_brief=wanted.in_brief))
    notes += (f"{name}: {_issued(unasked)}" for name, unasked in loaded.issued.items())
    if gone:
        notes.append(f"Tệp cơ sở còn {count(gone)} phát hiện không thấy nữa. Đề nghị ghi lại bằng --write-baseline.")
    return Check(checked, written, (*misnamed(paths), *notes, closing(checked)))


def _wanted_files(paths: "Sequence[Path] | None", year: int | None) -> "list[Path]":
    """The files that the paths mean; with a year, without the plans of other years.

    Raises:
        WrongUsageError: A path does not exist.
        CchcError: There is no file, or no plan of that year.
    """
    found = plan_files(paths)
    if year is None:
        return found
    from cchc.operations.years import WantedYear, of_year

    cases = load(found, errors_only=True, settings_for=lambda _: Settings()).cases
    return [case.path for case in of_year(cases, (), WantedYear(date.max, year)).cases]


def _issued(unasked: int) -> str:
    """The sentence on a plan that was issued, with the number of findings on its wording that are not shown."""
    return f"{_ISSUED} Không nêu {count(unasked)} phát hiện về chữ: xem bằng --select T." if unasked else _ISSUED


def refuse_clashes(reports: "Sequence[Path]", taken: "Sequence[Path]" = ()) -> None:
    """Refuse reports that would be written to one file, or to a file in `taken`.

    Raises:
        WrongUsageError: Two things are to be written to one file.
    """
    names = {files.real(path) for path in taken}
    for path in reports:
        if files.real(path) in names:
            raise WrongUsageError(f"--report ghi vào “{path}”, là tệp của một kết quả khác. Đề nghị chọn tên khác.")
        names.add(files.real(path))


def fails(found: Diagnostic, fail_on: str) -> bool:
    """True if a finding fails the check: it is at least as severe as `fail_on`, which is not “never”."""
    return fail_on != "never" and found.severity.rank <= Severity(fail_on).rank


def _waiting(names: "Sequence[str]", *, in_brief: bool) -> "Iterator[str]":
    """Notes on the files that no rule has checked."""
    if in_brief and len(names) > 1:
        yield f"{count(len(names))} tệp còn lỗi: các quy tắc về nội dung sẽ được kiểm tra sau khi sửa lỗi."
    else:
        yield from (f"{name}: các quy tắc về nội dung sẽ được kiểm tra sau khi sửa lỗi ở trên." for name in names)


def _weighed(loaded: Loaded) -> tuple[Checked, int]:
    """The findings new to the baselines, with those that fail; and the number known to a baseline but gone."""
    new: list[Diagnostic] = []
    known: list[Diagnostic] = []
    gone = 0
    for path, found in _by_baseline(loaded).items():
        if path is None:
            new += found
        else:
            fresh, old, missing = _baseline(loaded, path).split(found, read_baseline(path))
            new, known, gone = [*new, *fresh], [*known, *old], gone + missing
    failing = frozenset(found for found in new if fails(found, loaded.settings[found.path].fail_on))
    suppressed = (*loaded.suppressed, *(Suppressed(found, None) for found in known))
    communes = {name: owner.names for name, owner in loaded.owners.items()}
    return Checked(tuple(sorted(new)), suppressed, tuple(loaded.settings), failing, communes), gone


def _by_baseline(loaded: Loaded) -> dict[Path | None, list[Diagnostic]]:
    found: dict[Path | None, list[Diagnostic]] = {settings.baseline: [] for settings in loaded.settings.values()}
    for diagnostic in loaded.diagnostics:
        found[loaded.settings[diagnostic.path].baseline].append(diagnostic)
    return found


def _baseline(loaded: Loaded, path: Path) -> Baseline:
    """The baseline, with the files and codes looked at: none count as such when rules had to wait for a file."""
    if any(CATALOGUE[found.code].mandatory for found in loaded.diagnostics):
        return Baseline(path, {})
    of_it = {name: settings.choice for name, settings in loaded.settings.items() if settings.baseline == path}
    return Baseline(path, of_it)


def _written_baselines(loaded: Loaded) -> "Iterator[Path]":
    """Write the findings to the baselines; their entries for other files and codes stay.

    The baselines are locked while they are read and written, and none is written when one is refused.

    Raises:
        WrongUsageError: No baseline is named, or a file of that name is something else.
    """
    by_baseline = {path: found for path, found in _by_baseline(loaded).items() if path}
    if len(by_baseline) < len(_by_baseline(loaded)):
        raise WrongUsageError("--write-baseline cần tên tệp. Đề nghị ghi thêm --baseline co-so.json.")
    with ExitStack() as held:
        for path in sorted(by_baseline):
            held.enter_context(files.locked(path))
        known = {path: read_baseline(path, may_be_missing=True) for path in by_baseline}
        for path, found in by_baseline.items():
            files.write(path, files.encoded(_baseline(loaded, path).written(found, known[path])))
            yield path
