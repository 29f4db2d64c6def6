"""`cchc event`."""

from datetime import date
from typing import Annotated

import typer

from cchc.cli.clock import today
from cchc.cli.delivery import deliver_recorded
from cchc.cli.offers import waiting
from cchc.cli.options.common import Today, day
from cchc.cli.options.recording import DryRun, Plans
from cchc.cli.outputs import say


def event(
    what: Annotated[
        str,
        typer.Argument(
            metavar="TIÊU CHÍ",
            autocompletion=waiting,
            show_default=False,
            help="Mã tiêu chí có thời gian theo sự việc: 2.1.",
        ),
    ],
    on: Annotated[
        date,
        typer.Argument(
            metavar="NGÀY", parser=day, show_default=False, help="Ngày xảy ra sự việc (2024-05-10 hoặc 10/5/2024)."
        ),
    ],
    paths: Plans = None,
    *,
    as_of: Today = None,
    document: Annotated[
        str | None,
        typer.Option(metavar="VĂN BẢN", show_default=False, help="Văn bản về sự việc: “Công văn số 12/UBND-VP”."),
    ] = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Rút sự việc đã ghi của ngày đó; dòng cũ vẫn giữ trong tệp.")
    ] = False,
    dry_run: DryRun = False,
) -> int:
    """Ghi nhận sự việc mà một nhiệm vụ theo sự việc đang chờ.

    Dùng cho thời gian như “Khi có phát sinh”, “20 ngày sau khi…”: mỗi lần xảy ra thành một nhiệm vụ có thời hạn, ví dụ
    2.1/2024-05-10; hạn là ngày đó cộng số ngày mà kế hoạch ghi. Sự việc ghi vào tệp tiến độ (.progress.yaml) cạnh tệp
    kế hoạch; kế hoạch đã ký không thay đổi.

    \b
    Ví dụ:
      cchc event 2.1 2024-05-10 --document "Công văn số 12/UBND-VP"
      cchc event 2.1 10/5/2024 --undo
      cchc done 2.1/2024-05-10
    """
    from cchc.operations import results
    from cchc.recording import NewEvent

    if undo:
        results.refuse_beside("--undo", {"--document": document})
    found = results.plan_waiting(what, paths, on)
    say(*found.notes)
    if found.case is None:
        return 1
    act = results.withdraw_event if undo else results.record_event
    deliver_recorded(act(found.case, NewEvent(what, on, document), as_of or today(), dry_run=dry_run), dry_run=dry_run)
    return 0
