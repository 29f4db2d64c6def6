"""An annex looks in the host as it does alone, and brings no more styles than that takes."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from docx.oxml.ns import qn
from helpers.docx_hosts import DOCUMENT, RELATED, SETTINGS, STYLES, THEME, body, changed, element, office, plan
from helpers.docx_reading import part
from lxml import etree

from cchc.documents.joining import appended


def looks(content: bytes, first: int = 0) -> list[tuple[Any, ...]]:
    """Of each run of text from the `first` body element on: its text and how it looks, layer by layer as Word has it."""
    styles = {each.get(qn("w:styleId")): each for each in part(content, "word/styles.xml").findall(qn("w:style"))}
    defaults = part(content, "word/styles.xml").find(qn("w:docDefaults"))
    faces = theme_fonts(content)
    found = []
    for run in (run for each in body(content)[first:] for run in each.iter(qn("w:r"))):
        paragraph = next(run.iterancestors(qn("w:p")))
        table = next(run.iterancestors(qn("w:tbl")), None)
        layers = [
            *defaults.iter(qn("w:pPr"), qn("w:rPr")),
            *([] if table is None else chain(styles, table, "w:tblPr/w:tblStyle", "table")),
            *chain(styles, paragraph, "w:pPr/w:pStyle", "paragraph"),
            *chain(styles, run, "w:rPr/w:rStyle", None),
            *run.findall(qn("w:rPr")),
        ]
        found.append(("".join(run.itertext()), *(sorted(look(layers, faces).items()))))
    return found


def chain(styles: dict[str, Any], place: Any, path: str, kind: str | None) -> list[Any]:
    named = place.find("/".join(map(qn, path.split("/"))))
    default = next(
        (k for k, v in styles.items() if v.get(qn("w:type")) == kind and v.get(qn("w:default")) == "1"), None
    )
    style = styles.get(str(default if named is None else named.get(qn("w:val"))))
    layers: list[Any] = []
    while style is not None:
        layers = [*(each for each in style if each.tag in {qn("w:pPr"), qn("w:rPr")}), *layers]
        basis = style.find(qn("w:basedOn"))
        style = None if basis is None else styles[basis.get(qn("w:val"))]
    return layers


def look(layers: list[Any], faces: dict[str, str]) -> dict[str, str]:
    """Attributes of properties in force; a theme's font is the font; what is off or nothing is as good as unsaid."""
    said: dict[str, str] = {}
    for layer in layers:
        for each in layer:
            name = f"{etree.QName(layer).localname}/{etree.QName(each).localname}"
            for attribute, value in each.attrib.items() or [("val", "1")]:
                plain = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia", "cstheme": "cs"}
                local = etree.QName(attribute).localname
                said[f"{name}/{plain.get(local, local)}"] = faces.get(value, value)
                if local == "firstLine":  # it and a hanging line are one property
                    said.pop(f"{name}/hanging", None)
    lists = {name for name in said if "numPr" in name or "theme" in name or "rStyle" in name}
    nothing = {"pPr/spacing/line": "240", "pPr/spacing/lineRule": "auto"}
    return {
        name: value
        for name, value in said.items()
        if name not in lists and value not in {"0", "none", nothing.get(name)}
    }


def theme_fonts(content: bytes) -> dict[str, str]:
    fonts = part(content, "word/theme/theme1.xml")
    return {
        f"{family}{script}": fonts.find(f".//{qn(f'a:{family}Font')}/{qn(tag)}").get("typeface") or "Times New Roman"
        for family in ("major", "minor")
        for script, tag in (("HAnsi", "a:latin"), ("EastAsia", "a:ea"), ("Bidi", "a:cs"))
    }


def restyled(paragraph: str = "") -> bytes:
    """A host whose defaults and Normal say what an annex must not take on."""

    def style(text: str) -> str:
        text = text.replace('<w:sz w:val="22"/>', '<w:b/><w:kern w:val="2"/><w:sz w:val="22"/>', 1)
        text = text.replace("<w:pPrDefault><w:pPr>", f"<w:pPrDefault><w:pPr>{paragraph}", 1)
        return text.replace("<w:qFormat/>", '<w:qFormat/><w:pPr><w:jc w:val="right"/></w:pPr>', 1)

    return changed(
        plan(), {STYLES: style, THEME: lambda text: text.replace("Cambria", "Verdana").replace("Calibri", "Arial")}
    )


HOSTS: dict[str, Callable[[], bytes]] = {
    "Word's own": plan,
    "bold, to the right, other theme fonts": restyled,
    "indented": lambda: restyled(paragraph='<w:ind w:left="700" w:hanging="70"/>'),
}


