import io
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zipfile import ZipFile

import pytest
from helpers.workbook_making import MAINTAIN, opened, recorded, renamed, with_parties
from openpyxl.worksheet.worksheet import Worksheet

from cchc.analysis.overdue import Overdue, overdue
from cchc.analysis.tracking import Asking
from cchc.documents.workbooks.overdue_workbook import overdue_workbook
from cchc.model.dossier import SoundDossier

AT = datetime(2025, 1, 2, 8, 30, tzinfo=UTC)


def late(
    dossier: SoundDossier = MAINTAIN, day: date = date(2025, 1, 1), name: str = "2024.yaml", **asked: Any
) -> Overdue:
    return overdue([(name, dossier)], Asking(day), **asked)


def cells(sheet: Worksheet, top: int, bottom: int) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows(top, bottom)]


def test_the_summary_counts_each_party_and_each_nhiem_vu_once_in_all() -> None:
    book = opened(overdue_workbook(late(), None))
    assert book.sheetnames == ["Tổng hợp", "VP-TK", "VH-XH", "TP-HT", "Các ngành, đoàn thể, tổ chức…"]
    assert cells(book["Tổng hợp"], 1, 9) == [
        ["NHIỆM VỤ QUÁ HẠN (tính đến ngày 01/01/2025)", *[None] * 6],
        ["Ủy ban nhân dân xã Cẩm Giàng", *[None] * 6],
        [None] * 7,
        [
            *("Đầu mối", "Loại đầu mối", "Quá hạn", "Quá hạn 01–07 ngày", "Quá hạn 08–30 ngày"),
            *("Quá hạn trên 30 ngày", "Tổng điểm tối đa"),
        ],
        ["Công chức Văn phòng - Thống kê", "công chức", 24, 5, 1, 18, 16.5],
        ["Công chức Văn hóa - Xã hội", "công chức", 1, 1, 0, 0, 2],
        ["Công chức Tư pháp - Hộ tịch", "công chức", 1, 1, 0, 0, 5.5],
        ["Các ngành, đoàn thể, tổ chức, cá nhân có liên quan (tập thể)", "tập thể", 1, 1, 0, 0, 2],
        ["Tổng số", None, 26, 7, 1, 18, 24],
    ]
    assert [row[0] for row in cells(book["Tổng hợp"], 11, 14)] == [
        "Chưa có tệp tiến độ cho 2024.yaml: mọi nhiệm vụ được coi là chưa hoàn thành.",
        "Nhiệm vụ có nhiều đầu mối được tính cho từng đầu mối; dòng “Tổng số” tính mỗi nhiệm vụ một lần.",
        "Tổng điểm tối đa: của các tiêu chí có nhiệm vụ quá hạn; không phải điểm bị mất.",
        "Kế hoạch năm 2024 đã kết thúc ngày 31/12/2024; số ngày quá hạn tính đến ngày đó.",
    ]


def test_a_row_has_a_real_day_and_real_numbers() -> None:
    sheet = opened(overdue_workbook(late(), None))["TP-HT"]
    assert sheet["A1"].value == "Công chức Tư pháp - Hộ tịch: 01 nhiệm vụ quá hạn"
    assert cells(sheet, 4, 5) == [
        [
            *("Mã nhiệm vụ", "Mã tiêu chí", "Nhiệm vụ, sản phẩm", "Phối hợp", "Thời hạn", "Tình trạng"),
            *("Quá hạn (ngày)", "Gia hạn", "Điểm tối đa", "Phụ lục", "Mức quá hạn", "Cơ quan ban hành", "Tệp kế hoạch"),
        ],
        [
            *("2.1", "2.1", "Theo dõi thi hành pháp luật (TDTHPL)"),
            "Công chức chuyên môn, các ngành, các tổ chức, cá nhân liên quan",
            *(datetime(2024, 12, 31), "Quá hạn, chưa hoàn thành"),  # noqa: DTZ001
            *(1, None, 5.5, "Phụ lục I", "01–07 ngày", "Ủy ban nhân dân xã Cẩm Giàng", "2024.yaml"),
        ],
    ]
    assert (sheet["E5"].number_format, sheet["I5"].number_format) == ("dd/mm/yyyy", "General")


