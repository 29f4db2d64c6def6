"""The columns of an annex: the usual ones of each kind of plan, other headings for them, or a list of its own.

`columns` is a group of headings for the usual columns, or a list in the order of the form. An item of the list is the
name of a field, alone or with its heading, or a *free* column: a name of small letters with a heading, whose cells
stand in the field `cells` of each row.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import ValidationError, WrapValidator

from cchc.guessing import nearest, question
from cchc.model.element import Element
from cchc.model.values import Text, is_slug, refused
from cchc.wording import FIELDS, bare, slug

if TYPE_CHECKING:
    from pydantic_core import InitErrorDetails

TEXT_COLUMNS = ("target", "tasks", "product", "lead", "support", "timeframe", "basis", "funding", "note")
"""The fields of a row with text of its own, whose cells may continue the cell above, in the order of writing."""
POINT_COLUMNS = ("max_score", "score")
NAMES = ("number", "criterion", "code", "title", *POINT_COLUMNS, *TEXT_COLUMNS)
"""The fields that a column may print; `number` is the TT, `criterion` the code and the title together."""
_REST = ("target", "tasks", "lead", "support", "timeframe")
MAINTAIN = ("number", "criterion", "max_score", *_REST)
REMEDY = ("number", "criterion", "max_score", "score", *_REST)
ASSIGNMENTS = ("number", "title", "lead", "support", "timeframe", "product", "note")
"""The usual columns of each kind of plan, in print order."""
_TITLES = ("criterion", "title")
"""The columns that say what a row is about."""
_FORM = "Mỗi cột là một tên, hoặc “tên: chữ ở đầu cột”. Đề nghị ghi mỗi cột một dòng, ví dụ “- lead: Chủ trì”."
_LONGEST_FREE_NAME = 40
_Fault = tuple[int, str]
"""A fault of a list: the place of its item, and what is wrong."""


class Headings(Element):
    """Headings of columns that differ from the usual ones."""


class Columns(Headings):
    """The headings that differ from the usual ones of the plan's kind."""

    number: Text | None = None
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


class AssignmentColumns(Headings):
    """The headings of an annex of assignments."""

    number: Text | None = None
    title: Text | None = None
    lead: Text | None = None
    support: Text | None = None
    timeframe: Text | None = None
    product: Text | None = None
    note: Text | None = None


