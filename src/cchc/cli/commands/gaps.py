"""`cchc gaps`."""

from typing import Annotated, Literal

from cchc.cli.clock import today
from cchc.cli.delivery import deliver_gaps
from cchc.cli.options.choices import one_of
from cchc.cli.options.common import Force, Output, Paths, PlanYear, Today
from cchc.cli.options.gaps import Assumed, EveryYear, GapFormat, Recover
from cchc.cli.outputs import say
from cchc.cli.plans import sound_plans
from cchc.errors import CchcError

GapByName = Literal["criterion", "area", "official"]
Sort = Literal["plan", "gap"]


def gaps(
    paths: Paths = None,
    *,
    by: Annotated[
        GapByName,
        one_of(GapByName, "--by", "--group-by", help="Xếp theo tiêu chí (mặc định), lĩnh vực hoặc đầu mối chủ trì."),
    ] = "criterion",
    sort: Annotated[
        Sort | None,
        one_of(Sort, help="Thứ tự: mất nhiều điểm nhất trước (gap, mặc định), hoặc như trong phụ lục (plan)."),
    ] = None,
    assumed: Assumed = None,
    wanted: Recover = None,
    as_of: Today = None,
    year: PlanYear = None,
    every_year: EveryYear = False,
    form: GapFormat = None,
    output: Output = None,
    force: Force = False,
) -> int:
    """Tổng hợp điểm bị mất so với điểm tối đa, theo tiêu chí và lĩnh vực.

    Mức phân công là của phụ lục khắc phục; phụ lục duy trì chỉ nêu bên cạnh.

    \b
    Ví dụ:
      cchc gaps
      cchc gaps --by official
      cchc gaps plans/2023_gaps.yaml --sort plan
      cchc gaps --if 3.2.2=4 --if 5.3.2=3,5
      cchc gaps --recover 10
      cchc gaps --years
      cchc gaps -o diem-bi-mat.xlsx
    """
    from cchc.analysis.computed import Computed
    from cchc.analysis.gap_groups import GapOrder
    from cchc.operations.gaps import covered_in, unread_beside, unscored_in
    from cchc.operations.score_years import over_years
    from cchc.operations.tracking import Question
    from cchc.report.gaps import report

    plans = sound_plans(paths, ["remedy"], year=year, every_year=every_year, as_of=as_of, with_progress=True)
    if plans.cases:
        found = covered_in(plans.cases, Question(as_of or today()))
        say(*unread_beside(found))
        unscored = unscored_in(found)
        say(*(f"{name}: chưa tiêu chí nào có điểm đạt được. Đề nghị ghi score khi đã chấm." for name in unscored))
        if len(unscored) == len(found):
            return plans.exit_code or CchcError.exit_code
        compared = over_years(found, asked=every_year)
        say(*compared.notes)
        order = GapOrder(by, sort)
        told, answers = report(found, order), Computed(years=compared.communes)
        if assumed or wanted is not None:
            from cchc.operations.scenarios import computed
            from cchc.report.scenarios import extended

            answers = computed(plans.cases, assumed or (), wanted)._replace(years=compared.communes)
            told = extended(told, found, answers)
        if compared.communes:
            from cchc.report.histories import with_years

            told = with_years(told, compared.communes)
        deliver_gaps(told, found, order, answers, form, output, force=force)
    return plans.exit_code
