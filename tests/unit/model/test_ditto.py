"""“như trên” and its short forms, which are told from other texts by their beginning."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.model.ditto import resembles_ditto, says_ditto
from cchc.model.emphasis import plain
from cchc.model.folding import fold
from cchc.wording import bare

PIECES = st.sampled_from(
    [
        "nt",
        "n/t",
        "N",
        "T",
        "/",
        "như",
        " ",
        "tr",
        "trên",
        "Nhu",
        "ê",
        "n",
        "〃",
        '"',
        ".",
        "-",
        "<i>",
        "</i>",
        "\u0301",
    ]
)


@pytest.mark.parametrize(
    "text", ["như trên", "Như trên.", " NHƯ  TRÊN", "<i>như trên</i>", "như <b>t</b>rên", "nhu\u031b tre\u0302n"]
)
def test_a_text_says_ditto_in_whatever_spelling(text: str) -> None:
    assert says_ditto(text)
    assert not resembles_ditto(text)


@given(st.lists(PIECES | st.sampled_from(["TR", "trên", "nhƯ ", "ř"]), max_size=8).map("".join))
def test_what_says_ditto_is_told_as_by_folding_each_text(text: str) -> None:
    assert says_ditto(text) == (len(text) <= 30 and fold(plain(text)) == fold("như trên"))


@given(st.lists(PIECES | st.characters(), max_size=8).map("".join))
def test_short_forms_are_those_of_the_whole_text(text: str) -> None:
    short = bare(plain(text)).strip(" .-")
    known = re.fullmatch(r"nt|n/t|nhu tren|[\"'“”″〃]+|//", short) or (short.startswith("nhu t") and len(short) <= 11)
    assert resembles_ditto(text) == (bool(known) and not says_ditto(text) and len(text) <= 30)
