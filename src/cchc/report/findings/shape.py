"""The JSON shape of `validate`, made of the findings of each file apart: those of all files may be very many."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from cchc.diagnostics import Diagnostic, Severity, Span, Suppressed
from cchc.model.commune_names import CommuneNames
from cchc.report.findings.checked import Checked, Presentation, WithTotals, numbers
from cchc.report.machine import as_json, named, plain_json


class ListedItems(NamedTuple):
    """Findings of one file as they stand between the brackets of the lists; blank for none."""

    diagnostics: str
    suppressed: str
    known: str
    """Those that a baseline knows; they stand behind the other suppressed ones."""


def as_text(checked: Checked, view: Presentation) -> str:
    """Findings and what was accepted, with their places."""
    del view
    communes = checked.communes
    found = [_finding(each, communes.get(each.path)) for each in checked.diagnostics]
    accepted = [_accepted(each, communes.get(each.diagnostic.path)) for each in checked.suppressed]
    return as_json({"summary": _summary(checked), "diagnostics": found, "suppressed": accepted})


def items(
    found: Iterable[Diagnostic],
    suppressed: Iterable[Suppressed],
    known: Iterable[Suppressed],
    commune: CommuneNames | None,
) -> ListedItems:
    """The findings of one file, whose commune has these names."""
    return ListedItems(
        _items(_finding(each, commune) for each in found),
        _items(_accepted(each, commune) for each in suppressed),
        _items(_accepted(each, commune) for each in known),
    )


def whole(found: WithTotals, diagnostics: Iterable[str], suppressed: Iterable[str]) -> Iterator[str]:
    """The text in pieces: the numbers, and the two lists, of which these are the items."""
    empty = {"summary": _summary(found), "diagnostics": [], "suppressed": []}
    head, middle, end = as_json(empty).split("[]")
    yield head
    yield from _listed(diagnostics)
    yield middle
    yield from _listed(suppressed)
    yield end


def _summary(found: WithTotals) -> dict[str, int]:
    counts, totals = numbers(found), found.totals
    return {
        "files": totals.files,
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "infos": counts[Severity.INFO],
        "suppressed": totals.accepted,
    }


def _items(shapes: Iterable[dict[str, Any]]) -> str:
    """The shapes as items of a list that is a field of the whole."""
    lines = plain_json([*shapes]).split("\n")[1:-2]
    return "\n".join(f"  {line}" for line in lines)


def _listed(pieces: Iterable[str]) -> Iterator[str]:
    """A list of items; a piece ends with a line, so that each can be printed by itself."""
    last: str | None = None
    for piece in pieces:
        yield "[\n" if last is None else f"{last},\n"
        last = piece
    yield "[]" if last is None else f"{last}\n  ]"


def _accepted(each: Suppressed, commune: CommuneNames | None) -> dict[str, Any]:
    return {**_finding(each.diagnostic, commune), "reason": each.reason}


def _finding(found: Diagnostic, commune: CommuneNames | None) -> dict[str, Any]:
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
        **named(commune),
    }


def _span(span: Span) -> dict[str, int]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
