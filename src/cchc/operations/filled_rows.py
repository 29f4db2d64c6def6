"""The filled-in rows of a workbook, sorted: to be recorded in the plan that they belong to, known, or refused."""

import unicodedata
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath, PureWindowsPath
from typing import TYPE_CHECKING

from cchc.documents.workbooks.columns import cell_text
from cchc.documents.workbooks.filled_row import FilledRow
from cchc.documents.workbooks.links import leads_to, with_target
from cchc.documents.workbooks.refused_workbook import RefusedRow
from cchc.errors import WrongUsageError
from cchc.model.folding import fold
from cchc.operations.results import tracked_apart
from cchc.recording import NewEntry, found_file, meant_address, name_beside, named_file

if TYPE_CHECKING:
    from cchc.analysis.tracking import Tracked
    from cchc.operations.selection import Selection
    from cchc.operations.sound import SoundPlan


@dataclass
class Sorting:
    """The sorted rows: to be recorded, by plan (`wanted`); without anything new (`known`, a number); refused."""

    plans: "Selection"
    items: "dict[tuple[str, str], Tracked]"
    wanted: "dict[str, list[tuple[FilledRow, NewEntry]]]" = field(default_factory=dict)
    known: int = 0
    refused: list[RefusedRow] = field(default_factory=list)

    def sort(self, row: FilledRow) -> None:
        """Put a row among the wanted, the known or the refused ones."""
        case = self._case(row) if row.refusal is None else row.refusal
        if isinstance(case, str):
            self.refused.append(RefusedRow(row, case))
            return
        folder = case.path.parent
        text, file = _evidence(row, folder)
        row = _resolved(row, case, text, file)
        item = self.items.get((case.name, row.address))
        if item and (moved := _moved(row, item)):
            self.refused.append(RefusedRow(row, moved))
            return
        given = self.wanted.setdefault(case.name, [])
        if item and row.repeats(item):
            self.known += 1  # it was made with its result, or was read before
            return
        try:
            entry = _entry(row, text, file, folder)
        except WrongUsageError as error:
            self.refused.append(RefusedRow(row, str(error)))
            return
        if self._is_wanted(entry, case.name, item):
            self.known += 1  # a nhiệm vụ of two leads stands on the sheets of both; one of two annexes, under both
        else:
            given.append((row, entry))

    def _is_wanted(self, entry: NewEntry, plan: str, item: "Tracked | None") -> bool:
        """True if the same result is to be recorded already, for that address or another one of the nhiệm vụ."""
        kin = item.kin if item else ()
        places = {(plan, entry.what), *((each.plan, each.occurrence.address) for each in kin)}
        wanted = ((place, other) for place, _ in places for _, other in self.wanted.get(place, ()))
        return any(
            (place, other.what) in places and replace(other, what=entry.what) == entry for place, other in wanted
        )

    def _case(self, row: FilledRow) -> "SoundPlan | str":
        """The plan that a row belongs to; or the error message when there is none, or more than one."""
        if row.plan and any(_same_file(row.plan, name) for name in self.plans.left_out):
            return f"Kế hoạch “{row.plan}” hoặc tệp đi kèm còn lỗi. Đề nghị sửa các lỗi đã nêu rồi đọc lại bảng này."
        named = [case for case in self._named(row) if _is_issued_by(row.issuer, case)]
        if len(named) == 1:
            return _contradicted(row, named[0]) or named[0]
        meant = f"Kế hoạch “{row.plan}”" if row.plan else f"“{row.address}”"
        problem = "có trong nhiều tệp" if named else "không có trong các tệp kế hoạch đang làm"
        return f"{meant} {problem}. Đề nghị ghi thêm tệp kế hoạch sau lệnh, hoặc sửa cột Phụ lục."

    def _named(self, row: FilledRow) -> "list[SoundPlan]":
        """The plans that a row may speak of: by the file or the annex that it names, or by its address alone."""
        if row.plan is None:
            having = [case for case in self.plans.cases if (case.name, _address(row, case)) in self.items]
            return tracked_apart(row.address, having)
        for means in (_is_its_name, _may_be_its_file, _is_its_annex):
            if found := [case for case in self.plans.cases if means(row.plan, case)]:
                return found
        return []


