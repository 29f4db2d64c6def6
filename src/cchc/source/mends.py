"""Changes of lines that mend slips in a YAML text; no line is added or taken away, so that places keep their numbers.

Some say for certain what the person meant: a missing space is put in. Others only let a parser read on to the next
slip: a quote that was left open is closed at the end of its line.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

Edit: TypeAlias = dict[int, str]
"""New texts of lines, by their numbers from 0."""

FAR = 2_000
"""The most lines that belong to one line: a hostile text has millions."""
ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that are none to YAML, as they come out of Word and web pages."""
_ODD_SPACE = re.compile(f"[{ODD_SPACES}]")
_HEAD = re.compile(rf"[ \t{ODD_SPACES}]*(?:-[ \t{ODD_SPACES}]+)*")
_ODD_COLON = re.compile(rf"([A-Za-z_]\w*)[:：]([ {ODD_SPACES}]*)")
_COMMENT = re.compile(r"(?:^|(?<=\s))#")
_DASHES = re.compile(r"(?:-[ \t]+)*")
_FIELD = re.compile(r"\s*(?:-\s|[a-z_]+:|(?:.*\S)?:(?:\s|$))")
_OPENS = re.compile(r"(?::|-)\s*(?:[|>][-+0-9]*\s*)?(?:\s#.*)?$")
STEP = 2
"""The spaces by which what belongs to a field is indented below it."""


def indent(line: str) -> int:
    """The number of spaces and tabs with which a line begins."""
    return len(line) - len(line.lstrip(" \t"))


def content(line: str) -> int:
    """The column of a line's text behind the dashes of list items."""
    start = indent(line)
    match = _DASHES.match(line, start)
    return match.end() if match else start


def value(line: str, column: int) -> str:
    """The text from `column` on, without the comment behind it."""
    return line[column : _comment(line, column)].rstrip()


def is_text(line: str) -> bool:
    """True if a line holds more than blanks or a comment."""
    return line.strip()[:1] not in {"", "#"}


def is_field(line: str) -> bool:
    """True if a line looks like a field or an item of a list."""
    return bool(_FIELD.match(line))


def spaced(lines: Sequence[str], number: int, column: int) -> tuple[Edit, ...]:
    """A line with a space before `column`; and, for what stands behind a dash, the same with the lines below moved."""
    line = lines[number]
    edit = {number: f"{line[:column]} {line[column:]}"}
    if line[column - 1] == ":":
        return (edit,)
    moved = {at: f" {lines[at]}" if lines[at].strip() else lines[at] for at in below(lines, number)}
    return edit, edit | moved


def usual_signs(line: str) -> str:
    """The line with usual spaces and a usual colon before its value."""
    match = _HEAD.match(line)
    end = match.end() if match else 0
    head = re.sub(rf"(?<=-)[\t{ODD_SPACES}]", " ", _ODD_SPACE.sub(" ", line[:end]))
    match = _ODD_COLON.match(line, end)
    if match is None:
        return head + line[end:]
    return f"{head}{match[1]}:{_ODD_SPACE.sub(' ', match[2]) or ' '}{line[match.end() :]}"


def quoted(lines: Sequence[str], number: int, column: int) -> Edit:
    """The value at `column` in double quotes, with the lines on which it goes on."""
    places = {number: column} | {at: indent(lines[at]) for at in _continued(lines, number, column)}
    edit = {at: _in_quotes(lines[at], start) for at, start in places.items()}
    edit[number] = f'{lines[number][:column]}"{edit[number][column:]}'
    last = max(places)
    end = _comment(lines[last], places[last])
    edit[last] += '"' + _behind(lines[last], end)
    return edit


def _in_quotes(line: str, start: int) -> str:
    """The line up to its comment, with the text from `start` on as it is written in double quotes."""
    return line[:start] + _escaped(line[start : _comment(line, start)].rstrip())


def quoted_within(line: str, column: int) -> str:
    """The line with the piece at `column` of a list in brackets in quotes."""
    match = re.compile(r"[^,\]}]*").match(line, column)
    end = match.end() if match else len(line)
    return f'{line[:column]}"{_escaped(line[column:end].rstrip())}"{line[end:]}'


