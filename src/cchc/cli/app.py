"""The program, its own options, and its commands. The module of a command is imported when the command is asked for."""

import inspect
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from keyword import iskeyword
from typing import Annotated, Any

import typer
from typer.main import get_command

from cchc import __version__
from cchc.cli.help import Command, CommandGroup
from cchc.cli.outputs import put

COMMANDS = (
    "import",
    "validate",
    "gaps",
    "overdue",
    "status",
    "sheet",
    "page",
    "done",
    "extend",
    "event",
    "render",
    "check",
    "sign",
    "verify",
    "fmt",
    "register",
    "rule",
    "schema",
    "completion",
    "template",
)
"""The commands in the order of help. Each is the function, or the group, of its name in the module of its name."""


class _Commands(Mapping[str, Any]):
    """The commands by name, each made when it is looked up."""

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 — typer exports no class of what it makes
        if name not in COMMANDS:
            raise KeyError(name)
        return _made(name)

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


@cache
def _made(name: str) -> Any:  # noqa: ANN401 — as above
    """A command with its parameters, as typer makes it of its function."""
    defined = _defined(name)
    if isinstance(defined, typer.Typer):
        return get_command(defined)
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(name, cls=Command, options_metavar="[TÙY CHỌN]")(defined)
    return get_command(single)


def _defined(name: str) -> Any:  # noqa: ANN401 — a function of any parameters, or a typer.Typer
    """The function, or the group, of a command; where Python keeps the name for itself, it ends with `_`."""
    word = f"{name}_" if iskeyword(name) else name
    return getattr(import_module(f"cchc.cli.commands.{word}"), word)


class _Program(CommandGroup):
    """The program; for its help the parameters of the commands are not needed."""

    def __init__(self, **details: Any) -> None:  # noqa: ANN401 — typer's own
        super().__init__(**{**details, "commands": _Commands()})

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401 — as above
        """The names of the commands; none is made for that."""
        del ctx
        return list(COMMANDS)

    def summaries(self) -> list[tuple[str, str]]:
        """The commands with the first sentences of their functions."""
        return [(name, _help_of(_defined(name)).split("\n")[0]) for name in COMMANDS]


def _help_of(defined: Any) -> str:  # noqa: ANN401 — as above
    return (defined.info.help if isinstance(defined, typer.Typer) else inspect.getdoc(defined)) or ""


app = typer.Typer(
    cls=_Program,
    add_completion=False,
    invoke_without_command=True,
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="LỆNH [THAM SỐ]...",
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Hướng dẫn của từng lệnh, có ví dụ: cchc LỆNH --help",
)


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
