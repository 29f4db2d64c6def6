"""`cchc extend`."""

from datetime import date
from typing import Annotated

import typer

from cchc.cli.options import Today, day, today
from cchc.cli.recording import DryRun, Note, Plans, Undo, What, accepted, plan_with, refuse_beside, tell
from cchc.errors import WrongUsageError
from cchc.wording import count
from cchc.wording import day as written


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
    from cchc.recording import NewExtension, withdraw_extension
    from cchc.recording import extend as extend_in

    today_is = as_of or today()
    if undo:
        refuse_beside("--undo", {"--to": to, "--document": document, "--date": on, "--note": note})
    elif to is None or document is None:
        raise WrongUsageError(
            "Gia hạn cần thời hạn mới và văn bản. Đề nghị ghi, ví dụ, --to 2024-12-15 --document "
            '"Công văn số 12/UBND-VP".'
        )
    case = plan_with(what, paths)
    if case is None:
        return 1
    if to is None or document is None:
        recorded = withdraw_extension(case.path, what, today_is, write=not dry_run)
        answer = accepted(recorded)
        sentence = (
            f"Đã rút gia hạn {answer.what} đến ngày {written(answer.on)}, thời hạn lại là ngày {written(answer.due)}"
        )
        if answer.turned_late:
            sentence += f"; kết quả đã ghi nhận thành quá hạn {count(answer.turned_late)} ngày"
    else:
        extension = NewExtension(what, to, document, on or today_is, note)
        recorded = extend_in(case.path, extension, today_is, write=not dry_run)
        answer = accepted(recorded)
        sentence = f"Đã gia hạn {answer.what} từ ngày {written(answer.due)} đến ngày {written(to)}"
    tell(sentence, recorded, dry_run=dry_run)
    return 0
