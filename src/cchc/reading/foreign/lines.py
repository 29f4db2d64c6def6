"""Lines of a document of another program: runs of one look, in composed letters, without anything invisible."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby

from cchc.model.emphasis import Run

_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
"""Control characters, soft hyphens, marks of direction, and blanks without a width."""
_BLANKS = re.compile(r"\s+")


def visible(text: str) -> str:
    """The text in composed letters (NFC), without invisible characters; a hyphen at which no line breaks is one."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).replace("\u2011", "-")


def line_of(pieces: Sequence[Run]) -> tuple[Run, ...]:
    """The pieces of a line as its runs, with single blanks; none for a blank line."""
    if len({(piece.italic, piece.bold) for piece in pieces}) == 1:  # nearly every line
        text = " ".join(visible("".join(piece.text for piece in pieces)).split())
        return (pieces[0]._replace(text=text),) if text else ()
    found: list[Run] = []
    for (italic, bold), group in groupby(pieces, lambda piece: (piece.italic, piece.bold)):
        text = _BLANKS.sub(" ", visible("".join(piece.text for piece in group)))
        _add(found, Run(text, italic, bold))
    if found:
        found.append(found[-1]._replace(text=found.pop().text.rstrip()))
    return tuple(found)


def _add(found: list[Run], run: Run) -> None:
    """Add a run; blanks between two others have the look of the one before them."""
    if not found or found[-1].text.endswith(" "):
        run = run._replace(text=run.text.removeprefix(" "))
    if found and (run.text.isspace() or (run.italic, run.bold) == (found[-1].italic, found[-1].bold)):
        found.append(found[-1]._replace(text=found.pop().text + run.text))
    elif run.text:
        found.append(run)
