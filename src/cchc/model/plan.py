"""The plan: one annex of a Kế hoạch, as data (kế hoạch, lĩnh vực, tiêu chí, nhiệm vụ có thời hạn)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BeforeValidator, model_validator

from cchc.model.calendar import Every
from cchc.model.element import Element
from cchc.model.emphasis import plain
from cchc.model.folding import fold
from cchc.model.values import (
    Code,
    Days,
    Filled,
    Items,
    MaxPoints,
    Partial,
    Points,
    Roman,
    Sibling,
    Slug,
    Text,
    Year,
    nothing_as_group,
    refused,
)
from cchc.wording import bare

AnnexColumn = Literal["target", "tasks", "lead", "support", "timeframe"]
COLUMNS: tuple[AnnexColumn, ...] = ("target", "tasks", "lead", "support", "timeframe")
"""The columns whose cells may continue the cell above, in print order."""

MOST_YEARS = 20
"""The most years that one plan may be for."""
_DITTO = fold("như trên")
_ABBREVIATED = re.compile(r"nt|n/t|nhu tren|[\"'“”″〃]+|//")
_LONGEST_DITTO = 30
"""The most letters of a text that may mean “như trên”; a longer text says more, and folding is for short ones."""


class Deliverable(Element):
    """Nhiệm vụ, sản phẩm có thời hạn: what can be late. Its dates are either listed or recur."""

    id: Slug
    title: Text
    due: Days | None = None
    every: Every | None = None
    lead: Text | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _dated_in_one_way(self) -> Self:
        if self.due is None and self.every is None:
            raise refused(
                "S212", f"Nhiệm vụ “{self.id}” chưa có thời hạn. Đề nghị ghi due (ngày) hoặc every (định kỳ)."
            )
        if self.due is not None and self.every is not None:
            raise refused("S212", f"Nhiệm vụ “{self.id}” ghi cả due (ngày) và every (định kỳ). Đề nghị giữ lại một.")
        return self


class Criterion(Element):
    """Tiêu chí (TC), or tiêu chí thành phần (TCTP): a row of the annex. Cells hold the text as printed."""

    code: Code
    title: Text
    max_score: MaxPoints
    target: Text | None = None
    tasks: Text | None = None
    lead: Text | None = None
    support: Text | None = None
    timeframe: Text | None = None
    decided_by: Text | None = None
    deliverables: Items[Deliverable] = ()
    parts: Items["Criterion"] = ()

    @property
    def label(self) -> str:
        """“TC 1.4” for a code of two numbers, “TCTP 7.4.3” for one of three."""
        return f"{'TC' if self.code.count('.') == 1 else 'TCTP'} {self.code}"


class RemedyCriterion(Criterion):
    """A criterion of the remedy annex: it has a score, and may correspond to a criterion of the maintain annex."""

    after: ClassVar[Mapping[str, str]] = {"score": "max_score", "same_as": "score", "part_of": "same_as"}

    score: Points
    same_as: Code | None = None
    part_of: Code | None = None
    parts: Items["RemedyCriterion"] = ()

    @model_validator(mode="after")
    def _related_in_one_way(self) -> Self:
        if self.same_as and self.part_of:
            raise refused(
                "S212",
                f"{self.label}: same_as (tương ứng) và part_of (thuộc tiêu chí) loại trừ nhau. Đề nghị giữ lại một.",
            )
        return self

    @property
    def gap(self) -> Decimal:
        """Điểm bị mất: maximum less score."""
        return self.max_score - self.score


class Area(Element):
    """Lĩnh vực, with its criteria in print order."""

    number: Roman
    title: Text
    criteria: Filled[Criterion]


class RemedyArea(Area):
    """A lĩnh vực of the remedy annex."""

    criteria: Filled[RemedyCriterion]


class IssuedDocument(Element):
    """The document that the annex goes with, mostly a Kế hoạch: its kind, number, symbol and date, as far as known."""

    kind: Text | None = None
    number: Text | None = None
    symbol: Text | None = None
    date: Partial | None = None


class Columns(Element):
    """The column headings that differ from the usual ones of the plan's kind."""

    criterion: Text | None = None
    max_score: Text | None = None
    target: Text | None = None
    tasks: Text | None = None
    lead: Text | None = None
    support: Text | None = None
    timeframe: Text | None = None


