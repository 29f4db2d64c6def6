"""Delivery of results: printed, or written to a file in one step with the message “Đã ghi …”.

A report takes the form asked for, else the one that the file's ending stands for; a report of a plan's year may also be
a workbook or a calendar.
"""

import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cchc import files
from cchc.cli.clock import build_time
from cchc.cli.outputs import confirm, put, put_all, say, terminal_width
from cchc.errors import WrongUsageError
from cchc.wording import harmless

if TYPE_CHECKING:
    from cchc.analysis.computed import Computed
    from cchc.analysis.coverage import Covered
    from cchc.analysis.gap_groups import GapOrder
    from cchc.analysis.overdue import Overdue
    from cchc.analysis.status import Status
    from cchc.operations.publish import Published
    from cchc.operations.results import Told
    from cchc.report.findings import Checked, CheckedFiles, WantedForm
    from cchc.report.forms import Report

_FORMS = {".csv": "csv", ".json": "json", ".md": "md", ".txt": "table", "": "table"}
_TRACKING_FORMS = {**_FORMS, ".xlsx": "xlsx", ".ics": "ics"}
_GAP_FORMS = {**_FORMS, ".xlsx": "xlsx", ".docx": "docx"}
_BOM = b"\xef\xbb\xbf"


def deliver(
    content: str | bytes, output: Path | None, *, force: bool, follow: bool | None = None, said: str | None = None
) -> None:
    """Print a result, or write it to a file and say so: “Đã ghi …”, unless `said` is given.

    With `force`, a link is written through: a person named it and asked to overwrite. `follow` overrides this.

    Raises:
        WrongUsageError: The file's name is that of a plan or of settings.
        CchcError: A file is there already, or cannot be written.
    """
    if output is None or files.is_stdout(output):
        put(content)
        return
    files.refuse_overwriting(output, force=force)
    written = content if isinstance(content, bytes) else files.encoded(content)
    files.write(output, written, follow=force if follow is None else follow)
    confirm(said or _said_of(output))


def _said_of(target: Path) -> str:
    return f"Đã ghi {target.as_posix()}"


def deliver_report(report: "Report", form: str | None, output: Path | None, *, force: bool) -> None:
    """Print a report, or write it to a file; without `form` the file's ending decides.

    A CSV file begins with a BOM, by which Excel knows that it is UTF-8, and has no formulas.

    Raises:
        CchcError: As with `deliver`.
    """
    from cchc.report.forms import printed

    if output is None or files.is_stdout(output):
        width = terminal_width()
        put(printed(report, form or "table", width), coloured=width is not None and form in {None, "table"})
        return
    form = form or _form_of(output, _FORMS)
    text = files.encoded(printed(report, form, None, for_excel=True))
    deliver(_BOM + text if form == "csv" else text, output, force=force)


def deliver_tracking(
    report: "Report",
    found: "Overdue | Status",
    form: str | None,
    output: Path | None,
    *,
    at: datetime,
    apart: bool,
    force: bool,
) -> None:
    """Print a report of a plan's year, or write it to `output`; without `form` the file's ending decides.

    A calendar states the time `at`.

    Of several communes, `apart`, the calendars of the parties lie in a folder each.

    Raises:
        CchcError: As with `deliver`.
    """
    from cchc.operations.tracking import workbook

    if form is None and output is not None and not files.is_stdout(output):
        form = _form_of(output, _TRACKING_FORMS)
    if form == "xlsx":
        deliver(workbook(found, build_time()), output, force=force)
    elif form == "ics":
        _deliver_calendar(found, output, at, apart=apart, force=force)
    else:
        deliver_report(report, form, output, force=force)


def _deliver_calendar(
    found: "Overdue | Status", output: Path | None, at: datetime, *, apart: bool, force: bool
) -> None:
    """Print or write the calendar of all; or write one for each party, where a folder is named."""
    from cchc.operations.tracking import calendar, calendars

    if output is None or files.is_stdout(output) or (output.suffix and not files.is_folder(output)):
        target = None if files.is_stdout(output) else output
        deliver(calendar(found, at, target), output, force=force)
        return
    made = calendars(found, output, at, apart=apart)
    for target in made:
        files.refuse_linked_folder(target, below=output)
        files.refuse_overwriting(target, force=force)
    confirm(*map(_said_of, files.write_all(made, _said_of)))


