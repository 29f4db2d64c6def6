"""Lists of an annex under numbers of their own."""

import re
from typing import Any

import pytest
from docx.oxml.ns import qn
from helpers.docx_hosts import NUMBERING, RELATED, STYLES, canonical, changed, element, office, plan
from helpers.docx_reading import part
from lxml import etree

from cchc.documents.joining import appended
from cchc.errors import CchcError


def test_lists_of_an_annex_get_numbers_of_their_own() -> None:
    host = plan()
    result = appended(host, [office(), office()])
    numbering = part(result, "word/numbering.xml")
    old = [canonical(each) for each in part(host, "word/numbering.xml")]
    assert [each for each in map(canonical, numbering) if each in old] == old
    definitions = {
        each.get(qn("w:numId")): each.find(qn("w:abstractNumId")).get(qn("w:val"))
        for each in numbering.findall(qn("w:num"))
    }
    assert len(definitions) == len(old) // 2 + 2
    assert len(set(definitions.values())) == len(definitions)
    styles = {each.get(qn("w:styleId")): each for each in part(result, "word/styles.xml").iter(qn("w:style"))}
    used = [
        styles[each.get(qn("w:val"))].find(f".//{qn('w:numId')}").get(qn("w:val"))
        for each in part(result).iter(qn("w:pStyle"))
        if each.get(qn("w:val")).startswith("ListNumber")
    ]
    assert len(set(used)) == 3
    for number in set(used):
        (abstract,) = (
            e for e in numbering.iter(qn("w:abstractNum")) if e.get(qn("w:abstractNumId")) == definitions[number]
        )
        level = abstract.find(f"{qn('w:lvl')}/{qn('w:pStyle')}").get(qn("w:val"))
        assert styles[level].find(f".//{qn('w:numId')}").get(qn("w:val")) == number
    own = [each.get(qn("w:val")) for each in numbering.iter(qn("w:nsid"))]
    assert len(own) == len(set(own))  # Word takes lists of one such number for one list
    tags = [etree.QName(each).localname for each in numbering]
    assert tags == sorted(tags)  # definitions, then lists


def test_a_host_without_lists_gets_those_of_an_annex() -> None:
    cut = {RELATED: lambda text: re.sub("<Relationship [^>]*numbering[^>]*/>", "", text)}
    result = appended(changed(plan(), cut), [office()])
    assert len(part(result, "word/numbering1.xml").findall(qn("w:num"))) == 1


LISTED = '<w:p><w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr></w:p>'


def test_a_list_that_leaves_its_look_to_a_style_has_that_look(maintain: bytes) -> None:
    def link(text: str) -> str:
        lists = (
            '<w:abstractNum w:abstractNumId="90"><w:numStyleLink w:val="Kiểu"/></w:abstractNum>',
            '<w:num w:numId="90"><w:abstractNumId w:val="90"/></w:num>',
        )
        return text.replace("<w:num ", f"{lists[0]}<w:num ", 1).replace("</w:numbering>", f"{lists[1]}</w:numbering>")

    def style(text: str) -> str:
        kind = '<w:style w:type="numbering" w:styleId="Kiểu"><w:name w:val="Kiểu"/><w:pPr><w:numPr><w:numId w:val="5"/>'
        return text.replace("</w:styles>", f"{kind}</w:numPr></w:pPr></w:style></w:styles>")

    def use(document: Any) -> None:
        document.element.body.insert(0, element(LISTED.format(90)))

    result = appended(maintain, [changed(office(use), {NUMBERING: link, STYLES: style})])
    number = [each.get(qn("w:val")) for each in part(result).iter(qn("w:numId"))][-1]
    numbering = part(result, "word/numbering1.xml")
    (abstract,) = (
        each.find(qn("w:abstractNumId")).get(qn("w:val"))
        for each in numbering.iter(qn("w:num"))
        if each.get(qn("w:numId")) == number
    )
    (definition,) = (
        each for each in numbering.iter(qn("w:abstractNum")) if each.get(qn("w:abstractNumId")) == abstract
    )
    assert definition.find(f"{qn('w:lvl')}/{qn('w:numFmt')}").get(qn("w:val")) == "decimal"
    assert definition.find(qn("w:numStyleLink")) is None


def test_the_levels_of_a_list_name_only_styles_that_came_along() -> None:
    def level(text: str) -> str:
        style = '<w:pStyle w:val="ListNumber"/>'
        return text.replace(style, f'{style}<w:rPr><w:rStyle w:val="Strong"/></w:rPr>')

    def use(document: Any) -> None:  # “List Bullet 2”, by its number and not by its style
        document.element.body.insert(0, element(LISTED.format(2)))

    result = appended(plan(), [changed(office(use), {NUMBERING: level})])
    host = {each.get(qn("w:abstractNumId")) for each in part(plan(), "word/numbering.xml").iter(qn("w:abstractNum"))}
    ids = {each.get(qn("w:styleId")) for each in part(result, "word/styles.xml").iter(qn("w:style"))}
    added = [
        each
        for each in part(result, "word/numbering.xml").iter(qn("w:abstractNum"))
        if each.get(qn("w:abstractNumId")) not in host
    ]
    named = [[style.get(qn("w:val")) for style in each.iter(qn("w:pStyle"))] for each in added]
    assert sorted(map(len, named)) == [0, 1]
    assert {name for names in named for name in names} <= ids
    assert {each.get(qn("w:val")) for every in added for each in every.iter(qn("w:rStyle"))} == {"Strong"}


def test_a_list_that_an_annex_does_not_define_is_none(maintain: bytes) -> None:
    def use(document: Any) -> None:
        document.element.body.insert(0, element(LISTED.format(777)))

    result = appended(maintain, [office(use)])
    assert [each.get(qn("w:val")) for each in part(result).iter(qn("w:numId"))] == ["0"]


def test_a_list_marked_with_pictures_is_refused(maintain: bytes) -> None:
    bullet = '<w:lvlPicBulletId w:val="0"/><w:lvlJc'
    pictures = changed(office(), {NUMBERING: lambda text: text.replace("<w:lvlJc", bullet)})
    with pytest.raises(CchcError, match=r"^Mẫu phụ lục có danh sách đánh dấu bằng hình"):
        appended(maintain, [pictures])