class RemedyColumns(Columns):
    """The headings of a remedy annex, which has a column for the score as well."""

    after: ClassVar[Mapping[str, str]] = {"score": "max_score"}

    score: Text | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A criterion in its place in the table: its area, TT and parent row, and what its cells mean.

    `above` is the row above it in the same area.
    """

    area: Area
    criterion: Criterion
    number: str
    parent: Criterion | None
    above: "Row | None"
    meanings: dict[AnnexColumn, str | None]

    @property
    def is_heading(self) -> bool:
        """True if the criterion has parts: it then needs only a title and a maximum."""
        return bool(self.criterion.parts)

    def continues(self, column: AnnexColumn) -> bool:
        """True if the cell says “như trên”: in print it is merged with the cell above."""
        return says_ditto(getattr(self.criterion, column))

    def text(self, column: AnnexColumn) -> str | None:
        """The meaning of the cell: its own text or, for “như trên”, the text of the cell above; `None` when blank."""
        return self.meanings[column]


class Plan(Element):
    """Kế hoạch: one plan file, which is one annex."""

    cchc: Literal["1"]
    year: Year
    until: Year | None = None
    commune: Sibling
    annex: Roman | None = None
    title: Text
    document: Annotated[IssuedDocument, BeforeValidator(nothing_as_group)] = IssuedDocument()
    columns: Annotated[Columns, BeforeValidator(nothing_as_group)] = Columns()
    areas: Filled[Area]

    @property
    def years(self) -> range:
        """The years that the plan is for: one, or with `until` each year of its period, at most `MOST_YEARS`."""
        last = max(self.until or self.year, self.year)
        return range(self.year, min(last, self.year + MOST_YEARS - 1) + 1)

    @property
    def period(self) -> str:
        """The plan's years as a phrase: “năm 2026”, “giai đoạn 2026 - 2030”."""
        first, last = self.years[0], self.years[-1]
        return f"năm {first}" if first == last else f"giai đoạn {first} - {last}"

    @property
    def is_issued(self) -> bool:
        """True if the Kế hoạch has its number and its whole date: from then on it is changed by documents only."""
        issued = self.document
        return bool(issued.number and issued.date and issued.date.whole)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All criteria in print order, a parent before its parts."""
        return tuple(row for area in self.areas for row in _rows(area))

    @property
    def max_score(self) -> Decimal:
        """Điểm tối đa of the annex; parts are counted in their parent only."""
        return sum((criterion.max_score for area in self.areas for criterion in area.criteria), Decimal(0))


class MaintainPlan(Plan):
    """Phụ lục duy trì: how the commune keeps its points."""

    after: ClassVar[Mapping[str, str]] = {"kind": "cchc"}

    kind: Literal["maintain"]


class RemedyPlan(Plan):
    """Phụ lục khắc phục: how the commune wins back what it lost in the assessed year."""

    after: ClassVar[Mapping[str, str]] = {"kind": "cchc", "assessed_year": "until", "maintain_plan": "commune"}

    kind: Literal["remedy"]
    assessed_year: Year
    maintain_plan: Sibling | None = None
    columns: Annotated[RemedyColumns, BeforeValidator(nothing_as_group)] = RemedyColumns()
    areas: Filled[RemedyArea]


def _rows(area: Area) -> Iterator[Row]:
    above: Row | None = None
    for index, criterion in enumerate(area.criteria, 1):
        above = _row(area, criterion, str(index), None, above)
        yield above
        for part_index, part in enumerate(criterion.parts, 1):
            above = _row(area, part, f"{index}.{part_index}", criterion, above)
            yield above


def _row(area: Area, criterion: Criterion, number: str, parent: Criterion | None, above: Row | None) -> Row:
    own: dict[AnnexColumn, str | None] = {column: getattr(criterion, column) for column in COLUMNS}
    inherited = above.meanings if above else dict.fromkeys(COLUMNS)
    meanings = {column: inherited[column] if says_ditto(text) else text for column, text in own.items()}
    return Row(area, criterion, number, parent, above, meanings)


def says_ditto(text: str | None) -> bool:
    """True if a text is “như trên”, in whatever spelling."""
    if text is None or len(text) > _LONGEST_DITTO or "tr" not in text.casefold():
        return False
    return fold(plain(text)) == _DITTO


def resembles_ditto(text: str) -> bool:
    """True if a text is a usual short form of “như trên” (nt, 〃), which the program does not accept for it."""
    if len(text) > _LONGEST_DITTO or says_ditto(text):
        return False
    short = bare(plain(text)).strip(" .-")
    return bool(_ABBREVIATED.fullmatch(short)) or (short.startswith("nhu t") and len(short) <= len(_DITTO) + 1)
