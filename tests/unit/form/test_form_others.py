"""Documents that others made: several annexes, a Kế hoạch with its annexes, other programs, files that are none."""

import io
import struct
import subprocess
from copy import deepcopy
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.enum.section import WD_SECTION
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from helpers import word_documents
from helpers.decree.draft import Draft
from helpers.decree.paper import plan
from helpers.word_documents import LABEL, REFERENCE, changed, found, ours, saved, with_parts

from cchc.errors import CchcError
from cchc.form import findings
from cchc.reading.bounds import LARGEST, LARGEST_TEXT
from cchc.reading.word_limits import MAX_ELEMENTS

EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
SECTION_2 = "Phụ lục II, phần (section) 2"


def test_two_annexes_in_one_file_have_no_finding() -> None:
    assert found(changed(word_documents.second_annex, content=ours("plans/2024.yaml"))) == []


def test_the_faults_of_each_annex_are_found_at_its_own_places() -> None:
    def faults(document: Any) -> None:
        word_documents.second_annex(document)
        word_documents.rows(document)[0].trPr.remove(word_documents.rows(document)[0].trPr.find(qn("w:tblHeader")))
        document.tables[1].cell(2, 1).paragraphs[0].runs[0].font.name = "Arial"

    assert found(changed(faults)) == [
        ("N803", "Phụ lục II, bảng 1, hàng 3, cột 2"),
        ("N818", "Phụ lục I, bảng 1, hàng 1"),
    ]


def test_a_header_is_that_of_the_section_before_unless_a_section_has_its_own() -> None:
    def inherited(document: Any) -> None:
        word_documents.second_annex(document)
        for reference in document.element.body.sectPr.findall(qn("w:headerReference")):
            document.element.body.sectPr.remove(reference)

    assert found(changed(inherited, content=ours("plans/2024.yaml"))) == []

    def own(document: Any) -> None:
        inherited(document)
        document.sections[1].header.is_linked_to_previous = False

    assert found(changed(own, content=ours("plans/2024.yaml"))) == [("N813", f"{SECTION_2}, đầu trang")]


def test_an_annex_that_begins_without_a_section_shows_its_number_and_goes_on_counting() -> None:
    def page_break(document: Any) -> None:
        word_documents.second_annex(document)
        ends = document.element.body.findall(f"{qn('w:p')}/{qn('w:pPr')}/{qn('w:sectPr')}")
        ends[0].getparent().remove(ends[0])

    assert found(changed(page_break)) == [
        ("N814", "Phụ lục II, phần (section) 1, đầu trang"),
        ("N817", "Phụ lục II, phần (section) 1"),
    ]


def test_a_section_that_goes_on_in_the_page_begins_no_annex() -> None:
    def continuous(document: Any) -> None:
        word_documents.second_annex(document)
        document.sections[1].start_type = WD_SECTION.CONTINUOUS

    assert found(changed(continuous)) == [("N814", f"{SECTION_2}, đầu trang"), ("N817", SECTION_2)]


def plan_before(*, own_section: bool = True) -> word_documents.Change:
    """A Kế hoạch in Arial on Letter with its number below, which mentions its annexes; then our annex."""

    def change(document: Any) -> None:
        first = document.paragraphs[LABEL]
        lines = ["KẾ HOẠCH", "Căn cứ Phụ lục I kèm theo Kế hoạch này", "Phụ lục I: Mục tiêu", "TM. ỦY BAN NHÂN DÂN"]
        for line in lines:
            run = first.insert_paragraph_before(line).add_run(" xã")
            run.font.name, run.font.size = "Arial", Pt(9)
        if own_section:
            end = first.insert_paragraph_before("")
            section = deepcopy(document.element.body.sectPr)
            end._p.get_or_add_pPr().append(section)
            section.find(qn("w:pgSz")).set(qn("w:w"), "12240")

    return change


def test_only_the_annexes_of_a_plan_are_judged() -> None:
    assert found(changed(plan_before())) == []


def test_an_annex_right_after_the_plan_has_no_section_of_its_own() -> None:
    assert found(changed(plan_before(own_section=False))) == [
        ("N814", "Phụ lục I, phần (section) 1, đầu trang"),
        ("N817", "Phụ lục I, phần (section) 1"),
    ]


