"""A text that is read line by line is one without faults, and a parser finds the same in it, at the same places."""

from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.source import careful, parse
from cchc.source.by_line import ByLine, read_by_line
from cchc.source.data import MAX_DEPTH, MAX_NODES
from cchc.source.spans import Spans
from cchc.source.usual import is_usual

T = TypeVar("T")
ROOT = Path(__file__).parents[3]
FILES = sorted(path for folder in ("plans", "tests", "docs", "templates") for path in (ROOT / folder).rglob("*.yaml"))
TEXTS = [text for path in FILES if is_usual(text := path.read_text(encoding="utf-8", errors="replace"))]
NAMES = ["a", "b", "c", "d_e", "f-g", "H", "i1"]
VALUES = [
    *("một", "một hai", "một:hai", "C#", "một#hai", "1.10", "null", "'một'", '"một: # hai"', "'một \" hai'", "một  "),
    *(
        "một  # x",
        "'một'  # y #z",
        '"một"   ',
        "<b>một</b>",
        "a - b",
        "“một”",
        "(a) {b} [c]",
        "x, y",
        "một'",
        "=",
        "<<",
    ),
    *("a: b", "#x", "a #b", "a:#b", "một:", "a ? b", "'  x '", '" #x"', "...x", "a---", "+1", ".5", "", " ", "  # x"),
    *(
        "''",
        '"  "',
        "'một''hai'",
        '"một',
        "- một",
        "[một]",
        "{}",
        "-",
        "~",
        "&a một",
        "*a",
        "!t một",
        "? một",
        "|+",
        ">1",
    ),
]
TEXT_LINES = ["một", "một hai", "# x", "a: b", "- một", "một # x", "một  ", "x  y", "|-", "'a'", "---", "*", "một:", ""]
ODD = [
    *(
        "#",
        " #",
        " ",
        "  ",
        "\n",
        "\n\n",
        "- ",
        "-",
        ": ",
        ":",
        "'",
        '"',
        "|",
        "|-\n",
        ">",
        "\n  ",
        "a: ",
        "x",
        "[",
        "}",
    ),
    *("? ", "!", "&a ", "*a", "---\n", "...\n", "%A\n", "# c\n", "\n# c", "\t", ""),
]


TREES = st.recursive(
    st.sampled_from(VALUES) | st.lists(st.sampled_from(TEXT_LINES), min_size=1, max_size=3).map(tuple),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)
"""Values on a line, the lines of block texts (tuples), lists, groups of fields."""


