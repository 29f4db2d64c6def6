"""Forms for machines: what they hold reads back as it was, and nothing in them acts."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest

from cchc.phrasing.column import Value
from cchc.report.machine import SCHEMA_VERSION, as_csv, as_json, number, plain_json


def test_json_begins_with_the_version_of_its_shape() -> None:
    assert as_json({"a": [1]}) == f'{{\n  "schema_version": {SCHEMA_VERSION},\n  "a": [\n    1\n  ]\n}}\n'


@pytest.mark.parametrize(
    "text", ["\x1b[31m", "##[group]x", "##vso[task]", "\u202eabc", "a\u2028b", "\ud800", "Điểm “4”\n"]
)
def test_every_text_in_json_is_harmless_and_reads_back(text: str) -> None:
    written = plain_json({text: text})
    assert json.loads(written) == {text: text}
    assert all(line.isprintable() for line in written.splitlines())
    assert "##[" not in written
    assert "##vso[" not in written


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (Decimal("1.50"), "1.5"),
        (Decimal("4.0"), "4"),
        (date(2024, 1, 5), "2024-01-05"),
        (None, ""),
        ('a, “b” "c"\nd', 'a, “b” "c"\nd'),
        ("\x1b[31m", "\N{REPLACEMENT CHARACTER}[31m"),
        ("=1+1", "=1+1"),
    ],
)
def test_a_cell_of_csv_reads_back(value: Value, cell: str) -> None:
    written = as_csv(["Cột", "Sau"], [(value, "x")])
    assert written.startswith("Cột,Sau\r\n")
    assert list(csv.reader(io.StringIO(written, newline=""))) == [["Cột", "Sau"], [cell, "x"]]


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@a", "\t=1"])
def test_excel_is_given_no_formula(text: str) -> None:
    (_, (cell,)) = csv.reader(io.StringIO(as_csv(["Cột"], [(text,)], for_excel=True), newline=""))
    assert cell.startswith("'")
    (_, (sound,)) = csv.reader(io.StringIO(as_csv(["Cột"], [("1.1/hop",)], for_excel=True), newline=""))
    assert sound == "1.1/hop"


def test_points_are_whole_numbers_where_they_are_whole() -> None:
    assert [number(Decimal(text)) for text in ("4", "4.0", "1.5")] == [4, 4, 1.5]
    assert isinstance(number(Decimal("4.0")), int)
