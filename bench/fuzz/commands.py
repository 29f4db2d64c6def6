"""Command lines over plans: what a command is given, what it may write, and in which form it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import Any

from tokens import short, token

FINDINGS = ("text", "concise", "json", "github", "gitlab", "sarif", "junit", "markdown")
REPORTS = ("table", "json", "csv", "md")
_SUFFIXES = {"table": "txt", "json": "json", "csv": "csv", "md": "md", "xlsx": "xlsx", "ics": "ics"}
_RECORDS = ("plans/*.progress.yaml", "plans/.*.lock")
_LAYS_OUT = ("plans/*.yaml", "plans/*.yml", "plans/.*.lock")


@dataclass(frozen=True, slots=True)
class Command:
    """The part of a case that is the command's."""

    arguments: tuple[str, ...]
    form: str = "text"
    outputs: Mapping[str, str] = field(default_factory=dict)
    writes: tuple[str, ...] = ()
    makes: tuple[str, ...] = ()
    keeps: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)


def any_of(rng: Random, addresses: tuple[str, ...]) -> Command:
    """A command that reads plans, or one that records in them."""
    return rng.choices(
        (
            validate,
            report,
            fmt,
            render,
            lambda rng: done(rng, addresses),
            lambda rng: extend(rng, addresses),
            sheet,
            page,
            completion,
        ),
        (50, 26, 10, 4, 8, 4, 3, 4, 2),
    )[0](rng)


def validate(rng: Random) -> Command:
    """`cchc validate`, in one of its forms, now and then with a report beside."""
    form = rng.choice(FINDINGS)
    arguments = ["validate", "--format", form]
    outputs: dict[str, str] = {}
    if rng.random() < 0.1:
        beside = rng.choice(FINDINGS)
        outputs = {"out/report": beside} if _read_as(beside) != "text" else {}
        arguments += ["--report", f"{beside}:out/report"]
    if rng.random() < 0.1:
        arguments += [rng.choice(("--select", "--ignore")), rng.choice(("P", "O4", "T5,D603", "Y", "S2"))]
    if rng.random() < 0.1:
        arguments += ["--fail-on", rng.choice(("error", "warning", "info", "never"))]
    return Command(tuple(arguments), _read_as(form), outputs, ("out/*",))


def _read_as(form: str) -> str:
    return form if form not in {"text", "markdown", "table", "md"} else "text"


def report(rng: Random) -> Command:
    """`cchc gaps`, `overdue`, `status`: on screen or into a file."""
    name = rng.choice(("gaps", "overdue", "overdue", "status", "status"))
    form = rng.choice(REPORTS if name == "gaps" else (*REPORTS, "ics", "xlsx"))
    more = {
        "gaps": ([], ["--sort", "gap"]),
        "overdue": (
            [],
            ["--within", "400d"],
            ["--workdays"],
            ["--group-by", "month"],
            ["--role", "any"],
            ["--fail-if-any"],
        ),
        "status": ([], ["--within", "30d"], ["--workdays"], ["--official", "VP-TK"], ["--today", "2024-12-31"]),
    }
    arguments = [name, "--format", form, *rng.choice(more[name])]
    if rng.random() < 0.25:
        target = f"out/x.{_SUFFIXES[form]}"
        return Command(
            (*arguments, "-o", target), "text", {target: form} if _read_as(form) != "text" else {}, ("out/*",)
        )
    return Command(tuple(arguments), _read_as(form))


def fmt(rng: Random) -> Command:
    """`cchc fmt`: what it writes says what stood there; with `--fix` some of it in other letters."""
    option = rng.choice((None, None, "--check", "--diff", "--fix"))
    if option is None:
        return Command(("fmt",), writes=_LAYS_OUT, keeps="data")
    return Command(("fmt", option), writes=_LAYS_OUT if option == "--fix" else ())


def render(rng: Random) -> Command:
    """`cchc render`, into its folder or one file."""
    if rng.random() < 0.5:
        return Command(
            ("render",),
            outputs={f"out/{name}.docx": "docx" for name in ("maintain", "remedy", "2024", "x")},
            writes=("out/*",),
        )
    return Command(("render", "-o", "-"), "docx")


def sheet(rng: Random) -> Command:
    """`cchc sheet`, mostly its texts."""
    if rng.random() < 0.8:
        return Command(("sheet", "--format", "text", "--all"))
    return Command(("sheet", "--all"), writes=("out/phieu/*",))


