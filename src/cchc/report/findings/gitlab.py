"""Findings as GitLab's Code Quality report: a JSON array, empty when there is none."""

import hashlib

from cchc.diagnostics import Severity
from cchc.report.findings.checked import Checked, Presentation, with_fingerprints
from cchc.report.machine import plain_json

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def code_quality(checked: Checked, view: Presentation) -> str:
    """One issue for each finding; GitLab's widget hides `check_name`, so the description begins with the code."""
    issues = [
        {
            "description": f"{found.code}: {found.message}" + (f" ({found.where})" if found.where else ""),
            "check_name": found.code,
            "fingerprint": hashlib.sha256(
                f"{view.path(found.path)}\n{fingerprint}".encode(errors="replace")
            ).hexdigest(),
            "severity": _SEVERITIES[found.severity],
            "location": {
                "path": view.path(found.path),
                "lines": {"begin": found.span.line, "end": found.span.end_line},
            },
        }
        for found, fingerprint in with_fingerprints(checked.diagnostics)
    ]
    return plain_json(issues)
