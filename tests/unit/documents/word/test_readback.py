"""What was rendered is read back from the file: each loss is found."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import OxmlElement, parse_xml
from helpers.word_making import opened, rendered, view

from cchc.documents.views.annex import SignatureBlock
from cchc.documents.word.readback import losses
from cchc.documents.word.render import finished

PLAN = "plans/2024.yaml"


def lost(change: Callable[[Any], object]) -> list[str]:
    """What is found missing once the body of a sound file was changed."""
    document = opened(rendered(PLAN))
    change(document.element.body)
    annex = view(PLAN)
    return list(losses(finished(document, annex), annex))


def rows(body: Any) -> list[Any]:
    return list(body.iter(qn("w:tr")))


def cells(body: Any, row: int) -> list[Any]:
    return list(rows(body)[row].iter(qn("w:tc")))


def say(cell: Any, text: str) -> None:
    for each in cell.iter(qn("w:t")):
        each.text = text


def merge(cell: Any, value: str | None) -> None:
    properties = cell.find(qn("w:tcPr"))
    for old in properties.findall(qn("w:vMerge")):
        properties.remove(old)
    if value:
        new = OxmlElement("w:vMerge")
        new.set(qn("w:val"), value)
        properties.insert(1, new)


def test_a_sound_file_loses_nothing() -> None:
    assert lost(lambda _: None) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (
            lambda body: rows(body)[2].remove(cells(body, 2)[-1]),
            "cho bảng 1 hỏng ở hàng 3: hàng có 7 cột, bảng có 8 cột",
        ),
        (
            lambda body: merge(cells(body, 2)[3], "continue"),
            "cho bảng 1 hỏng ở hàng 3: ô gộp không có ô bắt đầu ở phía trên",
        ),
        (
            lambda body: say(cells(body, 2)[4], "Khác"),
            "không in “Thường xuyên theo dõi, kiểm tra, đôn đốc công chức chuyên môn phụ trách các…” ở đúng cột của hàng "
            "“TC 1.1. Kế hoạch CCHC năm”",
        ),
        (lambda body: say(cells(body, 2)[2], "5"), "không in “4” ở đúng cột của hàng “TC 1.1. Kế hoạch CCHC năm”"),
        (
            lambda body: rows(body)[2].getparent().remove(rows(body)[2]),
            "không in “TC 1.1. Kế hoạch CCHC năm” ở đúng cột của hàng “TC 1.1. Kế hoạch CCHC năm”",
        ),
        (
            lambda body: rows(body)[2].addprevious(rows(body)[3]),  # the right rows in a wrong order
            "không in đúng thứ tự hàng “TC 1.2. Thực hiện chế độ báo cáo định kỳ”",
        ),
        (lambda body: say(cells(body, 0)[5], "Ai"), "không in “Cơ quan chủ trì thực hiện”"),
        (lambda body: body.remove(body[0]), "không in “Phụ lục I”"),
    ],
)
def test_what_a_file_loses_is_found(change: Callable[[Any], object], found: str) -> None:
    assert lost(change)[0] == found


def test_a_merge_that_was_not_made_is_found() -> None:
    def unmerge(body: Any) -> None:
        continued = next(each for each in body.iter(qn("w:vMerge")) if each.get(qn("w:val")) == "continue")
        continued.getparent().remove(continued)

    assert lost(unmerge) == ["không in ô gộp của hàng “TCTP 3.2.2. Kết quả rà soát, đánh giá TTHC”"]


def test_an_unmerged_cell_must_hold_the_text_of_the_merged_one() -> None:
    def print_again(body: Any) -> None:
        continued = next(each for each in body.iter(qn("w:vMerge")) if each.get(qn("w:val")) == "continue")
        cell = next(continued.iterancestors(qn("w:tc")))
        above = cells(body, 14)[cells(body, 15).index(cell)]
        cell.replace(cell.find(qn("w:p")), deepcopy(above.find(qn("w:p"))))
        continued.getparent().remove(continued)

    def leave_start(body: Any) -> None:
        start = next(each for each in body.iter(qn("w:vMerge")) if each.get(qn("w:val")) == "restart")
        start.getparent().remove(start)

    assert lost(print_again) == []
    assert lost(leave_start) == ["cho bảng 1 hỏng ở hàng 16: ô gộp không có ô bắt đầu ở phía trên"]


def test_a_signature_block_that_the_template_does_not_print_is_found() -> None:
    annex = view(PLAN, signature=SignatureBlock(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ""))
    assert list(losses(rendered(PLAN), annex)) == ["không in “TM. ỦY BAN NHÂN DÂN”", "không in “CHỦ TỊCH”"]


def swap(body: Any) -> None:
    """Lead and support under each other's headings, in every row."""
    for row in rows(body)[1:]:
        found = list(row.iter(qn("w:tc")))
        if len(found) == 8:
            found[5].addprevious(found[6])


def hide(body: Any) -> None:
    for run in cells(body, 2)[4].iter(qn("w:r")):
        properties = run.find(qn("w:rPr"))
        if properties is None:
            properties = OxmlElement("w:rPr")
            run.insert(0, properties)
        properties.append(OxmlElement("w:vanish"))


def double(body: Any) -> None:
    table = body.find(qn("w:tbl"))
    table.addnext(deepcopy(table))


def test_a_cell_under_anothers_heading_is_found() -> None:
    assert lost(swap) == ["không in “Công chức Văn phòng - Thống kê” ở đúng cột của hàng “TC 1.1. Kế hoạch CCHC năm”"]


def test_text_that_no_reader_sees_is_found() -> None:
    assert lost(hide) == [
        "không in “Thường xuyên theo dõi, kiểm tra, đôn đốc công chức chuyên môn phụ trách các…” ở đúng cột của hàng “TC 1.1. "
        "Kế hoạch CCHC năm”"
    ]


def test_a_table_that_is_printed_twice_is_found() -> None:
    assert lost(double) == ["in bảng hai lần"]


HELD = {
    "mã của trường (field)": "<w:r><w:instrText> REF \ue001 </w:instrText></w:r>",
    "chữ thay thế (Alt Text) của hình": "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='a' descr='\ue001'/></wp:inline></w:drawing></w:r>",
    "công thức (Equation)": "<m:oMath><m:r><m:t>\ue001</m:t></m:r></m:oMath>",
    "phần đã xóa đang theo dõi": "<w:del w:id='1' w:author='a'><w:r><w:delText>\ue001</w:delText></w:r></w:del>",
}


@pytest.mark.parametrize("words", HELD)
def test_a_mark_that_stands_where_nothing_resolves_it_is_found_and_its_holder_named(words: str) -> None:
    annex = view(PLAN)
    document = opened(rendered(PLAN))
    document.paragraphs[0]._p.append(parse_xml(f"<w:p {nsdecls('w', 'wp', 'm')}>{HELD[words]}</w:p>")[0])
    assert list(losses(finished(document, annex), annex)) == [f"in ô của bảng ở chỗ không in được ({words})"]


def test_a_mark_in_another_part_is_found_and_the_part_named() -> None:
    annex = view(PLAN)
    document = opened(rendered(PLAN))
    document.settings.element.set("mark", "\ue001")
    assert list(losses(finished(document, annex), annex)) == [
        "in ô của bảng ở chỗ không in được (phần “word/settings.xml”)"
    ]
