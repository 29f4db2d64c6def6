"""Options and arguments of the commands that record: the nhiệm vụ's address, the plans, undo, dry run, note."""

from pathlib import Path
from typing import Annotated

import typer

from cchc.cli.offers import addresses
from cchc.cli.options.choices import path_argument

_ADDRESS = typer.Argument(
    metavar="NHIỆM VỤ",
    autocompletion=addresses,
    show_default=False,
    help="Địa chỉ nhiệm vụ, như cột Mã của cchc overdue: 1.3/tin-bai/2024-06.",
)
What = Annotated[str, _ADDRESS]
WhatIfAny = Annotated[str | None, _ADDRESS]
Plans = Annotated[
    list[Path] | None,
    path_argument(metavar="ĐƯỜNG DẪN", help="Tệp hoặc thư mục (kể cả thư mục con) có nhiệm vụ đó. Mặc định: plans."),
]
Undo = Annotated[bool, typer.Option("--undo", help="Rút lần ghi nhận cuối cùng; dòng cũ vẫn giữ trong tệp.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Không ghi, chỉ hiện những dòng sẽ ghi.")]
Note = Annotated[str | None, typer.Option(metavar="CHỮ", show_default=False, help="Ghi chú.")]
