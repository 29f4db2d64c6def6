"""The families that names of fonts stand for."""

import pytest

from cchc.reading.families import TIMES, family, is_of_old_table


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


@pytest.mark.parametrize("name", [".VnTime", ".vntimeH", ".VnArial Narrow", "VNI-Times", "vni-helve", "VNI Times"])
def test_these_are_of_old_code_tables(name: str) -> None:
    assert is_of_old_table(name)


@pytest.mark.parametrize("name", [TIMES, "Vni", "VnTime Unicode", "Vnf-Comic Sans", ""])
def test_these_are_of_none(name: str) -> None:
    assert not is_of_old_table(name)
