"""`cchc done`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.clock import today
from cchc.cli.delivery import deliver_new_lines, deliver_recorded
from cchc.cli.offers import officials
from cchc.cli.options.choices import path_option, typed_path
from cchc.cli.options.common import Today, day
from cchc.cli.options.recording import DryRun, Note, Plans, Undo, WhatIfAny
from cchc.cli.outputs import confirm, put_line, say
from cchc.errors import WrongUsageError

if TYPE_CHECKING:
    from cchc.operations.filled_workbook import Answer


def done(
    what: WhatIfAny = None,
    paths: Plans = None,
    *,
    as_of: Today = None,
    on: Annotated[
        date | None,
        typer.Option(
            "--date",
            metavar="NGÀY",
            parser=day,
            show_default=False,
            help="Ngày hoàn thành (2024-06-28 hoặc 28/6/2024). Mặc định: hôm nay.",
        ),
    ] = None,
    evidence: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CHỮ|TỆP",
            show_default=False,
            help="Tài liệu kiểm chứng: nội dung, hoặc tệp trong thư mục kế hoạch; dùng được hai lần.",
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="AI",
            autocompletion=officials,
            show_default=False,
            help="Người thực hiện: mã (vp-tk), tên gọi tắt hoặc tên đầy đủ.",
        ),
    ] = None,
    note: Note = None,
    again: Annotated[bool, typer.Option("--again", help="Ghi thêm dù đã có kết quả.")] = False,
    undo: Undo = False,
    workbook: Annotated[
        Path | None,
        path_option(
            "--from",
            metavar="TỆP.xlsx",
            help="Ghi nhận từ bảng của cchc status đã được điền; khi đó không ghi NHIỆM VỤ.",
        ),
    ] = None,
    dry_run: DryRun = False,
) -> int:
    """Ghi nhận nhiệm vụ đã hoàn thành, kèm ngày và tài liệu kiểm chứng.

    Kết quả ghi vào tệp tiến độ (.progress.yaml) cạnh tệp kế hoạch; kế hoạch đã ký không thay đổi. Tệp kiểm chứng được
    ghi kèm mã băm SHA-256, cchc validate sẽ báo nếu tệp bị mất hoặc bị sửa.

    \b
    Ví dụ:
      cchc done 1.3/tin-bai/2024-06
      cchc done 1.2/6-thang --date 2024-06-14 --evidence "Báo cáo số 12/BC-UBND"
      cchc done 1.2/6-thang --undo
      cchc done --from tinh-hinh.xlsx
    """
    from cchc.operations.results import plan_with, record, refuse_beside, withdraw
    from cchc.recording import NewEntry

    today_is = as_of or today()
    day_done = on or today_is
    said = {"--date": on, "--evidence": evidence, "--by": by, "--note": note, "--again": again}
    if workbook:
        refuse_beside("--from", said | {"--undo": undo})
        from cchc.operations.filled_workbook import record_filled

        plans = [typed_path(what), *(paths or ())] if what else None
        return _tell_rows(record_filled(workbook, plans, today_is, dry_run=dry_run), dry_run=dry_run)
    if what is None:
        raise WrongUsageError("Thiếu tham số NHIỆM VỤ. Xem cách dùng: cchc done --help")
    if undo:
        refuse_beside("--undo", said)
    found = plan_with(what, paths, day_done)
    say(*found.notes)
    if found.case is None:
        return 1
    if undo:
        deliver_recorded(withdraw(found.case, what, today_is, found.beside, dry_run=dry_run), dry_run=dry_run)
    else:
        entry = NewEntry(what, day_done, by, note=note, again=again)
        told = record(found.case, entry, evidence or (), today_is, found.beside, dry_run=dry_run)
        deliver_recorded(told, dry_run=dry_run)
    return 0


def _tell_rows(answer: "Answer", *, dry_run: bool) -> int:
    say(*answer.notes)
    if reading := answer.reading:
        for batch in reading.batches:
            if dry_run:
                deliver_new_lines(batch.path, batch.text)
            else:
                confirm(*batch.sentences)
        say(*reading.refused)
        put_line(reading.closing)
    return answer.exit_code
