"""The DOCX: its grid, its text cell for cell, its form, and templates that go wrong."""

import io
import re
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from helpers.docx_reading import grid, part, rows, table
from helpers.support import ROOT
from helpers.word_making import changed_template, template_saying
from lxml import etree

from cchc import resources
from cchc.documents.templating.template import template
from cchc.documents.views.annex import annex
from cchc.documents.word.render import docx
from cchc.errors import CchcError
from cchc.loading import load
from cchc.model.criterion import RemedyCriterion
from cchc.model.emphasis import plain
from cchc.model.plan import Plan
from cchc.wording import points

PLANS = ("plans/2024.yaml", "plans/2023_gaps.yaml", "tests/examples/maintain.yaml", "tests/examples/remedy.yaml")

COLUMNS = ("target", "tasks", "lead", "support", "timeframe")
"""The columns of both annexes whose cells may continue the cell above."""


@cache
def rendered(path: str, own: Path | None = None, **changes: object) -> tuple[Plan, bytes]:
    case = load([ROOT / path]).cases[0]
    assert case.dossier.plan and case.dossier.commune
    plan = case.dossier.plan.model_copy(update=changes)
    chosen = template(own or resources.template(f"{case.kind}.docx"))
    return plan, docx(annex(plan, case.dossier.commune), chosen)


@pytest.mark.parametrize("path", PLANS)
def test_the_text_of_every_cell_equals_the_plans(path: str) -> None:
    plan, content = rendered(path)
    expected: list[list[str]] = []
    for row in plan.rows:
        if row.above is None:
            expected.append([row.area_number, row.area_title.upper()])
        scores = [points(row.criterion.points or Decimal(0))] if isinstance(row.criterion, RemedyCriterion) else []
        cells = [plain(row.text(column) or "") for column in COLUMNS]
        title = f"{row.label}. {plain(row.criterion.title)}"
        expected.append([row.number, title, points(row.criterion.max_score or Decimal(0)), *scores, *cells])
    printed = grid(content)[1:-1]
    assert [[text for text, _, _ in row] for row in printed] == [
        ["" if merge == "continue" else text for text, (_, _, merge) in zip(texts, row, strict=True)]
        for texts, row in zip(expected, printed, strict=True)
    ]


@pytest.mark.parametrize("path", PLANS)
def test_the_grid_is_rectangular_and_every_merge_has_a_start(path: str) -> None:
    _, content = rendered(path)
    width = len(table(content).findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))
    above: dict[int, str | None] = {}
    for row in grid(content):
        assert sum(span for _, span, _ in row) == width
        column = 0
        for text, span, merge in row:
            if merge == "continue":
                assert above[column] in {"restart", "continue"}
                assert text == ""
            above[column] = merge
            column += span


def test_merged_cells_are_those_of_the_plan_but_in_a_group_that_is_too_high() -> None:
    plan, content = rendered("plans/2024.yaml")
    unmerged = {"2.2", "2.3"}  # with 2.1 they take more than a third of a page
    continued = [
        tuple(column for column in COLUMNS if row.continues(column) and row.criterion.code not in unmerged)
        for row in plan.rows
    ]
    criteria = [row for row in grid(content)[1:] if len(row) == 8]
    merged = [
        tuple(column for column, (_, _, merge) in zip(COLUMNS, row[3:], strict=True) if merge == "continue")
        for row in criteria
    ]
    assert merged == continued
    assert any(row.continues(column) for row in plan.rows for column in COLUMNS if row.criterion.code in unmerged)


@pytest.mark.parametrize("path", PLANS)
def test_rows_of_a_merged_cell_stay_with_the_next_row_and_the_last_row_with_the_closing_mark(path: str) -> None:
    _, content = rendered(path)
    plan, _ = rendered(path)
    parents = [f"{row.label}. {plain(row.criterion.title)}" for row in plan.rows if row.is_heading]
    heading, *others, last, closing = rows(content)
    for row, below in pairwise([*others, last]):
        continues = any(merge.get(qn("w:val")) == "continue" for merge in below.iter(qn("w:vMerge")))
        is_parent = "".join(row.findall(qn("w:tc"))[1].itertext()) in parents
        assert kept(row) == {continues or is_parent}
    assert (kept(heading), kept(last), kept(closing)) == ({True}, {True}, {False})


