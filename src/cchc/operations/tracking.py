"""Questions about a plan's year: the overdue items, the status of all items, and calendars of due days."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cchc import files
from cchc.analysis.groups import Group, by_holder
from cchc.analysis.tracking import SOON, Asking
from cchc.errors import CchcError, WrongUsageError
from cchc.model.codes import roman_value
from cchc.model.commune import unknown_party
from cchc.model.workdays import WorkCalendar
from cchc.phrasing.headings import counted_by
from cchc.wording import count, distinct, slug

if TYPE_CHECKING:
    from cchc.analysis.groups import By, Role
    from cchc.analysis.overdue import Overdue
    from cchc.analysis.status import Status
    from cchc.model.commune import Commune, Party
    from cchc.model.dossier import SoundDossier
    from cchc.operations.selection import Selection
    from cchc.operations.sound import SoundPlan

_LAST_MONTH = 3
"""The last month in which last year's plans are spoken of beside this year's."""
_NAMELESS = "chua-ro-dau-moi"
"""The name of a calendar's file when neither the id nor the name of its party gives one."""


class Question(NamedTuple):
    """A question about plans; `within` is `None` where no number of days was given, `official` an id or a name."""

    as_of: date
    within: int | None = None
    workdays: bool = False
    official: str | None = None
    role: "Role" = "lead"

    @property
    def asking(self) -> Asking:
        """The inputs of a nhiệm vụ's state: the day, the days ahead, and the rule for days off."""
        soon = SOON if self.within is None else self.within
        if not self.workdays:
            return Asking(self.as_of, soon)
        return Asking(self.as_of, soon, WorkCalendar.working_day)


def overdue_in(plans: "Selection", asked: Question, by: "By" = "official") -> "Overdue":
    """The overdue items of these plans and, with `within`, the items due in that many days.

    Raises:
        WrongUsageError: No commune has the party that is named.
    """
    from cchc.analysis.overdue import overdue

    return overdue(
        in_annex_order(plans.cases),
        asked.asking,
        within=asked.within,
        by=by,
        role=asked.role,
        parties=parties_named(asked.official, plans.cases),
        left_out=plans.with_communes(plans.left_out),
    )


def status_of(plans: "Selection", asked: Question) -> "Status":
    """The status of these plans: their items by state.

    Raises:
        WrongUsageError: No commune has the party that is named.
    """
    from cchc.analysis.status import status

    return status(
        in_annex_order(plans.cases),
        asked.asking,
        role=asked.role,
        parties=parties_named(asked.official, plans.cases),
        left_out=plans.with_communes(plans.left_out),
    )


def still_owed(plans: "Selection", asked: Question) -> list[str]:
    """From January to March, a sentence on what the report on last year's plans would list as overdue; or none."""
    as_of = asked.as_of
    last = [case for case in plans.passed_over if case.plan.years[-1] == as_of.year - 1]
    if plans.year != as_of.year or as_of.month > _LAST_MONTH or not last:
        return []
    try:
        parties = parties_named(asked.official, last)
    except WrongUsageError:  # last year nobody was called so
        return []
    from cchc.analysis.overdue import overdue

    found = overdue(in_annex_order(last), asked.asking, role=asked.role, parties=parties)
    if not (late := found.listed.late):
        return []
    return [f"Kế hoạch năm {as_of.year - 1} còn {count(len(late))} nhiệm vụ quá hạn: xem --year {as_of.year - 1}."]


def calendars_used(plans: "Selection", asked: Question) -> list[str]:
    """A sentence on each calendar by which due days are moved; none when days off do not count."""
    return list(counted_by(asked.asking.calendar_of(case.plan) for case in plans.cases))


def in_annex_order(cases: "Sequence[SoundPlan]") -> "list[tuple[str, SoundDossier]]":
    """The names and dossiers of cases, commune by commune, as they come, and each one's annexes by year and number."""
    communes = [case.commune.place.file for case in cases]

    def order(each: "tuple[str, SoundPlan]") -> tuple[int, int, int]:
        commune, case = each
        return communes.index(commune), case.plan.year, roman_value(case.plan.annex or "")

    return [(case.name, case.dossier) for _, case in sorted(zip(communes, cases, strict=True), key=order)]


