"""Codes of rows that stand without one among others that have one, where their places leave one code only.

A row over parts has what the codes of its parts begin with; a lettered part (a) that of its criterion with the letter;
any other row that of its area and TT, if no other row has it and it keeps the order of the codes around it. Each is
listed, since the document does not say it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cchc.importing.imported import Weight, Why
from cchc.importing.labels import Label
from cchc.importing.rows.cell_texts import written
from cchc.importing.rows.notes import ImportNotes
from cchc.importing.rows.outline import Outline, RowNode
from cchc.model.codes import ordinals

_LETTER = re.compile(r"([a-zđ])(?:[.)]|$)")


def complete_codes(whole: Outline, notes: ImportNotes) -> None:
    """Give rows without a code the one that their places tell."""
    groups = list(_groups(whole, ""))
    used = {code for _, nodes in groups for node in nodes for code in (_code(node), *map(_code, node.parts))} - {""}
    for area, nodes in groups if used else ():
        for index, node in enumerate(nodes):
            if not _code(node):
                _give(node, _of_parts(node) or _in_place(area, nodes, index), used, notes)
            for part in node.parts:
                _give(part, _lettered(part, _code(node)), used, notes)


def _give(node: RowNode, code: str, used: set[str], notes: ImportNotes) -> None:
    """Give a row this code, if it has none that can be read and no other row has it."""
    line = node.line
    if (line.label and line.label.code) or not code or code in used:
        return
    used.add(code)
    printed = line.label.printed if line.label else ""
    notes.leave(Why.DOUBTED, printed, line.title.place)
    said = f"mã ghi là “{printed.strip()}”" if printed else "văn bản không ghi"
    advice = f"Đề nghị kiểm tra lại mã: {said}, {code} là theo vị trí của hàng."
    notes.ask(Weight.CODE, line.title.place, printed.strip() or line.title.text, code, advice)
    node.line = replace(line, label=Label(code, "", printed))


def _lettered(part: RowNode, parent: str) -> str:
    """The code of a lettered part of a criterion; blank for any other part."""
    match = _LETTER.match(part.line.counter or written(part.line.title.lines))
    return f"{parent}{match[1]}" if match and parent[-1:].isdecimal() else ""


def _groups(outline: Outline, number: str) -> Iterator[tuple[str, Sequence[RowNode]]]:
    """The rows that stand together, with the number of the outermost area."""
    yield number, outline.nodes
    for group in outline.groups:
        yield from _groups(group, number or group.heading.number or "")


def _code(node: RowNode) -> str:
    return node.line.label.code if node.line.label else ""


def _of_parts(node: RowNode) -> str:
    """The code that the codes of all parts begin with; blank for none."""
    parents = {_code(part).rpartition(".")[0] for part in node.parts}
    return parents.pop() if len(parents) == 1 else ""


def _in_place(area: str, nodes: Sequence[RowNode], index: int) -> str:
    """The code of an area's number and TT, where it keeps the order of the area's codes; blank for none."""
    counter = nodes[index].line.counter
    if not area or not counter.isdecimal() or ordinals(area)[0].system == "letter":
        return ""
    number = ordinals(area)[0].value
    before, behind = _nearest(reversed(nodes[:index]), number), _nearest(nodes[index + 1 :], number)
    first = (before or behind or str(number)).partition(".")[0]
    code = f"{first}.{int(counter)}"
    return code if _in_order(before, code, behind) else ""


def _nearest(nodes: Iterable[RowNode], number: int) -> str:
    """The first code of this area's number among rows; blank for none."""
    return next((code for code in map(_code, nodes) if code and ordinals(code)[0].value == number), "")


def _in_order(*codes: str) -> bool:
    found = [ordinals(code) for code in codes if code]
    return found == sorted(found)
