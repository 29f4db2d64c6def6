"""The comments of a YAML text, found here since the parsers have no events for them.

A `#` is a comment at a line's beginning or after a space, unless it stands inside a value. The line with the sign of a
block text (`|`, `>`) does not count as inside.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cchc.diagnostics import Span
from cchc.source.spans import Fault

_SIGN = re.compile(r"(?:^|(?<=[ \t]))#")
_GLUED = re.compile(r"#(?!cchc)[^\s#!]")


class Comment(NamedTuple):
    """A comment: its span, its text from the `#` on, and whether it has its line for itself."""

    span: Span
    text: str
    alone: bool


def comments(lines: tuple[str, ...], scalars: Iterable[Span]) -> tuple[Comment, ...]:
    """The comments of these lines; `scalars` are the spans of all values and names of fields, in any order."""
    inside = sorted(scalars)
    starts = [(span.line, span.column) for span in inside]
    found = []
    for number, line in enumerate(lines, 1):
        for match in _SIGN.finditer(line):
            column = match.start() + 1
            before = bisect_right(starts, (number, column)) - 1
            if before < 0 or not _holds(inside[before], number, column, lines):
                text = line[column - 1 :].rstrip()
                alone = not line[: column - 1].strip()
                found.append(Comment(Span(number, column, number, column + len(text)), text, alone))
                break
    return tuple(found)


def swallowed(found: Iterable[Comment]) -> Iterator[Fault]:
    """Faults for comments that were probably meant as text: after a value, with no space after the “#”."""
    for comment in found:
        if not comment.alone and _GLUED.match(comment.text):
            yield Fault(
                comment.span,
                "Y116",
                f"Từ “{comment.text}” trở đi là chú thích, không được đọc và không in. Đề nghị đặt giá trị trong ngoặc "
                "kép nếu đó là nội dung, hoặc thêm dấu cách sau “#”.",
            )


def _holds(span: Span, line: int, column: int, lines: tuple[str, ...]) -> bool:
    """True if a value covers this point; the first line of a block text holds only its sign, so it covers none."""
    if line == span.line and lines[line - 1][span.column - 1 : span.column] in {"|", ">"}:
        return False
    return (line, column) < (span.end_line, span.end_column)
