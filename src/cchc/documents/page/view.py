"""Trang: the page as finished strings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cchc.analysis.coverage import Coverage, Covered, points_of
from cchc.analysis.gaps import summed
from cchc.analysis.tracking import State
from cchc.diagnostics import Diagnostic
from cchc.documents.page.annexes import annex_anchors, annexes_section
from cchc.documents.page.communes import communes_section, each_section
from cchc.documents.page.findings import PageFindings, findings_of
from cchc.documents.page.office import Offices, PageOffice
from cchc.documents.page.points import lost_in, owned_plans, points_section, told
from cchc.documents.page.tables import PageSection, PageTable
from cchc.documents.page.work import due_section, numbers_section
from cchc.phrasing import sentences
from cchc.phrasing.coverages import COVERAGES
from cchc.phrasing.gap_columns import POINTS
from cchc.phrasing.headings import DUE_UNRECORDED, due_within, not_counted, until
from cchc.phrasing.states import STATES
from cchc.wording import count, points

_IN_WORDS = {Coverage.BLANK: f"{COVERAGES[Coverage.BLANK]} (chưa ghi ai chủ trì)"}
"""The classes whose names say too little without a table beside them."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number at the head of the page, what it counts, and the anchor of the table that it is the sum of."""

    number: str
    label: str
    anchor: str
    is_alarm: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Trang: what the template prints."""

    issuer: str
    title: str
    as_of: str
    caveats: tuple[str, ...]
    figures: tuple[Figure, ...]
    sections: tuple[PageSection, ...]
    findings: PageFindings | None
    foot: str

    @property
    def name(self) -> str:
        """The page's title in the browser."""
        return f"{self.title}, {self.as_of}, {self.issuer}"

    @property
    def tables(self) -> Iterator[PageTable]:
        """All tables, those of the findings included."""
        blocks = [block for section in self.sections for block in section.blocks]
        blocks += [self.findings.block] if self.findings else []
        return (block.table for block in blocks if block.table)


def page(own: Sequence[PageOffice], as_of: date, caveat: str, found: Sequence[Diagnostic]) -> Page:
    """The page of these communes on a day; `caveat` names the files that were left out, and is blank without such."""
    offices = Offices(tuple(own), annex_anchors(own))
    return Page(
        issuer=_issuer(offices),
        title=_title(offices),
        as_of=until(as_of).capitalize(),
        caveats=tuple(_caveats(offices, caveat)),
        figures=tuple(_figures(offices)),
        sections=(
            *communes_section(offices),
            *points_section(offices),
            due_section(offices),
            numbers_section(offices),
            *each_section(offices),
            *annexes_section(offices),
        ),
        findings=findings_of(found),
        foot=f"Số liệu theo tệp kế hoạch và tệp tiến độ, {until(as_of)}. Tài liệu nội bộ; không thay thế kết quả chấm "
        "điểm của cấp có thẩm quyền.",
    )


def _issuer(offices: Offices) -> str:
    return f"Tổng hợp {count(len(offices.all))} đơn vị" if offices.are_several else offices.all[0].commune.issuer


def _title(offices: Offices) -> str:
    plans = sentences.plan_years(item.dossier for item in offices.items)
    lost = "Điểm bị mất và tình hình" if owned_plans(offices) else "Tình hình"
    return f"{lost} thực hiện {plans}"


def _caveats(offices: Offices, caveat: str) -> Iterator[str]:
    """The files left out; of one commune also what its numbers lack, which of several stands with each one."""
    if caveat:
        yield caveat
    if not offices.are_several:
        yield from not_counted(offices.all[0].status.plans)


def _figures(offices: Offices) -> Iterator[Figure]:
    """The points lost, their classes, and the numbers of what is past due, late and due soon."""
    yield from _of_points(owned_plans(offices))
    within = due_within(offices.all[0].status.asking.soon)
    urgent = (
        ([office.past_due for office in offices.all], DUE_UNRECORDED, "chua-ghi-nhan"),
        ([office.late for office in offices.all], STATES[State.OVERDUE].full, "qua-han"),
        ([office.soon for office in offices.all], within, "sap-den-han"),
    )
    for items, name, anchor in urgent:
        if number := sum(map(len, items)):
            yield Figure(str(number), f"nhiệm vụ {name[0].lower()}{name[1:]}", anchor, is_alarm=anchor == "qua-han")


def _of_points(owned: Sequence[tuple[PageOffice, Covered]]) -> Iterator[Figure]:
    """The points lost and their classes; where nothing was lost, or no score is known, that alone."""
    if owned:
        whole = summed(covered.gaps.totals for _, covered in owned)
        yield Figure(POINTS[-1].text(whole) or "–", f"điểm bị mất {lost_in(owned)}", "diem-bi-mat")
    for coverage in told(owned) if any(covered.remedies for _, covered in owned) else ():
        lost = points_of(remedy for _, covered in owned for remedy in covered.of(coverage))
        alarms = not coverage.is_taken_up and lost > 0
        name = _IN_WORDS.get(coverage, COVERAGES[coverage])
        yield Figure(points(lost), f"điểm: {name}", "viec-khac-phuc", is_alarm=alarms)
