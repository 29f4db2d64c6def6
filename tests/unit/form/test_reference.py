"""What the line “(Kèm theo …)” says: number and symbol, day, issuer; in all the ways in which people slip."""

import re

import pytest
from helpers.decree.draft import Draft
from helpers.decree.wording import line

from cchc.form import basis, findings

OF = "của Ủy ban nhân dân xã"
DAY = f"ngày 15 tháng 01 năm 2024 {OF}"


def said(text: str) -> list[tuple[str, str]]:
    """Of a line “(Kèm theo Kế hoạch …)”, the codes of its findings and what each says is wrong."""
    made = Draft(reference=line(f"(Kèm theo Kế hoạch {text})", 13, italic=True)).packed()
    found = findings(made, "a.docx")
    assert all(each.where == "Phụ lục I, dòng “Kèm theo”" for each in found)
    return [(each.code, re.split(r"(?<=”): |, theo ", each.message)[1]) for each in found]


def right(text: str) -> str:
    """What the only finding on such a line asks for."""
    (only,) = findings(Draft(reference=line(f"(Kèm theo Kế hoạch {text})", 13, italic=True)).packed(), "a.docx")
    return only.message.split(" phải ghi ")[1].split(". Đề nghị")[0]


@pytest.mark.parametrize(
    "text",
    [
        f"số 05/KH-UBND {DAY}",
        f"số: 05/KH-UBND {DAY}",
        f"số 05/2024/KH-UBND {DAY}",
        f"số 05-KH/ĐU {DAY}",
        f"số 30/KH-UBND-VX {DAY}",
        f"số hóa tài liệu số 30/KH-UBND {DAY}",
        f"số 05/KH\u2011UBND {DAY}",
        f"số …/KH-UBND ngày … tháng … năm 2024 {OF}",
        f"số … /KH-UBND ngày … tháng 01 năm 2024 {OF}",
        f"số      /KH-UBND ngày      tháng 01 năm 2024 {OF}",
        f"số ......./KH-UBND ngày ..... tháng ..... năm ...... {OF}",
        f"số …/…-… ngày …. tháng …. năm …. {OF}",
        f"số … ngày … tháng … năm … {OF}",
        f"số ____ ngày __ tháng __ năm ____ {OF}",
        f"số 05/…-… {DAY}",
        f"số 105/KH-UBND ngày 29 tháng 02 năm 2024 {OF}",
        f"số 05/KH-UBND ngày 31 tháng 12 năm 2024 {OF}",
        "số 05/KH-UBND ngày 15 tháng 01 năm 2024 của Ủy ban nhân dân xã về cải cách hành chính năm 2024",
    ],
)
def test_a_line_in_its_form_or_still_open_is_no_fault(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("symbol", "wanted"),
    [
        ("05/ KH - UBND", "05/KH-UBND"),
        ("05 /KH-UBND", "05/KH-UBND"),
        ("05/KH -UBND", "05/KH-UBND"),
        ("05/KH- UBND", "05/KH-UBND"),
        ("05 - KH/ĐU", "05-KH/ĐU"),
        ("05/KH–UBND", "05/KH-UBND"),
        ("05/kh-ubnd", "05/KH-UBND"),
        ("05 KH-UBND", "05/KH-UBND"),
        ("05.KH-UBND", "05/KH-UBND"),
        ("05-KH-UBND", "05/KH-UBND"),
        ("05//KH--UBND", "05/KH-UBND"),
        ("05\\KH-UBND", "05/KH-UBND"),
        ("05/KH_UBND", "05/KH-UBND"),
    ],
)
def test_a_symbol_has_a_slash_hyphens_capitals_and_no_spaces(symbol: str, wanted: str) -> None:
    assert said(f"số {symbol} {DAY}") == [("N811", f"“{symbol}”")]
    assert right(f"số {symbol} {DAY}") == f"“{wanted}”"


def test_a_symbol_without_a_number_has_no_spaces_either() -> None:
    assert right(f"số …/KH - UBND ngày … tháng … năm 2024 {OF}") == "“/KH-UBND”"


@pytest.mark.parametrize("number", ["05", "15", "05/", "05/2024"])
def test_a_number_has_a_symbol(number: str) -> None:
    assert said(f"số {number} {DAY}") == [("N811", "thiếu ký hiệu")]


