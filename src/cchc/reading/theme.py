"""The fonts and colours of a document's theme."""

from lxml.etree import QName
from lxml.etree import _Element as XmlElement

_THEME_COLOURS = {"text": "dk", "dark": "dk", "background": "lt", "light": "lt", "hyperlink": "hlink"}
"""How a theme calls what a run calls otherwise; `accent1` has one name."""


class Theme:
    """The fonts and colours of a theme, by the names that a run calls them by."""

    def __init__(self, theme: XmlElement | None) -> None:
        """The fonts and colours of this theme; of no theme, none."""
        first: dict[str, XmlElement] = {}
        for element in () if theme is None else theme.iter("{*}*"):
            first.setdefault(QName(element).localname, element)
        self._fonts = {name: _face(first[name]) for name in ("majorFont", "minorFont") if name in first}
        self._colours = {name: _value(element) for name, element in first.items()}

    def font(self, name: str | None) -> str | None:
        """The font that `minorHAnsi`, `majorAscii` … stand for."""
        return self._fonts.get("majorFont" if name.startswith("major") else "minorFont") if name else None

    def colour(self, name: str | None) -> str | None:
        """The colour that `text1`, `accent1` … stand for, as six hexadecimal digits."""
        if not name:
            return None
        word = name.rstrip("12") if not name.startswith("accent") else name
        return self._colours.get(name.replace(word, _THEME_COLOURS.get(word, word), 1))


def _face(fonts: XmlElement) -> str | None:
    latin = next(fonts.iterchildren("{*}latin"), None)
    return None if latin is None else latin.get("typeface")


def _value(colour: XmlElement) -> str | None:
    value = next(colour.iterchildren("{*}srgbClr", "{*}sysClr"), None)
    return None if value is None else value.get("lastClr") or value.get("val")
