"""A text in the layout that `cchc fmt` writes, read line by line: what nearly all plans are needs no YAML parser.

Each line is a field, an item of a list, a comment, or blank. A value stands on the line of its field or item, with or
without quotes, or below it as a block text (`|`, `>`); lists and groups of fields show by the column of their lines. A
text with anything else, be it a wrong indentation or a value that goes on in the next line, is left to the parser. So
this reader knows no faults, and tests hold that it finds what the parser finds, at the same places. It takes a fifth of
the time, and the YAML library need not be loaded.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from cchc.diagnostics import FieldPath
from cchc.source.data import MAX_DEPTH, MAX_NODES, Data
from cchc.source.spans import Extent, Extents

_NODES_OF_A_LINE = 3
"""The most nodes that a line begins: an item of a list, the name of its first field, and the value of that."""
_MARKED = {"", '"', "'", "|", ">"}
"""The first signs of values that are not written as they are."""
_NOWHERE = (-1, -1)
"""The span of a group of the pattern that the line has not."""
_BETWEEN = r"(?:\n|\ *+\#[^\n]*+\n)*"
_REST = r"\ *+(?:(?<=\ )\#[^\n]*+)?\n"
_LINES = re.compile(
    rf"""
    (?:\A{_BETWEEN})?
    (?P<indent>\ *+)
    (?P<dash>-\ (?!\ ))?
    (?:(?P<name>[A-Za-z_][A-Za-z0-9_-]{{0,99}}+):(?=[\ \n])\ *+|(?(dash)|(?!)))
    (?:
        (?P<value>
            [^\s\-?:,\[\]{{}}\#&*!|>'"%@`][^\n:\#]*+       # no sign with which YAML begins something else,
            (?:(?::(?![\ \n])|(?<!\ )\#)[^\n:\#]*+){{0,99}} # no end of a name, and no beginning of a comment
        |   "\ *+[^"\n\ ][^"\n]*+"
        |   '\ *+[^'\n\ ][^'\n]*+'
        |   (?:(?P<literal>\|)|>)-?+
            {_REST}
            (?P<inner>(?P=indent)(?(dash)(?(name)\ \ ))\ ++)
            (?P<block>
                [^\n]++\n
                (?(literal)
                    (?:\n*+(?P=inner)[^\n]*+\n)*
                |   (?:(?P=inner)[^\n\ ][^\n]*+\n)*
                    (?!\n*+(?P=inner))
                )
                \n*+
            )
        )
        (?(block)|{_REST})
    |   (?(name){_REST}|(?!))
    )
    {_BETWEEN}
|   (?P<odd>[\s\S]++)
    """,
    re.VERBOSE,
)
"""The lines of fields and items, each with its block text and the comments below it, in a text without backslashes and
tabs whose lines end in line feeds. From the first line on that is none of these, the text is `odd`.

A block text is indented further than its field or item; in a folded one (`>`) no line is blank or indented further. No
group is repeated possessively: before Python 3.11.5, that takes in the part of a group in which it fails."""


class ByLine(NamedTuple):
    """A text that was read line by line."""

    text: str
    data: Data
    paths: Sequence[FieldPath]
    """The path of the field or item of each line."""

    def extents(self) -> Extents:
        """The extents of all that the text holds; there are no brackets."""
        keys: dict[FieldPath, Extent] = {}
        values: dict[FieldPath, Extent] = {}
        scalars: list[Extent] = []
        begun: set[FieldPath] = set()
        for path, line in zip(self.paths, _LINES.finditer(self.text), strict=True):
            name, value = line.span("name"), line.span("value")
            if name != _NOWHERE:
                keys[path] = name
                scalars.append(name)
                if path[:-1] not in begun:
                    begun.add(path[:-1])
                    values[path[:-1]] = name
            if value != _NOWHERE:
                scalars.append(value)
            values[path] = name if value == _NOWHERE else value
        return Extents(keys, values, scalars, {})


def read_by_line(text: str) -> ByLine | None:
    """The data of a text with nothing unusual in it; `None` if its layout is another one."""
    if "\t" in text or text.count("\n") * _NODES_OF_A_LINE >= MAX_NODES:
        return None
    lines = _LINES.findall(text)
    if not lines or lines[-1][-1]:
        return None
    return _of_lines(text, lines)


def _of_lines(text: str, lines: Iterable[Sequence[str]]) -> ByLine | None:
    """The data of these lines; `None` if they do not fit together."""
    nesting = _Nesting()
    paths: list[FieldPath] = []
    column, is_list, held, around = nesting.whole
    for indent, dash, name, value, literal, inner, block, _ in lines:
        if dash or len(indent) != column or is_list:
            group = nesting.group(len(indent), dash, name)
            if group is None:
                return None
            column, is_list, held, around = group
        read = _marked(value, literal, inner, block) if value[:1] in _MARKED else value.rstrip(" ")
        if not name:
            held.append(read)
        elif name in held:
            return None
        else:
            held[name] = read
        paths.append((*around, name or len(held) - 1))
    return ByLine(text, nesting.whole.held, paths)


class _Frame(NamedTuple):
    """A list or group of fields of which more lines may come.

    Where a list stands in the column of the group of fields around it, its lines come first: a frame is inside of all
    those with a smaller column, or with the same one that are no lists.
    """

    column: int
    """The column, from 0, in which its lines begin."""
    is_list: bool
    held: Any
    """A list, or a dict for a group of fields."""
    path: FieldPath


class _Nesting:
    """The lists and groups of fields that hold the line which comes, each one within that before it."""

    def __init__(self) -> None:
        """Start with the group of fields that is the whole text."""
        self.whole = _Frame(0, False, {}, ())  # noqa: FBT003 — the fields of a tuple
        self._frames = [self.whole]

    def group(self, column: int, dash: str, name: str) -> _Frame | None:
        """The list or group of fields that a line adds to; `None` if nothing can stand in its column."""
        group = self._at(column, is_list=dash != "")
        if group is None or not dash or not name:
            return group
        group.held.append({})
        return self._begun(column + len(dash), group.held[-1], (*group.path, len(group.held) - 1))

    def _at(self, column: int, *, is_list: bool) -> _Frame | None:
        """The list or group of fields whose lines begin in that column."""
        last = self._frames[-1]
        if (column, is_list) > last[:2]:
            return self._below(last, column, is_list=is_list)
        while (column, is_list) < last[:2]:
            self._frames.pop()
            last = self._frames[-1]
        return last if (column, is_list) == last[:2] else None

    def _below(self, group: _Frame, column: int, *, is_list: bool) -> _Frame | None:
        """A list or group of fields that is the value of the last field of a group; `None` if that has a value."""
        name = None if group.is_list else next(reversed(group.held), None)
        if name is None or group.held[name] is not None:
            return None
        group.held[name] = [] if is_list else {}
        return self._begun(column, group.held[name], (*group.path, name))

    def _begun(self, column: int, held: object, path: FieldPath) -> _Frame | None:
        """A list or group of fields that begins; `None` where that is too deep."""
        if len(self._frames) >= MAX_DEPTH - 1:
            return None
        self._frames.append(_Frame(column, isinstance(held, list), held, path))
        return self._frames[-1]


def _marked(value: str, literal: str, inner: str, block: str) -> str | None:
    """The text of a value in quotes or in a block; `None` for a blank one."""
    if not block:
        return value[1:-1] or None
    text = block.replace(f"\n{inner}", "\n" if literal else " ").rstrip("\n")
    return text if value[1] == "-" else f"{text}\n"
