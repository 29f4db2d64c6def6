"""Abbreviations and Roman numerals keep their capitals."""

import pytest

from cchc.importing.cases import WORD, stays


@pytest.mark.parametrize(
    ("capitals", "kept"),
    [
        ("CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH Y TẾ, AN NINH", []),
        ("CHỈ SỐ CCHC NĂM 2024", ["CCHC", "2024"]),
        ("CỦA UBND XÃ, HĐND, BCĐ, CNTT, DVC, XHH", ["UBND", "HĐND", "BCĐ", "CNTT", "DVC", "XHH"]),
        ("PHÁT TRIỂN KT-XH, ISO, KPI, OCOP, VAT", ["KT", "XH", "ISO", "KPI", "OCOP", "VAT"]),
        ("TRÍ TUỆ NHÂN TẠO (AI), NẾU CÓ AI", ["AI"]),
        ("HÀNH VI VI PHẠM TRONG QUÝ III, QUÝ VI", ["III", "VI"]),
        ("KẾT THÚC GIAI ĐOẠN I", ["I"]),
        ("NGHIÊN CỨU KHOẢNG QUỐC GIA, THUYỀN, NGUYỄN, KHUỶU", []),
    ],
)
def test_what_is_no_vietnamese_word_keeps_its_capitals(capitals: str, kept: list[str]) -> None:
    assert [word[0] for word in WORD.finditer(capitals) if stays(word)] == kept
