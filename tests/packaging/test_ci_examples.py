"""The examples of workflows for GitHub and GitLab: their YAML, and their scripts as a runner runs them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.pages import DOCS, EXAMPLE, WRITTEN, text
from helpers.support import Run

from cchc import __version__

CI = DOCS / "vi-du" / "ci"
SUMMARY = CI / "tong_hop_tuan.py"
WEEKLY: dict[str, Any] = yaml.safe_load((CI / "tong-hop-tuan.yml").read_text(encoding="utf-8"))
GITLAB: dict[str, Any] = yaml.safe_load((CI / "gitlab-ci.yml").read_text(encoding="utf-8"))


@pytest.fixture
def province(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Plans in folders of two communes, whose names hold what shells, tables and runners obey."""
    folder = tmp_path / "province"
    for name in ("xã A $(touch PWNED)", "phường 'B'"):
        plans = folder / name / "plans"
        plans.mkdir(parents=True)
        for plan in EXAMPLE.glob("*.yaml"):
            (plans / plan.name).write_bytes(plan.read_bytes())
    commune = folder / "phường 'B'" / "plans" / "commune.yaml"
    written = commune.read_text(encoding="utf-8")
    commune.write_text(written.replace("name: Mẫu", 'name: "[B](http://x) | `::error::`"'), encoding="utf-8")
    for script in (".github/tong_hop_tuan.py", "ci/tong_hop_tuan.py"):
        (folder / script).parent.mkdir()
        (folder / script).write_bytes(SUMMARY.read_bytes())
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CCHC_TODAY", "2026-07-27")
    return folder


def shell(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, **variables, "PATH": f"{variables.get('PATH', '')}{os.pathsep}{path}"}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def summarised(run: Run, *paths: str) -> str:
    """What the script makes of the plans at these paths."""
    status = run("status", *paths, "--format", "json").out
    command = [sys.executable, "-I", str(SUMMARY)]
    return subprocess.run(command, input=status.encode(), capture_output=True, check=True).stdout.decode()


def test_the_weekly_summary_counts_by_unit_and_names_nobody(run: Run, province: Path) -> None:
    commune = province / "xã A $(touch PWNED)" / "plans" / "commune.yaml"
    written = commune.read_text(encoding="utf-8")
    person = written.replace("short: P. KT\n  kind: unit", "short: P. KT\n  kind: official")
    assert person != written
    commune.write_text(person, encoding="utf-8")
    told = summarised(run, "*/plans")
    lines = told.splitlines()
    assert lines[:5] == [
        "## Tình hình thực hiện đến ngày 2026-07-27",
        "",
        "| Xã, phường | Tổng số | Hoàn thành | Sắp đến hạn | Quá hạn |",
        "| --- | ---: | ---: | ---: | ---: |",
        "| B http x error | 54 | 24 | 2 | 2 |",
    ]
    assert "| Mẫu | 54 | 24 | 2 | 2 |" in lines
    assert sum("Phòng Kinh tế" in line for line in lines) == 1
    assert "Phòng Văn hóa - Xã hội, Mẫu" in told


def test_the_steps_of_the_weekly_workflow_write_the_summary(province: Path, tmp_path: Path) -> None:
    steps = WEEKLY["jobs"]["tong-hop"]["steps"]
    (count,) = [step["run"] for step in steps if "cchc status" in step.get("run", "")]
    summary, runner = tmp_path / "summary.md", tmp_path / "runner temp"
    runner.mkdir()
    outcome = shell(count, province, RUNNER_TEMP=str(runner), GITHUB_STEP_SUMMARY=str(summary))
    assert outcome.returncode == 0, outcome.stderr
    assert summary.read_text(encoding="utf-8").startswith("## Tình hình thực hiện đến ngày 2026-07-27\n")
    assert "Phòng" not in outcome.stdout + outcome.stderr
    assert not (province / "PWNED").exists()
    for plan in province.rglob("2026.yaml"):
        plan.write_text("cchc: 1\nkind: maintain\n", encoding="utf-8")
    assert shell(count, province, RUNNER_TEMP=str(runner), GITHUB_STEP_SUMMARY=str(summary)).returncode == 0


