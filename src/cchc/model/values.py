"""The types of single values: text in, types out.

Every value arrives as the text that stands in the file (`None` when blank). Patterns are ASCII and match in full,
before `int`, `date` or `Decimal` see anything: the lax readings of libraries ("1_000", "٣", "2024.0", "0" as a day)
never come into play. A refused value raises an error with the catalogue's code as its type and a Vietnamese
sentence; `cchc.loading.schema_errors` adds the field to the sentence.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import PurePosixPath
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError
from pydantic_core.core_schema import CoreSchema, no_info_plain_validator_function

from cchc.model import codes
from cchc.wording import points

T = TypeVar("T")

_POINTS = re.compile(r"[0-9]{1,4}(?:,[0-9]{1,3}|\.[0-9]{1,2})?")
_THOUSANDS = r"([0-9]{1,4})\.([0-9]{3})"
"""A point and exactly three digits: a decimal point, or the point between thousands as Vietnamese write it."""
_COMMUNE_CODE = r"[0-9]{5}"
_YEAR = re.compile(r"20[0-9]{2}")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_SLUG = re.compile(r"[a-z0-9-]+")
_ADDRESS = rf"{codes.CODE}(?:/[A-Za-z0-9.-]+){{0,3}}"
_SHA256 = r"[0-9a-f]{64}"
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(?:\..*)?", re.IGNORECASE)
"""A name that Windows reserves for a device, in any folder and with any ending."""
_RESERVED = frozenset('\\:*?"<>|')
"""Characters that Windows forbids in a path."""
_NO_CHARACTERS = r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]"
"""Control characters and bytes that are not UTF-8, not allowed in a path either. None of them is printable."""
_MOST_DIGITS = 4
"""The most digits of a number of points before the decimal comma."""
_LONGEST_NAME = 255
"""The most bytes in the name of a file or folder on the usual systems."""
_FLAGS = {"true": True, "có": True, "false": False, "không": False}


def refused(code: str, sentence: str) -> PydanticCustomError:
    """The error for a refused value: a code of the catalogue and a sentence, in the form that pydantic collects."""
    return PydanticCustomError(code, "{sentence}", {"sentence": sentence})


class PartialDate(NamedTuple):
    """A date that may be incomplete: a year, a month of a year, or a day (ISO 8601, reduced precision)."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """The date as written in the file: 2024-01."""
        return "-".join([str(self.year), *(f"{part:02}" for part in (self.month, self.day) if part)])

    @property
    def whole(self) -> date | None:
        """The day, when no part is blank."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    def covers(self, day: date) -> bool:
        """True if the day fits the parts that are known."""
        return self.year == day.year and self.month in {None, day.month} and self.day in {None, day.day}


class Unscored(Enum):
    """A criterion's state without a number of points, by its word."""

    PENDING = "chưa chấm"
    """Written as a blank."""
    NOT_APPLICABLE = "không phát sinh"
    SURVEY = "điều tra XHH"
    """Scored by a survey (điều tra xã hội học), whose result is not known yet."""


WRITTEN_STATES = {state.value: state for state in Unscored if state is not Unscored.PENDING}
"""The words that a file writes in place of a number of points."""


