"""The annex as finished strings, in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III and Phụ lục III, Mẫu 2.2.

“Phụ lục I” on a line of its own, the name in capitals, “(Kèm theo …)”. On an electronic document the places of number
and day stay blank; month and year stand as far as the plan states them. On paper all of it is filled in, and a copy may
carry the signatory's block.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cchc.model.commune import Commune
from cchc.model.emphasis import plain
from cchc.model.plan import COLUMNS, AnnexColumn, IssuedDocument, Plan, RemedyCriterion, RemedyPlan, Row
from cchc.wording import CRITERION, FIELDS, day_in_words, month_number, points

BLANK = "\u00a0" * 8
"""Spaces that leave room for a number or a date to be written or stamped later."""


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
    """The meaning of a cell as text, and its merge with its neighbours: `start`, `continue`, or blank for none."""

    text: str
    merge: str = ""

    @property
    def printed(self) -> str:
        """The text as it stands in the document: blank for a cell that continues the one above."""
        return "" if self.merge == "continue" else self.text


@dataclass(frozen=True, slots=True)
class AreaLine:
    """A row that spans the table: an area."""

    number: str
    title: str
    is_area: bool = True

    @property
    def cells(self) -> dict[str, Cell]:
        """The cells of the line."""
        return {"number": Cell(self.number), "title": Cell(self.title)}


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
    has_parts: bool = False
    """True for a criterion whose parts follow, without which it says little."""

    @property
    def cells(self) -> dict[str, Cell]:
        """The cells of the line by the columns of `Annex.heading`, in print order; the TT is `number`."""
        first = {"number": self.number, "criterion": self.title, "max_score": self.max_score, "score": self.score}
        return {**{name: Cell(text) for name, text in first.items()}, **self.own}

    @property
    def own(self) -> dict[str, Cell]:
        """The cells that may merge, by their columns."""
        return {column: getattr(self, column) for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class Annex:
    """Phụ lục: the fields that a template may print."""

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
        """The printed texts other than the table's lines, without emphasis."""
        scored = any(isinstance(line, CriterionLine) and line.score for line in self.lines)
        headings = [text for column, text in self.heading.items() if column != "score" or scored]
        signature = (*self.signature.lines, self.signature.name) if self.signature else ()
        return tuple(plain(text) for text in (self.label, self.title, self.reference, *headings, *signature))

    @property
    def name(self) -> str:
        """The document's title in its properties."""
        return f"{self.label}. {self.title}"

    @property
    def subject(self) -> str:
        """The document's subject in its properties."""
        return f"Phụ lục kèm theo Kế hoạch năm {self.year} của {self.issuer}"


def annex(
    plan: Plan,
    commune: Commune,
    *,
    paper: PaperCopy | None = None,
    signature: SignatureBlock | None = None,
) -> Annex:
    """The annex of a plan without errors: electronic, or the `paper` copy of this number and day."""
    return Annex(
        label=f"Phụ lục {plan.annex}" if plan.annex else "Phụ lục",
        title=plain(plan.title).upper(),
        reference=_reference(plan.document, commune, paper),
        heading=_heading(plan),
        lines=tuple(_lines(plan)),
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


def _lines(plan: Plan) -> Iterator[AreaLine | CriterionLine]:
    for row, below in zip(plan.rows, [*plan.rows[1:], None], strict=True):
        if row.above is None:
            yield AreaLine(row.area.number, plain(row.area.title).upper())
        yield _criterion_line(row, below if below and below.above else None)


def _criterion_line(row: Row, below: Row | None) -> CriterionLine:
    """The line of a row; `below` is the next row of the same area."""
    criterion = row.criterion
    target, tasks, lead, support, timeframe = (_cell(row, below, column) for column in COLUMNS)
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
        has_parts=row.is_heading,
    )


def _cell(row: Row, below: Row | None, column: AnnexColumn) -> Cell:
    merge = "continue" if row.continues(column) else "start" if below and below.continues(column) else ""
    return Cell(row.text(column) or "", merge)
