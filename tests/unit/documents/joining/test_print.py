"""What LibreOffice prints of an annex behind a Kế hoạch."""

import re
import subprocess
from pathlib import Path

import pytest
from helpers.docx_hosts import ENDINGS, office, plan
from helpers.tools import LIBERATION
from helpers.word_making import rendered

from cchc.documents.joining import appended


@pytest.mark.needs("soffice", "pdftotext", LIBERATION)
def test_every_word_of_an_annex_is_printed_where_it_is_printed_alone(tmp_path: Path) -> None:
    alone = [rendered("plans/2024.yaml"), rendered("plans/2023_gaps.yaml"), office()]
    files = {
        "plan": plan(),
        "into": appended(plan(), alone),
        "facing": appended(plan(ENDINGS["a table"], facing=True), alone),
        **{str(number): content for number, content in enumerate(alone)},
    }
    for name, content in files.items():
        (tmp_path / f"{name}.docx").write_bytes(content)
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(tmp_path), *(str(tmp_path / f"{name}.docx") for name in files)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    pages = {name: printed(tmp_path / f"{name}.pdf") for name in files}
    annexes = [page for number in range(len(alone)) for page in pages[str(number)]]
    assert pages["into"] == pages["plan"] + annexes
    assert pages["facing"][1:] == annexes


def printed(file: Path) -> list[list[tuple[str, ...]]]:
    """Of each page its words with their places from left to right.

    How high a text stands in its cell is left out: below a row that crosses pages LibreOffice does not always put it in
    the middle again.
    """
    command = ["pdftotext", "-bbox", str(file), "-"]
    told = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    word = re.compile(r'<word xMin="(.*?)" .*? xMax="(.*?)" .*?>(.*?)</word>')
    return [sorted(word.findall(page)) for page in told.split("<page ")[1:]]