@pytest.mark.parametrize(
    "label", ["Phụ lục", "PHỤ LỤC I", "Phụ lục số 02", "Phụ lục II.", "phụ  lục\u00a0I", "Phụ lu\u0323c I"]
)
def test_a_short_line_begins_an_annex(label: str) -> None:
    assert "N805" not in {code for code, _ in found(changed(word_documents.text(LABEL, label)))}


@pytest.mark.parametrize("line", ["Phụ lục kèm theo", "Xem Phụ lục I", "Phụ lục I và Phụ lục II", "Phụ lục này"])
def test_a_mention_begins_none(line: str) -> None:
    assert ("N805", "đầu phụ lục") in found(changed(word_documents.text(LABEL, line), word_documents.left(LABEL)))


# Documents of other programs.


def test_the_default_of_python_docx_deserves_what_it_gets() -> None:
    document = Document()
    document.add_heading("PHỤ LỤC 1", 1)
    document.add_paragraph("Nhiệm vụ năm 2024")
    table = document.add_table(3, 3)
    table.style = "Light Grid Accent 1"
    for cell in (*table.rows[0].cells, *table.rows[1].cells, *table.rows[2].cells):
        cell.paragraphs[0].add_run("a")
    assert found(saved(document)) == [
        ("N801", "Phụ lục 1, phần (section) 1"),
        ("N802", "Phụ lục 1, phần (section) 1"),
        ("N803", "Phụ lục 1, đoạn 2"),
        ("N803", "Phụ lục 1, dòng “Phụ lục”"),
        ("N804", "Phụ lục 1, dòng “Phụ lục”"),
        ("N806", "Phụ lục 1, dòng “Phụ lục”"),
        ("N807", "Phụ lục 1, đầu phụ lục"),
        ("N809", "Phụ lục 1, đầu phụ lục"),
        ("N812", "Phụ lục 1, dòng “Phụ lục”"),
        ("N818", "Phụ lục 1, bảng 1, hàng 1"),
        ("N819", "Phụ lục 1, bảng 1, hàng 1"),
        ("N825", "Phụ lục 1, dòng “Phụ lục”"),
        ("N826", "Phụ lục 1, cuối phụ lục"),
    ]


HTML = """<html><head><meta charset="utf-8"></head><body>
<p align=center><b>Phụ lục I</b></p><p align=center><b>MỤC TIÊU</b></p>
<p align=center><i>(Kèm theo Kế hoạch số /KH-UBND ngày tháng 01 năm 2024 của Ủy ban nhân dân xã Mẫu)</i></p>
<table border=1><thead><tr><th>TT<th>Lĩnh vực<th>Điểm</tr></thead><tr><td>I<td colspan=2>CÔNG TÁC</tr>
<tr><td>1<td rowspan=2>TC 1.1<td>4</tr><tr><td>2<td>4</tr></table><p>./.</p></body></html>"""


