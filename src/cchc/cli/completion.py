"""`cchc completion`, and what the shell offers for words that stand in the plans.

The scripts and the protocol are typer's own: a script asks the program itself through `_CCHC_COMPLETE`. A plan with
errors offers nothing and says nothing, for nobody is there to read it: `cchc validate` tells.

Shells run what they are answered: zsh evaluates the whole answer, and what bash puts on the command line runs at the
next Enter. Whoever writes a plan would write commands. So every answer goes through `_Gate`, which lets through only
characters that mean nothing to any shell, and nothing that a command prints on the way.
"""

import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cchc import files
from cchc.cli.inputs import plan_files
from cchc.cli.options import choice, today, words
from cchc.cli.outputs import put_as_is
from cchc.errors import CchcError

if TYPE_CHECKING:
    from cchc.analysis.tracking import Tracked
    from cchc.loading import Case

ASKED = "_CCHC_COMPLETE"
"""The variable by which a script asks for completions."""
SHELLS = ("bash", "zsh", "fish", "powershell")
_AUTOLOADED = {"zsh": '[[ $zsh_eval_context[-1] != loadautofunc ]] || _cchc_completion "$@"\n'}
"""What a script needs so that the first Tab, at which zsh loads it from `fpath`, offers something already."""
_TYPED = "_TYPER_COMPLETE_ARGS"
"""The variable in which every script but that of bash tells what was typed so far."""
_VALUE = re.compile(r"[A-Za-z0-9./-]+")
"""A value that means itself in every shell."""
_SIGNS = ".,-/()%"
"""The signs that help may hold, beside letters, digits and blanks."""
_LONGEST = 80
"""The characters of a help text."""
_PLANS = (".yaml", ".yml")
_KINDS = ("maintain", "remedy")


def completion(
    shell: Annotated[
        str,
        typer.Argument(
            metavar="bash|zsh|fish|powershell",
            parser=choice(*SHELLS),
            autocompletion=words(*SHELLS),
            show_default=False,
            help="Trình dòng lệnh đang dùng.",
        ),
    ],
) -> int:
    """In đoạn lệnh để phím Tab gợi ý lệnh, tùy chọn, mã nhiệm vụ, đầu mối.

    Phím Tab gợi ý tên tệp như thường lệ. Kế hoạch còn lỗi thì không có gợi ý mã; xem lỗi bằng cchc validate.

    \b
    Ví dụ:
      cchc completion bash >> ~/.bashrc
      cchc completion zsh >> ~/.zshrc
      cchc completion fish > ~/.config/fish/completions/cchc.fish
      cchc completion powershell >> $PROFILE
    """
    from typer.completion import get_completion_script  # type: ignore[attr-defined]  # imported there, not declared

    script = get_completion_script(prog_name="cchc", complete_var=ASKED, shell=shell)
    put_as_is(f"{script}\n{_AUTOLOADED.get(shell, '')}".encode())
    return 0


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


def addresses(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The addresses that begin so, with their titles: those not done, the first due first; when all are done, those."""
    from cchc.wording import day

    found = [item for item in _tracked(ctx) if item.due and item.address.startswith(incomplete)]
    offered = [item for item in found if not item.done] or found
    offered.sort(key=lambda item: str(item.due))
    told = ((item, f" (hạn {day(item.due)})") for item in offered if item.due)
    return [(item.address, item.title[: _LONGEST - len(due)] + due) for item, due in told]


def officials(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids of parties that begin so, with their titles."""
    communes = [case.dossier.commune for case in _cases(ctx) if case.dossier.commune]
    parties = {party.id: party.title for commune in communes for party in commune.parties}
    return [(name, title) for name, title in parties.items() if name.startswith(incomplete)]


def _tracked(ctx: typer.Context) -> "Iterator[Tracked]":
    from cchc.analysis.tracking import Asking, tracked

    for case in _cases(ctx):
        yield from tracked(case.name, case.dossier, Asking(today()))


def _cases(ctx: typer.Context) -> "list[Case]":
    """The plans without errors among those that the command names, before the cursor or after it.

    Standard input, pipes and devices are not read: Tab would wait for them.
    """
    from cchc.loading import Settings, load

    named = [Path(word) for word in (*(ctx.params.get("paths") or ()), *_after_cursor())]
    if all(not files.is_stream(path) and (files.is_file(path) or files.is_folder(path)) for path in named):
        loaded = load(plan_files(named), settings_for=lambda _: Settings())
        return [case for case in loaded.cases if case.kind in _KINDS and not case.has_errors]
    return []


def _after_cursor() -> list[str]:
    """Paths of plans among the words after the cursor, which bash tells, and typer leaves out."""
    at = _cursor()
    following = os.environ["COMP_WORDS"].split("\n")[at + 1 :] if at else []
    return [word for word in following if word.endswith(_PLANS) or (word and files.is_folder(Path(word)))]


def _cursor() -> int | None:
    """The position of the word that is being typed, as bash tells it; `None` when it does not."""
    at, words = os.environ.get("COMP_CWORD", ""), os.environ.get("COMP_WORDS", "").split("\n")
    return int(at) if re.fullmatch("[0-9]{1,9}", at) and 0 < int(at) < len(words) else None


class _Gate:
    """What every answer to a shell goes through, put before typer's class for that shell."""

    def complete(self) -> None:
        """Print the answer and end; a shell that does not listen is told nothing more."""
        with suppress(CchcError):
            put_as_is(f"{super().complete()}\n".encode())  # type: ignore[misc]  # of typer's class
        raise SystemExit(0)

    def get_completion_args(self) -> tuple[list[str], str]:
        """What was typed; nothing when the variables that tell it are not those of a script."""
        with suppress(KeyError, ValueError):
            typed: tuple[list[str], str] = super().get_completion_args()  # type: ignore[misc]  # as above
            return typed
        return [], ""

    def get_completions(self, args: list[str], incomplete: str) -> list[Any]:
        """The offers whose value is safe, with their help made safe; none when anything is wrong."""
        from typer._click.shell_completion import CompletionItem

        asked = _cursor() if self.name == "bash" else os.environ.get(_TYPED, "").strip()  # type: ignore[attr-defined]
        with _silence(), suppress(CchcError, OSError, typer.TyperException):
            offers = super().get_completions(args, incomplete) if asked else []  # type: ignore[misc]  # as above
            safe = [offer for offer in offers if _VALUE.fullmatch(offer.value)]
            return [CompletionItem(offer.value, help=_plain(offer.help or "")) for offer in safe]
        return []


@contextmanager
def _silence() -> Iterator[None]:
    """Nothing is printed: the page of a `--help` before the cursor would be a part of the answer, and be run."""
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
    return " ".join(shown.split())[:_LONGEST].rstrip()
