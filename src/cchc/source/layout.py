"""A text laid out anew: the same data and comments, in the order and style of a form; nothing is added or lost.

Comments move with their field or item (`notes`).

ruamel.yaml's round trip keeps comments too, but ties one that stands above a field to the value before it, so that
fields cannot change their order; and it keeps the columns of the file, so that one text has many forms. Hence a writer
of our own, of block style only, whose result is read again and compared before anybody sees it
(`cchc.language.formatting`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol

from cchc.diagnostics import FieldPath
from cchc.source.data import Data
from cchc.source.document import Document
from cchc.source.notes import Notes, attached
from cchc.source.scalars import STEP, WIDTH, Style, field_name, scalar


class FileForm(Protocol):
    """The form of a kind of file: the order of fields, styles and blank lines."""

    def order(self, path: FieldPath) -> Sequence[str]:
        """The fields of the group at `path`, in the order to write; unnamed fields follow in their own order."""

    def style(self, path: FieldPath) -> Style:
        """The style of the value at `path`."""

    def apart(self, path: FieldPath) -> bool:
        """True if a blank line stands before the item at `path`."""


def laid_out(document: Document, data: Data, form: FileForm, remarks: Mapping[FieldPath, str]) -> str:
    """The text of `data`, which is the document's or differs from it in values only, with the document's comments.

    `remarks` are put beside fields, after the comments that stand there.
    """
    notes, head, tail = attached(document)
    _gather(notes, data)
    for path, remark in remarks.items():
        note = notes[path]
        note.beside = f"{note.beside}; {remark}" if note.beside else f"# {remark}"
    lines = [*head, *_Writer(notes, form).lines(data), *tail]
    return "\n".join(lines).strip("\n") + "\n"


def _gather(notes: dict[FieldPath, Notes], data: Data) -> None:
    """Put the comments of a list's items above the field, where the data has a text in the list's place."""
    for path in list(notes):
        value = data
        for step in path[:-1]:
            value = value[step] if isinstance(value, dict | list) else None  # type: ignore[index]
        if path and isinstance(value, str):
            note = notes.pop(path)
            notes[path[:-1]].above += [*note.above, *([note.beside] if note.beside else []), *note.below]


def lines_of(
    data: "dict[str, Data] | list[Data]",
    path: FieldPath,
    form: FileForm,
    notes: Mapping[FieldPath, Notes] | None = None,
) -> list[str]:
    """The lines of data that is to stand at `path`, not indented, with comments (`notes`) by their whole paths."""
    return _Writer(defaultdict(Notes, notes or {}), form).nested(data, path, "")


class _Writer:
    """Writes data in block style."""

    def __init__(self, notes: dict[FieldPath, Notes], form: FileForm) -> None:
        """Write with these comments, in this form."""
        self._notes = notes
        self._form = form

    def lines(self, data: Data) -> list[str]:
        """A whole file."""
        return self._group(data, (), "") if isinstance(data, dict) else self._list(data, (), "")

    def _group(self, data: dict[str, Data], path: FieldPath, indent: str) -> list[str]:
        known = [name for name in self._form.order(path) if name in data]
        lines: list[str] = []
        for name in [*known, *(name for name in data if name not in known)]:
            lines += self._noted((*path, name), f"{field_name(name)}:", data[name], indent)
        return lines

    def _list(self, data: Data, path: FieldPath, indent: str) -> list[str]:
        lines: list[str] = []
        for index, item in enumerate(data if isinstance(data, list) else [data]):
            lines += self._item((*path, index), item, indent)
        return lines

    def _item(self, path: FieldPath, item: Data, indent: str) -> list[str]:
        """An item of a list; the first line of a group of fields, or of a list, stands beside the dash."""
        if not isinstance(item, dict | list) or not item:
            return self._noted(path, "-", item, indent)
        note = self._notes[path]
        if self._form.apart(path) and note.above[:1] != [""]:
            note.above.insert(0, "")
        inner = self.nested(item, path, indent + STEP)
        first = next(at for at, line in enumerate(inner) if line.strip() and not line.lstrip().startswith("#"))
        inner[first] = f"- {inner[first].lstrip()}"
        above = [*note.above, *(line.strip() for line in inner[:first]), inner[first]]
        return [*_indented(above, indent), *inner[first + 1 :], *_indented(note.below, indent)]

    def _noted(self, path: FieldPath, head: str, value: Data, indent: str) -> list[str]:
        note = self._notes.get(path)
        if note is None:
            return self._value(path, head, value, indent, "")
        beside = f"  {note.beside}" if note.beside else ""
        body = self._value(path, head, value, indent, beside)
        return [*_indented(note.above, indent), *body, *_indented(note.below, indent)]

    def _value(self, path: FieldPath, head: str, value: Data, indent: str, beside: str) -> list[str]:
        """A field or item, from its line on."""
        if value is None:
            return [f"{indent}{head}{beside}"]
        if isinstance(value, str):
            sign, *rest = scalar(value, self._form.style(path), WIDTH - len(indent) - len(head) - 1, len(indent))
            return [f"{indent}{head} {sign}{beside}", *_indented(rest, indent + STEP)]
        if not value:
            return [f"{indent}{head} {'[]' if isinstance(value, list) else '{}'}{beside}"]
        inner = indent + STEP if isinstance(value, dict) else indent
        return [f"{indent}{head}{beside}", *self.nested(value, path, inner)]

    def nested(self, value: "dict[str, Data] | list[Data]", path: FieldPath, indent: str) -> list[str]:
        """A group of fields or a list."""
        return self._group(value, path, indent) if isinstance(value, dict) else self._list(value, path, indent)


def _indented(lines: list[str], indent: str) -> list[str]:
    return [f"{indent}{line}" if line else "" for line in lines]
