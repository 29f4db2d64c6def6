"""`cchc overdue`."""

from typing import Annotated

import typer

from cchc.cli.asking import Official, WhoseRole, Within, Workdays, asking, in_annex_order, parties_named
from cchc.cli.delivery import Output, TrackingFormat, deliver
from cchc.cli.inputs import sound_and_left_out
from cchc.cli.options import Force, Paths, Today, choice, words


def overdue(
    paths: Paths = None,
    *,
    as_of: Today = None,
    within: Within = None,
    official: Official = None,
    role: WhoseRole = "lead",
    group_by: Annotated[
        str,
        typer.Option(
            "--group-by",
            metavar="official|area|criterion|month",
            parser=choice("official", "area", "criterion", "month"),
            autocompletion=words("official", "area", "criterion", "month"),
            show_default=False,
            help="Xếp theo đầu mối (mặc định), lĩnh vực, tiêu chí hoặc tháng đến hạn.",
        ),
    ] = "official",
    workdays: Workdays = False,
    fail_if_any: Annotated[
        bool, typer.Option("--fail-if-any", help="Mã thoát là 1 khi có nhiệm vụ quá hạn, dùng cho CI.")
    ] = False,
    form: TrackingFormat = None,
    output: Output = None,
    force: Force = False,
) -> int:
    """Liệt kê nhiệm vụ quá hạn theo công chức chủ trì.

    Quá hạn: thời hạn trước ngày tính mà đến ngày đó chưa ghi nhận kết quả. Việc “Thường xuyên” không quá hạn.

    \b
    Ví dụ:
      cchc overdue
      cchc overdue --within 14d --official VP-TK
      cchc overdue --group-by area --role any
      cchc overdue --within 365d --format ics -o lich
      cchc overdue -o qua-han.xlsx
    """
    from cchc.analysis.overdue import overdue as overdue_of
    from cchc.report.overdue import report

    cases, left_out = sound_and_left_out(paths, ["maintain", "remedy"], with_progress=True)
    if not cases:
        return 1
    found = overdue_of(
        [(case.name, case.dossier) for case in in_annex_order(cases)],
        asking(as_of, within, workdays=workdays),
        within=within,
        by=group_by,  # type: ignore[arg-type]  # the parser lets no other word through
        role=role,  # type: ignore[arg-type]  # as above
        parties=parties_named(official, cases),
        left_out=left_out,
    )
    deliver(report(found), found, form, output, force=force)
    return 1 if left_out or (fail_if_any and found.late) else 0
