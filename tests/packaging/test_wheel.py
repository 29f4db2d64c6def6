"""The program as it is installed: from a wheel, from the sdist's wheel, and from a checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest
from helpers.support import ROOT

OUTPUT = "Đã xuất out/2023_gaps.docx\nĐã xuất out/2024.docx\n"


def call(*command: str | Path, cwd: Path, **environment: str) -> str:
    clean = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    result = subprocess.run(
        command, cwd=cwd, env={**clean, **environment}, capture_output=True, encoding="utf-8", check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A wheel built from the checkout, and one built from the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--no-isolation"]
    call(*build, "--wheel", "--outdir", folder / "checkout", ROOT, cwd=folder)
    call(*build, "--outdir", folder / "sdist", ROOT, cwd=folder)  # the sdist first, and from it the wheel
    return {source: next((folder / source).glob("*.whl")) for source in ("checkout", "sdist")}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder outside the checkout, with nothing but plans."""
    (tmp_path / "office" / "plans").mkdir(parents=True)
    for plan in (ROOT / "plans").glob("*.yaml"):
        (tmp_path / "office" / "plans" / plan.name).write_bytes(plan.read_bytes())
    return tmp_path / "office"


@pytest.mark.parametrize("source", ["checkout", "sdist"])
def test_an_installed_wheel_renders_from_another_folder(
    source: str, wheels: dict[str, Path], office: Path, tmp_path: Path
) -> None:
    venv.create(tmp_path / "venv", with_pip=False)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    call(
        *(sys.executable, "-m", "pip", "--python", scripts / "python", "install", "--quiet", "--no-deps", "--no-index"),
        wheels[source],
        cwd=tmp_path,
    )
    # What cchc depends on is not installed again: the environment that runs the tests lends it.
    site = call(
        scripts / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path
    ).strip()
    Path(site, "lent.pth").write_text("\n".join({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}))
    where = call(scripts / "python", "-c", "import cchc; print(cchc.__file__)", cwd=office).strip()
    assert Path(where).is_relative_to(tmp_path / "venv")
    assert call(scripts / "cchc", "render", cwd=office, PYTHONUTF8="1") == OUTPUT


def test_a_checkout_renders_without_being_installed(office: Path) -> None:
    assert (
        call(sys.executable, "-m", "cchc", "render", cwd=office, PYTHONPATH=str(ROOT / "src"), PYTHONUTF8="1") == OUTPUT
    )


def test_the_wheel_holds_the_program_and_its_templates_and_nothing_else(wheels: dict[str, Path]) -> None:
    names = {source: sorted(ZipFile(wheel).namelist()) for source, wheel in wheels.items()}
    assert names["checkout"] == names["sdist"]
    outside = [name for name in names["checkout"] if not name.endswith(".py")]
    assert [name for name in outside if ".dist-info/" not in name] == [
        "cchc/diagnostics/explanations.toml",
        "cchc/document_bodies.txt",
        "cchc/document_kinds.txt",
        "cchc/documents/page/block.html",
        "cchc/documents/page/cell.html",
        "cchc/documents/page/page.css",
        "cchc/documents/page/page.html",
        "cchc/documents/page/page.js",
        "cchc/documents/page/table.html",
        "cchc/former_bodies.txt",
        "cchc/letter_widths.txt",
        "cchc/levels.txt",
        "cchc/model/starter_register.toml",
        "cchc/political_bodies.txt",
        "cchc/py.typed",
        "cchc/swapped_days.txt",
        "cchc/templates/assignments.docx",
        "cchc/templates/gaps.docx",
        "cchc/templates/leader.docx",
        "cchc/templates/maintain.docx",
        "cchc/templates/remedy.docx",
        "cchc/templates/sheet.docx",
    ]
