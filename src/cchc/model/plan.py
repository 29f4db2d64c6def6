"""The plan: one annex of a Kế hoạch, as data."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from cchc.model.columns import (
    ASSIGNMENTS,
    MAINTAIN,
    POINT_COLUMNS,
    REMEDY,
    TEXT_COLUMNS,
    AssignmentColumns,
    ColumnList,
    Columns,
    Headings,
    ListedColumn,
    RemedyColumns,
    columns_of,
    misspelt_columns,
    refuse_columns,
)
from cchc.model.criterion import (
    Area,
    Assignment,
    AssignmentArea,
    Criterion,
    RemedyArea,
    RemedyCriterion,
    refuse_two_sorts,
)
from cchc.model.element import Element
from cchc.model.rows import Counting, Rows, rows_of
from cchc.model.stated import Occurrence, stated
from cchc.model.values import Filled, Flag, Partial, Roman, Sibling, Text, Unscored, Year, nothing_as_group
from cchc.model.workdays import WorkCalendar

ScoreSource = Literal["self", "appraised", "published"]
"""The giver of the scores: the commune itself, the office that examines its score, the published decision."""
MOST_YEARS = 20
"""The most years that one plan may be for."""


class IssuedDocument(Element):
    """The document that the annex goes with, mostly a Kế hoạch: its kind, number, symbol and date, as far as known."""

    kind: Text | None = None
    number: Text | None = None
    symbol: Text | None = None
    date: Partial | None = None


class Plan(Element):
    """Kế hoạch: one plan file, which is one annex."""

    usual: ClassVar[tuple[str, ...]] = MAINTAIN
    """The columns of an annex of this kind that has no list of its own."""
    labelled: ClassVar[bool] = True
    """True if codes are printed with the label TC or TCTP, where the plan says nothing else."""
    word: ClassVar[str] = "Tiêu chí"
    """The word for a row in messages."""

    cchc: Literal["1"]
    year: Year
    until: Year | None = None
    commune: Sibling
    annex: Roman | None = None
    title: Text
    document: Annotated[IssuedDocument, BeforeValidator(nothing_as_group)] = Field(
        default_factory=IssuedDocument.model_construct
    )
    columns: Annotated[Headings | ColumnList, columns_of(Headings)] = Field(default_factory=Headings.model_construct)
    numbering: Literal["restart", "continue"] = "restart"
    labels: Flag | None = None
    areas: Filled[Area] = ()
    criteria: Filled[Criterion] = ()

    @cached_property
    def work_calendar(self) -> WorkCalendar:
        """The calendar of the office: the country's, and the days that its settings state."""
        return WorkCalendar()

    def keep_to(self, calendar: WorkCalendar) -> None:
        """Set the calendar of the office; called once, by the reader of the file."""
        self.work_calendar = calendar

    @model_validator(mode="after")
    def _holds_one_sort(self) -> Self:
        refuse_two_sorts("Kế hoạch", self)
        return self

    @model_validator(mode="after")
    def _has_meant_columns(self) -> Self:
        """Refuse free columns that were probably meant for those of fields."""
        if isinstance(self.columns, tuple) and self.free_columns:
            used = {name for row in self.rows for name in row.criterion.cells}
            refuse_columns(list(misspelt_columns(self.columns, used)), self.columns, ("columns",))
        return self

    @cached_property
    def years(self) -> range:
        """The years that the plan is for: one, or with `until` each year of its period, at most `MOST_YEARS`."""
        last = max(self.until or self.year, self.year)
        return range(self.year, min(last, self.year + MOST_YEARS - 1) + 1)

    @property
    def period(self) -> str:
        """The plan's years as a phrase: “năm 2026”, “giai đoạn 2026 - 2030”."""
        return period_of(self.years)

    @property
    def is_issued(self) -> bool:
        """True if the Kế hoạch has its number and its whole date: from then on it is changed by documents only."""
        issued = self.document
        return bool(issued.number and issued.date and issued.date.whole)

    @cached_property
    def printed(self) -> tuple[ListedColumn, ...]:
        """The columns of the annex in print order, each with the heading that the plan gives it, if any."""
        if isinstance(self.columns, tuple):
            return self.columns
        return tuple(ListedColumn(name=name, heading=getattr(self.columns, name, None)) for name in self.usual)

    def prints(self, column: str) -> bool:
        """True if the annex has this column."""
        return column in self._printed_names

    @cached_property
    def _printed_names(self) -> frozenset[str]:
        return frozenset(each.name for each in self.printed)

    @cached_property
    def free_columns(self) -> tuple[str, ...]:
        """The names of the columns that print no field of the language."""
        return tuple(each.name for each in self.printed if each.is_free)

    @cached_property
    def text_columns(self) -> tuple[str, ...]:
        """The columns of the annex whose cells may continue the cell above, in print order."""
        return tuple(each.name for each in self.printed if each.is_free or each.name in TEXT_COLUMNS)

    @property
    def shows_labels(self) -> bool:
        """True if codes are printed with the label TC or TCTP."""
        return self.labelled if self.labels is None else self.labels

    @cached_property
    def rows(self) -> Rows:
        """All criteria in print order, a parent before its parts."""
        runs_on = self.numbering == "continue"
        counting = Counting(runs_on, self.shows_labels, self.word, self.free_columns)
        return rows_of(self.areas, self.criteria, counting)

    @cached_property
    def stated(self) -> tuple[Occurrence, ...]:
        """The occurrences that the plan itself states, in print order."""
        return tuple(stated(self.rows, self.years))

    def changed(self, **fields: object) -> Self:
        """A copy with other fields, whose rows and years are its own: one of pydantic's has those of the original."""
        copy = self.model_copy(update=fields)
        for remembered in ("years", "rows", "stated"):
            copy.__dict__.pop(remembered, None)
        return copy

    @property
    def all_areas(self) -> Iterator[Area]:
        """All areas in print order, each before those that it is divided into."""
        return _with_inner(self.areas)


