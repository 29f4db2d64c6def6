"""The fields above the rows of a plan file, as an annex gives them."""

import re
from collections.abc import Iterator, Sequence

from cchc.importing.imported import ImportedAnnex, ImportedArea, ImportedDocument, ImportedRow, ImportedValue, Why
from cchc.importing.letters import read_value
from cchc.importing.writing.own_columns import plan_model
from cchc.model.document_kind import kind_named, kind_of
from cchc.model.plan import IssuedDocument
from cchc.source import Data

_LABEL = re.compile(r"(?:TC(?:TP)?|tiêu chí)\b", re.IGNORECASE)


def head_fields(annex: ImportedAnnex, commune: str, maintain_plan: str | None) -> dict[str, Data]:
    """The fields above the rows; `None` for one that is not written."""
    return {
        "cchc": "1",
        "kind": annex.kind,
        "year": str(annex.year),
        "until": str(annex.until) if annex.until else None,
        "assessed_year": str(annex.assessed_year) if annex.assessed_year else None,
        "commune": commune,
        "maintain_plan": maintain_plan,
        "annex": annex.number,
        "document": _document(annex.document, annex.issuer or ""),
        "numbering": "continue" if _runs_on(annex) else None,
        "labels": _labels(annex),
    }


def _document(document: ImportedDocument, issuer: str) -> Data:
    """The document that the annex goes with; its kind only where the symbol says another, no number until issued."""
    symbol = read_value(ImportedValue(document.symbol or "", "")).text
    told: dict[str, Data] = {"symbol": symbol, "date": document.date}
    usual = kind_of(IssuedDocument(symbol=symbol), issuer)
    kind = read_value(ImportedValue(document.kind or "", "")).text
    if kind and kind_named(kind) != usual:
        told["kind"] = kind
    found = {name: value for name, value in told.items() if value}
    return {"number": document.number, **found} if found or document.number else None


def _labels(annex: ImportedAnnex) -> str | None:
    """“true” for codes with a label, “false” without, where the kind usually has it otherwise; else `None`."""
    printed = any(each.why is Why.LABEL and _LABEL.match(each.words.strip()) for each in annex.content.left_out)
    if printed == plan_model(annex.kind).labelled:
        return None
    return "true" if printed else "false"


def _runs_on(annex: ImportedAnnex) -> bool:
    """True if the TT of each area goes on where the one before it ends."""
    seen, begun = 0, []
    for rows in _groups(annex.content.areas):
        first = rows[0].values.get("number")
        begun.append((first.text.strip(" .").lstrip("0") if first else "", seen + 1))
        seen += len(rows)
    later = [number == str(running) for number, running in begun[1:]]
    return bool(later) and all(later)


def _groups(areas: Sequence[ImportedArea]) -> Iterator[tuple[ImportedRow, ...]]:
    """The rows that stand together, area by area."""
    for area in areas:
        if area.rows:
            yield area.rows
        yield from _groups(area.areas)
