"""Findings as a SARIF 2.1.0 log (OASIS), as GitHub's code scanning takes it.

Each result has exactly one location, with all four numbers of its region; a result without one makes GitHub refuse the
whole log. What somebody has accepted stays in the log as suppressed: left out, its alert would close and open again.
There is no `security-severity`: nothing here is an alarm.
"""

from collections.abc import Sequence
from typing import Any

from cchc import __version__
from cchc.diagnostics import CATALOGUE, Diagnostic, Severity, Span
from cchc.diagnostics.catalogue import explanations
from cchc.report.findings.checked import Checked, Presentation, with_fingerprints
from cchc.report.machine import plain_json

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}


def log(checked: Checked, view: Presentation) -> str:
    """The log of one run; it lists only the rules that have results."""
    accepted = {each.diagnostic: _suppression(each.reason) for each in checked.suppressed}
    everything = [*((found, {}) for found in checked.diagnostics), *accepted.items()]
    results = sorted(everything, key=lambda result: result[0])
    codes = sorted({found.code for found, _ in results})
    fingerprints = [fingerprint for _, fingerprint in with_fingerprints(tuple(found for found, _ in results))]
    run = {
        "tool": {
            "driver": {
                "name": "cchc",
                "semanticVersion": __version__,
                "language": "vi",
                "rules": [_rule(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            {**_result(found, codes, view), "partialFingerprints": {"cchc/v1": fingerprint}, **extra}
            for (found, extra), fingerprint in zip(results, fingerprints, strict=True)
        ],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return plain_json({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _rule(code: str) -> dict[str, Any]:
    entry = CATALOGUE[code]
    explained = explanations()[code]
    fragments = [("Sai", explained.bad), ("Đúng", explained.good)]
    shown = "".join(f"\n\n**{name}**\n\n```yaml\n{text}```" for name, text in fragments if text)
    plain = "".join(f"\n\n{name}:\n{text}" for name, text in fragments if text)
    return {
        "id": code,
        "name": code,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": explained.why},
        "help": {"text": explained.why + plain, "markdown": explained.why + shown},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
        "properties": {"tags": ["cchc"], "precision": "high", "problem.severity": _PROBLEMS[entry.severity]},
    }


def _result(found: Diagnostic, codes: Sequence[str], view: Presentation) -> dict[str, Any]:
    where = f" ({found.where})" if found.where else ""
    related = [
        {"id": number, **_location(other.path, other.span, view), "message": {"text": other.message}}
        for number, other in enumerate(found.related, 1)
    ]
    linked = () if found.basis else found.related  # in a Word file the other places may be many, and have no lines
    links = "".join(f" [{other.message}]({number})" for number, other in enumerate(linked, 1))
    return {
        "ruleId": found.code,
        "ruleIndex": codes.index(found.code),
        "level": _LEVELS[found.severity],
        "message": {"text": _text(found.message + where) + links},
        "locations": [_location(found.path, found.span, view)],
        **({"relatedLocations": related} if related else {}),
        **({"properties": {"basis": found.basis}} if found.basis else {}),
    }


def _location(path: str, span: Span, view: Presentation) -> dict[str, Any]:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": view.uri(path)}, "region": region}}


def _text(message: str) -> str:
    """A message as SARIF's plain text, where brackets make links and are escaped by a backslash."""
    return message.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _suppression(reason: str | None) -> dict[str, Any]:
    if reason is None:
        return {"suppressions": [{"kind": "external"}]}
    return {"suppressions": [{"kind": "inSource", "justification": reason}]}