def page(rng: Random) -> Command:
    """`cchc page`, into its file or on standard output."""
    if rng.random() < 0.5:
        return Command(("page",), outputs={"out/trang.html": "html"}, writes=("out/*",))
    return Command(("page", "-o", "-"), "html")


def done(rng: Random, addresses: tuple[str, ...]) -> Command:
    """`cchc done`, with odd words in its options."""
    arguments = ["done", rng.choice(addresses) if rng.random() < 0.85 else short(rng)]
    if rng.random() < 0.15:
        return Command((*arguments, "--undo"), writes=_RECORDS)
    for option in ("--evidence", "--note", "--by"):
        if rng.random() < 0.3:
            arguments += [option, rng.choice(("VP-TK", "kiem-chung/bao-cao.pdf", short(rng)))]
    if rng.random() < 0.3:
        arguments += ["--date", rng.choice(("2024-03-14", "14/3/2024", short(rng)))]
    arguments += rng.choice(([], [], ["--again"], ["--dry-run"]))
    return Command(_safe(arguments), writes=_RECORDS, keeps="lines")


def extend(rng: Random, addresses: tuple[str, ...]) -> Command:
    """`cchc extend`, with odd words in its options."""
    arguments = ["extend", rng.choice(addresses) if rng.random() < 0.85 else short(rng)]
    if rng.random() < 0.15:
        return Command((*arguments, "--undo"), writes=_RECORDS)
    arguments += ["--to", rng.choice(("2024-12-31", "31/12/2025", short(rng)))]
    arguments += ["--document", rng.choice(("Công văn số 12/UBND-VP", short(rng)))]
    return Command(_safe(arguments), writes=_RECORDS, keeps="lines")


def completion(rng: Random) -> Command:
    """What a shell's Tab asks the program."""
    shell = rng.choice(("bash", "zsh", "fish", "powershell"))
    line = rng.choice(
        ("cchc done ", "cchc extend 1", "cchc overdue --official ", "cchc sheet --official v", "cchc validate ")
    )
    asked = {
        "_CCHC_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line.replace(" ", "\n"),
        "COMP_CWORD": rng.choice((str(len(line.split(" ")) - 1), "0", "99")),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": rng.choice(("get-args", "is-args")),
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": line.rpartition(" ")[2],
    }
    return Command((), "completion", environment=asked)


def _safe(arguments: list[str]) -> tuple[str, ...]:
    """Arguments as a system can hand them over: without NUL, and what is no text as bytes of a name are."""
    return tuple(safe(argument) for argument in arguments)


def safe(argument: str) -> str:
    """One such argument."""
    return argument.replace("\x00", "").encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")


Value = Callable[[Random, str], str]
_WATCHES = ("--watch", "--help", "-h")
"""Options of a command that is never tried with them: it would not end; or it is tried by itself."""


@cache
def _options(app: Any) -> dict[tuple[str, ...], list[Any]]:  # noqa: ANN401 — typer's application
    """The parameters of each command, by its words."""
    from typer.main import get_command

    root: Any = get_command(app)
    found: dict[tuple[str, ...], list[Any]] = {}
    for name, command in root.commands.items():
        subcommands = getattr(command, "commands", None)
        if subcommands:
            found |= {(name, word): list(each.params) for word, each in subcommands.items()}
        else:
            found[name,] = list(command.params)
    return found


def line(rng: Random, app: Any, values: Value) -> tuple[str, ...]:  # noqa: ANN401 — as above
    """A command with some of its options, each given what `values` gives for it; now and then a word too many."""
    words, parameters = rng.choice(list(_options(app).items()))
    arguments = list(words)
    for parameter in parameters:
        if parameter.param_type_name == "argument":
            many = (
                rng.choice((0, 1, 1, 2)) if parameter.nargs != 1 or not parameter.required else rng.choice((1, 1, 1, 0))
            )
            arguments += [values(rng, f"{words[0]} {parameter.metavar}") for _ in range(many)]
        elif rng.random() < min(0.5, 2 / max(len(parameters), 1)) and not set(parameter.opts) & set(_WATCHES):
            arguments.append(rng.choice(parameter.opts))
            if not parameter.is_flag:
                arguments.append(values(rng, parameter.opts[-1]))
    roll = rng.random()
    if roll < 0.04:
        arguments.insert(rng.randrange(len(arguments) + 1), safe(short(rng)))
    elif roll < 0.06:
        arguments = [safe(token(rng)[:100]), *arguments[1:]]
    elif roll < 0.08:
        arguments = ["--help"] if rng.random() < 0.2 else [*arguments, "--help"]
    return tuple(arguments)
