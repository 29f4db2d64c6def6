"""A template's table with the columns of the annex: which there are, in what order, how wide together."""

import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from helpers.docx_reading import grid
from helpers.rule_checks import COMMUNE

from cchc import resources
from cchc.documents.templating.template import template
from cchc.documents.views.annex import annex
from cchc.documents.word.render import docx
from cchc.errors import CchcError
from cchc.loading import load

HEAD = "cchc: 1\nkind: assignments\nyear: 2026\ncommune: c.yaml\ntitle: Phân công nhiệm vụ\n"
ROWS = """\
criteria:
- title: Rà soát thủ tục
  lead: VP-TK
  product: Báo cáo
  cells: {items: Một, values: Hai, cach-cham: Theo biểu chấm của tỉnh}
- title: Công bố thủ tục
  lead: như trên
  product: Quyết định
  cells: {items: như trên, values: Ba}
"""


def rendered(folder: Path, columns: str, own: Path | None = None, rows: str = ROWS) -> bytes:
    (folder / "c.yaml").write_text(COMMUNE, encoding="utf-8")
    (folder / "p.yaml").write_text(f"{HEAD}{columns}{rows}", encoding="utf-8")
    dossier = load([folder / "p.yaml"]).cases[0].dossier
    assert dossier.plan and dossier.commune
    return docx(annex(dossier.plan, dossier.commune), template(own or resources.template("assignments.docx")))


def printed(content: bytes) -> list[list[str]]:
    """The texts of the table's rows but the last, which closes the annex."""
    return [[text for text, _, _ in row] for row in grid(content)][:-1]


def widths(content: bytes) -> list[int]:
    table: Any = Document(io.BytesIO(content)).tables[0]
    return [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.iterchildren()]


def test_columns_stand_in_the_order_of_the_list_whatever_they_are_called(tmp_path: Path) -> None:
    free = "- items: Mục\n- values: Trị số\n- cach-cham: Cách <b>chấm</b>\n"
    content = rendered(tmp_path, f"columns:\n- title: Việc\n- number\n{free}- lead: Cơ quan\n")
    assert printed(content) == [
        ["Việc", "TT", "Mục", "Trị số", "Cách chấm", "Cơ quan"],
        ["Rà soát thủ tục", "1", "Một", "Hai", "Theo biểu chấm của tỉnh", "VP-TK"],
        ["Công bố thủ tục", "2", "", "Ba", "", ""],
    ]
    assert [merge for _, _, merge in grid(content)[2]] == [None, None, "continue", None, None, "continue"]


@pytest.mark.parametrize(
    "columns",
    [
        "columns: [title]\n",
        "columns: [title, number]\n",
        "columns: [number, title, {items: A}, {values: B}]\n",
        "columns: [number, code, title, target, tasks, product, lead, support, timeframe, basis, funding, note, "
        "{items: A}, {values: B}, {c: C}]\n",
    ],
)
def test_the_table_stays_as_wide_as_in_the_template(tmp_path: Path, columns: str) -> None:
    usual, own = (rendered(tmp_path, each) for each in ("", columns))
    assert sum(widths(own)) == sum(widths(usual))
    assert len(widths(own)) == len(printed(own)[0])


AREAS = """\
areas:
- number: A
  title: Phần một
  areas:
  - number: I
    title: Nhóm một
    criteria:
    - title: Rà soát thủ tục
- title: Không đánh số
  criteria:
  - title: Công bố thủ tục
"""


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (
            "columns: [number, title, lead]\n",
            [["A", "PHẦN MỘT"], ["I", "Nhóm một"], ["1", "Rà soát thủ tục", ""], ["", "KHÔNG ĐÁNH SỐ"]],
        ),
        (
            "columns: [title, number, lead]\n",
            [["A. PHẦN MỘT"], ["I. Nhóm một"], ["Rà soát thủ tục", "1", ""], ["KHÔNG ĐÁNH SỐ"]],
        ),
        ("columns: [title]\n", [["A. PHẦN MỘT"], ["I. Nhóm một"], ["Rà soát thủ tục"], ["KHÔNG ĐÁNH SỐ"]]),
    ],
)
def test_rows_of_areas_go_across_the_columns(tmp_path: Path, columns: str, expected: list[list[str]]) -> None:
    content = rendered(tmp_path, columns, rows=AREAS)
    assert printed(content)[1:5] == expected
    spans = {sum(span for _, span, _ in row) for row in grid(content)}
    assert spans == {len(printed(content)[0])}


def test_a_restyled_template_with_odd_widths_is_arranged(tmp_path: Path) -> None:
    document: Any = Document(str(resources.template("assignments.docx")))
    for column in document.tables[0]._tbl.tblGrid.iterchildren():
        column.set(qn("w:w"), "12.5%")
    document.save(str(tmp_path / "own.docx"))
    content = rendered(tmp_path, "columns: [title, lead, {items: A}]\n", tmp_path / "own.docx")
    assert printed(content)[0] == ["Nội dung nhiệm vụ", "Đơn vị chủ trì", "A"]


def test_a_template_that_joins_columns_cannot_be_arranged(tmp_path: Path) -> None:
    document: Any = Document(str(resources.template("assignments.docx")))
    row = document.tables[0].rows[0]
    row.cells[1].merge(row.cells[2])
    document.save(str(tmp_path / "own.docx"))
    with pytest.raises(CchcError) as refused:
        rendered(tmp_path, "columns: [title, lead]\n", tmp_path / "own.docx")
    assert str(refused.value) == (
        f"Mẫu “{tmp_path / 'own.docx'}” có chỗ không xuất được: có hàng 1 của bảng gộp cột, nên không bỏ bớt, thêm hay "
        "đổi chỗ cột được theo kế hoạch. Đề nghị mở mẫu bằng Word và sửa."
    )
