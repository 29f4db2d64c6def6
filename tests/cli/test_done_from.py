"""The workbook of `cchc status`, filled in by an official and read back."""

import hashlib
import shutil
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from helpers.support import Run
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from cchc import files
from cchc.errors import CchcError

pytestmark = pytest.mark.usefixtures("in_office")

Fill = Callable[..., Path]
PROGRESS = Path("plans/2024.progress.yaml")


@pytest.fixture(autouse=True)
def _in_july(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CCHC_TODAY", "2024-07-15")


_UNTOUCHED: list[bytes] = []
"""The workbook of the real plans while nothing is recorded: the same for all tests, and slow to make."""


def new_workbook(run: Run) -> None:
    is_untouched = not list(Path("plans").glob("*.progress.yaml")) and len(list(Path("plans").iterdir())) == 3
    if is_untouched and _UNTOUCHED:
        Path("bang.xlsx").write_bytes(_UNTOUCHED[0])
        return
    assert run("status", "-o", "bang.xlsx", "--force").exit_code == 0
    if is_untouched:
        _UNTOUCHED.append(Path("bang.xlsx").read_bytes())


@pytest.fixture
def fill(run: Run) -> Fill:
    """Make the workbook anew and fill in, on the sheet, rows of address, day, evidence, by and plan (`...`: as it is)."""

    def call(rows: Iterable[tuple[Any, ...]], sheet: str = "VP-TK") -> Path:
        new_workbook(run)
        book = load_workbook("bang.xlsx")
        table = book[sheet]
        [heading] = [row for row in table.iter_rows(max_row=10) if row[0].value == "Mã nhiệm vụ"]
        columns = {str(cell.value): at for at, cell in enumerate(heading, 1)}
        names = ("Mã nhiệm vụ", "Ngày hoàn thành", "Tài liệu kiểm chứng", "Người thực hiện", "Phụ lục")
        at = {str(row[0].value): number for number, row in enumerate(table.iter_rows(), 1)}
        for address, *values in rows:
            for name, value in zip(names[1:], values, strict=False):
                if value is not ...:
                    table.cell(at[address], columns[name]).value = value
        book.save("bang.xlsx")
        return Path("bang.xlsx")

    return call


def test_each_row_is_recorded_and_told(run: Run, fill: Fill) -> None:
    Path("plans/kiem-chung").mkdir()
    Path("plans/kiem-chung/bao-cao.pdf").write_bytes(b"%PDF")
    book = fill(
        [
            ("1.3/tin-bai/2024-01", date(2024, 1, 30), "Tin ngày 30/01/2024", "VP-TK"),
            ("1.2/quy-1", "20/3/2024", "kiem-chung/bao-cao.pdf"),
        ]
    )
    outcome = run("done", "--from", book)
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out.splitlines() == [
        "trang tính VP-TK, hàng 6: 1.2/quy-1 hoàn thành ngày 20/3/2024, quá hạn 05 ngày",
        "trang tính VP-TK, hàng 10: 1.3/tin-bai/2024-01 hoàn thành ngày 30/01/2024, đúng hạn",
        "Đã ghi nhận 02 kết quả từ bang.xlsx.",
    ]
    digest = hashlib.sha256(b"%PDF").hexdigest()
    lines = PROGRESS.read_text(encoding="utf-8").splitlines()
    assert lines == [
        "cchc: 1",
        "kind: progress",
        "plan: 2024.yaml",
        "entries:",
        '- what: "1.2/quy-1"',
        '  date: "2024-03-20"',
        "  file: kiem-chung/bao-cao.pdf",
        f'  sha256: "{digest}"',
        '- what: "1.3/tin-bai/2024-01"',
        '  date: "2024-01-30"',
        "  by: vp-tk",
        "  evidence: Tin ngày 30/01/2024",
    ]
    assert run("validate").exit_code == 0


def test_read_back_twice_or_untouched_it_says_nothing_new(run: Run, fill: Fill) -> None:
    book = fill([("1.2/quy-1", date(2024, 3, 14), "Báo cáo số 21/BC-UBND")])
    assert run("done", "--from", book).exit_code == 0
    recorded = PROGRESS.read_bytes()
    again = run("done", "--from", book)
    assert (again.exit_code, again.err) == (0, "")
    assert again.out == "Không có kết quả mới ở bang.xlsx; 01 dòng đã ghi nhận từ trước hoặc trùng nhau.\n"
    assert run("done", "--from", fill([])).out == again.out
    assert PROGRESS.read_bytes() == recorded


def test_refused_rows_are_named_and_the_others_are_recorded(run: Run, fill: Fill) -> None:
    book = fill(
        [
            ("1.2/quy-1", date(2024, 3, 14), ..., "CB-01"),
            ("1.2/6-thang", "14/6"),
            ("1.3/tin-bai/2024-01", ..., "Tin"),
            ("1.3/tin-bai/2024-02", date(2024, 7, 16)),
            ("1.3/tin-bai/2024-03", date(2023, 12, 31)),
            ("1.3/tin-bai/2024-04", date(2024, 4, 30)),
            ("1.5", date(2024, 4, 30)),
            ("1.3/hop/2024-Q1", date(2024, 3, 1), ..., ..., "plans/2025.yaml"),
        ]
    )
    outcome = run("done", "--from", book)
    assert outcome.exit_code == 1
    assert outcome.out.splitlines() == [
        "trang tính VP-TK, hàng 13: 1.3/tin-bai/2024-04 hoàn thành ngày 30/4/2024, đúng hạn",
        "Đã ghi nhận 01 kết quả từ bang.xlsx; 07 dòng bị từ chối, ghi kèm lý do vào bang-can-sua.xlsx.",
    ]
    assert sorted(line.split(": ")[0].split()[-1] for line in outcome.err.splitlines()) == [
        "10",
        "11",
        "12",
        "22",
        "27",
        "6",
        "7",
    ]
    assert ": Tệp đơn vị không có đầu mối “CB-01”. Các đầu mối: VP-TK, TP-HT, TC-KT, VH-XH, " in outcome.err
    assert "hàng 7: “14/6” không phải là ngày đầy đủ. Đề nghị" in outcome.err
    assert "hàng 11: Ngày 16/7/2024 sau ngày ghi nhận 15/7/2024. Đề nghị" in outcome.err
    assert "hàng 22: Kế hoạch “plans/2025.yaml” không có trong các tệp kế hoạch đang làm. Đề nghị" in outcome.err
    assert PROGRESS.read_text(encoding="utf-8").count("- what:") == 1


def test_one_nhiem_vu_on_the_sheets_of_two_leads_is_recorded_once(run: Run, fill: Fill) -> None:
    book = fill([("1.6/doi-thoai", date(2024, 7, 1))])
    second = load_workbook(book)
    table = second["VH-XH"]
    [row] = [row for row in table.iter_rows() if row[0].value == "1.6/doi-thoai"]
    row[5].value = date(2024, 7, 1)
    second.save(book)
    assert run("done", "--from", book).out.splitlines()[-1] == (
        "Đã ghi nhận 01 kết quả từ bang.xlsx; 01 dòng đã ghi nhận từ trước hoặc trùng nhau."
    )


@pytest.mark.parametrize("by", ["VP-TK", "vp-tk", "Công chức Văn phòng - Thống kê", "công chức vp–tk"])
@pytest.mark.parametrize("proof", ["kiem-chung/Báo cáo.pdf", "plans/kiem-chung/Báo cáo.pdf", "Báo cáo số 21/BC-UBND"])
def test_however_its_party_and_file_are_named_a_row_is_known_again(run: Run, fill: Fill, by: str, proof: str) -> None:
    Path("plans/kiem-chung").mkdir()
    Path("plans/kiem-chung", unicodedata.normalize("NFD", "Báo cáo.pdf")).write_bytes(b"%PDF")
    book = fill([("1.2/quy-1", date(2024, 3, 14), proof, by)])
    assert run("done", "--from", book).out.endswith("Đã ghi nhận 01 kết quả từ bang.xlsx.\n")
    assert "  by: vp-tk\n" in PROGRESS.read_text(encoding="utf-8")
    recorded = PROGRESS.read_bytes()
    again = run("done", "--from", book)
    assert (again.exit_code, again.err) == (0, "")
    assert again.out == "Không có kết quả mới ở bang.xlsx; 01 dòng đã ghi nhận từ trước hoặc trùng nhau.\n"
    assert PROGRESS.read_bytes() == recorded


def test_a_row_with_a_text_and_a_file_is_known_again(run: Run, fill: Fill) -> None:
    Path("plans/a.pdf").write_bytes(b"%PDF")
    run("done", "1.2/quy-1", "--date", "2024-03-14", "--evidence", "Báo cáo số 21", "--evidence", "a.pdf")
    assert run("done", "--from", fill([])).out.startswith("Không có kết quả mới ở bang.xlsx; 01 dòng")


def test_two_leads_may_name_one_party_in_two_ways(run: Run, fill: Fill) -> None:
    book = fill([("1.6/doi-thoai", date(2024, 7, 1), "Biên bản", "vh-xh")])
    second = load_workbook(book)
    table = second["VH-XH"]
    [row] = [row for row in table.iter_rows() if row[0].value == "1.6/doi-thoai"]
    row[0].value, row[5].value, row[6].value, row[7].value = "1.6/DOI-THOAI", date(2024, 7, 1), "Biên bản", "VH-XH"
    second.save(book)
    outcome = run("done", "--from", book)
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[-1] == (
        "Đã ghi nhận 01 kết quả từ bang.xlsx; 01 dòng đã ghi nhận từ trước hoặc trùng nhau."
    )


def test_evidence_that_is_no_file_though_it_is_named_like_one_is_refused(run: Run, fill: Fill) -> None:
    Path("plans/kiem-chung").mkdir()
    book = fill(
        [
            ("1.2/quy-1", date(2024, 3, 14), "Báo cáo 12.docx"),
            ("1.2/6-thang", date(2024, 6, 14), "kiem-chung"),
            ("1.3/tin-bai/2024-01", date(2024, 1, 30), "https://camgiang.example/tin.html"),
        ]
    )
    outcome = run("done", "--from", book)
    assert outcome.exit_code == 1
    assert [line.partition(": ")[2] for line in outcome.err.splitlines()] == [
        "Tài liệu kiểm chứng: không có tệp “Báo cáo 12.docx”. Đề nghị kiểm tra đường dẫn; nếu chỉ là nội dung thì bỏ đuôi tệp, nếu là trang web thì ghi đủ https://.",
        "Tài liệu kiểm chứng “kiem-chung” là thư mục. Đề nghị ghi tên một tệp, hoặc nén thư mục thành tệp.",
    ]
    assert outcome.out.splitlines()[-1] == (
        "Đã ghi nhận 01 kết quả từ bang.xlsx; 02 dòng bị từ chối, ghi kèm lý do vào bang-can-sua.xlsx."
    )


def test_two_results_for_one_nhiem_vu_are_not_both_taken(run: Run, fill: Fill) -> None:
    run("done", "1.2/quy-1", "--date", "2024-03-14")
    shutil.copy("plans/2024.progress.yaml", "truoc.yaml")
    book = fill([("1.2/quy-1", date(2024, 3, 20))])
    outcome = run("done", "--from", book)
    assert outcome.exit_code == 1
    assert outcome.err.partition(": ")[2] == (
        "“1.2/quy-1” đã ghi nhận hoàn thành ngày 14/3/2024. Đề nghị rút kết quả đó trước "
        "(cchc done 1.2/quy-1 --undo), hoặc ghi thêm (cchc done 1.2/quy-1 --again).\n"
    )
    assert PROGRESS.read_bytes() == Path("truoc.yaml").read_bytes()


def test_a_dry_run_shows_the_lines_and_writes_nothing(run: Run, fill: Fill) -> None:
    outcome = run("done", "--from", fill([("1.2/quy-1", date(2024, 3, 14))]), "--dry-run")
    assert outcome.out == (
        'Sẽ ghi vào plans/2024.progress.yaml:\n- what: "1.2/quy-1"\n  date: "2024-03-14"\n'
        "Sẽ ghi nhận 01 kết quả từ bang.xlsx.\n"
    )
    assert not PROGRESS.exists()


def test_a_plan_may_be_named_after_the_workbook(run: Run, fill: Fill) -> None:
    book = fill([("1.2/quy-1", date(2024, 3, 14))])
    outcome = run("done", "--from", book, "plans/2023_gaps.yaml")
    assert outcome.exit_code == 1
    assert "Kế hoạch “plans/2024.yaml” không có trong các tệp kế hoạch đang làm." in outcome.err
    assert run("done", "--from", book, "plans/2024.yaml").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["khong-co.xlsx"], 2, "Không có bảng kết quả “khong-co.xlsx”. Đề nghị kiểm tra lại đường dẫn."),
        (["plans/2024.yaml"], 3, "Bảng kết quả “plans/2024.yaml” không phải là tệp Excel (.xlsx)."),
        (["x.xlsx", "--undo"], 2, "--from lấy kết quả ở tệp nên không dùng cùng --undo. Đề nghị bỏ một trong hai."),
        (["x.xlsx", "--by", "vp-tk"], 2, "--from lấy kết quả ở tệp nên không dùng cùng --by."),
    ],
)
def test_what_is_no_workbook_is_told(run: Run, arguments: list[str], code: int, sentence: str) -> None:
    outcome = run("done", "--from", *arguments)
    assert (outcome.exit_code, outcome.out) == (code, "")
    assert outcome.err.startswith(sentence)


