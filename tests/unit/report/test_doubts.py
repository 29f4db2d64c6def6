"""The list of what a person must decide, on screen."""

from cchc.phrasing.doubt_columns import DoubtLine
from cchc.report.doubts import DoubtList, doubts_text


def doubts(number: int, *, written: str = "6 | lãnh đạo", read_as: str = "") -> list[DoubtLine]:
    return [
        DoubtLine(each, f"bảng 1, hàng {each}", written, read_as, "Đề nghị đối chiếu với bản gốc.")
        for each in range(1, number + 1)
    ]


def shown(lines: list[DoubtLine], document: str = "phu-luc.docx") -> str:
    return doubts_text(DoubtList(document, lines, "plans/phu-luc-can-xem.xlsx"))


def test_a_short_list_stands_whole() -> None:
    assert shown(doubts(1, read_as="Lãnh đạo đơn vị")) == (
        "phu-luc.docx: 01 chỗ cần xem lại, chỗ đáng ngờ nhất trước.\n"
        " 1. bảng 1, hàng 1: ghi “6 | lãnh đạo”, đọc là “Lãnh đạo đơn vị”. Đề nghị đối\n"
        "    chiếu với bản gốc.\n"
        "Danh sách này ghi ở plans/phu-luc-can-xem.xlsx.\n"
    )


def test_what_was_read_as_it_is_written_is_told_once() -> None:
    assert shown(doubts(1, written="4.4.2", read_as="4.4.2")).splitlines()[1] == (
        " 1. bảng 1, hàng 1: ghi “4.4.2”. Đề nghị đối chiếu với bản gốc."
    )


def test_a_place_may_have_no_words() -> None:
    lines = [DoubtLine(1, "bảng 1", "", "", "Đề nghị xem năm."), DoubtLine(2, "bảng 2", "", "2024", "Đề nghị xem.")]
    assert shown(lines).splitlines()[1:3] == [" 1. bảng 1: Đề nghị xem năm.", " 2. bảng 2: đọc là “2024”. Đề nghị xem."]


def test_a_long_list_is_cut_after_some_fifteen_lines_of_eighty_columns() -> None:
    text = shown(doubts(40, read_as="lãnh đạo đơn vị"))
    lines = text.splitlines()
    assert len(lines) <= 16
    assert max(map(len, lines)) <= 80
    last_shown = max(int(line[:2]) for line in lines if line[:2].strip().isdecimal())
    assert lines[-1] == f"Và {40 - last_shown} chỗ nữa: xem plans/phu-luc-can-xem.xlsx."


def test_a_single_doubt_is_shown_however_long_it_is() -> None:
    line = DoubtLine(1, "bảng 1", "", "", "Đề nghị xem lại. " * 100)
    assert len(shown([line]).splitlines()) > 15
    assert "Danh sách này ghi ở" in shown([line])


def test_a_long_text_of_the_document_is_cut() -> None:
    assert f"“{'x' * 59}…”" in shown(doubts(1, written="x" * 5000)).replace("\n    ", "")


def test_a_text_in_quotes_gets_no_others() -> None:
    assert "ghi “Tổ chức đối thoại”." in shown(doubts(1, written="“Tổ chức đối thoại”"))


def test_nothing_of_the_document_reaches_the_terminal_raw() -> None:
    text = shown([DoubtLine(1, "bảng\x1b[31m 1", "a\u202eb\nc", "\x07", "Đề nghị\r\n::x.")], "x\x1b[31m\n.docx")
    assert all(letter.isprintable() or letter == "\n" for letter in text)
    assert len(text.splitlines()) == 3
