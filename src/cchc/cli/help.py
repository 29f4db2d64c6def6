"""The classes of our commands: help in Vietnamese, values without pydantic, and no work in a folder that is gone.

Help has typer's own layout, its headings translated; without rich, whose help pages take longer than a whole
`validate`.
"""

from pathlib import Path
from typing import Any

from typer.core import TyperCommand, TyperGroup

from cchc.cli.outputs import put
from cchc.cli.typed import spare_pydantic
from cchc.errors import CchcError


class _Vietnamese:
    """Help in Vietnamese and quick values, shared by the classes of a command and of the program itself."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 — typer exports neither class
        """Read what was typed, each value with its parser alone."""
        for parameter in self.get_params(ctx):  # type: ignore[attr-defined]
            spare_pydantic(parameter)
        read: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]
        return read

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 — as above
        """“Cách dùng: cchc gaps …”."""
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        required = pieces.replace("{", "").replace("}", "")  # typer marks what must be given with braces
        formatter.write_usage(ctx.command_path, required, prefix="Cách dùng: ")

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 — as above
        """The sections for arguments and options."""
        for kind, heading in (("argument", "Tham số"), ("option", "Tùy chọn")):
            parameters = [parameter for parameter in self.get_params(ctx) if parameter.param_type_name == kind]  # type: ignore[attr-defined]
            records = [_record(parameter, ctx) for parameter in parameters]
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 — as above
        """`--help`, explained in Vietnamese."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "Hiện hướng dẫn này."
            option.callback = _show_help
        return option


def _show_help(ctx: Any, param: Any, value: bool) -> None:  # noqa: ANN401, FBT001 — typer calls it so
    del param
    if value:
        put(ctx.get_help() + "\n")
        ctx.exit()


def refuse_lost_folder() -> None:
    """Make sure that the working folder is still there.

    Raises:
        CchcError: It was deleted, or may not be asked for.
    """
    try:
        Path.cwd()
    except OSError as error:
        raise CchcError(
            "Thư mục đang làm việc không còn. Đề nghị chuyển sang thư mục khác (cd) rồi chạy lại."
        ) from error


def _record(parameter: Any, ctx: Any) -> tuple[str, str]:  # noqa: ANN401 — as above
    """A parameter as it is written, and its help; without the Python type that typer adds to an argument."""
    if parameter.param_type_name == "argument":
        return parameter.metavar, parameter.help
    record: tuple[str, str] = parameter.get_help_record(ctx)
    return record


class Command(_Vietnamese, TyperCommand):
    """A command with help in Vietnamese; it refuses to run when the working folder is gone."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 — as above
        """Run the command; paths and settings are looked for from the working folder.

        Raises:
            CchcError: The working folder was deleted.
        """
        refuse_lost_folder()
        return super().invoke(ctx)


class CommandGroup(_Vietnamese, TyperGroup):
    """A group of commands; its help lists them with their whole first sentences."""

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 — as above
        """Options, then commands."""
        super().format_options(ctx, formatter)
        with formatter.section("Lệnh"):
            formatter.write_dl(self.summaries())

    def summaries(self) -> list[tuple[str, str]]:
        """The commands with their first sentences."""
        return [(name, (command.help or "").split("\n")[0]) for name, command in self.commands.items()]
