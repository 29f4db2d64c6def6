"""Codes of rows and numbers of areas: their forms, their order, and what is part of what."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.model.codes import (
    AREA_NUMBER,
    CODE,
    are_comparable,
    in_system,
    is_area_number,
    is_code,
    is_part_of,
    joined,
    label,
    numbered,
    ordinals,
    parents_of,
    roman_number,
    roman_value,
)

NEAR_CODES = st.text("0129.IVXLCivxlcAZĐađ/ ", max_size=8)


@given(NEAR_CODES | st.from_regex(CODE, fullmatch=True))
def test_a_code_of_numbers_is_told_as_any_other(text: str) -> None:
    assert is_code(text) == bool(re.fullmatch(CODE, text))


@given(NEAR_CODES | st.from_regex(AREA_NUMBER, fullmatch=True))
def test_a_usual_area_number_is_told_as_any_other(text: str) -> None:
    assert is_area_number(text) == bool(re.fullmatch(AREA_NUMBER, text))


@pytest.mark.parametrize(
    "code", ["1", "999", "1.1.1.1", "1.2.3.4.5.6", "1.1a", "1.1đ", "I.2.1", "ii.1", "xiv", "A", "Đ.1", "a.1"]
)
def test_a_code_has_up_to_six_parts_of_numbers_numerals_and_letters(code: str) -> None:
    assert re.fullmatch(CODE, code)


@pytest.mark.parametrize(
    "code",
    ["", "0", "01", "1000", "1.", ".1", "1..2", "1/2", "1aa", "IIII", "iI", "1.2.3.4.5.6.7", "1 2", "1.1a.", "٣"],
)
def test_other_texts_are_no_codes(code: str) -> None:
    assert not re.fullmatch(CODE, code)


@pytest.mark.parametrize(("number", "is_one"), [("I", True), ("c", True), ("12", True), ("1.2", True), ("A.I", False)])
def test_the_number_of_an_area_is_one_part_or_an_arabic_number_of_several(number: str, *, is_one: bool) -> None:
    assert (re.fullmatch(AREA_NUMBER, number) is not None) is is_one


@pytest.mark.parametrize(("numeral", "value"), [("I", 1), ("IV", 4), ("XIX", 19), ("XL", 40), ("XC", 90), ("CCC", 300)])
def test_a_roman_numeral_has_its_value(numeral: str, value: int) -> None:
    assert roman_value(numeral) == value


@pytest.mark.parametrize(
    "codes",
    [
        ["1.1", "1.1a", "1.1b", "1.1d", "1.1đ", "1.1e", "1.2", "1.10", "2"],
        ["I.1", "I.2", "II.1", "IV.1", "V.1", "ix.1", "X.1"],
        ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m"],
        ["A.1", "C.1", "D.1", "Đ.1", "E.1"],
    ],
)
def test_codes_of_one_system_are_in_order(codes: list[str]) -> None:
    assert all(are_comparable(one, other) and one < other for one, other in pairwise(in_system(codes)))


def test_codes_of_two_systems_are_not_put_in_order() -> None:
    assert not are_comparable(ordinals("I.1"), ordinals("1.1"))
    assert not are_comparable(ordinals("I.b"), ordinals("I.c"))


def test_codes_are_compared_without_case() -> None:
    assert ordinals("1.1A") == ordinals("1.1a")
    assert ordinals("ii.Đ") == ordinals("II.đ")
    assert is_part_of("I.1A", "i.1")


@pytest.mark.parametrize(
    ("code", "parent", "is_part"),
    [
        ("1.1.2", "1.1", True),
        ("1.1a", "1.1", True),
        ("1.10", "1.1", False),
        ("1.1.2.3", "1.1", False),
        ("1.1", "1.1", False),
        ("1.1aa", "1.1", False),
        ("II", "I", False),
    ],
)
def test_a_part_has_its_parents_code_with_one_part_more(code: str, parent: str, *, is_part: bool) -> None:
    assert is_part_of(code, parent) is is_part


@pytest.mark.parametrize(
    ("code", "printed"),
    [("1", "TC 1"), ("1.4", "TC 1.4"), ("7.4.3", "TCTP 7.4.3"), ("1.1a", "TCTP 1.1a"), ("I.2.1", "TCTP I.2.1")],
)
def test_a_label_goes_by_the_number_of_parts(code: str, printed: str) -> None:
    assert label(code) == printed


@pytest.mark.parametrize(
    ("numbers", "whole"),
    [
        ([], ""),
        (["II"], "II"),
        (["A", "I"], "A.I"),
        (["1", "1.2"], "1.2"),
        (["1", "11"], "1.11"),
        (["a", "A.1"], "A.1"),
    ],
)
def test_a_number_that_holds_the_outer_one_is_whole(numbers: list[str], whole: str) -> None:
    assert joined(numbers) == whole


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ([None, None], ["1", "2"]),
        (["I", None], ["I", "2"]),
        ([None, "1", "2"], ["3", "1", "2"]),
        (["2", None, None], ["2", "3", "4"]),
        (["", "A"], ["1", "A"]),
    ],
)
def test_an_area_without_a_number_has_its_place_unless_another_has_that_number(
    numbers: list[str | None], found: list[str]
) -> None:
    assert numbered(numbers) == found


def test_a_number_and_its_numeral_are_one() -> None:
    assert [roman_number(number) for number in (1, 4, 9, 14, 40, 99, 2026)] == [
        "I",
        "IV",
        "IX",
        "XIV",
        "XL",
        "XCIX",
        "MMXXVI",
    ]
    assert all(roman_value(roman_number(number)) == number for number in range(1, 400))


@pytest.mark.parametrize(
    ("code", "parents"),
    [
        ("1.1.2", {"1.1"}),
        ("1.1a", {"1", "1.1"}),
        ("I.2", {"i"}),
        ("1.a", {"1"}),
        ("3", set()),
        ("A", set()),
        ("", set()),
    ],
)
def test_a_code_is_a_part_of_few_others(code: str, parents: set[str]) -> None:
    assert parents_of(code) == parents
