"""Publishing: what is in the way is told before anything is made, and nothing is written unless all of it can be."""

import os
import sys
from pathlib import Path

import pytest
from helpers.support import ROOT
from helpers.word_making import template_saying, view

from cchc.errors import CchcError, WrongUsageError
from cchc.operations.publish import Clash, Destination, Sheaf, publish

CLASH = Clash("tài liệu", "Đề nghị ghi tên riêng.")
OURS = ROOT / "templates" / "maintain.docx"


def destination(output: Path | None, *, soffice: Path | None = None) -> Destination:
    return Destination(output=output, soffice=soffice, pdf=soffice is not None, force=False)


def sheaf(target: Path, template: Path = OURS) -> Sheaf:
    return Sheaf(target, ((view("tests/examples/maintain.yaml"), template),))


def written(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_each_document_is_written_and_named(tmp_path: Path) -> None:
    targets = (tmp_path / "in" / "a.docx", tmp_path / "in" / "b.docx")
    made = publish([sheaf(target) for target in targets], destination(tmp_path / "in"), None, CLASH)
    assert (made.files, made.printed, made.notes) == (targets, None, ())
    assert targets[0].read_bytes() == targets[1].read_bytes()


def test_what_is_made_is_counted_as_it_is_made(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    sheaves = [sheaf(tmp_path / "a.docx"), Sheaf(tmp_path / "b.docx", sheaf(tmp_path / "b.docx").views * 2)]
    publish(sheaves, destination(tmp_path), None, CLASH, lambda done, whole: told.append((done, whole)))
    assert told == [(1, 3), (3, 3)]


def test_what_is_meant_for_standard_output_is_handed_over(tmp_path: Path) -> None:
    made = publish([sheaf(Path("-"))], destination(Path("-")), None, CLASH)
    assert made.files == ()
    assert made.printed is not None
    assert made.printed.startswith(b"PK")
    assert written(tmp_path) == []


def test_a_file_where_a_folder_should_be_is_told_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("a file", encoding="utf-8")
    targets = (tmp_path / "a" / "x.docx", tmp_path / "b" / "c" / "x.docx")
    with pytest.raises(CchcError) as refused:
        publish([sheaf(target) for target in targets], destination(tmp_path), None, CLASH)
    assert str(refused.value).startswith(f"Không ghi được tệp “{targets[1]}” (đường dẫn đi qua một tệp thường).")
    assert written(tmp_path) == ["b"]


def test_a_result_does_not_replace_its_template(tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    own.write_bytes(OURS.read_bytes())
    (tmp_path / "link.docx").symlink_to(own)
    for name in ("own.docx", "link.docx"):
        target = tmp_path / name
        to = Destination(output=target, soffice=None, pdf=False, force=True)
        with pytest.raises(WrongUsageError, match="là chính mẫu Word đang dùng"):
            publish([sheaf(target, own)], to, None, CLASH)
    assert own.read_bytes() == OURS.read_bytes()


def test_two_documents_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUsageError) as refused:
        publish([sheaf(tmp_path / "a.docx")] * 2, destination(tmp_path), None, CLASH)
    assert str(refused.value) == f"Có 2 tài liệu cùng ghi vào “{tmp_path / 'a.docx'}”. Đề nghị ghi tên riêng."
    assert written(tmp_path) == []


def test_nothing_is_written_when_one_of_them_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "mau").mkdir()
    spoiled = template_saying(tmp_path / "mau", "{{ lable }}")
    documents = [sheaf(tmp_path / "in" / "a.docx"), sheaf(tmp_path / "in" / "b.docx", spoiled)]
    with pytest.raises(CchcError, match="không có “lable” để in"):
        publish(documents, destination(tmp_path / "in"), None, CLASH)
    assert written(tmp_path / "in") == []


def test_libreoffice_is_asked_for_before_anything_is_made(tmp_path: Path) -> None:
    spoiled = template_saying(tmp_path, "{{ lable }}")
    target = tmp_path / "in" / "a.docx"
    with pytest.raises(CchcError, match=r"^Không có chương trình “"):
        publish([sheaf(target, spoiled)], destination(target.parent, soffice=tmp_path / "soffice"), None, CLASH)
    assert written(target.parent) == []


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script")
def test_no_word_file_is_written_when_libreoffice_makes_no_pdf(tmp_path: Path) -> None:
    soffice = tmp_path / "soffice"
    soffice.write_text(f"#!{sys.executable}\n", encoding="utf-8")
    soffice.chmod(0o755)
    with pytest.raises(CchcError, match=r"^LibreOffice không xuất được PDF; chưa ghi tệp nào\."):
        publish([sheaf(tmp_path / "in" / "a.docx")], destination(tmp_path / "in", soffice=soffice), None, CLASH)
    assert written(tmp_path / "in") == []


def test_what_was_written_is_told_when_the_disk_refuses_in_the_middle(tmp_path: Path) -> None:
    targets = (tmp_path / "a" / "x.docx", tmp_path / "b" / f"{'x' * 300}.docx")
    with pytest.raises(CchcError) as refused:
        publish([sheaf(target) for target in targets], destination(tmp_path), None, CLASH)
    assert str(refused.value) == (
        f"Đã xuất {targets[0].as_posix()}. Việc này đã làm xong. Không ghi được tệp “{targets[1]}” (tên quá dài). Đề nghị "
        "kiểm tra thư mục và quyền ghi, hoặc đóng tệp nếu đang mở."
    )
    assert refused.value.exit_code == 3
