"""`cchc import`; the module's name has an underscore, since Python keeps the word for itself."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from cchc.cli.options.choices import choice, one_of, path_argument, path_option
from cchc.cli.options.common import Soffice, parse_year
from cchc.cli.outputs import confirm, put, put_line, say, terminal_width
from cchc.wording import harmless, slug

if TYPE_CHECKING:
    from cchc.operations.importing.run import ImportOutcome

AnnexKind = Literal["duy-tri", "khac-phuc", "nhiem-vu"]
_KINDS = {"duy-tri": "maintain", "khac-phuc": "remedy", "nhiem-vu": "assignments"}


def _kind(text: str) -> str:
    """A parser for a kind, with or without diacritics, or as the language has it: maintain."""
    known = {kind: word for word, kind in _KINDS.items()}
    return choice(get_args(AnnexKind))(known.get(text) or slug(text) or text)


def import_(
    documents: Annotated[
        list[Path],
        path_argument(
            metavar="TỆP",
            help="Văn bản có phụ lục: Word (.docx; .doc, .odt khi máy có LibreOffice), trang web (.html), Excel "
            "(.xlsx); cả Kế hoạch hay riêng phụ lục.",
        ),
    ],
    *,
    output: Annotated[
        Path | None,
        path_option(
            "-o",
            "--output",
            metavar="TỆP|THƯ MỤC",
            help="Thư mục của tệp kế hoạch, hoặc tệp .yaml khi văn bản chỉ có một phụ lục. Mặc định: plans.",
        ),
    ] = None,
    kind: Annotated[
        str | None,
        one_of(
            AnnexKind,
            "--kind",
            parser=_kind,
            help="Loại phụ lục: duy trì, khắc phục, nhiệm vụ. Mặc định: theo các cột điểm.",
        ),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            "--year",
            metavar="NĂM",
            parser=parse_year,
            show_default=False,
            help="Năm của kế hoạch. Mặc định: như văn bản ghi.",
        ),
    ] = None,
    fix: Annotated[
        bool,
        typer.Option("--fix", help="Sửa như cchc fmt --fix: dấu cách thừa, “100 %”; chữ cũ ghi ở chú thích cùng dòng."),
    ] = False,
    accept_proposals: Annotated[
        bool,
        typer.Option(
            "--accept-proposals",
            help="Đưa ngay vào theo dõi những thời hạn đọc được trong chữ; mặc định chỉ ghi thành chú thích.",
        ),
    ] = False,
    update_commune: Annotated[
        bool, typer.Option("--update-commune", help="Thêm đầu mối mới vào commune.yaml đã có, thay vì in ra.")
    ] = False,
    soffice: Soffice = None,
) -> int:
    """Đọc phụ lục đã có (Word, Excel, trang web), lập tệp kế hoạch và tệp đơn vị.

    Không ghi đè tệp nào. Chỗ phải xem lại được nêu ngắn gọn và ghi đủ vào tệp …-can-xem.xlsx cạnh kế hoạch. Tệp được
    kiểm tra như cchc validate; mỗi phát hiện kèm chỗ của nó trong văn bản.

    Mã thoát: 0 đã ghi, 1 đã ghi mà kế hoạch còn lỗi, 2 sai cách dùng hoặc không rõ năm, 3 không đọc được văn bản.

    \b
    Ví dụ:
      cchc import "Phu luc KH CCHC 2026.docx"
      cchc import phu-luc-i.docx phu-luc-ii.docx --year 2026
      cchc import ke-hoach.docx -o xa-mau/plans --fix
    """
    from cchc.operations.importing.run import Importing, import_documents

    asked = Importing(
        output=output,
        kind=kind and _KINDS[kind],
        year=year,
        fix=fix,
        accept_proposals=accept_proposals,
        update_commune=update_commune,
        soffice=soffice,
    )
    found = import_documents(documents, asked)
    _tell(found)
    return found.exit_code


def _tell(found: "ImportOutcome") -> None:
    from cchc.operations.importing.run import said_of
    from cchc.report.doubts import DoubtList, doubts_text
    from cchc.report.findings import brief, closing

    confirm(*map(said_of, found.written))
    say(*found.notes)
    if found.commune.to_paste:
        path = harmless(found.commune.path.as_posix())
        put("\n".join((f"Đầu mối chưa có trong {path}, đề nghị chép vào dưới parties:", *found.commune.to_paste, "")))
    width = terminal_width()
    put(brief(found.checked, width), coloured=width is not None)
    say(*found.waiting, closing(found.checked))
    for each in filter(lambda each: each.lines, found.lists):
        put(doubts_text(DoubtList(each.name, each.lines, each.path.as_posix())))
    for sentence in found.summary:
        put_line(sentence)
