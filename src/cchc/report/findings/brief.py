"""The findings on files that were just imported: a line each, the worst first, so that one screen holds them.

Their source lines are new to everybody, so these are not shown; the place in the document is what a person knows.
"""

from collections import Counter
from collections.abc import Sequence

from cchc.diagnostics import Diagnostic, Severity
from cchc.report.findings.alike import put_together
from cchc.report.findings.checked import Checked
from cchc.report.findings.text import Styled, headline, said_of_others, shown
from cchc.wording import count

_MOST = 20
"""The most lines of findings."""


def brief(checked: Checked, width: int | None) -> str:
    """A line for each finding, with its place in the document; those beyond the first twenty are counted."""
    groups = put_together(checked.diagnostics, checked.failing)
    groups.sort(key=lambda group: group[0].severity.rank)
    rest = [found for group in groups[_MOST:] for found in group]
    return shown([*map(_line, groups[:_MOST]), *_counted(rest)], width)


def _line(group: Sequence[Diagnostic]) -> Styled:
    first = group[0]
    said = ", ".join(filter(None, (first.where, said_of_others(group))))
    return (*headline(first), (f" ({said})" if said else "", "dim"))


def _counted(rest: Sequence[Diagnostic]) -> list[Styled]:
    """The line on findings that have none, with the command that shows them; none without such."""
    if not rest:
        return []
    numbers = Counter(found.severity for found in rest)
    said = ", ".join(f"{count(numbers[severity])} {severity.label}" for severity in Severity if numbers[severity])
    names = " ".join(f'"{path}"' if " " in path else path for path in sorted({found.path for found in rest}))
    return [((f"Và {said} nữa. Đề nghị xem bằng lệnh: cchc validate {names}", ""),)]
