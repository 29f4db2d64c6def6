"""Checking plans: the findings that settings and baselines leave over, and those that fail the check."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from cchc import files
from cchc.diagnostics import CATALOGUE, Diagnostic
from cchc.errors import WrongUsageError
from cchc.loading import Settings, load
from cchc.loading.baseline import Baseline, read_baseline, refuse_no_file
from cchc.loading.found import FoundFile
from cchc.operations.block_checks import BlockCheck, Sharing, Weighing, checked_files, file_blocks, sharing_of
from cchc.operations.blocks import LARGEST
from cchc.operations.paths import misnamed, plan_files
from cchc.operations.wanted import Wanted
from cchc.report.findings import CheckedFile, CheckedFiles, Presentation, WantedForm, WithTotals, closing
from cchc.wording import count

_Found = TypeVar("_Found", bound=WithTotals)
_ISSUED = (
    "Kế hoạch đã ban hành: sai sót về nội dung sửa đổi, thay thế bằng văn bản có hình thức tương đương; sai sót về thể "
    "thức, kỹ thuật trình bày đính chính bằng công văn (khoản 3 Điều 18 Nghị định số 30/2020/NĐ-CP)."
)
_THEMSELVES = WantedForm("findings", Presentation())
"""The findings themselves, which are no form."""


class Check(NamedTuple, Generic[_Found]):
    """The result of a check: the findings, the baselines written, and the notes to print after the findings."""

    checked: _Found
    written: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """1 when something fails."""
        return 1 if self.checked.fails else 0


def check_plans(
    paths: Sequence[Path] | None,
    wanted: Wanted,
    forms: Sequence[WantedForm],
    reports: Sequence[Path] = (),
    *,
    sharing: Sharing | None = None,
    on_progress: Callable[[int, int], None] = lambda _, __: None,
) -> Check[CheckedFiles]:
    """Check the files that the paths mean; `reports` are the files into which the caller will write the findings.

    The findings are kept in these forms only. `on_progress` is called with the number of files done and that of all.
    Without `sharing` the machine decides over how many processes the files are shared out.

    Raises:
        WrongUsageError: A path does not exist; a baseline, or a file of settings, is not understood; a report would
            take a baseline's place; `CCHC_WORKERS` says no number.
        CchcError: A baseline cannot be written, or a worker died.
    """
    chosen = _wanted_files(paths, wanted.year)
    sharing = sharing or sharing_of(len(chosen))
    baselines = _baselines(chosen, wanted)
    refuse_clashes(reports, [path for path in baselines if path])

    def tell(done: int) -> None:
        on_progress(done, len(chosen))

    written: tuple[Path, ...] = ()
    if wanted.write_baseline:
        found = checked_files(chosen, BlockCheck(wanted, tuple), sharing, tell)
        written = tuple(_written_baselines(found))
        each = Weighing(_read(baselines), forms).kept(found)
    else:
        each = tuple(checked_files(chosen, BlockCheck(wanted, Weighing(_read(baselines), forms).kept), sharing, tell))
    checked = CheckedFiles(each, forms)
    return Check(checked, written, (*misnamed(paths), *_notes(each, wanted), closing(checked)))


def findings_of(paths: Sequence[Path] | None) -> Sequence[Diagnostic]:
    """The findings on the files that the paths mean, by the settings alone.

    Raises:
        CchcError: As with `check_plans`.
    """
    return check_plans(paths, Wanted(), [_THEMSELVES]).checked.gathered(_THEMSELVES).diagnostics


def _wanted_files(paths: Sequence[Path] | None, year: int | None) -> list[Path]:
    """The files that the paths mean; with a year, without the plans of other years.

    Raises:
        WrongUsageError: A path does not exist.
        CchcError: There is no file, or no plan of that year.
    """
    found = plan_files(paths)
    if year is None:
        return found
    from cchc.operations.years import of_asked_year, years_of

    told = [
        (case.path, years_of(case))
        for block in file_blocks(found, LARGEST)
        for case in load(block, errors_only=True, settings_for=lambda _: Settings()).cases
    ]
    return of_asked_year(told, year)


def refuse_clashes(reports: Sequence[Path], taken: Sequence[Path] = ()) -> None:
    """Refuse reports that would be written to one file, or to a file in `taken`.

    Raises:
        WrongUsageError: Two things are to be written to one file.
    """
    names = {files.real(path) for path in taken}
    for path in reports:
        if files.real(path) in names:
            raise WrongUsageError(f"--report ghi vào “{path}”, là tệp của một kết quả khác. Đề nghị chọn tên khác.")
        names.add(files.real(path))


def _baselines(chosen: Sequence[Path], wanted: Wanted) -> list[Path | None]:
    """The baselines of the files, each once; `None` among them for files without one.

    Raises:
        WrongUsageError: A file of settings is not understood, or a baseline is no file of its own.
    """
    settings_for = wanted.settings()
    found = {path: settings_for(path).baseline for path in chosen}
    baselines = list(dict.fromkeys(found[path] for path in sorted(chosen, key=files.name_of)))
    for path in filter(None, baselines):
        refuse_no_file(path)
    return baselines


def _read(baselines: Iterable[Path | None]) -> dict[Path, Baseline]:
    return {path: Baseline(path, read_baseline(path)) for path in baselines if path}


def _written_baselines(found: Sequence[FoundFile]) -> Iterator[Path]:
    """Write the findings to the baselines; their entries for other files and codes stay.

    The baselines are locked while they are read and written, and none is written when one is refused.

    Raises:
        WrongUsageError: No baseline is named, or a file of that name is something else.
    """
    by_baseline = _by_baseline(found)
    are_sound = not any(CATALOGUE[each.code].mandatory for file in found for each in file.diagnostics)
    with ExitStack() as held:
        for path in sorted(by_baseline):
            held.enter_context(files.locked(path))
        known = {path: Baseline(path, read_baseline(path, may_be_missing=True)) for path in by_baseline}
        for path, own in by_baseline.items():
            looked_at = {file.name: file.settings.choice for file in own if are_sound}
            text = known[path].written([each for file in own for each in file.diagnostics], looked_at)
            files.write(path, files.encoded(text))
            yield path


def _by_baseline(found: Sequence[FoundFile]) -> dict[Path, list[FoundFile]]:
    """The files by their baselines.

    Raises:
        WrongUsageError: A file has none.
    """
    by_baseline: dict[Path, list[FoundFile]] = {}
    for file in found:
        if file.settings.baseline is None:
            raise WrongUsageError("--write-baseline cần tên tệp. Đề nghị ghi thêm --baseline co-so.json.")
        by_baseline.setdefault(file.settings.baseline, []).append(file)
    return by_baseline


def _notes(each: Sequence[CheckedFile], wanted: Wanted) -> Iterator[str]:
    """Notes on files that no rule has checked, on issued plans, and on what is gone from baselines."""
    yield from _waiting([file.name for file in each if file.waits], in_brief=wanted.in_brief)
    yield from (f"{file.name}: {_issued(file.unasked)}" for file in each if file.unasked is not None)
    gone = sum(file.gone for file in each)
    if gone and not any(file.has_mandatory for file in each):  # rules that had to wait may have found what seems gone
        yield f"Tệp cơ sở còn {count(gone)} phát hiện không thấy nữa. Đề nghị ghi lại bằng --write-baseline."


def _waiting(names: Sequence[str], *, in_brief: bool) -> Iterator[str]:
    if in_brief and len(names) > 1:
        yield f"{count(len(names))} tệp còn lỗi: các quy tắc về nội dung sẽ được kiểm tra sau khi sửa lỗi."
    else:
        yield from (f"{name}: các quy tắc về nội dung sẽ được kiểm tra sau khi sửa lỗi ở trên." for name in names)


def _issued(unasked: int) -> str:
    """The sentence on a plan that was issued, with the number of findings on its wording that are not shown."""
    return f"{_ISSUED} Không nêu {count(unasked)} phát hiện về chữ: xem bằng --select T." if unasked else _ISSUED
