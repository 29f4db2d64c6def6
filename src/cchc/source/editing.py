"""A file edited where it stands: items are added at the end of lists, fields to items, and nothing else changes.

Not ruamel.yaml's round trip: that moves the comments which follow a list's last item above the new one, indents all
lists of a file alike, and joins the lines of long values. Here every line of the file stays as it is, but for those in
brackets (`{what: …}`) that get a field; the resulting text is read again and compared before anybody sees it.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import partial

from cchc.diagnostics import FieldPath, Span
from cchc.source.data import Data
from cchc.source.document import Document, parse
from cchc.source.layout import FileForm, lines_of
from cchc.source.scalars import Style, scalar

_BOM = b"\xef\xbb\xbf"
_EMPTY_LIST = re.compile(r"[ \t]*:[ \t]*\[\s*\]")
_COLON = re.compile(r"[ \t]*:")


@dataclass(frozen=True, slots=True)
class Change:
    """Additions to a file: items by the name of their list, fields by their path, and texts by the path of theirs."""

    items: Mapping[str, Sequence[Mapping[str, Data]]] = field(default_factory=dict)
    fields: Mapping[FieldPath, str] = field(default_factory=dict)
    texts: Mapping[FieldPath, Sequence[str]] = field(default_factory=dict)

    def applied(self, data: Data) -> Data:
        """The data with the change."""
        changed = deepcopy(data)
        assert isinstance(changed, dict)  # noqa: S101 — only sound files are edited
        for name, items in self.items.items():
            new: list[Data] = [dict(item) for item in items]
            old = changed.get(name)
            changed[name] = [*old, *new] if isinstance(old, list) else new
        for (*path, last), value in self.fields.items():
            item: Data = changed
            for step in path:
                item = item[step]  # type: ignore[index]
            item[last] = value  # type: ignore[index]
        for (*path, last), texts in self.texts.items():
            item = changed
            for step in path:
                item = item[step]  # type: ignore[index]
            item[last] = [*(item.get(last) or []), *texts]  # type: ignore[arg-type, index, union-attr]
        return changed


def edited(content: bytes, change: Change, form: FileForm) -> bytes | None:
    """A sound file with the change; `None` when its layout leaves no place for it (a list in brackets).

    Additions are written in `form`. Line ends (CRLF) and a BOM stay what they are.
    """
    document = parse(content, normalize=False)
    after = _added(document, change, form)
    if after is None or not _is_that(after, document, change):
        return None
    text = after.text
    if b"\r\n" in content:
        text = text.replace("\n", "\r\n")
    return (_BOM if content.startswith(_BOM) else b"") + text.encode()


def _added(document: Document, change: Change, form: FileForm) -> Document | None:
    """The document with each addition of the change in turn, read again; `None` where there is no place for one."""
    steps: list[Callable[[Document], str | None]] = [
        *(partial(_with_field, path=path, value=value) for path, value in change.fields.items()),
        *(partial(_with_texts, path=path, texts=texts, form=form) for path, texts in change.texts.items()),
        *(partial(_with_items, name=name, items=items, form=form) for name, items in change.items.items()),
    ]
    for step in steps:
        text = step(document)
        if not text:
            return None
        document = parse(text.encode(), normalize=False)
    return document


def _is_that(after: Document, before: Document, change: Change) -> bool:
    """True if `after` holds the data of `before` with the change, and every comment."""
    kept = Counter(comment.text for comment in before.comments) == Counter(comment.text for comment in after.comments)
    return kept and not after.faults and after.data == change.applied(before.data)


def _with_items(document: Document, name: str, items: Sequence[Mapping[str, Data]], form: FileForm) -> str | None:
    data = document.data
    assert isinstance(data, dict)  # noqa: S101 — only sound files are edited
    if () in document.spans.closings:
        return None
    if data.get(name):
        first = document.spans.values[(name, 0)]
        indent = _indentation(document, first.line)
        return _inserted(document, _end(document, (name,), len(indent)), _lines(items, name, form, indent))
    root = _indentation(document, document.spans.values[()].line)
    lines = _lines(items, name, form, root)
    if name in data:
        bare = _without_brackets(document, name)
        return _inserted(bare, _end(bare, (name,), len(root)), lines)
    order = form.order(())
    before = [field for field in order[: list(order).index(name)] if field in data]
    return _inserted(document, _end(document, (before[-1],), len(root)), [f"{root}{name}:", *lines])


def _with_texts(document: Document, path: FieldPath, texts: Sequence[str], form: FileForm) -> str | None:
    """The text with further texts at the end of a list in an item; `None` where a field stands without its list."""
    *item, name = path
    if closing := document.spans.closings.get(path) or document.spans.closings.get(tuple(item)):
        return _in_brackets(document, path, texts, closing)
    lines = lines_of(list(texts), path, form)
    if (*path, 0) in document.spans.values:
        indent = " " * (document.spans.values[(*path, 0)].column - len("- ") - 1)
        return _inserted(document, _last_line(document, path), [f"{indent}{line}" for line in lines])
    indent = " " * (document.spans.values[tuple(item)].column - 1)
    lines = [f"{indent}{line}" for line in (f"{name}:", *lines)]
    return None if path in document.spans.keys else _inserted(document, _last_line(document, tuple(item)), lines)


def _in_brackets(document: Document, path: FieldPath, texts: Sequence[str], closing: Span) -> str:
    """The text with further texts in a list in brackets, or with such a list in an item in brackets."""
    quoted = ", ".join(scalar(text, Style.QUOTED, 0, 0)[0] for text in texts)
    added = quoted if path in document.spans.closings else f"{path[-1]}: [{quoted}]"
    at = document.offset(closing)
    before = document.text[:at].rstrip()
    return f"{document.text[:at]}{'' if before.endswith((',', '[')) else ','} {added}{document.text[at:]}"


def _lines(items: Sequence[Mapping[str, Data]], name: str, form: FileForm, indent: str) -> list[str]:
    return [f"{indent}{line}" if line else "" for line in lines_of([dict(item) for item in items], (name,), form)]


def _without_brackets(document: Document, name: str) -> Document:
    """The document with the field blank instead of an empty list in brackets."""
    end = _after(document, document.spans.keys[(name,)])
    match = _EMPTY_LIST.match(document.text, end)
    return (
        parse(f"{document.text[:end]}:{document.text[match.end() :]}".encode(), normalize=False) if match else document
    )


def _with_field(document: Document, path: FieldPath, value: str) -> str | None:
    *item, name = path
    text = document.text
    if path in document.spans.keys:
        colon = _COLON.match(text, _after(document, document.spans.keys[path]))
        return f'{text[: colon.end()]} "{value}"{text[colon.end() :]}' if colon else None
    if closing := document.spans.closings.get(tuple(item)):
        at = document.offset(closing)
        comma = "" if text[:at].rstrip().endswith(",") else ","
        return f'{text[:at]}{comma} {name}: "{value}"{text[at:]}'
    start = document.spans.values[tuple(item)]
    return _inserted(document, _last_line(document, tuple(item)), [f'{" " * (start.column - 1)}{name}: "{value}"'])


def _inserted(document: Document, after: int, lines: Sequence[str]) -> str:
    """The text with these lines after the one of that number; its last line gets an end."""
    old = document.lines
    return "\n".join([*old[:after], *lines, *old[after:]]).removesuffix("\n") + "\n"


def _end(document: Document, path: FieldPath, column: int) -> int:
    """The last line of the value at `path`, with the comments below it that are indented deeper than `column`."""
    end = _last_line(document, path)
    for number, line in enumerate(document.lines[end:], end + 1):
        if line.strip() and not (line.lstrip().startswith("#") and _width(line) > column):
            break
        end = number if line.strip() else end
    return end


def _last_line(document: Document, path: FieldPath) -> int:
    spans = document.spans
    found = (*spans.keys.items(), *spans.values.items(), *spans.closings.items())
    return max(span.end_line for at, span in found if at[: len(path)] == path)


def _after(document: Document, span: Span) -> int:
    """The character behind a stretch on one line."""
    return document.offset(span) + span.end_column - span.column


def _indentation(document: Document, number: int) -> str:
    return " " * _width(document.line(number))


def _width(line: str) -> int:
    return len(line) - len(line.lstrip())
