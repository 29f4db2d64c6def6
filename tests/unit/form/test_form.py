"""The form of Word documents: each code has a document that deserves it, and what is free is left alone."""

import re

import pytest
from docx.shared import Mm, Pt
from helpers import word_documents
from helpers.word_documents import END, LABEL, REFERENCE, RULE, TITLE, Change, Found, changed, found, ours

from cchc.diagnostics import CATALOGUE, FILE_START, Severity
from cchc.diagnostics.catalogue import explanations
from cchc.form import basis, findings

HERE = "Phụ lục I, "
PAGE = HERE + "phần (section) 1"
HEADER = f"{PAGE}, đầu trang"
LABEL_LINE, TITLE_LINE, REFERENCE_LINE = (HERE + f"dòng {name}" for name in ("“Phụ lục”", "tên phụ lục", "“Kèm theo”"))
LONG = ours("plans/2024.yaml")
"""An annex of several pages: one of a page needs no page number."""
DESERVED_BY_MANY_PAGES: list[tuple[str, Change, Found]] = [
    ("no page number", word_documents.no_number, [("N813", HEADER)]),
    (
        "no page number on even pages",
        word_documents.setting("settings", "w:evenAndOddHeaders"),
        [("N813", HERE + "phần (section) 1, đầu trang chẵn")],
    ),
    (
        "counted and hidden again within the annex",
        word_documents.all_of(word_documents.new_section, lambda document: document.add_paragraph("./.")),
        [("N813", HERE + "phần (section) 2, đầu trang thứ nhất"), ("N817", HERE + "phần (section) 2")],
    ),
]
DESERVED: list[tuple[str, Change, Found]] = [
    (
        "neither “Phụ lục” nor “Kèm theo”",
        word_documents.all_of(word_documents.without(REFERENCE), word_documents.without(LABEL)),
        [("N835", "")],
    ),
    (
        "a letterhead above",
        word_documents.above(LABEL, "ỦY BAN NHÂN DÂN XÃ", "Độc lập - Tự do - Hạnh phúc"),
        [("N834", HERE + "trên dòng “Phụ lục”")],
    ),
    (
        "Letter",
        word_documents.all_of(
            word_documents.section(page_width=Mm(279.4), page_height=Mm(215.9)), word_documents.FITTED
        ),
        [("N801", PAGE)],
    ),
    (
        "A5",
        word_documents.all_of(word_documents.section(page_width=Mm(210), page_height=Mm(148)), word_documents.FITTED),
        [("N801", PAGE)],
    ),
    ("left 29", word_documents.section(left_margin=Mm(29)), [("N802", PAGE)]),
    (
        "left 36",
        word_documents.all_of(word_documents.section(left_margin=Mm(36)), word_documents.FITTED),
        [("N802", PAGE)],
    ),
    ("right 14", word_documents.section(right_margin=Mm(14)), [("N802", PAGE)]),
    (
        "right 21",
        word_documents.all_of(word_documents.section(right_margin=Mm(21)), word_documents.FITTED),
        [("N802", PAGE)],
    ),
    ("top 19", word_documents.section(top_margin=Mm(19)), [("N802", PAGE)]),
    ("bottom 26", word_documents.section(bottom_margin=Mm(26)), [("N802", PAGE)]),
    ("gutter", word_documents.all_of(word_documents.section(gutter=Mm(6)), word_documents.FITTED), [("N802", PAGE)]),
    (
        "font",
        word_documents.in_cell(3, 2, "w:rFonts", ascii="Arial", hAnsi="Arial"),
        [("N803", HERE + "bảng 1, hàng 3, cột 2")],
    ),
    (
        "font of ASCII only",
        word_documents.in_cell(3, 2, "w:rFonts", ascii="Arial"),
        [("N803", HERE + "bảng 1, hàng 3, cột 2")],
    ),
    (
        "font of Vietnamese only",
        word_documents.in_cell(3, 2, "w:rFonts", hAnsi="Arial"),
        [("N803", HERE + "bảng 1, hàng 3, cột 2")],
    ),
    (
        "text of an old code table in a font of Unicode",
        word_documents.text_of_cell(3, 2, "NhiÖm vô, môc tiªu n¨m 2024"),
        [("N842", HERE + "bảng 1, hàng 3, cột 2")],
    ),
    ("font of the page number", word_documents.header(name="Arial"), [("N803", HEADER)]),
    ("colour", word_documents.in_cell(3, 2, "w:color", val="FF0000"), [("N804", HERE + "bảng 1, hàng 3, cột 2")]),
    ("grey", word_documents.in_cell(3, 2, "w:color", val="262626"), [("N804", HERE + "bảng 1, hàng 3, cột 2")]),
    ("no “Phụ lục”", word_documents.without(LABEL), [("N805", "đầu phụ lục")]),
    ("“Phụ lục” and name in one line", word_documents.joined(": "), [("N805", LABEL_LINE)]),
    ("“Phụ lục” in capitals", word_documents.text(LABEL, "PHỤ LỤC I"), [("N806", LABEL_LINE)]),
    ("“Phụ lục” by All Caps", word_documents.run(LABEL, all_caps=True), [("N806", LABEL_LINE)]),
    ("“Phụ lục” of 13", word_documents.run(LABEL, size=Pt(13)), [("N806", LABEL_LINE)]),
    ("“Phụ lục” not bold", word_documents.run(LABEL, bold=False), [("N806", LABEL_LINE)]),
    ("“Phụ lục” italic", word_documents.run(LABEL, italic=True), [("N806", LABEL_LINE)]),
    ("“Phụ lục” at the left", word_documents.left(LABEL), [("N806", LABEL_LINE)]),
    ("no name", word_documents.without(TITLE), [("N807", HERE + "đầu phụ lục")]),
    ("name not in capitals", word_documents.text(TITLE, "Mục tiêu, nhiệm vụ năm 2024"), [("N808", TITLE_LINE)]),
    ("name of 12", word_documents.run(TITLE, size=Pt(12)), [("N808", TITLE_LINE)]),
    ("name of 15", word_documents.run(TITLE, size=Pt(15)), [("N808", TITLE_LINE)]),
    ("name not bold", word_documents.run(TITLE, bold=False), [("N808", TITLE_LINE)]),
    ("name italic", word_documents.run(TITLE, italic=True), [("N808", TITLE_LINE)]),
    ("name at the left", word_documents.left(TITLE), [("N808", TITLE_LINE)]),
    ("no “Kèm theo”", word_documents.without(REFERENCE), [("N809", HERE + "đầu phụ lục")]),
    ("“Kèm theo” upright", word_documents.run(REFERENCE, italic=False), [("N810", REFERENCE_LINE)]),
    ("“Kèm theo” bold", word_documents.run(REFERENCE, bold=True), [("N810", REFERENCE_LINE)]),
    ("“Kèm theo” of 12", word_documents.run(REFERENCE, size=Pt(12)), [("N810", REFERENCE_LINE)]),
    ("“Kèm theo” at the left", word_documents.left(REFERENCE), [("N810", REFERENCE_LINE)]),
    ("“Kèm theo” in capitals", word_documents.run(REFERENCE, all_caps=True), [("N810", REFERENCE_LINE)]),
    ("“Kèm theo” upright in its second line", word_documents.upright_second_line, [("N810", REFERENCE_LINE)]),
    (
        "day without a zero",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số 05/KH-UBND ngày 5 tháng 01 năm 2024 của UBND xã)"),
        [("N811", REFERENCE_LINE)],
    ),
    (
        "month 1 without a zero",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số 05/KH-UBND ngày 15 tháng 1 năm 2024 của UBND xã)"),
        [("N811", REFERENCE_LINE)],
    ),
    (
        "month 3 with a zero",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số 05/KH-UBND ngày 15 tháng 03 năm 2024 của UBND xã)"),
        [("N811", REFERENCE_LINE)],
    ),
    (
        "number without a zero",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số 5/KH-UBND ngày 15 tháng 01 năm 2024 của UBND xã)"),
        [("N811", REFERENCE_LINE)],
    ),
    (
        "date in figures",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số 05/KH-UBND ngày 15/01/2024 của UBND xã)"),
        [("N811", REFERENCE_LINE)],
    ),
    (
        "“Ban hành kèm theo”",
        word_documents.text(
            REFERENCE, "(Ban hành kèm theo Quyết định số 05/QĐ-UBND ngày 15 tháng 01 năm 2024 của UBND xã)"
        ),
        [("N831", REFERENCE_LINE)],
    ),
    (
        "number of the Party's without a zero",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số 5-KH/ĐU ngày 15 tháng 01 năm 2024 của Đảng ủy xã)"),
        [("N811", REFERENCE_LINE)],
    ),
    (
        "31 February",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số 05/KH-UBND ngày 31 tháng 02 năm 2024 của UBND xã)"),
        [("N811", REFERENCE_LINE)],
    ),
    (
        "31 April",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số 05/KH-UBND ngày 31 tháng 4 năm 2024 của UBND xã)"),
        [("N811", REFERENCE_LINE)],
    ),
    (
        "29 February of a common year",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số 05/KH-UBND ngày 29 tháng 02 năm 2023 của UBND xã)"),
        [("N811", REFERENCE_LINE)],
    ),
    (
        "day 00",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số 05/KH-UBND ngày 00 tháng 01 năm 2024 của UBND xã)"),
        [("N811", REFERENCE_LINE)],
    ),
    (
        "30 February of a year still open",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số 05/KH-UBND ngày 30 tháng 02 năm … của UBND xã)"),
        [("N811", REFERENCE_LINE)],
    ),
    (
        "month 13",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số 05/KH-UBND ngày 15 tháng 13 năm 2024 của UBND xã)"),
        [("N811", REFERENCE_LINE)],
    ),
    (
        "month 13, day still open",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số 05/KH-UBND ngày … tháng 13 năm 2024 của UBND xã)"),
        [("N811", REFERENCE_LINE)],
    ),
    (
        "no date, no issuer",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số 05/KH-UBND)"),
        [("N811", REFERENCE_LINE)],
    ),
    ("“Phụ Lục”", word_documents.text(LABEL, "Phụ Lục I"), [("N841", LABEL_LINE)]),
    (
        "spaces in the symbol",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số 05/ KH - UBND ngày 15 tháng 01 năm 2024 của UBND xã)"),
        [("N811", REFERENCE_LINE)],
    ),
    (
        "no space before the number",
        word_documents.text(REFERENCE, "(Kèm theo Kế hoạch số:05/KH-UBND ngày 15 tháng 01 năm 2024 của UBND xã)"),
        [("N848", REFERENCE_LINE)],
    ),
    ("underlined name", word_documents.run(TITLE, underline=True), [("N846", TITLE_LINE)]),
    (
        "marked cell",
        word_documents.in_cell(3, 2, "w:highlight", val="yellow"),
        [("N847", HERE + "bảng 1, hàng 3, cột 2")],
    ),
    (
        "header below the top margin",
        word_documents.section(header_distance=Mm(30)),
        [("N843", PAGE)],
    ),
    ("text beside the page number", word_documents.in_header("Trang "), [("N844", HEADER)]),
    ("watermark", word_documents.watermark, [("N845", HEADER)]),
    (
        "a title before the signer's name",
        word_documents.signatures("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "ThS. Trần Văn A"),
        [("N840", HERE + "khối chữ ký")],
    ),
    ("Arabic number", word_documents.text(LABEL, "Phụ lục số 02"), [("N812", "Phụ lục 02, dòng “Phụ lục”")]),
    ("two alike", lambda document: word_documents.second_annex(document, "Phụ lục I"), [("N812", LABEL_LINE)]),
    (
        "one of two without a number",
        lambda document: word_documents.second_annex(document, "Phụ lục"),
        [("N812", "Phụ lục thứ 2, dòng “Phụ lục”")],
    ),
    ("page number on the first page", word_documents.no_titlepg, [("N814", HEADER)]),
    (
        "page number below the first page",
        word_documents.all_of(word_documents.no_titlepg, word_documents.no_number, word_documents.in_footer),
        [("N814", f"{PAGE}, chân trang"), ("N816", f"{PAGE}, chân trang")],
    ),
    ("page number of 12", word_documents.header(size=Pt(12)), [("N815", HEADER)]),
    ("page number italic", word_documents.header(italic=True), [("N815", HEADER)]),
    ("page number at a tab elsewhere", word_documents.tabbed(80), [("N815", HEADER)]),
    ("page number at the left", word_documents.header_left, [("N815", HEADER)]),
    (
        "page number in Roman",
        word_documents.setting("sectPr", "w:pgNumType", fmt="lowerRoman", start="1"),
        [("N815", HEADER)],
    ),
    (
        "page number below",
        word_documents.all_of(word_documents.no_number, word_documents.in_footer),
        [("N816", HERE + "phần (section) 1, chân trang")],
    ),
    ("page number above and below", word_documents.in_footer, [("N816", HERE + "phần (section) 1, chân trang")]),
    ("from 0", word_documents.setting("sectPr", "w:pgNumType", start="0"), [("N817", PAGE)]),
    (
        "the second annex goes on counting",
        lambda document: word_documents.second_annex(document, start=None),
        [("N817", "Phụ lục II, phần (section) 2")],
    ),
    ("header row not repeated", word_documents.in_row(1, "w:tblHeader"), [("N818", HERE + "bảng 1, hàng 1")]),
    ("rows may split", word_documents.in_row(3, "w:cantSplit"), [("N819", HERE + "bảng 1, hàng 3")]),
    ("area row alone", word_documents.not_kept(2), [("N820", HERE + "bảng 1, hàng 2")]),
    ("merged cell over a page", word_documents.not_kept(3), [("N821", HERE + "bảng 1, hàng 3, cột 4")]),
    ("a cell is missing", word_documents.remove_cell, [("N822", HERE + "bảng 1, hàng 3")]),
    ("a cell too many", word_documents.extra_cell, [("N822", HERE + "bảng 1, hàng 3")]),
    ("merge without a start", word_documents.orphan, [("N823", HERE + "bảng 1, hàng 7, cột 3")]),
    ("text that Word hides", word_documents.written(4, 4, "mất"), [("N823", HERE + "bảng 1, hàng 4, cột 4")]),
    ("blank row", word_documents.add_row(), [("N824", HERE + "bảng 1, hàng 9")]),
    ("sum", word_documents.add_row("", "Tổng cộng", "8"), [("N824", HERE + "bảng 1, hàng 9")]),
    ("English", word_documents.in_cell(3, 2, "w:lang", val="en-US"), [("N825", HERE + "bảng 1, hàng 3, cột 2")]),
    ("no end", word_documents.without(END), [("N826", HERE + "cuối phụ lục")]),
    ("no rule", word_documents.without(RULE), [("N827", REFERENCE_LINE)]),
    (
        "authority not in capitals",
        word_documents.signatures("TM. Ủy ban nhân dân", "CHỦ TỊCH", "", "Trần Văn A"),
        [("N828", HERE + "khối chữ ký")],
    ),
    ("authority not bold", word_documents.signatures("KT. CHỦ TỊCH", bold=False), [("N828", HERE + "khối chữ ký")]),
    (
        "signer of 12",
        word_documents.all_of(
            word_documents.signatures("TM. ỦY BAN NHÂN DÂN"), word_documents.signatures("Trần Văn A", size=12)
        ),
        [("N828", HERE + "khối chữ ký")],
    ),
    (
        "signer in capitals",
        word_documents.signatures("TM. ỦY BAN NHÂN DÂN", "", "TRẦN VĂN A"),
        [("N828", HERE + "khối chữ ký")],
    ),
    (
        "text at the signature's place",
        word_documents.in_first_header,
        [("N829", HERE + "phần (section) 1, đầu trang thứ nhất")],
    ),
    ("table as wide as a page on its side", word_documents.portrait, [("N830", HERE + "bảng 1")]),
    (
        "table over the margins by 6 mm",
        word_documents.section(left_margin=Mm(35), right_margin=Mm(16)),
        [("N830", HERE + "bảng 1")],
    ),
    (
        "columns of a fixed width",
        word_documents.all_of(word_documents.portrait, word_documents.of_table(tblW={"type": "auto", "w": "0"})),
        [("N830", HERE + "bảng 1")],
    ),
    (
        "table that asks for more than its columns",
        word_documents.of_table(tblW={"type": "dxa", "w": "15000"}),
        [("N830", HERE + "bảng 1")],
    ),
    ("table in millimetres", word_documents.of_table(tblW={"type": "dxa", "w": "270mm"}), [("N830", HERE + "bảng 1")]),
    (
        "table of 110 % of the page",
        word_documents.of_table(tblW={"type": "pct", "w": "5500"}),
        [("N830", HERE + "bảng 1")],
    ),
    (
        "table of 110 %, as newer files say it",
        word_documents.of_table(tblW={"type": "pct", "w": "110%"}),
        [("N830", HERE + "bảng 1")],
    ),
    (
        "table over the right edge of the paper",
        word_documents.of_table(jc=None, tblInd={"type": "dxa", "w": "1000"}),
        [("N830", HERE + "bảng 1")],
    ),
    (
        "table over the left edge of the paper",
        word_documents.of_table(jc={"val": "left"}, tblInd={"type": "dxa", "w": "-2000"}),
        [("N830", HERE + "bảng 1")],
    ),
    (
        "a comment",
        word_documents.holding(3, 2, "<w:r><w:commentReference w:id='1'/></w:r>"),
        [("N832", HERE + "bảng 1, hàng 3, cột 2")],
    ),
    (
        "an error of a field",
        word_documents.holding(3, 2, "<w:r><w:t>Error! Reference source not found.</w:t></w:r>"),
        [("N833", HERE + "bảng 1, hàng 3, cột 2")],
    ),
]


