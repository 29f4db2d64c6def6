"""The sheet of an official: what it says, what is lost, and that one page holds it."""

import io
import shutil
from itertools import product
from pathlib import Path

import pytest
from docx.shared import Pt
from docx.styles.style import ParagraphStyle
from helpers.sheet_making import line_of, record, standing, table_texts
from helpers.support import ROOT, libreoffice
from helpers.word_making import opened
from pypdf import PdfReader

from cchc import resources
from cchc.documents.templating.template import template
from cchc.documents.views.sheet import HeadingLine, Sheet, SheetLine, sheet
from cchc.documents.views.view import View
from cchc.documents.word.readback import losses
from cchc.documents.word.render import docx
from cchc.model.workdays import WorkCalendar
from cchc.soffice import pdfs

ASSIGNMENTS = """\
cchc: 1
kind: assignments
year: 2024
commune: commune.yaml
title: Phân công nhiệm vụ
areas:
- number:
  title: Chỉ đạo
  criteria:
  - title: Họp giao ban
    lead: VP-TK
    timeframe: Thường xuyên
  - title: Nhập số liệu
    lead: VP-TK
    timeframe: sớm
- number: II
  title: Trực bộ phận một cửa
  criteria:
  - title: Tiếp nhận hồ sơ
    lead: VP-TK
    timeframe: Thường xuyên
"""
DAYS = ("2024-01-05", "2024-03-25", "2024-07-15", "2024-12-20", "2025-01-01")


@pytest.fixture
def half_done(tmp_path: Path) -> Path:
    """The real plans, half of which is done."""
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    record(tmp_path / "plans")
    return tmp_path / "plans"


def made(view: View) -> bytes:
    return docx(view, template(ROOT / "templates" / "sheet.docx"))


def sheet_of(party: str, as_of: str, folder: Path = ROOT / "plans") -> Sheet:
    found = standing(as_of, folder)
    return sheet(line_of(found, party), found.as_of)


def test_a_sheet_says_what_is_to_be_done_by_when_and_how_far_it_is(half_done: Path) -> None:
    content = made(sheet_of("vp-tk", "2024-07-24", half_done))
    assert [paragraph.text for paragraph in opened(content).paragraphs[:4]] == [
        "Ủy ban nhân dân xã Cẩm Giàng",
        "PHIẾU THEO DÕI NHIỆM VỤ",
        "Công chức Văn phòng - Thống kê",
        "Kế hoạch CCHC năm 2024. Tính đến ngày 24/7/2024",
    ]
    assert table_texts(content) == [
        ["TT", "Mã", "Nhiệm vụ, sản phẩm", "Thời hạn", "Điểm tối đa", "Kết quả"],
        ["1", "1.1/hoan-thanh", "Hoàn thành 100% nhiệm vụ kế hoạch CCHC năm 2024", "20/12/2024", "4", "Trong hạn; đã gia hạn 01 lần"],
        ["2", "1.2/quy-1", "Báo cáo CCHC quý I", "15/3/2024", "1,5", "Hoàn thành 15/3/2024"],
        ["3", "1.2/6-thang", "Báo cáo CCHC 6 tháng", "17/6/2024", "1,5", "Hoàn thành 28/6/2024 (quá hạn 11 ngày)"],
        ["4", "1.2/quy-3", "Báo cáo CCHC quý III", "16/9/2024", "1,5", "Trong hạn"],
        ["5", "1.2/nam", "Báo cáo CCHC năm", "16/12/2024", "1,5", "Trong hạn"],
        ["6", "1.3/tin-bai", "Tin, bài về CCHC trên trang TTĐT", "Hằng tháng; kỳ tới 31/7/2024", "4", "Đã xong 04/12 kỳ; quá hạn: tháng 4, 6; kỳ tới còn 07 ngày"],
        ["7", "1.3/hop", "Cuộc họp liên quan đến CCHC", "Hằng quý; kỳ tới 30/9/2024", "4", "Đã xong 02/04 kỳ; xong quá hạn: quý II"],
        ["8", "1.4/sang-kien", "Ít nhất 01 sáng kiến trong công tác CCHC", "31/12/2024", "2", "Trong hạn"],
        ["9", "1.6/doi-thoai", "Tổ chức tối thiểu 01 cuộc đối thoại", "31/12/2024", "2", "Trong hạn"],
        ["10", "5.2.1", "Tỷ lệ cán bộ, công chức cấp xã đạt chuẩn về chuyên môn theo quy định", "31/12/2024", "3", "Trong hạn"],
    ]  # fmt: skip
    assert [paragraph.text.replace("\N{NO-BREAK SPACE}", " ") for paragraph in opened(content).paragraphs[4:]] == [
        "Thực hiện thường xuyên, không ấn định thời hạn:",
        "- Phụ lục I năm 2024, lĩnh vực I. Công tác chỉ đạo, điều hành: TC 1.5",
        "- Phụ lục I năm 2024, lĩnh vực III. Cải cách thủ tục hành chính: TC 3.1, TCTP 3.2.1, TCTP 3.2.2, TC 3.3, TC 3.4, TC 3.5",
        "- Phụ lục I năm 2024, lĩnh vực IV. Cải cách tổ chức bộ máy hành chính: TC 4.1, TC 4.2, TC 4.3",
        "- Phụ lục I năm 2024, lĩnh vực V. Cải cách chế độ công vụ: TCTP 5.2.3",
        "- Phụ lục I năm 2024, lĩnh vực VII. Xây dựng chính quyền điện tử, chính quyền số: TC 7.1, TCTP 7.3.1, TCTP 7.3.3, "
        "TCTP 7.4.1, TCTP 7.4.3",
        "- Phụ lục II năm 2024, lĩnh vực III. Cải cách thủ tục hành chính: TCTP 3.2.2",
        "Tổng số 24 nhiệm vụ có thời hạn: 06 hoàn thành đúng hạn; 02 hoàn thành quá hạn; 02 quá hạn, chưa hoàn thành; 01 sắp "
        "đến hạn; 13 trong hạn.",
        "01 tiêu chí có nhiệm vụ quá hạn (tổng điểm tối đa 4; không phải điểm bị mất).",
        "Tỷ lệ hoàn thành đúng hạn: 60% (06/10 nhiệm vụ đã đến hạn).",
    ]


