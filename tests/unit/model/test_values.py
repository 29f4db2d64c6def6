import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from cchc.model import codes, values
from cchc.report.machine import number
from cchc.wording import points


def read(kind: Any, text: object) -> Any:
    return TypeAdapter(kind).validate_python(text)


def refusal(kind: Any, text: object) -> str:
    with pytest.raises(ValidationError) as refused:
        read(kind, text)
    return refused.value.errors()[0]["type"]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (values.Points, "1,5", Decimal("1.5")),
        (values.Points, "1.5", Decimal("1.5")),
        (values.Points, " 0 ", Decimal(0)),
        (values.Points, "27,50", Decimal("27.5")),
        (values.Points, "0,125", Decimal("0.125")),
        (values.Points, "1,500", Decimal("1.5")),
        (values.Points, "9999,999", Decimal("9999.999")),
        (values.Score, "0,125", Decimal("0.125")),
        (values.Score, None, values.Unscored.PENDING),
        (values.Score, " ", values.Unscored.PENDING),
        (values.Score, "không phát sinh", values.Unscored.NOT_APPLICABLE),
        (values.Score, " điều tra XHH ", values.Unscored.SURVEY),
        (values.Code, "1.10", "1.10"),
        (values.Code, "3.2.1", "3.2.1"),
        (values.Year, "2024", 2024),
        (values.Day, "2024-02-29", date(2024, 2, 29)),
        (values.Partial, "2024", values.PartialDate(2024)),
        (values.Partial, "2024-01", values.PartialDate(2024, 1)),
        (values.Partial, "2024-01-15", values.PartialDate(2024, 1, 15)),
        (values.Days, "2024-03-14", (date(2024, 3, 14),)),
        (values.Days, ["2024-03-14", "2024-01-01"], (date(2024, 3, 14), date(2024, 1, 1))),
        (values.Roman, "XIV", "XIV"),
        (values.Slug, "6-thang", "6-thang"),
        (values.Sibling, "kiem-chung/1.3-2024-06.pdf", "kiem-chung/1.3-2024-06.pdf"),
        (values.CommuneCode, " 01234 ", "01234"),
        (values.Address, "1.3/hop/2024-Q2", "1.3/hop/2024-Q2"),
    ],
)
def test_text_becomes_a_value(kind: Any, text: object, value: object) -> None:
    assert read(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "code", "texts"),
    [
        (
            values.Points,
            "S206",
            ["", "-1", "+1", "1,", ",5", "1.000", "1_5", "1e3", "٣", "1,5,5", "NaN", "99999", "1.255"],
        ),
        (values.Points, "S206", ["0.125", "1,2345", "1.2345", "1.500,25", "không phát sinh", "12345.125"]),
        (values.Score, "S206", ["chưa chấm", "null", "~", "1.500", "0.125", "-1", "không", "điều tra", "Điều tra XHH"]),
        (values.MaxPoints, "S206", ["0", "0,0", "0,000"]),
        (
            values.Code,
            "S209",
            ["", "1.", "1.0", "01.1", "1.1.1.1.1.1.1", "1,1", "TC 1.1", "1.1000", "1/2", "IIII.1", "1.ab", "á.1"],
        ),
        (values.Year, "S208", ["24", "1999", "2100", "2024.0", "٢٠٢٤", "năm 2024"]),
        (
            values.Day,
            "S207",
            ["0", "2024-6-30", "2024-06-31", "2023-02-29", "2024-13-01", "0000-01-01", "30/6/2024", "20240630"],
        ),
        (values.Partial, "S207", ["2024-", "2024-00", "2024-13", "2024-02-30", "24", "2024-1"]),
        (
            values.CommuneCode,
            "S209",
            [
                "",
                "1",
                "1234",
                "123456",
                "0123a",
                "01 234",
                "TC 01234",
                "-1234",
                "0x123",
                "12345.0",
                "٠١٢٣٤",
                "０１２３４",
            ],
        ),
        (values.Roman, "S209", ["", "i", "IIII", "IIV", "VV", "1", "IL"]),
        (values.Slug, "S210", ["", "Tin", "tin bài", "tin_bai", "tín"]),
        (values.Address, "S210", ["", "1.3//x", "1.3/a/b/c/d", "2024.yaml", "plans/2024", "tin-bai"]),
        (values.Sha256, "S210", ["", "0" * 63, "A" * 64]),
        (
            values.Sibling,
            "S211",
            ["/etc/passwd", "../a.yaml", "a/../../b.yaml", "C:\\a.yaml", "a\\b.yaml", "a?.yaml", ".", "./."],
        ),
        (values.Sibling, "S211", ["NUL", "con.yaml", "a/Aux", "a/com1.b/c", "LPT² .yaml", "conin$"]),
    ],
)
def test_text_that_is_no_such_value_is_refused_by_code(kind: Any, code: str, texts: list[str]) -> None:
    assert {text: refusal(kind, text) for text in texts} == dict.fromkeys(texts, code)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1.500", "“1.500” có thể là 1,5 hoặc 1500. Đề nghị ghi 1,5 hoặc 1500."),
        ("1.000", "“1.000” có thể là 1 hoặc 1000. Đề nghị ghi 1 hoặc 1000."),
        ("0.125", "“0.125” có dấu chấm trước ba chữ số, dễ đọc nhầm thành hàng nghìn. Đề nghị ghi 0,125."),
        ("12.500", "“12.500” có dấu chấm trước ba chữ số, dễ đọc nhầm thành hàng nghìn. Đề nghị ghi 12,5."),
        ("00.500", "“00.500” có dấu chấm trước ba chữ số, dễ đọc nhầm thành hàng nghìn. Đề nghị ghi 0,5."),
        ("12345.125", "“12345.125” không phải là số điểm. Đề nghị ghi dạng 4 hoặc 1,5."),
    ],
)
def test_a_point_before_three_digits_is_refused_and_what_is_proposed_can_be_written(text: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read(values.Points, text)
    assert refused.value.errors()[0]["msg"] == sentence
    proposed = re.findall(r"[0-9,]+(?= hoặc [0-9]|\.$)", sentence.partition("Đề nghị ghi ")[2])
    assert [read(values.Points, each) for each in proposed] != [] or "dạng" in sentence


@given(st.decimals(0, Decimal("9999.999"), places=3, allow_nan=False))
def test_points_that_are_printed_read_back_as_they_were(value: Decimal) -> None:
    assert read(values.Points, points(value)) == value
    assert read(values.Score, points(value)) == value
    assert Decimal(str(number(value))) == value


def test_what_is_blank_or_no_text_is_refused_by_its_own_code() -> None:
    kinds = (
        values.Text,
        values.Points,
        values.Code,
        values.Year,
        values.Day,
        values.Roman,
        values.Slug,
        values.Sibling,
    )
    assert {refusal(kind, None) for kind in kinds} == {"S204"}
    assert {refusal(kind, ["x"]) for kind in kinds} == {"S203"}
    assert {refusal(kind, {"x": "y"}) for kind in kinds} == {"S203"}


def test_roman_numerals_have_the_value_they_always_had() -> None:
    numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XIV", "XIX", "XXIX"]
    assert [codes.roman_value(numeral) for numeral in numerals] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14, 19, 29]


def test_bytes_that_are_no_text_are_no_name_of_a_file() -> None:
    assert not any(map(values.is_sibling, ("a\udce9.yaml", "a\nb.yaml", "a\x00b", "a\x9bb", "\x1b[1m")))
    assert values.is_sibling("kiểm chứng/a.yaml")


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("2024", {"2024-01-15", "2024-01-16", "2024-02-15"}),
        ("2024-01", {"2024-01-15", "2024-01-16"}),
        ("2024-01-15", {"2024-01-15"}),
    ],
)
def test_a_date_covers_the_days_that_fit_all_its_parts(text: str, covered: set[str]) -> None:
    days = ["2024-01-15", "2024-01-16", "2024-02-15", "2025-01-15"]
    partial = read(values.Partial, text)
    assert {day for day in days if partial.covers(date.fromisoformat(day))} == covered


def test_the_characters_that_no_path_may_have_are_refused_wherever_they_stand() -> None:
    asked = map(chr, (*range(0x400), *range(0x2000, 0x2100), *range(0xD700, 0xE100)))
    refused = {letter for letter in asked if not values.is_sibling(f"a{letter}b")}
    assert refused == {*'\\:*?"<>|', *map(chr, (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)))}
