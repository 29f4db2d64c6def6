"""`cchc overdue`."""

from typing import Annotated, Literal

import typer

from cchc.cli.clock import made_at, today
from cchc.cli.delivery import deliver_tracking
from cchc.cli.options.choices import one_of
from cchc.cli.options.common import Force, Paths, PlanYear, Today
from cchc.cli.options.period import Official, TrackingFormat, TrackingOutput, WhoseRole, Within, Workdays
from cchc.cli.outputs import say
from cchc.cli.plans import sound_plans

GroupByName = Literal["official", "area", "criterion", "month"]


def overdue(
    paths: Paths = None,
    *,
    as_of: Today = None,
    year: PlanYear = None,
    within: Within = None,
    official: Official = None,
    role: WhoseRole = "lead",
    group_by: Annotated[
        GroupByName,
        one_of(
            GroupByName,
            "--group-by",
            "--by",
            help="Xếp theo đầu mối (mặc định), lĩnh vực, tiêu chí hoặc tháng đến hạn.",
        ),
    ] = "official",
    workdays: Workdays = False,
    fail_if_any: Annotated[
        bool, typer.Option("--fail-if-any", help="Mã thoát là 1 khi có nhiệm vụ quá hạn, dùng cho CI.")
    ] = False,
    form: TrackingFormat = None,
    output: TrackingOutput = None,
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
    from cchc.operations.tracking import Question, overdue_in, still_owed
    from cchc.report.overdue import report

    plans = sound_plans(paths, year=year, as_of=as_of, with_progress=True)
    if not plans.cases:
        return plans.exit_code
    asked = Question(as_of or today(), within, workdays, official, role)
    say(*still_owed(plans, asked))
    found = overdue_in(plans, asked, group_by)
    deliver_tracking(report(found), found, form, output, at=made_at(as_of), apart=plans.is_of_several, force=force)
    return 1 if fail_if_any and found.listed.late else plans.exit_code
