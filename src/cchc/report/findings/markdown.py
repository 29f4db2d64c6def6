"""Findings as a Markdown table, for GitHub's job summary and for comments."""

from cchc.diagnostics import Diagnostic
from cchc.report.findings.checked import Checked, Presentation, closing
from cchc.report.table import markdown_cell, markdown_row
from cchc.wording import count, harmless

MAX_ROW_BYTES = 900_000
"""Bytes of rows after which a summary gets no more; GitHub drops a summary of more than 1 MiB as a whole."""


def summary(checked: Checked, view: Presentation) -> str:
    """A heading, the table, and the closing sentence."""
    head = ["## Kiểm tra CCHC", "", closing(checked)]
    if not checked.diagnostics:
        return "\n".join([*head, ""])
    rows = [_row(found, view) for found in checked.diagnostics]
    size, kept = 0, 0
    while kept < len(rows) and size < MAX_ROW_BYTES:
        size += len(rows[kept].encode(errors="replace")) + 1
        kept += 1
    rest = [f"\nCòn {count(len(rows) - kept)} phát hiện nữa."] if kept < len(rows) else []
    columns = ["Mức", "Mã", "Tệp", "Nội dung", "Vị trí trong phụ lục"]
    table = [markdown_row(columns), markdown_row("---" for _ in columns), *rows[:kept], *rest]
    return "\n".join([*head, "", *table, ""])


def _row(found: Diagnostic, view: Presentation) -> str:
    place = f"{view.path(found.path)}:{found.span.line}:{found.span.column}"
    cells = (found.severity.label, found.code, place, found.message, found.where)
    return markdown_row(markdown_cell(harmless(cell)) for cell in cells)
