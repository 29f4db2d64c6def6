"""What all tests share: running the program, and the project's own plans."""

from pathlib import Path

import pytest
from support import ROOT, Outcome, Run

from cchc.cli import main


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `cchc` with these arguments, through `main`."""

    def call(*arguments: str | Path) -> Outcome:
        exit_code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(exit_code, captured.out, captured.err)

    return call


@pytest.fixture
def in_project(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the project's folder, where the real plans are."""
    monkeypatch.chdir(ROOT)


@pytest.fixture
def in_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """In a folder of its own with a copy of the real plans, which a test may break."""
    plans = tmp_path / "plans"
    plans.mkdir()
    for plan in (ROOT / "plans").glob("*.yaml"):
        (plans / plan.name).write_bytes(plan.read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the settings of the one who runs it."""
    ours = ("CCHC_TODAY", "CCHC_FORMAT", "NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS")
    of_ci = ("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "CI_PROJECT_DIR")
    for name in (*ours, *of_ci):
        monkeypatch.delenv(name, raising=False)
