"""Lines of a document of another program: runs of one look, in composed letters, without anything invisible."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby

from cchc.model.emphasis import Run

_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
"""Control characters, soft hyphens, marks of direction, and blanks without a width."""
_BLANKS = re.compile(r"\s+")


def visible(text: str) -> str:
    """The text in composed letters (NFC), without invisible characters; a hyphen at which no line breaks is one."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).replace("\u2011", "-")


def line_of(pieces: Iterable[Run]) -> tuple[Run, ...]:
    """The pieces of a line as its runs, with single blanks; none for a blank line."""
    found: list[Run] = []
    for (italic, bold), group in groupby(pieces, lambda piece: (piece.italic, piece.bold)):
        text = _BLANKS.sub(" ", visible("".join(piece.text for piece in group)))
        before = found.pop() if found else Run("")
        if not before.text or before.text.endswith(" "):
            text = text.removeprefix(" ")
        if text.isspace() or (before.italic, before.bold) == (italic, bold):
            before, text = Run(before.text + text, before.italic, before.bold), ""
        found += [run for run in (before, Run(text, italic, bold)) if run.text]
    if found:
        last = found.pop()
        found += [Run(last.text.rstrip(), last.italic, last.bold)]
    return tuple(found)