@pytest.mark.parametrize("host", HOSTS)
def test_a_run_of_an_annex_looks_as_it_does_alone(host: str, maintain: bytes) -> None:
    content = HOSTS[host]()
    start = len(body(content)) - 1
    for alone in (maintain, office()):
        assert looks(appended(content, [alone]), start) == looks(alone)


def test_an_office_annex_behind_ours_looks_as_it_does_alone(maintain: bytes) -> None:
    start = len(body(maintain)) - 1
    assert looks(appended(maintain, [office()]), start) == looks(office())


def test_words_of_an_annex_stay_whole_where_the_host_splits_words(maintain: bytes) -> None:
    splitting = changed(plan(), {SETTINGS: lambda text: text.replace("<w:compat>", "<w:autoHyphenation/><w:compat>")})
    start = len(body(splitting)) - 1
    assert all(("pPr/suppressAutoHyphens/val", "1") in each for each in looks(appended(splitting, [maintain]), start))


def test_a_table_without_a_style_takes_none_from_the_host(maintain: bytes) -> None:
    """The host's default table style has wide cells; an annex's table that names no style keeps its own default."""
    wide = changed(plan(), {STYLES: lambda text: text.replace('<w:left w:w="108"', '<w:left w:w="999"', 1)})
    bare = changed(maintain, {DOCUMENT: lambda text: text.replace('<w:tblStyle w:val="TableGrid"/>', "")})
    result = appended(wide, [bare])
    named = next(part(result).iter(qn("w:tblStyle"))).get(qn("w:val"))
    (style,) = (e for e in part(result, "word/styles.xml").iter(qn("w:style")) if e.get(qn("w:styleId")) == named)
    assert style.get(qn("w:default")) is None
    assert style.find(f".//{qn('w:tblCellMar')}/{qn('w:left')}").get(qn("w:w")) == "108"


def test_only_what_is_said_is_taken_back(maintain: bytes) -> None:
    """LibreOffice lays out lists otherwise as soon as a style speaks of automatic spacing."""
    styles = part(appended(plan(), [maintain]), "word/styles.xml")
    (style,) = (each for each in styles.iter(qn("w:style")) if name_of(each) == "Normal – phụ lục")
    said = {etree.QName(name).localname for name in style.find(f"{qn('w:pPr')}/{qn('w:spacing')}").attrib}
    assert said == {"before", "after", "line", "lineRule"}


def name_of(style: Any) -> str:
    return str(style.find(qn("w:name")).get(qn("w:val")))


def test_annexes_of_one_template_share_the_styles_that_the_host_lacks(maintain: bytes, remedy: bytes) -> None:
    def styles(content: bytes) -> list[str]:
        return [each.get(qn("w:styleId")) for each in part(content, "word/styles.xml").iter(qn("w:style"))]

    assert styles(appended(plan(), [maintain, remedy])) == styles(appended(plan(), [maintain]))
    assert styles(appended(maintain, [remedy])) == styles(maintain)


def names(content: bytes) -> list[str]:
    return [each.find(qn("w:name")).get(qn("w:val")) for each in part(content, "word/styles.xml").iter(qn("w:style"))]


def test_a_style_whose_name_the_host_has_otherwise_gets_a_longer_name(maintain: bytes) -> None:
    other = changed(maintain, {STYLES: lambda text: text.replace('<w:sz w:val="28"/>', '<w:sz w:val="27"/>')})
    assert [name for name in names(appended(maintain, [other])) if name not in names(maintain)] == [
        "Phụ lục - số – phụ lục",
        "Phụ lục - tên – phụ lục",
    ]
    third = changed(maintain, {STYLES: lambda text: text.replace('<w:sz w:val="28"/>', '<w:sz w:val="26"/>')})
    assert names(appended(maintain, [other, third]))[-2:] == ["Phụ lục - số – phụ lục 2", "Phụ lục - tên – phụ lục 2"]


def test_no_name_and_no_id_of_a_style_stands_twice(maintain: bytes) -> None:
    result = appended(plan(), [maintain, office(), office()])
    ids = [each.get(qn("w:styleId")) for each in part(result, "word/styles.xml").iter(qn("w:style"))]
    assert len(ids) == len(set(ids))
    assert len(names(result)) == len({name.casefold() for name in names(result)})
    used = {
        each.get(qn("w:val")) for tag in ("w:pStyle", "w:rStyle", "w:tblStyle") for each in part(result).iter(qn(tag))
    }
    assert used <= set(ids)


def test_a_style_that_an_annex_names_but_has_not_is_its_default_one(maintain: bytes) -> None:
    lost = changed(office(), {DOCUMENT: lambda text: text.replace('"ListNumber"', '"Mất"')})
    result = appended(maintain, [lost])
    styles = {each.get(qn("w:styleId")): each for each in part(result, "word/styles.xml").iter(qn("w:style"))}
    (paragraph,) = (each for each in part(result).iter(qn("w:p")) if "".join(each.itertext()) == "một")
    named = styles[paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))]
    assert named.find(qn("w:name")).get(qn("w:val")) == "Normal – phụ lục"


