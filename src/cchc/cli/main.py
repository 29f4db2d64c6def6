"""The program: its one boundary, where what was raised becomes a sentence and an exit code."""

import gc
import io
import sys
from collections.abc import Sequence

import typer

from cchc.cli.app import app
from cchc.cli.completion import prepare
from cchc.cli.usage import sentence
from cchc.errors import CchcError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. Without `arguments`, those of the process.

    A user's mistake is one Vietnamese sentence on stderr. A bug keeps its traceback.
    """
    gc.freeze()  # what start-up made lives as long as the process: the collector need not look at it again
    _speak_utf8()
    prepare()
    try:
        return app(args=arguments, prog_name="cchc", standalone_mode=False) or 0
    except typer.TyperException as error:
        typer.echo(sentence(error, sys.argv[1:] if arguments is None else arguments), err=True)
        return 2
    except CchcError as error:
        typer.echo(str(error), err=True)
        return error.exit_code
    except typer.Abort:
        return 130


def _speak_utf8() -> None:
    """Vietnamese on every console, those of Windows with a legacy code page included."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
