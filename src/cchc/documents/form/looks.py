"""How a text looks in the end.

What Word makes of direct formatting, the character style, the paragraph style and those that they are based on, the
table style, the document's defaults and its own: the first that says something about a property decides. Switches
(bold, italic, capitals) are different: a style that says “bold” over another one that does turns it off again (ECMA-376
part 1, 17.7.3), and only direct formatting decides for good.

Vietnamese letters take the font of `w:ascii` where they are ASCII and that of `w:hAnsi` where they are not. A theme's
font or colour goes before one that is named beside it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

Stated = Mapping[str, str]
"""What one place says about properties, by our names; switches are "1" or "0"."""
_NOTHING: Stated = {}
_OFF = {"0", "false", "off"}
_SWITCHES = ("b", "i", "caps", "smallCaps", "vanish")
_THEME_COLOURS = {"text": "dk", "dark": "dk", "background": "lt", "light": "lt", "hyperlink": "hlink"}
"""How a theme calls what a run calls otherwise; `accent1` has one name."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one run looks: the font of its ASCII letters and of its other ones, its size in points, and the rest.

    `colour` is six hexadecimal digits or `auto`, `language` a tag such as `vi-VN`, blank when nothing is said.
    """

    ascii_font: str
    other_font: str
    size: float
    bold: bool
    italic: bool
    capitals: bool
    hidden: bool
    colour: str
    language: str


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


class Looks:
    """The styles of a document, and what they come to for a run or a paragraph."""

    def __init__(self, styles: XmlElement | None, theme: Theme) -> None:
        """The styles of this `w:styles`; a document without one has Word's own defaults only."""
        self._theme = theme
        named = [] if styles is None else styles.findall(qn("w:style"))
        self._styles = {style.get(qn("w:styleId")): style for style in named}
        self._default = {
            style.get(qn("w:type")): style.get(qn("w:styleId"))
            for style in named
            if style.get(qn("w:default")) not in {None, *_OFF}
        }
        defaults = _at(styles, "w:docDefaults")
        self._run_defaults = self._of_run(_at(defaults, "w:rPrDefault/w:rPr"))
        self._paragraph_defaults = _of_paragraph(_at(defaults, "w:pPrDefault/w:pPr"))
        self._known: dict[tuple[str | None, str], Stated] = {}

    def of_run(self, run: XmlElement, paragraph: Stated, table: Stated = _NOTHING) -> Look:
        """How a run looks in a paragraph of that style, which stands in a table of that style or in none."""
        direct = self._of_run(run.find(qn("w:rPr")))
        character = self._style(_value(run, "w:rPr/w:rStyle"), "character")
        styles = (character, paragraph, table)
        said = {**_builtin(), **self._run_defaults}
        for level in (*reversed(styles), direct):
            said.update(level)
        on = {name: self._switch(name, direct, styles) for name in _SWITCHES}
        return Look(
            ascii_font=said["ascii"],
            other_font=said["hAnsi"],
            size=_number(said["sz"]) / 2,
            bold=on["b"],
            italic=on["i"],
            capitals=on["caps"] or on["smallCaps"],
            hidden=on["vanish"],
            colour=said["color"].upper() if said["color"] != "auto" else "auto",
            language=said["lang"],
        )

    def of_paragraph(self, paragraph: XmlElement, table: Stated = _NOTHING) -> Stated:
        """What is said of a paragraph: `jc`, `keepNext`, `rule` (a border above or below), `tab:POSITION`."""
        direct = _of_paragraph(paragraph.find(qn("w:pPr")))
        return {**self._paragraph_defaults, **table, **self.of_style(paragraph, "w:pPr"), **direct}

    def of_style(self, paragraph: XmlElement, properties: str) -> Stated:
        """What a paragraph's style says of its text (`w:rPr`) or of itself (`w:pPr`)."""
        return self._style(_value(paragraph, "w:pPr/w:pStyle"), "paragraph", properties)

    def of_table(self, table: XmlElement, properties: str, *, first_row: bool = False) -> Stated:
        """What a table's style says of its text (`w:rPr`) or its paragraphs (`w:pPr`)."""
        name = _value(table, "w:tblPr/w:tblStyle")
        said = self._style(name, "table", properties)
        return {**said, **self._style(name, "table", f"firstRow {properties}")} if first_row else said

    def table_styles(self, table: XmlElement) -> Iterator[XmlElement]:
        """The table's style and those that it is based on, the nearest first."""
        return self._chain(_value(table, "w:tblPr/w:tblStyle"), "table")

    def _style(self, name: str | None, kind: str, properties: str = "w:rPr") -> Stated:
        """What a style and those that it is based on say; of a name that does not exist, the kind's default style."""
        name = name if name in self._styles else self._default.get(kind)
        key = (name, properties)
        if key not in self._known:
            levels = [self._stated(style, properties) for style in self._chain(name, kind)]
            self._known[key] = dict(chain.from_iterable(level.items() for level in reversed(levels)))
        return self._known[key]

    def _stated(self, style: XmlElement, properties: str) -> Stated:
        condition, _, name = properties.rpartition(" ")
        for part in style.findall(qn("w:tblStylePr")) if condition else [style]:
            if not condition or part.get(qn("w:type")) == condition:
                return (self._of_run if name == "w:rPr" else _of_paragraph)(part.find(qn(name)))
        return _NOTHING

    def _chain(self, name: str | None, kind: str) -> Iterator[XmlElement]:
        seen: set[str | None] = set()
        name = name if name in self._styles else self._default.get(kind)
        while name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = _value(self._styles[name], "w:basedOn")

    def _switch(self, name: str, direct: Stated, styles: Iterable[Stated]) -> bool:
        if name in direct:
            return direct[name] == "1"
        if self._run_defaults.get(name) == "1":
            return True
        return sum(level.get(name) == "1" for level in styles) % 2 == 1

    def _of_run(self, properties: XmlElement | None) -> Stated:
        if properties is None:
            return _NOTHING
        fonts, colour = properties.find(qn("w:rFonts")), properties.find(qn("w:color"))
        return _said(
            {
                "sz": _value(properties, "w:sz"),
                "lang": _value(properties, "w:lang"),
                **{name: _switched(properties, name) for name in _SWITCHES},
                **({} if fonts is None else {name: self._font(fonts, name) for name in ("ascii", "hAnsi")}),
                "color": None if colour is None else self._colour(colour),
            }
        )

    def _font(self, fonts: XmlElement, letters: str) -> str | None:
        return self._theme.font(fonts.get(qn(f"w:{letters}Theme"))) or fonts.get(qn(f"w:{letters}"))

    def _colour(self, element: XmlElement) -> str:
        """The colour that an element names; of a tint of a theme's colour Word notes the result beside it."""
        tinted = element.get(qn("w:themeTint")) or element.get(qn("w:themeShade"))
        themed = None if tinted else self._theme.colour(element.get(qn("w:themeColor")))
        return themed or element.get(qn("w:val")) or "auto"


