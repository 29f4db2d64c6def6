"""`cchc import`: what it says, what it writes, and when it writes nothing."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from helpers.annex_pages import (
    AREA,
    HEADINGS,
    LEAD,
    REMEDY,
    REMEDY_ROW,
    ROW,
    SUPPORT,
    TASK_ROW,
    TASKS,
    both,
    heading,
    maintain,
    page,
    table,
    tasks,
)
from helpers.support import Run
from openpyxl import load_workbook

PLAN = Path("plans/2026.yaml")
BOX = """\
<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml">\
<v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Bản thảo</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>\
</w:pict>"""
MADE = """\
# Nhập từ phu-luc.html, bảng 1.
cchc: 1
kind: maintain
year: 2026
commune: commune.yaml
annex: I
title: Mục tiêu, nhiệm vụ duy trì Chỉ số CCHC năm 2026
document:
  number:
  symbol: KH-UBND
  date: "2026-01"
columns:
  criterion: Tiêu chí
  target: Mục tiêu
  lead: Chủ trì
  support: Phối hợp
  timeframe: Thời gian
areas:
- number: I
  title: Công tác chỉ đạo, điều hành
  criteria:
  - code: "1.1"
    title: Công tác báo cáo
    max_score: 1,5
    target: Đủ báo cáo
    tasks: Gửi báo cáo
    lead: Văn phòng HĐND và UBND
    support: Phòng Kinh tế
    timeframe: Quý I/2026
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """In an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(content: bytes, name: str = "phu-luc.html") -> str:
    Path(name).write_bytes(content)
    return name


def written() -> list[str]:
    return sorted(path.as_posix() for path in Path().rglob("*") if path.is_file())


def test_an_annex_becomes_a_plan_and_a_commune(run: Run) -> None:
    outcome = run("import", put(maintain()))
    assert (outcome.exit_code, outcome.out, outcome.err) == (
        0,
        "Đã ghi plans/2026.yaml\n"
        "Đã ghi plans/commune.yaml\n"
        "Đọc được 01 tiêu chí, 08 ô; không có ô nào cần xem lại. Không mất chữ nào.\n",
        "Đã kiểm tra 02 tệp: không có lỗi, không có cảnh báo.\n",
    )
    assert PLAN.read_text(encoding="utf-8") == MADE
    assert written() == ["phu-luc.html", "plans/2026.yaml", "plans/commune.yaml"]
    assert run("validate", "--fail-on", "info").exit_code == 0
    assert run("fmt", "--check").exit_code == 0
    assert run("render").exit_code == 0


def test_both_annexes_of_a_document_know_each_other(run: Run) -> None:
    assert run("import", put(both())).exit_code == 0
    made = ["2025_gaps.yaml", "2026.yaml", "commune.yaml", "phu-luc-can-xem.xlsx"]
    assert written() == ["phu-luc.html", *(f"plans/{name}" for name in made)]
    assert "\nmaintain_plan: 2026.yaml\n" in Path("plans/2025_gaps.yaml").read_text(encoding="utf-8")


def test_annexes_of_several_documents_know_each_other(run: Run) -> None:
    remedy = page(
        *heading("II", "Mục tiêu, nhiệm vụ khắc phục tồn tại, hạn chế năm 2025"),
        table(REMEDY, AREA, REMEDY_ROW),
    )
    assert run("import", put(remedy, "ii.html"), put(maintain(), "i.html")).exit_code == 0
    assert "\nmaintain_plan: 2026.yaml\n" in Path("plans/2025_gaps.yaml").read_text(encoding="utf-8")
    assert [name for name in written() if name.endswith(".yaml")] == [
        *("plans/2025_gaps.yaml", "plans/2026.yaml", "plans/commune.yaml"),
    ]


def test_plain_numbers_above_codes_are_areas_where_codes_stand_in_the_column_of_stt(run: Run) -> None:
    headings = ("STT", "Lĩnh vực, tiêu chí", "Thang điểm", "Chủ trì", "Thời hạn")
    rows = [("1", "Chỉ đạo điều hành", "1,5", "", ""), ("1.1", "Kế hoạch CCHC", "1,5", LEAD, "Quý I/2026")]
    assert run("import", put(page(*heading("I", "Duy trì năm 2026"), table(headings, *rows)))).exit_code == 0
    assert '- number: "1"\n  title: Chỉ đạo điều hành\n  criteria:\n  - code: "1.1"\n' in PLAN.read_text(
        encoding="utf-8"
    )


