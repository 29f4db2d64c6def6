"""Structure: codes once, in their area and in order as numbers, parts under their parent."""

from typing import Any

import pytest
from helpers.rule_checks import criterion, model, places

from cchc.diagnostics import Place
from cchc.model.dossier import Dossier
from cchc.model.plan import AssignmentsPlan
from cchc.rules import structure


def test_a_code_is_used_once_in_the_whole_plan() -> None:
    parts = criterion("1.2", parts=[criterion("1.1")])
    assert places(structure.codes_are_unique, model({"I": [criterion("1.1"), parts]})) == [
        "areas.0.criteria.1.parts.0.code"
    ]
    thrice = model({"I": [criterion("1.1")] * 3})
    assert places(structure.codes_are_unique, thrice) == ["areas.0.criteria.1.code", "areas.0.criteria.2.code"]


def test_a_codes_first_number_is_its_areas() -> None:
    dossier = model({"I": [criterion("1.1")], "VIII": [criterion("8.1"), criterion("7.4")]})
    assert places(structure.codes_belong_to_their_area, dossier) == ["areas.1.criteria.1.code"]


@pytest.mark.parametrize(
    ("areas", "wrong"),
    [
        ({"I": ["2.1"]}, [(0, 0)]),
        ({"I": ["1.1", "I.2"], "2": ["2.1", "3.1"]}, [(1, 1)]),
        ({"A": ["1.1"], "B": ["1.2", "A.3"]}, [(1, 1)]),
        ({"I": ["1", "2", "3"]}, []),
    ],
)
def test_a_codes_first_number_is_its_areas_without_labels_too(
    areas: dict[str, list[str]], wrong: list[tuple[int, int]]
) -> None:
    dossier = model({number: [*map(criterion, codes)] for number, codes in areas.items()}, labels="false")
    assert places(structure.codes_belong_to_their_area, dossier) == [
        f"areas.{area}.criteria.{row}.code" for area, row in wrong
    ]


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["1.9", "1.10"], []),
        (["1.10", "1.9"], ["areas.0.criteria.1.code"]),
        (["1.1", "1.3", "1.2", "1.4"], ["areas.0.criteria.2.code"]),
        (["1.1", "1.1"], []),
    ],
)
def test_criteria_are_in_the_order_of_their_numbers(codes: list[str], expected: list[str]) -> None:
    assert places(structure.criteria_are_in_order, model({"I": [*map(criterion, codes)]})) == expected


def test_parts_have_an_order_of_their_own() -> None:
    parts = criterion("1.1", parts=[criterion("1.1.2"), criterion("1.1.1")])
    assert places(structure.criteria_are_in_order, model({"I": [parts]})) == ["areas.0.criteria.0.parts.1.code"]


@pytest.mark.parametrize(
    ("areas", "expected"),
    [
        ("I II III", []),
        ("I III VIII", []),
        ("IX X", []),
        ("II I", ["areas.1.number"]),
    ],
)
def test_areas_are_numbered_upwards_with_gaps(areas: str, expected: list[str]) -> None:
    assert (
        places(structure.areas_are_in_order, model({number: [criterion("1.1")] for number in areas.split()}))
        == expected
    )


@pytest.mark.parametrize(("code", "expected"), [("7.3.1", []), ("7.4.1", ["parts.0.code"]), ("7.3", ["parts.0.code"])])
def test_a_parts_code_is_its_parents_with_one_number_more(code: str, expected: list[str]) -> None:
    dossier = model({"VII": [criterion("7.3", parts=[{"code": code, "title": "Việc"}])]})
    assert places(structure.parts_belong_to_their_parent, dossier) == [
        f"areas.0.criteria.0.{each}" for each in expected
    ]


def test_a_part_beside_its_listed_parent_is_counted_twice() -> None:
    dossier = model({"VII": [criterion("7.3"), criterion("7.3.1"), criterion("7.4.1")]})
    assert places(structure.parts_stand_under_their_parent, dossier) == ["areas.0.criteria.1.code"]


@pytest.mark.parametrize(
    ("assessed", "expected"), [("2022", []), ("2023", []), ("2024", ["assessed_year"]), ("2025", ["assessed_year"])]
)
def test_points_are_of_a_year_that_is_over(assessed: str, expected: list[str]) -> None:
    dossier = model({"I": [criterion("1.1", score="1")]}, assessed_year=assessed)
    assert places(structure.assessed_year_is_past, dossier) == expected


def assignments(areas: list[dict[str, Any]]) -> Dossier:
    head = {"cchc": "1", "kind": "assignments", "year": "2024", "commune": "commune.yaml", "title": "Phân công"}
    return Dossier(AssignmentsPlan.model_validate({**head, "areas": areas}).settle(Place("p.yaml")))


def nested(outer: str | None, *inner: tuple[str | None, str]) -> dict[str, Any]:
    """An area of areas, each with its number and the code of its only row."""
    areas = [
        {"title": "Trong", "criteria": [{"code": code, "title": "Việc"}], **({"number": number} if number else {})}
        for number, code in inner
    ]
    return {"title": "Ngoài", "areas": areas, **({"number": outer} if outer else {})}


@pytest.mark.parametrize(
    ("areas", "wrong"),
    [
        ([nested("A", ("I", "A.I.1"), ("II", "A.II.1"))], []),
        ([nested("A", ("I", "A.I.1"), ("II", "A.I.2"))], [(0, 1)]),
        ([nested("A", ("I", "I.1"), ("II", "i.2"))], [(0, 1)]),
        ([nested("1", ("1.1", "1.1.1"), ("1.2", "1.1.2"))], [(0, 1)]),
        ([nested("A", ("I", "B.1")), nested("B", ("I", "B.2"))], [(0, 0)]),
        ([nested("A", ("I", "3.1"), (None, "I.9"))], []),
        ([nested("A", ("1", "1"), ("2", "2"))], []),
        ([nested("I", ("1", "1.1"), ("2", "2.1"), ("3", "4.1"))], [(0, 2)]),
        ([nested("I", ("1", "5.1"), ("2", "6.1"), ("3", "3.1"))], []),
    ],
)
def test_a_code_stands_in_the_inner_area_that_it_names(
    areas: list[dict[str, Any]], wrong: list[tuple[int, int]]
) -> None:
    dossier = assignments(areas)
    assert places(structure.codes_belong_to_their_area, dossier) == [
        f"areas.{outer}.areas.{inner}.criteria.0.code" for outer, inner in wrong
    ]


@pytest.mark.parametrize(
    ("codes", "wrong"), [(["I", "II"], []), (["1.1", "1.1A"], [1]), (["A", "A.1"], [1]), (["1", "11"], [])]
)
def test_only_a_letter_behind_a_number_or_one_part_more_makes_a_part(codes: list[str], wrong: list[int]) -> None:
    dossier = model({"I": [criterion(code) for code in codes]}, labels="false")
    assert places(structure.parts_stand_under_their_parent, dossier) == [f"areas.0.criteria.{at}.code" for at in wrong]
