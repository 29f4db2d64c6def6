"""Trying a template: every fault, with its place in Word's terms."""

import re
from pathlib import Path

import pytest
from docx.document import Document as Word
from docx.shared import Mm, Pt
from helpers.support import ROOT
from helpers.word_making import changed_template, repacked, template_saying

from cchc.documents import trial
from cchc.documents.isolation import faults_apart
from cchc.documents.templating.template import template
from cchc.documents.trial import TemplateFault, template_faults
from cchc.errors import CchcError


@pytest.mark.parametrize("name", ["maintain.docx", "remedy.docx", "sheet.docx", "leader.docx"])
def test_our_own_templates_have_no_fault(name: str) -> None:
    assert template_faults(template(ROOT / "templates" / name)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{ lable }}", [TemplateFault("đoạn 1", "không có “lable” để in")]),
        ("{{ title.foo.bar }}", [TemplateFault("đoạn 1", "không có “foo” để in")]),
        (
            "{{ label|unknown }}",
            [TemplateFault("đoạn 1", "không có bộ lọc hoặc phép thử “unknown” (“{{ label|unknown }}”)")],
        ),
        ("{{ label + 1 }}", [TemplateFault("đoạn 1", "không tính được giá trị để in, hoặc bảng trong mẫu bị hỏng")]),
        ("Phụ lục", [TemplateFault("", "không in “Phụ lục …”")]),
        ("Phụ lục I", [TemplateFault("", "không in “Phụ lục …”")]),
        ("Phụ lục II", [TemplateFault("", "không in “Phụ lục …”")]),
    ],
)
def test_a_fault_is_placed(tmp_path: Path, text: str, found: list[TemplateFault]) -> None:
    assert template_faults(template(template_saying(tmp_path, text))) == found


def test_all_faults_are_found_at_once_each_in_its_cell(tmp_path: Path) -> None:
    def spoil(document: Word) -> None:
        (table,) = document.tables
        table.rows[5].cells[4].paragraphs[0].runs[0].text = "{{ line.taks }}"
        table.rows[5].cells[6].paragraphs[0].runs[0].text = "{{ line.suport }}"
        document.sections[0].header.paragraphs[0].add_run("{{ nguoi_ky }}")

    assert template_faults(template(changed_template(tmp_path, spoil))) == [
        TemplateFault("bảng 1, hàng 6, cột 5", "không có “taks” để in"),
        TemplateFault("bảng 1, hàng 6, cột 7", "không có “suport” để in"),
        TemplateFault("đầu trang, đoạn 1", "không có “nguoi_ky” để in"),
    ]


def test_faults_of_syntax_are_found_before_anything_is_rendered(tmp_path: Path) -> None:
    def spoil(document: Word) -> None:
        (table,) = document.tables
        document.paragraphs[1].runs[0].text = "{{ title|hoa }}"
        table.rows[5].cells[4].paragraphs[0].runs[0].text = "{% set x = 1 %}"

    assert template_faults(template(changed_template(tmp_path, spoil))) == [
        TemplateFault("đoạn 2", "không có bộ lọc hoặc phép thử “hoa” (“{{ title|hoa }}”)"),
        TemplateFault("bảng 1, hàng 6, cột 5", "không được dùng {% set %} trong mẫu (“{% set x = 1 %}”)"),
    ]


def test_a_column_that_is_left_out_is_found_on_the_sample(tmp_path: Path) -> None:
    def spoil(document: Word) -> None:
        document.tables[0].rows[5].cells[2].paragraphs[0].runs[0].text = ""

    assert template_faults(template(changed_template(tmp_path, spoil))) == [
        TemplateFault("", "không in “5,5” ở đúng cột của hàng “TC 1.1. Kế hoạch cải cách hành chính”")
    ]


def test_a_template_of_a_sheet_is_tried_with_a_sheet(tmp_path: Path) -> None:
    def spoil(document: Word) -> None:
        (table,) = document.tables
        table.rows[5].cells[3].paragraphs[0].runs[0].text = "{{ line.han }}"
        document.paragraphs[2].runs[0].text = "{{ label }}"

    assert template_faults(template(changed_template(tmp_path, spoil, "sheet"))) == [
        TemplateFault("đoạn 3", "không có “label” để in"),
        TemplateFault("bảng 1, hàng 6, cột 4", "không có “han” để in"),
    ]


def test_a_column_that_the_chairmans_page_leaves_out_is_found(tmp_path: Path) -> None:
    def spoil(document: Word) -> None:
        document.tables[0].rows[5].cells[3].paragraphs[0].runs[0].text = ""

    assert template_faults(template(changed_template(tmp_path, spoil, "leader"))) == [
        TemplateFault("", "không in “Cán bộ, công chức (tập thể)” ở đúng cột của hàng “Số hóa hồ sơ”")
    ]


