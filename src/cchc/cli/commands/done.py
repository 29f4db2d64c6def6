"""`cchc done`."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cchc.cli.offers import officials
from cchc.cli.options import Today, day, today
from cchc.cli.recording import DryRun, Note, Plans, Undo, WhatIfAny, accepted, outcome, plan_with, refuse_beside, tell
from cchc.errors import WrongUsageError
from cchc.wording import day as written


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
        typer.Option(
            "--from",
            metavar="TỆP.xlsx",
            readable=False,
            show_default=False,
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
    from cchc.recording import NewEntry, record, withdraw
    from cchc.recording import evidence as sorted_evidence

    today_is = as_of or today()
    said = {"--date": on, "--evidence": evidence, "--by": by, "--note": note, "--again": again}
    if workbook:
        refuse_beside("--from", said | {"--undo": undo})
        from cchc.cli.filled_in import record_filled

        return record_filled(workbook, [Path(what), *(paths or ())] if what else None, today_is, dry_run=dry_run)
    if what is None:
        raise WrongUsageError("Thiếu tham số NHIỆM VỤ. Xem cách dùng: cchc done --help")
    if undo:
        refuse_beside("--undo", said)
    case = plan_with(what, paths)
    if case and undo:
        recorded = withdraw(case.path, what, today_is, write=not dry_run)
        answer = accepted(recorded)
        tell(f"Đã rút kết quả {answer.what} hoàn thành ngày {written(answer.on)}", recorded, dry_run=dry_run)
    elif case:
        given = sorted_evidence(evidence or (), (Path(), case.path.parent))
        entry = NewEntry(what, on or today_is, by, given.text, given.file, note, again=again)
        recorded = record(case.path, [entry], today_is, write=not dry_run)
        tell(f"Đã ghi nhận {outcome(accepted(recorded))}", recorded, dry_run=dry_run)
    return 0 if case else 1
