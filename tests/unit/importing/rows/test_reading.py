"""Areas, criteria and nhiệm vụ are read out of tables, whatever their form."""

from dataclasses import replace

import pytest
from helpers.headed import ASSIGNMENTS, MAINTAIN, REMEDY, doubts, headed, left_out, told

from cchc.importing.imported import HeadedTable, ImportedRows
from cchc.importing.rows.reading import rows_of
from cchc.reading.foreign.document import Oddity, ReadingRemark

_POINTED = "TT | Tiêu chí | Điểm | Mục tiêu | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian\n"
_SCORED = "TT | Tiêu chí | Điểm tối đa | Điểm đạt | Mục tiêu | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian\n"
_TASKS = "TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian | Sản phẩm | Ghi chú\n"


def _maintain(*drawn: str) -> ImportedRows:
    return rows_of([headed(MAINTAIN, _POINTED + each.strip()) for each in drawn], "maintain")


def _remedy(drawn: str) -> ImportedRows:
    return rows_of([headed(REMEDY, _SCORED + drawn.strip())], "remedy")


def _assignments(*drawn: str | tuple[str, str]) -> ImportedRows:
    """The rows of tables of nhiệm vụ; a table may have a title."""
    tables: list[HeadedTable] = []
    for at, each in enumerate(drawn, 1):
        title, rows = ("", each) if isinstance(each, str) else each
        tables.append(headed(ASSIGNMENTS, _TASKS + rows.strip(), title, f"bảng {at}"))
    return rows_of(tables, "assignments")


def test_a_plain_table_is_areas_with_their_criteria() -> None:
    content = _maintain(
        """
        I | CÔNG TÁC CHỈ ĐẠO | | | | | |
        1 | TC 1.1. Kế hoạch CCHC năm | 4 | 100% | - Một;¶- Hai | VP | Các ngành | Năm 2026
        2 | TC 1.2 Báo cáo | 1,5 | Đủ | ^ | ^ | ^ | Quý I
        II CẢI CÁCH THỂ CHẾ | < | < | < | < | < | < | <
        1 | TC 2.1. Theo dõi | 5,5 | Đủ | Làm | VP | | Năm 2026
        """
    )
    assert told(content) == [
        [
            "I Công tác chỉ đạo",
            "1.1 | Kế hoạch CCHC năm | 4 | 100% | - Một;\n- Hai | VP | Các ngành | Năm 2026",
            "1.2 | Báo cáo | 1,5 | Đủ | như trên | như trên | như trên | Quý I",
        ],
        ["II Cải cách thể chế", "2.1 | Theo dõi | 5,5 | Đủ | Làm | VP |  | Năm 2026"],
    ]
    assert content.doubts == ()


def test_each_value_knows_its_place_and_a_blank_cell_is_blank() -> None:
    [row] = _maintain("1 | TC 1.1. Kế hoạch | 4 | a | b | c | | d").rows
    found = {name: (value.place, value.blank) for name, value in row.values.items()}
    assert found == {
        "number": ("bảng 1, hàng 2, cột 1", False),
        "code": ("bảng 1, hàng 2, cột 2", False),
        "title": ("bảng 1, hàng 2, cột 2", False),
        "max_score": ("bảng 1, hàng 2, cột 3", False),
        "target": ("bảng 1, hàng 2, cột 4", False),
        "tasks": ("bảng 1, hàng 2, cột 5", False),
        "lead": ("bảng 1, hàng 2, cột 6", False),
        "support": ("bảng 1, hàng 2, cột 7", True),
        "timeframe": ("bảng 1, hàng 2, cột 8", False),
    }
    assert row.place == "bảng 1, hàng 2"


def test_an_area_is_known_in_one_cell_in_two_and_in_the_column_of_tt_alone() -> None:
    content = _assignments(
        """
        I. Cải cách thể chế | < | < | < | < | < | <
        1 | Một | VP | | Quý I | |
        II | Cải cách bộ máy | < | < | < | < | <
        1 | Hai | VP | | Quý I | |
        III CẢI CÁCH CÔNG VỤ | | | | | |
        1 | Ba | VP | | Quý I | |
        Lĩnh vực IV: TÀI CHÍNH CÔNG | < | < | < | < | < | <
        1 | Bốn | VP | | Quý I | |
        """
    )
    assert told(content) == [
        ["I Cải cách thể chế", "Một | VP |  | Quý I"],
        ["II Cải cách bộ máy", "Hai | VP |  | Quý I"],
        ["III Cải cách công vụ", "Ba | VP |  | Quý I"],
        ["IV Tài chính công", "Bốn | VP |  | Quý I"],
    ]
    assert left_out(content, "label") == ["Lĩnh vực"]
    assert content.doubts == ()


def test_areas_may_have_two_levels_and_c_is_a_letter_behind_b() -> None:
    content = _assignments(
        """
        A | NHIỆM VỤ CHUNG | < | < | < | < | <
        I | Lãnh đạo | < | < | < | < | <
        1 | Một | VP | | Quý I | |
        II | Truyền thông | < | < | < | < | <
        1 | Hai | VP | | Quý I | |
        B | NHIỆM VỤ RIÊNG | < | < | < | < | <
        I | Rà soát | < | < | < | < | <
        1 | Ba | VP | | Quý I | |
        C | NHIỆM VỤ KHÁC | < | < | < | < | <
        1 | Bốn | VP | | Quý I | |
        """
    )
    assert told(content) == [
        ["A Nhiệm vụ chung", ["I Lãnh đạo", "Một | VP |  | Quý I"], ["II Truyền thông", "Hai | VP |  | Quý I"]],
        ["B Nhiệm vụ riêng", ["I Rà soát", "Ba | VP |  | Quý I"]],
        ["C Nhiệm vụ khác", "Bốn | VP |  | Quý I"],
    ]


