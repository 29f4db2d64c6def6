"""The families that names of fonts stand for."""

import pytest
from docx.oxml.ns import nsdecls
from lxml import etree

from cchc.reading.families import TIMES, Families

TABLE = Families(
    etree.fromstring(
        f"""<w:fonts {nsdecls("w")}>
        <w:font w:name="Thoi Moi"><w:altName w:val="Times New Roman"/></w:font>
        <w:font w:name="Tms"><w:altName w:val="Georgia,TimesNewRomanPSMT"/></w:font>
        <w:font w:name=".VnTime"><w:altName w:val="Times New Roman"/></w:font>
        <w:font w:name="Arial"/></w:fonts>"""
    )
)


@pytest.mark.parametrize(
    "name",
    [
        "Times New Roman",
        "times  new roman",
        "TIMES NEW ROMAN",
        "Times New Roman Bold",
        "Times New Roman Bold Italic",
        "Times New Roman,BoldItalic",
        "Times New Roman, serif",
        "'Times New Roman';serif",
        "Times New Roman (Body)",
        "Times New Roman (Vietnamese)",
        "Times New Roman CE",
        "TimesNewRoman",
        "TimesNewRomanPSMT",
        "TimesNewRomanPS-BoldItalicMT",
        "@Times New Roman",
    ],
)
def test_these_are_times_new_roman(name: str) -> None:
    assert Families().of(name) == TIMES


@pytest.mark.parametrize(
    "name",
    [
        "Arial",
        "Times",
        ".VnTime",
        ".VnTimeH",
        "VNI-Times",
        "Times New Roman MT Extra",
        "Arial, Times New Roman",
        "Tinos",
    ],
)
def test_these_are_not(name: str) -> None:
    assert Families().of(name) == name


def test_a_document_may_know_times_new_roman_by_another_name() -> None:
    assert [TABLE.of(name) for name in ("Thoi Moi", "Tms", ".VnTime", "Arial", "Khác")] == [
        TIMES,
        TIMES,
        ".VnTime",
        "Arial",
        "Khác",
    ]
