"""`cchc status`."""

from cchc.cli.clock import made_at, today
from cchc.cli.delivery import deliver_tracking
from cchc.cli.options.common import Force, Paths, PlanYear, Today
from cchc.cli.options.period import Official, TrackingFormat, TrackingOutput, WhoseRole, Within, Workdays
from cchc.cli.outputs import say
from cchc.cli.plans import sound_plans


def status(
    paths: Paths = None,
    *,
    as_of: Today = None,
    year: PlanYear = None,
    within: Within = None,
    official: Official = None,
    role: WhoseRole = "lead",
    workdays: Workdays = False,
    form: TrackingFormat = None,
    output: TrackingOutput = None,
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
    from cchc.operations.tracking import Question, status_of, still_owed
    from cchc.report.status import report

    plans = sound_plans(paths, year=year, as_of=as_of, with_progress=True)
    if plans.cases:
        asked = Question(as_of or today(), within, workdays, official, role)
        say(*still_owed(plans, asked))
        found = status_of(plans, asked)
        deliver_tracking(report(found), found, form, output, at=made_at(as_of), apart=plans.is_of_several, force=force)
    return plans.exit_code