def test_what_another_commune_filled_in_is_not_recorded_here(run: Run, fill: Fill) -> None:
    book = fill([("1.2/quy-1", date(2024, 3, 14))])
    commune = Path("plans/commune.yaml")
    text = commune.read_text(encoding="utf-8").replace(
        "issuer: Ủy ban nhân dân xã Cẩm Giàng", "issuer: UBND xã Tân Lập"
    )
    commune.write_text(text, encoding="utf-8")
    outcome = run("done", "--from", book)
    assert outcome.exit_code == 1
    assert outcome.err.startswith(
        "trang tính VP-TK, hàng 6: Kế hoạch “plans/2024.yaml” không có trong các tệp kế hoạch đang làm. Đề nghị"
    )
    assert not PROGRESS.exists()


def test_a_plan_of_the_same_name_in_another_folder_is_not_meant(run: Run, fill: Fill) -> None:
    book = fill([("1.2/quy-1", date(2024, 3, 14))])
    shutil.copytree("plans", "khac")
    outcome = run("done", "--from", book, "khac")
    assert (outcome.exit_code, outcome.err[:62]) == (
        1,
        "trang tính VP-TK, hàng 6: Kế hoạch “plans/2024.yaml” không có ",
    )
    assert not Path("khac/2024.progress.yaml").exists()


