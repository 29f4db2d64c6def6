"""The annex as finished strings, in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III and Phụ lục III, Mẫu 2.2.

“Phụ lục I” on a line of its own, the name in capitals, “(Kèm theo …)”. On an electronic document the places of number
and day stay blank; month and year stand as far as the plan states them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cchc.model.commune import Commune
from cchc.model.emphasis import plain
from cchc.model.plan import COLUMNS, Column, IssuedDocument, Plan, RemedyCriterion, RemedyPlan, Row
from cchc.wording import CRITERION, FIELDS, month_number, points

BLANK = "\u00a0" * 8
"""Room for what is written or stamped later."""


_LETTERS = {"title": 22, "target": 24, "tasks": 30, "lead": 12, "support": 12, "timeframe": 8}
"""About how many letters a line of a column takes in our templates."""
_LINES_ON_A_PAGE = 22
"""How many lines of a table surely fit on the first page, below the heading lines. Rows that merged cells hold together
stay on one page; a merged cell shows its text on the first of its pages only. More rows than surely fit are therefore
printed unmerged, the text in each row."""


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
    def texts(self) -> tuple[str, ...]:
        """All that the line prints."""
        return (self.number, self.title)


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
    def texts(self) -> tuple[str, ...]:
        """All that the line prints."""
        cells = (self.target, self.tasks, self.lead, self.support, self.timeframe)
        return (self.number, self.title, self.max_score, self.score, *(cell.text for cell in cells))


@dataclass(frozen=True, slots=True)
class Annex:
    """What a template may print."""

    label: str
    title: str
    reference: str
    heading: dict[str, str]
    lines: tuple[AreaLine | CriterionLine, ...]
    issuer: str


def annex(plan: Plan, commune: Commune) -> Annex:
    """The annex of a plan without errors."""
    return Annex(
        label=f"Phụ lục {plan.annex}" if plan.annex else "Phụ lục",
        title=plain(plan.title).upper(),
        reference=_reference(plan.document, commune),
        heading=_heading(plan),
        lines=tuple(_lines(plan)),
        issuer=commune.issuer,
    )


def _reference(document: IssuedDocument, commune: Commune) -> str:
    date = document.date
    month = month_number(date.month) if date and date.month else BLANK
    year = str(date.year) if date else BLANK
    number = f"số{BLANK}/{document.symbol or BLANK}"
    return f"(Kèm theo Kế hoạch {number} ngày{BLANK}tháng {month} năm {year} của {commune.issuer})"


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


def _lines(plan: Plan) -> Iterator[AreaLine | CriterionLine]:
    for group in _groups(plan.rows):
        if group[0].above is None:
            yield AreaLine(group[0].area.number, plain(group[0].area.title).upper())
        fits = len(group) == 1 or _height(group) <= _LINES_ON_A_PAGE
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


def _height(group: list[Row]) -> int:
    """About how many lines of text a group takes in the templates' columns; a merged cell may use all its rows."""
    merged = [column for column in COLUMNS if any(row.continues(column) for row in group)]
    own = sum(max(_lines_of(row, column) for column in ("title", *COLUMNS) if column not in merged) for row in group)
    return max([own, *(sum(_lines_of(row, column) for row in group) for column in merged)])


def _lines_of(row: Row, column: str) -> int:
    text = getattr(row.criterion, column) or ""
    return sum(-(-len(line) // _LETTERS[column]) for line in text.split("\n"))


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
