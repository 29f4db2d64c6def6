"""The room that texts take is what rich says it is."""

import sys

from rich.cells import cell_len

from cchc.report.cells import cells, is_even


def test_each_letter_of_an_even_text_takes_one_column_and_is_no_blank_but_a_plain_one() -> None:
    even = [letter for letter in map(chr, range(sys.maxunicode + 1)) if is_even(letter)]
    assert [letter for letter in even if cell_len(letter) != 1 or not letter.isprintable()] == []
    assert [letter for letter in even if letter.isspace()] == [" "]


def test_a_text_takes_the_columns_of_its_letters() -> None:
    assert [cells(text) for text in ("", "Hằng tháng – “quý”", "漢字", "e\u0301")] == [0, 18, 4, 1]
