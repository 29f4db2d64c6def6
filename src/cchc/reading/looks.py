"""Effective formatting: the look of a text and the properties of a paragraph, from all levels that state them.

The levels are direct formatting, the character style, the paragraph style and those that they are based on, the table
style, the document's defaults and Word's own: the first level that states a property decides. Switches (bold, italic,
capitals) are different: a style that says “bold” over another one that does turns it off again (ECMA-376 part 1,
17.7.3), and only direct formatting decides for good.

A theme's font or colour goes before one that is named beside it. `fonts` says which font a letter is printed in,
`families` which fonts are one family.
"""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Literal, NamedTuple

from lxml.etree import _Element as XmlElement

from cchc.reading import stated
from cchc.reading.attributes import at, value
from cchc.reading.families import TIMES, family
from cchc.reading.fonts import Fonts
from cchc.reading.lengths import HALVES, in_points
from cchc.reading.lists import Lists
from cchc.reading.namespaces import qn
from cchc.reading.stated import FONTS, NO_MARK, NOTHING, SWITCHES, Stated
from cchc.reading.stylesheet import StyleSheet
from cchc.reading.theme import Theme

_BUILT_IN: Stated = {
    **dict.fromkeys(FONTS, TIMES),
    "sz": "20",
    "szCs": "20",
    "color": "auto",
    "lang": "",
    "asian": "",
    "u": NO_MARK,
    "highlight": NO_MARK,
}
"""The properties of a run that Word assumes when nothing states them."""
HIDDEN = qn("w:vanish")
"""The element that hides text."""
_PROPERTIES = ("w:rPr", "w:pPr")
_MOST_SAID = 150
"""The most properties kept for a style: a paragraph has up to 64 tab stops."""


class Look(NamedTuple):
    """The look of one run: its fonts by their families, its size in points, and the rest.

    `colour` is six hexadecimal digits or `auto`, `language` a tag such as `vi-VN`, blank when nothing is said.
    """

    fonts: Fonts
    size: float
    bold: bool
    italic: bool
    capitals: bool
    hidden: bool
    struck: bool
    underlined: bool
    highlighted: bool
    colour: str
    language: str


class Inherited(NamedTuple):
    """The properties that a paragraph and its text have from styles, before what they state themselves."""

    text: Stated
    """What the paragraph's style states for text."""
    table_text: Stated
    """What the table's style states for text."""
    paragraph: Stated
    """The properties of the paragraph, by the names of `Looks.of_paragraph`."""


