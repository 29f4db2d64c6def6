"""README and the pages of `docs` are held to the program: commands, output, tables, examples."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers.pages import DOCS, EXAMPLE, GENERATED, README, WRITTEN, consoles, plan_files, section, text
from helpers.signing_lab import PASSWORD, SIGNED_AT, Lab
from helpers.support import ROOT, Run

from cchc import __version__
from cchc.cli.app import COMMANDS
from cchc.cli.options.findings import FORMS
from cchc.diagnostics import CATALOGUE
from cchc.errors import CchcError, WrongUsageError
from cchc.loading import load
from cchc.report.rules import table
from cchc.wording import FIELDS

Console = list[tuple[str, str]]
CONSOLES = [(page, console) for page in WRITTEN for console in consoles(page)]
SIGNING = [console for page, console in CONSOLES if page.name == "ky-so.md"]
OTHERS = [(page, console) for page, console in CONSOLES if page.name != "ky-so.md"]


def name(example: object) -> str:
    """A console by its page and its first command."""
    match example:
        case Path():
            return example.stem
        case [(command, _), *_]:
            return str(command)
    return str(example)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """In a folder of its own with an empty folder of plans."""
    (tmp_path / "plans").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def newcomer(run: Run, office: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """In the folder that README tells a newcomer without an annex to make, on the day that README speaks of."""
    monkeypatch.setenv("CCHC_TODAY", "2026-04-15")
    (register,) = re.findall(r"^cchc (register .+)$", text(README), re.MULTILINE)
    assert run(*register.split()).exit_code == 0
    for file, content in plan_files(README).items():
        (office / "plans" / file).write_text(content, encoding="utf-8")
    return office


def fill(office: Path, page: Path) -> None:
    """Put in the plans that a page speaks of, and what its commands need besides."""
    if page.name == "nhap-phu-luc.md":
        shutil.copytree(EXAMPLE.parent / "nhap", office, dirs_exist_ok=True)
        return
    for plan in (EXAMPLE if page.name == "theo-doi.md" else ROOT / "plans").glob("*.yaml"):
        shutil.copy(plan, office / "plans")
    if page.name == "theo-doi.md":
        shutil.copytree(EXAMPLE.parent / "chuong-trinh", office / "chuong-trinh")
    evidence = office / "plans" / "kiem-chung" / "bien-ban.pdf"
    evidence.parent.mkdir()
    evidence.write_bytes(b"%PDF-1.7")


@pytest.mark.parametrize(("page", "console"), [each for each in OTHERS if each[0] != README], ids=name)
def test_a_command_prints_what_its_page_shows(run: Run, office: Path, page: Path, console: Console) -> None:
    fill(office, page)
    if console[0][0].startswith("check"):
        run("render")  # what there is to be checked
    for command, shown in console:
        outcome = run(*shlex.split(command))
        assert outcome.out + outcome.err == shown


@pytest.mark.parametrize("console", SIGNING, ids=name)
def test_signing_prints_what_its_page_shows(
    run: Run, lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, console: Console
) -> None:
    ((command, shown),) = console
    lab.fill_desk(tmp_path)
    if command.startswith("verify"):
        (tmp_path / "da-ky.pdf").rename(tmp_path / "phu-luc.signed.pdf")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("cchc.cli.commands.sign.now", lambda: SIGNED_AT)
    monkeypatch.setattr("cchc.cli.commands.sign.secret", lambda *_: PASSWORD)
    assert run(*command.split()).out == shown


def test_every_command_has_a_section_a_console_and_a_row_in_readme() -> None:
    assert {command.split()[0] for _, console in CONSOLES for command, _ in console} == set(COMMANDS)
    titles = [re.findall(r"^## .+: `cchc (\w+)`$", text(page), re.MULTILINE) for page in WRITTEN]
    assert sorted(title for page in titles for title in page) == sorted(COMMANDS)
    home = {
        command: page.relative_to(ROOT).as_posix() for page, own in zip(WRITTEN, titles, strict=True) for command in own
    }
    rows = re.findall(r"^\| .+ \| (`cchc .+`) \| \[.+\]\((.+)\) \|$", text(README), re.MULTILINE)
    assert {command: page for commands, page in rows for command in re.findall(r"\w+(?=`)", commands)} == home


def test_a_newcomers_plan_is_checked_rendered_and_tracked_as_readme_shows(run: Run, newcomer: Path) -> None:
    ((*steps,),) = consoles(README)
    assert [command.split()[0] for command, _ in steps] == ["validate", "render", "done", "overdue"]
    for command, shown in steps:
        outcome = run(*shlex.split(command))
        assert outcome.out + outcome.err == shown
        assert outcome.exit_code == 0
    assert run("check").err == "Đã kiểm tra 01 tệp: không có lỗi, không có cảnh báo.\n"
    assert (newcomer / "out" / "2026.docx").is_file()


MISTAKES = {
    "    tasks: Cập nhật danh mục; kiểm tra nơi niêm yết": {
        "     tasks: Cập nhật danh mục": "lỗi Y101 Dòng này thụt đầu dòng sai",
        "    tasks: Hằng quý: rà soát": "lỗi Y101 Giá trị có dấu hai chấm phải đặt trong ngoặc kép.",
        '    tasks: "Hằng quý: rà soát"': "không có lỗi, không có cảnh báo.",
    },
    "    lead: Văn phòng HĐND và UBND": {
        "    lead: Phòng Nội vụ": "cảnh báo O401 “Phòng Nội vụ” ở cột Chủ trì không có trong tệp đơn vị.",
    },
    "    timeframe: Quý I/2026": {
        "    timeframe: Cuối năm": "cảnh báo D601 TC 3.1: thời gian “Cuối năm” không đọc được thành thời hạn.",
        "    timeframe: Quý IV/2026": "không có lỗi, không có cảnh báo.",
    },
}


def test_the_five_messages_of_readme_are_those_that_its_mistakes_bring(run: Run, newcomer: Path) -> None:
    plan = newcomer / "plans" / "2026.yaml"
    sound = plan.read_text(encoding="utf-8")
    for right, mistakes in MISTAKES.items():
        for wrong, message in mistakes.items():
            assert sound.count(right) == 1
            plan.write_text(sound.replace(right, wrong), encoding="utf-8")
            outcome = run("validate")
            assert message in outcome.out + outcome.err
    (newcomer / "plans").rename(newcomer / "elsewhere")
    nowhere = "Không có thư mục “plans” ở đây."
    assert run("validate").err.startswith(nowhere)
    listed = re.findall(r"^\d\. `(.+?)` – ", text(README).split("## Năm câu hay gặp")[1], re.MULTILINE)
    said = [message for mistakes in MISTAKES.values() for message in mistakes.values()]
    assert listed == [nowhere, *(message for message in said if not message.startswith("không"))]


@pytest.mark.usefixtures("in_project")
def test_the_real_plans_are_said_to_have_nothing_recorded_and_so_many_late(run: Run) -> None:
    for page in (README, DOCS / "theo-doi.md"):
        number = re.search(r"chưa ghi nhận kết quả\s+nào[^.]*\s(\d+)\s+nhiệm\s+vụ", text(page))
        assert number
        late = run("overdue", "--format", "json", "--today", "2026-04-15").out
        assert json.loads(late)["totals"]["occurrences"] == int(number[1])


def test_last_year_is_asked_by_its_number(run: Run, office: Path) -> None:
    fill(office, DOCS / "theo-doi.md")
    (command,) = re.findall(r"`cchc (\w+ --year [0-9]+)`", text(README))
    assert run(*command.split()).exit_code == 0


def test_the_example_of_a_period_is_sound_and_in_canonical_form(run: Run, office: Path) -> None:
    fill(office, DOCS / "theo-doi.md")
    assert run("validate", "chuong-trinh").err == "Đã kiểm tra 02 tệp: không có lỗi, không có cảnh báo.\n"
    assert run("fmt", "--check", "chuong-trinh").exit_code == 0


def test_the_example_commune_is_sound_in_canonical_form_and_renders(run: Run, office: Path) -> None:
    fill(office, DOCS / "theo-doi.md")
    assert run("validate").err == "Đã kiểm tra 05 tệp: không có lỗi, không có cảnh báo.\n"
    assert run("fmt", "--check").exit_code == 0
    assert run("render").out == "Đã xuất out/2026-khac-phuc.docx\nĐã xuất out/2026.docx\n"
    assert run("check").err == "Đã kiểm tra 02 tệp: không có lỗi, không có cảnh báo.\n"


def test_the_two_commands_are_those_that_set_everything_up() -> None:
    assert "\npip install . && cchc render\n" in text(README)
    assert "\npip install '.[test]' && pytest\n" in text(README)
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "\npip install . && cchc render\npip install '.[test]' && pytest\n" in ci


def test_the_sessions_of_nox_are_what_ci_and_readme_run() -> None:
    nox = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    sessions = re.findall(r"^@nox.session\ndef (\w+)\(", nox, re.MULTILINE)
    in_lint = re.findall(r"--sessions (\w+)$", ci, re.MULTILINE)
    asked_for = "newest"  # what a release to come does is no reason to refuse a commit
    assert sorted([*in_lint, "slow", "tests", asked_for]) == sorted(sessions)
    for session, command in (("tests", ['"pytest"']), ("slow", ['"pytest"', '"-m"', '"slow"'])):
        body = nox.split(f"def {session}(")[1].split("@nox.session")[0]
        assert re.findall(r"session\.\w+\((.+)\)", body) == ['".[test]"', ", ".join([*command, "*session.posargs"])]
        assert re.search(f"(?:^|&& ){' '.join(command)}$".replace('"', ""), ci, re.MULTILINE)
    quoted = ", ".join(f'"{session}"' for session in sessions if session != asked_for)
    assert f"for name in ({quoted}):" in nox  # the session `all`


def test_the_version_is_that_of_the_changelog_and_of_every_tag_that_the_pages_name() -> None:
    pages = "\n".join(text(page) for page in WRITTEN)
    assert set(re.findall(r"(?:@|rev: |--branch |thẻ `)v([0-9.]+[0-9])", pages)) == {__version__}
    assert f"thẻ `v{__version__}`" in text(README)
    newest = re.search(r"^## ([0-9]\S+)", text(ROOT / "CHANGELOG.md"), re.MULTILINE)
    assert newest
    assert newest[1] == __version__


def test_the_rule_table_is_the_catalogue() -> None:
    assert table(list(CATALOGUE.values())) in text(GENERATED)
    letters = re.findall(r"^\| (\w) \|", section("kiem-tra.md", "Vì sao: `cchc rule`"), re.MULTILINE)
    assert letters == list(dict.fromkeys(code[0] for code in CATALOGUE))


def test_the_exit_codes_are_the_programs() -> None:
    codes = [int(code) for code in re.findall(r"^\| (\d+) \|", section("ky-su.md", "Mã thoát"), re.MULTILINE)]
    assert codes == [0, 1, WrongUsageError.exit_code, CchcError.exit_code, 130]


def test_the_forms_of_findings_are_the_programs() -> None:
    forms = re.findall(r"^\| `(\w+)` \|", section("ky-su.md", "Dạng kết quả"), re.MULTILINE)
    assert sorted(forms) == sorted({*FORMS, "auto"})


def test_the_glossary_uses_names_that_the_code_has() -> None:
    names = {
        name
        for row in re.findall(r"^\| .+? \| (`.+?`) \|", section("ngon-ngu.md", "Thuật ngữ"), re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "cchc").rglob("*.py"))
    assert names
    assert [name for name in sorted(names) if not re.search(rf"\b{name}\b", code, re.IGNORECASE)] == []


def test_every_field_of_the_language_is_explained() -> None:
    page = text("ngon-ngu.md").split("## Thuật ngữ")[0]
    explained = set(re.findall(r"`(\w+)`", page)) | set(re.findall(r"^[ -]*(\w+):", page, re.MULTILINE))
    assert set(FIELDS) - explained == set()


def test_the_files_that_the_language_shows_give_no_finding(office: Path) -> None:
    fill(office, DOCS / "theo-doi.md")
    shown = plan_files(DOCS / "ngon-ngu.md")
    assert sorted(shown) == ["2026-khac-phuc.yaml", "2026-phan-cong.yaml", "2026.progress.yaml", "commune.yaml"]
    for file, content in shown.items():
        (office / "plans" / file).write_text(content, encoding="utf-8")
    paths = [Path("plans") / file for file in shown]
    assert [found for found in load(paths).diagnostics if Path(found.path) in paths] == []


def keys(value: Any) -> Iterator[str]:
    """Every key in a JSON value, at any depth."""
    if isinstance(value, dict):
        yield from value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(each)


@pytest.mark.parametrize(
    ("title", "command"),
    [
        ("`validate`, `check`", "validate plans/2024.yaml"),
        ("`rule`", "rule O403"),
        ("`gaps`", "gaps"),
        ("`overdue`, `status`", "overdue --within 30d --today 2024-07-15"),
        ("`overdue`, `status`", "overdue --group-by month --today 2024-07-15"),
        ("`overdue`, `status`", "status --today 2024-07-15"),
        ("`verify`", "verify da-ky.pdf"),
    ],
)
def test_every_key_of_json_is_on_the_page(run: Run, office: Path, lab: Lab, title: str, command: str) -> None:
    fill(office, DOCS / "kiem-tra.md")
    lab.fill_desk(office)
    printed = set(keys(json.loads(run(*command.split(), "--format", "json").out)))
    named = set(re.findall(r"[\w-]+", section("json.md", "Quy ước") + section("json.md", title)))
    assert printed - named == set()


@pytest.mark.parametrize(
    ("first_line", "schema"),
    [
        ("# .github/workflows/ke-hoach.yml", "vendor.github-workflows"),
        ("# .gitlab-ci.yml", "vendor.gitlab-ci"),
        ("# .pre-commit-config.yaml", None),
    ],
)
def test_what_is_shown_for_ci_is_what_ci_reads(first_line: str, schema: str | None, tmp_path: Path) -> None:
    (snippet,) = re.findall(rf"```yaml\n({re.escape(first_line)}\n[^`]*)```", text("ky-su.md"))
    file = tmp_path / Path(first_line).name
    file.write_text(snippet, encoding="utf-8")
    checker = ["check_jsonschema", "--builtin-schema", schema] if schema else ["pre_commit", "validate-config"]
    command = [sys.executable, "-m", *checker, str(file)]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_settings_that_are_shown_are_understood(run: Run, in_office: Path) -> None:
    (snippet,) = re.findall(r"```toml\n([^`]*)```", text("ky-su.md"))
    (in_office / "cchc.toml").write_text(snippet, encoding="utf-8")
    assert run("validate", "--write-baseline").exit_code == 0
    assert run("validate").exit_code == 0


@pytest.mark.usefixtures("in_project")
def test_the_counts_that_are_named_are_those_of_the_real_plans(run: Run) -> None:
    counts = re.search(r"hai phụ lục thật có (\d+ cảnh báo)\s+và (\d+ lưu ý)", text("kiem-tra.md"))
    assert counts
    assert run("validate").err == f"Đã kiểm tra 03 tệp: không có lỗi, {counts[1]}, {counts[2]}.\n"


def test_what_is_shown_for_ci_is_pinned_and_decides_itself_what_fails() -> None:
    page = text("ky-su.md")
    used = re.findall(r"uses: (.*)", page)
    others = [each for each in used if not each.startswith("TÊN-CƠ-QUAN/cchc@v")]
    assert (len(used), len(others)) == (3, 2)
    assert [each for each in others if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}  # v[0-9.]+", each)] == []
    assert re.search(r"uses: actions/checkout@.*\n +with:\n +persist-credentials: false\n", page)
    github, gitlab, hooks = (
        re.search(rf"```yaml\n# {re.escape(name)}\n([^`]*)```", page)
        for name in (".github/workflows/ke-hoach.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml")
    )
    assert github
    assert gitlab
    assert hooks
    assert "fail-on: error" in github[1]
    assert "cchc validate --fail-on error" in gitlab[1]
    assert "cchc@v" in gitlab[1]
    assert "rev: v" in hooks[1]


def test_no_page_runs_a_module_from_the_working_folder() -> None:
    for page in WRITTEN:
        assert re.findall(r"(?:py|python3?) -m cchc", text(page)) == []
    assert "`py -P -m cchc`" in text(README)


def test_the_messages_of_a_document_that_is_not_read_are_the_programs() -> None:
    rows = re.findall(r"^\| .+ \| (.+) \| [23] \|$", section("nhap-phu-luc.md", "Không nhập được"), re.MULTILINE)
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "src" / "cchc").rglob("*.py")]
    code = re.sub(r'"\s+f?"', "", "\n".join(sources))
    pieces = [piece.strip(" …") for row in rows for said in re.findall("“(.+?)[”]", row) for piece in said.split("“…")]
    assert len(pieces) > len(rows)
    assert [piece for piece in pieces if piece not in code] == []
