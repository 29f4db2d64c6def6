"""A usual text is read without a look at each value, and the same is found as with one."""

import re
import unicodedata
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.source import FORBIDDEN, PILED_MARKS, Document, faulty_ignores, ignores, legacy_encoding, parse
from cchc.source.usual import is_usual

ROOT = Path(__file__).parents[3]
FILES = sorted(path for folder in ("plans", "tests", "docs", "templates") for path in (ROOT / folder).rglob("*.yaml"))
USUAL = [sign for sign in map(chr, range(0x110000)) if is_usual(sign)]
LINES = [line for path in FILES for line in path.read_text(encoding="utf-8", errors="ignore").split("\n")]
ODD = [
    *(
        "#",
        " # x",
        "  ",
        "- ",
        "-",
        ": ",
        "? ",
        "'",
        '"',
        "|-\n",
        ">  # x\n",
        "[",
        "]",
        "{",
        "}",
        ",",
        "\n",
        "\t",
        "\r",
    ),
    *(
        "&a ",
        "*a",
        "!t ",
        "\\",
        "\\n",
        "\\0",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "a: 1\n",
        "''",
        '""  # x',
        "# cchc: ignore[P314] a",
    ),
    *(
        "\u0301",
        "a\u0301",
        "\u0301" * 9,
        "\u00a0",
        "\u200b",
        "\ufeff",
        "\x85",
        "²",
        "°",
        "C«ng chøc",
        "Coâng taùc",
        "aÀ",
    ),
]


def with_a_look_at_each_value(content: bytes, *, normalize: bool) -> Document:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cchc.source.document.is_usual", lambda _: False)
        patch.setattr("cchc.source.builder.is_usual", lambda _: False)
        return parse(content, normalize=normalize)


def everything(document: Document) -> object:
    spans = document.spans
    where = (spans.keys, spans.values, spans.scalars, spans.closings)
    told = (document.faults, document.notes, document.mended, document.begun)
    comments = None if document.faults else (document.comments, ignores(document), faulty_ignores(document))
    return document.text, document.data, where, told, comments


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Some lines of real files with odd things put into them."""
    start = draw(st.integers(0, len(LINES) - 1))
    text = "\n".join(LINES[start : start + draw(st.integers(1, 30))])
    for odd in draw(st.lists(st.sampled_from(ODD), max_size=3)):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + odd + text[at + draw(st.integers(0, 2)) :]
    return text


def test_no_two_usual_characters_side_by_side_need_a_closer_look() -> None:
    for pair in map("".join, product(USUAL, repeat=2)):
        if is_usual(pair):
            assert legacy_encoding(f"{pair} {pair}") is None, pair
            assert unicodedata.is_normalized("NFC", pair), pair
            assert not re.search(f"{FORBIDDEN}|{PILED_MARKS}|[\\\\\r]", pair * 9), pair


def test_letters_of_vietnamese_are_usual() -> None:
    letters = [
        unicodedata.normalize("NFC", letter + tone)
        for letter, tone in product("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY", ["", *"\u0300\u0301\u0303\u0309\u0323"])
    ]
    assert set(USUAL) >= {*letters, "đ", "Đ"}


@given(texts(), st.booleans())
@settings(max_examples=300, deadline=None)
def test_a_closer_look_finds_nothing_else(text: str, normalize: bool) -> None:
    content = text.encode()
    careful = with_a_look_at_each_value(content, normalize=normalize)
    assert everything(parse(content, normalize=normalize)) == everything(careful)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_closer_look_finds_nothing_else_in_all_files(path: Path) -> None:
    content = path.read_bytes()
    assert everything(parse(content)) == everything(with_a_look_at_each_value(content, normalize=True))


@pytest.mark.parametrize("text", ["a: 1²\n", "a: 20°C\n", "a: aÀ\n", 'a: "\\t"\n', "a: a\u0301\n"])
def test_an_unusual_text_may_have_nothing_wrong_with_it(text: str) -> None:
    assert not is_usual(text)
    assert parse(text.encode()).faults == ()
