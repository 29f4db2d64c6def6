"""Results that officials filled into the workbook of `cchc status`, recorded row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import recording
from cchc.analysis.tracking import Asking, tracked, tracked_together
from cchc.documents.workbooks.filled import filled
from cchc.documents.workbooks.refused_workbook import RefusedRow
from cchc.errors import CchcError
from cchc.operations.filled_rows import Sorting
from cchc.operations.refused_rows import write_refused
from cchc.operations.results import outcome, owing
from cchc.operations.selection import select
from cchc.reading.package import EXCEL, package_bytes
from cchc.recording import Accepted
from cchc.wording import count

if TYPE_CHECKING:
    from cchc.analysis.tracking import Tracked
    from cchc.operations.sound import SoundPlan


@dataclass(frozen=True, slots=True)
class Batch:
    """The rows that were recorded for one plan, or would be: the progress file, its new lines, a sentence for each."""

    path: Path
    text: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of a workbook: the rows recorded, plan by plan, error messages for refused rows, and a summary."""

    batches: tuple[Batch, ...]
    refused: tuple[str, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The result of a workbook and the plans; `reading` is `None` when all plans have errors, as the notes tell."""

    reading: Reading | None
    notes: tuple[str, ...]
    exit_code: int


def record_filled(file: Path, paths: Sequence[Path] | None, as_of: date, *, dry_run: bool) -> Answer:
    """Record the new results in a workbook; exit code 1 when a row was refused or a plan left out.

    Raises:
        WrongUsageError: There is no such file.
        CchcError: The file is no workbook with our headings, or a progress file cannot be written.
    """
    rows = filled(package_bytes(file, "bảng kết quả", EXCEL), file.as_posix())
    plans = select(paths, with_progress=True, undone="Chưa xét")
    if not plans.cases:
        return Answer(None, plans.notes, plans.exit_code)
    sorting = Sorting(plans, _items(plans.cases, Asking(as_of)))
    for row in rows:
        sorting.sort(row)
    batches = _batches(sorting, as_of, dry_run=dry_run)
    refused = tuple(f"{row.where}: {sentence}" for row, sentence in sorting.refused)
    number = sum(len(batch.sentences) for batch in batches)
    mending, unwritten = _given_back(file, sorting.refused, dry_run=dry_run)
    closing = f"{_closing(file, number, sorting, dry_run=dry_run)}{mending}."
    return Answer(Reading(batches, (*refused, *unwritten), closing), plans.notes, 1 if refused else plans.exit_code)


def _items(cases: "Sequence[SoundPlan]", asking: Asking) -> "dict[tuple[str, str], Tracked]":
    """The items of the plans by plan and address; what two annexes have, under either address."""
    alone = (item for case in cases for item in tracked(case.name, case.dossier, asking))
    together = tracked_together([(case.name, case.dossier) for case in cases], asking)
    return {item.key: item for item in (*alone, *together)}


def _given_back(file: Path, refused: Sequence[RefusedRow], *, dry_run: bool) -> tuple[str, tuple[str, ...]]:
    """The end of the summary, which tells of the file with the refused rows; the error where it cannot be written."""
    if not refused:
        return "", ()
    try:
        path = write_refused(file, refused, dry_run=dry_run)
    except CchcError as error:
        return "", (str(error),)
    return f", {'sẽ ' if dry_run else ''}ghi kèm lý do vào {path.as_posix()}", ()


def _batches(sorting: Sorting, as_of: date, *, dry_run: bool) -> tuple[Batch, ...]:
    """Record the wanted rows, plan by plan; the message of an error tells what was written before.

    Raises:
        CchcError: A progress file cannot be written.
    """
    batches: list[Batch] = []
    for case in sorting.plans.cases:
        try:
            batches += _recorded(case, sorting, as_of, dry_run=dry_run)
        except CchcError as error:
            raise error.after(*(each for batch in batches for each in batch.sentences if not dry_run)) from error
    return tuple(batches)


def _recorded(case: "SoundPlan", sorting: Sorting, as_of: date, *, dry_run: bool) -> Iterator[Batch]:
    """Record the wanted rows of a plan, in one step; nothing comes when there are none."""
    wanted = sorting.wanted.get(case.name, [])
    if not wanted:
        return
    recorded = recording.record(
        case.path, [entry for _, entry in wanted], as_of, owing(case, sorting.plans.cases), write=not dry_run
    )
    taken: list[str] = []
    for (row, _), answer in zip(wanted, recorded.answers, strict=True):
        if isinstance(answer, Accepted):
            taken.append(f"{row.where}: {outcome(answer)}")
        else:
            sorting.refused.append(RefusedRow(row, answer.sentence))
    yield Batch(recorded.path, recorded.text, tuple(taken))


def _closing(file: Path, recorded: int, sorting: Sorting, *, dry_run: bool) -> str:
    verb = "Sẽ ghi nhận" if dry_run else "Đã ghi nhận"
    parts = [f"{verb} {count(recorded)} kết quả từ {file.as_posix()}" if recorded else f"Không có kết quả mới ở {file}"]
    parts += [f"{count(sorting.known)} dòng đã ghi nhận từ trước hoặc trùng nhau"] if sorting.known else []
    parts += [f"{count(len(sorting.refused))} dòng bị từ chối"] if sorting.refused else []
    return "; ".join(parts)
