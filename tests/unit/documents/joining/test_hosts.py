"""Hosts of other programs: whatever they lack, they look after joining as before, and so does the annex."""

import re
from typing import Any

import pytest
from docx.oxml.ns import qn
from helpers.docx_hosts import HOSTS, changed, element, office, plan
from helpers.docx_reading import part
from helpers.word_making import opened

from cchc.documents.joining import appended
from cchc.reading.blocks import blocks
from cchc.reading.content import Paragraph
from cchc.reading.word_file import package_of


def looks(content: bytes) -> list[Any]:
    """Each paragraph with its text, its effective properties, and the looks of all letters and of its end."""
    found = []
    for block in blocks(package_of(opened(content))):
        paragraphs = (
            [block.content] if isinstance(block.content, Paragraph) else [p for *_, p in block.content.paragraphs()]
        )
        for each in paragraphs:
            pieces = [(piece.text, piece.look) for line in each.lines for piece in line.pieces if piece.text]
            found.append((each.text, pieces, each.mark, sorted(each.said.items())))
    return found


@pytest.fixture(scope="module")
def annexes(maintain: bytes) -> dict[str, bytes]:
    return {"ours": maintain, "an office's": office()}


@pytest.mark.parametrize("annex", ["ours", "an office's"])
@pytest.mark.parametrize("host", HOSTS)
def test_every_paragraph_of_host_and_annex_looks_as_it_did(host: str, annex: str, annexes: dict[str, bytes]) -> None:
    before, alone = HOSTS[host](), annexes[annex]
    after = looks(appended(before, [alone, alone]))
    own, theirs = looks(before), looks(alone)
    assert after[: len(own)] == own
    assert [text_and_letters(each) for each in after[len(own) :] if each[0]] == [
        text_and_letters(each) for each in theirs * 2 if each[0]
    ]


ASSUMED = {"jc": "left", "before": "0", "after": "0", "line": "240", "lineRule": "auto", "keepNext": "0"}
"""The properties of a paragraph that are compared, as Word has them where nothing is said."""


def text_and_letters(paragraph: Any) -> Any:
    text, pieces, _, said = paragraph
    return text, pieces, {name: dict(said).get(name, assumed) for name, assumed in ASSUMED.items()}


def test_no_style_and_no_list_of_an_annex_has_an_id_that_the_host_names() -> None:
    """In its headers, its notes, its lists, its settings, or as the basis of a style of its own."""
    named = changed(
        plan("<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='77'/></w:numPr></w:pPr></w:p>"),
        {
            "word/header1.xml": lambda text: text.replace("<w:pPr>", "<w:pPr><w:pStyle w:val='LISTNUMBER'/>", 1),
            "word/settings.xml": lambda text: re.sub(
                "(?=</w:settings>)", "<w:clickAndTypeStyle w:val='Strong'/>", text
            ),
            "word/styles.xml": lambda text: re.sub(
                r'(?s)<w:style [^>]*w:styleId="(?:ListNumber|Strong|TableGrid)".*?</w:style>', "", text
            ),
            "word/numbering.xml": lambda text: re.sub(
                "(?=<w:lvl )", "<w:numStyleLink w:val='TableGrid'/>", text, count=1
            ),
        },
    )
    result = appended(named, [office()])
    added = {each.get(qn("w:styleId")).casefold() for each in part(result, "word/styles.xml").iter(qn("w:style"))}
    assert added.isdisjoint({"listnumber", "strong", "tablegrid"})
    numbers = {each.get(qn("w:numId")) for each in part(result, "word/numbering.xml").iter(qn("w:num"))}
    assert "77" not in numbers
    assert "78" in numbers


def test_a_bookmark_that_the_host_names_is_not_found_in_an_annex() -> None:
    def mark(document: Any) -> None:
        document.paragraphs[0]._p.append(element("<w:bookmarkStart w:id='1' w:name='Mất'/>"))
        document.paragraphs[0]._p.append(element("<w:bookmarkEnd w:id='1'/>"))

    host = plan("<w:p><w:fldSimple w:instr=' REF Mất \\h '/></w:p>")
    marks = [each.get(qn("w:name")) for each in part(appended(host, [office(mark)])).iter(qn("w:bookmarkStart"))]
    assert marks == ["Mất_2"]
