"""`cchc completion`: what a real shell is offered, and what it is told of faulty plans (nothing).

Shells evaluate what they are answered, so plans with hostile titles are completed in a real zsh and a real fish.
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import pytest
import typer
from helpers.support import ROOT, Outcome, Run

from cchc.cli import main
from cchc.cli.completion import SHELLS, prepare
from cchc.cli.offers import addresses

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


Offers = list[str] | list[tuple[str, str]]


def ask(
    monkeypatch: pytest.MonkeyPatch,
    words: str,
    shell: str = "fish",
    offers: Callable[[typer.Context, str], Offers] = addresses,
) -> None:
    """Ask as a shell does what there is for `cchc` with these words, by a command that takes an address and a plan."""
    app = typer.Typer(add_completion=False)

    @app.command()
    def done(
        what: Annotated[str, typer.Argument(autocompletion=offers)],
        paths: Annotated[list[Path] | None, typer.Argument()] = None,
    ) -> None:
        raise AssertionError(what, paths)

    asking(monkeypatch, words, shell)
    prepare()
    with pytest.raises(SystemExit) as end:
        app(prog_name="cchc", standalone_mode=False)
    assert end.value.code == 0


def asking(monkeypatch: pytest.MonkeyPatch, words: str, shell: str) -> None:
    """Set the variables by which a shell's script asks."""
    monkeypatch.setenv("_CCHC_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", words)
    monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", words.rsplit(" ", 1)[1])
    if shell == "bash":
        monkeypatch.setenv("COMP_WORDS", words.replace(" ", "\n"))
        monkeypatch.setenv("COMP_CWORD", str(words.count(" ")))


IN_ZSH = r"""
zmodload zsh/zpty
setup='
compadd() {
  local -a hits shown; local at
  if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd "$@"; return; fi
  builtin compadd -A hits "$@"
  if (( at = ${@[(I)-d]} )); then shown=("${(@P)${@[at+1]}}"); else shown=($hits); fi
  print -rl -- $shown >> offers
  builtin compadd "$@"
}
finish() { : > finished }; zle -N finish; bindkey "^X" finish
zle-line-init() { : > ready }; zle -N zle-line-init
LISTMAX=1000
zstyle ":completion:*" list-grouped false
'
print -r -- $setup > setup.zsh
await() { local _; until [[ -e $1 ]]; do zpty -rt shell _; sleep 0.02; done }
zpty shell zsh -f -i
zpty -w shell "stty cols 300; $1; source ./setup.zsh"
await ready
zpty -w -n shell "$2"$'\t\x18'
await finished
zpty -d shell
[[ ! -e offers ]] || cat offers
"""
"""Press Tab in an interactive zsh, which keeps in a file what it is about to list."""
SOURCED = "autoload -Uz compinit; compinit -u -D; source <(cchc completion zsh)"
AUTOLOADED = "fpath=($PWD $fpath); cchc completion zsh > _cchc; autoload -Uz compinit; compinit -u -D"


def in_zsh(folder: Path, typed: str, start: str = SOURCED) -> list[str]:
    """What zsh lists when Tab is pressed after these words: `value -- help`."""
    command = ["zsh", "-f", "-c", IN_ZSH, "zsh", start, typed]
    return _lines(command, folder)


def in_fish(folder: Path, typed: str) -> list[str]:
    """What fish offers after these words: the value, a tab, the help."""
    return _lines(["fish", "--no-config", "-c", "cchc completion fish | source; complete -C $argv[1]", typed], folder)


