"""Lost points as documents: an Excel workbook that computes, and the Word form “Biểu tổng hợp tiêu chí bị mất điểm”.

The Word form has the lines of the report's table, and the sentences above and below it.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc import files
from cchc.documents.registry import GAPS
from cchc.documents.views.loss_table import LossLine, LossTable
from cchc.documents.views.sheet import HeadingLine
from cchc.errors import WrongUsageError
from cchc.operations.paths import template_in_use
from cchc.operations.publish import Clash, Destination, Published, Sheaf, publish
from cchc.phrasing.coverages import NO_UPKEEP
from cchc.phrasing.gap_columns import CODE, COVERAGE, DUE, LEAD, POINTS, STATE, TITLE, UPKEEP
from cchc.phrasing.gap_titles import subject
from cchc.phrasing.scenario_columns import ASSUMED_TITLE, assumed_sentences, recovery_title, ways_sentences

if TYPE_CHECKING:
    from cchc.analysis.computed import Computed
    from cchc.analysis.coverage import Covered
    from cchc.report.table import PrintedTable

_FIELDS = dict(
    zip(
        (column.heading for column in (CODE, TITLE, *POINTS, LEAD, DUE, STATE, COVERAGE, UPKEEP)),
        ("code", "title", "max_score", "score", "gap", "lead", "due", "state", "coverage", "upkeep"),
        strict=True,
    )
)
"""The fields of a line of the Word form, by the headings of the report's columns."""
_CLASH = Clash("biểu", "Đề nghị ghi tên khác ở -o.")


def workbook(found: "Sequence[Covered]", computed: "Computed", at: datetime | None) -> bytes:
    """The plans as an Excel workbook that says it was made at that time; for `None` no time."""
    from cchc.documents.workbooks.gaps_workbook import gaps_workbook

    return gaps_workbook(found, computed, at)


def publish_table(
    found: "Sequence[Covered]",
    tables: "Sequence[PrintedTable]",
    computed: "Computed",
    output: Path | None,
    at: datetime | None,
    *,
    force: bool,
) -> Published:
    """Make the Word form, a section for each plan, and write it; `tables` are those of the report, by plan.

    Raises:
        WrongUsageError: The output's name is not that of a Word file.
        CchcError: Something is in the way.
    """
    target = output or files.STDIO
    if not files.is_stdout(target) and target.suffix.lower() != ".docx":
        raise WrongUsageError(f"Không ghi biểu Word vào “{target}”. Đề nghị ghi tên tệp .docx.")
    template = template_in_use(GAPS.template)
    views = tuple((_loss_table(each, table, computed), template) for each, table in zip(found, tables, strict=True))
    to = Destination(output=target, soffice=None, pdf=False, force=force)
    return publish([Sheaf(target, views)], to, at, _CLASH)


def _loss_table(covered: "Covered", table: "PrintedTable", computed: "Computed") -> LossTable:
    wide = table.fitted(None)
    fields = [_FIELDS[column.heading] for column in wide.columns]
    title, sentences = _computed(covered.name, computed)
    return LossTable(
        issuer=covered.dossier.commune.issuer,
        index=_subject(covered),
        source=table.lead,
        heading={name: heading for heading, name in _FIELDS.items()},
        lines=tuple(_lines(wide, fields)),
        notes=table.foot,
        computed_title=title,
        computed=sentences,
    )


def _lines(table: "PrintedTable", fields: Sequence[str]) -> Iterator[HeadingLine | LossLine]:
    number = 0
    for group in table.groups:
        yield from (HeadingLine(heading) for heading in (group.above, group.heading) if heading)
        for line in group.lines:
            number += not line.is_sum
            cells: dict[str, Any] = dict(zip(fields, line.cells, strict=True))
            cells.setdefault("upkeep", NO_UPKEEP if cells["coverage"] else "")
            yield LossLine(number="" if line.is_sum else str(number), is_sum=line.is_sum, **cells)


def _computed(name: str, computed: "Computed") -> tuple[str, tuple[str, ...]]:
    """The title and the sentences of what was asked beside the real points; both are blank where nothing was."""
    if scenario := computed.scenarios.get(name):
        return ASSUMED_TITLE, tuple(assumed_sentences(scenario))
    if found := computed.recovered.get(name):
        return recovery_title(found), tuple(ways_sentences(found))
    return "", ()


def _subject(covered: "Covered") -> str:
    return subject(covered.gaps.plan, covered.dossier.commune)
