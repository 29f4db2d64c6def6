"""`cchc gaps`."""

from typing import Annotated, Literal

from cchc.cli.delivery import deliver_report
from cchc.cli.options.choices import one_of
from cchc.cli.options.common import Force, Output, Paths, PlanYear, ReportFormat
from cchc.cli.outputs import say
from cchc.cli.plans import sound_plans
from cchc.errors import CchcError

Sort = Literal["plan", "gap"]


def gaps(
    paths: Paths = None,
    *,
    sort: Annotated[
        Sort,
        one_of(Sort, help="Thứ tự: như trong phụ lục (mặc định), hoặc tiêu chí mất nhiều điểm nhất trước (gap)."),
    ] = "plan",
    year: PlanYear = None,
    form: ReportFormat = None,
    output: Output = None,
    force: Force = False,
) -> int:
    """Tổng hợp điểm bị mất so với điểm tối đa, theo tiêu chí và lĩnh vực.

    \b
    Ví dụ:
      cchc gaps
      cchc gaps plans/2023_gaps.yaml --sort gap
      cchc gaps --format csv -o diem-bi-mat.csv
    """
    from cchc.operations.gaps import gaps_in, unscored_in
    from cchc.report.gaps import report

    plans = sound_plans(paths, ["remedy"], year=year)
    if plans.cases:
        found = gaps_in(plans.cases, largest_first=sort == "gap")
        unscored = unscored_in(found)
        say(*(f"{name}: chưa tiêu chí nào có điểm đạt được. Đề nghị ghi score khi đã chấm." for name in unscored))
        if len(unscored) == len(found):
            return plans.exit_code or CchcError.exit_code
        deliver_report(report(found, by_area=sort == "plan"), form, output, force=force)
    return plans.exit_code