def kept(row: Any) -> set[bool]:
    """Whether the paragraphs of a row say themselves that they stay with what follows."""
    said = [paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") for paragraph in row.iter(qn("w:p"))]
    return {each is not None and each.get(qn("w:val"), "1") not in {"0", "false"} for each in said}


def test_area_rows_stay_with_the_next_row_by_their_style() -> None:
    _, content = rendered("plans/2024.yaml")
    kept = {
        style.get(qn("w:styleId"))
        for style in part(content, "word/styles.xml").findall(qn("w:style"))
        if style.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None
    }
    areas = [row for row in rows(content) if len(row.findall(qn("w:tc"))) == 2]
    assert len(areas) == 7
    assert {style.get(qn("w:val")) for row in areas for style in row.iter(qn("w:pStyle"))} <= kept


def test_italics_are_runs_of_their_own_and_line_breaks_are_breaks() -> None:
    _, content = rendered("plans/2024.yaml")
    italic = [run for run in table(content).iter(qn("w:r")) if run.find(f"{qn('w:rPr')}/{qn('w:i')}") is not None]
    assert ["".join(run.itertext()) for run in italic] == [
        "Kiểm tra; thu thập thông tin; điều tra, khảo sát tình hình thi hành pháp luật"
    ]
    cells = {row[1][0]: row for row in grid(content) if len(row) == 8}
    row = cells["TC 1.6. Tổ chức diễn đàn, đối thoại giữa lãnh đạo đơn vị với tổ chức, cá nhân"]
    assert row[4][0].count("\n") == 1


def test_emphasis_goes_on_over_tabs_and_lines() -> None:
    plan, _ = rendered("tests/examples/maintain.yaml")
    area = plan.areas[0]
    first = area.criteria[0].model_copy(update={"target": "<i>một\thai\nba</i> bốn", "tasks": "năm"})
    changed = plan.changed(areas=(area.model_copy(update={"criteria": (first,)}),))
    commune = load([ROOT / "tests/examples/commune.yaml"]).cases[0].dossier.commune
    assert commune
    content = docx(annex(changed, commune), template(resources.template("maintain.docx")))
    italic = [run for run in table(content).iter(qn("w:r")) if run.find(f"{qn('w:rPr')}/{qn('w:i')}") is not None]
    assert "".join(text.text for run in italic for text in run.iter(qn("w:t"))) == "mộthaiba"
    assert grid(content)[2][3][0] == "một\thai\nba bốn"


def test_the_page_is_the_decrees() -> None:
    _, content = rendered("plans/2024.yaml")
    (section,) = Document(io.BytesIO(content)).sections
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    lengths = (section.page_width, section.page_height, *margins)
    assert [round(length.mm) for length in lengths if length] == [297, 210, 30, 15, 20, 20]
    assert section.different_first_page_header_footer
    assert [paragraph.text for paragraph in section.first_page_header.paragraphs] == [""]
    with ZipFile(io.BytesIO(content)) as package:
        headers = [package.read(name) for name in package.namelist() if name.startswith("word/header")]
    assert sorted(b"PAGE" in header for header in headers) == [False, True]


def test_the_heading_row_repeats_and_only_high_rows_may_cross_a_page() -> None:
    _, content = rendered("plans/2024.yaml")
    repeated = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows(content)]
    assert repeated == [True] + [False] * (len(repeated) - 1)
    split = [
        number for number, row in enumerate(rows(content), 1) if row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None
    ]
    assert split == [5, 10, 35, 37]  # higher than a third of the first page's room; 37 with its parent criterion


def test_the_heading_lines_are_in_the_decrees_form() -> None:
    plan, content = rendered("plans/2024.yaml")
    document = Document(io.BytesIO(content))
    closing = document.tables[0].rows[-1].cells[0].paragraphs
    printed = [(p.text, p.style.font) for p in (*document.paragraphs, *closing) if p.text and p.style]
    form = [(text, font.size.pt if font.size else None, font.bold, font.italic) for text, font in printed]
    assert [(size, bool(bold), bool(italic)) for _, size, bold, italic in form] == [
        (14, True, False),
        (14, True, False),
        (13, False, True),
        (13, False, False),
    ]
    assert form[0][0] == "Phụ lục I"
    assert form[1][0].replace("\u00a0", " ") == plan.title.upper()
    assert form[-1][0] == "./."
    styles = etree.tostring(part(content, "word/styles.xml"), encoding="unicode")
    assert set(re.findall(r'w:rFonts [^>]*w:ascii="([^"]+)"', styles)) == {"Times New Roman"}
    properties = document.core_properties
    assert (properties.author, properties.language) == ("Ủy ban nhân dân xã Cẩm Giàng", "vi-VN")
    assert properties.title == f"Phụ lục I. {plan.title.upper()}"


def test_a_title_that_is_too_long_for_a_property_is_cut_there_at_a_word_and_printed_whole() -> None:
    title = "nhiệm vụ " * 40 + "cuối"
    _, content = rendered("plans/2024.yaml", title=title)
    document = Document(io.BytesIO(content))
    assert document.paragraphs[1].text.replace("\u00a0", " ") == title.upper()
    assert document.core_properties.title == f"Phụ lục I. {'NHIỆM VỤ ' * 26}NHIỆM VỤ…"
    assert len(document.core_properties.title) <= 255


