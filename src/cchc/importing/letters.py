"""Letters of a document that a plan file cannot hold, or that are not what they seem.

A plan file holds no characters that nobody sees; they are taken out of a text, and told. Text of an old code table
(TCVN3, VNI) shows letters of Latin-1 as others; it is no text of a plan, so its cell is refused: the field is not
written, and the words stand in the list of doubts. A typeface alone proves nothing, since Unicode is often typed in an
old template: a cell whose letters may be either is kept, and told.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from cchc.errors import CchcError
from cchc.importing.imported import Doubt, ImportedValue, LeftOut, Weight, Why
from cchc.reading.foreign.document import ForeignTable
from cchc.source import (
    FORBIDDEN,
    MARK,
    MISREAD,
    PILED_MARKS,
    has_vietnamese_letters,
    legacy_encoding,
    suspected_encoding,
)
from cchc.wording import harmless_line

_LINE_BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SYMBOLS = re.compile("[\ud800-\uf8ff\U000f0000-\U0010ffff]")
"""Halves of pairs, and letters of private use: signs of some typeface, which somebody sees."""
_TOO_MANY_MARKS = re.compile(f"({MARK}{{8}}){MARK}+")
_FONTS = {".vn": "TCVN3", "vni": "VNI"}
"""The old code tables by the beginnings of their typefaces' names."""

_FIRST_CELLS = 300
_OF_A_DOCUMENT = (
    "{} thuộc bảng mã cũ {}, không phải Unicode. Đề nghị chuyển mã cả văn bản sang Unicode (UniKey "
    "Toolkit, Ctrl+Shift+F6) rồi nhập lại.",
    "{} là {} bị đọc nhầm bằng bảng mã khác rồi lưu lại. Đề nghị nhập từ tệp gốc.",
)
"""Error messages for text in an old code table, and for text that was misread."""
_FEWEST_HEADINGS = 3
"""The fewest texts in a row of headings; a letterhead has two."""


class ReadValue(NamedTuple):
    """A text as a plan holds it, `None` for none; doubts about its letters, and its words if they were refused."""

    text: str | None
    doubts: tuple[Doubt, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def legible(text: str) -> str:
    """A text as a plan file can hold it, in NFC: without what nobody sees, signs of a typeface as U+FFFD."""
    lines = _LINE_BREAKS.sub("\n", unicodedata.normalize("NFC", text))
    shown = re.sub(FORBIDDEN, "", _SYMBOLS.sub("\N{REPLACEMENT CHARACTER}", lines))
    return _TOO_MANY_MARKS.sub(r"\1", shown)


def refuse_old_letters(tables: Iterable[ForeignTable]) -> None:
    """Refuse a document whose first cells are mostly in an old code table: cell by cell nothing would be left of it.

    Raises:
        CchcError: It is one.
    """
    cells = (cell.text for table in tables for cell in table.cells)
    texts = list(islice((text for text in cells if not text.isascii()), _FIRST_CELLS))
    _refuse_most("Chữ trong bảng", texts)


def refuse_old_headings(table: ForeignTable, last: int) -> None:
    """Refuse a table with a heading in an old code table among its first rows, up to `last`: no column is known.

    Raises:
        CchcError: It has one.
    """
    for row in range(1, last + 1):
        texts = [cell.text for cell in table.starting_in(row) if cell.text]
        if len(texts) >= _FEWEST_HEADINGS:
            _refuse_most(f"Tên cột ở {table.place(row)}", [text for text in texts if not text.isascii()])


def _refuse_most(where: str, texts: Sequence[str]) -> None:
    """Refuse texts of which most are in an old code table, the most frequent of which is named."""
    found = [name for text in texts if (name := legacy_encoding(text) or suspected_encoding(text))]
    if 2 * len(found) > len(texts):
        [(name, _)] = Counter(found).most_common(1)
        raise CchcError(_OF_A_DOCUMENT[name == MISREAD].format(where, name))


def read_value(value: ImportedValue) -> ReadValue:
    """A value as the plan holds it; one in an old code table is refused."""
    text = "" if value.blank else legible(value.text)
    if not value.text.isascii() and (table := _old_table(value, text)):
        return _refused(value, table)
    doubts = (*_unsure(value), *_changed(value, text))
    return ReadValue(text if text.strip() else None, doubts)


def _old_table(value: ImportedValue, text: str) -> str | None:
    """The old code table of a value; one word proves it where the typeface is of one, which names the table then."""
    if found := legacy_encoding(value.text) or (legacy_encoding(text) if text != value.text else None):
        return found
    suspected = suspected_encoding(value.text) if value.font else None
    return suspected and next((name for of, name in _FONTS.items() if value.font.casefold().startswith(of)), suspected)


def _refused(value: ImportedValue, table: str) -> ReadValue:
    font = f", phông {value.font}" if value.font else ""
    what = f"chưa đọc: chữ của bảng mã cũ {table}{font}"
    mend = "Đề nghị chuyển mã sang Unicode (UniKey Toolkit, Ctrl+Shift+F6) rồi nhập lại, hoặc gõ lại ô này."
    if table == MISREAD:
        what = "chưa đọc: chữ UTF-8 bị đọc nhầm bằng bảng mã khác"
        mend = "Đề nghị nhập lại từ tệp gốc, hoặc gõ lại ô này."
    doubt = Doubt(Weight.LETTERS, value.place, harmless_line(value.text), what, mend)
    return ReadValue(None, (doubt,), (LeftOut(Why.DOUBTED, value.text, value.place),))


def _unsure(value: ImportedValue) -> Iterator[Doubt]:
    """The doubt about a value that may be in an old code table: by one word, or by its typeface alone."""
    table = suspected_encoding(value.text)
    by_font = value.font and not value.text.isascii() and not has_vietnamese_letters(value.text)
    if table or by_font:
        why = f"phông {value.font} là của bảng mã cũ" if value.font else f"có thể có chữ của bảng mã cũ {table}"
        written = harmless_line(value.text)
        yield Doubt(Weight.LETTERS, value.place, written, f"giữ nguyên; {why}", "Đề nghị kiểm tra lại chữ của ô này.")


def _changed(value: ImportedValue, text: str) -> Iterator[Doubt]:
    """The doubt about a value that had characters which nobody sees, or signs of a typeface."""
    if lost := re.search(FORBIDDEN, value.text) or re.search(PILED_MARKS, value.text):
        sign = f"U+{ord(lost[0][-1]):04X}"
        yield Doubt(
            Weight.LETTERS,
            value.place,
            harmless_line(value.text),
            harmless_line(text),
            f"Ô có ký tự không in được ({sign}), đã bỏ hoặc thay bằng “�”. Đề nghị xem lại.",
        )
