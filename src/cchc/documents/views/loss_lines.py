"""The rows of the Word form of lost points: the lost criteria in the order that was asked for, and their sums."""

from collections.abc import Iterable, Iterator

from cchc.analysis.coverage import Covered, Remedy
from cchc.analysis.gap_groups import GapGroup, GapOrder, gap_groups
from cchc.analysis.gaps import AreaGap, ScoredPoints
from cchc.documents.views.loss_table import COLUMNS, LossLine
from cchc.documents.views.sheet import HeadingLine
from cchc.phrasing.column import texts
from cchc.phrasing.gap_columns import CODE, COVERAGE, DUE, LEAD, POINTS, STATE, TITLE, UPKEEP
from cchc.phrasing.gap_titles import group_heading, sum_label
from cchc.phrasing.headings import UNACCOUNTABLE
from cchc.phrasing.unscored import missing

LOSS_HEADING = dict(
    zip(
        COLUMNS,
        (column.heading for column in (CODE, TITLE, *POINTS, LEAD, DUE, STATE, COVERAGE, UPKEEP)),
        strict=True,
    )
)
"""The headings of the columns by the fields of a line."""
_Rows = Iterator[HeadingLine | LossLine]


def loss_lines(covered: Covered, order: GapOrder) -> _Rows:
    """The rows of one plan, numbered anew under each heading; by criterion with the sums of the areas and of all."""
    if order.by == "criterion":
        yield from _ranked(covered) if order.largest_first else _printed(covered)
        yield _sum(f"{sum_label()}{missing(covered.gaps)}", covered.gaps.totals)
    else:
        yield from _under_headings(gap_groups(covered, order))


def _ranked(covered: Covered) -> _Rows:
    """What was lost, the most points first; then each area's sum."""
    yield from _numbered(covered.remedies)
    yield from (_area_sum(covered, area) for area in covered.gaps.largest_first().areas)


def _printed(covered: Covered) -> _Rows:
    """What was lost in print order, each area's sum below it."""
    lines = list(_numbered(covered.printed))
    own = list(zip(covered.printed, lines, strict=True))
    yield from (line for remedy, line in own if not remedy.gap.row.areas)
    for area in covered.gaps.areas:
        yield from (line for remedy, line in own if any(each is area.area for each in remedy.gap.row.areas))
        yield _area_sum(covered, area)


def _under_headings(groups: Iterable[GapGroup]) -> _Rows:
    """Each group below its heading; one more stands above those that are nobody in particular."""
    nobody = next((group for group in groups if not group.answers), None)
    for group in groups:
        if group is nobody:
            yield HeadingLine(UNACCOUNTABLE)
        yield HeadingLine(group_heading(group))
        yield from _numbered(group.remedies)


def _numbered(remedies: Iterable[Remedy]) -> Iterator[LossLine]:
    for number, remedy in enumerate(remedies, 1):
        gap = remedy.gap
        maximum, score, lost = texts(POINTS, gap.points)
        yield LossLine(
            number=str(number),
            code=CODE.text(gap),
            title=TITLE.text(gap),
            max_score=maximum,
            score=score,
            gap=lost,
            lead=LEAD.text(remedy),
            due=DUE.text(remedy),
            state=STATE.text(remedy),
            coverage=COVERAGE.text(remedy),
            upkeep=UPKEEP.text(remedy),
        )


def _area_sum(covered: Covered, area: AreaGap) -> LossLine:
    return _sum(f"{sum_label(area.area)}{missing(covered.gaps, area.area)}", area.points)


def _sum(label: str, total: ScoredPoints) -> LossLine:
    maximum, score, lost = texts(POINTS, total)
    return LossLine(title=label, max_score=maximum, score=score, gap=lost, is_sum=True)
