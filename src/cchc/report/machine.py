"""Forms for machines: JSON and CSV. Numbers of points with a point, days in ISO 8601."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

SCHEMA_VERSION = 1
"""Counts up when a key of a JSON shape changes its meaning or goes away, not when one is added."""


def as_json(shape: dict[str, Any]) -> str:
    """A shape of plain values, after the version of all shapes."""
    return plain_json({"schema_version": SCHEMA_VERSION, **shape})


def plain_json(value: object) -> str:
    """A value in a format of others, which has a version of its own."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """RFC 4180: commas, quotes where needed, CRLF."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(headings)
    writer.writerows(rows)
    return file.getvalue()


def number(value: Decimal) -> int | float:
    """A number of points as JSON's number: 4, 1.5."""
    return int(value) if value == value.to_integral_value() else float(value)
