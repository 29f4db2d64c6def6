"""What all tests share: running the program, and the project's own plans."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from support import ROOT, Outcome, Run

from cchc.cli import main

if TYPE_CHECKING:
    from signing_lab import Lab
    from softhsm import Tokens

settings.register_profile("cchc", deadline=None)  # how long an example takes depends on the machine
settings.load_profile("cchc")
collect_ignore = [] if sys.platform == "linux" else ["test_fuzz.py"]
"""The fuzzer forks, and waits for its children as only Linux can."""


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


@pytest.fixture(scope="session")
def times() -> Path:
    """The typeface of signatures; a machine without it skips the test."""
    import signing_lab  # noqa: PLC0415 — only tests of signatures need its libraries

    found = signing_lab.times()
    if found is None and os.environ.get("CI") != "true":
        pytest.skip("needs Times New Roman, Liberation Serif 2 or Tinos")
    assert found
    return found


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory, times: Path) -> "Lab":
    """Keys, certificates and PDFs for tests of signatures."""
    del times
    from signing_lab import Lab  # noqa: PLC0415 — as above

    return Lab(tmp_path_factory.mktemp("lab"))


@pytest.fixture(scope="session")
def tokens(tmp_path_factory: pytest.TempPathFactory, lab: "Lab") -> "Tokens":
    """Tokens of SoftHSM2; a machine without it skips the test."""
    import softhsm  # noqa: PLC0415 — as above

    if not softhsm.there():
        pytest.skip(f"needs softhsm2 and {', '.join(softhsm.TOOLS)}")
    return softhsm.make_tokens(tmp_path_factory.mktemp("softhsm"), lab)


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the settings of the one who runs it."""
    ours = ("CCHC_TODAY", "CCHC_FORMAT", "NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS")
    of_ci = ("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "CI_PROJECT_DIR")
    for name in (*ours, *of_ci):
        monkeypatch.delenv(name, raising=False)
