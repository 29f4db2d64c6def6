"""Syntax errors of the YAML parsers in Vietnamese, each with the place to look at and ways to mend it.

A parser notices a slip where it can no longer go on, often a line or more after it. So the usual slips of people who
type plans are looked for first, in the text around that place; what the parser says decides only when there is none.
The two parsers word the same error differently ("in this context" / "here"); each entry holds a piece that both say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cchc.source import mends
from cchc.source.events import YamlSyntaxError
from cchc.source.mends import Edit
from cchc.source.spans import Mark


class SyntaxSlip(NamedTuple):
    """A typing slip: its line and column, counted from 0, the error message, and the edits that may mend it."""

    line: int
    column: int
    sentence: str
    edits: tuple[Edit, ...] = ()
    trials: tuple[Edit, ...] = ()
    """For each edit, if there are several, the edit with which it is tried: it may go on to lines below."""
    certain: bool = False
    """True if one of the edits gives what the person meant, word for word."""
    plain: bool = False
    """True if the line itself shows the slip, whatever the fields around it are."""


@dataclass(frozen=True, slots=True)
class _Stop:
    """The place where a parser could not go on, in the lines of the text."""

    error: YamlSyntaxError
    mark: Mark
    lines: Sequence[str]
    pending: int
    """The line on which the text begins that the parser was reading."""

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
    def context(self) -> int:
        """The line on which the part begins that the parser was reading; the last one if it names none."""
        return self.error.context_mark.line if self.error.context_mark else self.number

    @property
    def unfinished(self) -> int:
        """The line of a text that should have been a field, and is read together with the lines below it."""
        if self.says(_NEW_DOCUMENT):
            return self._first
        if self.says("expected ':'"):
            return self.context
        if self.is_unmatched:
            at = self.previous
            return at if mends.content(self.lines[at]) == mends.indent(self.line) else self.number
        return self._joined if self.number - self.pending <= mends.FAR else self.number

    @property
    def _joined(self) -> int:
        """The first line that lacks its space, of those that are read as one text; else the line where that begins."""
        start = mends.content(self.lines[self.pending])
        between = [at for at in range(self.pending + 1, self.number) if self.lines[at].strip()]
        if min(mends.indent(self.lines[at]) for at in [*between, self.number]) < start:
            return self.number
        fields = [at for at in between if _FIELD_NAME.match(self.lines[at]) and mends.indent(self.lines[at]) == start]
        return next((at for at in [self.pending, *fields] if _MISSING_SPACE.match(self.lines[at])), self.pending)

    @property
    def _first(self) -> int:
        """The first line above that is no comment and not blank; the stopped line if there is none."""
        return next((at for at, line in enumerate(self.lines[: self.number]) if mends.is_text(line)), self.number)

    @property
    def previous(self) -> int:
        """The nearest line above that is no comment and not blank; the stopped line if there is none."""
        return next((at for at in mends.lines_above(self.number) if mends.is_text(self.lines[at])), self.number)

    @property
    def above(self) -> int:
        """The line right above, if the stopped line stands under it; else the stopped line."""
        at = self.previous
        return at if mends.indent(self.lines[at]) < mends.indent(self.line) else self.number

    @property
    def oddly_indented(self) -> int:
        """The nearest line above that an odd space seems to indent, and under which all lines up to here stand."""
        deepest = len(self.line)
        for at in mends.lines_above(self.number):
            line = self.lines[at]
            if mends.is_text(line):
                if _ODD_INDENT.search(line) and mends.indent(line) < deepest:
                    return at if mends.indent(line) <= mends.indent(self.line) else self.number
                deepest = min(deepest, mends.indent(line))
            if deepest == 0:
                break
        return self.number

    @property
    def is_unmatched(self) -> bool:
        """True if something else was due here, as after a quote that closes too early."""
        return self.says("expected key", "<block end>", "expected '-'")

    def says(self, *pieces: str) -> bool:
        """True if the parser's problem holds one of these pieces."""
        return any(piece in self.error.problem for piece in pieces)