class ListedColumn(Element):
    """A column of the list: the name of a field or of a free column, and its heading where the plan gives one."""

    name: str
    heading: str | None = None

    @property
    def is_free(self) -> bool:
        """True for a column that prints no field of the language."""
        return self.name not in NAMES

    @classmethod
    def __get_pydantic_json_schema__(cls, _: object, __: object) -> dict[str, Any]:
        """The schema of an item: a name, or a group with the one field “name: heading”."""
        heading = {"type": ["string", "number", "null"]}
        one = {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": heading}
        return {"anyOf": [{"enum": list(NAMES)}, one]}


ColumnList = tuple[ListedColumn, ...]


def columns_of(model: type[Element], without: Sequence[str] = ()) -> Any:  # noqa: ANN401 — what `Annotated` takes
    """The validator of a plan's `columns`: a group of headings by `model`, or a list of names but these.

    It tells the two apart before pydantic does, which would report both ways in which a value is wrong.
    """
    allowed = [name for name in NAMES if name not in without]

    def validate(value: object, _: Callable[[object], object]) -> object:
        if isinstance(value, list):
            return _listed(value, allowed)
        if isinstance(value, str):
            raise refused("S203", "phải là danh sách. Đề nghị ghi mỗi cột một dòng, ví dụ “- lead: Chủ trì”.")
        return model.model_validate({} if value is None else value)

    return WrapValidator(validate)


def _listed(items: list[object], allowed: Sequence[str]) -> ColumnList:
    """The columns of a list.

    Raises:
        ValidationError: An item is no column, or the list is none of an annex; each fault at its item.
    """
    columns = [_item(item) for item in items]
    found = [column for column in columns if column]
    faults = list(_unusable_items(columns, allowed)) or list(_unfit(found))
    refuse_columns(faults, items)
    return tuple(found)


def refuse_columns(faults: Sequence[_Fault], items: Sequence[object], path: tuple[str, ...] = ()) -> None:
    """Refuse a list of columns at this path for its faults, each at its item.

    Raises:
        ValidationError: There are faults.
    """
    errors: list[InitErrorDetails] = [
        {"type": refused("S213", said), "loc": (*path, at), "input": items} for at, said in faults
    ]
    if errors:
        raise ValidationError.from_exception_data("columns", errors)


def _unusable_items(columns: Sequence[ListedColumn | None], allowed: Sequence[str]) -> Iterator[_Fault]:
    """Faults of single items: one that is no column, has a name that no column can have, or one that stands before."""
    known: set[str] = set()
    for at, column in enumerate(columns):
        if column is None:
            yield at, _FORM
        elif column.name in known:
            yield at, f"Cột “{column.name}” ghi hai lần. Đề nghị bỏ một."
        elif said := _unusable(column, allowed):
            yield at, said
        known |= {column.name} if column else set()


def _item(item: object) -> ListedColumn | None:
    """The column of an item; `None` for one that is none."""
    if isinstance(item, dict) and len(item) == 1:
        [(name, heading)] = item.items()
        if heading is None or (isinstance(heading, str) and heading.strip()):
            return ListedColumn(name=name.strip(), heading=heading)
    elif isinstance(item, str) and item.strip():
        return ListedColumn(name=item.strip())
    return None


def _unusable(column: ListedColumn, allowed: Sequence[str]) -> str:
    """Error message for a name that no column can have; blank for one that may."""
    name = column.name
    if name in allowed:
        return ""
    if name in NAMES:
        return f"Cột “{name}” không dùng ở loại phụ lục này. Đề nghị dùng một trong: {', '.join(allowed)}."
    is_free = is_slug(name) and column.heading is not None
    meant = _meanings().get(slug(name)) or (None if is_free else nearest(name, allowed))
    if meant in allowed:
        return f"Không có cột “{name}”{question(meant)}"
    if not is_slug(name):
        own = f"cột tự đặt thì tên viết bằng chữ thường không dấu, số, dấu “-”, ví dụ “{slug(name) or 'cach-cham'}”"
        return f"Không có cột “{name}”. Đề nghị dùng một trong: {', '.join(allowed)}; {own}."
    return "" if is_free else f"Cột tự đặt “{name}” chưa có chữ ở đầu cột. Đề nghị ghi, ví dụ “- {name}: Cách chấm”."


@cache
def _meanings() -> dict[str, str]:
    """The fields by their Vietnamese names, as somebody might write these for a column."""
    names = {bare(FIELDS[name]).replace(" ", "-"): name for name in NAMES if name in FIELDS and name != "number"}
    return names | dict.fromkeys(("tt", "stt"), "number")


def misspelt_columns(columns: Sequence[ListedColumn], used: Collection[str]) -> Iterator[_Fault]:
    """Faults of free columns that no row has cells for, and whose name is nearly that of a field."""
    for at, column in enumerate(columns):
        if column.is_free and column.name not in used and (meant := nearest(column.name, NAMES)):
            yield (
                at,
                f"Không có cột “{column.name}”, và không hàng nào có ô của cột này{question(meant)} Đề nghị sửa, hoặc "
                "đặt tên khác cho cột để trống, ví dụ “cot-1”.",
            )


def free_name(heading: str, taken: Collection[str]) -> str:
    """A name for a free column with this heading, which no field, and none of the `taken` ones, is meant by."""
    whole = slug(heading[: 2 * _LONGEST_FREE_NAME])
    own = whole if len(whole) <= _LONGEST_FREE_NAME else whole[:_LONGEST_FREE_NAME].rpartition("-")[0]
    own = own or whole[:_LONGEST_FREE_NAME] or "cot"
    numbers = range(2, len(taken) + 3)
    variants = (name for stem in (own, "cot") for name in (stem, *(f"{stem}-{number}" for number in numbers)))
    return next(name for name in variants if name not in taken and not _is_meant(name))


def _is_meant(name: str) -> bool:
    """True for a name that is a field's, or was probably meant for one."""
    return name in _meanings() or nearest(name, NAMES) is not None


def _untitled(at: Mapping[str, int]) -> _Fault:
    """The fault of a list without a title: at the column that was probably meant for it, else at the first."""
    misspelt = next((name for name in at if nearest(name, _TITLES)), "")
    guess = f"; “{misspelt}”{question(nearest(misspelt, _TITLES))[1:]}" if misspelt else "."
    mend = "Đề nghị thêm criterion (mã và tên) hoặc title (tên)."
    return at.get(misspelt, 0), f"Danh sách cột thiếu tên tiêu chí, nhiệm vụ{guess} {mend}"


def _unfit(columns: Sequence[ListedColumn]) -> Iterator[tuple[int, str]]:
    """Faults of a list whose items are columns, each with its item."""
    at = {column.name: index for index, column in enumerate(columns)}
    if "criterion" not in at and "title" not in at:
        yield _untitled(at)
    if "score" in at and "max_score" not in at:
        yield at["score"], "Cột score (điểm đạt được) cần cột max_score (điểm tối đa). Đề nghị bổ sung."
    for beside in ("code", "title"):
        if "criterion" in at and beside in at:
            yield at[beside], f"Cột criterion đã in cả mã và tên nên không dùng cùng {beside}. Đề nghị bỏ một."
