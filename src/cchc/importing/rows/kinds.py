"""Rows of a table that are no data: blank ones, headings again, numbers of columns, totals, footnotes, signatures.

What such a row says is noted, so that nobody has to search the document for it; totals, footnotes and signatures are
doubts too, each with its words: a footnote may hold a deadline.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from cchc.importing.columns.heading_rows import numbers_columns
from cchc.importing.imported import HeadedColumn, HeadedTable, Weight, Why
from cchc.importing.labels import label_of
from cchc.importing.rows.area_headings import heading_of, is_sentence
from cchc.importing.rows.lines import ReadLine, lines_below
from cchc.importing.rows.notes import ImportNotes
from cchc.model.folding import fold
from cchc.reading.signposts import END, begins_signature
from cchc.wording import bare

_TOTAL = re.compile(
    r"(?:tong (?:cong|diem|so diem)|cong (?:diem|tong)|diem tong|tong(?! hop)|cong)"
    r"(?: (?:diem|cong|so|toi da|dat duoc|toan bang|chung|cac linh vuc|linh vuc [ivx\d]+))*"
    r"(?: ?[(:=].*| ?[ivxa-d\d+,. ]+)?"
)
_SUMS_UP = re.compile(r"(?:tong|cong)\b(?! (?:hop|tac|khai|bo|chuc|van|thong|ket|nghe|nhan|an)\b)")
"""The beginning of a total in other words, where the row has points besides and nothing else."""
_MARK = re.compile(r"\(?(?:\*{1,3}|†|[0-9]{1,2})\)|\*{1,3}|†|[¹²³⁰-⁹]")
"""The mark of a note in the column of TT."""
_NOTE = re.compile(r"(?:ghi chu|chu thich|luu y|chu y|nguon|giai thich|ky hieu|tai lieu kem theo)\b.*[:.]")
_MARKED = re.compile(r"[*†]|\([*0-9]+\)")
"""The beginning of a note below the last row that is counted; above, it may head a group of rows."""
_SIGNATURE = re.compile(
    r"(?:(?:dai dien |thu truong )?.{0,40}\(?(?:da )?ky,? (?:va )?(?:ghi ro|dong dau|ten)|\(da ky\)|nguoi lap|noi nhan"
    r"|.{1,40}, ?ngay [0-9. …/]* ?thang [0-9. …]* ?nam)"
)
_TOLD = {
    Why.TOTAL: ("hàng tổng cộng", "Đề nghị kiểm tra lại: tổng do chương trình cộng."),
    Why.FOOTNOTE: ("chú thích", "Đề nghị ghi vào ô của hàng liên quan nếu là nội dung kế hoạch."),
    Why.SIGNATURE: ("chữ ký", "Đề nghị kiểm tra lại: chữ ký không thuộc nội dung kế hoạch."),
}
"""The rows that a person is told of: what they were taken for, and what is proposed."""
_Headings = Mapping[str, set[str]]
"""The headings of columns, by their names, in the form for comparing."""
_MOST_SIGNING = 3
"""The most cells in a row of signatures."""


def data_lines(headed: HeadedTable, notes: ImportNotes) -> Iterator[ReadLine]:
    """The rows of a table that are data; the others are noted."""
    after_break = True
    for line, why in _with_reasons(headed):
        if why is None:
            yield replace(line, after_break=after_break)
        else:
            _leave(why, line, notes)
        if why is Why.TOTAL:
            filled = ((name, entry) for name, entry in line.point_columns if line.own(name))
            notes.totals.extend((name, entry.text, entry.place) for name, entry in filled)
        after_break = why is Why.REPEATED or (after_break and why is not None)


def leave_footnote(words: str, place: str, notes: ImportNotes) -> None:
    """Note a footnote as left out and as a doubt."""
    notes.leave(Why.FOOTNOTE, words, place)
    _tell(Why.FOOTNOTE, words, place, notes)


def _with_reasons(headed: HeadedTable) -> Iterator[tuple[ReadLine, Why | None]]:
    """The rows that say something, each with the reason why it is no data; `None` for data."""
    headings = {column.name: _headings(headed, column) for column in headed.columns}
    lines = [line for line in lines_below(headed) if line.filled or line.loose]
    below, signed = _ends(lines)
    for index, line in enumerate(lines):
        is_last = index + 1 == len(lines) and index >= below > 0
        why = _reason(line, headings, _MARKED if index >= below else _NOTE) or _reason_of(line, is_last=is_last)
        yield line, Why.SIGNATURE if index >= signed else why


def _reason_of(line: ReadLine, *, is_last: bool) -> Why | None:
    """The reason why the last row of a table is no data; `None` for any other."""
    return Why.FOOTNOTE if is_last and _is_remark(line) else None


def _ends(lines: Sequence[ReadLine]) -> tuple[int, int]:
    """The number of rows up to the last counted one, and up to the signature."""
    below = max((index for index, line in enumerate(lines, 1) if _is_counted(line)), default=0)
    return below, below + len(list(takewhile(lambda line: not _is_signature(line), lines[below:])))


def _is_total(line: ReadLine) -> bool:
    """True for a row that sums up points: “Tổng cộng”, “Cộng (I + II)”."""
    words = [text for text in map(line.own, line.filled) if not _is_number(text)]
    is_one = len(words) == 1 and not line.label and not line.counter
    if not is_one:
        return False
    text = bare(words[0]).strip(" .:")
    has_only_points = line.has_points and not line.filled_texts
    return _TOTAL.fullmatch(text) is not None or (has_only_points and _SUMS_UP.match(text) is not None)


def _reason(line: ReadLine, headings: _Headings, marked: re.Pattern[str]) -> Why | None:
    """The reason why a row is no data; a text that is `marked` is a note."""
    if _repeats(line, headings):
        return Why.REPEATED
    if numbers_columns(line.headed.table, line.row):
        return Why.HEADING
    if _is_total(line):
        return Why.TOTAL
    return Why.FOOTNOTE if _is_note(line, marked) else None


def _leave(why: Why, line: ReadLine, notes: ImportNotes) -> None:
    for name in line.filled:
        notes.leave(why, line.own(name), line.entries[name].place)
    for cell in line.loose:
        notes.leave(why, cell.text, line.headed.table.place(cell.row, cell.column))
    _tell(why, line.whole, line.place, notes)


def _tell(why: Why, words: str, place: str, notes: ImportNotes) -> None:
    if why in _TOLD:
        taken_for, advice = _TOLD[why]
        notes.ask(Weight.READING, place, words, f"để ngoài kế hoạch: {taken_for}", advice)


def _repeats(line: ReadLine, headings: _Headings) -> bool:
    """True if most texts of a row, two at least, are the headings of their columns."""
    longest = max(len(heading) for each in headings.values() for heading in each)
    texts = {name: line.own(name) for name in line.filled}
    same = sum(len(text) <= 2 * longest and _compared(text) in headings[name] for name, text in texts.items())
    return same > 1 and 3 * same >= 2 * len(texts)


def _headings(headed: HeadedTable, column: HeadedColumn) -> set[str]:
    """The heading of a column, and the texts that it is put together from, in the form for comparing."""
    cells = (headed.table.at(row, place) for row in headed.heading_rows for place in column.covered)
    return {_compared(text) for text in (column.heading, *(cell.text for cell in cells if cell))}


def _is_note(line: ReadLine, marked: re.Pattern[str]) -> bool:
    """True for a row with one text, which begins as a note does; a mark in the column of TT is none."""
    is_marked = _MARK.fullmatch(line.own("number")) is not None
    filled = [name for name in line.filled if not (is_marked and name == "number")]
    texts = [*map(line.own, filled), *(cell.text for cell in line.loose)]
    return len(texts) == 1 and not line.label and any(form.match(bare(texts[0])) for form in (_NOTE, marked))


def _is_remark(line: ReadLine) -> bool:
    """True for a row with one sentence in the column of titles, beside blank cells; the last one of a table only."""
    texts = [name for name, entry in line.entries.items() if entry.text]
    title = line.title
    is_alone = texts == [line.title_column] and not title.continues and not line.loose
    return is_alone and label_of(title.text) is None and is_sentence(heading_of(title.lines, title.place, line))


def _is_counted(line: ReadLine) -> bool:
    """True for a row with a number, or with more texts than a signature has."""
    return re.fullmatch(r"[0-9.]+|[IVXa-z]+|[A-E]", line.counter) is not None or len(line.filled) > _MOST_SIGNING


def _is_signature(line: ReadLine) -> bool:
    cells = [*(line.entries[name].lines for name in line.filled), *(cell.content.lines for cell in line.loose)]
    texts = ["".join(run.text for run in cell[0]).strip() for cell in cells]
    return any(begins_signature(text) or text == END or _SIGNATURE.match(bare(text)) for text in texts)


def _is_number(text: str) -> bool:
    try:
        return Decimal(text.replace(",", ".")).is_finite()
    except ArithmeticError:
        return False


def _compared(heading: str) -> str:
    return "".join(letter for letter in fold(heading) if letter.isalnum())
