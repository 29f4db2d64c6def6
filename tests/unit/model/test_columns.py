"""Columns of an annex: a group of headings, or a list of fields and free columns."""

from typing import Any

import pytest
from pydantic import ValidationError

from cchc.model.columns import ASSIGNMENTS, MAINTAIN, REMEDY
from cchc.model.plan import AssignmentsPlan, MaintainPlan, Plan, RemedyPlan

ROW = {"title": "Rà soát thủ tục"}
FIELDS = "number, criterion, code, title, target, tasks, product, lead, support, timeframe, basis, funding, note"


def data(kind: str, columns: object, **row: Any) -> dict[str, Any]:
    return {
        "cchc": "1",
        "kind": kind,
        "year": "2026",
        "commune": "commune.yaml",
        "title": "Phân công",
        "columns": columns,
        "criteria": [ROW | row],
    }


def assignments(columns: object, **row: Any) -> AssignmentsPlan:
    return AssignmentsPlan.model_validate(data("assignments", columns, **row))


def faults(columns: object, **row: Any) -> list[tuple[tuple[int | str, ...], str]]:
    """The places and sentences for columns that are refused."""
    with pytest.raises(ValidationError) as refused:
        assignments(columns, **row)
    return [(each["loc"], each["ctx"]["sentence"]) for each in refused.value.errors()]


def printed(plan: Plan) -> list[tuple[str, str | None]]:
    return [(column.name, column.heading) for column in plan.printed]


@pytest.mark.parametrize("columns", [None, {}])
def test_without_columns_an_annex_has_the_usual_ones_of_its_kind(columns: object) -> None:
    assert [name for name, _ in printed(assignments(columns))] == list(ASSIGNMENTS)
    maintain = MaintainPlan.model_validate(data("maintain", columns))
    remedy = data("remedy", columns, max_score="1", score="1") | {"assessed_year": "2025"}
    assert [name for name, _ in printed(maintain)] == list(MAINTAIN)
    assert [name for name, _ in printed(RemedyPlan.model_validate(remedy))] == list(REMEDY)


def test_a_group_gives_usual_columns_other_headings() -> None:
    assert printed(assignments({"lead": "Cơ quan", "number": None}))[:3] == [
        ("number", None),
        ("title", None),
        ("lead", "Cơ quan"),
    ]


def test_a_list_says_which_columns_there_are_in_which_order() -> None:
    plan = assignments(["title", "number", {"lead": "Cơ quan"}, {"support": None}, {"items": "Mục"}], cells={})
    assert printed(plan) == [
        ("title", None),
        ("number", None),
        ("lead", "Cơ quan"),
        ("support", None),
        ("items", "Mục"),
    ]
    assert plan.free_columns == ("items",)
    assert plan.text_columns == ("lead", "support", "items")


def test_an_unknown_name_is_told_with_the_nearest_one_once_for_each_item() -> None:
    assert faults(["number", "titel", "leed", "Chủ trì", "STT", {"tt": "TT"}, {"san-pham": "Sản phẩm"}]) == [
        (("columns", 1), "Không có cột “titel”; có phải “title”?"),
        (("columns", 2), "Không có cột “leed”; có phải “lead”?"),
        (("columns", 3), "Không có cột “Chủ trì”; có phải “lead”?"),
        (("columns", 4), "Không có cột “STT”; có phải “number”?"),
        (("columns", 5), "Không có cột “tt”; có phải “number”?"),
        (("columns", 6), "Không có cột “san-pham”; có phải “product”?"),
    ]


def test_a_name_that_is_none_is_told_which_names_there_are_and_how_a_free_one_is_written() -> None:
    own = "cột tự đặt thì tên viết bằng chữ thường không dấu, số, dấu “-”, ví dụ “cot-la”"
    assert faults(["title", {"Cột Lạ": "x"}]) == [
        (("columns", 1), f"Không có cột “Cột Lạ”. Đề nghị dùng một trong: {FIELDS}; {own}.")
    ]


def test_a_free_column_needs_a_heading() -> None:
    said = "Cột tự đặt “cach-cham” chưa có chữ ở đầu cột. Đề nghị ghi, ví dụ “- cach-cham: Cách chấm”."
    assert faults(["title", "cach-cham"]) == faults(["title", {"cach-cham": None}]) == [(("columns", 1), said)]


