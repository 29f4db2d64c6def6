"""`cchc sheet`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from cchc.cli.clock import build_time, today
from cchc.cli.delivery import deliver, deliver_published
from cchc.cli.options.choices import one_of, path_option
from cchc.cli.options.common import Force, Paths, Pdf, PlanYear, Soffice, Today
from cchc.cli.options.period import Official, Within, Workdays
from cchc.cli.outputs import say
from cchc.cli.plans import sound_plans

SheetForm = Literal["docx", "text"]
Format = Annotated[
    SheetForm | None,
    one_of(SheetForm, "--format", help="Phiếu Word (mặc định), hoặc lời nhắc việc để dán vào tin nhắn."),
]
SheetOutput = Annotated[
    Path | None,
    path_option(
        "-o",
        "--output",
        metavar="TỆP|THƯ MỤC",
        help="Thư mục, mỗi đầu mối một tệp (mặc định: out/phieu); tệp .docx, .pdf: một phiếu; tệp .txt: lời nhắc.",
    ),
]
WithLeader = Annotated[
    bool, typer.Option("--all", help="Thêm trang của lãnh đạo: ai quá hạn, việc gì, bao nhiêu điểm, tuần tới có gì.")
]


def sheet(
    paths: Paths = None,
    *,
    official: Official = None,
    as_of: Today = None,
    year: PlanYear = None,
    within: Within = None,
    workdays: Workdays = False,
    with_leader: WithLeader = False,
    form: Format = None,
    output: SheetOutput = None,
    pdf: Pdf = False,
    template: Annotated[
        Path | None, path_option("--template", metavar="TỆP", help="Mẫu Word của phiếu, thay cho mẫu có sẵn.")
    ] = None,
    soffice: Soffice = None,
    force: Force = False,
) -> int:
    """In phiếu theo dõi nhiệm vụ của từng công chức.

    Mỗi đầu mối chủ trì (công chức, bộ phận) một trang A4: việc gì, thời hạn, điểm tối đa, đã xong hay quá hạn.
    Mẫu sửa được bằng Word: xem cchc template.

    \b
    Ví dụ:
      cchc sheet
      cchc sheet --all --pdf
      cchc sheet --official VP-TK --format text
    """
    from cchc.operations.publish import Destination
    from cchc.operations.tracking import Question, calendars_used, still_owed
    from cchc.operations.tracking_sheets import Sheets, make_sheets, reminders
    from cchc.report.progress import progress_of

    asked = Sheets(
        to=Destination(output=output, soffice=soffice, pdf=pdf, force=force),
        question=Question(as_of or today(), within, workdays, official),
        with_leader=with_leader,
        form=form,
        template=template,
        at=build_time(),
        paths=paths,
        year=year,
    )
    asked.refuse_contradictions()
    plans = sound_plans(paths, year=year, as_of=as_of, with_progress=True)
    say(*still_owed(plans, asked.question), *calendars_used(plans, asked.question))
    if plans.cases and asked.as_text:
        text, notes = reminders(plans, asked)
        deliver(text, output, force=force)
        say(*notes)
    elif plans.cases:
        with progress_of("Đang xuất") as tell:
            made = make_sheets(plans, asked, tell)
        deliver_published(made)
    return plans.exit_code
