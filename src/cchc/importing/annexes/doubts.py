"""Doubts about an annex as a whole: its years, its number and name, what stands above its table."""

import re
from collections.abc import Iterator

from cchc.importing.annexes.document_lines import DocumentLine, is_letterhead, row_lines
from cchc.importing.annexes.tables import AnnexTables
from cchc.importing.annexes.years import Years
from cchc.importing.imported import Doubt, HeadedTable, ImportedAnnex, Weight
from cchc.importing.letter_case import Cased
from cchc.model.folding import fold
from cchc.reading.signposts import is_label

_UNIT = re.compile(r"(?i)\(?\s*(?:đơn vị tính|đvt)\b")
"""The beginning of a line that only tells the unit of numbers."""


def column_doubts(group: AnnexTables) -> Iterator[Doubt]:
    """Doubts about the columns of its tables, and about tables below it that may be the rest of them."""
    yield from (doubt for each in group.tables for doubt in each.doubts)
    for table in group.lost:
        written = " · ".join(cell.text for cell in table.starting_in(1) if cell.text)
        mend = "Bảng có số cột như bảng trước nhưng không có tên cột. Đề nghị thêm hàng tên cột nếu là phần tiếp theo."
        yield Doubt(Weight.KIND, table.name, written, "không đưa vào kế hoạch", mend)


def head_doubts(group: AnnexTables, annex: ImportedAnnex, title: Cased) -> Iterator[Doubt]:
    """Doubts about its number and its name, and lines above its only table that are in no field."""
    place, label = annex.tables[0].table.name, group.head.label
    if annex.number and annex.number != label:
        mend = "Số phụ lục phải là chữ số La Mã. Đề nghị kiểm tra lại annex."
        yield Doubt(Weight.KIND, place, f"Phụ lục {label}", f"Phụ lục {annex.number}", mend)
    if not title.text:
        yield Doubt(Weight.KIND, place, "", annex.title, "Không thấy tên phụ lục. Đề nghị ghi lại title.")
    if title.unsure:
        mend = "Đề nghị kiểm tra chữ hoa, chữ thường của tên phụ lục."
        yield Doubt(Weight.LETTERS, place, " ".join(group.head.title), title.text, mend)
    above = group.tables[0].table.title
    if above and not annex.tables[0].title and above != title.text and not _UNIT.match(above):
        mend = "Dòng này đứng giữa tên phụ lục và bảng. Đề nghị xem có cần đưa vào không."
        yield Doubt(Weight.READING, place, above, "không đưa vào kế hoạch", mend)


def title_row_doubts(group: AnnexTables, annex: ImportedAnnex) -> Iterator[Doubt]:
    """Doubts about lines above the headings in its tables that are in no field: no name, document or letterhead."""
    head, parts = group.head, [each.table.title for each in group.tables]
    known = fold(" ".join([*head.title, annex.title, head.reference, annex.issuer or "", *parts]))
    for table in (each.table for each in group.tables):
        before: DocumentLine | None = None
        for row in table.title_rows:
            for line in row_lines(table.table, [row]):
                if not (fold(line.text) in known or is_label(line) or is_letterhead(line, before)):
                    mend = "Hàng này đứng trên tên các cột. Đề nghị xem có cần đưa vào không."
                    yield Doubt(Weight.READING, table.table.place(row), line.text, "không đưa vào kế hoạch", mend)
                before = line


def reference_doubts(table: HeadedTable, borrowed: str) -> Iterator[Doubt]:
    """A doubt about a line “(Kèm theo …)” that an annex has from another one."""
    if borrowed:
        mend = "Phụ lục này không có dòng “(Kèm theo …)” nên lấy của phụ lục khác trong văn bản. Đề nghị kiểm tra lại."
        yield Doubt(Weight.KIND, table.table.name, "", borrowed, mend)


def year_doubts(annex: ImportedAnnex, table: HeadedTable, years: Years) -> Iterator[Doubt]:
    """Doubts about years that no text says, or that a text says otherwise than was asked for."""
    place = table.table.name
    if years.otherwise:
        mend = "Văn bản ghi năm khác --year nên không lấy số, ngày của văn bản. Đề nghị sửa năm trong chữ."
        if abs(annex.year - years.otherwise) > 1:
            mend = f"Văn bản ghi năm {years.otherwise}, --year ghi năm {annex.year}. Đề nghị kiểm tra lại --year."
        yield Doubt(Weight.YEAR, place, f"năm {years.otherwise}", f"kế hoạch năm {annex.year}", mend)
    if years.year_concluded:
        mend = "Văn bản không ghi năm của kế hoạch. Đề nghị kiểm tra lại year."
        yield Doubt(Weight.YEAR, place, annex.title, f"kế hoạch năm {annex.year}", mend)
    yield from _assessed_doubts(annex, place, years)


def _assessed_doubts(annex: ImportedAnnex, place: str, years: Years) -> Iterator[Doubt]:
    """A doubt about the year of the points: no text says it, or they are those of last year's document."""
    read_as, before = f"điểm của năm {annex.assessed_year}", annex.year - 1
    if years.otherwise and annex.assessed_year:
        told = f"năm {years.otherwise - 1}" if years.assessed_concluded else f"năm {annex.assessed_year}"
        if told != f"năm {before}":
            mend = (
                f"Điểm trong bảng là của {told}. Đề nghị nhập kết quả chấm điểm năm {before}, sửa assessed_year và "
                "title, hoặc bỏ tệp này."
            )
            yield Doubt(Weight.YEAR, place, annex.title, read_as, mend)
    elif years.assessed_concluded:
        mend = "Văn bản không ghi năm được chấm điểm. Đề nghị kiểm tra lại assessed_year."
        yield Doubt(Weight.YEAR, place, annex.title, read_as, mend)
