"""Điểm bị mất: where the points went, who brings back what, and what nobody has taken up."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from cchc.analysis.both_annexes import both_annexes
from cchc.analysis.coverage import Coverage, Covered, Remedy, points_of
from cchc.analysis.gap_groups import GapGroup, GapOrder, gap_groups
from cchc.analysis.gaps import AreaGap, ScoredPoints, summed
from cchc.documents.page.columns import TOTAL, TWICE, ShownColumn, of_office, table
from cchc.documents.page.criteria import OwnedPlans, by_criterion, texts_of
from cchc.documents.page.office import Offices, PageOffice
from cchc.documents.page.tables import PageBlock, PageCell, PagePiece, PageSection, PageTable, cell
from cchc.model.emphasis import plain
from cchc.phrasing.column import AREA_HEADING, LEAD_HEADING, Column
from cchc.phrasing.coverages import (
    COVERAGES,
    capital,
    classes_of,
    listed_together,
)
from cchc.phrasing.gap_columns import COVERAGE, POINTS
from cchc.phrasing.headings import holder_name
from cchc.phrasing.score_sources import score_source_sentence
from cchc.phrasing.unscored import extent, without_number
from cchc.wording import listing, points

_MAXIMUM, _SCORE, _LOST = POINTS
_POINTS, _NUMBER, _CRITERIA = "Điểm bị mất", "Số tiêu chí", "Mã tiêu chí"
_Remedies = Sequence[Remedy]
_Area = tuple[str, Sequence[tuple[Covered, AreaGap]]]


def points_section(offices: Offices) -> Iterator[PageSection]:
    """The points that were lost and their remedies; none without a remedy plan."""
    owned = owned_plans(offices)
    if owned:
        said = tuple(dict.fromkeys(score_source_sentence(covered.gaps.plan) for _, covered in owned))
        notes = () if offices.are_several else tuple(note for _, covered in owned for note in _notes(covered))
        blocks = (
            PageBlock(said=said if len(said) == 1 else ()),
            *(PageBlock(table=each) for each in _tables(offices, owned)),
            PageBlock(notes=notes),
        )
        yield PageSection("diem-bi-mat", f"Điểm bị mất {lost_in(owned)} và việc khắc phục", blocks)


def _tables(offices: Offices, owned: OwnedPlans) -> Iterator[PageTable]:
    """The points by class, by criterion, by lĩnh vực and by party; where nothing is lost by lĩnh vực alone."""
    is_lost = any(covered.remedies for _, covered in owned)
    if is_lost:
        yield _by_coverage(offices, owned)
        yield by_criterion(offices, owned)
    yield from _by_area(offices, owned)
    if is_lost and offices.are_shown_whole:
        yield _by_party(offices, owned)


def _notes(covered: Covered) -> Iterator[str]:
    """The criteria without a number, the points of both annexes together, and what the sums are sums of."""
    yield from without_number(covered.gaps)
    yield from listed_together(both_annexes(covered.dossier))
    yield extent(covered.gaps)


def owned_plans(offices: Offices) -> list[tuple[PageOffice, Covered]]:
    """The remedy plans of all communes."""
    return [(office, covered) for office in offices.all for covered in office.covered]


def lost_in(owned: OwnedPlans) -> str:
    """The years in which points were lost: “năm 2023”."""
    return f"năm {listing([str(year) for year in sorted({covered.gaps.plan.assessed_year for _, covered in owned})])}"


def told(owned: OwnedPlans) -> tuple[Coverage, ...]:
    """The classes that are told of these plans."""
    return classes_of(covered for _, covered in owned)


def _by_coverage(offices: Offices, owned: OwnedPlans) -> PageTable:
    """The classes with their criteria, in all communes together."""
    classes = [
        (owned[0][0], (coverage, [remedy for _, covered in owned for remedy in covered.of(coverage)]))
        for coverage in told(owned)
    ]
    everything = [remedy for _, (_, remedies) in classes for remedy in remedies]
    codes: list[ShownColumn[tuple[Coverage, _Remedies]]] = [
        ShownColumn(_CRITERIA, "text", lambda _, row: PageCell(tuple(_codes(offices, row[1]))))
    ]
    picked: list[ShownColumn[tuple[Coverage, _Remedies]]] = [
        ShownColumn(COVERAGE.heading, "text", lambda _, row: cell(capital(COVERAGES[row[0]]))),
        ShownColumn(_POINTS, "number", lambda _, row: cell(points(points_of(row[1])))),
        ShownColumn(_NUMBER, "number", lambda _, row: cell(str(len(row[1])))),
        *(() if offices.are_several else codes),
    ]
    sums = _numbered(points_of(everything), len(everything))
    return table("viec-khac-phuc", "Tình hình phân công khắc phục", picked, classes, [(TOTAL, sums)])


def _by_area(offices: Offices, owned: OwnedPlans) -> Iterator[PageTable]:
    """The points by lĩnh vực, those of one name in all communes together; no table where no plan has any."""
    areas: dict[str, list[tuple[Covered, AreaGap]]] = {}
    for _, covered in owned:
        for area in covered.gaps.areas:
            areas.setdefault(_area_name(area), []).append((covered, area))
    if areas:
        codes: list[ShownColumn[_Area]] = [
            ShownColumn(_CRITERIA, "text", lambda _, row: PageCell(tuple(_codes(offices, _in_area(row[1])))))
        ]
        picked: list[ShownColumn[_Area]] = [
            ShownColumn(AREA_HEADING, "text", lambda _, row: cell(row[0])),
            *(_of_area(column) for column in (_LOST, _SCORE, _MAXIMUM)),
            *(() if offices.are_several else codes),
        ]
        whole = summed(area.points for own in areas.values() for _, area in own)
        rows = [(owned[0][0], row) for row in areas.items()]
        yield table("diem-theo-linh-vuc", "Điểm bị mất theo lĩnh vực", picked, rows, [(TOTAL, texts_of(whole))])


def _of_area(column: Column[ScoredPoints]) -> ShownColumn[_Area]:
    return ShownColumn(
        column.heading, "number", lambda _, row: cell(column.text(summed(area.points for _, area in row[1])))
    )


def _in_area(areas: Iterable[tuple[Covered, AreaGap]]) -> Iterator[Remedy]:
    for covered, own in areas:
        yield from (remedy for remedy in covered.remedies if any(area is own.area for area in remedy.gap.row.areas))


def _area_name(own: AreaGap) -> str:
    return ". ".join(filter(None, (own.area.number, plain(own.area.title))))


def _by_party(offices: Offices, owned: OwnedPlans) -> PageTable:
    """The points by who leads their remedies; what several lead is taken off once, so that the rows add up."""
    order = GapOrder("official")
    groups = [(office, group) for office, covered in owned for group in gap_groups(covered, order)]
    picked: list[ShownColumn[GapGroup]] = [
        *of_office(offices),
        ShownColumn(LEAD_HEADING, "text", lambda _, group: cell(_party(group))),
        ShownColumn(_POINTS, "number", lambda _, group: cell(points(group.points))),
        ShownColumn(_NUMBER, "number", lambda _, group: cell(str(len(group.remedies)))),
        ShownColumn(_CRITERIA, "text", lambda _, group: PageCell(tuple(_codes(offices, group.remedies)))),
    ]
    remedies = [remedy for _, covered in owned for remedy in covered.remedies]
    listed = [remedy for _, group in groups for remedy in group.remedies]
    sums = [(TOTAL, _numbered(points_of(remedies), len(remedies)))]
    if len(listed) > len(remedies):
        lead = _numbered(points_of(listed) - points_of(remedies), len(listed) - len(remedies))
        sums.insert(0, (TWICE, {title: f"−{number}" for title, number in lead.items()}))
    return table("diem-theo-dau-moi", "Điểm bị mất theo đầu mối chủ trì khắc phục", picked, groups, sums)


def _numbered(lost: Decimal, criteria: int) -> dict[str, str]:
    return {_POINTS: points(lost), _NUMBER: str(criteria)}


def _party(group: GapGroup) -> str:
    return holder_name(group.holder) if group.holder else group.title


def _codes(offices: Offices, remedies: Iterable[Remedy]) -> Iterator[PagePiece]:
    """The numbers of criteria, each a link, with commas between them."""
    for at, remedy in enumerate(remedies):
        if at:
            yield PagePiece(", ")
        yield offices.linked(remedy.gap.row)
