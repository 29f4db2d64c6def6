"""Sentences at the foot of the lost points: the classes, what the sums lack, the extent of the annex."""

from collections.abc import Iterator, Sequence

from cchc.analysis.both_annexes import both_annexes
from cchc.analysis.coverage import Covered, Remedy, points_of
from cchc.analysis.gap_groups import GapOrder
from cchc.phrasing.coverages import COVERAGES, capital, listed_together, shown_classes
from cchc.phrasing.gap_columns import COVERAGE
from cchc.phrasing.unscored import extent, missing, without_number
from cchc.wording import count, points


def foot(covered: Covered, order: GapOrder) -> Iterator[str]:
    """The classes of the lost points; the criteria without a number and how they were counted; the extent."""
    if order.by != "criterion":
        yield from _of_headings(covered, order)
    yield from _classes(covered)
    yield from without_number(covered.gaps)
    yield from listed_together(both_annexes(covered.dossier))
    yield extent(covered.gaps)


def foot_of_lost(covered: Covered, order: GapOrder) -> Iterator[str]:
    """The foot of a table that has only lost criteria: the others stand here."""
    if order.by == "criterion":
        yield from _unhurt(covered)
    yield from foot(covered, order)


def _of_headings(covered: Covered, order: GapOrder) -> Iterator[str]:
    """The total, which stands in no table of its own, and how criteria with several leads are counted in it."""
    totals = covered.gaps.totals
    said = f"Tổng cộng{missing(covered.gaps)}: tối đa {points(totals.max_score)} điểm"
    if totals.score is not None and totals.gap is not None:
        said += f", đạt {points(totals.score)}, mất {points(totals.gap)}"
    yield f"{said}."
    if order.by == "official" and any(len(remedy.lead) > 1 for remedy in covered.remedies):
        yield "Tiêu chí có nhiều đầu mối hiện ở từng đầu mối; tổng cộng tính một lần."
    yield from _unhurt(covered)


def _unhurt(covered: Covered) -> Iterator[str]:
    """The criteria that lost nothing."""
    if codes := [gap.row.address for gap in covered.others if gap.points.gap is not None]:
        yield f"Không mất điểm: {count(len(codes))} tiêu chí ({', '.join(codes)})."


def _classes(covered: Covered) -> Iterator[str]:
    """A line for each class, and their sum; none where no point was lost."""
    if not covered.remedies:
        return
    yield f"{COVERAGE.heading}:"
    for coverage, remedies in shown_classes(covered).items():
        yield f"{capital(COVERAGES[coverage])}: {_counted(remedies)}"
    yield f"Cộng: {points(covered.lost)} điểm bị mất, {count(len(covered.remedies))} tiêu chí."


def _counted(remedies: Sequence[Remedy]) -> str:
    """The points and the criteria of a class: “9 điểm, 02 tiêu chí (3.2.2, 2.1)”."""
    codes = ", ".join(remedy.gap.row.address for remedy in remedies)
    return f"{points(points_of(remedies))} điểm, {count(len(remedies))} tiêu chí ({codes})" if remedies else "0"
