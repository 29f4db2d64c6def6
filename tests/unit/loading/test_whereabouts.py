"""Places in the official's words and in the file's own terms, in sound data and in broken."""

import pytest

from cchc.diagnostics import FieldPath
from cchc.loading.whereabouts import whereabouts
from cchc.source import Data

PLAN: Data = {
    "annex": "II",
    "columns": ["title", {"cach-cham": "Cách chấm"}, "x"],
    "areas": [
        {
            "number": "A",
            "areas": [
                {"number": "I", "criteria": [{"title": "a"}, {"title": "b", "parts": [{"title": "c"}, {"code": "9"}]}]},
                {"criteria": [{"title": "d"}]},
            ],
        },
        {"criteria": [{"title": "e"}]},
        {"number": "2", "criteria": [{"title": "f"}]},
    ],
}


@pytest.mark.parametrize(
    ("path", "words", "row"),
    [
        (("areas", 0, "areas", 0, "criteria", 1, "cells", "cach-cham"), "lĩnh vực A.I, TT 2, cột Cách chấm", "A.I/2"),
        (("areas", 0, "areas", 0, "criteria", 1, "cells", "khac"), "lĩnh vực A.I, TT 2, cột khac", "A.I/2"),
        (("areas", 0, "areas", 0, "criteria", 1, "parts", 0, "lead"), "lĩnh vực A.I, TT 2.1, cột Chủ trì", "A.I/2.1"),
        (("areas", 0, "areas", 0, "criteria", 1, "parts", 1, "title"), "lĩnh vực A.I, TT 2.2", "9"),
        (("areas", 0, "areas", 1, "criteria", 0, "basis"), "lĩnh vực A, TT 1, cột Văn bản giao", "A.2/1"),
        (("areas", 1, "criteria", 0, "title"), "TT 1", "3/1"),
        (("areas", 2, "criteria", 0, "note"), "lĩnh vực 2, TT 1, cột Ghi chú", "2/1"),
        (("areas", 0, "areas", 0, "number"), "lĩnh vực A.I", ""),
        (("areas", 9, "criteria", 3, "title"), "TT 4", ""),
    ],
)
def test_a_place_in_the_table_names_its_areas_its_number_and_its_column(path: FieldPath, words: str, row: str) -> None:
    assert whereabouts(PLAN, path).where == f"Phụ lục II, {words}"
    if path[1] != 9:
        assert whereabouts(PLAN, path).criterion == row


def test_numbers_that_run_on_are_counted_over_all_areas() -> None:
    assert isinstance(PLAN, dict)
    running: Data = {**PLAN, "numbering": "continue"}
    path: FieldPath = ("areas", 2, "criteria", 0, "title")
    assert whereabouts(running, path) == ("Phụ lục II, lĩnh vực 2, TT 5", "2/5", "title")


@pytest.mark.parametrize("data", [None, "x", [], {"areas": "x"}, {"areas": [None]}, {"areas": [{"number": ["x"]}]}])
def test_broken_data_has_places_too(data: Data) -> None:
    path: FieldPath = ("areas", 0, "criteria", 1, "lead")
    assert whereabouts(data, path).where in {"", "Phụ lục, TT 2, cột Chủ trì"}
    assert whereabouts(data, path).field.endswith("lead")


@pytest.mark.parametrize("path", [(), ("title",), ("columns", 1), ("document", "number")])
def test_outside_the_table_there_is_no_such_place(path: FieldPath) -> None:
    assert whereabouts(PLAN, path).where == ""
    assert whereabouts(PLAN, path).criterion == ""
