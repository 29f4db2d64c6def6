"""The name of an annex in capitals: where a line may end in it, shown as “~” where it may not."""

import pytest

from cchc.documents.views.title import printed_title


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Nâng cao chất lượng chỉ số CCHC năm 2024", "NÂNG~CAO CHẤT~LƯỢNG CHỈ~SỐ~CCHC NĂM~2024"),
        ("NÂNG CAO CHỈ SỐ CCHC NĂM 2024", "NÂNG~CAO CHỈ~SỐ~CCHC NĂM~2024"),
        ("Công tác cải cách hành chính", "CÔNG TÁC CẢI~CÁCH~HÀNH~CHÍNH"),
        ("Kế hoạch giai đoạn 2026 - 2030", "KẾ~HOẠCH GIAI~ĐOẠN~2026~-~2030"),
        ("Kế hoạch giai đoạn 2026–2030", "KẾ~HOẠCH GIAI~ĐOẠN~2026–2030"),
        ("Nhiệm vụ của UBND xã Cẩm Giàng", "NHIỆM~VỤ CỦA UBND~XÃ~CẨM~GIÀNG"),
        ("NHIỆM VỤ CỦA UBND XÃ CẨM GIÀNG NĂM 2026", "NHIỆM~VỤ CỦA UBND~XÃ~CẨM~GIÀNG NĂM~2026"),
        ("Ủy ban nhân dân phường Tân An Hội", "ỦY~BAN~NHÂN~DÂN~PHƯỜNG~TÂN~AN~HỘI"),
        ("Phát triển kinh tế - xã hội tỉnh Đồng Tháp", "PHÁT TRIỂN KINH TẾ - XÃ HỘI TỈNH~ĐỒNG~THÁP"),
        ("Nhiệm vụ 6 tháng đầu năm 2026, quý III", "NHIỆM~VỤ 6~THÁNG ĐẦU NĂM~2026, QUÝ~III"),
        ("Nghị quyết số 57-NQ/TW và quý II (TTHC)", "NGHỊ QUYẾT SỐ~57-NQ/TW VÀ QUÝ~II (TTHC)"),
        ("Năm 2026 nhiệm vụ 100% xã", "NĂM~2026 NHIỆM~VỤ 100%~XÃ"),
        ("Quý VI phạm", "QUÝ~VI PHẠM"),
        ("Một  hai", "MỘT  HAI"),
        ("A & B < C {{ 7 * 7 }}", "A & B < C {{ 7 * 7 }}"),
        ("2024", "2024"),
        ("xã", "XÃ"),
        ("XÃ", "XÃ"),
        ("", ""),
    ],
)
def test_a_line_never_ends_within_what_is_read_as_one(title: str, printed: str) -> None:
    assert printed_title(title, "Cẩm Giàng").replace("\u00a0", "~") == printed


def test_what_is_too_long_for_a_line_may_be_broken() -> None:
    title = "a AB CD EF GH IK LM NO PQ RS TU VX YZ AB CD EF GH"
    assert printed_title(title, "") == title.upper()
