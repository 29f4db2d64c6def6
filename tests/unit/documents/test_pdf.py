"""What LibreOffice makes of the DOCX: pages, paper, fonts, and every character of every cell."""

import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from docx_reading import grid, part
from support import ROOT

from cchc.cli import main

TOOLS = ("soffice", "pdfinfo", "pdffonts", "pdftotext")
PAGES = {"2024": 7, "2023_gaps": 2}
A4_LANDSCAPE = (841.89, 595.28)


def _can_be_measured() -> bool:
    """Pages are counted with the fonts that CI has; another clone of Times may break lines elsewhere."""
    if os.environ.get("CI") == "true":
        return True
    if not all(map(shutil.which, (*TOOLS, "fc-list"))):
        return False
    return "Liberation Serif" in subprocess.run(["fc-list"], check=True, capture_output=True, encoding="utf-8").stdout


pytestmark = pytest.mark.skipif(not _can_be_measured(), reason=f"needs {', '.join(TOOLS)} and Liberation Serif 2")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the DOCX and PDF of both real annexes."""
    folder = tmp_path_factory.mktemp("pdf")
    assert main(["render", str(ROOT / "plans"), "-o", str(folder)]) == 0
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"),
            *("--outdir", str(folder), *(str(folder / f"{name}.docx") for name in PAGES)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder


def told(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_a4_landscape(folder: Path, name: str) -> None:
    info = told("pdfinfo", "-l", "99", folder / f"{name}.pdf")
    assert re.findall(r"Pages:\s+(\d+)", info) == [str(PAGES[name])]
    sizes = re.findall(r"Page +\d+ size:\s+([\d.]+) x ([\d.]+) pts", info)
    assert len(sizes) == PAGES[name]
    for width, height in sizes:
        assert (float(width), float(height)) == pytest.approx(A4_LANDSCAPE, abs=0.5)


@pytest.mark.parametrize("name", PAGES)
def test_every_letter_is_of_the_times_family(folder: Path, name: str) -> None:
    fonts = {line.split()[0].split("+")[-1] for line in told("pdffonts", folder / f"{name}.pdf").splitlines()[2:]}
    assert fonts
    assert all(re.match("LiberationSerif|TimesNewRoman", font) for font in fonts), fonts


@pytest.mark.parametrize("name", PAGES)
def test_no_character_of_any_cell_is_cut(folder: Path, name: str) -> None:
    content = (folder / f"{name}.docx").read_bytes()
    heading = "".join(text for text, _, _ in grid(content)[0])
    once = "".join(part(content).itertext())
    numbers = "".join(str(page) for page in range(2, PAGES[name] + 1))
    expected = once + heading * (PAGES[name] - 1) + numbers
    printed = told("pdftotext", "-raw", folder / f"{name}.pdf", "-")
    assert Counter("".join(printed.split())) == Counter("".join(expected.split()))


@pytest.mark.parametrize("name", PAGES)
def test_every_word_stands_inside_the_margins(folder: Path, name: str) -> None:
    boxes = re.findall(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>',
        told("pdftotext", "-bbox", folder / f"{name}.pdf", "-"),
    )
    assert len(boxes) > 300
    millimetre = 72 / 25.4
    for left, top, right, bottom, word in boxes:
        assert float(left) >= 30 * millimetre - 1, word
        assert float(right) <= (297 - 15) * millimetre + 1, word
        assert float(top) >= 10 * millimetre - 1, word
        assert float(bottom) <= (210 - 20) * millimetre + 2, word


@pytest.mark.parametrize("name", PAGES)
def test_the_page_number_is_on_every_page_but_the_first(folder: Path, name: str) -> None:
    pages = told("pdftotext", "-layout", folder / f"{name}.pdf", "-").split("\f")[:-1]
    first_lines = [next(line.strip() for line in page.splitlines() if line.strip()) for page in pages]
    assert first_lines == [first_lines[0], *(str(page) for page in range(2, PAGES[name] + 1))]
    assert first_lines[0].startswith("Phụ lục")
