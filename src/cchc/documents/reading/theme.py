"""The fonts and colours of a document's theme."""

from lxml.etree import _Element as XmlElement

_THEME_COLOURS = {"text": "dk", "dark": "dk", "background": "lt", "light": "lt", "hyperlink": "hlink"}
"""How a theme calls what a run calls otherwise; `accent1` has one name."""


class Theme:
    """The fonts and colours of a theme, by the names that a run calls them by."""

    def __init__(self, theme: XmlElement | None) -> None:
        """The fonts and colours of this theme; of no theme, none."""
        self._theme = theme

    def font(self, name: str | None) -> str | None:
        """The font that `minorHAnsi`, `majorAscii` … stand for."""
        if not name or self._theme is None:
            return None
        kind = "majorFont" if name.startswith("major") else "minorFont"
        latin = next(self._theme.iter(f"{{*}}{kind}"), None)
        found = None if latin is None else latin.find("{*}latin")
        return None if found is None else found.get("typeface")

    def colour(self, name: str | None) -> str | None:
        """The colour that `text1`, `accent1` … stand for, as six hexadecimal digits."""
        if not name or self._theme is None:
            return None
        word = name.rstrip("12") if not name.startswith("accent") else name
        wanted = name.replace(word, _THEME_COLOURS.get(word, word), 1)
        found = next(self._theme.iter(f"{{*}}{wanted}"), None)
        value = None if found is None else next(found.iterchildren("{*}srgbClr", "{*}sysClr"), None)
        return None if value is None else value.get("lastClr") or value.get("val")