def test_a_row_of_a_plan_with_errors_says_so(run: Run, fill: Fill) -> None:
    book = fill([("1.2/quy-1", date(2024, 3, 14))])
    PROGRESS.write_text("cchc: 1\nkind: progress\nplan: 2024.yaml\nentries: x\n", encoding="utf-8")
    outcome = run("done", "--from", book)
    assert outcome.exit_code == 1
    assert "hàng 6: Kế hoạch “plans/2024.yaml” hoặc tệp đi kèm còn lỗi. Đề nghị sửa các lỗi đã nêu" in outcome.err


def test_a_path_of_windows_is_a_path(run: Run, fill: Fill) -> None:
    Path("plans/kiem-chung").mkdir()
    Path("plans/kiem-chung/1.3.pdf").write_bytes(b"%PDF")
    book = fill([("1.2/quy-1", date(2024, 3, 14), "kiem-chung\\1.3.pdf", ..., "plans\\2024.yaml")])
    assert run("done", "--from", book).exit_code == 0
    again = run("done", "1.2/6-thang", "--date", "2024-06-14", "--evidence", "plans\\kiem-chung\\1.3.pdf")
    assert again.exit_code == 0
    assert PROGRESS.read_text(encoding="utf-8").count("  file: kiem-chung/1.3.pdf\n") == 2
    Path("ngoai.pdf").write_bytes(b"%PDF")
    outside = run("done", "--from", fill([("1.2/quy-3", date(2024, 7, 1), "kiem-chung\\..\\..\\ngoai.pdf")]))
    assert outside.exit_code == 1
    assert "không nằm trong thư mục" in outside.err
    missing = run("done", "1.2/quy-3", "--evidence", "kiem-chung\\khong-co.pdf")
    assert missing.exit_code == 2
    assert missing.err.startswith("Tài liệu kiểm chứng: không có tệp “kiem-chung\\khong-co.pdf”. Đề nghị")