def test_a_level_too_deep_for_areas_is_a_row() -> None:
    content = _assignments(
        """
        A | NHIỆM VỤ CHUNG | < | < | < | < | <
        I | LÃNH ĐẠO | < | < | < | < | <
        1 | KẾ HOẠCH CHUNG | < | < | < | < | <
        1.1 | Một | VP | | Quý I | |
        """
    )
    assert told(content) == [["A Nhiệm vụ chung", ["I Lãnh đạo", "KẾ HOẠCH CHUNG", ["Một | VP |  | Quý I"]]]]


def test_an_area_needs_no_number() -> None:
    content = _assignments(
        """
        Về thể chế | < | < | < | < | < | <
        1 | Một | VP | | Quý I | |
          | Về bộ máy | | | | |
        1 | Hai | VP | | Quý I | |
          | <b>Về công vụ</b> | | | | |
        2 | Ba | VP | | Quý I | |
          | VỀ TÀI CHÍNH | | | | |
          | Bốn | VP | | Quý I | |
        """
    )
    assert told(content) == [
        ["Về thể chế", "Một | VP |  | Quý I"],
        ["Về bộ máy", "Hai | VP |  | Quý I"],
        ["Về công vụ", "Ba | VP |  | Quý I"],
        ["Về tài chính", "Bốn | VP |  | Quý I"],
    ]


def test_a_letter_or_a_word_of_one_letter_before_a_title_is_told_from_its_number() -> None:
    content = _assignments(
        """
        Y TẾ, GIÁO DỤC | < | < | < | < | < | <
        1 | Một | VP | | Quý I | |
        A. SỞ NỘI VỤ | < | < | < | < | < | <
        1 | Hai | Sở Nội vụ | | Quý I | |
        """
    )
    assert told(content) == [
        ["Y tế, giáo dục", "Một | VP |  | Quý I"],
        ["A Sở Nội vụ", "Hai | Sở Nội vụ |  | Quý I"],
    ]


def test_the_points_of_an_area_are_their_sum_or_doubted_and_other_texts_have_no_place_there() -> None:
    content = _maintain(
        """
        I | CẢI CÁCH THỂ CHẾ | 15,5 | | | | |
        1 | TC 1.1. Một | 10 | a | b | c | d | e
        2 | TC 1.2. Hai | 5,5 | a | b | c | d | e
        II | CẢI CÁCH BỘ MÁY | 9 | | | Phòng Nội vụ | |
        1 | TC 2.1. Ba | 10 | a | b | c | d | e
        """
    )
    assert [area.title.text for area in content.areas] == ["Cải cách thể chế", "Cải cách bộ máy"]
    assert left_out(content, "total") == ["15,5", "9"]
    assert doubts(content) == [
        ("POINTS", "bảng 1, hàng 5, cột 3", "9", "10"),
        ("ROW", "bảng 1, hàng 5, cột 6", "Phòng Nội vụ", ""),
    ]


def test_points_of_a_sum_are_the_same_with_zeros_behind_the_comma() -> None:
    content = _maintain(
        """
        I | CẢI CÁCH THỂ CHẾ | 15,50 | | | | |
        1 | TC 1.1. Một | 10,0 | a | b | c | d | e
        2 | TC 1.2. Hai | 5,5 | a | b | c | d | e
        II | CẢI CÁCH BỘ MÁY | 2.0 điểm | | | | |
        1 | TC 2.1. Ba | 2,0 | a | b | c | d | e
          | Tổng cộng | 17,50 | | | | |
        """
    )
    assert not [doubt for doubt in doubts(content) if doubt[0] == "POINTS"]


def test_the_heading_of_an_area_again_after_a_page_break_is_none_of_its_own() -> None:
    content = _assignments(
        "I | THỂ CHẾ | < | < | < | < | <\n1 | Một | VP | KT | Q | |",
        "I | THỂ CHẾ (tiếp theo) | < | < | < | < | <\n2 | Hai | VP | KT | Q | |",
    )
    assert told(content) == [["I Thể chế", "Một | VP | KT | Q", "Hai | VP | KT | Q"]]
    assert left_out(content, "repeated") == ["I | THỂ CHẾ (tiếp theo)"]


def test_tt_may_have_any_marks_and_parts() -> None:
    content = _assignments("I.1/ | Một | VP | KT | Q | |\n(2) | Hai | VP | KT | Q | |\n3.a) | Ba | VP | KT | Q | |")
    assert left_out(content, "number") == ["I.1/", "(2)", "3.a)"]
    assert not left_out(content, "doubted")


def test_an_area_in_italics_is_a_sentence_in_italics_and_keeps_its_lines() -> None:
    content = _assignments("I | <i>CẢI CÁCH¶THỂ CHẾ</i> | < | < | < | < | <\n1 | Một | VP | KT | Q | |")
    assert [area.title.text for area in content.areas] == ["<i>Cải cách\nthể chế</i>"]


