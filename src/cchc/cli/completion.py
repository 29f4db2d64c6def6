"""Shell completion: the program's answers at Tab, and the filter that makes them safe.

The scripts and the protocol are typer's own: a script asks the program itself through `_CCHC_COMPLETE`. A shell
runs the answer as code: zsh evaluates the whole answer, and what bash puts on the command line runs at the next Enter.
So the author of a plan could write commands. Therefore every answer goes through `_Gate`, which lets through only
characters without a special meaning in any shell, and suppresses all output of a command on the way.
"""

import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import Any, Literal, get_args

import typer

from cchc.cli.outputs import put_as_is
from cchc.errors import CchcError

ASKED = "_CCHC_COMPLETE"
"""The environment variable by which a script asks for completions."""
Shell = Literal["bash", "zsh", "fish", "powershell"]
SHELLS: tuple[str, ...] = get_args(Shell)
LONGEST = 80
"""The most characters of a help text."""
_TYPED = "_TYPER_COMPLETE_ARGS"
"""The environment variable with the text typed so far; the scripts of all shells but bash set it."""
_VALUE = r"[A-Za-z0-9./-]+"
"""A value that every shell takes literally."""
_SIGNS = ".,-/()%"
"""The signs that help may hold, beside letters, digits and blanks."""


def prepare() -> None:
    """Let typer answer a shell's script, when one asks; without `--install-completion` it is not ready for that."""
    if os.environ.get(ASKED):
        from typer._click.shell_completion import add_completion_class, get_completion_class
        from typer.completion import completion_init  # type: ignore[attr-defined]  # as above

        os.environ["COLUMNS"] = "1000"  # typer would fold a description to the terminal's width, into two offers
        completion_init()
        for shell in (*SHELLS, "pwsh"):
            if typers := get_completion_class(shell):
                add_completion_class(type(shell, (_Gate, typers), {}), shell)


def cursor() -> int | None:
    """The position of the word that is being typed, as bash tells it; `None` when it does not."""
    at, words = os.environ.get("COMP_CWORD", ""), os.environ.get("COMP_WORDS", "").split("\n")
    return int(at) if re.fullmatch("[0-9]{1,9}", at) and 0 < int(at) < len(words) else None


class _Gate:
    """A filter for every answer to a shell, put before typer's class for that shell."""

    def complete(self) -> None:
        """Print the answer and exit with code 0, also when the shell no longer reads."""
        with suppress(CchcError):
            put_as_is(f"{super().complete()}\n".encode())  # type: ignore[misc]  # of typer's class
        raise SystemExit(0)

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words typed and the unfinished one; none when the script's variables are missing or malformed."""
        with suppress(KeyError, ValueError):
            typed: tuple[list[str], str] = super().get_completion_args()  # type: ignore[misc]  # as above
            return typed
        return [], ""

    def get_completions(self, args: list[str], incomplete: str) -> list[Any]:
        """The offers whose value is safe, with their help made safe; none when anything is wrong."""
        from typer._click.shell_completion import CompletionItem

        asked = cursor() if self.name == "bash" else os.environ.get(_TYPED, "").strip()  # type: ignore[attr-defined]
        with _silence(), suppress(CchcError, OSError, typer.TyperException):
            offers = super().get_completions(args, incomplete) if asked else []  # type: ignore[misc]  # as above
            safe = [offer for offer in offers if re.fullmatch(_VALUE, offer.value)]
            return [CompletionItem(offer.value, help=_plain(offer.help or "")) for offer in safe]
        return []


@contextmanager
def _silence() -> Iterator[None]:
    """Suppress all output: the page of a `--help` before the cursor would be a part of the answer, and be run."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        yield


def _plain(text: str) -> str:
    """A help text of letters with their marks, digits, blanks and a few signs, of 80 characters at most.

    Other visible characters leave a blank, invisible ones nothing.
    """
    shown = ""
    for character in unicodedata.normalize("NFC", text):
        category = unicodedata.category(character)
        is_mark = category.startswith("M") and unicodedata.category(shown[-1:] or " ")[0] in "LM"
        if category.startswith("L") or category == "Nd" or is_mark or character in _SIGNS:
            shown += character
        elif category[0] in "NPSZ" or character.isspace():
            shown += " "
    return " ".join(shown.split())[:LONGEST].rstrip()
