"""Doubled words: as found by trying each number of words at each word."""

import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from cchc.model.doubling import doubled_words

SYLLABLES = st.sampled_from(["và", "Và", "các", "tiết", "kiệm", "ſ", "s", "İ", "a", "²", "ß", "ss"])
BETWEEN = st.sampled_from([*[" "] * 5, "  ", "\u00a0", "\n", ", ", "-", "_", " 1", "\u0345", "\u0301"])


def carefully_doubled(text: str) -> Iterator[tuple[int, int]]:
    """The places of doubled words, by trying each number of words at each word."""
    words, at = list(re.finditer(r"[^\W\d_]+", text)), 0
    folded = [word[0].casefold() for word in words]
    while at < len(words):
        length = next((each for each in range(1, 5) if stands_twice(text, words, folded, at, each)), 0)
        if length:
            yield words[at].start(), words[at + 2 * length - 1].end()
        at += 2 * length or 1


def stands_twice(text: str, words: list[re.Match[str]], folded: list[str], at: int, length: int) -> bool:
    end = at + 2 * length
    if end > len(words) or folded[at : at + length] != folded[at + length : end]:
        return False
    gaps = (text[words[each].end() : words[each + 1].start()] for each in range(at, end - 1))
    return all(gap and not gap.strip(" \u00a0") for gap in gaps) and (length > 1 or folded[at] in {"các", "và"})


@given(st.lists(st.tuples(SYLLABLES, BETWEEN).map("".join) | st.text(max_size=2), max_size=14).map("".join))
def test_doubled_words_are_found_as_by_trying_each_number_of_words_at_each_word(text: str) -> None:
    assert doubled_words(text) == tuple(carefully_doubled(text))