def test_a_sheet_can_be_filtered_and_prints_on_a4_under_its_headings() -> None:
    sheet = opened(overdue_workbook(late(), None))["VP-TK"]
    assert (sheet.auto_filter.ref, sheet.freeze_panes, sheet.print_title_rows) == ("A4:M28", "A5", "$4:$4")
    assert sheet.print_area == "'VP-TK'!$A$1:$J$28"
    assert [letter for letter, column in sheet.column_dimensions.items() if column.hidden] == ["M"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr
    assert sheet.oddFooter
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert sheet.oddFooter.center.text == "&P/&N"


def test_what_falls_due_soon_and_what_was_extended_is_told() -> None:
    extension = {
        "what": "1.2/quy-1", "was": "2024-03-15", "due": "2024-04-10",
        "document": "Công văn số 12/UBND-VP", "date": "2024-03-10",
    }  # fmt: skip
    book = opened(overdue_workbook(late(recorded([], [extension]), date(2024, 4, 1), within=14), None))
    assert book["Tổng hợp"]["A1"].value == "NHIỆM VỤ QUÁ HẠN VÀ ĐẾN HẠN TRONG 14 NGÀY TỚI (tính đến ngày 01/4/2024)"
    assert [row[2:] for row in cells(book["Tổng hợp"], 4, 6)] == [
        [
            *("Quá hạn", "Quá hạn 01–07 ngày", "Quá hạn 08–30 ngày", "Quá hạn trên 30 ngày"),
            *("Sắp đến hạn", "Tổng điểm tối đa"),
        ],
        [4, 2, 0, 2, 1, 4],
        [4, 2, 0, 2, 1, 4],
    ]
    soon = [row for row in cells(book["VP-TK"], 5, 9) if row[0] == "1.2/quy-1"]
    assert [row[5:9] for row in soon] == [["Sắp đến hạn (còn 09 ngày)", None, "đã gia hạn 01 lần", 1.5]]


def test_a_due_day_that_was_moved_says_from_which_day_off() -> None:
    asking = Asking(date(2024, 2, 5), moved=lambda _, due: due + timedelta(days=2))
    sheet = opened(overdue_workbook(overdue([("2024.yaml", MAINTAIN)], asking), None))["VP-TK"]
    assert (sheet["E5"].value, sheet["H5"].value) == (datetime(2024, 2, 2), "chuyển từ ngày nghỉ 31/01/2024")  # noqa: DTZ001


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("area", ["Lĩnh vực I", "Lĩnh vực II", "Lĩnh vực V", "Lĩnh vực VI"]),
        ("month", ["Tháng 11-2024", "Tháng 12-2024"]),
    ],
)
def test_sheets_are_named_by_their_heading(by: str, names: list[str]) -> None:
    dossier, day = (MAINTAIN, date(2025, 1, 1))
    book = opened(overdue_workbook(late(dossier, day, by=by), None))
    assert book.sheetnames[-len(names) :] == names
    assert book["Tổng hợp"]["B5"].value == "Phụ lục I"


def test_criteria_and_parties_of_one_name_get_sheets_of_their_own() -> None:
    book = opened(overdue_workbook(late(by="criterion"), None))
    assert book.sheetnames[1:4] == ["TC 1.1", "TC 1.2", "TC 1.3"]
    parties = [
        party.model_copy(update={"short": "a/b:[c]" + "x" * 40 + party.id}) if party.kind == "official" else party
        for party in MAINTAIN.commune.parties
    ]
    book = opened(overdue_workbook(late(with_parties(parties)), None))
    base = "a-b--c-" + "x" * 40
    assert book.sheetnames[1:4] == [f"{base[:30]}…", f"{base[:27]} (2)", f"{base[:27]} (3)"]


def test_where_nothing_is_late_the_summary_alone_says_so() -> None:
    book = opened(overdue_workbook(late(day=date(2024, 1, 31)), None))
    assert book.sheetnames == ["Tổng hợp"]
    assert [row[0] for row in cells(book["Tổng hợp"], 4, 6) if row[0]] == [
        "Chưa có tệp tiến độ cho 2024.yaml: mọi nhiệm vụ được coi là chưa hoàn thành.",
        "Không có nhiệm vụ quá hạn tính đến ngày 31/01/2024.",
    ]


@pytest.mark.parametrize("title", ["=1+1", "+84", "-5", "@SUM(A1)", '=cmd|" /C calc"!A0'])
def test_a_text_never_becomes_a_formula(title: str) -> None:
    found = late(renamed(title), name=title)
    for cell in (opened(overdue_workbook(found, None))["TP-HT"][place] for place in ("M5", "C5")):
        assert cell.data_type == "s"
        assert cell.value in {title, f"{title}"}


@pytest.mark.parametrize("points", ["0.125", "5.5", "4"])
def test_points_are_numbers_with_the_decimals_that_they_have(points: str) -> None:
    area = MAINTAIN.plan.areas[1]
    criteria = (area.criteria[0].model_copy(update={"max_score": Decimal(points)}),)
    plan = MAINTAIN.plan.changed(areas=(area.model_copy(update={"criteria": criteria}),))
    cell = opened(overdue_workbook(late(SoundDossier(plan, MAINTAIN.commune)), None))["TP-HT"]["I5"]
    assert (str(cell.value), cell.number_format) == (points, "General")


def test_what_xml_cannot_hold_is_replaced() -> None:
    book = opened(overdue_workbook(late(name="a\x07b\udcffc\ufffe.yaml"), None))
    assert book["TP-HT"]["M5"].value == "a\ufffdb\ufffdc\ufffd.yaml"


def test_the_same_list_gives_the_same_bytes_and_no_time_but_the_one_given() -> None:
    assert overdue_workbook(late(), None) == overdue_workbook(late(), None)
    assert overdue_workbook(late(), AT) == overdue_workbook(late(), AT)
    with ZipFile(io.BytesIO(overdue_workbook(late(), None))) as package:
        assert b"dcterms" not in package.read("docProps/core.xml").replace(b"xmlns:dcterms", b"")
    properties = opened(overdue_workbook(late(), AT)).properties
    assert (properties.created, properties.modified) == (AT.replace(tzinfo=None), AT.replace(tzinfo=None))
    assert (properties.title, properties.creator, properties.language) == (
        "NHIỆM VỤ QUÁ HẠN (tính đến ngày 01/01/2025)",
        "Ủy ban nhân dân xã Cẩm Giàng",
        "vi-VN",
    )