class Looks:
    """The styles of a document, and the formatting that results for a run or a paragraph."""

    def __init__(self, styles: XmlElement | None, theme: Theme, lists: Lists) -> None:
        """The styles of this `w:styles`; a document without one has Word's own defaults only."""
        self._theme = theme
        self.lists = lists
        self._sheet = StyleSheet(styles)
        self.hide = styles is not None and next(styles.iter(HIDDEN), None) is not None
        """True if a style may hide text: only what stands in the text itself can otherwise."""
        defaults = at(styles, "w:docDefaults")
        self._run_defaults = stated.of_run(at(defaults, "w:rPrDefault/w:rPr"), theme)
        self._paragraph_defaults = stated.of_paragraph(stated.first(at(defaults, "w:pPrDefault/w:pPr")))
        self._known: dict[tuple[str, str | None, str], Stated] = {}
        self._looks: dict[tuple[object, ...], tuple[Look, tuple[Stated, ...]]] = {}
        self._of_tables: dict[XmlElement, str | None] = {}
        self._of_parts: dict[tuple[str | None, str, tuple[str, ...]], Stated] = {}
        self._chains: dict[str | None, list[XmlElement]] = {}
        self._inherited: dict[tuple[str | None, str | Literal[False] | None, tuple[str, ...]], Inherited] = {}

    def of_run(self, run: XmlElement, paragraph: Stated, table: Stated = NOTHING) -> Look:
        """The look of a run, given the properties that its paragraph's style and its table's style (if any) state."""
        properties = at(run, "w:rPr")
        direct = stated.of_run(properties, self._theme)
        character = self._style(value(properties, "w:rStyle"), "character")
        styles = (character, paragraph, table)
        key = (tuple(direct.items()), id(character), id(paragraph), id(table))
        if key not in self._looks:
            self._looks[key] = self._look(direct, styles), styles  # kept, so that nothing else gets their ids
        return self._looks[key][0]

    def _look(self, direct: Stated, styles: tuple[Stated, Stated, Stated]) -> Look:
        said = {**_BUILT_IN, **self._run_defaults}
        for level in (*reversed(styles), direct):
            said.update(level)
        on = {name: self._switch(name, direct, styles) for name in SWITCHES}
        is_complex = "1" in {said.get("complex"), said.get("rtl")}
        bold, italic, size = ("bCs", "iCs", "szCs") if is_complex else ("b", "i", "sz")
        ascii_font, other, asian, complex_font = (family(said[name]) for name in FONTS)
        hinted, is_chinese = said.get("hint") == "eastAsia", said["asian"].casefold().startswith("zh")
        return Look(
            fonts=Fonts(ascii_font, other, asian, complex_font, hinted, is_chinese, is_complex),
            size=in_points(said[size], HALVES),
            bold=on[bold],
            italic=on[italic],
            capitals=on["caps"] or on["smallCaps"],
            hidden=on["vanish"],
            struck=on["strike"] or on["dstrike"],
            underlined=said["u"] != NO_MARK,
            highlighted=said["highlight"] != NO_MARK,
            colour=said["color"].upper() if said["color"] != "auto" else "auto",
            language=said["lang"],
        )

    def inherited(self, style: str | None, table: XmlElement | None, parts: tuple[str, ...]) -> Inherited:
        """What a paragraph has of its style, and of the parts of its table's style; many paragraphs have the same."""
        key = (self._sheet.resolved("paragraph", style), table is not None and self._table_style(table), parts)
        if key not in self._inherited:
            text, paragraph = (NOTHING if table is None else self.of_table(table, name, parts) for name in _PROPERTIES)
            said = {**self._paragraph_defaults, **paragraph, **self.of_named(style, "w:pPr")}
            self._inherited[key] = Inherited(self.of_named(style, "w:rPr"), text, said)
        return self._inherited[key]

    def of_paragraph(self, own: Mapping[str, XmlElement], inherited: Inherited) -> Stated:
        """The properties of a paragraph: `jc`, `keepNext`, `rule` (a border above or below), `tab:POSITION`.

        Its `own` are the elements in its `w:pPr` by their names.
        """
        direct = stated.of_paragraph(own)
        return {**inherited.paragraph, **direct} if direct else inherited.paragraph

    def list_level(self, paragraph: XmlElement, said: Stated) -> XmlElement | None:
        """The level (`w:lvl`) by which a paragraph of these properties is numbered; `None` in no list."""
        return self.lists.level(said.get("numId"), said.get("ilvl"), value(paragraph, "w:pPr/w:pStyle"))

    def of_list_mark(self, mark: XmlElement, level: XmlElement, paragraph: Stated, table: Stated = NOTHING) -> Look:
        """The look of a list's number: what its level states goes before what the paragraph's `mark` does."""
        direct = {**stated.of_run(at(mark, "w:rPr"), self._theme), **stated.of_run(at(level, "w:rPr"), self._theme)}
        character = self._style(value(mark, "w:rPr/w:rStyle"), "character")
        return self._look(direct, (character, paragraph, table))

    def of_named(self, style: str | None, properties: str) -> Stated:
        """The properties that a paragraph's style states for text (`w:rPr`) or for the paragraph (`w:pPr`)."""
        return self._style(style, "paragraph", properties)

    def of_table(self, table: XmlElement, properties: str, parts: tuple[str, ...] = ()) -> Stated:
        """The properties that a table's style and parts of it state for text (`w:rPr`) or paragraphs (`w:pPr`)."""
        key = (self._table_style(table), properties, parts)
        if key not in self._of_parts:
            levels = (
                self._style(key[0], "table", f"{part} {properties}".lstrip()) for part in ("", "wholeTable", *parts)
            )
            self._of_parts[key] = {name: text for level in levels for name, text in level.items()}
        return self._of_parts[key]

    def table_styles(self, table: XmlElement) -> list[XmlElement]:
        """The table's style and those that it is based on, the nearest first."""
        style = self._sheet.resolved("table", self._table_style(table))
        if style not in self._chains:
            self._chains[style] = self._sheet.chain("table", style)
        return self._chains[style]

    def _table_style(self, table: XmlElement) -> str | None:
        """The name of a table's style, which is looked up once: each paragraph in the table asks for it."""
        if table not in self._of_tables:
            self._of_tables[table] = value(table, "w:tblPr/w:tblStyle")
        return self._of_tables[table]

    def _style(self, name: str | None, kind: str, properties: str = "w:rPr") -> Stated:
        """The properties stated by a style and those that it is based on; an unknown name means the default style."""
        key = (kind, self._sheet.resolved(kind, name), properties)
        if key in self._known:
            return self._known[key]
        below: list[tuple[tuple[str, str | None, str], XmlElement]] = []
        while key not in self._known and (style := self._sheet.by_id.get(key[:2])) is not None:
            self._known[key] = NOTHING  # a circle ends here
            below.append((key, style))
            key = (kind, value(style, "w:basedOn"), properties)
        said = self._known.get(key, NOTHING)
        for each, style in reversed(below):
            own = self._stated(style, properties)
            said = self._known[each] = dict(islice({**own, **said, **own}.items(), _MOST_SAID))
        return said

    def _stated(self, style: XmlElement, properties: str) -> Stated:
        condition, _, name = properties.rpartition(" ")
        for part in style.findall(qn("w:tblStylePr")) if condition else [style]:
            if not condition or part.get(qn("w:type")) == condition:
                found = at(part, name)
                if name == "w:rPr":
                    return stated.of_run(found, self._theme)
                return stated.of_paragraph(stated.first(found))
        return NOTHING

    def _switch(self, name: str, direct: Stated, styles: Iterable[Stated]) -> bool:
        if name in direct:
            return direct[name] == "1"
        if self._run_defaults.get(name) == "1":
            return True
        return sum(level.get(name) == "1" for level in styles) % 2 == 1
