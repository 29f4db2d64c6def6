"""What the commands that announce findings share: their options, and how what they found is told."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc import files
from cchc.cli.options import choice, words
from cchc.cli.outputs import encoded, put, terminal_width
from cchc.errors import WrongUsageError

if TYPE_CHECKING:
    from cchc.diagnostics import Diagnostic
    from cchc.report.findings import Checked

FORMS = ("text", "concise", "json", "github", "gitlab", "sarif", "junit", "markdown")
FAIL_ON = ("error", "warning", "info", "never")

Form = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="DẠNG",
        parser=choice("auto", *FORMS),
        autocompletion=words("auto", *FORMS),
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
        autocompletion=words(*FAIL_ON),
        show_default=False,
        help="Mức từ đó mã thoát là 1: lỗi (mặc định), cảnh báo, lưu ý; hoặc không bao giờ.",
    ),
]


def report_targets(texts: Sequence[str] | None) -> tuple[tuple[str, Path], ...]:
    """The form and the file of each `--report`.

    Raises:
        WrongUsageError: The form is unknown, or the file would be a plan or a document.
    """
    return tuple(_report_target(text) for text in texts or ())


def refuse_clashes(targets: Sequence[tuple[str, Path]], taken: Sequence[Path] = ()) -> None:
    """Nothing is written twice, and no report takes the place of another result.

    Raises:
        WrongUsageError: Two things are to be written to one file.
    """
    names = {files.real(path) for path in taken}
    for _, path in targets:
        if files.real(path) in names:
            raise WrongUsageError(f"--report ghi vào “{path}”, là tệp của một kết quả khác. Đề nghị chọn tên khác.")
        names.add(files.real(path))


def fails(found: "Diagnostic", fail_on: str) -> bool:
    """Whether a check fails for this finding."""
    from cchc.diagnostics import Severity

    return fail_on != "never" and found.severity.rank <= Severity(fail_on).rank


def tell(checked: "Checked", form: str, targets: Sequence[tuple[str, Path]]) -> None:
    """Print what was found in that form, and write the reports."""
    from cchc.report.findings import View, report

    on_github = form == "auto" and os.environ.get("GITHUB_ACTIONS") == "true"
    shown = ("github" if on_github else "text") if form == "auto" else form
    root = Path(os.environ.get("GITHUB_WORKSPACE") or os.environ.get("CI_PROJECT_DIR") or Path.cwd())
    width = terminal_width() if shown == "text" else None
    put(report(shown, checked, View(width, root)), coloured=width is not None, annotations=shown == "github")
    for other, path in targets:
        files.write(path, encoded(report(other, checked, View(None, root))))
    if on_github and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        files.append(Path(summary), encoded(report("markdown", checked, View(None, root))))


def _report_target(text: str) -> tuple[str, Path]:
    form, colon, name = text.partition(":")
    if not colon or not name:
        raise WrongUsageError(f"--report “{text}” phải có dạng DẠNG:TỆP. Đề nghị ghi, ví dụ, sarif:ket-qua.sarif.")
    choice(*FORMS)(form)
    if name == "-":
        raise WrongUsageError("--report cần tên tệp; đầu ra chuẩn là của --format.")
    if Path(name).suffix.lower() in {*files.OURS, ".docx"}:
        raise WrongUsageError(
            f"--report không ghi vào “{name}”: tên này là của tệp kế hoạch hoặc cài đặt. Đề nghị chọn tên khác."
        )
    return form, Path(name)
