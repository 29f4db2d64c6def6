"""The meaning of a column by what stands in it, where its heading is blank, unknown, or says too little."""

import re
from collections.abc import Callable, Sequence
from itertools import islice

from cchc.importing.columns.words import Meaning
from cchc.importing.imported import HeadedColumn
from cchc.importing.labels import code_alone, label_of
from cchc.model.timeframe.reading import timeframe_of
from cchc.reading.foreign.document import ForeignTable

_MOST_CELLS = 60
"""The most cells of a column that are read."""
_LONGEST = 60
"""The most characters of a text that is a time."""
_SHARE = 0.6
"""The share of the texts of a column that tells what it holds."""
_YEAR = 2026
"""Any year: whether a phrase is a time does not depend on it."""
_LONG = 12
"""The least number of characters, on average, of what rows are about."""


def texts_below(table: ForeignTable, last: int, column: HeadedColumn) -> list[str]:
    """The first texts of a column below its heading; not those of cells that go over other columns, too."""
    cells = (cell for row in range(last + 1, table.row_count + 1) for cell in table.starting_in(row))
    own = (cell.text for cell in cells if cell.column in column.covered and cell.columns <= column.columns)
    return list(islice(filter(None, own), _MOST_CELLS))


def by_contents(meaning: Meaning | None, heading: str, texts: Sequence[str], *, codes: bool) -> Meaning | None:
    """The meaning of a column with these texts, where its heading alone does not tell it.

    Codes are told from numbers only where `codes` may stand in a column of their own.
    """
    if not heading and _most(texts, _is_ordinal):
        return Meaning("number")
    if codes and (not heading or (meaning and meaning.role == "number")) and _most(texts, _is_long_code):
        return Meaning("code")
    if meaning is None and _most(texts, _is_time):
        return Meaning("timeframe", 0, certain=False)
    return meaning


def have_codes(texts: Sequence[str]) -> bool:
    """True if most texts begin with a code, which then needs no column of its own."""
    return _most(texts, _begins_with_code)


def subject_by_contents(meanings: Sequence[Meaning | None], texts: Sequence[Sequence[str]]) -> int:
    """The column with an unknown heading that holds the longest texts, so that rows may be about it; -1 for none."""
    lengths = {
        index: sum(map(len, own)) / len(own) for index, own in enumerate(texts) if own and meanings[index] is None
    }
    longest = max(lengths, key=lambda index: lengths[index], default=-1)
    return longest if lengths.get(longest, 0) >= _LONG else -1


def _most(texts: Sequence[str], is_so: Callable[[str], bool]) -> bool:
    return bool(texts) and sum(map(is_so, texts)) >= _SHARE * len(texts)


def _is_ordinal(text: str) -> bool:
    return re.fullmatch(r"(?:[0-9]{1,3}|[IVX]+|[A-ZĐ])[.)]?", text) is not None


def _is_long_code(text: str) -> bool:
    """True for a code of several parts: 1.1, I.2.1."""
    found = code_alone(text)
    return found is not None and "." in found.code


def _begins_with_code(text: str) -> bool:
    found = label_of(text)
    return found is not None and found.length < len(text)


def _is_time(text: str) -> bool:
    return len(text) <= _LONGEST and timeframe_of(text, _YEAR) is not None