def parties_named(name: str | None, cases: "Sequence[SoundPlan]") -> "list[Party] | None":
    """The parties, one in each commune, that an id or a name means; `None` when nobody is named.

    Raises:
        WrongUsageError: No commune has such a party.
    """
    if name is None:
        return None
    communes = [case.commune for case in cases]
    found = [party for commune in communes if (party := commune.named(name))]
    if not found:
        raise WrongUsageError(unknown_party(name, communes))
    return found


def workbook(found: "Overdue | Status", at: datetime | None) -> bytes:
    """The answer as an Excel workbook that says it was made at that time; for `None` no time."""
    from cchc.analysis.overdue import Overdue
    from cchc.documents.workbooks.overdue_workbook import overdue_workbook
    from cchc.documents.workbooks.status_workbook import status_workbook

    return overdue_workbook(found, at) if isinstance(found, Overdue) else status_workbook(found, at)


def calendar(found: "Overdue | Status", at: datetime, output: Path | None) -> bytes:
    """The whole answer as one calendar, made at the time `at` for the file `output`; for `None` it is only printed."""
    from cchc.documents.calendar import calendar_file

    return calendar_file(found.items, "Nhiệm vụ CCHC", at, _replaced(output))


def calendars(found: "Overdue | Status", folder: Path, at: datetime, *, apart: bool) -> dict[Path, bytes]:
    """A calendar for each party, by its path: a file named by the party's id; `apart`, each commune has a folder.

    Raises:
        CchcError: Nothing has a due day.
    """
    from cchc.documents.calendar import calendar_file

    groups = _with_due_days(found)
    if not groups:
        raise CchcError("Không có nhiệm vụ nào để lập lịch. Đề nghị kiểm tra --within và ngày tính.")
    communes = {_commune(group).place.file: _commune(group) for group in groups}
    folders = dict(zip(communes, folder_names(list(communes.values())), strict=True))
    made: dict[Path, bytes] = {}
    for group in groups:
        own = folder / folders[_commune(group).place.file] if apart else folder
        target = _free(own, group, made)
        made[target] = calendar_file(group.items, f"CCHC – {_title(group)}", at, _replaced(target))
    return made


def _replaced(output: Path | None) -> bytes:
    """The content of the calendar that is to be replaced; blank when there is none that can be read."""
    from cchc.documents.sequences import MAX_CALENDAR_BYTES

    content = b""
    if output is not None and files.is_file(file := files.existing(output)):
        with suppress(OSError):
            content = files.read(file, MAX_CALENDAR_BYTES)
    return content if len(content) <= MAX_CALENDAR_BYTES else b""


def folder_names(communes: "Sequence[Commune]") -> list[str]:
    """The name of a folder for each commune; communes of one name, or of two that differ only in marks, have two.

    Two registers in one folder that state one name are a register and its copy: they have one folder.
    """
    homes = [(Path(commune.place.file).parent, commune.name) for commune in communes]
    names = distinct([slug(name) or f"don-vi-{number}" for number, (_, name) in enumerate(dict.fromkeys(homes), 1)])
    chosen = dict(zip(dict.fromkeys(homes), names, strict=True))
    return [chosen[home] for home in homes]


def _with_due_days(found: "Overdue | Status") -> Sequence[Group]:
    """The parties of the answer that have something with a due day."""
    from cchc.analysis.overdue import Overdue

    if isinstance(found, Overdue):
        groups = found.groups if found.by == "official" else by_holder(found.items, found.role)
    else:
        groups = tuple(line.group for line in found.holders)
    return [group for group in groups if any(item.due for item in group.items)]


def _commune(group: Group) -> "Commune":
    """The commune of a party's items; a group by party is of one commune."""
    return group.items[0].dossier.commune


def _free(folder: Path, group: Group, taken: dict[Path, bytes]) -> Path:
    """The group's file, by a name that none of the others has."""
    name = group.key or slug(group.title) or _NAMELESS
    names = (name, *(f"{name}-{number}" for number in range(2, len(taken) + 2)))
    return next(path for each in names if (path := folder / f"{each}.ics") not in taken)


def _title(group: Group) -> str:
    unit = group.holder.unit if group.holder else ""
    return ", ".join(filter(None, [group.title or "chưa rõ đầu mối", unit]))