def deliver_gaps(
    report: "Report",
    found: "Sequence[Covered]",
    order: "GapOrder",
    computed: "Computed",
    form: str | None,
    output: Path | None,
    *,
    force: bool,
) -> None:
    """Print a report of lost points, or write it to `output`; without `form` the file's ending decides.

    Raises:
        CchcError: As with `deliver`.
    """
    if form is None and output is not None and not files.is_stdout(output):
        form = _form_of(output, _GAP_FORMS)
    if form not in {"xlsx", "docx"}:
        deliver_report(report, form, output, force=force)
        return
    from cchc.operations.gap_documents import publish_table, workbook  # the libraries of documents are for these forms

    if form == "xlsx":
        deliver(workbook(found, computed, build_time()), output, force=force)
    else:
        if computed.years:
            say("Biểu Word không có bảng điểm bị mất qua các năm. Đề nghị xuất tệp .xlsx nếu cần bảng ấy.")
        deliver_published(publish_table(found, order, computed, output, build_time(), force=force))


def deliver_published(made: "Published") -> None:
    """Report the files published, with notes; print the document that is meant for standard output."""
    from cchc.operations.publish import said_of

    say(*made.notes)
    if made.printed is not None:
        put(made.printed)
    confirm(*map(said_of, made.files))


def deliver_recorded(told: "Told", *, dry_run: bool) -> None:
    """Confirm what was recorded; with `dry_run`, show the lines that would be written."""
    if dry_run:
        deliver_new_lines(told.path, told.text)
    else:
        confirm(told.sentence)


def deliver_new_lines(path: Path, text: str) -> None:
    """Show the lines that would be written to a progress file."""
    put(f"{harmless(f'Sẽ ghi vào {path.as_posix()}:')}\n{text}")


class FindingsDelivery(NamedTuple):
    """Where findings are told, and in which forms: on standard output, in files, and in the summary of GitHub's job."""

    shown: "WantedForm"
    targets: "Sequence[tuple[WantedForm, Path]]"
    on_github: bool
    root: Path

    @property
    def forms(self) -> "list[WantedForm]":
        """All the forms."""
        return [self.shown, *(form for form, _ in self.targets), *([self._summary] if self.on_github else [])]

    def deliver(self, found: "Checked | CheckedFiles") -> None:
        """Print the findings, and write the reports.

        Raises:
            CchcError: Something cannot be printed or written.
        """
        from cchc.report.findings import told

        put_all(
            told(found, self.shown),
            coloured=self.shown.view.width is not None,
            annotations=self.shown.form == "github",
        )
        for form, path in self.targets:
            files.write(path, files.encoded("".join(told(found, form))))
        if self.on_github:
            self._tell_github(found)

    def _tell_github(self, found: "Checked | CheckedFiles") -> None:
        """Add the findings to the job's summary, and their numbers to the outputs of the step."""
        from cchc.report.findings import numbers, told

        if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
            files.append(Path(summary), files.encoded("".join(told(found, self._summary))))
        if outputs := os.environ.get("GITHUB_OUTPUT"):
            lines = (f"{severity.value}s={number}\n" for severity, number in numbers(found).items())
            files.append(Path(outputs), files.encoded("".join(lines)))

    @property
    def _summary(self) -> "WantedForm":
        from cchc.report.findings import Presentation, WantedForm

        return WantedForm("markdown", Presentation(None, self.root))


def findings_delivery(form: str, targets: "Sequence[tuple[str, Path]]", *, verbose: bool = False) -> FindingsDelivery:
    """The delivery of findings in `form`, and of the reports of `targets` (a form and a file each).

    With `verbose`, a text for people tells findings alike one by one.
    """
    from cchc.report.findings import Presentation, WantedForm

    on_github = form == "auto" and os.environ.get("GITHUB_ACTIONS") == "true"
    shown = ("github" if on_github else "text") if form == "auto" else form
    root = Path(os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR") or Path.cwd())
    width = terminal_width() if shown == "text" else None
    to_files = Presentation(None, root, verbose=verbose)
    return FindingsDelivery(
        WantedForm(shown, Presentation(width, root, verbose=verbose)),
        [(WantedForm(other, to_files), path) for other, path in targets],
        on_github,
        root,
    )


def _form_of(output: Path, forms: Mapping[str, str]) -> str:
    """The form that a file's ending stands for.

    Raises:
        WrongUsageError: The ending is that of another kind of file.
    """
    ending = output.suffix.lower()
    if ending not in forms:
        raise WrongUsageError(
            f"Không ghi được dạng “{ending}”. Đề nghị dùng một trong các đuôi {', '.join(filter(None, forms))}."
        )
    return forms[ending]
