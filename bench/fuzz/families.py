"""The families of cases. Each makes its case of a seed of numbers alone, so that every case can be made again."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePosixPath
from random import Random
from typing import Any

import commands
import imports
import packages
import texts
from cases import Case
from commands import Command, safe
from machine import READERS
from seeds import Seeds
from tokens import EVERY, encoded, short, token

Family = Callable[[Random, Seeds], Case]
_ADDRESSES = (
    *("1.1", "1.10/bao-cao/2024-03-15", "1.10/bao-cao", "7.3.1/2024-Q2", "7.3.1", "2.1"),
    *("A.I/1/2024-Q2", "a.i/1/2024-q3", "I.2.1a", "2/3/bao-cao/2024-Q1", "2/3.1", "II/3"),
)
_SLOW = 10
"""Seconds that a template or a PDF may take."""


def _case(command: Command, files: Mapping[str, bytes], **more: Any) -> Case:  # noqa: ANN401 — fields of a case
    return Case(
        arguments=command.arguments,
        files=files,
        form=command.form,
        outputs=command.outputs,
        writes=command.writes,
        makes=command.makes,
        keeps=command.keeps,
        environment=command.environment,
        **more,
    )


def _desk(rng: Random, seeds: Seeds, name: str, content: bytes) -> dict[str, bytes]:
    """The small folder of plans with one file of it replaced; now and then without a file."""
    files = {**seeds.small, name: content}
    if rng.random() < 0.03:
        files.pop(rng.choice(sorted(files)))
    return files


def _on(rng: Random, command: Command, name: str) -> Command:
    """The command over one file, mostly, for the rest only takes time; else over the whole folder."""
    if not command.arguments or rng.random() < 0.2:
        return command
    return replace(command, arguments=(*command.arguments, name))


def plans(rng: Random, seeds: Seeds) -> Case:
    """A changed plan among sound files."""
    if rng.random() < 0.04:
        name = rng.choice(("plans/2024.yaml", "plans/2023_gaps.yaml"))
        changed = texts.mutated(rng, seeds.real[name], seeds.texts)
        return _case(commands.any_of(rng, seeds.addresses), {**seeds.real, name: changed})
    content = texts.mutated(rng, rng.choice(seeds.plans[:-2] if rng.random() < 0.9 else seeds.texts), seeds.texts)
    name = f"plans/{rng.choice(('maintain', 'remedy', 'assignments', 'x'))}.yaml"
    return _case(_on(rng, commands.any_of(rng, _ADDRESSES), name), _desk(rng, seeds, name, content))


def progress(rng: Random, seeds: Seeds) -> Case:
    """A changed progress file beside its plan."""
    content = texts.mutated(rng, rng.choice(seeds.progress), seeds.progress)
    command = (
        commands.any_of(rng, _ADDRESSES)
        if rng.random() < 0.4
        else rng.choice((commands.done, commands.extend))(rng, _ADDRESSES)
    )
    named = rng.choice(("plans/maintain.yaml", "plans/maintain.yaml", "plans/maintain.progress.yaml"))
    return _case(_on(rng, command, named), _desk(rng, seeds, "plans/maintain.progress.yaml", content))


def commune(rng: Random, seeds: Seeds) -> Case:
    """A changed file of the commune's parties."""
    content = texts.mutated(rng, rng.choice(seeds.communes), seeds.communes)
    named = rng.choice(("plans/commune.yaml", "plans/maintain.yaml"))
    return _case(_on(rng, commands.any_of(rng, _ADDRESSES), named), _desk(rng, seeds, "plans/commune.yaml", content))