_NAME = r"^\s*(?:-\s+)*[A-Za-z_]\w*"
_MISSING_SPACE = re.compile(rf"{_NAME}:(?=[^\s/])")
_FIELD_NAME = re.compile(r"^\s*(?:-\s+)*[a-z_]+:")
_TIGHT_DASH = re.compile(r"^\s*-(?=[A-Za-z_]\w*:)")
_TIGHT_ITEM = re.compile(r"^\s*-(?=[^\s:-])")
_ODD_SPACE = re.compile(rf"^\s*[{mends.ODD_SPACES}]|^\s*-[{mends.ODD_SPACES}]|{_NAME}:[{mends.ODD_SPACES}]|{_NAME}：")
_ODD_INDENT = re.compile(rf"^\s*[{mends.ODD_SPACES}]")
_OPENED_QUOTE = re.compile(r"""(?:^\s*-\s+|:\s+)(?:(")(?:[^"\\]|\\.)*|(')[^']*)$""")
_OPENED_BRACKET = re.compile(r"(?:^\s*-\s+|:\s+)([\[{])")
_VALUE = re.compile(r"^\s*(?:-\s+)*(?:\w+:\s+)?(?P<start>\S)")
_VALUE_WITH_COLON = re.compile(r"^\s*(?:-\s+)*\S[^:]*(?::\S[^:]*)*?:\s+(?=\S)")

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
_TAB = "Dòng này thụt đầu dòng bằng phím Tab. Đề nghị thay bằng dấu cách."
_NOT_YAML = "Chỗ này không đúng cú pháp YAML. Đề nghị kiểm tra lại, hoặc đặt giá trị trong ngoặc kép."
_STRAY_COLON = "mapping values are not allowed"
_NEW_DOCUMENT = "<document start>"
"""A piece of the problem with a text that is no group of fields: its first line lacks the colon or a space after it."""
_AT_CONTEXT = ("found unexpected end of stream", "expected ',' or", "expected ':'", "did not find the expected")
"""Pieces of problems that a parser notices at the end of a faulty part; the finding belongs at the part's beginning."""


def slips(error: YamlSyntaxError, mark: Mark, lines: Sequence[str], pending: int) -> Iterator[SyntaxSlip]:
    """The slips that may have stopped a parser at `mark`, the likeliest first; there is at least one.

    `pending` is the line of what the parser was reading.
    """
    stop = _Stop(error, mark, [*lines, ""], pending)
    return (found for finder in _FINDERS for found in finder(stop))


def _odd_space(stop: _Stop) -> Iterator[SyntaxSlip]:
    sought = [(stop.unfinished, _ODD_SPACE), (stop.oddly_indented, _ODD_INDENT), (stop.number, _ODD_SPACE)]
    for number, sign in sought:
        line = stop.lines[number]
        if match := sign.search(line):
            edit = {number: mends.usual_signs(line)}
            yield SyntaxSlip(number, match.end() - 1, _ODD_CHARACTER, (edit,), certain=True, plain=True)


def _missing_space(stop: _Stop) -> Iterator[SyntaxSlip]:
    """A dash without its space, or a colon; a text may hold such a colon, so it counts where the parser lacks one."""
    lacks_colon = stop.is_unmatched or stop.says(_STRAY_COLON, "expected ':'", _NEW_DOCUMENT)
    sought = [(stop.unfinished, _MISSING_SPACE), (stop.unfinished, _TIGHT_ITEM)] if lacks_colon else []
    for number, sign in [*sought, (stop.number, _TIGHT_DASH), (stop.above, _TIGHT_DASH), (stop.number, _TIGHT_ITEM)]:
        line = stop.lines[number]
        if match := sign.search(line):
            certain = sign is not _MISSING_SPACE or bool(_FIELD_NAME.match(line))
            sentence = f"Sau dấu “{match[0][-1]}” phải có dấu cách. Đề nghị thêm dấu cách."
            edits = mends.spaced(stop.lines, number, match.end())
            yield SyntaxSlip(number, match.end() - 1, sentence, edits, certain=certain, plain=True)


def _no_colon(stop: _Stop) -> Iterator[SyntaxSlip]:
    """The first line that is no comment, when the text as a whole is no group of fields."""
    if stop.says(_NEW_DOCUMENT):
        yield SyntaxSlip(stop.unfinished, 0, _NO_COLON, _with_colon(stop, stop.unfinished))


