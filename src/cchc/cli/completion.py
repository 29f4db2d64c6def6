"""`cchc completion`, and what the shell offers for words that stand in the plans.

The scripts and the protocol are typer's own: a script asks the program itself through `_CCHC_COMPLETE`. A plan with
errors offers nothing and says nothing, for nobody is there to read it: `cchc validate` tells.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.inputs import plan_files
from cchc.cli.options import choice, today, words
from cchc.cli.outputs import put
from cchc.errors import CchcError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc.analysis.tracking import Tracked
    from cchc.loading import Case

ASKED = "_CCHC_COMPLETE"
"""The variable by which a script asks for completions."""
SHELLS = ("bash", "zsh", "fish", "powershell")
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
      cchc completion bash > ~/.local/share/bash-completion/completions/cchc
      cchc completion zsh > ~/.zfunc/_cchc
      cchc completion fish > ~/.config/fish/completions/cchc.fish
      cchc completion powershell >> $PROFILE
    """
    from typer.completion import get_completion_script  # type: ignore[attr-defined]  # imported there, not declared

    put(get_completion_script(prog_name="cchc", complete_var=ASKED, shell=shell) + "\n")
    return 0


def prepare() -> None:
    """Let typer answer a shell's script, when one asks; without `--install-completion` it is not ready for that."""
    if ASKED in os.environ:
        from typer.completion import completion_init  # type: ignore[attr-defined]  # as above

        os.environ["COLUMNS"] = "1000"  # typer would fold a description to the terminal's width, into two offers
        completion_init()


def addresses(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The addresses that begin so, with their titles: those not done, the first due first; when all are done, those."""
    from cchc.wording import day

    found = [item for item in _tracked(ctx) if item.due and item.address.startswith(incomplete)]
    offered = [item for item in found if not item.done] or found
    offered.sort(key=lambda item: str(item.due))
    return [(item.address, f"{item.title} (hạn {day(item.due)})") for item in offered if item.due]


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
    """The plans without errors among those that the command names, before the cursor or after it."""
    from cchc.loading import Settings, load

    named = [Path(word) for word in (*(ctx.params.get("paths") or ()), *_after_cursor())]
    with suppress(CchcError):
        loaded = load(plan_files(named), settings_for=lambda _: Settings())
        return [case for case in loaded.cases if case.kind in _KINDS and not case.has_errors]
    return []


def _after_cursor() -> list[str]:
    """Paths of plans among the words after the cursor, which bash tells, and typer leaves out."""
    known = os.environ.get("COMP_WORDS", "").split("\n")
    at = os.environ.get("COMP_CWORD", "")
    following = known[int(at) + 1 :] if at.isdecimal() else []
    return [word for word in following if word.endswith(_PLANS) or (word and Path(word).is_dir())]
