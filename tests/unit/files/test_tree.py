"""Listing trees and what patterns mean: the order, what is passed over, the limits."""

import errno
import os
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from helpers.support import refusing

from cchc import files
from cchc.errors import CchcError


def everything(_: Path, entries: Sequence[files.FolderEntry]) -> list[files.FolderEntry]:
    return list(entries)


def listed(top: str) -> list[str]:
    return [(folder / entry.name).as_posix() for folder, found in files.tree(Path(top), everything) for entry in found]


def meant(pattern: str) -> list[str]:
    return [path.as_posix() for path in files.hits(Path(pattern), everything)]


@pytest.fixture(autouse=True)
def _somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def make(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(b"")


def test_the_files_of_a_folder_come_before_those_of_its_subfolders() -> None:
    make("a/z.yaml", "a/b/c/1", "a/b/2", "a/B", "a/a/3", "b/x")
    assert listed("a") == ["a/B", "a/a", "a/b", "a/z.yaml", "a/a/3", "a/b/2", "a/b/c", "a/b/c/1"]
    assert listed(".")[:3] == ["a", "b", "a/B"]


def test_hidden_and_temporary_names_are_passed_over_but_not_where_they_are_typed() -> None:
    make("a/.git/x", "a/~$b.docx", "a/c", ".an/d")
    assert listed("a") == ["a/c"]
    assert listed("a/.git") == ["a/.git/x"]
    assert listed(".an") == [".an/d"]


def test_a_folder_that_is_a_link_is_named_and_not_entered() -> None:
    make("a/b/x", "outside/y")
    Path("a/up").symlink_to("..")
    Path("a/b/self").symlink_to(".")
    Path("a/out").symlink_to(Path("outside").resolve())
    assert listed("a") == ["a/b", "a/out", "a/up", "a/b/self", "a/b/x"]
    Path("way").symlink_to("a/b")
    assert listed("way") == ["way/self", "way/x"]


def test_so_many_entries_are_listed_and_not_one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    tree = sys.modules["cchc.files.tree"]  # `files.tree` is its function
    assert tree.MOST_ENTRIES == 100_000  # a commune has a folder and some files, and the country has 3,321 communes
    monkeypatch.setattr(tree, "MOST_ENTRIES", 2_000)
    for folder in ("a/b", "a/c"):
        Path(folder).mkdir(parents=True)
        for number in range(999):
            os.close(os.open(f"{folder}/{number}", os.O_CREAT))
    assert len(listed("a")) == 2_000
    make("a/c/x")
    with pytest.raises(CchcError) as refused:
        listed("a")
    assert (refused.value.exit_code, str(refused.value)) == (
        3,
        "Thư mục “a” có quá 2.000 tệp nên không tìm tiếp tệp trong đó. Đề nghị ghi thư mục hẹp hơn, hoặc bỏ bớt thư "
        "mục bằng exclude trong cchc.toml.",
    )


def test_sixteen_levels_of_folders_are_entered_and_not_one_more() -> None:
    deep = "a" + "/b" * 16
    make(f"{deep}/x")
    assert listed("a")[-1] == f"{deep}/x"
    Path(f"{deep}/c").mkdir()
    with pytest.raises(CchcError) as refused:
        listed("a")
    assert str(refused.value) == (
        f"Thư mục “a” có quá 16 tầng thư mục (“{deep}/c”) nên không tìm tiếp tệp trong đó. Đề nghị ghi thư mục hẹp "
        "hơn, hoặc bỏ bớt thư mục bằng exclude trong cchc.toml."
    )


def test_a_folder_that_may_not_be_listed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    make("a/b/x")
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: refusing(errno.EACCES)() if path == Path("a/b") else scandir(path))
    with pytest.raises(CchcError) as refused:
        listed("a")
    assert str(refused.value) == "Không đọc được thư mục “a/b” (không có quyền). Đề nghị kiểm tra quyền."


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("xa-*/plans", ["xa-a/plans", "xa-b/plans"]),
        ("xa-?/plans/*.yaml", ["xa-a/plans/1.yaml", "xa-b/plans/1.yaml"]),
        ("./xa-[!a]/*", ["xa-b/plans"]),
        ("*/plans/sau/../*.yaml", ["xa-a/plans/sau/../1.yaml"]),
        ("**/2.yaml", ["xa-a/plans/sau/2.yaml"]),
        ("xa-a/**/plans", ["xa-a/plans"]),
        ("xa-a/**", ["xa-a"]),
        ("**/**/1.yaml", ["xa-a/plans/1.yaml", "xa-b/plans/1.yaml"]),
        ("*", ["xa-a", "xa-b"]),
        (".*/1.yaml", [".an/1.yaml"]),
        ("*/1.yaml/*", []),
        ("[", []),
        ("xa-[", []),
        ("không/*", []),
        ("xa-a/plans/*/", ["xa-a/plans/1.yaml", "xa-a/plans/sau"]),
    ],
)
def test_a_pattern_means_what_it_means_in_a_shell(pattern: str, found: list[str]) -> None:
    make("xa-a/plans/1.yaml", "xa-a/plans/sau/2.yaml", "xa-b/plans/1.yaml", ".an/1.yaml")
    assert meant(pattern) == found


def test_a_literal_part_behind_a_sign_is_found_however_its_accents_are_written() -> None:
    decomposed = unicodedata.normalize("NFD", "kế hoạch")
    make(f"xa-a/{decomposed}/1.yaml")
    assert meant("xa-*/kế hoạch/*") == [f"xa-a/{decomposed}/1.yaml"]


def test_a_name_with_a_sign_that_is_really_there_means_itself() -> None:
    make("xa-[1]/1.yaml", "xa-1/1.yaml")
    assert meant("xa-[1]/*") == ["xa-[1]/1.yaml"]


def test_a_pattern_leads_through_no_link_that_was_not_typed() -> None:
    make("r/xa-a/plans/1.yaml", "outside/plans/2.yaml")
    Path("r/xa-b").symlink_to("../outside")
    Path("r/xa-a/sau").symlink_to("../../outside")
    Path("way").symlink_to("r")
    assert meant("r/xa-*/plans") == ["r/xa-a/plans"]
    assert meant("r/*/sau/plans/*") == []
    assert meant("r/**/2.yaml") == []
    assert meant("way/*/plans/*") == ["way/xa-a/plans/1.yaml"]


def test_the_beginning_of_a_path_is_no_pattern() -> None:
    assert [files.has_pattern(Path(name)) for name in ("a/b", "a[1]/b", "*", "/a?/b", "/a", ".", "a]b")] == [
        *(False, True, True, True),
        *(False, False, False),
    ]
