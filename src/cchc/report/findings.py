"""Findings: a line each, the closing sentence, and JSON."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from cchc.diagnostics import Diagnostic, Severity
from cchc.wording import count


def line(found: Diagnostic) -> str:
    """`path:line:column: severity CODE message (place in the official's words)`."""
    where = f" ({found.where})" if found.where else ""
    path = "".join(letter if letter.isprintable() else "\ufffd" for letter in found.path)
    place = f"{path}:{found.span.line}:{found.span.column}"
    return f"{place}: {found.severity.label} {found.code} {found.message}{where}"


def closing(diagnostics: Sequence[Diagnostic], files: int) -> str:
    """“Đã kiểm tra 03 tệp: không có lỗi, 02 cảnh báo.”"""
    counts = Counter(found.severity for found in diagnostics)
    said = [
        f"{count(counts[severity])} {severity.label}" if counts[severity] else f"không có {severity.label}"
        for severity in (Severity.ERROR, Severity.WARNING)
    ]
    said += [f"{count(counts[Severity.INFO])} {Severity.INFO.label}"] if counts[Severity.INFO] else []
    return f"Đã kiểm tra {count(files)} tệp: {', '.join(said)}."


def waiting(names: Iterable[str]) -> list[str]:
    """A line for each file whose rules were not run."""
    return [f"{name}: các quy tắc về nội dung sẽ được kiểm tra sau khi sửa lỗi ở trên." for name in names]


def shape(diagnostics: Sequence[Diagnostic], files: int) -> dict[str, Any]:
    """The JSON shape of `validate`."""
    counts = Counter(found.severity for found in diagnostics)
    return {
        "summary": {
            "files": files,
            "errors": counts[Severity.ERROR],
            "warnings": counts[Severity.WARNING],
            "infos": counts[Severity.INFO],
        },
        "diagnostics": [_finding(found) for found in diagnostics],
    }


def _finding(found: Diagnostic) -> dict[str, Any]:
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "path": found.path,
        "line": found.span.line,
        "column": found.span.column,
        "end_line": found.span.end_line,
        "end_column": found.span.end_column,
        "where": found.where or None,
    }