class _Described:
    """The JSON Schema of a type, in place of pydantic's."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self._schema = schema

    def __get_pydantic_json_schema__(self, _: object, __: object) -> dict[str, Any]:
        """The schema, for pydantic."""
        return dict(self._schema)


class _Scalar(_Described):
    """The type of one value of a file: how it is read, and its JSON Schema.

    Pydantic's own validators make a schema of the Python type, too, which nobody asks for and every start pays for.
    """

    def __init__(self, read: Callable[[object], object], schema: Mapping[str, Any]) -> None:
        super().__init__(schema)
        self._read = read

    def __get_pydantic_core_schema__(self, _: object, __: object) -> CoreSchema:
        """The validator, for pydantic: it gets the value as it stands in the file, and raises what `refused` makes."""
        return no_info_plain_validator_function(self._read)


def _from_text(convert: Callable[[str], T]) -> Callable[[object], T]:
    """A validator for one scalar: blank and lists are refused here, text is for `convert`."""

    def validate(value: object) -> T:
        if value is None:
            raise refused("S204", "không được để trống. Đề nghị bổ sung.")
        if not isinstance(value, str):
            raise refused(
                "S203", "phải là chữ. Đề nghị bỏ danh sách; nhiều dòng thì ghi dưới dấu “|-”, mỗi dòng một dòng."
            )
        return convert(value.strip())

    return validate


def _text(convert: Callable[[str], object], schema: Mapping[str, Any]) -> _Scalar:
    """The type of one text that is not blank."""
    return _Scalar(_from_text(convert), schema)


def points_meant(text: str) -> Decimal:
    """The number of points that a text states: 4, 1,5, 1.5.

    Raises:
        ValueError: It states none; the message is a sentence.
    """
    return _number_of_points(text, "")


def _number_of_points(text: str, besides: str) -> Decimal:
    """A number of points; the error message names what may stand `besides` a number."""
    if _POINTS.fullmatch(text):
        return Decimal(text.replace(",", "."))
    if match := re.fullmatch(_THOUSANDS, text):
        raise refused("S206", _read_in_two_ways(text, *match.groups()))
    raise refused("S206", f"“{text}” không phải là số điểm. Đề nghị ghi dạng 4 hoặc 1,5{besides}.")


def _read_in_two_ways(text: str, whole: str, decimals: str) -> str:
    """Error message for a point before three digits; only readings that are numbers of points are proposed."""
    as_decimal = points(Decimal(f"{whole}.{decimals}"))
    as_thousands = f"{whole}{decimals}"
    if whole.startswith("0") or len(as_thousands) > _MOST_DIGITS:
        return f"“{text}” có dấu chấm trước ba chữ số, dễ đọc nhầm thành hàng nghìn. Đề nghị ghi {as_decimal}."
    return f"“{text}” có thể là {as_decimal} hoặc {as_thousands}. Đề nghị ghi {as_decimal} hoặc {as_thousands}."


def _score(value: object) -> Decimal | Unscored:
    """A score: a number, nothing for a criterion that is not scored yet, or one of the words."""
    return Unscored.PENDING if value is None else _from_text(_written_score)(value)


def _written_score(text: str) -> Decimal | Unscored:
    if not text:
        return Unscored.PENDING
    words = " hoặc ".join(f"“{word}”" for word in WRITTEN_STATES)
    return WRITTEN_STATES.get(text) or _number_of_points(text, f", hoặc {words}; chưa chấm thì để trống")


def _above_zero(value: Decimal) -> Decimal:
    if not value:
        raise refused("S206", "phải lớn hơn 0. Đề nghị kiểm tra lại số điểm.")
    return value


def _code(text: str) -> str:
    if not codes.is_code(text):
        raise refused(
            "S209",
            f'“{text}” không phải là mã tiêu chí. Đề nghị ghi dạng "1.2" (TC), "3.2.1" (TCTP), hoặc "1", "1.1a", '
            '"I.2.1".',
        )
    return text


def _commune_code(text: str) -> str:
    if is_commune_code(text):
        return text
    if re.fullmatch("[0-9]{1,4}", text):
        how = f'Đề nghị ghi đủ 5 chữ số, kể cả số 0 ở đầu, trong ngoặc kép: "{text:0>5}".'
    else:
        how = 'Đề nghị ghi 5 chữ số trong ngoặc kép, ví dụ "01234"; chưa biết mã thì bỏ trường này.'
    raise refused("S209", f"“{text}” không phải là mã đơn vị. {how}")


def is_commune_code(text: str) -> bool:
    """True if a text has the form of a commune's code: five digits, of which the first ones may be 0."""
    return re.fullmatch(_COMMUNE_CODE, text) is not None


def _roman(text: str) -> str:
    if not text or not _ROMAN.fullmatch(text):
        raise refused("S209", f"“{text}” không phải là số La Mã. Đề nghị ghi I, II, III…")
    return text


def _area_number(text: str) -> str:
    if not codes.is_area_number(text):
        raise refused(
            "S209",
            f"“{text}” không phải là số của lĩnh vực. Đề nghị ghi I, II… hoặc A, B… hoặc 1, 2…; không đánh số thì bỏ "
            "trường này.",
        )
    return text