def test_nhiem_vu_become_a_plan_of_their_own(run: Run) -> None:
    outcome = run("import", put(tasks()))
    assert outcome.out.splitlines()[-1].startswith("Đọc được 01 nhiệm vụ, 06 ô; ")
    assert written() == ["phu-luc.html", "plans/2026_nhiem-vu.yaml", "plans/commune.yaml"]


def test_the_folder_or_the_file_may_be_named(run: Run) -> None:
    assert run("import", put(maintain()), "-o", "xa-mau/ke-hoach").exit_code == 0
    assert run("import", put(maintain()), "-o", "khac/duy-tri.yaml").exit_code == 0
    assert written() == [
        *("khac/commune.yaml", "khac/duy-tri.yaml", "phu-luc.html"),
        *("xa-mau/ke-hoach/2026.yaml", "xa-mau/ke-hoach/commune.yaml"),
    ]


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("x.yaml", "Có 02 phụ lục, không ghi được vào một tệp “x.yaml”. Đề nghị ghi -o THƯ-MỤC."),
        ("x.docx", "“x.docx” không có đuôi .yaml của tệp kế hoạch. Đề nghị ghi tên tệp .yaml, hoặc tên thư mục."),
        ("-", "cchc import lập nhiều tệp cạnh nhau nên không in ra đầu ra chuẩn. Đề nghị ghi -o THƯ-MỤC hoặc -o TÊN.yaml."),
        ("a/commune.yaml", "“a/commune.yaml” là tên của tệp đơn vị hoặc tệp tiến độ. Đề nghị chọn tên khác."),
        ("2026.progress.yaml", "“2026.progress.yaml” là tên của tệp đơn vị hoặc tệp tiến độ. Đề nghị chọn tên khác."),
    ],
)  # fmt: skip
def test_an_output_that_cannot_be_is_wrong_usage(run: Run, output: str, sentence: str) -> None:
    outcome = run("import", put(both()), "-o", output)
    assert (outcome.exit_code, outcome.out, outcome.err) == (2, "", f"{sentence}\n")
    assert written() == ["phu-luc.html"]


def test_the_same_document_again_changes_nothing(run: Run) -> None:
    run("import", put(page(*heading("II", "Khắc phục tồn tại"), table(REMEDY, AREA, REMEDY_ROW))))
    before = {name: Path(name).read_bytes() for name in written()}
    assert [name for name in before if name.endswith(".xlsx")] == ["plans/phu-luc-can-xem.xlsx"]
    outcome = run("import", "phu-luc.html")
    assert outcome.exit_code == 0
    assert outcome.out.startswith("phu-luc.html: 01 chỗ cần xem lại")
    assert outcome.err.startswith("Giữ nguyên plans/2025_gaps.yaml đã có, nội dung như nhau.\n")
    assert {name: Path(name).read_bytes() for name in written()} == before


def test_a_document_again_has_no_second_list_when_the_commune_has_answered_the_first(run: Run) -> None:
    someone = (*REMEDY_ROW[:6], "Tư pháp - Hộ tịch", *REMEDY_ROW[7:])
    first = run("import", put(page(*heading("II", "Khắc phục tồn tại"), table(REMEDY, AREA, someone))))
    before = {name: Path(name).read_bytes() for name in written()}
    outcome = run("import", "phu-luc.html")
    assert "\nphu-luc.html: 02 chỗ cần xem lại" in first.out
    assert outcome.out.startswith("phu-luc.html: 01 chỗ cần xem lại")
    assert outcome.err.startswith(
        "Giữ nguyên plans/2025_gaps.yaml đã có, nội dung như nhau.\nLần này không có gì mới nên không ghi tệp nào.\n"
    )
    assert {name: Path(name).read_bytes() for name in written()} == before


def test_an_annex_that_somebody_has_changed_is_never_overwritten(run: Run) -> None:
    run("import", put(both()))
    text = PLAN.read_text(encoding="utf-8").replace("1.5", "2")
    PLAN.write_text(text + "# đã sửa\n", encoding="utf-8")
    Path("plans/2025_gaps.yaml").unlink()
    before = written()
    outcome = run("import", "phu-luc.html")
    assert (outcome.exit_code, outcome.out, outcome.err) == (
        3,
        "",
        "Tệp “plans/2026.yaml” đã có, nội dung khác; chưa ghi tệp nào. Đề nghị ghi -o THƯ-MỤC khác để so sánh, hoặc "
        "chuyển tệp cũ ra ngoài thư mục.\n",
    )
    assert written() == before
    assert PLAN.read_text(encoding="utf-8").endswith("# đã sửa\n")


def test_another_annex_of_that_name_gets_a_number(run: Run) -> None:
    run("import", put(maintain()))
    assert run("import", put(maintain(number="III"), "khac.html")).exit_code in {0, 1}
    assert "plans/2026-2.yaml" in written()


