"""Titles in capitals become sentences."""

import pytest

from cchc.importing.cases import is_in_capitals, sentence_case


@pytest.mark.parametrize(
    ("capitals", "sentence"),
    [
        ("CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "Công tác chỉ đạo, điều hành"),
        ("CHỈ SỐ CCHC NĂM 2024", "Chỉ số CCHC năm 2024"),
        ("CỦA UBND XÃ, HĐND, BCĐ, CNTT, DVC, XHH", "Của UBND xã, HĐND, BCĐ, CNTT, DVC, XHH"),
        ("PHÁT TRIỂN KT-XH, ISO, KPI, OCOP, VAT", "Phát triển KT-XH, ISO, KPI, OCOP, VAT"),
        ("TRÍ TUỆ NHÂN TẠO (AI), NẾU CÓ", "Trí tuệ nhân tạo (AI), nếu có"),
        ("HÀNH VI VI PHẠM TRONG QUÝ III, QUÝ VI", "Hành vi vi phạm trong quý III, quý VI"),
        ("KẾT THÚC GIAI ĐOẠN I", "Kết thúc giai đoạn I"),
        ("NGHIÊN CỨU KHOẢNG QUỐC GIA, THUYỀN, NGUYỄN, KHUỶU", "Nghiên cứu khoảng quốc gia, thuyền, nguyễn, khuỷu"),
        ("“MỘT CỬA” ĐIỆN TỬ", "“Một cửa” điện tử"),
        ("Cải cách THỂ CHẾ", "Cải cách THỂ CHẾ"),
        ("CCHC", "CCHC"),
        ("2024", "2024"),
        ("", ""),
    ],
)
def test_a_title_in_capitals_is_a_sentence_with_its_abbreviations(capitals: str, sentence: str) -> None:
    assert sentence_case(capitals) == sentence


def test_names_that_are_written_elsewhere_keep_their_letters() -> None:
    names = ["Sở Nội vụ", "Cẩm Giàng", "", "."]
    assert sentence_case("SỞ NỘI  VỤ, XÃ CẨM GIÀNG, CẨM GIÀNGS", names) == "Sở Nội vụ, xã Cẩm Giàng, cẩm GIÀNGS"


def test_capitals_are_no_single_letter() -> None:
    assert [is_in_capitals(text) for text in ("CẢI CÁCH 1", "Y", "Cải cách", "12", "")] == [
        True,
        False,
        False,
        False,
        False,
    ]
