"""Letters that a plan file cannot hold, and text of old code tables."""

import pytest
from helpers.foreign import table

from cchc.errors import CchcError
from cchc.importing.imported import ImportedValue, LeftOut, Weight, Why
from cchc.importing.letters import legible, read_value, refuse_old_headings, refuse_old_letters

PLACE = "bảng 2, hàng 5, cột 3"
TCVN3, VNI = "Thèng kª, b¸o c¸o", "Baùo caùo, thoáng keâ"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a\u200bb\u00adc", "abc"),
        ("kế hoạch".encode().decode(), "kế hoạch"),
        ("kê\u0301 hoa\u0323ch", "kế hoạch"),
        ("\uf0b7 một", "\ufffd một"),
        ("a\u2028b\x0bc\r\nd", "a\nb\nc\nd"),
        ("x\x00\x07y\ud800z", "xy\ufffdz"),
        ("a" + "\u0336" * 20, "a" + "\u0336" * 8),
        ("tab\tvà nbsp\u00a0", "tab\tvà nbsp\u00a0"),
    ],
)
def test_a_text_is_made_one_that_a_plan_file_holds(text: str, read: str) -> None:
    assert legible(text) == read


def test_characters_that_nobody_sees_are_told() -> None:
    read = read_value(ImportedValue("a\u202eb", PLACE))
    [doubt] = read.doubts
    assert (read.text, doubt.weight, doubt.place, doubt.read_as) == ("ab", Weight.LETTERS, PLACE, "ab")
    assert "U+202E" in doubt.advice


@pytest.mark.parametrize(
    ("text", "font", "told"),
    [
        (TCVN3, "", "chưa đọc: chữ của bảng mã cũ TCVN3"),
        (TCVN3, ".VnTime", "chưa đọc: chữ của bảng mã cũ TCVN3, phông .VnTime"),
        (VNI, "VNI-Times", "chưa đọc: chữ của bảng mã cũ VNI, phông VNI-Times"),
        ("B¸o hiÖu", ".VnTimeH", "chưa đọc: chữ của bảng mã cũ TCVN3, phông .VnTimeH"),
        ("ThuyÕt", ".VnTime", "chưa đọc: chữ của bảng mã cũ TCVN3, phông .VnTime"),
        ("Uá»· ban nhÃ¢n dÃ¢n xÃ£", "", "chưa đọc: chữ UTF-8 bị đọc nhầm bằng bảng mã khác"),
    ],
)
def test_text_of_an_old_code_table_is_refused_and_stands_in_the_list(text: str, font: str, told: str) -> None:
    read = read_value(ImportedValue(text, PLACE, font=font))
    [doubt] = read.doubts
    assert (read.text, doubt.weight, doubt.written, doubt.read_as) == (None, Weight.LETTERS, text, told)
    assert read.left_out == (LeftOut(Why.DOUBTED, text, PLACE),)


@pytest.mark.parametrize(
    ("text", "font"),
    [("Năm 2024", ".VnTime"), ("Thường xuyên", ".VnTime"), ("TTHC 2024", "VNI-Times"), ("100%", ".VnTime")],
)
def test_a_typeface_alone_is_no_reason_to_doubt_letters_that_are_of_unicode_or_of_both(text: str, font: str) -> None:
    assert read_value(ImportedValue(text, PLACE, font=font)).doubts == ()


@pytest.mark.parametrize(("text", "font"), [("Công tác", ".VnTime"), ("Họp ThuyÕt", "")])
def test_letters_that_may_be_of_an_old_code_table_are_kept_and_told(text: str, font: str) -> None:
    read = read_value(ImportedValue(text, PLACE, font=font))
    assert (read.text, [doubt.weight for doubt in read.doubts]) == (text, [Weight.LETTERS])
    assert read.left_out == ()


@pytest.mark.parametrize(
    "value", [ImportedValue("", PLACE), ImportedValue("x", PLACE, blank=True), ImportedValue(" \n", PLACE)]
)
def test_a_blank_cell_has_no_text(value: ImportedValue) -> None:
    assert read_value(value).text is None


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("LÜnh vùc | §iÓm tèi ®a | NhiÖm vô, gi¶i ph¸p | TT", "bảng mã cũ TCVN3"),
        ("Coâng chöùc | Baùo caùo | Năm", "bảng mã cũ VNI"),
        ("Uá»· ban nhÃ¢n dÃ¢n | nhÃ¢n dÃ¢n", "UTF-8 bị đọc nhầm"),
    ],
)
def test_a_document_of_another_code_table_is_refused_as_a_whole(cells: str, told: str) -> None:
    with pytest.raises(CchcError, match=told):
        refuse_old_letters([table(cells)])


def test_a_document_with_some_cells_of_an_old_code_table_is_read() -> None:
    refuse_old_letters([table("Lĩnh vực | Điểm tối đa | NhiÖm vô, gi¶i ph¸p"), table("TT | 1")])
    refuse_old_letters([])


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        ("TT | Tiªu chÝ | §iÓm tèi ®a | Chñ tr×", "Tên cột ở bảng 1, hàng 2 thuộc bảng mã cũ TCVN3"),
        ("TT | Tieâu chí | Ñieåm toái ña | Chuû trì", "Tên cột ở bảng 1, hàng 2 thuộc bảng mã cũ VNI"),
        ("TT | NhiÃ¡Â»â€¡m vÃ¡Â»Â¥ nhÃ¢n dÃ¢n | nhÃ¢n dÃ¢n xÃ£ | nhÃ¢n dÃ¢n xÃ£", "Tên cột ở bảng 1, hàng 2 là UTF-8"),
    ],
)
def test_headings_of_an_old_code_table_are_refused_over_rows_in_unicode(headings: str, told: str) -> None:
    drawn = table(f"Phụ lục | < | < | <\n{headings}\n1 | Kế hoạch | 2 | Công chức xã\n2 | Báo cáo | 2 | Đảng ủy")
    with pytest.raises(CchcError, match=told):
        refuse_old_headings(drawn, 3)
    refuse_old_headings(drawn, 1)


def test_a_letterhead_of_an_old_code_table_is_none_of_its_headings() -> None:
    refuse_old_headings(table("ñy ban nh©n d©n x· | Céng hßa x· héi | | \nTT | Tiêu chí | Điểm | Chủ trì"), 2)