@pytest.mark.parametrize(("change", "expected"), [case[1:] for case in DESERVED], ids=[case[0] for case in DESERVED])
def test_a_fault_is_one_finding_at_its_place(change: Change, expected: Found) -> None:
    assert found(changed(change)) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [case[1:] for case in DESERVED_BY_MANY_PAGES],
    ids=[case[0] for case in DESERVED_BY_MANY_PAGES],
)
def test_a_fault_of_an_annex_of_many_pages_is_found(change: Change, expected: Found) -> None:
    assert found(changed(change, content=LONG)) == expected


def test_every_code_of_form_has_a_document_that_deserves_it() -> None:
    deserved = {code for _, _, expected in (*DESERVED, *DESERVED_BY_MANY_PAGES) for code, _ in expected}
    assert deserved == {code for code in CATALOGUE if code.startswith("N")}


DECREES_WARNINGS = {"N841"}
DECREE = " Phần I Phụ lục I Nghị định số 30/2020/NĐ-CP"


def named_points(code: str) -> set[str]:
    """The points of the decree that the explanation of a code names, each from the smallest part to “Mục”."""
    points = re.findall(r"(?:điểm \w )?khoản \d Mục [IV]+", explanations()[code].why, re.IGNORECASE)
    return {point[0].lower() + point[1:] for point in points}


