"""`cchc validate`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.findings import FailOn, Form, Ignore, Reports, Select, report_targets
from cchc.cli.options import Paths, listed
from cchc.cli.outputs import say
from cchc.errors import CchcError
from cchc.operations.paths import plan_files

if TYPE_CHECKING:
    from cchc.cli.validation import Check

Baseline = Annotated[
    Path | None,
    typer.Option(
        metavar="TỆP", readable=False, show_default=False, help="Tệp cơ sở: chỉ hiện những gì chưa có trong tệp đó."
    ),
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
    checking = Check(wanted, form, report_targets(reports))
    if watch:
        return _watch(paths, checking)
    return check(plan_files(paths), checking)


def _watch(paths: list[Path] | None, checking: "Check") -> int:
    from cchc.cli.help import refuse_lost_folder
    from cchc.cli.validation import check
    from cchc.operations.watch import each_change

    for is_change in each_change(paths):
        if is_change:
            say("")
            say("— Có thay đổi, kiểm tra lại —")
        try:
            refuse_lost_folder()
            check(plan_files(paths), checking)
        except CchcError as error:  # a file in the middle of being edited: the next change may mend it
            say(str(error))
    return 0
