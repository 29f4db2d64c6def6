"""`cchc done --from`: results that officials filled into the workbook of `cchc status`, row by row."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from cchc.cli.asking import asking
from cchc.cli.inputs import sound_and_left_out
from cchc.cli.outputs import confirm, put, put_line, say
from cchc.cli.recording import outcome
from cchc.errors import WrongUsageError
from cchc.wording import count, harmless

if TYPE_CHECKING:
    from cchc.analysis.tracking import Tracked
    from cchc.documents.workbooks import Filled
    from cchc.loading import Case
    from cchc.recording import NewEntry


@dataclass
class _Sorting:
    """What comes of the rows: for which plan each is to be recorded, which say nothing new, and which are refused."""

    cases: "Sequence[Case]"
    left_out: Sequence[str]
    items: "dict[tuple[str, str], Tracked]"
    wanted: "dict[str, list[tuple[Filled, NewEntry]]]" = field(default_factory=dict)
    known: int = 0
    refused: "list[tuple[Filled, str]]" = field(default_factory=list)

    def sort(self, row: "Filled") -> None:
        """Put a row where it belongs."""
        case = self._case(row) if row.refusal is None else row.refusal
        if isinstance(case, str):
            self.refused.append((row, case))
            return
        row = _resolved(row, case)
        item = self.items.get((case.name, row.address))
        given = self.wanted.setdefault(case.name, [])
        if item and row.repeats(item):
            self.known += 1  # it was made with its result, or was read before
            return
        try:
            entry = _entry(row, case.path.parent)
        except WrongUsageError as error:
            self.refused.append((row, str(error)))
            return
        if entry in [other for _, other in given]:
            self.known += 1  # a nhiệm vụ of two leads stands on the sheets of both
        else:
            given.append((row, entry))

    def _case(self, row: "Filled") -> "Case | str":
        """The plan that a row speaks of; or why none is meant."""
        if row.plan and any(_same_file(row.plan, name) for name in self.left_out):
            return f"Kế hoạch “{row.plan}” hoặc tệp đi kèm còn lỗi. Đề nghị sửa các lỗi đã nêu rồi đọc lại bảng này."
        named = [case for case in self.cases if row.plan == case.name] or [
            case for case in self.cases if row.plan and _same_file(row.plan, case.name)
        ]
        if row.plan is None:
            named = [case for case in self.cases if (case.name, _address(row, case)) in self.items]
        named = [case for case in named if _is_issued_by(row.issuer, case)]
        if len(named) == 1:
            return named[0]
        meant = f"kế hoạch “{row.plan}”" if row.plan else f"“{row.address}”"
        problem = "có trong nhiều tệp" if named else "không có trong các tệp kế hoạch đang làm"
        return (
            f"{meant[:1].upper()}{meant[1:]} {problem}. Đề nghị ghi thêm tệp kế hoạch sau lệnh, hoặc sửa cột Phụ lục."
        )


def record_filled(file: Path, paths: Sequence[Path] | None, as_of: date, *, dry_run: bool) -> int:
    """Record what a workbook says beyond what is recorded already; returns the exit code, 1 when a row was refused.

    Raises:
        WrongUsageError: There is no such file.
        CchcError: It is no such workbook, or the progress file cannot be written.
    """
    from cchc.analysis.tracking import tracked
    from cchc.documents.workbooks import filled
    from cchc.reading.package import EXCEL, opened

    rows = filled(opened(file, "bảng kết quả", EXCEL), file.as_posix())
    cases, left_out = sound_and_left_out(paths, ["maintain", "remedy"], with_progress=True)
    if not cases:
        return 1
    items = [item for case in cases for item in tracked(case.name, case.dossier, asking(as_of))]
    sorting = _Sorting(cases, left_out, {item.key: item for item in items})
    for row in rows:
        sorting.sort(row)
    recorded = sum(_record(case, sorting, as_of, dry_run=dry_run) for case in cases)
    _tell(file, recorded, sorting, dry_run=dry_run)
    return 1 if sorting.refused or left_out else 0


def _same_file(one: str, other: str) -> bool:
    """Whether two paths may be one file's, seen from two folders: the shorter is the end of the longer."""
    parts = [PurePath(unicodedata.normalize("NFC", path)).parts for path in (one, other)]
    shorter, longer = sorted(parts, key=len)
    return longer[len(longer) - len(shorter) :] == shorter


def _is_issued_by(issuer: str | None, case: "Case") -> bool:
    """Whether a row may be of that plan: one of another commune is not, whatever its file is called."""
    from cchc.documents.workbooks import one_line

    return issuer is None or case.dossier.commune is None or one_line(case.dossier.commune.issuer) == issuer


def _resolved(row: "Filled", case: "Case") -> "Filled":
    """A row in the words in which it would be recorded, as far as they are known: address, party and file."""
    from cchc.recording import found_file, name_beside

    folder = case.path.parent
    file = found_file(row.evidence, _folders(folder)) if row.evidence else None
    party = case.dossier.commune.named(row.by) if case.dossier.commune and row.by else None
    return replace(
        row,
        address=_address(row, case),
        evidence=(file and name_beside(file, folder)) or row.evidence,
        by=party.id if party else row.by,
    )


def _address(row: "Filled", case: "Case") -> str:
    from cchc.recording import meant_address

    return meant_address(row.address, [case.dossier])


def _entry(row: "Filled", folder: Path) -> "NewEntry":
    """A row as a record; evidence that names a file is that file.

    Raises:
        WrongUsageError: The evidence names a folder, or a file that is not there.
    """
    from cchc.recording import NewEntry, named_file

    assert row.day is not None  # noqa: S101 — a row without a day is refused
    if row.evidence and (file := named_file(row.evidence, _folders(folder))):
        return NewEntry(row.address, row.day, row.by, None, file, row.note)
    return NewEntry(row.address, row.day, row.by, row.evidence, None, row.note)


def _folders(folder: Path) -> tuple[Path, Path]:
    """Where a file that a row names is looked for: in the plan's folder, then where the command runs."""
    return folder, Path()


def _record(case: "Case", sorting: _Sorting, as_of: date, *, dry_run: bool) -> int:
    """Record what is wanted for a plan, in one step; returns how many were."""
    from cchc.recording import Accepted, record

    wanted = sorting.wanted.get(case.name, [])
    if not wanted:
        return 0
    recorded = record(case.path, [entry for _, entry in wanted], as_of, write=not dry_run)
    taken: list[str] = []
    for (row, _), answer in zip(wanted, recorded.answers, strict=True):
        if isinstance(answer, Accepted):
            taken.append(f"{row.where}: {outcome(answer)}")
        else:
            sorting.refused.append((row, answer.sentence))
    if dry_run:
        put(f"{harmless(f'Sẽ ghi vào {recorded.path.as_posix()}:')}\n{recorded.text}")
    else:
        confirm(*taken)
    return len(taken)


def _tell(file: Path, recorded: int, sorting: _Sorting, *, dry_run: bool) -> None:
    for row, sentence in sorting.refused:
        say(f"{row.where}: {sentence}")
    verb = "Sẽ ghi nhận" if dry_run else "Đã ghi nhận"
    parts = [f"{verb} {count(recorded)} kết quả từ {file.as_posix()}" if recorded else f"Không có kết quả mới ở {file}"]
    parts += [f"{count(sorting.known)} dòng đã ghi nhận từ trước hoặc trùng nhau"] if sorting.known else []
    parts += [f"{count(len(sorting.refused))} dòng bị từ chối"] if sorting.refused else []
    put_line(f"{'; '.join(parts)}.")
