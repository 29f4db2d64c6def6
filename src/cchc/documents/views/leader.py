"""Tình hình thực hiện kế hoạch, for the chairman: where points were lost, what is late, what falls due soon.

Somebody with one minute reads it from the top: the points that were lost, who brings them back by when, and what nobody
has taken up; then the parties that are late; then what falls due soon. The other accountable parties are named in a
sentence, so that nobody is missing.

Former templates of offices, which print `lines`, go on working: their table has a row for each party, with what is late
and what falls due soon.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cchc.analysis.coverage import Covered
from cchc.analysis.duties import Duty, duties_in
from cchc.analysis.status import Status, TalliedParty
from cchc.analysis.tracking import State
from cchc.documents.views.annex import Cell
from cchc.documents.views.lateness import LateLine, lateness
from cchc.documents.views.losses import LOST_HEADING, LostLine, lost_lines, lost_notes, lost_title
from cchc.documents.views.sheet import HeadingLine
from cchc.documents.views.view import ViewLine, ViewPart
from cchc.model.emphasis import plain
from cchc.phrasing import sentences
from cchc.phrasing.columns import PARTIES, POINTS_AT_STAKE
from cchc.phrasing.headings import (
    DUE_UNRECORDED,
    UNACCOUNTABLE,
    counted_apart,
    due_within,
    holder_name,
    nothing_urgent,
    until,
)
from cchc.wording import count


@dataclass(frozen=True, slots=True)
class LeaderLine:
    """A row of a former template's table: a đầu mối who is late, or has something due soon."""

    number: str
    title: str
    count: str
    late: str
    points: str
    soon: str
    is_heading: bool = False

    @property
    def cells(self) -> dict[str, Cell]:
        """The cells of the line by the columns of `Leader.heading`; the TT is `number`."""
        return {name: Cell(getattr(self, name)) for name in ("number", "title", "count", "late", "points", "soon")}


@dataclass(frozen=True, slots=True)
class PagePart:
    """A part of the page: the texts beside its table, and the table, which is not printed without lines."""

    beside: tuple[str, ...]
    heading: dict[str, str]
    lines: Sequence[ViewLine]

    @property
    def texts(self) -> tuple[str, ...]:
        """The printed texts other than the table's lines."""
        return (*self.beside, *(self.heading.values() if self.lines else ()))


@dataclass(frozen=True, slots=True)
class Leader:
    """Tình hình thực hiện kế hoạch: the fields that a template may print."""

    issuer: str
    title: str
    plan: str
    as_of: str
    totals: tuple[str, ...]
    unrecorded: str
    """The sentences on plans left out, and on plans with due days but no progress file; blank without such plans."""
    lost_title: str
    """Blank for a commune without a remedy plan."""
    lost_notes: tuple[str, ...]
    """The points lost in each class of coverage, in bold, the criteria without a number, the source of the scores."""
    lost_heading: dict[str, str]
    lost_lines: tuple[HeadingLine | LostLine, ...]
    late_title: str
    """Blank where nothing is past its due day."""
    late_heading: dict[str, str]
    late_lines: tuple[HeadingLine | LateLine, ...]
    soon_title: str
    """Blank where nothing falls due soon."""
    soon_lines: tuple[str, ...]
    """A line for each day and its parties."""
    heading: dict[str, str]
    lines: tuple[HeadingLine | LeaderLine, ...]
    """The rows of a former template's table, whose columns `heading` names."""
    others: str
    """The sentences naming the accountable parties that have nothing overdue or due soon, and counting what political
    bodies lead; blank when there are none.
    """

    @property
    def texts(self) -> tuple[str, ...]:
        """The printed texts that belong to no part with a title."""
        return (self.issuer, self.title, self.plan, self.as_of, self.unrecorded, self.others, *self.totals)

    def parts(self, words: Collection[str]) -> Sequence[ViewPart]:
        """The parts of the page; a former template, which prints `lines`, shows of the new ones those that it names."""
        always = PagePart(self.texts, {}, ())
        titled = {
            "lost_lines": PagePart((self.lost_title, *map(plain, self.lost_notes)), self.lost_heading, self.lost_lines),
            "late_lines": PagePart((self.late_title,), self.late_heading, self.late_lines),
            "soon_lines": PagePart((self.soon_title, *self.soon_lines), {}, ()),
        }
        if "lines" not in words:
            return (always, *titled.values())
        former = PagePart((), self.heading, self.lines)
        return (always, former, *(part for name, part in titled.items() if name in words))

    @property
    def name(self) -> str:
        """The document's title in its properties."""
        return f"Tình hình thực hiện {self.plan}"

    @property
    def subject(self) -> str:
        """The document's subject in its properties."""
        return f"{self.plan}, {self.as_of.lower()}"


