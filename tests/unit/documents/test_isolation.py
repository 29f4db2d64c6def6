"""A process of its own for what may be hostile: it ends in time, and says what was wrong."""

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from helpers.word_making import template_saying, view

from cchc.documents.isolation import RenderingTask, TrialTask, answered, rendered_apart
from cchc.documents.templating.template import Template, template
from cchc.documents.word.render import docx
from cchc.errors import CchcError

NAME = Path("mau.docx")


def odd(work: Callable[..., object], *arguments: object) -> TrialTask:
    """Work that goes wrong in its own way."""
    return SimpleNamespace(template=Template(NAME, b""), answer=partial(work, *arguments))  # type: ignore[return-value]


def test_it_gives_what_the_work_gives(tmp_path: Path) -> None:
    chosen = template(template_saying(tmp_path, "{{ label }} của xã"))
    annex = view("tests/examples/maintain.yaml")
    assert rendered_apart(annex, chosen) == docx(annex, chosen)


def test_a_sentence_of_the_work_comes_back_as_it_was(tmp_path: Path) -> None:
    chosen = template(template_saying(tmp_path, "{{ lable }}"))
    with pytest.raises(CchcError) as refused:
        rendered_apart(view("tests/examples/maintain.yaml"), chosen)
    assert str(refused.value) == (
        f"Mẫu “{chosen.path}” có chỗ không xuất được ở đoạn 1: không có “lable” để in. Đề nghị mở mẫu bằng Word và sửa."
    )


def test_a_template_that_is_built_to_be_slow_is_ended_in_time(tmp_path: Path) -> None:
    chosen = template(template_saying(tmp_path, "{{r " * 200_000))  # docxtpl looks for the end of each, up to the end
    started = time.monotonic()
    with pytest.raises(CchcError) as refused:
        answered(RenderingTask(view("tests/examples/maintain.yaml"), chosen), seconds=2)
    assert time.monotonic() - started < 20
    assert str(refused.value) == f"Mẫu “{chosen.path}” xuất quá 2 giây nên đã dừng. Đề nghị bớt nội dung của mẫu."


@pytest.mark.skipif(os.name == "nt", reason="Windows does not limit computing time")
def test_a_busy_machine_has_four_times_as_long() -> None:
    started = time.monotonic()
    with pytest.raises(CchcError, match=r"xuất quá 0\.5 giây"):
        answered(odd(time.sleep, 60), seconds=0.5)
    assert time.monotonic() - started >= 2


def test_a_template_whose_text_is_too_long_is_not_rendered_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cchc.documents.templating.template.LARGEST_PART", 5000)
    with pytest.raises(CchcError, match=r"Mẫu “.*mau\.docx” quá dài\."):
        template(template_saying(tmp_path, "x"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit of this kind")
def test_too_much_memory_is_one_sentence() -> None:
    with pytest.raises(CchcError) as refused:
        answered(odd(bytes, 8 * 1024**3))
    assert str(refused.value) == "Mẫu “mau.docx” cần quá nhiều bộ nhớ nên đã dừng. Đề nghị dùng mẫu khác."


def test_a_bug_keeps_its_traceback() -> None:
    with pytest.raises(RuntimeError, match="ValueError: invalid literal for int"):
        answered(odd(int, "x"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signals")
def test_a_process_that_is_killed_is_one_sentence() -> None:
    with pytest.raises(CchcError, match="cần quá nhiều bộ nhớ"):
        answered(odd(os.abort))


def test_nothing_of_the_working_folder_is_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docx.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    chosen = template(template_saying(tmp_path, "{{ label }} của xã"))
    assert rendered_apart(view("tests/examples/maintain.yaml"), chosen).startswith(b"PK")
