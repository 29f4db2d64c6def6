"""Automatic numbers and bullets: the level of a list by which a paragraph is numbered."""

import re
import unicodedata

from lxml.etree import _Element as XmlElement

from cchc.reading.attributes import value
from cchc.reading.lengths import whole
from cchc.reading.namespaces import qn

_NO_LIST = "0"
"""The number of a list by which a paragraph says that it is in none, whatever its style says."""
_FIRST = "0"
_BULLET, _NO_MARK = "bullet", "none"
_COUNTED = re.compile(r"%\d")


class Lists:
    """The lists of a document, by the numbers that paragraphs name them by."""

    def __init__(self, numbering: XmlElement | None) -> None:
        """The lists of this `w:numbering`; a document may be without one."""
        self._lists = _by_id(numbering, "w:num", "w:numId")
        self._definitions = _by_id(numbering, "w:abstractNum", "w:abstractNumId")
        linked = ((value(each, "w:styleLink"), each) for each in self._definitions.values())
        self._by_style = {name: each for name, each in linked if name}

    def level(self, number: str | None, depth: str | None, style: str | None) -> XmlElement | None:
        """The `w:lvl` of a list; a paragraph whose list stands in its style has the level that names the style."""
        found = self._lists.get(number or _NO_LIST)
        if found is None or number == _NO_LIST:
            return None
        definition = self._definition(found)
        stated = [] if definition is None else definition.findall(qn("w:lvl"))
        if depth is None:
            depth = next((each.get(qn("w:ilvl")) for each in stated if value(each, "w:pStyle") == style), _FIRST)
        replaced = found.findall(f"{qn('w:lvlOverride')}/{qn('w:lvl')}")
        return next((each for each in (*replaced, *stated) if each.get(qn("w:ilvl")) == depth), None)

    def definition(self, number: str) -> XmlElement | None:
        """The `w:abstractNum` by which a list counts; lists of one definition count on from one another."""
        found = self._lists.get(number)
        return None if found is None else self._definition(found)

    def own_start(self, number: str, depth: str) -> int | None:
        """The number with which a list says that it begins at a level, whatever its definition counted before."""
        found = self._lists.get(number)
        for each in () if found is None else found.iterchildren(qn("w:lvlOverride")):
            if each.get(qn("w:ilvl")) == depth:
                return whole(value(each, "w:startOverride"))
        return None

    def names(self, words: str) -> bool:
        """True if a number contains these words, in small or capital letters."""
        roots = (*self._definitions.values(), *self._lists.values())
        texts = (text.get(qn("w:val"), "") for root in roots for text in root.iter(qn("w:lvlText")))
        return any(words in unicodedata.normalize("NFC", text).casefold() for text in texts)

    def _definition(self, found: XmlElement) -> XmlElement | None:
        definition = self._definitions.get(value(found, "w:abstractNumId") or "")
        linked = value(definition, "w:numStyleLink")
        return self._by_style.get(linked, definition) if linked else definition


def first_mark(level: XmlElement) -> str:
    """The number that a level prints, with 1 for each that it counts; blank for a bullet and for nothing."""
    printed = value(level, "w:numFmt") not in {_BULLET, _NO_MARK}
    return _COUNTED.sub("1", value(level, "w:lvlText") or "") if printed else ""


def _by_id(root: XmlElement | None, tag: str, name: str) -> dict[str, XmlElement]:
    each = () if root is None else root.iterchildren(qn(tag))
    return {one.get(qn(name), ""): one for one in each}
