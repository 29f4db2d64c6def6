"""Findings as annotations of GitHub Actions (workflow commands).

GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest in silence; so the worst come first,
and what is over the limit stands in the log as text. Text in the log must not be taken for a command: neither `::` at a
line's beginning nor `##[` anywhere.
"""

from itertools import groupby

from cchc.diagnostics import CATALOGUE, Diagnostic, Severity
from cchc.report.findings.checked import Checked, Presentation
from cchc.report.findings.text import line
from cchc.wording import count, harmless, harmless_lines, without_markers

MAX_ANNOTATIONS = 10
"""The most annotations of one kind that GitHub shows for a step."""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def annotations(checked: Checked, view: Presentation) -> str:
    """The annotations, the worst first; within one severity in the order of the files."""
    shown: list[str] = []
    rest: list[Diagnostic] = []
    ordered = sorted(checked.diagnostics, key=lambda found: found.severity.rank)
    for _, group in groupby(ordered, key=lambda found: found.severity):
        alike = list(group)
        shown += [_command(found, view) for found in alike[:MAX_ANNOTATIONS]]
        rest += alike[MAX_ANNOTATIONS:]
    if rest:
        shown.append(f"Còn {count(len(rest))} phát hiện nữa, GitHub chỉ hiện {MAX_ANNOTATIONS} chú thích mỗi mức:")
    return "".join(f"{text}\n" for text in [*shown, *(f"- {without_markers(line(found))}" for found in rest)])


def _command(found: Diagnostic, view: Presentation) -> str:
    span = found.span
    properties = {"file": view.path(found.path), "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:  # GitHub ignores a place whose columns are of different lines
        properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = f"{found.code} {CATALOGUE[found.code].title}"
    where = f" ({found.where})" if found.where else ""
    said = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{_COMMANDS[found.severity]} {said}::{_data(found.message + where)}"


def _data(text: str) -> str:
    return without_markers(harmless_lines(text)).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(harmless(text)).replace(":", "%3A").replace(",", "%2C")
