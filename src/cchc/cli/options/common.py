"""Options and arguments that several commands share: one meaning each."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cchc.cli.options.choices import path_argument, path_option
from cchc.wording import day_meant


def listed(values: Sequence[str] | None) -> tuple[str, ...] | None:
    """The items of an option that may be given several times, each time with several at commas; `None` when never."""
    return None if values is None else tuple(item for value in values for item in value.split(",") if item.strip())


def day(text: str | date) -> date:
    """A parser for a day: 2024-07-15, 15/7/2024. One whose year is left open is refused, as 15/7 or 15/7/24."""
    if isinstance(text, date):
        return text
    try:
        meant = day_meant(text)
    except ValueError:
        raise typer.BadParameter(f"“{text}” không có trong lịch. Đề nghị kiểm tra lại ngày.") from None
    if meant is None:
        raise typer.BadParameter(
            f"“{text}” không phải là ngày đầy đủ. Đề nghị ghi dạng 2024-07-15 hoặc 15/7/2024 (ngày/tháng/năm)."
        )
    return meant


def parse_year(text: str | int) -> int:
    """A parser for a year: 2026."""
    if isinstance(text, int):
        return text
    if not re.fullmatch("20[0-9]{2}", text.strip()):
        raise typer.BadParameter(f"“{text}” không phải là năm từ 2000 đến 2099. Đề nghị ghi bốn chữ số, ví dụ 2026.")
    return int(text)


Paths = Annotated[
    list[Path] | None,
    path_argument(
        metavar="ĐƯỜNG DẪN",
        help="Tệp kế hoạch, thư mục (kể cả thư mục con) hoặc mẫu như xa-*/plans; “-” là đầu vào chuẩn. Mặc định: "
        "plans.",
    ),
]
Today = Annotated[
    date | None,
    typer.Option(
        "--today",
        metavar="NGÀY",
        parser=day,
        envvar="CCHC_TODAY",
        show_default=False,
        show_envvar=False,
        help="Tính đến ngày này (2024-07-15 hoặc 15/7/2024) thay cho hôm nay; biến môi trường CCHC_TODAY cũng được.",
    ),
]
PlanYear = Annotated[
    int | None,
    typer.Option(
        "--year",
        metavar="NĂM",
        parser=parse_year,
        show_default=False,
        help="Kế hoạch của năm này. Mặc định: năm mới nhất đã bắt đầu, trong các kế hoạch của thư mục.",
    ),
]
Output = Annotated[
    Path | None,
    path_option("-o", "--output", metavar="TỆP", help="Ghi kết quả vào tệp thay vì in ra."),
]
Force = Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")]
Pdf = Annotated[bool, typer.Option("--pdf", help="Xuất thêm PDF/A (cần LibreOffice).")]
Soffice = Annotated[
    Path | None,
    path_option(metavar="CHƯƠNG TRÌNH", help="Chương trình soffice của LibreOffice, nếu máy không tự tìm thấy."),
]
Trust = Annotated[
    list[Path] | None,
    path_option("--trust", metavar="TỆP.pem", help="Chứng thư gốc của nơi cấp chứng thư; dùng được nhiều lần."),
]
