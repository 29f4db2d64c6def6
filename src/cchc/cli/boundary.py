"""The program: its one boundary, where what was raised becomes a sentence and an exit code."""

import io
import os
import sys
from collections.abc import Sequence
from types import ModuleType

import typer

from cchc.cli.app import app
from cchc.cli.completion import prepare
from cchc.cli.outputs import say
from cchc.cli.usage import sentence
from cchc.errors import CchcError


def run(arguments: Sequence[str] | None) -> int:
    """Run one command; returns its exit code. Without `arguments`, those of the process.

    A user's mistake is one Vietnamese sentence on stderr. A bug keeps its traceback.
    """
    try:
        _keep_numbers_of_streams()
        _speak_utf8()
        _without_plugins()
        prepare()
        return _run(arguments)
    except (KeyboardInterrupt, typer.Abort):
        return 130


def _run(arguments: Sequence[str] | None) -> int:
    try:
        return app(args=arguments, prog_name="cchc", standalone_mode=False) or 0
    except typer.TyperException as error:
        say(sentence(error, sys.argv[1:] if arguments is None else arguments))
        return 2
    except CchcError as error:
        say(str(error))
        return error.exit_code


def _keep_numbers_of_streams() -> None:
    """Let no file get the number of a standard stream that is closed: what is meant for the stream would go there.

    What keeps the number can be neither read (as stdin) nor written (as stdout, stderr).
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY if number else os.O_WRONLY)


def _speak_utf8() -> None:
    """Vietnamese on every console, those of Windows with a legacy code page included."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _without_plugins() -> None:
    """Let pydantic not look for plugins among all that is installed: that takes time, and one would see the data.

    The variable says so to the processes that are started, too. Here not even the module is imported that would look:
    what it imports takes a twentieth of the time of a `validate`.
    """
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    loader = ModuleType("pydantic.plugin._loader")
    loader.get_plugins = tuple  # type: ignore[attr-defined]  # the one thing that pydantic asks of it
    sys.modules.setdefault(loader.__name__, loader)
