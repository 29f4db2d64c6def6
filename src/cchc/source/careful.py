"""Any text, read by a YAML parser, with all that is wrong with it."""

import unicodedata
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from cchc.diagnostics import FILE_START, Span
from cchc.source.builder import Builder
from cchc.source.data import Data
from cchc.source.events import ParserEvent, YamlSyntaxError, events, pure_events, refused_by_c_alone
from cchc.source.parsing import Parsing, Repair
from cchc.source.spans import Fault, Spans

_CHARACTERS = 100
"""The characters that take as long to read as an event."""
_SLOWER = 10
"""How much more a reading by the slow parser takes; it is some thirty times slower, but its texts are short."""
_NO_YAML = "Tệp không đúng cú pháp YAML. Đề nghị kiểm tra lại nội dung."
_EMPTY = (
    "Tệp không có nội dung. Đề nghị bắt đầu bằng hai dòng “cchc: 1” và "
    "“kind: maintain” (hoặc remedy, assignments, commune, progress)."
)


class Careful(NamedTuple):
    """What was found in a text; the fields are those of a document."""

    data: Data
    spans: Spans
    faults: tuple[Fault, ...]
    notes: tuple[Fault, ...]
    mended: str | None
    begun: str | None


def read(text: str, *, normalize: bool, usual: bool) -> Careful:
    """Read a text, in NFC if `normalize` says so; with `usual`, it is known to have nothing unusual in it."""
    first = _reading(text, normalize=normalize, usual=usual)
    repair = Repair(tuple(first.builder.faults))
    if first.error:
        from cchc.source.repair import repaired  # noqa: PLC0415 — few texts have a slip, and its patterns take time

        repair = repaired(text, first, partial(_reading, normalize=normalize))
    faults = repair.faults
    if first.error and not faults:
        faults = (Fault(FILE_START, "Y101", _NO_YAML),)
    if first.builder.data is None and not faults:
        faults = (Fault(FILE_START, "Y105", _EMPTY),)
    notes = () if faults or usual else tuple(_notes(text))
    return Careful(first.builder.data, first.builder.spans, faults, notes, repair.mended, repair.begun)


def _reading(text: str, *, normalize: bool, usual: bool = False) -> Parsing:
    """The text read as far as it can be, by the fast parser, and by the slow one what that refuses alone."""
    builder, error = _built(Builder(text, normalize=normalize, usual=usual), events(text))
    weight = 1
    if error and refused_by_c_alone(error, text):
        builder, error = _built(Builder(text, normalize=normalize, usual=usual), pure_events(text))
        weight = _SLOWER
    return Parsing(builder, error, weight * (builder.taken + len(text) // _CHARACTERS))


def _built(builder: Builder, stream: Iterator[ParserEvent]) -> tuple[Builder, YamlSyntaxError | None]:
    """The builder with all events that it takes, and the error at which they end, if any."""
    try:
        for event in stream:
            if not builder.take(event):
                break
    except YamlSyntaxError as error:
        return builder, error
    return builder, None


def _notes(text: str) -> Iterator[Fault]:
    if unicodedata.is_normalized("NFC", text):
        return
    number, line = next(
        (number, line) for number, line in enumerate(text.split("\n"), 1) if not unicodedata.is_normalized("NFC", line)
    )
    composed = unicodedata.normalize("NFC", line)
    column = next((at for at, (was, is_) in enumerate(zip(line, composed, strict=False), 1) if was != is_), 1)
    yield Fault(
        Span(number, column, number, column + 1),
        "Y112",
        "Từ đây có chữ Việt ghi bằng dấu rời (NFD), thường do chép từ PDF hoặc máy Mac; tìm kiếm và phần mềm khác có "
        "thể không nhận ra. Đề nghị chạy cchc fmt --fix.",
    )
