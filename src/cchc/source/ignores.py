"""Accepted findings: `# cchc: ignore[P314] lý do`, on the line of the field or of the finding's place in it.

A reason is required, since the next reader has to know why; without one the comment does nothing. Mandatory codes
cannot be ignored.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from cchc.diagnostics import CATALOGUE, Span
from cchc.guessing import nearest, question
from cchc.source.document import Document
from cchc.source.spans import Fault

_IGNORE = (
    r"(?i)#?\s*cchc\s*(?P<sign>[:\-_ ])\s*(?P<word>i[a-z]{4,7})\b\s*(?:\[(?P<codes>[^\]]*)\])?\s*(?P<reason>[^#;]*)"
)
"""An ignore comment, as a pattern, since few texts need it compiled."""
_NAMED = re.compile(rb"cchc[\W_]*(?:i|\xc4[\xb0\xb1])")
"""The beginning of every ignore comment, in lower case in UTF-8; case aside, ı and İ count as “i” in a pattern."""
_FORM = "Đề nghị ghi dạng “# cchc: ignore[P314] lý do”."


class Ignore(NamedTuple):
    """An ignore comment: its span, the codes to ignore, the reason, and the codes that had a finding here (`used`)."""

    span: Span
    codes: tuple[str, ...]
    reason: str
    used: set[str]


def ignores(document: Document) -> list[Ignore]:
    """The valid ignore comments of a document."""
    return [ignore for ignore in _all(document) if not _fault(ignore)]


def faulty_ignores(document: Document) -> list[Fault]:
    """The faults (Y114) of the invalid ignore comments."""
    faults = [Fault(ignore.span, "Y114", sentence) for ignore in _all(document) if (sentence := _fault(ignore))]
    return [*faults, *_in_values(document)]


def _in_values(document: Document) -> Iterator[Fault]:
    """The faults (Y114) of ignore comments that stand inside a text, where they would be printed."""
    if not _may_have(document.text):
        return
    comments = {comment.span.line for comment in document.comments}
    for number, line in enumerate(document.lines, 1):
        match = re.search(_IGNORE, line) if "cchc" in line.casefold() and number not in comments else None
        if match and nearest(match["word"], ["ignore"]):
            yield Fault(
                Span(number, match.start() + 1, number, match.end() + 1),
                "Y114",
                "Chữ này đứng trong một đoạn văn nên sẽ được in ra, không phải là chú thích. Đề nghị đưa lên dòng có "
                "tên trường (sau dấu “|-” hoặc “>-”).",
            )


def _all(document: Document) -> Iterator[Ignore]:
    if not _may_have(document.text):
        return
    for comment in document.comments:
        if (match := re.search(_IGNORE, comment.text)) and nearest(match["word"], ["ignore"]):
            is_right = match["sign"] == ":" and match["word"].casefold() == "ignore"
            written = (match["codes"] or "") if is_right else ""
            codes = tuple(code for code in re.split(r"[\s,;]+", written.upper()) if code)
            start = comment.span.column + match.start()
            span = Span(comment.span.line, start, comment.span.line, comment.span.end_column)
            yield Ignore(span, codes, match["reason"].strip(" :-–"), set())


@lru_cache(maxsize=1)
def _may_have(text: str) -> bool:
    """True if there may be an ignore comment in a text; cached, since it is asked for twice.

    In bytes, because a search that must not heed case takes long, and all plans speak of “CCHC”.
    """
    return _NAMED.search(text.encode().lower()) is not None


def _fault(ignore: Ignore) -> str | None:
    if not ignore.codes:
        return f"Chú thích này chưa ghi mã cần bỏ qua nên không có tác dụng. {_FORM}"
    for code in ignore.codes:
        if code not in CATALOGUE:
            return f"Không có mã “{code}”{question(nearest(code, CATALOGUE))} {_FORM}"
        if code[0] == "Y" and not CATALOGUE[code].mandatory:
            return f'{code} không bỏ qua được bằng chú thích. Đề nghị ghi ignore = ["{code}"] trong cchc.toml.'
        if CATALOGUE[code].mandatory:
            return f"{code} không bỏ qua được: còn lỗi này thì tệp không dùng được. Đề nghị sửa lỗi và bỏ chú thích."
    if not ignore.reason:
        return f"Chú thích này chưa ghi lý do nên không có tác dụng. {_FORM}"
    return None
