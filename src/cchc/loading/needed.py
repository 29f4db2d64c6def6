"""Fields that a file needs because of other fields, or in place of others."""

from collections.abc import Iterator
from typing import NamedTuple

from cchc.diagnostics import FieldPath
from cchc.model.element import Element
from cchc.model.plan import MaintainPlan, Plan
from cchc.source import Data


class Lacking(NamedTuple):
    """A field that a file needs and lacks."""

    path: FieldPath
    is_blank: bool = False
    """True if the field stands there without a value."""


_NO = {"false", "không"}
_ROWS = {"areas", "criteria"}
_HOLDING = ("criteria", "parts", "areas")
"""The fields that hold areas and rows."""


def needed(model: type[Element], data: Data) -> Iterator[Lacking]:
    """The fields that a plan lacks: rows in a group, and in a row what its columns print of code and maximum.

    The code is needed where it carries the label TC or TCTP, the maximum in a maintain annex; a remedy annex needs its
    points in any case, by its model.
    """
    if not issubclass(model, Plan) or not isinstance(data, dict):
        return
    if data.keys().isdisjoint(_ROWS):
        yield Lacking(("areas",))
    wanted = _wanted(model, data)
    for path, group in _groups(data, ()):
        if path[-2] != "areas":
            if None in map(group.get, wanted):
                missing = (name for name in wanted if group.get(name) is None)
                yield from (Lacking((*path, name), is_blank=name in group) for name in missing)
        elif group.keys().isdisjoint(_ROWS):
            yield Lacking((*path, "criteria"))


def _wanted(model: type[Plan], data: dict[str, Data]) -> list[str]:
    """The fields that each row needs."""
    columns = _columns(model, data)
    labelled = model.labelled and str(data.get("labels") or "").strip().casefold() not in _NO
    points = ["max_score"] if model is MaintainPlan and "max_score" in columns else []
    return [*points, *(["code"] if labelled and not columns.isdisjoint({"criterion", "code"}) else [])]


def _columns(model: type[Plan], data: dict[str, Data]) -> set[str]:
    """The names of the columns, as far as they can be read."""
    listed = data.get("columns")
    if not isinstance(listed, list):
        return {*model.usual}
    texts = [item for item in listed if isinstance(item, str)]
    fields = [name for item in listed if isinstance(item, dict) for name in item]
    return {name.strip() for name in (*texts, *fields)}


def _groups(group: dict[str, Data], path: FieldPath) -> Iterator[tuple[FieldPath, dict[str, Data]]]:
    """The areas and rows below a plan, an area or a row, with their paths."""
    for field in _HOLDING:
        items = group.get(field)
        for index, item in enumerate(items if isinstance(items, list) else ()):
            if isinstance(item, dict):
                at = (*path, field, index)
                yield at, item
                if not item.keys().isdisjoint(_HOLDING):
                    yield from _groups(item, at)
