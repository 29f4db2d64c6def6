from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.model.workdays import WorkCalendar, known_until
from cchc.resources import swapped_days

working_day = WorkCalendar().working_day


@pytest.mark.parametrize(
    ("due", "ends"),
    [
        ("2023-01-20", "2023-01-27"),  # Tết Quý Mão
        ("2023-12-30", "2024-01-02"),
        ("2024-02-08", "2024-02-15"),  # Tết Giáp Thìn
        ("2024-02-29", "2024-02-29"),
        ("2024-03-31", "2024-04-01"),
        ("2024-04-18", "2024-04-19"),  # Giỗ Tổ Hùng Vương
        ("2024-04-29", "2024-05-02"),  # swapped for Saturday 4 May, which is worked
        ("2024-05-04", "2024-05-04"),
        ("2024-05-05", "2024-05-06"),
        ("2024-08-31", "2024-09-04"),
        ("2025-01-25", "2025-02-03"),  # Tết Ất Tỵ
        ("2025-05-01", "2025-05-05"),
        ("2025-04-26", "2025-04-26"),  # worked for Friday 2 May
        ("2026-01-01", "2026-01-05"),  # Friday 2 January was swapped
        ("2026-01-10", "2026-01-10"),  # for this Saturday
        ("2026-08-31", "2026-09-03"),
        ("2026-08-22", "2026-08-22"),
        ("2026-11-24", "2026-11-25"),  # Ngày Văn hóa Việt Nam
        ("2026-12-26", "2026-12-28"),
    ],
)
def test_what_falls_due_on_a_day_off_ends_with_the_working_day(due: str, ends: str) -> None:
    assert working_day(date.fromisoformat(due)).isoformat() == ends


@given(st.dates(date(2023, 1, 1), date(2026, 12, 31)))
def test_it_is_the_first_working_day_from_then_on(due: date) -> None:
    moved = working_day(due)
    assert moved >= due
    assert working_day(moved) == moved
    assert all(working_day(due + timedelta(days=ahead)) == moved for ahead in range((moved - due).days))


def test_an_office_s_own_days_go_before_the_country_s() -> None:
    calendar = WorkCalendar(
        off=frozenset({date(2026, 1, 5), date(2026, 1, 10)}), worked=frozenset({date(2026, 1, 2), date(2026, 1, 4)})
    )
    days = (date(2026, 1, day) for day in range(1, 12))
    assert [day.day for day in days if calendar.is_working_day(day)] == [2, 4, 6, 7, 8, 9]
    assert calendar.working_day(date(2026, 1, 9)) == date(2026, 1, 9)
    assert calendar.working_day(date(2026, 1, 10)) == date(2026, 1, 12)
    assert [calendar.working_days_after(date(2026, 1, 1), number) for number in (0, 1, 3)] == [
        date(2026, 1, 1),
        date(2026, 1, 2),
        date(2026, 1, 6),
    ]


def test_each_swapped_day_is_a_usual_working_day_for_a_saturday_or_sunday() -> None:
    for off, worked in swapped_days():
        assert (off.weekday() < 5, worked.weekday() >= 5) == (True, True)
        assert abs((worked - off).days) < 15
    assert known_until() == 2026
