"""Tình hình thực hiện kế hoạch, for the chairman: who is late, with what, how many points, what falls due soon.

Only those are listed who are late or have something due soon; the others of whom one person answers are named in a
sentence, so that nobody is missing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cchc.analysis.duties import duties_in
from cchc.analysis.status import Line, Status
from cchc.analysis.tracking import State, points_at_stake
from cchc.documents.views.annex import Cell
from cchc.documents.views.sheet import HeadingLine
from cchc.phrasing import sentences as phrases
from cchc.phrasing.headings import UNACCOUNTABLE, holder_name
from cchc.wording import count, day, points


@dataclass(frozen=True, slots=True)
class LeaderLine:
    """A row of the table: a đầu mối who is late, or has something due soon."""

    number: str
    title: str
    count: str
    late: str
    points: str
    soon: str
    is_heading: bool = False

    @property
    def cells(self) -> dict[str, Cell]:
        """All that the line prints, by the columns of `Leader.heading`; the TT is `number`."""
        return {name: Cell(getattr(self, name)) for name in ("number", "title", "count", "late", "points", "soon")}


@dataclass(frozen=True, slots=True)
class Leader:
    """Tình hình thực hiện kế hoạch: what a template may print."""

    issuer: str
    title: str
    plan: str
    as_of: str
    totals: tuple[str, ...]
    unrecorded: str
    """That nothing was recorded; blank when something was."""
    heading: dict[str, str]
    lines: tuple[HeadingLine | LeaderLine, ...]
    others: str
    """Who is not listed; blank when everybody is."""

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is printed beside the lines of the table."""
        headings = tuple(self.heading.values()) if self.lines else ()
        own = (self.issuer, self.title, self.plan, self.as_of, self.unrecorded, self.others)
        return (*own, *headings, *self.totals)

    @property
    def name(self) -> str:
        """The document's title in its properties."""
        return f"Tình hình thực hiện {self.plan}"

    @property
    def subject(self) -> str:
        """What the document is about, in its properties."""
        return f"{self.plan}, {self.as_of.lower()}"


def leader(found: Status) -> Leader:
    """The chairman's page of one commune's plans; soon is what the status was asked for with."""
    commune = found.items[0].dossier.commune
    assert commune  # noqa: S101 — the plans of a commune
    period = f"{count(found.asking.soon)} ngày tới"
    return Leader(
        issuer=commune.issuer,
        title="TÌNH HÌNH THỰC HIỆN KẾ HOẠCH CCHC",
        plan=phrases.plan_years(item.dossier for item in found.items),
        as_of=f"Tính đến ngày {day(found.as_of)}",
        totals=tuple(phrases.totals(found.totals, found.items)),
        unrecorded=phrases.unrecorded(found.items),
        heading={
            "title": "Đầu mối chủ trì",
            "count": "Số quá hạn",
            "late": "Nhiệm vụ quá hạn (số ngày quá hạn)",
            "points": "Điểm liên quan",
            "soon": f"Đến hạn trong {period}",
        },
        lines=tuple(_lines(found.busy)),
        others=_others(found.holders, period),
    )


def _lines(busy: Iterable[Line]) -> Iterator[HeadingLine | LeaderLine]:
    """The rows; those of whom nobody in particular answers are below a heading."""
    headed = False
    for number, line in enumerate(busy, 1):
        if not headed and not line.answers:
            headed = True
            yield HeadingLine(UNACCOUNTABLE)
        yield _line(number, line)


def _line(number: int, line: Line) -> LeaderLine:
    items = line.group.items
    late = [item for item in items if item.state is State.OVERDUE]
    assert line.group.holder  # noqa: S101 — a line of `Status.holders`
    return LeaderLine(
        number=str(number),
        title=holder_name(line.group.holder),
        count=count(len(late)) if late else "",
        late="\n".join(f"- {phrases.late_briefly(duty)}" for duty in duties_in(State.OVERDUE, items)),
        points=points(points_at_stake(late)) if late else "",
        soon="\n".join(f"- {phrases.soon_briefly(duty)}" for duty in duties_in(State.DUE_SOON, items)),
    )


def _others(holders: Iterable[Line], period: str) -> str:
    idle = [line.group.holder for line in holders if line.answers and not line.is_busy]
    names = "; ".join(holder_name(holder) for holder in idle if holder)
    return f"Không có nhiệm vụ quá hạn hoặc đến hạn trong {period}: {names}." if names else ""