class MaintainPlan(Plan):
    """Phụ lục duy trì: how the commune keeps its points."""

    after: ClassVar[Mapping[str, str]] = {"kind": "cchc"}

    kind: Literal["maintain"]
    columns: Annotated[Columns | ColumnList, columns_of(Columns, without=("score",))] = Field(
        default_factory=Columns.model_construct
    )


class RemedyPlan(Plan):
    """Phụ lục khắc phục: how the commune wins back what it lost in the assessed year."""

    usual: ClassVar[tuple[str, ...]] = REMEDY
    after: ClassVar[Mapping[str, str]] = {
        "kind": "cchc",
        "assessed_year": "until",
        "score_source": "assessed_year",
        "score_document": "score_source",
        "not_applicable": "score_document",
        "maintain_plan": "commune",
    }

    kind: Literal["remedy"]
    assessed_year: Year
    score_source: ScoreSource | None = None
    score_document: Text | None = None
    not_applicable: Literal["exclude", "full"] | None = None
    maintain_plan: Sibling | None = None
    columns: Annotated[RemedyColumns | ColumnList, columns_of(RemedyColumns)] = Field(
        default_factory=RemedyColumns.model_construct
    )
    areas: Filled[RemedyArea] = ()
    criteria: Filled[RemedyCriterion] = ()

    @property
    def counts_in_full(self) -> bool:
        """True if a criterion that did not occur counts as full marks; otherwise it leaves the totals."""
        return self.not_applicable == "full"

    def counts(self, criterion: RemedyCriterion) -> bool:
        """False for a criterion that did not occur and so leaves the totals."""
        return self.counts_in_full or criterion.score is not Unscored.NOT_APPLICABLE

    def counted_maximum(self, criterion: RemedyCriterion) -> Decimal:
        """Điểm tối đa without that of the parts that leave the totals."""
        left_out = (part.max_score for part in criterion.parts if not self.counts(part))
        return criterion.max_score - sum(left_out, Decimal(0))

    def counted_score(self, criterion: RemedyCriterion) -> Decimal | None:
        """Điểm đạt được; full marks for a criterion that did not occur and counts so; `None` without a number."""
        in_full = self.counts_in_full and criterion.score is Unscored.NOT_APPLICABLE
        return self.counted_maximum(criterion) if in_full else criterion.points

    def counted_gap(self, criterion: RemedyCriterion) -> Decimal | None:
        """Điểm bị mất: counted maximum less counted score; `None` without a number."""
        score = self.counted_score(criterion)
        return None if score is None else self.counted_maximum(criterion) - score


class AssignmentsPlan(Plan):
    """Phụ lục phân công nhiệm vụ: who does which task until when; it has no points."""

    usual: ClassVar[tuple[str, ...]] = ASSIGNMENTS
    labelled: ClassVar[bool] = False
    word: ClassVar[str] = "Nhiệm vụ"
    after: ClassVar[Mapping[str, str]] = {"kind": "cchc"}

    kind: Literal["assignments"]
    columns: Annotated[AssignmentColumns | ColumnList, columns_of(AssignmentColumns, without=POINT_COLUMNS)] = Field(
        default_factory=AssignmentColumns.model_construct
    )
    areas: Filled[AssignmentArea] = ()
    criteria: Filled[Assignment] = ()


def period_of(years: range) -> str:
    """Years in a row as a phrase: “năm 2026”, “giai đoạn 2026 - 2030”."""
    first, last = years[0], years[-1]
    return f"năm {first}" if first == last else f"giai đoạn {first} - {last}"


def _with_inner(areas: Sequence[Area]) -> Iterator[Area]:
    for area in areas:
        yield area
        yield from _with_inner(area.areas)
