from datetime import date, datetime
from typing import Any

import pytest
from helpers.workbook_making import MAINTAIN, opened, recorded, renamed, state_of, with_parties
from openpyxl.worksheet.worksheet import Worksheet

from cchc.documents.workbooks.status_workbook import status_workbook
from cchc.model.commune import Party
from cchc.model.dossier import SoundDossier

DAY = date(2024, 7, 15)
PRINTED = 141
"""The width of A4 between the margins, in digits of 11 pt: 777 pt of 5.5 each."""
DONE = recorded(
    [
        {"what": "1.2/quy-1", "date": "2024-03-14", "evidence": "Báo cáo số 12/BC-UBND", "by": "vp-tk", "note": "đủ"},
        {"what": "1.2/6-thang", "date": "2024-06-20", "file": "6-thang.pdf"},
    ]
)


def sheets(dossier: SoundDossier = DONE, *, formulas: bool = False) -> Any:
    """The workbook as it shows itself, or with its formulas."""
    return opened(status_workbook(state_of(dossier, DAY), None), formulas=formulas)


def values(sheet: Worksheet, row: int) -> list[Any]:
    return [cell.value for cell in sheet[row] if cell.value is not None]


def row_named(sheet: Worksheet, name: str) -> int:
    return next(int(cell.row) for cell in sheet["A"] if cell.value == name)


def test_the_summary_counts_by_area_and_by_party() -> None:
    summary = sheets()["Tổng hợp"]
    assert values(summary, 4) == [
        *("Lĩnh vực", "Phụ lục", "Tổng số", "Đúng hạn", "Hoàn thành quá hạn", "Trong hạn", "Sắp đến hạn", "Quá hạn"),
        *("Không ấn định thời hạn", "Đã đến hạn", "Tỷ lệ đúng hạn"),
    ]
    assert values(summary, 5) == [
        *("Lĩnh vực I. Công tác chỉ đạo, điều hành", "Phụ lục I", 24, 1, 1, 13, 0, 8, 1, 10, 0.1),
    ]
    assert values(summary, 12) == ["Tổng số", 50, 1, 1, 16, 0, 8, 24, 10, 0.1]
    party = row_named(summary, "Công chức Văn phòng - Thống kê")
    assert values(summary, party - 1)[:2] == ["Đầu mối", "Loại đầu mối"]
    assert summary.cell(party, 11).number_format == "0.0%"
    assert {str(area.sqref) for area in summary.conditional_formatting} == {"K5:K12", f"K{party}:K{party + 7}"}


def test_products_without_a_day_are_listed() -> None:
    sheet = sheets()["Chưa ấn định thời hạn"]
    assert values(sheet, 4) == ["Mã tiêu chí", "Sản phẩm", "Tiêu chí", "Chủ trì", "Phụ lục", "Tệp kế hoạch"]
    assert [sheet.cell(row, 1).value for row in range(5, sheet.max_row + 1)] == [
        product.item.row.criterion.code for product in state_of(DONE, DAY).products
    ]


def test_where_every_product_has_a_day_that_sheet_says_so() -> None:
    sheet = sheets(renamed("Theo dõi"))["Chưa ấn định thời hạn"]
    assert values(sheet, 2) == ["Không có sản phẩm chưa ấn định thời hạn."]


def test_what_is_open_is_asked_for_and_all_else_is_protected() -> None:
    sheet = sheets()["VP-TK"]
    assert [cell.value for cell in sheet[4]] == [
        *("Mã nhiệm vụ", "Mã tiêu chí", "Nhiệm vụ, sản phẩm", "Thời hạn", "Tình trạng", "Ngày hoàn thành"),
        *("Tài liệu kiểm chứng", "Người thực hiện", "Ghi chú", "Phụ lục", "Phối hợp", "Quá hạn (ngày)", "Mức quá hạn"),
        *("Gia hạn", "Điểm tối đa", "Cơ quan ban hành", "Tệp kế hoạch"),
    ]
    open_cells = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    items = {item.address: item for item in state_of(DONE, DAY).items}
    asked = [
        row
        for row in range(5, sheet.max_row + 1)
        if (item := items[str(sheet.cell(row, 1).value)]).due and item.entry is None
    ]
    assert open_cells == {f"{letter}{row}" for row in asked for letter in "FGHI"}
    assert {sheet[place].fill.fgColor.rgb for place in open_cells} == {"00FFF8DC"}
    protection = sheet.protection
    assert (protection.sheet, protection.password) == (True, None)
    assert (protection.autoFilter, protection.formatColumns, protection.formatRows) == (False, False, False)


def test_what_was_recorded_stands_there() -> None:
    sheet = sheets()["VP-TK"]
    first, second = row_named(sheet, "1.2/quy-1"), row_named(sheet, "1.2/6-thang")
    assert [cell.value for cell in sheet[first]][4:9] == [
        *("Hoàn thành đúng hạn", datetime(2024, 3, 14), "Báo cáo số 12/BC-UBND", "VP-TK", "đủ"),  # noqa: DTZ001
    ]
    late = [cell.value for cell in sheet[second]]
    assert late[4:9] == ["Hoàn thành quá hạn", datetime(2024, 6, 20), "6-thang.pdf", None, None]  # noqa: DTZ001
    assert late[11:13] == [3, None]