def test_parties_that_a_commune_lacks_are_printed_or_added(run: Run) -> None:
    run("register", "--level", "xa", "--name", "Mẫu", "-o", "plans/commune.yaml")
    commune = Path("plans/commune.yaml")
    before = commune.read_bytes()
    row = (*ROW[:5], "Phòng Ấn loát", *ROW[6:])
    outcome = run("import", put(maintain(AREA, row)))
    assert outcome.exit_code == 0
    assert commune.read_bytes() == before
    pasted = outcome.out.split("Đầu mối chưa có trong plans/commune.yaml, đề nghị chép vào dưới parties:\n")[1]
    lines = pasted.split("\n\n")[0].splitlines()
    assert lines[0].startswith("- id: ")
    assert "  title: Phòng Ấn loát" in lines
    PLAN.unlink()
    outcome = run("import", "phu-luc.html", "--update-commune")
    assert outcome.exit_code == 0
    assert "Đã ghi plans/commune.yaml\n" in outcome.out
    assert "đề nghị chép" not in outcome.out
    assert commune.read_bytes().startswith(before)
    assert "title: Phòng Ấn loát" in commune.read_text(encoding="utf-8")
    assert run("validate").exit_code == 0


def test_a_commune_that_is_a_link_is_not_added_to(run: Run) -> None:
    run("register", "--level", "xa", "--name", "Mẫu", "-o", "plans/chung.yaml")
    Path("plans/commune.yaml").symlink_to("chung.yaml")
    before = Path("plans/chung.yaml").read_bytes()
    put(maintain(AREA, (*ROW[:5], "Phòng Ấn loát", *ROW[6:])))
    outcome = run("import", "phu-luc.html", "--update-commune")
    assert (outcome.exit_code, outcome.out, outcome.err) == (
        3,
        "",
        "Không thêm được đầu mối vào “plans/commune.yaml”; chưa ghi tệp nào. Đề nghị bỏ --update-commune rồi chép các "
        "dòng được in ra vào dưới parties.\n",
    )
    assert (written(), Path("plans/chung.yaml").read_bytes()) == (
        ["phu-luc.html", "plans/chung.yaml", "plans/commune.yaml"],
        before,
    )


def test_a_document_of_another_commune_is_doubted(run: Run) -> None:
    run("register", "--level", "xa", "--name", "Khác", "-o", "plans/commune.yaml")
    outcome = run("import", put(maintain()))
    assert outcome.exit_code == 0
    assert (
        " 1. bảng 1: ghi “Ủy ban nhân dân xã Mẫu”, đọc là “kế hoạch của Ủy ban nhân dân "
        "xã Khác”. Đề nghị kiểm tra tệp đơn vị: văn bản là của cơ quan khác."
    ) in outcome.out.replace("\n    ", " ")


def test_two_communes_in_one_call_are_doubted(run: Run) -> None:
    other = maintain(number="III").replace("xã Mẫu".encode(), "xã Khác".encode())
    outcome = run("import", put(maintain()), put(other, "khac.html"))
    assert outcome.exit_code == 0
    assert [name for name in written() if name.endswith(".xlsx")] == ["plans/khac-can-xem.xlsx"]
    assert "đọc là “kế hoạch của Ủy ban nhân dân xã Mẫu”." in outcome.out.replace("\n    ", " ")


