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
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "co-so.json"


@pytest.mark.parametrize(
    ("there", "known", "new", "old", "gone"),
    [(2, 0, 2, 0, 0), (2, 1, 1, 1, 0), (2, 2, 0, 2, 0), (2, 3, 0, 2, 1), (0, 2, 0, 0, 2)],
)
def test_as_many_equal_findings_are_known_as_are_counted(
    path: Path, there: int, known: int, new: int, old: int, gone: int
) -> None:
    found = Baseline(path, Counter({KEY: known})).split("a.yaml", Choice(), alike(there))
    assert (len(found.new), len(found.known), found.gone) == (new, old, gone)
    assert found.known + found.new == alike(there)


def test_of_other_codes_and_files_nothing_is_gone_or_dropped(path: Path) -> None:
    other = ("b.yaml", *KEY[1:])
    baseline = Baseline(path, Counter({KEY: 1, other: 2}))
    assert baseline.split("a.yaml", Choice(ignore=("T",)), ()).gone == 0
    assert [each["path"] for each in json.loads(baseline.written([], {"a.yaml": Choice()}))["findings"]] == ["b.yaml"]


def test_equal_findings_are_counted_and_read_back(path: Path) -> None:
    text = Baseline(path, Counter()).written(alike(3), {"a.yaml": Choice()})
    assert [each["count"] for each in json.loads(text)["findings"]] == [3]
    path.write_text(text, encoding="utf-8")
    assert read_baseline(path) == Counter({KEY: 3})


def test_a_million_equal_findings_are_the_most_that_a_baseline_may_state(path: Path) -> None:
    text = Baseline(path, Counter()).written(alike(1), {"a.yaml": Choice()})
    path.write_text(text.replace('"count": 1', '"count": 1000000'), encoding="utf-8")
    assert read_baseline(path) == Counter({KEY: 1_000_000})
    path.write_text(text.replace('"count": 1', '"count": 1000001'), encoding="utf-8")
    with pytest.raises(WrongUsageError, match="không phải là tệp cơ sở"):
        read_baseline(path)
