"""Rows of which a page break, or a writer who had no room, made two: joined where their halves leave no doubt.

The upper half has neither TT nor points, and the lower one has; or the lower one has neither, and goes on where the
upper one stops. The lower half may begin with what the upper one says, as scanned documents have it: said once, it
stands there as the upper half has it; so do its last words. Whatever is joined is listed, for a person to look at.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from cchc.guessing import likeness
from cchc.importing.imported import Weight, Why
from cchc.importing.rows.area_headings import area_heading
from cchc.importing.rows.cell_texts import Lines, one_line, without_start, written
from cchc.importing.rows.lines import ColumnText, ReadLine
from cchc.importing.rows.notes import ImportNotes
from cchc.model.emphasis import Run
from cchc.model.folding import fold
from cchc.wording import bare

_OPEN = re.compile(
    r"[-–—,(/&]$|\b(?:các|và|của|giữa|với|cho|trong|tại|về|từ|đến|để|do|theo|hoặc|bằng|những|là|năm|quý|tháng|ngày|số)$",
    re.IGNORECASE,
)
"""An end at which no text ends."""
_LETTERED = re.compile(r"[a-zđ][.)]")
_ALIKE = 0.75
_LEAST_LETTERS = 12
"""The fewest letters of a text that another one may say again with slips, or in part."""
_LEAST_WORDS = 3
"""The fewest words of a part that is said again."""
_MOST_OVERLAP = 40
"""The most words of such a part."""
_SHORT = 3
"""The letters of a word that is another one, and no slip, as soon as a letter differs."""
_POINTS = ".,;:()"
_WHOLE = "Đề nghị xem lại từng ô của hàng này."


def whole_rows(lines: Iterable[ReadLine], notes: ImportNotes) -> list[ReadLine]:
    """The rows with halves joined."""
    found: list[ReadLine] = []
    for line in lines:
        if found and _belongs_together(found[-1], line):
            found[-1] = _joined(found[-1], line, notes)
        else:
            found.append(line)
    return found


def _belongs_together(upper: ReadLine, lower: ReadLine) -> bool:
    if area_heading(upper) or area_heading(lower):
        return False
    if lower.title.continues and lower.title.shares(upper.title):
        return not _is_counted(lower)
    if _is_counted(lower):
        return not _is_counted(upper) and _is_upper_half(upper, lower)
    return _is_counted(upper) and not lower.label and _is_lower_half(upper, lower)


def _is_counted(line: ReadLine) -> bool:
    return bool(line.counter) or line.has_points


def _is_upper_half(upper: ReadLine, lower: ReadLine) -> bool:
    """True if the title of the lower row says that of the upper one again, or goes on with it."""
    if _repeated(upper.title.lines, lower.title.lines, loosely=True):
        return True
    is_one = lower.label is None or upper.label is None or lower.label.code == upper.label.code
    return is_one and bool(upper.filled_texts or lower.after_break) and _goes_on(lower.title.lines)


def _is_lower_half(upper: ReadLine, lower: ReadLine) -> bool:
    """True for a row without number, code and points that has more text for the row above it."""
    if not lower.own(lower.title_column):
        return bool(lower.filled_texts)
    is_cut = lower.after_break or not lower.filled_texts or _OPEN.search(upper.title.text) is not None
    return is_cut and _goes_on(lower.title.lines)


def _goes_on(lines: Lines) -> bool:
    """True if a text begins in the middle of a sentence, or there is none."""
    text = written(lines)
    return not text or (text[0].islower() and not _LETTERED.match(text))


def _joined(upper: ReadLine, lower: ReadLine, notes: ImportNotes) -> ReadLine:
    """The row of two halves."""
    title = upper.title_column
    entries = {
        name: _joined_entry(entry, lower.entries[name], notes, is_title=name == title)
        for name, entry in upper.entries.items()
    }
    whole = replace(upper, entries=entries, loose=(*upper.loose, *lower.loose), label=upper.label or lower.label)
    if upper.label and lower.label:
        notes.leave(Why.DOUBTED, lower.label.printed, lower.title.place)
    said = f"{upper.whole} / {lower.whole}"
    notes.ask(Weight.ROW, upper.place, said, whole.whole, f"Đã nối với {lower.place}. {_WHOLE}")
    return whole


def _joined_entry(upper: ColumnText, lower: ColumnText, notes: ImportNotes, *, is_title: bool) -> ColumnText:
    if not lower.lines or lower.shares(upper):
        return upper
    if not upper.lines:
        return lower
    again = _repeated(upper.lines, lower.lines, loosely=is_title) or _overlap(upper.lines, lower.lines)
    notes.leave(Why.DOUBTED, written(lower.lines)[:again], lower.place)
    rest = without_start(lower.lines, again)
    cells = (*upper.cells, *lower.cells)
    return replace(upper, lines=_run_on(upper.lines, rest) if rest else upper.lines, cells=cells, continues=False)


def _run_on(upper: Lines, lower: Lines) -> Lines:
    """The lines of two texts, of which the second goes on in the line where the first one stops, or in a new one."""
    if written(lower)[0].islower() or _OPEN.search(one_line(upper)):
        return (*upper[:-1], (*upper[-1], Run(" "), *lower[0]), *lower[1:])
    return (*upper, *lower)


def _repeated(upper: Lines, lower: Lines, *, loosely: bool) -> int:
    """The number of letters at the beginning of a text that say the whole of another one again; 0 for none."""
    said, again = one_line(upper), written(lower)
    ends = [match.end() for match in re.finditer(r"\S+", again)]
    count = len(said.split())
    loosely = loosely and len(said) >= _LEAST_LETTERS
    for words in (count, count - 1, count + 1) if loosely else (count,):
        if 0 < words <= len(ends):
            start = again[: ends[words - 1]]
            if _says_again(start, said) or (loosely and likeness(start, said) >= _ALIKE):
                return len(start)
    return 0


def _overlap(upper: Lines, lower: Lines) -> int:
    """The number of letters at the beginning of a text that say the last words of another one again; 0 for none."""
    words, again = one_line(upper).split(), written(lower)
    ends = [match.end() for match in re.finditer(r"\S+", again)][: min(len(words), _MOST_OVERLAP)]
    starts = (again[:end] for end in reversed(ends[_LEAST_WORDS - 1 :]))
    same = (each for each in starts if _says_again(each, " ".join(words[-len(each.split()) :])))
    return next((len(each) for each in same if len(each) >= _LEAST_LETTERS), 0)


def _says_again(text: str, said: str) -> bool:
    """True for the same words, or at least four of which a few differ in slips: “doan thê” for “đoàn thể”."""
    if fold(text) == fold(said):
        return True
    pairs = list(zip(text.split(), said.split(), strict=False))
    if not len(pairs) == len(text.split()) == len(said.split()) > _LEAST_WORDS:
        return False
    slips = [(one, other) for one, other in pairs if fold(one) != fold(other)]
    return 3 * len(slips) <= len(pairs) and all(_is_slip(*pair) for pair in slips)


def _is_slip(one: str, other: str) -> bool:
    """True for two words that are one but for diacritics or a letter; numbers differ indeed."""
    if not (one.strip(_POINTS).isalpha() and other.strip(_POINTS).isalpha()):
        return False
    return bare(one) == bare(other) or (min(len(one), len(other)) > _SHORT and likeness(one, other) >= _ALIKE)
