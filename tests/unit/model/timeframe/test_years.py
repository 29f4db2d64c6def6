"""Phrases in a plan of several years: what names its year or comes in each is read, what leaves the year open is not."""

from datetime import date

import pytest

from cchc.model.timeframe import Deadline, Deadlines, NoDeadline, Recurrence, Timeframe, timeframe_in

PERIOD = range(2026, 2028)


@pytest.mark.parametrize(
    ("phrase", "meaning"),
    [
        ("Năm 2027", Deadline(date(2027, 12, 31), date(2027, 1, 1))),
        ("Trước 30/6 hằng năm", Deadline(date(2026, 6, 29), yearly=True)),
        ("Hằng năm, trước ngày 15/12", Deadline(date(2026, 12, 14), yearly=True)),
        ("Năm 2026 và các năm tiếp theo", Deadline(date(2026, 12, 31), date(2026, 1, 1), yearly=True)),
        (
            "30/6 và 20/12 hàng năm",
            Deadlines((date(2026, 6, 30), date(2026, 12, 20), date(2027, 6, 30), date(2027, 12, 20))),
        ),
        ("Hằng quý", Recurrence("quarter")),
        ("Thường xuyên", NoDeadline()),
        ("Tháng 6", None),
        ("Quý II, III", None),
        ("Trước ngày 01/01 hằng năm", None),
        ("Sớm", None),
        ("Ban hành Kế hoạch trong tháng 12/2026", Deadline(date(2026, 12, 31), date(2026, 12, 1))),
        (
            "Hằng năm vào quý II và quý IV",
            Deadlines((date(2026, 6, 30), date(2026, 12, 31), date(2027, 6, 30), date(2027, 12, 31))),
        ),
        ("Trước 15/6/2026; quý IV hằng năm", None),
        ("Đợt 1: tháng 6; đợt 2: tháng 11", None),
    ],
)
def test_a_day_is_read_where_its_year_is_known(phrase: str, meaning: Timeframe | None) -> None:
    assert timeframe_in(phrase, PERIOD) == meaning


@pytest.mark.parametrize("phrase", ["Tháng 6", "Quý II, III", "Trước 30/6 hằng năm"])
def test_in_a_plan_of_one_year_nothing_is_open(phrase: str) -> None:
    assert timeframe_in(phrase, range(2026, 2027)) is not None
