"""README is held to the program: its commands, their output, its tables, its examples."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from signing_lab import PASSWORD, SIGNED_AT, Lab
from support import ROOT, Run

from cchc.cli.app import app
from cchc.diagnostics import CATALOGUE
from cchc.errors import CchcError, WrongUsageError
from cchc.loading import load
from cchc.report.rules import table
from cchc.wording import FIELDS

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLES = re.findall(r"```console\n\$ cchc (.+)\n([^`]*)```", README)
"""Each console by its first command; more commands may follow in it, each after what the one before printed."""
COMMANDS = [
    *(command.callback.__name__ for command in app.registered_commands if command.callback),
    *(group.typer_instance.info.name for group in app.registered_groups if group.typer_instance),
]


SIGNING = [each for each in CONSOLES if each[0].split()[0] in {"sign", "verify"}]
OTHERS = [each for each in CONSOLES if each not in SIGNING]


@pytest.mark.parametrize(("command", "shown"), OTHERS, ids=[command for command, _ in OTHERS])
def test_a_command_prints_what_readme_shows(run: Run, in_office: Path, command: str, shown: str) -> None:
    del in_office
    if command.startswith("check"):
        run("render")  # what there is to be checked
    evidence = Path("plans/kiem-chung/bao-cao.pdf")
    evidence.parent.mkdir()
    evidence.write_bytes(b"%PDF-1.7")
    for line, printed in re.findall(r"\$ cchc (.+)\n((?:(?!\$ ).*\n)*)", f"$ cchc {command}\n{shown}"):
        outcome = run(*shlex.split(line))
        assert outcome.out + outcome.err == printed


@pytest.mark.parametrize(("command", "shown"), SIGNING, ids=[command for command, _ in SIGNING])
def test_signing_prints_what_readme_shows(
    run: Run, lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, shown: str
) -> None:
    lab.fill_desk(tmp_path)
    if command.startswith("verify"):
        (tmp_path / "da-ky.pdf").rename(tmp_path / "phu-luc.signed.pdf")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys.modules["cchc.cli.commands.sign"], "now", lambda: SIGNED_AT)
    monkeypatch.setattr("cchc.cli.commands.sign.secret", lambda *_: PASSWORD)
    assert run(*command.split()).out == shown


def test_every_command_has_a_section_and_shows_its_output() -> None:
    assert {command.split()[0] for command, _ in CONSOLES} == set(COMMANDS)
    for command in COMMANDS:
        assert re.search(rf"^### .+: `cchc {command}`$", README, re.MULTILINE)


def test_the_real_output_is_marked_as_having_nothing_recorded() -> None:
    assert "chưa ghi nhận kết quả nào" in README


def test_the_two_commands_are_those_that_set_everything_up() -> None:
    assert "pip install . && cchc render\n" in README
    assert "pip install '.[test]' && pytest\n" in README
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "\npip install . && cchc render\npip install '.[test]' && pytest\n" in ci


def test_the_rule_table_is_the_catalogue() -> None:
    assert table(list(CATALOGUE.values())) in README


def test_the_exit_codes_are_the_programs() -> None:
    section = README.split("### Mã thoát")[1].split("###")[0]
    codes = [int(code) for code in re.findall(r"^\| (\d+) \|", section, re.MULTILINE)]
    assert codes == [0, 1, WrongUsageError.exit_code, CchcError.exit_code, 130]


def test_the_glossary_uses_names_that_the_code_has() -> None:
    section = README.split("## Thuật ngữ")[1].split("\n## ")[0]
    names = {
        name
        for row in re.findall(r"^\| .+? \| (`.+?`) \|", section, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "cchc").rglob("*.py"))
    assert names
    assert [name for name in sorted(names) if not re.search(rf"\b{name}\b", code, re.IGNORECASE)] == []


def test_every_field_of_the_language_is_explained() -> None:
    section = README.split("## Ngôn ngữ kế hoạch")[1].split("\n## ")[0]
    explained = set(re.findall(r"`(\w+)`", section)) | set(re.findall(r"^[ -]*(\w+):", section, re.MULTILINE))
    assert set(FIELDS) - explained == set()


def test_the_worked_example_gives_no_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, commune, progress = re.findall(r"```yaml\n(cchc: 1\n[^`]*?)```|```yaml\n(cchc: 1 [^`]*?)```", README)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "2025.yaml").write_text("".join(plan), encoding="utf-8")
    (tmp_path / "commune.yaml").write_text("".join(commune), encoding="utf-8")
    (tmp_path / "2024.yaml").write_bytes((ROOT / "plans" / "2024.yaml").read_bytes())
    (tmp_path / "2024.progress.yaml").write_text("".join(progress), encoding="utf-8")
    assert load([Path("2025.yaml"), Path("commune.yaml")]).diagnostics == ()
    assert [found for found in load([Path("2024.progress.yaml")]).diagnostics if "progress" in found.path] == []


def test_every_file_that_readme_points_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).is_file(), target


@pytest.mark.parametrize(
    ("first_line", "schema"),
    [
        ("# .github/workflows/ke-hoach.yml", "vendor.github-workflows"),
        ("# .gitlab-ci.yml", "vendor.gitlab-ci"),
        ("# .pre-commit-config.yaml", None),
    ],
)
def test_what_readme_shows_for_ci_is_what_ci_reads(first_line: str, schema: str | None, tmp_path: Path) -> None:
    (snippet,) = re.findall(rf"```yaml\n({re.escape(first_line)}\n[^`]*)```", README)
    file = tmp_path / Path(first_line).name
    file.write_text(snippet, encoding="utf-8")
    checker = ["check_jsonschema", "--builtin-schema", schema] if schema else ["pre_commit", "validate-config"]
    command = [sys.executable, "-m", *checker, str(file)]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_settings_that_readme_shows_are_understood(run: Run, in_office: Path) -> None:
    (snippet,) = re.findall(r"```toml\n([^`]*)```", README)
    (in_office / "cchc.toml").write_text(snippet, encoding="utf-8")
    assert run("validate", "--write-baseline").exit_code == 0
    assert run("validate").exit_code == 0


@pytest.mark.usefixtures("in_project")
def test_the_counts_that_readme_names_are_those_of_the_real_plans(run: Run) -> None:
    counts = re.search(r"hai phụ lục thật có (\d+ cảnh báo) và (\d+ lưu ý)", README)
    assert counts
    assert run("validate").err == f"Đã kiểm tra 03 tệp: không có lỗi, {counts[1]}, {counts[2]}.\n"


def test_what_readme_shows_for_ci_is_pinned_and_decides_itself_what_fails() -> None:
    used = re.findall(r"uses: (.*)", README)
    others = [each for each in used if not each.startswith("TÊN-CƠ-QUAN/cchc@v")]
    assert (len(used), len(others)) == (3, 2)
    assert [each for each in others if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}  # v[0-9.]+", each)] == []
    assert re.search(r"uses: actions/checkout@.*\n +with:\n +persist-credentials: false\n", README)
    github, gitlab, hooks = (
        re.search(rf"```yaml\n# {re.escape(name)}\n([^`]*)```", README)
        for name in (".github/workflows/ke-hoach.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml")
    )
    assert github
    assert gitlab
    assert hooks
    assert "fail-on: error" in github[1]
    assert "cchc validate --fail-on error" in gitlab[1]
    assert "cchc@v" in gitlab[1]
    assert "rev: v" in hooks[1]


def test_readme_runs_no_module_from_the_working_folder() -> None:
    assert re.findall(r"(?:py|python3?) -m cchc", README) == []
    assert "`py -P -m cchc`" in README
