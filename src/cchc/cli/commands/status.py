"""`cchc status`."""

from cchc.cli.asking import Official, WhoseRole, Within, Workdays, asking, in_annex_order, parties_named
from cchc.cli.delivery import Output, TrackingFormat, deliver
from cchc.cli.inputs import sound_and_left_out
from cchc.cli.options import Force, Paths, Today


def status(
    paths: Paths = None,
    *,
    as_of: Today = None,
    within: Within = None,
    official: Official = None,
    role: WhoseRole = "lead",
    workdays: Workdays = False,
    form: TrackingFormat = None,
    output: Output = None,
    force: Force = False,
) -> int:
    """Tổng hợp tình hình thực hiện kế hoạch theo lĩnh vực, theo đầu mối.

    Mỗi nhiệm vụ ở đúng một tình trạng: hoàn thành đúng hạn, hoàn thành quá hạn, trong hạn, sắp đến hạn (mặc định: trong
    14 ngày), quá hạn chưa hoàn thành, không ấn định thời hạn.

    \b
    Ví dụ:
      cchc status
      cchc status --today 2024-07-15 --official VP-TK
      cchc status -o tinh-hinh.xlsx
      cchc status --format ics -o lich
    """
    from cchc.analysis.status import status as status_of
    from cchc.report.status import report

    cases, left_out = sound_and_left_out(paths, ["maintain", "remedy"], with_progress=True)
    if not cases:
        return 1
    found = status_of(
        [(case.name, case.dossier) for case in in_annex_order(cases)],
        asking(as_of, within, workdays=workdays),
        role=role,  # type: ignore[arg-type]  # the parser lets no other word through
        parties=parties_named(official, cases),
        left_out=left_out,
    )
    deliver(report(found), found, form, output, force=force)
    return 1 if left_out else 0
