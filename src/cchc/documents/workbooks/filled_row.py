"""A filled-in row as it is taken, or the refusal that names its cell and the mend."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePath

from cchc.analysis.tracking import Tracked
from cchc.documents.workbooks.cells import LONGEST, Seen
from cchc.documents.workbooks.columns import EVIDENCE, INPUTS, NOTE, PLAN_FILE, READ_BACK, REASON
from cchc.documents.workbooks.days import NoDayError, day_of
from cchc.documents.workbooks.grid import LONGEST_ADDRESS, GridRow
from cchc.documents.workbooks.links import with_target
from cchc.files import OURS
from cchc.phrasing.column import Value, headings
from cchc.phrasing.columns import ADDRESS, BY, DONE_ON, ISSUER, PLAN, TITLE

_TOO_LONG = "có ô chữ quá dài. Đề nghị ghi ngắn lại."
_HEADINGS = (*headings(READ_BACK), REASON)
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


def is_filled(row: GridRow) -> bool:
    """True if a row has anything filled in, or was refused before and says why.

    What it has of a merged area alone counts where it has an address.
    """
    given = [cell for cell in (row.cells.get(heading, _BLANK) for heading in (*_INPUTS, REASON)) if not cell.is_blank]
    return any(not cell.inherited for cell in given) or bool(given and not row.cells[ADDRESS.heading].is_blank)


def judged(sheet: str, row: GridRow, epoch: datetime) -> FilledRow:
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
    """What stands in the cells: the day as one of Excel's where it is one, targets of links as words.

    A cell with a problem is blank: without its line through it, or its merged area, a value would pass for a good one.
    So is the day beside a cell that has a problem and nothing else, such as one that the day's own cell is merged with.
    """
    shown = {heading: None if cell.problem else with_target(cell.text, cell.link) for heading, cell in cells.items()}
    is_doubtful = any(cell.problem and not cell.text for cell in cells.values())
    return {**shown, DONE_ON.heading: None if is_doubtful else done_on or shown[DONE_ON.heading]}


def _refusals(cells: Mapping[str, Seen]) -> Iterator[str]:
    """Error messages for a row that cannot be taken, whatever its day is."""
    for heading, cell in cells.items():
        if cell.problem:
            yield f"ô {cell.place} (“{heading}”) {cell.problem.what}. {cell.problem.mend}"
    if any(len(cell.text or "") > LONGEST for cell in cells.values()):
        yield _TOO_LONG
    yield from _bad_address(cells[ADDRESS.heading])
    if not cells[DONE_ON.heading].text:
        given = next((heading for heading in (EVIDENCE.heading, *_INPUTS) if cells[heading].text), None)
        lacking = f"có “{given}” nhưng thiếu “{DONE_ON.heading}”. Đề nghị bổ sung."
        yield lacking if given else cells[REASON].text or lacking


def _bad_address(cell: Seen) -> Iterator[str]:
    if not cell.text:
        yield f"thiếu “{ADDRESS.heading}”. Đề nghị chép lại từ tệp đã lập."
    elif len(cell.text) > LONGEST_ADDRESS:
        yield _TOO_LONG
    elif not isinstance(cell.value, str):
        yield (
            f"“{ADDRESS.heading}” là số hoặc ngày ({cell.text}), không phải chữ. "
            "Đề nghị định dạng ô là Text rồi ghi lại."
        )
