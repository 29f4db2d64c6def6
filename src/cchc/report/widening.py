"""A report of lost points with more beside it: columns of its records, tables below, keys of its plans in JSON.

What was asked besides stands beside the plain report, never in its place.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from cchc.phrasing.column import Column, Value, headings
from cchc.phrasing.commune_columns import NAMES
from cchc.phrasing.gap_columns import CODE
from cchc.report.forms import Report
from cchc.report.table import PrintedTable

T = TypeVar("T")
Beside = Mapping[tuple[str, str], Sequence[Value]]
"""More cells of a criterion's record, by the plan's name and the criterion's address."""


def widened(
    report: Report,
    columns: Sequence[Column[Any]],
    beside: Beside,
    tables: Sequence[PrintedTable],
    shapes: Mapping[str, dict[str, Any]],
) -> Report:
    """A report with more columns in its records, before the commune's names, more tables, more keys of its plans."""
    at, blank = report.headings.index(CODE.heading), (None,) * len(columns)

    def shape() -> dict[str, Any]:
        own = report.shape()
        return {**own, "plans": [{**each, **shapes.get(each["path"], {})} for each in own["plans"]]}

    def records() -> Iterator[Sequence[Value]]:
        for each in report.records():
            yield _before_names(each, beside.get((str(each[0]), str(each[at])), blank))

    return report._replace(
        shape=shape,
        headings=_before_names(report.headings, headings(columns)),
        records=records,
        tables=lambda: (*report.tables(), *tables),
    )


def _before_names(record: Sequence[T], more: Sequence[T]) -> tuple[T, ...]:
    """A record with more cells before the commune's names, which are the last of every record."""
    at = len(record) - len(NAMES)
    return (*record[:at], *more, *record[at:])