def _builtin() -> dict[str, str]:
    """What Word takes where nothing is said."""
    return {"ascii": "Times New Roman", "hAnsi": "Times New Roman", "sz": "20", "color": "auto", "lang": ""}


def _of_paragraph(properties: XmlElement | None) -> Stated:
    if properties is None:
        return _NOTHING
    tabs = properties.iterfind(f"{qn('w:tabs')}/{qn('w:tab')}")
    return _said(
        {
            "jc": _value(properties, "w:jc"),
            "keepNext": _switched(properties, "keepNext"),
            "rule": _rule(properties.find(qn("w:pBdr"))),
            **{f"tab:{tab.get(qn('w:pos'))}": tab.get(qn("w:val")) for tab in tabs},
        }
    )


def _rule(borders: XmlElement | None) -> str | None:
    """Whether a line is drawn above or below a paragraph."""
    if borders is None:
        return None
    drawn = [_value(borders, f"w:{side}") not in {None, "nil", "none"} for side in ("top", "bottom")]
    return "1" if any(drawn) else "0"


def _said(values: Mapping[str, str | None]) -> Stated:
    return {name: value for name, value in values.items() if value}


def _at(element: XmlElement | None, path: str) -> XmlElement | None:
    return None if element is None else element.find("/".join(qn(step) for step in path.split("/")))


def _value(element: XmlElement, path: str) -> str | None:
    """The `w:val` of the element at that path."""
    found = _at(element, path)
    return None if found is None else found.get(qn("w:val"))


def _switched(properties: XmlElement, name: str) -> str | None:
    """Whether a switch is on; `None` when nothing is said of it."""
    found = properties.find(qn(f"w:{name}"))
    return None if found is None else "0" if found.get(qn("w:val")) in _OFF else "1"


def _number(text: str) -> float:
    """A number of an attribute; of what is none, 0, which no rule of form accepts."""
    try:
        return float(text)
    except ValueError:
        return 0.0