@pytest.mark.needs("soffice")
def test_a_document_of_libreoffice_deserves_what_it_gets(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(HTML, encoding="utf-8")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ("--headless", "--infilter=HTML (StarWriter)", "--convert-to", "docx", "--outdir", str(tmp_path))
    subprocess.run(
        ["soffice", profile, *convert, str(tmp_path / "a.html")], check=True, capture_output=True, timeout=120
    )
    assert found((tmp_path / "a.docx").read_bytes()) == [
        ("N802", "Phụ lục I, phần (section) 1"),
        ("N803", "Phụ lục I, dòng “Phụ lục”"),
        ("N806", "Phụ lục I, dòng “Phụ lục”"),
        ("N808", "Phụ lục I, dòng tên phụ lục"),
        ("N810", "Phụ lục I, dòng “Kèm theo”"),
        ("N819", "Phụ lục I, bảng 1, hàng 1"),
        ("N820", "Phụ lục I, bảng 1, hàng 2"),
        ("N821", "Phụ lục I, bảng 1, hàng 3, cột 2"),
        ("N825", "Phụ lục I, dòng “Phụ lục”"),
        ("N827", "Phụ lục I, dòng “Kèm theo”"),
    ]


@pytest.mark.needs("soffice")
def test_our_annex_saved_by_libreoffice_keeps_its_form(tmp_path: Path) -> None:
    (tmp_path / "ours.docx").write_bytes(ours("plans/2024.yaml"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ("--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "saved"), str(tmp_path / "ours.docx"))
    subprocess.run(["soffice", profile, *convert], check=True, capture_output=True, timeout=120)
    assert found((tmp_path / "saved" / "ours.docx").read_bytes()) == []


def test_a_document_with_everything_wrong_has_every_finding_once() -> None:
    def everything(document: Any) -> None:
        word_documents.text(LABEL, "PHỤ LỤC 1")(document)
        word_documents.text(word_documents.TITLE, "Mục tiêu")(document)
        word_documents.text(word_documents.REFERENCE, "Kèm theo Kế hoạch số 5/KH-UBND ngày 3/1/2024")(document)
        word_documents.run(word_documents.REFERENCE, italic=False)(document)
        word_documents.without(word_documents.END)(document)
        word_documents.without(word_documents.RULE)(document)
        word_documents.section(page_width=Mm(279), left_margin=Mm(20))(document)
        word_documents.no_titlepg(document)
        word_documents.header(size=Pt(10))(document)
        word_documents.in_footer(document)
        word_documents.setting("sectPr", "w:pgNumType", start="3")(document)
        for tag in ("w:tblHeader", "w:cantSplit"):
            word_documents.in_row(1, tag)(document)
        word_documents.not_kept(2)(document)
        word_documents.not_kept(3)(document)
        word_documents.remove_cell(document)
        word_documents.orphan(document)
        word_documents.add_row()(document)
        word_documents.in_cell(4, 2, "w:color", val="FF0000")(document)
        word_documents.in_cell(4, 2, "w:rFonts", ascii="Arial", hAnsi="Arial")(document)
        word_documents.in_cell(4, 2, "w:lang", val="en-US")(document)
        word_documents.signatures("TM. Ủy ban nhân dân", "", "Trần Văn A")(document)

    codes = [code for code, _ in found(changed(everything))]
    missing = {"N805", "N807", "N809", "N813", "N829"}  # what is there in the wrong form is not missing
    assert codes == [
        "N801",
        "N802",
        "N803",
        "N804",
        "N806",
        "N808",
        "N810",
        "N811",
        "N811",
        "N811",
        *(f"N{number}" for number in range(812, 829) if f"N{number}" not in missing),
        "N830",
    ]


# Files that are no Word documents, or not sound ones.


def compound_file(*names: str) -> bytes:
    """The beginning of an OLE file: a .doc, or a .docx behind a password."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504 + b"".join(name.encode("utf-16-le") for name in names)


def archive(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return file.getvalue()


def locked(content: bytes) -> bytes:
    """The archive with each member marked as encrypted."""
    changed = bytearray(content)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := changed.find(signature, start)) >= 0:
            changed[start + offset : start + offset + 2] = struct.pack("<H", 1)
            start += 4
    return bytes(changed)


def spoiled(name: str, part: bytes | None) -> bytes:
    return with_parts(ours(), {name: part})


def body(content: bytes) -> bytes:
    start = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    return spoiled("word/document.xml", start + content + b"</w:body></w:document>")


ENTITIES = b'<!DOCTYPE a [<!ENTITY a "' + b"a" * 1000 + b'"><!ENTITY b "' + b"&a;" * 1000 + b'">]><a>&b;</a>'
REFUSED = {
    "nothing": (b"", "không phải là tệp Word (.docx)"),
    "text": (b"Ke hoach", "không phải là tệp Word (.docx)"),
    "PDF": (b"%PDF-1.7", "không phải là tệp Word (.docx)"),
    ".doc": (compound_file("WordDocument"), "kiểu cũ (.doc)"),
    "password": (compound_file("EncryptedPackage"), "có mật khẩu"),
    "too many bytes": (b"PK" + b"\0" * LARGEST, "quá lớn"),
    "bomb": (spoiled("word/document.xml", b" " * (LARGEST_TEXT + 1)), "quá lớn"),
    "bomb of pictures": (spoiled("word/media/a.png", b"\0" * (2 * LARGEST)), "quá lớn"),
    "too many elements": (body(b"<w:p/>" * MAX_ELEMENTS), "quá lớn"),
    "half a file": (ours()[: len(ours()) // 2], "bị hỏng, hoặc chưa chép xong"),
    "only a beginning": (b"PK\x03\x04", "bị hỏng, hoặc chưa chép xong"),
    "locked archive": (locked(ours()), "không phải là tệp Word (.docx)"),
    "another archive": (archive(a=b"a"), "không phải là tệp Word (.docx)"),
    "no document": (spoiled("word/document.xml", None), "hỏng"),
    "broken XML": (spoiled("word/document.xml", b"<w:document"), "hỏng"),
    "too deep": (body(b"<w:sdt>" * 300 + b"</w:sdt>" * 300), "hỏng"),
    "entities": (spoiled("word/document.xml", ENTITIES), "hỏng"),
    "no body": (spoiled("word/document.xml", b"<a/>"), "không có nội dung"),
    "no styles": (spoiled("word/styles.xml", b""), "hỏng"),
}


@pytest.mark.parametrize(("content", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_sound_document_is_told_in_one_sentence(content: bytes, said: str) -> None:
    with pytest.raises(CchcError) as error:
        findings(content, "a.docx")
    assert said in str(error.value)
    assert str(error.value).startswith("Tệp “a.docx” ")
    assert "Đề nghị" in str(error.value)


@pytest.mark.parametrize(
    "value", ["", "-1", "abc", "1e400", "nan", "99999999999999999999", "١٢", "12xx", "infmm", "1e308"]
)
def test_a_senseless_number_is_no_crash(value: str) -> None:
    def everywhere(document: Any) -> None:
        for tag in (
            "w:sz",
            "w:gridSpan",
            "w:pgSz",
            "w:pgMar",
            "w:pgNumType",
            "w:color",
            "w:gridCol",
            "w:tblBorders",
            "w:tblW",
        ):
            for each in document.element.body.iter(qn(tag)):
                for name in each.attrib:
                    each.set(name, value)
        word_documents.in_cell(3, 2, "w:sz", val=value)(document)
        word_documents.in_cell(3, 2, "w:color", val=value)(document)

    assert {code for code, _ in found(changed(everywhere))} >= {"N801", "N802"}


def says_two_pages(document: Any) -> None:
    """As Word notes when it saves."""
    counts = f'<Properties xmlns="{EXTENDED}"><Pages>2</Pages></Properties>'.encode()
    package = document.part.package
    part = Part(PackURI("/docProps/app.xml"), CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, counts, package)
    package.relate_to(part, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


def test_a_short_annex_that_says_of_itself_that_it_has_two_pages_needs_a_page_number() -> None:
    assert found(changed(word_documents.no_number)) == []
    assert found(changed(word_documents.no_number, says_two_pages)) == [
        ("N813", "Phụ lục I, phần (section) 1, đầu trang")
    ]


def regulation(document: Any) -> None:
    """A quy chế, which is issued with a decision and is no annex."""
    word_documents.text(LABEL, "QUY CHẾ")(document)
    word_documents.text(REFERENCE, "(Ban hành kèm theo Quyết định số 05/QĐ-UBND ngày 15 tháng 01 năm 2024)")(document)


@pytest.mark.parametrize(
    "content", [body(b""), saved(Document()), changed(regulation), Draft("", "", "", "", plan()).packed()]
)
def test_a_document_without_an_annex_has_one_finding_which_says_so(content: bytes) -> None:
    (only,) = findings(content, "a.docx")
    assert (only.code, only.where) == ("N835", "")
    assert only.message == (
        "Không có dòng “Phụ lục …”, cũng không có dòng “(Kèm theo …)”, theo quy ước trình bày thì tệp này không có phụ "
        "lục để kiểm tra. Đề nghị chọn tệp có phụ lục; nếu đây là phụ lục thì ghi dòng “Phụ lục” ở đầu."
    )
