"""Every word of the tables against the plan that was written: none may be lost, and none may come from nowhere.

A word is a stretch of letters or of digits, in whatever case. A merged cell counts once. The plan's “như trên” counts
as nothing; where the document says it, the words are among those left out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from cchc.importing.imported import Doubt, HeadedTable, ImportedArea, ImportedRow, ImportedRows, LeftOut, Why
from cchc.importing.letters import legible
from cchc.model.columns import NAMES
from cchc.model.ditto import says_ditto
from cchc.model.emphasis import plain
from cchc.source import Data

_WORD = re.compile(r"[^\W\d_]+|\d+")
_GROUPS = ("areas", "criteria", "parts")
_FIELDS = frozenset((*NAMES, "number"))


class Reckoning(NamedTuple):
    """The words that stand in a document or in the plan made of it, but not in both."""

    lost: Counter[str]
    """Words of the tables that are neither in the plan nor among those left out."""
    invented: frozenset[str]
    """Words of the plan's rows that stand nowhere in the document, nor in the list of doubts."""

    @property
    def is_even(self) -> bool:
        """True if no word was lost and none invented."""
        return not self.lost and not self.invented


def words(texts: Iterable[str]) -> Counter[str]:
    """The words of texts, each with how often it stands there; tags of emphasis are none."""
    return Counter(word.casefold() for text in texts for word in _WORD.findall(legible(plain(text))))


def plan_words(data: Data) -> Counter[str]:
    """The words in the areas and rows of a plan file's data; deliverables, which are not printed, are left aside."""
    return words(_texts(data))


def reckoning(
    tables: Sequence[HeadedTable], written: Counter[str], left_out: Sequence[LeftOut], doubts: Sequence[Doubt]
) -> Reckoning:
    """The words of an annex's tables against those of its plan, with what was left out and what is doubted.

    A word that is left out as doubted counts only as often as the list of doubts has it.
    """
    document = words(cell.text for headed in tables for cell in headed.table.cells)
    above = words(headed.title for headed in tables)
    shown = words(doubt.written for doubt in doubts)
    proposed = words(doubt.read_as for doubt in doubts)
    lost = document - written - _told(left_out, shown)
    known = document.keys() | shown.keys() | proposed.keys() | above.keys()
    return Reckoning(lost, frozenset(written.keys() - known))


def _told(left_out: Sequence[LeftOut], shown: Counter[str]) -> Counter[str]:
    """The words that were left out; doubted ones as often as doubts show them."""
    told = words(each.words for each in left_out if each.why is not Why.DOUBTED)
    doubted = words(each.words for each in left_out if each.why is Why.DOUBTED)
    return told + (doubted & shown)


def criterion_count(content: ImportedRows) -> int:
    """The number of criteria or nhiệm vụ, the parts counted."""
    return sum(1 for _ in all_rows(content))


def cell_count(content: ImportedRows, columns: int) -> int:
    """The number of cells in the rows of an annex with so many columns."""
    return criterion_count(content) * columns


def _texts(data: Data) -> Iterator[str]:
    """The texts in areas and rows, at whatever depth."""
    if not isinstance(data, Mapping):
        return
    for name, value in data.items():
        if name in _GROUPS and isinstance(value, list):
            for item in value:
                yield from _own_texts(item)


def _own_texts(item: Data) -> Iterator[str]:
    """The texts of an area or a row, and of what is in it."""
    if isinstance(item, Mapping):
        cells = item.get("cells")
        free = cells if isinstance(cells, Mapping) else {}
        own = {name: value for name, value in item.items() if name in _FIELDS}
        said = ((name, text) for name, text in chain(own.items(), free.items()) if isinstance(text, str))
        yield from (text for name, text in said if name == "title" or not says_ditto(text))
        yield from _texts(item)


def all_rows(content: ImportedRows) -> Iterator[ImportedRow]:
    """All rows of an annex, each before its parts."""
    for row in (*content.rows, *_in_areas(content.areas)):
        yield row
        yield from row.parts


def _in_areas(areas: Iterable[ImportedArea]) -> Iterator[ImportedRow]:
    for area in areas:
        yield from area.rows
        yield from _in_areas(area.areas)
