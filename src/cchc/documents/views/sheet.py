"""Phiếu theo dõi nhiệm vụ: the duties that one đầu mối leads, with due days and results, as finished strings.

A recurring nhiệm vụ takes one row, and criteria without a deadline share a paragraph: so the sheet of an official who
leads half of a plan is one A4 page. It is a working paper, no văn bản: it takes the decree's page and typeface, not its
heading or its signature. The row's Mã is the address that `cchc done` takes.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cchc.analysis.duties import Duty, duties
from cchc.analysis.status import TalliedParty
from cchc.analysis.tracking import State, Tracked
from cchc.documents.views.annex import Cell
from cchc.phrasing import columns, sentences
from cchc.phrasing.headings import holder_name, until

HEADING = {
    "code": columns.ADDRESS.short,
    "title": columns.TITLE.heading,
    "due": columns.DUE.heading,
    "points": columns.POINTS.heading,
    "result": "Kết quả",
}


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A row that spans the table and heads those below it."""

    title: str
    is_heading: bool = True

    @property
    def cells(self) -> dict[str, Cell]:
        """The cells of the line."""
        return {"title": Cell(self.title)}


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A row of the table: a nhiệm vụ with its due day, or with all its turns."""

    number: str
    code: str
    title: str
    due: str
    points: str
    result: str
    is_late: bool
    is_heading: bool = False

    @property
    def cells(self) -> dict[str, Cell]:
        """The cells of the line by the columns of `HEADING`; the TT is `number`."""
        return {name: Cell(getattr(self, name)) for name in ("number", *HEADING)}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Phiếu theo dõi nhiệm vụ of one đầu mối: the fields that a template may print."""

    issuer: str
    title: str
    official: str
    plan: str
    as_of: str
    heading: dict[str, str]
    lines: tuple[HeadingLine | SheetLine, ...]
    undated_lines: tuple[str, ...]
    """The criteria without a deadline, a line for each lĩnh vực; blank when there is none."""
    totals: tuple[str, ...]
    unrecorded: str
    """The sentences on plans left out, and on plans with due days but no progress file; blank without such plans."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The printed texts other than the table's lines."""
        headings = tuple(self.heading.values()) if self.lines else ()
        own = (self.issuer, self.title, self.official, self.plan, self.as_of, self.unrecorded)
        return (*own, *headings, *self.undated_lines, *self.totals)

    def parts(self, words: Collection[str]) -> "tuple[Sheet]":  # noqa: ARG002 — whatever the template has
        """The whole sheet."""
        return (self,)

    @property
    def name(self) -> str:
        """The document's title in its properties."""
        return f"Phiếu theo dõi nhiệm vụ: {self.official}"

    @property
    def subject(self) -> str:
        """The document's subject in its properties."""
        return f"{self.plan}, {self.as_of.lower()}"


def sheet(line: TalliedParty, as_of: date) -> Sheet:
    """The sheet of one đầu mối, made from its line in `Status.holders` of a status on the day `as_of`."""
    items = line.group.items
    commune = items[0].dossier.commune
    return Sheet(
        issuer=commune.issuer,
        title="PHIẾU THEO DÕI NHIỆM VỤ",
        official=holder_name(line.group.holder),
        plan=sentences.plan_years(item.dossier for item in items),
        as_of=until(as_of).capitalize(),
        heading=HEADING,
        lines=tuple(_lines(items)),
        undated_lines=tuple(sentences.undated(items)),
        totals=tuple(sentences.totals(line.tally, items)),
        unrecorded=sentences.unrecorded(items),
    )


def _lines(items: Sequence[Tracked]) -> Iterator[HeadingLine | SheetLine]:
    """The rows; those of several annexes stand below the name of each annex."""
    found = duties(items)
    several = len({duty.first.plan for duty in found}) > 1
    plan = ""
    for number, duty in enumerate(found, 1):
        if several and duty.first.plan != plan:
            plan = duty.first.plan
            yield HeadingLine(sentences.annex(duty.first))
        yield _line(number, duty)


def _line(number: int, duty: Duty) -> SheetLine:
    return SheetLine(
        number=str(number),
        code=duty.address,
        title=duty.title,
        due=sentences.due(duty),
        points=columns.POINTS.text(duty.first),
        result=sentences.result(duty),
        is_late=any(not item.is_unrecorded for item in duty.those(State.OVERDUE)),
    )
