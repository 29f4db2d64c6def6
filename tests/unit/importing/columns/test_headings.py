import pytest
from helpers.foreign import table

from cchc.importing.columns.headings import NamedTable, first_headings, named_table
from cchc.importing.imported import Weight
from cchc.model.columns import free_name


def found(drawn: str) -> NamedTable:
    named = named_table(table(drawn))
    assert named is not None
    return named


def names(drawn: str) -> str:
    return " ".join(column.name for column in found(drawn).table.columns)


FORMS = [
    (
        "TT | Lĩnh vực/Tiêu chí/¶Tiêu chí thành phần | Điểm tối đa | Mục tiêu năm 2024 | Nhiệm vụ, giải pháp | "
        "Cơ quan chủ trì thực hiện | Cơ quan phối hợp thực hiện | Thời gian thực hiện",
        "number criterion max_score target tasks lead support timeframe",
    ),
    (
        "STT | TIÊU CHÍ | THANG ĐIỂM | ĐIỂM ĐẠT NĂM 2023 | CHỈ TIÊU | GIẢI PHÁP | Công chức/bộ phận chủ trì | Phối hợp | Hạn",
        "number criterion max_score score target tasks lead support timeframe",
    ),
    (
        "TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian dự kiến hoàn thành | Kết quả dự kiến | Nguồn kinh phí",
        "number title lead support timeframe product funding",
    ),
    ("Số TT | Nội dung | Chủ trì | Phối hợp | Thời gian | Ghi chú", "number title lead support timeframe note"),
    (
        "STT | Cơ quan chủ trì | Cơ quan phối hợp | Nhóm nhiệm vụ | Nội dung | Chỉ tiêu đạt được | Thời hạn",
        "number lead support nhom-nhiem-vu title target timeframe",
    ),
    (
        "STT | Nhiệm vụ | Văn bản giao nhiệm vụ | Đơn vị thực hiện | Thời hạn hoàn thành | Sản phẩm đầu ra",
        "number title basis lead timeframe product",
    ),
    (
        "Tiêu chí | Điểm chuẩn | Cách chấm | Hướng dẫn | Minh chứng | Chủ trì | Phối hợp",
        "criterion max_score cach-cham huong-dan minh-chung lead support",
    ),
    (
        "Mã số | Tên tiêu chí | Số điểm | Bộ phận tham mưu | Đơn vị liên quan | Khi nào xong",
        "code title max_score lead support timeframe",
    ),
    ("Nội dung công việc | Ai làm | Tiến độ | Căn cứ pháp lý", "title lead timeframe basis"),
    ("TT | Nội dung | Điểm | Nhiệm vụ và giải pháp | Người phụ trách", "number criterion max_score tasks lead"),
    ("Nhiệm vụ | Giải pháp | Trách nhiệm thực hiện", "title tasks lead"),
    ("STT | Tên công việc | Giao cho | Các đơn vị tham gia | Xong trước", "number title lead support timeframe"),
    ("TT | Nội dung cải cách | Công việc cần làm | ĐV chủ trì | T/gian HT", "number title tasks lead timeframe"),
    (
        "TT | Lĩnh vực, TC, TCTP | Điểm TĐ | Điểm đạt | MT năm 2026 | NV, giải pháp | CQ chủ trì | CQ phối hợp",
        "number criterion max_score score target tasks lead support",
    ),
    (
        "TT | Tên tiêu chí bị mất điểm | Điểm tối đa theo QĐ | Điểm thẩm định năm 2025 | Điểm bị trừ | Nguyên nhân | "
        "Biện pháp khắc phục | Bộ phận chịu trách nhiệm | Lộ trình | Thực hiện năm 2025",
        "number criterion max_score score diem-bi-tru nguyen-nhan tasks lead timeframe thuc-hien-nam-2025",
    ),
    ("Nội dung/Tiêu chí | Điểm quy định | Kết quả tự chấm | Cá nhân thực hiện", "criterion max_score score lead"),
]


