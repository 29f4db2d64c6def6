"""Excel workbooks of nhiệm vụ: made from analyses, and read back when officials have filled them in.

`overdue_workbook` and `status_workbook` make them, of `columns` in `sheets` that `look` alike, and `packing` makes
files of them; `filled` reads what was filled in, a `grid` for each sheet; `refused_workbook` gives back what could not
be taken. `doubts_workbook` lists what a person must decide after an import.
"""

from cchc.documents.workbooks.columns import cell_text
from cchc.documents.workbooks.doubts_workbook import doubts_workbook
from cchc.documents.workbooks.filled import filled
from cchc.documents.workbooks.filled_row import FilledRow
from cchc.documents.workbooks.links import leads_to, with_target
from cchc.documents.workbooks.overdue_workbook import overdue_workbook
from cchc.documents.workbooks.refused_workbook import RefusedRow, refused_workbook
from cchc.documents.workbooks.status_workbook import status_workbook

__all__ = [
    "FilledRow",
    "RefusedRow",
    "cell_text",
    "doubts_workbook",
    "filled",
    "leads_to",
    "overdue_workbook",
    "refused_workbook",
    "status_workbook",
    "with_target",
]
