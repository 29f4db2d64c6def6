"""Options of `cchc gaps`: assumed scores of criteria, a number of points to win back, the form of the result."""

from decimal import Decimal
from typing import Annotated, Literal

import typer

from cchc.cli.options.choices import one_of
from cchc.operations.assumption import Assumption
from cchc.wording import harmless


def _assumption(text: str | Assumption) -> Assumption:
    """A parser for an assumed score: 3.2.2=4, 5.3.2=3,5."""
    if isinstance(text, Assumption):
        return text
    code, sign, score = (part.strip() for part in text.partition("="))
    if not (code and sign) or "=" in score:
        raise typer.BadParameter(
            f"“{text}” không phải là điểm giả định của một tiêu chí. Đề nghị ghi dạng MÃ=ĐIỂM, ví dụ 3.2.2=4 hoặc "
            "5.3.2=3,5; nhiều tiêu chí thì ghi nhiều lần --if."
        )
    return Assumption(code, _points(score, f"tiêu chí {code}: "))


def _wanted(text: str | Decimal) -> Decimal:
    """A parser for a number of points above 0."""
    wanted = text if isinstance(text, Decimal) else _points(text.strip())
    if not wanted:
        raise typer.BadParameter(f"“{text}” không phải là số điểm lớn hơn 0. Đề nghị ghi, ví dụ, 10 hoặc 2,5.")
    return wanted


def _points(text: str, of: str = "") -> Decimal:
    """The number of points that a text states; `of` begins the error message.

    Raises:
        BadParameter: It states none.
    """
    from cchc.model.values import points_meant

    try:
        return points_meant(harmless(text))  # pydantic's errors take no half characters
    except ValueError as error:
        raise typer.BadParameter(f"{of}{error}") from None


Assumed = Annotated[
    list[Assumption] | None,
    typer.Option(
        "--if",
        metavar="MÃ=ĐIỂM",
        parser=_assumption,
        show_default=False,
        help="Tính thử nếu tiêu chí đạt số điểm này: 3.2.2=4, 5.3.2=3,5; dùng được nhiều lần, không cùng --recover.",
    ),
]
Recover = Annotated[
    Decimal | None,
    typer.Option(
        "--recover",
        metavar="ĐIỂM",
        parser=_wanted,
        show_default=False,
        help="Nêu các phương án ít tiêu chí nhất để lấy lại ít nhất số điểm này; không cùng --if.",
    ),
]
EveryYear = Annotated[
    bool,
    typer.Option("--years", help="Phụ lục khắc phục của mọi năm, và điểm bị mất của từng tiêu chí qua các năm."),
]
GapForm = Literal["table", "json", "csv", "md", "xlsx", "docx"]
GapFormat = Annotated[
    GapForm | None,
    one_of(
        GapForm,
        "--format",
        help="Dạng kết quả: bảng (mặc định), JSON, CSV, Markdown, Excel (xlsx), biểu Word (docx); với -o thì theo đuôi "
        "tệp.",
    ),
]
