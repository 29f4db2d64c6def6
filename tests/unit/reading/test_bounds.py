"""Files that are built to take long or much end soon, in a sentence or an ordinary result; long real ones are read."""

import io
import sys
from copy import deepcopy
from pathlib import Path
from zipfile import ZipFile

import pytest
from helpers import word_documents
from helpers.hostile_files import EXCEL, WORD, P, changed, lying, overlapping, types, word, zipped
from helpers.limits import ended
from helpers.support import ROOT

from cchc.errors import CchcError
from cchc.form import findings
from cchc.loading import load
from cchc.model.occurrences import occurrences
from cchc.reading import bounds

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="other systems have no limits of this kind"),
]
COMMANDS = {
    "check": ("check",),
    "into": ("render", str(ROOT / "plans" / "2023_gaps.yaml"), "-o", "b.docx", "--into"),
    "done": ("done", "--dry-run", str(ROOT / "plans" / "2024.yaml"), "--from"),
}
SLOW_IN_CHECK = (
    "main part by another name",
    "many small parts",
    "many relations",
    "short paragraphs",
    "long table",
    "a reference that goes on and on",
    "styles in a chain",
    "a theme",
    "fewer sections with a header",
)
SLOW_INTO = ("main part by another name", "controls in controls", "boxes in boxes", "a long text", "a huge id")
SLOW_IN_DONE = (
    "columns to the last",
    "spans",
    "cells of a row",
    "a shared text",
    "styles",
    "formats by condition",
    "sheets that are one",
    "a long formula",
)


@pytest.mark.parametrize(
    ("command", "name"),
    [
        *(("check", name) for name in SLOW_IN_CHECK),
        *(("into", name) for name in SLOW_INTO),
        *(("done", name) for name in SLOW_IN_DONE),
    ],
)
def test_a_hostile_file_ends_soon(tmp_path: Path, command: str, name: str) -> None:
    (tmp_path / "a").write_bytes((EXCEL if command == "done" else WORD)[name]())
    told = ended((*COMMANDS[command], tmp_path / "a"), tmp_path)
    assert told.returncode in {0, 1, 3}, told.stderr[-2000:]
    assert "Traceback" not in told.stderr
    assert told.returncode != 3 or "Đề nghị" in told.stdout + told.stderr


def test_an_annex_of_4000_rows_is_read() -> None:
    def longer(document: object) -> None:
        row = document.tables[0].rows[-1]._tr  # type: ignore[attr-defined]
        for _ in range(3990):
            row.addnext(deepcopy(row))

    assert findings(word_documents.changed(longer), "a.docx") == ()


def test_a_package_says_of_its_parts_what_it_likes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "LARGEST_TEXT", 100_000)
    long = word(f"<w:p>{'a' * 100_000}</w:p>")
    for content in (long, lying(long, "word/document.xml", 10)):
        with pytest.raises(CchcError, match=r"quá lớn|bị hỏng"):
            findings(content, "a.docx")


@pytest.mark.parametrize("kind", ["image/png", "image/svg+xml", "application/octet-stream", ""])
def test_text_counts_as_text_whatever_it_is_called(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(bounds, "LARGEST_TEXT", 100_000)
    named = types({"word/document.xml": f"{MAIN}", "x": kind} if kind else {"word/document.xml": MAIN})
    with pytest.raises(CchcError, match="quá lớn"):
        findings(changed(word(P), {"[Content_Types].xml": named, "x": b" <a>" + b"a" * 100_000}), "a.docx")


def test_a_picture_does_not_count_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "LARGEST_TEXT", 100_000)
    named = types({"word/document.xml": MAIN, "x": "image/png"})
    picture: dict[str, str | bytes] = {"[Content_Types].xml": named, "x": b"\x89PNG" + b"<" * 1_000_000}
    assert findings(changed(word(P), picture), "a.docx")


MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.mark.parametrize("name", ["MOST_TAGS", "MOST_PARTS", "MOST_RELATIONS"])
def test_all_that_is_counted_is_bounded(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    content = word(P, {"styles": "<w:styles xmlns:w='x'/>", "settings": "<w:settings xmlns:w='x'/>"})
    assert findings(content, "a.docx")
    monkeypatch.setattr(bounds, name, 2)
    with pytest.raises(CchcError, match="quá lớn"):
        findings(content, "a.docx")


def test_a_part_that_is_there_twice_or_under_many_names_is_refused() -> None:
    with pytest.raises(CchcError, match="bị hỏng"):
        findings(overlapping(word(P), "word/document.xml", 3), "a.docx")
    file = io.BytesIO(word(P))
    with ZipFile(file, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr("word/document.xml", "<a/>")
    with pytest.raises(CchcError, match="bị hỏng"):
        findings(file.getvalue(), "a.docx")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_the_encodings_of_packages_are_read(encoding: str) -> None:
    with ZipFile(io.BytesIO(word(P))) as package:
        text = package.read("word/document.xml").decode()
    assert findings(changed(word(P), {"word/document.xml": text.encode(encoding)}), "a.docx") == findings(
        word(P), "a.docx"
    )


def test_a_document_type_is_refused_in_any_encoding() -> None:
    for encoding in ("utf-8", "utf-16"):
        part = "<!DOCTYPE a><w:document xmlns:w='x'/>".encode(encoding)
        with pytest.raises(CchcError, match="bị hỏng"):
            findings(changed(word(P), {"word/document.xml": part}), "a.docx")


def test_the_occurrences_of_a_plan_are_listed_once() -> None:
    plan = load([ROOT / "plans" / "2024.yaml"]).cases[0].dossier.plan
    assert plan is not None
    assert occurrences(plan) is occurrences(plan)
    assert occurrences(plan.changed(year=2025)) is not occurrences(plan)


def test_an_archive_of_nothing_else_is_no_word_file() -> None:
    with pytest.raises(CchcError, match="không phải là tệp Word"):
        findings(zipped({"a": "b"}), "a.docx")
