import json
from pathlib import Path

import pytest
from helpers import fragments
from helpers.support import ROOT, Run

from cchc.diagnostics import CATALOGUE, Severity
from cchc.diagnostics.catalogue import explanations
from cchc.loading import load
from cchc.model.former import former_names
from cchc.resources import former_bodies

NOT_SHOWN = {
    "Y106",
    "Y108",
    "Y111",
    "Y112",
    "X712",
    "X713",
    "X715",
    "X716",
    "X717",
    "X718",
    *(code for code in CATALOGUE if code.startswith("N")),
}
"""Codes that no text of one file can show, those of Word documents and of evidence files among them."""
OWN_REGISTER = {"O406"}
"""The fragment speaks of a register with two specialities, which the base has not: `tests/examples` has it."""
EXPLAINED = [code for code in CATALOGUE if code not in NOT_SHOWN | OWN_REGISTER]


def codes(folder: Path, fragment: str, code: str) -> tuple[set[str], set[str]]:
    """The codes, and the codes of errors, that a fragment gives in a sound base."""
    whole = fragments.files(fragment, code)
    for name, text in whole.items():
        (folder / name).write_text(text, encoding="utf-8")
    name = next(iter(whole))
    found = [each for each in load([folder / name]).diagnostics if Path(each.path).name == name]
    return {each.code for each in found}, {each.code for each in found if each.severity is Severity.ERROR}


@pytest.mark.parametrize("code", EXPLAINED)
def test_the_failing_fragment_gives_its_code_and_no_other_error(code: str, tmp_path: Path) -> None:
    found, errors = codes(tmp_path, explanations()[code].bad, code)
    assert code in found
    assert errors <= {code}


@pytest.mark.parametrize("code", EXPLAINED)
def test_the_passing_fragment_gives_neither_its_code_nor_any_error(code: str, tmp_path: Path) -> None:
    found, errors = codes(tmp_path, explanations()[code].good, code)
    assert code not in found
    assert errors == set()


def test_every_code_is_explained_in_the_catalogues_order() -> None:
    assert list(explanations()) == list(CATALOGUE)
    for code, explanation in explanations().items():
        assert 40 < len(explanation.why) <= 300, code
        assert bool(explanation.bad) == bool(explanation.good) == (code not in NOT_SHOWN), code


def test_a_rule_is_explained(run: Run) -> None:
    outcome = run("rule", "p303")
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out == (
        "P303 (lỗi): Điểm đạt được lớn hơn điểm tối đa\n"
        "\n"
        "Điểm đạt được không thể vượt điểm tối đa; để nguyên thì điểm bị mất thành số âm\n"
        "và bù trừ sai vào tổng của lĩnh vực. Thường do ghi nhầm cột hoặc chép nhầm hàng.\n"
        "\n"
        "Sai:\n"
        "    max_score: 2\n"
        "    score: 2,5\n"
        "\n"
        "Đúng:\n"
        "    max_score: 2\n"
        "    score: 1,5\n"
        "\n"
        "Muốn bỏ qua ở một chỗ, ghi ở cuối dòng có tên trường: # cchc: ignore[P303] lý do\n"
    )


def test_an_unknown_rule_is_told_with_the_nearest(run: Run) -> None:
    outcome = run("rule", "P333")
    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err == "Không có mã “P333”; có phải “P303”? Xem mọi mã bằng cchc rule --all.\n"
    assert run("rule").exit_code == 2
    assert run("rule", "--all", "P303").exit_code == 2


def test_codes_may_stand_in_one_word_with_commas(run: Run) -> None:
    assert run("rule", "P303,x7").out == run("rule", "P303", "X7").out
    assert "P303" in run("rule", "P303,X701").out


def test_all_rules_are_listed_a_line_each(run: Run) -> None:
    lines = run("rule", "--all").out.splitlines()
    assert [line.split()[0] for line in lines] == list(CATALOGUE)
    assert [line.split()[0] for line in run("rule", "O40").out.splitlines() if line[:3] == "O40"] == [
        code for code in CATALOGUE if code.startswith("O40")
    ]


def test_json_of_all_rules_is_the_catalogue(run: Run) -> None:
    shape = json.loads(run("rule", "--all", "--format", "json").out)
    assert shape["schema_version"] == 1
    assert [each["code"] for each in shape["rules"]] == list(CATALOGUE)
    assert set(shape["rules"][0]) == {"code", "severity", "title", "why", "bad", "good", "mandatory"}


def test_the_page_of_all_rules_is_what_the_command_prints(run: Run) -> None:
    page = (ROOT / "docs" / "quy-tac.md").read_text(encoding="utf-8")
    assert page == run("rule", "--all", "--format", "md").out


def test_no_passing_fragment_names_a_level_that_is_gone() -> None:
    gone = [bodies._replace(names=bodies.levels) for bodies in former_bodies()]
    assert any(former_names("UBND huyện giao", each) for each in gone)
    named = (code for code, shown in explanations().items() for each in gone if former_names(shown.good, each))
    assert list(named) == []
