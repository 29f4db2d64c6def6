"""What one place says of a run or a paragraph: direct formatting, one style, the document's defaults."""

from collections.abc import Mapping

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.documents.reading.attributes import at, switch, value
from cchc.documents.reading.theme import Theme

Stated = Mapping[str, str]
"""Properties by the names of their elements; switches are "1" or "0". What is not said is not in it."""
NOTHING: Stated = {}
SWITCHES = ("b", "i", "caps", "smallCaps", "vanish")
_AS_TEXT = {True: "1", False: "0", None: None}


def of_run(properties: XmlElement | None, theme: Theme) -> Stated:
    """What a `w:rPr` says: `sz`, `lang`, the fonts `ascii` and `hAnsi`, `color`, the switches."""
    if properties is None:
        return NOTHING
    fonts, colour = at(properties, "w:rFonts"), at(properties, "w:color")
    return _said(
        {
            "sz": value(properties, "w:sz"),
            "lang": value(properties, "w:lang"),
            **{name: _AS_TEXT[switch(properties, f"w:{name}")] for name in SWITCHES},
            **({} if fonts is None else {name: _font(fonts, name, theme) for name in ("ascii", "hAnsi")}),
            "color": None if colour is None else _colour(colour, theme),
        }
    )


def of_paragraph(properties: XmlElement | None) -> Stated:
    """What a `w:pPr` says: `jc`, `keepNext`, `rule` (a border above or below), the stop `tab:POSITION`, the spacing.

    Spacing is `before`, `after` and `line` in twentieths of a point, `line` by its `lineRule`: `auto` means 240ths of
    a line.
    """
    if properties is None:
        return NOTHING
    spacing = at(properties, "w:spacing")
    spaced = () if spacing is None else ("before", "after", "line", "lineRule")
    tabs = properties.iterfind(f"{qn('w:tabs')}/{qn('w:tab')}")
    return _said(
        {
            "jc": value(properties, "w:jc"),
            "keepNext": _AS_TEXT[switch(properties, "w:keepNext")],
            "rule": _AS_TEXT[_rule(at(properties, "w:pBdr"))],
            **{name: spacing.get(qn(f"w:{name}")) for name in spaced if spacing is not None},
            **{f"tab:{tab.get(qn('w:pos'))}": tab.get(qn("w:val")) for tab in tabs},
        }
    )


def _font(fonts: XmlElement, letters: str, theme: Theme) -> str | None:
    return theme.font(fonts.get(qn(f"w:{letters}Theme"))) or fonts.get(qn(f"w:{letters}"))


def _colour(element: XmlElement, theme: Theme) -> str:
    """The colour that an element names; of a tint of a theme's colour Word notes the result beside it."""
    tinted = element.get(qn("w:themeTint")) or element.get(qn("w:themeShade"))
    themed = None if tinted else theme.colour(element.get(qn("w:themeColor")))
    return themed or element.get(qn("w:val")) or "auto"


def _rule(borders: XmlElement | None) -> bool | None:
    if borders is None:
        return None
    return any(value(borders, f"w:{side}") not in {None, "nil", "none"} for side in ("top", "bottom"))


def _said(values: Mapping[str, str | None]) -> Stated:
    return {name: text for name, text in values.items() if text}
