"""Kết quả kiểm tra: the findings of `cchc validate`, behind a button and never printed.

Names of persons stand in the commune's file (members, the signatory) and in progress files: of a finding there the
title of its code is shown, and not what it quotes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from cchc.diagnostics import CATALOGUE, Diagnostic
from cchc.documents.page.tables import PageBlock, PageColumn, PageRow, PageTable, cell
from cchc.model.progress import PROGRESS_SUFFIX
from cchc.phrasing.column import FILE_HEADING
from cchc.wording import count

_OF_PERSONS = {"members", "signatory"}
"""The fields of a commune's file that hold names of persons."""
_HEADINGS = (
    PageColumn("Mức"),
    PageColumn("Mã", "code"),
    PageColumn(FILE_HEADING),
    PageColumn("Vị trí"),
    PageColumn("Nội dung"),
)


@dataclass(frozen=True, slots=True)
class PageFindings:
    """The words on the button, and what it shows."""

    title: str
    block: PageBlock


def findings_of(found: Sequence[Diagnostic]) -> PageFindings | None:
    """The findings; `None` without any."""
    if not found:
        return None
    rows = tuple(PageRow(tuple(map(cell, _texts(each)))) for each in found)
    table = PageTable("bang-kiem-tra", "Kết quả kiểm tra tệp kế hoạch", _HEADINGS, rows)
    return PageFindings(f"Kết quả kiểm tra tệp (cchc validate): {count(len(found))} phát hiện", PageBlock(table=table))


def _texts(found: Diagnostic) -> tuple[str, ...]:
    where = found.where or f"dòng {found.span.line}"
    message = CATALOGUE[found.code].title if _is_personal(found) else found.message
    return found.severity.label.capitalize(), found.code, PurePath(found.path).name, where, message


def _is_personal(found: Diagnostic) -> bool:
    return found.path.endswith(PROGRESS_SUFFIX) or not _OF_PERSONS.isdisjoint(found.field.split("/"))
