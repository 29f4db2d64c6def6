"""A report of lost points with more beside it: columns of its records, tables below, keys of its plans in JSON.

What was asked besides stands beside the plain report, never in its place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from cchc.phrasing.column import Column, Value, headings
from cchc.phrasing.gap_columns import CODE
from cchc.report.forms import Report
from cchc.report.table import PrintedTable

Beside = Mapping[tuple[str, str], Sequence[Value]]
"""More cells of a criterion's record, by the plan's name and the criterion's address."""


def widened(
    report: Report,
    columns: Sequence[Column[Any]],
    beside: Beside,
    tables: Sequence[PrintedTable],
    shapes: Mapping[str, dict[str, Any]],
) -> Report:
    """A report with more columns in its records, more tables, and more keys in the shapes of its plans."""
    at, blank = report.headings.index(CODE.heading), (None,) * len(columns)
    return replace(
        report,
        shape={**report.shape, "plans": [{**each, **shapes.get(each["path"], {})} for each in report.shape["plans"]]},
        headings=(*report.headings, *headings(columns)),
        records=tuple((*each, *beside.get((str(each[0]), str(each[at])), blank)) for each in report.records),
        tables=(*report.tables, *tables),
    )
