"""The fonts and colours of a document's theme.

A run names a font by its family and by letters (`minorHAnsi`, `minorEastAsia`), whichever letters it is meant for. Most
themes leave those of East Asia and of complex scripts open; then the font that is named beside the theme's counts. A
theme may have a font of its own for a script; in a Vietnamese document that of `Viet` goes before its Latin font
(ECMA-376 part 1, 17.15.1.88).
"""

from lxml.etree import QName
from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import value

_LETTERS = {"Ascii": "latin", "HAnsi": "latin", "EastAsia": "ea", "Bidi": "cs"}
"""The elements of a theme's fonts, by the kind of letters in a run's name for the font (`minorHAnsi`: `latin`)."""
_THEME_COLOURS = {
    "text": "dk",
    "dark": "dk",
    "background": "lt",
    "light": "lt",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
"""A theme's own names of colours, by a run's names for them, both without a number; `accent1` has one name."""


class Theme:
    """The fonts and colours of a theme, by the names that a run calls them by."""

    def __init__(self, theme: XmlElement | None, language: str = "") -> None:
        """The fonts and colours of this theme, in a document whose theme is for that language; of no theme, none."""
        first: dict[str, XmlElement] = {}
        for element in () if theme is None else theme.iter("{*}*"):
            first.setdefault(QName(element).localname, element)
        script = "Viet" if language.casefold().split("-")[0] == "vi" else ""
        self._fonts = {
            f"{family}{letters}": _face(first.get(f"{family}Font"), name, script if name == "latin" else "")
            for family in ("major", "minor")
            for letters, name in _LETTERS.items()
        }
        self._colours = {name: _value(element) for name, element in first.items()}

    def font(self, name: str | None) -> str | None:
        """The font that `minorHAnsi`, `majorAscii` … stand for; `None` where the theme leaves it open."""
        return self._fonts.get(name or "")

    def colour(self, name: str | None) -> str | None:
        """The colour that `text1`, `accent1` … stand for, as six hexadecimal digits."""
        if not name:
            return None
        word = name.rstrip("12") if not name.startswith("accent") else name
        return self._colours.get(name.replace(word, _THEME_COLOURS.get(word, word), 1))


def theme_language(settings: XmlElement | None) -> str:
    """The language that a document's theme is for, by its settings; blank when they name none."""
    return value(settings, "w:themeFontLang") or ""


def _face(fonts: XmlElement | None, letters: str, script: str) -> str | None:
    """The font for these letters; a font for that script, if there is one, goes before it."""
    faces = () if fonts is None else fonts.iterchildren(f"{{*}}{letters}", "{*}font")
    named = {face.get("script", letters): face.get("typeface") for face in reversed(list(faces))}
    return named.get(script) or named.get(letters) or None


def _value(colour: XmlElement) -> str | None:
    value = next(colour.iterchildren("{*}srgbClr", "{*}sysClr"), None)
    return None if value is None else value.get("lastClr") or value.get("val")
