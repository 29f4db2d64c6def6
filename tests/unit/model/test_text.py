"""Folding for comparison, and emphasis inside texts."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.model.emphasis import Run, plain, runs
from cchc.model.folding import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Công chức Văn phòng - Thống kê", "công chức  văn phòng–thống kê."),
        ("hòa", "hoà"),
        ("ỦY BAN", "Uỷ ban"),
        ("thủy", "thuỷ"),
        ("khoẻ", "khỏe"),
        ("Như trên", "như  trên"),
        ("VP-TK", "VP − TK"),
        ("Tổ chức", unicodedata.normalize("NFD", "tổ chức")),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("ma", "má"), ("mà", "má"), ("bàn", "bân"), ("Công chức (VHTT)", "Công chức"), ("toàn", "toán"), ("đ", "d")],
)
def test_different_names_do_not(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(
    st.text("aăđeouyqwg-\u2212 .\t\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031bậốỷ1_", max_size=12)
    | st.text(max_size=8)
)
def test_the_tone_marks_of_a_syllable_follow_its_other_letters(text: str) -> None:
    def moved(syllable: re.Match[str]) -> str:
        return "".join(sorted(syllable[0], key="\u0300\u0301\u0303\u0309\u0323".__contains__))

    decomposed = unicodedata.normalize("NFD", text.casefold())
    toneless = re.sub(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*", moved, decomposed)
    assert fold(text) == re.sub(" ?[-\u2010-\u2015\u2212] ?", "-", re.sub(r"\s+", " ", toneless)).strip(" .;,")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        ("a < b", (Run("a < b"),)),
        ("một <i>hai</i> ba", (Run("một "), Run("hai", italic=True), Run(" ba"))),
        ("<b>một <i>hai</i></b>", (Run("một ", bold=True), Run("hai", italic=True, bold=True))),
        ("<i>một", (Run("<i>một"),)),
        ("một</i> <i></i>", (Run("một</i> "),)),
        ("<i>một <b>hai</i> ba</b>", (Run("<i>một "), Run("hai</i> ba", bold=True))),
        ("<u>x</u>", (Run("<u>x</u>"),)),
        ("<i>dòng\nhai</i>", (Run("dòng\nhai", italic=True),)),
    ],
)
def test_only_paired_tags_are_emphasis(text: str, found: tuple[Run, ...]) -> None:
    assert runs(text) == found


@given(st.text(st.sampled_from("<>/ib x\n")))
def test_nothing_is_lost_but_pairs_of_tags(text: str) -> None:
    lost = len(text) - len(plain(text))
    assert lost % len("<i></i>") == 0
    assert lost <= len("<i>") * text.count("<i>") + len("</i>") * (text.count("</i>") + text.count("</b>")) + len(
        "<b>"
    ) * text.count("<b>")
