import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.model.timeframe import Deadline, NoDeadline, Recurrence, Timeframe, read


@pytest.mark.parametrize(
    ("phrase", "meaning"),
    [
        ("Thường xuyên", NoDeadline()),
        ("thường xuyên trong năm.", NoDeadline()),
        ("Năm 2024", Deadline(date(2024, 12, 31))),
        ("Cả năm", Deadline(date(2024, 12, 31))),
        ("Quý III/2024", Deadline(date(2024, 9, 30))),
        ("Quý 3", Deadline(date(2024, 9, 30))),
        ("quí IV năm 2024", Deadline(date(2024, 12, 31))),
        ("6 tháng đầu năm 2024", Deadline(date(2024, 6, 30))),
        ("6 tháng cuối năm", Deadline(date(2024, 12, 31))),
        ("Tháng 6/2024", Deadline(date(2024, 6, 30))),
        ("Tháng 02/2024", Deadline(date(2024, 2, 29))),
        ("Tháng 02/2023", Deadline(date(2023, 2, 28))),
        ("Trước ngày 30/11/2024", Deadline(date(2024, 11, 29))),
        ("Trước ngày 01/3", Deadline(date(2024, 2, 29))),
        ("Trước tháng 6", Deadline(date(2024, 5, 31))),
        ("Chậm nhất ngày 15/12/2024", Deadline(date(2024, 12, 15))),
        ("Chậm nhất là ngày 15 tháng 12 năm 2024", Deadline(date(2024, 12, 15))),
        ("Đến ngày 15/12", Deadline(date(2024, 12, 15))),
        ("Đến hết tháng 11/2024", Deadline(date(2024, 11, 30))),
        ("Từ tháng 3 đến tháng 9/2024", Deadline(date(2024, 9, 30))),
        ("Tháng 3 - tháng 9/2024", Deadline(date(2024, 9, 30))),
        ("Từ quý I đến hết quý III năm 2024", Deadline(date(2024, 9, 30))),
        ("ngày 05 tháng 3 năm 2024", Deadline(date(2024, 3, 5))),
        ("Hằng tháng", Recurrence("month")),
        ("Định kỳ hàng quý", Recurrence("quarter")),
        ("Hằng năm", Recurrence("year")),
        ("Mỗi 6 tháng", Recurrence("half-year")),
        (unicodedata.normalize("NFD", "Quý III/2024"), Deadline(date(2024, 9, 30))),
    ],
)
def test_what_officials_write_is_read(phrase: str, meaning: Timeframe) -> None:
    assert read(phrase, 2024) == meaning


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "sớm",
        "Tháng 13",
        "Tháng 6/",
        "Tháng 62024",
        "Quý V",
        "Quý I, II",
        "Ngày 31/6/2024",
        "Trước ngày 31/6/2024",
        "Từ tháng 9 đến tháng 3/2024",
        "Thường xuyên; báo cáo trước ngày 15/12",
        "Năm 2024 và các năm tiếp theo",
        "đến " * 10_000 + "năm 2024",
    ],
)
def test_what_cannot_be_read_is_not_guessed(phrase: str) -> None:
    assert read(phrase, 2024) is None


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_is_due_on_itself_and_before_it_on_the_day_before(day: date) -> None:
    words = f"ngày {day.day:02} tháng {day.month} năm {day.year}"
    assert read(words, 2024) == read(f"chậm nhất {words}", 2024) == Deadline(day)
    assert read(f"Trước ngày {day.day}/{day.month}/{day.year}", 2024) == Deadline(date.fromordinal(day.toordinal() - 1))


@given(st.text(st.sampled_from("ngàythmăquýđếrưc 0123456789/-IVX"), max_size=100))
def test_any_text_is_read_or_not_but_never_raises(phrase: str) -> None:
    assert isinstance(read(phrase, 2024), Deadline | Recurrence | NoDeadline | None)