def test_text_that_looks_like_a_template_or_markup_is_printed_as_it_is() -> None:
    title = 'A & B < C > "D" {{ 7 * 7 }} {% x %} </w:t> & amp;'
    _, content = rendered("plans/2024.yaml", title=title)
    assert Document(io.BytesIO(content)).paragraphs[1].text == 'A & B < C > "D" {{ 7 * 7 }} {% X %} </W:T> & AMP;'


def test_a_restyled_template_is_used(tmp_path: Path) -> None:
    _, content = rendered("plans/2024.yaml", template_saying(tmp_path, "{{ label }} của {{ issuer }}"))
    assert Document(io.BytesIO(content)).paragraphs[0].text == "Phụ lục I của Ủy ban nhân dân xã Cẩm Giàng"


@pytest.mark.parametrize(
    "text",
    [
        "{{ lable }}",
        "{{ label",
        "{% for x in lines %}",
        "{{ label.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ label|unknown }}",
        "{{ 1 / 0 }}",
        "{{ label + 1 }}",
        "{{ range(10 ** 9)|list }}",
    ],
)
def test_a_template_that_asks_for_what_is_not_there_or_not_allowed_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(CchcError, match=r"Mẫu “.*mau\.docx” có chỗ không xuất được"):
        rendered("plans/2024.yaml", template_saying(tmp_path, text))


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("number", "1"),
        ("title", "TC 1.1. Kế hoạch CCHC năm"),
        ("max_score", "4"),
        ("target", "100% nhiệm vụ kế hoạch được hoàn thành đúng tiến độ"),
        ("lead", "Công chức Văn phòng - Thống kê"),
        ("timeframe", "Thường xuyên"),
    ],
)
def test_a_template_that_leaves_out_a_column_is_refused(tmp_path: Path, column: str, text: str) -> None:
    document = Document(str(ROOT / "templates" / "maintain.docx"))
    (only,) = document.tables
    lost = next(cell for cell in only.rows[5].cells if f"line.{column} " in cell.text)
    lost.paragraphs[0].runs[0].text = ""
    document.save(str(tmp_path / "mau.docx"))
    with pytest.raises(
        CchcError, match=re.escape(f"không in “{text}” ở đúng cột của hàng “TC 1.1. Kế hoạch CCHC năm”")
    ):
        rendered("plans/2024.yaml", tmp_path / "mau.docx")


def test_a_template_may_print_two_values_in_one_cell(tmp_path: Path) -> None:
    document = Document(str(ROOT / "templates" / "maintain.docx"))
    (only,) = document.tables
    only.rows[5].cells[0].paragraphs[0].runs[0].text = ""
    only.rows[5].cells[1].paragraphs[0].runs[0].text = "{{ line.number }}. {{ line.title }}"
    document.save(str(tmp_path / "mau.docx"))
    _, content = rendered("plans/2024.yaml", tmp_path / "mau.docx")
    assert grid(content)[2][1][0] == "1. TC 1.1. Kế hoạch CCHC năm"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "không phải là tệp Word (.docx)"),
        (b"PK\x03\x04", "bị hỏng"),
        (b"not a zip", "không phải là tệp Word (.docx)"),
    ],
)
def test_a_template_that_is_no_word_file_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "mau.docx").write_bytes(content)
    with pytest.raises(CchcError, match=re.escape(said)):
        rendered("plans/2024.yaml", tmp_path / "mau.docx")


def test_a_header_may_print_what_a_cell_prints(tmp_path: Path) -> None:
    def print_in_header(document: Word) -> None:
        run = document.sections[0].header.paragraphs[0].add_run("{% for line in lines %}{{ line.target }} {% endfor %}")
        run.text = run.text.replace("lines", "lines if not line.is_area")

    _, content = rendered("tests/examples/maintain.yaml", changed_template(tmp_path, print_in_header))
    assert "100% nhiệm vụ hoàn thành" in Document(io.BytesIO(content)).sections[0].header.paragraphs[0].text


def test_of_several_tags_in_one_cell_the_one_at_fault_is_meant(tmp_path: Path) -> None:
    def spoil(document: Word) -> None:
        document.tables[0].rows[5].cells[4].paragraphs[0].runs[0].text = "{{ line.taks }} {{ line.tasks }}"

    with pytest.raises(CchcError, match="ở bảng 1, hàng 6, cột 5: không có “taks” để in"):
        rendered("plans/2024.yaml", changed_template(tmp_path, spoil))


def test_words_in_place_of_a_score_and_the_source_in_its_heading_are_printed() -> None:
    _, content = rendered("tests/examples/remedy-unscored.yaml")
    printed = [[text for text, _, _ in row] for row in grid(content)]
    assert printed[0][2:4] == ["Điểm tối đa", "Điểm đạt được (theo điểm thẩm định)"]
    scores = [row[3] for row in printed[1:] if len(row) > 2]
    assert scores == ["2,5", "", "không phát sinh", "1", "1", "không phát sinh", "", "0,875", "điều tra XHH", ""]
