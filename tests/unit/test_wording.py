from datetime import date
from decimal import Decimal

import pytest

from cchc import wording
from cchc.model.element import Element
from cchc.model.kinds import KINDS


@pytest.mark.parametrize(
    ("value", "text"),
    [("4", "4"), ("1.5", "1,5"), ("1.50", "1,5"), ("10", "10"), ("0", "0"), ("0.0", "0"), ("19.5", "19,5")],
)
def test_points_have_a_decimal_comma_and_no_trailing_zero(value: str, text: str) -> None:
    assert wording.points(Decimal(value)) == text


def test_percentages_have_at_most_one_decimal() -> None:
    assert wording.percent(Decimal("3.5"), Decimal("5.5")) == "63,6%"
    assert wording.percent(Decimal(1), Decimal(2)) == "50%"
    assert wording.percent(Decimal(2), Decimal(2)) == "100%"


def test_the_half_of_a_percentages_last_digit_is_rounded_up() -> None:
    assert wording.percent(Decimal("1.625"), Decimal(2)) == "81,3%"
    assert wording.percent(Decimal("1.875"), Decimal(2)) == "93,8%"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2024, 1, 5), "05/01/2024"),
        (date(2024, 2, 29), "29/02/2024"),
        (date(2024, 7, 15), "15/7/2024"),
        (date(2024, 10, 3), "03/10/2024"),
    ],
)
def test_days_are_written_as_officials_write_them(day: date, text: str) -> None:
    assert wording.day(day) == text


def test_lists_end_with_and() -> None:
    assert [wording.listing(list(items)) for items in ("a", "ab", "abc")] == ["a", "a và b", "a, b và c"]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("tháng 1", "tháng 1"),
        ("tháng 1|tháng 2", "tháng 1, 2"),
        ("tháng 1|tháng 2|tháng 3|tháng 5|tháng 9|tháng 10|tháng 11", "tháng 1–3, 5, 9–11"),
        ("quý I|quý II|quý III", "quý I–III"),
        ("quý II|quý IV", "quý II, IV"),
        ("tháng 10/2026|tháng 11/2026|tháng 12/2026|tháng 1/2027", "tháng 10–12/2026, 1/2027"),
        ("năm 2026|năm 2027|năm 2028", "năm 2026–2028"),
        ("tuần 9|tuần 10|tuần 11", "tuần 9–11"),
        ("6 tháng đầu năm|6 tháng cuối năm", "6 tháng đầu năm, 6 tháng cuối năm"),
        ("15/3/2026|16/3/2026|17/3/2026", "15/3/2026, 16/3/2026, 17/3/2026"),
    ],
)
def test_periods_are_told_together(names: str, said: str) -> None:
    assert wording.together(names.split("|")) == said


def test_every_field_of_the_language_has_a_name() -> None:
    models: list[type[Element]] = [kind.model for kind in KINDS.values()]
    for model in models:
        models += [inner for field in model.fields() if (inner := model.element_in(field)) and inner not in models]
    assert len(models) > len(KINDS)
    assert {field for model in models for field in model.fields()} <= set(wording.FIELDS)


def test_every_kind_of_file_has_a_vietnamese_name() -> None:
    assert set(KINDS) <= set(wording.CHOICES)