def test_a_name_in_capitals_is_written_as_the_cells_write_it() -> None:
    content = _assignments(
        "A. PHÒNG VĂN HÓA - XÃ HỘI | < | < | < | < | < | <\n1 | Một | Phòng Văn hóa - Xã hội | | Q | |"
    )
    assert [area.title.text for area in content.areas] == ["Phòng Văn hóa - Xã hội"]


def test_a_cell_that_begins_beside_the_title_of_an_area_is_that_of_its_rows() -> None:
    content = _assignments("I | THỂ CHẾ | VP | | | |\n1 | Một | ^ | KT | Q | |\n2 | Hai | ^ | KT | Q | |")
    assert told(content) == [["I Thể chế", "Một | VP | KT | Q", "Hai | như trên | KT | Q"]]
    assert doubts(content) == [("CELL", "bảng 1, hàng 3, cột 3", "", "VP")]


def test_numbered_areas_stand_over_codes_in_the_column_of_tt() -> None:
    content = _maintain(
        """
        1 | Công tác chỉ đạo | 4 | | | | |
        1.1 | Kế hoạch | 2,5 | a | b | c | d | e
        1.1.1 | Kịp thời | 1 | a | b | c | d | e
        1.1.2 | Đủ nội dung | 1,5 | a | b | c | d | e
        1.2 | Báo cáo | 1,5 | a | b | c | d | e
        a) | Đủ số lượng | 1 | a | b | c | d | e
        b) | Đúng hạn | 0,5 | a | b | c | d | e
        2 | Thể chế | 3 | | | | |
        2.1 | Rà soát | 3 | a | b | c | d | e
        """
    )
    assert told(content) == [
        [
            "1 Công tác chỉ đạo",
            "1.1 | Kế hoạch | 2,5 | a | b | c | d | e",
            ["1.1.1 | Kịp thời | 1 | a | b | c | d | e", "1.1.2 | Đủ nội dung | 1,5 | a | b | c | d | e"],
            "1.2 | Báo cáo | 1,5 | a | b | c | d | e",
            ["1.2a | Đủ số lượng | 1 | a | b | c | d | e", "1.2b | Đúng hạn | 0,5 | a | b | c | d | e"],
        ],
        ["2 Thể chế", "2.1 | Rà soát | 3 | a | b | c | d | e"],
    ]
    assert left_out(content, "total") == ["4", "3"]


def test_a_column_of_codes_has_the_numbers_of_areas_too() -> None:
    drawn = """
        TT | Tiêu chí | Điểm | Ghi chú
        1 | CÔNG TÁC CHỈ ĐẠO | 4 |
        TC 1.1 | Kế hoạch | 4 | x
        1.1.1 | Kịp thời | 4 | y
        """
    content = rows_of([headed("code title max_score note", drawn)], "maintain")
    assert told(content) == [["1 Công tác chỉ đạo", "1.1 | Kế hoạch | 4 | x", ["1.1.1 | Kịp thời | 4 | y"]]]


def test_a_row_with_a_code_before_its_title_heads_no_area_even_in_capitals() -> None:
    drawn = "Tiêu chí | Điểm | Cách chấm\nI. CHỈ ĐẠO | < | <\nI.1. CHẾ ĐỘ BÁO CÁO | 2 |\nI.1.1 Đủ | 2 | x"
    content = rows_of([headed("criterion max_score cach-cham", drawn)], "maintain")
    assert told(content) == [["I Chỉ đạo", "I.1 | CHẾ ĐỘ BÁO CÁO | 2", ["I.1.1 | Đủ | 2 | x"]]]


def test_what_is_no_code_in_a_column_of_codes_is_listed() -> None:
    drawn = """
        Mã | Tiêu chí | Điểm | Ghi chú
        1.1 | Kế hoạch | 4 | x
        a) | Kịp thời | 2 | y
        mới | Đủ | 2 | z
        """
    content = rows_of([headed("code title max_score note", drawn)], "maintain")
    assert told(content) == ["1.1 | Kế hoạch | 4 | x", ["1.1a | Kịp thời | 2 | y"], "Đủ | 2 | z"]
    assert doubts(content) == [
        ("CODE", "bảng 1, hàng 3, cột 2", "a)", "1.1a"),
        ("CODE", "bảng 1, hàng 4, cột 1", "mới", ""),
        ("CODE", "bảng 1, hàng 4, cột 2", "“Đủ”", "không có mã"),
    ]


def test_nhiem_vu_that_only_head_others_have_them_as_parts() -> None:
    content = _assignments(
        """
        1 | Quán triệt, phổ biến | | | | |
        1.1 | Họp | VP | | Quý I | |
        1.2 | Báo cáo | VP | | Quý I | |
        2 | Kiểm tra | | | | |
        2.1 | Đột xuất | VP | | Quý I | |
        """
    )
    assert told(content) == [
        "Quán triệt, phổ biến",
        ["Họp | VP |  | Quý I", "Báo cáo | VP |  | Quý I"],
        "Kiểm tra",
        ["Đột xuất | VP |  | Quý I"],
    ]
    assert content.doubts == ()


