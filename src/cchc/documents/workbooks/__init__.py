"""Excel workbooks of nhiệm vụ: made from analyses, and read back when officials have filled them in.

`overdue_workbook` and `status_workbook` make them, of `columns` in `sheets` that `look` alike; `filled` reads what was
filled in.
"""

from cchc.documents.workbooks.columns import cell_text
from cchc.documents.workbooks.filled import FilledRow, filled
from cchc.documents.workbooks.links import leads_to, with_target
from cchc.documents.workbooks.overdue_workbook import overdue_workbook
from cchc.documents.workbooks.status_workbook import status_workbook

__all__ = ["FilledRow", "cell_text", "filled", "leads_to", "overdue_workbook", "status_workbook", "with_target"]
