"""Points: up to the maximum, and parts that sum to their parent to the last digit."""

import pytest
from helpers.rule_checks import criterion, model, places

from cchc.rules import scores


@pytest.mark.parametrize(
    ("score", "expected"), [("0", []), ("2", []), ("2.00", []), ("2.01", ["areas.0.criteria.0.score"])]
)
def test_a_score_is_at_most_the_maximum(score: str, expected: list[str]) -> None:
    dossier = model({"I": [criterion("1.1", score=score)]}, assessed_year="2023")
    assert places(scores.score_within_maximum, dossier) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["0.1", "0.2"], []),
        (["0.15", "0.15"], []),
        (["0.1", "0.21"], ["areas.0.criteria.0.max_score"]),
        ([], []),
    ],
)
def test_the_maximums_of_parts_sum_to_their_parents(parts: list[str], expected: list[str]) -> None:
    listed = [criterion(f"1.1.{number}", part) for number, part in enumerate(parts, 1)]
    dossier = model({"I": [criterion("1.1", "0.3", parts=listed)]})
    assert places(scores.maximums_of_parts_sum_to_parent, dossier) == expected


@pytest.mark.parametrize(
    ("own", "expected"), [("1.5", []), ("1", ["areas.0.criteria.0.score"]), ("2", ["areas.0.criteria.0.score"])]
)
def test_the_scores_of_parts_sum_to_their_parents(own: str, expected: list[str]) -> None:
    parts = [criterion("1.1.1", "1", score="1"), criterion("1.1.2", "1", score="0.5")]
    dossier = model({"I": [criterion("1.1", score=own, parts=parts)]}, assessed_year="2023")
    assert places(scores.scores_of_parts_sum_to_parent, dossier) == expected


SCORE = "areas.0.criteria.0.score"


@pytest.mark.parametrize(
    ("own", "parts", "fields", "expected"),
    [
        (None, ["1", "0.5"], {}, [SCORE]),
        ("điều tra XHH", ["1", "0.5"], {}, [SCORE]),
        ("không phát sinh", ["1", "0.5"], {}, [SCORE]),
        ("không phát sinh", ["1", None], {}, [SCORE]),
        ("không phát sinh", [None, "không phát sinh"], {}, []),
        (None, ["1", None], {}, []),
        (None, [None, "điều tra XHH"], {}, []),
        (None, ["không phát sinh", "không phát sinh"], {"not_applicable": "full"}, []),
        ("1.5", ["0.5", None], {}, []),
        ("0.5", ["0.5", "điều tra XHH"], {}, []),
        ("2", ["0.5", None], {}, [SCORE]),
        ("0.4", ["0.5", "điều tra XHH"], {}, [SCORE]),
        ("1", ["1", "không phát sinh"], {}, []),
        ("0.5", ["1", "không phát sinh"], {}, [SCORE]),
        ("1", ["1", "không phát sinh"], {"not_applicable": "full"}, [SCORE]),
        ("2", ["1", "không phát sinh"], {"not_applicable": "full"}, []),
    ],
)
def test_parts_without_a_number_leave_the_sum_open_and_a_parent_without_one_does_not(
    own: str | None, parts: list[str | None], fields: dict[str, str], expected: list[str]
) -> None:
    listed = [criterion(f"1.1.{number}", "1", score=score) for number, score in enumerate(parts, 1)]
    dossier = model({"I": [criterion("1.1", score=own, parts=listed)]}, assessed_year="2023", **fields)
    assert places(scores.scores_of_parts_sum_to_parent, dossier) == expected


@pytest.mark.parametrize(
    ("own", "fields", "expected"),
    [
        ("1", {}, []),
        ("1.01", {}, [SCORE]),
        ("1.01", {"not_applicable": "full"}, []),
        ("2.01", {"not_applicable": "full"}, [SCORE]),
        (None, {}, []),
        ("điều tra XHH", {}, []),
    ],
)
def test_a_score_is_at_most_the_maximum_without_the_parts_that_did_not_occur(
    own: str | None, fields: dict[str, str], expected: list[str]
) -> None:
    parts = [criterion("1.1.1", "1", score=None), criterion("1.1.2", "1", score="không phát sinh")]
    dossier = model({"I": [criterion("1.1", score=own, parts=parts)]}, assessed_year="2023", **fields)
    assert places(scores.score_within_maximum, dossier) == expected


def test_a_maintain_plan_has_no_scores_to_judge() -> None:
    dossier = model({"I": [criterion("1.1", parts=[criterion("1.1.1")])]})
    assert places(scores.score_within_maximum, dossier) == []
    assert places(scores.scores_of_parts_sum_to_parent, dossier) == []
