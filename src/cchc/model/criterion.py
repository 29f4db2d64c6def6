"""Rows of an annex as they stand in the file: tiêu chí and nhiệm vụ with their cells, and the areas that hold them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Annotated, ClassVar, Protocol, Self

from pydantic import BeforeValidator, Field, ValidationError, model_validator

from cchc.model.calendar import Every
from cchc.model.element import Element
from cchc.model.values import (
    AreaNumber,
    Cells,
    Code,
    Days,
    Filled,
    Items,
    MaxPoints,
    Score,
    Slug,
    Text,
    Unscored,
    nothing_as_group,
    refused,
)


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

    code: Code | None = None
    title: Text
    max_score: MaxPoints | None = None
    target: Text | None = None
    tasks: Text | None = None
    product: Text | None = None
    lead: Text | None = None
    support: Text | None = None
    timeframe: Text | None = None
    basis: Text | None = None
    funding: Text | None = None
    note: Text | None = None
    cells: Annotated[Cells, BeforeValidator(nothing_as_group)] = Field(default_factory=dict)
    decided_by: Text | None = None
    deliverables: Items[Deliverable] = ()
    parts: Items["Criterion"] = ()


class RemedyCriterion(Criterion):
    """A criterion of the remedy annex: it has a score, and may correspond to a criterion of the maintain annex."""

    after: ClassVar[Mapping[str, str]] = {"score": "max_score", "same_as": "score", "part_of": "same_as"}

    max_score: MaxPoints
    score: Score
    same_as: Code | None = None
    part_of: Code | None = None
    parts: Items["RemedyCriterion"] = ()

    @model_validator(mode="after")
    def _related_in_one_way(self) -> Self:
        if self.same_as and self.part_of:
            raise refused(
                "S212",
                f"Tiêu chí {self.code or self.title}: same_as (tương ứng) và part_of (thuộc tiêu chí) loại trừ nhau. "
                "Đề nghị giữ lại một.",
            )
        return self

    @property
    def points(self) -> Decimal | None:
        """The score as a number; `None` without one."""
        return self.score if isinstance(self.score, Decimal) else None

    @property
    def unscored(self) -> Unscored | None:
        """The reason why there is no number; `None` with one."""
        return self.score if isinstance(self.score, Unscored) else None

    @property
    def gap(self) -> Decimal | None:
        """Điểm bị mất: maximum less score; `None` without a number."""
        return None if self.points is None else self.max_score - self.points


def _refuse_points(_: object) -> None:
    """Refuse the maximum of a row that has no points; the other fields are read all the same."""
    raise refused("S201", "không dùng ở phụ lục phân công nhiệm vụ, vì không có điểm. Đề nghị bỏ trường này.")


class Assignment(Criterion):
    """Nhiệm vụ: a row of an annex of assignments. It has no points, and its title is the task itself."""

    without: ClassVar[frozenset[str]] = frozenset({"max_score"})

    max_score: Annotated[None, BeforeValidator(_refuse_points)] = None
    parts: Items["Assignment"] = ()


class Area(Element):
    """Lĩnh vực, with its criteria in print order, or with the areas that it is divided into."""

    number: AreaNumber | None = None
    title: Text
    criteria: Filled[Criterion] = ()
    areas: Filled["Area"] = ()

    @model_validator(mode="after")
    def _holds_one_sort(self) -> Self:
        name = f"Lĩnh vực “{self.number or self.title}”"
        refuse_two_sorts(name, self)
        if any(inner.areas for inner in self.areas):
            raise refused("S212", f"{name} chia quá hai cấp. Đề nghị giữ nhiều nhất hai cấp lĩnh vực.")
        return self


class RemedyArea(Area):
    """A lĩnh vực of the remedy annex."""

    criteria: Filled[RemedyCriterion] = ()
    areas: Filled["RemedyArea"] = ()


class AssignmentArea(Area):
    """A group of nhiệm vụ in an annex of assignments."""

    criteria: Filled[Assignment] = ()
    areas: Filled["AssignmentArea"] = ()


class Grouping(Protocol):
    """A group that holds criteria or areas: an area, or a plan."""

    @property
    def criteria(self) -> Sequence[Criterion]:
        """The criteria."""

    @property
    def areas(self) -> Sequence["Area"]:
        """The areas."""


def refuse_two_sorts(what: str, group: Grouping) -> None:
    """Refuse a group that has both criteria and areas.

    Raises:
        ValidationError: It is one; the fault is at its criteria.
    """
    if group.criteria and group.areas:
        error = refused("S212", f"{what} ghi cả areas (lĩnh vực) và criteria (tiêu chí). Đề nghị giữ lại một.")
        raise ValidationError.from_exception_data(what, [{"type": error, "loc": ("criteria",), "input": group}])
