"""Across files: the two annexes of one Kế hoạch, their numbers, codes and maximums."""

from pathlib import Path

import pytest
from helpers.rule_checks import criterion, model, places, plan_text, written

from cchc.loading import load
from cchc.model.dossier import Dossier
from cchc.model.plan import MaintainPlan
from cchc.rules import Rule, links


@pytest.mark.parametrize(
    ("own", "other", "codes"), [("05", "5", ["X710"]), ("5", "05", ["X710"]), ("5", "5", []), ("5", "50", ["X709"])]
)
def test_a_number_is_the_same_with_and_without_its_zero(tmp_path: Path, own: str, other: str, codes: list[str]) -> None:
    maintain = plan_text(number=other)
    more = "assessed_year: 2023\nmaintain_plan: 2024.yaml\n"
    remedy = plan_text("remedy", annex="II", number=own, more=more, score="score: 0\n    ")
    folder = written(tmp_path, **{"2024": maintain, "gaps": remedy})
    found = load([folder / "gaps.yaml"]).diagnostics
    assert [each.code for each in found if each.code.startswith("X7")] == codes


def beside(*maintained: dict[str, str], remedied: dict[str, str]) -> Dossier:
    """A remedy plan of one criterion beside a maintain plan."""
    maintain = model({"I": list(maintained)}).plan
    assert isinstance(maintain, MaintainPlan)
    remedy = model({"I": [remedied]}, assessed_year="2023", maintain_plan="2024.yaml")
    return Dossier(remedy.plan, maintain=maintain)


@pytest.mark.parametrize(
    ("remedied", "rule", "expected"),
    [
        (criterion("1.2", score="0", same_as="1.1"), links.related_criteria_exist, []),
        (criterion("1.2", score="0", same_as="1.3"), links.related_criteria_exist, ["same_as"]),
        (criterion("1.2", score="0", part_of="1.3"), links.related_criteria_exist, ["part_of"]),
        (criterion("1.2", "3", score="0", same_as="1.1"), links.maximum_is_the_same_in_both_years, ["max_score"]),
        (criterion("1.2", "2.0", score="0", same_as="1.1"), links.maximum_is_the_same_in_both_years, []),
        (criterion("1.2", "1", score="0", part_of="1.1"), links.maximum_is_the_same_in_both_years, []),
        ({**criterion("1.1", score="0"), "title": "Khác"}, links.equal_codes_name_one_criterion, ["code"]),
        ({**criterion("1.1", score="0"), "title": "TIÊU CHÍ  1.1"}, links.equal_codes_name_one_criterion, []),
        ({**criterion("1.1", score="0", same_as="1.1"), "title": "Khác"}, links.equal_codes_name_one_criterion, []),
    ],
)
def test_a_criterion_of_both_annexes(remedied: dict[str, str], rule: Rule, expected: list[str]) -> None:
    dossier = beside(criterion("1.1"), remedied=remedied)
    assert places(rule, dossier) == [f"areas.0.criteria.0.{field}" for field in expected]


def test_a_relation_without_the_other_annex_is_told_once() -> None:
    related = [criterion(code, score="0", same_as=code) for code in ("1.1", "1.2")]
    dossier = model({"I": related}, assessed_year="2023")
    assert places(links.related_criteria_have_their_plan, dossier) == ["areas.0.criteria.0.same_as"]
