"""The floor below a check in Python: read each plan and its commune, let libyaml parse both, hold data to a schema.

    python bench/programs/floor.py FOLDER

Nothing is built from what libyaml tells; pydantic-core holds the data of one plan to typed dictionaries as often as
there are plans. The plans are the `2024.yaml` of every folder below FOLDER, the communes the `commune.yaml` beside.
"""

import sys
from pathlib import Path
from typing import Any

import yaml
from pydantic_core import SchemaValidator, core_schema

TEXT = core_schema.str_schema(strict=True)
CELL = core_schema.nullable_schema(TEXT)
CELLS = ("target", "tasks", "lead", "support", "timeframe", "decided_by")


def shape(needed: dict[str, Any], optional: dict[str, Any]) -> core_schema.CoreSchema:
    """The schema of a mapping with these fields and no others."""
    fields = {name: core_schema.typed_dict_field(schema) for name, schema in needed.items()}
    fields |= {name: core_schema.typed_dict_field(schema, required=False) for name, schema in optional.items()}
    return core_schema.typed_dict_schema(fields, extra_behavior="forbid")


def plan_shape() -> core_schema.CoreSchema:
    """The schema of a plan whose values are all texts."""
    days = core_schema.union_schema([TEXT, core_schema.list_schema(TEXT)])
    deliverable = shape({"id": TEXT, "title": TEXT}, {"due": days, "every": TEXT, "lead": TEXT, "note": TEXT})
    named = {"code": TEXT, "title": TEXT, "max_score": TEXT}
    cells = {**dict.fromkeys(CELLS, CELL), "deliverables": core_schema.list_schema(deliverable)}
    criterion = shape(named, {**cells, "parts": core_schema.list_schema(shape(named, cells))})
    area = shape({"number": TEXT, "title": TEXT, "criteria": core_schema.list_schema(criterion)}, {})
    top = {**dict.fromkeys(("cchc", "kind", "year", "commune", "title"), TEXT), "areas": core_schema.list_schema(area)}
    return shape(top, {"annex": TEXT, "document": core_schema.dict_schema(TEXT, CELL)})


def blank_as_none(data: Any) -> Any:  # noqa: ANN401 — whatever a plan holds
    """The data with `None` for what is blank."""
    if isinstance(data, dict):
        return {key: blank_as_none(value) for key, value in data.items()}
    if isinstance(data, list):
        return [blank_as_none(value) for value in data]
    return data or None


def main() -> None:
    """Work through the folder."""
    plans = sorted(Path(sys.argv[1]).rglob("2024.yaml"))
    with plans[0].open("rb") as file:
        data = blank_as_none(yaml.load(file, yaml.CBaseLoader))  # noqa: S506 — it makes texts, lists and mappings
    validator = SchemaValidator(plan_shape())
    for plan in plans:
        for path in (plan, plan.with_name("commune.yaml")):
            with path.open("rb") as file:
                yaml.cyaml.CParser(file.read().decode()).raw_parse()  # type: ignore[attr-defined]  # the stub lacks it
        validator.validate_python(data)


if __name__ == "__main__":
    main()