def test_a_criterion_with_a_label_and_a_tt_is_no_area_though_all_beside_it_head_parts() -> None:
    content = _maintain(
        """
        VII | CHUYỂN ĐỔI SỐ | | | | | |
        1 | TC 7.3. Dịch vụ công | 4 | | | | |
         | TCTP 7.3.1. Hồ sơ | 2 | 80% | Hướng dẫn | VP | | Cả năm
         | TCTP 7.3.2. Thanh toán | 2 | 75% | Tuyên truyền | VP | | Cả năm
        """
    )
    [area] = content.areas
    [row] = area.rows
    assert (row.values["code"].text, [part.values["code"].text for part in row.parts]) == ("7.3", ["7.3.1", "7.3.2"])
    assert content.doubts == ()


def test_a_parent_has_parts_by_tt_by_code_or_by_letters() -> None:
    content = _maintain(
        """
        VII | CHÍNH QUYỀN SỐ | | | | | |
        1 | TC 7.2. Hạ tầng | 1 | a | b | c | d | e
        2 | TC 7.3. Ứng dụng | 4 | | | | |
        2.1 | TCTP 7.3.1 Mạng | 2 | a | b | c | d | e
        2.2 | 7.3.2. Tuyên truyền | 2 | a | b | c | d | e
        3 | TC 7.4 Dịch vụ | 2 | | | | |
          | TCTP 7.4.1 Một cửa | 2 | a | b | c | d | e
        4 | TC 7.5 Dữ liệu | 2 | | | | |
          | a) Số hóa | 1 | a | b | c | d | e
          | b) Kết nối | 1 | a | b | c | d | e
        """
    )
    assert told(content) == [
        [
            "VII Chính quyền số",
            "7.2 | Hạ tầng | 1 | a | b | c | d | e",
            "7.3 | Ứng dụng | 4",
            ["7.3.1 | Mạng | 2 | a | b | c | d | e", "7.3.2 | Tuyên truyền | 2 | a | b | c | d | e"],
            "7.4 | Dịch vụ | 2",
            ["7.4.1 | Một cửa | 2 | a | b | c | d | e"],
            "7.5 | Dữ liệu | 2",
            ["7.5a | a) Số hóa | 1 | a | b | c | d | e", "7.5b | b) Kết nối | 1 | a | b | c | d | e"],
        ]
    ]


def test_rows_of_a_third_level_stand_beside_those_that_they_belong_to_and_are_listed() -> None:
    content = _maintain(
        """
        A | PHẦN CHUNG | | | | | |
        I | CÔNG TÁC CHỈ ĐẠO | | | | | |
        1 | TC 1.1. Một | 2 | | | | |
          | TCTP 1.1.1 Hai | 2 | | | | |
          | a) Ba | 1 | a | b | c | d | e
          | b) Bốn | 1 | a | b | c | d | e
        """
    )
    [outer] = content.areas
    [row] = outer.areas[0].rows
    assert [part.values["title"].text for part in row.parts] == ["Hai", "a) Ba", "b) Bốn"]
    assert ("ROW", "bảng 1, hàng 5", "TCTP 1.1.1 Hai | 2", "TCTP 1.1.1 Hai | 2") in doubts(content)


def test_a_missing_code_is_told_by_its_place_where_that_leaves_one_and_listed() -> None:
    content = _maintain(
        """
        II | THỂ CHẾ | | | | | |
        1 | Theo dõi | 1 | a | b | c | d | e
        2 | TC 2.2. Rà soát | 1 | a | b | c | d | e
        4 | Xử lý | 1 | a | b | c | d | e
        5 | Ứng dụng | 2 | | | | |
        5.1 | TCTP 2.5.1 Mạng | 2 | a | b | c | d | e
          | Chưa rõ | 1 | a | b | c | d | e
        """
    )
    codes = [row.values["code"].text if "code" in row.values else None for row in content.areas[0].rows]
    assert codes == ["2.1", "2.2", "2.4", "2.5", None]
    assert doubts(content) == [
        ("CODE", "bảng 1, hàng 3, cột 2", "Theo dõi", "2.1"),
        ("CODE", "bảng 1, hàng 5, cột 2", "Xử lý", "2.4"),
        ("CODE", "bảng 1, hàng 6, cột 2", "Ứng dụng", "2.5"),
        ("CODE", "bảng 1, hàng 8, cột 2", "“Chưa rõ”", "không có mã"),
        ("ROW", "bảng 1, hàng 5, cột 1", "TT 4, 5, 5.1", "TT 3, 4, 4.1"),
    ]


def test_codes_that_cannot_be_read_or_are_of_another_area_and_other_labels_are_listed() -> None:
    content = _maintain(
        """
        VII | CHÍNH QUYỀN SỐ | | | | | |
        1 | TC 7.0. Hạ tầng | 1 | a | b | c | d | e
        2 | TCTP. 4.4.3 Hồ sơ | 1 | a | b | c | d | e
        3 | TC 7.5.2 Dữ liệu | 1 | a | b | c | d | e
        4 | TCTP 7.6 - Nhân lực | 1 | a | b | c | d | e
        """
    )
    assert [row.split(" | ")[0:2] for row in told(content)[0][1:]] == [  # type: ignore[index]
        ["7.1", "Hạ tầng"],
        ["4.4.3", "Hồ sơ"],
        ["7.5.2", "Dữ liệu"],
        ["7.6", "Nhân lực"],
    ]
    assert doubts(content) == [
        ("CODE", "bảng 1, hàng 3, cột 2", "TC 7.0.", "7.1"),
        ("CODE", "bảng 1, hàng 4, cột 2", "4.4.3", "4.4.3"),
        ("CODE", "bảng 1, hàng 5, cột 2", "TC 7.5.2, TCTP 7.6", "TCTP 7.5.2, TC 7.6"),
    ]
    assert content.doubts[0].advice == "Đề nghị kiểm tra lại mã: mã ghi là “TC 7.0.”, 7.1 là theo vị trí của hàng."
    assert left_out(content, "doubted") == ["TC 7.0. "]
    assert content.doubts[1].advice == "Đề nghị kiểm tra mã: tiêu chí đứng ở lĩnh vực VII, có thể là 7.4.3."


