"""What the YAML libraries say of a syntax error, in Vietnamese, with the place to look at and a way to mend it.

The two libraries word the same error differently ("in this context" / "here"); each entry holds a piece that both say.
"""

from cchc.diagnostics import FILE_START, Span
from cchc.source.events import YamlSyntaxError
from cchc.source.spans import Fault, between

_UNCLOSED = ("found unexpected end of stream", "expected ',' or", "did not find the expected")
"""The end is where it was noticed; what has to be mended is where the quote or bracket was opened."""

_SENTENCES = (
    ("found unexpected end of stream", "Ngoặc kép hoặc ngoặc đơn mở ở đây chưa đóng. Đề nghị thêm dấu đóng ngoặc."),
    ("expected ',' or", "Ngoặc mở ở đây chưa đóng, hoặc thiếu dấu phẩy giữa các mục. Đề nghị kiểm tra lại."),
    (
        "entries are not allowed",
        (
            "Danh sách phải bắt đầu ở dòng dưới tên trường. Đề nghị đưa dấu “-” xuống dòng mới, hoặc đặt "
            "giá trị trong ngoặc kép."
        ),
    ),
    ("unknown escape character", "Dấu “\\” trong ngoặc kép có nghĩa riêng. Đề nghị ghi “\\\\” hoặc dùng ngoặc đơn."),
    ("block scalar", "Sau dấu “|” hoặc “>” chỉ được có “-”, “+” hoặc chú thích. Đề nghị đưa nội dung xuống dòng dưới."),
    ("node content", "Ngoặc [ ] hoặc { } ở đây chưa đóng, hoặc thiếu nội dung. Đề nghị kiểm tra lại."),
    (
        "did not find expected",
        "Dòng này không khớp với mục đang viết. Đề nghị kiểm tra chỗ thụt đầu dòng và dấu ngoặc.",
    ),
    ("expected <block end>", "Dòng này không khớp với mục đang viết. Đề nghị kiểm tra chỗ thụt đầu dòng và dấu ngoặc."),
    ("could not find expected ':'", "Thiếu dấu hai chấm sau tên trường. Đề nghị ghi dạng “tên: giá trị”."),
)


def explain(error: YamlSyntaxError, text: str) -> Fault:
    """The one finding for a text that is not YAML."""
    mark = error.context_mark if _unclosed(error) else error.mark
    if mark is None:
        return Fault(FILE_START, "Y101", "Tệp không đúng cú pháp YAML. Đề nghị kiểm tra lại nội dung.")
    line = [*text.split("\n"), ""][mark.line]
    point = between(mark, mark)
    return Fault(
        Span(point.line, point.column, point.line, point.column + 1), "Y101", _sentence(error, line, mark.column)
    )


def _unclosed(error: YamlSyntaxError) -> bool:
    return error.context_mark is not None and any(piece in error.problem for piece in _UNCLOSED)


def _sentence(error: YamlSyntaxError, line: str, column: int) -> str:
    if "mapping values are not allowed" in error.problem:
        return _stray_colon(line, column)
    if "cannot start any token" in error.problem or "tab character" in error.problem:
        return _stray_character(line[column : column + 1])
    if "did not find expected key" in error.problem and (sentence := _badly_begun(line)):
        return sentence
    said = f"{error.problem} {error}"
    for piece, sentence in _SENTENCES:
        if piece in said:
            return sentence
    return "Chỗ này không đúng cú pháp YAML. Đề nghị kiểm tra lại, hoặc đặt giá trị trong ngoặc kép."


def _stray_colon(line: str, column: int) -> str:
    before = line[:column]
    if ": " in before:
        value = line.split(": ", 1)[1].strip()
        mend = f'ghi “"{value}"”' if not set(value) & set("\"'#\\") else "đặt toàn bộ giá trị trong ngoặc kép"
        return f"Giá trị có dấu hai chấm phải đặt trong ngoặc kép. Đề nghị {mend}."
    return (
        "Dòng này thụt đầu dòng không đúng, hoặc dòng trên thiếu dấu hai chấm sau tên trường. Đề nghị kiểm tra lại hai "
        "dòng."
    )


def _badly_begun(line: str) -> str | None:
    """What follows from how the line's value begins, where the parser noticed only later."""
    start = line.split(": ", 1)[-1].strip()[:1]
    if start in {"&", "*", "!"}:
        return _stray_character(start)
    if start in {'"', "'"}:
        return "Sau dấu đóng ngoặc không được có chữ. Đề nghị đặt toàn bộ giá trị trong ngoặc kép."
    return None


def _stray_character(character: str) -> str:
    if character == "\t":
        return "Dòng này thụt đầu dòng bằng phím Tab. Đề nghị thay bằng dấu cách."
    return f"Giá trị bắt đầu bằng “{character}” phải đặt trong ngoặc kép. Đề nghị thêm dấu ngoặc kép."