@pytest.mark.parametrize(("heading", "wanted"), FORMS)
def test_columns_are_told_by_general_words_and_by_one_another(heading: str, wanted: str) -> None:
    assert names(f"{heading}\n{'x | ' * heading.count('|')}x") == wanted
    assert found(heading).doubts == ()


@pytest.mark.parametrize(
    "heading",
    [
        "STT | Họ và tên | Chức vụ | Ghi chú",
        "TT | Tên cơ quan, đơn vị | Điểm | Xếp hạng",
        "Nơi nhận | TM. ỦY BAN NHÂN DÂN",
        "TT | Nội dung | Cơ quan ký | Đơn vị tính",
        "x | y",
    ],
)
def test_tables_of_other_matters_have_no_columns_of_an_annex(heading: str) -> None:
    assert named_table(table(heading)) is None


@pytest.mark.parametrize(
    ("written", "field"),
    [("Thòi gjan thực hiên", "timeframe"), ("Cơ quan phôi hgp", "support"), ("Văn bán giao nhiệm vụ", "basis")],
)
def test_a_heading_with_slips_is_read_by_likeness_and_doubted(written: str, field: str) -> None:
    named = found(f"TT | Nhiệm vụ | Chủ trì | {written}\n1 | a | b | c")
    assert named.table.columns[-1].name == field
    assert named.table.columns[-1].heading == written
    doubts = [(doubt.weight, doubt.place, doubt.written) for doubt in named.doubts]
    assert doubts == [(Weight.KIND, "bảng 1, hàng 1, cột 4", written)]


def test_accents_and_blanks_that_are_missing_change_nothing() -> None:
    assert names("STT | NHIEM VU | CO QUAN CHU TRI | THOI HAN") == "number title lead timeframe"
    assert names("S TT | Nhiệmvụ | Cơquanchủtrì | Thời¶gian") == "number title lead timeframe"


def test_of_two_columns_for_one_field_the_better_one_is_it_and_the_other_one_is_free_and_doubted() -> None:
    named = found("TT | Nhiệm vụ | Đơn vị thực hiện | Cơ quan chủ trì | Hạn")
    assert [column.name for column in named.table.columns] == [
        "number",
        "title",
        "don-vi-thuc-hien",
        "lead",
        "timeframe",
    ]
    assert [(doubt.written, doubt.read_as) for doubt in named.doubts] == [("Đơn vị thực hiện", "cột tự đặt")]
    assert named.doubts[0].advice == "Chủ trì (lead) là cột “Cơ quan chủ trì”. Đề nghị xem lại nếu không phải cột ấy."


def test_columns_that_hold_what_another_one_does_are_one_doubt_a_field() -> None:
    named = found("TT | Tiêu chí | Điểm tối đa | Tự chấm | Điểm thẩm định | Điểm đạt | Chủ trì")
    assert [(doubt.place, doubt.written) for doubt in named.doubts] == [
        ("bảng 1, hàng 1, cột 4", "Tự chấm; Điểm thẩm định")
    ]


def test_where_rows_are_about_targets_they_are_the_titles_and_doubted() -> None:
    named = found("STT | Chỉ tiêu | Đơn vị tính | Kế hoạch năm 2026 | Đơn vị chủ trì")
    assert [column.name for column in named.table.columns][1] == "title"
    assert [doubt.written for doubt in named.doubts] == ["Chỉ tiêu"]


def test_a_column_for_two_fields_is_doubted() -> None:
    [doubt] = found("TT | Nhiệm vụ | Đơn vị chủ trì, phối hợp | Hạn").doubts
    assert (doubt.read_as, doubt.advice) == (
        "Chủ trì (lead)",
        "Cột này ghi cả Phối hợp (support). Đề nghị xem lại cột này.",
    )


