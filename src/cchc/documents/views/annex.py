"""The annex as finished strings, in the form of Nghị định 30/2020/NĐ-CP, Phụ lục I, mục III and Phụ lục III, Mẫu 2.2.

“Phụ lục I” on a line of its own, the name in capitals, “(Kèm theo …)”. On an electronic document the places of number
and day stay blank; month and year stand as far as the plan states them. On paper all of it is filled in, and a copy may
carry the signatory's block.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import takewhile
from typing import Any, NamedTuple

from cchc.documents.views.title import HARD, printed_title
from cchc.model.columns import TEXT_COLUMNS
from cchc.model.commune import Commune
from cchc.model.criterion import Area, Criterion, RemedyCriterion
from cchc.model.document_kind import PLAN, kind_of, numbered
from cchc.model.emphasis import plain
from cchc.model.plan import IssuedDocument, Plan, RemedyPlan
from cchc.model.rows import Row
from cchc.model.values import Unscored
from cchc.phrasing.annex_headings import usual_headings
from cchc.phrasing.score_sources import brief_source
from cchc.wording import day_in_words, month_number, points

_PRINTED_AS = {"criterion": "title"}
"""The field of a line that a column prints, where its name is another."""
BLANK = HARD * 8
"""Spaces that leave room for a number or a date to be written or stamped later."""


class PaperCopy(NamedTuple):
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
    """A row that spans the table: an area. Its number is blank where it stands before the title."""

    number: str
    title: str
    is_area: bool = True

    @property
    def cells(self) -> dict[str, Cell]:
        """The cells of the line."""
        return {"number": Cell(self.number), "title": Cell(self.title)}


@dataclass(frozen=True, slots=True)
class CriterionLine:
    """A row of the table: a criterion or a nhiệm vụ. Cells of columns that the annex does not have are blank."""

    columns: tuple[str, ...]
    """The columns of the annex, in print order."""
    number: str
    code: str
    title: str
    """The text of the column `criterion` (code and title), or `title`."""
    max_score: str
    score: str
    target: Cell
    tasks: Cell
    product: Cell
    lead: Cell
    support: Cell
    timeframe: Cell
    basis: Cell
    funding: Cell
    note: Cell
    free: Mapping[str, Cell]
    """The cells of free columns."""
    is_area: bool = False
    has_parts: bool = False
    """True for a criterion whose parts follow, without which it says little."""

    @property
    def cells(self) -> dict[str, Cell]:
        """The cells of the line by the columns of `Annex.heading`, in print order; the TT is `number`."""
        return {column: self.cell(column) for column in self.columns}

    @property
    def own(self) -> dict[str, Cell]:
        """The cells that may merge, by their columns."""
        return {name: self.cell(name) for name in self.columns if name in TEXT_COLUMNS or name in self.free}

    def cell(self, column: str) -> Cell:
        """The cell in a column."""
        found = self.free[column] if column in self.free else getattr(self, _PRINTED_AS.get(column, column))
        return found if isinstance(found, Cell) else Cell(found)


class ColumnHeadings(dict[str, str]):
    """The headings of the annex's columns in print order; of another column it knows the usual heading."""

    def __init__(self, usual: Mapping[str, str], own: Mapping[str, str]) -> None:
        """The annex has the columns of `own`; a template may also speak of the `usual` ones."""
        super().__init__(own)
        self.usual = usual

    def __missing__(self, name: str) -> str:
        """The usual heading of a column that the annex does not have."""
        return self.usual[name]


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
    document: str = PLAN
    """The kind of the document that the annex goes with: Kế hoạch, Quyết định …"""
    signature: SignatureBlock | None = None
    has_own_columns: bool = False
    """True if the plan lists its columns, and they are not the usual ones of its kind."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The printed texts other than the table's lines, without emphasis."""
        headings = [text for column, text in self.heading.items() if column != "number"]
        signature = (*self.signature.lines, self.signature.name) if self.signature else ()
        return tuple(plain(text) for text in (self.label, self.title, self.reference, *headings, *signature))

    def parts(self, words: Collection[str]) -> "tuple[Annex]":  # noqa: ARG002 — whatever the template has
        """The whole annex."""
        return (self,)

    @property
    def name(self) -> str:
        """The document's title in its properties."""
        return f"{self.label}. {self.title}".replace(HARD, " ")

    @property
    def subject(self) -> str:
        """The document's subject in its properties."""
        return f"Phụ lục kèm theo {self.document} năm {self.year} của {self.issuer}"


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
        title=printed_title(plain(plan.title), commune.name),
        reference=_reference(plan.document, commune, paper),
        heading=_heading(plan),
        lines=tuple(_lines(plan)),
        issuer=commune.issuer,
        year=plan.year,
        document=kind_of(plan.document, commune.issuer),
        signature=signature,
        has_own_columns=tuple(column.name for column in plan.printed) != plan.usual,
    )