class Layout:
    """Lines in the layout of plans, mostly, or in one that is close to it."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self.lines: list[str] = []

    def usually(self, usual: T, *others: T) -> T:
        return self._draw(st.sampled_from([*[usual] * 3 * len(others), *others]))

    def fields(self, group: dict[str, object], column: int, start: str = "") -> None:
        """The fields of a group; `start` stands before the first one, in place of the indentation."""
        for name, value in group.items():
            if not start:
                self._beside(column)
            self._value(f"{start or ' ' * column}{name}:", value, column)
            start = ""

    def _items(self, items: list[object], column: int) -> None:
        for item in items:
            self._beside(column)
            start = f"{' ' * column}-{self.usually(' ', '  ')}"
            if isinstance(item, dict):
                self.fields(item, column + 2, start)
            else:
                self._value(start.rstrip(), item, column)

    def _value(self, start: str, value: object, column: int) -> None:
        if isinstance(value, str):
            self.lines.append(f"{start}{self.usually(' ', '  ')}{value}")
        elif isinstance(value, tuple):
            self.lines.append(f"{start} {self._draw(st.sampled_from(['|-', '>-', '|', '>']))}{self._comment()}")
            inner = " " * (column + self.usually(2, 1, 3, 4))
            more = [self.usually("", " ", "  ") for _ in value]
            self.lines += [f"{inner}{extra}{line}" if line else extra for extra, line in zip(more, value, strict=True)]
        else:
            self.lines.append(start + self._comment())
            if isinstance(value, dict):
                self.fields(value, column + self.usually(2, 1, 4))
            elif isinstance(value, list):
                self._items(value, column + self.usually(0, 2, 1))

    def _beside(self, column: int) -> None:
        """Sometimes a blank line, or a comment."""
        if line := self.usually(None, "", "#", " " * column + "# x", " " * (column + 2) + "# a: b", "#x", "  "):
            self.lines.append(line)

    def _comment(self) -> str:
        return self.usually("", " ", "  # x", " #x")


@st.composite
def layouts(draw: st.DrawFn) -> str:
    """Texts that can mostly be read line by line."""
    layout = Layout(draw)
    layout.fields(draw(st.dictionaries(st.sampled_from(NAMES), TREES, min_size=1, max_size=4)), 0)
    return "\n".join(layout.lines) + layout.usually("\n", "", "\n\n", "\n# x\n")


@st.composite
def disturbed(draw: st.DrawFn) -> str:
    """The beginning of a real file, or lines like those of one, with odd things put into it."""
    text = draw(st.one_of(st.sampled_from(TEXTS), layouts()))
    text = text[: draw(st.integers(1, 1000))]
    for odd in draw(st.lists(st.sampled_from(ODD), max_size=2)):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + odd + text[at + draw(st.integers(0, 3)) :]
    return f"{text}\n"


def require_the_same(text: str, found: ByLine) -> None:
    """Require that a parser finds no fault in a text, and the same in the same places."""
    read = careful.read(text, normalize=True, usual=True)
    assert (read.faults, read.notes, read.mended, read.begun) == ((), (), None, None)
    assert found.data == read.data
    own, others = Spans(text, found.extents), read.spans
    assert (own.keys, own.values, own.scalars) == (others.keys, others.values, others.scalars)
    assert own.closings == others.closings == {}


@given(layouts() | disturbed())
@settings(max_examples=400, deadline=None)
def test_the_parser_finds_the_same_at_the_same_places(text: str) -> None:
    if is_usual(text) and (found := read_by_line(text)):
        require_the_same(text, found)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_parser_finds_the_same_in_all_files(path: Path) -> None:
    text = path.read_text(encoding="utf-8", errors="replace")
    if is_usual(text) and (found := read_by_line(text)):
        require_the_same(text, found)


def test_most_files_are_read_line_by_line() -> None:
    sound = [text for text in TEXTS if not parse(text.encode()).faults]
    assert sum(read_by_line(text) is not None for text in sound) > len(sound) * 3 / 4


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: một  # x\nb:\n", {"a": "một", "b": None}),
        ("# x\n\na: 'C# # x'\nb: \"một: hai\"\n", {"a": "C# # x", "b": "một: hai"}),
        (
            "a:\n- b: 1\n  c:\n  - một\n  - hai\n- b: 2\nd: 3\n",
            {"a": [{"b": "1", "c": ["một", "hai"]}, {"b": "2"}], "d": "3"},
        ),
        ("a:\n  - b\n  - c\nd:\n    e: 1\n", {"a": ["b", "c"], "d": {"e": "1"}}),
        ("a: |-\n  một\n   hai\n\n  # ba\n\nb: 1\n", {"a": "một\n hai\n\n# ba", "b": "1"}),
        ("a: >-  # x\n  một\n  hai\n# y\nb: |\n  ba\n\n", {"a": "một hai", "b": "ba\n"}),
        ("a:\n- |-\n một\n- b: >-\n    hai\n", {"a": ["một", {"b": "hai"}]}),
    ],
)
def test_the_usual_layouts_are_read(text: str, data: object) -> None:
    found = read_by_line(text)
    assert found is not None
    assert found.data == data
    require_the_same(text, found)


@pytest.mark.parametrize(
    "text",
    [
        *("", "# x\n", "\n", "a: 1", "- a\n", " a: 1\n", "a\n", "---\na: 1\n", "a: 1\n...\n", "%YAML 1.1\n"),
        *("a: 1\na: 2\n", "a: một\n  hai\n", "a: một: hai\n", "a:\n một\n", "a: 1\n b: 2\n", "a: 1\n- b\n"),
        *("a: ''\n", "a: ' '\n", "a: [b]\n", "a: {}\n", "a: &x b\n", "a: *x\n", "a: !x b\n", "a: 'b''c'\n"),
        *("a:\tb\n", "a: b\n  \n", "a:\n-\n", "a:\n- \n", "a:\n- - b\n", "a:\n-  b: 1\n", "a:\n  b: 1\n c: 2\n"),
        *("a: |-\n\n  b\n", "a: |-\nb: 1\n", "a:\n  b: |-\n  c\n", "a: |-\n  b\n c\n", "a: |+\n  b\n", "a: |2-\n  b\n"),
        *("a: >-\n  b\n\n  c\n", "a: >-\n  b\n   c\n", "a: >-\n  b\n\n  # c\n", "a: >-\n  b\n    # c\n", "tên: x\n"),
        *("a:\n- b\n  c: 1\n", "a:\n- b: 1\n c: 2\n", "a:\n  - b\n  c: 1\n", "a:\n- b\n - c\n", f"{'a' * 101}: 1\n"),
    ],
)
def test_another_layout_is_left_to_the_parser(text: str) -> None:
    assert read_by_line(text) is None


def test_the_limits_of_a_text_are_the_parsers() -> None:
    deep = ["".join(f"{' ' * depth}a:\n" for depth in range(levels)) + f"{' ' * levels}a: 1\n" for levels in range(20)]
    deepest = max(levels for levels, text in enumerate(deep) if read_by_line(text))
    assert deepest == MAX_DEPTH - 2
    assert not parse(deep[deepest].encode()).faults
    assert [fault.code for fault in parse(deep[MAX_DEPTH].encode()).faults] == ["Y108"]
    long = "".join(f"a{number}: 1\n" for number in range(MAX_NODES // 2))
    assert read_by_line(long) is None
    assert [fault.code for fault in parse(long.encode()).faults] == ["Y108"]