def test_a_group_over_columns_is_read_together_with_them() -> None:
    named = found(
        """
TT | Tiêu chí | Điểm | < | Kết quả đánh giá | < | Thực hiện | <
^ | ^ | Tối đa | Đạt được | Tự đánh giá | Sở đánh giá | Chủ trì | Phối hợp
(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8)
1 | a | 2 | 1 | x | y | b | c"""
    )
    assert named.table.heading_rows == (1, 2, 3)
    assert [(column.name, column.heading) for column in named.table.columns] == [
        ("number", "TT"),
        ("criterion", "Tiêu chí"),
        ("max_score", "Điểm tối đa"),
        ("score", "Điểm đạt được"),
        ("ket-qua-danh-gia-tu-danh-gia", "Kết quả đánh giá - Tự đánh giá"),
        ("ket-qua-danh-gia-so-danh-gia", "Kết quả đánh giá - Sở đánh giá"),
        ("lead", "Thực hiện chủ trì"),
        ("support", "Thực hiện phối hợp"),
    ]


def test_a_group_without_merged_cells_has_blank_cells_beside_it() -> None:
    named = found("TT | Nội dung | Điểm | | Chủ trì\n | | Tối đa | Đạt được |\n1 | a | 2 | 1 | b")
    assert named.table.heading_rows == (1, 2)
    assert [column.name for column in named.table.columns] == ["number", "criterion", "max_score", "score", "lead"]


def test_headings_of_three_rows_and_headings_whose_lines_are_rows_are_put_together() -> None:
    deep = found(
        """
TT | Nội dung | Kết quả năm 2025 | < | < | Chủ trì
^ | ^ | Điểm | < | Xếp hạng | ^
^ | ^ | Tối đa | Đạt | ^ | ^
1 | a | 2 | 1 | 3 | g"""
    )
    assert deep.table.heading_rows == (1, 2, 3)
    assert [column.heading for column in deep.table.columns][2:5] == [
        *("Kết quả năm 2025 - Điểm - Tối đa", "Kết quả năm 2025 - Điểm - Đạt", "Kết quả năm 2025 - Xếp hạng")
    ]
    lines = found(
        """
STT | Lĩnh vực/ | Điểm | Cơ quan | Cơ quan | Thời gian
 | Tiêu chí | tối đa | chủ trì | phối hợp | thực hiện
1 | Kế hoạch | 2 | VP | KT | Quý I"""
    )
    assert lines.table.heading_rows == (1, 2)
    assert [column.name for column in lines.table.columns] == [
        *("number", "criterion", "max_score", "lead", "support", "timeframe")
    ]


def test_marks_behind_headings_change_nothing_and_a_row_of_letters_is_data() -> None:
    named = found("STT¶(1) | Nhiệm vụ¶(2) | Đơn vị¶chủ trì¶(3) | Thời¶gian*\n1 | x | y | z")
    assert [column.name for column in named.table.columns] == ["number", "title", "lead", "timeframe"]
    assert named.table.heading_rows == (1,)


def test_columns_with_neither_heading_nor_text_are_none() -> None:
    assert names("STT | | Nhiệm vụ | Chủ trì | | Thời hạn\n1 | | Họp | VP | | Quý I") == "number title lead timeframe"


def test_lines_of_a_title_above_the_heading_are_title_rows() -> None:
    named = found(
        """
ỦY BAN NHÂN DÂN | < | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | <
PHỤ LỤC I | < | < | <
NHIỆM VỤ, GIẢI PHÁP NĂM 2026 | | |
TT | Nhiệm vụ | Chủ trì | Thời gian
A | 1 | 2 | 3
1 | Họp | VP | Quý I"""
    )
    assert (named.table.title_rows, named.table.heading_rows) == ((1, 2, 3), (4, 5))


def test_a_row_of_an_area_right_below_is_no_heading() -> None:
    named = found("TT | Nhiệm vụ | < | Chủ trì | Hạn\nI | Thể chế | < | <| <\n1 | 1.1 | Họp | VP | Quý I")
    assert named.table.heading_rows == (1,)
    assert [(column.name, column.column, column.columns) for column in named.table.columns] == [
        ("number", 1, 1),
        ("title", 2, 2),
        ("lead", 4, 1),
        ("timeframe", 5, 1),
    ]


