"""`cchc gaps` as a workbook and as the Word form."""

import csv
import io
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Twips
from helpers.support import ROOT, Outcome, Run
from helpers.workbook_making import opened

pytestmark = pytest.mark.usefixtures("in_office")
HEADING = [
    *("TT", "Mã", "Tiêu chí, tiêu chí thành phần", "Tối đa", "Đạt", "Mất", "Chủ trì", "Thời hạn", "Tình trạng"),
    *("Phân công khắc phục", "Ở phụ lục duy trì"),
]


def form(path: str = "bieu.docx") -> tuple[list[str], list[list[str]]]:
    """The paragraphs of a Word form, and the cells of its table; a cell over several columns comes once."""
    document = Document(path)
    rows = [[cell.text for cell in dict.fromkeys(row.cells)] for row in document.tables[0].rows]
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text], rows


def test_the_word_form_has_the_lines_of_the_table(run: Run) -> None:
    assert run("gaps", "--today", "2024-12-31", "-o", "bieu.docx") == Outcome(0, "Đã xuất bieu.docx\n", "")
    paragraphs, rows = form()
    assert paragraphs[:5] == [
        "Ủy ban nhân dân xã Cẩm Giàng",
        "BIỂU TỔNG HỢP TIÊU CHÍ BỊ MẤT ĐIỂM",
        "Chỉ số CCHC năm 2023, UBND xã Cẩm Giàng",
        "Nguồn điểm: chưa ghi.",
        "Tính đến ngày 31/12/2024 chưa có tệp tiến độ: việc khắc phục chưa ghi nhận.",
    ]
    assert paragraphs[-1] == "Chỉ gồm 10 tiêu chí bị mất điểm; không phải tổng điểm Chỉ số CCHC của xã."
    assert rows[0] == HEADING
    assert rows[1] == [
        *("1", "3.2.2", "Kết quả thực hiện rà soát, đơn giản hóa TTHC", "4", "0", "4", "VP-TK", "chưa ấn định"),
        *("chưa ghi nhận", "Có đầu mối, chưa ấn định thời hạn", "3.2.2 · VP-TK · chưa ấn định"),
    ]
    assert [row[1] for row in rows[1:] if row[0]] == [
        "3.2.2",
        "5.3.2",
        "1.6",
        "2.1",
        "4.2",
        "7.4.3",
        "7.4.4",
        "3.5.2",
        "6.3",
        "7.4.2",
    ]
    assert rows[-1] == ["", "", "Tổng cộng", "27,5", "8", "19,5", "", "", "", "", ""]
    (section,) = Document("bieu.docx").sections
    assert section.orientation is WD_ORIENT.LANDSCAPE
    assert (section.page_width, section.page_height) == (Twips(16838), Twips(11906))
    assert Document("bieu.docx").tables[0].rows[0]._tr.xpath("w:trPr/w:tblHeader")


