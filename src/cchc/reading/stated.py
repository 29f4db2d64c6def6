"""Properties of a run or a paragraph as one place states them: direct formatting, a style, the defaults."""

from collections.abc import Mapping

from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import is_on, value
from cchc.reading.namespaces import qn
from cchc.reading.theme import Theme

Stated = Mapping[str, str]
"""Properties by the names of their elements; switches are "1" or "0". A property that is not stated is missing."""
NOTHING: Stated = {}
SWITCHES = ("b", "i", "bCs", "iCs", "caps", "smallCaps", "vanish", "strike", "dstrike")
_SWITCHES = {name: qn(f"w:{name}") for name in SWITCHES}
_SWITCHES |= {"complex": qn("w:cs"), "rtl": qn("w:rtl")}
_VALUES = {name: qn(f"w:{name}") for name in ("sz", "szCs", "lang", "u")}
FONTS = ("ascii", "hAnsi", "eastAsia", "cs")
_THEMED = {name: (qn(f"w:{'cst' if name == 'cs' else f'{name}T'}heme"), qn(f"w:{name}")) for name in FONTS}
_HINT, _ASIAN, _LANGUAGE = qn("w:hint"), qn("w:eastAsia"), qn("w:lang")
_SPACES = {name: qn(f"w:{name}") for name in ("before", "after", "line", "lineRule")}
_VAL, _FONTS, _COLOUR = qn("w:val"), qn("w:rFonts"), qn("w:color")
_INDENTS = {qn(f"w:{name}"): name for name in ("left", "right", "firstLine", "hanging")}
_INDENTS |= {qn("w:start"): "left", qn("w:end"): "right"}
_SPACING, _INDENT, _TABS, _TAB, _POSITION = qn("w:spacing"), qn("w:ind"), qn("w:tabs"), qn("w:tab"), qn("w:pos")
_JUSTIFIED, _KEPT, _BORDERS = qn("w:jc"), qn("w:keepNext"), qn("w:pBdr")
_HIGHLIGHT, _SHADE, _FILL = qn("w:highlight"), qn("w:shd"), qn("w:fill")
_NUMBERS, _LISTED = qn("w:numPr"), {"numId": "w:numId", "ilvl": "w:ilvl"}
_OF_PARAGRAPH = {_SPACING, _INDENT, _TABS, _JUSTIFIED, _KEPT, _BORDERS, _NUMBERS}
_NO_FILLS, _NO_PATTERNS = {None, "", "auto", "FFFFFF"}, {None, "", "clear", "nil"}
NO_MARK = "none"


def of_run(properties: XmlElement | None, theme: Theme) -> Stated:
    """The properties in a `w:rPr`: `sz`, `lang`, `u`, the `FONTS`, `color`, `highlight`, switches.

    `highlight` is the colour of a marker or of a shade behind the text, `none` for neither. `asian` is the language of
    letters of East Asia, `complex` the switch that makes all letters complex script.
    """
    if properties is None:
        return NOTHING
    there = first(properties)
    fonts, colour, language = there.get(_FONTS), there.get(_COLOUR), there.get(_LANGUAGE)
    return _said(
        {
            **{name: _val(there.get(tag)) for name, tag in _VALUES.items()},
            **{name: _switch(there.get(tag)) for name, tag in _SWITCHES.items()},
            **({} if fonts is None else {"hint": fonts.get(_HINT), **_fonts(fonts, theme)}),
            "asian": None if language is None else language.get(_ASIAN),
            "color": None if colour is None else _colour(colour, theme),
            "highlight": _marker(there.get(_HIGHLIGHT)) or _shade(there.get(_SHADE)),
        }
    )


def of_paragraph(there: Mapping[str, XmlElement]) -> Stated:
    """The properties among these elements of a `w:pPr`, by their names: `jc`, `keepNext`, `tab:POSITION`, and lengths.

    `rule` is a border above or below.

    Spacing is `before`, `after` and `line` in twentieths of a point, `line` by its `lineRule`: `auto` means 240ths of
    a line. Indents are `left`, `right`, `firstLine` and `hanging`. `numId` and `ilvl` name a list and a level of it.
    """
    if _OF_PARAGRAPH.isdisjoint(there):
        return NOTHING
    spacing, indent, tabs = there.get(_SPACING), there.get(_INDENT), there.get(_TABS)
    return _said(
        {
            "jc": _val(there.get(_JUSTIFIED)),
            "keepNext": _switch(there.get(_KEPT)),
            "rule": _rule(there.get(_BORDERS)),
            **_numbers(there.get(_NUMBERS)),
            **({} if spacing is None else {name: spacing.get(tag) for name, tag in _SPACES.items()}),
            **(
                {}
                if indent is None
                else {name: indent.get(tag) for tag, name in _INDENTS.items() if tag in indent.attrib}
            ),
            **({} if tabs is None else {f"tab:{tab.get(_POSITION)}": _val(tab) for tab in tabs.iterchildren(_TAB)}),
        }
    )


def _numbers(listed: XmlElement | None) -> dict[str, str | None]:
    return {} if listed is None else {name: value(listed, path) for name, path in _LISTED.items()}


def first(properties: XmlElement | None) -> dict[str, XmlElement]:
    """The first of each kind among properties, by its name; none where there are no properties."""
    return {} if properties is None else {each.tag: each for each in reversed(properties)}


def _val(element: XmlElement | None) -> str | None:
    return None if element is None else element.get(_VAL)


def _switch(element: XmlElement | None) -> str | None:
    if element is None:
        return None
    return "1" if is_on(element.get(_VAL)) else "0"


def _fonts(fonts: XmlElement, theme: Theme) -> dict[str, str | None]:
    return {name: theme.font(fonts.get(themed)) or fonts.get(plain) for name, (themed, plain) in _THEMED.items()}


def _colour(element: XmlElement, theme: Theme) -> str:
    """The colour that an element names; for a tint of a theme's colour, the result that Word notes beside it."""
    tinted = element.get(qn("w:themeTint")) or element.get(qn("w:themeShade"))
    themed = None if tinted else theme.colour(element.get(qn("w:themeColor")))
    return themed or element.get(qn("w:val")) or "auto"


def _marker(element: XmlElement | None) -> str | None:
    colour = _val(element)
    return NO_MARK if colour == "white" else colour


def _shade(element: XmlElement | None) -> str | None:
    """The colour of a shade or, without one, its pattern; Word's own button draws one of 15 % on white."""
    if element is None:
        return None
    fill, pattern = element.get(_FILL), element.get(_VAL)
    if fill not in _NO_FILLS:
        return fill
    return NO_MARK if pattern in _NO_PATTERNS else pattern


def _rule(borders: XmlElement | None) -> str | None:
    if borders is None:
        return None
    has_line = any(value(borders, f"w:{side}") not in {None, "nil", "none"} for side in ("top", "bottom"))
    return "1" if has_line else "0"


def _said(values: Mapping[str, str | None]) -> Stated:
    return {name: text for name, text in values.items() if text}
