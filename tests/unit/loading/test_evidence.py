"""Files that prove results: gone, changed, out of the folder."""

import hashlib
from pathlib import Path

import pytest
from helpers.support import ROOT

from cchc.loading import load

PLAN = Path("plans/2024.yaml")
FILE = Path("plans/kiem-chung/a.pdf")


@pytest.fixture(autouse=True)
def _recorded(in_office: Path) -> None:
    FILE.parent.mkdir()
    FILE.write_bytes(b"x")
    (in_office / "plans/2024.progress.yaml").write_text(
        f"cchc: 1\nkind: progress\nplan: 2024.yaml\nentries:\n- what: '2.1'\n  date: '2024-07-01'\n"
        f"  file: kiem-chung/a.pdf\n  sha256: '{hashlib.sha256(b'x').hexdigest()}'\n",
        encoding="utf-8",
    )


def found(*, with_evidence: bool = True) -> list[tuple[int, str, str]]:
    loaded = load([PLAN], with_evidence=with_evidence)
    return [
        (each.span.line, each.code, each.message) for each in loaded.diagnostics if each.path.endswith("progress.yaml")
    ]


def test_what_is_as_it_was_is_no_finding() -> None:
    assert found() == []


def test_a_changed_file_is_told_with_both_prefixes() -> None:
    FILE.write_bytes(b"y")
    assert found() == [
        (
            8,
            "X713",
            "Tệp kiểm chứng “kiem-chung/a.pdf” của “2.1” đã bị sửa: mã băm ghi 2d711642…, nay là a1fce436…. Đề nghị khôi phục tệp cũ, hoặc rút kết quả và ghi nhận lại.",
        )
    ]
    assert found(with_evidence=False) == []


@pytest.mark.parametrize("how", ["gone", "a folder", "a link out of the folder"])
def test_a_file_that_is_not_there_is_gone(how: str, tmp_path: Path) -> None:
    FILE.unlink()
    if how == "a folder":
        FILE.mkdir()
    if how == "a link out of the folder":
        (tmp_path / "ngoai.pdf").write_bytes(b"x")
        FILE.symlink_to(tmp_path / "ngoai.pdf")
    assert found() == [
        (
            7,
            "X712",
            "Không còn tệp kiểm chứng “kiem-chung/a.pdf” của “2.1” trong thư mục này. Đề nghị chép lại tệp, hoặc rút kết quả và ghi nhận lại.",
        )
    ]


def test_a_file_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> str:
        raise PermissionError(path)

    monkeypatch.setattr("cchc.files.sha256", refuse)
    assert found() == [
        (
            7,
            "X712",
            "Không đọc được tệp kiểm chứng “kiem-chung/a.pdf” của “2.1” (không có quyền). Đề nghị kiểm tra quyền đọc.",
        )
    ]


def test_a_plan_that_is_asked_for_from_elsewhere_has_its_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path.cwd()
    monkeypatch.chdir(ROOT)
    assert [each.code for each in load([folder / PLAN], with_evidence=True).diagnostics if "X71" in each.code] == []
