"""A province: thirty communes, a folder each, in one call."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers.support import ROOT, Run

COMMUNES = 30
MOST_LINES = 60
"""The most lines of an overview of the whole province."""


@pytest.fixture
def province(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders of thirty communes, all with the real plans; two bear one name, and the last states no code."""
    monkeypatch.chdir(tmp_path)
    for number in range(1, COMMUNES + 1):
        folder = tmp_path / f"xa-{number:02}"
        folder.mkdir()
        for path in (ROOT / "plans").glob("*.yaml"):
            text = path.read_text(encoding="utf-8")
            if path.name == "commune.yaml":
                code = "" if number == COMMUNES else f'"{number:05}"'
                text = text.replace("name: Cẩm Giàng", f"name: Mẫu {max(number, 2)}\ncode: {code}")
                text = text.replace("nhân dân xã Cẩm Giàng", f"nhân dân xã Mẫu {number}")
            (folder / path.name).write_text(text, encoding="utf-8")
    return [f"xa-{number:02}" for number in range(1, COMMUNES + 1)]


def names_of(folder: str) -> dict[str, str | None]:
    """The names of a folder's commune in JSON."""
    number = int(folder[3:])
    return {
        "commune": f"Mẫu {max(number, 2)}",
        "commune_code": None if number == COMMUNES else f"{number:05}",
        "issuer": f"Ủy ban nhân dân xã Mẫu {number}",
    }


def rows(value: Any) -> Iterator[dict[str, Any]]:
    """All objects in a JSON value that name a file, at any depth; what a finding is related to is a part of its row."""
    if isinstance(value, dict):
        if {"path", "plan"} & {name for name, each in value.items() if isinstance(each, str)}:
            yield value
        value = [each for name, each in value.items() if name != "related"]
    for each in value if isinstance(value, list) else ():
        yield from rows(each)


def test_the_statistics_of_a_province_fit_on_a_page(run: Run, province: list[str]) -> None:
    whole = run("validate", *province)
    outcome = run("validate", *province, "--statistics")
    lines = [*outcome.out.splitlines(), *outcome.err.splitlines()]
    assert (outcome.exit_code, outcome.err) == (0, whole.err)
    assert outcome.out.splitlines()[0] == (
        "   180  cảnh báo  O403  Tập thể chủ trì, người chịu trách nhiệm ghi ở cột phối hợp"
    )
    assert len(whole.out.splitlines()) > 10 * MOST_LINES
    assert len(lines) <= MOST_LINES


def test_so_do_those_of_a_province_whose_plans_are_broken(run: Run, province: list[str]) -> None:
    for folder in province:
        for name, sound, broken in (("2024", "year: 2024", "year: 24"), ("2023_gaps", "kind: remedy", "kind: [")):
            plan = Path(folder, f"{name}.yaml")
            plan.write_text(plan.read_text(encoding="utf-8").replace(sound, broken, 1), encoding="utf-8")
    outcome = run("validate", *province, "--statistics")
    assert outcome.exit_code == 1
    assert len([*outcome.out.splitlines(), *outcome.err.splitlines()]) <= MOST_LINES
    found = json.loads(run("validate", *province, "--format", "json").out)["diagnostics"]
    assert {row["path"].partition("/")[0] for row in found} == set(province)
    assert [row for row in found if row.items() < names_of(row["path"].partition("/")[0]).items()] == []


@pytest.mark.parametrize("command", ["overdue --today 2025-01-01", "status --today 2025-01-01", "gaps"])
def test_every_row_of_csv_names_its_commune(run: Run, province: list[str], command: str) -> None:
    asked = [*province[:2], province[-1]]
    found = list(csv.DictReader(io.StringIO(run(*command.split(), *asked, "--format", "csv").out)))
    assert {row["Tệp"].partition("/")[0] for row in found} == set(asked)
    for row in found:
        names = names_of(row["Tệp"].partition("/")[0]).values()
        assert list(row.values())[-3:] == [name or "" for name in names]
        assert list(row)[-3:] == ["Đơn vị", "Mã đơn vị", "Cơ quan ban hành"]


@pytest.mark.parametrize(
    "command",
    [
        "validate",
        "gaps",
        "overdue --today 2024-12-01 --within 60d",
        "overdue --today 2025-01-01 --group-by area",
        "overdue --today 2025-01-01 --group-by month",
        "status --today 2025-01-01",
    ],
)
def test_every_row_of_json_names_its_commune(run: Run, province: list[str], command: str) -> None:
    asked = [*province[:2], province[-1]]
    found = list(rows(json.loads(run(*command.split(), *asked, "--format", "json").out)))
    assert {(row["path"] if "path" in row else row["plan"]).partition("/")[0] for row in found} == set(asked)
    for row in found:
        folder = (row["path"] if "path" in row else row["plan"]).partition("/")[0]
        assert {name: row[name] for name in names_of(folder)} == names_of(folder)
