"""The texts of a plan: which there are, with their places, and that a search of them all misses none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.diagnostics import Place
from cchc.model.element import Element
from cchc.model.former import former_names, pieces_of
from cchc.model.plan import AssignmentsPlan
from cchc.model.spelling import SPACED_PERCENT, STRAY, spaced_percents, stray_spaces
from cchc.model.texts import ShownText, ShownTexts, texts_of
from cchc.resources import former_bodies

(ENDED,) = former_bodies()
PIECES = st.sampled_from(
    [*" \u00a0\n,;:!?).(%-–0123xX", "  ", " .", "100 %", "Huyện", "thị trấn", "UBND ", "quận", "uỷ"]
)
TEXTS = st.lists(st.lists(PIECES | st.characters(exclude_characters="\0"), max_size=9).map("".join), max_size=9)


def shown(texts: list[str]) -> ShownTexts:
    return ShownTexts(ShownText(Element(), (), text) for text in texts)


def test_the_texts_of_a_plan_are_those_of_its_cells_headings_and_deliverables() -> None:
    row = {
        "title": "a",
        "lead": "b",
        "note": "không in",
        "cells": {"x": "c"},
        "deliverables": [{"id": "d", "title": "d", "due": "2026-11-30"}],
    }
    plan = AssignmentsPlan.model_validate(
        {
            "cchc": "1",
            "kind": "assignments",
            "year": "2026",
            "commune": "c.yaml",
            "title": "T",
            "columns": ["title", {"lead": "L"}, {"x": "X"}],
            "areas": [{"title": "A", "criteria": [row, {"title": "e", "lead": "như trên"}]}],
        }
    ).settle(Place("p.yaml"))
    found = [(".".join(map(str, text.place.path)), text.text, text.is_printed) for text in texts_of(plan)]
    assert found == [
        ("title", "T", True),
        ("columns.1.lead", "L", True),
        ("columns.2.x", "X", True),
        ("areas.0.title", "A", True),
        ("areas.0.criteria.0.title", "a", True),
        ("areas.0.criteria.0.lead", "b", True),
        ("areas.0.criteria.0.cells.x", "c", True),
        ("areas.0.criteria.1.title", "e", True),
        ("areas.0.criteria.0.deliverables.0.title", "d", False),
    ]


@given(TEXTS)
def test_a_search_of_all_texts_finds_those_that_hold_a_piece_in_their_order(texts: list[str]) -> None:
    pieces = ("x", "0 1", "  ")
    assert [each.text for each in shown(texts).holding(*pieces)] == [
        text for text in texts if any(piece in text for piece in pieces)
    ]


@given(TEXTS)
def test_every_text_with_a_slip_is_found_by_the_search_of_all(texts: list[str]) -> None:
    near = [each.text for each in shown(texts).holding(*STRAY)]
    assert [text for text in near if stray_spaces(text)] == [text for text in texts if stray_spaces(text)]
    near = [each.text for each in shown(texts).holding(*SPACED_PERCENT)]
    assert [text for text in near if spaced_percents(text)] == [text for text in texts if spaced_percents(text)]


@given(TEXTS)
def test_every_text_with_a_body_that_ended_is_found_by_the_search_of_all(texts: list[str]) -> None:
    near = [each.text for each in shown(texts).holding_folded(*pieces_of(ENDED))]
    assert [text for text in near if former_names(text, ENDED)] == [text for text in texts if former_names(text, ENDED)]


@pytest.mark.parametrize("text", ["", "\0", "a\0b  c"])
def test_odd_texts_are_found_in_their_places(text: str) -> None:
    texts = shown([text, "x  y", text])
    assert "x  y" in [each.text for each in texts.holding(*STRAY)]
