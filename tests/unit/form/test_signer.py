"""Before the name of the signer stands no title, where a committee, a council or a phòng issues the document."""

import pytest
from helpers.decree.draft import Draft
from helpers.decree.wording import line, look, paragraph, run
from helpers.word_documents import found

from cchc.form import findings

PLACE = "Phụ lục I, khối chữ ký"


def signed(name: str, *authority: str, issuer: str = "Ủy ban nhân dân xã") -> Draft:
    """An annex with a block of signatures."""
    lines = [line(text, bold=True) for text in authority or ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")]
    reference = f"(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 3 năm 2024 của {issuer})"
    return Draft(
        reference=line(reference, 13, italic=True), after="".join([*lines, paragraph() * 3, line(name, bold=True)])
    )


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("TS. Nguyễn Văn A", "TS."),
        ("ThS. Nguyễn Văn A", "ThS."),
        ("ThS Nguyễn Văn A", "ThS"),
        ("GS.TS. Nguyễn Văn A", "GS.TS."),
        ("PGS, TS. Nguyễn Văn A", "PGS, TS."),
        ("BS.CKII. Nguyễn Văn A", "BS.CKII."),
        ("BS. Nguyễn Văn A", "BS."),
        ("KS. Nguyễn Văn A", "KS."),
        ("Thạc sĩ Nguyễn Văn A", "Thạc sĩ"),
        ("Thạc sỹ: Nguyễn Văn A", "Thạc sỹ"),
        ("Tiến sĩ Nguyễn Văn A", "Tiến sĩ"),
        ("Đại tá Nguyễn Văn A", "Đại tá"),
        ("Thiếu tá, Thạc sĩ Nguyễn Văn A", "Thiếu tá, Thạc sĩ"),
        ("Nhà giáo ưu tú Nguyễn Văn A", "Nhà giáo ưu tú"),
        ("NGƯT. Nguyễn Văn A", "NGƯT."),
        ("Anh hùng Lao động Nguyễn Văn A", "Anh hùng Lao động"),
    ],
)
def test_a_title_before_the_name_is_found(name: str, title: str) -> None:
    (only,) = findings(signed(name).packed(), "a.docx")
    assert (only.code, only.where) == ("N840", PLACE)
    assert f"trước họ tên người ký có “{title}”" in only.message
    assert only.message.endswith(f"Đề nghị bỏ “{title}”.")


def test_a_title_in_a_line_of_its_own_is_found() -> None:
    lines = [line(text, bold=True) for text in ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Thạc sĩ", "Nguyễn Văn A")]
    assert found(Draft(after="".join(lines)).packed()) == [("N840", PLACE)]


@pytest.mark.parametrize(
    "issuer",
    ["UBND xã", "Hội đồng nhân dân xã", "Thường trực HĐND xã", "Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND"],
)
def test_committees_councils_and_phong_have_no_leave_for_titles(issuer: str) -> None:
    assert found(signed("TS. Nguyễn Văn A", issuer=issuer).packed()) == [("N840", PLACE)]


@pytest.mark.parametrize(
    "issuer",
    [
        "Trường Trung học cơ sở xã",
        "Trạm Y tế xã",
        "Bệnh viện Đa khoa tỉnh",
        "Phòng khám Đa khoa khu vực",
        "Công an xã",
        "Phòng Cảnh sát giao thông",
        "Ban Chỉ huy quân sự xã",
        "Viện Khoa học kỹ thuật nông nghiệp",
    ],
)
def test_schools_hospitals_forces_and_research_have_rules_of_their_own(issuer: str) -> None:
    assert found(signed("TS. Nguyễn Văn A", "KT. TRƯỞNG BAN", issuer=issuer).packed()) == []


@pytest.mark.parametrize(
    ("authority", "expected"),
    [("TM. HỘI ĐỒNG NHÂN DÂN", [("N840", PLACE)]), ("TRƯỞNG PHÒNG", [("N840", PLACE)]), ("KT. HIỆU TRƯỞNG", [])],
)
def test_without_an_issuer_the_block_of_signatures_tells(authority: str, expected: list[tuple[str, str]]) -> None:
    assert found(signed("TS. Nguyễn Văn A", authority, issuer="…").packed()) == expected


@pytest.mark.parametrize("name", ["Nguyễn Văn A", "Tsan Văn B", "Cử Văn C", "Lê Thị Đại", "Đại Văn D"])
def test_a_name_is_no_title(name: str) -> None:
    assert found(signed(name).packed()) == []


@pytest.mark.parametrize("name", ["Y Thông Bya", "H’Hen Niê", "K’ Sung"])
def test_a_name_may_begin_with_one_letter(name: str) -> None:
    assert found(signed(name).packed()) == []


@pytest.mark.parametrize("words", ["(Đã ký)", "Đã ký", "(Ký, đóng dấu)", "(Chữ ký, dấu)"])
def test_the_room_for_the_signature_may_say_so(words: str) -> None:
    titles = line("TM. ỦY BAN NHÂN DÂN", bold=True) + line("CHỦ TỊCH", bold=True)
    name = line(words, italic=True) + line("Nguyễn Văn A", bold=True)
    assert found(Draft(after=titles + paragraph() * 2 + name).packed()) == []


@pytest.mark.parametrize("post", ["CHỦ TỊCH", "PHÓ CHỦ TỊCH", "TRƯỞNG PHÒNG", "CHÁNH VĂN PHÒNG"])
def test_a_post_that_signs_for_itself_begins_the_block(post: str) -> None:
    assert found(signed("NGUYỄN VĂN A", post).packed()) == [("N828", PLACE)]


@pytest.mark.parametrize(
    "name",
    [
        paragraph(run("\tNguyễn Văn A", look(14, bold=True))),
        paragraph(run("          Nguyễn Văn A", look(14, bold=True))),
        paragraph(run("Nguyễn Văn A", look(14, bold=True)), '<w:ind w:left="2000"/>'),
        paragraph(run("Nguyễn Văn A", look(14, bold=True)), '<w:ind w:firstLine="2000"/>'),
    ],
    ids=["tab", "spaces", "indent", "first line"],
)
def test_a_name_that_was_moved_by_hand_may_stand_in_the_middle(name: str) -> None:
    titles = line("TM. ỦY BAN NHÂN DÂN", bold=True) + line("CHỦ TỊCH", bold=True)
    assert found(Draft(after=titles + paragraph() * 3 + name).packed()) == []
