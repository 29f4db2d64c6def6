"""Chỗ cần xem lại: a place that a person must decide after an import, as a line of the list, and the list's columns."""

from typing import NamedTuple

from cchc.phrasing.column import Column, ValueKind


class DoubtLine(NamedTuple):
    """A place of the document, what stands there, what it was read as, and what is proposed."""

    number: int
    place: str
    written: str
    read_as: str
    advice: str


DOUBT_COLUMNS = (
    Column[DoubtLine]("TT", ValueKind.NUMBER, lambda line: line.number, 5),
    Column[DoubtLine]("Bảng, hàng, cột", ValueKind.TEXT, lambda line: line.place, 22),
    Column[DoubtLine]("Văn bản ghi", ValueKind.TEXT, lambda line: line.written, 40),
    Column[DoubtLine]("Đã đọc là", ValueKind.TEXT, lambda line: line.read_as, 40),
    Column[DoubtLine]("Đề nghị", ValueKind.TEXT, lambda line: line.advice, 40),
)
