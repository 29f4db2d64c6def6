"""Rows of a table that are no data: blank ones, and the headings again."""

from cchc.importing.imported import Why
from cchc.importing.lines import ReadLine
from cchc.importing.notes import ImportNotes
from cchc.model.folding import fold


def is_left_out(line: ReadLine, told: ImportNotes) -> bool:
    """True for a row that is no data; its words are noted."""
    if not line.filled and not line.loose:
        return True
    if _repeats_headings(line):
        for name in line.filled:
            told.leave(Why.REPEATED, line.text(name), line.entries[name].place)
        return True
    return False


def _repeats_headings(line: ReadLine) -> bool:
    """True if most texts of a row, two at least, are the headings of their columns."""
    headings = {column.name: _compared(column.heading) for column in line.table.columns}
    same = sum(_compared(line.text(name)) == headings[name] for name in line.filled)
    return same > 1 and 3 * same >= 2 * len(line.filled)


def _compared(heading: str) -> str:
    return "".join(letter for letter in fold(heading) if letter.isalnum())
