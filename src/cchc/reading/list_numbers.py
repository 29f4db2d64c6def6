"""Automatic numbers as they are printed: “Phụ lục I”, “1.”, “a)”, bullets.

Counting goes through the whole text: a level begins anew below a number of a higher level, unless it says that it does
not, and where a list says so.
"""

import re
from collections.abc import Callable, Mapping

from lxml.etree import _Element as XmlElement

from cchc.model.codes import roman_number
from cchc.reading.attributes import switch, value
from cchc.reading.content import Paragraph
from cchc.reading.lengths import whole
from cchc.reading.looks import Looks
from cchc.reading.namespaces import qn

_COUNTED = re.compile(r"%([1-9])")
_ALPHABET = 26
_AFTER = {"space": " ", "nothing": ""}
"""The text after a number, by `w:suff`; a tab where nothing is said."""
_MOST = 3999
"""The highest number that is printed otherwise than in digits."""


def label_numbers(body: XmlElement, looks: Looks) -> Mapping[XmlElement, str]:
    """The automatic numbers that contain “Phụ lục”, by their paragraphs; others begin no annex."""
    if not looks.lists.names("phụ lục"):
        return {}
    counting = ListCounting(looks)
    printed = ((element, counting.next(Paragraph(element, looks))) for element in body.iter(qn("w:p")))
    return {element: text for element, text in printed if "phụ lục" in text.casefold()}


class ListCounting:
    """Counting the numbers of all lists, paragraph by paragraph."""

    def __init__(self, looks: Looks) -> None:
        """Before the first paragraph of a document with these lists."""
        self._looks = looks
        self._counts: dict[XmlElement, dict[int, int]] = {}
        """By definition of a list, the number of each of its levels."""
        self._begun: set[tuple[str, int]] = set()

    def next(self, paragraph: Paragraph) -> str:
        """The number of the next paragraph as it is printed, with what stands between it and the text."""
        level, list_id = paragraph.list_level, paragraph.said.get("numId", "")
        definition = None if level is None else self._looks.lists.definition(list_id)
        if level is None or definition is None:
            return ""
        depth = _depth(level)
        counts = self._counts.setdefault(definition, {})
        counts[depth] = self._number(level, list_id, counts.get(depth))
        for deeper in [each for each in counts if each > depth and self._begins_anew(list_id, each, depth)]:
            del counts[deeper]
        return self._printed(level, list_id, counts)

    def _number(self, level: XmlElement, list_id: str, last: int | None) -> int:
        """The number that comes after `last`; the one with which the level begins, where it begins."""
        depth = _depth(level)
        own = None if (list_id, depth) in self._begun else self._looks.lists.own_start(list_id, str(depth))
        self._begun.add((list_id, depth))
        if own is not None:
            return own
        return _start(level) if last is None else last + 1

    def _begins_anew(self, list_id: str, deeper: int, depth: int) -> bool:
        """True if a deeper level counts from its start again after a number of the level `depth`."""
        level = self._looks.lists.level(list_id, str(deeper), None)
        last = whole(value(level, "w:lvlRestart"))
        return last is None or depth < last

    def _printed(self, level: XmlElement, list_id: str, counts: Mapping[int, int]) -> str:
        def number(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            of = self._looks.lists.level(list_id, str(depth), None)
            form = "decimal" if switch(level, "w:isLgl") else value(of, "w:numFmt") or "decimal"
            return in_form(counts.get(depth, 1 if of is None else _start(of)), form)

        text = _COUNTED.sub(number, value(level, "w:lvlText") or "")
        return text + _AFTER.get(value(level, "w:suff") or "", "\t") if text else ""


def _depth(level: XmlElement) -> int:
    return whole(level.get(qn("w:ilvl"))) or 0


def _start(level: XmlElement) -> int:
    found = whole(value(level, "w:start"))
    return 1 if found is None else found


def in_form(number: int, form: str) -> str:
    """A number as a list prints it whose `w:numFmt` is this form; in digits where the form has no such number."""
    if not 0 < number <= _MOST:
        return str(number)
    return _FORMS.get(form, str)(number)


def _letters(number: int) -> str:
    """A, B … Z, AA, BB …"""
    turns, letter = divmod(number - 1, _ALPHABET)
    return chr(ord("A") + letter) * (turns + 1)


_FORMS: dict[str, Callable[[int], str]] = {
    "upperRoman": roman_number,
    "lowerRoman": lambda number: roman_number(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda _: "",
    "bullet": lambda _: "",
}
