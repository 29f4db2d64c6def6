"""`cchc render`."""

from datetime import date as Date  # noqa: N812 — the option is `date`
from pathlib import Path
from typing import Annotated, Literal

import typer

from cchc.cli.clock import build_time
from cchc.cli.delivery import deliver_published
from cchc.cli.options.choices import one_of, path_option
from cchc.cli.options.common import Force, Paths, Pdf, PlanYear, Soffice, day
from cchc.cli.plans import sound_plans
from cchc.wording import issued_number


def _number(text: str) -> str:
    if (number := issued_number(text)) is None:
        raise typer.BadParameter(f"“{text}” không phải là số của văn bản. Đề nghị ghi riêng số, ví dụ 05.")
    return number


RenderOutput = Annotated[
    Path | None,
    path_option(
        "-o",
        "--output",
        metavar="TỆP|THƯ MỤC",
        help="Tệp .docx, .pdf hoặc “-” (đầu ra chuẩn), gồm mọi phụ lục; hoặc thư mục, mỗi phụ lục một tệp (kế hoạch "
        "của nhiều thư mục: trong thư mục con cùng tên). Mặc định: out.",
    ),
]
MediumName = Literal["electronic", "paper"]
Medium = Annotated[
    MediumName, one_of(MediumName, help="Bản điện tử (mặc định): số và ngày để trống; bản giấy: ghi đủ.")
]
IssueNumber = Annotated[
    str | None,
    typer.Option(metavar="SỐ", parser=_number, show_default=False, help="Số của Kế hoạch, cho bản giấy: 05."),
]
IssueDate = Annotated[
    Date | None,
    typer.Option(
        "--date",
        metavar="NGÀY",
        parser=day,
        show_default=False,
        help="Ngày của Kế hoạch, cho bản giấy: 2024-01-15 hoặc 15/01/2024.",
    ),
]
WithSignatureBlock = Annotated[
    bool, typer.Option("--signature-block", help="In khối chữ ký (signatory trong tệp đơn vị), cho bản giấy.")
]
Into = Annotated[
    Path | None,
    path_option(
        metavar="TỆP", help="Đặt các phụ lục vào cuối Kế hoạch soạn bằng Word này, thành một tệp mới để ký một lần."
    ),
]


def render(
    paths: Paths = None,
    *,
    year: PlanYear = None,
    output: RenderOutput = None,
    pdf: Pdf = False,
    medium: Medium = "electronic",
    number: IssueNumber = None,
    date: IssueDate = None,
    signature_block: WithSignatureBlock = False,
    into: Into = None,
    template: Annotated[
        Path | None, path_option("--template", metavar="TỆP", help="Mẫu Word dùng thay cho mẫu có sẵn.")
    ] = None,
    soffice: Soffice = None,
    force: Force = False,
) -> int:
    """Xuất phụ lục ra tệp Word hoặc PDF theo Nghị định số 30/2020/NĐ-CP.

    Mẫu sửa được bằng Word: xem cchc template. Mẫu trong thư mục templates của thư mục đang làm việc, nếu có, được dùng
    trước mẫu có sẵn.

    \b
    Ví dụ:
      cchc render
      cchc render plans/2024.yaml -o phu-luc-i.pdf
      cchc render -o phu-luc.docx --medium paper --number 05 --date 2024-01-15
      cchc render --into ke-hoach.docx -o trinh-ky.docx
    """
    from cchc.operations.copies import Copy
    from cchc.operations.publish import Destination
    from cchc.operations.rendering import Rendering, render_plans
    from cchc.report.progress import progress_of

    asked = Rendering(
        to=Destination(output=output, soffice=soffice, pdf=pdf, force=force),
        copy=Copy(paper=medium == "paper", number=number, date=date, signature_block=signature_block),
        into=into,
        template=template,
        at=build_time(),
        paths=paths,
    )
    asked.refuse_contradictions()
    plans = sound_plans(paths, year=year, undone="Chưa xuất")
    if plans.cases:
        with progress_of("Đang xuất") as tell:
            made = render_plans(plans, asked, tell)
        deliver_published(made)
    return plans.exit_code
