"""A cell as the person who filled it in sees it: its text, its link, or the problem that keeps it from being read."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from cchc.documents.workbooks.columns import cell_text
from cchc.reading.foreign.workbook.cells import ERROR
from cchc.reading.workbook_marks import Marks
from cchc.reading.workbook_opening import ExcelCell
from cchc.wording import day, unguarded

LONGEST = 2000
"""The longest text that is taken from a cell."""
_FORMULA, _ERROR = "f", "e"
_HYPERLINK = re.compile(r"=\s*HYPERLINK\(", re.IGNORECASE)
_LITERAL = re.compile(
    r'=\s*HYPERLINK\(\s*"(?P<target>(?:[^"]|"")*)"\s*(?:,\s*(?:"(?P<label>(?:[^"]|"")*)")?.*)?\)\s*',
    re.IGNORECASE | re.DOTALL,
)


class Problem(NamedTuple):
    """The rest of a sentence that begins with the cell: what is wrong, and the mend."""

    what: str
    mend: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A cell, or one that has its value from the merged area that it lies in (`inherited`)."""

    place: str
    value: object = None
    text: str | None = None
    link: str | None = None
    problem: Problem | None = None
    inherited: bool = False

    @property
    def is_blank(self) -> bool:
        """True if nothing stands there."""
        return not (self.text or self.problem)


def seen(known: ExcelCell, made: ExcelCell, place: str, marks: Marks, link: str | None) -> Seen:
    """A cell of the workbook with values, `known`, and of the one with formulas, `made`."""
    value = known.value
    if known.data_type == _ERROR and not _is_error(known, place, marks):
        value = marks.numbers[place]
    if made.data_type == _FORMULA and _HYPERLINK.match(formula := str(getattr(made.value, "text", made.value))):
        return _of_formula(place, value, formula)
    text = text_of(value) or link
    return Seen(place, value, text, link, _problem(known, made, place, text, marks))


def _of_formula(place: str, value: object, formula: str) -> Seen:
    """A cell with a formula HYPERLINK, whose target is kept when it stands there itself."""
    found = _LITERAL.fullmatch(formula)
    if found is None:
        problem = Problem("là công thức HYPERLINK lấy địa chỉ từ nơi khác", "Đề nghị ghi địa chỉ vào ô.")
        return Seen(place, value, text_of(value), problem=problem)
    link, label = (cell_text((found[name] or "").replace('""', '"')) for name in ("target", "label"))
    return Seen(place, value, text_of(value) or label or link, link or None)


def _problem(known: ExcelCell, made: ExcelCell, place: str, text: str | None, marks: Marks) -> Problem | None:
    if text is None:
        return _problem_of_blank(made, place, marks)
    if ERROR.fullmatch(text) or _is_error(known, place, marks):
        return Problem(f"là lỗi {text} của bảng tính", "Đề nghị ghi lại giá trị.")
    if known.value is not None and known.font.strike:
        return Problem("bị gạch ngang", "Đề nghị xóa chữ, hoặc bỏ gạch ngang nếu vẫn đúng.")
    return None


def _problem_of_blank(made: ExcelCell, place: str, marks: Marks) -> Problem | None:
    if made.data_type == _FORMULA and place not in marks.blanks:
        return Problem("là công thức chưa có kết quả", "Đề nghị ghi giá trị.")
    if place in marks.comments:
        return Problem("để trống, chỉ có chú thích (comment)", "Đề nghị ghi vào ô.")
    return None


def _is_error(known: ExcelCell, place: str, marks: Marks) -> bool:
    """True for an error, and not for a number that is no day."""
    return known.data_type == _ERROR and place not in marks.numbers


def text_of(value: object) -> str | None:
    """The text of a value, `None` when it is blank: days as people write them, numbers as Excel shows them.

    A workbook that was made of our CSV still has the apostrophes that keep texts from becoming formulas.
    """
    if isinstance(value, datetime):
        return day(value.date())
    if isinstance(value, date):
        return day(value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.15g}".upper()
    return cell_text(unguarded(str(value)[: LONGEST + 1])) or None if value is not None else None