@pytest.mark.parametrize(
    ("day", "wrong", "wanted"),
    [
        ("ngày 5 tháng 12 năm 2024", "ngày 5", "ngày 05"),
        ("ngày 015 tháng 12 năm 2024", "ngày 015", "ngày 15"),
        ("ngày 15 tháng 1 năm 2024", "tháng 1", "tháng 01"),
        ("ngày … tháng 2 năm 2024", "tháng 2", "tháng 02"),
        ("ngày 15 tháng 09 năm 2024", "tháng 09", "tháng 9"),
        ("ngày 15 tháng 01 năm 24", "năm 24", "năm 2024"),
        ("ngày 15 tháng 01 năm '24", "năm 24", "năm 2024"),
        ("ngày 15 tháng 01 năm 224", "năm 224", "năm 20…"),
        ("ngày 15/01/2024", "ngày 15/01/2024", "ngày … tháng … năm …"),
        ("ngày 15/01/24", "ngày 15/01/24", "ngày … tháng … năm …"),
        ("ngày 15.01.2024", "ngày 15.01.2024", "ngày … tháng … năm …"),
        ("ngày 15-01-2024", "ngày 15-01-2024", "ngày … tháng … năm …"),
        ("ngày 15 tháng 01/2024", "tháng 01/2024", "ngày … tháng … năm …"),
        ("ngày mười tháng 12 năm 2024", "ngày mười", "ngày …” bằng chữ số Ả Rập"),
        ("ngày 15 tháng Giêng năm 2024", "tháng Giêng", "tháng …” bằng chữ số Ả Rập"),
        ("ngày 15 tháng III năm 2024", "tháng III", "tháng …” bằng chữ số Ả Rập"),
    ],
)
def test_a_day_is_written_in_full(day: str, wrong: str, wanted: str) -> None:
    assert said(f"số 05/KH-UBND {day} {OF}") == [("N811", f"“{wrong}”")]
    assert right(f"số 05/KH-UBND {day} {OF}").strip("“”") == wanted


@pytest.mark.parametrize(
    ("kind", "symbol", "told"),
    [
        ("Kế hoạch", "05/QĐ-UBND", "Quyết định"),
        ("Quyết định", "05-KH/ĐU", "Kế hoạch"),
        ("kế hoạch", "…/TB-UBND", "Thông báo"),
    ],
)
def test_a_symbol_is_that_of_the_kind(kind: str, symbol: str, told: str) -> None:
    made = Draft(reference=line(f"(Kèm theo {kind} số {symbol} {DAY})", 13, italic=True)).packed()
    (only,) = findings(made, "a.docx")
    assert (only.code, only.basis) == ("N811", basis.KIND)
    assert f"ký hiệu là của {told}" in only.message


@pytest.mark.parametrize(
    "text",
    [
        "Văn bản số 05/QĐ-UBND",
        "Chương trình số 30/CTr-UBND",
        "Công văn số 05/UBND-VP",
        "Đề án hè số 05/ABC-UBND",
        "Kế hoạch năm 2024 số 05/QĐ-UBND",
    ],
)
def test_a_kind_or_a_symbol_that_is_not_known_is_left_alone(text: str) -> None:
    made = Draft(reference=line(f"(Kèm theo {text} {DAY})", 13, italic=True)).packed()
    assert findings(made, "a.docx") == ()


@pytest.mark.parametrize("number", ["số:05/KH-UBND", "Số:05/KH-UBND", "số05/KH-UBND"])
def test_a_missing_space_is_a_matter_of_convention(number: str) -> None:
    (only,) = findings(Draft(reference=line(f"(Kèm theo Kế hoạch {number} {DAY})", 13, italic=True)).packed(), "a.docx")
    assert (only.code, only.basis) == ("N848", basis.CONVENTION)
    assert f"“{number}” thiếu dấu cách, theo quy ước trình bày thì ghi “số 05/KH-UBND”" in only.message


def test_a_day_without_spaces_is_a_matter_of_convention_too() -> None:
    assert said(f"số 05/KH-UBND ngày15 tháng 01 năm2024 {OF}") == [
        ("N848", "“ngày15” thiếu dấu cách"),
        ("N848", "“năm2024” thiếu dấu cách"),
    ]


@pytest.mark.parametrize("symbol", ["KH UBND", "KHUBND", "KH.UBND", "Kh-UBND", "kh-ubnd"])
def test_a_symbol_has_its_hyphen_and_its_capitals(symbol: str) -> None:
    assert right(f"số 05/{symbol} {DAY}") == "“05/KH-UBND”"


def test_abbreviations_keep_the_small_letters_that_the_decree_gives_them() -> None:
    assert said(f"số 05/TTr-UBND {DAY}") == [("N811", "ký hiệu là của Tờ trình")]


def test_the_day_of_another_document_is_not_the_lines() -> None:
    assert said(f"số 05/KH-UBND {DAY} thực hiện Nghị quyết số 9-NQ/TU ngày 05/01/2024") == []
