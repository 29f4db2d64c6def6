"""Tiêu chí bị mất điểm: all that was lost, each with a bar, its remedy, and the maintain annex beside it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from cchc.analysis.coverage import Covered, Remedy
from cchc.analysis.gaps import ScoredPoints, summed
from cchc.documents.page.columns import TOTAL, ShownColumn, of_office, table
from cchc.documents.page.office import Offices, PageOffice
from cchc.documents.page.tables import Bar, PageCell, PagePiece, PageTable, cell
from cchc.model.commune import Mention
from cchc.model.emphasis import plain
from cchc.phrasing.column import LEAD_HEADING, Column
from cchc.phrasing.coverages import due_or_word, no_lead, no_upkeep, remedy_state
from cchc.phrasing.gap_columns import CODE, DUE, POINTS, TITLE, UPKEEP
from cchc.wording import PARTY_KINDS, day

_LONGEST_BAR = 120
"""The length of the bar of the criterion with the largest maximum, in pixels."""
_MAXIMUM, _SCORE, _LOST = POINTS
OwnedPlans = Sequence[tuple[PageOffice, Covered]]
"""Remedy plans, each with the commune that it is of."""


def by_criterion(offices: Offices, owned: OwnedPlans) -> PageTable:
    """The lost criteria of all communes, those with most points first in each."""
    remedies = [(office, remedy) for office, covered in owned for remedy in covered.remedies]
    longest = max((remedy.gap.points.max_score for _, remedy in remedies))
    picked: list[ShownColumn[Remedy]] = [
        *of_office(offices),
        ShownColumn(CODE.heading, "code", lambda _, remedy: PageCell((offices.linked(remedy.gap.row),))),
        ShownColumn(TITLE.heading, "text", lambda _, remedy: cell(TITLE.text(remedy.gap))),
        ShownColumn(_LOST.heading, "number", lambda _, remedy: PageCell((_lost(offices, remedy),))),
        *(_of_points(column) for column in (_SCORE, _MAXIMUM)),
        ShownColumn("Đạt so với tối đa", "bar", lambda _, remedy: PageCell((), bar=_bar(remedy, longest))),
        ShownColumn(LEAD_HEADING, "text", lambda _, remedy: PageCell((_leads(remedy),))),
        ShownColumn("Thời hạn", "day", lambda _, remedy: _due(remedy)),
        ShownColumn("Tình trạng", "text", lambda _, remedy: cell(remedy_state(remedy))),
        ShownColumn(UPKEEP.heading, "text", lambda _, remedy: PageCell(tuple(_upkeep(offices, remedy)))),
    ]
    return table("mat-diem", "Tiêu chí bị mất điểm", picked, remedies, _sums(owned, remedies))


def _of_points(column: Column[ScoredPoints]) -> ShownColumn[Remedy]:
    return ShownColumn(column.heading, "number", lambda _, remedy: cell(column.text(remedy.gap.points)))


def _sums(owned: OwnedPlans, remedies: Sequence[tuple[PageOffice, Remedy]]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The sums of the rows; below them those of the whole annex, where it has other criteria, too."""
    listed = summed(remedy.gap.points for _, remedy in remedies)
    whole = summed(covered.gaps.totals for _, covered in owned)
    if (listed.max_score, listed.score) != (whole.max_score, whole.score):
        yield "Cộng các tiêu chí bị mất điểm", texts_of(listed)
        yield "Tổng cộng của phụ lục, kể cả tiêu chí khác", texts_of(whole)
    else:
        yield TOTAL, texts_of(whole)


def texts_of(own: ScoredPoints) -> dict[str, str]:
    """Points as texts, by the headings of their columns."""
    return {column.heading: column.text(own) or "" for column in POINTS}


def _lost(offices: Offices, remedy: Remedy) -> PagePiece:
    return offices.linked(remedy.gap.row, _LOST.text(remedy.gap.points))


def _bar(remedy: Remedy, longest: Decimal) -> Bar:
    own = remedy.gap.points
    return Bar(*(int(_LONGEST_BAR * length / longest) for length in (own.max_score, own.score or 0)))


def _leads(remedy: Remedy) -> PagePiece:
    """The leads; in bold where nobody in particular answers."""
    named = "; ".join(map(_lead_name, remedy.lead))
    return PagePiece(named or no_lead(remedy), bold=not remedy.coverage.is_taken_up)


def _lead_name(lead: Mention) -> str:
    """A lead by its title, and its kind where nobody in particular answers for it."""
    if lead.party is None:
        return plain(lead.text)
    kind = "" if lead.party.accountable else f" ({PARTY_KINDS[lead.party.kind]})"
    return f"{plain(lead.party.title)}{kind}"


def _due(remedy: Remedy) -> PageCell:
    return PageCell((PagePiece(DUE.text(remedy), bold=remedy.is_undated),))


def _upkeep(offices: Offices, remedy: Remedy) -> Iterator[PagePiece]:
    """The criterion of the maintain annex, a link, with its leads and its due day."""
    upkeep = remedy.upkeep
    if upkeep is None:
        yield PagePiece(no_upkeep(remedy))
        return
    due = due_or_word(upkeep.due, upkeep.items)
    said = ("; ".join(map(_lead_name, upkeep.lead)), day(due) if isinstance(due, date) else due)
    if upkeep.relation == "part":
        yield PagePiece("thuộc ")
    yield offices.linked(upkeep.row)
    yield PagePiece("".join(f", {text}" for text in said if text))
