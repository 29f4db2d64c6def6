"""Syntax errors of the YAML parsers in Vietnamese, each with the place to look at and a way to mend it.

A parser notices a slip where it can no longer go on, often a line or more after it. So the usual slips of people who
type plans are looked for first, in the text around that place; what the parser says decides only when there is none.
The two parsers word the same error differently ("in this context" / "here"); each entry holds a piece that both say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cchc.diagnostics import FILE_START, Span
from cchc.source.events import YamlSyntaxError
from cchc.source.spans import Fault, Mark


class _Slip(NamedTuple):
    """A typing slip: its line and column, counted from 0, and the error message."""

    line: int
    column: int
    sentence: str


@dataclass(frozen=True, slots=True)
class _Stop:
    """The place where a parser could not go on, in the lines of the text."""

    error: YamlSyntaxError
    mark: Mark
    lines: list[str]

    @property
    def number(self) -> int:
        """The number of its line, from 0."""
        return self.mark.line

    @property
    def column(self) -> int:
        """Its column, from 0."""
        return self.mark.column

    @property
    def line(self) -> str:
        """The text of its line."""
        return self.lines[self.number]

    @property
    def sign(self) -> str:
        """The character there; blank at the end of a line."""
        return self.line[self.column : self.column + 1]

    @property
    def near(self) -> list[int]:
        """The lines where a slip is likely: its own, that of what was being read, the one above; each once."""
        context = [self.error.context_mark.line] if self.error.context_mark else []
        return list(dict.fromkeys([self.number, *context, max(self.number - 1, 0)]))

    @property
    def is_unmatched(self) -> bool:
        """True if something else was due here, as after a quote that closes too early."""
        return self.says("expected key", "<block end>")

    def says(self, *pieces: str) -> bool:
        """True if the parser's problem holds one of these pieces."""
        return any(piece in self.error.problem for piece in pieces)


_NAME = r"^\s*(?:-\s+)*[A-Za-z_]\w*"
_MISSING_SPACE = re.compile(rf"{_NAME}:(?=[^\s/])")
_TIGHT_DASH = re.compile(r"^\s*-(?=[A-Za-z_]\w*:)")
_ODD_SPACE = re.compile(rf"^\s*\u00a0|{_NAME}:\u00a0|{_NAME}：")
_OPENED_QUOTE = re.compile(r'(?:^\s*-\s+|:\s+)(")(?:[^"\\]|\\.)*$')
_OPENED_BRACKET = re.compile(r"(?:^\s*-\s+|:\s+)([\[{])")
_VALUE = re.compile(r"^\s*(?:-\s+)*(?:\w+:\s+)?(?P<start>\S)")

_UNMATCHED = "Dòng này không khớp với mục đang viết. Đề nghị kiểm tra chỗ thụt đầu dòng và dấu ngoặc."
_NO_COLON = "Thiếu dấu hai chấm sau tên trường, hoặc đoạn nối dòng trên chưa thụt vào. Đề nghị kiểm tra lại."
_SENTENCES = (
    ("found unexpected end of stream", "Dấu ngoặc kép hoặc dấu nháy mở ở đây chưa đóng. Đề nghị thêm dấu đóng."),
    ("expected ',' or", "Ngoặc mở ở đây chưa đóng, hoặc thiếu dấu phẩy giữa các mục. Đề nghị kiểm tra lại."),
    ("node content", "Ngoặc [ ] hoặc { } ở đây chưa đóng, hoặc thiếu nội dung. Đề nghị kiểm tra lại."),
    ("entries are not allowed", "Danh sách phải bắt đầu ở dòng dưới tên trường. Đề nghị đưa dấu “-” xuống dòng mới."),
    ("unknown escape character", "Dấu “\\” trong ngoặc kép có nghĩa riêng. Đề nghị ghi “\\\\” hoặc dùng dấu nháy đơn."),
    ("expected ':'", _NO_COLON),
    ("did not find expected", _UNMATCHED),
    ("expected <block end>", _UNMATCHED),
)
_ODD_CHARACTER = (
    "Ở đây là dấu cách cứng hoặc dấu hai chấm toàn khổ, YAML không hiểu. Đề nghị gõ lại bằng dấu cách và dấu hai chấm "
    "thường."
)
_INDENTATION = (
    "Dòng này thụt đầu dòng sai, hoặc dòng trên thiếu dấu hai chấm sau tên trường. Đề nghị kiểm tra hai dòng."
)
_NOT_YAML = "Chỗ này không đúng cú pháp YAML. Đề nghị kiểm tra lại, hoặc đặt giá trị trong ngoặc kép."
_STRAY_COLON = "mapping values are not allowed"
_NEW_DOCUMENT = "<document start>"
"""A piece of the problem with a text that is no group of fields: its first line lacks the colon or a space after it."""
_AT_CONTEXT = ("found unexpected end of stream", "expected ',' or", "expected ':'", "did not find the expected")
"""Pieces of problems that a parser notices at the end of a faulty part; the finding belongs at the part's beginning."""


def explain(error: YamlSyntaxError, text: str) -> Fault:
    """The one finding for a text that is not YAML."""
    if error.mark is None:
        return Fault(FILE_START, "Y101", "Tệp không đúng cú pháp YAML. Đề nghị kiểm tra lại nội dung.")
    stop = _Stop(error, error.mark, [*text.split("\n"), ""])
    slip = next(slip for slips in _SLIPS for slip in slips(stop))
    line, column = slip.line + 1, slip.column + 1
    return Fault(Span(line, column, line, column + 1), "Y101", slip.sentence)


