"""`cchc completion`: what a real shell is offered, and what it is told of faulty plans (nothing)."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import pytest
import typer
from support import ROOT, Outcome, Run

from cchc.cli.completion import SHELLS, addresses, prepare

WITH_CCHC = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
OFFICIALS = ("vp-tk", "tp-ht", "tc-kt", "vh-xh", "vh-xh-vhtt")


def in_bash(folder: Path, *words: str, at: int | None = None) -> Outcome:
    """What bash offers for the last word, or the one at that position, when its script was read."""
    script = (
        'eval "$(cchc completion bash)"; complete -p cchc >/dev/null || exit 9; COMP_WORDS=("$@"); '
        f"COMP_CWORD={len(words) if at is None else at}; _cchc_completion cchc; "
        'for offer in "${COMPREPLY[@]}"; do echo "$offer"; done'
    )
    result = subprocess.run(
        ["bash", "--norc", "-c", script, "bash", "cchc", *words],
        cwd=folder,
        env=WITH_CCHC,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Outcome(result.returncode, result.stdout, result.stderr)


def ask(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    """Ask as fish does what there is for `cchc` with these words, by a command that takes an address and a plan."""
    app = typer.Typer(add_completion=False)

    @app.command()
    def done(
        what: Annotated[str, typer.Argument(autocompletion=addresses)],
        paths: Annotated[list[Path] | None, typer.Argument()] = None,
    ) -> None:
        raise AssertionError(what, paths)

    monkeypatch.setenv("_CCHC_COMPLETE", "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", words)
    prepare()
    with pytest.raises(SystemExit) as end:
        app(prog_name="cchc", standalone_mode=False)
    assert end.value.code == 0


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_each_shell_asks_the_program(run: Run, shell: str) -> None:
    outcome = run("completion", shell)
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert f"complete_{shell}" in outcome.out
    assert "_CCHC_COMPLETE" in outcome.out


def test_a_shell_that_is_not_known_is_refused(run: Run) -> None:
    outcome = run("completion", "basch")
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "có phải “bash”?" in outcome.err


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("over",), ["overdue"]),
        (("overdue", "--gr"), ["--group-by"]),
        (("overdue", "--group-by", ""), ["official", "area", "criterion", "month"]),
        (("overdue", "--official", "v"), ["vp-tk", "vh-xh", "vh-xh-vhtt"]),
        (("overdue", "plans/2024.yaml", "--official", "vp"), ["vp-tk"]),
        (("completion", "p"), ["powershell"]),
        (("overdue", "pla"), []),  # bash itself then offers files
    ],
)
def test_bash_is_offered_what_can_stand_there(words: tuple[str, ...], offered: list[str]) -> None:
    outcome = in_bash(ROOT, *words)
    assert (outcome.exit_code, outcome.out.split(), outcome.err) == (0, offered, "")


def test_faulty_plans_and_folders_without_plans_offer_nothing_and_say_nothing(in_office: Path) -> None:
    (in_office / "plans" / "commune.yaml").write_text("cchc: [", encoding="utf-8")
    for folder in (in_office, in_office.parent):
        outcome = in_bash(folder, "overdue", "--official", "v")
        assert (outcome.exit_code, outcome.out, outcome.err) == (0, "", "")


@pytest.mark.usefixtures("in_project")
def test_an_address_is_offered_with_its_title_and_due_day(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(monkeypatch, "cchc 1.6/")
    assert capsys.readouterr() == ("1.6/doi-thoai\tTổ chức tối thiểu 01 cuộc đối thoại (hạn 31/12/2024)\n", "")


@pytest.mark.usefixtures("in_project")
@pytest.mark.parametrize(
    ("word", "offered"),
    [
        (
            "1.10/",
            ["1.10/hop/2024-H1", "1.10/bao-cao/2024-09-16", "1.10/hop/2024-H2"],
        ),  # 1.10/bao-cao/2024-03-15 is done
        ("1.10/bao-cao/2024-03", ["1.10/bao-cao/2024-03-15"]),
        ("1.6/", []),  # of the plan in plans/
    ],
)
def test_of_a_plan_named_after_the_address_what_is_not_done_is_offered_or_else_what_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], word: str, offered: list[str]
) -> None:
    monkeypatch.setenv("COMP_WORDS", f"cchc\n{word}\ntests/examples/maintain.yaml")
    monkeypatch.setenv("COMP_CWORD", "1")
    ask(monkeypatch, f"cchc {word}")
    captured = capsys.readouterr()
    assert [line.split("\t")[0] for line in captured.out.splitlines() if line] == offered
    assert captured.err == ""