def beside_a_row_tag(document: Word) -> None:
    document.tables[0].rows[2].cells[0].paragraphs[0].add_run(" ghi chú")


def test_text_that_a_row_tag_swallows_is_found_by_the_linter(tmp_path: Path) -> None:
    assert template_faults(template(changed_template(tmp_path, beside_a_row_tag))) == [
        TemplateFault("bảng 1, hàng 3, cột 1", "nội dung đứng cạnh lệnh của cả hàng hoặc cả đoạn sẽ không được in")
    ]


def test_without_the_linter_a_template_is_tried_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "find_spec", lambda _: None)
    assert template_faults(template(changed_template(tmp_path, beside_a_row_tag))) == []
    assert template_faults(template(template_saying(tmp_path, "{{ lable }}"))) != []


def test_faults_come_back_from_another_process_as_they_were(tmp_path: Path) -> None:
    spoiled = template(template_saying(tmp_path, "{{ lable }}"))
    assert faults_apart(spoiled) == template_faults(spoiled)


@pytest.mark.parametrize(
    ("part", "old", "new", "sentence"),
    [
        ("word/document.xml", "<w:body>", "<w:body", "bị hỏng"),
        ("word/styles.xml", "<w:docDefaults>", "<w:docDefaults", "bị hỏng"),
        ("docProps/core.xml", "<cp:coreProperties", "<cp:other", "bị hỏng"),
        (
            "[Content_Types].xml",
            "wordprocessingml.document.main+xml",
            "spreadsheetml.sheet.main+xml",
            "không phải là tệp Word",
        ),
    ],
)
def test_a_broken_file_is_one_sentence(tmp_path: Path, part: str, old: str, new: str, sentence: str) -> None:
    path = repacked(tmp_path, part, lambda text: text.replace(old, new))
    with pytest.raises(CchcError, match=sentence):
        template(path).read()


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (
            r"<w:tblGrid>.*?</w:tblGrid>",
            [TemplateFault("", "không tính được giá trị để in, hoặc bảng trong mẫu bị hỏng")],
        ),
        (
            r"<w:p><w:pPr><w:pStyle w:val=\"Bảng-giữaô\"/></w:pPr><w:r><w:t>{{ line.number }}</w:t></w:r></w:p>",
            [TemplateFault("", "không in “1” ở đúng cột của hàng “TC 1.1. Kế hoạch cải cách hành chính”")],
        ),
    ],
)
def test_a_broken_table_is_a_fault(tmp_path: Path, pattern: str, found: list[TemplateFault]) -> None:
    path = repacked(tmp_path, "word/document.xml", lambda text: re.sub(pattern, "", text))
    assert template_faults(template(path)) == found


def test_what_the_decree_would_not_have_is_found_on_the_sample(tmp_path: Path) -> None:
    def shrink(document: Word) -> None:
        document.styles["Phụ lục - số"].font.size = Pt(11)
        document.sections[0].left_margin = Mm(20)

    found = template_faults(template(changed_template(tmp_path, shrink)))
    assert [(fault.place, fault.what.split()[0]) for fault in found] == [
        ("bản in thử, phần (section) 1", "N802"),
        ("bản in thử, dòng “Phụ lục”", "N806"),
    ]


@pytest.mark.parametrize("name", ["maintain", "remedy", "assignments"])
def test_no_fault_calls_a_template_by_the_number_of_an_annex(name: str, tmp_path: Path) -> None:
    def spoil(document: Word) -> None:
        document.styles["Phụ lục - số"].font.size = Pt(11)
        document.styles["Bảng - nội dung"].font.name = "Arial"
        document.sections[0].left_margin = Mm(20)

    found = template_faults(template(changed_template(tmp_path, spoil, name)))
    assert {fault.what.split()[0] for fault in found} == {"N802", "N803", "N806"}
    assert [
        each
        for fault in found
        for each in re.findall("Phụ lục [IVX]+(?! *Nghị định)", f"{fault.place} {fault.what}")
        if each != "Phụ lục I"
    ] == []
    assert all(fault.place.startswith("bản in thử, ") for fault in found)


def test_words_own_quotes_are_quotes(tmp_path: Path) -> None:
    assert template_faults(template(template_saying(tmp_path, "{{ label|default(“x”) }}"))) == []


@pytest.mark.parametrize("tag", [f"{{{{ {'9' * 5001} }}}}", f"{{{{ {'not ' * 2000}1 }}}}", f"{{{{ {'[' * 2000} }}}}"])
def test_a_tag_that_no_reader_can_read_is_a_fault(tmp_path: Path, tag: str) -> None:
    (found,) = template_faults(template(template_saying(tmp_path, tag)))
    assert found.place == "đoạn 1"
    assert found.what.startswith(("không tính được giá trị để in", "sai cú pháp"))
