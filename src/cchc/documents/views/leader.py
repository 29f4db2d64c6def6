"""Tình hình thực hiện kế hoạch, for the chairman: who is late, with what, how many points, what falls due soon.

Only parties that are late or have something due soon are listed; the other accountable parties are named in a sentence,
so that nobody is missing.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from cchc.analysis.duties import duties_in
from cchc.analysis.status import Status, TalliedParty
from cchc.analysis.tracking import State
from cchc.documents.views.annex import Cell
from cchc.documents.views.sheet import HeadingLine
from cchc.phrasing import sentences
from cchc.phrasing.columns import PARTIES, POINTS_AT_STAKE
from cchc.phrasing.headings import UNACCOUNTABLE, counted_apart, due_within, holder_name, nothing_urgent, until
from cchc.wording import count


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
        """The cells of the line by the columns of `Leader.heading`; the TT is `number`."""
        return {name: Cell(getattr(self, name)) for name in ("number", "title", "count", "late", "points", "soon")}


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
    heading: dict[str, str]
    lines: tuple[HeadingLine | LeaderLine, ...]
    others: str
    """The sentences naming the accountable parties that have nothing overdue or due soon, and counting what political
    bodies lead; blank when there are none.
    """

    @property
    def texts(self) -> tuple[str, ...]:
        """The printed texts other than the table's lines."""
        headings = tuple(self.heading.values()) if self.lines else ()
        own = (self.issuer, self.title, self.plan, self.as_of, self.unrecorded, self.others)
        return (*own, *headings, *self.totals)

    def parts(self, words: Collection[str]) -> "tuple[Leader]":  # noqa: ARG002 — whatever the template has
        """The whole page."""
        return (self,)

    @property
    def name(self) -> str:
        """The document's title in its properties."""
        return f"Tình hình thực hiện {self.plan}"

    @property
    def subject(self) -> str:
        """The document's subject in its properties."""
        return f"{self.plan}, {self.as_of.lower()}"


def leader(found: Status) -> Leader:
    """The chairman's page of one commune's plans; “soon” means the number of days in the status's question."""
    commune = found.items[0].dossier.commune
    soon = found.asking.soon
    return Leader(
        issuer=commune.issuer,
        title="TÌNH HÌNH THỰC HIỆN KẾ HOẠCH CCHC",
        plan=sentences.plan_years(item.dossier for item in found.items),
        as_of=until(found.as_of).capitalize(),
        totals=tuple(sentences.totals(found.totals, found.items)),
        unrecorded=sentences.unrecorded(found.items),
        heading={
            "title": PARTIES["lead"],
            "count": "Số quá hạn",
            "late": "Nhiệm vụ quá hạn (số ngày quá hạn)",
            "points": POINTS_AT_STAKE.heading,
            "soon": due_within(soon),
        },
        lines=tuple(_lines(found.busy)),
        others=" ".join([*_others(found.holders, soon), *counted_apart(found.political)]),
    )


def _lines(busy: Sequence[TalliedParty]) -> Iterator[HeadingLine | LeaderLine]:
    """The rows; parties that are not accountable stand below a heading."""
    unaccountable = next((line for line in busy if not line.answers), None)
    for number, line in enumerate(busy, 1):
        if line is unaccountable:
            yield HeadingLine(UNACCOUNTABLE)
        yield _line(number, line)


def _line(number: int, line: TalliedParty) -> LeaderLine:
    group = line.group
    return LeaderLine(
        number=str(number),
        title=holder_name(group.holder),
        count=count(len(group.late)) if group.late else "",
        late="\n".join(f"- {sentences.late_briefly(duty)}" for duty in duties_in(State.OVERDUE, group.items)),
        points=POINTS_AT_STAKE.text(group) if group.late and sentences.carry_points(group.items) else "",
        soon="\n".join(f"- {sentences.soon_briefly(duty)}" for duty in duties_in(State.DUE_SOON, group.items)),
    )


def _others(holders: Iterable[TalliedParty], soon: int) -> Iterator[str]:
    names = "; ".join(holder_name(line.group.holder) for line in holders if line.answers and not line.is_busy)
    if names:
        yield f"{nothing_urgent(soon)}: {names}."
