"""Codes of criteria and numbers of areas: their forms, their order, and what belongs under what.

A code has up to six parts with points between them: `1`, `1.2`, `3.2.1`, `1.1a`, `I.2.1`. A part is an Arabic number,
also with a letter behind it, a Roman numeral or a letter. An area's number is one part, or an Arabic number of several.
Both are compared without case, and printed as written.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import count
from typing import NamedTuple

_ROMAN = r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_SMALL_ROMAN = _ROMAN.lower()
_ARABIC = r"[1-9][0-9]{0,2}"
_LETTER = "[A-ZĐa-zđ]"
_PART = rf"(?:{_ARABIC}{_LETTER}?|{_ROMAN}|{_SMALL_ROMAN}|{_LETTER})"
CODE = rf"{_PART}(?:\.{_PART}){{0,5}}"
"""The form of a code, as a pattern."""
AREA_NUMBER = rf"(?:{_ROMAN}|{_LETTER}|{_ARABIC}(?:\.{_ARABIC}){{0,2}})"
"""The form of an area's number, as a pattern."""
_CODE_OF_NUMBERS = re.compile(rf"{_ARABIC}(?:\.{_ARABIC}){{0,5}}")
_USUAL_AREA_NUMBER = re.compile(rf"{_ROMAN}|{_ARABIC}")
_NUMERALS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_STEPS = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X")),
    *((9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
"""The values that a Roman numeral is put together from, the largest first."""
_ALPHABET = "AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ"
_PARTS_OF_TC = 2
"""The most parts in the code of a tiêu chí; that of a tiêu chí thành phần has more."""


class Ordinal(NamedTuple):
    """A part of a code or an area's number, so that those of one system can be put in order."""

    system: str
    """`arabic`, `roman` or `letter`."""
    value: int
    suffix: int = -1
    """The place in the alphabet of a letter behind an Arabic number; -1 for none."""


def is_code(text: str) -> bool:
    """True for a code. Most are of Arabic numbers only; the pattern of the others takes long to make."""
    return _CODE_OF_NUMBERS.fullmatch(text) is not None or re.fullmatch(CODE, text) is not None


def is_area_number(text: str) -> bool:
    """True for an area's number. Most are one numeral; the pattern of the others takes long to make."""
    return _USUAL_AREA_NUMBER.fullmatch(text) is not None or re.fullmatch(AREA_NUMBER, text) is not None


def roman_value(numeral: str) -> int:
    """The value of a Roman numeral below CD (400)."""
    values = [_NUMERALS[letter] for letter in numeral]
    return sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))


def roman_number(number: int) -> str:
    """A number as Roman numeral, in capitals."""
    found = ""
    for value, numeral in _STEPS:
        times, number = divmod(number, value)
        found += numeral * times
    return found


@lru_cache(maxsize=512)
def ordinal(part: str) -> Ordinal:
    """The place of a part in its system; a text that is both a Roman numeral and a letter counts as a numeral.

    Cached: all plans number their parts alike.
    """
    if digits := re.match("[0-9]+", part):
        letter = part[digits.end() :]
        return Ordinal("arabic", int(digits[0]), _ALPHABET.find(letter.upper()) if letter else -1)
    if _USUAL_AREA_NUMBER.fullmatch(part.upper()):  # it begins with no digit, so it is Roman
        return Ordinal("roman", roman_value(part.upper()))
    return Ordinal("letter", _ALPHABET.find(part.upper()))


def ordinals(text: str) -> tuple[Ordinal, ...]:
    """The parts of a code or an area's number."""
    return tuple(map(ordinal, text.split(".")))


def in_system(texts: list[str]) -> list[tuple[Ordinal, ...]]:
    """The parts of these codes or numbers; all as letters where one is a letter only (A, B, C are no 100)."""
    found = [ordinals(text) for text in texts]
    if any(each[0].system == "letter" for each in found):
        return [(_as_letter(text, each[0]), *each[1:]) for text, each in zip(texts, found, strict=True)]
    return found


def are_comparable(one: tuple[Ordinal, ...], other: tuple[Ordinal, ...]) -> bool:
    """True if two codes or numbers are of the same systems, as far as both go."""
    return all(own.system == others.system for own, others in zip(one, other, strict=False))


def is_part_of(code: str, parent: str) -> bool:
    """True if a code is that of its parent with one part more, or with a letter behind it: 1.1.2 or 1.1a of 1.1."""
    return parent.casefold() in parents_of(code)


@lru_cache(maxsize=512)
def parents_of(code: str) -> frozenset[str]:
    """The codes that one may be a part of, in small letters: 1.1 of 1.1.2, 1 and 1.1 of 1.1a; cached like `ordinal`."""
    own = code.casefold()
    whole = frozenset({own.rpartition(".")[0]} - {""})
    return whole | {own[:-1]} if own[-2:-1].isdecimal() and re.fullmatch(_LETTER, own[-1]) else whole


def joined(numbers: Iterable[str]) -> str:
    """The number of an area within others, the outermost first: “A.I”; one that holds the outer one stays: “1.2”."""
    whole = ""
    for number in numbers:
        is_whole = not whole or number.casefold().startswith(f"{whole.casefold()}.")
        whole = number if is_whole else f"{whole}.{number}"
    return whole


def numbered(numbers: Sequence[str | None]) -> list[str]:
    """The numbers of areas that stand together; one without a number has its place, or the next one that is free."""
    taken = {number.casefold() for number in numbers if number}
    found = []
    for place, number in enumerate(numbers, 1):
        own = number or next(str(free) for free in count(place) if str(free) not in taken)
        taken.add(own.casefold())
        found.append(own)
    return found


def label(code: str) -> str:
    """“TC 1.4” for a code of one or two parts, “TCTP 7.4.3” for a longer one, or one with a letter: “TCTP 1.1a”."""
    parts = code.split(".")
    is_part = len(parts) > _PARTS_OF_TC or ordinal(parts[-1]).suffix >= 0
    return f"{'TCTP' if is_part else 'TC'} {code}"


def _as_letter(text: str, first: Ordinal) -> Ordinal:
    letter = text.split(".", maxsplit=1)[0].upper()
    return Ordinal("letter", _ALPHABET.find(letter)) if len(letter) == 1 and letter in _ALPHABET else first