@pytest.mark.parametrize(
    ("name", "change", "expected"),
    [*DESERVED, *DESERVED_BY_MANY_PAGES],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_message_is_one_sentence_with_its_basis_and_a_mend(name: str, change: Change, expected: Found) -> None:
    del name, expected
    for each in findings(changed(change, content=LONG), "a.docx"):
        assert f", theo {each.basis} " in each.message
        by_decree = each.severity is Severity.ERROR or each.code in DECREES_WARNINGS
        assert (each.basis == basis.CONVENTION) is not by_decree
        if by_decree:
            assert each.basis.removesuffix(DECREE) in named_points(each.code)
        assert re.fullmatch(r"[“A-ZĐ][^\n]*[^.\n]\. Đề nghị [^\n]+\.", each.message), each.message
        assert each.span == FILE_START


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (
            word_documents.portrait,
            "Bảng rộng 252 mm mà giữa hai lề chỉ có 165 mm, theo quy ước trình bày phải nằm giữa hai lề.",
        ),
        (
            word_documents.of_table(jc=None, tblInd={"type": "dxa", "w": "1417"}),
            "Bảng ra ngoài mép giấy 10 mm, theo quy ước trình bày phải nằm giữa hai lề.",
        ),
    ],
)
def test_a_table_that_is_too_wide_is_told_with_both_widths(change: Change, what: str) -> None:
    (only,) = findings(changed(change), "a.docx")
    assert only.message.startswith(what)


@pytest.mark.parametrize(
    "plan", ["plans/2024.yaml", "plans/2023_gaps.yaml", "tests/examples/maintain.yaml", "tests/examples/remedy.yaml"]
)
def test_our_own_annex_has_no_finding(plan: str) -> None:
    assert found(ours(plan)) == []