def test_the_word_form_stands_under_headings_as_the_table_does(run: Run) -> None:
    assert run("gaps", "--by", "area", "--format", "docx", "-o", "bieu.docx").exit_code == 0
    rows = form()[1]
    assert rows[1] == ["Lĩnh vực III. Cải cách thủ tục hành chính: mất 5 điểm (02 tiêu chí)"]
    assert [row[:2] for row in rows[2:4]] == [["1", "3.2.2"], ["2", "3.5.2"]]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            ["--if", "3.2.2=4"],
            [
                "PHƯƠNG ÁN GIẢ ĐỊNH",
                "3.2.2. Kết quả thực hiện rà soát, đơn giản hóa TTHC: đạt: 0 → 4; mất: 4 → 0.",
                "Cộng lĩnh vực III: đạt: 1 → 5; mất: 5 → 1.",
                "Tổng điểm đạt: 8 → 12; tổng điểm bị mất: 19,5 → 15,5.",
                "Số liệu tính toán, không phải kết quả chấm điểm.",
            ],
        ),
        (
            ["--recover", "19"],
            [
                "PHƯƠNG ÁN LẤY LẠI ÍT NHẤT 19 ĐIỂM",
                "Cần ít nhất 10 tiêu chí trong số bị mất điểm, mỗi tiêu chí đạt điểm tối đa.",
                "Phương án 1: 1.6 (2); 2.1 (2); 3.2.2 (4); 3.5.2 (1); 4.2 (2); 5.3.2 (2,5); 6.3 (1); 7.4.2 (1); 7.4.3 (2); "
                "7.4.4 (2); được 19,5 điểm; xã tự quyết định được.",
                "1.6. Đổi mới, sáng tạo trong thực hiện nhiệm vụ: Cán bộ, công chức (tập thể).",
                "2.1. Theo dõi thi hành pháp luật (TDTHPL): Công chức Tư pháp - Hộ tịch.",
                "3.2.2. Kết quả thực hiện rà soát, đơn giản hóa TTHC: Công chức Văn phòng - Thống kê.",
                "3.5.2. Đánh giá chất lượng giải quyết TTHC của cơ quan, đơn vị: Bộ phận tiếp nhận và trả kết quả.",
                "4.2. Thực hiện tinh giản biên chế: Cán bộ, công chức (tập thể).",
                "5.3.2. Kết quả đánh giá, phân loại cán bộ, công chức: Cán bộ, công chức (tập thể).",
                "6.3. Tỷ lệ tiết kiệm chi thường xuyên: Phòng Tài chính - Kế hoạch (cơ quan ngoài xã).",
                "7.4.2. Tỷ lệ số hóa hồ sơ giải quyết TTHC: Công chức chuyên môn (tập thể).",
                "7.4.3. Tỷ lệ TTHC có phát sinh hồ sơ trực tuyến: Chưa ghi đầu mối chủ trì.",
                "7.4.4. Tỷ lệ hồ sơ phát sinh trực tuyến: Công chức Văn hóa - Xã hội.",
                "Tiêu chí không ghi cấp quyết định điểm (decided_by) được tính là xã tự quyết định được.",
                "Số liệu tính toán, không phải kết quả chấm điểm.",
            ],
        ),
    ],
)
def test_the_word_form_ends_with_what_was_asked(run: Run, asked: list[str], expected: list[str]) -> None:
    run("gaps", *asked, "-o", "bieu.docx")
    assert form()[0][-len(expected) :] == expected


@pytest.mark.parametrize(("name", "said"), [("mat.xlsx", "Đã ghi"), ("bieu.docx", "Đã xuất")])
def test_a_file_is_what_its_ending_says_and_is_not_replaced_unasked(run: Run, name: str, said: str) -> None:
    Path(name).write_bytes(b"own")
    refused = run("gaps", "-o", name)
    assert (refused.exit_code, refused.out, Path(name).read_bytes()) == (3, "", b"own")
    assert run("gaps", "-o", name, "--force").out == f"{said} {name}\n"
    if name == "mat.xlsx":
        assert opened(Path(name).read_bytes()).sheetnames == ["Tổng hợp", "Theo tiêu chí", "Theo đầu mối"]


def test_a_name_of_another_kind_of_file_is_refused(run: Run) -> None:
    assert run("gaps", "-o", "mat.pdf") == Outcome(
        2,
        "",
        "Không ghi được dạng “.pdf”. Đề nghị dùng một trong các đuôi .csv, .json, .md, .txt, .xlsx, .docx.\n",
    )
    assert run("gaps", "--format", "docx", "-o", "mat.pdf") == Outcome(
        2, "", "Không ghi biểu Word vào “mat.pdf”. Đề nghị ghi tên tệp .docx.\n"
    )


def test_the_offices_own_template_is_used(run: Run) -> None:
    assert run("template", "export", "gaps.docx").exit_code == 0
    restyled = Document("templates/gaps.docx")
    restyled.paragraphs[0].insert_paragraph_before("VĂN PHÒNG")
    restyled.save("templates/gaps.docx")
    run("gaps", "-o", "bieu.docx")
    assert form()[0][0] == "VĂN PHÒNG"


