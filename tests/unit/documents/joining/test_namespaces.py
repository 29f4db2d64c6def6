"""Prefixes, and the strict form of Word."""

import re
from typing import Any

import pytest
from docx.oxml.ns import nsdecls
from helpers.docx_hosts import DOCUMENT, MC, STRICT, W14, changed, element, office, parts, plan, strict
from helpers.docx_reading import part

from cchc.documents.joining import appended, host_text

SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def alternative(prefix: str, declared: str = "") -> str:
    choice = f'<mc:Choice {declared} Requires="{prefix}"><w:r><w:t>mới</w:t></w:r></mc:Choice>'
    return f"<w:p><mc:AlternateContent>{choice}<mc:Fallback><w:r/></mc:Fallback></mc:AlternateContent></w:p>"


def with_root(content: bytes, declared: str, text: str) -> bytes:
    """A file whose root declares just that besides what it must, with text at its beginning."""
    root = f'<w:document {nsdecls("w", "r", "wp", "a", "pic")} xmlns:mc="{MC}" {declared}><w:body>{text}'
    return changed(content, {DOCUMENT: lambda old: re.sub("(?s)<w:document .*?<w:body>", root, old)})


HOSTS = {
    "the same prefix": f'xmlns:wps="{SHAPE}"',
    "another prefix": f'xmlns:s="{SHAPE}"',
    "the prefix for something else": 'xmlns:wps="urn:khac"',
    "no prefix": "",
}


@pytest.mark.parametrize("host", HOSTS)
def test_what_an_annex_says_of_prefixes_is_true_in_the_host(host: str, maintain: bytes) -> None:
    own = with_root(plan(), HOSTS[host], "<w:p/>")
    annex = with_root(office(), f'xmlns:wps="{SHAPE}" xmlns:w14="{W14}" mc:Ignorable="w14 wps"', alternative("wps"))
    for content in (appended(own, [annex]), appended(own, [annex, maintain, annex])):
        root = part(content)
        assert {SHAPE, W14} <= {root.nsmap[prefix] for prefix in root.get(f"{{{MC}}}Ignorable").split()}
        assert {each.nsmap[each.get("Requires")] for each in root.iter(f"{{{MC}}}Choice")} == {SHAPE}


def test_what_the_host_says_of_prefixes_stays_true() -> None:
    """It declares its prefix on the spot, and the annex declares another for the same on its root."""
    host = with_root(plan(), "", alternative("own", f'xmlns:own="{SHAPE}"'))
    annex = with_root(office(), f'xmlns:wps="{SHAPE}"', alternative("wps"))
    found = list(part(appended(host, [annex])).iter(f"{{{MC}}}Choice"))
    assert [each.nsmap[each.get("Requires")] for each in found] == [SHAPE, SHAPE]
    assert found[0].get("Requires") == "own"


def test_a_strict_host_stays_strict_and_the_annex_speaks_its_words(maintain: bytes) -> None:
    def fill(document: Any) -> None:
        document.element.body.insert(0, element("<w:p><w:pPr><w:ind w:left='5'/><w:jc w:val='left'/></w:pPr></w:p>"))

    result = appended(strict(plan()), [maintain, office(fill)])
    files = parts(result)
    for name in ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels"):
        assert b"http://schemas.openxmlformats.org/wordprocessingml" not in files[name]
        assert b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" not in files[name].replace(
            b"relationships/metadata", b""
        )
    headers = [text for name, text in files.items() if re.fullmatch(r"word/(header|footer)\d+\.xml", name)]
    assert len(headers) == 10
    assert all(STRICT.encode() in text for text in headers)
    w = f"{{{STRICT}wordprocessingml/main}}"
    root = part(result)
    assert root.get(f"{w}conformance") == "strict"
    assert {each.get(f"{w}val") for each in root.iter(f"{w}jc")} <= {"start", "center", "end", "both"}
    assert [dict(each.attrib) for each in root.iter(f"{w}ind")] == [{f"{w}start": "5"}]
    looks = [each for each in root.iter(f"{w}tblLook") if each.get(f"{w}val")]
    assert not looks
    styles = part(result, "word/styles.xml")
    added = [each for each in styles.iter(f"{w}style") if each.get(f"{w}customStyle")]
    assert not [each for style in added for each in style.iter(f"{w}ind") if each.get(f"{w}left")]
    edges = {child.tag for style in added for each in style.iter(f"{w}tblCellMar") for child in each}
    assert edges == {f"{w}top", f"{w}start", f"{w}bottom", f"{w}end"}
    assert len(list(root.iter(f"{w}sectPr"))) == 3


def test_the_text_of_a_strict_file_is_read() -> None:
    assert host_text(strict(plan())).refers
