"""Recorded progress: days in reason, extensions, results that are recorded once and can be proved."""

from pathlib import Path

import pytest
from helpers.rule_checks import plan_text, written

from cchc.loading import load

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
RESULTS = """\
cchc: 1
kind: progress
plan: 2024.yaml
entries:
"""


def codes(folder: Path, progress: str) -> list[str]:
    """The codes of the findings on a plan with that progress file."""
    written(folder, **{"2024": plan_text(), "2024_progress": progress})
    return [each.code for each in load([folder / "2024.yaml"]).diagnostics]


@pytest.mark.parametrize(("due", "expected"), [("2024-12-30", ["D608"]), ("2024-12-31", ["D608"]), ("2025-01-01", [])])
def test_an_extension_ends_later_than_what_it_extends(tmp_path: Path, due: str, expected: list[str]) -> None:
    assert codes(tmp_path, PROGRESS.format(due=due)) == expected


def test_an_extension_replaces_the_due_day_in_force(tmp_path: Path) -> None:
    second = '- {what: "1.1", was: "WAS", due: "2025-02-01", document: A, date: "2024-12-21"}\n'
    for was, expected in {"2024-12-31": ["D608"], "2025-01-01": []}.items():
        assert codes(tmp_path, PROGRESS.format(due="2025-01-01") + second.replace("WAS", was)) == expected


@pytest.mark.parametrize(
    ("day", "expected"), [("2023-12-31", ["D607"]), ("2024-01-01", []), ("2025-12-31", []), ("2026-01-01", ["D607"])]
)
def test_a_result_is_of_the_plans_year_or_the_next(tmp_path: Path, day: str, expected: list[str]) -> None:
    assert codes(tmp_path, f'{RESULTS}- {{what: "1.1", date: "{day}", evidence: A}}\n') == expected


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (['date: "2024-06-01", evidence: A'] * 2, ["X711"]),
        (['date: "2024-06-01", evidence: A', 'date: "2024-06-02", evidence: A'], []),
        (['date: "2024-06-01", evidence: A, withdrawn: "2024-06-01"', 'date: "2024-06-01", evidence: A'], []),
        (['date: "2024-06-01"'], ["X714"]),
        (['date: "2024-06-01", withdrawn: "2024-06-01"'], []),
        (['date: "2024-06-01", evidence: A, withdrawn: "2024-05-31"'], ["D607"]),
        (['date: "2024-06-01", evidence: A, by: vp-kt'], ["O408"]),
    ],
)
def test_a_result_counts_once_has_evidence_and_a_known_performer(
    tmp_path: Path, entries: list[str], expected: list[str]
) -> None:
    listed = "".join(f'- {{what: "1.1", {entry}}}\n' for entry in entries)
    assert codes(tmp_path, RESULTS + listed) == expected


TWICE = """\
cchc: 1
kind: progress
plan: {plan}
{list}:
- what: "1.1"
  date: "{day}"
  {more}
"""
GRANTED = 'was: "2024-12-31"\n  due: "{due}"\n  document: Công văn số 12/UBND-VP'


def of_two_annexes(folder: Path, records: str, there: str) -> list[str]:
    """The findings on two annexes with a criterion that is the same, and these records."""
    score, more = 'score: 0\n    same_as: "1.1"\n    ', "assessed_year: 2023\nmaintain_plan: 2024.yaml\n"
    remedy = plan_text("remedy", annex="II", more=more, score=score)
    texts = {"2024": plan_text(), "2024_progress": records, "2023-gaps": remedy, "2023-gaps_progress": there}
    written(folder, **texts)
    found = load([folder / "2023-gaps.yaml"]).diagnostics
    return [f"{Path(each.path).name}:{each.span.line} {each.code}" for each in found]


@pytest.mark.parametrize(
    ("due", "more", "expected"),
    [
        ("2025-01-15", "", ["2023-gaps.progress.yaml:8 X717"]),
        ("2025-01-31", "", []),
        ("2025-01-15", '\n  withdrawn: "2024-12-26"', []),
    ],
)
def test_two_annexes_extend_one_nhiem_vu_to_one_day(tmp_path: Path, due: str, more: str, expected: list[str]) -> None:
    own = TWICE.format(plan="2024.yaml", list="extensions", day="2024-12-20", more=GRANTED.format(due="2025-01-31"))
    granted = GRANTED.format(due=due) + more
    there = TWICE.format(plan="2023-gaps.yaml", list="extensions", day="2024-12-25", more=granted)
    assert of_two_annexes(tmp_path, own, there) == expected


def granted(plan: str, *extensions: tuple[str, str, str]) -> str:
    """The text of a progress file with these extensions: the day replaced, the new one, the day of recording."""
    lines = (
        f'- {{what: "1.1", was: "{was}", due: "{due}", document: A, date: "{on}"}}\n' for was, due, on in extensions
    )
    return f"cchc: 1\nkind: progress\nplan: {plan}\nextensions:\n{''.join(lines)}"


@pytest.mark.parametrize(
    ("own", "there", "expected"),
    [
        (
            [("2024-12-31", "2025-01-15", "2024-12-20"), ("2025-01-31", "2025-02-15", "2024-12-22")],
            [("2025-01-15", "2025-01-31", "2024-12-21")],
            [],
        ),
        (
            [("2024-12-31", "2025-01-15", "2024-12-20")],
            [("2025-01-20", "2025-01-31", "2024-12-21")],
            ["2023-gaps.progress.yaml:5 D608", "2023-gaps.progress.yaml:5 X717"],
        ),
    ],
)
def test_an_extension_may_replace_a_day_that_the_other_annex_granted(
    tmp_path: Path, own: list[tuple[str, str, str]], there: list[tuple[str, str, str]], expected: list[str]
) -> None:
    records = granted("2024.yaml", *own), granted("2023-gaps.yaml", *there)
    assert of_two_annexes(tmp_path, *records) == expected


def test_one_result_in_the_files_of_both_annexes_is_one_and_not_recorded_twice(tmp_path: Path) -> None:
    both = [
        TWICE.format(plan=plan, list="entries", day="2024-12-20", more="evidence: A")
        for plan in ("2024.yaml", "2023-gaps.yaml")
    ]
    assert of_two_annexes(tmp_path, *both) == []
