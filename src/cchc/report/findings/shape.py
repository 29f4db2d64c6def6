"""The JSON shape of `validate`."""

from collections import Counter
from typing import Any

from cchc.diagnostics import Diagnostic, Severity, Span
from cchc.report.findings.checked import Checked, Presentation
from cchc.report.machine import as_json, named


def as_text(checked: Checked, view: Presentation) -> str:
    """Findings and what was accepted, with their places."""
    del view
    return as_json(_shape(checked))


def _shape(checked: Checked) -> dict[str, Any]:
    counts = Counter(found.severity for found in checked.diagnostics)
    return {
        "summary": {
            "files": len(checked.files),
            "errors": counts[Severity.ERROR],
            "warnings": counts[Severity.WARNING],
            "infos": counts[Severity.INFO],
            "suppressed": len(checked.suppressed),
        },
        "diagnostics": [_finding(found, checked) for found in checked.diagnostics],
        "suppressed": [{**_finding(each.diagnostic, checked), "reason": each.reason} for each in checked.suppressed],
    }


def _finding(found: Diagnostic, checked: Checked) -> dict[str, Any]:
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "path": found.path,
        **_span(found.span),
        "where": found.where or None,
        "criterion": found.criterion or None,
        "field": found.field or None,
        "basis": found.basis or None,
        "related": [{"path": other.path, **_span(other.span), "message": other.message} for other in found.related],
        **named(checked.communes.get(found.path)),
    }


def _span(span: Span) -> dict[str, int]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
