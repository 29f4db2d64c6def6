"""Words that stand twice in a row, which are mostly slips of copying."""

import re
from collections.abc import Iterator
from functools import lru_cache

_STRETCH = re.compile(r"[^\W\d]+")
"""Words with only spaces between, in a text with underscores for spaces, so that one class of characters has both."""
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 4
_KEPT = 512
"""The most texts of which the answer is kept: cells of a plan, and plans of one province, repeat each other."""
_FUNCTION_WORDS = frozenset(
    _WORD.findall(
        "các của và được cho với theo về tại đến có là không những này để do khi trên dưới ở việc đã sẽ đang "
        "phải cần bằng nếu nhưng hoặc thì mà như bị một"
    )
)
"""Words that stand twice only by mistake; other syllables may end one word and begin the next (quy định định kỳ)."""


@lru_cache(maxsize=_KEPT)
def doubled_words(text: str) -> tuple[tuple[int, int], ...]:
    """The places (start, end) where one to four words stand twice in a row, in whatever case, only spaces between."""
    found: list[tuple[int, int]] = []
    for stretch in _STRETCH.finditer(text.replace("_", "\0").replace("\u00a0", "_").replace(" ", "_")):
        words = stretch[0].casefold().replace("_", " ").split()
        if len(set(words)) < len(words) and (repeats := list(_repeats(words))):
            places = list(_WORD.finditer(text, *stretch.span()))
            found += ((places[first].start(), places[last].end()) for first, last in repeats)
    return tuple(found)


def _repeats(words: list[str]) -> Iterator[tuple[int, int]]:
    """The first and the last word of each one to four words that stand twice in a row."""
    at = 0
    while at < len(words):
        lengths = range(1 if words[at] in _FUNCTION_WORDS else 2, _LONGEST + 1)
        found = (each for each in lengths if words[at : at + each] == words[at + each : at + 2 * each])
        length = next(found, 0)
        if length:
            yield at, at + 2 * length - 1
        at += 2 * length or 1
