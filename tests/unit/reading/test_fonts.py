"""The font, of the four that a run names, in which a letter is printed."""

import pytest

from cchc.reading.fonts import Fonts

FONTS = Fonts("ascii", "other", "asian", "complex")
HINTED = FONTS._replace(hinted=True)
CHINESE = HINTED._replace(is_chinese=True)


@pytest.mark.parametrize(
    ("letter", "font"),
    [("a", "ascii"), ("5", "ascii"), ("đ", "other"), ("ậ", "other"), ("à", "other"), ("–", "other"), ("中", "asian")],
)
def test_a_letter_has_the_font_for_its_code(letter: str, font: str) -> None:
    assert FONTS.of(letter) == font


@pytest.mark.parametrize(
    ("letter", "font"),
    [("a", "ascii"), ("ậ", "other"), ("à", "other"), ("–", "asian"), ("×", "asian"), ("\u0323", "asian")],
)
def test_a_hint_takes_signs_to_east_asia_but_no_vietnamese_letter(letter: str, font: str) -> None:
    assert HINTED.of(letter) == font


@pytest.mark.parametrize(
    ("letter", "font"), [("a", "ascii"), ("à", "asian"), ("ậ", "asian"), ("đ", "asian"), ("â", "other")]
)
def test_in_chinese_a_hint_takes_letters_with_marks_too(letter: str, font: str) -> None:
    assert CHINESE.of(letter) == font
    assert CHINESE._replace(hinted=False).of(letter) == ("ascii" if letter == "a" else "other")


@pytest.mark.parametrize("letter", ["a", "đ", "中", "5"])
def test_a_run_of_complex_script_is_in_one_font(letter: str) -> None:
    assert CHINESE._replace(is_complex=True).of(letter) == "complex"
