"""Rows that repeat hold no id twice, and nothing of reviewing, whatever the template's row holds."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from helpers.docx_hosts import parts
from helpers.docx_reading import part
from helpers.reviewed_templates import REPEATED, WITH_IDS, pieces, repeated_ids, template_with

from cchc.documents.sample import SAMPLES
from cchc.documents.templating.template import template
from cchc.documents.word.render import docx

SDK = os.environ.get("OOXML_VALIDATOR", "ooxml-validator")
VIEWS = {each.name: make for each, make in SAMPLES.items()}


def made(folder: Path, xml: str, kind: str = "maintain") -> bytes:
    return docx(VIEWS[kind](), template(template_with(folder, xml, kind)))


@pytest.mark.parametrize("kind", VIEWS)
@pytest.mark.parametrize("name", WITH_IDS)
def test_no_id_stands_twice(name: str, kind: str, tmp_path: Path) -> None:
    assert repeated_ids(made(tmp_path, WITH_IDS[name], kind)) == []


@pytest.mark.needs(SDK)
@pytest.mark.parametrize("kind", VIEWS)
def test_the_open_xml_sdk_finds_nothing_in_copies(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(made(tmp_path, "".join(WITH_IDS.values()), kind))
    told = subprocess.run([SDK, path], capture_output=True, encoding="utf-8", check=False).stdout
    assert json.loads(told)["errors"] == []


def test_comments_and_ranges_are_left_out_with_all_their_parts(tmp_path: Path) -> None:
    content = made(tmp_path, WITH_IDS["comment"] + WITH_IDS["range"])
    assert [name for name in parts(content) if "comments" in name or "people" in name] == []
    marks = ("comment", "perm")
    assert [each.tag for each in part(content).iter("{*}*") if each.tag.rpartition("}")[2].startswith(marks)] == []
    runs = [run for run in part(content).iter(qn("w:r")) if not len(run) or [each.tag for each in run] == [qn("w:rPr")]]
    assert runs == []


def test_a_footnote_is_copied_with_its_row(tmp_path: Path) -> None:
    content = made(tmp_path, WITH_IDS["footnote"])
    references = [each.get(qn("w:id")) for each in part(content).iter(qn("w:footnoteReference"))]
    notes = {each.get(qn("w:id")): "".join(each.itertext()) for each in part(content, "word/footnotes.xml")}
    assert references == ["2", "3", "4"]
    assert [notes[number] for number in references] == ["ghi chú"] * 3


def test_a_copy_of_a_drawing_refers_to_itself(tmp_path: Path) -> None:
    linked = (
        "<w:r><w:pict><v:shape id='a'/><v:shape id='b'><o:r idref='#a'/></v:shape></w:pict></w:r>"
        "<w:r><w:pict><v:shape id='c' type='#b'/></w:pict></w:r>"
    )
    found = [
        {name: value for name, value in each.attrib.items() if name in {"id", "type", "idref"}}
        for each in part(made(tmp_path, linked)).iter("{urn:schemas-microsoft-com:vml}*", "{*}r")
        if each.attrib and not each.tag.startswith(qn("w:r"))
    ]
    assert found[:4] == [{"id": "a"}, {"id": "b"}, {"idref": "#a"}, {"id": "c", "type": "#b"}]
    own = [each["id"] for each in found[4:8] if "id" in each]
    assert found[4:8] == [{"id": own[0]}, {"id": own[1]}, {"idref": f"#{own[0]}"}, {"id": own[2], "type": f"#{own[1]}"}]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("<w:bookmarkStart w:id='4' w:name='a'/>", "<w:bookmarkEnd w:id='4'/>"),
        ("<w:bookmarkStart w:id='4' w:name='a'/>", ""),
        ("", "<w:bookmarkEnd w:id='4'/>"),
    ],
)
def test_a_bookmark_over_rows_that_repeat_begins_and_ends_once(first: str, second: str, tmp_path: Path) -> None:
    """It begins in the row of the heading, or in the repeated one; it ends in the repeated one, or never."""
    for begun in (0, REPEATED):
        path = template_with(tmp_path, first, row=begun)
        document = Document(str(path))
        document.tables[0]._tbl.tr_lst[REPEATED].tc_lst[1].p_lst[0].extend(pieces(second))
        document.save(str(path))
        content = docx(VIEWS["maintain"](), template(path))
        marks = [each.tag.rpartition("}")[2] for each in part(content).iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]
        assert marks == (["bookmarkStart", "bookmarkEnd"] if first and second else [])


def test_marks_of_editing_are_forgotten(tmp_path: Path) -> None:
    content = made(tmp_path, WITH_IDS["text box"])
    names = {name.rpartition("}")[2] for each in part(content).iter("{*}*") for name in each.attrib}
    assert names.isdisjoint({"paraId", "textId", "anchorId", "editId"})
    assert [each for each in part(content).iter("{*}*") if each.tag.endswith("}creationId")] == []
