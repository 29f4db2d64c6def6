"""The host stays as it was, and each annex is a section of its own behind it."""

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from helpers.docx_hosts import (
    DOCUMENT,
    ENDINGS,
    RELATED,
    RELATIONS,
    SETTINGS,
    body,
    canonical,
    changed,
    element,
    margins,
    office,
    parts,
    plan,
    sections,
)
from helpers.docx_reading import part
from openxml_audit import OpenXmlValidator

from cchc.documents.joining import appended, host_text

ADDS_A_PARAGRAPH = {*ENDINGS} - {
    "a paragraph",
    "a paragraph whose properties changed",
    "a mark after a paragraph",
    "a paragraph that says that it is not hidden",
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_of_the_hosts_text_only_the_page_set_up_moves_into_the_last_paragraph(ending: str, maintain: bytes) -> None:
    host = plan(ENDINGS[ending])
    *before, set_up = body(host)
    after = body(appended(host, [maintain]))[: len(before) + (ending in ADDS_A_PARAGRAPH)]
    (moved,) = (each.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") for each in after[-2:] if holds(each, set_up))
    assert canonical(moved) == canonical(set_up)
    assert qn("w:pPrChange") not in {each.tag for each in moved.itersiblings(preceding=True)}
    moved.getparent().remove(moved)
    if ending in ADDS_A_PARAGRAPH:
        tiny = after.pop()
        assert tiny.find(f"{qn('w:pPr')}/{qn('w:spacing')}").get(qn("w:line")) == "20"
        assert "".join(tiny.itertext()).strip() == ""
    emptied(after, before)
    assert [canonical(each) for each in after] == [canonical(each) for each in before]


def holds(paragraph: Any, set_up: Any) -> bool:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    return found is not None and canonical(found) == canonical(set_up)


def emptied(after: list[Any], before: list[Any]) -> None:
    """Take away properties that were made to hold the page set-up alone."""
    for new, old in zip(after, before, strict=True):
        properties = new.find(qn("w:pPr"))
        if properties is not None and not len(properties) and old.find(qn("w:pPr")) is None:
            new.remove(properties)


def test_every_other_part_of_the_host_keeps_its_bytes(maintain: bytes, remedy: bytes) -> None:
    host = plan()
    before, after = parts(host), parts(appended(host, [maintain, remedy]))
    joined = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    styles = {"word/styles.xml", "word/stylesWithEffects.xml"}
    untouched = before.keys() - joined - styles - {"_rels/.rels"}
    assert {name: after[name] for name in untouched} == {name: before[name] for name in untouched}
    for name in styles:
        old = [canonical(each) for each in part(host, name)]
        new = [canonical(each) for each in part(appended(host, [maintain, remedy]), name)]
        assert new[: len(old)] == old
        assert len(new) > len(old)


def test_the_hosts_relationships_stay(maintain: bytes) -> None:
    host = plan()
    name = "word/_rels/document.xml.rels"
    before = {tuple(sorted(each.attrib.items())) for each in part(host, name)}
    assert before <= {tuple(sorted(each.attrib.items())) for each in part(appended(host, [maintain]), name)}


def test_a_host_without_page_set_up_gets_an_empty_one(maintain: bytes) -> None:
    host = changed(plan(), {DOCUMENT: lambda text: re.sub(r"(?s)<w:sectPr.*</w:sectPr>", "", text)})
    first, second = sections(appended(host, [maintain]))
    assert len(first) == 0
    assert second.find(qn("w:pgSz")).get(qn("w:orient")) == "landscape"


def test_each_annex_is_a_landscape_section_that_counts_from_one(maintain: bytes, remedy: bytes) -> None:
    result = appended(plan(), [maintain, remedy])
    document = Document(io.BytesIO(result))
    assert [section.orientation for section in document.sections] == [WD_ORIENT.PORTRAIT, *[WD_ORIENT.LANDSCAPE] * 2]
    for section, alone in zip(sections(result)[1:], (maintain, remedy), strict=True):
        assert section.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        assert section.find(qn("w:titlePg")) is not None
        assert section.find(qn("w:type")) is None  # the next page
        for name in ("w:pgSz", "w:pgMar"):
            assert canonical(section.find(qn(name))) == canonical(sections(alone)[-1].find(qn(name)))
    assert body(result)[-1].tag == qn("w:sectPr")


def test_nothing_of_the_hosts_headers_and_footers_goes_on_in_an_annex(maintain: bytes, remedy: bytes) -> None:
    result = appended(plan(), [maintain, remedy])
    host, *annexes = sections(result)
    assert margins(result, host) == {
        "default header": "đầu trang của kế hoạch",
        "default footer": "chân trang của kế hoạch",
    }
    wanted = {"first header": "", "default header": "PAGE 2", "first footer": "", "default footer": ""}
    assert [margins(result, each) for each in annexes] == [wanted, wanted]


def test_where_even_pages_differ_those_of_an_annex_have_its_page_number(maintain: bytes) -> None:
    result = appended(plan(facing=True), [maintain])
    assert margins(result, sections(result)[-1]) == {
        "first header": "",
        "default header": "PAGE 2",
        "even header": "PAGE 2",
        "first footer": "",
        "default footer": "",
        "even footer": "",
    }


def test_an_annex_keeps_headers_of_its_even_pages_where_the_host_has_such(maintain: bytes) -> None:
    def face(document: Any) -> None:
        document.settings.odd_and_even_pages_header_footer = True
        document.sections[0].even_page_header.paragraphs[0].text = "chẵn"

    result = appended(plan(facing=True), [office(face)])
    assert margins(result, sections(result)[-1])["even header"] == "chẵn"
    assert "even header" not in margins(
        appended(maintain, [office(face)]), sections(appended(maintain, [office(face)]))[-1]
    )


def test_the_sections_within_an_annex_follow_each_other(maintain: bytes) -> None:
    def divide(document: Any) -> None:
        document.add_section(WD_SECTION.CONTINUOUS)
        document.add_paragraph("phần hai")

    result = appended(maintain, [office(divide)])
    _, first, second = sections(result)
    assert first.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
    assert second.find(qn("w:pgNumType")) is None
    assert second.find(qn("w:type")).get(qn("w:val")) == "continuous"
    assert margins(result, first)["default header"] == "đầu trang của mẫu"
    assert margins(result, second) == {}


def test_of_an_annexes_page_set_up_only_what_holds_comes_along(maintain: bytes) -> None:
    """Not what it was before a tracked change, and not the settings of the printer in some office."""

    def fill(document: Any) -> None:
        relation_id = document.part.relate_to("x", f"{RELATIONS}/printerSettings", is_external=True)
        set_up = document.element.body[-1]
        set_up.append(element(f'<w:printerSettings r:id="{relation_id}"/>'))
        set_up.append(element('<w:sectPrChange w:id="1" w:author="a"><w:sectPr/></w:sectPrChange>'))

    _, set_up = sections(appended(maintain, [office(fill)]))
    assert canonical(set_up.find(qn("w:pgSz"))) == canonical(sections(office())[-1].find(qn("w:pgSz")))
    assert set_up.find(qn("w:printerSettings")) is None


def test_a_setting_that_is_off_counts_as_off(maintain: bytes) -> None:
    off = {SETTINGS: lambda text: text.replace("<w:evenAndOddHeaders/>", '<w:evenAndOddHeaders w:val="0"/>')}
    host = changed(plan(facing=True), off)
    assert list(margins(appended(host, [maintain]), sections(appended(host, [maintain]))[-1])) == [
        "first header",
        "default header",
        "first footer",
        "default footer",
    ]


def test_a_part_that_is_elsewhere_is_no_part(maintain: bytes) -> None:
    away = {RELATED: lambda text: re.sub('Target="theme[^"]*"', 'Target="http://x/" TargetMode="External"', text)}
    assert len(sections(appended(changed(plan(), away), [maintain]))) == 2


def test_an_annex_that_begins_on_the_same_page_in_its_template_begins_on_the_next(maintain: bytes) -> None:
    result = appended(maintain, [office(lambda document: setattr(document.sections[0], "start_type", 0))])
    assert sections(result)[-1].find(qn("w:type")) is None


def test_the_text_of_the_annexes_follows_in_their_order(maintain: bytes, remedy: bytes) -> None:
    def text(content: bytes) -> str:
        return "".join(part(content).itertext())

    host = plan()
    assert text(appended(host, [maintain, remedy])) == text(host) + text(maintain) + text(remedy)


def test_the_same_files_give_the_same_parts(maintain: bytes, remedy: bytes) -> None:
    once, again = (parts(appended(plan(), [maintain, remedy])) for _ in range(2))
    assert once == again


@pytest.mark.parametrize(
    ("paragraph", "speaks"),
    [
        ("<w:p><w:r><w:t>có PHỤ</w:t></w:r><w:r><w:t xml:space='preserve'> LỤC kèm theo</w:t></w:r></w:p>", True),
        ("<w:p><w:r><w:t>phu\u0323 lu\u0323c</w:t></w:r></w:p>", True),
        ("<w:p><w:r><w:t>Phụ</w:t><w:br/><w:t>lục</w:t></w:r></w:p>", True),
        ("<w:p><w:r><w:t>Phụ\u00a0lục</w:t></w:r></w:p>", True),
        ("<w:p><w:r><w:t>phụ</w:t></w:r></w:p><w:p><w:r><w:t>lục</w:t></w:r></w:p>", False),
        ("<w:p><w:del w:id='1' w:author='a'><w:r><w:delText>phụ lục</w:delText></w:r></w:del></w:p>", False),
        ("<w:p><w:moveFrom w:id='1' w:author='a'><w:r><w:t>phụ lục</w:t></w:r></w:moveFrom></w:p>", False),
        ("<w:p><w:r><w:t>biểu kèm theo</w:t></w:r></w:p>", False),
    ],
)
def test_a_host_speaks_of_its_annexes_or_not(paragraph: str, speaks: bool) -> None:
    host = changed(
        plan(), {DOCUMENT: lambda text: re.sub(r"(?s)<w:body>.*(?=<w:sectPr)", f"<w:body>{paragraph}", text)}
    )
    assert host_text(host).refers is speaks


@pytest.mark.slow
@pytest.mark.parametrize("host", [plan, lambda: plan(facing=True), lambda: plan(ENDINGS["a table"])])
def test_the_validator_finds_nothing_that_the_host_did_not_have(
    host: Callable[[], bytes], maintain: bytes, tmp_path: Path
) -> None:
    def findings(content: bytes) -> Iterator[tuple[str, str]]:
        file = tmp_path / "tệp.docx"
        file.write_bytes(content)
        for error in OpenXmlValidator().validate(file).errors:
            yield error.description, str(error.part_uri)

    result = appended(host(), [maintain, office()])
    assert set(findings(result)) <= set(findings(host()))
    assert not list(findings(appended(maintain, [maintain])))