_TOML = (
    b'select = ["P", "O"]\nignore = ["T503"]\nfail-on = "warning"\n',
    b'baseline = "out/base.json"\n',
    b'ignore = [\n  "T5",  # ghi ch\xc3\xba\n]\n',
    b'[tool.cchc]\nselect = ["P"]\n',
    b'select = ["P303"]\n"fail-on" = \'never\'\nbaseline = "plans/../out/base.json"\n',
)
_TOML_VALUES = (
    *(
        '"P303"',
        "[]",
        '[""]',
        "[[]]",
        "[1]",
        "9" * 5000,
        "[" * 2000,
        "[" * 90 + "]" * 90,
        "1e999",
        "nan",
        "true",
        '""',
        "0x1",
        "1979-05-27",
    ),
    *(
        '"../base.json"',
        '"/dev/zero"',
        '"/etc/passwd"',
        '"a\\u0000b"',
        '"out"',
        '"."',
        '"plans/maintain.yaml"',
        "{a = 1}",
        '"""\nx\n"""',
        '"-"',
    ),
    *(
        '"' + "x" * 300 + '"',
        '"../beside/secret.txt"',
        "'::stop-commands::x'",
        '"##[group]"',
        '"\\u202e"',
        '"\\u001b[31m"',
        "a.b = 1",
    ),
)


def toml(rng: Random, seeds: Seeds) -> Case:
    """Changed settings above the plans."""
    content = rng.choice(_TOML)
    roll = rng.random()
    if roll < 0.45:
        key = rng.choice(("select", "ignore", "fail-on", "baseline", "Select", '"', encoded_key(rng)))
        content = encoded(f"{key} = {rng.choice(_TOML_VALUES) if rng.random() < 0.8 else token(rng)}\n") + (
            content if rng.random() < 0.3 else b""
        )
    elif roll < 0.8:
        content = texts.bytewise(rng, content)
    else:
        content = rng.choice((texts.linewise, texts.coded))(rng, content)
    command = commands.validate(rng) if rng.random() < 0.85 else commands.any_of(rng, _ADDRESSES)
    if command.arguments[:1] == ("validate",) and rng.random() < 0.1:
        arguments = (*command.arguments, "--write-baseline")
        command = replace(command, arguments=arguments, makes=("*",))  # what the settings name, unless it is there
    files = {
        **seeds.small,
        rng.choice(("cchc.toml", "cchc.toml", "plans/cchc.toml")): content,
        "out/base.json": seeds.baseline,
    }
    return _case(_on(rng, command, "plans/maintain.yaml"), files)


def encoded_key(rng: Random) -> str:
    """A hostile text as a key of TOML."""
    text = token(rng)
    return '"' + "".join(c if c.isprintable() and c not in '"\\' else f"\\u{ord(c) & 0xFFFF:04X}" for c in text) + '"'


_BASELINES = (
    b"", b"{}", b"[]", b"null", b"[" * 5000, b'{"schema_version": 1, "findings": []}', b'{"schema_version": 2, "findings": []}',
    b'{"schema_version": 1, "findings": [{"path": "x", "code": "P303", "criterion": "", "field": "", "count": 1e999}]}',
    b'{"schema_version": 1, "findings": [{"path": "x", "code": "P303", "criterion": "", "field": "", "count": ' + b"9" * 5000 + b"}]}",
    b'{"schema_version": 1, "findings": [{"path": "a\\u0000b", "code": "P303", "criterion": "", "field": "", "count": -1}]}',
    b'{"schema_version": [1], "findings": {"a": 1}}', b'{"schema_version": 1, "findings": "abc"}', b'{"schema_version": true, "findings": []}',
    b'{"schema_version": 1, "findings": [{"path": "\\ud800", "code": "P303", "criterion": "", "field": "", "count": 1}]}', b"NaN", b"1" * 5000,
)  # fmt: skip


