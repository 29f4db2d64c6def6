"""How much text a template's pages hold."""

from pathlib import Path

import pytest
from docx.document import Document as Word
from docx.shared import Mm, Pt
from support import ROOT
from word_making import changed_template

from cchc.documents.layout import Layout
from cchc.documents.template import template


def layout_with(folder: Path, change: object) -> Layout:
    return template(changed_template(folder, change)).layout  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("maintain", {"title": 20, "target": 20, "tasks": 30, "lead": 11, "support": 11, "timeframe": 8}),
        ("remedy", {"title": 17, "target": 19, "tasks": 24, "lead": 11, "support": 15, "timeframe": 8}),
    ],
)
def test_our_templates_hold_so_much(name: str, letters: dict[str, int]) -> None:
    assert template(ROOT / "templates" / f"{name}.docx").layout == Layout(23, letters)


def test_larger_letters_leave_room_for_less(tmp_path: Path) -> None:
    def enlarge(document: Word) -> None:
        for name in ("Bảng - nội dung", "Bảng - giữa ô"):
            document.styles[name].font.size = Pt(14)

    larger = layout_with(tmp_path, enlarge)
    assert (larger.lines, larger.letters["tasks"], larger.letters["lead"]) == (18, 25, 10)


def test_the_size_may_stand_at_the_run_or_come_from_the_documents_defaults(tmp_path: Path) -> None:
    def at_the_run(document: Word) -> None:
        document.tables[0].rows[5].cells[4].paragraphs[0].runs[0].font.size = Pt(20)

    def nowhere(document: Word) -> None:
        for name in ("Bảng - nội dung", "Bảng - giữa ô", "Normal"):
            document.styles[name].font.size = None

    assert layout_with(tmp_path, at_the_run).letters["tasks"] == 18
    assert layout_with(tmp_path, nowhere).letters["tasks"] == 30


def test_a_smaller_page_holds_fewer_lines(tmp_path: Path) -> None:
    def shorten(document: Word) -> None:
        document.sections[0].page_height = Mm(148)

    assert layout_with(tmp_path, shorten).lines == 11


def test_lines_are_counted_word_by_word_and_a_column_that_is_not_printed_takes_none() -> None:
    narrow = Layout(20, {"lead": 11})
    assert narrow.lines_of("lead", "Công chức Văn phòng - Thống kê") == 3
    assert narrow.lines_of("lead", "một\n\nhai") == 3
    assert narrow.lines_of("lead", "") == 0
    assert narrow.lines_of("tasks", "một hai ba") == 0
