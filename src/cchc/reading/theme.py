"""The fonts and colours of a document's theme.

A run names a font by its family and by letters (`minorHAnsi`, `minorEastAsia`), whichever letters it is meant for. Most
themes leave those of East Asia and of complex scripts open; then the font that is named beside the theme's counts.
"""

from lxml.etree import QName
from lxml.etree import _Element as XmlElement

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

    def __init__(self, theme: XmlElement | None) -> None:
        """The fonts and colours of this theme; of no theme, none."""
        first: dict[str, XmlElement] = {}
        for element in () if theme is None else theme.iter("{*}*"):
            first.setdefault(QName(element).localname, element)
        self._fonts = {
            f"{family}{letters}": _face(first.get(f"{family}Font"), name)
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


def _face(fonts: XmlElement | None, letters: str) -> str | None:
    font = None if fonts is None else next(fonts.iterchildren(f"{{*}}{letters}"), None)
    return None if font is None else font.get("typeface") or None


def _value(colour: XmlElement) -> str | None:
    value = next(colour.iterchildren("{*}srgbClr", "{*}sysClr"), None)
    return None if value is None else value.get("lastClr") or value.get("val")
