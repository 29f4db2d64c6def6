"""Numbers and lengths as attributes say them."""

import pytest

from cchc.reading.lengths import HALVES, in_millimetres, in_points, number, whole


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("240", 12),
        ("-240", -12),
        (" 240 ", 12),
        ("3618.5", 180.925),
        ("12pt", 12),
        ("1pc", 12),
        ("1pi", 12),
        ("1in", 72),
        ("-2.54cm", -72),
        ("25.4mm", 72),
    ],
)
def test_a_length_may_name_its_unit(text: str, points: float) -> None:
    assert in_points(text) == points


def test_the_unit_of_a_bare_number_depends_on_the_attribute() -> None:
    assert (in_points("25", HALVES), in_points("12.5pt", HALVES)) == (12.5, 12.5)
    assert round(in_millimetres("11906"), 2) == 210.01
    assert in_millimetres("21cm") == 210


NONE = [
    None,
    "",
    "abc",
    "nan",
    "inf",
    "infmm",
    "nanpt",
    "1e400",
    "1e3",
    "1_000",
    "١٢",
    "12xx",
    "9" * 10,
    "9" * 10 + "pt",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_length_is_0_whatever_python_makes_of_it(text: str | None) -> None:
    assert (in_points(text), in_millimetres(text), number(text), whole(text)) == (0, 0, 0, None)


def test_a_whole_number_loses_its_fraction_and_has_no_sign() -> None:
    assert [whole(text) for text in ("0", "2", "2.9", "007", "-1", "+1")] == [0, 2, 2, 7, None, None]
