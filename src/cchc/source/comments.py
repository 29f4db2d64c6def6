"""The comments of a text, which no event tells of.

A `#` is a comment at a line's beginning or after a space, unless it stands inside a value: of a block text everything
but the rest of its first line, of any other value everything.
"""

import re
from dataclasses import dataclass

from cchc.diagnostics import Span

_SIGN = re.compile(r"(?:^|(?<=[ \t]))#")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: where it stands, its text from the `#` on, and whether it has its line for itself."""

    span: Span
    text: str
    alone: bool


def comments(lines: tuple[str, ...], scalars: list[Span]) -> tuple[Comment, ...]:
    """The comments of these lines, given where all values and names of fields stand, in any order."""
    inside: dict[int, list[Span]] = {}
    for span in scalars:
        for number in range(span.line, span.end_line + 1):
            inside.setdefault(number, []).append(span)
    found = []
    for number, line in enumerate(lines, 1):
        if "#" not in line:
            continue
        columns = (match.start() + 1 for match in _SIGN.finditer(line))
        outside = (at for at in columns if not any(_holds(span, number, at, lines) for span in inside.get(number, ())))
        if column := next(outside, None):
            text = line[column - 1 :].rstrip()
            alone = not line[: column - 1].strip()
            found.append(Comment(Span(number, column, number, column + len(text)), text, alone))
    return tuple(found)


def _holds(span: Span, line: int, column: int, lines: tuple[str, ...]) -> bool:
    """Whether a value reaches over this point; the first line of a block text holds its sign and no text."""
    if line == span.line and lines[line - 1][span.column - 1 : span.column] in {"|", ">"}:
        return False
    return (span.line, span.column) <= (line, column) < (span.end_line, span.end_column)