def _tab(stop: _Stop) -> Iterator[SyntaxSlip]:
    if stop.sign != "\t":
        return
    indent = mends.indent(stop.line)
    columns = mends.indentations(stop.lines, stop.number) if stop.column < indent else [indent]
    if stop.says("violates indentation") and not mends.is_field(stop.line):
        columns.append(max(columns, default=0) + mends.STEP)
    if stop.line.strip():  # a tab was to indent the text
        columns = [column for column in columns if column] or columns
    edits = tuple({stop.number: mends.indented(stop.line, column)} for column in columns)
    trials = tuple(mends.tabs_replaced(stop.lines, stop.number, column) for column in columns)
    yield SyntaxSlip(stop.number, stop.column, _TAB, edits, trials, certain=True, plain=True)


def _reserved_sign(stop: _Stop) -> Iterator[SyntaxSlip]:
    if stop.says("cannot start any token"):
        yield _to_be_quoted(stop, stop.column)


def _stray_colon(stop: _Stop) -> Iterator[SyntaxSlip]:
    if not stop.says(_STRAY_COLON):
        return
    match = _VALUE_WITH_COLON.match(stop.line)
    if match is None or match.end() > stop.column:
        yield SyntaxSlip(stop.number, stop.column, _INDENTATION, _indented(stop, stop.number))
        return
    value = stop.line.split(": ", 1)[-1].strip()
    mend = f'ghi “"{value}"”' if not set(value) & set("\"'#\\") else "đặt toàn bộ giá trị trong ngoặc kép"
    sentence = f"Giá trị có dấu hai chấm phải đặt trong ngoặc kép. Đề nghị {mend}."
    is_text = not value.split(" #")[0].rstrip().endswith(":")
    certain = is_text and not mends.goes_on_as_fields(stop.lines, stop.number, match.end())
    edit = mends.quoted(stop.lines, stop.number, match.end())
    yield SyntaxSlip(stop.number, stop.column, sentence, (edit,), certain=certain, plain=True)


def _quote_left_open(stop: _Stop) -> Iterator[SyntaxSlip]:
    """A quote without its partner swallows lines up to the next quote, on whose line the parser stops."""
    if not (stop.is_unmatched or stop.says("unknown escape", "expected ',' or")):
        return
    number = stop.context if stop.says("unknown escape") else stop.pending
    match = _OPENED_QUOTE.search(stop.lines[number])
    if match and number < stop.number:
        sign = match[1] or match[2]
        if not any(sign in between for between in stop.lines[number + 1 : stop.number]):
            yield _open_quote(stop, number, match.start(match.lastindex or 0), sign)


def _open_quote(stop: _Stop, number: int, column: int, sign: str) -> SyntaxSlip:
    name = "Dấu ngoặc kép" if sign == '"' else "Dấu nháy"
    sentence = f"{name} mở ở đây chưa đóng. Đề nghị thêm {name.lower()} đóng."
    edit = mends.closed(stop.lines, number, column, sign)
    return SyntaxSlip(number, column, sentence, (edit,), plain=True)


def _bracket_left_open(stop: _Stop) -> Iterator[SyntaxSlip]:
    """A bracket without its partner, which is noticed at the text's end."""
    if not stop.says("node content") or stop.line.strip():
        return
    for number in range(stop.number - 1, -1, -1):
        if match := _OPENED_BRACKET.search(stop.lines[number]):
            sentence = "Ngoặc mở ở đây chưa đóng. Đề nghị thêm dấu đóng ngoặc."
            yield SyntaxSlip(number, match.start(1), sentence, _closed(stop, number, match.start(1)), plain=True)
            return


def _value_to_be_quoted(stop: _Stop) -> Iterator[SyntaxSlip]:
    """A slip in the line's value, when the parser stopped at or inside it: text after a quote, or a reserved sign."""
    match = None if stop.says("expected ':'") else _VALUE.search(stop.line)
    if match is None or match.start("start") > stop.column:
        return
    start = match["start"]
    if start in "\"'" and stop.is_unmatched and stop.column > match.start("start"):
        yield SyntaxSlip(
            stop.number,
            stop.column,
            "Sau dấu ngoặc kép hoặc dấu nháy đóng không được có chữ. Đề nghị đặt toàn bộ giá trị trong ngoặc kép.",
            (mends.quoted(stop.lines, stop.number, match.start("start")),),
            plain=True,
        )
    elif start in "&*![]{}@`%|>" or (start in "?," and match.start("start") == stop.column):
        yield _to_be_quoted(stop, match.start("start"))