def goes_on_as_fields(lines: Sequence[str], number: int, column: int) -> bool:
    """True if a line on which the value goes on looks like a field or an item: it may be meant as one."""
    return any(is_field(lines[at]) for at in _continued(lines, number, column))


def goes_on(lines: Sequence[str], number: int, column: int) -> bool:
    """True if the value goes on below its line."""
    return next(_continued(lines, number, column), None) is not None


def closed(lines: Sequence[str], number: int, column: int, sign: str) -> Edit:
    """A closing quote or bracket behind the value at `column`, on the last of the lines on which it may go on."""
    last = max([number, *_continued(lines, number, column)])
    line = lines[last]
    end = _comment(line, column if last == number else 0)
    return {last: f"{line[:end].rstrip()}{sign}{_behind(line, end)}"}


def indented(line: str, width: int) -> str:
    """The line indented by that many spaces; a tab behind a dash becomes a space."""
    text = line.lstrip(" \t")
    dashes = _DASHES.match(text)
    head = dashes[0] if dashes else ""
    return " " * width + re.sub(r"\t+", " ", head) + text[len(head) :]


def tabs_replaced(lines: Sequence[str], number: int, width: int) -> Edit:
    """A line indented by `width` spaces, and the lines below that begin with the same tabs, deeper alike.

    Blank lines and comments between them may begin otherwise.
    """
    lead = lines[number][: indent(lines[number])]
    edit = {number: indented(lines[number], width)}
    for at in _lines_below(lines, number) if "\t" in lead else ():
        if lines[at].startswith(lead):
            more = lines[at][len(lead) : indent(lines[at])]
            edit[at] = indented(lines[at], width + len(more.replace("\t", " " * STEP)))
        elif is_text(lines[at]):
            break
    return edit


def indentations(lines: Sequence[str], number: int) -> list[int]:
    """The columns in which a line may begin, by the lines above it: those nearest to the line above come first."""
    above = [lines[at] for at in lines_above(number) if is_text(lines[at])]
    found = [content(above[0]) + STEP] if above and _OPENS.search(above[0]) else []
    limit = max(map(len, above[:1]), default=0) + 1
    for line in above:
        found += [column for column in (content(line), indent(line)) if column < limit]
        limit = min(limit, indent(line))
    return list(dict.fromkeys(found))


def lines_above(number: int) -> range:
    """The numbers of the lines above one, from the nearest on."""
    return range(number - 1, max(number - 1 - FAR, -1), -1)


def below(lines: Sequence[str], number: int) -> Iterator[int]:
    """The lines that stand under one, deeper than it."""
    for at in _lines_below(lines, number):
        if lines[at].strip() and indent(lines[at]) <= indent(lines[number]):
            return
        yield at


def blank(lines: Sequence[str], number: int) -> Edit:
    """Nothing in the place of a line and of those below it: what is left may be read."""
    return dict.fromkeys([number, *below(lines, number)], "")


def _continued(lines: Sequence[str], number: int, column: int) -> Iterator[int]:
    """The lines on which the value of a field or item goes on if it stands without quotes, up to the last text."""
    start = content(lines[number])
    base = start if start < column else lines[number].rfind("-", 0, column)
    blanks: list[int] = []
    has_comment = _comment(lines[number], column) < len(lines[number])
    for at in () if has_comment or base < 0 else _lines_below(lines, number):
        if lines[at].strip() and not (is_text(lines[at]) and base < indent(lines[at]) == _spaces(lines[at])):
            return
        blanks.append(at)
        if lines[at].strip():
            yield from blanks
            blanks.clear()
            if _comment(lines[at], 0) < len(lines[at]):
                return


def _lines_below(lines: Sequence[str], number: int) -> range:
    return range(number + 1, min(number + 1 + FAR, len(lines)))


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _comment(line: str, column: int) -> int:
    """The column of the comment behind a value; the line's length if there is none."""
    match = _COMMENT.search(line, column)
    return match.start() if match else len(line)


def _behind(line: str, end: int) -> str:
    """The comment at `end` with the blanks before it."""
    return line[len(line[:end].rstrip()) :] if line[end:] else ""


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
