"""Areas and criteria are read out of tables."""

from helpers.headed import MAINTAIN, headed, told

from cchc.importing.rows import rows_of


def test_a_plain_table_is_areas_with_their_criteria() -> None:
    drawn = headed(
        MAINTAIN,
        """
        TT | Tiêu chí | Điểm | Mục tiêu | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian
        I | CÔNG TÁC CHỈ ĐẠO | | | | | |
        1 | TC 1.1. Kế hoạch CCHC năm | 4 | 100% | - Một;¶- Hai | VP | Các ngành | Năm 2026
        2 | TC 1.2 Báo cáo | 1,5 | Đủ | ^ | ^ | ^ | Quý I
        II CẢI CÁCH THỂ CHẾ | < | < | < | < | < | < | <
        1 | TC 2.1. Theo dõi | 5,5 | Đủ | Làm | VP | | Năm 2026
        """,
    )
    assert told(rows_of([drawn], "maintain")) == [
        [
            "I Công tác chỉ đạo",
            "1.1 | Kế hoạch CCHC năm | 4 | 100% | - Một;\n- Hai | VP | Các ngành | Năm 2026",
            "1.2 | Báo cáo | 1,5 | Đủ | như trên | như trên | như trên | Quý I",
        ],
        ["II Cải cách thể chế", "2.1 | Theo dõi | 5,5 | Đủ | Làm | VP |  | Năm 2026"],
    ]
