"""The signs of Symbol, Wingdings and their like as letters of Unicode.

Word stores a sign of such a font in the private area from U+F000 on, with the font beside it; without the font nobody
knows what is printed. Symbol has a table of its own (Adobe's). Of Wingdings the bullets, ticks, boxes, arrows and
numbers in circles are known here, which stand for something in a text; its pictures are none.
"""

import re

_SYMBOL: dict[int, str] = dict(
    zip(
        (*range(0x20, 0x7F), *range(0xA0, 0xF0), *range(0xF1, 0xFF)),
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
        "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
        strict=True,
    )
)
_WINGDINGS: dict[int, str] = dict(
    zip(
        bytes.fromhex("466c6d6e6f707172737475767778a7a89fa0a1a2a3a4a5abb2d8dfe0e1e2e8eff0f1f2f3f4fbfcfdfe")
        + bytes(range(0x81, 0x8B))
        + bytes(range(0x8C, 0x96)),
        "☞●❍■□❐❑❒⬧◆◆❖⬥⌧▪◻•▪○○○◉◎★✧➢←→↑↓➔⇦⇨⇧⇩⬄⇳✗✓☒☑①②③④⑤⑥⑦⑧⑨⑩❶❷❸❹❺❻❼❽❾❿",
        strict=True,
    )
)
_WINGDINGS_2 = dict(zip(bytes.fromhex("4f50515253545595989ea2a3"), "✗✓☒☑☒☒⊗•●■■□", strict=True))
_WINGDINGS_3 = dict(zip(bytes.fromhex("5a5b7075767778797a7d"), "➔➔▲◀▶▲▼▶◀▶", strict=True))
_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": {},
}
_BULLETS = {0xB7: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xFC: "✓", 0x76: "❖", 0x6C: "●", 0x6E: "■", 0x71: "❑"}
"""Signs that are bullets in Symbol or Wingdings, for a font that is no font of signs."""
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_FIRST, _LATIN = 0xF000, 0x100


def in_font(letter: str, font: str) -> str:
    """A letter, of the private area if its font is one of signs: files have either code for it."""
    is_sign = font.casefold() in _FONTS and ord(letter) < _LATIN
    return chr(_FIRST + ord(letter)) if is_sign else letter


def readable(text: str, font: str) -> tuple[str, str]:
    """A text with letters of Unicode for those of the private area, and the letters that have none, left out of it."""
    unknown = "".join(letter for letter in _PRIVATE.findall(text) if not _sign(letter, font))
    return _PRIVATE.sub(lambda match: _sign(match[0], font), text), unknown


def is_private(text: str) -> bool:
    """True if a text has letters that mean nothing without their font."""
    return _PRIVATE.search(text) is not None


def _sign(letter: str, font: str) -> str:
    code = ord(letter)
    if not _FIRST <= code < _FIRST + _LATIN:
        return "" if is_private(letter) else letter
    return _FONTS.get(font.casefold(), _BULLETS).get(code - _FIRST, "")
