"""`cchc extend`."""

from datetime import date
from typing import Annotated

import typer

from cchc.cli.clock import today
from cchc.cli.delivery import deliver_recorded
from cchc.cli.options.common import Today, day
from cchc.cli.options.recording import DryRun, Note, Plans, Undo, What
from cchc.cli.outputs import say
from cchc.errors import WrongUsageError


def extend(
    what: What,
    paths: Plans = None,
    *,
    as_of: Today = None,
    to: Annotated[
        date | None,
        typer.Option(
            metavar="NGÀY",
            parser=day,
            show_default=False,
            help="Thời hạn mới (2024-12-15 hoặc 15/12/2024), kể cả ngày đó.",
        ),
    ] = None,
    document: Annotated[
        str | None,
        typer.Option(metavar="VĂN BẢN", show_default=False, help="Văn bản cho gia hạn: “Công văn số 12/UBND-VP”."),
    ] = None,
    on: Annotated[
        date | None,
        typer.Option(
            "--date", metavar="NGÀY", parser=day, show_default=False, help="Ngày ghi nhận gia hạn. Mặc định: hôm nay."
        ),
    ] = None,
    note: Note = None,
    undo: Undo = False,
    dry_run: DryRun = False,
) -> int:
    """Ghi nhận gia hạn một nhiệm vụ, kèm văn bản cho gia hạn.

    Thời hạn mới ghi vào tệp tiến độ (.progress.yaml) cạnh tệp kế hoạch, bên cạnh thời hạn cũ; kế hoạch đã ký không thay
    đổi. Từ ngày ghi nhận, nhiệm vụ được tính theo thời hạn mới.

    \b
    Ví dụ:
      cchc extend 1.1/hoan-thanh --to 2024-12-15 --document "Công văn số 12/UBND-VP"
      cchc extend 1.1/hoan-thanh --undo
    """
    from cchc.operations import results
    from cchc.recording import NewExtension

    today_is = as_of or today()
    if undo:
        results.refuse_beside("--undo", {"--to": to, "--document": document, "--date": on, "--note": note})
    elif to is None or document is None:
        raise WrongUsageError(
            "Gia hạn cần thời hạn mới và văn bản. Đề nghị ghi, ví dụ, --to 2024-12-15 --document "
            '"Công văn số 12/UBND-VP".'
        )
    found = results.plan_with(what, paths, on or today_is)
    say(*found.notes)
    if found.case is None:
        return 1
    if to is None or document is None:
        told = results.withdraw_extension(found.case, what, today_is, found.beside, dry_run=dry_run)
    else:
        extension = NewExtension(what, to, document, on or today_is, note)
        told = results.extend(found.case, extension, today_is, found.beside, dry_run=dry_run)
    deliver_recorded(told, dry_run=dry_run)
    return 0
