"""Rules at their edges: the value on the line between what is found and what is not."""

from pathlib import Path

import pytest

from cchc.loading import load

COMMUNE = """\
cchc: 1
kind: commune
name: Mẫu
unit: xã
issuer: Ủy ban nhân dân xã Mẫu
parties:
- {id: vp-tk, title: Công chức Văn phòng - Thống kê, short: VP-TK, kind: official}
"""
PLAN = """\
cchc: 1
kind: {kind}
year: 2024
{more}commune: c.yaml
annex: {annex}
title: T
document:
  number: "{number}"
  symbol: KH-UBND
  date: "2024-01"
areas:
- number: I
  title: T
  criteria:
  - code: "1.1"
    title: T
    max_score: 1
    {score}target: A
    tasks: B
    lead: VP-TK
    timeframe: Năm 2024
"""
PROGRESS = """\
cchc: 1
kind: progress
plan: 2024.yaml
entries: []
extensions:
- what: "1.1"
  was: "2024-12-31"
  due: "{due}"
  document: Công văn số 12/UBND-VP
  date: "2024-12-20"
"""


def written(folder: Path, **files: str) -> Path:
    for name, text in {"c": COMMUNE, **files}.items():
        (folder / f"{name.replace('_', '.')}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("due", "codes"), [("2024-12-30", ["D608"]), ("2024-12-31", ["D608"]), ("2025-01-01", [])])
def test_an_extension_ends_later_than_what_it_extends(tmp_path: Path, due: str, codes: list[str]) -> None:
    plan = PLAN.format(kind="maintain", more="", annex="I", number="5", score="")
    folder = written(tmp_path, **{"2024": plan, "2024_progress": PROGRESS.format(due=due)})
    assert [each.code for each in load([folder / "2024.yaml"]).diagnostics] == codes


@pytest.mark.parametrize(
    ("own", "other", "codes"), [("05", "5", ["X710"]), ("5", "05", ["X710"]), ("5", "5", []), ("5", "50", ["X709"])]
)
def test_a_number_is_the_same_with_and_without_its_zero(tmp_path: Path, own: str, other: str, codes: list[str]) -> None:
    maintain = PLAN.format(kind="maintain", more="", annex="I", number=other, score="")
    more = "assessed_year: 2023\nmaintain_plan: 2024.yaml\n"
    remedy = PLAN.format(kind="remedy", more=more, annex="II", number=own, score="score: 0\n    ")
    folder = written(tmp_path, **{"2024": maintain, "gaps": remedy})
    found = load([folder / "gaps.yaml"]).diagnostics
    assert [each.code for each in found if each.code.startswith("X7")] == codes
