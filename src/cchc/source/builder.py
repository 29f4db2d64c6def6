"""From YAML events to plain data, with the span of every field and value.

No recursion and no constructor: a frame per open list or group of fields, so a hostile file costs what was read of it.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TypeAlias

from cchc.diagnostics import FieldPath, Span
from cchc.source.events import ParserEvent
from cchc.source.legacy import in_legacy_encoding, legacy_encoding
from cchc.source.spans import Fault, Spans, between

Data: TypeAlias = "dict[str, Data] | list[Data] | str | None"
MAX_DEPTH = 16
MAX_NODES = 100_000
TOO_DEEP = (
    f"Tệp lồng sâu quá {MAX_DEPTH} cấp hoặc có quá 100.000 mục, không phải là tệp kế hoạch. Đề nghị kiểm tra lại."
)
MAX_FAULTS = 20
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069"
    "\ud800-\uf8ff\ufeff\ufffe\uffff\U000f0000-\U0010ffff]"
)
"""Characters that nobody sees or can print: control and format characters, those of private use (bullets of Word's
symbol fonts), halves of surrogate pairs (the pure parser makes them of "\\uD800"), and line breaks that editors do not
count as lines and the two YAML parsers do not treat alike."""
MARK = "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
"""A mark on the letter before it, as a pattern."""
PILED_MARKS = re.compile(f"{MARK}{{9}}")
"""Nine marks on one letter, more than any language has: Unicode normalisation takes quadratic time over them."""
_RETURN = re.compile("\r")
"""A carriage return: only an escape brings it into a value, as the text's own line breaks are line feeds by then."""
_BETWEEN = re.compile(r"(?:\s|[:?-](?=\s)|#[^\n]*)*+")
"""What stands between two texts: blanks, comments, and the signs of fields and items."""
_NODES = {"ScalarEvent", "AliasEvent", "MappingStartEvent", "SequenceStartEvent"}


@dataclass(slots=True)
class _Frame:
    """An open list or group of fields.

    `key` is the field whose value comes next, `seen` the fields so far; `repeats` says that the last field had been
    seen before: fields that repeat one after another are one slip, a forgotten dash.
    """

    path: FieldPath
    container: dict[str, Data] | list[Data]
    key: str | None = None
    seen: dict[str, Span] = field(default_factory=dict)
    repeats: bool = False

    def next_path(self) -> FieldPath:
        """The path of the value that comes next."""
        return (*self.path, len(self.container) if self.key is None else self.key)

    def store(self, value: Data) -> None:
        """Add the value that has come; of a field written twice the first counts."""
        if isinstance(self.container, list):
            self.container.append(value)
        elif self.key is not None:
            self.container.setdefault(self.key, value)
            self.key = None


