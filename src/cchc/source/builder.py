"""From YAML events to plain data, with the marks of every field and value.

No recursion and no constructor: a frame per open list or group of fields, so a hostile file costs what was read of it.
"""

import re
import unicodedata
from collections.abc import Mapping

from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from cchc.diagnostics import FieldPath
from cchc.source.data import MAX_DEPTH, MAX_NODES, Data
from cchc.source.events import ParserEvent
from cchc.source.forbidden import FORBIDDEN, PILED_MARKS
from cchc.source.legacy import in_legacy_encoding, legacy_encoding
from cchc.source.spans import Extent, Extents, Fault, Spans, between
from cchc.source.usual import is_usual

TOO_DEEP = (
    f"Tệp lồng sâu quá {MAX_DEPTH} cấp hoặc có quá 100.000 mục, không phải là tệp kế hoạch. Đề nghị kiểm tra lại."
)
MAX_FAULTS = 20
_RETURN = "\r"
"""A carriage return: only an escape brings it into a value, as the text's own line breaks are line feeds by then."""
_BETWEEN = r"(?:\s+|[:?-](?=\s)|#[^\n]*){0,20000}"
"""What stands between two texts: blanks, comments, and the signs of fields and items; as a pattern."""
_NO_NAME = "Tên trường phải là chữ. Đề nghị ghi dạng “tên: giá trị”, hoặc đặt giá trị trong ngoặc kép."
_NODES = {ScalarEvent, AliasEvent, MappingStartEvent, SequenceStartEvent}
_ENDS = {MappingEndEvent, SequenceEndEvent}


class _OpenList:
    """A list whose items are still coming."""

    __slots__ = ("items", "path")

    def __init__(self, path: FieldPath, items: "list[Data]") -> None:
        """Begin a list."""
        self.path = path
        self.items = items

    def place(self, value: Data) -> FieldPath:
        """Add the value that has come; returns its path."""
        self.items.append(value)
        return (*self.path, len(self.items) - 1)


class _OpenFields:
    """A group of fields that are still coming.

    `key` is the field whose value comes next, `here` its path, and `seen` the fields so far; `repeats` says that the
    last field had been seen before: fields that repeat one after another are one slip, a forgotten dash.
    """

    __slots__ = ("fields", "here", "key", "path", "repeats", "seen")

    def __init__(self, path: FieldPath, fields: "dict[str, Data]", key: str | None = None) -> None:
        """Begin a group of fields."""
        self.path = self.here = path
        self.fields = fields
        self.key = key
        self.seen: dict[str, ParserEvent] = {}
        self.repeats = False

    def place(self, value: Data) -> FieldPath:
        """Add the value that has come; of a field written twice the first counts. Returns its path."""
        if self.key is not None:
            self.fields.setdefault(self.key, value)
            self.key = None
        return self.here