@pytest.mark.parametrize(
    ("text", "link", "recorded"),
    [
        ("Tin ngày 14/3", "https://camgiang.example/tin", "evidence: Tin ngày 14/3 (https://camgiang.example/tin)"),
        ("camgiang.example/tin/", "https://camgiang.example/tin", "evidence: https://camgiang.example/tin"),
        ("bc.pdf", "file:///D:\\CCHC\\bc.pdf", "evidence: bc.pdf (file:///D:\\CCHC\\bc.pdf)"),
        ("a.pdf", "file:///D:/CCHC/plans/a.pdf", "file: a.pdf"),
    ],
)
def test_the_target_of_a_link_is_recorded_and_known_again(
    run: Run, fill: Fill, text: str, link: str, recorded: str
) -> None:
    Path("plans/a.pdf").write_bytes(b"%PDF")
    book = load_workbook(fill([("1.2/quy-1", date(2024, 3, 14), text)]))
    [cell] = [row[6] for row in book["VP-TK"].iter_rows() if row[0].value == "1.2/quy-1"]
    cell.hyperlink = link
    book.save("bang.xlsx")
    assert run("done", "--from", "bang.xlsx").exit_code == 0
    assert f"  {recorded}\n" in PROGRESS.read_text(encoding="utf-8")
    again = run("done", "--from", "bang.xlsx")
    assert (again.exit_code, again.err) == (0, "")
    assert run("done", "--from", fill([])).out == again.out


