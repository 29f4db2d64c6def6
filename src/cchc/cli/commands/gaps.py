"""`cchc gaps`."""

from typing import Annotated

import typer

from cchc.cli.inputs import sound_cases
from cchc.cli.options import Force, Output, Paths, ReportFormat, choice, words
from cchc.cli.outputs import deliver


def gaps(
    paths: Paths = None,
    *,
    sort: Annotated[
        str,
        typer.Option(
            metavar="plan|gap",
            parser=choice("plan", "gap"),
            autocompletion=words("plan", "gap"),
            show_default=False,
            help="Thứ tự: như trong phụ lục (mặc định), hoặc tiêu chí mất nhiều điểm nhất trước (gap).",
        ),
    ] = "plan",
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
    from cchc.analysis.gaps import gaps as gaps_of
    from cchc.model.plan import RemedyPlan
    from cchc.report.gaps import report

    cases, code = sound_cases(paths, ["remedy"])
    if not cases:
        return code
    found = [
        (case.name, case.dossier.commune, gaps_of(case.dossier.plan, case.dossier))
        for case in cases
        if isinstance(case.dossier.plan, RemedyPlan)
    ]
    if sort == "gap":
        found = [(name, commune, each.largest_first()) for name, commune, each in found]
    deliver(report(found, by_area=sort == "plan"), form, output, force=force)
    return code
