"""The pages of a rendered annex: what crosses them, and what stays together."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from helpers.docx_reading import grid, rows
from helpers.support import ROOT
from helpers.word_documents import found
from helpers.word_making import changed_template

from cchc.documents.templating.template import Template
from cchc.documents.views.annex import annex
from cchc.documents.word.render import docx
from cchc.loading import load

OURS = ROOT / "templates" / "maintain.docx"


def kept(path: Path) -> Template:
    """The template in a file, saved anew: an office's own one, whose columns keep their widths."""
    file = io.BytesIO()
    Document(str(path)).save(file)
    return Template(path, file.getvalue())


LINE = "Theo dõi và báo cáo, mỗi việc"
"""A line of the column of tasks, and not more."""


def rendered(tasks: Sequence[str], path: Path = OURS) -> bytes:
    """An annex of one area, a criterion for each text of tasks."""
    dossier = load([ROOT / "tests" / "examples" / "maintain.yaml"]).cases[0].dossier
    assert dossier.plan and dossier.commune
    area = dossier.plan.areas[0]
    first = area.criteria[0].model_copy(update={"title": "Tên", "target": "Đạt", "lead": "A", "support": "B"})
    criteria = tuple(
        first.model_copy(update={"code": f"1.{number}", "tasks": text}) for number, text in enumerate(tasks, 1)
    )
    plan = dossier.plan.changed(areas=(area.model_copy(update={"criteria": criteria}),))
    return docx(annex(plan, dossier.commune), kept(path))


def may_split(content: bytes) -> list[int]:
    """The numbers of the criteria whose rows may cross a page."""
    return [
        number
        for number, row in enumerate(rows(content)[2:-1], 1)
        if row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None
    ]


def merges(content: bytes) -> list[str | None]:
    """The states of the cells of tasks."""
    return [row[4][2] for row in grid(content)[2:-1]]


def lines(number: int) -> str:
    return "\n".join([LINE] * number)


def test_a_row_may_cross_a_page_when_it_is_higher_than_a_third_of_the_first_pages_room() -> None:
    content = rendered([lines(1), lines(8), lines(9), lines(10), lines(40)])
    assert may_split(content) == [4, 5]
    assert found(content) == []


def test_what_stays_with_a_row_counts_as_part_of_it() -> None:
    assert may_split(rendered([lines(8)])) == [1]  # below the row of the area
    assert may_split(rendered([lines(1), lines(8)])) == []


@pytest.mark.parametrize(("following", "together"), [(1, True), (2, True), (3, False), (30, False)])
def test_a_group_of_merged_rows_that_is_too_high_is_printed_unmerged_with_the_text_in_each(
    following: int, *, together: bool
) -> None:
    content = rendered([lines(2), *["như trên"] * following])
    texts = [row[4][0] for row in grid(content)[2:-1]]
    if together:
        assert merges(content) == ["restart", *["continue"] * following]
        assert texts == [lines(2), *[""] * following]
    else:
        assert merges(content) == [None] * (following + 1)
        assert texts == [lines(2)] * (following + 1)
    assert may_split(content) == []
    assert found(content) == []


def test_a_merged_cell_that_is_itself_too_high_is_printed_unmerged_in_rows_that_may_cross() -> None:
    content = rendered([lines(12), "như trên", lines(1)])
    assert merges(content) == [None, None, None]
    assert may_split(content) == [1, 2]
    assert found(content) == []


def test_rows_that_were_unmerged_part_but_the_last_stays_with_the_closing() -> None:
    content = rendered([lines(12), "như trên"])
    kept = [
        all(each.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for each in row.iter(qn("w:p")))
        for row in rows(content)[2:-1]
    ]
    assert kept == [False, True]


def test_emphasis_and_lines_of_a_merged_text_are_in_each_row() -> None:
    content = rendered([f"<i>{LINE}</i>\n{lines(11)}", "như trên"])
    italic = list(rows(content)[3].iter(qn("w:i")))
    assert len(italic) == 1
    assert [row[4][0] for row in grid(content)[2:-1]] == [lines(12)] * 2


def styled(**looks: object) -> Callable[[Word], None]:
    """Change the paragraph format or the font's size of the table's styles."""

    def change(document: Word) -> None:
        for name in ("Bảng - nội dung", "Bảng - giữa ô"):
            style = document.styles[name]
            for look, value in looks.items():
                setattr(style.font if look == "size" else style.paragraph_format, look, value)

    return change


def shortened(document: Word) -> None:
    document.sections[0].page_height = Mm(148)


def raised(document: Word) -> None:
    document.tables[0].rows[5].height = Pt(130)


@pytest.mark.parametrize(
    ("change", "crossing"),
    [
        (lambda _: None, []),
        (styled(size=Pt(14)), [3, 4]),
        (styled(line_spacing=1.5), [2, 3, 4]),
        (styled(space_before=Pt(6), space_after=Pt(6)), [4]),
        (shortened, [2, 3, 4]),
        (raised, [1, 2, 3, 4]),
    ],
)
def test_an_offices_template_is_measured_as_it_is(
    change: Callable[[Word], object], crossing: list[int], tmp_path: Path
) -> None:
    texts = [lines(1), "a\n" * 6 + "a", "a\n" * 7 + "a", "a\n" * 8 + "a"]
    content = rendered(texts, changed_template(tmp_path, change))
    assert may_split(content) == crossing
    assert {code for code, _ in found(content)} <= {"N801"}


def test_a_document_without_a_table_is_left_as_it_is(tmp_path: Path) -> None:
    def drop_lines(document: Word) -> None:
        document.tables[0].style = "Normal Table"

    content = rendered([lines(40)], changed_template(tmp_path, drop_lines))
    assert len(grid(content)) == 3
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows(content))
