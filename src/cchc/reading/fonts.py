"""The fonts of a run, and the one of them that a letter is printed in (ECMA-376 part 1, 17.3.2.26, and [MS-OI29500]).

Vietnamese letters take the font of `w:ascii` where they are ASCII and that of `w:hAnsi` where they are not. A run may
hint that signs of two alphabets are those of East Asia (`w:hint`); by that, Word takes letters with marks for pinyin
where the language of East Asia is Chinese, and prints them in the font of `w:eastAsia`. A run of complex script
(`w:cs`, `w:rtl`) is in the font of `w:cs` altogether.
"""

from typing import NamedTuple

_ASCII = 0x80
_EAST_ASIA = (
    (0x1100, 0x11FF),
    (0x2E80, 0xD7AF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE6F),
    (0xFF00, 0xFFEF),
    (0x20000, 0x3FFFF),
)
"""The first and last code of stretches that are always printed in the font of East Asia."""
_BY_HINT = ((0x02B0, 0x04FF), (0x2000, 0x2BFF), (0xE000, 0xF8FF))
"""Stretches that are so by the hint alone."""
_SIGNS_BY_HINT = frozenset("¡¤§¨ª­¯°±²³´¶·¸¹º¼½¾¿×÷")
_PINYIN = ((0x0100, 0x02AF), (0x1E00, 0x1EFF))
"""Stretches that are so by the hint in Chinese."""
_LETTERS_OF_PINYIN = frozenset("àáèéêìíòóùúü")


class Fonts(NamedTuple):
    """The fonts that a run names for four kinds of letters."""

    ascii: str
    other: str
    asian: str
    complex: str
    hinted: bool = False
    """True if signs of two alphabets are those of East Asia."""
    is_chinese: bool = False
    """True if the language of letters of East Asia is Chinese."""
    is_complex: bool = False
    """True if all its letters are of a complex script."""

    def of(self, letter: str) -> str:
        """The font that a letter is printed in."""
        code = ord(letter)
        if self.is_complex:
            return self.complex
        if code < _ASCII:
            return self.ascii
        if _within(code, _EAST_ASIA) or (self.hinted and self._is_asian_by_hint(letter, code)):
            return self.asian
        return self.other

    def _is_asian_by_hint(self, letter: str, code: int) -> bool:
        if letter in _SIGNS_BY_HINT or _within(code, _BY_HINT):
            return True
        return self.is_chinese and (letter in _LETTERS_OF_PINYIN or _within(code, _PINYIN))


def _within(code: int, stretches: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in stretches)
