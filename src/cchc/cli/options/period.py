"""Options of the commands that follow a plan through its year: how far ahead, days off, which role, who, which form."""

import re
from pathlib import Path
from typing import Annotated, Literal

import typer

from cchc.cli.offers import officials
from cchc.cli.options.choices import one_of, path_option


def _days(text: str | int) -> int:
    """A parser for a number of days: 14d, 14, 2w."""
    if isinstance(text, int):
        return text
    if not (match := re.fullmatch("([0-9]{1,3})([dw]?)", text)):
        raise typer.BadParameter(f"“{text}” không phải là số ngày. Đề nghị ghi dạng 14d (14 ngày) hoặc 2w (2 tuần).")
    return int(match[1]) * (7 if match[2] == "w" else 1)


Within = Annotated[
    int | None,
    typer.Option(
        "--within",
        metavar="14d",
        parser=_days,
        show_default=False,
        help="Số ngày tới mà nhiệm vụ đến hạn trong đó là sắp đến hạn: 14d, 2w.",
    ),
]
Workdays = Annotated[
    bool,
    typer.Option(
        "--workdays",
        help="Thời hạn rơi vào ngày nghỉ thì tính đến ngày làm việc tiếp theo, có ghi rõ; ngày nghỉ, ngày làm việc "
        "riêng: days-off, working-days ở cchc.toml.",
    ),
]
RoleName = Literal["lead", "support", "any"]
WhoseRole = Annotated[
    RoleName, one_of(RoleName, "--role", help="Việc mà đầu mối chủ trì (mặc định), phối hợp, hoặc cả hai.")
]
Official = Annotated[
    str | None,
    typer.Option(
        metavar="AI",
        autocompletion=officials,
        show_default=False,
        help="Chỉ đầu mối này: mã (vp-tk), tên gọi tắt hoặc tên đầy đủ.",
    ),
]
TrackingForm = Literal["table", "json", "csv", "md", "xlsx", "ics"]
TrackingFormat = Annotated[
    TrackingForm | None,
    one_of(
        TrackingForm,
        "--format",
        help="Dạng kết quả: bảng (mặc định), JSON, CSV, Markdown, Excel (xlsx), lịch (ics); với -o thì theo đuôi tệp.",
    ),
]
TrackingOutput = Annotated[
    Path | None,
    path_option(
        "-o",
        "--output",
        metavar="TỆP",
        help="Ghi kết quả vào tệp thay vì in ra; với --format ics, thư mục nghĩa là mỗi đầu mối một tệp lịch.",
    ),
]