def test_a_merge_across_the_row_of_an_area_says_its_text_again() -> None:
    content = _assignments(
        """
        I | THỂ CHẾ | | | | |
        1 | Một | VP | KT | Quý I | |
        2 | Hai | ^ | ^ | Quý II | |
        II | BỘ MÁY | ^ | | | |
        1 | Ba | ^ | | Quý I | |
        2 | Bốn | ^ | như trên | nt | |
        III | CÔNG VỤ | | | | |
        1 | Năm | Như  trên. | | 〃 | |
        """
    )
    assert told(content) == [
        ["I Thể chế", "Một | VP | KT | Quý I", "Hai | như trên | như trên | Quý II"],
        ["II Bộ máy", "Ba | VP |  | Quý I", "Bốn | như trên |  | như trên"],
        ["III Công vụ", "Năm | VP |  | Quý I"],
    ]
    assert doubts(content) == [
        ("CELL", "bảng 1, hàng 6, cột 3", "", "VP"),
        ("CELL", "bảng 1, hàng 7, cột 4", "như trên", ""),
        ("CELL", "bảng 1, hàng 7, cột 5", "nt", "như trên"),
        ("CELL", "bảng 1, hàng 9, cột 3", "Như trên.", "VP"),
        ("CELL", "bảng 1, hàng 9, cột 5", "〃", "Quý I"),
    ]
    assert left_out(content, "ditto") == ["như trên", "nt", "Như trên.", "〃"]


def test_a_merged_cell_over_points_or_titles_is_asked_about() -> None:
    content = _maintain(
        """
        1 | TC 1.1. Một | 10 | a | b | c | d | e
        2 | TC 1.2. Hai | ^ | a | b | c | d | e
        3 | TC 1.3. Ba | 3 | a | b | c | d | e
        ^ | ^ | ^ | a2 | b2 | ^ | ^ | e2
        4 | TC 1.4. Bốn | 3 | a | b | c | d | e
        5 | ^ | 4 | a | b | c | d | e
        """
    )
    assert told(content) == [
        "1.1 | Một | 10 | a | b | c | d | e",
        "1.2 | Hai |  | a | b | c | d | e",
        "1.3 | Ba | 3 | a a2 | b b2 | c | d | e e2",
        "1.4 | Bốn | 3 | a | b | c | d | e",
        "Bốn | 4 | a | b | c | d | e",
    ]
    assert [each[:2] for each in doubts(content)] == [
        ("ROW", "bảng 1, hàng 4"),
        ("POINTS", "bảng 1, hàng 3, cột 3"),
        ("ROW", "bảng 1, hàng 7, cột 2"),
        ("CODE", "bảng 1, hàng 7, cột 2"),
    ]


def test_a_cell_of_points_or_titles_over_many_rows_is_one_doubt() -> None:
    content = _remedy(
        """
        1 | Báo cáo | 10 | 8 | a | b | c | d | e
        2 | ^ | ^ | 7 | a | b | c | d | e
        3 | ^ | ^ | 6 | a | b | c | d | e
        """
    )
    assert [
        (each.weight.name, each.place, each.advice) for each in content.doubts if each.place.startswith("bảng")
    ] == [
        (
            "ROW",
            "bảng 1, hàng 3, cột 2",
            "Đề nghị kiểm tra lại: ô gộp với hàng trên, tên được ghi lại ở 02 hàng, từ bảng 1, hàng 3, cột 2 đến bảng 1, "
            "hàng 4, cột 2.",
        ),
        (
            "POINTS",
            "bảng 1, hàng 3, cột 3",
            "Đề nghị ghi điểm của 02 hàng, từ bảng 1, hàng 3, cột 3 đến bảng 1, hàng 4, cột 3: ô điểm gộp với hàng trên.",
        ),
    ]


def test_a_cell_over_several_columns_stands_in_the_first_one_and_is_asked_about() -> None:
    content = _assignments("1 | Họp | VP và KT | < | Quý I | |")
    assert told(content) == ["Họp | VP và KT |  | Quý I"]
    assert doubts(content) == [("CELL", "bảng 1, hàng 2, cột 3", "VP và KT", "VP và KT")]
    assert content.doubts[0].advice == "Đề nghị kiểm tra lại: ô gộp qua các cột “Chủ trì”, “Phối hợp”."


