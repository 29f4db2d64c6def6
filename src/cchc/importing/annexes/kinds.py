"""The kind of an annex by its columns, and columns that fit a kind that was asked for."""

from collections.abc import Collection, Iterator

from cchc.importing.imported import Doubt, HeadedColumn, HeadedTable, Weight
from cchc.model.columns import free_name
from cchc.model.folding import fold
from cchc.model.kinds import KINDS
from cchc.wording import CHOICES, field_name, slug

_WITHOUT = {"maintain": {"score"}, "assignments": {"max_score", "score"}}
"""The columns that an annex of a kind cannot have."""


def kind_by(names: Collection[str]) -> str:
    """The kind of an annex with these columns: with most points and points given, with most points, without points."""
    if "max_score" not in names:
        return "assignments"
    return "remedy" if "score" in names else "maintain"


def fitted(table: HeadedTable, kind: str) -> HeadedTable:
    """The table with free columns for those that an annex of this kind cannot have."""
    without = _WITHOUT.get(kind, set())
    if not without & {column.name for column in table.columns}:
        return table
    columns: list[HeadedColumn] = []
    for column in table.columns:
        taken = [each.name for each in (*columns, *table.columns)]
        name = free_name(column.heading, taken) if column.name in without else column.name
        columns.append(column._replace(name=name))
    return table._replace(columns=tuple(columns))


def title_doubts(table: HeadedTable, kind: str, title: str) -> Iterator[Doubt]:
    """A doubt about a kind by points whose word the annex's name does not have, but that of the other one."""
    named = {word: fold(CHOICES[word]) in fold(title) for word in ("maintain", "remedy")}
    other = {"maintain": "remedy", "remedy": "maintain"}.get(kind, "")
    if named.get(other) and not named[kind]:
        advice = (
            f"Tên phụ lục ghi “{CHOICES[other]}”. Đề nghị kiểm tra lại kind, hoặc ghi --kind {slug(CHOICES[other])}."
        )
        yield Doubt(Weight.KIND, table.table.name, title, KINDS[kind].title, advice)


def kind_doubts(table: HeadedTable, kind: str) -> Iterator[Doubt]:
    """A doubt about a kind that was asked for and is not the one that the columns tell."""
    told = kind_by([column.name for column in table.columns])
    if told != kind:
        place = table.table.place(table.heading_rows[0] if table.heading_rows else 1)
        written = " · ".join(column.heading for column in table.columns)
        advice = f"Các cột là của {KINDS[told].title}. Đề nghị kiểm tra lại --kind."
        yield Doubt(Weight.KIND, place, written, KINDS[kind].title, advice)
    for column in table.columns:
        if column.name in _WITHOUT.get(kind, set()):
            advice = f"Phụ lục {CHOICES[kind]} không có {field_name(column.name)}. Đề nghị kiểm tra lại cột này."
            place = table.table.place(table.heading_rows[0] if table.heading_rows else 1, column.column)
            yield Doubt(Weight.KIND, place, column.heading, "cột tự đặt", advice)
