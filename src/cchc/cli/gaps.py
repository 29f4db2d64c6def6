"""`cchc gaps`."""

from typing import Annotated

import typer

from cchc.cli.inputs import sound_cases
from cchc.cli.options import Force, Output, Paths, ReportFormat, choice
from cchc.cli.outputs import deliver, terminal_width


def gaps(
    paths: Paths = None,
    *,
    sort: Annotated[
        str,
        typer.Option(
            metavar="plan|gap",
            parser=choice("plan", "gap"),
            show_default=False,
            help="Thứ tự: như trong phụ lục (mặc định), hoặc tiêu chí mất nhiều điểm nhất trước (gap).",
        ),
    ] = "plan",
    form: ReportFormat = "table",
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
    from cchc.report import gaps as report
    from cchc.report.machine import as_csv, as_json
    from cchc.report.table import as_markdown, as_text

    cases, code = sound_cases(paths, ["remedy"])
    found = [
        (case, gaps_of(case.dossier.plan, case.dossier)) for case in cases if isinstance(case.dossier.plan, RemedyPlan)
    ]
    found = [(case, each.largest_first() if sort == "gap" else each) for case, each in found]
    if not found:
        return code
    if form == "json":
        text = as_json({"plans": [report.shape(case.name, each) for case, each in found]})
    elif form == "csv":
        text = as_csv(report.HEADINGS, [record for case, each in found for record in report.records(case.name, each)])
    else:
        tables = [report.table(each, case.dossier.commune, by_area=sort == "plan") for case, each in found]
        width = None if output else terminal_width()
        text = "\n".join(as_markdown(table) if form == "md" else as_text(table, width) for table in tables)
    deliver(text, form, output, force=force)
    return code
