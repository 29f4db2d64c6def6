"""Rows in their places: TT, addresses, labels and what “như trên” means."""

from typing import Any

import pytest
from pydantic import ValidationError

from cchc.model.plan import AssignmentsPlan


def plan(**fields: Any) -> AssignmentsPlan:
    head = {"cchc": "1", "kind": "assignments", "year": "2026", "commune": "commune.yaml", "title": "Phân công"}
    return AssignmentsPlan.model_validate(head | fields)


def rows(*titles: str, **more: Any) -> list[dict[str, Any]]:
    return [{"title": title, **more} for title in titles]


def area(number: str | None, *titles: str, **more: Any) -> dict[str, Any]:
    return {"title": f"Nhóm {number}", "criteria": rows(*titles), **({"number": number} if number else {}), **more}


NESTED = [
    {"number": "A", "title": "Phần A", "areas": [area("I", "a", "b"), area(None, "c")]},
    area(None, "d"),
    area("B", "e"),
]


def test_an_address_is_the_area_and_the_place_in_it() -> None:
    assert [row.address for row in plan(areas=NESTED).rows] == ["A.I/1", "A.I/2", "A.2/1", "2/1", "B/1"]
    assert [row.area_number for row in plan(areas=NESTED).rows] == ["A.I", "A.I", "A", "", "B"]
    assert [row.address for row in plan(criteria=rows("a", "b", "c")).rows] == ["1", "2", "3"]


def test_places_may_run_on_from_area_to_area() -> None:
    found = plan(areas=NESTED, numbering="continue").rows
    assert [row.number for row in found] == ["1", "2", "3", "4", "5"]
    assert [row.address for row in found] == ["A.I/1", "A.I/2", "A.2/3", "2/4", "B/5"]


def test_parts_are_counted_within_their_row() -> None:
    parted = [{"title": "a", "parts": rows("x", "y")}, *rows("b")]
    found = plan(numbering="continue", areas=[{"number": "I", "title": "A", "criteria": parted}, area("II", "c")]).rows
    assert [row.address for row in found] == ["I/1", "I/1.1", "I/1.2", "I/2", "II/3"]


def test_addresses_of_areas_with_and_without_numbers_differ() -> None:
    assert [row.address for row in plan(areas=[area(None, "a"), area("1", "b")]).rows] == ["2/1", "1/1"]
    inner = {"number": "1", "title": "A", "areas": [area("1.1", "a"), area("1.2", "b")]}
    assert [row.address for row in plan(areas=[inner]).rows] == ["1.1/1", "1.2/1"]


def test_a_code_is_the_address_and_printed_as_written() -> None:
    [row] = plan(criteria=rows("a", code="i.2.1A")).rows
    assert (row.address, row.label) == ("i.2.1A", "Nhiệm vụ i.2.1A")
    assert plan(labels="true", criteria=rows("a", code="I.2")).rows[0].label == "TC I.2"
    assert plan(labels="có", criteria=rows("a")).rows[0].label == "Nhiệm vụ 1"


@pytest.mark.parametrize(
    ("what", "address"),
    [
        ("A.I/2", "A.I/2"),
        ("a.i/2", "A.I/2"),
        ("a.i/2/hop/2026-Q1", "A.I/2"),
        ("B/1/2026-03-01", "B/1"),
        ("A.I", None),
        ("A.I/3", None),
        ("", None),
    ],
)
def test_the_row_of_an_address_is_found_without_case_and_with_what_follows(what: str, address: str | None) -> None:
    row = plan(areas=NESTED).rows.at(what)
    assert (row and row.address) == address


def test_as_above_holds_in_each_column_within_one_area() -> None:
    texts = ("target", "tasks", "product", "lead", "support", "timeframe", "basis", "funding", "note")
    said = [
        {"title": "a", "cells": {"a": "Chữ"}, **dict.fromkeys(texts, "Chữ")},
        {"title": "b", "cells": {"a": "như trên"}, **dict.fromkeys(texts, "Như trên.")},
    ]
    areas = [{"number": number, "title": "A", "criteria": said[at:]} for at, number in enumerate(("I", "II"))]
    first, below, other = plan(columns=["title", {"a": "A"}], areas=areas).rows
    assert {first.text(name) for name in (*texts, "a")} == {below.text(name) for name in (*texts, "a")} == {"Chữ"}
    assert {other.text(name) for name in (*texts, "a")} == {None}
    assert all(below.continues(name) for name in (*texts, "a"))


@pytest.mark.parametrize(
    ("fields", "place", "said"),
    [
        (
            {"areas": [area("I", "a")], "criteria": rows("b")},
            ("criteria",),
            "Kế hoạch ghi cả areas (lĩnh vực) và criteria (tiêu chí). Đề nghị giữ lại một.",
        ),
        (
            {"areas": [area("I", "a", areas=[area("1", "b")])]},
            ("areas", 0, "criteria"),
            "Lĩnh vực “I” ghi cả areas (lĩnh vực) và criteria (tiêu chí). Đề nghị giữ lại một.",
        ),
        (
            {"areas": [{"title": "A", "areas": [{"title": "B", "areas": [area("1", "c")]}]}]},
            ("areas", 0),
            "Lĩnh vực “A” chia quá hai cấp. Đề nghị giữ nhiều nhất hai cấp lĩnh vực.",
        ),
    ],
)
def test_a_group_holds_rows_or_areas_of_at_most_two_levels(
    fields: dict[str, Any], place: tuple[object, ...], said: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        plan(**fields)
    assert [(each["loc"], each["ctx"]["sentence"]) for each in refused.value.errors()] == [(place, said)]
