"""Fields that a plan needs because of others: rows in each group, and what its columns print of codes and points."""

import pytest

from cchc.loading.needed import needed
from cchc.model.commune import Commune
from cchc.model.element import Element
from cchc.model.kinds import KINDS
from cchc.source import Data


def lacking(kind: str, data: Data) -> list[tuple[str, bool]]:
    """The paths of the fields that a plan lacks, and whether they stand there blank."""
    found = needed(KINDS[kind].model, data)
    return [(".".join(map(str, each.path)), each.is_blank) for each in found]


@pytest.mark.parametrize("data", [None, "x", [], {"areas": "x"}, {"criteria": ["x", None]}, {"areas": [["x"]]}])
def test_what_is_no_group_needs_nothing(data: Data) -> None:
    model: type[Element] = Commune
    assert list(needed(model, data)) == []
    assert lacking("maintain", data) == []


def test_a_plan_and_an_area_hold_rows_or_areas() -> None:
    assert lacking("assignments", {}) == [("areas", False)]
    inner: Data = {"title": "B", "criteria": []}
    data: Data = {"areas": [{"title": "A"}, {"title": "A", "areas": [inner, {"title": "C"}]}, {"criteria": None}]}
    assert lacking("assignments", data) == [("areas.0.criteria", False), ("areas.1.areas.1.criteria", False)]


ROW: Data = {"title": "x", "parts": [{"title": "y", "code": None, "max_score": ""}]}


@pytest.mark.parametrize(
    ("kind", "more", "fields"),
    [
        ("maintain", {}, ["max_score", "code"]),
        ("maintain", {"labels": "false"}, ["max_score"]),
        ("maintain", {"labels": " Không "}, ["max_score"]),
        ("maintain", {"columns": {"lead": "x"}}, ["max_score", "code"]),
        ("maintain", {"columns": ["number", "title", "lead"]}, []),
        ("maintain", {"columns": ["title", {" code ": "Mã"}, ["x"]]}, ["code"]),
        ("maintain", {"columns": [{"criterion": "x"}, {"max_score": "x"}]}, ["max_score", "code"]),
        ("remedy", {}, ["code"]),
        ("remedy", {"columns": ["title"]}, []),
        ("assignments", {}, []),
        ("assignments", {"labels": "true"}, []),
        ("assignments", {"labels": ["x"], "columns": "x"}, []),
    ],
)
def test_a_row_needs_what_its_columns_print(kind: str, more: dict[str, Data], fields: list[str]) -> None:
    assert lacking(kind, {"criteria": [ROW], **more}) == [
        *((f"criteria.0.{name}", False) for name in fields),
        *((f"criteria.0.parts.0.{name}", name == "code") for name in fields if name == "code"),
    ]
