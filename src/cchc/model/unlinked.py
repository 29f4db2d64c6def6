"""Criteria of a remedy annex that may be criteria of the maintain annex, although nothing links them.

The codes of two years need not agree, so no code proves anything: only a person can tell, and writes `same_as`.
"""

from collections.abc import Iterator, Sequence

from cchc.model.criterion import Criterion, RemedyCriterion
from cchc.model.emphasis import plain
from cchc.model.folding import fold
from cchc.model.rows import Row
from cchc.model.title_likeness import Likeness, title_likeness


def likely_same(rows: Sequence[Row], maintained: Sequence[Row]) -> Iterator[tuple[Row, Row, Likeness]]:
    """The unlinked criteria of a remedy plan that may be maintain criteria, each with that one and their likeness.

    That one has the same code and a similar title, else it is the only one with that title in either annex. A part of
    a linked criterion is linked, too.
    """
    coded = {row.address.casefold(): row for row in maintained if row.criterion.code}
    own, others = _by_title(rows), _by_title(maintained)
    for row in rows:
        if is_linked(row.criterion) or is_linked(row.parent):
            continue
        title, other = _title(row), coded.get((row.criterion.code or "").casefold())
        if other and (likeness := title_likeness(title, _title(other))):
            yield row, other, likeness
        elif len(own[title]) == len(others.get(title, ())) == 1:
            yield row, others[title][0], Likeness.EQUAL


def is_linked(criterion: Criterion | None) -> bool:
    """True if `same_as` or `part_of` relates a criterion to one of the maintain annex."""
    return isinstance(criterion, RemedyCriterion) and bool(criterion.same_as or criterion.part_of)


def _by_title(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(_title(row), []).append(row)
    return found


def _title(row: Row) -> str:
    return fold(plain(row.criterion.title))
