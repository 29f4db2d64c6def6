"""`cchc done`."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.completion import officials
from cchc.cli.options import Today, day, today
from cchc.cli.recording import DryRun, Note, Plans, Undo, What, accepted, plan_with, refuse_beside_undo, tell
from cchc.wording import count
from cchc.wording import day as written

if TYPE_CHECKING:
    from cchc.recording import Accepted


def done(
    what: What,
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
            help="Ngày hoàn thành (2024-06-28). Mặc định: hôm nay.",
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
    """
    from cchc.recording import NewEntry, record, withdraw
    from cchc.recording import evidence as sorted_evidence

    today_is = as_of or today()
    if undo:
        refuse_beside_undo({"--date": on, "--evidence": evidence, "--by": by, "--note": note, "--again": again})
    given = sorted_evidence(evidence or ())
    case, code = plan_with(what, paths)
    if case and undo:
        recorded = withdraw(case.path, what, today_is, write=not dry_run)
        tell(f"Đã rút kết quả {what} hoàn thành ngày {written(accepted(recorded).on)}", recorded, dry_run=dry_run)
    elif case:
        entry = NewEntry(what, on or today_is, by, given.text, given.file, note, again=again)
        recorded = record(case.path, [entry], today_is, write=not dry_run)
        tell(_sentence(accepted(recorded)), recorded, dry_run=dry_run)
    return code


def _sentence(answer: "Accepted") -> str:
    late = f"quá hạn {count(answer.days_late)} ngày" if answer.days_late else "đúng hạn"
    return f"Đã ghi nhận {answer.what} hoàn thành ngày {written(answer.on)}, {late}"
