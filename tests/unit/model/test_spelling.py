import pytest

from cchc.model.spelling import around, spaced_percents, stray_spaces, without


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("năm) .", "năm)."),
        ("a , b ; c : d ! e ? f )", "a, b; c: d! e? f)"),
        ("( a)", "(a)"),
        ("a  b   c", "a b c"),
        ("a  , b", "a, b"),
        ("vân vân ...", "vân vân ..."),
        ("a … b", "a … b"),
        ("khoảng .5 điểm", "khoảng .5 điểm"),
        ("- a\n- b", "- a\n- b"),
        ("a\n  b", "a\n  b"),
        ("a: b", "a: b"),
        ("", ""),
    ],
)
def test_stray_spaces_are_those_that_print_badly(text: str, mended: str) -> None:
    assert without(text, stray_spaces(text)) == mended
    assert stray_spaces(mended) == ()


@pytest.mark.parametrize(
    ("text", "mended"),
    [("100 %", "100%"), ("đạt 90  % trở lên", "đạt 90% trở lên"), ("% và 5%", "% và 5%"), ("a %", "a %")],
)
def test_a_percent_sign_follows_its_number(text: str, mended: str) -> None:
    assert without(text, spaced_percents(text)) == mended


def test_a_slip_is_shown_with_the_words_beside_it() -> None:
    text = "Đủ (quý, 6 tháng, năm) .\nHai  ba"
    shown = [text[slice(*around(text, slip))] for slip in stray_spaces(text)]
    assert shown == ["năm) .", "Hai  ba"]