def test_blank_cells_below_others_are_asked_about_in_one_doubt_a_row() -> None:
    content = _maintain(
        """
        I | THỂ CHẾ | | | | | |
        1 | TC 1.1. Một | 1 | a | b | c | d | e
        2 | TC 1.2. Hai | 1 | a | b | | | e
        3 | TC 1.3. Ba | 1 | a | b | | d |
        II | BỘ MÁY | | | | | |
        1 | TC 2.1. Bốn | 1 | a | b | | |
        2 | TC 2.2. Năm | 1 | a | | | |
        """
    )
    assert [(each.place, each.advice) for each in content.doubts] == [
        ("bảng 1, hàng 4", "Đề nghị ghi “như trên” nếu ô gộp với ô phía trên, hoặc bổ sung: cột “Chủ trì”, “Phối hợp” để trống."),
        ("bảng 1, hàng 5", "Đề nghị ghi “như trên” nếu ô gộp với ô phía trên, hoặc bổ sung: cột “Chủ trì”, “Thời gian” để trống."),
        ("bảng 1, hàng 8, cột 5", "Đề nghị ghi “như trên” nếu ô gộp với ô phía trên, hoặc bổ sung: cột “Nhiệm vụ” để trống."),
    ]  # fmt: skip


def test_remarks_of_cells_are_doubts_and_the_typeface_of_an_old_code_table_goes_with_the_value() -> None:
    drawn = headed(ASSIGNMENTS, _TASKS + "I | ThÓ chÕ | < | < | < | < | <\n1 | Hép | VP | KT | Q | |")
    remarks = {
        (2, 2): (ReadingRemark(Oddity.OLD_FONT, ".VnTimeH"),),
        (3, 2): (ReadingRemark(Oddity.OLD_FONT, ".VnTime"),),
        (3, 3): (ReadingRemark(Oddity.STRUCK, "VP"), ReadingRemark(Oddity.DELETED, "cũ")),
        (3, 4): (ReadingRemark(Oddity.BOX, "chữ", "đoạn 3, hộp chữ"),),
    }
    cells = (
        cell._replace(content=cell.content._replace(remarks=remarks.get((cell.row, cell.column), ())))
        for cell in drawn.table.cells
    )
    content = rows_of([drawn._replace(table=replace(drawn.table, cells=tuple(cells)))], "assignments")
    [area] = content.areas
    assert (area.title.font, area.rows[0].values["title"].font, area.rows[0].values["lead"].font) == (
        ".VnTimeH",
        ".VnTime",
        "",
    )
    assert doubts(content) == [
        ("CELL", "bảng 1, hàng 3, cột 3", "VP", "đã đọc chữ gạch ngang"),
        ("READING", "bảng 1, hàng 3, cột 3", "cũ", "đã bỏ chữ bị xóa"),
        ("READING", "đoạn 3, hộp chữ", "chữ", "chưa đọc chữ trong hộp chữ"),
    ]


def test_blank_cells_of_many_rows_are_one_doubt() -> None:
    content = _assignments(
        "\n".join(["1 | Một | VP | KT | Q | |", *[f"{at} | Hai | VP | | Q | |" for at in range(2, 10)]])
    )
    [doubt] = content.doubts
    assert (doubt.place, doubt.advice) == (
        "bảng 1, hàng 3, cột 4",
        "Đề nghị ghi “như trên” nếu ô gộp với ô phía trên, hoặc bổ sung: cột “Phối hợp” để trống ở 08 hàng, từ bảng 1, "
        "hàng 3, cột 4 đến bảng 1, hàng 10, cột 4.",
    )


def test_points_are_read_in_their_usual_forms_and_the_others_asked_about() -> None:
    content = _remedy(
        """
        1 | TC 1.1. A | 10 điểm | 1.5 | a | b | c | d | e
        2 | TC 1.2. B | 4đ | 1/4 | a | b | c | d | e
        3 | TC 1.3. C | (2,0) | không phát sinh | a | b | c | d | e
        4 | TC 1.4. D | 1.500 | Điều tra xã hội học | a | b | c | d | e
        5 | TC 1.5. E | không phát sinh | −0,5 | a | b | c | d | e
        6 | TC 1.6. G | 1 , 5 | chưa chấm | a | b | c | d | e
        7 | TC 1.7. H | 2 | | a | b | c | d | e
        """
    )
    points = [tuple(row.values[name].text for name in ("max_score", "score")) for row in content.rows]
    assert points == [
        ("10", "1,5"),
        ("4", "1"),
        ("2,0", "không phát sinh"),
        ("1,500", "điều tra XHH"),
        ("", ""),
        ("1,5", ""),
        ("2", ""),
    ]
    assert doubts(content) == [
        ("POINTS", "bảng 1, hàng 3, cột 4", "1/4", "1"),
        ("POINTS", "bảng 1, hàng 5, cột 3", "1.500", "1,500"),
        ("POINTS", "bảng 1, hàng 5, cột 4", "Điều tra xã hội học", "điều tra XHH"),
        ("POINTS", "bảng 1, hàng 6, cột 3", "không phát sinh", ""),
        ("POINTS", "bảng 1, hàng 6, cột 4", "−0,5", ""),
        ("POINTS", "bảng 1, hàng 7, cột 4", "chưa chấm", ""),
    ]