def test_without_a_maintain_annex_nothing_is_said_of_it(run: Run) -> None:
    plan = Path("plans/2023_gaps.yaml").read_text(encoding="utf-8")
    lines = [line for line in plan.splitlines(keepends=True) if "maintain_plan" not in line and "same_as" not in line]
    Path("plans/2023_gaps.yaml").write_text("".join(line for line in lines if "part_of" not in line), encoding="utf-8")
    for name in ("bieu.docx", "mat.xlsx", "mat.csv"):
        assert run("gaps", "-o", name).exit_code == 0
    assert {row[-1] for row in form()[1][1:] if row[0]} == {""}
    sheet = opened(Path("mat.xlsx").read_bytes())["Theo tiêu chí"]
    assert {cell.value for cell in sheet["L"][4:]} == {None}
    records = csv.DictReader(io.StringIO(Path("mat.csv").read_text(encoding="utf-8-sig")))
    assert {record["Ở phụ lục duy trì"] for record in records} == {""}


MIXED = """\
cchc: 1
kind: remedy
year: 2024
assessed_year: 2023
commune: commune.yaml
title: T
labels: false
areas:
- number: I
  title: T
  criteria:
  - {code: "1.1", title: A, max_score: 2, score: 1, lead: Công chức Tư pháp - Hộ tịch}
  - {code: "1.2", title: B, max_score: 2, score: 2}
  - {code: "1.3", title: C, max_score: 1, score: }
  - {code: "1.4", title: D, max_score: 4, score: 2, lead: Công chức Tư pháp - Hộ tịch; Công chức Địa chính}
"""


@pytest.fixture
def mixed() -> Path:
    """A plan with a criterion that lost nothing, one that is not scored yet, and one with two leads."""
    path = Path("plans/2024-le.yaml")
    path.write_text(MIXED, encoding="utf-8")
    return path


def test_the_word_form_has_lost_criteria_alone_and_the_others_below_it(run: Run, mixed: Path) -> None:
    for order, codes in (("gap", ["1.4", "1.1"]), ("plan", ["1.1", "1.4"])):
        assert run("gaps", mixed, "--sort", order, "-o", "bieu.docx", "--force").exit_code == 0
        paragraphs, rows = form()
        assert [row[:2] for row in rows[1:3]] == [["1", codes[0]], ["2", codes[1]]]
        assert [row[2:6] for row in rows[3:]] == [
            ["Cộng lĩnh vực I (chưa chấm 01 tiêu chí)", "9", "5", "3"],
            ["Tổng cộng (chưa chấm 01 tiêu chí)", "9", "5", "3"],
        ]
        assert paragraphs[5] == "Không mất điểm: 01 tiêu chí (1.2)."
        assert any(paragraph.startswith("Chưa chấm: 01 tiêu chí (1.3)") for paragraph in paragraphs)


def test_the_word_form_is_numbered_anew_under_each_party(run: Run, mixed: Path) -> None:
    assert run("gaps", mixed, "--by", "official", "-o", "bieu.docx").exit_code == 0
    assert [row[:2] for row in form()[1][1:] if len(row) > 1] == [["1", "1.4"], ["2", "1.1"], ["1", "1.4"]]


def test_several_plans_are_sections_of_one_form(run: Run) -> None:
    other = Path("khac")
    other.mkdir()
    for plan in (ROOT / "docs" / "vi-du" / "plans").glob("*.yaml"):
        (other / plan.name).write_bytes(plan.read_bytes())
    assert run("gaps", "plans/2023_gaps.yaml", "khac/2026-khac-phuc.yaml", "-o", "bieu.docx").exit_code == 0
    document = Document("bieu.docx")
    assert [len(table.rows) for table in document.tables] == [19, 8]
    assert [p.text for p in document.paragraphs].count("BIỂU TỔNG HỢP TIÊU CHÍ BỊ MẤT ĐIỂM") == 2


def test_no_number_and_no_day_breaks_in_its_column() -> None:
    (table,) = Document(str(ROOT / "templates" / "gaps.docx")).tables
    digit, comma, slash, margins = 6.0, 3.0, 3.34, 2 * 57 / 20  # points, of Times New Roman at 12 points
    least = {0: 3 * digit, 1: 5 * digit + 2 * comma, 7: 8 * digit + 2 * slash}
    least |= dict.fromkeys((3, 4, 5), 6 * digit + comma)  # 100,125
    assert {at: width for at, width in least.items() if table.columns[at].width.pt < width + margins} == {}
