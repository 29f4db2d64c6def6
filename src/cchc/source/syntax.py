"""What the YAML parsers say of a syntax error, in Vietnamese, with the place to look at and a way to mend it.

A parser notices a slip where it can no longer go on, often a line or more after it. So the usual slips of people who
type plans are looked for first, in the text around that place; what the parser says decides only when there is none.
The two parsers word the same error differently ("in this context" / "here"); each entry holds a piece that both say.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from cchc.diagnostics import FILE_START, Span
from cchc.source.events import YamlSyntaxError
from cchc.source.spans import Fault, Mark


class _Slip(NamedTuple):
    """What is wrong, at a line and column counted from 0."""

    line: int
    column: int
    sentence: str


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
_NEW_DOCUMENT = "<document start>"
"""What is expected after a text that is no group of fields: its first line lacks the colon, or the space after it."""
_AT_CONTEXT = ("found unexpected end of stream", "expected ',' or", "expected ':'", "did not find the expected")
"""Problems that are noticed at the end of what has to be mended, not at its beginning."""


def explain(error: YamlSyntaxError, text: str) -> Fault:
    """The one finding for a text that is not YAML."""
    if error.mark is None:
        return Fault(FILE_START, "Y101", "Tệp không đúng cú pháp YAML. Đề nghị kiểm tra lại nội dung.")
    lines = [*text.split("\n"), ""]
    slip = next(_usual_slips(error, error.mark, lines), None) or _as_the_parser_says(error, error.mark)
    line, column = slip.line + 1, slip.column + 1
    return Fault(Span(line, column, line, column + 1), "Y101", slip.sentence)


def _usual_slips(error: YamlSyntaxError, mark: Mark, lines: list[str]) -> Iterator[_Slip]:
    """The slips of people that are found near the place of the error, the likeliest first."""
    number, column = mark.line, mark.column
    near = list(dict.fromkeys([number, *([error.context_mark.line] if error.context_mark else []), max(number - 1, 0)]))
    for line in near:
        if match := _ODD_SPACE.search(lines[line]):
            yield _Slip(line, match.end() - 1, _ODD_CHARACTER)
    unsure = any(piece in error.problem for piece in ("mapping values are not allowed", "expected ':'", _NEW_DOCUMENT))
    for line in near:
        if match := _TIGHT_DASH.search(lines[line]) or (_MISSING_SPACE.search(lines[line]) if unsure else None):
            sign = lines[line][match.end() - 1]
            yield _Slip(line, match.end() - 1, f"Sau dấu “{sign}” phải có dấu cách. Đề nghị thêm dấu cách.")
    if _NEW_DOCUMENT in error.problem:
        first = next((line for line in range(number) if lines[line].strip() and lines[line].lstrip()[0] != "#"), number)
        yield _Slip(first, 0, _NO_COLON)
    if lines[number][column : column + 1] == "\t":
        yield _Slip(number, column, "Dòng này thụt đầu dòng bằng phím Tab. Đề nghị thay bằng dấu cách.")
    if "cannot start any token" in error.problem:
        yield _to_be_quoted(number, column, lines[number][column : column + 1])
    if "mapping values are not allowed" in error.problem:
        yield _stray_colon(lines[number], number, column)
    unmatched = "expected key" in error.problem or "<block end>" in error.problem
    if unmatched:
        yield from _quote_left_open(lines, number)
    yield from _bracket_left_open(error, lines, number)
    yield from _value_to_be_quoted(lines[number], number, column, after_quote=unmatched)


def _stray_colon(line: str, number: int, column: int) -> _Slip:
    if ": " not in line[:column]:
        return _Slip(number, column, _INDENTATION)
    value = line.split(": ", 1)[1].strip()
    mend = f'ghi “"{value}"”' if not set(value) & set("\"'#\\") else "đặt toàn bộ giá trị trong ngoặc kép"
    return _Slip(number, column, f"Giá trị có dấu hai chấm phải đặt trong ngoặc kép. Đề nghị {mend}.")


def _quote_left_open(lines: list[str], number: int) -> Iterator[_Slip]:
    """A quote without its partner swallows lines up to the next quote, on whose line the parser stops."""
    for line in range(number - 1, -1, -1):
        if match := _OPENED_QUOTE.search(lines[line]):
            if not any('"' in between for between in lines[line + 1 : number]):
                yield _Slip(line, match.start(1), "Dấu ngoặc kép mở ở đây chưa đóng. Đề nghị thêm dấu ngoặc kép đóng.")
            return


def _bracket_left_open(error: YamlSyntaxError, lines: list[str], number: int) -> Iterator[_Slip]:
    """A bracket without its partner, which is noticed at the text's end."""
    if "node content" not in error.problem or lines[number].strip():
        return
    for line in range(number - 1, -1, -1):
        if match := _OPENED_BRACKET.search(lines[line]):
            yield _Slip(line, match.start(1), "Ngoặc mở ở đây chưa đóng. Đề nghị thêm dấu đóng ngoặc.")
            return


def _value_to_be_quoted(line: str, number: int, column: int, *, after_quote: bool) -> Iterator[_Slip]:
    """What follows from how the line's value begins, when the parser stopped at it or inside it."""
    match = _VALUE.search(line)
    if match is None or match.start("start") > column:
        return
    start = match["start"]
    if start in "\"'" and after_quote and column > match.start("start"):
        yield _Slip(
            number,
            column,
            "Sau dấu ngoặc kép hoặc dấu nháy đóng không được có chữ. Đề nghị đặt toàn bộ giá trị trong ngoặc kép.",
        )
    elif start in "&*![]{}@`%|>":
        yield _to_be_quoted(number, match.start("start"), start)


def _to_be_quoted(number: int, column: int, start: str) -> _Slip:
    return _Slip(
        number, column, f"Giá trị bắt đầu bằng “{start}” phải đặt trong ngoặc kép. Đề nghị thêm dấu ngoặc kép."
    )


def _as_the_parser_says(error: YamlSyntaxError, mark: Mark) -> _Slip:
    if error.context_mark and any(piece in error.problem for piece in _AT_CONTEXT):
        mark = error.context_mark
    for piece, sentence in _SENTENCES:
        if piece in error.problem:
            return _Slip(mark.line, mark.column, sentence)
    return _Slip(mark.line, mark.column, _NOT_YAML)
