"""The cells of chủ trì and phối hợp of annexes, each text with the place where it stands first."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cchc.importing.imported import ImportedAnnex, ImportedArea, ImportedRow
from cchc.importing.letters import read_value
from cchc.model.ditto import resembles_ditto, says_ditto
from cchc.resources import levels

_COLUMNS = ("lead", "support")


class PartyCell(NamedTuple):
    """A text that names parties, as the plan language writes it, and its place in the document."""

    text: str
    place: str


def party_cells(annexes: Sequence[ImportedAnnex]) -> tuple[PartyCell, ...]:
    """The distinct texts that name parties, in their order; none that continues the cell above, or was refused."""
    found: dict[str, PartyCell] = {}
    for row in (row for annex in annexes for row in _rows_of(annex)):
        for value in (row.values[name] for name in _COLUMNS if name in row.values):
            text = read_value(value).text
            if text and not _continues(text):
                found.setdefault(text, PartyCell(text, value.place))
    return tuple(found.values())


def level_in(cells: Sequence[PartyCell]) -> str | None:
    """The level word with which most names in these cells end: “Công an xã”; `None` if none does."""
    words = "|".join(sorted(levels(), key=len, reverse=True))
    ends = re.compile(rf"(?i)(?<!các)(?<!hợp tác)(?<!địa bàn)\s({words})\s*(?=[,;.\n]|$)")
    found = Counter(word.lower() for cell in cells for word in ends.findall(cell.text))
    return found.most_common(1)[0][0] if found else None


def _continues(text: str) -> bool:
    return says_ditto(text) or resembles_ditto(text)


def _rows_of(annex: ImportedAnnex) -> Iterator[ImportedRow]:
    for area in annex.content.areas:
        yield from _rows_in(area)
    yield from _with_parts(annex.content.rows)


def _rows_in(area: ImportedArea) -> Iterator[ImportedRow]:
    yield from _with_parts(area.rows)
    for inner in area.areas:
        yield from _rows_in(inner)


def _with_parts(rows: Sequence[ImportedRow]) -> Iterator[ImportedRow]:
    for row in rows:
        yield row
        yield from _with_parts(row.parts)
