"""Findings for people: the caret stands under what is meant, whatever letters stand before it."""

import sys
from unicodedata import combining, east_asian_width

import pytest

from cchc.diagnostics import Diagnostic, Related, Span
from cchc.report.cells import is_even
from cchc.report.findings import text
from cchc.report.findings.checked import Checked, Presentation


def shown(*found: Diagnostic, width: int | None = None) -> list[str]:
    checked = Checked(found, (), ("a.yaml",), frozenset())
    return text.snippets(checked, Presentation(width)).split("\n")


def finding(excerpt: str, start: int, end: int, **more: object) -> Diagnostic:
    return Diagnostic("a.yaml", Span(7, start, 7, end), "P303", "Sai.", excerpt=excerpt, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("excerpt", "start", "end", "carets"),
    [
        ("    score: 3", 12, 13, " " * 11 + "^"),
        ("tên: Trưởng ban", 6, 12, "     ^^^^^^"),
        ("te\u0302n: x", 7, 8, "     ^"),
        ("漢字: x", 5, 6, "      ^"),
        ("score: 3", 9, 9, "        ^"),
    ],
)
def test_the_caret_stands_under_what_is_meant(excerpt: str, start: int, end: int, carets: str) -> None:
    lines = shown(finding(excerpt, start, end))
    assert lines[:3] == [f"a.yaml:7:{start}: lỗi P303 Sai.", f" 7 | {excerpt}", f"   | {carets}"]


def test_a_long_line_is_cut_around_what_is_meant() -> None:
    line = "a" * 300 + "MEANT" + "b" * 300
    _, excerpt, carets, *_ = shown(finding(line, 301, 306), width=None)
    assert excerpt.startswith(" 7 | …")
    assert excerpt.endswith("…")
    assert len(excerpt) <= 100
    assert excerpt[carets.index("^") :].startswith("MEANT")
    assert carets.count("^") == 5


def test_the_place_in_the_officials_words_and_the_other_places_are_told_below() -> None:
    other = Related("b.yaml", Span(2, 3, 2, 4), "lần đầu ở đây")
    found = finding("x", 1, 2, where="Phụ lục I, TT 4", related=(other,))
    assert shown(found)[3:5] == ["   = Phụ lục I, TT 4", "   = b.yaml:2:3: lần đầu ở đây"]


def test_one_line_for_editors_has_the_severity_in_english() -> None:
    checked = Checked((finding("x", 1, 2),), (), ("a.yaml",), frozenset())
    assert text.concise(checked, Presentation()) == "a.yaml:7:1: error P303 Sai.\n"


def test_latin_letters_and_usual_marks_take_one_column_each() -> None:
    letters = [
        chr(at) for first, last in ((0, 0x2FF), (0x1E00, 0x1EFF), (0x2010, 0x2027)) for at in range(first, last + 1)
    ]
    assert not any(combining(letter) or east_asian_width(letter) in "WF" for letter in letters)
    assert text.columns("".join(letters)) == len(letters)
    even = filter(is_even, map(chr, range(sys.maxunicode + 1)))
    assert not any(combining(letter) or east_asian_width(letter) in "WF" for letter in even)