def test_a_row_may_name_its_annex_instead_of_the_file(run: Run, fill: Fill) -> None:
    for name, code in (("Phụ lục I", 0), ("phụ lục I năm 2024", 0), (None, 0), ("Phụ lục III", 1)):
        book = load_workbook(fill([("1.2/quy-1", date(2024, 3, 14), ..., ..., name)]))
        contradicted = run("done", "--from", "bang.xlsx", "--dry-run")
        assert (name, contradicted.exit_code) == (name, code)
        for sheet in book:
            sheet.delete_cols(17)  # the hidden column
        book.save("bang.xlsx")
        assert (name, run("done", "--from", "bang.xlsx", "--dry-run").exit_code) == (name, code)
    assert "cột Phụ lục ghi “Phụ lục III”, còn cột ẩn Tệp kế hoạch ghi “plans/2024.yaml”. Đề nghị" in contradicted.err


def test_a_day_merged_over_rows_is_recorded_for_each(run: Run, fill: Fill) -> None:
    book = load_workbook(fill([("1.2/quy-1", date(2024, 6, 28), "Báo cáo")]))
    sheet = book["VP-TK"]
    [first] = [row[0].row for row in sheet.iter_rows() if row[0].value == "1.2/quy-1"]
    sheet.merge_cells(f"F{first}:F{first + 1}")
    book.save("bang.xlsx")
    assert run("done", "--from", "bang.xlsx").out.endswith("Đã ghi nhận 02 kết quả từ bang.xlsx.\n")


REFUSED = [("1.2/quy-1", "14/3", "Báo cáo", "VP-TK"), ("1.2/6-thang", "#REF!"), ("1.3/tin-bai/2024-01", ..., "Tin")]


def test_refused_rows_are_given_back_with_their_reasons_mended_and_read_again(run: Run, fill: Fill) -> None:
    fill([*REFUSED, ("1.3/tin-bai/2024-02", date(2024, 2, 20))]).rename("Bảng VP.xlsx")
    outcome = run("done", "--from", "Bảng VP.xlsx")
    assert (outcome.exit_code, outcome.out.splitlines()[-1]) == (
        1,
        "Đã ghi nhận 01 kết quả từ Bảng VP.xlsx; 03 dòng bị từ chối, ghi kèm lý do vào Bảng VP-can-sua.xlsx.",
    )
    book = load_workbook("Bảng VP-can-sua.xlsx")
    sheet = book["Cần sửa"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)] == [
        [
            *("1.2/quy-1", "Báo cáo CCHC quý I", "14/3", "Báo cáo", "VP-TK", None),
            "“14/3” không phải là ngày đầy đủ. Đề nghị ghi dạng ngày/tháng/năm, ví dụ 28/6/2024.",
            *("VP-TK", 6, "Phụ lục I", "Ủy ban nhân dân xã Cẩm Giàng", "plans/2024.yaml"),
        ],
        [
            *("1.2/6-thang", "Báo cáo CCHC 6 tháng", None, None, None, None),
            "ô F7 (“Ngày hoàn thành”) là lỗi #REF! của bảng tính. Đề nghị ghi lại giá trị.",
            *("VP-TK", 7, "Phụ lục I", "Ủy ban nhân dân xã Cẩm Giàng", "plans/2024.yaml"),
        ],
        [
            *("1.3/tin-bai/2024-01", "Tin, bài về CCHC trên trang TTĐT (tháng 1)", None, "Tin", None, None),
            "có “Tài liệu kiểm chứng” nhưng thiếu “Ngày hoàn thành”. Đề nghị bổ sung.",
            *("VP-TK", 10, "Phụ lục I", "Ủy ban nhân dân xã Cẩm Giàng", "plans/2024.yaml"),
        ],
    ]
    days: list[Any] = ["14/3/2024", date(2024, 6, 14), date(2024, 1, 30)]
    for row, day in zip(sheet.iter_rows(min_row=5), days, strict=True):
        row[2].value = day
    book.save("Bảng VP-can-sua.xlsx")
    mended = run("done", "--from", "Bảng VP-can-sua.xlsx")
    assert (mended.exit_code, mended.err, mended.out.splitlines()[-1]) == (
        0,
        "",
        "Đã ghi nhận 03 kết quả từ Bảng VP-can-sua.xlsx.",
    )
    assert PROGRESS.read_text(encoding="utf-8").count("- what:") == 4


