"""`cchc sheet`."""

from pathlib import Path
from typing import Annotated

import typer

from cchc.cli.asking import Official, Within, Workdays, asking
from cchc.cli.inputs import sound_cases
from cchc.cli.options import Force, Paths, Pdf, Soffice, Today, build_time, choice, words
from cchc.cli.outputs import say

Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="docx|text",
        parser=choice("docx", "text"),
        autocompletion=words("docx", "text"),
        show_default=False,
        help="Phiếu Word (mặc định), hoặc lời nhắc việc để dán vào tin nhắn.",
    ),
]
Target = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="TỆP|THƯ MỤC",
        readable=False,
        show_default=False,
        help="Thư mục, mỗi đầu mối một tệp (mặc định: out/phieu); tệp .docx, .pdf: một phiếu; tệp .txt: lời nhắc.",
    ),
]
TemplateFile = Annotated[
    Path | None,
    typer.Option(
        "--template", metavar="TỆP", readable=False, show_default=False, help="Mẫu Word của phiếu, thay cho mẫu có sẵn."
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
    within: Within = None,
    workdays: Workdays = False,
    with_leader: WithLeader = False,
    form: Format = None,
    output: Target = None,
    pdf: Pdf = False,
    template: TemplateFile = None,
    soffice: Soffice = None,
    force: Force = False,
) -> int:
    """In phiếu theo dõi nhiệm vụ của từng công chức.

    Mỗi đầu mối chủ trì (công chức, bộ phận) một trang A4: việc gì, thời hạn, điểm liên quan, đã xong hay quá hạn.
    Mẫu sửa được bằng Word: xem cchc template.

    \b
    Ví dụ:
      cchc sheet
      cchc sheet --all --pdf
      cchc sheet --official VP-TK --format text
    """
    from cchc.cli.sheets import Sheets, make_sheets, tell_reminders

    asked = Sheets(
        output=output,
        template=template,
        soffice=soffice,
        pdf=pdf,
        force=force,
        at=build_time(),
        official=official,
        asking=asking(as_of, within, workdays=workdays),
        within=within,
        with_leader=with_leader,
        form=form,
    )
    asked.refuse_contradictions()
    cases, code = sound_cases(paths, ["maintain", "remedy"], with_progress=True)
    if code:
        say("Không lập phiếu khi còn kế hoạch có lỗi, vì phiếu sẽ thiếu nhiệm vụ. Đề nghị sửa rồi chạy lại.")
        return code
    (tell_reminders if asked.as_text else make_sheets)(cases, asked)
    return 0