def baseline(rng: Random, seeds: Seeds) -> Case:
    """A changed baseline, read or written anew."""
    content = rng.choice(_BASELINES) if rng.random() < 0.1 else texts.mutated(rng, seeds.baseline, _BASELINES)
    command = _on(rng, commands.validate(rng), "plans/maintain.yaml")
    arguments = (*command.arguments, "--baseline", "base.json", *rng.choice(((), (), ("--write-baseline",))))
    files = {**seeds.small, "base.json": content}
    if rng.random() < 0.3:
        name = rng.choice(sorted(name for name in files if name.startswith("plans/")))
        files[name] = texts.mutated(rng, files[name], seeds.texts)
    writes = (*command.writes, *(("base.json", ".base.json.lock") if "--write-baseline" in arguments else ()))
    outputs = {**command.outputs, **({"base.json": "baseline"} if "--write-baseline" in arguments else {})}
    return _case(replace(command, arguments=arguments, writes=writes, outputs=outputs), files)


_ANYWHERE = ("--trust", "--crl", "--p12", "--font", "--pkcs11", "--soffice")
_TYPED_TARGETS = ("-o", "--output", "--report", "--baseline")
_SYSTEM = ("/proc", "/dev")
_FOLDER = "../beside/folder"


def lines(rng: Random, seeds: Seeds) -> Case:
    """Any command with any of its options, odd values, odd files, odd names and links."""
    from cchc.cli.app import app

    files: dict[str, bytes] = {
        **seeds.small,
        "x.docx": seeds.documents[0],
        "x.xlsx": seeds.workbooks[0],
        "x.html": seeds.pages[0],
        "x.pdf": rng.choice(seeds.pdfs[:3]),
        "x.p12": seeds.key,
        "x.pem": seeds.root,
        "base.json": seeds.baseline,
        "templates/sheet.docx": seeds.templates["sheet.docx"],
        "bin/soffice": rng.choice((b"", b"#!/bin/sh\nexit 1\n", b"#!/no/such\n")),
    }
    odd = [name for name in (_name(rng) for _ in range(rng.choice((0, 1, 2)))) if name != "kiem-chung"]
    files |= {f"plans/{name}": rng.choice(seeds.plans[:20]) for name in odd}
    if rng.random() < 0.3:
        files["plans/maintain.yaml"] = texts.mutated(rng, seeds.small["plans/maintain.yaml"], seeds.texts)
    links = dict(rng.sample(_LINKS, rng.choice((0, 0, 1, 2))))
    known = [*files, *links, "plans", "out", "templates", "khong-co.yaml"]

    def value(rng: Random, named: str) -> str:
        fitting = _FITTING.get(named.rpartition(" ")[2], _FITTING.get(named, ()))
        roll = rng.random()
        if fitting and roll < 0.55:
            return rng.choice(fitting)
        return rng.choice(known) if roll < 0.8 else _harmless(safe(short(rng, 2000)))

    arguments = commands.line(rng, app, value)
    targets = [_target(before, after) for before, after in pairwise(arguments) if before in _TYPED_TARGETS]
    typed = {target.partition("/")[0] for target in targets}  # what a person typed may go through links
    typed |= {word for word in arguments if links.get(word) == _FOLDER}  # and a folder is gone into that a person typed
    links = {name: leads for name, leads in links.items() if name not in typed}
    stdin = (b"", seeds.small["plans/maintain.yaml"], seeds.password.encode() + b"\n", seeds.pdfs[0], b"\0\xff" * 50)
    given = rng.choice(stdin)
    environment = _settings(rng)
    return Case(
        arguments=arguments,
        files=files,
        links=links,
        stdin=given,
        environment=environment,
        form=_form(arguments, environment),
        writes=tuple(_writes(arguments[:1], targets)),
        reaches=(
            *(("subprocess.Popen", "socket") if {"--soffice", "--pdf", "--tsa"} & {*arguments} else ()),
            *(f"os.mkdir in {place}" for place in _SYSTEM if any(target.startswith(f"{place}/") for target in targets)),
            *(_FALLING_BACK if "TMPDIR" in environment else ()),
            # keys, certificates and typefaces may stand anywhere, and what a person typed is read
            *(
                ("open /beside",)
                if {*_ANYWHERE} & {*arguments} or any("../beside" in word for word in arguments)
                else ()
            ),
        ),
        seconds=_SLOW if arguments[:1] in {("template",), ("sign",), ("verify",)} else 5,
    )


