"""The number of findings of each code: what a province looks at first."""

from cchc.diagnostics import CATALOGUE
from cchc.report.findings.checked import Presentation, WithTotals


def statistics(found: WithTotals, view: Presentation) -> str:
    """A line for each code that was found: how often, its severity, the code and its title; the worst first."""
    del view
    counted = found.totals.codes
    entries = sorted(
        (CATALOGUE[code] for code in counted), key=lambda entry: (entry.severity.rank, -counted[entry.code])
    )
    return "".join(
        f"{counted[entry.code]:6}  {entry.severity.label:<8}  {entry.code}  {entry.title}\n" for entry in entries
    )