def test_a_refused_row_that_nobody_mended_is_refused_again_for_the_same_reason(run: Run, fill: Fill) -> None:
    path = fill([(address, date(2024, 3, 14)) for address in ("1.2/quy-1", "1.2/6-thang", "1.3/tin-bai/2024-01")])
    book = load_workbook(path)
    sheet = book["VP-TK"]
    rows = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    letters = {cell.value: cell.column_letter for row in sheet.iter_rows() for cell in row if cell.value}
    day, evidence = letters["Ngày hoàn thành"], letters["Tài liệu kiểm chứng"]
    struck, merged, noted = (rows[address] for address in ("1.2/quy-1", "1.2/6-thang", "1.3/tin-bai/2024-01"))
    sheet[f"{day}{struck}"].font = Font(strike=True)
    sheet.merge_cells(f"{day}{merged}:{evidence}{merged}")
    sheet[f"{day}{noted}"].value = None
    sheet[f"{day}{noted}"].comment = Comment("xong rồi", "VP-TK")
    book.save(path)
    first = run("done", "--from", path)
    again = run("done", "--from", "bang-can-sua.xlsx")
    for outcome in (first, again):
        assert (outcome.exit_code, outcome.out.splitlines()[:-1]) == (1, [])
    reasons = [line.partition(": ")[2] for line in first.err.splitlines()]
    assert len(reasons) == 3
    assert [line.partition(": ")[2] for line in again.err.splitlines()] == reasons
    assert not PROGRESS.exists()


def test_no_file_of_refused_rows_is_replaced_and_none_is_written_twice(run: Run, fill: Fill) -> None:
    def left() -> list[str]:
        return sorted(path.name for path in Path().glob("*can-sua*"))

    for _ in range(2):
        assert "ghi kèm lý do vào bang-can-sua.xlsx." in run("done", "--from", fill(REFUSED)).out
        assert left() == ["bang-can-sua.xlsx"]
    Path("ngoai.xlsx").write_bytes(b"")
    Path("bang-can-sua-2.xlsx").symlink_to("ngoai.xlsx")
    assert "vào bang-can-sua-3.xlsx." in run("done", "--from", fill(REFUSED[:2])).out
    for again in ("bang-can-sua-3.xlsx", "bang-can-sua-4.xlsx"):
        assert "vào bang-can-sua-4.xlsx." in run("done", "--from", again).out
    names = ["bang-can-sua-2.xlsx", "bang-can-sua-3.xlsx", "bang-can-sua-4.xlsx", "bang-can-sua.xlsx"]
    assert (Path("ngoai.xlsx").read_bytes(), left()) == (b"", names)


def test_a_dry_run_gives_no_file_of_refused_rows(run: Run, fill: Fill) -> None:
    outcome = run("done", "--from", fill(REFUSED), "--dry-run")
    assert outcome.out == (
        "Không có kết quả mới ở bang.xlsx; 03 dòng bị từ chối, sẽ ghi kèm lý do vào bang-can-sua.xlsx.\n"
    )
    assert list(Path().glob("*can-sua*")) == []


def test_refused_rows_go_to_the_working_folder_where_that_of_the_workbook_takes_no_files(
    run: Run, fill: Fill, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("gui").mkdir()
    fill(REFUSED).rename("gui/bang.xlsx")
    closed, write = {"gui"}, files.write

    def writing(path: Path, content: bytes, **asked: bool) -> None:
        if path.parent.name in closed:
            raise CchcError(f"Không ghi được tệp “{path}”.")
        write(path, content, **asked)

    monkeypatch.setattr("cchc.files.write", writing)
    assert "ghi kèm lý do vào bang-can-sua.xlsx." in run("done", "--from", "gui/bang.xlsx").out
    closed.add("")
    Path("bang-can-sua.xlsx").unlink()
    outcome = run("done", "--from", "gui/bang.xlsx")
    assert (outcome.exit_code, outcome.err.splitlines()[-1], outcome.out) == (
        1,
        "Không ghi được tệp “gui/bang-can-sua.xlsx”.",
        "Không có kết quả mới ở gui/bang.xlsx; 03 dòng bị từ chối.\n",
    )
