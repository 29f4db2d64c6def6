import pytest

from cchc.source.legacy import legacy_encoding


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("C«ng chøc V¨n phßng - Thèng kª", "TCVN3"),
        ("X©y dùng kÕ ho¹ch, b¸o c¸o", "TCVN3"),
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "TCVN3"),
        ("NhiÖm vô, môc tiªu n¨m 2024", "TCVN3"),
        ("HiÖu trëng quyÕt ®Þnh", "TCVN3"),
        ("Néi dung cña phô lôc, nªu râ nhiÖm vô", "TCVN3"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "VNI"),
        ("Coâng chöùc Vaên phoøng - Thoáng keâ", "VNI"),
        ("Xaây döïng keá hoaïch, baùo caùo", "VNI"),
        ("Công chức Văn phòng - Thống kê", None),
        ("Hoà bình, hoá đơn, khoẻ, thuỷ lợi, quý, thuế, xoè, loã", None),
        ("Đề án “Chính quyền số” – giai đoạn 2021–2025 «bản 2»", None),
        ("Tiêu chuẩn 5 µm, 10 m², ±3°, Microsoft® Office", None),
        ("Đoàn công tác tỉnh Århus và thành phố São Paulo", None),
        ("plain ascii text", None),
        ("ÑAÏI HOÄI COÂNG ÑOAØN", "VNI"),
        ("Mô hình «một cửa» và «dân vận»", None),
        ("Dùng Windows® và Excel®", None),
        ("·xây dựng kế hoạch\n·báo cáo", None),
        ("Công chức V¨n phßng - Thèng kª", "TCVN3"),
        ("Uá»· ban nhÃ¢n dÃ¢n xÃ£", "UTF-8"),
    ],
)
def test_the_old_code_tables_are_told_from_vietnamese_and_from_foreign_names(text: str, encoding: str | None) -> None:
    assert legacy_encoding(text) == encoding
