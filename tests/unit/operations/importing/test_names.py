"""The names of plans that are made of annexes."""

from pathlib import Path
from typing import Any

import pytest
from helpers.imported_making import annex_with, row

from cchc.errors import CchcError, WrongUsageError
from cchc.importing.imported import ImportedAnnex
from cchc.importing.writing.plan_text import PlanWriting, plan_text
from cchc.operations.importing.names import period, plan_paths


def annex(kind: str = "maintain", title: str = "Mục tiêu", **fields: Any) -> ImportedAnnex:
    more = {"assessed_year": "2023"} if kind == "remedy" else {}
    return annex_with(row(title="Họp", code="1.1"), kind=kind, title=title, **more, **fields)


def names(folder: Path, *annexes: ImportedAnnex) -> list[str]:
    found = plan_paths(annexes, folder)
    assert {path.parent for path in found} <= {folder}
    return [path.name for path in found]


def write(path: Path, made_of: ImportedAnnex) -> None:
    text = plan_text(made_of, PlanWriting(commune="commune.yaml", source="x.docx")).text
    path.write_text(text, encoding="utf-8")


def test_the_kind_and_the_year_make_the_name(tmp_path: Path) -> None:
    annexes = [annex("maintain"), annex("remedy"), annex("assignments"), annex("assignments", "Việc khác")]
    assert names(tmp_path, *annexes) == ["2024.yaml", "2023_gaps.yaml", "2024_nhiem-vu.yaml", "2024_nhiem-vu-2.yaml"]


def test_a_period_has_both_years(tmp_path: Path) -> None:
    found = annex("assignments", until="2030")
    assert (period(found), names(tmp_path, found)) == ("2024-2030", ["2024-2030_nhiem-vu.yaml"])


def test_another_file_takes_a_name_away(tmp_path: Path) -> None:
    (tmp_path / "2024.yaml").write_text("x: y\n", encoding="utf-8")
    write(tmp_path / "2024-2.yaml", annex(annex="III"))
    (tmp_path / "2024-3.yaml").mkdir()
    assert names(tmp_path, annex()) == ["2024-4.yaml"]


@pytest.mark.parametrize("kind", ["maintain", "remedy", "assignments"])
def test_the_same_annex_keeps_its_name(tmp_path: Path, kind: str) -> None:
    name = names(tmp_path, annex(kind))[0]
    write(tmp_path / name, annex(kind))
    assert names(tmp_path, annex(kind)) == [name]


def test_assignments_of_another_title_are_another_annex(tmp_path: Path) -> None:
    write(tmp_path / "2024_nhiem-vu.yaml", annex("assignments"))
    assert names(tmp_path, annex("assignments", "Việc khác")) == ["2024_nhiem-vu-2.yaml"]


def test_two_annexes_that_claim_one_place_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CchcError) as refused:
        plan_paths([annex(), annex("maintain", "Bản khác")], tmp_path)
    assert str(refused.value) == (
        "Có hai bảng cùng là phụ lục “Bản khác” (2024). Đề nghị bỏ một bảng, hoặc nhập riêng từng văn bản vào thư mục "
        "khác (-o THƯ-MỤC)."
    )
    assert not isinstance(refused.value, WrongUsageError)
    assert names(tmp_path, annex(annex="I"), annex(annex="III")) == ["2024.yaml", "2024-2.yaml"]
