"""CONTRIBUTING is held to the house: its rows and rooms, and the files that its recipes name."""

import re
import tomllib
from pathlib import Path

from helpers.pages import text
from helpers.support import ROOT

PAGE = text(ROOT / "CONTRIBUTING.md")


def test_the_rows_of_the_house_are_those_that_import_linter_holds() -> None:
    (plan,) = re.findall(r"^```\n(cli .*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    shown = [re.split(r"  +", line)[0] for line in plan.splitlines() if not line.startswith(" ")]
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    assert shown == contracts["contracts"][0]["layers"]


def test_every_room_and_file_that_is_named_is_there() -> None:
    named = {path.rstrip("/") for path in re.findall(r"`((?:src|tests|bench|docs|schema|templates)/[^`…* ]+)`", PAGE)}
    assert len(named) > 25
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_the_unit_tests_have_the_rooms_of_the_program() -> None:
    tested = {path.parent.relative_to(ROOT / "tests" / "unit") for path in (ROOT / "tests" / "unit").rglob("test_*.py")}
    source = ROOT / "src" / "cchc"
    rooms = {path.parent.relative_to(source) for path in source.rglob("*.py")}
    elsewhere = {Path("cli"), Path("cli/commands"), Path("cli/options"), Path("diagnostics")}  # in tests/cli
    assert tested == rooms - elsewhere


def test_every_name_that_a_recipe_speaks_of_is_in_its_file() -> None:
    rows = re.findall(r"^\| .*?\(`([A-Za-z_]+)`\).*? \| `([^`…]+)`", PAGE, re.MULTILINE)
    assert {name for name, _ in rows} >= {"CASES", "GIVEN", "FIELDS", "KINDS", "FindingsForm"}
    assert [row for row in rows if row[0] not in (ROOT / row[1]).read_text(encoding="utf-8")] == []
