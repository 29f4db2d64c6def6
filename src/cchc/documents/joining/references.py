"""Ids that a host refers to, in any of its parts, whether or not it defines them.

A style that a file names but does not define is the default one, a list that it does not define is none. So nothing of
an annex may get such an id: the host's text would take on its look.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

_STYLES = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link", "styleLink", "numStyleLink")
_IN_SETTINGS = ("clickAndTypeStyle", "defaultTableStyle")
_OF_STYLES = tuple(qn(f"w:{name}") for name in (*_STYLES, *_IN_SETTINGS))


@dataclass(frozen=True, slots=True)
class References:
    """The ids of styles and the numbers of lists that a file refers to; ids in lower case."""

    styles: frozenset[str]
    lists: frozenset[str]
    abstract_lists: frozenset[str]

    @classmethod
    def of(cls, roots: Iterable[XmlElement]) -> "References":
        """The references in these roots of parts."""
        every = list(roots)
        return cls(
            frozenset(each.casefold() for each in _values(every, *_OF_STYLES)),
            _values(every, qn("w:numId")),
            _values(every, qn("w:abstractNumId")),
        )


def _values(roots: Iterable[XmlElement], *tags: str) -> frozenset[str]:
    return frozenset(element.get(qn("w:val"), "") for root in roots for element in root.iter(*tags))
