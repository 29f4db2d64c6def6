"""The annex as finished strings, in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III and Phụ lục III, Mẫu 2.2.

“Phụ lục I” on a line of its own, the name in capitals, “(Kèm theo …)”. On an electronic document the places of number
and day stay blank; month and year stand as far as the plan states them.
"""

from dataclasses import dataclass

from cchc.model.commune import Commune
from cchc.model.emphasis import plain
from cchc.model.plan import Column, IssuedDocument, Plan, RemedyCriterion, RemedyPlan, Row
from cchc.wording import CRITERION, FIELDS, month_number, points

BLANK = "\u00a0" * 8
"""Room for what is written or stamped later."""


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
    return {column: getattr(plan.columns, column) or heading for column, heading in own.items()}


def _lines(plan: Plan) -> list[AreaLine | CriterionLine]:
    lines: list[AreaLine | CriterionLine] = []
    below = {id(row.above): row for row in plan.rows if row.above}
    for row in plan.rows:
        if row.above is None:
            lines.append(AreaLine(row.area.number, plain(row.area.title).upper()))
        lines.append(_criterion_line(row, below.get(id(row))))
    return lines


def _criterion_line(row: Row, below: Row | None) -> CriterionLine:
    criterion = row.criterion
    return CriterionLine(
        number=row.number,
        title=f"{criterion.label}. {criterion.title}",
        max_score=points(criterion.max_score),
        score=points(criterion.score) if isinstance(criterion, RemedyCriterion) else "",
        target=_cell(row, below, "target"),
        tasks=_cell(row, below, "tasks"),
        lead=_cell(row, below, "lead"),
        support=_cell(row, below, "support"),
        timeframe=_cell(row, below, "timeframe"),
    )


def _cell(row: Row, below: Row | None, column: Column) -> Cell:
    if row.continues(column):
        return Cell("", "continue")
    return Cell(row.text(column) or "", "start" if below and below.continues(column) else "")
