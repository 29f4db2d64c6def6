"""The commands of the program, and its own options. A command's module imports what it needs when it runs."""

from typing import Annotated

import typer

from cchc import __version__
from cchc.cli.check import check
from cchc.cli.completion import completion
from cchc.cli.done import done
from cchc.cli.extend import extend
from cchc.cli.fmt import fmt
from cchc.cli.gaps import gaps
from cchc.cli.help import Command, Group
from cchc.cli.outputs import put
from cchc.cli.overdue import overdue
from cchc.cli.render import render
from cchc.cli.rule import rule
from cchc.cli.schema import schema
from cchc.cli.sheet import sheet
from cchc.cli.sign import sign
from cchc.cli.status import status
from cchc.cli.template import template
from cchc.cli.validate import validate
from cchc.cli.verify import verify

app = typer.Typer(
    cls=Group,
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
    validate,
    gaps,
    overdue,
    status,
    sheet,
    done,
    extend,
    render,
    check,
    sign,
    verify,
    fmt,
    rule,
    schema,
    completion,
):
    app.command(cls=Command, options_metavar="[TÙY CHỌN]")(command)
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
