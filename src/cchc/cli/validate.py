"""`cchc validate`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.inputs import plan_files
from cchc.cli.options import Paths, choice, listed
from cchc.errors import CchcError, WrongUsageError

if TYPE_CHECKING:
    from cchc.cli.validation import Check

FORMS = ("text", "concise", "json", "github", "gitlab", "sarif", "junit", "markdown")
FAIL_ON = ("error", "warning", "info", "never")


Form = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="DẠNG",
        parser=choice("auto", *FORMS),
        envvar="CCHC_FORMAT",
        show_default=False,
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
Select = Annotated[
    list[str] | None,
    typer.Option(metavar="MÃ", show_default=False, help="Chỉ các mã này, hoặc phần đầu của mã: P,O4."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(metavar="MÃ", show_default=False, help="Trừ các mã này, hoặc phần đầu của mã: T5,D603."),
]
FailOn = Annotated[
    str | None,
    typer.Option(
        metavar="error|warning|info|never",
        parser=choice(*FAIL_ON),
        show_default=False,
        help="Mức từ đó mã thoát là 1: lỗi (mặc định), cảnh báo, lưu ý; hoặc không bao giờ.",
    ),
]
Baseline = Annotated[
    Path | None,
    typer.Option(metavar="TỆP", show_default=False, help="Tệp cơ sở: chỉ hiện những gì chưa có trong tệp đó."),
]
WriteBaseline = Annotated[bool, typer.Option("--write-baseline", help="Ghi mọi phát hiện hiện có vào tệp cơ sở.")]
Watch = Annotated[bool, typer.Option("--watch", help="Kiểm tra lại mỗi khi tệp thay đổi, đến khi bấm Ctrl-C.")]


def validate(
    paths: Paths = None,
    *,
    form: Form = "auto",
    reports: Reports = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = None,
    baseline: Baseline = None,
    write_baseline: WriteBaseline = False,
    watch: Watch = False,
) -> int:
    """Kiểm tra tệp kế hoạch; nêu từng lỗi, vị trí và cách sửa.

    Mã thoát: 0 không có gì từ mức --fail-on trở lên, 1 có, 2 sai cách dùng, 3 không có tệp để kiểm tra. Cài đặt cố
    định ghi ở tệp cchc.toml.

    \b
    Ví dụ:
      cchc validate
      cchc validate plans/2024.yaml --fail-on warning
      cchc validate --format github --report sarif:ket-qua.sarif
    """
    from cchc.cli.validation import Check, Wanted, check

    wanted = Wanted(listed(select), listed(ignore), fail_on, baseline, write_baseline=write_baseline)
    checking = Check(wanted, form, tuple(_report(text) for text in reports or ()))
    if watch:
        return _watch(paths, checking)
    return check(plan_files(paths), checking)


def _report(text: str) -> tuple[str, Path]:
    """A form and a file.

    Raises:
        WrongUsageError: The form is unknown, or the file would be a plan.
    """
    form, colon, name = text.partition(":")
    if not colon or not name:
        raise WrongUsageError(f"--report “{text}” phải có dạng DẠNG:TỆP. Đề nghị ghi, ví dụ, sarif:ket-qua.sarif.")
    choice(*FORMS)(form)
    if name == "-":
        raise WrongUsageError("--report cần tên tệp; đầu ra chuẩn là của --format.")
    if Path(name).suffix.lower() in {".yaml", ".yml", ".toml", ".docx"}:
        raise WrongUsageError(
            f"--report không ghi vào “{name}”: tên này là của tệp kế hoạch hoặc cài đặt. Đề nghị chọn tên khác."
        )
    return form, Path(name)


def _watch(paths: list[Path] | None, checking: "Check") -> int:
    from cchc.cli.validation import check
    from cchc.cli.watch import each_change

    for _ in each_change(paths):
        try:
            check(plan_files(paths), checking)
        except CchcError as error:  # a file in the middle of being edited: the next change may mend it
            typer.echo(str(error), err=True)
    return 0