def _moved(row: FilledRow, item: "Tracked") -> str:
    """Error message for a row whose address, by place and not by code, now means another nhiệm vụ; else blank."""
    if item.row.criterion.code is not None or row.title is None or fold(row.title) == fold(cell_text(item.title)):
        return ""
    return (
        f"“{row.address}” trong kế hoạch nay là “{item.title}”, còn bảng ghi “{row.title}”. Đề nghị lập lại bảng (cchc "
        "status -o TÊN.xlsx) rồi ghi vào hàng của nhiệm vụ này."
    )


def _same_file(one: str, other: str) -> bool:
    """True if two paths may mean one file, seen from two folders: the shorter is the end of the longer."""
    parts = [PureWindowsPath(unicodedata.normalize("NFC", path)).parts for path in (one, other)]
    shorter, longer = sorted(parts, key=len)
    return longer[len(longer) - len(shorter) :] == shorter


def _contradicted(row: FilledRow, case: "SoundPlan") -> str:
    """Error message for a row whose visible column names another annex than its hidden one; else blank."""
    if row.annex is None or _is_its_annex(row.annex, case):
        return ""
    return (
        f"cột Phụ lục ghi “{row.annex}”, còn cột ẩn Tệp kế hoạch ghi “{row.plan}”. Đề nghị sửa cho khớp, hoặc xóa ô "
        "ở cột ẩn."
    )


def _is_its_name(named: str, case: "SoundPlan") -> bool:
    return named == case.name


def _may_be_its_file(named: str, case: "SoundPlan") -> bool:
    return _same_file(named, case.name)


def _is_its_annex(named: str, case: "SoundPlan") -> bool:
    """True for the name of the plan's annex, as people read it in a workbook: without its year, or with it."""
    plan = case.dossier.plan
    name = f"Phụ lục {plan.annex}" if plan.annex else PurePath(case.name).stem
    return fold(named) in {fold(name), fold(f"{name} {plan.period}")}


def _is_issued_by(issuer: str | None, case: "SoundPlan") -> bool:
    """True if a row may belong to that plan; a row of another commune does not, whatever its file is called."""
    return issuer is None or cell_text(case.commune.issuer) == issuer


def _resolved(row: FilledRow, case: "SoundPlan", text: str | None, file: Path | None) -> FilledRow:
    """A row with address, party and file in the words of a record, as far as these are known."""
    name = (name_beside(file, case.path.parent) or row.evidence) if file else None
    party = case.commune.named(row.by) if row.by else None
    return replace(
        row,
        address=_address(row, case),
        evidence="; ".join(filter(None, [text, name])) or None,
        by=party.id if party else row.by,
    )


def _address(row: FilledRow, case: "SoundPlan") -> str:
    return meant_address(row.address, [case.dossier])


def _entry(row: FilledRow, text: str | None, file: Path | None, folder: Path) -> NewEntry:
    """A row as a record, with that evidence.

    Raises:
        WrongUsageError: The evidence names a folder, or a file that is not there.
    """
    assert row.day is not None  # noqa: S101 — a row without a day is refused
    if text and file is None:
        named_file(text, _folders(folder))
    return NewEntry(row.address, row.day, row.by, text, file, row.note)


def _evidence(row: FilledRow, folder: Path) -> tuple[str | None, Path | None]:
    """The words and the file that a row gives; the target of a link is words, unless it leads to that very file."""
    file = found_file(row.evidence, _folders(folder)) if row.evidence else None
    if file is None:
        return with_target(row.evidence, row.link), None
    return None if leads_to(row.link, row.evidence or "") else row.link, file


def _folders(folder: Path) -> tuple[Path, Path]:
    """The folders in which a file named in a row is looked for: the plan's, then the working folder."""
    return folder, Path()
