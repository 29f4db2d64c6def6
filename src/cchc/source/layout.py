"""A text laid out anew: its data, its comments, the order and the style that are asked for; nothing is added or lost.

Comments belong to what they speak of: one at a line's end to the field or item of that line, one that has its line for
itself to what follows, or, when it stands further in than that, to what stands before it. They move with it.

ruamel.yaml's round trip keeps comments too, but ties one that stands above a field to the value before it, so that
fields cannot change their order; and it keeps the columns of the file, so that one text has many forms. Hence a writer
of our own, of block style only, whose result is read again and compared before anybody sees it (`cchc.formatting`).
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from cchc.diagnostics import Path
from cchc.source.builder import Data
from cchc.source.document import Document

WIDTH = 100
"""How long a line may become before a text is folded."""
_STEP = "  "
_ODD_BEGINNING = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`~]|\s")
_OTHER_TYPE = re.compile(
    r"(?:<<|=|null|true|false|yes|no|on|off|y|n|[-+.0-9][-+._:,0-9exobEXOBa-fA-F]*(?:[Tt ][0-9:.Zz+ -]*)?|\.inf|\.nan)",
    re.IGNORECASE,
)
"""What some YAML reader takes for something else than text."""


class Style(Enum):
    """How a scalar is to be written: as a number or word, in double quotes, or as text in whatever way suits it."""

    PLAIN = "plain"
    QUOTED = "quoted"
    TEXT = "text"


@dataclass(slots=True)
class Notes:
    """The comments of one field or item, as lines: above it (blank lines as ""), beside it, and below all of it."""

    above: list[str] = field(default_factory=list)
    beside: str = ""
    below: list[str] = field(default_factory=list)


class Form(Protocol):
    """What a kind of file looks like."""

    def order(self, path: Path) -> Sequence[str]:
        """The fields of the group at `path` in the order in which they are to stand; others follow in theirs."""

    def style(self, path: Path) -> Style:
        """How the value at `path` is to be written."""

    def apart(self, path: Path) -> bool:
        """Whether a blank line stands before the item at `path`."""


def laid_out(document: Document, data: Data, form: Form, remarks: Mapping[Path, str]) -> str:
    """The text of `data`, which is the document's or differs from it in values only, with the document's comments.

    `remarks` are put beside fields, after the comments that stand there.
    """
    notes, head, tail = _attached(document)
    for path, remark in remarks.items():
        note = notes[path]
        note.beside = f"{note.beside}; {remark}" if note.beside else f"# {remark}"
    lines = [*head, *_Writer(notes, form).lines(data), *tail]
    return "\n".join(lines).strip("\n") + "\n"


def _attached(document: Document) -> tuple[dict[Path, Notes], list[str], list[str]]:
    """The comments and blank lines of a document by what they belong to, and those at its head and end."""
    notes: dict[Path, Notes] = defaultdict(Notes)
    starts = _line_starts(document)
    ends = _last_on_line(document)
    waiting: list[tuple[int, str]] = []
    by_line = {comment.span.line: comment for comment in document.comments}
    inside = {number for span in document.spans.scalars for number in range(span.line + 1, span.end_line + 1)}
    for number, line in enumerate(document.lines, 1):
        comment = by_line.get(number)
        if number in starts:
            _settle(document, starts, number, waiting, notes)
            waiting = []
        elif not line.strip() and number not in inside and (waiting or number > 1):
            waiting.append((0, ""))
        if comment and (comment.alone or number not in ends or notes[ends[number]].beside):
            waiting.append((comment.span.column - 1, comment.text))
        elif comment:
            notes[ends[number]].beside = comment.text
    first = notes[starts[min(starts)]]
    head, first.above = first.above, []  # what stands above all fields speaks of the file
    return notes, head, _without_repeats([text for _, text in waiting])


def _line_starts(document: Document) -> dict[int, Path]:
    """Per line the outermost field or item that begins on it."""
    starts: dict[int, Path] = {}
    items = {path: span for path, span in document.spans.values.items() if path and isinstance(path[-1], int)}
    for path, span in (*document.spans.keys.items(), *items.items()):
        if span.line not in starts or len(path) < len(starts[span.line]):
            starts[span.line] = path
    return starts


def _last_on_line(document: Document) -> dict[int, Path]:
    """Per line the field or item beside which a comment at its end stands."""
    ends: dict[int, tuple[int, Path]] = {}
    for path, span in (*document.spans.keys.items(), *document.spans.values.items()):
        block = document.line(span.line)[span.column - 1 : span.column] in {"|", ">"}
        line, column = (span.line, span.column) if block else (span.end_line, span.end_column)
        if path and (line not in ends or (column, len(path)) >= (ends[line][0], len(ends[line][1]))):
            ends[line] = (column, path)
    return {line: path for line, (_, path) in ends.items()}


def _settle(
    document: Document, starts: dict[int, Path], number: int, waiting: list[tuple[int, str]], notes: dict[Path, Notes]
) -> None:
    """Give waiting comments to what begins on line `number`, or to what they stand under."""
    indent = _indentation(document.line(number))
    above: list[str] = []
    further_in = True
    for column, text in waiting:
        further_in = further_in and (not text or column > indent)
        owner = _owner(document, starts, number, column) if text and further_in else None
        if owner is None:
            above.append(text)
        else:
            notes[owner].below.append(text)
    notes[starts[number]].above += _without_repeats(above)


def _owner(document: Document, starts: dict[int, Path], number: int, column: int) -> Path | None:
    """The nearest field or item above line `number` that stands further in than that line, but not than `column`."""
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


class _Writer:
    """Writes data in block style."""

    def __init__(self, notes: dict[Path, Notes], form: Form) -> None:
        """Write with these comments, in this form."""
        self._notes = notes
        self._form = form

    def lines(self, data: Data) -> list[str]:
        """A whole file."""
        return self._group(data, (), "") if isinstance(data, dict) else self._list(data, (), "")

    def _group(self, data: dict[str, Data], path: Path, indent: str) -> list[str]:
        known = [name for name in self._form.order(path) if name in data]
        lines: list[str] = []
        for name in [*known, *(name for name in data if name not in known)]:
            lines += self._noted((*path, name), f"{_name(name)}:", data[name], indent)
        return lines

    def _list(self, data: Data, path: Path, indent: str) -> list[str]:
        lines: list[str] = []
        for index, item in enumerate(data if isinstance(data, list) else [data]):
            lines += self._item((*path, index), item, indent)
        return lines

    def _item(self, path: Path, item: Data, indent: str) -> list[str]:
        """An item of a list; of a group of fields, the first stands beside the dash."""
        if not isinstance(item, dict) or not item:
            return self._noted(path, "-", item, indent)
        note = self._notes[path]
        if self._form.apart(path) and note.above[:1] != [""]:
            note.above.insert(0, "")
        inner = self._group(item, path, indent + _STEP)
        first = next(at for at, line in enumerate(inner) if line.strip() and not line.lstrip().startswith("#"))
        inner[first] = f"- {inner[first].lstrip()}"
        above = [*note.above, *(line.strip() for line in inner[:first]), inner[first]]
        return [*_indented(above, indent), *inner[first + 1 :], *_indented(note.below, indent)]

    def _noted(self, path: Path, head: str, value: Data, indent: str) -> list[str]:
        note = self._notes[path]
        beside = f"  {note.beside}" if note.beside else ""
        body = self._value(path, head, value, indent, beside)
        return [*_indented(note.above, indent), *body, *_indented(note.below, indent)]

    def _value(self, path: Path, head: str, value: Data, indent: str, beside: str) -> list[str]:
        """A field or item, from its line on."""
        if value is None:
            return [f"{indent}{head}{beside}"]
        if isinstance(value, str):
            sign, *rest = _scalar(value, self._form.style(path), WIDTH - len(indent) - len(head) - 1, len(indent))
            return [f"{indent}{head} {sign}{beside}", *_indented(rest, indent + _STEP)]
        if not value:
            return [f"{indent}{head} {'[]' if isinstance(value, list) else '{}'}{beside}"]
        deeper = indent + _STEP
        if isinstance(value, dict):
            inner = self._group(value, path, deeper)
        else:
            inner = self._list(value, path, deeper if head == "-" else indent)
        return [f"{indent}{head}{beside}", *inner]


def _indented(lines: list[str], indent: str) -> list[str]:
    return [f"{indent}{line}" if line else "" for line in lines]


def _name(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_][\w-]*", name) else _in_quotes(name)


def _scalar(text: str, style: Style, room: int, depth: int) -> list[str]:
    """A value: what stands on its field's line, and the lines below it."""
    if style is Style.PLAIN and not _needs_quotes(text, numbers=True):
        return [text]
    if style is Style.QUOTED and "\n" not in text:
        return [_in_quotes(text)]
    if "\n" in text:
        return _literal(text)
    if text != text.strip() or "\t" in text:
        return [_in_quotes(text)]
    written = _in_quotes(text) if _needs_quotes(text) else text
    return [written] if len(written) <= room else [">-", *_folded(text, WIDTH - depth - len(_STEP))]


def _needs_quotes(text: str, *, numbers: bool = False) -> bool:
    """Whether a text on one line means something else, here or to another reader of YAML, when it has no quotes."""
    if _ODD_BEGINNING.match(text) or ": " in text or " #" in text or text.endswith((":", " ")) or "\n" in text:
        return True
    return not numbers and bool(_OTHER_TYPE.fullmatch(text))


def _in_quotes(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _literal(text: str) -> list[str]:
    """A block text, line for line; in quotes when its ends or blank lines could not be seen.

    The sign says whether a last line break belongs to it, and how far it is indented when it begins with a space.
    """
    lines = text.removesuffix("\n").split("\n")
    if not lines[-1] or any(line and not line.strip() for line in lines):
        return [_in_quotes(text)]
    first = next(line for line in lines if line)
    hint = str(len(_STEP)) if first[0] in " \t" else ""
    ending = "" if text.endswith("\n") else "-"
    return [f"|{hint}{ending}", *lines]


def _folded(text: str, width: int) -> list[str]:
    """The text in lines, broken where exactly one space stands: there, a reader puts the space back."""
    lines: list[str] = []
    for word in re.split(r"(?<=\S) (?=\S)", text):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
