"""Rows that officials filled in, read back from any sheet with our headings, wherever rows and columns stand.

Officials sort, hide, delete and copy rows; a row is identified by its address and plan, in columns found by their
headings. A row that cannot be taken is a value with its `refusal`, and the others are taken.
"""

import io
import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

from lxml import etree
from openpyxl import Workbook, load_workbook

from cchc.analysis.tracking import Tracked
from cchc.documents.workbooks.columns import EVIDENCE, NOTE, READ_BACK, cell_text
from cchc.documents.workbooks.days import NoDayError, day_of
from cchc.errors import CchcError
from cchc.model.folding import fold
from cchc.phrasing.column import headings
from cchc.phrasing.columns import BY
from cchc.reading.bounds import UNREADABLE, unpacked
from cchc.reading.package import EXCEL, refuse_others
from cchc.wording import day, unguarded

_LAST_ROW = 10_000
"""The last row that a sheet may have: a plan of 2,000 nhiệm vụ, forty times a real one, has a row for each."""
_LAST_COLUMN = 200
"""The last column that is read; columns further to the right are ignored."""
_MOST_OF_CELLS = 220_000
"""The most elements in rows: a plan of 2,000 nhiệm vụ has 34,000 cells, of two or three elements."""
_MOST_SHEETS = 200
_MOST_OTHERS = 60_000
"""The most elements beside rows and cells: styles, texts, formats by condition …"""
_MOST_FORMULAS = 1_000_000
"""The most letters in formulas: openpyxl writes a formula that cells share anew for each of these cells."""
_SHEETS = re.compile(rb"<(?:[\w.-]+:)?(?:sheet|Relationship)[\s/>]")
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FORMULAS = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]([^<]*)")
_OF_CELLS = {b"c", b"v", b"f", b"t", b"is", b"row"}
_ELEMENT = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)")
_LONGEST = 2000
"""The longest text that is taken from a cell."""
_LONGEST_ADDRESS = 200
_HEADINGS_WITHIN = 50
"""The number of rows, from the top, that are searched for the headings."""
_HEADINGS = headings(READ_BACK)
_ADDRESS, _TITLE, _PLAN, _ISSUER, _DONE_ON, _EVIDENCE, _BY, _NOTE = _HEADINGS
_FORMULA = "f"
_ExcelSheet: TypeAlias = Any
_ExcelCell: TypeAlias = Any
"""A sheet or a cell: openpyxl has other classes for those opened only for reading, and its types do not know them."""


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A filled-in row, or the `refusal` of a row that cannot be taken."""

    sheet: str
    number: int
    plan: str | None
    """The name of the plan's file in its column; `None` when the cell is blank or the column gone."""
    issuer: str | None
    """The issuer of the plan; `None` when the cell is blank or the column gone."""
    address: str
    title: str | None
    """The title of the nhiệm vụ; `None` when the cell is blank or the column gone."""
    day: date | None
    evidence: str | None
    by: str | None
    note: str | None
    refusal: str | None

    @property
    def where(self) -> str:
        """The row as messages name it: trang tính VP-TK, hàng 7."""
        return f"trang tính {self.sheet}, hàng {self.number}"

    def repeats(self, item: Tracked) -> bool:
        """True if the row only repeats the result recorded for `item`: it was made with that result and left alone."""
        if item.entry is None or self.day != item.entry.date:
            return False
        return (
            self.evidence in {None, EVIDENCE.value(item)}
            and self.by in {None, BY.value(item), item.entry.by}
            and self.note in {None, NOTE.value(item)}
        )


@dataclass(frozen=True, slots=True)
class _Row:
    """A row below the headings: the values in our columns, and the columns whose formula has no saved result."""

    sheet: str
    number: int
    values: Mapping[str, object]
    unsaved: frozenset[str]


