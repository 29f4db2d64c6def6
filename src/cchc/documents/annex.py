"""The annex as finished strings, in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III and Phụ lục III, Mẫu 2.2.

“Phụ lục I” on a line of its own, the name in capitals, “(Kèm theo …)”. On an electronic document the places of number
and day stay blank; month and year stand as far as the plan states them. On paper all of it is filled in, and a copy may
carry the signatory's block.

Rows that merged cells hold together stay on one page, since a merged cell shows its text on the first of its pages
only. More rows than surely fit on a page are therefore printed unmerged, the text in each row.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from cchc.documents.layout import Layout
from cchc.model.commune import Commune
from cchc.model.emphasis import plain
from cchc.model.plan import COLUMNS, Column, IssuedDocument, Plan, RemedyCriterion, RemedyPlan, Row
from cchc.wording import CRITERION, FIELDS, day_in_words, month_number, points

BLANK = "\u00a0" * 8
"""Room for what is written or stamped later."""


@dataclass(frozen=True, slots=True)
class PaperCopy:
    """Bản giấy: the number and the day of the Kế hoạch that are filled in."""

    number: str
    date: date


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Khối chữ ký of a paper copy: the lines of authority in capitals, and the name (blank until somebody signs)."""

    lines: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, and how it merges with its neighbours: `start` or `continue` of a merged cell, or neither."""

    text: str
    merge: str = ""


@dataclass(frozen=True, slots=True)
class AreaLine:
    """A row that spans the table: an area."""

    number: str
    title: str
    is_area: bool = True

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All that the line prints, in print order."""
        return (Cell(self.number), Cell(self.title))


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A row of the table: a criterion."""

    number: str
    title: str
    max_score: str
    score: str
    target: Cell
    tasks: Cell
    lead: Cell
    support: Cell
    timeframe: Cell
    is_area: bool = False

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All that the line prints, in print order; the score's cell is blank where there is none."""
        first = (Cell(text) for text in (self.number, self.title, self.max_score, self.score))
        return (*first, self.target, self.tasks, self.lead, self.support, self.timeframe)


@dataclass(frozen=True, slots=True)
class Annex:
    """What a template may print."""

    label: str
    title: str
    reference: str
    heading: dict[str, str]
    lines: tuple[AreaLine | CriterionLine, ...]
    issuer: str
    year: int
    signature: SignatureBlock | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is printed beside the lines of the table, without its emphasis."""
        scored = any(isinstance(line, CriterionLine) and line.score for line in self.lines)
        headings = [text for column, text in self.heading.items() if column != "score" or scored]
        signature = (*self.signature.lines, self.signature.name) if self.signature else ()
        return tuple(plain(text) for text in (self.label, self.title, self.reference, *headings, *signature))


def annex(
    plan: Plan,
    commune: Commune,
    layout: Layout,
    *,
    paper: PaperCopy | None = None,
    signature: SignatureBlock | None = None,
) -> Annex:
    """The annex of a plan without errors: electronic, or the `paper` copy of this number and day.

    `layout` tells how many rows surely fit on a page.
    """
    return Annex(
        label=f"Phụ lục {plan.annex}" if plan.annex else "Phụ lục",
        title=plain(plan.title).upper(),
        reference=_reference(plan.document, commune, paper),
        heading=_heading(plan),
        lines=tuple(_lines(plan, layout)),
        issuer=commune.issuer,
        year=plan.year,
        signature=signature,
    )


def _reference(document: IssuedDocument, commune: Commune, paper: PaperCopy | None) -> str:
    number = f"số {paper.number}" if paper else f"số{BLANK}"
    when = day_in_words(paper.date) if paper else _blank_day(document)
    return f"(Kèm theo Kế hoạch {number}/{document.symbol or BLANK} {when} của {commune.issuer})"


def _blank_day(document: IssuedDocument) -> str:
    month = month_number(document.date.month) if document.date and document.date.month else BLANK
    year = str(document.date.year) if document.date else BLANK
    return f"ngày{BLANK}tháng {month} năm {year}"


def _heading(plan: Plan) -> dict[str, str]:
    who = "Công chức/bộ phận" if isinstance(plan, RemedyPlan) else "Cơ quan"
    done = "" if isinstance(plan, RemedyPlan) else " thực hiện"
    own = {
        "criterion": CRITERION,
        "max_score": FIELDS["max_score"],
        "score": FIELDS["score"],
        "target": f"Mục tiêu năm {plan.year}",
        "tasks": FIELDS["tasks"],
        "lead": f"{who} chủ trì{done}",
        "support": f"{who} phối hợp{done}",
        "timeframe": FIELDS["timeframe"],
    }
    return {column: getattr(plan.columns, column, None) or heading for column, heading in own.items()}


def _lines(plan: Plan, layout: Layout) -> Iterator[AreaLine | CriterionLine]:
    for group in _groups(plan.rows):
        if group[0].above is None:
            yield AreaLine(group[0].area.number, plain(group[0].area.title).upper())
        fits = len(group) == 1 or _height(group, layout) <= layout.lines
        for row, below in zip(group, [*group[1:], None], strict=True):
            yield _criterion_line(row, below) if fits else _criterion_line(row, None, merged=False)


def _groups(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows in groups that merged cells hold together; most rows are a group of their own."""
    groups: list[list[Row]] = []
    for row in rows:
        if row.above is None or not any(row.continues(column) for column in COLUMNS):
            groups.append([])
        groups[-1].append(row)
    return groups


def _height(group: list[Row], layout: Layout) -> int:
    """About how many lines of text a group takes; a merged cell may use all its rows."""
    merged = [column for column in COLUMNS if any(row.continues(column) for row in group)]
    alone = [column for column in ("title", *COLUMNS) if column not in merged]
    own = sum(max(_lines_of(row, column, layout) for column in alone) for row in group)
    return max([own, *(sum(_lines_of(row, column, layout) for row in group) for column in merged)])


def _lines_of(row: Row, column: str, layout: Layout) -> int:
    return layout.lines_of(column, plain(getattr(row.criterion, column) or ""))


def _criterion_line(row: Row, below: Row | None, *, merged: bool = True) -> CriterionLine:
    criterion = row.criterion
    target, tasks, lead, support, timeframe = (
        _cell(row, below, column) if merged else Cell(row.text(column) or "") for column in COLUMNS
    )
    return CriterionLine(
        number=row.number,
        title=f"{criterion.label}. {criterion.title}",
        max_score=points(criterion.max_score),
        score=points(criterion.score) if isinstance(criterion, RemedyCriterion) else "",
        target=target,
        tasks=tasks,
        lead=lead,
        support=support,
        timeframe=timeframe,
    )


def _cell(row: Row, below: Row | None, column: Column) -> Cell:
    if row.continues(column):
        return Cell("", "continue")
    return Cell(row.text(column) or "", "start" if below and below.continues(column) else "")
