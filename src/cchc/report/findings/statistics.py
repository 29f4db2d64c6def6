"""The number of findings of each code: what a province looks at first."""

from collections import Counter

from cchc.diagnostics import CATALOGUE
from cchc.report.findings.checked import Checked, Presentation


def statistics(checked: Checked, view: Presentation) -> str:
    """A line for each code that was found: how often, its severity, the code and its title; the worst first."""
    del view
    counted = Counter(found.code for found in checked.diagnostics)
    entries = sorted(
        (CATALOGUE[code] for code in counted), key=lambda entry: (entry.severity.rank, -counted[entry.code])
    )
    return "".join(
        f"{counted[entry.code]:6}  {entry.severity.label:<8}  {entry.code}  {entry.title}\n" for entry in entries
    )
