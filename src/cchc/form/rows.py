"""The tables of an annex: nothing of them may be lost at a page's edge, or lost or left alone where a page ends.

All of it is our convention: the decree says nothing of tables. What can lose text is a warning, the rest for
information. Tables without lines arrange text (many letterheads go into the margins on purpose) and are left alone, and
so are the rows of a table of one.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from cchc.form.basis import CONVENTION
from cchc.form.found import FormFault, cell_of, place
from cchc.form.page import TOLERANCE, mm
from cchc.reading.annexes import DocumentAnnex
from cchc.reading.crossing import Crossing, crossing
from cchc.reading.table_place import TablePlace, table_place
from cchc.reading.tables import Table, TableCell, TableRow

_OVER_MARGINS = 5
"""The tolerance for a table's width in millimetres: Word lets the cells' padding (3.8 mm) stand over the margins."""
_ROMAN = re.compile(r"[IVXLC]+\.?")
_AREA_IN_ONE_CELL = re.compile(r"[IVXLC]+[.)] ?\S.*")
_SUM = re.compile(r"(?:tổng (?:số|cộng|điểm)|tổng:?$|cộng)\b", re.IGNORECASE)


def check_tables(annex: DocumentAnnex) -> Iterator[FormFault]:
    """Every table, in the document's order."""
    for number, (table, section) in enumerate(annex.placed_tables, 1):
        if table.has_lines:
            yield from _check_width(annex, number, table_place(table, section))
        if table.has_lines and len(table.rows) > 1:
            yield from _check_heading(annex, number, table)
            yield from _check_pages(annex, number, table, crossing(table, section, annex.head))
            yield from _check_grid(annex, number, table)
            yield from _check_end(annex, number, table)


def _check_width(annex: DocumentAnnex, number: int, found: TablePlace | None) -> Iterator[FormFault]:
    """The table stands between the margins; edges of cells may go over them by a little, as Word has them do."""
    where, right = place(annex.name, f"bảng {number}"), "phải nằm giữa hai lề"
    if found is not None and found.width - found.room > _OVER_MARGINS:
        wrong = f"bảng rộng {mm(found.width)} mm mà giữa hai lề chỉ có {mm(found.room)} mm"
        mend = "Đề nghị chọn bảng, vào Layout (của bảng), AutoFit, chọn AutoFit Window."
        yield FormFault("N830", where, wrong, CONVENTION, right, mend)
    elif found is not None and found.over_edge > TOLERANCE:
        wrong = f"bảng ra ngoài mép giấy {mm(found.over_edge)} mm"
        mend = "Đề nghị vào Table Properties, Table, đặt Indent from left: 0."
        yield FormFault("N830", where, wrong, CONVENTION, right, mend)


def _check_heading(annex: DocumentAnnex, number: int, table: Table) -> Iterator[FormFault]:
    """The row of headings is printed on each page; with merged headings, all rows that they take."""
    for row in _heading_rows(table):
        if not row.repeats:
            where, wrong = cell_of(annex, number, row.number), "hàng tiêu đề của bảng không lặp lại ở trang sau"
            mend = "Đề nghị chọn các hàng tiêu đề, vào Layout (của bảng), chọn Repeat Header Rows."
            yield FormFault("N818", where, wrong, CONVENTION, "phải lặp lại", mend)


