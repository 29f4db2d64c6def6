"""The fonts and colours of a theme, by the names that runs call them by."""

import pytest
from lxml import etree

from cchc.reading.theme import Theme

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
XML = etree.fromstring(
    f"""<a:theme xmlns:a="{A}"><a:themeElements>
        <a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="010203"/></a:dk1><a:lt2><a:srgbClr val="EEECE1"/></a:lt2>
        <a:accent1><a:srgbClr val="4F81BD"/></a:accent1><a:hlink><a:srgbClr val="0000FF"/></a:hlink>
        <a:folHlink><a:srgbClr val="800080"/></a:folHlink></a:clrScheme>
        <a:fontScheme><a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:cs typeface=""/>
        <a:font script="Jpan" typeface="MS Gothic"/><a:font script="Viet" typeface="Times New Roman"/></a:majorFont>
        <a:minorFont><a:latin typeface="Calibri"/><a:ea typeface="SimSun"/></a:minorFont></a:fontScheme>
        </a:themeElements></a:theme>"""
)
THEME = Theme(XML)


@pytest.mark.parametrize(
    ("name", "font"),
    [
        ("majorAscii", "Cambria"),
        ("majorHAnsi", "Cambria"),
        ("minorAscii", "Calibri"),
        ("minorHAnsi", "Calibri"),
        ("minorEastAsia", "SimSun"),
        ("majorEastAsia", None),
        ("majorBidi", None),
        ("minorBidi", None),
        ("minor", None),
        ("", None),
        (None, None),
    ],
)
def test_a_font_is_that_of_its_family_and_letters(name: str | None, font: str | None) -> None:
    assert THEME.font(name) == font
    assert Theme(None).font(name) is None


@pytest.mark.parametrize("language", ["vi-VN", "vi", "VI-vn"])
def test_in_a_vietnamese_document_the_font_for_vietnamese_goes_before_the_latin_one(language: str) -> None:
    found = [Theme(XML, language).font(name) for name in ("majorHAnsi", "majorAscii", "minorHAnsi", "majorEastAsia")]
    assert found == ["Times New Roman", "Times New Roman", "Calibri", None]


@pytest.mark.parametrize("language", ["", "en-US", "ja-JP", "vie"])
def test_in_another_document_it_does_not(language: str) -> None:
    assert Theme(XML, language).font("majorHAnsi") == "Cambria"


@pytest.mark.parametrize(
    ("name", "colour"),
    [
        ("text1", "010203"),
        ("dark1", "010203"),
        ("background2", "EEECE1"),
        ("light2", "EEECE1"),
        ("accent1", "4F81BD"),
        ("hyperlink", "0000FF"),
        ("followedHyperlink", "800080"),
        ("accent7", None),
        (None, None),
    ],
)
def test_a_colour_has_another_name_in_the_theme(name: str | None, colour: str | None) -> None:
    assert THEME.colour(name) == colour
