import pytest

from cchc.importing.letter_case import Cased, LetterCase

TEXTS = (
    "Kế hoạch CCHC của Ủy ban nhân dân xã Cẩm Giàng",
    "Nâng cao chất lượng chỉ số CCHC; cấp xã; ngưng hiệu lực văn bản theo quý",
    "CÔNG TÁC CHỈ ĐẠO CỦA AN",
)


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("NÂNG CAO CHẤT LƯỢNG CHỈ SỐ CCHC NĂM 2024", "Nâng cao chất lượng chỉ số CCHC năm 2024"),
        ("NHIỆM VỤ CỦA ỦY BAN NHÂN DÂN XÃ CẨM GIÀNG", "Nhiệm vụ của Ủy ban nhân dân xã Cẩm Giàng"),
        ("CẢI CÁCH TTHC, CNTT VÀ BHYT; QUÝ I, QUÝ IV", "Cải cách TTHC, CNTT và BHYT; quý I, quý IV"),
        ("PHẠM VI CẤP XÃ", "Phạm vi cấp xã"),
        ("KẾT QUẢ CỦA XÃ NĂM 2024", "Kết quả của xã năm 2024"),
        ("Nhiệm vụ của Ủy ban", "Nhiệm vụ của Ủy ban"),
        ("UBND", "UBND"),
    ],
)
def test_a_title_in_capitals_is_written_as_the_document_writes_its_words(title: str, wanted: str) -> None:
    assert LetterCase(TEXTS).in_sentence(title) == Cased(wanted)


def test_a_line_of_one_word_in_capitals_teaches_nothing_about_that_word() -> None:
    lines = LetterCase(["ĐIỂM", "TỐI", "ĐA", "Kết quả CCHC"])
    assert lines.in_sentence("DUY TRÌ ĐIỂM CCHC") == Cased("Duy trì điểm CCHC")


def test_a_name_that_no_other_text_has_is_kept_with_capitals_and_said() -> None:
    assert LetterCase(TEXTS).in_sentence("NHIỆM VỤ CỦA XÃ BÌNH AN") == Cased("Nhiệm vụ của xã Bình An", ("Bình", "An"))


def test_words_after_the_most_that_is_read_teach_nothing() -> None:
    filler = "chữ " * 80_000
    assert LetterCase([filler, "xã Mẫu"]).in_sentence("CỦA XÃ MẪU").unsure == ("Mẫu",)
    assert LetterCase(["xã Mẫu", filler]).in_sentence("CỦA XÃ MẪU").unsure == ()
