"""Doubts that arise once all rows of an annex are read: about codes, TT, blank and merged cells, totals, labels.

The label TC or TCTP and TT are derived; where the document has others than will be printed, one doubt says so for all.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cchc.importing.imported import ImportedArea, ImportedRow, Weight
from cchc.importing.rows.lines import ColumnText
from cchc.importing.rows.notes import ImportNotes
from cchc.importing.rows.sums import as_a_sum, sums
from cchc.model.codes import joined, ordinals
from cchc.wording import count

_MOST_SHOWN = 6


class Numbered(NamedTuple):
    """A row in its place: the number of its area, its TT as it will be printed, and as the document has it."""

    row: ImportedRow
    area: str
    derived: str
    written: str


def ask_about_codes(areas: Sequence[ImportedArea], rows: Sequence[ImportedRow], notes: ImportNotes) -> None:
    """Ask about rows without a code among others that have one, and about codes of another area."""
    placed = list(_numbered(areas, rows, runs_on=False))
    if not any("code" in each.row.values for each in placed):
        return
    without = [each.row.values["title"] for each in placed if "code" not in each.row.values]
    if without:
        titles = _few(f"“{title.text}”" for title in without)
        advice = f"Đề nghị ghi mã (code) của {count(len(without))} tiêu chí không có mã."
        notes.ask(Weight.CODE, without[0].place, titles, "không có mã", advice)
    for each in placed:
        code = each.row.values.get("code")
        if code and (meant := _of_area(code.text, each.area)):
            advice = f"Đề nghị kiểm tra mã: tiêu chí đứng ở lĩnh vực {each.area}, có thể là {meant}."
            notes.ask(Weight.CODE, code.place, code.text, code.text, advice)


def ask_about_numbers(areas: Sequence[ImportedArea], rows: Sequence[ImportedRow], notes: ImportNotes) -> None:
    """Ask about rows that the document counts otherwise than the plan will print them."""
    ways = [[each for each in _numbered(areas, rows, runs_on=on) if _differs(each)] for on in (False, True)]
    other = min(ways, key=len)
    if other:
        written, derived = (_few(getattr(each, name) for each in other) for name in ("written", "derived"))
        advice = f"TT do chương trình đánh theo thứ tự hàng; khác ở {count(len(other))} hàng. Đề nghị kiểm tra lại."
        notes.ask(Weight.ROW, other[0].row.values["number"].place, f"TT {written}", f"TT {derived}", advice)


def ask_about_blanks(blanks: Sequence[tuple[str, str]], notes: ImportNotes) -> None:
    """Ask about blank cells, of each row the place and the columns; rows with the same ones, if many, are one doubt."""
    places: dict[str, list[str]] = {}
    for place, columns in blanks:
        places.setdefault(columns, []).append(place)
    for columns, found in places.items():
        is_many = len(found) > _MOST_SHOWN
        where = f" ở {count(len(found))} hàng, từ {found[0]} đến {found[-1]}" if is_many else ""
        advice = f"Đề nghị ghi “như trên” nếu ô gộp với ô phía trên, hoặc bổ sung: cột {columns} để trống{where}."
        for place in found[:1] if is_many else found:
            notes.ask(Weight.CELL, place, "", "để trống", advice)


def ask_about_merged(merged: Iterable[tuple[str, ColumnText]], notes: ImportNotes) -> None:
    """Ask about cells of titles and points that cover several rows, each with its column: one doubt for a cell."""
    same: dict[tuple[str, int], list[ColumnText]] = {}
    for column, entry in merged:
        same.setdefault((column, id(entry.cells[0])), []).append(entry)
    for (column, _), rows in same.items():
        first, *others = rows
        where = f"{count(len(rows))} hàng, từ {first.place} đến {rows[-1].place}" if others else "hàng này"
        if column == "title":
            advice = f"Đề nghị kiểm tra lại: ô gộp với hàng trên, tên được ghi lại ở {where}."
            notes.ask(Weight.ROW, first.place, "", first.text, advice)
        else:
            advice = f"Đề nghị ghi điểm của {where}: ô điểm gộp với hàng trên."
            notes.ask(Weight.POINTS, first.place, first.text, "", advice)


def ask_about_totals(areas: Sequence[ImportedArea], rows: Sequence[ImportedRow], notes: ImportNotes) -> None:
    """Ask about totals that are neither the sum of the annex nor that of one of its areas."""
    known = {column: sums(column, areas, rows) for column in dict.fromkeys(column for column, _, _ in notes.totals)}
    for column, text, place in notes.totals:
        read, right = as_a_sum(text), known[column]
        if read and read not in right:
            advice = f"Đề nghị kiểm tra lại: các hàng cộng lại là {right[0]}."
            notes.ask(Weight.POINTS, place, text, right[0], advice)


def ask_about_labels(others: Sequence[tuple[str, str, str]], notes: ImportNotes) -> None:
    """Ask about labels that will be printed otherwise: of each the place, the code as written, and as printed."""
    if others:
        written, printed = _few(each[1] for each in others), _few(each[2] for each in others)
        advice = "Nhãn TC, TCTP do chương trình ghi theo mã (hai số, ba số). Đề nghị kiểm tra lại các mã này."
        notes.ask(Weight.CODE, others[0][0], written, printed, advice)


def _numbered(areas: Sequence[ImportedArea], rows: Sequence[ImportedRow], *, runs_on: bool) -> Iterator[Numbered]:
    running = 0
    for area, own in (("", rows), *_groups(areas, ())):
        for at, row in enumerate(own, running + 1 if runs_on else 1):
            yield Numbered(row, area, str(at), _written(row))
            for place, part in enumerate(row.parts, 1):
                yield Numbered(part, area, f"{at}.{place}", _written(part))
        running += len(own)


def _groups(areas: Sequence[ImportedArea], outer: tuple[str, ...]) -> Iterator[tuple[str, Sequence[ImportedRow]]]:
    for area in areas:
        numbers = (*outer, area.number) if area.number else outer
        yield joined(numbers), area.rows
        yield from _groups(area.areas, numbers)


def _written(row: ImportedRow) -> str:
    number = row.values.get("number")
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", number.text.strip(" .:)(/")) if number else ""


def _differs(each: Numbered) -> bool:
    """True if the document counts a row otherwise; a row that it does not count, or counts by its code, does not."""
    code = each.row.values.get("code")
    return each.written not in {"", each.derived, code.text if code else ""}


def _of_area(code: str, area: str) -> str:
    """The code that was probably meant by one of another area; blank for a code of this one."""
    first, _, rest = code.partition(".")
    if not area or not rest:
        return ""
    own, others = ordinals(first)[0], ordinals(area)[0]
    if own.value == others.value or "letter" in {own.system, others.system}:
        return ""
    return f"{others.value if own.system == 'arabic' else area}.{rest}"


def _few(texts: Iterable[str]) -> str:
    found = list(texts)
    return ", ".join(found[:_MOST_SHOWN]) + ("…" if len(found) > _MOST_SHOWN else "")
