"""The values of rows as the plan language has them: codes, titles, points, texts, and “như trên” for merged cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from cchc.importing.cell_texts import language_text, without_start
from cchc.importing.imported import ImportedRow, ImportedValue, Weight, Why
from cchc.importing.lines import DERIVED, ColumnText, ReadLine
from cchc.importing.notes import ImportNotes
from cchc.importing.outline import Node
from cchc.importing.point_texts import points_read
from cchc.model.columns import POINT_COLUMNS
from cchc.model.ditto import resembles_ditto, says_ditto

DITTO = "như trên"
_ADVICE_MERGED = "Đề nghị kiểm tra lại: ô gộp qua hàng tên lĩnh vực nên chữ được ghi lại."


@dataclass(slots=True)
class RowWriter:
    """Writes the rows of an annex in print order; it knows the row above, for cells that continue it."""

    told: ImportNotes
    above: ReadLine | None = None
    in_area: bool = False
    """True if the row above stands in the same area."""
    meanings: dict[str, str] = field(default_factory=dict)
    """What the cells of the row above mean, by their columns."""

    def begin_area(self) -> None:
        """Begin an area, in whose first row no cell continues."""
        self.in_area = False

    def row(self, node: Node) -> ImportedRow:
        """A row with its parts."""
        line = node.line
        values = dict(self._values(line))
        self.above, self.in_area = line, True
        return ImportedRow(values, line.place, tuple(map(self.row, node.parts)))

    def _values(self, line: ReadLine) -> Iterator[tuple[str, ImportedValue]]:
        if number := line.own("number"):
            yield "number", ImportedValue(number, line.entries["number"].place)
            self.told.leave(Why.NUMBER, number, line.entries["number"].place)
        yield from self._code_and_title(line)
        for name, entry in line.entries.items():
            if name in POINT_COLUMNS:
                yield name, self._points(name, entry, line)
            elif name not in DERIVED:
                yield name, self._text(name, entry)

    def _code_and_title(self, line: ReadLine) -> Iterator[tuple[str, ImportedValue]]:
        title, label = line.title, line.label
        if label:
            place = line.entries["code"].place if "code" in line.entries else title.place
            word = label.printed.removesuffix(label.code)
            self.told.leave(Why.LABEL, word, place)
            yield "code", ImportedValue(label.code, place)
        lines = title.lines if label is None or "code" in line.entries else without_start(title.lines, label.length)
        yield "title", ImportedValue(language_text(lines), title.place, not lines, title.font)

    def _points(self, name: str, entry: ColumnText, line: ReadLine) -> ImportedValue:
        if entry.continues or not entry.text:
            return ImportedValue("", entry.place, blank=True)
        read = points_read(entry.text, line.text("max_score") if name == "score" else "")
        if read.left and read.is_sure:
            self.told.leave(Why.LABEL, read.left, entry.place)
        elif not read.is_sure:
            self.told.leave(Why.DOUBTED, read.left, entry.place)
            self.told.ask(Weight.POINTS, entry.place, entry.text, read.value, "Đề nghị kiểm tra lại số điểm.")
        return ImportedValue(read.value, entry.place, not read.value)

    def _text(self, name: str, entry: ColumnText) -> ImportedValue:
        text = language_text(entry.lines)
        said = says_ditto(text) or resembles_ditto(text)
        if said or entry.continues:
            return self._continued(name, entry, text, said=said)
        self.meanings[name] = text
        return ImportedValue(text, entry.place, not text, entry.font)

    def _continued(self, name: str, entry: ColumnText, text: str, *, said: bool) -> ImportedValue:
        """The value of a cell that says or shows that it continues the one above."""
        meant = self.meanings.get(name, "") if said else text
        if said:
            self.told.leave(Why.DITTO, text, entry.place)
        if self.in_area and meant:
            return ImportedValue(DITTO, entry.place)
        if meant:
            self.told.ask(Weight.CELL, entry.place, text, meant, _ADVICE_MERGED)
        self.meanings[name] = meant
        return ImportedValue(meant, entry.place, not meant, entry.font)