def leader(found: Status, lost: Sequence[Covered] = ()) -> Leader:
    """The chairman's page of one commune's plans; “soon” means the number of days in the status's question."""
    commune = found.items[0].dossier.commune
    late, soon = lateness(found.busy), found.asking.soon
    soon_lines = tuple(sentences.soon_by_day(item for line in found.busy for item in line.group.items))
    return Leader(
        issuer=commune.issuer,
        title="TÌNH HÌNH THỰC HIỆN KẾ HOẠCH CCHC",
        plan=sentences.plan_years(item.dossier for item in found.items),
        as_of=until(found.as_of).capitalize(),
        totals=tuple(sentences.totals(found.totals, found.items)),
        unrecorded=sentences.unrecorded(found.items),
        lost_title=lost_title(lost),
        lost_notes=tuple(lost_notes(lost)),
        lost_heading=LOST_HEADING,
        lost_lines=tuple(lost_lines(lost)),
        late_title=late.title,
        late_heading=late.heading,
        late_lines=late.lines,
        soon_title=due_within(soon) if soon_lines else "",
        soon_lines=soon_lines,
        heading={
            "title": PARTIES["lead"],
            "count": "Số đã đến hạn" if late.is_unknown else "Số quá hạn",
            "late": DUE_UNRECORDED if late.is_unknown else "Nhiệm vụ quá hạn (số ngày quá hạn)",
            "points": POINTS_AT_STAKE.heading,
            "soon": due_within(soon),
        },
        lines=tuple(_lines(found.busy, is_unknown=late.is_unknown)),
        others=" ".join([*_others(found.holders, soon), *counted_apart(found.political)]),
    )


def _lines(busy: Sequence[TalliedParty], *, is_unknown: bool) -> Iterator[HeadingLine | LeaderLine]:
    """The rows; parties that are not accountable stand below a heading."""
    unaccountable = next((line for line in busy if not line.answers), None)
    for number, line in enumerate(busy, 1):
        if line is unaccountable:
            yield HeadingLine(UNACCOUNTABLE)
        yield _line(number, line, is_unknown=is_unknown)


def _line(number: int, line: TalliedParty, *, is_unknown: bool) -> LeaderLine:
    group = line.group
    return LeaderLine(
        number=str(number),
        title=holder_name(group.holder),
        count=count(len(group.late)) if group.late else "",
        late="\n".join(f"- {_late(duty, is_unknown=is_unknown)}" for duty in duties_in(State.OVERDUE, group.items)),
        points=POINTS_AT_STAKE.text(group) if group.late and sentences.carry_points(group.items) else "",
        soon="\n".join(f"- {sentences.soon_briefly(duty)}" for duty in duties_in(State.DUE_SOON, group.items)),
    )


def _late(duty: Duty, *, is_unknown: bool) -> str:
    """An overdue duty; where the heading does not say so already, that nothing was recorded of it."""
    if not duty.first.is_unrecorded:
        return sentences.late_briefly(duty)
    return sentences.past_due_briefly(duty) + ("" if is_unknown else f" ({DUE_UNRECORDED.lower()})")


def _others(holders: Iterable[TalliedParty], soon: int) -> Iterator[str]:
    names = "; ".join(holder_name(line.group.holder) for line in holders if line.answers and not line.is_busy)
    if names:
        yield f"{nothing_urgent(soon)}: {names}."