def test_days_are_checked_and_names_are_offered() -> None:
    sheet = sheets()["VP-TK"]
    days, names = sheet.data_validations.dataValidation
    assert (str(days.sqref), days.type, days.formula1, days.formula2) == (
        *(f"F5:F{sheet.max_row}", "date"),
        *("DATE(2024,1,1)", "TODAY()"),
    )
    assert days.errorStyle == "warning"
    assert (str(names.sqref), names.formula1) == (
        f"H5:H{sheet.max_row}",
        '"VP-TK,TP-HT,TC-KT,VH-XH,vh-xh-vhtt,dai-truyen-thanh,Bộ phận TN&Trả KQ,bbt-trang-ttdt,cong-doan"',
    )


@pytest.mark.parametrize("count", [0, 60])
def test_names_are_not_offered_where_there_are_none_or_more_than_excel_takes(count: int) -> None:
    many = tuple(
        Party(id=f"cong-chuc-{number}", title=f"Công chức {number}", kind="official") for number in range(count)
    )
    groups = tuple(party.model_copy(update={"kind": "group"}) for party in MAINTAIN.commune.parties)
    sheet = sheets(with_parties([*groups, *many]))["VP-TK"]
    assert [check.type for check in sheet.data_validations.dataValidation] == ["date"]


def test_the_same_state_gives_the_same_bytes() -> None:
    state = state_of(DONE, DAY)
    assert status_workbook(state, None) == status_workbook(state, None)


def test_the_state_of_an_open_row_and_the_counts_of_its_party_change_with_the_day_that_is_filled_in() -> None:
    book, shown = sheets(formulas=True), sheets()
    sheet = book["VP-TK"]
    row = row_named(sheet, "1.3/tin-bai/2024-01")
    assert sheet.cell(row, 5).value == (
        f'=IF(ISBLANK(F{row}),"Quá hạn, chưa hoàn thành",IF(ISNUMBER(F{row}),IF(INT(F{row})<=D{row},'
        '"Hoàn thành đúng hạn","Hoàn thành quá hạn"),"Đã ghi, chưa rõ ngày"))'
    )
    assert sheet.cell(row_named(sheet, "1.2/quy-1"), 5).value == "Hoàn thành đúng hạn"
    states = "'VP-TK'!$E$5:$E$44"
    assert sheet["A3"].value == (
        f'="Đã hoàn thành "&COUNTIFS({states},"Hoàn thành*")&"/24 nhiệm vụ có thời hạn; quá hạn, chưa hoàn thành "'
        f'&COUNTIFS({states},"Quá hạn, chưa hoàn thành*")&"."'
    )
    assert shown["VP-TK"]["A3"].value == "Đã hoàn thành 2/24 nhiệm vụ có thời hạn; quá hạn, chưa hoàn thành 8."
    summary = book["Tổng hợp"]
    party = row_named(summary, "Công chức Văn phòng - Thống kê")
    assert [cell.value for cell in summary[party]][3:] == [
        *(
            f"""=COUNTIFS('VP-TK'!$E$5:$E$44,"{state}*")"""
            for state in (
                *("Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Trong hạn", "Sắp đến hạn"),
                *("Quá hạn, chưa hoàn thành", "Không ấn định thời hạn"),
            )
        ),
        """=COUNTIFS('VP-TK'!$D$5:$D$44,"<45488")+COUNTIFS('VP-TK'!$D$5:$D$44,45488,'VP-TK'!$E$5:$E$44,"Hoàn thành*")""",
        f"""=IF(J{party}=0,"",COUNTIFS('VP-TK'!$D$5:$D$44,"<=45488",'VP-TK'!$E$5:$E$44,"Hoàn thành đúng hạn")/J{party})""",
    ]
    assert values(shown["Tổng hợp"], party)[2:] == [40, 1, 1, 14, 0, 8, 16, 10, 0.1]


def test_a_day_before_an_extension_is_judged_by_the_day_that_held_then() -> None:
    extensions = [
        {"what": "1.1/hoan-thanh", "was": was, "due": due, "document": "Công văn số 12", "date": day}
        for was, due, day in (("2024-11-30", "2024-12-10", "2024-03-01"), ("2024-12-10", "2024-12-20", "2024-07-01"))
    ]
    sheet = sheets(recorded([], extensions), formulas=True)["VP-TK"]
    row = row_named(sheet, "1.1/hoan-thanh")
    assert f"INT(F{row})<=IF(F{row}<45352,45626,IF(F{row}<45474,45636,D{row}))," in sheet.cell(row, 5).value


def test_a_sheet_prints_what_people_read_and_hides_the_name_of_the_file() -> None:
    for name, area, hidden in (("VP-TK", "$A$1:$J$44", "Q"), ("Chưa ấn định thời hạn", "$A$1:$E$11", "F")):
        sheet = sheets()[name]
        assert sheet.print_area == f"'{name}'!{area}"
        assert [letter for letter, column in sheet.column_dimensions.items() if column.hidden] == [hidden]
        widths = [sheet.column_dimensions[letter].width for letter in "ABCDEFGHIJ"[: 10 if name == "VP-TK" else 5]]
        assert 11 * min(1, PRINTED / sum(widths)) >= 10
