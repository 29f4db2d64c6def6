"""The columns of a foreign table by their headings.

The heading is looked for in the first rows: above it may stand the lines of a title, as in sheets and web pages. It is
the row whose cells name the most fields, together with the rows below it that belong to it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from cchc.importing.columns.contents import by_contents, have_codes, subject_by_contents, texts_below
from cchc.importing.columns.heading_rows import goes_on, heading_columns, last_row, numbers_columns
from cchc.importing.columns.names import NamedColumn, named
from cchc.importing.columns.words import Meaning, meaning_of
from cchc.importing.imported import Doubt, HeadedColumn, HeadedTable, Weight
from cchc.importing.labels import label_of
from cchc.reading.foreign.document import ForeignTable
from cchc.wording import field_name

_ORDINAL = re.compile(r"(?:[0-9]{1,3}|[IVX]+)[.)]?")
_FIRST_ROWS = 60
"""The rows among which the heading is looked for: a sheet may have the whole document above its annex."""
_FIRST_ROWS_WITH_SLIPS = 15
_MOST_COLUMNS = 100
"""The most columns of a table of an annex; one with more is something else, and would take long."""
_SUBJECTS = {"criterion", "title"}
_TELLING = {"max_score", "lead", "support", "timeframe"}
"""The fields of which an annex has one at least, beside what its rows are about."""


class NamedTable(NamedTuple):
    """A table with its columns, and the doubts about them."""

    table: HeadedTable
    doubts: tuple[Doubt, ...] = ()
    is_worded: bool = True
    """False where slips or what stands below had to be looked at to tell the columns."""


@dataclass(frozen=True)
class _Heading:
    """The rows of a heading, its columns with their texts, and what these mean."""

    rows: tuple[int, ...]
    columns: tuple[HeadedColumn, ...]
    """The columns, not named yet."""
    meanings: tuple[Meaning | None, ...]
    below: tuple[bool, ...]
    """For each column, true if its heading stands below that of a group."""

    @cached_property
    def names(self) -> tuple[NamedColumn, ...]:
        """The names of the columns."""
        return named([column.heading for column in self.columns], self.meanings)

    @property
    def fields(self) -> set[str]:
        """The fields that columns have."""
        return {name.name for name in self.names if not name.is_free}

    @property
    def begins(self) -> bool:
        """True if a field's own heading begins in the first row: the lines of a title stand over others."""
        return any(not below and not name.is_free for below, name in zip(self.below, self.names, strict=True))

    @property
    def is_of_annex(self) -> bool:
        """True if the columns say what the rows are about, and who, when or how many points."""
        return self.begins and bool(self.fields & _SUBJECTS) and bool(self.fields & _TELLING)


def named_table(table: ForeignTable) -> NamedTable | None:
    """The table with its columns; `None` when no row among its first ones is a heading of an annex."""
    if table.column_count > _MOST_COLUMNS:
        return None
    worded = _best(table, slips=False)
    found = worded or _best(table, slips=True)
    if found is None or not (found := _with_contents(table, found)).is_of_annex:
        return None
    columns = tuple(column._replace(name=name.name) for column, name in zip(found.columns, found.names, strict=True))
    title_rows = tuple(range(1, found.rows[0]))
    headed = HeadedTable(table, columns, title_rows, found.rows)
    return NamedTable(headed, tuple(_doubts(table, found)), is_worded=worded is not None)


def is_data(table: ForeignTable, row: int) -> bool:
    """True for a row that is counted or has a code of several parts, as no heading is: “3 | TC 1.3. Họp | …”."""
    texts = [cell.text for cell in table.starting_in(row)]
    labels = filter(None, map(label_of, texts))
    is_counted = len(texts) > 1 and _ORDINAL.fullmatch(texts[0]) is not None and not numbers_columns(table, row)
    return is_counted or any("." in label.code for label in labels)


