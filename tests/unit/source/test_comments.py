import re
from bisect import bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.diagnostics import Span
from cchc.source import Document, faulty_ignores, ignores, parse

PIECES = [
    "#",
    "# a",
    " #",
    "\n",
    "\n  ",
    "\n# a",
    "b: ",
    "- ",
    "'",
    '"',
    "|\n ",
    ">-  # a\n ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "c",
]


def comments(text: str) -> list[tuple[int, int, str, bool]]:
    return [(found.span.line, found.span.column, found.text, found.alone) for found in parse(text.encode()).comments]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# a\nb: c  # d\n", [(1, 1, "# a", True), (2, 7, "# d", False)]),
        ("a: b#c\n", []),
        ("a: 'b # c'  # d\n", [(1, 13, "# d", False)]),
        ('a: "b \\" # c"\n', []),
        ("a: |-  # đầu\n  b # c\n  # d\n\n  # e\nf: g\n", [(1, 8, "# đầu", False)]),
        ("a: >-\n  b # c\n# d\n", [(3, 1, "# d", True)]),
        ("a: b\n   c\n# d\n", [(3, 1, "# d", True)]),
        ('a: "b\n  # c\n  d"\n', []),
        ('a: [b, # c\n  "# d"]  # e\n', [(1, 8, "# c", False), (2, 11, "# e", False)]),
        ("- a\n-  # b\n  c: d\n", [(2, 4, "# b", False)]),
        ("a:\n  # b\n  c: d\n", [(2, 3, "# b", True)]),
        ("a: b\t# c\n", [(1, 6, "# c", False)]),
    ],
)
def test_a_sign_is_a_comment_only_outside_of_values(text: str, found: list[tuple[int, int, str, bool]]) -> None:
    assert comments(text) == found


def by_lines(document: Document) -> list[tuple[int, int]]:
    """The places of comments, found by going through all lines with the spans of all texts at hand."""
    inside = sorted(document.spans.scalars)
    found = []
    for number, line in enumerate(document.lines, 1):
        for column in (match.start() + 1 for match in re.finditer(r"(?:^|(?<=[ \t]))#", line)):
            before = bisect_right(inside, (number, column, number, 1 << 30)) - 1
            if before < 0 or not holds(inside[before], number, column, document):
                found.append((number, column))
                break
    return found


def holds(span: Span, line: int, column: int, document: Document) -> bool:
    is_block = document.line(span.line)[span.column - 1 : span.column] in {"|", ">"}
    return not (is_block and line == span.line) and (line, column) < (span.end_line, span.end_column)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_comments_are_all_signs_outside_of_values(text: str) -> None:
    document = parse(text.encode())
    if not document.faults:
        assert [(found.span.line, found.span.column) for found in document.comments] == by_lines(document)


@given(
    st.text("# \t\n", max_size=3),
    st.sampled_from(["cchc", "CCHC", "cChc"]),
    st.text(": -_\u00a0\u2003", min_size=1, max_size=3),
    st.sampled_from(["ignore", "IGNORE", "ignores", "İgnore", "ıgnore", "inore", "in", "nignore"]),
)
def test_ignore_comments_are_found_however_they_are_written(start: str, name: str, sign: str, word: str) -> None:
    document = parse(f"a: 1\n# {start}{name}{sign}{word}[P314] vì sao\n".encode())
    is_one = re.search(r"cchc\s*[:\-_ ]\s*i[a-z]{4,7}\b", document.text, re.IGNORECASE) is not None
    assert bool(ignores(document) or faulty_ignores(document)) == is_one
