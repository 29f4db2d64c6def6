"""Areas with their rows, and rows with their parts, made of rows in a row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cchc.importing.area_headings import AreaHeading
from cchc.importing.lines import ReadLine
from cchc.model.codes import is_part_of, ordinal


@dataclass(slots=True)
class Node:
    """A row and its parts."""

    line: ReadLine
    parts: list["Node"] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """The areas and the rows that stand together."""

    groups: list["AreaGroup"] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class AreaGroup(Outline):
    """An area with its heading."""

    heading: AreaHeading


def outlined(items: Iterable[AreaHeading | ReadLine]) -> Outline:
    """The areas and rows of an annex."""
    whole = Outline()
    opened: list[tuple[str, AreaGroup]] = []
    for item in items:
        if isinstance(item, AreaHeading):
            _open(item, whole, opened)
        else:
            _add(item, opened[-1][1] if opened else whole)
    return whole


def _open(heading: AreaHeading, whole: Outline, opened: list[tuple[str, AreaGroup]]) -> None:
    """Open an area within the last one of another system that has no rows yet, or beside the last one of its own."""
    system = ordinal(heading.number).system if heading.number else ""
    known = [index for index, (other, _) in enumerate(opened) if other == system]
    inner = not known and opened and not opened[-1][1].nodes and not opened[-1][1].groups
    del opened[len(opened) if inner else known[0] if known else 0 :]
    group = AreaGroup(heading=heading)
    (opened[-1][1] if opened else whole).groups.append(group)
    opened.append((system, group))


def _add(line: ReadLine, group: Outline) -> None:
    last = group.nodes[-1] if group.nodes else None
    siblings = last.parts if last and _belongs(line, last) else group.nodes
    siblings.append(Node(line))


def _belongs(line: ReadLine, node: Node) -> bool:
    """True if a row is a part of another one, by its code or by its TT."""
    own, others = line.label, node.line.label
    if own and others and is_part_of(own.code, others.code):
        return True
    return bool(line.text("number")) and is_part_of(_tt(line), _tt(node.line))


def _tt(line: ReadLine) -> str:
    return line.text("number").strip(" .)")


def flat(nodes: Sequence[Node]) -> Iterable[ReadLine]:
    """The rows in print order."""
    for node in nodes:
        yield node.line
        yield from flat(node.parts)