def _odd_space(stop: _Stop) -> Iterator[_Slip]:
    for line in stop.near:
        if match := _ODD_SPACE.search(stop.lines[line]):
            yield _Slip(line, match.end() - 1, _ODD_CHARACTER)


def _missing_space(stop: _Stop) -> Iterator[_Slip]:
    """A dash without its space, or a colon; a text may hold such a colon, so it counts where the parser lacks one."""
    signs = [_TIGHT_DASH, _MISSING_SPACE] if stop.says(_STRAY_COLON, "expected ':'", _NEW_DOCUMENT) else [_TIGHT_DASH]
    for line in stop.near:
        if match := next(filter(None, (sign.search(stop.lines[line]) for sign in signs)), None):
            yield _Slip(line, match.end() - 1, f"Sau dấu “{match[0][-1]}” phải có dấu cách. Đề nghị thêm dấu cách.")


def _no_colon(stop: _Stop) -> Iterator[_Slip]:
    """The first line that is no comment, when the text as a whole is no group of fields."""
    if stop.says(_NEW_DOCUMENT):
        above = enumerate(stop.lines[: stop.number])
        first = next((number for number, line in above if line.strip()[:1] not in {"", "#"}), stop.number)
        yield _Slip(first, 0, _NO_COLON)


def _tab(stop: _Stop) -> Iterator[_Slip]:
    if stop.sign == "\t":
        yield _Slip(stop.number, stop.column, "Dòng này thụt đầu dòng bằng phím Tab. Đề nghị thay bằng dấu cách.")


def _reserved_sign(stop: _Stop) -> Iterator[_Slip]:
    if stop.says("cannot start any token"):
        yield _to_be_quoted(stop.number, stop.column, stop.sign)


def _stray_colon(stop: _Stop) -> Iterator[_Slip]:
    if not stop.says(_STRAY_COLON):
        return
    sentence = _INDENTATION
    if ": " in stop.line[: stop.column]:
        value = stop.line.split(": ", 1)[1].strip()
        mend = f'ghi “"{value}"”' if not set(value) & set("\"'#\\") else "đặt toàn bộ giá trị trong ngoặc kép"
        sentence = f"Giá trị có dấu hai chấm phải đặt trong ngoặc kép. Đề nghị {mend}."
    yield _Slip(stop.number, stop.column, sentence)


def _quote_left_open(stop: _Stop) -> Iterator[_Slip]:
    """A quote without its partner swallows lines up to the next quote, on whose line the parser stops."""
    for line in range(stop.number - 1, -1, -1) if stop.is_unmatched else ():
        if match := _OPENED_QUOTE.search(stop.lines[line]):
            if not any('"' in between for between in stop.lines[line + 1 : stop.number]):
                yield _Slip(line, match.start(1), "Dấu ngoặc kép mở ở đây chưa đóng. Đề nghị thêm dấu ngoặc kép đóng.")
            return


def _bracket_left_open(stop: _Stop) -> Iterator[_Slip]:
    """A bracket without its partner, which is noticed at the text's end."""
    if not stop.says("node content") or stop.line.strip():
        return
    for line in range(stop.number - 1, -1, -1):
        if match := _OPENED_BRACKET.search(stop.lines[line]):
            yield _Slip(line, match.start(1), "Ngoặc mở ở đây chưa đóng. Đề nghị thêm dấu đóng ngoặc.")
            return


def _value_to_be_quoted(stop: _Stop) -> Iterator[_Slip]:
    """A slip in the line's value, when the parser stopped at or inside it: text after a quote, or a reserved sign."""
    match = _VALUE.search(stop.line)
    if match is None or match.start("start") > stop.column:
        return
    start = match["start"]
    if start in "\"'" and stop.is_unmatched and stop.column > match.start("start"):
        yield _Slip(
            stop.number,
            stop.column,
            "Sau dấu ngoặc kép hoặc dấu nháy đóng không được có chữ. Đề nghị đặt toàn bộ giá trị trong ngoặc kép.",
        )
    elif start in "&*![]{}@`%|>":
        yield _to_be_quoted(stop.number, match.start("start"), start)


def _to_be_quoted(number: int, column: int, start: str) -> _Slip:
    return _Slip(
        number, column, f"Giá trị bắt đầu bằng “{start}” phải đặt trong ngoặc kép. Đề nghị thêm dấu ngoặc kép."
    )


def _as_the_parser_says(stop: _Stop) -> Iterator[_Slip]:
    context = stop.error.context_mark if stop.says(*_AT_CONTEXT) else None
    mark = stop.mark if context is None else context
    sentence = next((sentence for piece, sentence in _SENTENCES if stop.says(piece)), _NOT_YAML)
    yield _Slip(mark.line, mark.column, sentence)


_SLIPS = (
    _odd_space,
    _missing_space,
    _no_colon,
    _tab,
    _reserved_sign,
    _stray_colon,
    _quote_left_open,
    _bracket_left_open,
    _value_to_be_quoted,
    _as_the_parser_says,
)
"""The finders of slips, those of the likeliest first; the last one always finds something."""