class Builder:
    """Takes the events of one text, in order."""

    def __init__(self, text: str, *, normalize: bool = True) -> None:
        """Start on `text`, from which the events are to come; values come in NFC, or as they stand in the file."""
        self._form = unicodedata.normalize if normalize else lambda _, value: value
        self.data: Data = None
        self.spans = Spans()
        self.faults: list[Fault] = []
        self.taken = 0
        self._last: ParserEvent = None
        self._text = text
        self._frames: list[_Frame] = []
        self._nodes = 0
        self._documents = 0
        self._anchors: set[str] = set()

    def take(self, event: ParserEvent) -> bool:
        """Take one event; returns `False` when there is no use in reading on."""
        name = type(event).__name__
        self._last = event
        self.taken += 1
        if name in _NODES:
            return self._node(event, name)
        if name == "DocumentStartEvent":
            return self._document(event)
        if name in {"MappingEndEvent", "SequenceEndEvent"}:
            path = self._frames.pop().path
            if event.end_mark.index > event.start_mark.index:  # the end of what has no brackets takes no room
                self.spans.closings[path] = between(event.start_mark, event.end_mark)
        return True

    @property
    def pending(self) -> int:
        """The line, from 0, of the text that a parser was reading when it stopped: the last one, if it has lines."""
        if self._last is None:
            return 0
        start, end = self._last.start_mark, self._last.end_mark
        is_text = type(self._last).__name__ == "ScalarEvent" and self._last.style not in {"|", ">"}
        if is_text and end.line > start.line:
            return int(start.line)
        rest = _BETWEEN.match(self._text, end.index)
        return int(end.line) + (rest[0].count("\n") if rest else 0)

    def _document(self, event: ParserEvent) -> bool:
        self._documents += 1
        if self._documents == 1:
            return True
        return self._stop(event, "Y109", "Một tệp chỉ chứa một văn bản YAML. Đề nghị bỏ dòng “---” này hoặc tách tệp.")

    def _node(self, event: ParserEvent, name: str) -> bool:
        self._nodes += 1
        if self._nodes > MAX_NODES or len(self._frames) >= MAX_DEPTH:
            return self._stop(event, "Y108", TOO_DEEP)
        if name == "AliasEvent" and event.anchor in self._anchors:
            return False  # what it refers to has told it: this text relies on references
        self._refuse_extras(event, name)
        if self._has_odd_characters(event, name):
            return False
        frame = self._frames[-1] if self._frames else None
        if frame and frame.key is None and isinstance(frame.container, dict):
            if name != "ScalarEvent" or not event.value.strip():
                return self._stop(
                    event,
                    "Y110",
                    "Tên trường phải là chữ. Đề nghị ghi dạng “tên: giá trị”, hoặc đặt giá trị trong ngoặc kép.",
                )
            self._name(event, frame)
        else:
            self._value(event, name, frame)
        return len(self.faults) < MAX_FAULTS

    def _refuse_extras(self, event: ParserEvent, name: str) -> None:
        if event.anchor is not None:
            sign = "*" if name == "AliasEvent" else "&"
            if sign == "&":
                self._anchors.add(event.anchor)
            self._fault(
                event,
                "Y103",
                f"Tệp kế hoạch không dùng “{sign}{event.anchor}” của YAML. Đề nghị ghi đầy đủ nội dung "
                "ở từng chỗ, hoặc đặt giá trị trong ngoặc kép nếu đó là chữ.",
            )
        elif getattr(event, "tag", None) is not None:
            self._fault(
                event,
                "Y104",
                f"Tệp kế hoạch không dùng thẻ kiểu “{_short(event.tag)}” của YAML. Đề nghị bỏ thẻ, hoặc đặt giá "
                "trị trong ngoặc kép nếu đó là chữ.",
            )

    def _has_odd_characters(self, event: ParserEvent, name: str) -> bool:
        """Refuse old code tables, piled-up marks, and what only an escape in quotes can bring in: "\\0"."""
        value = event.value if name == "ScalarEvent" else ""
        if found := FORBIDDEN.search(value) or PILED_MARKS.search(value) or _RETURN.search(value):
            self._fault(event, "Y107", f"Giá trị chứa ký tự lạ U+{ord(found[0][-1]):04X}. Đề nghị xóa ký tự này.")
            return True
        if encoding := legacy_encoding(value):
            self._fault(event, "Y113", in_legacy_encoding(encoding))
        return bool(encoding)

    def _name(self, event: ParserEvent, frame: _Frame) -> None:
        key = self._form("NFC", event.value)
        span = self._span(event)
        repeated = key in frame.seen
        if repeated and not frame.repeats:
            in_list = frame.path and isinstance(frame.path[-1], int)
            mend = "giữ lại một, hoặc thêm dấu “-” nếu đây là mục mới" if in_list else "giữ lại một"
            self._fault(event, "Y102", f"Trường “{key}” đã ghi ở dòng {frame.seen[key].line}. Đề nghị {mend}.")
        frame.repeats = repeated
        if not frame.seen:
            self.spans.values[frame.path] = span
        frame.seen.setdefault(key, span)
        frame.key = key
        self.spans.keys[(*frame.path, key)] = span

    def _value(self, event: ParserEvent, name: str, frame: _Frame | None) -> None:
        path = frame.next_path() if frame else ()
        value = _container(name) if name in {"MappingStartEvent", "SequenceStartEvent"} else self._text_of(event)
        span = self._span(event)
        if name == "ScalarEvent":
            self.spans.scalars.append(span)
        if isinstance(value, str) or path not in self.spans.keys:
            self.spans.values[path] = span
        else:
            self.spans.values[path] = self.spans.keys[path]
        if frame:
            frame.store(value)
        else:
            self.data = value
        if isinstance(value, dict | list):
            self._frames.append(_Frame(path, value))

    def _text_of(self, event: ParserEvent) -> Data:
        """A scalar's text as it stands in the file; `None` for a blank one, and for an alias, which was refused."""
        text = self._form("NFC", getattr(event, "value", ""))
        return text if text.strip() else None

    def _span(self, event: ParserEvent) -> Span:
        """The span of an event; of a block text without the line breaks that its end mark includes."""
        start, end = event.start_mark, event.end_mark
        written = self._text[start.index : end.index].rstrip()
        if "\n" not in written:
            return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 1 + len(written))
        return Span(
            start.line + 1, start.column + 1, start.line + 1 + written.count("\n"), len(written) - written.rfind("\n")
        )

    def _fault(self, event: ParserEvent, code: str, message: str) -> None:
        self.faults.append(Fault(between(event.start_mark, event.end_mark), code, message))

    def _stop(self, event: ParserEvent, code: str, message: str) -> bool:
        self._fault(event, code, message)
        return False


def _short(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _container(name: str) -> Data:
    return {} if name == "MappingStartEvent" else []
