"""The hooks as pre-commit runs them, and the action as GitHub describes actions."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.support import ROOT


def call(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """What a repository says to use the checkout as it stands, which is made a repository for it, and installed once."""
    folder = tmp_path_factory.mktemp("hooks")
    for name in (".pre-commit-hooks.yaml", "pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, folder)
    for name in ("src", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PRE_COMMIT_HOME", str(tmp_path_factory.mktemp("pre-commit")))
        yield f"repos:\n- repo: {folder}\n  rev: {_commit(folder)}\n  hooks:\n  - id: cchc-validate\n  - id: cchc-fmt\n"


def _commit(folder: Path) -> str:
    """Make a repository of a folder; its one commit."""
    call("git", "init", "--quiet", ".", cwd=folder)
    call("git", "add", "--all", cwd=folder)
    who = ["-c", "user.name=test", "-c", "user.email=test@localhost"]
    assert call("git", *who, "commit", "--quiet", "--message", "x", cwd=folder).returncode == 0
    return call("git", "rev-parse", "HEAD", cwd=folder).stdout.strip()


@pytest.mark.needs("git")
def test_pre_commit_checks_and_lays_out_the_plans(hooks: str, in_office: Path) -> None:
    plan = in_office / "plans" / "2024.yaml"
    sound = plan.read_text(encoding="utf-8")
    plan.write_text(sound.replace('code: "1.2"', "code: '1.1'"), encoding="utf-8")
    (in_office / "other.yaml").write_text("a: [", encoding="utf-8")
    (in_office / ".pre-commit-config.yaml").write_text(hooks, encoding="utf-8")
    _commit(in_office)

    def hook(name: str) -> subprocess.CompletedProcess[str]:
        return call(sys.executable, "-m", "pre_commit", "run", name, "--all-files", cwd=in_office)

    checked = hook("cchc-validate")
    assert checked.returncode == 1
    assert "plans/2024.yaml:37:11: error P301 " in checked.stdout
    assert "other.yaml" not in checked.stdout
    assert hook("cchc-fmt").returncode == 1
    assert 'code: "1.1"' in plan.read_text(encoding="utf-8")
    plan.write_text(sound, encoding="utf-8")
    assert [hook(name).returncode for name in ("cchc-validate", "cchc-fmt")] == [0, 0]


@pytest.mark.needs("git")
def test_pre_commit_checks_the_plans_of_communes_in_folders_of_their_own(hooks: str, in_office: Path) -> None:
    for name in ("xa-a", "Xã Cẩm Giàng", "tỉnh/-xa b"):
        shutil.copytree(in_office / "plans", in_office / name / "plans")
    shutil.rmtree(in_office / "plans")
    broken = in_office / "Xã Cẩm Giàng" / "plans" / "2024.yaml"
    sound = broken.read_text(encoding="utf-8")
    broken.write_text(sound.replace('code: "1.2"', "code: '1.1'"), encoding="utf-8")
    settings = in_office / ".pre-commit-config.yaml"
    settings.write_text(hooks, encoding="utf-8")
    _commit(in_office)

    def hook(name: str, *files: str) -> subprocess.CompletedProcess[str]:
        which = ("--files", *files) if files else ("--all-files",)
        return call(sys.executable, "-m", "pre_commit", "run", name, *which, cwd=in_office)

    for arguments in ("", "\n    args: [--fail-on, error]", "\n    pass_filenames: true", "\n    args: [Xã*/plans]"):
        settings.write_text(hooks.replace("id: cchc-validate", f"id: cchc-validate{arguments}"), encoding="utf-8")
        checked = hook("cchc-validate")
        assert checked.returncode == 1, checked.stdout
        assert checked.stdout.count(" error P301 ") == 1
        assert "Xã Cẩm Giàng/plans/2024.yaml:37:11: error P301 " in checked.stdout
    settings.write_text(hooks, encoding="utf-8")
    assert "error P301" in hook("cchc-validate", "xa-a/plans/commune.yaml").stdout
    assert hook("cchc-fmt").returncode == 1
    assert 'code: "1.1"' in broken.read_text(encoding="utf-8")
    broken.write_text(sound, encoding="utf-8")
    assert [hook(name).returncode for name in ("cchc-validate", "cchc-fmt")] == [0, 0]


def test_the_hook_s_files_are_plans_at_any_depth() -> None:
    (pattern,) = {hook["files"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    found = ["plans/a.yaml", "xa-a/plans/2024.yaml", "a/b c/plans/cũ/Năm.yml", "plans/a.YAML", "x\n/plans/a.yaml"]
    assert [name for name in found if not re.search(pattern, name)] == []
    others = ["a.yaml", "plans.yaml", "myplans/a.yaml", "plans/a.yaml.txt", "plans/a.md"]
    assert [name for name in others if re.search(pattern, name)] == []


def test_the_action_is_one_by_githubs_own_schema() -> None:
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.github-actions",
        str(ROOT / "action.yml"),
    ]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout


STEPS: list[dict[str, Any]] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
PLANTED = (
    *("pip/__main__.py", "pip/__init__.py", "pip.py", "typer.py", "cchc/__init__.py", "cchc/__main__.py"),
    *("_ruamel_yaml.py", "sitecustomize.py", "usercustomize.py", "encodings.py", "re.py", "os.py"),
)


@pytest.fixture
def checkout(in_office: Path) -> Path:
    """A repository whose plans are checked, with Python files that would leave a mark if they ran."""
    for name in PLANTED:
        file = in_office / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"open({str(in_office / 'PWNED')!r}, 'w').close()\n", encoding="utf-8")
    return in_office


def run_step(step: dict[str, Any], checkout: Path, **changed: str) -> subprocess.CompletedProcess[str]:
    """Run a step of the action as GitHub does, in a job that has the checkout on PYTHONPATH."""
    blank = dict.fromkeys(step["env"], "")
    literal = {name: value for name, value in step["env"].items() if "${{" not in value}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PYTHONPATH": str(checkout), "PATH": path, **blank, **literal, **changed}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    return subprocess.run(command, cwd=checkout, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.needs("bash")
def test_the_action_installs_beside_the_checkout_and_runs_nothing_of_it(checkout: Path) -> None:
    (install,) = [step for step in STEPS if "pip" in step.get("run", "")]
    assert install["working-directory"] == "${{ runner.temp }}"
    harmless = {**install, "run": install["run"].replace('install --quiet "$ACTION_PATH"', "--version")}
    assert harmless != install
    outcome = run_step(harmless, checkout)  # in the checkout, though it is not even run there
    assert outcome.stdout.startswith("pip ")
    assert (outcome.returncode, (checkout / "PWNED").exists()) == (0, False)


@pytest.mark.needs("bash")
def test_the_action_checks_the_plans_by_its_script_and_runs_nothing_of_the_checkout(checkout: Path) -> None:
    (check,) = [step for step in STEPS if "cchc validate" in step.get("run", "")]
    assert "python" not in check["run"]
    for paths in ("", "plans", "plans/2024.yaml\nplans/2023_gaps.yaml\nplans/commune.yaml", "p*", "plans/*.yaml"):
        outcome = run_step(check, checkout, INPUT_PATHS=paths, INPUT_FAIL_ON="error")
        assert outcome.returncode == 0, outcome.stderr
        assert outcome.stderr.startswith("Đã kiểm tra 03 tệp: không có lỗi")
    assert not (checkout / "PWNED").exists()


@pytest.mark.needs("bash")
def test_the_action_tells_the_numbers_of_findings_and_fails_all_the_same(checkout: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    (check,) = [step for step in STEPS if "cchc validate" in step.get("run", "")]
    assert {name: each["value"] for name, each in action["outputs"].items()} == {
        name: f"${{{{ steps.{check['id']}.outputs.{name} }}}}" for name in ("errors", "warnings", "infos")
    }
    outputs = checkout.parent / "outputs"
    told = {"GITHUB_ACTIONS": "true", "GITHUB_OUTPUT": str(outputs), "INPUT_FAIL_ON": "error"}
    assert run_step(check, checkout, **told).returncode == 0
    assert re.fullmatch(r"errors=0\nwarnings=[1-9][0-9]*\ninfos=[1-9][0-9]*\n", outputs.read_text(encoding="utf-8"))
    plan = checkout / "plans" / "x\nerrors=0\n.yaml"
    plan.write_text("cchc: 1\nkind: maintain\nyear: 24\n", encoding="utf-8")
    outputs.unlink()
    assert run_step(check, checkout, **told).returncode == 1
    lines = outputs.read_text(encoding="utf-8").splitlines()
    assert [line.partition("=")[0] for line in lines] == ["errors", "warnings", "infos"]
    assert lines[0] != "errors=0"


@pytest.mark.needs("bash")
@pytest.mark.parametrize("paths", ["", "plans", "plans/2024.yaml\nplans/2023_gaps.yaml", "p*"])
def test_the_action_renders_into_a_folder_that_is_kept_only_when_asked(checkout: Path, paths: str) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert action["inputs"]["render"]["default"] == "false"
    (render,) = [step for step in STEPS if "cchc render" in step.get("run", "")]
    (keep,) = [step for step in STEPS if "upload-artifact" in step.get("uses", "")]
    assert render["if"] == keep["if"] == "inputs.render == 'true'"
    assert keep["with"]["path"] == render["env"]["OUTPUT_FOLDER"] == "${{ runner.temp }}/cchc-phu-luc"
    into = checkout.parent / "runner temp" / "cchc-phu-luc"
    into.mkdir(parents=True, exist_ok=True)
    (into / "of-an-earlier-step.docx").touch()
    outcome = run_step(render, checkout, INPUT_PATHS=paths, OUTPUT_FOLDER=str(into))
    assert outcome.returncode == 0, outcome.stderr
    assert sorted(path.name for path in into.iterdir()) == ["2023_gaps.docx", "2024.docx"]
    assert not (checkout / "PWNED").exists()


def test_no_script_of_the_action_holds_an_expression() -> None:
    assert [step["run"] for step in STEPS if "${{" in step.get("run", "")] == []


def test_actions_of_others_are_pinned_to_a_commit() -> None:
    used = re.findall(r"uses: (.*)", (ROOT / "action.yml").read_text(encoding="utf-8"))
    assert used
    assert [each for each in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}  # v[0-9.]+", each)] == []


@pytest.mark.needs("bash")
@pytest.mark.parametrize(
    "name",
    ["plans", "plans/", "./plans", "plans/x.yaml", "git/x.yaml", "sau/x.yaml", "plans/*.yaml", "sau/[x].yaml", "git/*"],
)
def test_the_action_follows_no_link_of_the_checkout_out_of_it(checkout: Path, name: str) -> None:
    (check,) = [step for step in STEPS if "cchc validate" in step.get("run", "")]
    outside, git = checkout.with_name(f"{checkout.name}-outside"), checkout / ".git"
    for folder in (outside, git):
        folder.mkdir()
        (folder / "x.yaml").write_text("secret_key: hunter2\n", encoding="utf-8")
    (checkout / "plans").rename(checkout / "elsewhere")
    (checkout / "plans").symlink_to(outside)
    (checkout / "git").symlink_to(".git")
    (checkout / "sau").symlink_to("plans")
    outcome = run_step(check, checkout, INPUT_PATHS=f"elsewhere\n{name}", INPUT_FAIL_ON="error")
    assert (outcome.returncode, outcome.stdout) == (2, "")
    told = name.split("/", maxsplit=1)[0] if set("*[") & set(name) else name
    assert outcome.stderr == f"“{told}” dẫn ra ngoài kho. Đề nghị thay liên kết bằng chính tệp, thư mục.\n"
    report = run_step(check, checkout, INPUT_PATHS="elsewhere", INPUT_SARIF_FILE="plans/in/x.sarif")
    assert (report.returncode, report.stdout) == (2, "")
    assert sorted(path.name for path in outside.iterdir()) == ["x.yaml"]
