"""The DOCX as a package: bounds when it is read, the same bytes when it is written."""

import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from helpers.support import ROOT
from helpers.word_making import dossier, rendered

from cchc.errors import CchcError, WrongUsageError
from cchc.reading import bounds, package
from cchc.reading.package import package_bytes, packed

CONTENT_TYPES = (
    '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>"
)


def zipped(parts: dict[str, str | bytes], date: tuple[int, int, int, int, int, int] = (2024, 1, 1, 0, 0, 0)) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
            archive.getinfo(name).date_time = date
    return file.getvalue()


def test_the_same_parts_give_the_same_bytes_whatever_their_order_and_dates() -> None:
    one = zipped({"b": "1", "[Content_Types].xml": "2", "a": "3"})
    other = zipped({"a": "3", "b": "1", "[Content_Types].xml": "2"}, (2025, 5, 5, 5, 5, 4))
    assert one != other
    assert packed(one) == packed(other)
    with ZipFile(io.BytesIO(packed(one))) as archive:
        assert [(part.filename, part.date_time) for part in archive.infolist()] == [
            (name, (1980, 1, 1, 0, 0, 0)) for name in ("[Content_Types].xml", "a", "b")
        ]
        assert archive.read("a") == b"3"


def test_the_same_plan_gives_the_same_file() -> None:
    first = rendered("plans/2024.yaml")
    for made_once in (dossier, rendered):
        made_once.cache_clear()
    assert first == rendered("plans/2024.yaml")


def test_a_word_file_is_opened_whole() -> None:
    path = ROOT / "templates" / "maintain.docx"
    assert package_bytes(path, "mẫu") == path.read_bytes()


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
SAVE_AGAIN = "Đề nghị mở bằng Word và lưu lại dạng Word Document (.docx)."
CUT_SHORT = "bị hỏng, hoặc chưa chép xong. Đề nghị chép lại từ nguồn."


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", f"không phải là tệp Word (.docx). {SAVE_AGAIN}"),
        (b"PK\x03\x04", CUT_SHORT),
        (zipped({"a": "1"}), f"không phải là tệp Word (.docx). {SAVE_AGAIN}"),
        (zipped({"[Content_Types].xml": "<Types/>"}), f"không phải là tệp Word (.docx). {SAVE_AGAIN}"),
        (zipped({"[Content_Types].xml": CONTENT_TYPES})[:-30], CUT_SHORT),
        (zipped({"[Content_Types].xml": CONTENT_TYPES})[:-30] + bytes(600), CUT_SHORT),
        (
            zipped({"[Content_Types].xml": "<Types>application/vnd.ms-word.document.macroEnabled.main+xml</Types>"}),
            f"có macro (.docm). {SAVE_AGAIN}",
        ),
        (OLE, f"là tệp Word kiểu cũ (.doc). {SAVE_AGAIN}"),
        (
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "có mật khẩu. Đề nghị mở bằng Word, bỏ mật khẩu rồi lưu lại.",
        ),
    ],
)
def test_what_is_no_word_file_is_refused_in_one_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / "x.docx").write_bytes(content)
    with pytest.raises(CchcError) as refused:
        package_bytes(tmp_path / "x.docx", "mẫu")
    assert str(refused.value) == f"Mẫu “{tmp_path / 'x.docx'}” {sentence}"


def test_a_missing_file_is_wrong_usage_and_a_folder_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(WrongUsageError, match="Không có mẫu “"):
        package_bytes(tmp_path / "x.docx", "mẫu")
    with pytest.raises(CchcError, match="đó là một thư mục"):
        package_bytes(tmp_path, "mẫu")


@pytest.mark.parametrize(
    ("name", "size"), [("word/document.xml", bounds.LARGEST_TEXT), ("word/media/a.png", 2 * bounds.LARGEST)]
)
def test_a_file_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(tmp_path: Path, name: str, size: int) -> None:
    bomb = zipped({"[Content_Types].xml": CONTENT_TYPES, name: bytes(size + 1)})
    assert len(bomb) < 1024 * 1024
    (tmp_path / "x.docx").write_bytes(bomb)
    with pytest.raises(CchcError, match=r"quá lớn \(tối đa 64 MB, riêng phần chữ 16 MB\)"):
        package_bytes(tmp_path / "x.docx", "mẫu")


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST", 1000)
    with pytest.raises(CchcError, match="quá lớn"):
        package_bytes(ROOT / "templates" / "maintain.docx", "mẫu")
