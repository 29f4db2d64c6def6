"""Comments, editable ranges and tracked changes in a template: named with their places; changes are refused."""

from pathlib import Path
from typing import Any

import pytest
from docx.document import Document as Word
from helpers.reviewed_templates import BY, WITH_IDS, pieces, template_with
from helpers.word_making import changed_template, template_saying

from cchc.documents.sample import SAMPLES
from cchc.documents.templating.template import template
from cchc.documents.trial import TemplateFault, template_faults
from cchc.documents.word.render import docx
from cchc.errors import CchcError

CELL = "bảng 1, hàng 6, cột 1"
DROPPED = ", khi xuất sẽ được bỏ"
COMMENT, RANGE = f"còn bình luận (comment){DROPPED}", f"còn vùng được phép sửa (Restrict Editing){DROPPED}"
CHANGE = "còn sửa đổi đang theo dõi (Track Changes)"
REFUSED = "; chấp nhận hoặc từ chối hết (Review, Accept, Reject) thì mới xuất được"
RUN = "<w:r><w:t>{{ title }}</w:t></w:r>"
CHANGES = {
    f"<w:ins w:id='1' {BY}>{RUN}</w:ins>": "chữ chèn “{{ title }}”",
    f"<w:del w:id='1' {BY}><w:r><w:delText>{{{{ title }}}}</w:delText></w:r></w:del>": "chữ xóa “{{ title }}”",
    f"<w:moveFrom w:id='1' {BY}>{RUN}</w:moveFrom>": "chữ chuyển chỗ “{{ title }}”",
    f"<w:moveTo w:id='1' {BY}>{RUN}</w:moveTo>": "chữ chuyển chỗ “{{ title }}”",
    f"<w:r><w:rPr><w:rPrChange w:id='1' {BY}><w:rPr/></w:rPrChange></w:rPr><w:t/></w:r>": "định dạng chữ đổi",
}


def faults(path: Path) -> list[TemplateFault]:
    return template_faults(template(path))


@pytest.mark.parametrize(("name", "what"), [("comment", COMMENT), ("range", RANGE)])
def test_comments_and_ranges_are_named_with_their_places(name: str, what: str, tmp_path: Path) -> None:
    assert faults(template_with(tmp_path, WITH_IDS[name])) == [TemplateFault(CELL, what)]


@pytest.mark.parametrize(("xml", "said"), CHANGES.items())
def test_a_tracked_change_is_named_with_its_place_and_refused(xml: str, said: str, tmp_path: Path) -> None:
    path = template_with(tmp_path, xml)
    assert faults(path) == [TemplateFault(CELL, f"{CHANGE}: {said}{REFUSED}")]
    with pytest.raises(CchcError) as refused:
        docx(next(iter(SAMPLES.values()))(), template(path))
    assert str(refused.value) == (
        f"Mẫu “{path}” còn sửa đổi đang theo dõi (Track Changes): {said} ở {CELL}. Đề nghị mở mẫu bằng Word, vào "
        "Review, chấp nhận (Accept) hoặc từ chối (Reject) hết, rồi lưu lại."
    )


PLACES: dict[str, Any] = {
    "đoạn 2": lambda document: document.paragraphs[1]._p,
    "đầu trang, đoạn 1": lambda document: document.sections[0].header.paragraphs[0]._p,
    "chân trang, đoạn 1": lambda document: document.sections[0].footer.paragraphs[0]._p,
    "đoạn 1": lambda document: document.element.body,
    "bảng 1, hàng 1": lambda document: document.tables[0]._tbl.tr_lst[0],
    "bảng 1, hàng 4, cột 2": lambda document: document.tables[0]._tbl.tr_lst[3].tc_lst[1],
}


@pytest.mark.parametrize("place", PLACES)
def test_a_mark_is_named_by_what_it_stands_in_or_beside(place: str, tmp_path: Path) -> None:
    def put(document: Word) -> None:
        for each in reversed(pieces("<w:commentRangeStart w:id='1'/><w:commentRangeEnd w:id='1'/>")):
            PLACES[place](document).insert(1 if place.startswith("bảng") else 0, each)

    found = faults(changed_template(tmp_path, put))
    assert [each for each in found if each.what == COMMENT] == [TemplateFault(place, COMMENT)]


def test_a_text_box_is_a_place_of_its_own(tmp_path: Path) -> None:
    box = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p>{WITH_IDS['comment']}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    places = [each.place for each in faults(template_with(tmp_path, box)) if each.what == COMMENT]
    assert places == [f"{CELL}, hộp chữ"]


def test_a_tag_in_hidden_text_is_named(tmp_path: Path) -> None:
    found = faults(template_with(tmp_path, "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{{ title }}</w:t></w:r>"))
    assert found == [TemplateFault(CELL, "“{{ title }}” nằm trong chữ ẩn (Hidden), người đọc không thấy")]


def test_a_tag_in_a_part_that_is_not_filled_in_is_named(tmp_path: Path) -> None:
    path = template_with(tmp_path, WITH_IDS["endnote"], note="{{ title }}")
    found = [each for each in faults(path) if "không điền được" in each.what]
    assert found == [TemplateFault("chú thích cuối văn bản", "không điền được “{{ title }}” ở phần này của tệp")]


def test_a_tag_in_a_comment_is_not_rendered_and_no_fault_of_its_own(tmp_path: Path) -> None:
    assert faults(template_with(tmp_path, WITH_IDS["comment"], comment="{{ mất }}")) == [TemplateFault(CELL, COMMENT)]


def test_a_template_without_traces_has_no_such_fault(tmp_path: Path) -> None:
    assert faults(template_saying(tmp_path, "{{ label }}")) == []
