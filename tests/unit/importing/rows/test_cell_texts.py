"""The text of a cell in the plan language."""

import pytest
from helpers.foreign import text

from cchc.importing.rows.cell_texts import has_literal_tags, language_text, without_start
from cchc.model.emphasis import Run


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        ([("Họp dân", "")], "Họp dân"),
        ([("Nửa ", ""), ("nghiêng", "i"), (" nửa ", ""), ("đậm", "b")], "Nửa <i>nghiêng</i> nửa <b>đậm</b>"),
        ([("Kiểm ", "i"), ("tra", "i"), ("; ", ""), ("thu thập ", "i"), ("tin", "")], "<i>Kiểm tra</i>; <i>thu thập</i> tin"),
        ([("một", "i"), (" ", ""), ("hai", "i")], "<i>một hai</i>"),
        ([("cả ô", "i"), (" nghiêng", "i")], "<i>cả ô nghiêng</i>"),
        ([("cả ô", "b"), (" đậm", "b"), (".", "")], "cả ô đậm."),
        ([("cả ô", "bi"), (" đậm", "b")], "<i>cả ô</i> đậm"),
        ([("một", "b"), (" hai", "bi"), (" ba", "")], "<b>một <i>hai</i></b> ba"),
    ],
)  # fmt: skip
def test_looks_inside_a_text_are_tags_and_bold_of_a_whole_text_is_none(
    runs: list[tuple[str, str]], expected: str
) -> None:
    assert language_text((tuple(Run(part, "i" in look, "b" in look) for part, look in runs),)) == expected


def test_lines_are_kept_and_emphasis_goes_on_over_them() -> None:
    assert language_text(text("- Một;\n- Hai").lines) == "- Một;\n- Hai"
    assert language_text(text("a <i>b\nc</i> d").lines) == "a <i>b\nc</i> d"


def test_tags_in_the_text_itself_are_told_and_leave_no_room_for_emphasis_that_they_would_garble() -> None:
    pair, crossed, alone = Run("dùng <i>thẻ</i>"), (Run("a <b> b", italic=True), Run(" c")), Run("a < b, <i> c")
    assert (language_text(((pair,),)), has_literal_tags(((pair,),))) == ("dùng <i>thẻ</i>", True)
    assert (language_text((crossed,)), has_literal_tags((crossed,))) == ("a <b> b c", True)
    assert (language_text(((alone,),)), has_literal_tags(((alone,),))) == ("a < b, <i> c", False)


@pytest.mark.parametrize(
    ("written", "letters", "rest"),
    [
        ("TC 1.1. Kế hoạch", 8, "Kế hoạch"),
        ("TC 1.1.\nKế hoạch", 8, "Kế hoạch"),
        ("<b>TC 1.1.</b> Kế <i>hoạch</i>", 7, "Kế <i>hoạch</i>"),
        ("Một", 3, ""),
    ],
)
def test_the_beginning_of_a_text_is_taken_off(written: str, letters: int, rest: str) -> None:
    assert language_text(without_start(text(written).lines, letters)) == rest
