"""The place of each part of a file: that of its path, kept by copies, and counted when parts are compared."""

import copy
import pickle
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from cchc.diagnostics import FieldPath, Place
from cchc.model.criterion import Criterion
from cchc.model.element import Element
from cchc.model.kinds import KINDS
from cchc.model.plan import MaintainPlan

_HEAD = {"cchc": "1", "year": "2024", "commune": "xa.yaml", "title": "Kế hoạch"}
_DELIVERABLES = [{"id": "a", "title": "A", "every": "year"}, {"id": "b", "title": "B", "every": "week"}]
_ROW = {"code": "1.1", "title": "Tiêu chí", "max_score": "2", "deliverables": _DELIVERABLES}
_AREA = {"number": "I", "title": "Chỉ đạo", "criteria": [_ROW, {**_ROW, "parts": [_ROW, _ROW]}]}
_TASK = {"title": "Nhiệm vụ", "deliverables": _DELIVERABLES}
_RECORD = {"what": "1.1", "date": "2024-01-31"}
FILES: dict[str, dict[str, Any]] = {
    "maintain": {
        **_HEAD,
        "document": {"kind": "Kế hoạch"},
        "columns": ["criterion", "max_score", {"ghi-them": "Ghi thêm"}],
        "areas": [_AREA, {"title": "Hai cấp", "areas": [_AREA, _AREA]}],
    },
    "remedy": {
        **_HEAD,
        "assessed_year": "2023",
        "columns": {"score": "Điểm"},
        "criteria": [{**_ROW, "score": "1", "parts": [{**_ROW, "score": "0"}]}],
    },
    "assignments": {**_HEAD, "criteria": [_TASK, {**_TASK, "parts": [_TASK]}]},
    "commune": {
        "cchc": "1",
        "name": "Mẫu",
        "issuer": "UBND xã Mẫu",
        "signatory": {"lines": ["CHỦ TỊCH"]},
        "parties": [
            {"id": "vp", "title": "Văn phòng", "kind": "unit", "members": [{"name": "A", "from": "2024-01-01"}]}
        ],
    },
    "progress": {
        "cchc": "1",
        "plan": "2024.yaml",
        "entries": [_RECORD, _RECORD],
        "extensions": [{**_RECORD, "was": "2024-01-31", "due": "2024-02-28", "document": "CV 1"}],
        "events": [_RECORD],
    },
}


def parts(value: object, path: FieldPath = ()) -> Iterator[tuple[Element, FieldPath]]:
    """All elements in the fields of one, whatever the types of its fields say, with their paths."""
    if isinstance(value, Element):
        yield value, path
        for name in type(value).model_fields:
            yield from parts(getattr(value, name), (*path, name))
    for index, item in enumerate(value if isinstance(value, tuple) else ()):
        yield from parts(item, (*path, index))


@pytest.mark.parametrize("kind", KINDS)
def test_each_part_of_a_file_of_each_kind_has_the_place_of_its_path(kind: str) -> None:
    model = KINDS[kind].model.model_validate({**FILES[kind], "kind": kind})
    model.settle(Place("x.yaml"))
    found = list(parts(model))
    assert [part.place for part, _ in found] == [Place("x.yaml", path) for _, path in found]
    assert len(found) > 1


def test_a_part_that_no_file_holds_is_nowhere() -> None:
    assert Criterion(title="Một").at("title") == Place("", ("title",))


@pytest.mark.parametrize(
    "copied",
    [copy.copy, copy.deepcopy, lambda part: pickle.loads(pickle.dumps(part)), Criterion.model_copy],  # noqa: S301 — its own
    ids=["copy", "deepcopy", "pickle", "model_copy"],
)
def test_a_copy_is_equal_and_at_the_same_place(copied: Callable[[Criterion], Criterion]) -> None:
    part = Criterion.model_validate(_ROW).settle(Place("x.yaml", ("criteria", 3)))
    assert copied(part) == part
    assert copied(part).deliverables[1].place == Place("x.yaml", ("criteria", 3, "deliverables", 1))


def test_equal_parts_at_other_places_are_other_parts() -> None:
    one, other = (Criterion.model_validate(_ROW).settle(Place("x.yaml", ("criteria", index))) for index in (0, 1))
    assert one != other
    assert one.settle(other.place) == other
    assert one != "x"


def test_a_place_is_no_field() -> None:
    part = Criterion(title="Một").settle(Place("x.yaml"))
    assert part.model_dump(exclude_defaults=True, warnings="error") == {"title": "Một"}
    assert "x.yaml" not in repr(part)


def test_what_a_file_leaves_out_stands_in_that_file() -> None:
    data = {"cchc": "1", "kind": "maintain", "year": "2026", "commune": "commune.yaml", "title": "A"}
    first, second = (MaintainPlan.model_validate(data).settle(Place(name)) for name in ("a.yaml", "b.yaml"))
    assert [first.document.place.file, second.document.place.file] == ["a.yaml", "b.yaml"]
    assert isinstance(first.columns, Element) and first.columns.place.file == "a.yaml"