def _cells(value: object) -> dict[str, str]:
    """The cells of free columns, by the columns' names.

    Raises:
        ValidationError: A name cannot be that of a column, or a cell is no text; each fault at its cell.
    """
    if not isinstance(value, dict):
        raise refused("S203", "phải là nhóm trường. Đề nghị ghi mỗi ô một dòng “tên cột: chữ trong ô”.")
    faults: list[InitErrorDetails] = []
    for name, cell in value.items():
        if not is_slug(name):
            sentence = f"“{name}” không phải là tên cột. Đề nghị ghi đúng tên cột tự đặt trong columns."
            faults.append({"type": refused("S210", sentence), "loc": (name,), "input": value})
        elif cell is not None and not isinstance(cell, str):
            faults.append(
                {"type": refused("S203", "phải là chữ. Đề nghị bỏ danh sách."), "loc": (name,), "input": value}
            )
    if faults:
        raise ValidationError.from_exception_data("cells", faults)
    return {name: cell.strip() for name, cell in value.items() if cell is not None}


def _year(text: str) -> int:
    if not _YEAR.fullmatch(text):
        raise refused("S208", f"“{text}” không phải là năm. Đề nghị ghi bốn chữ số, ví dụ 2024.")
    return int(text)


def _day(text: str) -> date:
    if not (parts := _DAY.fullmatch(text)):
        raise refused("S207", f'“{text}” không phải là ngày. Đề nghị ghi dạng "2024-11-30" (năm-tháng-ngày).')
    year, month, day = (int(part) for part in parts.groups())
    _check_calendar(text, year, month, day)
    return date(year, month, day)


def _partial_date(text: str) -> PartialDate:
    if not (parts := _PARTIAL.fullmatch(text)):
        raise refused(
            "S207",
            f'“{text}” không phải là ngày. Đề nghị ghi dạng "2024-01-15"; phần còn để trống thì bỏ: '
            '"2024-01" hoặc "2024".',
        )
    year, month, day = (int(part) if part else 1 for part in parts.groups())
    _check_calendar(text, year, month, day)
    return PartialDate(year, month if parts[2] else None, day if parts[3] else None)


def _check_calendar(text: str, year: int, month: int, day: int) -> None:
    if not _YEAR.fullmatch(f"{year:04}"):
        raise refused("S207", f"“{text}”: năm phải từ 2000 đến 2099. Đề nghị kiểm tra lại.")
    if not 1 <= month <= 12:  # noqa: PLR2004 — months of a year
        raise refused("S207", f"“{text}” không có trong lịch: năm có 12 tháng. Đề nghị kiểm tra lại.")
    if not 1 <= day <= (last := monthrange(year, month)[1]):
        raise refused(
            "S207", f"“{text}” không có trong lịch: tháng {month} năm {year} có {last} ngày. Đề nghị kiểm tra lại."
        )


def _slug(text: str) -> str:
    if not is_slug(text):
        raise refused(
            "S210",
            f"“{text}” không dùng làm mã được. Đề nghị chỉ dùng chữ thường không dấu, chữ số và dấu “-”, "
            "ví dụ tin-bai.",
        )
    return text


def _address(text: str) -> str:
    if not is_address(text):
        raise refused(
            "S210", f'“{text}” không phải là địa chỉ nhiệm vụ. Đề nghị ghi dạng "2.1" hoặc "1.3/tin-bai/2024-06".'
        )
    return text


def is_slug(text: str) -> bool:
    """True if a text has the form of an id."""
    return _SLUG.fullmatch(text) is not None


def is_address(text: str) -> bool:
    """True if a text has the form of a nhiệm vụ's address; no plan is asked whether it has such a nhiệm vụ."""
    return codes.is_code(text) or re.fullmatch(_ADDRESS, text) is not None


def _sha256(text: str) -> str:
    if not re.fullmatch(_SHA256, text):
        raise refused("S210", f"“{text}” không phải là mã băm SHA-256 (64 chữ số hệ 16). Đề nghị kiểm tra lại.")
    return text


def is_sibling(text: str) -> bool:
    """True if a text can be the path of a file beside another, or further inside its folder, on any system."""
    path = PurePosixPath(text)
    too_long = any(len(part.encode(errors="replace")) > _LONGEST_NAME for part in path.parts)
    device = any(_DEVICE.fullmatch(part) for part in path.parts)
    elsewhere = path.is_absolute() or ".." in path.parts or not path.name
    unusable = not _RESERVED.isdisjoint(text) or (not text.isprintable() and re.search(_NO_CHARACTERS, text))
    return not (elsewhere or too_long or device or unusable)