def _best(table: ForeignTable, *, slips: bool) -> _Heading | None:
    """The heading whose cells name the most fields; with `slips` also one that names too few, read with its slips."""
    most = min(_FIRST_ROWS_WITH_SLIPS if slips else _FIRST_ROWS, table.row_count)
    possible = (_heading(table, row, slips=slips) for row in range(1, most + 1) if not is_data(table, row))
    found = max(possible, key=lambda each: (each.is_of_annex, len(each.fields)), default=None)
    if found is None or not (slips or found.is_of_annex):
        return None
    whole = [_heading(table, found.rows[0], slips=True)]
    if goes_on(table, whole[0].rows[-1] + 1):
        whole.append(_heading(table, found.rows[0], whole[0].rows[-1] + 1, slips=True))
    return max(whole, key=lambda each: (each.is_of_annex, len(each.fields)))


def _with_contents(table: ForeignTable, found: _Heading) -> _Heading:
    """The heading, its columns told by what stands in them where their own words do not suffice."""
    texts = [texts_below(table, found.rows[-1], column) for column in found.columns]
    headings = [column.heading for column in found.columns]
    codes = "max_score" in found.fields and not any(map(have_codes, texts))
    meanings = [by_contents(*each, codes=codes) for each in zip(found.meanings, headings, texts, strict=True)]
    if len(found.fields & _TELLING) > 1 and not found.fields & _SUBJECTS:
        subject = subject_by_contents(meanings, texts)
        meanings = [Meaning("what", 0, certain=False) if at == subject else each for at, each in enumerate(meanings)]
    return replace(found, meanings=tuple(meanings))


def first_headings(table: ForeignTable) -> str:
    """The texts of the first row that has several, for a message about headings that nobody knows."""
    rows = ([cell.text for cell in table.starting_in(row) if cell.text] for row in range(1, _FIRST_ROWS + 1))
    return " · ".join(next((texts for texts in rows if len(texts) > 1), []))


def _heading(table: ForeignTable, first: int, last: int = 0, *, slips: bool) -> _Heading:
    """The heading that begins with a row, whatever it says; `last` is 0 for the row that its merges tell."""
    last = last or last_row(table, first)
    columns = [each for each in heading_columns(table, first, last) if _is_used(table, last, each[1])]
    end = last + numbers_columns(table, last + 1)
    return _Heading(
        tuple(range(first, end + 1)),
        tuple(column for _, column in columns),
        tuple(_meaning(*each, slips=slips) for each in columns),
        tuple(bool(over) for over, _ in columns),
    )


def _is_used(table: ForeignTable, last: int, column: HeadedColumn) -> bool:
    """True for a column that has a heading, or a text below it."""
    below = (table.at(row, each) for row in range(last + 1, table.row_count + 1) for each in column.covered)
    return bool(column.heading) or any(
        cell is not None and cell.column in column.covered and cell.text for cell in below
    )


def _meaning(over: str, column: HeadedColumn, *, slips: bool) -> Meaning | None:
    """The meaning of a heading: its own, or together with that of its group."""
    own = meaning_of(column.heading.removeprefix(f"{over} - "), slips=slips) if over else None
    group = meaning_of(over, slips=slips) if over else None
    if own and not (group and group.role in {"points", "max_score", "score"}):
        return own
    return meaning_of(column.heading, slips=slips)


def _doubts(table: ForeignTable, found: _Heading) -> Iterator[Doubt]:
    """Doubts about columns that were guessed or hold two fields, and about those that hold what another one does."""
    for column, name in zip(found.columns, found.names, strict=True):
        rivals = [each for each, other in zip(found.columns, found.names, strict=True) if other.loses_to(name)]
        if not name.is_free and (not name.certain or name.rival):
            why = f"Cột này ghi cả {field_name(name.rival)}." if name.rival else "Tên cột chưa rõ."
            yield _doubt(table, found, [column], field_name(name.name), f"{why} Đề nghị xem lại cột này.")
        if rivals:
            told = f"{field_name(name.name)} là cột “{column.heading}”."
            yield _doubt(table, found, rivals, "cột tự đặt", f"{told} Đề nghị xem lại nếu không phải cột ấy.")


def _doubt(table: ForeignTable, found: _Heading, columns: Sequence[HeadedColumn], read_as: str, advice: str) -> Doubt:
    written = "; ".join(column.heading for column in columns)
    return Doubt(Weight.KIND, table.place(found.rows[0], columns[0].column), written, read_as, advice)
