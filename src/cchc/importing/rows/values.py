"""The values of rows as the plan language has them: codes, titles, points, texts, and “như trên” for merged cells.

A cell that continues the one above says “như trên”. Across the row of an area it cannot, so it says the text again; a
cell of points or of a title that covers several rows is read once, and asked about.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cchc.importing.imported import ImportedRow, ImportedValue, Weight, Why
from cchc.importing.rows.cell_texts import has_literal_tags, language_text
from cchc.importing.rows.lines import ColumnText, ReadLine
from cchc.importing.rows.notes import ImportNotes
from cchc.importing.rows.outline import RowNode
from cchc.importing.rows.points import PointsRead, points_read
from cchc.model.ditto import resembles_ditto, says_ditto
from cchc.model.values import WRITTEN_STATES

DITTO = "như trên"
_AGAIN = "Đề nghị kiểm tra lại: ô này tiếp tục ô ở lĩnh vực trên, nên chữ được ghi lại."
_TT = re.compile(r"\(?(?:(?:[0-9]{1,4}|[IVXLC]+|[A-Za-zđĐ])(?:\.(?:[0-9]{1,3}|[a-zđ]))*|[-–—+*•])[.):/-]*")
_ASKED = ("target", "tasks", "lead", "support", "timeframe")
"""The columns in which a blank cell may be the rest of a merged one."""


@dataclass(slots=True)
class RowWriter:
    """Writes the rows of an annex in print order; it knows the row above, for cells that continue it."""

    notes: ImportNotes
    in_area: bool = False
    """True if there is a row above in the same area."""
    meanings: dict[str, str] = field(default_factory=dict)
    """The texts that the cells of the row above stand for, by their columns."""

    seen: set[str] = field(default_factory=set)
    """The columns that have had a text in this area."""

    other_labels: list[tuple[str, str, str]] = field(default_factory=list)
    """The place of each label that will be printed otherwise, the code as the document has it, and as printed."""

    blanks: list[tuple[str, str]] = field(default_factory=list)
    """The place of blank cells that may be the rest of merged ones, and the headings of their columns."""

    merged: list[tuple[str, ColumnText]] = field(default_factory=list)
    """The cells of titles and points that began in a row above, each with its column, row by row."""

    cells: set[int] = field(default_factory=set)
    """The cells of texts that were written."""

    def has_written(self, entry: ColumnText) -> bool:
        """True if a row has the text of these cells, which began above it."""
        return all(id(cell) in self.cells for cell in entry.cells)

    def begin_area(self) -> None:
        """Begin an area, in whose first row no cell continues another one."""
        self.in_area = False
        self.seen.clear()

    def row(self, node: RowNode) -> ImportedRow:
        """A row with its parts."""
        line, seen = node.line, {*self.seen}
        values = dict(self._values(line))
        if not node.parts:
            self._note_blanks(line, values, seen)
        for cell in line.loose:
            place = line.headed.table.place(cell.row, cell.column)
            self.notes.lose(Weight.ROW, place, cell.text, "Đề nghị ghi vào ô đúng: chữ này không ở dưới tên cột nào.")
        self.in_area = True
        return ImportedRow(values, line.place, tuple(map(self.row, node.parts)))

    def _values(self, line: ReadLine) -> Iterator[tuple[str, ImportedValue]]:
        yield from self._number(line.own("number"), line)
        yield from self._code(line)
        yield "title", self._title(line)
        for name, entry in line.point_columns:
            yield name, self._points(name, entry, line)
        for name, entry in line.text_columns:
            self._ask_about_cell(line, entry)
            yield name, self._text(name, entry)
            self.seen |= {name} if entry.text else set()
            self.cells |= {id(cell) for cell in entry.cells}

    def _number(self, text: str, line: ReadLine) -> Iterator[tuple[str, ImportedValue]]:
        if _TT.fullmatch(text):
            yield "number", ImportedValue(text, line.entries["number"].place)
            self.notes.leave(Why.NUMBER, text, line.entries["number"].place)
        elif text:
            advice = "Đề nghị ghi vào ô đúng: cột TT chỉ có số, do chương trình đánh."
            self.notes.lose(Weight.ROW, line.entries["number"].place, text, advice)

    def _code(self, line: ReadLine) -> Iterator[tuple[str, ImportedValue]]:
        if line.label is None:
            return
        place = line.entries["code"].place if "code" in line.entries else line.title.place
        if line.label.code:
            self.notes.leave(Why.LABEL, line.label.word, place)
            if other := line.label.other_word:
                code = line.label.code
                self.other_labels.append((place, f"{line.label.word} {code}", f"{other} {code}"))
            yield "code", ImportedValue(line.label.code, place)
        else:
            self.notes.lose(Weight.CODE, place, line.label.printed.strip(), "Đề nghị ghi mã đúng vào trường code.")

    def _title(self, line: ReadLine) -> ImportedValue:
        entry = line.title
        self._ask_about_cell(line, entry)
        if entry.continues and entry.lines:
            self.merged.append(("title", entry))
        elif not entry.lines:
            self.notes.ask(Weight.ROW, line.place, line.whole, "", "Đề nghị ghi tên: hàng này để trống ô tên.")
        return ImportedValue(language_text(entry.lines), entry.place, not entry.lines, entry.font)

    def _points(self, name: str, entry: ColumnText, line: ReadLine) -> ImportedValue:
        if entry.continues and entry.text:
            self.merged.append((name, entry))
        if entry.continues or not entry.text:
            return ImportedValue("", entry.place, blank=True)
        maximum = line.entries.get("max_score")
        read = points_read(entry.text, points_read(maximum.text).value if maximum and name == "score" else "")
        if name == "max_score" and read.value in WRITTEN_STATES:
            read = PointsRead("", entry.text, is_sure=False)
        if read.is_sure:
            self.notes.leave(Why.LABEL, read.left, entry.place)
        else:
            self.notes.leave(Why.DOUBTED, read.left, entry.place)
            self.notes.ask(Weight.POINTS, entry.place, entry.text, read.value, "Đề nghị kiểm tra lại số điểm.")
        return ImportedValue(read.value, entry.place, not read.value)

    def _text(self, name: str, entry: ColumnText) -> ImportedValue:
        text = language_text(entry.lines)
        said = says_ditto(text) or resembles_ditto(text)
        if said:
            self.notes.leave(Why.DITTO, entry.text, entry.place)
        if said or entry.continues:
            return self._continued(name, entry, self.meanings.get(name, "") if said else text)
        self.meanings[name] = text
        return ImportedValue(text, entry.place, not text, entry.font)

    def _continued(self, name: str, entry: ColumnText, meant: str) -> ImportedValue:
        """The value of a cell that says or shows that it continues the one above."""
        if self.in_area and meant:
            if not entry.continues and not says_ditto(entry.text):
                self.notes.ask(Weight.CELL, entry.place, entry.text, DITTO, "Đề nghị kiểm tra lại chữ viết tắt này.")
            return ImportedValue(DITTO, entry.place)
        self.meanings[name] = meant
        if entry.text:
            advice = _AGAIN if meant else "Đề nghị ghi đầy đủ: phía trên không có nội dung."
            self.notes.ask(Weight.CELL, entry.place, "" if entry.continues else entry.text, meant, advice)
        return ImportedValue(meant, entry.place, not meant, entry.font)

    def _ask_about_cell(self, line: ReadLine, entry: ColumnText) -> None:
        """Ask about a cell over several columns, and about tags that stand in its text."""
        if entry.continues or not entry.text:
            return
        if len(entry.covered) > 1 + ("number" in entry.covered):
            headings = {column.name: column.heading for column in line.headed.columns}
            names = ", ".join(f"“{headings[name]}”" for name in entry.covered)
            self.notes.ask(
                Weight.CELL, entry.place, entry.text, entry.text, f"Đề nghị kiểm tra lại: ô gộp qua các cột {names}."
            )
        if has_literal_tags(entry.lines):
            advice = "Đề nghị kiểm tra lại: <i>, <b> trong văn bản được hiểu là chữ nghiêng, chữ đậm."
            self.notes.ask(Weight.LETTERS, entry.place, entry.text, language_text(entry.lines), advice)

    def _note_blanks(self, line: ReadLine, values: dict[str, ImportedValue], seen: set[str]) -> None:
        """Note the blank cells of a row below cells with a text, which may be meant for this row, too."""
        blank = [name for name in values if name in _ASKED and values[name].blank and name in seen]
        if blank:
            headings = {column.name: column.heading for column in line.headed.columns}
            names = ", ".join(f"“{headings[name]}”" for name in blank)
            self.blanks.append((values[blank[0]].place if len(blank) == 1 else line.place, names))
