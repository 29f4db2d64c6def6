"""The families that names of fonts stand for."""

import pytest

from cchc.reading.families import TIMES, family


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
    assert family(name) == TIMES


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
    assert family(name) == name
