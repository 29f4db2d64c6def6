"""Forms for machines: JSON and CSV. Numbers of points with a point, days in ISO 8601.

JSON is exact: what may not be shown raw is escaped and reads back as it was. CSV has no escapes and is read by people,
in Excel: there U+FFFD stands for such characters, as in every table; for each byte of a name take JSON.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cchc.phrasing.column import Value
from cchc.wording import guarded, harmless_lines, without_markers

if TYPE_CHECKING:
    from cchc.model.commune_names import CommuneNames

SCHEMA_VERSION = 1
"""The version of the JSON shapes: it rises when a key changes its meaning or goes away, not when one is added.

A shape that has changed so has a version of its own, and the others keep theirs.
"""


def as_json(shape: dict[str, Any], version: int = SCHEMA_VERSION) -> str:
    """A shape of plain values, after its version."""
    return plain_json({"schema_version": version, **shape})


def plain_json(value: object) -> str:
    """A value as JSON without our schema version, for formats that others define (SARIF, GitLab, JSON Schema).

    Nothing in it acts on a terminal or in a log of CI, and all of it reads back as it was.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return without_markers("\n".join(map(_escaped, text.split("\n"))), r"\u005b") + "\n"


def _escaped(line: str) -> str:
    """A line of JSON with invisible characters escaped; they can only stand in strings."""
    if line.isprintable():
        return line
    return "".join(letter if letter.isprintable() else json.dumps(letter)[1:-1] for letter in line)


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[Value]], *, for_excel: bool = False) -> str:
    """CSV by RFC 4180: commas, quotes where needed, CRLF; `for_excel` puts an apostrophe before texts like formulas."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(headings)
    writer.writerows([_cell(value, for_excel=for_excel) for value in row] for row in rows)
    return file.getvalue()


def _cell(value: Value, *, for_excel: bool) -> str | float | None:
    if isinstance(value, str):
        return harmless_lines(guarded(value) if for_excel else value)
    if isinstance(value, date):
        return value.isoformat()
    return number(value) if isinstance(value, Decimal) else value


def named(commune: "CommuneNames | None") -> dict[str, str | None]:
    """The names of a row's commune, in JSON; `None` for a commune that is not known."""
    name, code, issuer = (commune.name, commune.code, commune.issuer) if commune else (None, None, None)
    return {"commune": name, "commune_code": code, "issuer": issuer}


def number(value: Decimal) -> int | float:
    """A number of points as JSON's number: 4, 1.5."""
    return int(value) if value == value.to_integral_value() else float(value)
