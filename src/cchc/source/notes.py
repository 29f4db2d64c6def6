"""The fields and items that the comments and blank lines of a text belong to.

A comment at a line's end belongs to the field or item of that line. A comment on a line of its own belongs to the next
field or item or, when it is indented further than that one, to one above.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from cchc.diagnostics import FieldPath
from cchc.source.comments import Comment
from cchc.source.document import Document


@dataclass(slots=True)
class Notes:
    """The comments of one field or item, as lines: above it (blank lines as ""), beside it, and below all of it."""

    above: list[str] = field(default_factory=list)
    beside: str = ""
    below: list[str] = field(default_factory=list)


def attached(document: Document) -> tuple[dict[FieldPath, Notes], list[str], list[str]]:
    """The comments and blank lines of a document by the path of their field or item; those at its head and end."""
    notes: dict[FieldPath, Notes] = defaultdict(Notes)
    starts = _line_starts(document)
    blank = _blank_lines(document)
    waiting: list[tuple[int, str]] = []
    by_line = {comment.span.line: comment for comment in document.comments}
    ends = _last_on_line(document, {line for line, comment in by_line.items() if not comment.alone})
    for number in range(1, len(document.lines) + 1):
        if waiting and number in starts:
            notes[starts[number]].above += _settle(document, starts, number, waiting, notes)
            waiting = []
        if number in blank:
            waiting.append((0, ""))
        if (comment := by_line.get(number)) and not _put_beside(comment, ends, notes):
            waiting.append((comment.span.column - 1, comment.text))
    tail = _settle(document, starts, len(document.lines) + 1, waiting, notes)
    first = notes[starts[min(starts)]]
    head, first.above = first.above, []  # what stands above all fields speaks of the file
    return notes, head, tail


def _put_beside(comment: Comment, ends: dict[int, FieldPath], notes: dict[FieldPath, Notes]) -> bool:
    """Put a comment beside the field or item of its line; false where there is none, or it has one already."""
    owner = None if comment.alone else ends.get(comment.span.line)
    if owner is None or notes[owner].beside:
        return False
    notes[owner].beside = comment.text
    return True


def _blank_lines(document: Document) -> set[int]:
    """The numbers of the blank lines, except those inside block texts, and the first line."""
    blank = {number for number, line in enumerate(document.lines[1:], 2) if not line.strip()}
    return blank.difference(document.spans.continued_lines) if blank else blank


def _line_starts(document: Document) -> dict[int, FieldPath]:
    """Per line the outermost field or item that begins on it."""
    starts: dict[int, FieldPath] = {}
    for path, line in document.spans.first_lines:
        if line not in starts or len(path) < len(starts[line]):
            starts[line] = path
    return starts


def _last_on_line(document: Document, lines: Collection[int]) -> dict[int, FieldPath]:
    """Per line of these, the field or item that a comment at the line's end belongs to."""
    ends: dict[int, tuple[int, FieldPath]] = {}
    for path, span in document.spans.over(lines):
        block = document.line(span.line)[span.column - 1 : span.column] in {"|", ">"}
        line, column = (span.line, span.column) if block else (span.end_line, span.end_column)
        if path and (line not in ends or (column, len(path)) >= (ends[line][0], len(ends[line][1]))):
            ends[line] = (column, path)
    return {line: path for line, (_, path) in ends.items()}


def _settle(
    document: Document,
    starts: dict[int, FieldPath],
    number: int,
    waiting: list[tuple[int, str]],
    notes: dict[FieldPath, Notes],
) -> list[str]:
    """Give waiting comments to the fields or items they stand under; returns those for the one on line `number`."""
    indent = _indentation(document.line(number))
    owners: dict[int, FieldPath | None] = {}
    above: list[str] = []
    further_in = True
    for column, text in waiting:
        further_in = further_in and (not text or column > indent)
        if text and further_in and column not in owners:
            owners[column] = _owner(document, starts, number, column)
        owner = owners.get(column) if text and further_in else None
        if owner is None:
            above.append(text)
        else:
            notes[owner].below.append(text)
    return _without_repeats(above)


def _owner(document: Document, starts: dict[int, FieldPath], number: int, column: int) -> FieldPath | None:
    """The nearest field or item above line `number` indented by at most `column`, if by more than that line."""
    indent = _indentation(document.line(number))
    for line in range(number - 1, 0, -1):
        if line in starts and _indentation(document.line(line)) <= column:
            return starts[line] if _indentation(document.line(line)) > indent else None
    return None


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip())


def _without_repeats(lines: list[str]) -> list[str]:
    """Several blank lines in a row are one."""
    return [line for at, line in enumerate(lines) if line or at == 0 or lines[at - 1]]
