"""`cchc template`: the Word templates that officials restyle."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from cchc.cli.help import Command, CommandGroup
from cchc.cli.options.choices import argument_of, path_argument, path_option
from cchc.cli.options.common import Force
from cchc.cli.outputs import confirm, put_line, say
from cchc.resources import TEMPLATES, TEMPLATES_FOLDER
from cchc.wording import count

TemplateName = Literal[*TEMPLATES]  # type: ignore[valid-type]  # the names of the registry

template = typer.Typer(
    cls=CommandGroup,
    name="template",
    help="Quản lý mẫu Word: liệt kê, chép ra để sửa, kiểm tra.",
    add_completion=False,
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
    from cchc.operations.templates import in_use

    for name, own in in_use():
        put_line(f"{name:<17} {TEMPLATES[name]:<27} {own.as_posix() if own else 'mẫu có sẵn'}")
    return 0


@template.command(cls=Command, options_metavar="[TÙY CHỌN]")
def export(
    names: Annotated[
        list[str] | None,
        argument_of(
            TemplateName,
            metavar="MẪU",
            help=f"{', '.join(f'{name} ({what})' for name, what in TEMPLATES.items())}. Mặc định: mọi mẫu.",
        ),
    ] = None,
    *,
    output: Annotated[
        Path,
        path_option("-o", "--output", metavar="THƯ MỤC", help="Nơi chép đến. Mặc định: templates."),
    ] = TEMPLATES_FOLDER,
    force: Force = False,
) -> int:
    """Chép mẫu có sẵn ra thư mục templates để sửa bằng Word; từ đó cchc render, cchc sheet dùng bản đã sửa.

    \b
    Ví dụ:
      cchc template export
      cchc template export maintain.docx -o mau-moi
    """
    from cchc.operations.templates import copy, said_of

    copies = copy(names, output, force=force)
    say(*(f"Giữ nguyên {path.as_posix()} đã có." for path in copies.kept))
    confirm(*map(said_of, copies.made))
    return 0


@template.command(cls=Command, options_metavar="[TÙY CHỌN]")
def check(
    paths: Annotated[
        list[Path] | None,
        path_argument(metavar="TỆP", help="Mẫu Word. Mặc định: các mẫu đang được dùng."),
    ] = None,
) -> int:
    """Kiểm tra mẫu Word và xuất thử; nêu từng chỗ sai theo đoạn, bảng, hàng, cột.

    Mã thoát: 0 mọi mẫu dùng được, 1 có chỗ sai, 3 không mở được mẫu.

    \b
    Ví dụ:
      cchc template check
      cchc template check mau-moi/maintain.docx
    """
    from cchc.operations.templates import checked

    code = 0
    for found in checked(paths):
        name = found.path.as_posix()
        for fault in found.faults:
            put_line(f"{name}: {f'{fault.place}: ' if fault.place else ''}{fault.what}")
        result = f"{count(len(found.faults))} chỗ phải sửa" if found.faults else "dùng được"
        say(str(found.refusal or f"{name}: {result}."))
        code = max(code, found.refusal.exit_code if found.refusal else int(bool(found.faults)))
    return code