class Builder:
    """Takes the events of one text, in order."""

    def __init__(self, text: str, *, normalize: bool = True, usual: bool = False) -> None:
        """Start on `text`, from which the events are to come; values come in NFC, or as they stand in the file.

        With `usual`, the text is known to have nothing unusual in it; else each value is looked at.
        """
        self._text = text
        self._is_usual = usual
        self._form = unicodedata.normalize if normalize else lambda _, value: value
        self._keys: dict[FieldPath, ParserEvent] = {}
        self._values: dict[FieldPath, ParserEvent] = {}
        self._scalars: list[ParserEvent] = []
        self._closings: dict[FieldPath, ParserEvent] = {}
        self.faults: list[Fault] = []
        self.taken = 0
        self._last: ParserEvent = None
        self._root = _OpenFields((), {}, key="")  # whose one field, without a name, has the whole text as its value
        self._frames: list[_OpenList | _OpenFields] = [self._root]
        self._nodes = 0
        self._documents = 0
        self._anchors: set[str] = set()

    @property
    def data(self) -> Data:
        """What was read so far."""
        return self._root.fields.get("")

    @property
    def spans(self) -> Spans:
        """The spans of what was read so far."""
        return Spans(self._text, self._extents)

    def take(self, event: ParserEvent) -> bool:
        """Take one event; returns `False` when there is no use in reading on."""
        kind = type(event)
        self._last = event
        self.taken += 1
        if kind in _NODES:
            self._nodes += 1
            if self._nodes > MAX_NODES or len(self._frames) > MAX_DEPTH:
                return self._stop(event, "Y108", TOO_DEEP)
            return self._node(event, kind)
        if kind in _ENDS:
            path = self._frames.pop().path
            if event.end_mark.index > event.start_mark.index:  # the end of what has no brackets takes no room
                self._closings[path] = event
        return kind is not DocumentStartEvent or self._document(event)

    @property
    def pending(self) -> int:
        """The line, from 0, of the text that a parser was reading when it stopped: the last one, if it has lines."""
        if self._last is None:
            return 0
        start, end = self._last.start_mark, self._last.end_mark
        is_text = type(self._last) is ScalarEvent and self._last.style not in {"|", ">"}
        if is_text and end.line > start.line:
            return int(start.line)
        rest = re.compile(_BETWEEN).match(self._text, end.index)
        return int(end.line) + (rest[0].count("\n") if rest else 0)

    def _extents(self) -> Extents:
        scalars = [(start, end) for start, end in map(_extent, self._scalars) if start < end]
        return Extents(_by_path(self._keys), _by_path(self._values), scalars, _by_path(self._closings))

    def _document(self, event: ParserEvent) -> bool:
        self._documents += 1
        if self._documents == 1:
            return True
        return self._stop(event, "Y109", "Một tệp chỉ chứa một văn bản YAML. Đề nghị bỏ dòng “---” này hoặc tách tệp.")

    def _node(self, event: ParserEvent, kind: type) -> bool:
        if (event.anchor is not None or event.ctag is not None) and not self._goes_on_with_extras(event, kind):
            return False
        if kind is ScalarEvent:
            return self._scalar(event)
        frame = self._frames[-1]
        if isinstance(frame, _OpenFields) and frame.key is None:
            return self._stop(event, "Y110", _NO_NAME)
        self._container(event, kind, frame)
        return len(self.faults) < MAX_FAULTS

    def _scalar(self, event: ParserEvent) -> bool:
        """Take a name of a field, or a value: a text as it stands in the file, `None` for a blank one."""
        text: str = event.value
        if not self._is_usual:
            if self._has_odd_characters(event):
                return False
            text = self._form("NFC", text)
        self._scalars.append(event)
        frame = self._frames[-1]
        if isinstance(frame, _OpenFields) and frame.key is None:
            return self._name(event, text, frame)
        if text.strip():
            self._values[frame.place(text)] = event
        else:
            path = frame.place(None)
            self._values[path] = self._keys.get(path) or event
        return len(self.faults) < MAX_FAULTS

    def _name(self, event: ParserEvent, key: str, frame: _OpenFields) -> bool:
        if not key.strip():
            return self._stop(event, "Y110", _NO_NAME)
        repeated = key in frame.seen
        if repeated and not frame.repeats:
            in_list = frame.path and isinstance(frame.path[-1], int)
            mend = "giữ lại một, hoặc thêm dấu “-” nếu đây là mục mới" if in_list else "giữ lại một"
            line = frame.seen[key].start_mark.line + 1
            self._fault(event, "Y102", f"Trường “{key}” đã ghi ở dòng {line}. Đề nghị {mend}.")
        frame.repeats = repeated
        if not frame.seen:
            self._values[frame.path] = event
        frame.seen.setdefault(key, event)
        frame.key, frame.here = key, (*frame.path, key)
        self._keys[frame.here] = event
        return len(self.faults) < MAX_FAULTS

    def _container(self, event: ParserEvent, kind: type, frame: _OpenList | _OpenFields) -> None:
        """Open the list or group of fields that comes; an alias, which was refused, is a blank value."""
        if kind is MappingStartEvent:
            fields: dict[str, Data] = {}
            path = frame.place(fields)
            self._frames.append(_OpenFields(path, fields))
        elif kind is SequenceStartEvent:
            items: list[Data] = []
            path = frame.place(items)
            self._frames.append(_OpenList(path, items))
        else:
            path = frame.place(None)
        self._values[path] = self._keys.get(path) or event

    def _goes_on_with_extras(self, event: ParserEvent, kind: type) -> bool:
        """Refuse an anchor, an alias or a tag; `False` for an alias of an anchor in this text, which relies on them."""
        if event.anchor is None:
            self._fault(
                event,
                "Y104",
                f"Tệp kế hoạch không dùng thẻ kiểu “{_short(event.tag)}” của YAML. Đề nghị bỏ thẻ, hoặc đặt giá "
                "trị trong ngoặc kép nếu đó là chữ.",
            )
            return True
        if kind is AliasEvent and event.anchor in self._anchors:
            return False  # the fault of the anchor says it all
        sign = "*" if kind is AliasEvent else "&"
        if sign == "&":
            self._anchors.add(event.anchor)
        self._fault(
            event,
            "Y103",
            f"Tệp kế hoạch không dùng “{sign}{event.anchor}” của YAML. Đề nghị ghi đầy đủ nội dung "
            "ở từng chỗ, hoặc đặt giá trị trong ngoặc kép nếu đó là chữ.",
        )
        return True

    def _has_odd_characters(self, event: ParserEvent) -> bool:
        """Refuse old code tables, piled-up marks, and what only an escape in quotes can bring in: "\\0"."""
        value = event.value
        if is_usual(value):
            return False
        if found := re.search(FORBIDDEN, value) or re.search(PILED_MARKS, value) or re.search(_RETURN, value):
            self._fault(event, "Y107", f"Giá trị chứa ký tự lạ U+{ord(found[0][-1]):04X}. Đề nghị xóa ký tự này.")
            return True
        if encoding := legacy_encoding(value):
            self._fault(event, "Y113", in_legacy_encoding(encoding))
        return bool(encoding)

    def _fault(self, event: ParserEvent, code: str, message: str) -> None:
        self.faults.append(Fault(between(event.start_mark, event.end_mark), code, message))

    def _stop(self, event: ParserEvent, code: str, message: str) -> bool:
        self._fault(event, code, message)
        return False


def _short(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _by_path(events: Mapping[FieldPath, ParserEvent]) -> dict[FieldPath, Extent]:
    return {path: _extent(event) for path, event in events.items()}


def _extent(event: ParserEvent) -> Extent:
    return event.start_mark.index, event.end_mark.index
