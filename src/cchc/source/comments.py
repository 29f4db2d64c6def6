"""The comments of a YAML text, found here since the parsers have no events for them.

A `#` is a comment at a line's beginning or after a space, unless it stands inside a value. The line with the sign of a
block text (`|`, `>`) does not count as inside.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cchc.diagnostics import Span
from cchc.source.spans import Spans

_SIGN = re.compile(r"#(?<![^ \t\n]#)")


class Comment(NamedTuple):
    """A comment: its span, its text from the `#` on, and whether it has its line for itself."""

    span: Span
    text: str
    alone: bool


def comments(text: str, spans: Spans) -> Iterator[Comment]:
    """The comments of a text, in order; `spans` are those of its values and names of fields."""
    number, counted, at = 1, 0, 0
    while match := _SIGN.search(text, at):
        sign = match.start()
        start, end = spans.scalar_at(sign)
        if sign < end and not _is_beside(text, start, sign):
            at = end  # so that a long text full of signs costs no more than a short one
            continue
        number, counted = number + text.count("\n", counted, sign), sign
        line, at = text.rfind("\n", 0, sign) + 1, text.find("\n", sign)
        at = len(text) if at < 0 else at
        comment = text[sign:at].rstrip()
        column = sign - line + 1
        span = Span(number, column, number, column + len(comment))
        yield Comment(span, comment, alone=not text[line:sign].strip())


def _is_beside(text: str, start: int, sign: int) -> bool:
    """True if a block text begins at `start`, and the sign of a comment stands on that line."""
    return text[start] in "|>" and text.find("\n", start, sign) < 0
