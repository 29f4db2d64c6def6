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
    remedy = plan_text("remedy", annex="II", number=own, more=more, score='score: 0\n    same_as: "1.1"\n    ')
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
        (criterion("1.2", score="0", same_as="1.1A"), links.related_criteria_exist, ["same_as"]),
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


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, ["code"]),
        ({"title": "TIÊU CHÍ  1.1"}, ["code"]),
        ({"code": "1.4"}, ["code"]),
        ({"code": "1.4", "title": "Tiêu chí 1.4"}, []),
        ({"title": "Khác"}, []),
        ({"same_as": "1.1"}, []),
        ({"part_of": "1.2"}, []),
    ],
)
def test_a_criterion_of_both_annexes_that_nothing_links_is_told(changed: dict[str, str], expected: list[str]) -> None:
    remedied = {**criterion("1.1", score="0"), "title": "Tiêu chí 1.1", **changed}
    dossier = beside({**criterion("1.1"), "title": "Tiêu chí 1.1"}, criterion("1.2"), remedied=remedied)
    assert places(links.criteria_of_both_annexes_are_linked, dossier) == [
        f"areas.0.criteria.0.{field}" for field in expected
    ]


def test_criteria_that_nothing_links_are_told_together() -> None:
    maintain = model({"I": [criterion("1.1"), {**criterion("1.2"), "title": "Báo cáo"}]}).plan
    assert isinstance(maintain, MaintainPlan)
    own = [criterion("1.1", score="0"), {**criterion("1.9", score="0"), "title": "Báo cáo"}]
    dossier = Dossier(model({"I": own}, assessed_year="2023", maintain_plan="2024.yaml").plan, maintain=maintain)
    (found,) = links.criteria_of_both_annexes_are_linked.check(dossier)
    assert found.message.startswith("TC 1.1 và TC 1.9 (ở đó là 1.2) cùng tên với tiêu chí của phụ lục duy trì")


@pytest.mark.parametrize(
    ("related", "expected"),
    [
        ([{"same_as": "1.1a"}, {"same_as": "1.1A"}, {"same_as": "1.1a"}], [1, 2]),
        ([{"same_as": "1.1a"}, {"part_of": "1.1a"}, {"part_of": "1.1a"}, {"same_as": "1.2"}], []),
    ],
)
def test_one_criterion_is_claimed_once(related: list[dict[str, str]], expected: list[int]) -> None:
    rows = [criterion(f"2.{number}", score="0", **fields) for number, fields in enumerate(related, 1)]
    dossier = model({"I": rows}, assessed_year="2023", maintain_plan="2024.yaml")
    found = places(links.a_criterion_is_one_criterion_of_the_other_annex, dossier)
    assert found == [f"areas.0.criteria.{number}.same_as" for number in expected]


def test_a_relation_without_the_other_annex_is_told_once() -> None:
    related = [criterion(code, score="0", same_as=code) for code in ("1.1", "1.2")]
    dossier = model({"I": related}, assessed_year="2023")
    assert places(links.related_criteria_have_their_plan, dossier) == ["areas.0.criteria.0.same_as"]


def test_codes_of_two_annexes_are_compared_without_case() -> None:
    remedied = {**criterion("1.1A", "3", score="0", same_as="1.1A"), "title": "Khác"}
    dossier = beside(criterion("1.1a"), remedied=remedied)
    assert places(links.related_criteria_exist, dossier) == []
    assert places(links.maximum_is_the_same_in_both_years, dossier) == ["areas.0.criteria.0.max_score"]
    unrelated = beside(criterion("1.1a"), remedied={**criterion("1.1A", score="0"), "title": "Khác"})
    assert places(links.equal_codes_name_one_criterion, unrelated) == ["areas.0.criteria.0.code"]


FIRST = "- title: Rà soát thủ tục\n  lead: VP-TK\n  timeframe: Tháng 3/2024\n"
SECOND = "- title: Công bố thủ tục\n  lead: VP-TK\n  timeframe: Hằng quý\n"
RECORDS = """\
cchc: 1
kind: progress
plan: p.yaml
entries:
- what: "1"
  title: Rà soát thủ tục
  date: "2024-03-01"
  evidence: Báo cáo
- what: "2/2024-q1"
  title: Công bố thủ tục
  date: "2024-03-02"
  evidence: Báo cáo
"""
NOW = "Đề nghị sửa địa chỉ, hoặc sửa title nếu vẫn là nhiệm vụ này."


@pytest.mark.parametrize(
    ("rows", "messages"),
    [
        (FIRST + SECOND, []),
        (FIRST.replace("thủ tục", "thủ tuc") + SECOND, []),
        (
            SECOND + FIRST,
            [
                f"“1” nay là “Công bố thủ tục”, còn ghi nhận này là của “Rà soát thủ tục”; có phải “2”? {NOW}",
                "“2/2024-q1” nay là “Rà soát thủ tục”, còn ghi nhận này là của “Công bố thủ tục”; có phải "
                f"“1/2024-Q1”? {NOW}",
            ],
        ),
        (
            SECOND,
            [
                f"“1” nay là “Công bố thủ tục”, còn ghi nhận này là của “Rà soát thủ tục”. {NOW}",
                "Kế hoạch không có nhiệm vụ “2/2024-q1”; có phải “1/2024-Q1”? Đề nghị kiểm tra lại địa chỉ, hoặc rút ghi nhận (withdrawn) nếu nhiệm vụ đã bỏ.",
            ],
        ),
        (
            FIRST.replace("title", "code: 7.1a\n  title") + SECOND,
            [
                "Kế hoạch không có nhiệm vụ “1”; có phải “7.1a”? Đề nghị kiểm tra lại địa chỉ, hoặc rút ghi nhận (withdrawn) nếu nhiệm vụ đã bỏ."
            ],
        ),
        (
            FIRST.replace("Rà soát thủ tục", "Tập huấn cho cán bộ") + SECOND,
            [f"“1” nay là “Tập huấn cho cán bộ”, còn ghi nhận này là của “Rà soát thủ tục”. {NOW}"],
        ),
    ],
)
def test_a_record_of_a_row_without_a_code_tells_where_the_row_probably_is(
    tmp_path: Path, rows: str, messages: list[str]
) -> None:
    head = "cchc: 1\nkind: assignments\nyear: 2024\ncommune: c.yaml\ntitle: Phân công\ncriteria:\n"
    folder = written(tmp_path, p=head + rows, p_progress=RECORDS)
    found = load([folder / "p.yaml"]).diagnostics
    assert [each.message for each in found if each.code == "X705"] == messages


def test_a_record_whose_day_is_gone_is_never_offered_the_day_of_another_criterion(tmp_path: Path) -> None:
    head = "cchc: 1\nkind: assignments\nyear: 2024\ncommune: c.yaml\ntitle: Phân công\ncriteria:\n"
    first = FIRST.replace("Tháng 3/2024", "Thường xuyên")
    rows = first.replace("title", 'code: "1.2"\n  title', 1) + SECOND.replace("title", 'code: "1.3"\n  title', 1)
    record = RECORDS[: RECORDS.index('- what: "2')].replace('"1"\n  title: Rà soát thủ tục', '"1.2/2024-Q1"')
    folder = written(tmp_path, p=head + rows, p_progress=record)
    (found,) = [each.message for each in load([folder / "p.yaml"]).diagnostics if each.code == "X705"]
    assert found.startswith("Kế hoạch không có nhiệm vụ “1.2/2024-Q1”")
    assert "1.3" not in found
