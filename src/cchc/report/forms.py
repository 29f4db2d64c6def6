"""A report in the form that was asked for."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from cchc.phrasing.column import Value
from cchc.report.machine import SCHEMA_VERSION, as_csv, as_json
from cchc.report.plain_table import as_plain_text
from cchc.report.table import PrintedTable, as_markdown


class Report(NamedTuple):
    """One report in all its shapes, each made when it is asked for: for JSON, for CSV, and as tables for people."""

    shape: Callable[[], dict[str, Any]]
    headings: tuple[str, ...]
    records: Callable[[], Iterable[Sequence[Value]]]
    tables: Callable[[], Iterable[PrintedTable]]
    version: int = SCHEMA_VERSION
    """The version of the JSON shape."""


def printed(report: Report, form: str, width: int | None, *, for_excel: bool = False) -> str:
    """The report as `json`, `csv`, `md` or `table`, this one for a terminal of that width, for `None` as plain text.

    A CSV file `for_excel` has no formulas.
    """
    if form == "json":
        return as_json(report.shape(), report.version)
    if form == "csv":
        return as_csv(report.headings, report.records(), for_excel=for_excel)
    tables = [table.harmless() for table in report.tables()]
    if form == "md":
        return "\n".join(as_markdown(table) for table in tables)
    if width is None:
        return "\n".join(map(as_plain_text, tables))
    from cchc.report.terminal import as_text  # noqa: PLC0415 — rich is for terminals only

    return "\n".join(as_text(table, width) for table in tables)