@pytest.mark.parametrize(("answer", "code"), [("true", 0), ("false", 1), ("null", 1), ("", 1)])
def test_the_weekly_workflow_stops_in_a_project_that_is_not_private(tmp_path: Path, answer: str, code: int) -> None:
    steps = WEEKLY["jobs"]["tong-hop"]["steps"]
    assert "private" in steps[0]["run"]  # before anything of the repository is there
    program = tmp_path / "gh"
    program.write_text(f"#!/bin/sh\necho {answer}\n", encoding="utf-8")
    program.chmod(0o755)
    outcome = shell(steps[0]["run"], tmp_path, PATH=str(tmp_path), GITHUB_REPOSITORY="a/b")
    assert outcome.returncode == code
    assert ("không riêng tư" in outcome.stderr) is bool(code)
    assert GITLAB["tong-hop-tuan"]["rules"] == [
        {"if": '$CI_PIPELINE_SOURCE == "schedule" && $CI_PROJECT_VISIBILITY == "private"'}
    ]


def test_the_jobs_of_gitlab_check_render_and_count(province: Path) -> None:
    for job in ("ke-hoach", "phu-luc", "tong-hop-tuan"):
        outcome = shell("\n".join(GITLAB[job]["script"]), province, CI_PROJECT_DIR=str(province))
        assert outcome.returncode == 0, outcome.stderr
    kept = {path for job in ("ke-hoach", "phu-luc", "tong-hop-tuan") for path in _artifacts(GITLAB[job]["artifacts"])}
    assert kept == {"gl-code-quality.json", "cchc.xml", "phu-luc", "tong-hop-tuan.md"}
    assert all((province / name).exists() for name in kept)
    assert json.loads((province / "gl-code-quality.json").read_text(encoding="utf-8")) == []
    assert sorted(path.parent.name for path in (province / "phu-luc").rglob("2026.docx")) == [
        "phường 'B'",
        "xã A $(touch PWNED)",
    ]
    assert not (province / "PWNED").exists()


def _artifacts(stated: dict[str, Any]) -> list[str]:
    return [*stated.get("paths", ()), *stated.get("reports", {}).values()]


def test_gitlab_installs_from_the_wheelhouse_alone_and_checks_it_first(tmp_path: Path) -> None:
    wheelhouse = tmp_path / "wheel house"
    wheelhouse.mkdir()
    (wheelhouse / "a.whl").write_bytes(b"a")
    sums = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a.whl\n"
    (wheelhouse / "SHA256SUMS").write_text(sums, encoding="utf-8")
    steps = GITLAB["default"]["before_script"]
    (install,) = [step for step in steps if "pip" in step]
    assert f"--no-index --find-links . cchc=={__version__})" in install
    (checking,) = [step for step in steps if "sha256sum" in step]
    assert steps.index(checking) < steps.index(install)
    assert shell(checking, tmp_path, CCHC_WHEELHOUSE=str(wheelhouse)).returncode == 0
    (wheelhouse / "a.whl").write_bytes(b"b")
    assert shell(checking, tmp_path, CCHC_WHEELHOUSE=str(wheelhouse)).returncode == 1


@pytest.mark.parametrize(
    ("schema", "name"), [("vendor.github-workflows", "tong-hop-tuan.yml"), ("vendor.gitlab-ci", "gitlab-ci.yml")]
)
def test_the_examples_are_what_their_platforms_call_valid(schema: str, name: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(CI / name)]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout


def test_every_tag_and_pin_of_the_examples_is_the_program_s_or_a_commit() -> None:
    examples = "\n".join(path.read_text(encoding="utf-8") for path in CI.iterdir())
    assert set(re.findall(r"cchc(?:@v|==)([0-9.]+[0-9])", examples)) == {__version__}
    used = re.findall(r"uses: (.*)", examples)
    assert used
    assert [each for each in used if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40}  # v[0-9.]+", each)] == []


def test_the_pages_name_every_example() -> None:
    told = "\n".join(text(page) for page in WRITTEN)
    assert [path.name for path in CI.iterdir() if f"vi-du/ci/{path.name}" not in told] == []
