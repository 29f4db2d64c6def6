"""Styles of an annex, brought into the host so that the annex looks in it as it does alone.

Word lays a text out by the file's defaults, then the style of its table, then its own style. The host has other
defaults, so the first style of each chain states the annex's. In a table that would override the table's style; so a
style used in tables is brought over once more for each table style, whose paragraph and run properties go into it.
Only properties that a table's style changes for some rows or columns (the first row, every second one) stay with it.

Where both files have the same defaults none of that is needed: a style that the host has already is simply used, so
that two annexes of one template share their styles. Another style of the same name keeps its name in the host; the
annex's gets a longer one.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import count
from typing import Any

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.documents.joining import strict
from cchc.documents.joining.numbering import Numbering
from cchc.documents.joining.properties import canonical, differences, layered, properties_of
from cchc.documents.joining.references import References
from cchc.reading.attributes import value
from cchc.reading.stylesheet import StyleSheet, style_kind

_ID, _TYPE, _DEFAULT, _CUSTOM = qn("w:styleId"), qn("w:type"), qn("w:default"), qn("w:customStyle")
_LOOK = ("w:basedOn", "w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr")
_KEPT = {qn(name) for name in (*_LOOK, "w:name", "w:uiPriority", "w:semiHidden", "w:unhideWhenUsed", "w:qFormat")}
"""The parts of a style that are brought over; its links to unused styles are not."""

_TEXT = ("w:pPr", "w:rPr")
_KINDS = {"paragraph", "character", "table"}


class Styles:
    """The styles of one annex on their way into the host.

    `host` and `annex` are the roots of the files' `w:styles`; styles are added to the host's as they are asked for.
    """

    def __init__(
        self, host: XmlElement, annex: XmlElement, numbering: Numbering, referred: References, *, is_strict: bool
    ) -> None:
        """`numbering` brings over the lists that styles name, the host has `referred` to styles; it may be strict."""
        self._host, self._numbering, self._is_strict = host, numbering, is_strict
        self._sheet = StyleSheet(_with_defaults(annex))
        self._defaults = {tag: differences(qn(tag), _defaults(annex, tag), _defaults(host, tag)) for tag in _TEXT}
        self._differs = any(len(said) for said in self._defaults.values())
        self._by_name = {_name_of(each).casefold(): each for each in host.findall(qn("w:style"))}
        self._used = {*referred.styles, *(each.get(_ID, "").casefold() for each in host.findall(qn("w:style")))}
        self._moved: dict[tuple[str, str, str], str] = {}

    def restyle(self, root: XmlElement) -> None:
        """Replace the ids of styles in `root` by their ids in the host."""
        for paragraph in root.iter(qn("w:p")):
            _name(properties_of(paragraph, "w:pPr"), "w:pStyle", self._sheet.defaults["paragraph"])
        for table in root.iter(qn("w:tbl")):
            _name(properties_of(table, "w:tblPr"), "w:tblStyle", self._sheet.defaults["table"])
        for tag, kind in (("w:pStyle", "paragraph"), ("w:rStyle", "character")):
            for reference in root.iter(qn(tag)):
                reference.set(qn("w:val"), self._in_host(kind, reference.get(qn("w:val"), ""), self._table(reference)))
        for reference in root.iter(qn("w:tblStyle")):
            reference.set(qn("w:val"), self._in_host("table", reference.get(qn("w:val"), "")))

    def relink(self, levels: Iterable[XmlElement]) -> None:
        """Replace the ids of styles in levels of lists by their ids in the host, and drop those of unused styles."""
        moved = {old: new for (kind, old, _), new in self._moved.items() if kind == "paragraph"}
        for level in levels:
            for style in level.findall(qn("w:pStyle")):
                style.set(qn("w:val"), moved.get(style.get(qn("w:val"), ""), ""))
                if not style.get(qn("w:val")):
                    level.remove(style)
            for style in level.iter(qn("w:rStyle")):
                style.set(qn("w:val"), self._in_host("character", style.get(qn("w:val"), "")))
            if self._is_strict:
                strict.reworded(level)

    def _table(self, reference: XmlElement) -> str:
        """The style id of the table around a reference; blank outside one, in a text box, or with equal defaults."""
        if not self._differs:
            return ""
        around = next(reference.iterancestors(qn("w:tbl"), qn("w:txbxContent")), None)
        return value(around, "w:tblPr/w:tblStyle") or ""

    def _in_host(self, kind: str, style_id: str, table: str = "") -> str:
        """The id in the host of a style of the annex; an unknown style is the default one, as Word has it."""
        own = self._sheet.resolved(kind, style_id) or ""
        if (kind, own, table) not in self._moved:
            based_on = ""
            for style in reversed(self._sheet.chain(kind, own)):
                key = (kind, style.get(_ID, ""), table)
                if key not in self._moved:
                    self._moved[key] = self._placed(self._copy(style, based_on, table))
                based_on = self._moved[key]
        return self._moved[kind, own, table]

    def _copy(self, style: XmlElement, based_on: str, table: str) -> XmlElement:
        """The style as it stands in the host; `based_on` is an id there."""
        kind = style_kind(style)
        copy = self._host.makeelement(qn("w:style"), {_TYPE: kind, _ID: style.get(_ID, "")})
        if style.get(_CUSTOM):
            copy.set(_CUSTOM, "1")
        copy.extend(deepcopy(child) for child in style if child.tag in _KEPT and child.tag != qn("w:basedOn"))
        if based_on:
            copy.insert(0, copy.makeelement(qn("w:basedOn"), {qn("w:val"): based_on}))
        self._say_layers(copy, based_on, table)
        self._numbering.renumber(copy)
        if self._is_strict:
            strict.reworded(copy)
        return copy

    def _say_layers(self, copy: XmlElement, based_on: str, table: str) -> None:
        """State the layers below a style in the copy of one that is based on none, and in that of a table's style."""
        kind = style_kind(copy)
        if kind == "paragraph" and not based_on:
            self._say(copy, table, of_parts=False)
        if kind == "table" and self._differs:
            self._say(copy, copy.get(_ID, ""), of_parts=True)

    def _say(self, style: XmlElement, table: str, *, of_parts: bool) -> None:
        """State in a style the layers below it: the defaults, then the properties of the table's style.

        With `of_parts`, only the properties that the table's style changes for some of its parts; else only the others.
        """
        place = next((index for index, child in enumerate(style) if child.tag in map(qn, _LOOK[1:])), len(style))
        chain = self._sheet.chain("table", table)
        for tag in reversed(_TEXT):
            said = layered(qn(tag), self._defaults[tag], *(each.find(qn(tag)) for each in reversed(chain)))
            varied = _varied(chain, qn(tag))
            for child in list(said):
                if (child.tag in varied) is not of_parts:
                    said.remove(child)
            whole = layered(qn(tag), said, style.find(qn(tag)))
            _remove(style, (tag,))
            if len(whole):
                style.insert(place, whole)

    def _placed(self, style: XmlElement) -> str:
        """The id of a style in the host; the style is added unless the host has an equal one."""
        own = _name_of(style)
        for name in _names(own):
            there = self._by_name.get(name.casefold())
            if there is not None and _look(there) == _look(style):
                return there.get(_ID, "")
            if there is None and (name != own or style.get(_CUSTOM)):  # Word has styles of its own for built-in names
                break
        return self._add(style, name)

    def _add(self, style: XmlElement, name: str) -> str:
        style.set(_ID, next(each for each in _numbered(style.get(_ID, ""), "-") if each.casefold() not in self._used))
        style.set(_CUSTOM, "1")
        _remove(style, ("w:name",))
        style.insert(0, style.makeelement(qn("w:name"), {qn("w:val"): name}))
        self._host.append(style)
        self._by_name[name.casefold()] = style
        self._used.add(style.get(_ID, "").casefold())
        return style.get(_ID, "")