def _lines(command: list[str], folder: Path) -> list[str]:
    environment = {**WITH_CCHC, "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    result = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert result.stderr == ""
    return sorted(result.stdout.splitlines())


HOSTILE = {
    r"x \$(touch PWNED) y": "x (touch PWNED) y",
    r"x \\`touch PWNED\\` y": "x touch PWNED y",
    "`touch PWNED`": "touch PWNED",
    '"$(touch PWNED)"': "(touch PWNED)",
    "x'; touch PWNED; '": "x touch PWNED",
    "x)) ; touch PWNED": "x)) touch PWNED",
    "=(touch PWNED) <(touch PWNED)": "(touch PWNED) (touch PWNED)",
    "|touch PWNED &": "touch PWNED",
    "a\n`touch PWNED`": "a touch PWNED",
    "[/b] [bold]y[/bold]": "/b bold y /bold",
    "x ::: y:z": "x y z",
    "%F{red} %s %(!.x.y) 100%": "%F red %s %( .x.y) 100%",
    "y\\": "y",
    "* ? ~ {a,b} !! #": "a,b",
    "Đối thoại – lần 1": "Đối thoại lần 1",
}
"""Titles, and what of them a shell is told."""


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """An office whose plan has these titles, of parties and of deliverables."""
    parties = [
        f"- {{id: d-{number}, title: {json.dumps(title)}, kind: official}}" for number, title in hostile_titles()
    ]
    items = [
        f'    - {{id: s-{number}, title: {json.dumps(title)}, due: "2024-12-31"}}' for number, title in hostile_titles()
    ]
    commune = ["cchc: 1", "kind: commune", "name: Mẫu", "unit: xã", "issuer: Ủy ban nhân dân xã Mẫu", "parties:"]
    official = "- {id: vp-tk, title: Công chức Văn phòng - Thống kê, short: VP-TK, kind: official}"
    plan = [
        *("cchc: 1", "kind: maintain", "year: 2024", "commune: commune.yaml", "annex: I", "title: Nhiệm vụ duy trì"),
        *("document:", "  symbol: KH-UBND", '  date: "2024-01"', "areas:", "- number: I", "  title: Điều hành"),
        *("  criteria:", '  - code: "1.1"', "    title: Kế hoạch CCHC năm", "    max_score: 4", "    target: 100%"),
        *("    tasks: Theo dõi", "    lead: Công chức Văn phòng - Thống kê", "    timeframe: Năm 2024"),
        *("    deliverables:", *items),
    ]
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "commune.yaml").write_text("\n".join([*commune, official, *parties, ""]), encoding="utf-8")
    (folder / "2024.yaml").write_text("\n".join([*plan, ""]), encoding="utf-8")
    return tmp_path


def hostile_titles() -> list[tuple[int, str]]:
    return list(enumerate(HOSTILE, 10))


ADDRESSES = [(f"1.1/s-{number}", f"{HOSTILE[title]} (hạn 31/12/2024)") for number, title in hostile_titles()]
PARTIES = [(f"d-{number}", HOSTILE[title]) for number, title in hostile_titles()]
HOSTILE_LISTS = [("cchc done 1.1/s-", ADDRESSES), ("cchc overdue --official d-", PARTIES)]


@pytest.mark.needs("zsh")
@pytest.mark.parametrize(("typed", "expected"), HOSTILE_LISTS)
def test_zsh_shows_hostile_titles_and_runs_nothing_of_them(
    hostile: Path, typed: str, expected: list[tuple[str, str]]
) -> None:
    assert [re.sub(" +-- ", "\t", line) for line in in_zsh(hostile, typed)] == [f"{a}\t{b}" for a, b in expected]
    assert not list(hostile.rglob("PWNED*"))


@pytest.mark.needs("fish")
@pytest.mark.parametrize(("typed", "expected"), HOSTILE_LISTS)
def test_fish_shows_hostile_titles_and_runs_nothing_of_them(
    hostile: Path, typed: str, expected: list[tuple[str, str]]
) -> None:
    assert in_fish(hostile, typed) == [f"{a}\t{b}" for a, b in expected]
    assert not list(hostile.rglob("PWNED*"))


