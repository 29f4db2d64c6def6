"""The sheet of a plan's criteria, with scores that may be changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cchc.analysis.coverage import Covered, Remedy
from cchc.analysis.gaps import CriterionGap, ScoredPoints
from cchc.documents.workbooks import look
from cchc.documents.workbooks.gap_formulas import GapCells, quoted
from cchc.documents.workbooks.gap_lines import CriterionRow, SumRow, lines_of, weight
from cchc.documents.workbooks.sheets import TOP, embolden, hide_last, new_sheet, protect, write_table
from cchc.phrasing.column import Column, Value, ValueKind, values
from cchc.phrasing.gap_columns import CODE, COVERAGE, DUE, LEAD, POINTS, STATE, TITLE_AND_STATE, UPKEEP
from cchc.phrasing.score_sources import score_source_sentence

CHANGING = "Đổi điểm đạt ở ô nền vàng thì điểm mất, tổng, tỷ lệ tự tính lại; số đã đổi không ghi vào tệp kế hoạch."
_POINTS = tuple(replace(column, width=7) for column in POINTS)
_SHARE = Column[CriterionGap]("Tỷ lệ đạt", ValueKind.SHARE, lambda _: None, 8)
WEIGHT = Column[ScoredPoints]("Tỷ trọng điểm mất", ValueKind.SHARE, lambda _: None, 9)
_COUNTED = Column[CriterionRow]("Cách tính vào tổng", ValueKind.NUMBER, lambda row: int(row.counted), 6)
_TOLD = Column[CriterionRow]("Mất tính theo phân công", ValueKind.POINTS, lambda _: None, 6)
_REMEDY = tuple(
    replace(column, width=width) for column, width in ((LEAD, 15), (DUE, 12), (STATE, 11), (COVERAGE, 16), (UPKEEP, 15))
)
_COLUMNS: tuple[Column[Any], ...] = (
    replace(CODE, width=9),
    replace(TITLE_AND_STATE, width=34),
    *_POINTS,
    _SHARE,
    WEIGHT,
    *_REMEDY,
    _COUNTED,
    _TOLD,
)
_PRINTED = len(_COLUMNS) - 2
"""The number of columns that people see; the others are hidden and not printed."""


@dataclass(frozen=True, slots=True)
class GapSheet:
    """A sheet of criteria: its name, its lines, the cells that its formulas speak of, and these formulas."""

    name: str
    lines: tuple[CriterionRow | SumRow, ...]
    cells: GapCells
    formulas: dict[str, str]
    remedies: Mapping[int, Remedy]
    """The remedies by the rows of the criteria that tell of a loss, or may once a score is changed."""

    @property
    def criteria(self) -> range:
        """The rows above the total."""
        return self.sums[-1].of

    @property
    def sums(self) -> tuple[SumRow, ...]:
        """The sums of the areas, and the total."""
        return tuple(line for line in self.lines if isinstance(line, SumRow))

    def cell(self, letter: str, at: int) -> str:
        """A cell of the sheet, as a formula on another sheet names it."""
        return f"{quoted(self.name)}!{letter}{at}"

    def told(self, at: int) -> str:
        """The cell of the loss that the criterion in row `at` tells, as with `cell`."""
        return self.cell(self.cells.told, at)


def gap_sheet(book: Workbook, name: str, title: str, covered: Covered) -> GapSheet:
    """The sheet of a plan's criteria, made at the end of a workbook."""
    sheet = new_sheet(book, name, title, f"{score_source_sentence(covered.gaps.plan)} {CHANGING}")
    lines = lines_of(covered.gaps, TOP + 1)
    remedies = _remedies(lines, covered)
    rows = [_values(line, covered, remedies.get(line.at)) for line in lines]
    write_table(sheet, TOP, _COLUMNS, rows, printed=_PRINTED)
    for hidden in range(_PRINTED, len(_COLUMNS)):
        hide_last(sheet, hidden + 1)
    cells = _cells(lines[-1].at)
    formulas: dict[str, str] = {}
    for line in lines:
        if isinstance(line, SumRow):
            embolden(sheet, line.at, len(_COLUMNS))
            formulas |= cells.of_sum(line)
        else:
            formulas |= cells.of_criterion(line)
            if remedy := remedies.get(line.at):
                formulas |= cells.of_remedy(line, COVERAGE.text(remedy))
    _open_scores(sheet, lines, cells)
    _set_up(sheet, lines[-1].at)
    return GapSheet(sheet.title, lines, cells, formulas, remedies)