def filled(content: bytes, name: str) -> tuple[FilledRow, ...]:
    """The rows of a workbook that have a day or evidence filled in, in order.

    Raises:
        CchcError: It is no .xlsx, is locked by a password, has macros, is damaged, is too large, or has no sheet with
            our headings.
    """
    named = f"Tệp “{name}”"
    refuse_others(content, named, EXCEL)
    _refuse_too_much(content, named)
    try:
        if _has_twins(unpacked(content).values()):
            raise _broken(named)
        with warnings.catch_warnings(action="ignore"):  # openpyxl tells of each thing in the file that it leaves out
            rows, epoch = _rows(content, named)
    except UNREADABLE as error:
        raise _broken(named) from error
    return tuple(_judged(row, epoch) for row in rows if _is_filled(row))


def _refuse_too_much(content: bytes, named: str) -> None:
    """Refuse a workbook that is too large for openpyxl, which makes an object of each cell, style and condition.

    Raises:
        CchcError: The workbook is too large.
    """
    parts = unpacked(content).values()
    elements = Counter(name for part in parts for name in _ELEMENT.findall(part))
    of_cells = sum(elements[name] for name in _OF_CELLS)
    formulas = [formula for part in parts for formula in _FORMULAS.findall(part)]
    if (
        of_cells > _MOST_OF_CELLS
        or elements.total() - of_cells > _MOST_OTHERS
        or elements[b"sheet"] > _MOST_SHEETS
        or len(formulas) * max(map(len, formulas), default=0) > _MOST_FORMULAS
    ):
        raise CchcError(
            f"{named} có quá nhiều ô, kiểu, công thức hoặc trang tính. Đề nghị chép các hàng đã điền sang tệp do cchc "
            "status --format xlsx lập."
        )


def _has_twins(parts: Iterable[bytes]) -> bool:
    """True if one part is listed as several sheets, and would be read as often."""
    named = [(each.get(_ID), each.get("Target", "").rpartition("/")[2]) for part in parts for each in _relating(part)]
    sheets, targets = ([name for name in names if name] for names in zip(*named, strict=True)) if named else ([], [])
    return len(set(sheets)) < len(sheets) or len(set(targets)) < len(targets)


def _relating(part: bytes) -> Iterator[etree._Element]:
    """The sheets that a workbook lists, and the relations to sheets."""
    if _SHEETS.search(part):
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
        yield from root.iter("{*}sheet")
        yield from (each for each in root.iter("{*}Relationship") if each.get("Type", "").endswith("/worksheet"))


def _rows(content: bytes, named: str) -> tuple[list[_Row], datetime]:
    """The rows of all sheets with our headings, and the day from which the workbook counts days."""
    with closing(_loaded(content, values=True)) as values, closing(_loaded(content, values=False)) as formulas:
        found = [_of_sheet(*sheets, named) for sheets in zip(values.worksheets, formulas.worksheets, strict=True)]
        if not found:  # as the strict form of Excel seems to openpyxl
            raise _broken(named)
        if all(rows is None for rows in found):
            raise _no_column(named, f"{_ADDRESS}” và “{_DONE_ON}")
        return [row for rows in found for row in rows or ()], values.epoch


def _loaded(content: bytes, *, values: bool) -> Workbook:
    """The workbook with its formulas, or with the values that they had when it was saved."""
    return load_workbook(io.BytesIO(content), read_only=True, data_only=values, keep_links=False)


def _of_sheet(values: _ExcelSheet, formulas: _ExcelSheet, named: str) -> list[_Row] | None:
    """The rows below the headings; `None` when the sheet has none of ours.

    Raises:
        CchcError: The sheet has the column of addresses without that of days, or the reverse; or is too long.
    """
    for sheet in (values, formulas):
        sheet.reset_dimensions()  # some programs state them wrongly
    found: list[_Row] = []
    places: dict[str, int] = {}
    size = {"max_row": _LAST_ROW + 1, "max_col": _LAST_COLUMN}
    both = zip(values.iter_rows(**size), formulas.iter_rows(**size), strict=True)
    for number, (known, made) in enumerate(both, 1):
        if places:
            found.append(_row(values.title, number, known, made, places))
        elif number <= _HEADINGS_WITHIN:
            places = _places(known)
    if not places:
        return None
    _refuse_sheet(f"{named}, trang tính {values.title}", places, found)
    return found