def forbid_hyphens(styles: XmlElement) -> None:
    """State in an annex's defaults that words are not split, since the host's setting splits them unless told."""
    place = styles
    for tag in ("w:docDefaults", "w:pPrDefault", "w:pPr", "w:suppressAutoHyphens"):
        place = properties_of(place, tag)
    place.set(qn("w:val"), "1")


def _with_defaults(styles: XmlElement) -> XmlElement:
    """The styles, with an empty default style for each kind that had none."""
    for kind in sorted(_KINDS - StyleSheet(styles).defaults.keys()):
        default = {_TYPE: kind, _DEFAULT: "1", _ID: f"{kind.title()}Default"}
        styles.append(styles.makeelement(qn("w:style"), default))
    return styles


def _defaults(styles: XmlElement, tag: str) -> XmlElement | None:
    return styles.find(f"{qn('w:docDefaults')}/{qn(f'{tag}Default')}/{qn(tag)}")


def _varied(chain: list[XmlElement], tag: str) -> set[str]:
    """The properties that table styles give to some parts of a table only (`w:tblStylePr`)."""
    parts = (part for style in chain for part in style.iter(qn("w:tblStylePr")))
    return {child.tag for part in parts for properties in part.findall(tag) for child in properties}


def _look(style: XmlElement) -> list[Any]:
    """The properties of a style, without its names: equal for styles that look the same."""
    looks = map(qn, _LOOK)
    return [style_kind(style), *(canonical(child) for child in style.iterchildren(*looks))]


def _name_of(style: XmlElement) -> str:
    return value(style, "w:name") or style.get(_ID) or ""


def _names(own: str) -> Iterator[str]:
    """The names that a style of an annex may get in the host."""
    yield own
    yield from _numbered(f"{own} – phụ lục", " ")


def _numbered(text: str, sign: str) -> Iterator[str]:
    yield text
    yield from (f"{text}{sign}{number}" for number in count(2))


def _name(element: XmlElement, tag: str, value: str) -> None:
    """Put a name first in an element that has none."""
    if element.find(qn(tag)) is None:
        element.insert(0, element.makeelement(qn(tag), {qn("w:val"): value}))


def _remove(element: XmlElement, tags: tuple[str, ...]) -> None:
    for child in list(element.iterchildren(*map(qn, tags))):
        element.remove(child)