_LINKS = (
    ("out", "../beside/folder"),
    ("plans/lien-ket.yaml", "../../beside/other.yaml"),
    ("plans/bi-mat.yaml", "/proc/self/environ"),
    ("plans/vong.yaml", "vong.yaml"),
    ("plans/thu-muc.yaml", "."),
    ("plans/gay.yaml", "khong-co"),
    ("plans/remedy.progress.yaml", "../../beside/other.yaml"),
    ("plans/.maintain.progress.yaml.lock", "../../beside/secret.txt"),
    ("lien-ket.docx", "x.docx"),
    ("ke-hoach", "plans"),
    ("out/maintain.docx", "../../beside/secret.txt"),
    ("templates/maintain.docx", "../../beside/secret.txt"),
    ("lien-ket.toml", "/dev/zero"),
    ("khong-co.pdf", "/dev/full"),
)
_FITTING: Mapping[str, tuple[str, ...]] = {
    "ĐƯỜNG DẪN": ("plans", "plans/maintain.yaml", "plans/remedy.yaml", "-"),
    "check ĐƯỜNG DẪN": ("x.docx", "out", "-"),
    "NHIỆM VỤ": _ADDRESSES,
    "MÃ": ("P303", "O4", "P", "p303", "N"),
    "import TỆP": ("x.docx", "x.html", "x.xlsx", "x.pdf", "-"),
    "MẪU": ("maintain.docx", "sheet.docx"),
    "TỆP": ("x.docx", "templates/sheet.docx"),
    "TỆP.pdf": ("x.pdf", "-"),
    "plan|commune|progress": ("plan", "commune", "progress"),
    "bash|zsh|fish|powershell": ("bash", "zsh", "fish", "powershell"),
    "--format": (*commands.FINDINGS, *commands.REPORTS, "xlsx", "ics", "auto"),
    "--report": ("sarif:out/x", "json:out/x", "junit:out/a/b", "x:y", "json:-"),
    "--select": ("P", "O4,T5", "N80", ""),
    "--ignore": ("P", "N819", "Y1"),
    "--fail-on": ("error", "warning", "info", "never"),
    "--baseline": ("base.json",),
    "--sort": ("plan", "gap"),
    "--kind": ("duy-tri", "khac-phuc", "nhiem-vu", "maintain"),
    "--year": ("2024", "2026", "1999"),
    "--output": (
        "out/x.csv",
        "out/x.json",
        "out/x.docx",
        "out/x.xlsx",
        "out/x.ics",
        "out/x.pdf",
        "out/x.html",
        "out/x",
        "-",
        "out",
        "moi/x.md",
    ),
    "--today": ("2024-07-15", "31/12/2024", "9999-12-31", "0001-01-01", "1/1/1"),
    "--date": ("2024-03-14", "9999-12-31", "0001-01-01"),
    "--to": ("2024-12-31", "9999-12-31"),
    "--within": ("14d", "2w", "999w", "0", "0d"),
    "--official": ("VP-TK", "vp-tk", "can-bo"),
    "--by": ("VP-TK", "vp-tk"),
    "--role": ("lead", "support", "any"),
    "--group-by": ("official", "area", "criterion", "month"),
    "--evidence": ("kiem-chung/bao-cao.pdf", "plans/kiem-chung/bao-cao.pdf", "Báo cáo số 12/BC-UBND", "plans"),
    "--document": ("Công văn số 12/UBND-VP",),
    "--from": ("x.xlsx",),
    "--medium": ("electronic", "paper"),
    "--number": ("5", "05/KH-UBND", "5/KH"),
    "--into": ("x.docx",),
    "--template": ("templates/sheet.docx",),
    "--soffice": ("bin/soffice", "soffice"),
    "--p12": ("x.p12",),
    "--pkcs11": ("x.p12", "bin/soffice"),
    "--plan": ("plans/maintain.yaml",),
    "--level": ("B-B", "B-T", "B-LT", "B-LTA"),
    "--tsa": ("http://127.0.0.1:9/", "https://127.0.0.1:9", "ftp://x"),
    "--trust": ("x.pem",),
    "--crl": ("x.pem",),
    "--secret-fd": ("0", "1", "3", "99", "999999999"),
    "--font": ("x.pdf", "x.pem"),
}
"""Values that an option understands, by its name; words that stand alone by what help calls them."""


