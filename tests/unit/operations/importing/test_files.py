"""Files of other programs: each goes to the reader of its format, whatever its name says."""

import io
import os
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from helpers.annex_pages import maintain
from openpyxl import Workbook

from cchc.errors import CchcError, WrongUsageError
from cchc.operations.importing.files import foreign_document

SAVE_AGAIN = "Đề nghị mở bằng Word và lưu lại dạng Word Document (.docx)."
CUT_SHORT = "bị hỏng, hoặc chưa chép xong. Đề nghị chép lại từ nguồn."
SCAN = "Đề nghị tìm tệp Word gốc của văn bản; bản chụp, bản quét không đọc được chữ."
READ = "Đọc được: Word (.docx; .doc, .odt khi có LibreOffice), trang web (.html), Excel (.xlsx)."
MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")


def said(path: Path, soffice: Path | None = None) -> str:
    with pytest.raises(CchcError) as refused:
        foreign_document(path, soffice)
    return str(refused.value)


def word() -> bytes:
    document, file = Document(), io.BytesIO()
    document.add_table(1, 1).cell(0, 0).text = "Nhiệm vụ"
    document.save(file)
    return file.getvalue()


def with_macros() -> bytes:
    file = io.BytesIO()
    with ZipFile(io.BytesIO(word())) as package, ZipFile(file, "w") as made:
        for name in package.namelist():
            part = package.read(name)
            made.writestr(name, part.replace(MAIN, b"application/vnd.ms-word.document.macroEnabled.main+xml"))
    return file.getvalue()


def workbook() -> bytes:
    book, file = Workbook(), io.BytesIO()
    book.worksheets[0].append(["Nhiệm vụ"])
    book.save(file)
    return file.getvalue()


def odt() -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return file.getvalue()


@pytest.mark.parametrize("ending", [".docx", ".doc", ".html", ".xls", ".x", ""])
@pytest.mark.parametrize(
    ("content", "cells"), [(word(), 1), (workbook(), 1), (maintain(), 18)], ids=["word", "excel", "web"]
)
def test_the_content_tells_the_format(tmp_path: Path, content: bytes, ending: str, cells: int) -> None:
    path = tmp_path / f"x{ending}"
    path.write_bytes(content)
    (table,) = foreign_document(path, None).tables
    assert len(table.cells) == cells


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
def test_a_web_page_in_another_encoding_is_one(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "x.htm"
    path.write_bytes(maintain().decode().replace('<meta charset="utf-8">', "").encode(mark))
    assert len(list(foreign_document(path, None).tables)) == 1


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("x.pdf", b"%PDF-1.7", f"là tệp PDF nên không đọc được bảng. {SCAN}"),
        ("x.docx", b"%PDF-1.7", f"là tệp PDF nên không đọc được bảng. {SCAN}"),
        ("x.rtf", rb"{\rtf1 x}", f"là tệp RTF (.rtf). {SAVE_AGAIN}"),
        ("x.png", b"\x89PNG\r\n", f"là ảnh. {SCAN}"),
        ("x.jpg", b"\xff\xd8\xff\xe0", f"là ảnh. {SCAN}"),
        ("x.tif", b"II*\x00", f"là ảnh. {SCAN}"),
        ("x.mht", b"MIME-Version: 1.0\r\n<html>", f"là trang web lưu thành một tệp (.mht). {SAVE_AGAIN}"),
        ("x.csv", b"TT,A\n", "là tệp CSV nên không còn ô gộp, tiêu đề. Đề nghị mở bằng Excel và lưu lại dạng Excel Workbook (.xlsx)."),
        ("x.txt", b"TT", f"là tệp chữ, không có bảng. {READ}"),
        ("x.docx", b"", "là tệp trống. Đề nghị kiểm tra tên tệp."),
        ("x.docx", b"TT", f"không phải là tệp Word, Excel hay trang web. {READ}"),
        ("x.docx", COMPOUND + "EncryptedPackage".encode("utf-16-le"), "có mật khẩu. Đề nghị mở bằng Word, bỏ mật khẩu rồi lưu lại."),
        ("x.xlsx", COMPOUND + "EncryptedPackage".encode("utf-16-le"), "có mật khẩu. Đề nghị mở bằng Excel, bỏ mật khẩu rồi lưu lại."),
        ("x.xls", COMPOUND + "Workbook".encode("utf-16-le"), "là tệp Excel kiểu cũ (.xls). Đề nghị mở bằng Excel và lưu lại dạng Excel Workbook (.xlsx)."),
        ("x.msg", COMPOUND, f"không phải là tệp Word. {READ}"),
        ("x.docx", b"PK\x03\x04", CUT_SHORT),
        ("x.xlsx", b"PK\x03\x04", CUT_SHORT),
        ("x.docm", with_macros(), f"có macro (.docm). {SAVE_AGAIN}"),
    ],
)  # fmt: skip
def test_another_format_is_one_sentence(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    told = said(path)
    assert told.count("\n") == 0
    assert told == f"Văn bản “{path}” {sentence}"


@pytest.mark.parametrize(
    ("ending", "content"), [(".doc", COMPOUND + "WordDocument".encode("utf-16-le")), (".odt", odt())]
)
def test_what_libreoffice_must_convert_is_told_where_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, content: bytes
) -> None:
    monkeypatch.setattr("cchc.soffice.find_soffice", lambda _: None)
    path = tmp_path / f"x{ending}"
    path.write_bytes(content)
    assert said(path) == (
        f"Văn bản “{path}” là tệp {ending}, cần LibreOffice để đọc mà máy chưa cài. {SAVE_AGAIN} Hoặc cài LibreOffice, ghi "
        "--soffice ĐƯỜNG-DẪN nếu cài ở nơi khác."
    )
    assert said(path, Path("khong-co")) == (
        "Không có chương trình “khong-co” (--soffice). Đề nghị kiểm tra đường dẫn của LibreOffice."
    )


def test_an_odt_that_unpacks_to_too_much_or_is_damaged_never_gets_to_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.odt").write_bytes(odt()[:-10])
    assert said(tmp_path / "x.odt") == f"Văn bản “{tmp_path}/x.odt” {CUT_SHORT}"
    monkeypatch.setattr("cchc.reading.bounds.LARGEST", 10)
    monkeypatch.setattr("cchc.reading.bounds.LARGEST_TEXT", 10)
    (tmp_path / "x.odt").write_bytes(odt())
    assert said(tmp_path / "x.odt").startswith(f"Văn bản “{tmp_path}/x.odt” quá lớn")


def test_a_folder_and_a_pipe_are_no_documents(tmp_path: Path) -> None:
    with pytest.raises(WrongUsageError) as refused:
        foreign_document(tmp_path, None)
    assert str(refused.value) == (
        f"“{tmp_path}” là thư mục. Đề nghị ghi tên tệp của văn bản, ví dụ “{tmp_path}/phu-luc.docx”."
    )
    os.mkfifo(tmp_path / "x.docx")
    assert said(tmp_path / "x.docx") == (
        f"“{tmp_path}/x.docx” không phải là tệp thường. Đề nghị ghi tên tệp của văn bản."
    )


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.docx").symlink_to("khong-co")
    assert said(tmp_path / "x.docx") == (
        f"Không mở được văn bản “{tmp_path}/x.docx” (không có tệp). Đề nghị kiểm tra tên tệp."
    )


def test_a_file_that_is_too_large_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc.operations.importing.files.LARGEST", 10)
    (tmp_path / "x.html").write_bytes(maintain())
    assert said(tmp_path / "x.html").startswith(f"Văn bản “{tmp_path}/x.html” quá lớn (tối đa 64 MB")
