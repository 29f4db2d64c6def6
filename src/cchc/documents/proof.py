"""Reading a rendered annex back from its file: what must be true before it is written.

Neither a validator nor a look at the first page finds a cell that a template left out, a row that lacks a cell, or a
merge without a start. So the file's own text is compared with the annex, cell for cell.
"""

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from cchc.documents import grid
from cchc.documents.annex import Annex, AreaLine, CriterionLine
from cchc.documents.grid import GridCell
from cchc.documents.marks import texts
from cchc.errors import CchcError
from cchc.model.emphasis import plain
from cchc.wording import one_line

_Wanted = list[tuple[str, str]]
"""The cells of a row that say something: their text, and their part in a merge."""


def prove(content: bytes, annex: Annex, template: Path) -> None:
    """Refuse a file that does not hold the whole annex in a sound table.

    Raises:
        CchcError: A row, cell or heading line is missing, or the table's grid is broken.
    """
    for loss in losses(content, annex):
        raise CchcError(f"Mẫu “{template}” {loss}. Đề nghị mở mẫu bằng Word và sửa.")


def losses(content: bytes, annex: Annex) -> Iterator[str]:
    """What of the annex the file does not hold, or holds in a broken table."""
    body = Document(io.BytesIO(content)).element.body
    tables = list(body.iter(qn("w:tbl")))
    for number, table in enumerate(tables, 1):
        yield from (f"cho bảng {number} hỏng ở hàng {row + 1}: {fault}" for row, fault in grid.faults(table))
    yield from _lost_lines([row for table in tables for row in grid.rows(table)], annex)
    printed = {texts(paragraph) for paragraph in body.iter(qn("w:p"))}
    for text in annex.texts:
        if not any(text in paragraph for paragraph in printed):
            yield one_line(f"không in “{text}”")


def _lost_lines(rows: list[list[GridCell]], annex: Annex) -> Iterator[str]:
    """Every line of the annex is a row of the document, in the annex's order."""
    following = iter(rows)
    for line in annex.lines:
        wanted = _wanted(line)
        if not any(not _missing(row, wanted) for row in following):
            missing = min((_missing(row, wanted) for row in rows), key=len, default=wanted)
            yield one_line(f"{_said(missing)} hàng “{plain(line.title)}”")
            return


def _said(missing: _Wanted) -> str:
    if not missing:
        return "không in đúng thứ tự"
    return f"không in “{missing[0][0]}” của" if missing[0][0] else "không in ô gộp của"


def _wanted(line: AreaLine | CriterionLine) -> _Wanted:
    return [(plain(cell.text), cell.merge) for cell in line.cells if cell.text or cell.merge]


def _missing(row: list[GridCell], wanted: _Wanted) -> _Wanted:
    """The cells that a row does not have; what is left of its cells may hold several texts together."""
    cells = Counter((cell.text, cell.merge) for cell in row)
    rest = "\n".join(text for text, _ in (cells - Counter(wanted)).elements())
    return [(text, merge) for text, merge in (Counter(wanted) - cells).elements() if merge or text not in rest]