def test_what_is_late_is_bold_and_nothing_else_is(half_done: Path) -> None:
    (table,) = opened(made(sheet_of("vp-tk", "2024-07-24", half_done))).tables
    bold = {
        row.cells[1].text: [run.text for run in row.cells[5].paragraphs[0].runs if run.bold and run.text]
        for row in table.rows[1:]
    }
    assert {address for address, runs in bold.items() if runs} == {"1.3/tin-bai"}


def test_where_nothing_was_recorded_the_sheet_says_so() -> None:
    said = "Chưa có tệp tiến độ nên chưa biết nhiệm vụ nào đã hoàn thành."
    assert said in [each.text for each in opened(made(sheet_of("vp-tk", "2024-07-15"))).paragraphs]
    assert sheet_of("tc-kt", "2024-07-15").unrecorded == ""


def test_who_leads_nothing_with_a_due_day_has_no_table() -> None:
    content = made(sheet_of("tc-kt", "2024-07-15"))
    assert opened(content).tables == []
    assert [paragraph.text for paragraph in opened(content).paragraphs[4:]] == [
        "Không có nhiệm vụ ấn định thời hạn.",
        "Thực hiện thường xuyên, không ấn định thời hạn:",
        "- Lĩnh vực VI. Cải cách tài chính công: TC\N{NO-BREAK SPACE}6.1, TC\N{NO-BREAK SPACE}6.2, TC\N{NO-BREAK SPACE}6.3",
    ]


def test_what_has_no_code_is_told_by_its_title_and_areas_as_far_as_they_are_named(tmp_path: Path) -> None:
    (tmp_path / "commune.yaml").write_bytes((ROOT / "plans" / "commune.yaml").read_bytes())
    (tmp_path / "2024.yaml").write_text(ASSIGNMENTS, encoding="utf-8")
    assert sheet_of("vp-tk", "2024-07-15", tmp_path).undated_lines == (
        "Chỉ đạo: Họp giao ban, Nhập số liệu (thời gian “sớm” không đọc được)",
        "Lĩnh vực II. Trực bộ phận một cửa: Tiếp nhận hồ sơ",
    )


