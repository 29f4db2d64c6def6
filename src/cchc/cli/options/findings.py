"""Options of the commands that report findings: their form, the codes wanted, and the severity that fails."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal, get_args

import typer

from cchc import files
from cchc.cli.options.choices import choice, one_of, typed_path
from cchc.errors import WrongUsageError

FindingsForm = Literal["text", "concise", "json", "github", "gitlab", "sarif", "junit", "markdown"]
FORMS: tuple[str, ...] = get_args(FindingsForm)
FormOrAuto = Literal["auto", FindingsForm]
FailingSeverity = Literal["error", "warning", "info", "never"]

Form = Annotated[
    FormOrAuto,
    one_of(
        FormOrAuto,
        "--format",
        metavar="DẠNG",
        envvar="CCHC_FORMAT",
        show_envvar=False,
        help=f"Dạng kết quả: {', '.join(FORMS)}; hoặc auto (mặc định): github trong GitHub Actions, text ở nơi khác.",
    ),
]
Reports = Annotated[
    list[str] | None,
    typer.Option(
        "--report",
        metavar="DẠNG:TỆP",
        show_default=False,
        help="Ghi thêm kết quả ra tệp, ví dụ sarif:ket-qua.sarif; dùng được nhiều lần, tệp cũ được ghi lại.",
    ),
]
SelectedCodes = Annotated[
    list[str] | None,
    typer.Option(metavar="MÃ", show_default=False, help="Chỉ các mã này, hoặc phần đầu của mã: P,O4."),
]
IgnoredCodes = Annotated[
    list[str] | None,
    typer.Option(metavar="MÃ", show_default=False, help="Trừ các mã này, hoặc phần đầu của mã: T5,D603."),
]
FailOn = Annotated[
    FailingSeverity | None,
    one_of(FailingSeverity, help="Mức từ đó mã thoát là 1: lỗi (mặc định), cảnh báo, lưu ý; hoặc không bao giờ."),
]


Verbose = Annotated[
    bool, typer.Option("-v", "--verbose", help="Nêu từng phát hiện, kể cả những phát hiện như nhau ở nhiều chỗ.")
]


def report_targets(texts: Sequence[str] | None) -> tuple[tuple[str, Path], ...]:
    """The form and the file of each `--report`.

    Raises:
        WrongUsageError: The form is unknown, or the file would be a plan or a document.
    """
    return tuple(_report_target(text) for text in texts or ())


def _report_target(text: str) -> tuple[str, Path]:
    form, colon, name = text.partition(":")
    if not colon or not name:
        raise WrongUsageError(f"--report “{text}” phải có dạng DẠNG:TỆP. Đề nghị ghi, ví dụ, sarif:ket-qua.sarif.")
    choice(FORMS)(form)
    if name == "-":
        raise WrongUsageError("--report cần tên tệp; đầu ra chuẩn là của --format.")
    if Path(name).suffix.lower() in {*files.OURS, ".docx"}:
        raise WrongUsageError(
            f"--report không ghi vào “{name}”: tên này là của tệp kế hoạch hoặc cài đặt. Đề nghị chọn tên khác."
        )
    return form, typed_path(name)
