"""The styles of a document by kind and id, the default of each kind, and the styles that each is based on.

A name counts within its kind only: a paragraph that names a character style has the default paragraph style, as one
that names a style that does not exist. Of several default styles the last counts (ECMA-376 part 1, 17.7.4.17).
"""

from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import is_on, value
from cchc.reading.namespaces import qn

_LONGEST_CHAIN = 30
"""The most styles in a chain of styles based on one another; Word itself takes eleven."""


class StyleSheet:
    """The styles in a `w:styles`, and the default of each kind."""

    def __init__(self, styles: XmlElement | None) -> None:
        """The styles of this element; a document may be without one."""
        self.by_id: dict[tuple[str, str | None], XmlElement] = {}
        self.defaults: dict[str, str] = {}
        for style in () if styles is None else styles.iterchildren(qn("w:style")):
            kind, name = style_kind(style), style.get(qn("w:styleId"), "")
            self.by_id[kind, name] = style
            if is_on(style.get(qn("w:default"), "0")):
                self.defaults[kind] = name

    def resolved(self, kind: str, name: str | None) -> str | None:
        """The id of the style in effect: `name` when it exists, else the kind's default; `None` without a default."""
        return name if (kind, name) in self.by_id else self.defaults.get(kind)

    def chain(self, kind: str, name: str | None) -> list[XmlElement]:
        """A style and those that it is based on, the nearest first; a circle ends where it closes."""
        chain: list[XmlElement] = []
        while (style := self.by_id.get((kind, name))) is not None and style not in chain:
            if len(chain) == _LONGEST_CHAIN:
                break
            chain.append(style)
            name = value(style, "w:basedOn")
        return chain


def style_kind(style: XmlElement) -> str:
    """The kind of a style: `paragraph` (also where none is stated), `character`, `table` or `numbering`."""
    return style.get(qn("w:type"), "paragraph")
