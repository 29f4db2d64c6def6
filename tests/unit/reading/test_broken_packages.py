"""Packages whose parts do not fit together: each is a sentence, whatever is done with the file."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from helpers.hostile_files import W, changed
from helpers.support import ROOT, Run
from helpers.word_documents import ours

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("templates_in_forks")]
PLAN = str(ROOT / "plans" / "2024.yaml")
RELATIONS, TYPES, CORE = "word/_rels/document.xml.rels", "[Content_Types].xml", "docProps/core.xml"
PART = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Change = Callable[[str], str]


def replaced(old: str, new: str, count: int = 0) -> Change:
    return lambda text: re.sub(old, new, text, count=count)


def day(text: str) -> Change:
    said = f'<dcterms:created xmlns:dcterms="http://purl.org/dc/terms/">{text}</dcterms:created>'
    return replaced("</cp:coreProperties>", f"{said}</cp:coreProperties>")


TEXT_CHANGES: dict[str, tuple[str, Change]] = {
    "relations without a type": (RELATIONS, replaced(r' Type="[^"]*"', "")),
    "relations without a target": (RELATIONS, replaced(r' Target="[^"]*"', "")),
    "relations without an id": (RELATIONS, replaced(r' Id="[^"]*"', "")),
    "relations with one id": (RELATIONS, replaced(r' Id="[^"]*"', ' Id="rId1"')),
    "relations of another namespace": (RELATIONS, replaced(re.escape(PART), "urn:x")),
    "relations of no namespace": (RELATIONS, replaced(rf' xmlns="{re.escape(PART)}"', "")),
    "relations out of the package": (RELATIONS, replaced('Target="styles.xml"', 'Target="../../../etc/styles.xml"')),
    "a relation to the folder": (RELATIONS, replaced('Target="styles.xml"', 'Target="/"')),
    "a relation to the text itself": (RELATIONS, replaced('Target="styles.xml"', 'Target="document.xml"')),
    "a type that is none": (RELATIONS, replaced(r' Type="[^"]*"', ' Type="x"')),
    "an outside relation for the styles": (
        RELATIONS,
        replaced('Target="styles.xml"', 'Target="x" TargetMode="External"'),
    ),
    "headers that are elsewhere": (
        RELATIONS,
        replaced('Target="(header[0-9.xml]+)"', 'Target="x" TargetMode="External"'),
    ),
    "headers that are something else": (RELATIONS, replaced('Target="header[0-9.xml]+"', 'Target="theme/theme1.xml"')),
    "no relation of the package": ("_rels/.rels", replaced("<Relationship .*/>", "")),
    "the package's relation without a type": ("_rels/.rels", replaced(r' Type="[^"]*"', "")),
    "settings that are no XML": ("word/webSettings.xml", lambda text: text[:-9]),
    "settings that are blank": ("word/webSettings.xml", lambda _: ""),
    "content types that are blank": (TYPES, replaced(' ContentType="[^"]*styles[^"]*"', "")),
    "content types of nothing": (TYPES, replaced(' PartName="[^"]*"', "")),
    "parts without a content type": (TYPES, replaced('<(?:Default|Override)[^>]*(?:styles|xml")[^>]*/>', "")),
    "headers of another content type": (TYPES, replaced("wordprocessingml.header[+]xml", "x+xml")),
    "styles of another content type": (TYPES, replaced('application/vnd[^"]*styles[+]xml', "image/png")),
    "properties of another content type": (TYPES, replaced("package.core-properties[+]xml", "x+xml")),
    "content types of another namespace": (TYPES, replaced('xmlns="[^"]*"', 'xmlns="urn:x"')),
    "days that are none": (CORE, day("gestern")),
    "a day of year 0": (CORE, day("0000-99-99T99:99:99Z")),
    "properties that are something else": (CORE, lambda _: "<a/>"),
    "properties with entities": (CORE, lambda text: "<!DOCTYPE x [<!ENTITY a 'b'>]>" + text.partition("?>")[2]),
    "a text without a label": ("word/document.xml", replaced("Phụ lục", "Mục")),
    "a text of no root": ("word/document.xml", lambda _: ""),
    "an unknown encoding": ("word/document.xml", replaced("UTF-8", "UTF-7")),
    "another encoding than it says": ("word/document.xml", replaced("UTF-8", "UTF-16")),
    "settings of another root": ("word/settings.xml", lambda _: "<a/>"),
    "styles of another root": ("word/styles.xml", lambda _: "<a/>"),
    "a theme of another root": ("word/theme/theme1.xml", lambda _: "<a/>"),
    "numbering of another root": ("word/numbering.xml", lambda _: "<a/>"),
    "a header of another root": ("word/header1.xml", lambda _: "<a/>"),
}


def odd(name: str, content: bytes) -> bytes:
    part, change = TEXT_CHANGES[name]
    old = texts(content)
    if part not in old:
        content = changed(content, added(part, old))
        old = texts(content)
    return changed(content, {part: change(old[part])})


def texts(content: bytes) -> dict[str, str]:
    with ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def added(part: str, old: dict[str, str]) -> dict[str, str]:
    """A part that Word writes and we do not (`webSettings`, `numbering`), and what refers to it."""
    name = Path(part).stem
    type_ = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
    override = f'<Override PartName="/{part}" ContentType="{type_}"/>'
    relation = f'<Relationship Id="rId99" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
    return {
        part: f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:{name} {W}></w:{name}>',
        TYPES: old[TYPES].replace("</Types>", f"{override}</Types>"),
        RELATIONS: old[RELATIONS].replace("</Relationships>", f"{relation}</Relationships>"),
    }


@pytest.mark.parametrize("name", TEXT_CHANGES)
def test_a_document_that_is_odd_is_judged_or_refused_in_a_sentence(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.docx").write_bytes(odd(name, ours()))
    told = run("check", str(tmp_path / "a.docx"))
    assert told.exit_code in {0, 1, 3}
    assert "Traceback" not in told.err
    assert told.exit_code != 3 or "Đề nghị" in told.err


@pytest.mark.parametrize("name", TEXT_CHANGES)
def test_an_annex_goes_behind_an_odd_plan_or_a_sentence_says_why_not(run: Run, tmp_path: Path, name: str) -> None:
    host = odd("a text without a label", ours())
    (tmp_path / "a.docx").write_bytes(odd(name, host))
    told = run(
        "render",
        str(ROOT / "plans" / "2023_gaps.yaml"),
        "--into",
        str(tmp_path / "a.docx"),
        "-o",
        str(tmp_path / "b.docx"),
    )
    assert told.exit_code in {0, 3}
    assert told.exit_code != 3 or "Đề nghị" in told.err


@pytest.mark.parametrize("name", TEXT_CHANGES)
def test_an_odd_template_is_used_or_refused_in_a_sentence(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.docx").write_bytes(odd(name, (ROOT / "templates" / "maintain.docx").read_bytes()))
    checked = run("template", "check", str(tmp_path / "a.docx"))
    assert checked.exit_code in {0, 1, 3}
    assert checked.exit_code != 3 or "Đề nghị" in checked.err
    used = run("render", PLAN, "--template", str(tmp_path / "a.docx"), "-o", str(tmp_path / "b.docx"))
    assert used.exit_code in {0, 3}
    assert used.exit_code != 3 or "Đề nghị" in used.err
