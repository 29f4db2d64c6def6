"""Selecting plans: those without errors, and what is said of the others."""

from pathlib import Path

import pytest

from cchc.errors import CchcError, WrongUsageError
from cchc.operations.selection import select


def test_plans_with_errors_are_left_out_and_named(in_office: Path) -> None:
    plan = in_office / "plans" / "2024.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("max_score: 4\n", "max_score: bốn\n", 1), encoding="utf-8")
    found = select(None)
    assert [case.name for case in found.cases] == ["plans/2023_gaps.yaml"]
    assert (found.left_out, found.exit_code) == (("plans/2024.yaml",), 1)
    error, closing = found.notes
    assert error.startswith("plans/2024.yaml:")
    assert closing == "Chưa tính plans/2024.yaml vì tệp còn lỗi. Đề nghị sửa các lỗi ở trên."


def test_nothing_is_said_of_plans_without_errors(in_office: Path) -> None:
    found = select([in_office / "plans"])
    assert [case.kind for case in found.cases] == ["remedy", "maintain"]
    assert (found.left_out, found.notes, found.exit_code) == ((), (), 0)


@pytest.mark.usefixtures("in_office")
def test_a_progress_file_matters_to_those_who_ask_for_it() -> None:
    Path("plans/2024.progress.yaml").write_text(
        "cchc: 1\nkind: progress\nplan: 2024.yaml\nentries: 7\n", encoding="utf-8"
    )
    assert select(None).left_out == ()
    assert select(None, with_progress=True).left_out == ("plans/2024.progress.yaml", "plans/2024.yaml")


@pytest.mark.usefixtures("in_office")
@pytest.mark.parametrize(
    ("paths", "kinds", "error", "sentence"),
    [
        (["khong-co.yaml"], ["remedy"], WrongUsageError, "Không có tệp hoặc thư mục “khong-co.yaml”."),
        (["plans/2024.yaml"], ["remedy"], CchcError, "Không có phụ lục khắc phục (kind: remedy) nào trong “plans/2024"),
        (
            ["plans/commune.yaml"],
            ["maintain", "remedy"],
            CchcError,
            "Không có phụ lục duy trì (kind: maintain) hoặc phụ",
        ),
    ],
)
def test_nothing_to_work_on_is_one_sentence(
    paths: list[str], kinds: list[str], error: type[CchcError], sentence: str
) -> None:
    with pytest.raises(error) as refused:
        select([Path(path) for path in paths], kinds)
    assert str(refused.value).startswith(sentence)
