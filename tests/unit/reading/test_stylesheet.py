"""The styles of a document: their kinds, the default of each, what they are based on."""

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from cchc.reading.stylesheet import StyleSheet


def sheet(styles: str) -> StyleSheet:
    return StyleSheet(parse_xml(f"<w:styles {nsdecls('w')}>{styles}</w:styles>"))


def style(name: str, based_on: str = "", **said: str) -> str:
    attributes = "".join(f' w:{key}="{value}"' for key, value in said.items())
    basis = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:styleId="{name}"{attributes}>{basis}</w:style>'


def chain(found: StyleSheet, kind: str, name: str | None) -> list[str | None]:
    return [each.get(qn("w:styleId")) for each in found.chain(kind, name)]


def test_a_style_without_a_kind_is_a_paragraphs() -> None:
    assert sheet(style("a", default="1")).resolved("paragraph", None) == "a"


def test_of_several_default_styles_the_last_counts() -> None:
    found = sheet(style("a", default="1") + style("b", default="true") + style("c", default="0"))
    assert found.defaults == {"paragraph": "b"}


def test_a_name_counts_within_its_kind() -> None:
    found = sheet(style("a", default="1") + style("b", type="character") + style("c", "b"))
    assert [found.resolved("paragraph", name) for name in ("a", "b", "x", None)] == ["a"] * 4
    assert [found.resolved("character", name) for name in ("b", "a", None)] == ["b", None, None]
    assert chain(found, "paragraph", "c") == ["c"]


def test_a_chain_ends_where_it_closes_and_where_no_document_is_so_deep() -> None:
    assert chain(sheet(style("a", "b") + style("b", "a")), "paragraph", "a") == ["a", "b"]
    deep = sheet("".join(style(f"s{number}", f"s{number + 1}") for number in range(100)))
    assert len(chain(deep, "paragraph", "s0")) == 30


def test_a_document_without_styles_has_none() -> None:
    assert (StyleSheet(None).resolved("table", "a"), StyleSheet(None).chain("table", None)) == (None, [])