def test_bash_is_told_values_only_and_powershell_the_same_safe_help(
    hostile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(hostile)
    ask(monkeypatch, "cchc 1.1/", "bash")
    assert sorted(capsys.readouterr().out.splitlines()) == [value for value, _ in ADDRESSES]
    ask(monkeypatch, "cchc 1.1/", "powershell")
    assert sorted(capsys.readouterr().out.splitlines()) == [f"{value}:::{told}" for value, told in ADDRESSES]


@pytest.mark.needs("zsh")
@pytest.mark.parametrize("start", [SOURCED, AUTOLOADED])
def test_zsh_completes_at_the_first_tab_however_its_script_is_read(in_office: Path, start: str) -> None:
    offered = in_zsh(in_office, "cchc overdue --official vh", start)
    assert [re.sub(" +-- ", "\t", line) for line in offered] == [
        "vh-xh\tCông chức Văn hóa - Xã hội",
        "vh-xh-vhtt\tCông chức Văn hóa - Xã hội (VHTT)",
    ]


@pytest.mark.needs("zsh")
def test_a_page_of_help_before_the_cursor_is_no_part_of_what_zsh_evaluates(in_office: Path) -> None:
    before = sorted(in_office.rglob("*"))
    assert in_zsh(in_office, "cchc completion --help ") == ["bash", "fish", "powershell", "zsh"]
    made = {path.name for path in set(in_office.rglob("*")) - set(before) if ".zcompdump" not in path.name}
    assert made == {"setup.zsh", "ready", "finished", "offers"}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("words", ["cchc --version ", "cchc sign --help ", "cchc done -h ", "cchc template --help "])
def test_nothing_that_a_command_prints_gets_into_the_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, shell: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    asking(monkeypatch, words, shell)
    with pytest.raises(SystemExit):
        main([])
    answer = capsys.readouterr()
    assert not re.search(r"cchc|TÙY CHỌN|Cách dùng|\d\.\d", answer.out)
    assert answer.err == ""


UNSAFE_VALUES = ["a b", "$(x)", "`x`", "a;b", "a|b", "a&b", "a>b", "*", "?", "[a]", "{a}", "~", "a\nb", "a\tb", "a:b"]
UNSAFE_VALUES += ["'a'", '"a"', "a\\b", "!a", "#a", "a=b", "a,b", "(a)", "%a%", "ấ", "\u202ea", "\x9b", "\x1b[1m", ""]


@pytest.mark.parametrize(
    ("shell", "expected"),
    [
        ("bash", "2.1/ok\n"),
        ("zsh", """_arguments '*: :(("2.1/ok":"a b, (c) - 50% / đ."))'\n"""),
        ("fish", "2.1/ok\ta b, (c) - 50% / đ.\n"),
        ("powershell", "2.1/ok:::a b, (c) - 50% / đ.\n"),
    ],
)
def test_a_value_with_any_other_character_is_not_offered_and_help_keeps_the_safe_ones(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shell: str, expected: str
) -> None:
    title = "\x1b\u202e\ufeffa\u0085b\x00, (c) \x9b- “50%” /\u2028 đ\ud800.\ue000"

    def offers(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        del ctx, incomplete
        return [("2.1/ok", title), *((value, "x") for value in UNSAFE_VALUES)]

    ask(monkeypatch, "cchc ", shell, offers)
    assert capsys.readouterr() == (expected, "")


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("e\u0323\u0302", "ệ"),  # letters and their marks are put together
        ("\u0e01\u0e34 \u0915\u094d\u0937 中文 ١٢", "\u0e01\u0e34 \u0915\u094d\u0937 中文 ١٢"),
        ("\u0301a 1\u20e3", "a 1"),  # marks of no letter
        ("a" * 81, "a" * 80),
        ("a" * 79 + " b", "a" * 79),
        ("[" * 500 + "a", "a"),
        ("\\", ""),
    ],
)
def test_help_keeps_the_letters_of_all_languages_and_is_cut(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], title: str, told: str
) -> None:
    ask(monkeypatch, "cchc ", "powershell", lambda ctx, incomplete: [("x", title)])  # noqa: ARG005 — typer's names
    assert capsys.readouterr() == (f"x:::{told or ' '}\n", "")


def test_the_due_day_of_a_long_title_is_still_told(
    in_office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = in_office / "plans" / "2024.yaml"
    long = plan.read_text(encoding="utf-8").replace("Tổ chức tối thiểu 01 cuộc đối thoại", "Đối thoại " * 20)
    plan.write_text(long, encoding="utf-8")
    ask(monkeypatch, "cchc 1.6/")
    told = capsys.readouterr().out.removesuffix("\n").split("\t")[1]
    assert (told.endswith("Đối (hạn 31/12/2024)"), len(told) <= 80) == (True, True)


@pytest.mark.parametrize(
    ("shell", "variables"),
    [
        *(
            ("bash", {"COMP_WORDS": "cchc\nov", "COMP_CWORD": at})
            for at in ("x", "", "-1", "0", "2", "9" * 5000, "1e3")
        ),
        ("bash", {"COMP_WORDS": "cchc\nov"}),
        ("bash", {"COMP_CWORD": "1"}),
        ("bash", {}),
        *((shell, {"_TYPER_COMPLETE_ARGS": typed}) for shell in ("zsh", "fish", "powershell") for typed in ("", " ")),
        *((shell, {}) for shell in ("zsh", "fish", "powershell")),
    ],
)
def test_variables_that_no_script_sets_offer_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shell: str, variables: dict[str, str]
) -> None:
    for name, value in {"_CCHC_COMPLETE": f"complete_{shell}", **variables}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as end:
        main([])
    assert end.value.code == 0
    assert capsys.readouterr() == ("_files\n" if shell == "zsh" else "\n", "")


@pytest.mark.usefixtures("in_project")
@pytest.mark.parametrize("at", ["x", "9" * 5000, "-1", "²"])
def test_words_after_a_cursor_that_is_nowhere_are_left_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], at: str
) -> None:
    monkeypatch.setenv("COMP_WORDS", "cchc\n1.6/\ntests/examples/maintain.yaml")
    monkeypatch.setenv("COMP_CWORD", at)
    ask(monkeypatch, "cchc 1.6/")
    assert capsys.readouterr().out.split("\t")[0] == "1.6/doi-thoai"