def test_a_free_column_named_nearly_like_a_field_is_refused_unless_a_row_has_a_cell_for_it() -> None:
    said = "Không có cột “leed”, và không hàng nào có ô của cột này; có phải “lead”? Đề nghị sửa, hoặc "
    said += "đặt tên khác cho cột để trống, ví dụ “cot-1”."
    assert faults(["title", {"leed": "Chủ trì"}]) == [(("columns", 1), said)]
    assert assignments(["title", {"leed": "Người đi đầu"}], cells={"leed": "A"}).free_columns == ("leed",)
    assert assignments(["title", {"ky-nhan": "Ký nhận"}]).free_columns == ("ky-nhan",)


def test_a_column_stands_once() -> None:
    said = "Cột “lead” ghi hai lần. Đề nghị bỏ một."
    assert faults(["title", "lead", {"lead": "A"}, "lead"]) == [(("columns", 2), said), (("columns", 3), said)]


@pytest.mark.parametrize("item", [None, "", " ", ["number"], {}, {"a": "1", "b": "2"}, {"a": ["x"]}, {"a": {"b": "c"}}])
def test_what_is_no_name_and_no_pair_is_no_column(item: object) -> None:
    said = "Mỗi cột là một tên, hoặc “tên: chữ ở đầu cột”. Đề nghị ghi mỗi cột một dòng, ví dụ “- lead: Chủ trì”."
    assert faults(["title", item]) == [(("columns", 1), said)]


def test_a_list_has_a_column_that_says_what_a_row_is_about() -> None:
    mend = "Đề nghị thêm criterion (mã và tên) hoặc title (tên)."
    said = f"Danh sách cột thiếu tên tiêu chí, nhiệm vụ. {mend}"
    assert faults([]) == faults(["number", "lead"]) == [(("columns", 0), said)]
    guess = "Danh sách cột thiếu tên tiêu chí, nhiệm vụ; “titel” có phải “title”?"
    assert faults(["number", {"titel": "Việc"}]) == [(("columns", 1), f"{guess} {mend}")]


def test_code_and_title_do_not_stand_beside_the_column_that_prints_both() -> None:
    said = "Cột criterion đã in cả mã và tên nên không dùng cùng {}. Đề nghị bỏ một."
    assert faults(["criterion", "code", "title"]) == [
        (("columns", 1), said.format("code")),
        (("columns", 2), said.format("title")),
    ]


def test_a_score_needs_the_maximum_beside_it() -> None:
    remedy = data("remedy", ["criterion", "score"], max_score="1", score="1") | {"assessed_year": "2025"}
    with pytest.raises(ValidationError) as refused:
        RemedyPlan.model_validate(remedy)
    [error] = refused.value.errors()
    assert (error["type"], error["loc"]) == ("S213", ("columns", 1))
    assert error["ctx"]["sentence"] == "Cột score (điểm đạt được) cần cột max_score (điểm tối đa). Đề nghị bổ sung."


def test_assignments_have_no_points_and_may_use_the_vietnamese_names_of_points_for_columns_of_their_own() -> None:
    [(place, said)] = faults(["title", "max_score"])
    assert (place, said) == (
        ("columns", 1),
        f"Cột “max_score” không dùng ở loại phụ lục này. Đề nghị dùng một trong: {FIELDS}.",
    )
    assert assignments(["title", {"diem-toi-da": "Điểm"}]).free_columns == ("diem-toi-da",)


def test_a_word_in_place_of_a_list_is_told_how_a_list_is_written() -> None:
    assert faults("lead") == [
        (("columns",), "phải là danh sách. Đề nghị ghi mỗi cột một dòng, ví dụ “- lead: Chủ trì”.")
    ]


@pytest.mark.parametrize(
    ("cells", "places"),
    [
        ({"Lạ": "x"}, ["Lạ"]),
        ({"a": ["x"], "b": {"c": "d"}}, ["a", "b"]),
        ("x", []),
        ([], []),
    ],
)
def test_cells_are_texts_by_the_names_of_columns(cells: object, places: list[str]) -> None:
    found = faults(["title", {"a": "A"}], cells=cells)
    assert [place for place, _ in found] == [
        ("criteria", 0, "cells", *([name] if name else [])) for name in places or [""]
    ]


def test_a_blank_cell_is_none() -> None:
    [row] = assignments(["title", {"a": "A"}], cells={"a": None}).rows
    assert (row.own("a"), row.text("a")) == (None, None)
    assert assignments(["title", {"a": "A"}], cells=None).rows[0].criterion.cells == {}
