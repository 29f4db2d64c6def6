"""The JSON Schemas: what is committed is what the program prints, and an independent validator agrees with it."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from helpers.support import ROOT, Run
from ruamel.yaml import YAML

from cchc.cli.commands.schema import SchemaName
from cchc.language.json_schema import FILES, json_schema
from cchc.model.kinds import KINDS

NAMES = get_args(SchemaName)
EXAMPLES = ROOT / "tests" / "examples"


def test_the_command_offers_what_there_is() -> None:
    assert set(NAMES) == set(FILES)
    assert {model for models in FILES.values() for model in models} == {kind.model for kind in KINDS.values()}


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_schema_is_the_current_one(run: Run, name: str) -> None:
    assert run("schema", name).out == (ROOT / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_sound_and_explains_every_field_in_vietnamese(name: str) -> None:
    schema = json_schema(name)
    jsonschema.Draft7Validator.check_schema(schema)
    for definition in schema["definitions"].values():
        for field, about in definition.get("properties", {}).items():
            assert about["title"], field
            assert re.search("[à-ỹđ]", about["description"].casefold()) or field == "kind", field


def read(path: Path) -> Any:
    """A file as an editor's YAML reader sees it: numbers are numbers, days and texts are texts."""
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.yaml_constructors = {
        **yaml.constructor.yaml_constructors,
        "tag:yaml.org,2002:timestamp": lambda _, node: node.value,
    }
    return yaml.load(path.read_text(encoding="utf-8-sig"))


def errors(path: Path) -> list[str]:
    data = read(path)
    name = next(name for name, models in FILES.items() if KINDS[data["kind"]].model in models)
    return [error.message for error in jsonschema.Draft7Validator(json_schema(name)).iter_errors(data)]


SOUND = [
    "maintain",
    "remedy",
    "remedy-unscored",
    "commune",
    "register",
    "maintain.progress",
    "p-scores",
    "p-cells",
    "o-accountable",
    "d-deadlines",
]


@pytest.mark.parametrize("name", SOUND)
def test_what_keeps_to_the_schema_here_keeps_to_it_there(name: str) -> None:
    assert errors(EXAMPLES / f"{name}.yaml") == []


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "data" / "forms").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_forms_of_real_offices_keep_to_the_schema(path: Path) -> None:
    assert errors(path) == []


@pytest.mark.parametrize("name", ["s-plan", "s-remedy", "s-commune", "s-progress"])
def test_what_breaks_the_schema_here_breaks_it_there(name: str) -> None:
    assert errors(EXAMPLES / f"{name}.yaml") != []


def test_check_jsonschema_passes_the_real_plans() -> None:
    for name, plans in {"plan": ["2024.yaml", "2023_gaps.yaml"], "commune": ["commune.yaml"]}.items():
        schema = ROOT / "schema" / f"{name}.schema.json"
        files = [str(ROOT / "plans" / plan) for plan in plans]
        command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *files]
        result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        assert result.returncode == 0, result.stdout


def test_the_plans_name_their_schema_for_editors() -> None:
    for path in (ROOT / "plans").glob("*.yaml"):
        first = path.read_text(encoding="utf-8").split("\n")[0]
        match = re.fullmatch(r"# yaml-language-server: \$schema=(.+)", first)
        assert match
        assert (path.parent / match[1]).is_file()


def test_a_schema_is_written_to_a_file(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "s" / "plan.json"
    assert run("schema", "-o", target).exit_code == 0
    assert json.loads(target.read_text(encoding="utf-8")) == json_schema("plan")
    assert run("schema", "-o", target).exit_code == 3
    assert run("schema", "plans").exit_code == 2


HEAD = {"cchc": 1, "kind": "assignments", "year": 2026, "commune": "c.yaml", "title": "Phân công"}
ROW = {"title": "Việc", "code": "1.1a", "note": None, "cells": {"a": 1.5, "b": None, "c": True}}
ROWS = {"criteria": [ROW]}


@pytest.mark.parametrize(
    "fields",
    [
        ROWS,
        {"columns": None, **ROWS},
        {"columns": {"lead": "Cơ quan", "number": None}, **ROWS},
        {"columns": ["number", "title", {"lead": "Cơ quan"}, {"support": None}, {"a": 1}], **ROWS},
        {"numbering": "continue", "labels": True, "areas": [{"number": 1, "title": "A", **ROWS}]},
        {"areas": [{"number": "A", "title": "A", "areas": [{"number": "II", "title": "B", **ROWS}]}]},
    ],
)
def test_an_editor_accepts_what_the_program_accepts(fields: dict[str, Any]) -> None:
    jsonschema.Draft7Validator(json_schema("plan")).validate({**HEAD, **fields})


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"areas": []},
        {"criteria": []},
        {**ROWS, "areas": [{"title": "A", **ROWS}]},
        {"areas": [{"title": "A"}]},
        {"areas": [{"title": "A", "areas": [{"title": "B"}]}]},
        {"areas": [{"number": "IIII", "title": "A", **ROWS}]},
        {"columns": "lead", **ROWS},
        {"columns": ["leed"], **ROWS},
        {"columns": [5], **ROWS},
        {"columns": [{"a": "A", "b": "B"}], **ROWS},
        {"columns": {"leed": "A"}, **ROWS},
        {"numbering": "tiếp", **ROWS},
        {"labels": "x", **ROWS},
        *(
            {"criteria": [{**ROW, **wrong}]}
            for wrong in ({"code": "1/2"}, {"code": 1.1}, {"max_score": 1}, {"cells": ["a"]})
        ),
        {"criteria": [{**ROW, "code": "1.2.3.4.5.6.7"}]},
    ],
)
def test_an_editor_refuses_the_grossest_mistakes(fields: dict[str, Any]) -> None:
    assert not jsonschema.Draft7Validator(json_schema("plan")).is_valid({**HEAD, **fields})
