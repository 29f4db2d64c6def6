"""What developers run: `nox` (lint, tests), `nox -s slow`, `nox -s all`; `.ci/run` runs what these sessions run.

Beside them `nox -s newest`: whether the program works with a typer that is newer than the one it asks for.

Each session has an environment of its own, which is used again the next time.
"""

import json
from pathlib import Path

import nox

nox.needs_version = ">=2025.5"
nox.options.sessions = ["lint", "tests"]
nox.options.reuse_venv = "yes"


@nox.session
def lint(session: nox.Session) -> None:
    """Ruff, mypy, the rows of the house, the declared dependencies, and their known vulnerabilities."""
    session.install(".[lint]")
    session.run("ruff", "format", "--check", "--quiet", ".")
    session.run("ruff", "check", "--quiet", ".")
    session.run("mypy")
    session.run("lint-imports")
    session.run("deptry", "src")
    # what tests import is declared as well
    folders = ("tests", "bench", "bench/fuzz", "tools")
    session.run("deptry", *folders, "--exclude", "^$", "--ignore", "DEP002,DEP004", "--known-first-party", "bench")
    _audit(session)


def _audit(session: nox.Session) -> None:
    """Fail for a dependency with a known vulnerability; warn where the index could not be asked, or knows of none."""
    folder = Path(session.create_tmp())
    frozen, answer = folder / "frozen.txt", folder / "audit.json"
    answer.unlink(missing_ok=True)
    frozen.write_text(str(session.run("pip", "freeze", "--exclude", "cchc", silent=True)), encoding="utf-8")
    command = ("pip-audit", "--no-deps", "--disable-pip", "--progress-spinner", "off", "--format", "json")
    session.run(*command, "--output", answer, "--requirement", frozen, success_codes=[0, 1], silent=True)
    told = json.loads(answer.read_text(encoding="utf-8")) if answer.is_file() else {}
    dependencies = told.get("dependencies", [])
    if not dependencies or any("skip_reason" in each for each in dependencies):
        session.warn("pip-audit could not ask about every package")
    for each in dependencies:
        for vulnerability in each.get("vulns", []):
            session.error(f"{each['name']} {each['version']}: {vulnerability['id']}")


@nox.session
def tests(session: nox.Session) -> None:
    """The second command of README; `nox -s tests -- tests/cli/test_gaps.py` runs one file."""
    session.install(".[test]")
    session.run("pytest", *session.posargs)


@nox.session
def slow(session: nox.Session) -> None:
    """The slow tests: LibreOffice, SoftHSM, Chromium (skipped without them), packages, limits of time and memory."""
    session.install(".[test]")
    session.run("pytest", "-m", "slow", *session.posargs)


@nox.session
def newest(session: nox.Session) -> None:
    """The tests of the commands with the newest typer, whichever the program asks for."""
    session.install(".[test]")
    session.install("--upgrade", "typer")
    session.run("pytest", *(session.posargs or ("tests/cli",)))


@nox.session(name="all", venv_backend="none")
def everything(session: nox.Session) -> None:
    """All of these."""
    for name in ("lint", "tests", "slow"):
        session.notify(name)
