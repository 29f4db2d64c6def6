"""Comments, tracked changes and errors of fields in a finished document, wherever they stand."""

from typing import Any

import pytest
from docx.oxml.ns import qn
from helpers import word_documents
from helpers.docx_hosts import element
from helpers.word_documents import Change, changed, found

from cchc.form import findings

BY = "w:id='9' w:author='a' w:date='2026-01-05T08:00:00Z'"
RUN = "<w:r><w:t>chữ</w:t></w:r>"
GONE = "<w:r><w:delText>chữ</w:delText></w:r>"
CELL = "Phụ lục I, bảng 1, hàng 3, cột 2"
CHANGES = {
    "text put in": f"<w:ins {BY}>{RUN}</w:ins>",
    "text taken out": f"<w:del {BY}>{GONE}</w:del>",
    "text taken out, its frame lost": GONE,
    "text moved away": f"<w:moveFrom {BY}>{RUN}</w:moveFrom>",
    "text moved here": f"<w:moveTo {BY}>{RUN}</w:moveTo>",
    "a format": f"<w:r><w:rPr><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>chữ</w:t></w:r>",
    "text in a conflict": f"<w14:conflictIns {BY}>{RUN}</w14:conflictIns>",
    "a formula": f"<w:r><w:rPr><w:ins {BY}/></w:rPr></w:r>",
}
"""Tracked changes within a paragraph."""


def put(xml: str) -> Change:
    """Put something into the paragraph of a cell."""
    return word_documents.holding(3, 2, xml)


def in_properties(owner: str, xml: str) -> Change:
    """Put something at the end of the first properties of that kind in the third row."""

    def change(document: Any) -> None:
        row = word_documents.rows(document)[2]
        place = next(row.iter(qn(owner))) if owner != "w:sectPr" else document.element.body.sectPr
        place.append(element(xml))

    return change


@pytest.mark.parametrize("name", CHANGES)
def test_a_tracked_change_is_found_at_its_place(name: str) -> None:
    assert ("N832", CELL) in found(changed(put(CHANGES[name])))


@pytest.mark.parametrize(
    ("owner", "xml", "where"),
    [
        ("w:tcPr", f"<w:cellIns {BY}/>", "Phụ lục I, bảng 1, hàng 3, cột 1"),
        ("w:tcPr", f"<w:tcPrChange {BY}><w:tcPr/></w:tcPrChange>", "Phụ lục I, bảng 1, hàng 3, cột 1"),
        ("w:trPr", f"<w:ins {BY}/>", "Phụ lục I, bảng 1, hàng 3"),
        ("w:trPr", f"<w:trPrChange {BY}><w:trPr/></w:trPrChange>", "Phụ lục I, bảng 1, hàng 3"),
        ("w:pPr", f"<w:pPrChange {BY}><w:pPr/></w:pPrChange>", "Phụ lục I, bảng 1, hàng 3, cột 1"),
    ],
)
def test_a_change_of_properties_is_found_at_what_was_changed(owner: str, xml: str, where: str) -> None:
    assert ("N832", where) in found(changed(in_properties(owner, xml)))


def test_a_change_of_the_page_is_found() -> None:
    codes = [code for code, _ in found(changed(in_properties("w:sectPr", f"<w:sectPrChange {BY}/>")))]
    assert codes == ["N832"]


def test_a_comment_counts_once_however_many_elements_it_has() -> None:
    comment = (
        f"<w:commentRangeStart w:id='1'/>{RUN}<w:commentRangeEnd w:id='1'/><w:r><w:commentReference w:id='1'/></w:r>"
    )
    (one,) = findings(changed(put(comment)), "a.docx")
    assert (one.code, one.where) == ("N832", CELL)
    assert one.message == (
        "Còn bình luận (comment), theo quy ước trình bày văn bản để ký không còn bình luận. Đề nghị vào Review, Delete, "
        "chọn Delete All Comments in Document."
    )
    (both,) = findings(changed(put(comment), put(comment.replace("'1'", "'2'"))), "a.docx")
    assert "; có 02 chỗ như vậy." in both.message
    assert both.related == ()


def test_a_finding_names_the_other_places_of_its_fault() -> None:
    def header(document: Any) -> None:
        document.sections[0].header.paragraphs[0]._p.append(element(CHANGES["text put in"]))

    (one,) = findings(changed(put(CHANGES["text put in"]), header), "a.docx")
    places = {one.where, *(other.message for other in one.related)}
    assert (len(one.related), places) == (1, {CELL, "đầu trang, đoạn 1"})


def test_traces_in_headers_and_before_the_annex_are_found_too() -> None:
    def header(document: Any) -> None:
        document.sections[0].header.paragraphs[0]._p.append(element(CHANGES["text put in"]))

    assert ("N832", "đầu trang, đoạn 1") in found(changed(header))

    def before(document: Any) -> None:
        document.element.body.insert(0, element(f"<w:p><w:r><w:t>Kế hoạch</w:t></w:r>{CHANGES['text put in']}</w:p>"))

    assert ("N832", "đoạn 1") in found(changed(before))


def field(result: str, *, kind: str = "complex") -> str:
    if kind == "simple":
        return f"<w:fldSimple w:instr=' REF a '><w:r><w:t>{result}</w:t></w:r></w:fldSimple>"
    mark = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    instruction = "<w:r><w:instrText> REF a \\h </w:instrText></w:r>"
    pieces = "".join(f"<w:r><w:t>{piece}</w:t></w:r>" for piece in (result[:4], result[4:]))
    return f"{mark.format('begin')}{instruction}{mark.format('separate')}{pieces}{mark.format('end')}"


ERRORS = [
    "Error! Reference source not found.",
    "Error! Bookmark not defined.",
    "Error! No text of specified style in document.",
    "Error! Unknown document property name.",
    "Error: Reference source not found",
    "Lỗi! Không tìm thấy nguồn tham chiếu.",
    "Lỗi! Thẻ đánh dấu không được xác định.",
    "Lỗi: không tìm thấy nguồn tham chiếu",
]


@pytest.mark.parametrize("kind", ["complex", "simple"])
@pytest.mark.parametrize(
    "error", [*ERRORS, "Erreur ! Source du renvoi introuvable.", "错误!未找到引用源。", "!Syntax Error"]
)
def test_an_error_in_the_place_of_a_fields_result_is_found(error: str, kind: str) -> None:
    assert ("N833", CELL) in found(changed(put(field(error, kind=kind))))


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_that_is_plain_text_by_now_is_found(error: str) -> None:
    (one,) = (each for each in findings(changed(put(f"<w:r><w:t>xem {error}</w:t></w:r>")), "a.docx"))
    assert (one.code, one.where) == ("N833", CELL)
    assert one.message.startswith(f"“{error}”: trường (field) báo lỗi")


@pytest.mark.parametrize(
    "text",
    ["Sửa lỗi: không để sót hồ sơ", "Báo lỗi! Đề nghị", "Lỗi: nhập sai số liệu", "Error rate", "Mã Error! trên máy"],
)
def test_a_text_that_speaks_of_errors_is_none(text: str) -> None:
    assert found(changed(put(f"<w:r><w:t>{text}</w:t></w:r>"))) == []


def test_a_field_that_says_something_else_and_deleted_text_are_no_error() -> None:
    assert found(changed(put(field("2")))) == []
    assert found(changed(put(field("Lưu ý! Điều 2")))) == []
    deleted = f"<w:del {BY}><w:r><w:t>Error! Reference source not found.</w:t></w:r></w:del>"
    assert {code for code, _ in found(changed(put(deleted)))} == {"N832"}