def is_file_name(text: str) -> bool:
    """True if a text can be the name of a file beside another, on any system, and has printable characters only."""
    return (
        is_sibling(text) and text.isprintable() and "/" not in text and text.strip(" .") != "" and text[-1] not in " ."
    )


def _sibling(text: str) -> str:
    if not is_sibling(text):
        raise refused(
            "S211",
            f"“{text}” phải là tệp nằm cùng thư mục với tệp này. Đề nghị ghi đường dẫn tương đối với dấu “/”, "
            "không có “..”.",
        )
    return text


def _flag(text: str) -> bool:
    if (said := text.casefold()) not in _FLAGS:
        raise refused("S205", f"“{text}” không phải là có hoặc không. Đề nghị ghi true (có) hoặc false (không).")
    return _FLAGS[said]


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _distinct(days: tuple[date, ...]) -> tuple[date, ...]:
    seen: set[date] = set()
    for day in days:
        if day in seen:
            raise refused("S207", f"ngày {day.isoformat()} ghi hai lần. Đề nghị giữ lại một.")
        seen.add(day)
    return days


def _nothing_as_empty(value: object) -> object:
    return () if value is None else value


def nothing_as_group(value: object) -> object:
    """A blank group of fields is one without fields."""
    return {} if value is None else value


def _filled(items: tuple[T, ...]) -> tuple[T, ...]:
    if not items:
        raise refused("S204", "không được để trống. Đề nghị bổ sung.")
    return items


def _matching(pattern: str, **more: object) -> dict[str, Any]:
    """The JSON Schema of a text that matches `pattern`; `more` adds keywords or replaces these."""
    return {"type": "string", "pattern": f"^(?:{pattern})$", **more}


_NUMBER = {"type": ["number", "string"], "minimum": 0}
_WHOLE = {"type": ["integer", "string"]}
_ONE_DAY = {"type": "string", "pattern": f"^{_DAY.pattern}$"}

Text = Annotated[str, _text(str, {"type": ["string", "number", "boolean"]})]
Points = Annotated[Decimal, _text(points_meant, _matching(_POINTS.pattern, **_NUMBER))]
MaxPoints = Annotated[
    Points, AfterValidator(_above_zero), _Described(_matching(_POINTS.pattern, **_NUMBER, exclusiveMinimum=0))
]
Score = Annotated[
    Decimal | Unscored,
    _Scalar(
        _score, _matching("|".join((_POINTS.pattern, *WRITTEN_STATES)), type=["number", "string", "null"], minimum=0)
    ),
]
Code = Annotated[str, _text(_code, _matching(codes.CODE))]
CommuneCode = Annotated[str, _text(_commune_code, _matching(_COMMUNE_CODE))]
AreaNumber = Annotated[str, _text(_area_number, _matching(codes.AREA_NUMBER, type=["string", "integer"]))]
Cells = Annotated[
    dict[str, str],
    _Scalar(_cells, {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean", "null"]}}),
]
Roman = Annotated[str, _text(_roman, _matching(_ROMAN.pattern, minLength=1))]
Year = Annotated[int, _text(_year, _matching(_YEAR.pattern, **_WHOLE, minimum=2000, maximum=2099))]
Day = Annotated[date, _text(_day, _matching(_DAY.pattern))]
Days = Annotated[
    tuple[Day, ...],
    BeforeValidator(_as_list),
    AfterValidator(_filled),
    AfterValidator(_distinct),
    _Described({"anyOf": [_ONE_DAY, {"type": "array", "minItems": 1, "items": _ONE_DAY}]}),
]
Partial = Annotated[PartialDate, _text(_partial_date, _matching(_PARTIAL.pattern))]
Slug = Annotated[str, _text(_slug, _matching(_SLUG.pattern, **_WHOLE))]
Address = Annotated[str, _text(_address, _matching(_ADDRESS))]
Sha256 = Annotated[str, _text(_sha256, _matching(_SHA256))]
Flag = Annotated[bool, _text(_flag, {"enum": [True, False, *_FLAGS]})]
Sibling = Annotated[str, _text(_sibling, {"type": "string"})]
Items = Annotated[tuple[T, ...], BeforeValidator(_nothing_as_empty)]
Filled = Annotated[tuple[T, ...], AfterValidator(_filled), Field(json_schema_extra={"minItems": 1})]
