import errno
import os
import stat
import threading
from itertools import islice
from pathlib import Path

import pytest
from helpers.support import refusing

from cchc import files
from cchc.errors import CchcError


def test_a_file_is_written_with_its_folder_and_nothing_beside_it(tmp_path: Path) -> None:
    files.write(tmp_path / "a" / "b.txt", b"x")
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "a").iterdir()] == [("b.txt", b"x")]


def test_a_replaced_file_keeps_its_permissions_and_a_new_one_has_the_usual(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_bytes(b"x")
    old.chmod(0o640)
    files.write(old, b"y")
    files.write(tmp_path / "new", b"y")
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o666 & ~mask


def test_a_link_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"x")
    (tmp_path / "target").chmod(0o600)
    for name, target in {"link": "target", "nowhere": "missing", "folder": "..", "loop": "loop"}.items():
        (tmp_path / name).symlink_to(target)
        files.write(tmp_path / name, b"y")
        assert not (tmp_path / name).is_symlink()
        assert (tmp_path / name).read_bytes() == b"y"
    assert (tmp_path / "target").read_bytes() == b"x"
    assert not (tmp_path / "missing").exists()


def test_a_link_that_is_to_be_followed_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    files.write(tmp_path / "link", b"y", follow=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"y"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX pipes")
def test_what_is_no_regular_file_is_written_to_and_stays_what_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    reading = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    files.write(tmp_path / "pipe", b"x")
    assert os.read(reading, 10) == b"x"
    os.close(reading)
    assert (tmp_path / "pipe").is_fifo()


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CchcError, match="Không ghi được tệp"):
        files.write(tmp_path / "a", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"old")]


def test_what_is_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(CchcError, match="đường dẫn đi qua một tệp thường"):
        files.write(tmp_path / "file" / "x", b"")
    with pytest.raises(CchcError, match="đó là một thư mục"):
        files.write(tmp_path / "folder", b"")


@pytest.mark.parametrize("name", ["EINVAL", "ENOTSUP", "ENOSYS"])
def test_a_drive_without_fsync_and_permissions_is_written_to(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", refusing(getattr(errno, name)))
    monkeypatch.setattr(os, "chmod", refusing(errno.EPERM))
    files.write(tmp_path / "a", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"new")]


@pytest.mark.parametrize("name", ["EIO", "ENOSPC", "EDQUOT"])
def test_a_drive_that_did_not_keep_the_content_is_told(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", refusing(getattr(errno, name)))
    with pytest.raises(CchcError, match=r"^Không ghi được tệp"):
        files.write(tmp_path / "a", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"old")]


@pytest.mark.skipif(not hasattr(os, "O_DIRECTORY"), reason="POSIX folders")
def test_the_folder_is_made_durable_after_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[bool, bool]] = []

    def fsync(handle: int) -> None:
        seen.append((stat.S_ISDIR(os.fstat(handle).st_mode), (tmp_path / "a").exists()))

    monkeypatch.setattr(os, "fsync", fsync)
    files.write(tmp_path / "a", b"x")
    assert seen == [(False, False), (True, True)]


@pytest.mark.parametrize("holds", [True, False])
def test_only_what_nobody_holds_any_more_is_cleared(
    holds: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that another run is writing stays; with and without flock."""
    fcntl = pytest.importorskip("fcntl")
    left, living = tmp_path / ".cchc-0123456789abcdef.tmp", tmp_path / ".cchc-fedcba9876543210.tmp"
    for path in (left, living):
        path.write_bytes(b"")
    os.utime(left, (0, 0))
    with living.open("rb") as file:
        if holds:
            fcntl.flock(file, fcntl.LOCK_EX)
        else:
            monkeypatch.setattr(fcntl, "flock", refusing(errno.ENOLCK))
        files.write(tmp_path / "a", b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == [living.name, "a"]


def test_what_only_looks_like_a_temporary_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".cchc-folder.tmp").mkdir()
    (tmp_path / ".cchc-link.tmp").symlink_to("kept")
    (tmp_path / "kept").write_bytes(b"x")
    os.mkfifo(tmp_path / ".cchc-pipe.tmp")
    files.write(tmp_path / "a", b"x")
    assert (tmp_path / ".cchc-folder.tmp").is_dir()
    assert (tmp_path / "kept").read_bytes() == b"x"


def test_a_new_file_is_made_again_when_another_run_takes_it_for_one_left_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")
    answers: list[Exception | None] = [BlockingIOError(), None]

    def flock(*_: object) -> None:
        if answer := answers.pop(0):
            raise answer

    monkeypatch.setattr(fcntl, "flock", flock)
    files.write(tmp_path / "a", b"x")
    assert (tmp_path / "a").read_bytes() == b"x"


def test_a_stream_that_the_shell_opened_is_written_to(tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as file:
        files.write(Path(f"/dev/fd/{file.fileno()}"), b"x")
    assert (tmp_path / "a").read_bytes() == b"x"


def test_a_name_that_no_system_has_is_told(tmp_path: Path) -> None:
    with pytest.raises(CchcError, match="tên tệp không hợp lệ"):
        files.write(tmp_path / "a\0b", b"x")


MANY = 40
"""More files than wait for the disk together."""


def many(folder: Path) -> dict[Path, bytes]:
    """Files in a folder each, the name of the folder being what is written."""
    return {folder / f"{number:02}" / "a": f"{number:02}".encode() for number in range(MANY)}


def written(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_several_files_are_written_in_their_order(tmp_path: Path) -> None:
    wanted = many(tmp_path)
    assert files.write_all(wanted, str) == tuple(wanted)
    assert written(tmp_path) == wanted


@pytest.mark.parametrize("failing", [0, 1, 15, 16, 39])
def test_files_before_one_that_cannot_be_written_are_told_and_those_after_it_are_not_there(
    failing: int, tmp_path: Path
) -> None:
    wanted = many(tmp_path)
    before = dict(islice(wanted.items(), failing))
    (tmp_path / f"{failing:02}").write_bytes(b"")
    with pytest.raises(CchcError, match="đường dẫn đi qua một tệp thường") as told:
        files.write_all(wanted, str)
    assert written(tmp_path) == {**before, tmp_path / f"{failing:02}": b""}
    assert [str(path) in str(told.value) for path in wanted] == [number <= failing for number in range(MANY)]


@pytest.mark.parametrize("threads", [True, False])
@pytest.mark.parametrize("failing", [0, 7, 16])
def test_a_file_that_the_disk_did_not_keep_ends_the_writing(
    failing: int, threads: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fsync(handle: int) -> None:
        if os.pread(handle, 2, 0) == f"{failing:02}".encode():
            raise OSError(errno.EIO, "")

    def start(_: threading.Thread) -> None:
        raise RuntimeError

    monkeypatch.setattr(os, "fsync", fsync)
    if not threads:
        monkeypatch.setattr(threading.Thread, "start", start)
    wanted = many(tmp_path)
    with pytest.raises(CchcError, match="Không ghi được tệp"):
        files.write_all(wanted, str)
    assert written(tmp_path) == dict(islice(wanted.items(), failing))
