"""Cells: blank ones, and those that continue the one above."""

from pathlib import Path
from typing import Any

import pytest
from helpers.rule_checks import criterion, found, model, places

from cchc.rules import cells


@pytest.mark.parametrize("text", ["nt", "-nt-", "như trêm", "Nhu tren.", '"″"'])
def test_what_resembles_as_above_is_told_once(text: str, tmp_path: Path) -> None:
    for column in ("tasks", "lead", "timeframe"):
        assert [code for code, _ in found(tmp_path, **{column: f"'{text}'"})] == ["P316"]


def test_as_above_needs_a_cell_above_in_its_own_area() -> None:
    first, below = criterion("1.1"), criterion("1.2", lead="như trên")
    other = criterion("2.1", lead="Như trên.")
    filled = {"I": [criterion("1.1", lead="VP-TK"), below]}
    assert places(cells.ditto_continues_something, model(filled)) == []
    assert places(cells.ditto_continues_something, model({"I": [first, below]})) == ["areas.0.criteria.1.lead"]
    assert places(cells.ditto_continues_something, model({**filled, "II": [other]})) == ["areas.1.criteria.0.lead"]


def test_of_several_cells_that_hang_on_one_missing_cell_the_first_is_told() -> None:
    below = [criterion(f"1.{number}", lead="như trên") for number in (2, 3, 4)]
    assert places(cells.ditto_continues_something, model({"I": [criterion("1.1"), *below]})) == [
        "areas.0.criteria.1.lead"
    ]


def test_a_row_that_lost_points_and_says_nothing_is_one_finding() -> None:
    lost, kept = criterion("1.1", score="1"), criterion("1.2", score="2")
    dossier = model({"I": [lost, kept]}, assessed_year="2023")
    assert places(cells.lost_score_has_remedy, dossier) == ["areas.0.criteria.0.tasks"]
    for rule in (cells.target_is_stated, cells.tasks_are_stated, cells.lead_is_stated, cells.timeframe_is_stated):
        assert places(rule, dossier) == []


def test_an_annex_without_tasks_is_not_asked_for_any() -> None:
    columns = ["criterion", "max_score", "score", "lead"]
    lost, kept = criterion("1.1", score="1"), criterion("1.2", score="2")
    dossier = model({"I": [lost, kept]}, assessed_year="2023", columns=columns)
    assert places(cells.lost_score_has_remedy, dossier) == []
    assert places(cells.tasks_are_stated, dossier) == []
    assert places(cells.lead_is_stated, dossier) == ["areas.0.criteria.0.lead"]


@pytest.mark.parametrize("score", [None, "không phát sinh", "điều tra XHH"])
def test_a_row_of_which_no_loss_is_known_needs_cells_only_when_it_fills_in_one(score: str | None) -> None:
    blank, begun = criterion("1.1", score=score), criterion("1.2", score=score, tasks="B")
    dossier = model({"I": [blank, begun]}, assessed_year="2023")
    assert places(cells.lost_score_has_remedy, dossier) == []
    for rule, column in ((cells.target_is_stated, "target"), (cells.lead_is_stated, "lead")):
        assert places(rule, dossier) == [f"areas.0.criteria.1.{column}"]


def test_a_row_that_only_heads_its_parts_needs_no_cells() -> None:
    heading = criterion("1.1", parts=[criterion("1.1.1")])
    assert places(cells.lead_is_stated, model({"I": [heading]})) == ["areas.0.criteria.0.parts.0.lead"]


def test_a_remedy_without_a_column_for_tasks_is_not_asked_for_them() -> None:
    columns = ["criterion", "max_score", "score", "lead"]
    lost, kept = criterion("1.1", score="1"), criterion("1.2", score="2")
    dossier = model({"I": [lost, kept]}, assessed_year="2023", columns=columns)
    for rule in (
        cells.lost_score_has_remedy,
        cells.target_is_stated,
        cells.tasks_are_stated,
        cells.timeframe_is_stated,
    ):
        assert places(rule, dossier) == []
    assert places(cells.lead_is_stated, dossier) == ["areas.0.criteria.0.lead"]


def test_a_cell_of_a_column_that_the_annex_does_not_have_is_told_once_for_all_rows() -> None:
    filled: dict[str, Any] = {"lead": "VP-TK", "cells": {"cach-cam": "x", "lead": "y", "blank": ""}}
    rows = [criterion("1.1", **filled), criterion("1.2", lead="TP-HT"), criterion("1.3")]
    dossier = model({"I": rows}, columns=["criterion", {"cach-cham": "Cách chấm"}])
    assert [
        (".".join(map(str, found.place.path)), found.message) for found in cells.filled_cells_are_printed.check(dossier)
    ] == [
        (
            "areas.0.criteria.0.lead",
            "TC 1.1 (và 01 hàng nữa) có ô “lead” nhưng phụ lục không có cột này nên sẽ không in. Đề nghị thêm cột vào "
            "columns, hoặc để vậy nếu chỉ cần theo dõi.",
        ),
        (
            "areas.0.criteria.0.cells.cach-cam",
            "TC 1.1 có ô “cach-cam” nhưng phụ lục không có cột này nên sẽ không in; có phải “cach-cham”? Đề nghị thêm "
            "cột vào columns, hoặc bỏ ô.",
        ),
        (
            "areas.0.criteria.0.cells.lead",
            "TC 1.1 có ô “lead” trong cells, nhưng “lead” là trường của hàng. Đề nghị đưa ra ngoài cells.",
        ),
    ]


def test_as_above_in_a_free_column_needs_a_cell_above() -> None:
    rows = [criterion("1.1", cells={"a": "như trên", "b": "nt"}), criterion("1.2", cells={"a": "như trên"})]
    dossier = model({"I": rows}, columns=["criterion", {"a": "A"}, {"b": "B"}])
    assert places(cells.ditto_continues_something, dossier) == ["areas.0.criteria.0.cells.a"]
    assert places(cells.ditto_is_spelt_out, dossier) == ["areas.0.criteria.0.cells.b"]
