"""The name of an annex as it is printed: in capitals, with hard spaces inside what is read as one.

A line never ends within “CHỈ SỐ CCHC”, “NĂM 2024”, “GIAI ĐOẠN 2026 - 2030”, “XÃ CẨM GIÀNG”, “CẢI CÁCH HÀNH CHÍNH”: a
number or an abbreviation stays with its noun, a place with its level, the syllables of a term with one another.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from cchc.model.folding import fold
from cchc.resources import levels
from cchc.wording import bare

HARD = "\u00a0"
_TERMS = """cải cách hành chính, thủ tục hành chính, hành chính công, dịch vụ công, chuyển đổi số, chính quyền số,
    chỉ số, giai đoạn, nhiệm kỳ, ủy ban nhân dân, hội đồng nhân dân, mục tiêu, nhiệm vụ, giải pháp, kế hoạch, kết quả,
    thực hiện, triển khai, tiếp tục, duy trì, khắc phục, nâng cao, cải thiện, phân công, chất lượng, tồn tại, hạn chế"""
_WORDS = tuple(tuple(fold(term).split()) for term in _TERMS.split(","))
"""The syllables of the terms that are read as one, of those that are usual in these titles."""
_BEFORE_ROMANS = frozenset(map(fold, ("quý", "lục", "vực", "đợt", "phần", "mục", "khóa", "kỳ", "hạng", "loại")))
_COUNTED = frozenset(map(fold, ("tháng", "năm", "quý", "ngày", "tuần", "điểm", "xã", "phường", "tiêu", "nhiệm", "chỉ")))
"""The first syllables of what numbers count in titles."""
_PARTICLES = frozenset(map(fold, ("của", "và", "với", "tại", "ở", "trong", "cho", "do", "các", "về", "theo", "từ")))
"""Words that are no noun of the abbreviation after them."""
_DASHES = frozenset("-‐‑–—")
_AUTHORITIES = frozenset(map(fold, ("UBND", "HĐND", "dân", "ủy", "MTTQ")))
"""The last syllables of the bodies that stand before a level: “UBND xã”, “Ủy ban nhân dân xã”."""
_MARKS = ".,;:()“”\"'"
_LONGEST_GROUP = 40
"""The most letters that a line may not break."""
_LONGEST_NAME = 4
"""The most syllables of a place's name."""


def printed_title(title: str, place: str) -> str:
    """A title in capitals, with hard spaces; `place` is the name of the commune."""
    words = title.split(" ")
    names = (fold(place).split(),) if place else ()
    held = {*_terms(words), *_numbers(words), *_ranges(words), *_abbreviations(words), *_places(words, names)}
    return " ".join(map(_together, _groups(words, held))).upper()


def _groups(words: Sequence[str], held: set[int]) -> Iterator[list[str]]:
    """The words in groups: a word that is held goes on with the next one."""
    group: list[str] = []
    for index, word in enumerate(words):
        group.append(word)
        if index not in held:
            yield group
            group = []
    if group:
        yield group


def _together(group: Sequence[str]) -> str:
    """A group with hard spaces, unless it is so long that it may not fit on a line."""
    text = HARD.join(group)
    return text if len(text) <= _LONGEST_GROUP else " ".join(group)


def _terms(words: Sequence[str]) -> Iterator[int]:
    """The places of the words after which a term goes on; the other rules, too, tell what holds on to its next word."""
    folded = list(map(_folded, words))
    for start in range(len(words)):
        for term in _WORDS:
            if tuple(folded[start : start + len(term)]) == term:
                yield from range(start, start + len(term) - 1)


def _numbers(words: Sequence[str]) -> Iterator[int]:
    """A number, Roman ones included, with the noun before it, or with what it counts."""
    for index, (before, word) in enumerate(pairwise(words)):
        follows = _is_number(word) and before[-1:].isalpha() and not _counts(words, index + 1)
        if follows or _counts(words, index) or _is_roman(before, word):
            yield index


def _ranges(words: Sequence[str]) -> Iterator[int]:
    """A dash with the two numbers beside it: “2026 - 2030”."""
    for index in range(1, len(words) - 1):
        if words[index] in _DASHES and _is_number(words[index - 1]) and _is_number(words[index + 1]):
            yield from (index - 1, index)


def _is_roman(before: str, word: str) -> bool:
    return fold(before) in _BEFORE_ROMANS and bool(word) and set(word.strip(_MARKS)) <= set("IVX")


def _counts(words: Sequence[str], index: int) -> bool:
    """True if a word is a number, and no year, that counts what comes after it: “6 tháng”."""
    number = words[index]
    is_count = _is_number(number) and number[-1:] not in _MARKS and not re.fullmatch("[0-9]{4}", number)
    return is_count and fold("".join(words[index + 1 : index + 2])) in _COUNTED


def _abbreviations(words: Sequence[str]) -> Iterator[int]:
    """An abbreviation with the word before it: “chỉ số CCHC”."""
    mixed = any(letter.islower() for word in words for letter in word)
    for index, (before, word) in enumerate(pairwise(words)):
        if word[:1].isalpha() and _is_abbreviation(word.strip(_MARKS), mixed=mixed) and _is_noun(before):
            yield index


def _is_noun(word: str) -> bool:
    return word[-1:].isalpha() and fold(word) not in _PARTICLES


def _is_abbreviation(word: str, *, mixed: bool) -> bool:
    """True for capitals in a title that has small letters, too; in one of capitals only, for a word without vowels."""
    if len(word) < 2 or not word.isupper() or not word.isalpha():  # noqa: PLR2004 — one letter is no abbreviation
        return False
    return mixed or not set(bare(word)) & set("aeiouy") or fold(word) in _AUTHORITIES


def _places(words: Sequence[str], names: Sequence[Sequence[str]]) -> Iterator[int]:
    """A level with the name after it, as far as it has capitals, and with the body before it."""
    mixed = any(letter.islower() for word in words for letter in word)
    folded = list(map(_folded, words))
    for level in {tuple(fold(each).split()) for each in levels()}:
        for start in range(len(words) - len(level)):
            end = start + len(level)
            length = _name_length(words[end:], folded[end:], names, mixed=mixed)
            if tuple(folded[start:end]) == level and length:
                has_body = start > 0 and folded[start - 1] in _AUTHORITIES
                yield from range(start - 1 if has_body else start, end + length - 1)


def _name_length(words: Sequence[str], folded: Sequence[str], names: Sequence[Sequence[str]], *, mixed: bool) -> int:
    """The number of syllables of the name at the beginning: a known name, else words that begin with a capital."""
    known = [len(name) for name in names if list(folded[: len(name)]) == list(name)]
    capitals = sum(1 for _ in takewhile(lambda word: word[:1].isupper(), words[:_LONGEST_NAME])) if mixed else 0
    return max([*known, capitals])


def _folded(word: str) -> str:
    return fold(word.strip(_MARKS))


def _is_number(word: str) -> bool:
    return word[:1].isdigit()
