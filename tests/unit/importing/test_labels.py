"""Codes before titles are read as documents print them."""

import pytest

from cchc.importing.labels import code_alone, label_of


@pytest.mark.parametrize(
    ("text", "word", "code", "title"),
    [
        ("TC 1.1. Kế hoạch", "TC", "1.1", "Kế hoạch"),
        ("TC 1.2 Báo cáo", "TC", "1.2", "Báo cáo"),
        ("TCTP. 4.4.3 Tỷ lệ", "TCTP", "4.4.3", "Tỷ lệ"),
        ("TCTP 6.2 - Thực hiện", "TCTP", "6.2", "Thực hiện"),
        ("TC 3.5.2.Đánh giá", "TC", "3.5.2", "Đánh giá"),
        ("tc: 1.6Tổ chức", "tc", "1.6", "Tổ chức"),
        ("Tiêu chí 2: Thể chế", "Tiêu chí", "2", "Thể chế"),
        ("Tiêu chí thành phần 1.1.1 – Kịp thời", "Tiêu chí thành phần", "1.1.1", "Kịp thời"),
        ("4.2.Thực hiện", "", "4.2", "Thực hiện"),
        ("7.3.3. Thực hiện", "", "7.3.3", "Thực hiện"),
        ("I.2.1 Đủ số lượng", "", "I.2.1", "Đủ số lượng"),
        ("1.1a) Kịp thời", "", "1.1a", "Kịp thời"),
        ("TC 1.0. Đối thoại", "TC", "", "Đối thoại"),
        ("TC 7.l3 Mạng", "TC", "", "Mạng"),
    ],
)
def test_a_code_is_told_from_the_title(text: str, word: str, code: str, title: str) -> None:
    label = label_of(text)
    assert label is not None
    assert (label.word, label.code, text[label.length :]) == (word, code, title)


@pytest.mark.parametrize(
    "text",
    ["Kế hoạch", "1. Kế hoạch", "100% hồ sơ", "1.5 điểm cho mỗi", "4.2.2024 là hạn", "TC-KT tham mưu", "a) Đủ", "V.A.C", ""],
)  # fmt: skip
def test_other_beginnings_are_no_codes(text: str) -> None:
    assert label_of(text) is None


def test_a_code_may_stand_alone() -> None:
    found = [code_alone(text) for text in ("1.1", " TC 1.1. ", "1,1", "1", "I.2.1", "1.2a", "1.0", "Kế hoạch", "")]
    assert [each and each.code for each in found] == ["1.1", "1.1", "1.1", "1", "I.2.1", "1.2a", None, None, None]


def test_a_label_knows_what_will_be_printed_otherwise() -> None:
    labels = [
        label_of(text) for text in ("TC 1.1 A", "TCTP 1.1 A", "tc 1.1.1 A", "TCTP 1.1.1 A", "1.1 A", "Tiêu chí 1.1 A")
    ]
    assert [label and label.other_word for label in labels] == ["", "TC", "TCTP", "", "", ""]
