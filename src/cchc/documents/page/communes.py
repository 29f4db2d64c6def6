"""Từng đơn vị: a table of the communes, and further down what is said of each one in a few sentences."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from cchc.analysis.coverage import Coverage, Covered, Remedy, points_of
from cchc.analysis.gaps import summed
from cchc.analysis.tracking import State
from cchc.documents.page.columns import TOTAL, ShownColumn, table
from cchc.documents.page.counts import Counts, counts
from cchc.documents.page.office import Offices, PageOffice
from cchc.documents.page.points import lost_in, owned_plans, told
from cchc.documents.page.tables import PageBlock, PageCell, PageSection, PageTable, cell
from cchc.phrasing import sentences
from cchc.phrasing.coverages import COVERAGES, capital, names_of
from cchc.phrasing.gap_columns import POINTS
from cchc.phrasing.headings import not_counted, waiting, ways_of_counting
from cchc.phrasing.score_sources import score_source_sentence
from cchc.wording import points

_LOST = POINTS[-1]
_SHOWN = (State.OVERDUE, None, State.DUE_SOON)


def communes_section(offices: Offices) -> Iterator[PageSection]:
    """The table of the communes; nothing where there is one only."""
    if offices.are_several:
        yield PageSection("cac-don-vi", "Các đơn vị", (PageBlock(table=_communes(offices)),))


def each_section(offices: Offices) -> Iterator[PageSection]:
    """What is said of each commune; nothing where there is one only."""
    if offices.are_several:
        blocks = (PageBlock(office.name, offices.place(office), tuple(_said(office))) for office in offices.all)
        yield PageSection("tung-don-vi", "Từng đơn vị", tuple(blocks))


def _communes(offices: Offices) -> PageTable:
    """The communes with the points that they lost, by classes, and the nhiệm vụ that are urgent."""
    plans = [covered for _, covered in owned_plans(offices)]
    urgent = _urgent(counts(offices))
    of_points = _of_points(offices)
    picked: list[ShownColumn[PageOffice]] = [
        ShownColumn("Đơn vị", "text", lambda office, _: cell(office.name, offices.place(office))),
        *(ShownColumn(title, "number", _column_of(value)) for title, value in of_points.items()),
        *[*urgent.columns(lambda office: office.status.items)][1:],
    ]
    sums = {title: value(plans) for title, value in of_points.items()} | urgent.texts(offices.items)
    return table(
        "bang-don-vi",
        "Điểm bị mất, nhiệm vụ đến hạn của từng đơn vị",
        picked,
        [(each, each) for each in offices.all],
        [(TOTAL, sums)],
    )


def _urgent(whole: Counts) -> Counts:
    """The columns of what is late, past its due day and due soon, after the total."""
    return replace(whole, kept=tuple(state for state in whole.kept if state in _SHOWN), has_share=False)


def _of_points(offices: Offices) -> dict[str, Callable[[Sequence[Covered]], str]]:
    """The points lost by some plans, and their classes, by the titles of their columns; none without such plans."""
    owned = owned_plans(offices)
    if not owned:
        return {}
    return {"Điểm bị mất": _lost, **{capital(COVERAGES[each]): _class_of(each) for each in told(owned)}}


def _column_of(value: Callable[[Sequence[Covered]], str]) -> Callable[[PageOffice, PageOffice], PageCell]:
    return lambda office, _: cell(value(office.covered))


def _class_of(coverage: Coverage) -> Callable[[Sequence[Covered]], str]:
    return lambda plans: points(points_of(remedy for covered in plans for remedy in covered.of(coverage)))


def _lost(plans: Sequence[Covered]) -> str:
    return _LOST.text(summed(covered.gaps.totals for covered in plans))


def _said(office: PageOffice) -> Iterator[str]:
    """What the numbers of one commune lack, the points lost by class, the nhiệm vụ, and how they were counted."""
    yield from not_counted(office.status.plans)
    if unrecorded := sentences.unrecorded(office.status.items):
        yield unrecorded
    for covered in office.covered:
        lost = covered.gaps.totals.gap
        if lost is not None:
            years = lost_in([(office, covered)])
            yield f"Mất {points(lost)} điểm {years}. {score_source_sentence(covered.gaps.plan)}"
        for coverage in COVERAGES:
            if remedies := covered.of(coverage):
                criteria = ", ".join(map(_criterion, remedies))
                yield f"{capital(COVERAGES[coverage])}: {points(points_of(remedies))} điểm – {criteria}."
    yield from sentences.totals(office.status.totals, office.status.items)
    yield from waiting(office.status.plans)
    yield from ways_of_counting(office.status.plans)


def _criterion(remedy: Remedy) -> str:
    """A criterion in a sentence: its number, its points, its leads by their short names."""
    said = filter(None, (f"{points(remedy.points)} điểm", names_of(remedy.lead)))
    return f"{remedy.gap.row.address} ({', '.join(said)})"