def test_headings_again_totals_notes_and_signatures_are_left_out_and_said() -> None:
    content = _maintain(
        """
        (1) | (2) | (3) | (4) | (5) | (6) | (7) | (8)
        1 | TC 1.1. Một | 2 | a | b | c | d | e
        TT | Tiêu  chí | Điểm | Mục tiêu năm | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian
        2 | TC 1.2. Tổng hợp báo cáo | 3 | a | b | c | d | Trước ngày 15 tháng 6 năm 2026
          | Tổng cộng: | 6 | | | | |
        Ghi chú: (1) là chỉ tiêu. | < | < | < | < | < | < | <
        (*) Không tính điểm. | < | < | < | < | < | < | <
          | | | | Mẫu, ngày 05 tháng 01 năm 2026 | < | < | <
          | Người lập biểu | | | TM. ỦY BAN NHÂN DÂN¶CHỦ TỊCH | < | < | <
          | Lê A | | | Trần Văn B | < | < | <
        """
    )
    assert told(content) == [
        "1.1 | Một | 2 | a | b | c | d | e",
        "1.2 | Tổng hợp báo cáo | 3 | a | b | c | d | Trước ngày 15 tháng 6 năm 2026",
    ]
    assert left_out(content, "repeated") == [
        "TT", "Tiêu chí", "Điểm", "Mục tiêu năm", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời gian",
    ]  # fmt: skip
    assert left_out(content, "total") == ["Tổng cộng:", "6"]
    assert left_out(content, "footnote") == ["Ghi chú: (1) là chỉ tiêu.", "(*) Không tính điểm."]
    assert left_out(content, "signature") == [
        "Mẫu, ngày 05 tháng 01 năm 2026",
        "Người lập biểu",
        "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH",
        "Lê A",
        "Trần Văn B",
    ]
    outside = "để ngoài kế hoạch:"
    assert doubts(content) == [
        ("READING", "bảng 1, hàng 6", "Tổng cộng: | 6", f"{outside} hàng tổng cộng"),
        ("READING", "bảng 1, hàng 7", "Ghi chú: (1) là chỉ tiêu.", f"{outside} chú thích"),
        ("READING", "bảng 1, hàng 8", "(*) Không tính điểm.", f"{outside} chú thích"),
        ("READING", "bảng 1, hàng 9", "Mẫu, ngày 05 tháng 01 năm 2026", f"{outside} chữ ký"),
        ("READING", "bảng 1, hàng 10", "Người lập biểu | TM. ỦY BAN NHÂN DÂN CHỦ TỊCH", f"{outside} chữ ký"),
        ("READING", "bảng 1, hàng 11", "Lê A | Trần Văn B", f"{outside} chữ ký"),
        ("POINTS", "bảng 1, hàng 6, cột 3", "6", "5"),
    ]


def test_a_note_between_rows_is_told_with_its_words() -> None:
    content = _assignments(
        """
        1 | Một | VP | | Quý I | |
          | Ghi chú: phải xong trước ngày 20/5/2025 | | | | |
        2 | Hai | VP | | Quý I | |
        """
    )
    assert told(content) == ["Một | VP |  | Quý I", "Hai | VP |  | Quý I"]
    note = "Ghi chú: phải xong trước ngày 20/5/2025"
    assert doubts(content) == [("READING", "bảng 1, hàng 3", note, "để ngoài kế hoạch: chú thích")]


_REMARK = "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo UBND xã."


@pytest.mark.parametrize("row", [f"{_REMARK} | < | < | < | < | < | <", f" | {_REMARK} | | | | |"])
def test_a_sentence_below_the_last_row_is_a_footnote_and_heads_nothing(row: str) -> None:
    content = _assignments(f"1 | Một | VP | | Quý I | |\n{row}")
    assert told(content) == ["Một | VP |  | Quý I"]
    assert doubts(content) == [("READING", "bảng 1, hàng 3", _REMARK, "để ngoài kế hoạch: chú thích")]


def test_a_heading_below_the_last_row_makes_no_area() -> None:
    content = _assignments("1 | Một | VP | | Quý I | |\nTổ chức thực hiện | < | < | < | < | < | <")
    assert told(content) == ["Một | VP |  | Quý I"]
    assert doubts(content) == [("ROW", "bảng 1, hàng 3, cột 1", "Tổ chức thực hiện", "")]


def test_a_sentence_over_rows_is_asked_about() -> None:
    content = _assignments(f"{_REMARK} | < | < | < | < | < | <\n1 | Một | VP | | Quý I | |")
    assert doubts(content) == [("ROW", "bảng 1, hàng 2, cột 1", _REMARK, "tên lĩnh vực")]


@pytest.mark.parametrize("words", ["Tổng số điểm duy trì", "Tổng điểm tự đánh giá của xã", "Cộng các tiêu chí trên"])
def test_a_row_of_points_alone_that_begins_as_a_total_is_one_in_whatever_words(words: str) -> None:
    content = _maintain(f"1 | TC 1.1. Một | 2 | a | b | c | d | e\n | {words} | 2,0 | | | | |")
    assert (told(content), left_out(content, "total")) == (["1.1 | Một | 2 | a | b | c | d | e"], [words, "2,0"])


@pytest.mark.parametrize("row", ["| Tổng hợp báo cáo | 2 | | | | |", "| Tổng số điểm | 2 | | | Văn phòng | |"])
def test_a_row_with_other_texts_or_another_word_is_no_total(row: str) -> None:
    assert not left_out(_maintain(f"1 | TC 1.1. Một | 2 | a | b | c | d | e\n{row}"), "total")


@pytest.mark.parametrize("mark", ["*", "(*)", "**", "(1)", "1)", "¹"])
def test_a_mark_in_the_column_of_tt_is_no_text_of_a_note(mark: str) -> None:
    note = f"{mark} | Ghi chú: Điểm cộng | | | | | |"
    content = _maintain(f"1 | TC 1.1. Một | 2 | a | b | c | d | e\n{note}")
    assert (told(content), left_out(content, "footnote")) == (
        ["1.1 | Một | 2 | a | b | c | d | e"],
        [mark, "Ghi chú: Điểm cộng"],
    )