def test_the_table_stands_six_points_off_the_text(half_done: Path) -> None:
    opened_document = opened(made(sheet_of("vp-tk", "2024-07-24", half_done)))
    (table,) = opened_document.tables
    paragraphs = {paragraph._p: paragraph for paragraph in opened_document.paragraphs}
    for neighbour in (table._tbl.getprevious(), table._tbl.getnext()):
        style = paragraphs[neighbour].style  # type: ignore[index]
        assert isinstance(style, ParagraphStyle)
        assert style.paragraph_format.space_after == Pt(6)


def test_rows_of_several_annexes_stand_below_their_names(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    plan = tmp_path / "plans" / "2023_gaps.yaml"
    head, own = plan.read_text(encoding="utf-8").split('  - code: "2.1"')
    dated = own.replace("timeframe: Thường xuyên", "timeframe: Quý III/2024", 1)
    plan.write_text(f'{head}  - code: "2.1"{dated}', encoding="utf-8")
    lines = sheet_of("tp-ht", "2024-07-15", tmp_path / "plans").lines
    assert [line.title for line in lines if isinstance(line, HeadingLine)] == [
        "Phụ lục I năm 2024",
        "Phụ lục II năm 2024",
    ]
    assert [line.number for line in lines if isinstance(line, SheetLine)] == ["1", "2"]


def test_a_row_that_a_sheet_loses_is_found() -> None:
    view = sheet_of("vp-tk", "2024-07-15")
    document = opened(made(view))
    (table,) = document.tables
    table._tbl.remove(table.rows[6]._tr)
    file = io.BytesIO()
    document.save(file)
    assert list(losses(file.getvalue(), view)) == [
        "không in “6” ở đúng cột của hàng “Tin, bài về CCHC trên trang TTĐT”"
    ]


def test_the_properties_say_whose_sheet_it_is() -> None:
    properties = opened(made(sheet_of("vp-tk", "2024-07-15"))).core_properties
    assert (properties.title, properties.subject, properties.author) == (
        "Phiếu theo dõi nhiệm vụ: Công chức Văn phòng - Thống kê",
        "Kế hoạch CCHC năm 2024, tính đến ngày 15/7/2024",
        "Ủy ban nhân dân xã Cẩm Giàng",
    )


@pytest.mark.needs("soffice")
def test_every_official_of_the_real_plans_needs_one_page(half_done: Path) -> None:
    views: dict[str, View] = {}
    for day, folder, moved in product(DAYS, (ROOT / "plans", half_done), (None, WorkCalendar.working_day)):
        found = standing(day, folder, moved=moved)
        run = f"{day} {folder} {moved}"
        views |= {f"{line.group.key} {run}": sheet(line, found.as_of) for line in found.holders if line.answers}
    pages = [
        len(PdfReader(io.BytesIO(each)).pages) for each in pdfs([made(view) for view in views.values()], libreoffice())
    ]
    assert {name: number for name, number in zip(views, pages, strict=True) if number != 1} == {}
    assert len(views) == 5 * 2 * 2 * 6


@pytest.fixture
def two_hundred(tmp_path: Path) -> Path:
    """The real plans, where one official has two hundred nhiệm vụ more."""
    shutil.copytree(ROOT / "plans", tmp_path / "plans")
    plan = tmp_path / "plans" / "2024.yaml"
    each = '    - id: viec-{0}\n      title: Việc {0}\n      due: "2024-06-30"\n'
    many = "".join(each.format(number) for number in range(1, 201))
    text = plan.read_text(encoding="utf-8").replace("    deliverables:\n", f"    deliverables:\n{many}", 1)
    plan.write_text(text, encoding="utf-8")
    return tmp_path / "plans"


@pytest.mark.needs("soffice")
def test_two_hundred_rows_go_on_on_the_next_pages_below_the_same_headings(two_hundred: Path) -> None:
    found = standing("2024-07-15", two_hundred)
    view = sheet(line_of(found, "vp-tk"), found.as_of)
    (content,) = pdfs([made(view)], libreoffice())
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages]
    listing = [page for page in pages if "Việc " in page]
    assert len(listing) > 2
    assert all(view.heading["title"] in page for page in listing)
    shown = [number for page in pages for number in range(1, 201) if f"Việc {number} " in page]
    assert shown == list(range(1, 201))


def test_our_templates_are_those_that_are_used() -> None:
    assert {path.name for path in resources.templates()} == {
        "assignments.docx",
        "gaps.docx",
        "leader.docx",
        "maintain.docx",
        "remedy.docx",
        "sheet.docx",
    }
