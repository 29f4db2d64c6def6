"""Findings across files: last year's scores copied into this year's remedy annex."""

from pathlib import Path

import pytest
from helpers.rule_checks import COMMUNE

from cchc.diagnostics import Severity
from cchc.loading import load

HEAD = """\
cchc: 1
kind: remedy
year: {year}
assessed_year: {before}
commune: c.yaml
title: Khắc phục {year}
areas:
- number: I
  title: T
  criteria:
"""
ROW = '  - {{code: "1.{at}", title: Tiêu chí {at}, max_score: 2, score: "{score}", target: A, tasks: B, lead: VP-TK}}\n'


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("c.yaml").write_text(COMMUNE, encoding="utf-8")


def write(year: int, *scores: str, name: str = "", assessed: int | None = None) -> Path:
    """The remedy annex of a year with these scores."""
    path = Path(name or f"{year}.yaml")
    rows = (ROW.format(at=at, score=score) for at, score in enumerate(scores, 1))
    path.write_text(HEAD.format(year=year, before=assessed or year - 1) + "".join(rows), encoding="utf-8")
    return path


def copied(*paths: Path) -> list[tuple[str, str]]:
    """The plans that are reported, each with the one whose scores it has."""
    found = [each for each in load(paths).diagnostics if each.code == "X718"]
    assert all(each.severity is Severity.WARNING for each in found)
    return [(each.path, related.path) for each in found for related in each.related]


def test_scores_that_are_all_those_of_the_year_before_are_reported_at_the_assessed_year() -> None:
    before, after = write(2024, "1", "0", "1,5"), write(2025, "1", "0", "1.50")
    assert copied(after, before) == [("2025.yaml", "2024.yaml")]
    [found] = [each for each in load([before, after]).diagnostics if each.code == "X718"]
    assert (found.span.line, found.message) == (
        4,
        "Điểm đạt được của 03/03 tiêu chí giống hệt năm trước (2023). Đề nghị kiểm tra lại điểm đã chấm.",
    )


@pytest.mark.parametrize(
    "scores", [("1", "0", "1"), ("1", "0", ""), ("1", "0"), ("1", "0", "1,5", "0"), ("1", "0", "điều tra XHH")]
)
def test_a_score_that_differs_or_a_criterion_that_came_or_went_is_no_copy(scores: tuple[str, ...]) -> None:
    assert copied(write(2024, "1", "0", "1,5"), write(2025, *scores)) == []


def test_only_years_next_to_each_other_are_compared_and_gaps_are_no_years() -> None:
    plans = (
        write(2023, "1", "0", "1"),
        write(2025, "1", "0", "1"),
        write(2026, "2", "0", "1"),
        write(2027, "1", "0", "1"),
    )
    assert copied(*plans) == [("2025.yaml", "2023.yaml")]


def test_two_annexes_of_one_assessed_year_and_those_of_other_communes_are_no_copies() -> None:
    one = write(2024, "1", "0", "1")
    assert copied(one, write(2025, "1", "0", "1", assessed=2023)) == []
    Path("d.yaml").write_text(COMMUNE.replace("Mẫu", "Khác"), encoding="utf-8")
    other = write(2026, "1", "0", "1", assessed=2024)
    other.write_text(other.read_text(encoding="utf-8").replace("c.yaml", "d.yaml"), encoding="utf-8")
    assert copied(one, other) == []


def test_a_copy_of_the_earlier_file_changes_nothing() -> None:
    one = write(2024, "1", "0", "1")
    again = write(2024, "1", "0", "1", name="2024 (1).yaml")
    assert copied(one, again, write(2025, "1", "0", "1")) == [("2025.yaml", "2024.yaml")]


def test_a_comment_in_the_file_accepts_it_with_its_reason() -> None:
    before, after = write(2024, "1", "0", "1"), write(2025, "1", "0", "1")
    text = after.read_text(encoding="utf-8").replace("2024\n", "2024  # cchc: ignore[X718] đã hỏi Sở Nội vụ\n")
    after.write_text(text, encoding="utf-8")
    assert copied(before, after) == []
    assert "Y115" not in {each.code for each in load([before, after]).diagnostics}
