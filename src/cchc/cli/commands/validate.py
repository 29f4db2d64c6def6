"""`cchc validate`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.delivery import findings_delivery
from cchc.cli.options.choices import path_option
from cchc.cli.options.common import Paths, listed, parse_year
from cchc.cli.options.findings import FailOn, Form, IgnoredCodes, Reports, SelectedCodes, Verbose, report_targets
from cchc.cli.outputs import say
from cchc.errors import CchcError, WrongUsageError
from cchc.operations.paths import ALL_PLANS

if TYPE_CHECKING:
    from collections.abc import Callable

    from cchc.operations.wanted import Wanted

Targets = tuple[tuple[str, Path], ...]

BaselineFile = Annotated[
    Path | None,
    path_option(metavar="TỆP", help="Tệp cơ sở: chỉ hiện những gì chưa có trong tệp đó."),
]
WriteBaseline = Annotated[bool, typer.Option("--write-baseline", help="Ghi mọi phát hiện hiện có vào tệp cơ sở.")]
Statistics = Annotated[
    bool, typer.Option("--statistics", help="Mỗi mã một dòng: mấy lần, mức, tên; không nêu từng phát hiện.")
]
Everywhere = Annotated[
    bool,
    typer.Option(
        "--everywhere",
        help="Không ghi đường dẫn thì kiểm tra mọi thư mục plans, ở đây và trong các thư mục con (xa-a/plans).",
    ),
]
Watch = Annotated[bool, typer.Option("--watch", help="Kiểm tra lại mỗi khi tệp thay đổi, đến khi bấm Ctrl-C.")]


def validate(
    paths: Paths = None,
    *,
    year: Annotated[
        int | None,
        typer.Option("--year", metavar="NĂM", parser=parse_year, show_default=False, help="Chỉ kế hoạch của năm này."),
    ] = None,
    form: Form = "auto",
    reports: Reports = None,
    select: SelectedCodes = None,
    ignore: IgnoredCodes = None,
    fail_on: FailOn = None,
    baseline: BaselineFile = None,
    write_baseline: WriteBaseline = False,
    statistics: Statistics = False,
    verbose: Verbose = False,
    everywhere: Everywhere = False,
    watch: Watch = False,
) -> int:
    """Kiểm tra tệp kế hoạch; nêu từng lỗi, vị trí và cách sửa.

    Mã thoát: 0 không có gì từ mức --fail-on trở lên, 1 có, 2 sai cách dùng, 3 không có tệp để kiểm tra. Cài đặt cố
    định ghi ở tệp cchc.toml.

    \b
    Ví dụ:
      cchc validate
      cchc validate plans/2024.yaml --fail-on warning
      cchc validate --statistics
      cchc validate --format github --report sarif:ket-qua.sarif
    """
    from cchc.operations.wanted import Wanted

    wanted = Wanted(
        listed(select),
        listed(ignore),
        fail_on,
        baseline,
        write_baseline=write_baseline,
        year=year,
        in_brief=statistics,
    )
    targets = report_targets(reports)
    paths = paths or ([ALL_PLANS] if everywhere else None)
    if statistics and form != "auto":
        raise WrongUsageError("--statistics là chữ, không dùng cùng --format. Đề nghị bỏ một trong hai.")
    shown = "statistics" if statistics else form

    def check() -> int:
        return _check(paths, wanted, shown, targets, verbose=verbose)

    return _watch(paths, check) if watch else check()


def _check(paths: list[Path] | None, wanted: "Wanted", form: str, targets: Targets, *, verbose: bool) -> int:
    from cchc.operations.checking import check_plans
    from cchc.report.progress import progress_of

    delivery = findings_delivery(form, targets, verbose=verbose)
    with progress_of("Đang kiểm tra") as tell:
        found = check_plans(paths, wanted, delivery.forms, [path for _, path in targets], on_progress=tell)
    say(*(f"Đã ghi tệp cơ sở {path.as_posix()}." for path in found.written))
    delivery.deliver(found.checked)
    say(*found.notes)
    return found.exit_code


def _watch(paths: list[Path] | None, check: "Callable[[], int]") -> int:
    from cchc.cli.help import refuse_lost_folder
    from cchc.operations.watch import each_change

    for is_change in each_change(paths):
        if is_change:
            say("", "— Có thay đổi, kiểm tra lại —")
        try:
            refuse_lost_folder()
            check()
        except CchcError as error:  # a file in the middle of being edited: the next change may mend it
            say(str(error))
    return 0
