"""Điểm bị mất và việc khắc phục, on the chairman's page: the lost criteria, who brings them back, and by when.

The largest losses come first. Of many only those have rows: the others share the last row, with their codes and points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cchc.analysis.coverage import Coverage, Covered, Remedy, points_of
from cchc.analysis.tracking import State
from cchc.documents.views.annex import Cell
from cchc.documents.views.sheet import HeadingLine
from cchc.phrasing import sentences
from cchc.phrasing.coverages import COVERAGES, classes_of
from cchc.phrasing.gap_columns import CODE, DUE, LEAD, STATE, TITLE
from cchc.phrasing.score_sources import score_source_sentence
from cchc.phrasing.unscored import not_scored_yet
from cchc.wording import PARTY_KINDS, count, listing, points

_MOST = 12
"""The most rows of one plan: with more, its losses would leave no room on the page for what is late."""
_FEW = 10
"""The most codes that the last row names, and not only counts."""
LOST_HEADING = {
    "code": CODE.heading,
    "title": TITLE.heading,
    "points": "Điểm bị mất",
    "lead": LEAD.heading,
    "due": DUE.heading,
    "state": STATE.heading,
}


@dataclass(frozen=True, slots=True)
class LostLine:
    """A row: a criterion that lost points, or those that have no row of their own."""

    code: str
    title: str
    points: str
    lead: str = ""
    due: str = ""
    state: str = ""
    is_undated: bool = False
    """True if no deadline is set."""
    is_untaken: bool = False
    """True if nobody in particular is to bring the points back."""
    is_heading: bool = False

    @property
    def cells(self) -> dict[str, Cell]:
        """The cells of the line by the columns of `LOST_HEADING`."""
        return {name: Cell(getattr(self, name)) for name in LOST_HEADING}


def lost_title(found: Sequence[Covered]) -> str:
    """The heading: “Điểm bị mất năm 2023 và việc khắc phục”; blank without a remedy plan that has scores."""
    years = sorted({str(own.gaps.plan.assessed_year) for own in found})
    return f"Điểm bị mất năm {listing(years)} và việc khắc phục" if years else ""


def lost_notes(found: Sequence[Covered]) -> Iterator[str]:
    """The points lost in each class, which add up to all; those not scored yet; the source of the scores."""
    lost = points_of(remedy for own in found for remedy in own.remedies)
    unknown = dict.fromkeys(sentence for own in found for sentence in not_scored_yet(own.gaps))
    if lost:
        yield f"Tổng số <b>{points(lost)}</b> điểm: {'; '.join(_classes(found))}."
    elif found and not unknown:
        yield "Không có tiêu chí bị mất điểm."
    yield from unknown
    yield from dict.fromkeys(score_source_sentence(own.gaps.plan) for own in found)


def _classes(found: Sequence[Covered]) -> Iterator[str]:
    """The points lost in each class that is shown."""
    for each in classes_of(found):
        lost = points_of(remedy for own in found for remedy in own.of(each))
        yield f"{COVERAGES[each]} <b>{points(lost)}</b>"


def lost_lines(found: Sequence[Covered]) -> Iterator[HeadingLine | LostLine]:
    """The rows; those of several plans stand below the name of each."""
    several = len(found) > 1
    for own in found:
        if several and own.remedies:
            yield HeadingLine(sentences.annex(own.remedies[0].items[0]))
        yield from _lines(own.remedies)


def _lines(remedies: Sequence[Remedy]) -> Iterator[LostLine]:
    shown = remedies if len(remedies) <= _MOST else remedies[: _MOST - 1]
    yield from map(_line, shown)
    if others := remedies[len(shown) :]:
        yield _others(others)


def _line(remedy: Remedy) -> LostLine:
    return LostLine(
        CODE.text(remedy.gap),
        TITLE.text(remedy.gap),
        points(remedy.points),
        _lead(remedy),
        DUE.text(remedy),
        "" if remedy.told_state is State.NO_DEADLINE else STATE.text(remedy),
        is_undated=remedy.is_undated,
        is_untaken=not remedy.coverage.is_taken_up,
    )


def _lead(remedy: Remedy) -> str:
    """The leads; of a remedy that nobody in particular leads, with their kind: “Cán bộ, công chức (tập thể)”."""
    kinds = {PARTY_KINDS[lead.party.kind]: None for lead in remedy.lead if lead.party}
    return f"{LEAD.text(remedy)} ({', '.join(kinds)})" if remedy.coverage is Coverage.NOBODY else LEAD.text(remedy)


def _others(remedies: Sequence[Remedy]) -> LostLine:
    """The row of the criteria without one of their own: their number, their codes if these are few, their points."""
    named = f": {', '.join(CODE.text(remedy.gap) for remedy in remedies)}" if len(remedies) <= _FEW else ""
    return LostLine("", f"{count(len(remedies))} tiêu chí khác{named}", points(points_of(remedies)))
