"""Which Word files are read: all that can be parsed where their text is; others are refused in a sentence."""

import io
import re
from collections.abc import Callable
from zipfile import ZipFile

import pytest
from helpers.docx_hosts import changed, parts, strict
from helpers.foreign_word_making import paragraph, read, row, table
from helpers.hostile_files import P, relations, types, word, zipped
from helpers.word_documents import with_parts
from helpers.word_making import rendered

from cchc.errors import CchcError
from cchc.reading.foreign.word.reader import foreign_word

NAMED = "Tệp “a.docx”"
SAVE = "Đề nghị mở bằng Word và lưu lại dạng Word Document (.docx)."
RELATIONS, TYPES, TEXT = "word/_rels/document.xml.rels", "[Content_Types].xml", "word/document.xml"
ANNEX = rendered("tests/examples/maintain.yaml")


def replaced(part: str, old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda content: changed(content, {part: lambda text: re.sub(old, new, text)})


def without(*names: str) -> Callable[[bytes], bytes]:
    return lambda content: with_parts(content, dict.fromkeys(names))


def twice(content: bytes) -> bytes:
    """A file with an older text beside its own."""
    file = io.BytesIO(zipped(parts(content) | {TEXT: "<old/>"}))
    with ZipFile(file, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr(TEXT, parts(content)[TEXT])
    return file.getvalue()


ODD: dict[str, Callable[[bytes], bytes]] = {
    "without styles": without("word/styles.xml"),
    "without relations": without(RELATIONS),
    "without relations of the package": without("_rels/.rels"),
    "without settings, theme, properties": without("word/settings.xml", "word/theme/theme1.xml", "docProps/core.xml"),
    "relations without a type": replaced(RELATIONS, r' Type="[^"]*"', ""),
    "relations without a target": replaced(RELATIONS, r' Target="[^"]*"', ""),
    "relations with one id": replaced(RELATIONS, r' Id="[^"]*"', ' Id="rId1"'),
    "relations that lead out of the package": replaced(
        RELATIONS, r'Target="styles.xml"', 'Target="../../../etc/styles.xml"'
    ),
    "relations to the outside": replaced(RELATIONS, r'Target="styles.xml"', 'Target="http://x/" TargetMode="External"'),
    "settings that are no XML": lambda content: with_parts(content, {"word/webSettings.xml": b"<w:x", "x.xml": b"<"}),
    "a part of another content type": replaced(TYPES, "wordprocessingml.styles[+]xml", "x+xml"),
    "a part that is there twice": twice,
    "two parts of names in other letters": lambda content: with_parts(content, {"word/Styles.xml": b"<a/>"}),
    "styles of another root": lambda content: with_parts(content, {"word/styles.xml": b"<a/>"}),
    "an unknown element": replaced(TEXT, "<w:tblGrid>", "<w:odd/><w:tblGrid>"),
    "unknown attributes": replaced(TEXT, "<w:tc>", '<w:tc w:odd="1">'),
    "no grid": replaced(TEXT, "<w:tblGrid>.*?</w:tblGrid>", ""),
    "no properties of cells": replaced(TEXT, "<w:tcW[^>]*/>", ""),
    "a byte order mark": lambda content: with_parts(content, {TEXT: b"\xef\xbb\xbf" + parts(content)[TEXT]}),
    "the strict form": strict,
    "a text of the strict form alone": replaced(
        TEXT, "http://schemas.openxmlformats.org/wordprocessingml/2006/", "http://purl.oclc.org/ooxml/wordprocessingml/"
    ),
}


@pytest.mark.parametrize("odd", ODD)
def test_a_file_that_a_validator_refuses_is_read(odd: str) -> None:
    (expected,), (found,) = (foreign_word(content, NAMED).tables for content in (ANNEX, ODD[odd](ANNEX)))
    assert [cell.text for cell in found.cells] == [cell.text for cell in expected.cells]
    assert {(cell.row, cell.column, cell.rows, cell.columns) for cell in found.cells} == {
        (cell.row, cell.column, cell.rows, cell.columns) for cell in expected.cells
    }


def test_a_strict_file_is_read_with_its_looks() -> None:
    annex = rendered("plans/2024.yaml")
    assert foreign_word(strict(annex), NAMED) == foreign_word(annex, NAMED)


def test_the_address_of_the_strict_form_is_text_like_any_other() -> None:
    (found,) = read(table(row("http://purl.oclc.org/ooxml/wordprocessingml/main"))).tables
    assert found.cells[0].text == "http://purl.oclc.org/ooxml/wordprocessingml/main"


def test_a_text_stands_where_the_package_says() -> None:
    assert foreign_word(word(P, main="word/other.xml"), NAMED).blocks
    moved = {TYPES: types({"a.xml": _MAIN}), "_rels/.rels": relations(("officeDocument", "/a.xml"))}
    assert foreign_word(zipped(moved | {"a.xml": parts(word(P))[TEXT]}), NAMED).blocks


_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_DRAWN = "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "macros": (
        lambda: replaced(TYPES, _MAIN.replace("+", "[+]"), "application/vnd.ms-word.document.macroEnabled.main+xml")(
            ANNEX
        ),
        "có macro (.docm)",
    ),
    "a template": (lambda: replaced(TYPES, r"document\.main", "template.main")(ANNEX), "là mẫu của Word (.dotx)"),
    "an old file": (lambda: _COMPOUND + b"x", "là tệp Word kiểu cũ (.doc)"),
    "rich text": (lambda: rb"{\rtf1 a}", "không phải là tệp Word (.docx)"),
    "nothing": (lambda: b"", "không phải là tệp Word (.docx)"),
    "a text cut short": (lambda: with_parts(ANNEX, {TEXT: parts(ANNEX)[TEXT][:-20]}), "bị hỏng"),
    "styles cut short": (
        lambda: with_parts(ANNEX, {"word/styles.xml": parts(ANNEX)["word/styles.xml"][:-20]}),
        "bị hỏng",
    ),
    "no text": (lambda: with_parts(ANNEX, {TEXT: None}), "không có nội dung"),
    "another text": (lambda: with_parts(ANNEX, {TEXT: b"<a/>"}), "không có nội dung"),
    "entities": (lambda: with_parts(ANNEX, {TEXT: b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "bị hỏng"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_is_one_sentence(name: str) -> None:
    content, said = REFUSED[name]
    with pytest.raises(CchcError) as refused:
        foreign_word(content(), NAMED)
    assert str(refused.value) == f"{NAMED} {said}. {SAVE}"


def test_a_file_cut_short_is_to_be_copied_again() -> None:
    with pytest.raises(CchcError) as refused:
        foreign_word(ANNEX[:-200], NAMED)
    assert str(refused.value) == f"{NAMED} bị hỏng, hoặc chưa chép xong. Đề nghị chép lại từ nguồn."


def test_a_password_is_one_sentence() -> None:
    with pytest.raises(CchcError) as refused:
        foreign_word(_COMPOUND + "EncryptedPackage".encode("utf-16-le"), NAMED)
    assert str(refused.value) == f"{NAMED} có mật khẩu. Đề nghị mở bằng Word, bỏ mật khẩu rồi lưu lại."


@pytest.mark.parametrize("body", [_DRAWN, paragraph("1 / 2") + _DRAWN, table(row("")) + _DRAWN])
def test_a_scan_is_one_sentence(body: str) -> None:
    with pytest.raises(CchcError) as refused:
        read(body)
    assert str(refused.value) == (
        f"{NAMED} chỉ có hình ảnh, không có chữ để đọc (bản quét). Đề nghị dùng tệp Word gốc, hoặc nhận dạng chữ (OCR) "
        "rồi lưu lại dạng Word Document (.docx)."
    )


def test_a_file_that_only_holds_another_file_is_one_sentence() -> None:
    with pytest.raises(CchcError) as refused:
        read("<w:altChunk r:id='rId1'/>")
    assert str(refused.value) == f"{NAMED} chỉ chứa một tệp khác được chèn vào, chưa có chữ của chính nó. {SAVE}"


def test_a_file_without_anything_has_no_blocks() -> None:
    assert read(paragraph()).blocks == ()
