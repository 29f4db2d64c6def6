from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.model.workdays import working_day


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
