"""The commands of the program, and its own options. A command's module imports what it needs when it runs."""

from typing import Annotated

import typer

from cchc import __version__
from cchc.cli.commands.check import check
from cchc.cli.commands.completion import completion
from cchc.cli.commands.done import done
from cchc.cli.commands.event import event
from cchc.cli.commands.extend import extend
from cchc.cli.commands.fmt import fmt
from cchc.cli.commands.gaps import gaps
from cchc.cli.commands.import_ import import_
from cchc.cli.commands.overdue import overdue
from cchc.cli.commands.page import page
from cchc.cli.commands.register import register
from cchc.cli.commands.render import render
from cchc.cli.commands.rule import rule
from cchc.cli.commands.schema import schema
from cchc.cli.commands.sheet import sheet
from cchc.cli.commands.sign import sign
from cchc.cli.commands.status import status
from cchc.cli.commands.template import template
from cchc.cli.commands.validate import validate
from cchc.cli.commands.verify import verify
from cchc.cli.help import Command, CommandGroup
from cchc.cli.outputs import put

app = typer.Typer(
    cls=CommandGroup,
    add_completion=False,
    invoke_without_command=True,
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="LỆNH [THAM SỐ]...",
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Hướng dẫn của từng lệnh, có ví dụ: cchc LỆNH --help",
)

for command in (
    import_,
    validate,
    gaps,
    overdue,
    status,
    sheet,
    page,
    done,
    extend,
    event,
    render,
    check,
    sign,
    verify,
    fmt,
    register,
    rule,
    schema,
    completion,
):
    app.command(command.__name__.rstrip("_"), cls=Command, options_metavar="[TÙY CHỌN]")(command)
app.add_typer(template)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 — typer calls it with the option's value
    if wanted:
        put(f"cchc {__version__}\n")
        raise typer.Exit


@app.callback()
def program(
    context: typer.Context,
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Hiện số phiên bản.")
    ] = False,
) -> None:
    """Lập, kiểm tra, theo dõi phụ lục kế hoạch Chỉ số cải cách hành chính cấp xã.

    Chạy trên máy của cơ quan, không gửi dữ liệu đi đâu.
    """
    del version
    if context.invoked_subcommand is None:
        put(context.get_help() + "\n")