def test_styles_that_build_on_each_other_in_a_circle_end(maintain: bytes) -> None:
    basis = '<w:basedOn w:val="ListNumber"/><w:qFormat/>'
    circle = changed(office(), {STYLES: lambda text: text.replace("<w:qFormat/>", basis, 1)})
    assert looks(appended(maintain, [circle]), len(body(maintain)) - 1)


def style_of(content: bytes, tag: str, text: str) -> Any:
    """The style that a paragraph with that text, or the table around it, names."""
    styles = {each.get(qn("w:styleId")): each for each in part(content, "word/styles.xml").iter(qn("w:style"))}
    paragraph = next(each for each in part(content).iter(qn("w:p")) if "".join(each.itertext()) == text)
    place = paragraph if tag == "w:pStyle" else next(paragraph.iterancestors(qn("w:tbl")))
    return styles[next(place.iter(qn(tag))).get(qn("w:val"))]


def test_what_a_tables_style_says_of_its_first_row_is_not_silenced(maintain: bytes) -> None:
    """Letters of 13 in the table and of 15 in its first row stay with the style of the table, blue goes elsewhere."""
    whole = '<w:rPr><w:color w:val="0000FF"/><w:sz w:val="26"/></w:rPr><w:tblPr>'
    row = '<w:tblStylePr w:type="firstRow"><w:rPr><w:sz w:val="30"/></w:rPr></w:tblStylePr></w:style>'

    def colour(text: str) -> str:
        before, name, after = text.partition('<w:name w:val="Table Grid"/>')
        return before + name + after.replace("<w:tblPr>", whole, 1).replace("</w:style>", row, 1)

    result = appended(maintain, [changed(office(), {STYLES: colour})])
    cell, table = style_of(result, "w:pStyle", "Ô của bảng"), style_of(result, "w:tblStyle", "Ô của bảng")
    assert cell.find(f"{qn('w:rPr')}/{qn('w:color')}").get(qn("w:val")) == "0000FF"
    assert cell.find(f"{qn('w:rPr')}/{qn('w:sz')}") is None
    assert table.find(f"{qn('w:rPr')}/{qn('w:sz')}").get(qn("w:val")) == "26"
    assert table.find(f"{qn('w:tblStylePr')}/{qn('w:rPr')}/{qn('w:sz')}").get(qn("w:val")) == "30"


def test_a_text_box_in_a_table_does_not_look_like_the_table(maintain: bytes) -> None:
    def fill(document: Any) -> None:
        box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>hộp</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        next(document.element.body.iter(qn("w:tc"))).insert(0, element(f"<w:p>{box}</w:p>"))

    result = appended(maintain, [office(fill)])
    inner = next(each for each in part(result).iter(qn("w:txbxContent"))).find(f".//{qn('w:pStyle')}")
    outside = style_of(result, "w:pStyle", "Đoạn trước bảng")
    assert inner.get(qn("w:val")) == outside.get(qn("w:styleId"))


def test_an_annex_without_default_styles_takes_none_from_the_host() -> None:
    """Its text looks as Word's own assumptions have it, whatever the host's Normal says."""
    bare = changed(office(), {STYLES: lambda text: text.replace('w:default="1"', "")})
    result = appended(restyled(), [bare])
    style = style_of(result, "w:pStyle", "Đoạn trước bảng")
    assert style.find(qn("w:name")).get(qn("w:val")) == "ParagraphDefault – phụ lục"
    assert style.find(f"{qn('w:pPr')}/{qn('w:jc')}") is None
    assert style.find(f"{qn('w:rPr')}/{qn('w:sz')}") is None  # both files' defaults have it
    assert style.find(f"{qn('w:rPr')}/{qn('w:b')}").get(qn("w:val")) == "0"


def test_an_annex_without_a_theme_and_without_fonts_is_in_times() -> None:
    cut = {
        RELATED: lambda text: re.sub("<Relationship [^>]*theme[^>]*/>", "", text),
        STYLES: lambda text: re.sub("(?s)<w:docDefaults>.*</w:docDefaults>", "<w:docDefaults/>", text),
    }
    result = appended(plan(), [changed(office(), cut)])
    fonts = style_of(result, "w:pStyle", "Đoạn trước bảng").find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    assert {fonts.get(qn(f"w:{name}")) for name in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    assert fonts.get(qn("w:asciiTheme")) is None
    assert (
        style_of(result, "w:pStyle", "Phụ lục").find(f"{qn('w:rPr')}/{qn('w:color')}").get(qn("w:themeColor")) is None
    )
