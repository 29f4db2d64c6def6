"""The sheets of lost points over the years, one for each commune, in which nothing computes."""

from collections.abc import Sequence

from openpyxl import Workbook

from cchc.analysis.score_history import ScoreYears
from cchc.documents.workbooks.sheets import TOP, new_sheet, write_line, write_table
from cchc.phrasing.column import values
from cchc.phrasing.history_columns import history_columns, lost_texts
from cchc.phrasing.history_remarks import history_foot, history_lead, history_title

_NAME = "Qua các năm"


def add_years(book: Workbook, found: Sequence[ScoreYears]) -> None:
    """Add a sheet for each commune."""
    for years in found:
        source, *reading = history_lead(years)
        sheet = new_sheet(book, _NAME, history_title(years), source)
        columns = history_columns(years)
        rows = [*(values(columns, history) for history in years.histories), lost_texts(years)]
        last = write_table(sheet, TOP, columns, rows, total=True)
        for row, sentence in enumerate((*reading, *history_foot(years)), last + 2):
            write_line(sheet, row, sentence)
