"""The words of tables are counted against those of the plan."""

from collections import Counter

from helpers.headed import MAINTAIN, headed

from cchc.importing.counting import cell_count, criterion_count, plan_words, reckoning, words
from cchc.importing.imported import Doubt, LeftOut, Weight, Why
from cchc.importing.rows.reading import rows_of
from cchc.source import Data

_DRAWN = (
    "TT | Tiêu chí | Điểm | Mục tiêu | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian\n1 | Họp | 2 | a | b | VP | ^ | nt"
)
_DATA: Data = {
    "title": "Phụ lục",
    "areas": [
        {
            "number": "I",
            "title": "Chỉ đạo",
            "criteria": [
                {"code": "1.1", "title": "<i>Họp</i> dân", "lead": "như trên", "cells": {"cach-cham": "Mỗi cuộc"}},
                {"title": "Hai", "parts": [{"title": "Như trên"}], "deliverables": [{"id": "x", "title": "Không in"}]},
            ],
        }
    ],
}


def test_words_are_letters_or_digits_in_whatever_case_and_form() -> None:
    assert words(["TC 1.10: Họp, HỌP", "<i>2đ</i>", "Ho\u0323p"]) == Counter(
        {"họp": 3, "tc": 1, "1": 1, "10": 1, "2": 1, "đ": 1}
    )


def test_the_words_of_a_plan_are_those_of_its_areas_and_rows_as_printed() -> None:
    assert sorted(plan_words(_DATA).elements()) == sorted(
        ["i", "chỉ", "đạo", "1", "1", "họp", "dân", "mỗi", "cuộc", "hai", "như", "trên"]
    )


def test_a_word_is_lost_if_neither_the_plan_nor_what_was_left_out_has_it() -> None:
    drawn = headed(MAINTAIN, _DRAWN)
    left = [LeftOut(Why.HEADING, cell.text, "") for cell in drawn.table.starting_in(1)]
    found = reckoning([drawn], words(["Họp", "2", "a", "b", "lạ"]), left, ())
    assert (found.lost, found.invented, found.is_even) == (
        Counter({"1": 1, "vp": 1, "nt": 1}),
        frozenset({"lạ"}),
        False,
    )
    told = [*left, LeftOut(Why.NUMBER, "1", ""), LeftOut(Why.DITTO, "nt", ""), LeftOut(Why.DOUBTED, "VP", "")]
    assert reckoning([drawn], words(["Họp", "2", "a", "b"]), told, ()).lost == Counter({"vp": 1})
    doubt = Doubt(Weight.ROW, "", "VP", "lạ", "")
    assert reckoning([drawn], words(["Họp", "2", "a", "b", "lạ"]), told, [doubt]).is_even


def test_a_doubted_word_counts_as_often_as_doubts_show_it() -> None:
    drawn = headed("number title", "TT | Nhiệm vụ\n1 | họp họp")
    told = [LeftOut(Why.HEADING, "TT Nhiệm vụ", ""), LeftOut(Why.NUMBER, "1", ""), LeftOut(Why.DOUBTED, "họp họp", "")]
    once, read = Doubt(Weight.ROW, "", "họp", "", ""), Doubt(Weight.ROW, "", "", "họp", "")
    assert reckoning([drawn], words([]), told, [once, read]).lost == Counter({"họp": 1})
    assert reckoning([drawn], words([]), told, [once, once]).is_even


def test_a_word_that_stands_twice_must_arrive_twice() -> None:
    drawn = headed("number title", "TT | Nhiệm vụ\n1 | họp họp")
    left = [LeftOut(Why.HEADING, "TT Nhiệm vụ", ""), LeftOut(Why.NUMBER, "1", "")]
    assert reckoning([drawn], words(["họp"]), left, ()).lost == Counter({"họp": 1})


def test_criteria_and_their_cells_are_counted_with_the_parts() -> None:
    drawn = headed("number title lead", "TT | N | C\nI | THỂ CHẾ |\n1 | Một |\n1.1 | Hai | VP\n2 | Ba | VP")
    content = rows_of([drawn], "assignments")
    assert (criterion_count(content), cell_count(content, 3)) == (3, 9)