def _name(rng: Random) -> str:
    """The name of a plan file as git keeps it: any bytes but `/` and NUL."""
    text = safe(token(rng).replace("/", "⁄")) + rng.choice((".yaml", ".yaml", ".yml", ""))
    name = os.fsdecode(os.fsencode(text)[-200:])
    return name if name not in {"", ".", ".."} else "x"


def _harmless(text: str) -> str:
    """The same, unless it is a place on this machine that a command might write to."""
    text = text.replace("/etc", "khong").replace("../beside", "../khong").replace("~root", "~khong")
    return text if text.startswith(("/dev/", "/proc/")) else text.lstrip("/") or "khong"


def _target(option: str, value: str) -> str:
    """The path that is written to by an option's value."""
    path = os.path.normpath(value.partition(":")[2] or value if option == "--report" else value)
    return path.removeprefix("../case/")


def _writes(command: Iterable[str], targets: Iterable[str]) -> list[str]:
    """What a command may write besides what it is told to."""
    usual = {
        "done": ("plans/*.progress.yaml", "plans/.*.lock", "*.progress.yaml", ".*.lock", _REFUSED_ROWS),
        "extend": ("plans/*.progress.yaml", "plans/.*.lock", "*.progress.yaml", ".*.lock"),
        "fmt": ("plans/*", "*.yaml", "ke-hoach/*", ".*.lock"),
        "import": ("plans/*", "*commune.yaml", "*-can-xem*.xlsx", ".*.lock"),
        "template": ("templates/*",),
        "page": ("out/*", "out"),
        "render": ("out/*", "out"),
        "sheet": ("out/*", "out"),
        "sign": ("*.signed.pdf",),
        "validate": ("*.lock",),
    }
    found = [pattern for name in command for pattern in usual.get(name, ())]
    for target in targets:
        literal = target.replace("[", "[[]").replace("*", "[*]").replace("?", "[?]")
        found += [
            literal,
            "*" if literal == "." else f"{literal}/*",  # no name is the working folder
            str(PurePosixPath(literal or "x").with_suffix(".*")) if PurePosixPath(literal).name else literal,
        ]
    return found


def _form(arguments: tuple[str, ...], environment: Mapping[str, str]) -> str:
    """The form of what is printed, as far as the options and the environment say."""
    pairs = set(pairwise(arguments))
    name = arguments[0] if arguments else ""
    forms = [after for before, after in pairwise(arguments) if before == "--format"]
    if not forms and name in {"validate", "check"}:
        forms = [environment.get("CCHC_FORMAT", "")]
    shown = {("-o", "-"), ("--output", "-")} & pairs
    if name == "fmt":
        return "raw" if "-" in arguments else "text"
    if "--help" in arguments or ({"-o", "--output"} & set(arguments) and not shown):
        return "text"
    if name == "schema" or (shown and name in _DOCUMENTS and "text" not in forms):
        return "schema" if name == "schema" else _DOCUMENTS[name]
    return forms[-1] if forms and name not in {"rule", "sheet"} and forms[-1] in READERS else "text"


_DOCUMENTS = {"page": "html", "render": "docx", "sheet": "docx", "sign": "pdf"}
"""What these commands put on standard output, when that is where it goes."""


