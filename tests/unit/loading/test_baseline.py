"""The baseline counts: as many findings of one kind are known as it says, and no more."""

import json
from collections import Counter
from pathlib import Path

import pytest

from cchc.diagnostics import Choice, Diagnostic, Span
from cchc.errors import WrongUsageError
from cchc.loading.baseline import Baseline, read_baseline

KEY = ("a.yaml", "T502", "1.1", "tasks")


def alike(number: int) -> list[Diagnostic]:
    """Findings of one kind, on lines of their own."""
    return [
        Diagnostic("a.yaml", Span(line, 1, line, 2), "T502", "S", "", "1.1", "tasks") for line in range(1, number + 1)
    ]


@pytest.fixture
def baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Baseline:
    monkeypatch.chdir(tmp_path)
    return Baseline(tmp_path / "co-so.json", {"a.yaml": Choice()})


@pytest.mark.parametrize(
    ("there", "known", "new", "old", "gone"),
    [(2, 0, 2, 0, 0), (2, 1, 1, 1, 0), (2, 2, 0, 2, 0), (2, 3, 0, 2, 1), (0, 2, 0, 0, 2)],
)
def test_as_many_equal_findings_are_known_as_are_counted(
    baseline: Baseline, there: int, known: int, new: int, old: int, gone: int
) -> None:
    found = baseline.split(alike(there), Counter({KEY: known}))
    assert (len(found[0]), len(found[1]), found[2]) == (new, old, gone)
    assert found[1] + found[0] == alike(there)


def test_equal_findings_are_counted_and_read_back(baseline: Baseline, tmp_path: Path) -> None:
    text = baseline.written(alike(3), Counter())
    assert [each["count"] for each in json.loads(text)["findings"]] == [3]
    (tmp_path / "co-so.json").write_text(text, encoding="utf-8")
    assert read_baseline(tmp_path / "co-so.json") == Counter({KEY: 3})


def test_a_million_equal_findings_are_the_most_that_a_baseline_may_state(baseline: Baseline, tmp_path: Path) -> None:
    path, text = tmp_path / "co-so.json", baseline.written(alike(1), Counter())
    path.write_text(text.replace('"count": 1', '"count": 1000000'), encoding="utf-8")
    assert read_baseline(path) == Counter({KEY: 1_000_000})
    path.write_text(text.replace('"count": 1', '"count": 1000001'), encoding="utf-8")
    with pytest.raises(WrongUsageError, match="không phải là tệp cơ sở"):
        read_baseline(path)
