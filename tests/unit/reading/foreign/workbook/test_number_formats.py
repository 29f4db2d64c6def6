"""Values of a spreadsheet are shown as a person sees them."""

from datetime import date, datetime, time, timedelta

import pytest

from cchc.reading.foreign.workbook.number_formats import shown

JUNE = datetime(2024, 6, 5)  # noqa: DTZ001 — Excel knows no time zones
ACCOUNTING = r'_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)'


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (4, "General", "4"),
        (4.0, "General", "4"),
        (1.5, "General", "1,5"),
        (0.1 + 0.2, "General", "0,3"),
        (-5, "General", "-5"),
        (1e22, "General", "1E+22"),
        (float("inf"), "0", "INF"),
        (5, "", "5"),
        (5, 'General" điểm"', "5 điểm"),
        (-5, "GENERAL;-GENERAL", "-5"),
        (4, "0.0", "4,0"),
        (1.5, "0.00", "1,50"),
        (1.5, "0.##", "1,5"),
        (5, "0.##", "5"),
        (0.5, "#.##", ",5"),
        (0.5, "0.##", "0,5"),
        (1, "00", "01"),
        (1, "0%", "100%"),
        (0.125, "0.0%", "12,5%"),
        (1234567, "#,##0", "1.234.567"),
        (1234.5, ACCOUNTING, "1.234,50"),
        (-1234.5, ACCOUNTING, "(1.234,50)"),
        (-0.5, "0.0;(0.0)", "(0,5)"),
        (-1, "0", "-1"),
        (1.1, '"TC "0.0', "TC 1,1"),
        (1500, '#,##0\\ "đ"', "1.500 đ"),
        (5, "[Red]0", "5"),
        (1.5, "# ?/?", "1,5"),
        (12, "0.00E+00", "12"),
        (1500, "0,", "1500"),
        (1.5, "@", "1,5"),
        (True, "General", "TRUE"),
        (None, "General", ""),
        (JUNE, "dd/mm/yyyy", "05/06/2024"),
        (JUNE, "mm-dd-yy", "05/06/2024"),
        (JUNE, "yyyy-mm-dd h:mm:ss", "05/06/2024"),
        (JUNE, "[$-42A]dd mmmm yyyy;@", "05/06/2024"),
        (JUNE, "dddd, dd/mm/yyyy", "05/06/2024"),
        (JUNE, "General", "05/06/2024"),
        (date(2024, 6, 5), "", "05/06/2024"),
        (JUNE, "mmm-yy", "06/2024"),
        (JUNE, "d-mmm", "05/06"),
        (JUNE, "yyyy", "2024"),
        (JUNE, '"Tháng "m/yyyy', "Tháng 6/2024"),
        (JUNE, '"ngày" dd "tháng" mm "năm" yyyy', "ngày 05 tháng 06 năm 2024"),
        (JUNE.replace(hour=8, minute=30), "m/d/yy h:mm", "05/06/2024 08:30"),
        (JUNE.replace(hour=8, minute=30), "h:mm:ss", "08:30"),
        (time(8, 30), "h:mm", "08:30"),
        (timedelta(hours=50, minutes=5), "[h]:mm", "50:05"),
    ],
)
def test_a_value_is_shown_by_its_format(value: object, form: str, text: str) -> None:
    assert shown(value, form) == (text, "")


@pytest.mark.parametrize(
    ("value", "form", "text", "whole"),
    [
        (0.125, "0.0", "0,1", "0,125"),
        (1.5, "0", "2", "1,5"),
        (0.125, "0%", "13%", "0,125"),
        (0, '0;-0;"-"', "-", "0"),
        (5, ";;;", "", "5"),
        (5, '"x', "x", "5"),
    ],
)
def test_a_number_that_is_shown_otherwise_than_it_is_says_so(value: float, form: str, text: str, whole: str) -> None:
    assert shown(value, form) == (text, whole)


@pytest.mark.parametrize(
    "form", ["0" * 100_000, '"' * 100_000, "[" * 100_000, ";" * 100_000, "\\" * 99_999, "#,##0." + "0" * 300]
)
def test_odd_formats_end(form: str) -> None:
    assert len(shown(1e300, form).text) < 1000 and len(shown(JUNE, form).text) < 1000
