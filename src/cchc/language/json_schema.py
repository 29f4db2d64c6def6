"""JSON Schemas of the files, for editors that complete and explain fields (yaml-language-server).

Draft 7, since that is what editors read. A schema demands less than `cchc validate`. It sees what a YAML reader makes
of a value (a number, a text), so values that other readers would change, such as codes and days, must be in quotes.
"""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic.json_schema import models_json_schema

from cchc.language.descriptions import DESCRIPTIONS, EXAMPLES, TITLES
from cchc.model.element import Element
from cchc.model.kinds import FileRole, of_role
from cchc.wording import FIELDS

FILES: dict[str, tuple[type[Element], ...]] = {
    role: tuple(kind.model for kind in of_role(role)) for role in get_args(FileRole)
}
"""The models that each schema describes, by the schema's name."""
_NULL = {"type": "null"}
_ROWS = {"areas": None, "criteria": None}.keys()
"""The fields of which a plan and an area have one."""


def json_schema(name: str) -> dict[str, Any]:
    """The schema of that name, as JSON's values."""
    models = FILES[name]
    _, generated = models_json_schema([(model, "validation") for model in models], ref_template="#/definitions/{model}")
    elements = {element.__name__: element for model in models for element in _elements(model)}
    definitions = {
        title: _definition(element, generated["$defs"][title]) for title, element in sorted(elements.items())
    }
    definitions |= {title: each for title, each in generated["$defs"].items() if each.get("type") != "object"}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": TITLES[name],
        "type": "object",
        **_root(models),
        "definitions": definitions,
    }


def _root(models: tuple[type[Element], ...]) -> dict[str, Any]:
    """The schema of a whole file: of the only kind, or of the kind that the file's field `kind` names."""
    first, *others = models
    if not others:
        return {"allOf": [_reference(first)]}
    kinds = [_kind(model) for model in models]
    is_of_kind: dict[str, Any] = _reference(first)
    for model in others:
        is_of_kind = {
            "if": {"required": ["kind"], "properties": {"kind": {"const": _kind(model)}}},
            "then": _reference(model),
            "else": is_of_kind,
        }
    return {
        "required": ["cchc", "kind"],
        "properties": {"kind": {"enum": kinds, "title": FIELDS["kind"], "description": DESCRIPTIONS["Plan.kind"]}},
        **is_of_kind,
    }


def _kind(model: type[Element]) -> str:
    return str(next(iter(model.model_fields["kind"].annotation.__args__)))  # type: ignore[union-attr]


def _reference(model: type[Element]) -> dict[str, str]:
    return {"$ref": f"#/definitions/{model.__name__}"}


def _elements(model: type[Element]) -> Iterator[type[Element]]:
    """A kind of element, and the kinds of all elements that may stand in it, at any depth."""
    yield model
    for name in model.fields():
        child = model.element_in(name)
        if child and child is not model:
            yield from _elements(child)


def _definition(model: type[Element], generated: dict[str, Any]) -> dict[str, Any]:
    required = [name for name in model.fields() if name in generated["required"]] if "required" in generated else []
    properties = {
        name: _property(model, name, generated["properties"][name], optional=name not in required)
        for name in model.fields()
    }
    return {
        "title": TITLES[model.__name__],
        "type": "object",
        "additionalProperties": False,
        **({"required": required} if required else {}),
        **({"oneOf": [{"required": [name]} for name in _ROWS]} if properties.keys() >= _ROWS else {}),
        "properties": properties,
    }


def _property(model: type[Element], name: str, generated: dict[str, Any], *, optional: bool) -> dict[str, Any]:
    in_group = [f"{cls.__name__}.{name}" for cls in model.__mro__]
    return {
        "title": next((TITLES[key] for key in in_group if key in TITLES), FIELDS[name]),
        "description": next(DESCRIPTIONS[key] for key in [*in_group, name] if key in DESCRIPTIONS),
        **({"examples": EXAMPLES[name]} if name in EXAMPLES else {}),
        **_value(generated, optional=optional),
    }


def _value(generated: dict[str, Any], *, optional: bool) -> dict[str, Any]:
    """The schema of a value; an optional value may also be blank."""
    value = _not_blank(generated)
    if "const" in value:
        return {"enum": [1, "1"] if value["const"] == "1" else [value["const"]]}
    if optional:
        return _or_blank(value)
    return {"allOf": [value]} if "$ref" in value else value


def _not_blank(generated: dict[str, Any]) -> dict[str, Any]:
    """A generated value without its title and description, and without null as one of its kinds."""
    kinds = generated.get("anyOf", [])
    if _NULL in kinds:
        others = [each for each in kinds if each != _NULL]
        return others[0] if len(others) == 1 else {"anyOf": others}
    return {key: each for key, each in generated.items() if key not in {"title", "default", "description"}}


def _or_blank(value: dict[str, Any]) -> dict[str, Any]:
    """The schema of the same value, or of null."""
    if "type" not in value:
        return {"anyOf": [*value.get("anyOf", [value]), _NULL]}
    kinds = value["type"] if isinstance(value["type"], list) else [value["type"]]
    blank = {"enum": [*value["enum"], None]} if "enum" in value else {}
    return value | blank | {"type": [*kinds, "null"]}