def test_a_text_box_is_told(run: Run) -> None:
    document = Document()
    for line in heading("I", "Phân công nhiệm vụ năm 2026"):
        document.add_paragraph(line)
    drawn = document.add_table(2, len(TASKS))
    for cells, texts in zip(drawn.rows, (TASKS, TASK_ROW), strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph().add_run()._r.append(parse_xml(BOX))
    document.save("phu-luc.docx")
    assert run("import", "phu-luc.docx").exit_code == 0
    rows = load_workbook("plans/phu-luc-can-xem.xlsx").worksheets[0].iter_rows(min_row=5, values_only=True)
    assert [row[2:4] for row in rows] == [("Bản thảo", "chưa đọc chữ trong hộp chữ")]


def test_a_commune_with_errors_stops_the_import(run: Run) -> None:
    Path("plans").mkdir()
    Path("plans/commune.yaml").write_text("cchc: 1\nkind: commune\n", encoding="utf-8")
    outcome = run("import", put(maintain()))
    assert (outcome.exit_code, outcome.out, outcome.err) == (
        3,
        "",
        "Tệp đơn vị “plans/commune.yaml” còn lỗi nên chưa nhập được; chưa ghi tệp nào. Đề nghị chạy cchc validate "
        "plans/commune.yaml, sửa lỗi rồi nhập lại.\n",
    )
    assert written() == ["phu-luc.html", "plans/commune.yaml"]


def test_a_finding_knows_its_line_and_its_place_in_the_document(run: Run) -> None:
    late = (*ROW[:7], "Cuối năm")
    outcome = run("import", put(maintain(AREA, late)))
    assert outcome.exit_code == 0
    number = next(at for at, line in enumerate(PLAN.read_text(encoding="utf-8").splitlines(), 1) if "Cuối năm" in line)
    told = [
        line for line in outcome.out.splitlines() if line.startswith(f"plans/2026.yaml:{number}:16: cảnh báo D601 ")
    ]
    assert [line.endswith(" (bảng 1, hàng 3, cột 8)") for line in told] == [True]


def test_a_plan_with_errors_is_written_and_told(run: Run) -> None:
    wrong = page(
        *heading("II", "Mục tiêu, nhiệm vụ khắc phục tồn tại, hạn chế năm 2025"),
        table(REMEDY, AREA, ("1", "TC 1.1. Công tác báo cáo", "1,5", "3", *ROW[3:])),
    )
    outcome = run("import", put(wrong))
    assert outcome.exit_code == 1
    assert "lỗi P303" in outcome.out
    assert "(bảng 1, hàng 3, cột 4)\n" in outcome.out
    assert "plans/2025_gaps.yaml" in written()


def test_a_plan_whose_rules_wait_is_told_below_its_findings(run: Run) -> None:
    outcome = run("import", put(maintain(AREA, (*ROW[:2], "hai", *ROW[3:]))))
    assert outcome.exit_code == 1
    assert "lỗi S202 Thiếu trường Điểm tối đa (max_score)." in outcome.out
    assert outcome.err == (
        "plans/2026.yaml: các quy tắc về nội dung sẽ được kiểm tra sau khi sửa lỗi ở trên.\n"
        "Đã kiểm tra 02 tệp: 01 lỗi, không có cảnh báo.\n"
    )


def test_what_a_person_must_decide_is_listed_and_written(run: Run) -> None:
    unstated = page(*heading("II", "Mục tiêu, nhiệm vụ khắc phục tồn tại"), table(REMEDY, AREA, REMEDY_ROW))
    outcome = run("import", put(unstated, "kế hoạch.html"))
    assert outcome.exit_code == 0
    file = "plans/kế hoạch-can-xem.xlsx"
    assert written() == ["kế hoạch.html", "plans/2025_gaps.yaml", "plans/commune.yaml", file]
    rows = [[cell.value for cell in row] for row in load_workbook(file).worksheets[0].iter_rows(min_row=4)]
    assert rows[0] == ["TT", "Bảng, hàng, cột", "Văn bản ghi", "Đã đọc là", "Đề nghị"]
    first = rows[1]
    assert (first[0], "2025" in str(first[3])) == (1, True)
    assert f"kế hoạch.html: {len(rows) - 1:02} chỗ cần xem lại, chỗ đáng ngờ nhất trước.\n 1. " in outcome.out
    assert outcome.out.endswith(f"ô; {len(rows) - 1:02} ô cần xem lại ({file}). Không mất chữ nào.\n")


def test_deadlines_in_the_prose_are_counted_and_not_tracked(run: Run) -> None:
    row = (*ROW[:4], "Gửi báo cáo năm trước ngày 10/12/2026", LEAD, SUPPORT, "Thường xuyên")
    outcome = run("import", put(maintain(AREA, row)))
    assert outcome.exit_code == 0
    assert "\nCó thể có thời hạn: 01 chỗ, chưa đưa vào theo dõi.\nĐọc được " in outcome.out
    assert "2026-12-09" not in run("status", "--today", "2026-12-31").out
    assert run("import", "phu-luc.html", "-o", "khac", "--accept-proposals").exit_code == 0
    assert "2026-12-09" in Path("khac/2026.yaml").read_text(encoding="utf-8")


def test_a_lost_word_is_an_error_of_ours_and_nothing_is_written(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    put(maintain())
    monkeypatch.setattr("cchc.operations.importing.words.plan_words", lambda _: Counter({"thừa": 1}))
    outcome = run("import", "phu-luc.html")
    assert (outcome.exit_code, outcome.out, outcome.err) == (
        3,
        "",
        "phu-luc.html, bảng 1: chữ bị mất (1, 2026, 5, báo, chỉ, …); chữ bị thêm (thừa); đây là lỗi của chương trình, "
        "chưa ghi tệp nào. Đề nghị báo cho người phát triển, kèm văn bản này.\n",
    )
    assert written() == ["phu-luc.html"]


def test_a_document_may_come_through_a_pipe(tmp_path: Path) -> None:
    put(page(*heading("II", "Mục tiêu, nhiệm vụ khắc phục tồn tại"), table(REMEDY, AREA, REMEDY_ROW)))
    with (tmp_path / "phu-luc.html").open("rb") as file:
        command = [sys.executable, "-m", "cchc", "import", "-"]
        done = subprocess.run(command, stdin=file, capture_output=True, encoding="utf-8", check=True)
    assert "<stdin>: 01 chỗ cần xem lại" in done.stdout
    assert "# Nhập từ <stdin>, bảng 1.\n" in Path("plans/2025_gaps.yaml").read_text(encoding="utf-8")
    assert "plans/van-ban-can-xem.xlsx" in written()


def test_a_table_that_is_no_annex_is_told(run: Run) -> None:
    others = page(
        table(("Nơi nhận", "Số bản"), ("Lưu", "1")), *heading("I", "Duy trì năm 2026"), table(HEADINGS, AREA, ROW)
    )
    assert run("import", put(others)).err.startswith(
        "phu-luc.html: không đọc bảng 1, không phải là bảng của phụ lục.\n"
    )


def test_settings_that_are_not_understood_stop_the_import(run: Run) -> None:
    Path("cchc.toml").write_text("x = 1\n", encoding="utf-8")
    assert run("import", put(maintain())).exit_code == 2
    assert written() == ["cchc.toml", "phu-luc.html"]


def test_the_usual_folder_is_no_link(run: Run, tmp_path: Path) -> None:
    (tmp_path / "noi-khac").mkdir()
    Path("plans").symlink_to("noi-khac")
    outcome = run("import", put(maintain()))
    assert outcome.exit_code == 3
    assert outcome.err.startswith("Thư mục mặc định “plans” là liên kết tới ")
    assert written() == ["phu-luc.html"]


@pytest.mark.parametrize(
    ("content", "exit_code", "sentence"),
    [
        (
            page("Kế hoạch"),
            3,
            "Văn bản không có bảng nào. Đề nghị kiểm tra lại tệp: phụ lục phải là bảng, không là ảnh.",
        ),
        (
            page(*heading("I", "Danh sách năm 2026"), table(("Họ và tên", "Ngày sinh"), ("A", "B"))),
            3,
            "Không bảng nào có tên cột của phụ lục (nhiệm vụ hoặc tiêu chí, cùng với chủ trì, thời gian hoặc điểm). Hàng đầu của các bảng: bảng 1: “Họ và tên · Ngày sinh”. Đề nghị kiểm tra lại tệp, hoặc sửa tên các cột.",
        ),
        (
            page("Phụ lục I", "Mục tiêu", table(HEADINGS, AREA, ROW)),
            2,
            "Không thấy năm của kế hoạch ở tên phụ lục, dòng “Kèm theo” và tên kế hoạch (bảng 1). Đề nghị ghi --year, ví dụ --year 2026.",
        ),
    ],
    ids=["no table", "no known headings", "no year"],
)
def test_a_document_without_an_annex_is_one_sentence(run: Run, content: bytes, exit_code: int, sentence: str) -> None:
    outcome = run("import", put(content))
    assert (outcome.exit_code, outcome.out, outcome.err) == (exit_code, "", f"phu-luc.html: {sentence}\n")
    assert written() == ["phu-luc.html"]


def test_a_file_that_is_not_there_is_wrong_usage(run: Run) -> None:
    put(maintain())
    outcome = run("import", "phu-luc.htm")
    assert (outcome.exit_code, outcome.err) == (
        2,
        "Không có tệp hoặc thư mục “phu-luc.htm”; có phải “phu-luc.html”? Đề nghị kiểm tra lại đường dẫn.\n",
    )
    assert run("import").exit_code == 2


def test_all_documents_or_none(run: Run) -> None:
    outcome = run("import", put(maintain()), put(b"%PDF-1.7", "quet.pdf"))
    assert (outcome.exit_code, written()) == (3, ["phu-luc.html", "quet.pdf"])


def test_the_kind_may_be_named_in_vietnamese_or_as_in_a_plan(run: Run) -> None:
    for kind in ("duy-tri", "Duy trì", "maintain"):
        assert run("import", put(maintain()), "--kind", kind, "-o", f"{len(kind)}-{kind[0]}").exit_code == 0
    outcome = run("import", "phu-luc.html", "--kind", "abc")
    assert outcome.exit_code == 2
    assert "duy-tri, khac-phuc, nhiem-vu" in outcome.err