def test_columns_without_or_with_unknown_headings_are_told_by_what_stands_in_them() -> None:
    named = found(
        " | Nhiệm vụ | Chủ trì | Bao lâu | Mức |\n1 | Họp | VP | Quý I/2026 | a |\n2 | Báo cáo | VP | Tháng 6/2026 | b |"
    )
    assert [column.name for column in named.table.columns] == ["number", "title", "lead", "timeframe", "muc"]
    assert [doubt.written for doubt in named.doubts] == ["Bao lâu"]


def test_codes_under_tt_are_codes_beside_points_unless_the_titles_have_them() -> None:
    heading = "TT | Tiêu chí | Điểm tối đa | Chủ trì"
    assert names(f"{heading}\n1.1 | Kế hoạch | 2 | VP\n1.1.2 | Báo cáo | 1 | VP") == "code title max_score lead"
    assert names(f"{heading}\n3.1 | TC 1.1. Kế hoạch | 2 | VP\n3.2 | 1.2. Báo cáo | 1 | VP") == (
        "number criterion max_score lead"
    )


def test_the_longest_texts_under_an_unknown_heading_are_what_rows_are_about() -> None:
    named = found("TT | Đề bài | Chủ trì | Thời hạn\n1 | Rà soát toàn bộ văn bản | VP | Quý I")
    assert [column.name for column in named.table.columns] == ["number", "title", "lead", "timeframe"]
    assert [(doubt.weight, doubt.written, doubt.read_as) for doubt in named.doubts] == [
        (Weight.KIND, "Đề bài", "Tên gọi (title)")
    ]


def test_points_given_alone_are_taken_for_the_most_points_and_doubted() -> None:
    named = found("TT | Tiêu chí | Điểm đạt | Chủ trì")
    assert named.table.columns[2].name == "max_score"
    assert [doubt.written for doubt in named.doubts] == ["Điểm đạt"]


def test_points_of_another_sort_beside_the_most_points_are_a_free_column() -> None:
    assert names("TT | Tiêu chí | Điểm số | < | Chủ trì\n^ | ^ | Tối đa | Trọng số | ^") == (
        "number criterion max_score diem-so-trong-so lead"
    )


def test_a_free_column_has_a_name_that_nobody_takes_for_a_field() -> None:
    named = found("TT | Nhiệm vụ | Ghi chú | Ghi chú | Chủ trì | Score | Score\n1 | a | b | c | d | e | f")
    assert [column.name for column in named.table.columns] == [
        *("number", "title", "note", "ghi-chu-2", "lead"),
        *("cot", "cot-2"),
    ]


def test_a_table_of_very_many_columns_or_very_long_cells_is_none_of_an_annex_at_once() -> None:
    assert named_table(table(" | ".join(["TT", "Nhiệm vụ", "Chủ trì", "Hạn", *["x"] * 3000]))) is None
    assert named_table(table(f"TT | Nhiệm vụ {'chủ trì ' * 50_000} | Chủ trì {'a ' * 50_000}")) is None


def test_headings_that_nobody_knows_can_be_told() -> None:
    assert first_headings(table("Danh sách | < \nTên | Tuổi\nA | 3")) == "Tên · Tuổi"
    assert first_headings(table("Một")) == ""


def test_a_heading_may_stand_below_a_whole_document_in_a_sheet() -> None:
    lines = "\n".join(f"Dòng {number} | < | <" for number in range(1, 40))
    drawn = f"{lines}\nTT | Nhiệm vụ | Chủ trì\n1 | Họp | Văn phòng"
    assert (names(drawn), found(drawn).table.heading_rows) == ("number title lead", (40,))


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("Cách chấm", "cach-cham"),
        ("Sản phẩm", "san-pham-2"),
        ("Kết quả thực hiện nhiệm vụ của năm trước liền kề và năm nay", "ket-qua-thuc-hien-nhiem-vu-cua-nam"),
        ("A" * 100, "a" * 40),
        ("???", "cot"),
        ("Title", "cot"),
    ],
)
def test_names_of_free_columns_are_short_and_no_fields(heading: str, wanted: str) -> None:
    assert free_name(heading, ["x"]) == wanted
