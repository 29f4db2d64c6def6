"""Lost points as documents: an Excel workbook that computes, and the Word form “Biểu tổng hợp tiêu chí bị mất điểm”.

The Word form has the lost criteria alone, in the order of the report's table, and the sentences above and below it.
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cchc import files
from cchc.documents.registry import GAPS
from cchc.documents.views.loss_lines import LOSS_HEADING, loss_lines
from cchc.documents.views.loss_table import LossTable
from cchc.errors import WrongUsageError
from cchc.operations.paths import template_in_use
from cchc.operations.publish import Clash, Destination, Published, Sheaf, publish
from cchc.phrasing.coverages import day_of_states
from cchc.phrasing.gap_titles import subject
from cchc.phrasing.scenario_columns import ASSUMED_TITLE, assumed_sentences, recovery_title, ways_sentences
from cchc.phrasing.score_sources import score_source_sentence
from cchc.report.gap_remarks import foot_of_lost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.analysis.computed import Computed
    from cchc.analysis.coverage import Covered
    from cchc.analysis.gap_groups import GapOrder

_CLASH = Clash("biểu", "Đề nghị ghi tên khác ở -o.")


def workbook(found: "Sequence[Covered]", computed: "Computed", at: datetime | None) -> bytes:
    """The plans as an Excel workbook that says it was made at that time; for `None` no time."""
    from cchc.documents.workbooks.gaps_workbook import gaps_workbook

    return gaps_workbook(found, computed, at)


def publish_table(
    found: "Sequence[Covered]",
    order: "GapOrder",
    computed: "Computed",
    output: Path | None,
    at: datetime | None,
    *,
    force: bool,
) -> Published:
    """Make the Word form, a section for each plan, and write it.

    Raises:
        WrongUsageError: The output's name is not that of a Word file.
        CchcError: Something is in the way.
    """
    target = output or files.STDIO
    if not files.is_stdout(target) and target.suffix.lower() != ".docx":
        raise WrongUsageError(f"Không ghi biểu Word vào “{target}”. Đề nghị ghi tên tệp .docx.")
    template = template_in_use(GAPS.template)
    views = tuple((_loss_table(each, order, computed), template) for each in found)
    to = Destination(output=target, soffice=None, pdf=False, force=force)
    return publish([Sheaf(target, views)], to, at, _CLASH)


def _loss_table(covered: "Covered", order: "GapOrder", computed: "Computed") -> LossTable:
    title, sentences = _computed(covered.name, computed)
    return LossTable(
        issuer=covered.dossier.commune.issuer,
        index=_subject(covered),
        source=(score_source_sentence(covered.gaps.plan), day_of_states(covered)),
        heading=LOSS_HEADING,
        lines=tuple(loss_lines(covered, order)),
        notes=tuple(foot_of_lost(covered, order)),
        computed_title=title,
        computed=sentences,
    )


def _computed(name: str, computed: "Computed") -> tuple[str, tuple[str, ...]]:
    """The title and the sentences of what was asked beside the real points; both are blank where nothing was."""
    if scenario := computed.scenarios.get(name):
        return ASSUMED_TITLE, tuple(assumed_sentences(scenario))
    if found := computed.recovered.get(name):
        return recovery_title(found), tuple(ways_sentences(found))
    return "", ()


def _subject(covered: "Covered") -> str:
    return subject(covered.gaps.plan, covered.dossier.commune)
