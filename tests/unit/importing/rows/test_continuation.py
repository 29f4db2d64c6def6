"""Rows that a page break, or a writer, cut in two are joined, and listed."""

from helpers.headed import ASSIGNMENTS, MAINTAIN, doubts, headed, left_out, told

from cchc.importing.imported import ImportedRows
from cchc.importing.rows.reading import rows_of

_HEADING = "TT | Tiêu chí | Điểm | Mục tiêu | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian\n"
_TASKS = "TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian | Sản phẩm | Ghi chú\n"
_ABOVE = "1 | TC 1.5 Năm | 2 | a | b | VP | KT | Quý I\n"
_BELOW = "3 | TC 1.7 Bảy | 2 | a | b | VP | KT | Quý I\n"


def _maintain(drawn: str) -> ImportedRows:
    return rows_of([headed(MAINTAIN, _HEADING + drawn)], "maintain")


def test_the_row_of_a_real_annex_is_joined_though_both_halves_have_slips() -> None:
    content = _maintain(
        _ABOVE + " | TC 1.6. Tổ chức diễn đàn, đối thoại giữa | | Tối thiểu 01 cuộc | - Xây dựng kế hoạch; "
        "| Công chức Văn phòng - | Các ngành, đoàn thể, các |\n"
        + _HEADING
        + "2 | TC 1.0. Tổ chức dân dân, đối thoại giữa lãnh đạo đơn vị với tổ chức, cá nhân | 2 | 100% kiến nghị "
        "| - Tổng hợp đầy đủ | Thông kê; công chức Văn hóa- Xã hội xã | Các ngành, đoàn thể, các thôn; người dân | Năm 2024\n"
        + _BELOW
    )
    assert told(content)[1] == (
        "1.6 | Tổ chức diễn đàn, đối thoại giữa lãnh đạo đơn vị với tổ chức, cá nhân | 2 | Tối thiểu 01 cuộc\n100% kiến nghị "
        "| - Xây dựng kế hoạch;\n- Tổng hợp đầy đủ | Công chức Văn phòng - Thông kê; công chức Văn hóa- Xã hội xã "
        "| Các ngành, đoàn thể, các thôn; người dân | Năm 2024"
    )
    assert len(content.rows) == 3
    assert [each[:2] for each in doubts(content)] == [("ROW", "bảng 1, hàng 3")]
    assert content.doubts[0].advice == "Đã nối với bảng 1, hàng 5. Đề nghị xem lại từng ô của hàng này."
    assert left_out(content, "doubted") == ["Tổ chức dân dân, đối thoại giữa", "Các ngành, đoàn thể, các", "TC 1.0. "]


def test_the_halves_are_joined_without_the_title_said_again() -> None:
    content = _maintain(
        " | TC 1.6. Tổ chức đối thoại giữa | | Một cuộc | - Một; | VP - | Các ngành |\n"
        "1 | lãnh đạo với dân | 2 | | - Hai | TK | các thôn | Quý II\n"
    )
    assert told(content) == [
        "1.6 | Tổ chức đối thoại giữa lãnh đạo với dân | 2 | Một cuộc | - Một;\n- Hai | VP - TK | Các ngành các thôn | Quý II"
    ]
    assert len(content.doubts) == 1


def test_what_the_lower_half_says_again_with_slips_or_in_part_is_there_once() -> None:
    content = _maintain(
        " | TC 1.6. Tổ chức đối thoại giữa | | Tối thiểu một cuộc đối thoại | - Báo cáo quý I; | Công chức Văn phòng - Thống kê "
        "| Các ngành, đoàn thể, các |\n"
        "1 | lãnh đạo với dân | 2 | cuộc đối thoại trong năm | - Báo cáo quý II; | Công chức Văn phòng - Thông kê xã "
        "| Các ngành, đoàn thê, các thôn | Quý II\n"
    )
    assert told(content) == [
        "1.6 | Tổ chức đối thoại giữa lãnh đạo với dân | 2 | Tối thiểu một cuộc đối thoại trong năm "
        "| - Báo cáo quý I;\n- Báo cáo quý II; | Công chức Văn phòng - Thống kê xã | Các ngành, đoàn thể, các thôn | Quý II"
    ]
    assert left_out(content, "doubted") == [
        "cuộc đối thoại", "Công chức Văn phòng - Thông kê", "Các ngành, đoàn thê, các"
    ]  # fmt: skip


def test_the_lower_half_may_be_the_one_without_number_and_points() -> None:
    content = _maintain(
        _ABOVE
        + "2 | TC 1.6. Tổ chức đối thoại giữa | 2 | Một cuộc | - Một; | VP | Các thôn, các | Năm\n"
        + _HEADING
        + " | lãnh đạo với dân | | | - Hai | | ngành | 2026\n"
        + _BELOW
    )
    assert told(content)[1:] == [
        "1.6 | Tổ chức đối thoại giữa lãnh đạo với dân | 2 | Một cuộc | - Một;\n- Hai | VP | Các thôn, các ngành | Năm 2026",
        "1.7 | Bảy | 2 | a | b | VP | KT | Quý I",
    ]
    assert [each.weight.name for each in content.doubts] == ["ROW"]


def test_more_cells_below_a_row_are_its_further_lines() -> None:
    drawn = _TASKS + "1 | Họp | VP | | Quý I | Biên bản |\n | | KT | | Quý II | |\n2 | Hai | VP | | Quý I | |"
    content = rows_of([headed(ASSIGNMENTS, drawn)], "assignments")
    assert told(content) == ["Họp | VP\nKT |  | Quý I\nQuý II | Biên bản", "Hai | VP |  | Quý I"]
    assert [each[:2] for each in doubts(content)] == [("ROW", "bảng 1, hàng 2")]


def test_rows_that_may_be_whole_are_not_joined() -> None:
    content = _maintain(
        _ABOVE
        + "6 | TC 1.6. Sáu | 2 | a | b | VP | KT | Quý I\n"
        + _HEADING
        + " | TC 1.7. Bảy | 2 | a | b | VP | KT | Quý I\n"
        + " | Tám | | a | b | VP | KT | Quý I\n"
        + " | TC 1.9. Chín | | a | b | VP | KT | Quý I\n"
        + "10 | TC 1.10. Mười | 2 | a | b | VP | KT | Quý I\n"
    )
    assert [row.values["title"].text for row in content.rows] == ["Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười"]
    assert not [each for each in content.doubts if each.advice.startswith("Đã nối")]


def test_an_area_is_not_joined_with_its_first_row() -> None:
    content = _maintain("II | THỂ CHẾ | | | | | |\n | rà soát | | a | b | VP | KT | Quý I\n")
    assert told(content) == [["II Thể chế", "rà soát |  | a | b | VP | KT | Quý I"]]
