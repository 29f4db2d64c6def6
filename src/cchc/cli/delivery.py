"""Where the reports of a plan's year go, which may be workbooks and calendars as well."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import files
from cchc.cli import outputs
from cchc.cli.options import build_time, choice, now, words
from cchc.cli.outputs import FORMS, confirm, form_of, put, refuse_overwriting
from cchc.errors import CchcError
from cchc.wording import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.analysis.groups import Group
    from cchc.analysis.overdue import Overdue
    from cchc.analysis.status import Status
    from cchc.analysis.tracking import Tracked
    from cchc.report.forms import Report

TrackingFormat = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="table|json|csv|md|xlsx|ics",
        parser=choice("table", "json", "csv", "md", "xlsx", "ics"),
        autocompletion=words("table", "json", "csv", "md", "xlsx", "ics"),
        show_default=False,
        help="Dạng kết quả: bảng (mặc định), JSON, CSV, Markdown, Excel (xlsx), lịch (ics); với -o thì theo đuôi tệp.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="TỆP",
        readable=False,
        show_default=False,
        help="Ghi kết quả vào tệp thay vì in ra; với --format ics, thư mục nghĩa là mỗi đầu mối một tệp lịch.",
    ),
]
_FORMS = {**FORMS, ".xlsx": "xlsx", ".ics": "ics"}
_NAMELESS = "chua-ro-dau-moi"
"""The name of the calendar of what no party of the register answers for."""


def deliver(report: "Report", found: "Overdue | Status", form: str | None, output: Path | None, *, force: bool) -> None:
    """Print a report, or write it where it is wanted; without `form` the file's ending decides.

    Raises:
        CchcError: A file is there already, or cannot be written.
    """
    ending = output.suffix.lower() if output else ""
    if form is None and output and not files.is_stdout(output):
        form = form_of(output, _FORMS)
    if form == "xlsx":
        _write(_workbook(found), output, force=force)
    elif form == "ics" and output and not files.is_stdout(output) and (files.is_folder(output) or not ending):
        _write_calendars(found, output, force=force)
    elif form == "ics":
        _write(_calendar(found.items, "Nhiệm vụ CCHC"), output, force=force)
    else:
        outputs.deliver(report, form, output, force=force)


def _workbook(found: "Overdue | Status") -> bytes:
    from cchc.analysis.overdue import Overdue
    from cchc.documents.workbooks import overdue_workbook, status_workbook

    at = build_time()
    return overdue_workbook(found, at) if isinstance(found, Overdue) else status_workbook(found, at)


def _calendar(items: "Sequence[Tracked]", name: str) -> bytes:
    from cchc.documents.calendar import calendar

    return calendar(items, name, build_time() or now())


def _write(content: bytes, output: Path | None, *, force: bool) -> None:
    if output is None or files.is_stdout(output):
        put(content)
        return
    refuse_overwriting(output, force=force)
    files.write(output, content, follow=force)
    confirm(f"Đã ghi {output.as_posix()}")


def _write_calendars(found: "Overdue | Status", folder: Path, *, force: bool) -> None:
    """A calendar for each party, under its id; of several communes in a folder for each."""
    groups = _party_groups(found)
    if not groups:
        raise CchcError("Không có nhiệm vụ nào để lập lịch. Đề nghị kiểm tra --within và ngày tính.")
    units = list(dict.fromkeys(group.holder.unit for group in groups if group.holder))
    targets: dict[Path, Group] = {}
    for group in groups:
        at = units.index(group.holder.unit) if group.holder else 0
        own = folder / (slug(units[at]) or f"don-vi-{at + 1}") if len(units) > 1 else folder
        name, number = group.key or slug(group.title) or _NAMELESS, 1
        while own / f"{name}.ics" in targets:
            number += 1
            name = f"{group.key or slug(group.title) or _NAMELESS}-{number}"
        targets[own / f"{name}.ics"] = group
    for target in targets:
        refuse_overwriting(target, force=force)
    for target, group in targets.items():
        title = ", ".join(filter(None, [group.title or "chưa rõ đầu mối", group.holder.unit if group.holder else ""]))
        files.write(target, _calendar(group.items, f"CCHC – {title}"))
        confirm(f"Đã ghi {target.as_posix()}")


def _party_groups(found: "Overdue | Status") -> "Sequence[Group]":
    """The parties of the report that have something with a due day."""
    from cchc.analysis.groups import by_holder
    from cchc.analysis.overdue import Overdue

    if isinstance(found, Overdue):
        groups = found.groups if found.by == "official" else by_holder(found.items, found.role)
    else:
        groups = tuple(line.group for line in found.holders)
    return [group for group in groups if any(item.due for item in group.items)]
