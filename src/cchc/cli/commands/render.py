"""`cchc render`."""

from datetime import date as Date  # noqa: N812 — the option is `date`
from pathlib import Path
from typing import Annotated

import typer

from cchc.cli.inputs import sound_cases
from cchc.cli.options import Force, Paths, Pdf, Soffice, build_time, choice, day, words
from cchc.wording import issued_number


def _number(text: str) -> str:
    if (number := issued_number(text)) is None:
        raise typer.BadParameter(f"“{text}” không phải là số của văn bản. Đề nghị ghi riêng số, ví dụ 05.")
    return number


Target = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="TỆP|THƯ MỤC",
        readable=False,
        show_default=False,
        help="Tệp .docx, .pdf hoặc “-” (đầu ra chuẩn), gồm mọi phụ lục; hoặc thư mục, mỗi phụ lục một tệp. "
        "Mặc định: out.",
    ),
]
Medium = Annotated[
    str,
    typer.Option(
        metavar="electronic|paper",
        parser=choice("electronic", "paper"),
        autocompletion=words("electronic", "paper"),
        show_default=False,
        help="Bản điện tử (mặc định): số và ngày để trống; bản giấy: ghi đủ.",
    ),
]
Number = Annotated[
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
SignatureBlock = Annotated[
    bool, typer.Option("--signature-block", help="In khối chữ ký (signatory trong tệp đơn vị), cho bản giấy.")
]
Into = Annotated[
    Path | None,
    typer.Option(
        metavar="TỆP",
        readable=False,
        show_default=False,
        help="Đặt các phụ lục vào cuối Kế hoạch soạn bằng Word này, thành một tệp mới để ký một lần.",
    ),
]
TemplateFile = Annotated[
    Path | None,
    typer.Option(
        "--template", metavar="TỆP", readable=False, show_default=False, help="Mẫu Word dùng thay cho mẫu có sẵn."
    ),
]


def render(
    paths: Paths = None,
    *,
    output: Target = None,
    pdf: Pdf = False,
    medium: Medium = "electronic",
    number: Number = None,
    date: IssueDate = None,
    signature_block: SignatureBlock = False,
    into: Into = None,
    template: TemplateFile = None,
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
    from cchc.cli.copies import Copy
    from cchc.cli.rendering import Rendering, render_cases

    copy = Copy(paper=medium == "paper", number=number, date=date, signature_block=signature_block)
    asked = Rendering(
        output=output,
        template=template,
        soffice=soffice,
        pdf=pdf,
        force=force,
        at=build_time(),
        copy=copy,
        into=into,
    )
    asked.refuse_contradictions()
    cases, code = sound_cases(paths, ["maintain", "remedy"])
    if cases:
        render_cases(cases, asked)
    return code
