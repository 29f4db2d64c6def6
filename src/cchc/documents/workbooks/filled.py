"""Rows that officials filled in, read back from any sheet with our headings, wherever rows and columns stand.

Officials sort, hide, delete and copy rows; a row is identified by its address and plan, in columns found by their
headings. Each row with anything filled in comes back: one that cannot be taken is a value with its `refusal`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePath

from cchc.analysis.tracking import Tracked
from cchc.documents.workbooks.cells import LONGEST, Seen
from cchc.documents.workbooks.columns import EVIDENCE, INPUTS, NOTE, PLAN_FILE, READ_BACK
from cchc.documents.workbooks.days import NoDayError, day_of
from cchc.documents.workbooks.grid import LAST_ROW, Grid, GridRow, Headed, grid, is_address
from cchc.documents.workbooks.links import with_target
from cchc.documents.workbooks.opening import broken, opened
from cchc.errors import CchcError
from cchc.files import OURS
from cchc.phrasing.column import Value, headings
from cchc.phrasing.columns import ADDRESS, BY, DONE_ON, ISSUER, PLAN, TITLE

_LONGEST_ADDRESS = 200
_TOO_LONG = "có ô chữ quá dài. Đề nghị ghi ngắn lại."
_HEADINGS = headings(READ_BACK)
_INPUTS = headings(INPUTS)
_BLANK = Seen("")


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A filled-in row, or the `refusal` of a row that cannot be taken."""

    sheet: str
    number: int
    plan: str | None
    """The plan's file, or the name of its annex; `None` when the cells are blank or the columns gone."""
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
    annex: str | None = None
    """The name of the annex, beside the file in `plan`; `None` when the row has only one of the two."""
    link: str | None = None
    """The target of the hyperlink on the evidence."""
    shown: Mapping[str, Value] = field(default_factory=dict, compare=False)
    """What stands in the cells, by our headings."""

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


def filled(content: bytes, name: str) -> tuple[FilledRow, ...]:
    """The rows of a workbook that have anything filled in, in order.

    Raises:
        CchcError: It is no .xlsx, is locked by a password, has macros, is damaged, is too large, or has no sheet with
            our headings.
    """
    named = f"Tệp “{name}”"
    with opened(content, named) as (values, formulas, parts):
        pairs = zip(values.worksheets, formulas.worksheets, strict=True)
        found = [_of_sheet(grid(*pair, parts), named, values.epoch) for pair in pairs]
        if not found:
            raise broken(named)
        if all(rows is None for rows in found):
            raise _no_column(named, f"{ADDRESS.heading}” và “{DONE_ON.heading}")
        return tuple(row for rows in found for row in rows or ())


def _of_sheet(sheet: Grid, named: str, epoch: datetime) -> list[FilledRow] | None:
    """The filled rows of a sheet; `None` when it has neither our headings nor anything that looks like our rows.

    Raises:
        CchcError: The sheet has the column of addresses without that of days, or the reverse; or is too long.
    """
    named = f"{named}, trang tính {sheet.title}"
    heads = _heads(sheet, named)
    if not heads:
        return [_headless(sheet, number) for number in _stray_rows(sheet)][:1] or None
    _refuse_long(sheet, heads, named)
    return [_judged(sheet.title, row, epoch) for row in _rows(sheet, heads) if _is_filled(row)]


def _heads(sheet: Grid, named: str) -> dict[int, Headed]:
    """The rows of headings, each with the columns that it heads; none when the sheet has none of ours.

    Raises:
        CchcError: There are only such with one of the two columns that must be there.
    """
    found = dict(sheet.places())
    whole = {number: places for number, places in found.items() if {ADDRESS.heading, DONE_ON.heading} <= {*places}}
    if found and not whole:
        lacking = DONE_ON if any(ADDRESS.heading in places for places in found.values()) else ADDRESS
        raise _no_column(named, lacking.heading)
    return whole


def _rows(sheet: Grid, heads: Mapping[int, Headed]) -> Iterator[GridRow]:
    """The rows below each row of headings, and rows that were sorted above the first one."""
    first, places = next(iter(heads.items()))
    for number in range(1, len(sheet.rows) + 1):
        places = heads.get(number, places)
        if number not in heads:
            row = sheet.row(number, places)
            if number > first or is_address(row.cells[ADDRESS.heading].text):
                yield row


def _refuse_long(sheet: Grid, heads: Mapping[int, Headed], named: str) -> None:
    """Refuse a sheet that has results too far down.

    Raises:
        CchcError: It is such a sheet.
    """
    columns = {column for places in heads.values() for heading in _INPUTS for column in places.get(heading, ())}
    if any(sheet.marks.last_rows.get(column, 0) > LAST_ROW for column in columns):
        raise CchcError(f"{named} dài quá {LAST_ROW} hàng. Đề nghị tách thành nhiều tệp.")


