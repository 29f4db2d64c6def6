"""Areas with their rows, and rows with their parts, made of rows as they follow each other.

A row is a part of the one whose code, or TT, its own begins with; one that is lettered (a, b), or set off with a dash,
is a part of the numbered one above it. The language has two levels of areas and two of rows: what stands over more rows
than that is an area, where there is room for one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from cchc.importing.imported import Weight
from cchc.importing.letter_case import is_in_capitals
from cchc.importing.rows.area_headings import AreaHeading
from cchc.importing.rows.cell_texts import written
from cchc.importing.rows.lines import ReadLine
from cchc.importing.rows.notes import ImportNotes
from cchc.model.codes import is_part_of, ordinal
from cchc.model.folding import fold

_MOST_LEVELS = 2
_BULLET = re.compile(r"[-–—+•*]")
_LETTERED = re.compile(r"[a-zđ](?:[.)]|$)")
_DIGITS = re.compile(r"[0-9]+")


@dataclass(slots=True)
class RowNode:
    """A row and its parts."""

    line: ReadLine
    parts: list["RowNode"] = field(default_factory=list)

    @property
    def height(self) -> int:
        """The number of levels below it."""
        return 1 + max(part.height for part in self.parts) if self.parts else 0


@dataclass(slots=True)
class Outline:
    """The areas and the rows that stand together."""

    groups: list["AreaGroup"] = field(default_factory=list)
    nodes: list[RowNode] = field(default_factory=list)

    @property
    def has_rows_in_areas(self) -> bool:
        """True if an area has rows, at whatever depth; headings below the last row alone make no areas."""
        return any(group.nodes or group.has_rows_in_areas for group in self.groups)


@dataclass(slots=True, kw_only=True)
class AreaGroup(Outline):
    """An area with its heading."""

    heading: AreaHeading
    again: list[AreaHeading] = field(default_factory=list)
    """Its heading again, after a page break."""
    system: str
    """The kind of its number: `roman`, `letter`, `arabic`, `table` for the title of a table; blank without number."""


def outlined(items: Iterable[AreaHeading | ReadLine], notes: ImportNotes) -> Outline:
    """The areas and rows of an annex."""
    whole = Outline()
    opened: list[AreaGroup] = []
    for item in items:
        if isinstance(item, AreaHeading):
            _open(item, whole, opened)
        else:
            _add(item, (opened[-1] if opened else whole).nodes)
    _raise_rows(whole, 0)
    _flatten_all(whole, notes)
    return whole


def _open(heading: AreaHeading, whole: Outline, opened: list[AreaGroup]) -> None:
    """Open an area: beside the last one of its system, or within the last one if that has no rows yet."""
    system = _system(heading, opened)
    depth = _depth(system, opened)
    if depth < len(opened) and _is_again(heading, opened[depth].heading):
        opened[depth].again.append(heading)
        return
    if depth >= _MOST_LEVELS and heading.line:
        _add(heading.line, opened[-1].nodes)
        return
    del opened[depth:]
    group = AreaGroup(heading=heading, system=system)
    (opened[-1] if opened else whole).groups.append(group)
    opened.append(group)


def _is_again(heading: AreaHeading, before: AreaHeading) -> bool:
    """True if a heading says the number and the title of the one before it again, whatever stands behind these."""
    title, known = fold(written(heading.title)), fold(written(before.title))
    return heading.number is not None and heading.number == before.number and title.startswith(known)


def _depth(system: str, opened: Sequence[AreaGroup]) -> int:
    """The number of open areas that an area of this system stands in."""
    known = [depth for depth, group in enumerate(opened) if group.system == system]
    if known or system == "table":
        return known[0] if known else 0
    is_inner = bool(opened) and not opened[-1].nodes and not opened[-1].groups
    return len(opened) if is_inner else max(len(opened) - 1, 0)


def _system(heading: AreaHeading, opened: Sequence[AreaGroup]) -> str:
    """The system of an area's number; C, D or I behind the letter before it is a letter, no Roman numeral."""
    if heading.line is None:
        return "table"
    number = heading.number or ""
    last = next((group.heading.number for group in reversed(opened) if group.system == "letter"), None)
    if last and len(number) == 1 and ord(number) == ord(last) + 1:
        return "letter"
    return ordinal(number).system if number else ""


