"""What any command prints of hostile names and texts: every byte of stdout and stderr is harmless.

The commands are those of the program itself, so that a new one cannot be forgotten: it has no row in `CASES`, and the
test says so. On top of these rows every option and argument of every command is given a hostile value.
"""

import io
import json
import os
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from helpers import annex_pages, word_documents
from helpers.signing_lab import PASSWORD, Authority, Lab
from helpers.support import Outcome, Run, commands
from helpers.word_making import template_saying
from openpyxl import Workbook
from typer.completion import get_completion_script  # type: ignore[attr-defined]  # imported there, not declared

from cchc.cli import main
from cchc.cli.completion import ASKED, SHELLS
from cchc.cli.options.findings import FORMS
from cchc.report.machine import as_csv, plain_json

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="Windows has no such names"),
    pytest.mark.usefixtures("templates_in_forks"),
]

COMMAND = "::stop-commands::x"
HOSTILE = "::stop-commands::\x1b[31m\x9b1m\u202e\u200b\ufeff\u2066\n::error::y\r\x85\u2028\u2029\x0b\x0c\x07\x00##[group]##vso[z"
ARGUMENT = HOSTILE.replace("\x00", "\udcff")
"""What may stand in an argument: any byte but NUL."""
TEXT = "::stop-commands::t ##[group] ##vso[x \u061c\u180e\ufff9\U000e0001 \u00a0 <b>[x](http://e.vn)</b>"
"""What a plan without errors may hold."""
NAMES = (
    f"{COMMAND}.yaml",
    "a\x1b[31m.yaml",
    "b\u202e\u200b\u2066\u00ad.yaml",
    "c\nd::error::.yaml",
    os.fsdecode(b"\xff\xfe.yaml"),
    "##[group]##vso[x.yaml",
    "e\r\x85\u2028\u2029\x0b\x0c\x9b.yaml",
    "f\n::error::.yaml",
    " ::debug::.yaml",
)
PLAN = f"""\
cchc: 1
kind: maintain
year: YEAR
commune: commune.yaml
annex: I
title: "{TEXT}"
document:
  symbol: KH-UBND
  date: "YEAR-01"
areas:
- number: I
  title: "{TEXT}"
  criteria:
  - code: "1.1"
    title: "{TEXT}"
    max_score: 4
    target: "{TEXT}\\n::error::x"
    tasks: "- {TEXT}\\n::error::x"
    lead: "{TEXT}"
    timeframe: Thường xuyên
    deliverables:
    - id: bao-cao
      title: "{TEXT}\\n::error::x"
      every: month
      note: "{TEXT}"
    - id: han
      title: "=cmd ::x"
      due: "YEAR-06-28"
"""
REMEDY = f"""\
cchc: 1
kind: remedy
year: 2024
assessed_year: 2023
commune: commune.yaml
annex: II
title: "{TEXT}"
areas:
- number: I
  title: "{TEXT}"
  criteria:
  - {{code: "1.1", title: "=cmd ::x\\n::error::x ##[x", max_score: 4, score: 1, lead: "{TEXT}"}}
"""
COMMUNE = f"""\
cchc: 1
kind: commune
name: "{TEXT}\\n::error::x"
unit: xã
issuer: "{TEXT}\\n::error::x"
parties:
- {{id: vp-tk, title: "{TEXT}", short: "::VP ##[x", kind: official}}
"""
_FAULTY = b"""\
cchc: 1
kind: maintain
"::stop-commands::##[x": 1
year: "::error::##[x\\u061c"
commune: "::error::##[x"
title: '::error::##[x'
areas:
- {number: "::error::##[x\\u180e", title: "##[x", criteria: [{code: "##[x\\n::error::", title: x, max_score: "##["}]}
"""
FAULTY = (_FAULTY, _FAULTY + b"# \x1b[31m::error::\n", _FAULTY + b'"::x\\e\\u202e##[x": 1\n')
"""Faults of the schema; of the text, which then is shown; and of a name that escapes hide."""
SETTINGS = f"'{COMMAND}' = 1\n"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def assert_harmless(text: str, *, coloured: bool = False, annotations: bool = False) -> None:
    """Nothing that a terminal or a runner obeys, but for colours on a terminal and our own annotations."""
    text = COLOUR.sub("", text) if coloured else text
    for line in text.replace("\r\n", "\n").split("\n"):
        assert line.isprintable(), ascii(line)
        assert not re.search(r"##\w*\[", line), line
        if not (annotations and re.match("::(error|warning|notice) file=", line)):
            assert not line.lstrip().startswith("::"), line


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with plans, documents, a workbook and settings of hostile names and texts."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "xau").mkdir()
    (tmp_path / "khac").mkdir()
    for folder in ("plans", "xau", "khac"):
        (tmp_path / folder / "commune.yaml").write_text(COMMUNE, encoding="utf-8")
    for year, name in enumerate(NAMES, 2020):
        (tmp_path / "plans" / name).write_text(PLAN.replace("YEAR", str(year)), encoding="utf-8")
        (tmp_path / "xau" / name).write_bytes(FAULTY[year % 3])
        (tmp_path / "khac" / name).write_text(
            PLAN.replace("YEAR", "2024").replace("symbol", "symbols"), encoding="utf-8"
        )
    (tmp_path / DONE_IN).write_text(PLAN.replace("YEAR", "2019"), encoding="utf-8")
    (tmp_path / "plans" / "::gaps.yaml").write_text(REMEDY, encoding="utf-8")
    (tmp_path / f"{COMMAND}.docx").write_bytes(_document())
    (tmp_path / "hong\x1b[31m\n::x.docx").write_bytes(b"PK")
    (tmp_path / "::hong\n::x.pdf").write_bytes(b"%PDF")
    (tmp_path / "::bang\x1b.xlsx").write_bytes(_workbook())
    (tmp_path / ANNEX).write_bytes(_page())
    (tmp_path / "co-so.json").write_text('{"schema_version": 1, "findings": []}', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CCHC_TODAY", "2024-07-15")
    return tmp_path


def _document() -> bytes:
    """An annex whose texts are hostile, with faults of form that quote them."""
    words = "::stop-commands::\x85\u202e ##[group]"
    return word_documents.changed(
        *(word_documents.text(number, f"{words} Phụ lục {number}") for number in range(3)),
        word_documents.written(0, 1, f"::{words}"),
        word_documents.written(2, 0, f"::{words}"),
    )


def _page() -> bytes:
    """A web page with an annex whose texts are hostile, with doubts and findings that quote them."""
    words = "::stop-commands::\x85\u202e ##[group]\n::error::x"
    cells = ("::1", f"TC 1.1. {words}", "1,5::", words, f"{words} trước ngày 10/12/2026", f"::{words}", words, words)
    return annex_pages.page(
        *annex_pages.heading("I", f"Duy trì {words}"),
        annex_pages.table(annex_pages.HEADINGS, ("::I", words), cells, ("Tổng cộng", words)),
        annex_pages.table((words, words), cells[:2]),
    )


def _workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.title = "TRANG"
    sheet.append(["Mã nhiệm vụ", "Phụ lục", "Ngày hoàn thành", "Tài liệu kiểm chứng", "Ghi chú"])
    for address in ("1.1/bao-cao/2019-01", "::error::\u202e##[x"):
        for day in ("15/01/2019", "::error::\x85##[x"):
            sheet.append([address, DONE_IN, day, "::e\u202e##[x", "::n"])
            sheet.append([address, None, day, "::e\u202e##[x", "::n"])
    sheet.append(["1.1/han", None, "15/6/2019", "::e ##[x", "::n"])
    file = io.BytesIO()
    book.save(file)
    named = io.BytesIO()
    with ZipFile(file) as read, ZipFile(named, "w") as written:
        for name in read.namelist():
            content = read.read(name).replace(b'name="TRANG"', b'name="::stop&#x202E;&#x85;&#10;::error::##[x"')
            written.writestr(name, content)
    return named.getvalue()


DONE_IN = "plans/han.yaml"
ANNEX = "::van-ban\x1b\n::error::.html"
CASES: Mapping[tuple[str, ...], Sequence[Sequence[str]]] = {
    ("import",): [
        [ANNEX, "-o", "nhap"],
        [ANNEX, "-o", "nhap"],
        [ANNEX, "-o", "khac", "--fix"],
        [ANNEX, "-o", "plans", "--update-commune"],
        [ANNEX, "-o", f"nhap/{ARGUMENT}.yaml"],
        [ANNEX, "-o", f"{ARGUMENT}.doc"],
        [f"{COMMAND}.docx", "-o", "nhap-2", "--year", "2026"],
        ["hong\x1b[31m\n::x.docx"],
        ["::hong\n::x.pdf"],
        [ARGUMENT],
    ],
    ("validate",): [
        *([folder] for folder in ("plans", "xau", "khac")),
        [f"khong/{ARGUMENT}"],
        [ARGUMENT],
        ["plans", "--baseline", "co-so.json", "--write-baseline"],
        ["plans", "--report", f"json:{ARGUMENT}"],
    ],
    ("gaps",): [[], ["--sort", "gap"], ["xau"], ["-o", f"{ARGUMENT}.csv"], ["-o", f"{ARGUMENT}.md", "--force"]],
    ("overdue",): [
        [],
        *(["--group-by", by, "--within", "60d"] for by in ("area", "criterion", "month")),
        ["xau", "plans"],
        ["-o", f"{ARGUMENT}.csv"],
        ["-o", f"{ARGUMENT}.xlsx"],
        ["--official", "::VP ##[x"],
        ["--within", "60d", "--format", "ics", "-o", f"lich{ARGUMENT}"],
    ],
    ("status",): [[], ["--role", "any"], [DONE_IN], ["xau"], ["-o", f"{ARGUMENT}.md"]],
    ("page",): [[], ["xau", "plans"], [DONE_IN], ["-o", f"{ARGUMENT}.html"], ["-o", ARGUMENT]],
    ("sheet",): [
        ["--format", "text", "--all"],
        ["--format", "text", "--all", "-o", f"{ARGUMENT}.txt"],
        ["--official", ARGUMENT],
        [DONE_IN, "-o", f"phieu{ARGUMENT}"],
        ["xau"],
    ],
    ("done",): [
        ["1.1/bao-cao/2019-01", DONE_IN, "--note", TEXT, "--evidence", TEXT, "--dry-run"],
        ["1.1/bao-cao/2019-01", DONE_IN, "--note", TEXT, "--evidence", TEXT],
        ["1.1/bao-cao/2019-01", DONE_IN, "--undo"],
        ["1.1/bao-cao/2019-02", DONE_IN, "--note", ARGUMENT],
        ["1.1/bao-cao/2019-03", DONE_IN, "--evidence", ARGUMENT],
        ["1.1/bao-cao/2020-01"],
        *(["1.1/han", f"plans/{name}"] for name in NAMES if name.isprintable()),
        [ARGUMENT],
        ["--from", "::bang\x1b.xlsx", "--dry-run"],
        ["--from", "::bang\x1b.xlsx"],
        ["--from", f"{COMMAND}.docx"],
    ],
    ("extend",): [
        ["1.1/han", DONE_IN, "--to", "2019-12-15", "--document", TEXT, "--dry-run"],
        ["1.1/han", DONE_IN, "--to", "2019-12-15", "--document", TEXT],
        ["1.1/han", DONE_IN, "--undo"],
        ["1.1/han", DONE_IN, "--to", "2019-12-15", "--document", ARGUMENT],
    ],
    ("event",): [
        ["1.1", "2019-06-01", DONE_IN],
        ["1.1", "2019-06-01", DONE_IN, "--document", TEXT],
        [ARGUMENT, "2019-06-01", DONE_IN],
        ["1.1", ARGUMENT, DONE_IN],
    ],
    ("render",): [
        [DONE_IN, "-o", f"ra{ARGUMENT}"],
        ["xau"],
        [DONE_IN, "--into", f"{COMMAND}.docx", "-o", f"{ARGUMENT}.docx"],
        [DONE_IN, "--into", "hong\x1b[31m\n::x.docx"],
        [DONE_IN, "--template", f"{COMMAND}.docx"],
        [DONE_IN, "--medium", "paper"],
    ],
    ("check",): [["."], [f"{COMMAND}.docx"], [ARGUMENT]],
    ("sign",): [[ARGUMENT], ["::hong\n::x.pdf", "--p12", ARGUMENT, "--number", "05/KH"]],
    ("verify",): [["::hong\n::x.pdf"], [ARGUMENT]],
    ("fmt",): [["plans"], ["plans", "--check"], ["plans", "--diff"], ["xau"]],
    ("register",): [
        ["--level", "xa", "--name", "Mẫu"],
        ["--level", "xa", "--name", ARGUMENT],
        ["--level", "xa", "--name", "Mẫu", "-o", f"{ARGUMENT}.yaml"],
        ["--level", "xa", "--name", "Mẫu", "-o", ARGUMENT],
    ],
    ("rule",): [["--all"], ["P303"], [ARGUMENT]],
    ("schema",): [[], ["plan", "-o", f"{ARGUMENT}.json"]],
    ("completion",): [["bash"], ["zsh"], ["fish"], ["powershell"], [ARGUMENT]],
    ("template", "list"): [[]],
    ("template", "export"): [["-o", f"mau{ARGUMENT}"], ["-o", f"mau{ARGUMENT}"]],
    ("template", "check"): [[f"{COMMAND}.docx"], ["hong\x1b[31m\n::x.docx"], []],
}
IN_TEXT = {"json", "csv", "md", "table", "text", "concise", "github", "gitlab", "sarif", "junit", "markdown", "ics"}


def test_no_command_is_forgotten() -> None:
    assert {path for path, _ in commands()} == set(CASES)


def forms_of(command: Any) -> list[list[str]]:
    """`--format X` for each form in which the command prints a text; nothing for its usual one."""
    for parameter in command.params:
        if "--format" in parameter.opts:
            named = FORMS if parameter.metavar == "DẠNG" else parameter.metavar.split("|")
            return [[], *(["--format", form] for form in named if form in IN_TEXT)]
    return [[]]


def runs() -> Iterator[tuple[str, ...]]:
    """Each row of `CASES` in each form of the command."""
    for path, command in commands():
        for arguments in CASES[path]:
            for form in forms_of(command):
                yield (*path, *arguments, *form)


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(CASES))
@pytest.mark.parametrize("terminal", [False, True])
def test_what_a_command_prints_is_harmless(
    run: Run, office: Path, path: tuple[str, ...], terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    del office
    if terminal:
        monkeypatch.setattr("cchc.cli.outputs._on_terminal", lambda: True)
        monkeypatch.setenv("COLUMNS", "40")
    for arguments in (arguments for arguments in runs() if arguments[: len(path)] == path):
        outcome = run(*arguments)
        assert outcome.exit_code in {0, 1, 2, 3}, arguments
        assert outcome.out or outcome.err, arguments
        assert_harmless(outcome.out, coloured=terminal, annotations="github" in arguments)
        assert_harmless(outcome.err)


@pytest.mark.parametrize("path", sorted(CASES))
def test_what_is_said_of_hostile_arguments_is_one_harmless_line(run: Run, office: Path, path: tuple[str, ...]) -> None:
    del office
    [command] = [each for name, each in commands() if name == path]
    for parameter in command.params:
        if parameter.name == "watch":  # which only Ctrl-C ends
            continue
        given = [parameter.opts[-1], ARGUMENT] if parameter.param_type_name == "option" else [ARGUMENT]
        outcome = run(*path, *given)
        assert outcome.exit_code in {0, 1, 2, 3}, given
        assert_harmless(outcome.out)
        assert_harmless(outcome.err)
    for argument in (f"--{ARGUMENT}", f"--force={ARGUMENT}", f"-{ARGUMENT}"):
        outcome = run(*path, argument)
        assert outcome.exit_code == 2
        assert outcome.err.count("\n") == 1
        assert_harmless(outcome.err)


def test_an_unknown_command_is_told_in_vietnamese_on_one_line(run: Run) -> None:
    for name in (ARGUMENT, "a'b", 'a"b', "a\nb"):
        outcome = run(name)
        assert (outcome.exit_code, outcome.out) == (2, "")
        assert outcome.err.startswith("Không có lệnh “")
        assert outcome.err.count("\n") == 1
        assert_harmless(outcome.err)


@pytest.mark.parametrize("name", ["CCHC_TODAY", "CCHC_FORMAT", "SOURCE_DATE_EPOCH", "COLUMNS", "GITHUB_WORKSPACE"])
def test_what_is_said_of_the_environment_is_harmless(
    run: Run, office: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    del office
    monkeypatch.setenv(name, ARGUMENT)
    for arguments in (["status"], ["validate"], ["render", DONE_IN, "-o", "ra"]):
        outcome = run(*arguments)
        assert_harmless(outcome.out)
        assert_harmless(outcome.err)


def test_what_is_said_of_settings_is_harmless(run: Run, office: Path) -> None:
    for text in (
        SETTINGS,
        f'"{COMMAND}\\u001b[31m\\u202e\\n::error::" = 1',
        'ignore = ["::x\\n::error::##[x\\u202e"]',
        'select = ["##[x\\u001b"]',
        'fail-on = "::x\\u001b"',
        'baseline = "::x\\u001b\\n::y##[z"',
    ):
        (office / "cchc.toml").write_text(text, encoding="utf-8")
        outcome = run("validate")
        assert (outcome.exit_code, outcome.out) == (2, "")
        assert outcome.err.count("\n") == 1
        assert_harmless(outcome.err)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("form", ["json", "gitlab", "sarif", "junit"])
def test_forms_for_machines_are_whole_and_name_each_file(run: Run, form: str) -> None:
    out = run("validate", "xau", "--format", form).out
    if form == "junit":
        assert {suite.get("name") for suite in ET.fromstring(out)} >= {f"xau/{COMMAND}.yaml", "xau/a\ufffd[31m.yaml"}  # noqa: S314 — our own
        return
    read = json.loads(out)
    if form == "json":
        paths = {each["path"] for each in read["diagnostics"]}
    elif form == "gitlab":
        paths = {each["location"]["path"] for each in read}
    else:
        results = read["runs"][0]["results"]
        paths = {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results}
        assert "xau/%FF%FE.yaml" in paths
        return
    assert paths == {f"xau/{name}" for name in NAMES}


@pytest.mark.usefixtures("office")
def test_json_of_reports_reads_back_as_the_plan_has_it(run: Run) -> None:
    names = [f"plans/{name}" for name in (*NAMES, "han.yaml", "::gaps.yaml")]
    read = json.loads(run("status", *names, "--format", "json").out)
    assert {each["path"] for each in read["plans"]} == {*names}
    assert read["areas"][0]["title"] == TEXT.replace("<b>", "").replace("</b>", "")


@pytest.mark.parametrize("value", [HOSTILE, "\U000e0001\udcff\x7f", "##[a ##vso[b ###[c", "\u00a0é"])
def test_json_is_plain_and_exact(value: str) -> None:
    text = plain_json({value: [value]})
    assert_harmless(text)
    assert json.loads(text) == {value: [value]}


@pytest.mark.usefixtures("office")
def test_github_gets_no_command_but_its_annotations(run: Run, monkeypatch: pytest.MonkeyPatch, office: Path) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(office / "tom-tat.md"))
    outcome = run("validate", "xau")
    assert_harmless(outcome.out, annotations=True)
    assert_harmless(outcome.err)
    annotations = [line for line in outcome.out.splitlines() if line.startswith("::")]
    assert len(annotations) == 10
    assert annotations[0].startswith("::error file=xau/ %3A%3Adebug%3A%3A.yaml,line=")
    assert_harmless((office / "tom-tat.md").read_text(encoding="utf-8").replace("##\\[", ""))


def test_a_text_in_markdown_is_text(run: Run, in_office: Path) -> None:
    commune = in_office / "plans" / "commune.yaml"
    text = commune.read_text(encoding="utf-8").replace("name: Cẩm Giàng", 'name: "<img src=x> [a](http://b.vn) *c* #"')
    commune.write_text(text, encoding="utf-8")
    heading = run("gaps", "--format", "md").out.splitlines()[0]
    assert heading.endswith(r", UBND xã &lt;img src=x> \[a\](http:\//b.vn) \*c\* \#")


def test_csv_for_excel_has_no_formulas_and_the_workbook_made_of_it_is_read(run: Run, office: Path) -> None:
    cells = ("=1+1", "+84", "-x", "@a", "\t=1", "\r=1", "a=1", "'x", -3)
    assert as_csv(["a"], [[cell] for cell in cells], for_excel=True).split("\r\n")[1:-1] == [
        *("'=1+1", "'+84", "'-x", "'@a", "' =1", "'\ufffd=1", "a=1", "'x", "-3"),
    ]
    assert run("gaps", "-o", "mat.csv").exit_code == 0
    assert "'=cmd ::x" in (office / "mat.csv").read_text(encoding="utf-8-sig")
    assert "'=cmd" not in run("gaps", "--format", "csv").out
    assert "'=cmd" not in run("gaps", "--format", "json").out
    book = Workbook()
    assert book.active
    book.active.append(["Mã nhiệm vụ", "Phụ lục", "Ngày hoàn thành", "Tài liệu kiểm chứng", "Ghi chú"])
    book.active.append(["1.1/han", DONE_IN, "15/6/2019", "'=1+1", "'-x"])
    book.save("dien.xlsx")
    run("done", "--from", "dien.xlsx")
    progress = (office / "plans" / "han.progress.yaml").read_text(encoding="utf-8")
    assert progress.endswith('  evidence: =1+1\n  note: "-x"\n')


def test_a_plan_that_is_laid_out_anew_goes_to_a_pipe_byte_for_byte(office: Path, capfdbinary: Any) -> None:
    content = f"# {COMMAND} \u202e ##[group]\n".encode() + COMMUNE.encode()
    (office / "vao.yaml").write_bytes(content)
    with (office / "vao.yaml").open(encoding="utf-8") as file, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", file)
        main(["fmt", "-"])
    assert f"# {COMMAND} \u202e ##[group]\n".encode() in capfdbinary.readouterr().out


def test_a_fault_of_a_template_whose_name_is_no_text_is_one_sentence(run: Run, in_office: Path) -> None:
    name = os.fsdecode(b"m\xff.docx")
    template_saying(in_office, "{{ ::##[x\u202e }}").rename(name)
    outcome = run("render", "plans/2024.yaml", "--template", name)
    assert (outcome.exit_code, outcome.out) == (3, "")
    assert outcome.err.startswith("Mẫu “m\ufffd.docx” có chỗ không xuất được ở đoạn 1: ")
    assert outcome.err.count("\n") == 1
    assert_harmless(outcome.err)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_scripts_of_shells_pass_unchanged(run: Run, shell: str) -> None:
    script = get_completion_script(prog_name="cchc", complete_var=ASKED, shell=shell)
    assert run("completion", shell).out.startswith(f"{script}\n")


def test_texts_of_certificates_are_harmless(run: Run, lab: Lab, office: Path) -> None:
    authority = Authority("::CA\u202e##[x\x85")
    content = lab.signed(by=authority.issue("::error::\u202e##[x\x1b", "::UBND\n::error::"))
    (office / f"{COMMAND}\n::error::.pdf").write_bytes(content)
    for form in ("text", "json"):
        outcome = run("verify", f"{COMMAND}\n::error::.pdf", "--format", form)
        assert_harmless(outcome.out)
        assert_harmless(outcome.err)
        assert "UBND" in outcome.out


def test_a_signed_file_of_a_hostile_name_is_told(run: Run, lab: Lab, office: Path) -> None:
    (office / f"{COMMAND}\n::error::.pdf").write_bytes(lab.page.read_bytes())
    read, write = os.pipe()
    os.write(write, f"{PASSWORD}\n".encode())
    os.close(write)
    signing = ("--p12", str(lab.p12), "--secret-fd", str(read), "--number", "05/KH-UBND")
    outcome: Outcome = run("sign", f"{COMMAND}\n::error::.pdf", *signing)
    os.close(read)
    assert outcome.exit_code == 0, outcome.err
    assert_harmless(outcome.out)
    assert outcome.out.count("\n") == 1
