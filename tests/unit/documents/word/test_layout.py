"""How much text a template's pages hold, and which rows are printed unmerged for it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from helpers.support import ROOT
from helpers.word_making import changed_template, repacked

from cchc.documents.templating.template import template
from cchc.documents.views.annex import Cell, CriterionLine, annex
from cchc.documents.word.layout import ColumnRoom, Layout, fitted, layout
from cchc.loading import load


def of(path: Path) -> Layout:
    return layout(template(path).read())


def styled(**looks: object) -> Callable[[Word], None]:
    """Change the paragraph format or the font's size of the table's styles."""

    def change(document: Word) -> None:
        for name in ("Bảng - nội dung", "Bảng - giữa ô"):
            style = document.styles[name]
            for look, value in looks.items():
                setattr(style.font if look == "size" else style.paragraph_format, look, value)

    return change


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("maintain", {"title": 20, "target": 20, "tasks": 30, "lead": 11, "support": 11, "timeframe": 8}),
        ("remedy", {"title": 17, "target": 19, "tasks": 24, "lead": 11, "support": 15, "timeframe": 8}),
    ],
)
def test_our_templates_hold_so_much(name: str, letters: dict[str, int]) -> None:
    found = of(ROOT / "templates" / f"{name}.docx")
    assert {column: each.letters for column, each in found.columns.items()} == letters
    assert {(round(each.line, 1), each.around, each.least) for each in found.columns.values()} == {(13.8, 3, 0)}
    assert round(found.height) == 330


def test_larger_letters_leave_room_for_less(tmp_path: Path) -> None:
    larger = of(changed_template(tmp_path, styled(size=Pt(14))))
    assert {name: larger.columns[name].letters for name in ("tasks", "lead")} == {"tasks": 25, "lead": 10}
    assert round(larger.columns["tasks"].line, 1) == 16.1
    assert round(larger.height) == 305


def test_the_size_may_come_from_a_style_that_the_style_is_based_on(tmp_path: Path) -> None:
    def by_base(document: Word) -> None:
        styled(size=None)(document)
        document.styles["Normal"].font.size = Pt(16)

    assert of(changed_template(tmp_path, by_base)).columns["tasks"].letters == 22


def test_spacing_counts(tmp_path: Path) -> None:
    spaced = of(changed_template(tmp_path, styled(line_spacing=1.5, space_before=Pt(3), space_after=Pt(3))))
    assert (round(spaced.columns["tasks"].line, 1), spaced.columns["tasks"].around) == (20.7, 9)
    exact = of(changed_template(tmp_path, styled(line_spacing=Pt(18))))
    assert exact.columns["tasks"].line == 18


def test_the_size_may_stand_at_the_run_or_come_from_the_documents_defaults(tmp_path: Path) -> None:
    def at_the_run(document: Word) -> None:
        document.tables[0].rows[5].cells[4].paragraphs[0].runs[0].font.size = Pt(20)

    def nowhere(document: Word) -> None:
        styled(size=None)(document)
        document.styles["Normal"].font.size = None

    assert of(changed_template(tmp_path, at_the_run)).columns["tasks"].letters == 18
    assert of(changed_template(tmp_path, nowhere)).columns["tasks"].letters == 30


def test_a_smaller_page_holds_less_and_a_least_height_of_rows_counts(tmp_path: Path) -> None:
    def shorten(document: Word) -> None:
        document.sections[0].page_height = Mm(148)

    def raise_rows(document: Word) -> None:
        document.tables[0].rows[5].height = Pt(100)

    assert round(of(changed_template(tmp_path, shorten)).height) == 154
    assert of(changed_template(tmp_path, raise_rows)).columns["tasks"].least == 100


def test_what_other_programs_write_is_read(tmp_path: Path) -> None:
    fractions = repacked(tmp_path, "word/document.xml", lambda text: text.replace('w:w="3618"', 'w:w="3618.5"'))
    assert of(fractions).columns["tasks"].letters == 30
    units = repacked(tmp_path, "word/document.xml", lambda text: text.replace('w:w="3618"', 'w:w="180.9pt"'))
    assert of(units).columns["tasks"].letters == 30


@pytest.mark.parametrize(
    ("old", "new", "height"),
    [
        ('w:top="1134"', 'w:top="-1134"', 330),  # text keeps off the edge even where the header is long
        ('w:top="1134"', 'w:top="2cm"', 330),
        (' w:h="11906"', "", 527),  # Word takes the length of Letter
    ],
)
def test_the_page_is_read_as_word_reads_it(tmp_path: Path, old: str, new: str, height: int) -> None:
    path = repacked(tmp_path, "word/document.xml", lambda text: text.replace(old, new))
    assert round(of(path).height) == height


def test_styles_that_are_based_on_each_other_end(tmp_path: Path) -> None:
    def circle(document: Word) -> None:
        style = document.styles["Bảng - nội dung"].element
        style.find(qn("w:basedOn")).set(qn("w:val"), style.get(qn("w:styleId")))

    assert of(changed_template(tmp_path, circle)).columns["tasks"].letters == 30


def test_lines_are_counted_word_by_word_and_a_column_that_is_not_printed_takes_none() -> None:
    narrow = Layout(100, {"lead": ColumnRoom(11, 10, 3)})
    assert narrow.height_of("lead", "Công chức Văn phòng - Thống kê") == 33
    assert narrow.height_of("lead", "một\n\nhai") == 33
    assert narrow.height_of("lead", "") == 3
    assert narrow.height_of("tasks", "một hai ba") == 0


OURS = Layout(
    330,
    {
        "title": ColumnRoom(20, 13.8, 3),
        "target": ColumnRoom(20, 13.8, 3),
        "tasks": ColumnRoom(30, 13.8, 3),
        "lead": ColumnRoom(11, 13.8, 3),
        "support": ColumnRoom(11, 13.8, 3),
        "timeframe": ColumnRoom(8, 13.8, 3),
    },
)


def lines(rows: int, tasks: str) -> list[CriterionLine]:
    """The lines of so many rows with one merged cell for their tasks, fitted to our pages."""
    dossier = load([ROOT / "tests" / "examples" / "maintain.yaml"]).cases[0].dossier
    assert dossier.plan and dossier.commune
    area = dossier.plan.areas[0]
    first = area.criteria[0].model_copy(update={"tasks": tasks})
    below = [first.model_copy(update={"code": f"1.{number}", "tasks": "như trên"}) for number in range(2, rows + 1)]
    plan = dossier.plan.model_copy(update={"areas": (area.model_copy(update={"criteria": (first, *below)}),)})
    plan.__dict__.pop("rows", None)
    found = fitted(annex(plan, dossier.commune), OURS).lines
    return [line for line in found if isinstance(line, CriterionLine)]


@pytest.mark.parametrize(("rows", "merged"), [(2, True), (5, True), (6, False), (40, False)])
def test_more_rows_than_surely_fit_on_a_page_are_printed_unmerged_with_the_text_in_each(
    rows: int, merged: bool
) -> None:
    tasks = "Theo dõi và báo cáo, mỗi việc đúng hạn, đúng người, đúng việc được giao"
    found = [line.tasks for line in lines(rows, tasks)]
    if merged:
        assert [cell.merge for cell in found] == ["start", *["continue"] * (rows - 1)]
    else:
        assert set(found) == {Cell(tasks)}


@pytest.mark.parametrize(("times", "merged"), [(30, True), (31, False)])
def test_a_merged_cell_that_is_itself_too_high_is_printed_unmerged(times: int, merged: bool) -> None:
    found = [line.tasks.merge for line in lines(2, "\n".join(["Một việc"] * (times - 7)))]
    assert found == (["start", "continue"] if merged else ["", ""])