def _settings(rng: Random) -> dict[str, str]:
    """Variables that the program heeds, now and then odd."""
    odd: tuple[dict[str, str], ...] = (
        {"CCHC_TODAY": safe(short(rng))},
        {"CCHC_FORMAT": rng.choice((*commands.FINDINGS, "x"))},
        {"SOURCE_DATE_EPOCH": rng.choice(("0", "-1", "9" * 30, "x", ""))},
        {"COLUMNS": rng.choice(("0", "-5", "1", "x", "9" * 20)), "NO_COLOR": "1"},
        {"GITHUB_WORKSPACE": rng.choice(("/", "..", "x\x1b")), "GITHUB_STEP_SUMMARY": "out/summary.md"},
        {"TMPDIR": rng.choice(("khong-co", "x.pdf"))},
        {"LANG": "C", "PYTHONUTF8": "0"},
    )
    return {name: value.replace("\x00", "") for name, value in (rng.choice(odd) if rng.random() < 0.15 else {}).items()}


_FALLING_BACK = ("open /tmp/", *(f"os.{done} in /tmp" for done in ("mkdir", "remove", "rmdir", "rename")))
"""What happens in the system's folder for temporary files when TMPDIR leads nowhere (`tempfile.gettempdir`)."""


def templates(rng: Random, seeds: Seeds) -> Case:
    """A changed template: tried, rendered with, or standing where an office keeps its own."""
    name = rng.choice(sorted(seeds.templates))
    content = packages.mutated(rng, seeds.templates[name], (*seeds.templates.values(), *seeds.documents), tags=True)
    files = {**seeds.small, "plans/assignments.yaml": seeds.assignments, "mau.docx": content}
    made = Command(("template", "check", "mau.docx"))
    if rng.random() < 0.6:
        made = {
            "assignments.docx": Command(
                ("render", "plans/assignments.yaml", "--template", "mau.docx", "-o", "out/x.docx")
            ),
            "maintain.docx": Command(("render", "plans/maintain.yaml", "--template", "mau.docx", "-o", "out/x.docx")),
            "remedy.docx": Command(("render", "plans/remedy.yaml", "--template", "mau.docx", "-o", "out/x.docx")),
            "sheet.docx": Command(
                ("sheet", "plans", "--official", "VP-TK", "--template", "mau.docx", "-o", "out/x.docx")
            ),
            "leader.docx": Command(("sheet", "plans", "--all")),
            "gaps.docx": Command(("gaps", "plans", "-o", "out/x.docx", "--force")),
        }[name]
        made = replace(made, outputs={"out/x.docx": "docx"}, writes=("out/*",))
    if name in {"leader.docx", "gaps.docx"} or rng.random() < 0.1:
        files |= {f"templates/{name}": content}
    return _case(made, files, seconds=_SLOW)


def docx(rng: Random, seeds: Seeds) -> Case:
    """A changed Word file: checked, or a Kế hoạch that an annex goes behind."""
    if rng.random() < 0.65:
        content = packages.mutated(rng, rng.choice(seeds.documents), seeds.documents)
        form = rng.choice(commands.FINDINGS)
        read = form if form not in {"text", "markdown"} else "text"
        return _case(Command(("check", "x.docx", "--format", form), read), {"x.docx": content})
    content = packages.mutated(rng, rng.choice(seeds.hosts), seeds.documents)
    command = Command(
        ("render", "plans/maintain.yaml", "--into", "x.docx", "-o", "out/y.docx"),
        outputs={"out/y.docx": "docx"},
        writes=("out/*",),
    )
    return _case(command, {**seeds.small, "x.docx": content})


_REFUSED_ROWS = "x-can-sua.xlsx"
"""Where `done --from x.xlsx` writes the rows that it refused."""


