"""`cchc template`: the Word templates that officials restyle."""

from pathlib import Path
from typing import Annotated

import typer

from cchc import files, resources
from cchc.cli.help import Command, Group
from cchc.cli.options import Force, choice, words
from cchc.cli.outputs import confirm, put_line, refuse_overwriting, say
from cchc.operations.paths import template_in_use

FOLDER = Path("templates")
_WHAT = {
    "maintain.docx": "phụ lục duy trì",
    "remedy.docx": "phụ lục khắc phục",
    "sheet.docx": "phiếu theo dõi",
    "leader.docx": "trang lãnh đạo",
}

template = typer.Typer(
    cls=Group,
    name="template",
    help="Quản lý mẫu Word: liệt kê, chép ra để sửa, kiểm tra.",
    no_args_is_help=False,
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="LỆNH [THAM SỐ]...",
    rich_markup_mode=None,
)


@template.command("list", cls=Command, options_metavar="[TÙY CHỌN]")
def list_templates() -> int:
    """Liệt kê các mẫu và tệp đang được dùng.

    \b
    Ví dụ:
      cchc template list
    """
    for path in resources.templates():
        used = template_in_use(path.name)
        put_line(f"{path.name:<14} {_WHAT[path.name]:<18} {'mẫu có sẵn' if used == path else used.as_posix()}")
    return 0


@template.command(cls=Command, options_metavar="[TÙY CHỌN]")
def export(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="MẪU",
            parser=choice(*_WHAT),
            autocompletion=words(*_WHAT),
            show_default=False,
            help=f"{', '.join(f'{name} ({what})' for name, what in _WHAT.items())}. Mặc định: mọi mẫu.",
        ),
    ] = None,
    *,
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="THƯ MỤC",
            readable=False,
            show_default=False,
            help="Nơi chép đến. Mặc định: templates.",
        ),
    ] = FOLDER,
    force: Force = False,
) -> int:
    """Chép mẫu có sẵn ra thư mục templates để sửa bằng Word; từ đó cchc render, cchc sheet dùng bản đã sửa.

    \b
    Ví dụ:
      cchc template export
      cchc template export maintain.docx -o mau-moi
    """
    chosen = [path for path in resources.templates() if not names or path.name in names]
    kept = [path for path in chosen if not (names or force) and files.is_file(output / path.name)]
    if len(kept) < len(chosen):  # those that are missing, beside the ones that the office has restyled
        chosen = [path for path in chosen if path not in kept]
        for path in kept:
            say(f"Giữ nguyên {(output / path.name).as_posix()} đã có.")
    from cchc.cli.destination import refuse_linked_folder

    for path in chosen:
        if output == FOLDER:
            refuse_linked_folder(output / path.name)
        refuse_overwriting(output / path.name, force=force)
    for path in chosen:
        files.write(output / path.name, path.read_bytes())
        confirm(f"Đã chép {(output / path.name).as_posix()}")
    return 0


@template.command(cls=Command, options_metavar="[TÙY CHỌN]")
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="TỆP", readable=False, show_default=False, help="Mẫu Word. Mặc định: các mẫu đang được dùng."
        ),
    ] = None,
) -> int:
    """Kiểm tra mẫu Word và xuất thử; nêu từng chỗ sai theo đoạn, bảng, hàng, cột.

    Mã thoát: 0 mọi mẫu dùng được, 1 có chỗ sai, 3 không mở được mẫu.

    \b
    Ví dụ:
      cchc template check
      cchc template check mau-moi/maintain.docx
    """
    from cchc.documents.templating.isolation import isolated
    from cchc.documents.templating.template import template as read
    from cchc.documents.trial import faults_as_json, faults_from_json

    code = 0
    for path in paths or [template_in_use(shipped.name) for shipped in resources.templates()]:
        found = faults_from_json(isolated(faults_as_json, read(path), template=path))
        for fault in found:
            where = f"{fault.place}: " if fault.place else ""
            put_line(f"{path.as_posix()}: {where}{fault.what}")
        say(f"{path.as_posix()}: {f'{len(found):02} chỗ phải sửa' if found else 'dùng được'}.")
        code = code or bool(found)
    return int(code)
