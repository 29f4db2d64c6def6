"""Products and deadlines that the text of a row states, though the row has no tracked deliverables.

Such phrases are only listed and reported; nobody is late with them, since a day is never guessed.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from cchc.model.criterion import Assignment
from cchc.model.ditto import says_ditto
from cchc.model.rare import RarePattern
from cchc.model.rows import Row
from cchc.model.timeframe import NoDeadline, timeframe_in

_KEPT = 256
"""The most texts of which the answer is kept."""
_CLAUSE = re.compile(r"[^;.\n]+(?:\.(?=\S)[^;.\n]*)*")
_MAKING = RarePattern(
    r"(?i)(?:^|[\s,])(?:xây dựng|ban hành|soạn thảo|hoàn thiện)(?: [^\s,]+,?){0,4}? "
    r"(?:kế hoạch|quy chế|quyết định|báo cáo)\b",
    ("kế hoạch", "quy chế", "quyết định", "báo cáo"),
)
"""Making a document."""
_DOCUMENT = r"(?i)[\s\-+*]*(?:kế hoạch|quy chế|quyết định)\b(?! (?:của|đạt|được|đã|số|[0-9]+)\b)"
"""A document at a clause's beginning; not “Báo cáo …” there, mostly the verb or a recurring task."""
_DAY = r"(?:ngày )?[0-9]{1,2}[/.-][0-9]{1,2}(?:[/.-]20[0-9]{2})?|ngày [0-9]{1,2} tháng [0-9]{1,2}"
_STATED = RarePattern(
    r"(?i)(?:trước|(?:chậm|muộn) nhất(?: là| vào)?|hạn(?: cuối(?: cùng)?| chót)?(?: là|:)?"
    r"|đến hết|đến|xong|hết|vào|trong) "
    rf"(?:{_DAY}|tháng [0-9]{{1,2}}(?:/20[0-9]{{2}})?|quý (?:IV|I{{1,3}}|[1-4])\b|0?6 tháng (?:đầu|cuối) năm\b)"
    r"|(?:hằng|hàng|mỗi|định kỳ) (?:tuần|tháng|quý|0?6 tháng)\b|mỗi năm\b"
    r"|\b(?:0?1|một) lần/(?:tuần|tháng|quý|0?6 tháng)\b"
    r"|(?<![^\W\d_] )\b(?:quý (?:IV|I{1,3}|[1-4])|tháng [0-9]{1,2})(?:/20[0-9]{2})?(?=\s*:)",
    ("tháng", "quý", "tuần", "mỗ", *(f"{digit}{mark}" for digit in "0123456789" for mark in "/.-")),
)


class StatedTime(NamedTuple):
    """A deadline or rhythm that a clause of a text states: the clause, and where the time begins and ends in it."""

    clause: str
    start: int
    end: int


class Phrase(NamedTuple):
    """A phrase in a cell of a row: the cell's field, the text, and where it starts in the cell."""

    field: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """The end of the phrase in the cell's text, exclusive."""
        return self.start + len(self.text)


def undated_product(row: Row, years: range) -> Phrase | None:
    """The first concrete product (kế hoạch, quy chế, quyết định …) of a row whose time is only “Thường xuyên”.

    `None` as well when the row has deliverables, or its text states a time.
    """
    if not has_no_deadline(row, years):
        return None
    product = _first(row, _product, ("tasks", "target"))
    return product if product and stated_time(row) is None else None


def stated_time(row: Row) -> Phrase | None:
    """The first deadline or rhythm in the row's text; `None` when the row has deliverables."""
    return _first(row, _first_stated, prose_fields(is_assignment=isinstance(row.criterion, Assignment)))


def prose_fields(*, is_assignment: bool) -> tuple[str, ...]:
    """The fields of a row whose text may state a time; the title of a nhiệm vụ is the task itself."""
    return ("tasks", "target", "product", *(["title"] if is_assignment else []))


def stated_times(text: str) -> Iterator[StatedTime]:
    """The deadlines and rhythms that a text states, each in its clause."""
    for clause in _CLAUSE.finditer(text):
        yield from (StatedTime(clause[0], *span) for span in _stated(clause[0]))


def has_no_deadline(row: Row, years: range) -> bool:
    """True if the row's time is only “Thường xuyên”."""
    return isinstance(timeframe_in(row.text("timeframe") or "", years), NoDeadline)


def _first(row: Row, search: Callable[[str], tuple[int, int] | None], fields: tuple[str, ...]) -> Phrase | None:
    """The first phrase found in these fields of the row; `None` when the row has deliverables."""
    if row.criterion.deliverables:
        return None
    for field in fields:
        text: str | None = getattr(row.criterion, field)
        if text and not says_ditto(text) and (found := search(text)):
            return Phrase(field, text[slice(*found)], found[0])
    return None


@lru_cache(maxsize=_KEPT)
def _product(text: str) -> tuple[int, int] | None:
    """The ends of the first clause that makes a document; kept, since plans of one province repeat each other."""
    for clause in _CLAUSE.finditer(text) if _MAKING.may_match(text) else ():  # a document is one of its pieces
        if _MAKING.search(clause[0]) or re.match(_DOCUMENT, clause[0]):
            start = clause.start() + len(clause[0]) - len(clause[0].lstrip(" -+*"))
            return start, start + len(clause[0].strip(" -+*"))
    return None


@lru_cache(maxsize=_KEPT)
def _first_stated(text: str) -> tuple[int, int] | None:
    """The ends of the first deadline or rhythm; kept as those of products are, and several rules ask for each row."""
    return next(_stated(text), None)


def _stated(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _STATED.matches(text))