def _refuse_sheet(named: str, places: Mapping[str, int], rows: Sequence[_Row]) -> None:
    """Refuse a sheet that lacks the column of addresses or of days, or has results too far down.

    Raises:
        CchcError: It is such a sheet.
    """
    for heading in (_ADDRESS, _DONE_ON):
        if heading not in places:
            raise _no_column(named, heading)
    if any(row.number > _LAST_ROW and _is_filled(row) for row in rows):
        raise CchcError(f"{named} dài quá {_LAST_ROW} hàng. Đề nghị tách thành nhiều tệp.")


def _broken(named: str) -> CchcError:
    return CchcError(f"{named} bị hỏng hoặc không đúng dạng. {EXCEL.save_again}")


def _no_column(named: str, headings: str) -> CchcError:
    return CchcError(f"{named} không có cột “{headings}”. Đề nghị dùng tệp do cchc status --format xlsx lập.")


def _places(row: Sequence[_ExcelCell]) -> dict[str, int]:
    """The index of each of our columns, the first of two alike; empty when this is not the row of headings."""
    folded = [fold(str(cell.value or "")) for cell in row]
    places = {heading: folded.index(fold(heading)) for heading in _HEADINGS if fold(heading) in folded}
    return places if _ADDRESS in places or _DONE_ON in places else {}


def _row(
    sheet: str, number: int, known: Sequence[_ExcelCell], made: Sequence[_ExcelCell], places: Mapping[str, int]
) -> _Row:
    there = {heading: place for heading, place in places.items() if place < len(known)}
    values = {heading: known[place].value for heading, place in there.items()}
    formulas = {heading for heading, place in there.items() if made[place].data_type == _FORMULA}
    return _Row(sheet, number, values, frozenset(heading for heading in formulas if values[heading] is None))


def _is_filled(row: _Row) -> bool:
    return any(heading in row.unsaved or _text(row.values.get(heading)) for heading in (_DONE_ON, _EVIDENCE))


def _judged(row: _Row, epoch: datetime) -> FilledRow:
    """The row with its values, or with its `refusal`."""
    texts = {heading: _text(row.values.get(heading)) for heading in _HEADINGS}
    done_on: date | None = None
    refusal = _refusal(row, texts)
    if refusal is None:
        try:
            done_on = day_of(row.values[_DONE_ON], epoch)
        except NoDayError as error:
            refusal = str(error)
    return FilledRow(
        row.sheet,
        row.number,
        texts[_PLAN],
        texts[_ISSUER],
        texts[_ADDRESS] or "",
        texts[_TITLE],
        done_on,
        texts[_EVIDENCE],
        texts[_BY],
        texts[_NOTE],
        refusal,
    )


def _refusal(row: _Row, texts: Mapping[str, str | None]) -> str | None:
    """Error message for a row that cannot be taken, whatever its day is; else `None`."""
    if row.unsaved:
        heading = min(row.unsaved, key=_HEADINGS.index)
        return f"cột “{heading}” là công thức chưa có kết quả. Đề nghị ghi giá trị."
    if any(len(text or "") > _LONGEST for text in texts.values()) or len(texts[_ADDRESS] or "") > _LONGEST_ADDRESS:
        return "có ô chữ quá dài. Đề nghị ghi ngắn lại."
    if not texts[_ADDRESS]:
        return f"thiếu “{_ADDRESS}”. Đề nghị chép lại từ tệp đã lập."
    if not isinstance(row.values[_ADDRESS], str):
        return (
            f"“{_ADDRESS}” là số hoặc ngày ({texts[_ADDRESS]}), không phải chữ. "
            "Đề nghị định dạng ô là Text rồi ghi lại."
        )
    if not texts[_DONE_ON]:
        return f"có “{_EVIDENCE}” nhưng thiếu “{_DONE_ON}”. Đề nghị bổ sung."
    return None


def _text(value: object) -> str | None:
    """The text of a cell, `None` when it is blank; days as people write them, whole numbers without a decimal.

    A workbook that was made of our CSV still has the apostrophes that keep texts from becoming formulas.
    """
    if isinstance(value, date):
        return day(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return cell_text(unguarded(str(value)[: _LONGEST + 1])) or None if value is not None else None