def _reference(document: IssuedDocument, commune: Commune, paper: PaperCopy | None) -> str:
    number = numbered(paper.number if paper else "", document.symbol or BLANK)
    day = day_in_words(paper.date) if paper else _blank_day(document)
    kind = kind_of(document, commune.issuer)
    after = HARD if paper else BLANK
    return f"(Kèm theo {kind} số{after}{number.replace(' ', HARD)} {_together(day)} của {commune.issuer})"


def _together(day: str) -> str:
    """A day in words, each word of it with its number: a line may end between “ngày 05” and “tháng 01”."""
    return re.sub(f" (?=[0-9{HARD}])", HARD, day)


def _blank_day(document: IssuedDocument) -> str:
    month = month_number(document.date.month) if document.date and document.date.month else BLANK
    year = str(document.date.year) if document.date else BLANK
    return f"ngày{BLANK}tháng {month} năm {year}"


def _heading(plan: Plan) -> ColumnHeadings:
    usual = usual_headings(type(plan), plan.years)
    usual["score"] += _source(plan)
    return ColumnHeadings(usual, {column.name: column.heading or usual[column.name] for column in plan.printed})


def _source(plan: Plan) -> str:
    """The source of the scores in brackets, for the heading of their column; blank when the plan does not say it."""
    source = brief_source(plan) if isinstance(plan, RemedyPlan) else None
    return f" (theo {source})" if source else ""


def _lines(plan: Plan) -> Iterator[AreaLine | CriterionLine]:
    known: tuple[Area, ...] = ()
    for row, below in zip(plan.rows, [*plan.rows[1:], None], strict=True):
        if row.areas != known:
            shared = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], zip(row.areas, known, strict=False)))
            yield from (_area_line(area, plan, depth) for depth, area in enumerate(row.areas[shared:], shared))
            known = row.areas
        yield _criterion_line(row, below if below and below.above else None, plan)


def _area_line(area: Area, plan: Plan, depth: int) -> AreaLine:
    """The line of an area; the title of one within another is not in capitals."""
    title = plain(area.title) if depth else plain(area.title).upper()
    if plan.printed[0].name in {"number", "code"}:
        return AreaLine(area.number or "", title)
    return AreaLine("", f"{area.number}. {title}" if area.number else title)


def _criterion_line(row: Row, below: Row | None, plan: Plan) -> CriterionLine:
    """The line of a row; `below` is the next row of the same area."""
    criterion = row.criterion
    printed = {name: _cell(row, below, name) for name in plan.text_columns}
    own: dict[str, Any] = {name: printed.get(name, Cell("")) for name in TEXT_COLUMNS}
    return CriterionLine(
        columns=tuple(column.name for column in plan.printed),
        number=row.number,
        code=criterion.code or "",
        title=_title(row, plan),
        max_score="" if criterion.max_score is None else points(criterion.max_score),
        score=_score(criterion),
        free={name: printed[name] for name in plan.free_columns},
        **own,
        has_parts=row.is_heading,
    )


def _title(row: Row, plan: Plan) -> str:
    """The title, in the column `criterion` with the code before it: “TC 1.2. Tuyên truyền”."""
    code, title = row.criterion.code, row.criterion.title
    if not code or not plan.prints("criterion"):
        return title
    return f"{row.label if plan.shows_labels else code}. {title}"


def _score(criterion: Criterion) -> str:
    """The number or, without one, the plan's word; blank for a criterion that is not scored yet, or has no score."""
    if not isinstance(criterion, RemedyCriterion) or criterion.unscored is Unscored.PENDING:
        return ""
    return points(criterion.score) if isinstance(criterion.score, Decimal) else criterion.score.value


def _cell(row: Row, below: Row | None, column: str) -> Cell:
    merge = "continue" if row.continues(column) else "start" if below and below.continues(column) else ""
    return Cell(row.text(column) or "", merge)