def _add(line: ReadLine, nodes: list[RowNode]) -> None:
    """Put a row at the end, into the deepest one above it that it is a part of."""
    above = list(_last_ones(nodes))
    holder = next((node for node in reversed(above) if _is_part(line, node.line)), None)
    (holder.parts if holder else nodes).append(RowNode(line))


def _last_ones(nodes: Sequence[RowNode]) -> Iterator[RowNode]:
    while nodes:
        yield nodes[-1]
        nodes = nodes[-1].parts


def _is_part(line: ReadLine, other: ReadLine) -> bool:
    if line.label and other.label and is_part_of(line.label.code, other.label.code):
        return True
    if _rank(line) or _rank(other):
        return _rank(line) > _rank(other)
    return bool(line.counter and other.counter) and is_part_of(line.counter, other.counter)


def _rank(line: ReadLine) -> int:
    """0 for a row with a number, 1 for a lettered one, 2 for one with a dash."""
    mark = line.counter or ("" if line.label else written(line.title.lines))
    return 2 if _BULLET.match(mark) else 1 if _LETTERED.match(mark) else 0


def _raise_rows(group: Outline, depth: int) -> None:
    """Make areas of the rows that stand over others, where each row of the group does and none says more than that."""
    for inner in group.groups:
        _raise_rows(inner, depth + 1)
    if depth < _MOST_LEVELS and not group.groups and _are_areas(group.nodes):
        group.groups = [_raised(node) for node in group.nodes]
        group.nodes = []
        for inner in group.groups:
            _raise_rows(inner, depth + 1)


def _are_areas(nodes: Sequence[RowNode]) -> bool:
    if not nodes or any(node.line.filled_texts or not node.parts for node in nodes):
        return False
    return any(node.height > 1 for node in nodes) or all(_heads(node) for node in nodes)


def _heads(node: RowNode) -> bool:
    """True for a row with a plain number above the codes of tiêu chí (1 above 1.1), or with a title in capitals."""
    line = node.line
    is_plain = _DIGITS.fullmatch(line.counter) is not None and (line.label is None or line.label.code == line.counter)
    is_criterion = line.label is not None and "." in line.label.code
    in_capitals = not is_criterion and is_in_capitals(written(line.title.lines))
    return in_capitals or (is_plain and any(part.line.label for part in node.parts))


def _raised(node: RowNode) -> AreaGroup:
    line = node.line
    number = line.label.code if line.label else line.counter or None
    words = (line.counter, line.label.word) if line.label else ()
    heading = AreaHeading(number, line.title.lines, line.title.place, line, " ".join(filter(None, words)))
    return AreaGroup(heading=heading, system="arabic", nodes=node.parts)


def _flatten_all(outline: Outline, notes: ImportNotes) -> None:
    """Put the parts of parts beside those, and tell it."""
    for group in outline.groups:
        _flatten_all(group, notes)
    for node in outline.nodes:
        node.parts = list(chain.from_iterable(_flat(part, notes) for part in node.parts))


def _flat(part: RowNode, notes: ImportNotes) -> Iterator[RowNode]:
    yield RowNode(part.line)
    if part.parts:
        advice = "Đề nghị kiểm tra lại: kế hoạch có hai cấp hàng, nên các hàng thuộc hàng này đứng ngang với nó."
        notes.ask(Weight.ROW, part.line.place, part.line.whole, part.line.whole, advice)
    for inner in part.parts:
        yield from _flat(inner, notes)