def xlsx(rng: Random, seeds: Seeds) -> Case:
    """A changed workbook of results."""
    content = packages.mutated(rng, rng.choice(seeds.workbooks), seeds.workbooks)
    files = {**seeds.small, "x.xlsx": content}
    if rng.random() < 0.8:
        del files["plans/maintain.progress.yaml"]  # so that there is something to record
    arguments = ("done", "--from", "x.xlsx", *rng.choice(((), ("--dry-run",))))
    if rng.random() < 0.8:
        arguments = (*arguments, "plans/maintain.yaml")
    recorded = "--dry-run" not in arguments
    command = Command(
        arguments,
        outputs={_REFUSED_ROWS: "xlsx"},
        writes=("plans/*.progress.yaml", "plans/.*.lock") if recorded else (),
        makes=(_REFUSED_ROWS,) if recorded else (),
        keeps="lines",
        environment={"CCHC_TODAY": "2024-12-31"},
    )
    return _case(command, files)


def import_(rng: Random, seeds: Seeds) -> Case:
    """A changed document with an annex, made a plan beside other plans or in a folder of its own."""
    ending, content = imports.document(rng, seeds)
    name = f"x.{ending}"
    options = [
        *rng.choice(((), (), ("--year", "2026"), ("--year", "2026", "--kind", "nhiem-vu"), ("--kind", "khac-phuc"))),
        *(option for option in ("--fix", "--accept-proposals") if rng.random() < 0.2),
    ]
    if rng.random() < 0.4:
        options += rng.choice((["-o", "moi"], ["-o", "plans/x.yaml"], ["-o", "plans/maintain.yaml"], ["-o", "moi/a/b"]))
    elif rng.random() < 0.3:
        options.append("--update-commune")
    beside = rng.random() < 0.6 or "--update-commune" in options
    command = Command(
        ("import", name, *options),
        outputs={f"{folder}/x-can-xem.xlsx": "xlsx" for folder in ("plans", "moi", "moi/a/b")},
        writes=("plans/commune.yaml", "plans/.*.lock") if "--update-commune" in options else (),
        makes=("plans/*", "moi/*"),
    )
    return _case(command, {**(seeds.small if beside else {}), name: content})


_PDF_PIECES = (
    *(
        b"/Length 99999999999",
        b"/Size 2147483647",
        b"/Prev 0",
        b"/Kids [2 0 R]",
        b"/Parent 3 0 R",
        b"/Root 99 0 R",
        b"/W [99 99 99]",
    ),
    *(
        b"[" * 3000,
        b"<<" * 3000,
        b"(" * 3000,
        b"/ByteRange [0 1 2 3]",
        b"/ByteRange [0 -1 99999999999 1]",
        b"/Contents <>",
        b"/Contents ()",
    ),
    *(
        b"/Filter /FlateDecode",
        b"/Filter [/FlateDecode /FlateDecode /LZWDecode]",
        b"/DecodeParms << /Predictor 15 /Columns 2147483647 >>",
    ),
    *(
        b"/Rect [0 0 99999 99999]",
        b"/MediaBox [0 0 0 0]",
        b"/MediaBox [a b]",
        b"/Fields [3 0 R]",
        b"/Perms << /DocMDP 99 0 R >>",
        b"/Encrypt << >>",
    ),
    *(
        b"1 0 obj",
        b"endobj",
        b"endstream",
        b"xref\n0 1\n",
        b"trailer << /Root 1 0 R >>",
        b"startxref\n0\n%%EOF",
        b"%PDF-1.7\n",
        b"%PDF-9.9\n",
    ),
    *(
        b"/SubFilter /adbe.pkcs7.sha1",
        b"/SubFilter /ETSI.RFC3161",
        b"/Type /DocTimeStamp",
        b"/T (\x1b[31m)",
        b"/Reason (::error::x)",
        b"/M (D:99999999)",
    ),
    *(
        b"/UserUnit 1e308",
        b"/Rotate 45",
        b"/Count -1",
        b"/Count 2147483647",
        b"<FEFF202E>",
        b"-2147483649",
        b"1e400",
        b"null",
        b"true",
        b"0 0 R",
    ),
)