def _to_be_quoted(stop: _Stop, column: int) -> SyntaxSlip:
    line, sign = stop.line, stop.line[column : column + 1]
    sentence = f"Giá trị bắt đầu bằng “{sign}” phải đặt trong ngoặc kép. Đề nghị thêm dấu ngoặc kép."
    value = _VALUE.search(line)
    if value is None or value.start("start") != column:
        return SyntaxSlip(
            stop.number, column, sentence, ({stop.number: mends.quoted_within(line, column)},), plain=True
        )
    edit = mends.quoted(stop.lines, stop.number, column)
    return SyntaxSlip(stop.number, column, sentence, (edit,), certain=_is_one_text(stop, column), plain=True)


def _is_one_text(stop: _Stop, column: int) -> bool:
    """True if the value at `column` of the stopped line is a text for certain: no block, list or field was meant."""
    value = mends.value(stop.line, column)
    if column == mends.indent(stop.line) or re.match(r"[|>][-+]|[\[{][^\]}]*$", value):
        return False
    if value[0] in "|>" and mends.goes_on(stop.lines, stop.number, column):
        return False
    is_item = column == mends.content(stop.line)
    return not (is_item and ": " in value) and not mends.goes_on_as_fields(stop.lines, stop.number, column)


def _as_the_parser_says(stop: _Stop) -> Iterator[SyntaxSlip]:
    context = stop.error.context_mark if stop.says(*_AT_CONTEXT) else None
    mark = stop.mark if context is None else context
    sentence = next((sentence for piece, sentence in _SENTENCES if stop.says(piece)), _NOT_YAML)
    plain = stop.says("unexpected end of stream", "expected ',' or", "unknown escape", "entries are not allowed")
    yield SyntaxSlip(mark.line, mark.column, sentence, _guesses(stop, mark), plain=plain)


def _guesses(stop: _Stop, mark: Mark) -> tuple[Edit, ...]:
    """Edits with which a parser may read on after the problem that it names."""
    line = stop.lines[mark.line]
    sign = line[mark.column : mark.column + 1]
    if stop.says("found unexpected end of stream"):
        return (mends.closed(stop.lines, mark.line, mark.column, sign),)
    if stop.says("expected ',' or"):
        return _closed(stop, mark.line, mark.column)
    if stop.says("unknown escape"):
        return ({mark.line: f"{line[: mark.column]}\\{line[mark.column :]}"},)
    if stop.says("not allowed", "node content"):
        return (mends.quoted(stop.lines, mark.line, mark.column),)
    return _laid_out_otherwise(stop, mark)


def _laid_out_otherwise(stop: _Stop, mark: Mark) -> tuple[Edit, ...]:
    """Edits of a line whose fields do not fit: a colon more, less text, or another indentation."""
    line = stop.lines[mark.line]
    if stop.says("expected ':'"):
        return (*_with_colon(stop, mark.line), *_indented(stop, mark.line))
    if mark.column > mends.content(line):
        return ({mark.line: line[: mark.column].rstrip()},)
    return _indented(stop, mark.line)


def _closed(stop: _Stop, number: int, column: int) -> tuple[Edit, ...]:
    """The bracket at `column` closed behind its value."""
    sign = "]" if stop.lines[number][column] == "[" else "}"
    return (mends.closed(stop.lines, number, column, sign),)


def _with_colon(stop: _Stop, number: int) -> tuple[Edit, ...]:
    """A line with the colon that its field lacks: behind the first word."""
    line = stop.lines[number]
    start = mends.content(line)
    match = re.compile(r"\w+(?=\s|$)").match(line, start)
    return ({number: f"{line[: match.end()]}:{line[match.end() :]}"},) if match else ()


def _indented(stop: _Stop, number: int) -> tuple[Edit, ...]:
    """A line in each of the columns in which it may begin."""
    columns = mends.indentations(stop.lines, number)
    return tuple({number: mends.indented(stop.lines[number], column)} for column in columns)


_FINDERS = (
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