@pytest.mark.parametrize("shell", ["zsh", "fish", "powershell"])
@pytest.mark.parametrize(
    "typed", ["cchc 'ov", 'cchc "ov', "cchc ov\\", "cchc --zzz ov", "cchc template zzz ", "cchc zzz ", "cchc -- -- "]
)
def test_a_broken_command_line_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], shell: str, typed: str
) -> None:
    asking(monkeypatch, typed, shell)
    with pytest.raises(SystemExit) as end:
        main([])
    assert end.value.code in {0, 1}
    assert capsys.readouterr().err == ""


@pytest.mark.needs("bash")
@pytest.mark.parametrize("after", ["x" * 300, "x" * 300 + ".yaml", "missing.yaml", "a" * 5000 + "/b.yaml"])
def test_a_path_that_is_nothing_offers_nothing_and_says_nothing(in_office: Path, after: str) -> None:
    outcome = in_bash(in_office, "overdue", "--official", "v", after, at=3)
    assert (outcome.exit_code, outcome.err) == (0, "")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize("name", ["pipe", "pipe.yaml", "-", "/dev/zero", "/dev/stdin"])
def test_what_would_make_tab_wait_is_not_read(in_office: Path, name: str) -> None:
    for pipe in ("pipe", "pipe.yaml"):
        os.mkfifo(in_office / pipe)
    environment = {**WITH_CCHC, "_CCHC_COMPLETE": "complete_zsh"}
    environment["_TYPER_COMPLETE_ARGS"] = f"cchc overdue {name} --official=v"
    reading, writing = os.pipe()
    with open(reading, "rb") as silent, open(writing, "wb"):  # noqa: PTH123 — descriptors
        result = subprocess.run(
            ["cchc"], cwd=in_office, env=environment, stdin=silent, capture_output=True, timeout=60, check=False
        )
    assert (result.returncode, result.stdout, result.stderr) == (0, b"_files\n", b"")


def test_a_shell_that_stops_listening_is_told_nothing_more(in_office: Path) -> None:
    environment = {**WITH_CCHC, "_CCHC_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "cchc "}
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "wb") as gone:  # noqa: PTH123 — a descriptor
        result = subprocess.run(
            ["cchc"], cwd=in_office, env=environment, stdout=gone, stderr=subprocess.PIPE, check=False
        )
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.needs("bash")
def test_settings_that_are_broken_do_not_matter_to_a_shell(in_office: Path) -> None:
    (in_office / "cchc.toml").write_text("[", encoding="utf-8")
    outcome = in_bash(in_office, "overdue", "--official", "vp")
    assert (outcome.exit_code, outcome.out, outcome.err) == (0, "vp-tk\n", "")


def test_a_blank_variable_asks_for_no_completion(monkeypatch: pytest.MonkeyPatch, run: Run, in_office: Path) -> None:
    del in_office
    monkeypatch.setenv("_CCHC_COMPLETE", "")  # as the script of PowerShell leaves it
    assert run("gaps").exit_code == 0
    assert "COLUMNS" not in os.environ


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


@pytest.mark.needs("bash")
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


@pytest.mark.needs("bash")
@pytest.mark.parametrize(
    "words", [("overdue", "khac", "--official", "v"), ("overdue", "khac/2024.yaml", "--official", "")]
)
def test_what_is_offered_for_an_option_is_of_the_plans_before_it(in_office: Path, words: tuple[str, ...]) -> None:
    (in_office / "plans").rename(in_office / "khac")
    assert "vp-tk" in in_bash(in_office, *words).out.split()
    (in_office / "plans").mkdir()
    assert "vp-tk" in in_bash(in_office, *words).out.split()


@pytest.mark.needs("bash")
def test_an_address_of_both_annexes_is_offered_once(in_office: Path) -> None:
    gaps = in_office / "plans" / "2023_gaps.yaml"
    before, code, after = gaps.read_text(encoding="utf-8").partition('- code: "2.1"')
    after = after.replace("timeframe: Thường xuyên", "timeframe: Năm 2024", 1)
    gaps.write_text(f"{before}{code}{after}", encoding="utf-8")
    offered = in_bash(in_office, "done", "2.").out.split()
    assert offered.count("2.1") == 1


@pytest.mark.needs("bash")
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
@pytest.mark.parametrize("plan", ["tests/examples/maintain.yaml", "tests/ex*s/maintain.y?ml"])
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
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], word: str, offered: list[str], plan: str
) -> None:
    monkeypatch.setenv("COMP_WORDS", f"cchc\n{word}\n{plan}")
    monkeypatch.setenv("COMP_CWORD", "1")
    ask(monkeypatch, f"cchc {word}")
    captured = capsys.readouterr()
    assert [line.split("\t")[0] for line in captured.out.splitlines() if line] == offered
    assert captured.err == ""