def told_points(remedy: Remedy, covered: Covered) -> Decimal | None:
    """The loss that a criterion tells: 0 where it lost nothing or others tell of it, `None` where none is known."""
    if any(each.gap is remedy.gap for each in covered.remedies):
        return remedy.points
    return None if remedy.gap.points.gap is None else Decimal(0)


def _remedies(lines: Sequence[CriterionRow | SumRow], covered: Covered) -> dict[int, Remedy]:
    """The remedies of the criteria that tell of a loss, or may, by their rows."""
    possible = {id(remedy.gap): remedy for remedy in (*covered.possible, *covered.remedies)}
    return {line.at: possible[id(line.gap)] for line in lines if isinstance(line, CriterionRow) and line.may_tell}


def _values(line: CriterionRow | SumRow, covered: Covered, remedy: Remedy | None) -> tuple[Value, ...]:
    points = line.points
    own_weight = weight(line, covered.gaps.totals)
    if isinstance(line, SumRow):
        return ("", line.label, *values(_POINTS, points), None, own_weight, *(None,) * len(_REMEDY), None, None)
    told = told_points(remedy, covered) if remedy else None
    own = tuple(
        column.value(remedy) if remedy and (told or column.heading != COVERAGE.heading) else None for column in _REMEDY
    )
    share = points.score / points.max_score if points.score is not None and points.max_score else None
    which = CODE.value(line.gap), TITLE_AND_STATE.value(line.gap)
    return (*which, *values(_POINTS, points), share, own_weight, *own, int(line.counted), told)


def _cells(total: int) -> GapCells:
    """The letters of the columns."""
    letters = {column.heading: get_column_letter(number) for number, column in enumerate(_COLUMNS, 1)}
    maximum, score, gap = (letters[column.heading] for column in _POINTS)
    return GapCells(
        maximum=maximum,
        score=score,
        gap=gap,
        share=letters[_SHARE.heading],
        weight=letters[WEIGHT.heading],
        coverage=letters[COVERAGE.heading],
        counted=letters[_COUNTED.heading],
        told=letters[_TOLD.heading],
        total=total,
    )


def _open_scores(sheet: Worksheet, lines: Sequence[CriterionRow | SumRow], cells: GapCells) -> None:
    """Colour and open the scores that may be changed, from 0 to the maximum; all else is protected."""
    first, last = lines[0].at, lines[-1].at
    check = DataValidation("decimal", "0", f"{cells.maximum}{first}", allow_blank=True, operator="between")
    check.errorTitle = _POINTS[1].heading
    check.error = "Đề nghị ghi số điểm từ 0 đến điểm tối đa."
    check.showErrorMessage = True
    check.add(f"{cells.score}{first}:{cells.score}{last}")
    sheet.add_data_validation(check)
    for line in lines:
        if isinstance(line, CriterionRow) and line.is_open:
            sheet[f"{cells.score}{line.at}"].style = look.INPUTS[ValueKind.POINTS]
    protect(sheet)


def _set_up(sheet: Worksheet, last: int) -> None:
    """Headings that stay on screen and on each printed page; hidden columns are not printed."""
    sheet.freeze_panes = f"A{TOP + 1}"
    sheet.print_title_rows = f"{TOP}:{TOP}"
    sheet.print_area = f"A1:{get_column_letter(_PRINTED)}{last}"
