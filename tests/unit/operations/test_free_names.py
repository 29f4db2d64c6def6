"""Names that nothing has yet."""

import unicodedata
from pathlib import Path

import pytest

from cchc.operations.free_names import free_path, has_content, is_free, numbered


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return tmp_path / "2024.yaml"


def test_a_second_name_has_a_number() -> None:
    names = numbered(Path("plans/2024.yaml"))
    assert [next(names).as_posix() for _ in range(3)] == ["plans/2024.yaml", "plans/2024-2.yaml", "plans/2024-3.yaml"]


def test_the_first_free_name_is_taken(plan: Path) -> None:
    assert free_path(plan, b"x") == plan
    plan.write_bytes(b"other")
    plan.with_name("2024-2.yaml").write_bytes(b"x")
    assert free_path(plan, b"y").name == "2024-3.yaml"
    assert free_path(plan, b"x").name == "2024-2.yaml"


def test_a_link_and_a_folder_take_a_name(plan: Path) -> None:
    plan.symlink_to("nowhere")
    assert (is_free(plan), has_content(plan, b"")) == (False, False)
    plan.with_name("2024-2.yaml").mkdir()
    assert free_path(plan, b"").name == "2024-3.yaml"


def test_a_name_in_another_form_of_unicode_is_taken(tmp_path: Path) -> None:
    (tmp_path / unicodedata.normalize("NFD", "kế.yaml")).write_bytes(b"x")
    composed = tmp_path / unicodedata.normalize("NFC", "kế.yaml")
    assert (is_free(composed), has_content(composed, b"x")) == (False, True)
