"""What all tests share: running the program, and the project's own plans."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from helpers.support import ROOT, Outcome, Run
from helpers.tools import IN_CI, there
from hypothesis import settings

from cchc.cli import main

if TYPE_CHECKING:
    from helpers.signing_lab import Lab
    from helpers.softhsm import Tokens

settings.register_profile("cchc", deadline=None)  # how long an example takes depends on the machine
settings.load_profile("cchc")
collect_ignore = [] if sys.platform == "linux" else ["test_fuzz.py"]
"""The fuzzer forks, and waits for its children as only Linux can."""


@pytest.hookimpl(tryfirst=True)  # before pytest leaves out by marks what was not asked for
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what a machine lacks programs for, and call slow what starts a large program or builds packages."""
    for item in items:
        if "tokens" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.needs("softhsm2-util", "pkcs11-tool"))
        needed = [name for mark in item.iter_markers("needs") for name in mark.args]
        if not IN_CI and (missing := [name for name in needed if not there(name)]):
            item.add_marker(pytest.mark.skip(reason=f"needs {', '.join(missing)}"))
        if {"soffice", "softhsm2-util", "chromium"} & {*needed} or "packaging" in item.path.parts:
            item.add_marker(pytest.mark.slow)


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


@pytest.fixture
def templates_in_forks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the process that works with a foreign template be forked, as in fuzzing: starting each anew takes a second.

    The work, its limits and what becomes of it stay the program's own.
    """
    if sys.platform == "linux":
        from running import isolate_by_fork  # noqa: PLC0415 — it needs modules that only some systems have

        from cchc.documents import isolation  # noqa: PLC0415 — only tests of templates need its libraries

        monkeypatch.setitem(isolation.__dict__, "subprocess", isolation.__dict__["subprocess"])  # to have it back
        isolate_by_fork()


@pytest.fixture(scope="session")
def times() -> Path:
    """The typeface of signatures; a machine without it skips the test."""
    from helpers import signing_lab  # noqa: PLC0415 — only tests of signatures need its libraries

    found = signing_lab.times()
    if found is None and not IN_CI:
        pytest.skip("needs Times New Roman, Liberation Serif 2 or Tinos")
    assert found
    return found


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory, times: Path) -> "Lab":
    """Keys, certificates and PDFs for tests of signatures."""
    del times
    from helpers.signing_lab import Lab  # noqa: PLC0415 — as above

    return Lab(tmp_path_factory.mktemp("lab"))


@pytest.fixture(scope="session")
def tokens(tmp_path_factory: pytest.TempPathFactory, lab: "Lab") -> "Tokens":
    """Tokens of SoftHSM2; a machine without it skips the test."""
    from helpers import softhsm  # noqa: PLC0415 — as above

    if softhsm.module() is None and not IN_CI:
        pytest.skip("needs SoftHSM's library")
    return softhsm.make_tokens(tmp_path_factory.mktemp("softhsm"), lab)


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the settings of the one who runs it."""
    ours = ("CCHC_TODAY", "CCHC_FORMAT", "NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS")
    of_ci = ("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "CI_PROJECT_DIR")
    for name in (*ours, *of_ci):
        monkeypatch.delenv(name, raising=False)