def _check_pages(annex: DocumentAnnex, number: int, table: Table, high: Crossing) -> Iterator[FormFault]:
    """Rows stay on one page, and with those that they belong to, unless they are too high for that.

    Rows of headings stay together anyway: they begin the table, and again each page where they repeat.
    """
    headings = {row.number for row in _heading_rows(table)}
    for row in table.rows:
        if row.may_split and row.number not in high.rows:
            where, wrong = cell_of(annex, number, row.number), "hàng có thể bị ngắt giữa hai trang"
            mend = "Đề nghị chọn bảng, vào Table Properties, Row, bỏ Allow row to break across pages."
            yield FormFault("N819", where, wrong, CONVENTION, "thì không ngắt", mend)
    for row, below in pairwise(table.rows):
        if row.kept_with_next:
            continue
        mend = "Đề nghị chọn hàng, vào Paragraph, Line and Page Breaks, chọn Keep with next"
        if _is_area(row):
            wrong, right = "hàng lĩnh vực có thể nằm một mình ở cuối trang", "phải cùng trang với hàng sau"
            where, quote = cell_of(annex, number, row.number), " ".join(row.texts)
            yield FormFault("N820", where, wrong, CONVENTION, right, f"{mend}.", quote)
        elif (merged := below.continued(row)) and row.number not in high.grouped | headings:
            where = cell_of(annex, number, row.number, merged[0].column)
            wrong, right = "ô gộp có thể sang trang mà chữ chỉ hiện ở trang trước", "thì các hàng cùng một trang"
            long_mend = f"{mend}; nhóm hàng quá dài cho một trang thì không gộp ô."
            yield FormFault("N821", where, wrong, CONVENTION, right, long_mend)


def _check_grid(annex: DocumentAnnex, number: int, table: Table) -> Iterator[FormFault]:
    for row in table.rows:
        if gap := table.gap(row):
            said = f"thiếu {gap} cột" if gap > 0 else f"thừa {-gap} cột"
            where, wrong = cell_of(annex, number, row.number), f"hàng {said} so với bảng ({table.columns} cột)"
            right, mend = "các hàng phải đủ cột", "Đề nghị thêm hoặc bớt ô cho đủ, hoặc gộp ô."
            yield FormFault("N822", where, wrong, CONVENTION, right, mend, " ".join(row.texts))
    for row, above in zip(table.rows, (None, *table.rows), strict=False):
        for cell in row.cells:
            if cell.merge == "continue":
                yield from _check_merge(annex, number, row, cell, above)


def _check_merge(
    annex: DocumentAnnex, number: int, row: TableRow, cell: TableCell, above: TableRow | None
) -> Iterator[FormFault]:
    """A cell that goes on has one above that it goes on from, and no text: Word would not show it."""
    where = cell_of(annex, number, row.number, cell.column)
    mend = "Đề nghị tách ô này (Split Cells) rồi gộp lại."
    if above is None or not cell.continues(above):
        wrong, right = "ô nối tiếp ô gộp nhưng ô phía trên không gộp với nó", "ô gộp phải có ô bắt đầu"
        yield FormFault("N823", where, wrong, CONVENTION, right, mend, cell.text)
    elif cell.text:
        wrong, mend = "chữ trong ô nối tiếp của ô gộp không hiện ra", "Đề nghị chuyển chữ lên ô bắt đầu, hoặc tách ô."
        yield FormFault("N823", where, wrong, CONVENTION, "thì chữ ở ô bắt đầu", mend, cell.text)


def _check_end(annex: DocumentAnnex, number: int, table: Table) -> Iterator[FormFault]:
    """The last criterion ends the table."""
    last = table.rows[-1]
    written = [text for text in last.texts if text]
    if not any(cell.merge for cell in last.cells) and (not written or _SUM.match(written[0])):
        said = "hàng trống" if not written else "hàng tổng"
        where, wrong = cell_of(annex, number, last.number), f"{said} sau tiêu chí cuối cùng"
        right, mend = "thì bảng kết thúc ở tiêu chí cuối cùng", "Đề nghị xóa hàng này."
        yield FormFault("N824", where, wrong, CONVENTION, right, mend, " ".join(written))


def _heading_rows(table: Table) -> Iterator[TableRow]:
    """The first row, and those below into which its cells are merged; of a table merged from top to end, the first."""
    rows = [table.rows[0]]
    for above, row in pairwise(table.rows):
        if not row.continued(above):
            return iter(rows)
        rows.append(row)
    return iter(rows[:1])


def _is_area(row: TableRow) -> bool:
    """A row of an area: a Roman number and a title, in cells of their own or in one."""
    written = [cell for cell in row.cells if cell.text]
    if len(written) == 1:
        return _AREA_IN_ONE_CELL.fullmatch(written[0].text) is not None
    return bool(written) and _ROMAN.fullmatch(written[0].text) is not None