def test_a_title_with_nothing_below_it_is_listed() -> None:
    content = _assignments(
        """
        I | THỂ CHẾ | | | | |
        II | BỘ MÁY | | | | |
        1 | Một | VP | | Quý I | |
        Các đơn vị báo cáo trước ngày 25 hằng tháng. | < | < | < | < | < | <
        """
    )
    assert told(content) == [["II Bộ máy", "Một | VP |  | Quý I"]]
    assert doubts(content) == [
        ("READING", "bảng 1, hàng 5", "Các đơn vị báo cáo trước ngày 25 hằng tháng.", "để ngoài kế hoạch: chú thích"),
        ("ROW", "bảng 1, hàng 2, cột 2", "I | THỂ CHẾ", ""),
    ]


def test_several_tables_with_titles_are_an_area_each_and_without_one_they_go_on() -> None:
    titled = _assignments(
        ("1. Lĩnh vực kinh tế", "1 | Một | VP | | Quý I | |"), ("2. Lĩnh vực văn hóa", "1 | Hai | VP | | Quý I | |")
    )
    assert told(titled) == [
        ["1 Lĩnh vực kinh tế", "Một | VP |  | Quý I"],
        ["2 Lĩnh vực văn hóa", "Hai | VP |  | Quý I"],
    ]
    going_on = _assignments("I | THỂ CHẾ | | | | |\n1 | Một | VP | | Quý I | |", "2 | Hai | VP | | Quý I | |")
    assert told(going_on) == [["I Thể chế", "Một | VP |  | Quý I", "Hai | VP |  | Quý I"]]


def test_areas_may_stand_in_tables_with_titles() -> None:
    content = _assignments(
        ("Nhóm chung", "I | THỂ CHẾ | | | | |\n1 | Một | VP | | Quý I | |\nII | BỘ MÁY | | | | |\n1 | Hai | VP | | Quý I | |"),
        ("Nhóm riêng", "I | CÔNG VỤ | | | | |\n1 | Ba | VP | | Quý I | |"),
    )  # fmt: skip
    assert told(content) == [
        ["Nhóm chung", ["I Thể chế", "Một | VP |  | Quý I"], ["II Bộ máy", "Hai | VP |  | Quý I"]],
        ["Nhóm riêng", ["I Công vụ", "Ba | VP |  | Quý I"]],
    ]


def test_rows_above_the_first_area_have_an_area_of_their_own() -> None:
    content = _assignments("1 | Một | VP | | Quý I | |\nI | THỂ CHẾ | | | | |\n1 | Hai | VP | | Quý I | |")
    assert told(content) == [
        ["(chưa ghi tên lĩnh vực)", "Một | VP |  | Quý I"],
        ["I Thể chế", "Hai | VP |  | Quý I"],
    ]
    assert doubts(content) == [("ROW", "bảng 1, hàng 2", "", "(chưa ghi tên lĩnh vực)")]


def test_tt_that_follows_no_count_is_asked_about_once_and_may_run_on_or_begin_anew() -> None:
    running = "I | THỂ CHẾ | | | | |\n1 | Một | VP | | Q | |\nII | BỘ MÁY | | | | |\n02. | Hai | VP | | Q | |"
    assert _assignments(running).doubts == ()
    odd = _assignments("1 | Một | VP | | Q | |\n3 | Hai | VP | | Q | |\n4 | Ba | VP | | Q | |")
    assert doubts(odd) == [("ROW", "bảng 1, hàng 3, cột 1", "TT 3, 4", "TT 2, 3")]


def test_words_in_the_column_of_tt_and_cells_under_no_heading_are_listed() -> None:
    drawn = headed(ASSIGNMENTS, _TASKS + "gấp | Một | VP | | Quý I | |\n2 | Hai | VP | | Quý I | | | bên lề")
    content = rows_of([drawn], "assignments")
    assert told(content) == ["Một | VP |  | Quý I", "Hai | VP |  | Quý I"]
    assert doubts(content) == [
        ("ROW", "bảng 1, hàng 2, cột 1", "gấp", ""),
        ("ROW", "bảng 1, hàng 3, cột 8", "bên lề", ""),
    ]


def test_a_row_without_a_title_is_listed() -> None:
    content = _assignments("1 | Một | VP | | Quý I | |\n2 | | KT | | Quý II | |")
    assert doubts(content) == [("ROW", "bảng 1, hàng 3", "2 | KT | Quý II", "")]


def test_free_columns_have_their_texts_under_their_names() -> None:
    drawn = "TT | Nhiệm vụ | Cách chấm\n1 | Một | Mỗi cuộc 0,5\n2 | Hai | ^"
    content = rows_of([headed("number title cach-cham", drawn)], "assignments")
    assert [row.values["cach-cham"].text for row in content.rows] == ["Mỗi cuộc 0,5", "như trên"]


def test_a_line_in_capitals_shows_nothing_of_how_words_are_written_whatever_stands_below_it_in_its_cell() -> None:
    [area] = _maintain(
        """
        I | CÔNG TÁC CHỈ ĐẠO | | | | | |
        1 | TC 1.1. Kế hoạch | 4 | PHÂN CÔNG, CHỈ SỐ¶như Kế hoạch của xã và các văn bản khác | b | c | d | e
        """
    ).areas
    assert area.title.text == "Công tác chỉ đạo"
