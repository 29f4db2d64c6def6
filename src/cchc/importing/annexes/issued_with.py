"""The document that an annex goes with: by “(Kèm theo …)”, and by the letterhead of a Kế hoạch that stands before."""

import re
from collections.abc import Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from cchc.importing.annexes.document_lines import DocumentLine, names_body, names_place
from cchc.importing.annexes.issuing_unit import stated_issuer
from cchc.importing.imported import ImportedDocument
from cchc.model.document_kind import PLAN, kind_in, kind_named
from cchc.reading.references import kind_stated, numbered_in
from cchc.resources import document_kinds

_LONGEST = 600
"""The most characters of a line that are read."""
_ROOM = r"[\s.…_]*"
_DATE = re.compile(
    rf"\bngày{_ROOM}(?P<day>\d{{1,2}})?{_ROOM}(?:/|-|\.|tháng){_ROOM}(?P<month>\d{{1,2}})?{_ROOM}(?:/|-|\.|năm)\s*"
    r"(?P<year>(?:19|20)\d{2})\b",
    re.IGNORECASE,
)
_ISSUER = re.compile(r"\bcủa\s+(?P<issuer>[^()]+?)\s*[).;]*$", re.IGNORECASE)
_NUMBERED = re.compile(r"số\s*(?::|[\d\s.…]*[-/])", re.IGNORECASE)
_PLACE_AND_DAY = re.compile(r"[^,\d]{2,40},\s*ngày\b", re.IGNORECASE)
_FIRST_LINES = 30
"""The lines among which the head of a document stands."""
_TITLE_LINES = 5


class Issued(NamedTuple):
    """A document as a line or a letterhead tells it: its parts, its issuer, and the lines that name it."""

    document: ImportedDocument
    issuer: str | None = None
    title: tuple[str, ...] = ()
    """The lines of the document's own heading."""


def issued_by(reference: str) -> Issued:
    """The document that the line “(Kèm theo …)” names."""
    text = reference[:_LONGEST]
    dated = _DATE.search(text)
    issuer = _ISSUER.search(text[dated.end() :] if dated else text)
    document = _document(text, kind_stated(text), dated)
    return Issued(document, issuer["issuer"].strip(" .,") if issuer else None, (_without_date(text, dated),))


def issued_above(lines: Sequence[DocumentLine]) -> Issued:
    """The document whose head the first lines of a file are; of lines that are none, the issuer that may be named."""
    head = lines[:_FIRST_LINES]
    numbered = next((line.text for line in head if _NUMBERED.match(line.text)), "")
    letterhead = list(takewhile(lambda line: not _is_kind(line.text), head))
    title = _title(head[len(letterhead) :])
    if not numbered and not title:
        return Issued(
            ImportedDocument(), _issuer([line for line in letterhead if line.is_headline or stated_issuer(line.text)])
        )
    dated = next((_DATE.search(line.text) for line in head if _PLACE_AND_DAY.match(line.text)), None)
    return Issued(_document(numbered, "".join(title[:1]), dated), _issuer(letterhead), title)


def follows_document(lines: Sequence[DocumentLine]) -> bool:
    """True if lines begin with the head of a document, so that what follows is not only its annexes."""
    found = issued_above(lines)
    return found != Issued(ImportedDocument(), found.issuer)


def _title(lines: Sequence[DocumentLine]) -> tuple[str, ...]:
    """The kind of the document, with which lines begin, and the lines of its name."""
    named = takewhile(lambda line: line.is_headline and not line.is_numbered, lines)
    return tuple(line.text for line in islice(named, _TITLE_LINES))


def _document(text: str, kind: str, dated: re.Match[str] | None) -> ImportedDocument:
    found = numbered_in(text[:_LONGEST])
    symbol = re.sub(r"\s+", "", found["symbol"]).strip("/\\-–—−.…_") if found else ""
    told = kind_in(symbol, "") if symbol else PLAN
    stated = kind_named(kind) if kind else None
    return ImportedDocument(
        kind=stated if stated != told else None,
        number=_number(found["number"]) if found and symbol else None,
        symbol=symbol or None,
        date=_iso(dated) if dated else None,
    )


def _number(digits: str) -> str | None:
    """The number as documents have it; `None` for room that is left for it."""
    return digits.lstrip("0").zfill(2) if digits.strip("0") else None


def _iso(dated: re.Match[str]) -> str:
    """The date, reduced where a part is blank."""
    parts = [dated["year"]]
    if dated["month"]:
        parts += [dated["month"].zfill(2), *([dated["day"].zfill(2)] if dated["day"] else [])]
    return "-".join(parts)


def _without_date(text: str, dated: re.Match[str] | None) -> str:
    return text[: dated.start()] + text[dated.end() :] if dated else text


def _is_kind(text: str) -> bool:
    return text.casefold() in {name.casefold() for name in document_kinds().values()}


def _issuer(lines: Sequence[DocumentLine]) -> str | None:
    """The last body in a letterhead, with the name of the place that stands on the next line."""
    places = [index for index, line in enumerate(lines) if names_body(line)]
    if not places:
        return next(filter(None, (stated_issuer(line.text) for line in lines)), None)
    body, *following = lines[places[-1] : places[-1] + 2]
    return " ".join([body.text, *(line.text for line in following if names_place(line))])
