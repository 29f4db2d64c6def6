"""The list of what a person must decide after an import: some lines on a screen of 80 columns, most doubtful first."""

from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple

from cchc.phrasing.doubt_columns import DoubtLine
from cchc.wording import count, harmless_line

_WIDTH = 80
_MOST_LINES = 15
_LONGEST = 60
"""The most characters of a text of the document on screen."""


class DoubtList(NamedTuple):
    """The doubts about one document, and the name of the file that holds all of them."""

    document: str
    doubts: Sequence[DoubtLine]
    file: str


def doubts_text(found: DoubtList) -> str:
    """The first doubts, a few lines each, and where the others stand."""
    lines = wrap(f"{found.document}: {count(len(found.doubts))} chỗ cần xem lại, chỗ đáng ngờ nhất trước.", _WIDTH)
    shown = 0
    for doubt in found.doubts:
        own = _told(doubt)
        if shown and len(lines) + len(own) > _MOST_LINES:
            break
        lines += own
        shown += 1
    left = len(found.doubts) - shown
    lines.append(f"Và {count(left)} chỗ nữa: xem {found.file}." if left else f"Danh sách này ghi ở {found.file}.")
    return "".join(f"{harmless_line(line)}\n" for line in lines)


def _told(doubt: DoubtLine) -> list[str]:
    """The lines of one doubt: place, what is written, what it was read as, the mend."""
    label = f"{doubt.number:>2}. "
    written = [f"ghi {_quoted(doubt.written)}"] if doubt.written else []
    is_other = doubt.read_as not in {"", doubt.written}
    read_as = [f"đọc là {_quoted(doubt.read_as)}"] if is_other else []
    said = ", ".join([*written, *read_as])
    sentence = f"{doubt.place}: {said}. {doubt.advice}" if said else f"{doubt.place}: {doubt.advice}"
    return wrap(harmless_line(sentence), _WIDTH, initial_indent=label, subsequent_indent=" " * len(label))


def _quoted(text: str) -> str:
    """A text in quotes, on one line; the end of a long one is left out, and one in quotes gets no others."""
    line = " ".join(text.split())
    if line.startswith("“") and line.endswith("”"):
        line = line[1:-1]
    return f"“{line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + '…'}”"