def _pdf(rng: Random, seeds: Seeds, content: bytes) -> bytes:
    """A PDF with tokens of its own put in, numbers and names exchanged, revisions appended, or bytes changed."""
    for _ in range(rng.choice((1, 1, 2, 3))):
        at = rng.randrange(len(content) + 1)
        roll = rng.random()
        if roll < 0.25:
            slash = content.find(b"/", at)
            at = slash if slash >= 0 else at
            content = content[:at] + rng.choice(_PDF_PIECES) + b" " + content[at:]
        elif roll < 0.5:
            end = at
            while end < len(content) and content[end] in b"0123456789":
                end += 1
            content = content[:at] + str(rng.choice((0, 1, 2, 3, 5, 99, 10**9, 10**20, -1))).encode() + content[end:]
        elif roll < 0.6:
            old, new = rng.sample(
                (
                    b"/Type",
                    b"/Kids",
                    b"/Page",
                    b"/Annots",
                    b"/Sig",
                    b"/V",
                    b"/Parent",
                    b"/Root",
                    b"/AcroForm",
                    b"/AP",
                    b"/P",
                    b"obj",
                    b"stream",
                ),
                2,
            )
            content = content.replace(old, new, rng.choice((1, -1)))
        elif roll < 0.7:
            content += rng.choice(
                (
                    content,
                    seeds.pdfs[0],
                    b"\n%%EOF\n",
                    b"x" * 5000,
                    b"startxref\n%d\n%%%%EOF" % rng.randrange(len(content) + 1),
                )
            )
        elif roll < 0.78:
            content = texts.spliced(rng, content, seeds.pdfs)
        elif roll < 0.82:
            content = content.replace(b"/", b"/" + encoded(rng.choice(rng.choice(EVERY)))[:50], 1)
        else:
            content = texts.bytewise(rng, content)
    return content


def pdf(rng: Random, seeds: Seeds) -> Case:
    """A changed PDF: its signatures checked, or signed by a key in a file."""
    files = {"x.p12": seeds.key, "goc.pem": seeds.root}
    if rng.random() < 0.75:
        files["x.pdf"] = _pdf(rng, seeds, rng.choice(seeds.pdfs))
        form = rng.choice(("text", "json"))
        trust = ("--trust", "goc.pem") if rng.random() < 0.5 else ()
        if trust and rng.random() < 0.1:
            files["goc.pem"] = texts.bytewise(rng, seeds.root)
        return _case(Command(("verify", "x.pdf", "--format", form, *trust), form), files, seconds=_SLOW)
    unsigned = [content for content in seeds.pdfs if b"/ByteRange" not in content]
    files["x.pdf"] = _pdf(rng, seeds, rng.choice(unsigned))
    if rng.random() < 0.15:
        files["x.p12"] = texts.bytewise(rng, seeds.key)
    arguments = (
        "sign",
        "x.pdf",
        "--p12",
        "x.p12",
        "--number",
        "05/KH-UBND",
        "--secret-fd",
        "0",
        *rng.choice(((), ("--lock",))),
    )
    command = Command(arguments, outputs={"x.signed.pdf": "pdf"}, writes=("x.signed.pdf",))
    return _case(command, files, stdin=seeds.password.encode() + b"\n", secrets=(seeds.password,), seconds=_SLOW)


FAMILIES: Mapping[str, Family] = {
    each.__name__.rstrip("_"): each
    for each in (plans, progress, commune, toml, baseline, lines, templates, docx, xlsx, import_, pdf)
}
"""By name, in the order in which they are shown."""


def case(name: str, seed: str, number: int, seeds: Seeds) -> Case:
    """A case of a family, made of these numbers alone."""
    return FAMILIES[name](Random(f"{seed}/{name}/{number}"), seeds)  # noqa: S311 — it has to be repeatable
