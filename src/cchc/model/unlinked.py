"""Criteria of a remedy annex that may be criteria of the maintain annex, although nothing links them.

The codes of two years need not agree, so no code proves anything: only a person can tell, and writes `same_as`.
"""

from collections.abc import Sequence

from cchc.model.criterion import Criterion, RemedyCriterion
from cchc.model.emphasis import plain
from cchc.model.folding import fold
from cchc.model.rows import Row
from cchc.model.title_likeness import Likeness, title_likeness


def likely_same(row: Row, rows: Sequence[Row], maintained: Sequence[Row]) -> tuple[Row, Likeness] | None:
    """The maintain criterion that an unlinked one of a remedy plan's `rows` may be, and how alike their titles are.

    It has the same code and a similar title, else it is the only one with that title in either annex. A part of a
    linked criterion is linked, too.
    """
    if is_linked(row.criterion) or is_linked(row.parent):
        return None
    alike = [(each, title_likeness(_title(row), _title(each))) for each in maintained if _has_code(row, each)]
    titled = [(each, Likeness.EQUAL) for each in _of_title(row, maintained)]
    is_only_one = len(titled) == len(_of_title(row, rows)) == 1
    return next((found for found in alike if found[1]), titled[0] if is_only_one else None)


def is_linked(criterion: Criterion | None) -> bool:
    """True if `same_as` or `part_of` relates a criterion to one of the maintain annex."""
    return isinstance(criterion, RemedyCriterion) and bool(criterion.same_as or criterion.part_of)


def _has_code(row: Row, other: Row) -> bool:
    return bool(row.criterion.code) and row.address.casefold() == other.address.casefold()


def _of_title(row: Row, rows: Sequence[Row]) -> list[Row]:
    return [each for each in rows if _title(each) == _title(row)]


def _title(row: Row) -> str:
    return fold(plain(row.criterion.title))