def _stray_rows(sheet: Grid) -> Iterator[int]:
    """The rows of a sheet without headings that have an address and a day, as ours do."""
    for number, (known, _) in enumerate(sheet.rows, 1):
        texts = [cell.value for cell in known if isinstance(cell.value, str)]
        if any(isinstance(cell.value, date) for cell in known) and any(
            "." in text and is_address(text) for text in texts
        ):
            yield number


def _headless(sheet: Grid, number: int) -> FilledRow:
    refusal = (
        f"trang tính không có hàng tiêu đề (“{ADDRESS.heading}”, “{DONE_ON.heading}”) nên không đọc được. Đề nghị chép "
        "lại hàng tiêu đề từ tệp đã lập."
    )
    return FilledRow(sheet.title, number, None, None, "", None, None, None, None, None, refusal)


def _no_column(named: str, heading: str) -> CchcError:
    return CchcError(f"{named} không có cột “{heading}”. Đề nghị dùng tệp do cchc status --format xlsx lập.")


def _is_filled(row: GridRow) -> bool:
    """True if a row has anything filled in; what it has of a merged area alone counts where it has an address."""
    given = [cell for cell in (row.cells.get(heading, _BLANK) for heading in _INPUTS) if not cell.is_blank]
    return any(not cell.inherited for cell in given) or bool(given and not row.cells[ADDRESS.heading].is_blank)


def _judged(sheet: str, row: GridRow, epoch: datetime) -> FilledRow:
    """The row with its values, or with its `refusal`."""
    cells = {heading: row.cells.get(heading, _BLANK) for heading in _HEADINGS}
    texts = {heading: cell.text for heading, cell in cells.items()}
    done_on: date | None = None
    plan = _plan(texts[PLAN.heading], texts[PLAN_FILE.heading])
    refusal = next(_refusals(cells), None)
    if refusal is None:
        try:
            done_on = day_of(cells[DONE_ON.heading].value, epoch)
        except NoDayError as error:
            refusal = str(error)
    return FilledRow(
        sheet,
        row.number,
        plan,
        texts[ISSUER.heading],
        texts[ADDRESS.heading] or "",
        texts[TITLE.heading],
        done_on,
        texts[EVIDENCE.heading],
        texts[BY.heading],
        with_target(texts[NOTE.heading], cells[NOTE.heading].link),
        refusal,
        texts[PLAN.heading] if plan != texts[PLAN.heading] else None,
        cells[EVIDENCE.heading].link,
        _shown(cells, done_on),
    )


def _plan(annex: str | None, file: str | None) -> str | None:
    """The plan of a row: the file that the column of annexes names, as it once did, else the one in its own column."""
    return annex if file is None or (annex and PurePath(annex).suffix in OURS) else file


def _shown(cells: Mapping[str, Seen], done_on: date | None) -> dict[str, Value]:
    """What stands in the cells: the day as one of Excel's where it is one, targets of links as words."""
    shown = {heading: with_target(cell.text, cell.link) for heading, cell in cells.items()}
    return {**shown, DONE_ON.heading: done_on or shown[DONE_ON.heading]}


def _refusals(cells: Mapping[str, Seen]) -> Iterator[str]:
    """Error messages for a row that cannot be taken, whatever its day is."""
    for heading, cell in cells.items():
        if cell.problem:
            yield f"ô {cell.place} (“{heading}”) {cell.problem.what}. {cell.problem.mend}"
    if any(len(cell.text or "") > LONGEST for cell in cells.values()):
        yield _TOO_LONG
    yield from _bad_address(cells[ADDRESS.heading])
    if not cells[DONE_ON.heading].text:
        given = next((heading for heading in (EVIDENCE.heading, *_INPUTS) if cells[heading].text), "")
        yield f"có “{given}” nhưng thiếu “{DONE_ON.heading}”. Đề nghị bổ sung."


def _bad_address(cell: Seen) -> Iterator[str]:
    if not cell.text:
        yield f"thiếu “{ADDRESS.heading}”. Đề nghị chép lại từ tệp đã lập."
    elif len(cell.text) > _LONGEST_ADDRESS:
        yield _TOO_LONG
    elif not isinstance(cell.value, str):
        yield (
            f"“{ADDRESS.heading}” là số hoặc ngày ({cell.text}), không phải chữ. "
            "Đề nghị định dạng ô là Text rồi ghi lại."
        )
